//! Statements about letters that leave.

macro_rules! letter {
    () => {
        "SELECT l.id, d.id AS delivery, d.address, l.kind, l.from_name, l.subject, l.plain, l.html, l.message_id, l.made_at, d.state, d.sent_at, d.error
        FROM deliveries d JOIN letters l ON l.id = d.letter_id"
    };
}

/// `$1`: a letter older than that; `$2`: a sign-in letter older than that.
macro_rules! old {
    () => {
        "(made_at < $1 OR (kind = 'passage' AND made_at < $2))"
    };
}

store::statements! {
    /// A letter is written.
    WRITE = "INSERT INTO letters (id, community_id, kind, item_id, thread_id, level, language, seconds, from_name, subject, plain, html, heads, message_id, made_at, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";
    /// It goes to somebody.
    ADDRESS = "INSERT INTO deliveries (id, letter_id, community_id, person_id, address, domain, why, state, due_at, attempts)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 'waiting', $8, 0) ON CONFLICT (letter_id, address) DO NOTHING";
    /// The newest.
    OUTBOX = concat!(letter!(), " ORDER BY d.id DESC LIMIT $1");
    /// One.
    LETTER = concat!(letter!(), " WHERE d.id = $1");
    /// What was sent to a person, newest first.
    SENT_TO = "SELECT d.id, l.kind, l.from_name, l.subject, d.why, d.state, l.made_at, d.due_at FROM deliveries d JOIN letters l ON l.id = d.letter_id
        WHERE d.person_id = $1 ORDER BY d.id DESC LIMIT $2";
    /// The letter that a reply address names.
    NAMED = "SELECT d.id, d.letter_id, d.person_id, d.address, l.kind, l.item_id, l.thread_id, l.community_id, l.made_at
        FROM deliveries d JOIN letters l ON l.id = d.letter_id WHERE d.id = $1";
    /// Forgets the numbers of old letters.
    FORGET_ITEMS = concat!("DELETE FROM letter_items WHERE delivery_id IN (SELECT id FROM deliveries WHERE letter_id IN (SELECT id FROM letters WHERE ", old!(), "))");
    /// Forgets which files went with them.
    FORGET_FILES = concat!("DELETE FROM letter_files WHERE letter_id IN (SELECT id FROM letters WHERE ", old!(), ")");
    /// Forgets their calendars.
    FORGET_CALENDARS = concat!("DELETE FROM letter_calendars WHERE letter_id IN (SELECT id FROM letters WHERE ", old!(), ")");
    /// A calendar goes with a letter.
    CALENDAR = "INSERT INTO letter_calendars (letter_id, place, method, about_id, body) VALUES ($1, $2, $3, $4, $5)";
    /// The calendars that go with one.
    CALENDARS_OF = "SELECT method, about_id, body FROM letter_calendars WHERE letter_id = $1 ORDER BY place";
    /// Forgets whom they went to.
    FORGET_DELIVERIES = concat!("DELETE FROM deliveries WHERE letter_id IN (SELECT id FROM letters WHERE ", old!(), ")");
    /// Forgets old ones.
    FORGET = concat!("DELETE FROM letters WHERE ", old!());
    /// A secret of the house.
    KEY = "SELECT key FROM keys WHERE name = $1";
    /// Made once, by whoever asks first.
    MAKE_KEY = "INSERT INTO keys (name, key) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING";
    /// What a number of a letter means.
    NUMBER = "INSERT INTO letter_items (delivery_id, number, left_out, community_id, kind, item_id) VALUES ($1, $2, FALSE, $3, $4, $5) ON CONFLICT (delivery_id, number) DO NOTHING";
    /// What its numbers mean.
    NUMBERS = "SELECT number, community_id, kind, item_id FROM letter_items WHERE delivery_id = $1 AND NOT left_out ORDER BY number";
    /// A file goes with it.
    ENCLOSE = "INSERT INTO letter_files (letter_id, blob, name, kind, size) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (letter_id, blob, name) DO NOTHING";
    /// Whether an address that is no member's had such a letter since then.
    HAD = "SELECT CAST(1 AS BIGINT) AS had FROM deliveries d JOIN letters l ON l.id = d.letter_id WHERE d.address = $1 AND d.person_id IS NULL AND l.kind = $2 AND l.made_at > $3 LIMIT 1";
    /// Whether somebody had such a letter since then.
    HAD_ABOUT = "SELECT CAST(1 AS BIGINT) AS had FROM deliveries d JOIN letters l ON l.id = d.letter_id WHERE d.person_id = $1 AND l.kind = $2 AND l.made_at > $3 LIMIT 1";
}
