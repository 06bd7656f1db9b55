//! Statements about threads and posts.

/// What may be seen, as a condition on `threads t`: `$1` is the community, `$2` the viewer's reach, `$3` the viewer.
/// Who was named in the room sees it; nobody else finds, counts or guesses it.
macro_rules! visible {
    () => {
        "t.community_id = $1 AND (t.level <= $2 OR EXISTS (SELECT 1 FROM presences seen WHERE seen.thread_id = t.id AND seen.person_id = $3))"
    };
}

/// Names are looked up one by one: PostgreSQL would read all people to join the few of a page.
macro_rules! listed {
    () => {
        "t.id, t.subject, t.level, t.starter_id, (SELECT name FROM people WHERE id = t.starter_id) AS starter, t.started_at, t.last_post_id, t.last_at, t.last_author_id, (SELECT name FROM people WHERE id = t.last_author_id) AS last_author, t.last_words, t.posts, t.authors, w.wish, t.last_post_id > COALESCE(w.read_to, 0) AND t.last_post_id > $7 AND $3 <> 0 AND COALESCE(w.wish, '') <> 'mute' AS unread
        FROM threads t LEFT JOIN watches w ON w.thread_id = t.id AND w.person_id = $3"
    };
}

/// The threads of one level that come first, from the index of that level.
macro_rules! of_level {
    ($level:literal, $beyond:literal, $order:literal) => {
        concat!(
            "SELECT id FROM (SELECT o.id FROM threads o WHERE o.community_id = $1 AND o.level = ",
            $level,
            " AND $2 >= ",
            $level,
            " AND (o.last_at, o.id) ",
            $beyond,
            " ($4, $5) ORDER BY o.last_at ",
            $order,
            ", o.id ",
            $order,
            " LIMIT $6) l",
            $level
        )
    };
}

/// The threads that come first for who reaches no further than the network: what is open, what the network may see, and
/// where they were named. To read all threads in turn and leave out what is hidden would take the longer the more is hidden.
/// `CROSS JOIN`, because SQLite takes it in this order: from the few rooms of one person.
macro_rules! reached {
    ($beyond:literal, $order:literal) => {
        concat!("t.id IN (", of_level!("0", $beyond, $order), " UNION ALL ", of_level!("1", $beyond, $order),
            " UNION ALL SELECT id FROM (SELECT o.id FROM presences n CROSS JOIN threads o WHERE o.id = n.thread_id AND n.person_id = $3 AND o.community_id = $1
                AND (o.last_at, o.id) ", $beyond, " ($4, $5) ORDER BY o.last_at ", $order, ", o.id ", $order, " LIMIT $6) named)
            ORDER BY t.last_at ", $order, ", t.id ", $order, " LIMIT $6")
    };
}

macro_rules! post {
    () => {
        "p.id, p.parent_id, p.author_id, a.name AS author, p.at, p.came_by,
        CASE WHEN p.withdrawn_at IS NULL THEN p.html ELSE '' END AS html, p.language, p.is_question, p.files, p.version, p.edited_at, p.withdrawn_at, p.aside
        FROM posts p JOIN people a ON a.id = p.author_id"
    };
}

