//! Statements about exchanges.

use crate::lifecycle::sql::awake;

macro_rules! exchange {
    () => {
        "SELECT e.id, e.community_id, e.set_id, e.method, e.name, e.question, e.begun_by, COALESCE((SELECT name FROM people WHERE id = e.begun_by), '') AS begun_name, e.presenter_id,
            COALESCE((SELECT name FROM people WHERE id = e.presenter_id), '') AS presenter_name, e.least, e.step, e.heard, e.step_until, e.state, e.shared, e.begun_at, e.ended_at FROM exchanges e"
    };
}

macro_rules! part {
    () => {
        "SELECT p.id, p.exchange_id, p.step, p.person_id, w.name, p.circle, p.words, p.said_at, p.handed_back FROM exchange_parts p JOIN people w ON w.id = p.person_id"
    };
}

/// `e` is known to `$viewer`: a set's to its members alone.
macro_rules! known {
    ($viewer:literal) => {
        concat!("(e.set_id IS NULL OR EXISTS (SELECT 1 FROM set_people s WHERE s.set_id = e.set_id AND s.person_id = ", $viewer, " AND s.state = 'in'))")
    };
}

/// `e` moves on: its days are over, or everybody has answered a while ago.
macro_rules! ripe {
    () => {
        "(e.step_until <= $1
            OR (e.state = 'running' AND NOT EXISTS (SELECT 1 FROM exchange_parts p WHERE p.exchange_id = e.id AND p.step = e.step AND (p.said_at IS NULL OR p.said_at > $2)))
            OR (e.state = 'asking' AND NOT EXISTS (SELECT 1 FROM exchange_people q WHERE q.exchange_id = e.id AND (q.state = 'asked' OR (e.set_id IS NULL AND q.answered_at > $2)))))"
    };
}

/// Whom a letter goes to, `w`, with how they are reached, `r`.
macro_rules! reached {
    () => {
        "w.language, w.zone, (SELECT a.address FROM addresses a WHERE a.person_id = w.id AND a.suspended_at IS NULL ORDER BY a.is_main DESC, a.folded LIMIT 1) AS address"
    };
}

/// They can be written to now.
macro_rules! reachable {
    () => {
        "EXISTS (SELECT 1 FROM addresses a WHERE a.person_id = w.id AND a.suspended_at IS NULL) AND r.stopped_at IS NULL AND (r.paused_until IS NULL OR r.paused_until <= $1) AND m.delivery <> 'none'"
    };
}

macro_rules! members {
    ($people:literal) => {
        concat!(" JOIN people w ON w.id = ", $people, ".person_id JOIN memberships m ON m.community_id = e.community_id AND m.person_id = w.id AND m.standing = 'member' AND ", known!("w.id"), " LEFT JOIN reach r ON r.person_id = w.id")
    };
}

