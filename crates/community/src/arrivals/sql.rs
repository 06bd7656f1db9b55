//! Statements about letters that arrive.

macro_rules! arrival {
    () => {
        "SELECT id, at, came_by, peer, helo, sender, recipient, message_id, size, state, outcome, subject_id, done_at FROM arrivals"
    };
}

store::statements! {
    /// Keeps one, unless it is known.
    KEEP = "INSERT INTO arrivals (id, at, came_by, peer, helo, sender, recipient, message_id, sameness, raw, blob, size, state, outcome)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'waiting', '') ON CONFLICT (sameness) DO NOTHING";
    /// Which of these are known.
    KNOWN = "SELECT sameness, id FROM arrivals WHERE sameness {IN_TEXT $1}";
    /// One.
    ARRIVAL = concat!(arrival!(), " WHERE id = $1");
    /// Its bytes.
    RAW = "SELECT raw, blob FROM arrivals WHERE id = $1";
    /// What became of it.
    FINISH = "UPDATE arrivals SET state = $2, outcome = $3, subject_id = $4, done_at = $5 WHERE id = $1";
    /// Those not read yet.
    WAITING = concat!(arrival!(), " WHERE state = 'waiting' ORDER BY at, id LIMIT $1");
    /// The newest.
    NEWEST = concat!(arrival!(), " ORDER BY at DESC, id DESC LIMIT $1");
    /// Message-IDs, in the order of ids.
    MESSAGE_IDS = "SELECT id, message_id FROM arrivals WHERE id > $1 ORDER BY id LIMIT 1000";
    /// Communities that one of these slugs names.
    SLUGS = "SELECT slug, id FROM communities WHERE slug {IN_TEXT $1}";
    /// The community that kept an address of its own when it was adopted.
    ADOPTED = "SELECT c.slug, c.id FROM lists l JOIN communities c ON c.id = l.community_id WHERE l.address = $1";
    /// Forgets what letters said.
    EMPTY = "UPDATE arrivals SET raw = NULL, blob = NULL WHERE at < $1 AND state IN ('done', 'refused') AND (raw IS NOT NULL OR blob IS NOT NULL)";
    /// Forgets that they came.
    FORGET = "DELETE FROM arrivals WHERE at < $1 AND state <> 'waiting'";
    /// Whether one waits still; held until the act that reads it has ended.
    CLAIM = "SELECT state FROM arrivals WHERE id = $1 {FOR_UPDATE}";
}
