//! The index on PostgreSQL: `tsvector` made by us, under a GIN index.
//!
//! GIN cannot be read from its end, and a common word has hundreds of thousands of rows. So each row carries the marks of
//! the windows of time that it falls in (`w28_…`: three days, up to nine years), and a question is asked of the newest
//! window first, together with its mark: the index then walks the shorter list and skips through the longer. Wider windows
//! are asked only as long as there are not enough; PostgreSQL runs the parts of a `UNION ALL` with a limit one by one.
//!
//! `post_id + 0` keeps the planner from walking the primary key and testing every row's words, and a question inside
//! `(SELECT …)` from planning anew for each.

use super::sql::{findable, knows};

/// One part: the question, the first and the last id, and how many.
macro_rules! part {
    ($question:literal, $first:literal, $last:literal, $most:literal) => {
        concat!(
            "(SELECT post_id FROM post_words WHERE CAST(",
            $first,
            " AS BIGINT) <= CAST(",
            $last,
            " AS BIGINT)
                AND words @@ (SELECT CAST(CAST(",
            $question,
            " AS TEXT) AS tsquery)) AND post_id + 0 BETWEEN ",
            $first,
            " AND ",
            $last,
            "
                ORDER BY post_id + 0 DESC LIMIT ",
            $most,
            ")"
        )
    };
}

store::statements! {
    /// The newest posts that match: window by window, then all.
    FIND = concat!("SELECT post_id FROM (",
        part!("$2", "$3", "$4", "$1"), " UNION ALL ",
        part!("$5", "$6", "$7", "$1"), " UNION ALL ",
        part!("$8", "$9", "$10", "$1"), " UNION ALL ",
        part!("$11", "$12", "$13", "$1"), " UNION ALL ",
        part!("$14", "$15", "$16", "$1"), " UNION ALL ",
        part!("$17", "$18", "$19", "$1"), " UNION ALL ",
        part!("$20", "$21", "$22", "$1"), ") AS found LIMIT $1");
    /// The newest posts that match, and those whose subject does, with what is cheap to read of each, as far as they may be seen.
    FIND_BOTH = concat!("SELECT p.id, p.thread_id, p.author_id, t.subject, f.in_subject FROM (
        (SELECT post_id, FALSE AS in_subject FROM (",
        part!("$5", "$6", "$7", "$3"), " UNION ALL ",
        part!("$8", "$9", "$10", "$3"), " UNION ALL ",
        part!("$11", "$12", "$13", "$3"), " UNION ALL ",
        part!("$14", "$15", "$16", "$3"), " UNION ALL ",
        part!("$17", "$18", "$19", "$3"), " UNION ALL ",
        part!("$20", "$21", "$22", "$3"), " UNION ALL ",
        part!("$23", "$24", "$25", "$3"), ") AS found LIMIT $3)
        UNION ALL (SELECT post_id, TRUE AS in_subject FROM (",
        part!("$26", "$27", "$28", "$4"), " UNION ALL ",
        part!("$29", "$30", "$31", "$4"), " UNION ALL ",
        part!("$32", "$33", "$34", "$4"), " UNION ALL ",
        part!("$35", "$36", "$37", "$4"), " UNION ALL ",
        part!("$38", "$39", "$40", "$4"), " UNION ALL ",
        part!("$41", "$42", "$43", "$4"), " UNION ALL ",
        part!("$44", "$45", "$46", "$4"), ") AS found LIMIT $4)) AS f
        JOIN posts p ON p.id = f.post_id JOIN threads t ON t.id = p.thread_id WHERE ", findable!());
    /// Keeps the texts of posts.
    PUT = "INSERT INTO post_words (post_id, words) SELECT i.id, CAST(i.text AS tsvector) FROM UNNEST(CAST($1 AS BIGINT[]), CAST($2 AS TEXT[])) AS i (id, text)
        ON CONFLICT (post_id) DO UPDATE SET words = excluded.words";
    /// Takes one out.
    TAKE_OUT = "DELETE FROM post_words WHERE post_id = $1";
    /// Empties the index of posts.
    EMPTY = "TRUNCATE post_words";
    /// Keeps the text of a person.
    PUT_PERSON = "INSERT INTO person_words (membership_id, words) VALUES ($1, CAST(CAST($2 AS TEXT) AS tsvector))
        ON CONFLICT (membership_id) DO UPDATE SET words = excluded.words";
    /// Empties the index of people.
    EMPTY_PEOPLE = "TRUNCATE person_words";
    /// The people who match.
    FIND_PEOPLE = "SELECT membership_id FROM person_words WHERE words @@ (SELECT CAST(CAST($1 AS TEXT) AS tsquery)) ORDER BY membership_id + 0 DESC LIMIT $2";
    /// The people who match the one ($2) or the other ($3), and some more, with what they say of themselves.
    PEOPLE = concat!("SELECT ", knows!(), " FROM (
            (SELECT membership_id FROM person_words WHERE words @@ (SELECT CAST(CAST($2 AS TEXT) AS tsquery)) ORDER BY membership_id + 0 DESC LIMIT $4)
            UNION (SELECT membership_id FROM person_words WHERE words @@ (SELECT CAST(CAST($3 AS TEXT) AS tsquery)) ORDER BY membership_id + 0 DESC LIMIT $4)) AS f
        JOIN memberships m ON m.id = f.membership_id JOIN people p ON p.id = m.person_id WHERE m.community_id = $1
        UNION ALL SELECT ", knows!(), " FROM memberships m JOIN people p ON p.id = m.person_id WHERE m.community_id = $1 AND m.person_id {IN $5}");
}

/// Sorts in what waits, and lets the planner know the table.
pub(super) const SETTLE: &str = "SELECT gin_clean_pending_list('post_words_words'); SELECT gin_clean_pending_list('person_words_words'); ANALYZE post_words; ANALYZE person_words; ANALYZE posts; ANALYZE threads";