store::statements! {
    /// How many run in a community.
    OPEN = "SELECT COUNT(*) AS count FROM exchanges WHERE community_id = $1 AND ended_at IS NULL";
    /// One begins.
    BEGIN = "INSERT INTO exchanges (id, community_id, set_id, method, name, question, begun_by, presenter_id, least, step, heard, step_until, state, shared, begun_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, $11, $12, CASE WHEN CAST($3 AS BIGINT) IS NULL THEN TRUE ELSE FALSE END, $13)";
    /// One of its steps.
    STEP = "INSERT INTO exchange_steps (exchange_id, step, days, circle, who, say) VALUES ($1, $2, $3, $4, $5, $6)";
    /// Everybody is asked.
    ASK_ALL = "INSERT INTO exchange_people (exchange_id, person_id, state) SELECT $1, m.person_id, 'asked' FROM memberships m WHERE m.community_id = $2 AND m.standing = 'member' AND m.person_id <> $3";
    /// Some are.
    ASK_SOME = "INSERT INTO exchange_people (exchange_id, person_id, state) SELECT $1, m.person_id, 'asked' FROM memberships m WHERE m.community_id = $2 AND m.standing = 'member' AND m.person_id <> $3 AND m.person_id {IN $4}";
    /// Somebody is in from the beginning.
    IS_IN = "INSERT INTO exchange_people (exchange_id, person_id, state, asked_at, answered_at) VALUES ($1, $2, 'in', $3, $3)";
    /// Whether somebody is in.
    STATE_OF = "SELECT state FROM exchange_people WHERE exchange_id = $1 AND person_id = $2";
    /// They say whether they are.
    ANSWER = "INSERT INTO exchange_people (exchange_id, person_id, state, asked_at, answered_at) VALUES ($1, $2, $3, $4, $4)
        ON CONFLICT (exchange_id, person_id) DO UPDATE SET state = excluded.state, answered_at = excluded.answered_at";
    /// As it was before.
    STATE_BACK = "UPDATE exchange_people SET state = $3 WHERE exchange_id = $1 AND person_id = $2 AND EXISTS (SELECT 1 FROM exchanges e WHERE e.id = $1 AND e.ended_at IS NULL AND (e.state = 'asking' OR $3 = 'in'))";
    /// What waits for somebody waits no more, and what they said in the step that runs was read by nobody yet.
    DROP_OPEN = "DELETE FROM exchange_parts WHERE exchange_id = $1 AND step = $2 AND person_id = $3";
    /// What the presenter wrote is seen.
    SHARE = "UPDATE exchanges SET shared = TRUE WHERE id = $1";
    /// It ends.
    END = "UPDATE exchanges SET state = $2, ended_at = $3 WHERE id = $1 AND ended_at IS NULL";

    /// One that a member may know of.
    ONE = concat!(exchange!(), " WHERE e.id = $1 AND e.community_id = $2 AND ", known!("$3"));
    /// One, for the system.
    BY_ID = concat!(exchange!(), " WHERE e.id = $1");
    /// Those of a community: first those that run.
    LIST = concat!(exchange!(), " WHERE e.community_id = $1 AND ", known!("$2"), " ORDER BY CASE WHEN e.ended_at IS NULL THEN 0 ELSE 1 END, e.id DESC LIMIT 100");
    /// Its steps.
    STEPS = "SELECT step, days, circle, who, say FROM exchange_steps WHERE exchange_id = $1 ORDER BY step";
    /// Who is in.
    NAMES_IN = "SELECT w.name FROM exchange_people q JOIN people w ON w.id = q.person_id WHERE q.exchange_id = $1 AND q.state = 'in' ORDER BY w.name_folded, w.id LIMIT 200";
    /// How many are.
    COUNT_IN = "SELECT COUNT(*) AS count FROM exchange_people WHERE exchange_id = $1 AND state = 'in'";
    /// How many were asked in a step, and how many have answered.
    ANSWERED = "SELECT COUNT(*) AS asked, CAST(COALESCE(SUM(CASE WHEN said_at IS NOT NULL THEN 1 ELSE 0 END), 0) AS BIGINT) AS said FROM exchange_parts WHERE exchange_id = $1 AND step = $2";

    /// One part, for whose it is.
    PART = concat!(part!(), " JOIN exchanges e ON e.id = p.exchange_id WHERE p.id = $1 AND e.community_id = $2 AND p.person_id = $3 AND ", known!("$3"));
    /// One part, for the system.
    PART_BY_ID = concat!(part!(), " WHERE p.id = $1");
    /// What is asked of somebody now.
    PART_NOW = concat!(part!(), " WHERE p.exchange_id = $1 AND p.step = $2 AND p.person_id = $3");
    /// The step that runs; nothing when none does. Whoever answers waits for whoever moves it on, and finds that it has.
    RUNNING = "SELECT step FROM exchanges WHERE id = $1 AND state = 'running' {FOR_UPDATE}";
    /// They say something.
    SAY = "UPDATE exchange_parts SET words = $2, said_at = $3 WHERE id = $1";
    /// It is handed back.
    HAND_BACK = "UPDATE exchange_parts SET handed_back = $2, handed_back_at = $3 WHERE id = $1";
    /// It is as it was before, while the step runs.
    PUT_BACK = "UPDATE exchange_parts SET words = $3, said_at = $4 WHERE id = $1 AND person_id = $2
        AND EXISTS (SELECT 1 FROM exchanges e WHERE e.id = exchange_parts.exchange_id AND e.step = exchange_parts.step AND e.state = 'running')";
    /// How long the list is that is chosen from.
    HEARD_COUNT = "SELECT COUNT(*) AS count FROM exchange_parts p JOIN exchanges e ON e.id = p.exchange_id AND e.heard = p.step WHERE e.id = $1 AND p.words <> ''";

    /// What was said in a step, with names or without.
    HEARD = "SELECT CASE WHEN $3 THEN p.person_id END AS person, CASE WHEN $3 THEN w.name ELSE '' END AS name, p.words, CAST(0 AS BIGINT) AS count, '' AS takers
        FROM exchange_parts p JOIN people w ON w.id = p.person_id WHERE p.exchange_id = $1 AND p.step = $2 AND p.words <> '' ORDER BY p.id LIMIT $4";
    /// What was said in a step by those who are in one circle now.
    HEARD_CIRCLE = "SELECT p.person_id AS person, w.name, p.words, CAST(0 AS BIGINT) AS count, '' AS takers
        FROM exchange_parts p JOIN people w ON w.id = p.person_id JOIN exchange_parts n ON n.exchange_id = p.exchange_id AND n.person_id = p.person_id AND n.step = $3 AND n.circle = $4
        WHERE p.exchange_id = $1 AND p.step = $2 AND p.words <> '' ORDER BY p.id LIMIT $5";
    /// With whom somebody is in one circle.
    WITH = "SELECT w.name FROM exchange_parts p JOIN people w ON w.id = p.person_id WHERE p.exchange_id = $1 AND p.step = $2 AND p.circle = $3 AND p.person_id <> $4 ORDER BY w.name_folded, w.id LIMIT 12";
    /// What was chosen, with whose choice it is or without.
    TAKEN = "SELECT p.words, CASE WHEN $3 THEN w.name ELSE '' END AS name FROM exchange_parts p JOIN people w ON w.id = p.person_id WHERE p.exchange_id = $1 AND p.step = $2 AND p.words <> '' ORDER BY p.id LIMIT 5000";
    /// The last step in which something was said.
    LAST_SAID = "SELECT MAX(step) AS step FROM exchange_parts WHERE exchange_id = $1 AND words <> '' HAVING COUNT(*) > 0";

    /// Those that move on now.
    DUE = concat!("SELECT e.id FROM exchanges e WHERE e.ended_at IS NULL AND ", awake!("e.community_id"), " AND ", ripe!(), " ORDER BY e.id LIMIT $3");
    /// One of them, if it does.
    IS_DUE = concat!("SELECT e.id FROM exchanges e WHERE e.id = $3 AND e.ended_at IS NULL AND ", awake!("e.community_id"), " AND ", ripe!());
    /// Nobody else moves it.
    LOCK = "SELECT id FROM exchanges WHERE id = $1 {FOR_UPDATE}";
    /// Who said something, in which step, in which circle.
    SPEAKERS = "SELECT step, person_id, circle FROM exchange_parts WHERE exchange_id = $1 AND words <> '' ORDER BY step, id";
    /// Who is in, is a member still, and can be written to.
    PRESENT = concat!("SELECT q.person_id FROM exchange_people q JOIN exchanges e ON e.id = q.exchange_id", members!("q"), " WHERE q.exchange_id = $1 AND q.state = 'in'
        AND r.stopped_at IS NULL AND (r.paused_until IS NULL OR r.paused_until <= $2) ORDER BY q.person_id");
    /// Somebody's part of a step.
    PART_NEW = "INSERT INTO exchange_parts (id, exchange_id, step, person_id, circle) VALUES ($1, $2, $3, $4, $5)";
    /// The step that runs now.
    STEP_ON = "UPDATE exchanges SET state = 'running', step = $2, heard = $3, step_until = $4 WHERE id = $1";

    /// Whom a letter goes to: whether they are in, a step, how it ended, what the presenter shares.
    TO_WRITE = concat!(
        "SELECT 'asked' AS what, CAST(0 AS BIGINT) AS part, e.id, e.community_id, w.id AS person, ", reached!(), " FROM exchange_people q JOIN exchanges e ON e.id = q.exchange_id", members!("q"), "
            WHERE e.state = 'asking' AND q.state = 'asked' AND q.asked_at IS NULL AND ", awake!("e.community_id"), " AND ", reachable!(), "
        UNION ALL SELECT 'step', p.id, e.id, e.community_id, w.id, ", reached!(), " FROM exchange_parts p JOIN exchanges e ON e.id = p.exchange_id AND e.step = p.step", members!("p"), "
            WHERE e.state = 'running' AND p.asked_at IS NULL AND p.said_at IS NULL AND ", awake!("e.community_id"), " AND ", reachable!(), "
        UNION ALL SELECT 'result', CAST(0 AS BIGINT), e.id, e.community_id, w.id, ", reached!(), " FROM exchange_people q JOIN exchanges e ON e.id = q.exchange_id", members!("q"), "
            WHERE e.ended_at > $1 - 604800000000 AND q.state = 'in' AND q.told_at IS NULL AND ", awake!("e.community_id"), " AND ", reachable!(), "
        UNION ALL SELECT 'shared', CAST(0 AS BIGINT), e.id, e.community_id, w.id, ", reached!(), " FROM exchange_people q JOIN exchanges e ON e.id = q.exchange_id", members!("q"), "
            WHERE e.set_id IS NOT NULL AND e.shared AND e.ended_at > $1 - 7776000000000 AND q.state = 'in' AND q.told_at IS NOT NULL AND q.shared_told_at IS NULL AND q.person_id <> e.presenter_id AND ", awake!("e.community_id"), " AND ", reachable!(), "
        ORDER BY 3, 5 LIMIT $2");
    /// They were asked.
    WROTE_ASKED = "UPDATE exchange_people SET asked_at = $3 WHERE exchange_id = $1 AND person_id = $2 AND asked_at IS NULL";
    /// They have the step.
    WROTE_STEP = "UPDATE exchange_parts SET asked_at = $2 WHERE id = $1 AND asked_at IS NULL";
    /// They know how it ended.
    WROTE_RESULT = "UPDATE exchange_people SET told_at = $3 WHERE exchange_id = $1 AND person_id = $2 AND told_at IS NULL";
    /// They have what was shared.
    WROTE_SHARED = "UPDATE exchange_people SET shared_told_at = $3 WHERE exchange_id = $1 AND person_id = $2 AND shared_told_at IS NULL";

    /// Exchanges that somebody was asked to, for them.
    MINE = "SELECT c.name, e.name AS exchange, q.state, CAST(NULL AS TEXT) AS none1, CAST(NULL AS TEXT) AS none2, CAST(NULL AS TEXT) AS none3, q.asked_at, q.answered_at
        FROM exchange_people q JOIN exchanges e ON e.id = q.exchange_id JOIN communities c ON c.id = e.community_id WHERE q.person_id = $1 ORDER BY e.id LIMIT 10000";
    /// What they said there, for them.
    MY_WORDS = "SELECT c.name, e.name AS exchange, e.question, p.words, p.handed_back, CAST(NULL AS TEXT) AS none1, p.asked_at, p.said_at
        FROM exchange_parts p JOIN exchanges e ON e.id = p.exchange_id JOIN communities c ON c.id = e.community_id WHERE p.person_id = $1 ORDER BY e.id, p.step LIMIT 10000";
    /// It goes with them: it was said to a few, who have it in their letters.
    ERASE_PARTS = "DELETE FROM exchange_parts WHERE person_id = $1";
    /// And that they were asked.
    ERASE_PEOPLE = "DELETE FROM exchange_people WHERE person_id = $1";
    /// And that they began it.
    ERASE_BEGUN = "UPDATE exchanges SET begun_by = NULL WHERE begun_by = $1";
    /// And that it was their matter: what they asked goes too.
    ERASE_PRESENTER = "UPDATE exchanges SET presenter_id = NULL, question = '' WHERE presenter_id = $1";
}
