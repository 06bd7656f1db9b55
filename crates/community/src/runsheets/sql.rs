//! Statements about run-sheets, ideas and groups.

/// Somebody who may be put into a group.
macro_rules! somebody {
    () => {
        "SELECT p.id,
            COALESCE((SELECT d.value FROM described d WHERE d.community_id = m.community_id AND d.who_id = p.id AND d.dimension = 'organisation'), m.network) AS organisation,
            COALESCE((SELECT d.value FROM described d WHERE d.community_id = m.community_id AND d.who_id = p.id AND d.dimension = 'field'), '') AS field,
            COALESCE((SELECT d.value FROM described d WHERE d.community_id = m.community_id AND d.who_id = p.id AND d.dimension = 'place'), '') AS place,
            m.since, m.offers, m.seeks FROM memberships m JOIN people p ON p.id = m.person_id"
    };
}

/// The reader may know who sits there: where nobody was asked whether they come, nobody has hidden it.
macro_rules! seen {
    () => {
        "($4 OR p.id = $5 OR COALESCE(s.is_shown, TRUE))"
    };
}

store::statements! {
    /// How a plan stands.
    SHEET = "SELECT version, started_at, step, step_at, ended_at FROM run_sheets WHERE gathering_id = $1";
    /// Its items.
    ITEMS = "SELECT i.place, i.method, i.title, i.question, i.host_id, COALESCE(p.name, '') AS name, i.minutes FROM run_items i LEFT JOIN people p ON p.id = i.host_id
        WHERE i.gathering_id = $1 ORDER BY i.place";
    /// How far it has come, and nothing else.
    CLOCK = "SELECT step, step_at, ended_at FROM run_sheets WHERE gathering_id = $1";
    /// Its steps.
    STEPS = "SELECT place, item, minutes, groups, who, say, round, rounds FROM run_steps WHERE gathering_id = $1 ORDER BY place";
    /// Whether somebody belongs.
    MEMBER = "SELECT person_id FROM memberships WHERE community_id = $1 AND person_id = $2 AND standing = 'member'";
    /// The first plan.
    LAY_FIRST = "INSERT INTO run_sheets (gathering_id, community_id, version, changed_by, changed_at, step) VALUES ($1, $2, 1, $3, $4, 0) ON CONFLICT (gathering_id) DO NOTHING";
    /// A plan in place of the version that was read.
    LAY_AGAIN = "UPDATE run_sheets SET version = version + 1, changed_by = $3, changed_at = $4 WHERE gathering_id = $1 AND version = $2 AND started_at IS NULL";
    /// Its steps go.
    CLEAR_STEPS = "DELETE FROM run_steps WHERE gathering_id = $1";
    /// Its items go.
    CLEAR_ITEMS = "DELETE FROM run_items WHERE gathering_id = $1";
    /// An item.
    ITEM = "INSERT INTO run_items (gathering_id, place, method, title, question, host_id, minutes) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    /// A step.
    STEP = "INSERT INTO run_steps (gathering_id, place, item, minutes, groups, who, say, round, rounds) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    /// It begins, once.
    BEGIN = "UPDATE run_sheets SET started_at = $2, step = 1, step_at = $2 WHERE gathering_id = $1 AND started_at IS NULL";
    /// From one step to another, if that one still runs.
    GO = "UPDATE run_sheets SET step = $3, step_at = $4 WHERE gathering_id = $1 AND step = $2 AND started_at IS NOT NULL AND ended_at IS NULL";
    /// It is over, or not.
    END = "UPDATE run_sheets SET ended_at = $2 WHERE gathering_id = $1 AND started_at IS NOT NULL";

    /// A round of ideas.
    OPEN_ROUND = "INSERT INTO idea_rounds (id, gathering_id, question) VALUES ($1, $2, $3)";
    /// The newest.
    ROUND = "SELECT r.id, r.question, r.shown_at IS NOT NULL AS shown, (SELECT COUNT(*) FROM ideas i WHERE i.round_id = r.id) AS count FROM idea_rounds r WHERE r.gathering_id = $1 ORDER BY r.id DESC LIMIT 1";
    /// The same, for whoever adds to it or shows it: one after the other, so that nothing is added to what is shown.
    LOCK_ROUND = "SELECT r.id FROM idea_rounds r WHERE r.gathering_id = $1 ORDER BY r.id DESC LIMIT 1 {FOR_UPDATE}";
    /// An idea, nobody's.
    ADD_IDEA = "INSERT INTO ideas (round_id, place, words) VALUES ($1, $2, $3) ON CONFLICT (round_id, place) DO NOTHING";
    /// All are shown.
    SHOW_ROUND = "UPDATE idea_rounds SET shown_at = $2 WHERE id = $1 AND shown_at IS NULL";
    /// All of them, as they were thrown.
    IDEAS = "SELECT words FROM ideas WHERE round_id = $1 ORDER BY place";

    /// Who said they come; all members where nobody was asked.
    WHO_COME = concat!(somebody!(), " WHERE m.community_id = $1 AND m.standing = 'member'
          AND (NOT EXISTS (SELECT 1 FROM seats s WHERE s.gathering_id = $2)
            OR EXISTS (SELECT 1 FROM seats s WHERE s.gathering_id = $2 AND s.person_id = m.person_id AND s.answer = 'accepted' AND s.waits_since IS NULL))
        ORDER BY p.id LIMIT 2001");
    /// Who was put into groups, and what members may know of them: of who does not let it be seen that they come ($4 sees all, $5 themselves)
    /// that somebody sits there. What they told a convenor of themselves is not here.
    SEATED = concat!("SELECT d.number, CASE WHEN ", seen!(), " THEN p.id END AS person, CASE WHEN ", seen!(), " THEN p.name ELSE '' END AS name, CASE WHEN ", seen!(), " THEN m.network ELSE '' END AS organisation,
            m.since, CASE WHEN ", seen!(), " THEN m.offers ELSE '' END AS offers, CASE WHEN ", seen!(), " THEN m.seeks ELSE '' END AS seeks
        FROM seated d JOIN people p ON p.id = d.person_id JOIN memberships m ON m.community_id = $1 AND m.person_id = p.id
        LEFT JOIN seats s ON s.gathering_id = $2 AND s.person_id = p.id WHERE d.seating_id = $3 ORDER BY d.number, p.name_folded, p.id");
    /// What there is between two members.
    BETWEEN = "SELECT one_id, other_id, kind FROM between_two WHERE community_id = $1 AND kind IN ('line', 'avoid', 'together') ORDER BY one_id, other_id, kind LIMIT 20000";
    /// Who sat with whom lately, and how often: by the last groups of each gathering.
    SAT_TOGETHER = "SELECT a.person_id, b.person_id AS other, COUNT(*) AS times FROM seatings t JOIN gatherings g ON g.id = t.gathering_id
            JOIN seated a ON a.seating_id = t.id JOIN seated b ON b.seating_id = t.id AND b.number = a.number AND b.person_id > a.person_id
        WHERE g.community_id = $1 AND g.starts_at >= $2 AND t.id = (SELECT MAX(l.id) FROM seatings l WHERE l.gathering_id = t.gathering_id)
        GROUP BY a.person_id, b.person_id ORDER BY a.person_id, b.person_id LIMIT 100000";
    /// Who of one group had sat together lately before, and how often.
    SAT_BEFORE = "SELECT x.person_id, y.person_id AS other, COUNT(*) AS times FROM seated x JOIN seated y ON y.seating_id = x.seating_id AND y.number = x.number AND y.person_id > x.person_id
            JOIN seated a ON a.person_id = x.person_id JOIN seated b ON b.seating_id = a.seating_id AND b.number = a.number AND b.person_id = y.person_id
            JOIN seatings t ON t.id = a.seating_id JOIN gatherings g ON g.id = t.gathering_id
        WHERE x.seating_id = $3 AND g.community_id = $1 AND g.starts_at >= $2 AND t.id < $3
          AND t.id = (SELECT MAX(l.id) FROM seatings l WHERE l.gathering_id = t.gathering_id AND l.id < $3)
        GROUP BY x.person_id, y.person_id ORDER BY x.person_id, y.person_id";
    /// People are put into groups.
    SEATING = "INSERT INTO seatings (id, gathering_id, size, seed) VALUES ($1, $2, $3, $4)";
    /// One of them.
    SEAT = "INSERT INTO seated (seating_id, person_id, number) VALUES ($1, $2, $3)";
    /// The groups that were made last.
    LAST_SEATING = "SELECT id, size FROM seatings WHERE gathering_id = $1 ORDER BY id DESC LIMIT 1";

    /// With whom somebody sat: in which group of how many, for them.
    MY_GROUPS = "SELECT c.name, g.title, CAST(d.number AS TEXT) AS number, CAST(NULL AS TEXT) AS none1, CAST(NULL AS TEXT) AS none2, CAST(NULL AS TEXT) AS none3, g.starts_at, CAST(NULL AS BIGINT) AS none4
        FROM seated d JOIN seatings t ON t.id = d.seating_id JOIN gatherings g ON g.id = t.gathering_id JOIN communities c ON c.id = g.community_id
        WHERE d.person_id = $1 ORDER BY t.id LIMIT 10000";
    /// Where somebody is named as a host, for them.
    MINE = "SELECT c.name, g.title, i.title AS item, CAST(NULL AS TEXT) AS none1, CAST(NULL AS TEXT) AS none2, CAST(NULL AS TEXT) AS none3, s.changed_at, CAST(NULL AS BIGINT) AS none4
        FROM run_items i JOIN run_sheets s ON s.gathering_id = i.gathering_id JOIN gatherings g ON g.id = i.gathering_id JOIN communities c ON c.id = g.community_id
        WHERE i.host_id = $1 ORDER BY i.gathering_id, i.place LIMIT 10000";
    /// And that goes with them.
    ERASE_HOST = "UPDATE run_items SET host_id = NULL WHERE host_id = $1";
    /// Who changed a plan.
    ERASE_EDITOR = "UPDATE run_sheets SET changed_by = NULL WHERE changed_by = $1";
    /// With whom they sat.
    ERASE_SEATED = "DELETE FROM seated WHERE person_id = $1";
}
