//! The index on PostgreSQL: `tsvector` made by us, under a GIN index.
//!
//! GIN cannot be read from its end, and a common word has hundreds of thousands of rows. So each row carries the marks of
//! the windows of time that it falls in (`w28_…`: three days, up to nine years), and a question is asked of the newest
//! window first, together with its mark: the index then walks the shorter list and skips through the longer. Wider windows
//! are asked only as long as there are not enough; PostgreSQL runs the parts of a `UNION ALL` with a limit one by one.
//!
//! `post_id + 0` keeps the planner from walking the primary key and testing every row's words, and a question inside
//! `(SELECT …)` from planning anew for each.

/// One part: the question, and the first and the last id.
macro_rules! part {
    ($question:literal, $first:literal, $last:literal) => {
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
                ORDER BY post_id + 0 DESC LIMIT $1)"
        )
    };
}

store::statements! {
    /// The newest posts that match: window by window, then all.
    FIND = concat!("SELECT post_id FROM (",
        part!("$2", "$3", "$4"), " UNION ALL ", part!("$5", "$6", "$7"), " UNION ALL ", part!("$8", "$9", "$10"), " UNION ALL ",
        part!("$11", "$12", "$13"), " UNION ALL ", part!("$14", "$15", "$16"), " UNION ALL ", part!("$17", "$18", "$19"), " UNION ALL ",
        part!("$20", "$21", "$22"), ") AS found LIMIT $1");
    /// Keeps the texts of posts.
    PUT = "INSERT INTO post_words (post_id, words) SELECT i.id, CAST(i.text AS tsvector) FROM UNNEST(CAST($1 AS BIGINT[]), CAST($2 AS TEXT[])) AS i (id, text)
        ON CONFLICT (post_id) DO UPDATE SET words = excluded.words";
    /// Takes one out.
    TAKE_OUT = "DELETE FROM post_words WHERE post_id = $1";
    /// Empties the index of posts.
    EMPTY = "DELETE FROM post_words";
    /// Keeps the text of a person.
    PUT_PERSON = "INSERT INTO person_words (membership_id, words) VALUES ($1, CAST(CAST($2 AS TEXT) AS tsvector))
        ON CONFLICT (membership_id) DO UPDATE SET words = excluded.words";
    /// Empties the index of people.
    EMPTY_PEOPLE = "DELETE FROM person_words";
    /// The people who match.
    FIND_PEOPLE = "SELECT membership_id FROM person_words WHERE words @@ (SELECT CAST(CAST($1 AS TEXT) AS tsquery)) ORDER BY membership_id + 0 DESC LIMIT $2";
}

/// Sorts in what waits, and lets the planner know the table.
pub(super) const SETTLE: &str = "SELECT gin_clean_pending_list('post_words_words'); SELECT gin_clean_pending_list('person_words_words'); ANALYZE post_words; ANALYZE person_words; ANALYZE posts; ANALYZE threads";
