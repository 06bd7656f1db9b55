//! Statements about how a gathering was.

use crate::lifecycle::sql::awake;

store::statements! {
    /// The round of a gathering.
    ROUND = "SELECT r.gathering_id, g.community_id, r.opened_at, r.closes_at, r.told_at FROM feedback_rounds r JOIN gatherings g ON g.id = r.gathering_id WHERE r.gathering_id = $1";
    /// Somebody answers, once.
    ANSWERED = "INSERT INTO feedback_people (gathering_id, person_id, answered) VALUES ($1, $2, TRUE) ON CONFLICT (gathering_id, person_id) DO UPDATE SET answered = TRUE WHERE NOT feedback_people.answered";
    /// Whether somebody was asked, was there, or had said that they come.
    MAY = "SELECT EXISTS (SELECT 1 FROM feedback_people WHERE gathering_id = $1 AND person_id = $2) AS asked, EXISTS (SELECT 1 FROM attendance WHERE gathering_id = $1 AND person_id = $2 AND state IN ('there', 'part')) AS there,
        EXISTS (SELECT 1 FROM seats WHERE gathering_id = $1 AND person_id = $2 AND answer = 'accepted' AND waits_since IS NULL) AS said_yes";
    /// One count goes up.
    COUNT_UP = "INSERT INTO feedback_counts (gathering_id, item, number, times) VALUES ($1, $2, $3, 1)
        ON CONFLICT (gathering_id, item, number) DO UPDATE SET times = feedback_counts.times + 1";
    /// What somebody would change.
    SAY_CHANGE = "INSERT INTO feedback_changes (id, gathering_id, words, is_shared, said, answer) VALUES ($1, $2, $3, $4, '', '')";
    /// How many answered, and whether one did.
    WHO_ANSWERED = "SELECT CAST(COALESCE((SELECT SUM(times) FROM feedback_counts WHERE gathering_id = $1 AND item = 1), 0) AS BIGINT) AS answered,
        (SELECT COUNT(*) FROM feedback_people WHERE gathering_id = $1 AND person_id = $2 AND answered) AS mine";
    /// The counts.
    COUNTS = "SELECT item, number, times FROM feedback_counts WHERE gathering_id = $1 ORDER BY item, number";
    /// What people would change, in the order of the alphabet: for convenors.
    CHANGES = "SELECT id, words, is_shared, said, outcome, answer FROM feedback_changes WHERE gathering_id = $1 ORDER BY words, id LIMIT 200";
    /// What is answered, for members: the words only where they may be read.
    ANSWERED_CHANGES = "SELECT id, CASE WHEN is_shared THEN words ELSE '' END AS words, is_shared, said, outcome, answer FROM feedback_changes WHERE gathering_id = $1 AND outcome IS NOT NULL ORDER BY answer, id LIMIT 200";
    /// A convenor answers: once it is over, and where enough answered.
    ANSWER_CHANGE = "UPDATE feedback_changes SET said = $5, outcome = $6, answer = $7, answered_by = $8, answered_at = $3 WHERE id = $1
        AND gathering_id IN (SELECT r.gathering_id FROM feedback_rounds r JOIN gatherings g ON g.id = r.gathering_id WHERE g.community_id = $2 AND r.closes_at <= $3
            AND (SELECT CAST(SUM(k.times) AS BIGINT) FROM feedback_counts k WHERE k.gathering_id = r.gathering_id AND k.item = 1) >= $4)";
    /// What was changed after the gathering before.
    LAST_CHANGES = "SELECT f.id, CASE WHEN f.is_shared THEN f.words ELSE '' END AS words, f.is_shared, f.said, f.outcome, f.answer FROM feedback_changes f
        WHERE f.outcome = 'changed' AND f.gathering_id = (SELECT b.id FROM gatherings b JOIN gatherings g ON g.id = $1 AND g.community_id = b.community_id
            WHERE b.starts_at < g.starts_at AND b.state <> 'cancelled' AND EXISTS (SELECT 1 FROM feedback_rounds r WHERE r.gathering_id = b.id) ORDER BY b.starts_at DESC, b.id LIMIT 1)
        ORDER BY f.answered_at, f.id LIMIT 2";

    /// Who is to be asked.
    TO_ASK = concat!("SELECT g.id, g.community_id, g.title, g.ends_at, g.zone, p.id AS person, p.language, p.zone AS theirs,
            (SELECT a.address FROM addresses a WHERE a.person_id = p.id AND a.suspended_at IS NULL ORDER BY a.is_main DESC, a.folded LIMIT 1) AS address
        FROM gatherings g JOIN seats s ON s.gathering_id = g.id JOIN memberships m ON m.community_id = g.community_id AND m.person_id = s.person_id AND m.standing = 'member'
        JOIN people p ON p.id = s.person_id LEFT JOIN attendance t ON t.gathering_id = g.id AND t.person_id = p.id
        LEFT JOIN feedback_people f ON f.gathering_id = g.id AND f.person_id = p.id LEFT JOIN reach r ON r.person_id = p.id
        WHERE g.invited_at IS NOT NULL AND g.state <> 'cancelled' AND g.ends_at <= $2 AND g.ends_at > $3 AND ", awake!("g.community_id"), "
          AND (t.state IN ('there', 'part') OR (t.state IS NULL AND s.answer = 'accepted' AND s.waits_since IS NULL)) AND f.person_id IS NULL
          AND NOT EXISTS (SELECT 1 FROM feedback_rounds o WHERE o.gathering_id = g.id AND o.closes_at <= $1)
          AND EXISTS (SELECT 1 FROM addresses a WHERE a.person_id = p.id AND a.suspended_at IS NULL)
          AND r.stopped_at IS NULL AND (r.paused_until IS NULL OR r.paused_until <= $1) AND m.delivery <> 'none'
        ORDER BY g.id, p.id LIMIT $4");
    /// Answers are taken.
    OPEN = "INSERT INTO feedback_rounds (gathering_id, opened_at, closes_at) VALUES ($1, $2, $3) ON CONFLICT (gathering_id) DO NOTHING";
    /// Until when.
    CLOSES = "SELECT closes_at FROM feedback_rounds WHERE gathering_id = $1";
    /// Somebody was asked.
    ASKED = "INSERT INTO feedback_people (gathering_id, person_id, asked_at, answered) VALUES ($1, $2, $3, FALSE) ON CONFLICT (gathering_id, person_id) DO NOTHING";
    /// What is over, and nobody was told of.
    OVER = "SELECT g.id, g.community_id, g.title, g.ends_at, CAST(COALESCE((SELECT SUM(k.times) FROM feedback_counts k WHERE k.gathering_id = g.id AND k.item = 1), 0) AS BIGINT) AS answered
        FROM feedback_rounds r JOIN gatherings g ON g.id = r.gathering_id WHERE r.told_at IS NULL AND r.closes_at <= $1 ORDER BY r.closes_at, g.id LIMIT 100";
    /// They are.
    TOLD = "UPDATE feedback_rounds SET told_at = $2 WHERE gathering_id = $1 AND told_at IS NULL";

    /// That somebody was asked how it was, for them.
    MINE = "SELECT c.name, g.title, CASE WHEN f.answered THEN 'yes' ELSE 'no' END AS said, CAST(NULL AS TEXT) AS none1, CAST(NULL AS TEXT) AS none2, CAST(NULL AS TEXT) AS none3, f.asked_at, CAST(NULL AS BIGINT) AS none4
        FROM feedback_people f JOIN gatherings g ON g.id = f.gathering_id JOIN communities c ON c.id = g.community_id WHERE f.person_id = $1 ORDER BY f.gathering_id LIMIT 10000";
    /// And that goes with them; the counts and the changes are nobody's.
    ERASE = "DELETE FROM feedback_people WHERE person_id = $1";
}
