//! Statements about sets.

use crate::lifecycle::sql::awake;

macro_rules! set {
    () => {
        "SELECT s.id, s.community_id, s.name, s.made_by, COALESCE((SELECT name FROM people WHERE id = s.made_by), '') AS made_name, s.state, s.weeks, s.planned, s.by_letters, s.place, s.zone FROM learning_sets s"
    };
}

macro_rules! meeting {
    () => {
        "SELECT t.set_id, t.number, t.at, t.presenter_id, COALESCE((SELECT name FROM people WHERE id = t.presenter_id), '') AS presenter_name, t.host_id,
            COALESCE((SELECT name FROM people WHERE id = t.host_id), '') AS host_name, t.exchange_id, t.asked_at, t.named_at FROM set_meetings t"
    };
}

/// `s` is known to `$viewer`: its members, those who are asked, and whoever formed it.
macro_rules! known {
    ($viewer:literal) => {
        concat!(
            "(s.made_by = ",
            $viewer,
            " OR EXISTS (SELECT 1 FROM set_people k WHERE k.set_id = s.id AND k.person_id = ",
            $viewer,
            " AND k.state IN ('asked', 'in')))"
        )
    };
}

/// Whom a letter goes to, `w`.
macro_rules! reached {
    () => {
        "w.language, w.zone, (SELECT a.address FROM addresses a WHERE a.person_id = w.id AND a.suspended_at IS NULL ORDER BY a.is_main DESC, a.folded LIMIT 1) AS address"
    };
}

