//! Statements about recaps.

use crate::lifecycle::sql::awake;

store::statements! {
    /// How far a recap is.
    STAND = "SELECT drafted_at, sent_at, stands_at FROM recaps WHERE gathering_id = $1";
    /// Its lines: all ($2); else those that stand once it was sent ($3), and before that one's own ($4).
    LINES = "SELECT l.number, l.words, l.source, l.person_id, COALESCE(p.name, '') AS name, l.edited_by IS NOT NULL AS edited, l.corrected_at, l.is_dropped FROM recap_lines l LEFT JOIN people p ON p.id = l.person_id
        WHERE l.gathering_id = $1 AND ($2 OR ($3 AND NOT l.is_dropped) OR (NOT $3 AND l.person_id = $4))
        ORDER BY CASE l.source WHEN 'topic' THEN 0 WHEN 'took' THEN 1 ELSE 2 END, l.number LIMIT 300";
    /// The gathering that has just been.
    JUST_BEEN = "SELECT id FROM gatherings WHERE community_id = $1 AND starts_at >= $2 AND starts_at <= $3 AND state <> 'cancelled' ORDER BY starts_at DESC, id LIMIT 1 {FOR_UPDATE}";
    /// The last number, how many lines, how many of one person took something with them.
    COUNT = "SELECT COALESCE(MAX(number), 0) AS last, COUNT(*) AS count, CAST(COALESCE(SUM(CASE WHEN person_id = $2 AND source = 'took' THEN 1 ELSE 0 END), 0) AS BIGINT) AS own FROM recap_lines WHERE gathering_id = $1";
    /// A line.
    SAY = "INSERT INTO recap_lines (gathering_id, number, words, source, source_id, person_id, made_at, is_dropped) VALUES ($1, $2, $3, $4, $5, $6, $7, FALSE)";
    /// It was not said.
    UNSAY = "DELETE FROM recap_lines WHERE gathering_id = $1 AND number = $2 AND person_id = $3";
    /// A convenor makes it shorter, or leaves it out.
    EDIT = "UPDATE recap_lines SET words = $3, edited_by = COALESCE($4, edited_by), is_dropped = $5 WHERE gathering_id = $1 AND number = $2";
    /// Whose it is puts it right: then it is theirs again.
    FIX = "UPDATE recap_lines SET words = $3, edited_by = NULL, corrected_at = $4 WHERE gathering_id = $1 AND number = $2";
    /// As it was.
    UNFIX = "UPDATE recap_lines SET words = $4, corrected_at = NULL WHERE gathering_id = $1 AND number = $2 AND person_id = $3";
    /// It goes to everyone.
    SENT = "INSERT INTO recaps (gathering_id, sent_at, sent_by, stands_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (gathering_id) DO UPDATE SET sent_at = excluded.sent_at, sent_by = excluded.sent_by, stands_at = excluded.stands_at";

    /// What ended yesterday, and has no draft.
    TO_DRAFT = concat!("SELECT g.id FROM gatherings g LEFT JOIN recaps r ON r.gathering_id = g.id WHERE g.state <> 'cancelled' AND g.ends_at <= $1 AND g.ends_at > $2 AND r.drafted_at IS NULL AND r.sent_at IS NULL AND ", awake!("g.community_id"), "
        ORDER BY g.ends_at, g.id LIMIT 100");
    /// Nobody else writes to it.
    LOCK = "SELECT id FROM gatherings WHERE id = $1 {FOR_UPDATE}";
    /// It has one.
    DRAFTED = "INSERT INTO recaps (gathering_id, drafted_at) VALUES ($1, $2) ON CONFLICT (gathering_id) DO UPDATE SET drafted_at = excluded.drafted_at WHERE recaps.drafted_at IS NULL";
    /// What people said there that they will do.
    WILL = "SELECT k.id, k.words, k.person_id FROM commitments k JOIN gatherings g ON g.id = k.gathering_id JOIN memberships m ON m.community_id = g.community_id AND m.person_id = k.person_id AND m.standing = 'member'
        WHERE k.gathering_id = $1 AND k.state IN ('open', 'done', 'changed') ORDER BY k.id LIMIT 100";
    /// Drafts that no convenor was shown.
    DRAFTS_TO_ASK = concat!("SELECT g.id, g.community_id, g.title, g.starts_at, g.zone FROM recaps r JOIN gatherings g ON g.id = r.gathering_id
        WHERE r.drafted_at IS NOT NULL AND r.asked_at IS NULL AND r.sent_at IS NULL AND EXISTS (SELECT 1 FROM recap_lines l WHERE l.gathering_id = g.id AND NOT l.is_dropped) AND ", awake!("g.community_id"), "
        ORDER BY g.ends_at, g.id LIMIT 100");
    /// They are.
    DRAFT_ASKED = "UPDATE recaps SET asked_at = $2 WHERE gathering_id = $1 AND asked_at IS NULL AND sent_at IS NULL";
    /// Whom it goes to.
    TO_SEND = concat!("SELECT p.id, p.language, p.zone, (SELECT a.address FROM addresses a WHERE a.person_id = p.id AND a.suspended_at IS NULL ORDER BY a.is_main DESC, a.folded LIMIT 1) AS address
        FROM gatherings g JOIN memberships m ON m.community_id = g.community_id AND m.standing = 'member' JOIN people p ON p.id = m.person_id
        LEFT JOIN reach r ON r.person_id = p.id LEFT JOIN recap_people s ON s.gathering_id = g.id AND s.person_id = p.id
        WHERE g.id = $1 AND s.person_id IS NULL AND ", awake!("g.community_id"), "
          AND EXISTS (SELECT 1 FROM addresses a WHERE a.person_id = p.id AND a.suspended_at IS NULL)
          AND r.stopped_at IS NULL AND (r.paused_until IS NULL OR r.paused_until <= $2) AND m.delivery <> 'none'
        ORDER BY p.id LIMIT $3");
    /// It did.
    WAS_SENT = "INSERT INTO recap_people (gathering_id, person_id, sent_at) VALUES ($1, $2, $3) ON CONFLICT (gathering_id, person_id) DO NOTHING";

    /// What somebody said that is told of gatherings, for them.
    MINE = "SELECT c.name, g.title, l.words, l.source, CAST(NULL AS TEXT) AS none1, CAST(NULL AS TEXT) AS none2, l.made_at, l.corrected_at FROM recap_lines l JOIN gatherings g ON g.id = l.gathering_id JOIN communities c ON c.id = g.community_id
        WHERE l.person_id = $1 ORDER BY l.gathering_id, l.number LIMIT 10000";
    /// What they said of themselves goes with them; a topic was the group's, and nobody said it.
    ERASE = "DELETE FROM recap_lines WHERE person_id = $1 AND source <> 'topic'";
    /// Whom it went to.
    ERASE_SENT = "DELETE FROM recap_people WHERE person_id = $1";
    /// A topic stays, without their name.
    ERASE_TOPICS = "UPDATE recap_lines SET person_id = NULL WHERE person_id = $1";
}
