//! Statements about the journal.

store::statements! {
    /// One line.
    WRITE = "INSERT INTO journal (id, community_id, at, person_id, act, subject_id, detail) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    /// A community's lines after one.
    SINCE = "SELECT id, at, person_id, act, subject_id, detail FROM journal WHERE community_id = $1 AND id > $2 ORDER BY id LIMIT $3";
}
