//! Statements about receipts.

macro_rules! receipt {
    () => {
        "SELECT r.id, r.person_id, r.community_id, COALESCE((SELECT name FROM communities WHERE id = r.community_id), '') AS place, r.act, r.subject_id, r.before, r.made_at, r.undone_at FROM receipts r"
    };
}

store::statements! {
    /// Keeps one.
    KEEP = "INSERT INTO receipts (id, person_id, community_id, act, subject_id, before, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    /// A person's newest.
    LIST = concat!(receipt!(), " WHERE r.person_id = $1 AND r.made_at > $2 ORDER BY r.id DESC LIMIT 50");
    /// One.
    GET = concat!(receipt!(), " WHERE r.id = $1 {FOR_UPDATE}");
    /// Taken back, once.
    UNDONE = "UPDATE receipts SET undone_at = $2 WHERE id = $1 AND undone_at IS NULL";
}