macro_rules! reachable {
    ($people:literal) => {
        concat!(" JOIN people w ON w.id = ", $people, ".person_id JOIN memberships m ON m.community_id = s.community_id AND m.person_id = w.id AND m.standing = 'member' LEFT JOIN reach r ON r.person_id = w.id
            WHERE ", awake!("s.community_id"), " AND EXISTS (SELECT 1 FROM addresses a WHERE a.person_id = w.id AND a.suspended_at IS NULL) AND r.stopped_at IS NULL
              AND (r.paused_until IS NULL OR r.paused_until <= $1) AND m.delivery <> 'none' AND ")
    };
}

store::statements! {
    /// How many a community has that have not ended.
    OPEN = "SELECT COUNT(*) AS count FROM learning_sets WHERE community_id = $1 AND state <> 'ended'";
    /// One is formed.
    FORM = "INSERT INTO learning_sets (id, community_id, name, made_by, made_at, state, weeks, planned, by_letters, place, zone) VALUES ($1, $2, $3, $4, $5, 'forming', $6, $7, $8, $9, $10)";
    /// People are asked.
    ASK = "INSERT INTO set_people (set_id, person_id, state) SELECT $1, m.person_id, 'asked' FROM memberships m WHERE m.community_id = $2 AND m.standing = 'member' AND m.person_id {IN $3}";
    /// It meets then.
    MEETING = "INSERT INTO set_meetings (set_id, number, at) VALUES ($1, $2, $3) ON CONFLICT (set_id, number) DO NOTHING";
    /// Whether somebody is in.
    STATE_OF = "SELECT state FROM set_people WHERE set_id = $1 AND person_id = $2";
    /// They say whether they are.
    ANSWER = "UPDATE set_people SET state = $3, answered_at = $4 WHERE set_id = $1 AND person_id = $2";
    /// As it was before, while the set is not over.
    STATE_BACK = "UPDATE set_people SET state = $3 WHERE set_id = $1 AND person_id = $2 AND EXISTS (SELECT 1 FROM learning_sets s WHERE s.id = $1 AND s.state <> 'ended' AND (s.state = 'forming' OR $3 = 'in'))";
    /// Nothing is waited for from whoever left.
    DROP_BIDS = "DELETE FROM set_bids WHERE set_id = $1 AND person_id = $2 AND said_at IS NULL";
    /// One's own matter.
    BID = "SELECT b.id, b.set_id, b.number, b.person_id, b.words, b.said_at FROM set_bids b JOIN learning_sets s ON s.id = b.set_id WHERE b.id = $1 AND s.community_id = $2 AND b.person_id = $3";
    /// What one is asked to bring to the next meeting.
    BID_OPEN = "SELECT b.id, b.set_id, b.number, b.person_id, b.words, b.said_at FROM set_bids b JOIN set_meetings t ON t.set_id = b.set_id AND t.number = b.number WHERE b.set_id = $1 AND b.person_id = $2 AND t.named_at IS NULL";
    /// It is said, until the presenter is named.
    SAY_BID = "UPDATE set_bids SET words = $2, said_at = $3 WHERE id = $1 AND EXISTS (SELECT 1 FROM set_meetings t WHERE t.set_id = set_bids.set_id AND t.number = set_bids.number AND t.named_at IS NULL)";
    /// It is as it was before.
    BID_BACK = "UPDATE set_bids SET words = $3, said_at = $4 WHERE id = $1 AND person_id = $2 AND EXISTS (SELECT 1 FROM set_meetings t WHERE t.set_id = set_bids.set_id AND t.number = set_bids.number AND t.named_at IS NULL)";
    /// A meeting that has not been is moved.
    MOVE_MEETING = "UPDATE set_meetings SET at = $3 WHERE set_id = $1 AND number = $2 AND at > $4";
    /// They hear of it anew.
    TELL_AGAIN = "UPDATE set_bids SET told_at = NULL WHERE set_id = $1 AND number = $2";
    /// It ends.
    END = "UPDATE learning_sets SET state = 'ended', ended_at = $2 WHERE id = $1 AND state <> 'ended'";

    /// Whoever has not said whether they are in is not.
    CLOSE_ASKED = "UPDATE set_people SET state = 'no' WHERE set_id = $1 AND state = 'asked'";
    /// What runs of it by letters ends with it.
    STOP_EXCHANGES = "UPDATE exchanges SET state = 'stopped', ended_at = $2 WHERE set_id = $1 AND ended_at IS NULL";
    /// One that a member may know of.
    ONE = concat!(set!(), " WHERE s.id = $1 AND s.community_id = $2 AND ", known!("$3"));
    /// One, for the system.
    BY_ID = concat!(set!(), " WHERE s.id = $1");
    /// One, and nobody else moves it.
    LOCK = concat!(set!(), " WHERE s.id = $1 {FOR_UPDATE}");
    /// Those of somebody.
    LIST = concat!(set!(), " WHERE s.community_id = $1 AND ", known!("$2"), " ORDER BY CASE WHEN s.state = 'ended' THEN 1 ELSE 0 END, s.id DESC LIMIT 100");
    /// Who is in, or asked.
    PEOPLE = "SELECT k.person_id, w.name, k.state FROM set_people k JOIN people w ON w.id = k.person_id WHERE k.set_id = $1 AND k.state IN ('asked', 'in') ORDER BY w.name_folded, w.id";
    /// Its meetings.
    MEETINGS = concat!(meeting!(), " WHERE t.set_id = $1 ORDER BY t.number");
    /// The last of them: the next one, until the one after it has a date.
    LAST_MEETING = concat!(meeting!(), " WHERE t.set_id = $1 ORDER BY t.number DESC LIMIT 1");
    /// When it was formed.
    MADE_AT = "SELECT made_at FROM learning_sets WHERE id = $1";

    /// Sets in which something is due.
    DUE = concat!("SELECT s.id FROM learning_sets s JOIN set_meetings t ON t.set_id = s.id AND t.number = (SELECT MAX(number) FROM set_meetings WHERE set_id = s.id)
        WHERE s.state <> 'ended' AND ", awake!("s.community_id"), " AND (
            (s.state = 'forming' AND (t.at <= $2 OR NOT EXISTS (SELECT 1 FROM set_people k WHERE k.set_id = s.id AND k.state = 'asked')))
            OR (s.state = 'open' AND ((t.asked_at IS NULL AND t.at <= $2) OR (t.named_at IS NULL AND t.at <= $3)
                OR (t.named_at IS NULL AND t.asked_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM set_bids b WHERE b.set_id = s.id AND b.number = t.number AND b.said_at IS NULL))
                OR (t.at <= $1 AND t.number < s.planned) OR (t.at <= $1 AND s.by_letters AND t.exchange_id IS NULL) OR t.at <= $4
                OR (SELECT COUNT(*) FROM set_people k WHERE k.set_id = s.id AND k.state = 'in') < 3)))
        ORDER BY s.id LIMIT $5");
    /// How many are in, and how many have not answered.
    COUNT = "SELECT CAST(COALESCE(SUM(CASE WHEN state = 'in' THEN 1 ELSE 0 END), 0) AS BIGINT) AS inside, CAST(COALESCE(SUM(CASE WHEN state = 'asked' THEN 1 ELSE 0 END), 0) AS BIGINT) AS waiting FROM set_people WHERE set_id = $1";
    /// It begins.
    BEGIN = "UPDATE learning_sets SET state = 'open' WHERE id = $1 AND state = 'forming'";
    /// Who is in and a member still, with their turns.
    TURNS = "SELECT k.person_id, CAST((SELECT COUNT(*) FROM set_meetings t WHERE t.set_id = k.set_id AND t.presenter_id = k.person_id) AS BIGINT) AS presented,
            COALESCE((SELECT MAX(t.number) FROM set_meetings t WHERE t.set_id = k.set_id AND t.presenter_id = k.person_id), 0) AS presented_last,
            CAST((SELECT COUNT(*) FROM set_meetings t WHERE t.set_id = k.set_id AND t.host_id = k.person_id) AS BIGINT) AS hosted,
            COALESCE((SELECT MAX(t.number) FROM set_meetings t WHERE t.set_id = k.set_id AND t.host_id = k.person_id), 0) AS hosted_last
        FROM set_people k JOIN learning_sets s ON s.id = k.set_id JOIN memberships m ON m.community_id = s.community_id AND m.person_id = k.person_id AND m.standing = 'member'
        WHERE k.set_id = $1 AND k.state = 'in' ORDER BY k.person_id";
    /// Somebody is asked for a matter.
    BID_NEW = "INSERT INTO set_bids (id, set_id, number, person_id) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
    /// All are.
    ASKED_MEETING = "UPDATE set_meetings SET asked_at = $3 WHERE set_id = $1 AND number = $2";
    /// What they bring.
    BIDS = "SELECT id, set_id, number, person_id, words, said_at FROM set_bids WHERE set_id = $1 AND number = $2 ORDER BY id";
    /// Who presents and who keeps the time.
    NAME_MEETING = "UPDATE set_meetings SET presenter_id = $3, host_id = $4, named_at = $5 WHERE set_id = $1 AND number = $2";
    /// It is held by letters.
    HELD_BY = "UPDATE set_meetings SET exchange_id = $3 WHERE set_id = $1 AND number = $2";

    /// Whom a letter goes to.
    TO_WRITE = concat!(
        "SELECT 'asked' AS what, CAST(0 AS BIGINT) AS bid, s.id, s.community_id, w.id AS person, ", reached!(), " FROM set_people k JOIN learning_sets s ON s.id = k.set_id", reachable!("k"), "s.state = 'forming' AND k.state = 'asked' AND k.asked_at IS NULL
        UNION ALL SELECT 'begins', CAST(0 AS BIGINT), s.id, s.community_id, w.id, ", reached!(), " FROM set_people k JOIN learning_sets s ON s.id = k.set_id", reachable!("k"), "k.state = 'in' AND k.told_at IS NULL
                AND (s.state = 'open' OR (s.state = 'ended' AND s.ended_at > $1 - 604800000000))
        UNION ALL SELECT 'bid', b.id, s.id, s.community_id, w.id, ", reached!(), " FROM set_bids b JOIN learning_sets s ON s.id = b.set_id JOIN set_meetings t ON t.set_id = b.set_id AND t.number = b.number", reachable!("b"), "s.state = 'open' AND b.asked_at IS NULL AND b.said_at IS NULL AND t.named_at IS NULL
        UNION ALL SELECT 'named', b.id, s.id, s.community_id, w.id, ", reached!(), " FROM set_bids b JOIN learning_sets s ON s.id = b.set_id JOIN set_meetings t ON t.set_id = b.set_id AND t.number = b.number
                JOIN set_people k ON k.set_id = b.set_id AND k.person_id = b.person_id AND k.state = 'in'", reachable!("b"), "s.state = 'open' AND b.told_at IS NULL AND t.named_at IS NOT NULL AND t.at > $1
        ORDER BY 3, 5 LIMIT $2");
    /// They were asked.
    WROTE_ASKED = "UPDATE set_people SET asked_at = $3 WHERE set_id = $1 AND person_id = $2 AND asked_at IS NULL";
    /// They know that it begins.
    WROTE_BEGINS = "UPDATE set_people SET told_at = $3 WHERE set_id = $1 AND person_id = $2 AND told_at IS NULL";
    /// They were asked for a matter.
    WROTE_BID = "UPDATE set_bids SET asked_at = $2 WHERE id = $1 AND asked_at IS NULL";
    /// They know who presents.
    WROTE_NAMED = "UPDATE set_bids SET told_at = $2 WHERE id = $1 AND told_at IS NULL";

    /// Sets that somebody was asked to, for them.
    MINE = "SELECT c.name, s.name AS called, k.state, CAST(NULL AS TEXT) AS none1, CAST(NULL AS TEXT) AS none2, CAST(NULL AS TEXT) AS none3, k.asked_at, k.answered_at
        FROM set_people k JOIN learning_sets s ON s.id = k.set_id JOIN communities c ON c.id = s.community_id WHERE k.person_id = $1 ORDER BY s.id LIMIT 10000";
    /// What they brought, for them.
    MY_BIDS = "SELECT c.name, s.name AS called, b.words, CAST(NULL AS TEXT) AS none1, CAST(NULL AS TEXT) AS none2, CAST(NULL AS TEXT) AS none3, b.asked_at, b.said_at
        FROM set_bids b JOIN learning_sets s ON s.id = b.set_id JOIN communities c ON c.id = s.community_id WHERE b.person_id = $1 ORDER BY s.id, b.number LIMIT 10000";
    /// It goes with them.
    ERASE_BIDS = "DELETE FROM set_bids WHERE person_id = $1";
    /// And that they were in.
    ERASE_PEOPLE = "DELETE FROM set_people WHERE person_id = $1";
    /// And that they formed it.
    ERASE_MADE = "UPDATE learning_sets SET made_by = NULL WHERE made_by = $1";
    /// And that they presented.
    ERASE_PRESENTER = "UPDATE set_meetings SET presenter_id = NULL WHERE presenter_id = $1";
    /// And that they kept the time.
    ERASE_HOST = "UPDATE set_meetings SET host_id = NULL WHERE host_id = $1";
}
