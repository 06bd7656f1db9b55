//! Statements about what people need.

use crate::lifecycle::sql::awake;

/// Those who come to a gathering, `s`.
macro_rules! coming {
    () => {
        "seats s JOIN gatherings g ON g.id = s.gathering_id JOIN memberships m ON m.community_id = g.community_id AND m.person_id = s.person_id AND m.standing = 'member'
        LEFT JOIN gathering_needs n ON n.gathering_id = s.gathering_id AND n.person_id = s.person_id
        WHERE s.gathering_id = $1 AND s.answer = 'accepted' AND s.waits_since IS NULL"
    };
}

store::statements! {
    /// Somebody says what they need.
    SAY = "INSERT INTO gathering_needs (gathering_id, person_id, reminded, answered_at, foods, food_words, access, access_words, travel) VALUES ($1, $2, 0, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (gathering_id, person_id) DO UPDATE SET answered_at = excluded.answered_at, foods = excluded.foods, food_words = excluded.food_words, access = excluded.access,
            access_words = excluded.access_words, travel = excluded.travel";
    /// Nothing was said; that they were asked stays, so that they are not asked again.
    UNSAY = "UPDATE gathering_needs SET answered_at = NULL, foods = '', food_words = '', access = '', access_words = '', travel = '', reminded = 2 WHERE gathering_id = $1 AND person_id = $2";
    /// What somebody has said.
    OWN = "SELECT foods, food_words, access, access_words, travel FROM gathering_needs WHERE gathering_id = $1 AND person_id = $2 AND answered_at IS NOT NULL";
    /// How many come, and how many of them have answered.
    COUNT = concat!("SELECT COUNT(*) AS coming, COUNT(n.answered_at) AS answered FROM ", coming!());
    /// What those who come have said, without whose it is, in an order of its own.
    WITHOUT_NAMES = concat!("SELECT n.foods, n.food_words, n.access, n.access_words, n.travel FROM ", coming!(), " AND n.answered_at IS NOT NULL
        ORDER BY n.food_words, n.access_words, n.travel, n.foods, n.access");
    /// Who comes and has not answered.
    SILENT = concat!("SELECT p.id, p.name FROM people p WHERE p.id IN (SELECT s.person_id FROM ", coming!(), " AND n.answered_at IS NULL) ORDER BY p.name_folded, p.id LIMIT 500");
    /// Who is to be asked, or once more: twice at most, a week apart, and no more in the last three days.
    TO_ASK = concat!("SELECT g.id, g.community_id, g.title, g.starts_at, g.zone, p.id AS person, p.language, p.zone AS theirs,
            (SELECT a.address FROM addresses a WHERE a.person_id = p.id AND a.suspended_at IS NULL ORDER BY a.is_main DESC, a.folded LIMIT 1) AS address,
            n.asked_at IS NOT NULL AS again
        FROM gatherings g JOIN seats s ON s.gathering_id = g.id AND s.answer = 'accepted' AND s.waits_since IS NULL
        JOIN memberships m ON m.community_id = g.community_id AND m.person_id = s.person_id AND m.standing = 'member' JOIN people p ON p.id = s.person_id
        LEFT JOIN gathering_needs n ON n.gathering_id = g.id AND n.person_id = p.id LEFT JOIN reach r ON r.person_id = p.id
        WHERE g.mode IN ('in-person', 'hybrid') AND g.state IN ('planned', 'changed') AND g.starts_at > $1 AND g.starts_at <= $2 AND ", awake!("g.community_id"), "
          AND n.answered_at IS NULL AND (n.asked_at IS NULL OR (n.reminded < 2 AND COALESCE(n.reminded_at, n.asked_at) <= $3 AND g.starts_at > $4))
          AND EXISTS (SELECT 1 FROM addresses a WHERE a.person_id = p.id AND a.suspended_at IS NULL)
          AND r.stopped_at IS NULL AND (r.paused_until IS NULL OR r.paused_until <= $1)
        ORDER BY g.id, p.id LIMIT $5");
    /// They were.
    ASKED = "INSERT INTO gathering_needs (gathering_id, person_id, asked_at, reminded, foods, food_words, access, access_words, travel) VALUES ($1, $2, $3, 0, '', '', '', '', '')
        ON CONFLICT (gathering_id, person_id) DO UPDATE SET asked_at = COALESCE(gathering_needs.asked_at, excluded.asked_at),
            reminded = gathering_needs.reminded + CASE WHEN gathering_needs.asked_at IS NULL THEN 0 ELSE 1 END,
            reminded_at = CASE WHEN gathering_needs.asked_at IS NULL THEN NULL ELSE excluded.asked_at END";
    /// What is not needed any more.
    FORGET = "DELETE FROM gathering_needs WHERE EXISTS (SELECT 1 FROM gatherings g WHERE g.id = gathering_needs.gathering_id AND (g.ends_at <= $1 OR g.state = 'cancelled'))
        OR EXISTS (SELECT 1 FROM seats s WHERE s.gathering_id = gathering_needs.gathering_id AND s.person_id = gathering_needs.person_id AND s.answer = 'declined')";

    /// What somebody said that they need, for them.
    MINE = "SELECT c.name, g.title, TRIM(n.foods || ' ' || n.food_words) AS food, TRIM(n.access || ' ' || n.access_words) AS access, n.travel, CAST(NULL AS TEXT) AS none1, n.asked_at, n.answered_at
        FROM gathering_needs n JOIN gatherings g ON g.id = n.gathering_id JOIN communities c ON c.id = g.community_id WHERE n.person_id = $1 ORDER BY n.gathering_id LIMIT 10000";
    /// And that goes with them.
    ERASE = "DELETE FROM gathering_needs WHERE person_id = $1";
}
