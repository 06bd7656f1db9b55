//! Statements about the journal.

store::statements! {
    /// One line.
    WRITE = "INSERT INTO journal (id, community_id, at, person_id, act, subject_id, detail) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    /// A community's lines after one.
    SINCE = "SELECT id, at, person_id, act, subject_id, detail FROM journal WHERE community_id = $1 AND id > $2 ORDER BY id LIMIT $3";
    /// The oldest lines before a moment.
    OLD = "SELECT id, community_id, at, act FROM journal WHERE at < $1 ORDER BY id LIMIT $2";
    /// A line that is a total now.
    DROP = "DELETE FROM journal WHERE id = $1";
    /// One more of its kind in its month.
    COUNT = "INSERT INTO journal_totals (community_id, month, act, lines) VALUES ($1, $2, $3, $4)
        ON CONFLICT (community_id, month, act) DO UPDATE SET lines = journal_totals.lines + excluded.lines";
}
