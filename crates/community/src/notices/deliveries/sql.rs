//! Statements about letters on their way to one person.

macro_rules! claim {
    ($which:literal) => {
        concat!(
            "UPDATE deliveries SET due_at = $2, held_until = $2, attempts = attempts + 1 WHERE id IN (
            SELECT id FROM deliveries WHERE state = 'waiting' AND due_at <= $1",
            $which,
            " ORDER BY due_at, id LIMIT $3 {SKIP_LOCKED}) RETURNING id"
        )
    };
}

store::statements! {
    /// What is due anywhere, until then in these hands.
    CLAIM = claim!("");
    /// What is due at one domain.
    CLAIM_AT = claim!(" AND domain = $4");
    /// The domains that something is due at.
    DOMAINS = "SELECT DISTINCT domain FROM deliveries WHERE state = 'waiting' AND due_at <= $1 LIMIT 1000";
    /// When the next is due.
    NEXT = "SELECT MIN(due_at) AS due FROM deliveries WHERE state = 'waiting'";
    /// What a letter is, to whom, and whether it is still to be sent.
    DETAILS = "SELECT d.id, d.letter_id, d.person_id, d.address, d.domain, d.why, d.attempts, l.kind, l.made_at, l.expires_at,
            p.name, p.language, c.slug, c.name AS community, s.address AS own, s.list_id, m.standing, a.suspended_at, a.folded
        FROM deliveries d JOIN letters l ON l.id = d.letter_id LEFT JOIN people p ON p.id = d.person_id
            LEFT JOIN communities c ON c.id = COALESCE(d.community_id, l.community_id) LEFT JOIN lists s ON s.community_id = c.id
            LEFT JOIN memberships m ON m.community_id = c.id AND m.person_id = d.person_id
            LEFT JOIN addresses a ON a.person_id = d.person_id AND a.address = d.address
        WHERE d.id {IN $1} ORDER BY d.id";
    /// What letters say.
    LETTERS = "SELECT l.id, l.kind, l.level, l.from_name, l.subject, l.plain, l.html, l.heads, l.message_id, l.made_at, (SELECT COUNT(*) FROM letter_calendars k WHERE k.letter_id = l.id) AS calendars
        FROM letters l WHERE l.id {IN $1}";
    /// The files that go with a letter.
    FILES = "SELECT blob, name, kind, size FROM letter_files WHERE letter_id = $1 ORDER BY name, blob";
    /// Another address of a person that letters can go to.
    OTHER = "SELECT address FROM addresses WHERE person_id = $1 AND suspended_at IS NULL AND verified_at IS NOT NULL ORDER BY is_main DESC, verified_at DESC LIMIT 1";
    /// It goes there instead, unless the letter goes there already.
    TURN = "UPDATE deliveries SET address = $2, domain = $3 WHERE id = $1 AND state = 'waiting'
        AND NOT EXISTS (SELECT 1 FROM deliveries o WHERE o.letter_id = deliveries.letter_id AND o.address = $2)";
    /// In these hands for longer.
    RENEW = "UPDATE deliveries SET due_at = $2, held_until = $2 WHERE id {IN $1} AND state = 'waiting' AND held_until IS NOT NULL";

    /// They have left.
    SENT = "UPDATE deliveries SET state = 'sent', sent_at = $2, code = $3, error = NULL, held_until = NULL WHERE id {IN $1} AND state = 'waiting'";
    /// Later again.
    LATER = "UPDATE deliveries SET due_at = $3, code = $4, error = $5, held_until = NULL WHERE id = $1 AND attempts = $2 AND state = 'waiting'";
    /// Never, or not any more.
    OVER = "UPDATE deliveries SET state = $3, code = $4, error = $5, held_until = NULL WHERE id = $1 AND attempts = $2 AND state = 'waiting'";
    /// Laid back, as if it had not been taken.
    LAY_BACK = "UPDATE deliveries SET due_at = $3, attempts = attempts - 1, error = COALESCE($4, error), held_until = NULL WHERE id = $1 AND attempts = $2 AND state = 'waiting'";
    /// The rest of a domain that is away: one attempt more each, a batch at a time.
    PUT_OFF = "UPDATE deliveries SET due_at = $3, attempts = attempts + 1, error = $4 WHERE id IN (
        SELECT id FROM deliveries WHERE state = 'waiting' AND domain = $1 AND due_at <= $2 AND attempts < $5 ORDER BY due_at LIMIT 2000 {SKIP_LOCKED})";

    /// What waits is held: it may have been sent after the backup was made.
    HOLD = "UPDATE deliveries SET state = 'held', held_until = NULL WHERE state = 'waiting'";
    /// It may leave after all.
    RELEASE = "UPDATE deliveries SET state = 'waiting', due_at = $1 WHERE state = 'held'";
    /// It is not sent.
    DISCARD = "UPDATE deliveries SET state = 'dropped', error = $1 WHERE state = 'held'";
    /// What failed is tried from the beginning, when somebody has put right what was wrong.
    AGAIN = "UPDATE deliveries SET state = 'waiting', due_at = $1, attempts = 0 WHERE state = 'failed' AND letter_id IN (
        SELECT id FROM letters WHERE made_at > $2 AND (expires_at IS NULL OR expires_at > $1))";
    /// What stands in the outbox, by state, domain and what the receiver said last.
    STANDING = "SELECT d.state, d.domain, d.error, COUNT(*) AS letters, MIN(l.made_at) AS oldest, MIN(d.due_at) AS due
        FROM deliveries d JOIN letters l ON l.id = d.letter_id WHERE d.state IN ('waiting', 'held', 'failed') AND l.made_at > $1
        GROUP BY d.state, d.domain, d.error ORDER BY d.state, letters DESC, d.domain, d.error NULLS LAST LIMIT $2";

    /// The address of a delivery, for the score.
    BOUNCED = "SELECT d.state, d.person_id, a.id, a.bounce_score, a.bounced_at, a.suspended_at
        FROM deliveries d LEFT JOIN addresses a ON a.person_id = d.person_id AND a.address = d.address WHERE d.id = $1";
    /// It came back after it had been taken.
    CAME_BACK = "UPDATE deliveries SET state = 'failed', error = $2, held_until = NULL WHERE id = $1 AND state IN ('sent', 'waiting')";
    /// The score of an address.
    SCORE = "UPDATE addresses SET bounce_score = $2, bounced_at = $3 WHERE id = $1";
    /// Nothing more is sent there.
    SUSPEND = "UPDATE addresses SET suspended_at = $2, suspended_why = $3 WHERE id = $1 AND suspended_at IS NULL";
    /// It is tried again.
    RESUME = "UPDATE addresses SET suspended_at = NULL, suspended_why = NULL, bounce_score = NULL, bounced_at = NULL WHERE id = $1 AND suspended_at IS NOT NULL";
    /// Whose address it is.
    OWNER = "SELECT a.person_id, a.address, a.suspended_why, p.name, p.language FROM addresses a JOIN people p ON p.id = a.person_id WHERE a.id = $1";
    /// Members whose address takes nothing any more.
    SUSPENDED = "SELECT a.id, p.id AS person, p.name, a.address, a.suspended_at, a.suspended_why,
            EXISTS (SELECT 1 FROM addresses o WHERE o.person_id = p.id AND o.suspended_at IS NULL AND o.verified_at IS NOT NULL) AS reached
        FROM memberships m JOIN people p ON p.id = m.person_id JOIN addresses a ON a.person_id = p.id
        WHERE m.community_id = $1 AND m.standing = 'member' AND a.suspended_at IS NOT NULL ORDER BY p.name_folded, a.id LIMIT 500";
}
