//! The index on SQLite: FTS5 tables without content, whose rowid is the id. Ids sort by time, so the newest matches are
//! read from the end, and reading stops when there are enough.

use super::sql::{findable, knows};

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
    /// The newest posts that match ($3), and those whose subject does ($4), with what is cheap to read of each, as far as they
    /// may be seen. `CROSS JOIN` keeps SQLite from beginning with all threads of the community.
    FIND_BOTH = concat!("SELECT p.id, p.thread_id, p.author_id, t.subject, f.in_subject FROM (
            SELECT * FROM (SELECT rowid AS post_id, FALSE AS in_subject FROM post_words WHERE post_words MATCH $3 AND rowid >= $5 AND rowid <= $6 ORDER BY rowid DESC LIMIT $7)
            UNION ALL SELECT * FROM (SELECT rowid AS post_id, TRUE AS in_subject FROM post_words WHERE post_words MATCH $4 AND rowid >= $5 AND rowid <= $6 ORDER BY rowid DESC LIMIT $8)) f
        CROSS JOIN posts p CROSS JOIN threads t WHERE p.id = f.post_id AND t.id = p.thread_id AND ", findable!());
    /// Keeps the text of a person.
    PUT_PERSON = "INSERT OR REPLACE INTO person_words (rowid, words) VALUES ($1, $2)";
    /// Empties the index of people.
    EMPTY_PEOPLE = "INSERT INTO person_words (person_words) VALUES ('delete-all')";
    /// The people who match.
    FIND_PEOPLE = "SELECT rowid AS membership_id FROM person_words WHERE person_words MATCH $1 ORDER BY rowid DESC LIMIT $2";
    /// The people who match the one ($2) or the other ($3), and some more, with what they say of themselves.
    PEOPLE = concat!("SELECT ", knows!(), " FROM (
            SELECT * FROM (SELECT rowid AS membership_id FROM person_words WHERE person_words MATCH $2 ORDER BY rowid DESC LIMIT $4)
            UNION SELECT * FROM (SELECT rowid AS membership_id FROM person_words WHERE person_words MATCH $3 ORDER BY rowid DESC LIMIT $4)) f
        CROSS JOIN memberships m CROSS JOIN people p WHERE m.id = f.membership_id AND p.id = m.person_id AND m.community_id + 0 = $1
        UNION ALL SELECT ", knows!(), " FROM memberships m CROSS JOIN people p WHERE m.community_id = $1 AND m.person_id {IN $5} AND p.id = m.person_id");
}
