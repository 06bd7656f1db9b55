//! Statements about letters that leave.

store::statements! {
    /// A letter waits.
    LEAVE = "INSERT INTO outbox (id, person_id, address, kind, subject, plain, html, message_id, made_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    /// The newest.
    OUTBOX = "SELECT id, address, kind, subject, plain, html, message_id, made_at, sent_at, error FROM outbox ORDER BY id DESC LIMIT $1";
    /// One.
    LETTER = "SELECT id, address, kind, subject, plain, html, message_id, made_at, sent_at, error FROM outbox WHERE id = $1";
    /// Forgets old ones.
    FORGET = "DELETE FROM outbox WHERE made_at < $1";
}
