//! Statements about how people are reached.

store::statements! {
    /// How one person is.
    GET = "SELECT mails, asks, minutes, rhythm, day, minute, quiet_from, quiet_to, strict, paused_until, stopped_at FROM reach WHERE person_id = $1";
    /// Chooses all of it.
    SET = "INSERT INTO reach (person_id, mails, asks, minutes, rhythm, day, minute, quiet_from, quiet_to, strict, paused_until, stopped_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        ON CONFLICT (person_id) DO UPDATE SET mails = excluded.mails, asks = excluded.asks, minutes = excluded.minutes, rhythm = excluded.rhythm, day = excluded.day, minute = excluded.minute,
            quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to, strict = excluded.strict, paused_until = excluded.paused_until, stopped_at = excluded.stopped_at";
    /// A person's zone, and whether they belong anywhere.
    ZONE = "SELECT zone, EXISTS (SELECT 1 FROM memberships m WHERE m.person_id = p.id AND m.standing = 'member') AS belongs FROM people p WHERE id = $1";
    /// When the next one letter is due.
    DUE = "INSERT INTO digests (person_id, due_at) VALUES ($1, $2) ON CONFLICT (person_id) DO UPDATE SET due_at = excluded.due_at";
    /// There is none.
    NOT_DUE = "DELETE FROM digests WHERE person_id = $1";
    /// The first one letter, when none is due yet.
    FIRST_DUE = "INSERT INTO digests (person_id, due_at) VALUES ($1, $2) ON CONFLICT (person_id) DO NOTHING";

    /// What a member gets of a community.
    DELIVERY = "SELECT delivery FROM memberships WHERE person_id = $1 AND community_id = $2 AND standing = 'member'";
    /// Chooses it.
    SET_DELIVERY = "UPDATE memberships SET delivery = $3 WHERE person_id = $1 AND community_id = $2";
    /// Everything a person gets, community by community.
    DELIVERIES = "SELECT c.id, c.slug, c.name, m.delivery, l.community_id IS NOT NULL AS list FROM memberships m JOIN communities c ON c.id = m.community_id
        LEFT JOIN lists l ON l.community_id = c.id WHERE m.person_id = $1 AND m.standing = 'member' ORDER BY c.name, c.id";

    /// Topics that a member has had enough of.
    NARROWED = "SELECT n.community_id, c.slug, c.name, n.stem, n.word FROM narrowed n JOIN communities c ON c.id = n.community_id WHERE n.person_id = $1 ORDER BY c.name, n.word";
    /// One more.
    NARROW = "INSERT INTO narrowed (person_id, community_id, stem, word, made_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (person_id, community_id, stem) DO NOTHING";
    /// One less.
    WIDEN = "DELETE FROM narrowed WHERE person_id = $1 AND community_id = $2 AND stem = $3";

    /// One that can be taken back.
    RECEIPT = "SELECT id, community_id, act, subject_id, before FROM receipts WHERE id = $1 AND person_id = $2 AND undone_at IS NULL AND made_at > $3 {FOR_UPDATE}";
    /// The newest of these acts that can.
    LATEST = "SELECT id FROM receipts WHERE person_id = $1 AND act {IN_TEXT $2} AND undone_at IS NULL AND made_at > $3 ORDER BY id DESC LIMIT 1";
    /// Taken back.
    UNDONE = "UPDATE receipts SET undone_at = $2 WHERE id = $1";
    /// What they want of it again.
    SET_WISH = "INSERT INTO watches (person_id, thread_id, wish, read_to) VALUES ($1, $2, $3, 0)
        ON CONFLICT (person_id, thread_id) DO UPDATE SET wish = excluded.wish";
}
