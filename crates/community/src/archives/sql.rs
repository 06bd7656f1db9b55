//! Statements about archives.

store::statements! {
    /// Imports into one community take turns.
    LOCK = "SELECT id FROM communities WHERE id = $1 {FOR_UPDATE}";
    /// What is known of some ids.
    MESSAGES = "SELECT key, thread_id, post_id FROM message_ids WHERE community_id = $1 AND key {IN $2}";
    /// An id, and what it names; known already, it may name a post now, or belong to another thread.
    KEEP_ID = "INSERT INTO message_ids (id, community_id, key, message_id, thread_id, post_id) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (community_id, key) DO UPDATE SET thread_id = excluded.thread_id, post_id = COALESCE(message_ids.post_id, excluded.post_id)";
    /// The words of some posts as they came.
    SOURCES = "SELECT id, source FROM posts WHERE id {IN $1} AND version = 1 AND withdrawn_at IS NULL";
    /// Which of some ids of posts are taken.
    IN_USE = "SELECT id FROM posts WHERE id {IN $1}";
    /// Message-IDs that are kept.
    MESSAGE_IDS = "SELECT id, message_id FROM message_ids WHERE post_id IS NOT NULL AND id > $1 ORDER BY id LIMIT 1000";

    /// Who has some addresses.
    OWNERS = "SELECT folded, person_id FROM addresses WHERE folded {IN_TEXT $1}";
    /// Who is shown under some aliases.
    ALIASES = "SELECT folded, person_id FROM aliases WHERE community_id = $1 AND folded {IN_TEXT $2}";
    /// One more.
    ADD_ALIAS = "INSERT INTO aliases (community_id, folded, person_id) VALUES ($1, $2, $3) ON CONFLICT (community_id, folded) DO NOTHING";

    /// Begins a thread.
    BEGIN_THREAD = "INSERT INTO threads (id, community_id, subject, level, starter_id, started_at, last_post_id, last_at, last_author_id, last_words, posts, authors)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    /// Counts some threads.
    COUNT = "SELECT t.id, t.level, MIN(p.id) AS first, MAX(p.id) AS last, COUNT(*) AS posts, COUNT(DISTINCT p.author_id) AS authors
        FROM threads t JOIN posts p ON p.thread_id = t.id WHERE t.id {IN $1} GROUP BY t.id, t.level";
    /// Their first and last posts.
    ENDS = "SELECT id, author_id, at, CASE WHEN withdrawn_at IS NULL THEN words ELSE '' END AS words FROM posts WHERE id {IN $1}";
    /// What a thread's line says.
    RECOUNT = "UPDATE threads SET starter_id = $2, started_at = $3, last_post_id = $4, last_at = $5, last_author_id = $6, last_words = $7, posts = $8, authors = $9 WHERE id = $1";
    /// An older letter came: the thread has its subject.
    RENAME = "UPDATE threads SET subject = $2 WHERE id = $1";

    /// The heads of two threads.
    HEADS = "SELECT id, level, subject, started_at FROM threads WHERE id {IN $1}";
    /// The posts of a thread.
    POSTS_OF = "SELECT id FROM posts WHERE thread_id = $1";
    /// Moves posts.
    MOVE_POSTS = "UPDATE posts SET thread_id = $2 WHERE thread_id = $1";
    /// Moves ids.
    MOVE_IDS = "UPDATE message_ids SET thread_id = $2 WHERE thread_id = $1";
    /// Moves wishes, where there are none yet.
    MOVE_WATCHES = "INSERT INTO watches (person_id, thread_id, wish, read_to) SELECT person_id, CAST($2 AS BIGINT), wish, read_to FROM watches WHERE thread_id = $1
        ON CONFLICT (person_id, thread_id) DO NOTHING";
    /// And drops the rest.
    DROP_WATCHES = "DELETE FROM watches WHERE thread_id = $1";
    /// Moves who is in the room.
    MOVE_ROOM = "INSERT INTO presences (thread_id, person_id) SELECT CAST($2 AS BIGINT), person_id FROM presences WHERE thread_id = $1
        ON CONFLICT (thread_id, person_id) DO NOTHING";
    /// Only who is in both rooms stays.
    NARROW_ROOM = "DELETE FROM presences WHERE thread_id = $1 AND person_id NOT IN (SELECT person_id FROM presences WHERE thread_id = $2)";
    /// The room is empty.
    LEAVE_ROOM = "DELETE FROM presences WHERE thread_id = $1";
    /// The thread is gone.
    DROP_THREAD = "DELETE FROM threads WHERE id = $1";
    /// The level and subject of what two threads became.
    SET_HEAD = "UPDATE threads SET level = $2, subject = $3 WHERE id = $1";

    /// Who waits for some letters.
    AWAITED = "SELECT key, post_id FROM awaited WHERE community_id = $1 AND key {IN $2}";
    /// Waits.
    AWAIT = "INSERT INTO awaited (community_id, key, post_id) VALUES ($1, $2, $3) ON CONFLICT (community_id, key, post_id) DO NOTHING";
    /// Waits no more.
    AWAIT_NO_MORE = "DELETE FROM awaited WHERE community_id = $1 AND key = $2 AND post_id = $3";
    /// What a post answers.
    PARENT = "SELECT parent_id FROM posts WHERE id = $1";
    /// It answers this, when both are in one thread.
    SET_PARENT = "UPDATE posts SET parent_id = $2 WHERE id = $1 AND thread_id = (SELECT thread_id FROM posts WHERE id = $2)";

    /// An import by its file.
    IMPORT = "SELECT id, done_to, done_line, done_at, ended_at, messages, stored, known, attachments FROM imports WHERE community_id = $1 AND fingerprint = $2";
    /// Begins one.
    BEGIN = "INSERT INTO imports (id, community_id, file, fingerprint, started_at, done_to, done_line, done_at, messages, stored, known, attachments)
        VALUES ($1, $2, $3, $4, $5, 0, 1, 0, 0, 0, 0, 0)";
    /// Begins it again.
    BEGIN_AGAIN = "UPDATE imports SET done_to = 0, done_line = 1, done_at = 0, ended_at = NULL, messages = 0, stored = 0, known = 0, attachments = 0 WHERE id = $1";
    /// How far it is.
    ADVANCE = "UPDATE imports SET done_to = $2, done_line = $3, done_at = $4, messages = $5, stored = $6, known = $7, attachments = $8 WHERE id = $1";
    /// It has ended.
    END = "UPDATE imports SET ended_at = $2 WHERE id = $1";
    /// What could not be read.
    KEEP_PROBLEM = "INSERT INTO import_problems (id, import_id, line, byte, reason) VALUES ($1, $2, $3, $4, $5)";
    /// Is looked at again.
    FORGET_PROBLEMS = "DELETE FROM import_problems WHERE import_id = $1";
    /// By their place.
    PROBLEMS = "SELECT line, byte, reason FROM import_problems WHERE import_id = $1 ORDER BY byte, id LIMIT 1000";
    /// What stands in a community.
    TOTALS = "SELECT (SELECT COUNT(*) FROM threads WHERE community_id = $1) AS threads, (SELECT COUNT(*) FROM posts WHERE community_id = $1) AS posts,
        (SELECT COUNT(DISTINCT author_id) FROM posts WHERE community_id = $1) AS authors";
}
