//! Statements about who was there.

use crate::lifecycle::sql::awake;

/// Those who were asked to a gathering and are members, with what is known of them.
macro_rules! listed {
    () => {
        "seats s JOIN gatherings g ON g.id = s.gathering_id JOIN people p ON p.id = s.person_id JOIN memberships m ON m.community_id = g.community_id AND m.person_id = s.person_id AND m.standing = 'member'
        LEFT JOIN attendance a ON a.gathering_id = s.gathering_id AND a.person_id = s.person_id"
    };
}

store::statements! {
    /// Everyone who was asked.
    LIST = concat!("SELECT p.id, p.name, s.answer, a.state, COALESCE(a.is_own, FALSE) AS own, a.said_at IS NOT NULL AS listed FROM ", listed!(), " WHERE s.gathering_id = $1
        ORDER BY CASE WHEN s.answer = 'accepted' THEN 0 WHEN s.answer = 'tentative' THEN 1 WHEN s.answer IS NULL THEN 2 ELSE 3 END, p.name_folded, p.id LIMIT 2000");
    /// A host says it of somebody; what they said themselves stands.
    SAY = "INSERT INTO attendance (gathering_id, person_id, state, said_by, said_at, is_own) VALUES ($1, $2, $3, $4, $5, FALSE)
        ON CONFLICT (gathering_id, person_id) DO UPDATE SET state = excluded.state, said_by = excluded.said_by, said_at = excluded.said_at WHERE NOT attendance.is_own";
    /// There is a list.
    LISTED = "INSERT INTO attendance_lists (gathering_id, listed_at, listed_by) VALUES ($1, $2, $3)
        ON CONFLICT (gathering_id) DO UPDATE SET listed_at = excluded.listed_at, listed_by = excluded.listed_by";
    /// What a host said is not said.
    UNSAY = "UPDATE attendance SET state = NULL, said_by = NULL, said_at = NULL WHERE gathering_id = $1 AND said_by = $2 AND NOT is_own";
    /// There is no list.
    UNLISTED = "UPDATE attendance_lists SET listed_at = NULL, listed_by = NULL WHERE gathering_id = $1";
    /// What is known of somebody, and whether they said it.
    BEFORE = "SELECT state, is_own FROM attendance WHERE gathering_id = $1 AND person_id = $2";
    /// Somebody says it of themselves.
    SAY_OWN = "INSERT INTO attendance (gathering_id, person_id, state, said_by, said_at, is_own) VALUES ($1, $2, $3, $2, $4, TRUE)
        ON CONFLICT (gathering_id, person_id) DO UPDATE SET state = excluded.state, said_by = excluded.said_by, said_at = excluded.said_at, is_own = TRUE";
    /// What was known before.
    PUT_BACK = "UPDATE attendance SET state = $3, is_own = $4 WHERE gathering_id = $1 AND person_id = $2";

    /// It was heavy, or was not.
    HEAVY = "INSERT INTO attendance_lists (gathering_id, heavy_at, heavy_by) VALUES ($1, $2, $3) ON CONFLICT (gathering_id) DO UPDATE SET heavy_at = excluded.heavy_at, heavy_by = excluded.heavy_by";
    /// Since when it is marked.
    IS_HEAVY = "SELECT heavy_at FROM attendance_lists WHERE gathering_id = $1";
    /// Who was there, or had said that they come and is not known to have been away.
    TO_CHECK_IN = concat!("SELECT p.id, p.name, a.state, c.made_at FROM ", listed!(), " LEFT JOIN check_ins c ON c.gathering_id = s.gathering_id AND c.person_id = s.person_id
        WHERE s.gathering_id = $1 AND (a.state IN ('there', 'part') OR (a.state IS NULL AND s.answer = 'accepted'))
        ORDER BY CASE WHEN c.made_at IS NULL THEN 0 ELSE 1 END, p.name_folded, p.id LIMIT 500");
    /// Words to somebody.
    SAY_CHECK_IN = "INSERT INTO check_ins (gathering_id, person_id, words, written_by, made_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (gathering_id, person_id) DO NOTHING";
    /// They, and who wrote them.
    CHECK_IN_TOLD = "SELECT words, written_by FROM check_ins WHERE gathering_id = $1 AND person_id = $2";

    /// Gatherings whose hosts are to be asked.
    LISTS_TO_ASK = concat!("SELECT g.id, g.community_id, g.title, g.starts_at, g.zone FROM gatherings g LEFT JOIN attendance_lists l ON l.gathering_id = g.id
        WHERE g.invited_at IS NOT NULL AND g.state <> 'cancelled' AND g.ends_at <= $1 AND g.ends_at > $2 AND l.asked_at IS NULL AND l.listed_at IS NULL AND ", awake!("g.community_id"), "
        ORDER BY g.ends_at, g.id LIMIT 100");
    /// They were.
    LIST_ASKED = "INSERT INTO attendance_lists (gathering_id, asked_at) VALUES ($1, $2) ON CONFLICT (gathering_id) DO UPDATE SET asked_at = excluded.asked_at WHERE attendance_lists.asked_at IS NULL";
    /// Who is to be asked whether they were there.
    DOUBTS_TO_ASK = concat!("SELECT g.id, g.community_id, g.title, g.starts_at, g.zone, p.id AS person, p.language, p.zone AS theirs,
            (SELECT a2.address FROM addresses a2 WHERE a2.person_id = p.id AND a2.suspended_at IS NULL ORDER BY a2.is_main DESC, a2.folded LIMIT 1) AS address
        FROM ", listed!(), " LEFT JOIN reach r ON r.person_id = p.id
        WHERE g.state <> 'cancelled' AND g.ends_at <= $2 AND g.ends_at > $3 AND ", awake!("g.community_id"), "
          AND ((a.person_id IS NULL AND s.answer = 'tentative') OR (a.said_at IS NOT NULL AND a.state IS NULL AND a.asked_at IS NULL))
          AND EXISTS (SELECT 1 FROM addresses a2 WHERE a2.person_id = p.id AND a2.suspended_at IS NULL)
          AND r.stopped_at IS NULL AND (r.paused_until IS NULL OR r.paused_until <= $1)
        ORDER BY g.id, p.id LIMIT $4");
    /// They were.
    DOUBT_ASKED = "INSERT INTO attendance (gathering_id, person_id, is_own, asked_at) VALUES ($1, $2, FALSE, $3)
        ON CONFLICT (gathering_id, person_id) DO UPDATE SET asked_at = excluded.asked_at WHERE attendance.asked_at IS NULL";

    /// Whether somebody was at gatherings, for them.
    MINE = "SELECT c.name, g.title, a.state, CASE WHEN a.is_own THEN 'own' ELSE 'host' END AS who, CAST(NULL AS TEXT) AS none1, CAST(NULL AS TEXT) AS none2, a.asked_at, a.said_at
        FROM attendance a JOIN gatherings g ON g.id = a.gathering_id JOIN communities c ON c.id = g.community_id WHERE a.person_id = $1 ORDER BY a.gathering_id LIMIT 10000";
    /// And that goes with them.
    ERASE = "DELETE FROM attendance WHERE person_id = $1";
    /// What was written to somebody after something heavy, for them.
    MY_CHECK_INS = "SELECT c.name, g.title, i.words, p.name AS writer, CAST(NULL AS TEXT) AS none1, CAST(NULL AS TEXT) AS none2, i.made_at, CAST(NULL AS BIGINT) AS none3
        FROM check_ins i JOIN gatherings g ON g.id = i.gathering_id JOIN communities c ON c.id = g.community_id JOIN people p ON p.id = i.written_by WHERE i.person_id = $1 ORDER BY i.gathering_id LIMIT 10000";
    /// And that goes with them.
    ERASE_CHECK_INS = "DELETE FROM check_ins WHERE person_id = $1";
}
