//! Statements about rates.

store::statements! {
    /// One bucket.
    BUCKET = "SELECT tokens, at FROM rates WHERE bucket = $1 {FOR_UPDATE}";
    /// Sets a bucket.
    SET = "INSERT INTO rates (bucket, tokens, at) VALUES ($1, $2, $3)
        ON CONFLICT (bucket) DO UPDATE SET tokens = excluded.tokens, at = excluded.at";
    /// Forgets old buckets.
    FORGET = "DELETE FROM rates WHERE at < $1";
}
