//! Statements about care.

store::statements! {
    /// Who may answer somebody that asks for a carer, in the order in which they are asked: the carer whose answer they wait for already (who
    /// writes twice says more to the same person), or their own carer, then carers with the fewest who wait for them, then the safeguarding lead.
    CARERS = "SELECT p.id, p.name, r.role, EXISTS (SELECT 1 FROM care_pairs c WHERE c.community_id = $1 AND c.person_id = $3 AND c.carer_id = p.id) AS own,
            EXISTS (SELECT 1 FROM held h JOIN care_asks a ON a.held_id = h.id JOIN care_turns t ON t.held_id = h.id WHERE h.community_id = $1 AND h.person_id = $3 AND t.person_id = p.id
                AND a.answered_at IS NULL AND a.nobody_at IS NULL AND NOT EXISTS (SELECT 1 FROM care_turns l WHERE l.held_id = h.id AND l.asked_at > t.asked_at)) AS asked,
            (SELECT COUNT(*) FROM care_turns t JOIN care_asks a ON a.held_id = t.held_id WHERE t.person_id = p.id AND a.answered_at IS NULL) AS waiting
        FROM roles r JOIN people p ON p.id = r.person_id JOIN memberships m ON m.community_id = r.community_id AND m.person_id = r.person_id AND m.standing = 'member'
        WHERE r.community_id = $1 AND r.role IN ('carer', 'safeguarding-lead') AND (r.until IS NULL OR r.until > $2) ORDER BY r.since, r.id";
    /// Somebody asked for a carer.
    ASK = "INSERT INTO care_asks (held_id, community_id, answer_by, never) VALUES ($1, $2, $3, $4)";
    /// Somebody is asked to answer.
    TURN = "INSERT INTO care_turns (held_id, person_id, asked_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    /// Who was asked so far, the newest first.
    TURNS = "SELECT t.person_id, p.name FROM care_turns t JOIN people p ON p.id = t.person_id WHERE t.held_id = $1 ORDER BY t.asked_at DESC, t.person_id";
    /// They are in the room of a sealed conversation.
    PRESENT = "INSERT INTO presences (thread_id, person_id) VALUES ($1, $2) ON CONFLICT DO NOTHING";
    /// Asks whose time is over.
    DUE = "SELECT a.held_id, a.community_id, a.never, h.thread_id, h.person_id, h.settled_at FROM care_asks a JOIN held h ON h.id = a.held_id
        WHERE a.answered_at IS NULL AND a.nobody_at IS NULL AND a.answer_by <= $1 ORDER BY a.answer_by, a.held_id LIMIT 100";
    /// Whether somebody who was asked has written in the conversation.
    WROTE = "SELECT p.id FROM posts p JOIN care_turns t ON t.person_id = p.author_id AND t.held_id = $1 WHERE p.thread_id = $2 AND p.withdrawn_at IS NULL LIMIT 1";
    /// Somebody answered.
    ANSWERED = "UPDATE care_asks SET answered_at = $2 WHERE held_id = $1 AND answered_at IS NULL";
    /// The next one has so long.
    PASS_ON = "UPDATE care_asks SET answer_by = $2 WHERE held_id = $1";
    /// There is nobody left to ask.
    NOBODY = "UPDATE care_asks SET nobody_at = $2 WHERE held_id = $1";
    /// Until when somebody is answered.
    ANSWER_BY = "SELECT answer_by FROM care_asks WHERE held_id = $1";
    /// That somebody was spoken with.
    SPOKE = "INSERT INTO care_contacts (id, community_id, person_id, by_id, at) VALUES ($1, $2, $3, $4, $5)";
    /// Who looks after somebody.
    LOOK_AFTER = "INSERT INTO care_pairs (community_id, person_id, carer_id, since) VALUES ($1, $2, $3, $4)
        ON CONFLICT (community_id, person_id) DO UPDATE SET carer_id = excluded.carer_id, since = excluded.since";
    /// Nobody in particular.
    LOOK_AFTER_NO_MORE = "DELETE FROM care_pairs WHERE community_id = $1 AND person_id = $2";
    /// Every member, with when a convenor or carer last answered or spoke with them, the longest ago first. What is said in a room of a few
    /// does not show here.
    CONTACTS = "WITH answered AS (SELECT q.author_id AS person_id, MAX(p.at) AS at FROM roles r
                JOIN posts p ON p.community_id = r.community_id AND p.author_id = r.person_id JOIN threads t ON t.id = p.thread_id AND t.level < 4 JOIN posts q ON q.id = p.parent_id
            WHERE r.community_id = $1 AND r.role IN ('convenor', 'co-convenor', 'carer') AND (r.until IS NULL OR r.until > $5) AND p.at > $6 AND q.author_id <> p.author_id GROUP BY q.author_id),
        spoken AS (SELECT c.person_id, MAX(c.at) AS at FROM care_contacts c WHERE c.community_id = $1 GROUP BY c.person_id),
        lines AS (SELECT m.person_id, n.name, k.carer_id, CASE WHEN COALESCE(a.at, 0) > COALESCE(s.at, 0) THEN COALESCE(a.at, 0) ELSE COALESCE(s.at, 0) END AS last
            FROM memberships m JOIN people n ON n.id = m.person_id LEFT JOIN answered a ON a.person_id = m.person_id LEFT JOIN spoken s ON s.person_id = m.person_id
                LEFT JOIN care_pairs k ON k.community_id = m.community_id AND k.person_id = m.person_id
            WHERE m.community_id = $1 AND m.standing = 'member')
        SELECT l.person_id, l.name, l.last, l.carer_id, COALESCE((SELECT name FROM people WHERE id = l.carer_id), '') AS carer FROM lines l
        WHERE (l.last, l.person_id) > ($2, $3) ORDER BY l.last, l.person_id LIMIT $4";
    /// Of who is erased: what they asked, and were asked.
    FORGET_TURNS = "DELETE FROM care_turns WHERE person_id = $1 OR held_id IN (SELECT id FROM held WHERE person_id = $1)";
    /// Until when it was to be answered.
    FORGET_ASKS = "DELETE FROM care_asks WHERE held_id IN (SELECT id FROM held WHERE person_id = $1)";
    /// Who looked after them, and whom they looked after.
    FORGET_PAIRS = "DELETE FROM care_pairs WHERE person_id = $1 OR carer_id = $1";
    /// When they were spoken with.
    FORGET_CONTACTS = "DELETE FROM care_contacts WHERE person_id = $1";
    /// Who looks after somebody, for them.
    MY_CARERS = "SELECT c.name, p.name AS carer, CAST(NULL AS TEXT) AS none1, CAST(NULL AS TEXT) AS none2, CAST(NULL AS TEXT) AS none3, CAST(NULL AS TEXT) AS none4, k.since, CAST(NULL AS BIGINT) AS none5
        FROM care_pairs k JOIN communities c ON c.id = k.community_id JOIN people p ON p.id = k.carer_id WHERE k.person_id = $1 ORDER BY k.community_id LIMIT 10000";
    /// When they were spoken with, and by whom: never about what.
    MY_CONTACTS = "SELECT c.name, COALESCE((SELECT name FROM people WHERE id = k.by_id), '') AS spoke, CAST(NULL AS TEXT) AS none1, CAST(NULL AS TEXT) AS none2, CAST(NULL AS TEXT) AS none3, CAST(NULL AS TEXT) AS none4, k.at, CAST(NULL AS BIGINT) AS none5
        FROM care_contacts k JOIN communities c ON c.id = k.community_id WHERE k.person_id = $1 ORDER BY k.id LIMIT 10000";
    /// Until when they were to be answered, and when they were. (What they wrote is among their notes.)
    MY_ASKS = "SELECT c.name, (SELECT p.name FROM care_turns t JOIN people p ON p.id = t.person_id WHERE t.held_id = a.held_id ORDER BY t.asked_at DESC, t.person_id LIMIT 1) AS asked, CAST(NULL AS TEXT) AS none1, CAST(NULL AS TEXT) AS none2, CAST(NULL AS TEXT) AS none3, CAST(NULL AS TEXT) AS none4, a.answer_by, a.answered_at
        FROM care_asks a JOIN held h ON h.id = a.held_id JOIN communities c ON c.id = a.community_id WHERE h.person_id = $1 ORDER BY a.held_id LIMIT 10000";
}
