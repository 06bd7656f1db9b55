//! Statements about letters that tell of a post.

/// Everyone of a community whom a post may be told to: `$1` the community, `$2` the thread, `$3` after this person, `$4` now, `$5` whose
/// post is answered, `$6` whether the community is a list, `$7` the author, who has no letter of their own, `$8` how many. Who may
/// not see the thread is no candidate: levels are a condition here, and nowhere else.
macro_rules! hearers {
    ($candidates:literal) => {
        concat!("SELECT m.person_id, a.address, p.language, p.zone, m.delivery, w.wish, t.level,
            r.mails, r.asks, r.minutes, r.rhythm, r.day, r.minute, r.quiet_from, r.quiet_to, r.strict, r.paused_until, r.stopped_at
        FROM memberships m JOIN people p ON p.id = m.person_id
            JOIN addresses a ON a.person_id = m.person_id AND a.is_main AND a.suspended_at IS NULL
            JOIN threads t ON t.id = $2 AND t.community_id = m.community_id
            LEFT JOIN watches w ON w.person_id = m.person_id AND w.thread_id = $2
            LEFT JOIN reach r ON r.person_id = m.person_id
        WHERE m.community_id = $1 AND m.standing = 'member' AND m.person_id > $3 AND m.person_id <> $7",
            $candidates,
            " AND (t.level <= 3 OR EXISTS (SELECT 1 FROM presences n WHERE n.thread_id = $2 AND n.person_id = m.person_id))
            AND COALESCE(w.wish, '') <> 'mute' AND r.stopped_at IS NULL AND (r.paused_until IS NULL OR r.paused_until <= $4)
            AND m.delivery <> 'none' AND (m.delivery = 'each' OR m.person_id = $5 OR t.level >= 4 OR w.wish = 'follow' OR (m.delivery = 'usual' AND $6))
        ORDER BY m.person_id LIMIT $8")
    };
}

store::statements! {
    /// A post as a letter tells of it. Not one that was withdrawn.
    TOLD = "SELECT p.id, p.thread_id, p.community_id, c.slug, c.name, c.language, t.subject, t.level, p.author_id, a.name AS author, p.at, p.came_by, p.source, p.html, p.words,
            p.language AS post_language, p.parent_id, p.files, t.starter_id, (SELECT MIN(id) FROM posts WHERE thread_id = t.id) AS first_post, c.cause
        FROM posts p JOIN threads t ON t.id = p.thread_id JOIN communities c ON c.id = p.community_id JOIN people a ON a.id = p.author_id
        WHERE p.id = $1 AND p.withdrawn_at IS NULL";
    /// The post that another answers.
    ANSWERED = "SELECT p.id, p.author_id, a.name, p.at, p.words, p.parent_id FROM posts p JOIN people a ON a.id = p.author_id
        WHERE p.id = $1 AND p.thread_id = $2 AND p.withdrawn_at IS NULL";
    /// What a post answers.
    PARENT = "SELECT parent_id FROM posts WHERE id = $1";
    /// The Message-IDs of some posts, the one that each came with first.
    IDS_OF = "SELECT post_id, message_id FROM message_ids WHERE post_id {IN $1} ORDER BY id";
    /// A post has this Message-ID, so that answers to it find their thread.
    KEEP_ID = "INSERT INTO message_ids (id, community_id, key, message_id, thread_id, post_id) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (community_id, key) DO NOTHING";
    /// Its files.
    FILES = "SELECT id, blob, name, kind, size FROM attachments WHERE post_id = $1 ORDER BY id";
    /// They go with a letter.
    KEEP_FILE = "INSERT INTO letter_files (letter_id, blob, name, kind, size) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (letter_id, blob, name) DO NOTHING";
    /// The letters that tell of a post already, one for each language.
    LETTERS = "SELECT id, language FROM letters WHERE kind = 'post' AND item_id = $1 ORDER BY id";
    /// The last person they were addressed to: batches go by people, so the rest is behind.
    LAST = "SELECT COALESCE(MAX(person_id), 0) AS last FROM deliveries WHERE letter_id {IN $1}";
    /// Who hears of a post in a list: everyone is looked at.
    HEARERS_OF_LIST = hearers!("");
    /// Who hears of a post elsewhere: only who said so, who is answered, who was named in the room.
    HEARERS = hearers!(" AND m.person_id IN (SELECT person_id FROM watches WHERE thread_id = $2 AND wish = 'follow'
            UNION SELECT person_id FROM memberships WHERE community_id = $1 AND delivery <> 'usual' AND delivery = 'each'
            UNION SELECT CAST($5 AS BIGINT) UNION SELECT person_id FROM presences WHERE thread_id = $2)");
    /// Topics that some members have had enough of.
    NARROWED = "SELECT person_id, stem FROM narrowed WHERE community_id = $1 AND person_id {IN $2}";
    /// What some people were sent since, beside their one letter: letters and seconds, and how many of them they had asked to have one by one.
    SPENT = "SELECT d.person_id, COUNT(*) AS mails, CAST(COALESCE(SUM(l.seconds), 0) AS BIGINT) AS seconds,
            CAST(COALESCE(SUM(CASE WHEN d.why IN ('each', 'list') THEN 1 ELSE 0 END), 0) AS BIGINT) AS chosen_mails,
            CAST(COALESCE(SUM(CASE WHEN d.why IN ('each', 'list') THEN l.seconds ELSE 0 END), 0) AS BIGINT) AS chosen_seconds
        FROM deliveries d JOIN letters l ON l.id = d.letter_id
        WHERE d.person_id {IN $1} AND d.id >= $2 AND d.state <> 'dropped' AND l.kind IN ('post', 'ask') GROUP BY d.person_id";

    /// How many would hear at once of a post in a thread, beside its author; in how many the rest is put together.
    COST = "SELECT CAST(COALESCE(SUM(CASE WHEN m.delivery <> 'none' AND (m.delivery = 'each' OR w.wish = 'follow' OR m.person_id = $4 OR (m.delivery = 'usual' AND $3)) THEN 1 ELSE 0 END), 0) AS BIGINT) AS at_once,
            COUNT(*) AS everyone, CAST(COALESCE(SUM(CASE WHEN m.delivery = 'none' THEN 1 ELSE 0 END), 0) AS BIGINT) AS never
        FROM memberships m LEFT JOIN watches w ON w.person_id = m.person_id AND w.thread_id = $2 LEFT JOIN reach r ON r.person_id = m.person_id
        WHERE m.community_id = $1 AND m.standing = 'member' AND m.person_id <> $5 AND r.stopped_at IS NULL AND COALESCE(w.wish, '') <> 'mute'";
    /// How many are in a room beside its author.
    COST_OF_ROOM = "SELECT COUNT(*) AS at_once FROM presences WHERE thread_id = $1 AND person_id <> $2";
}
