//! Statements about large bytes.

store::statements! {
    /// Which of some blobs a row names. Every table that names blobs stands here; a test holds it to the migrations.
    NAMED = "SELECT blob FROM attachments WHERE blob {IN_TEXT $1}
        UNION SELECT blob FROM arrivals WHERE blob {IN_TEXT $1}
        UNION SELECT blob FROM letter_files WHERE blob {IN_TEXT $1}
        UNION SELECT blob FROM held_files WHERE blob {IN_TEXT $1}";
}
