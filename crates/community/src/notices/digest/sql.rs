//! Statements about the one letter.

use crate::lifecycle::sql::awake;

store::statements! {
    /// Whose is due.
    DUE = "SELECT person_id, due_at FROM digests WHERE due_at <= $1 ORDER BY due_at, person_id LIMIT $2";
    /// The next one, unless another node has seen to it.
    NEXT_DUE = "UPDATE digests SET due_at = $3 WHERE person_id = $1 AND due_at = $2";
    /// There is none any more.
    NO_MORE = "DELETE FROM digests WHERE person_id = $1 AND due_at = $2";
    /// Whom it goes to.
    READER = "SELECT p.name, a.address, p.language, p.zone, a.suspended_at IS NULL AS reached,
            r.mails, r.asks, r.minutes, r.rhythm, r.day, r.minute, r.quiet_from, r.quiet_to, r.strict, r.paused_until, r.stopped_at
        FROM people p JOIN addresses a ON a.person_id = p.id AND a.is_main LEFT JOIN reach r ON r.person_id = p.id WHERE p.id = $1";
    /// The communities that it tells of, and what the reader offers there.
    COMMUNITIES = concat!("SELECT c.id, c.slug, c.name, c.language, m.offers, m.since, COALESCE(t.post_id, 0) AS told FROM memberships m JOIN communities c ON c.id = m.community_id
        LEFT JOIN lists l ON l.community_id = c.id LEFT JOIN told t ON t.person_id = m.person_id AND t.community_id = c.id
        WHERE m.person_id = $1 AND m.standing = 'member' AND (m.delivery = 'digest' OR (m.delivery = 'usual' AND l.community_id IS NULL)) AND ", awake!("c.id"), " ORDER BY c.id");
    /// New posts of one of them, newest first. Nothing of the room and nothing sealed, even for those who were there.
    POSTS = "SELECT p.id, p.thread_id, t.subject, t.level, t.starter_id, t.posts, p.author_id, a.name, p.is_question, p.language, CAST(LENGTH(p.words) AS BIGINT) AS length, SUBSTR(p.words, 1, 600) AS words,
            w.wish, EXISTS (SELECT 1 FROM posts mine WHERE mine.thread_id = t.id AND mine.author_id = $1 AND mine.withdrawn_at IS NULL) AS takes_part
        FROM posts p JOIN threads t ON t.id = p.thread_id JOIN people a ON a.id = p.author_id LEFT JOIN watches w ON w.thread_id = t.id AND w.person_id = $1
        WHERE p.community_id = $2 AND p.id > $3 AND p.author_id <> $1 AND p.withdrawn_at IS NULL AND t.level <= 3 AND COALESCE(w.wish, '') <> 'mute' AND p.came_by <> 'archive'
        ORDER BY p.id DESC LIMIT $4";
    /// Posts that they were told of one by one.
    TOLD_ONE_BY_ONE = "SELECT l.item_id FROM deliveries d JOIN letters l ON l.id = d.letter_id WHERE d.person_id = $1 AND d.id >= $2 AND l.kind = 'post' AND l.item_id IS NOT NULL AND d.state <> 'dropped'";
    /// Told up to here.
    TOLD = "INSERT INTO told (person_id, community_id, post_id) VALUES ($1, $2, $3)
        ON CONFLICT (person_id, community_id) DO UPDATE SET post_id = CASE WHEN excluded.post_id > told.post_id THEN excluded.post_id ELSE told.post_id END";
    /// What a number of a letter means.
    KEEP_ITEM = "INSERT INTO letter_items (delivery_id, number, left_out, community_id, kind, item_id) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (delivery_id, number) DO NOTHING";
    /// What the numbers of a letter mean.
    ITEMS = "SELECT number, left_out, community_id, kind, item_id FROM letter_items WHERE delivery_id = $1 ORDER BY number";
    /// Threads that a reader may see, as they stand: what was left out of a letter.
    THREADS = "SELECT t.id, t.subject, t.level, c.id AS community_id, c.slug, c.name, t.posts, (SELECT CAST(SUM(LENGTH(words)) AS BIGINT) FROM posts WHERE thread_id = t.id AND withdrawn_at IS NULL) AS length, t.last_words, t.last_post_id
        FROM threads t JOIN communities c ON c.id = t.community_id JOIN memberships m ON m.community_id = c.id AND m.person_id = $1 AND m.standing = 'member'
        WHERE t.id {IN $2} AND t.level <= 3 ORDER BY t.id";
    /// Who takes part in some threads.
    AUTHORS = "SELECT DISTINCT p.thread_id, a.name FROM posts p JOIN people a ON a.id = p.author_id WHERE p.thread_id {IN $1} AND p.withdrawn_at IS NULL ORDER BY p.thread_id, a.name LIMIT 200";
    /// Topics that a reader has had enough of.
    NARROWED = "SELECT community_id, stem FROM narrowed WHERE person_id = $1";
}
