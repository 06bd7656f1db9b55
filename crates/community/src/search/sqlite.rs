//! The index on SQLite: FTS5 tables without content, whose rowid is the id. Ids sort by time, so the newest matches are
//! read from the end, and reading stops when there are enough.

store::statements! {
    /// Keeps the text of a post.
    PUT = "INSERT OR REPLACE INTO post_words (rowid, words) VALUES ($1, $2)";
    /// Takes it out.
    TAKE_OUT = "DELETE FROM post_words WHERE rowid = $1";
    /// Empties the index of posts.
    EMPTY = "INSERT INTO post_words (post_words) VALUES ('delete-all')";
    /// Merges some pages of what was written in many small pieces.
    MERGE = "INSERT INTO post_words (post_words, rank) VALUES ('merge', $1)";
    /// The newest posts that match, within bounds.
    FIND = "SELECT rowid AS post_id FROM post_words WHERE post_words MATCH $1 AND rowid >= $2 AND rowid <= $3 ORDER BY rowid DESC LIMIT $4";
    /// Keeps the text of a person.
    PUT_PERSON = "INSERT OR REPLACE INTO person_words (rowid, words) VALUES ($1, $2)";
    /// Empties the index of people.
    EMPTY_PEOPLE = "INSERT INTO person_words (person_words) VALUES ('delete-all')";
    /// The people who match.
    FIND_PEOPLE = "SELECT rowid AS membership_id FROM person_words WHERE person_words MATCH $1 ORDER BY rowid DESC LIMIT $2";
}
