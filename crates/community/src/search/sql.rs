//! Statements of search that are the same on both engines. The two ways to match words are in `sqlite.rs` and `postgres.rs`.

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
    /// In which languages it has.
    LANGUAGES = "SELECT language FROM post_languages WHERE community_id = $1 ORDER BY language LIMIT 20";
}