store::statements! {
    /// Threads before a moment, newest first.
    NEWEST = concat!("SELECT ", listed!(), " WHERE ", visible!(), " AND (t.last_at, t.id) < ($4, $5) ORDER BY t.last_at DESC, t.id DESC LIMIT $6");
    /// Threads after a moment, oldest first: the way back.
    NEWER = concat!("SELECT ", listed!(), " WHERE ", visible!(), " AND (t.last_at, t.id) > ($4, $5) ORDER BY t.last_at, t.id LIMIT $6");
    /// The same for who reaches no further than the network.
    NEWEST_REACHED = concat!("SELECT ", listed!(), " WHERE ", reached!("<", "DESC"));
    /// The same, the way back.
    NEWER_REACHED = concat!("SELECT ", listed!(), " WHERE ", reached!(">", "ASC"));
    /// The threads that a person wrote in last.
    OF_PERSON = concat!("SELECT ", listed!(), " WHERE ", visible!(), " AND t.id IN (SELECT thread_id FROM posts WHERE community_id = $1 AND author_id = $4 AND withdrawn_at IS NULL ORDER BY id DESC LIMIT $5)
        ORDER BY t.last_at DESC, t.id DESC LIMIT $6");
    /// Up to where a member has read everything.
    READ_MARK = "SELECT COALESCE((SELECT read_to FROM read_marks WHERE person_id = $2 AND community_id = $1), 0) AS marked,
        COALESCE((SELECT since FROM memberships WHERE person_id = $2 AND community_id = $1), 0) AS since";
    /// One thread.
    THREAD = concat!("SELECT t.id, t.subject, t.level, t.starter_id, s.name AS starter, t.started_at, t.last_post_id, t.last_at, t.posts, t.authors, w.wish, COALESCE(w.read_to, 0) AS read_to
        FROM threads t JOIN people s ON s.id = t.starter_id LEFT JOIN watches w ON w.thread_id = t.id AND w.person_id = $3
        WHERE ", visible!(), " AND t.id = $4");
    /// Posts of a thread from one on.
    POSTS_FROM = concat!("SELECT ", post!(), " WHERE p.thread_id = $1 AND p.id >= $2 ORDER BY p.id LIMIT $3");
    /// How many posts of a thread come before one.
    PLACE = "SELECT COUNT(*) AS place FROM posts WHERE thread_id = $1 AND id < $2";
    /// The post where a page of a thread begins.
    PAGE_STARTS = "SELECT id FROM posts WHERE thread_id = $1 ORDER BY id LIMIT 1 OFFSET $2";
    /// Who takes part in a thread.
    AUTHORS = "SELECT o.author_id, (SELECT name FROM people WHERE id = o.author_id) AS name, o.posts FROM (SELECT author_id, COUNT(*) AS posts, MIN(id) AS first
        FROM posts WHERE thread_id = $1 AND withdrawn_at IS NULL GROUP BY author_id ORDER BY first LIMIT 30) o ORDER BY o.first";
    /// The attachments of some posts.
    FILES = "SELECT id, post_id, name, kind, size FROM attachments WHERE post_id {IN $1} ORDER BY id";
    /// One attachment that may be seen.
    FILE = concat!("SELECT f.name, f.kind, f.size, f.blob FROM attachments f JOIN posts p ON p.id = f.post_id JOIN threads t ON t.id = p.thread_id
        WHERE ", visible!(), " AND f.id = $4 AND p.withdrawn_at IS NULL");
    /// The thread of a post that may be seen.
    THREAD_OF = concat!("SELECT t.id FROM posts p JOIN threads t ON t.id = p.thread_id WHERE ", visible!(), " AND p.id = $4");
    /// One post for its author or a convenor.
    POST = concat!("SELECT p.id, p.thread_id, p.author_id, p.at, p.came_by, p.source, p.html, p.version, p.withdrawn_at, p.edited_at, t.subject, t.level, a.name AS author_name
        FROM posts p JOIN threads t ON t.id = p.thread_id JOIN people a ON a.id = p.author_id WHERE ", visible!(), " AND p.id = $4");
    /// What a post said before.
    VERSIONS = "SELECT number, html, at FROM versions WHERE post_id = $1 ORDER BY number DESC";

    /// Starts a thread.
    START = "INSERT INTO threads (id, community_id, subject, level, starter_id, started_at, last_post_id, last_at, last_author_id, last_words, posts, authors)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $6, $5, $8, 1, 1)";
    /// Keeps a post.
    KEEP_POST = "INSERT INTO posts (id, community_id, thread_id, parent_id, author_id, at, came_by, source, html, words, language, is_question, files, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1)";
    /// A thread has one more post.
    GROW = "UPDATE threads SET last_post_id = $2, last_at = $3, last_author_id = $4, last_words = $5, posts = posts + 1,
        authors = authors + CASE WHEN EXISTS (SELECT 1 FROM posts WHERE thread_id = $1 AND author_id = $4 AND id <> $2) THEN 0 ELSE 1 END WHERE id = $1";
    /// The last words of a thread, after its last post was edited or withdrawn.
    LAST_WORDS = "UPDATE threads SET last_words = $3 WHERE id = $1 AND last_post_id = $2";
    /// Keeps an attachment.
    KEEP_FILE = "INSERT INTO attachments (id, community_id, post_id, blob, name, kind, size) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    /// Names who is in the room.
    NAME_PRESENT = "INSERT INTO presences (thread_id, person_id) SELECT CAST($1 AS BIGINT), person_id FROM memberships
        WHERE community_id = $2 AND standing = 'member' AND person_id {IN $3} ON CONFLICT DO NOTHING";
    /// Keeps what a post said before.
    KEEP_VERSION = "INSERT INTO versions (post_id, number, source, html, at) SELECT id, version, source, html, COALESCE(edited_at, at) FROM posts WHERE id = $1";
    /// Changes a post, unless somebody did so before.
    EDIT = "UPDATE posts SET source = $3, html = $4, words = $5, language = $6, is_question = $7, version = version + 1, edited_at = $8
        WHERE id = $1 AND version = $2 AND withdrawn_at IS NULL";
    /// Takes a post back.
    WITHDRAW = "UPDATE posts SET withdrawn_at = $2 WHERE id = $1 AND withdrawn_at IS NULL";
    /// Puts it back.
    RESTORE = "UPDATE posts SET withdrawn_at = NULL WHERE id = $1 AND withdrawn_at > $2 AND aside IS NULL";
    /// The words and language of a post, for the index.
    WORDS = "SELECT words, language FROM posts WHERE id = $1";
    /// Withdrawn posts whose words are still kept. What was taken down may be put back on appeal, and waits longer; what is set aside is not decided.
    TO_EMPTY = "SELECT id FROM posts WHERE withdrawn_at < $1 AND source <> '' AND (aside IS NULL OR aside = 'taken-down' AND withdrawn_at < $2) LIMIT 500";
    /// Empties a withdrawn post for good.
    EMPTY = "UPDATE posts SET source = '', html = '', words = '', files = 0 WHERE id = $1";
    /// And what it said before.
    EMPTY_VERSIONS = "DELETE FROM versions WHERE post_id = $1";
    /// And its attachments.
    EMPTY_FILES = "DELETE FROM attachments WHERE post_id = $1";
    /// Follows, mutes, or neither.
    WISH = "INSERT INTO watches (person_id, thread_id, wish, read_to) VALUES ($1, $2, $3, 0)
        ON CONFLICT (person_id, thread_id) DO UPDATE SET wish = excluded.wish";
    /// Follows what one has written in, unless one wished otherwise.
    FOLLOW_OWN = "INSERT INTO watches (person_id, thread_id, wish, read_to) VALUES ($1, $2, 'follow', $3)
        ON CONFLICT (person_id, thread_id) DO UPDATE SET wish = COALESCE(watches.wish, 'follow'), read_to = CASE WHEN excluded.read_to > watches.read_to THEN excluded.read_to ELSE watches.read_to END";
    /// Has read so far.
    READ = "INSERT INTO watches (person_id, thread_id, wish, read_to) VALUES ($1, $2, NULL, $3)
        ON CONFLICT (person_id, thread_id) DO UPDATE SET read_to = CASE WHEN excluded.read_to > watches.read_to THEN excluded.read_to ELSE watches.read_to END";
    /// Has read everything so far.
    READ_ALL = "INSERT INTO read_marks (person_id, community_id, read_to) VALUES ($1, $2, $3)
        ON CONFLICT (person_id, community_id) DO UPDATE SET read_to = excluded.read_to";
    /// No thread is looser than its community.
    LOOSER = "SELECT id FROM threads WHERE community_id = $1 AND level < $2 LIMIT 1000";
    /// Tightens one.
    SET_LEVEL = "UPDATE threads SET level = $2 WHERE id = $1";
    /// The posts of a thread.
    POSTS_OF = "SELECT id FROM posts WHERE thread_id = $1 ORDER BY id";
    /// What is open to all, newest first, for the feed. Thirty posts are in the thirty threads that were written in last.
    FEED = "SELECT p.id, p.thread_id, t.subject, a.name, p.at, COALESCE(p.edited_at, p.at) AS changed, p.html
        FROM posts p JOIN threads t ON t.id = p.thread_id JOIN people a ON a.id = p.author_id
        WHERE p.thread_id IN (SELECT id FROM (SELECT id FROM threads WHERE community_id = $1 AND level = 0 ORDER BY last_at DESC, id DESC LIMIT 30) open)
          AND p.id >= (SELECT COALESCE(MIN(last_post_id), 0) FROM (SELECT last_post_id FROM threads WHERE community_id = $1 AND level = 0 ORDER BY last_at DESC, id DESC LIMIT 30) bound)
          AND p.withdrawn_at IS NULL ORDER BY p.id DESC LIMIT 30";
    /// Letters of ours about a thread, and posts, by their own ids: what stands before the @ of our Message-IDs.
    OURS = "SELECT id, thread_id, CASE WHEN kind = 'post' THEN item_id END AS post_id FROM letters WHERE community_id = $1 AND id {IN $2}
        UNION ALL SELECT id, thread_id, id AS post_id FROM posts WHERE community_id = $1 AND id {IN $2}";
    /// The post that a letter has become.
    ALREADY_HERE = "SELECT p.id, p.thread_id, p.author_id, p.source FROM message_ids m JOIN posts p ON p.id = m.post_id WHERE m.community_id = $1 AND m.key = $2";
}
