//! Statements about commitments.

macro_rules! commitment {
    () => {
        "SELECT k.id, k.community_id, k.gathering_id, k.set_id, k.person_id, p.name, k.words, k.due_on, k.due_at, k.state, k.note, k.made_at, k.asked_at, k.settled_at
        FROM commitments k JOIN people p ON p.id = k.person_id"
    };
}

use crate::lifecycle::sql::awake;

store::statements! {
    /// How many somebody has open.
    OPEN = "SELECT COUNT(*) AS count FROM commitments WHERE community_id = $1 AND person_id = $2 AND state = 'open'";
    /// The gathering that has just been.
    CLOSING = "SELECT id FROM gatherings WHERE community_id = $1 AND starts_at >= $2 AND starts_at <= $3 AND state <> 'cancelled' ORDER BY starts_at DESC, id LIMIT 1";
    /// Somebody says what they will do.
    SAY = "INSERT INTO commitments (id, community_id, gathering_id, person_id, words, due_on, due_at, state, note, made_at, set_id, own) VALUES ($1, $2, $3, $4, $5, $6, $7, 'open', '', $8, $9, $10)";
    /// It was not said.
    UNSAY = "DELETE FROM commitments WHERE id = $1 AND person_id = $2";
    /// One.
    ONE = concat!(commitment!(), " WHERE k.id = $1");
    /// How it went.
    SETTLE = "UPDATE commitments SET state = $2, note = $3, settled_at = $4 WHERE id = $1";
    /// By another day.
    LATER = "UPDATE commitments SET state = 'open', due_on = $2, due_at = $3, note = $4, asked_at = NULL, asked_again_at = NULL, settled_at = NULL WHERE id = $1";
    /// How it stood before.
    PUT_BACK = "UPDATE commitments SET state = $3, due_on = $4, due_at = $5, note = '', settled_at = NULL WHERE id = $1 AND person_id = $2";
    /// Those of somebody: open ones by their day, then settled ones.
    OF_PERSON = concat!(commitment!(), " WHERE k.community_id = $1 AND k.person_id = $2 AND (k.state = 'open' OR k.made_at >= $3)
        ORDER BY CASE WHEN k.state = 'open' THEN 0 ELSE 1 END, k.due_at, k.id LIMIT 200");
    /// What was said since the gathering before last began, and was not let go.
    CARRIED = concat!(commitment!(), " JOIN memberships m ON m.community_id = k.community_id AND m.person_id = k.person_id AND m.standing = 'member'
        WHERE k.community_id = $1 AND k.set_id IS NULL AND k.state IN ('open', 'done', 'changed') AND k.made_at >= COALESCE(
            (SELECT MIN(l.starts_at) FROM (SELECT g.starts_at FROM gatherings g WHERE g.community_id = $1 AND g.starts_at <= $2 AND g.starts_at >= $3 AND g.state <> 'cancelled'
                ORDER BY g.starts_at DESC LIMIT 2) l), $3)
        ORDER BY p.name_folded, k.due_at, k.id LIMIT 500");
    /// What the members of a set said there they would do, and did not let go: one's own, and what is shared.
    OF_SET = concat!(commitment!(), " WHERE k.set_id = $1 AND k.state IN ('open', 'done', 'changed') AND k.made_at >= $3 AND (k.person_id = $2 OR NOT k.own) ORDER BY p.name_folded, k.due_at, k.id LIMIT 200");
    /// What somebody keeps to themself in a set is shared.
    SHARE = "UPDATE commitments SET own = FALSE WHERE set_id = $1 AND person_id = $2 AND made_at >= $3";
    /// Gatherings of a span, and those that ended in a commitment.
    RATIO = "SELECT COUNT(*) AS held, CAST(COALESCE(SUM(CASE WHEN EXISTS (SELECT 1 FROM commitments k WHERE k.gathering_id = g.id) THEN 1 ELSE 0 END), 0) AS BIGINT) AS ended
        FROM gatherings g WHERE g.community_id = $1 AND g.starts_at >= $2 AND g.ends_at <= $3 AND g.state <> 'cancelled'";
    /// Who is to be asked: on the day, and once more. Whoever is away is asked when they are back.
    DUE = concat!("SELECT k.id FROM commitments k JOIN memberships m ON m.community_id = k.community_id AND m.person_id = k.person_id AND m.standing = 'member'
            LEFT JOIN reach r ON r.person_id = k.person_id
        WHERE k.state = 'open' AND ", awake!("k.community_id"), " AND k.due_at <= $1 AND (k.asked_at IS NULL OR (k.asked_again_at IS NULL AND k.asked_at <= $2))
          AND r.stopped_at IS NULL AND (r.paused_until IS NULL OR r.paused_until <= $1)
        ORDER BY k.due_at, k.id LIMIT $3");
    /// They are.
    ASKED = "UPDATE commitments SET asked_again_at = CASE WHEN asked_at IS NULL THEN NULL ELSE CAST($2 AS BIGINT) END, asked_at = COALESCE(asked_at, $2) WHERE id = $1";
    /// Nobody answered: it is let go.
    RELEASE = "UPDATE commitments SET state = 'released', settled_at = $2 WHERE state = 'open' AND asked_again_at <= $1";

    /// What somebody said they would do, for them.
    MINE = "SELECT c.name, k.words, k.due_on, k.state, k.note, CAST(NULL AS TEXT) AS none1, k.made_at, k.settled_at FROM commitments k JOIN communities c ON c.id = k.community_id
        WHERE k.person_id = $1 ORDER BY k.id LIMIT 10000";
    /// And that goes with them.
    ERASE = "DELETE FROM commitments WHERE person_id = $1";
}
