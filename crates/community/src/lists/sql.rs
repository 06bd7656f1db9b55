//! Statements about how a community does letters.

store::statements! {
    /// Its settings as a mailing list.
    GET = "SELECT tag, reply_to, moderation, batch_days, plain_heads, to_author, list_id, address FROM lists WHERE community_id = $1";
    /// Sets them.
    SET = "INSERT INTO lists (community_id, tag, reply_to, moderation, batch_days, plain_heads, to_author, list_id, address) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (community_id) DO UPDATE SET tag = excluded.tag, reply_to = excluded.reply_to, moderation = excluded.moderation, batch_days = excluded.batch_days,
            plain_heads = excluded.plain_heads, to_author = excluded.to_author, list_id = excluded.list_id, address = excluded.address";
    /// A community again, not a list.
    UNSET = "DELETE FROM lists WHERE community_id = $1";
    /// The zone of a community's rhythm.
    PLACE = "SELECT zone FROM rhythms WHERE community_id = $1 ORDER BY id LIMIT 1";
    /// Kinds of posts with a rule each.
    RULES = "SELECT word, days, member_days FROM post_rules WHERE community_id = $1 ORDER BY word";
    /// Forgets them.
    FORGET_RULES = "DELETE FROM post_rules WHERE community_id = $1";
    /// One.
    KEEP_RULE = "INSERT INTO post_rules (community_id, word, days, member_days) VALUES ($1, $2, $3, $4)
        ON CONFLICT (community_id, word) DO UPDATE SET days = excluded.days, member_days = excluded.member_days";
    /// Since when somebody is a member, and whether they have written before.
    STANDING = "SELECT m.since, EXISTS (SELECT 1 FROM posts p WHERE p.community_id = m.community_id AND p.author_id = m.person_id AND p.withdrawn_at IS NULL) AS wrote,
            EXISTS (SELECT 1 FROM roles r WHERE r.community_id = m.community_id AND r.person_id = m.person_id AND r.role = 'convenor' AND (r.until IS NULL OR r.until > $3)) AS convenes
        FROM memberships m WHERE m.community_id = $1 AND m.person_id = $2 AND m.standing = 'member'";

    /// Weeks when less is asked.
    BUSY = "SELECT id, name, starts_at, ends_at FROM busy_periods WHERE community_id = $1 AND ends_at > $2 ORDER BY starts_at, id";
    /// One more.
    ADD_BUSY = "INSERT INTO busy_periods (id, community_id, name, starts_at, ends_at) VALUES ($1, $2, $3, $4, $5)";
    /// One less.
    DROP_BUSY = "DELETE FROM busy_periods WHERE community_id = $1 AND id = $2";

    /// What is meant to be asked in a month.
    PLANNED = "SELECT id, what, minutes, times FROM planned_asks WHERE community_id = $1 AND month = $2 ORDER BY id";
    /// One more.
    PLAN = "INSERT INTO planned_asks (id, community_id, month, what, minutes, times) VALUES ($1, $2, $3, $4, $5, $6)";
    /// One less.
    UNPLAN = "DELETE FROM planned_asks WHERE community_id = $1 AND id = $2";
    /// How many members have agreed to how many minutes a week; NULL is what is usual.
    AGREED = "SELECT r.minutes, COUNT(*) AS members FROM memberships m LEFT JOIN reach r ON r.person_id = m.person_id
        WHERE m.community_id = $1 AND m.standing = 'member' GROUP BY r.minutes";

    /// Letters that wait for a convenor's own hand.
    DRAFTS = "SELECT d.id, d.drafted_by, d.subject, d.words, d.made_at, d.approved_by FROM drafted_letters d WHERE d.community_id = $1 AND d.post_id IS NULL ORDER BY d.id";
    /// One of them.
    DRAFT = "SELECT d.id, d.drafted_by, d.subject, d.words, d.made_at, d.approved_by FROM drafted_letters d WHERE d.community_id = $1 AND d.id = $2 AND d.post_id IS NULL {FOR_UPDATE}";
    /// Drafts one.
    KEEP_DRAFT = "INSERT INTO drafted_letters (id, community_id, drafted_by, subject, words, made_at, approved_by, approved_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    /// Somebody makes the words theirs.
    APPROVE = "UPDATE drafted_letters SET subject = $3, words = $4, approved_by = $5, approved_at = $6 WHERE community_id = $1 AND id = $2";
    /// Thrown away.
    DROP_DRAFT = "DELETE FROM drafted_letters WHERE community_id = $1 AND id = $2 AND post_id IS NULL";
    /// It has left.
    LEFT = "UPDATE drafted_letters SET post_id = $3 WHERE community_id = $1 AND id = $2";
}
