//! Statements of search that are the same on both engines. The two ways to match words are in `sqlite.rs` and `postgres.rs`.

/// What may be found, on `threads t`: `$1` is the community, `$2` the viewer's reach, which for search ends with what
/// all members may read.
macro_rules! findable {
    () => {
        "t.community_id = $1 AND t.level <= $2 AND t.level <= 3"
    };
}
pub(crate) use findable;

/// The columns of a member who may know, from `memberships m` and `people p`.
macro_rules! knows {
    () => {
        "m.person_id, p.name, m.standing, m.practice, m.offers, m.about"
    };
}
pub(crate) use knows;

macro_rules! to_index {
    () => {
        "SELECT p.id, p.community_id, t.level, p.author_id, p.files,
            CASE WHEN EXISTS (SELECT 1 FROM posts e WHERE e.thread_id = p.thread_id AND e.id < p.id) THEN NULL ELSE t.subject END AS subject,
            p.words, p.language, p.withdrawn_at IS NOT NULL AS withdrawn
        FROM posts p JOIN threads t ON t.id = p.thread_id"
    };
}

macro_rules! person {
    () => {
        "SELECT m.id, m.community_id, p.name, m.practice, m.offers, m.about, c.language
        FROM memberships m JOIN people p ON p.id = m.person_id JOIN communities c ON c.id = m.community_id"
    };
}

store::statements! {
    /// Of the posts that the index found, those that may be seen; what is cheap to read of each. `CROSS JOIN` keeps SQLite
    /// from beginning with all threads of the community.
    CANDIDATES = concat!("SELECT p.id, p.thread_id, p.author_id, t.subject, FALSE AS in_subject FROM posts p CROSS JOIN threads t
        WHERE t.id = p.thread_id AND p.id {IN $3} AND ", findable!());
    /// All of those that are shown.
    SHOWN = concat!("SELECT p.id, p.author_id, a.name AS author, t.level, p.words, p.language
        FROM posts p CROSS JOIN threads t CROSS JOIN people a
        WHERE t.id = p.thread_id AND a.id = p.author_id AND p.id {IN $3} AND p.withdrawn_at IS NULL AND ", findable!());
    /// The names of those who wrote what the asker may see.
    NAMES = "SELECT id, name FROM people WHERE id {IN $1}";
    /// Whose memberships these are.
    PERSONS = "SELECT person_id FROM memberships WHERE community_id + 0 = $1 AND id {IN $2}";
    /// Who has this address, or one with this before the @ (a range, so that the index serves it).
    BY_ADDRESS = "SELECT a.person_id FROM addresses a CROSS JOIN memberships m
        WHERE m.person_id = a.person_id AND m.community_id = $1 AND (a.folded = $2 OR (a.folded >= $3 AND a.folded < $4)) LIMIT 20";
    /// Posts, as the index wants them; the subject with the first of a thread only.
    POSTS = concat!(to_index!(), " WHERE p.id {IN $1} ORDER BY p.id");
    /// The next of all posts.
    POSTS_AFTER = concat!(to_index!(), " WHERE p.id > $1 ORDER BY p.id LIMIT $2");
    /// How many there are.
    POSTS_ALL = "SELECT COUNT(*) AS posts FROM posts";
    /// A person in each of their communities.
    PERSON = concat!(person!(), " WHERE m.person_id = $1 ORDER BY m.id");
    /// The next of all people.
    PEOPLE_AFTER = concat!(person!(), " WHERE m.id > $1 ORDER BY m.id LIMIT $2");
    /// A community has written in a language.
    WROTE_IN = "INSERT INTO post_languages (community_id, language) VALUES ($1, $2) ON CONFLICT (community_id, language) DO NOTHING";
    /// In which languages it has; its newest post, and the three hundredth before it: from there on there is enough to look at.
    LANGUAGES = "SELECT language, COALESCE((SELECT id FROM posts WHERE community_id = $1 ORDER BY id DESC LIMIT 1), 0) AS newest,
            COALESCE((SELECT id FROM posts WHERE community_id = $1 ORDER BY id DESC LIMIT 1 OFFSET 300), 0) AS busy
        FROM post_languages WHERE community_id = $1 ORDER BY language LIMIT 20";
}
