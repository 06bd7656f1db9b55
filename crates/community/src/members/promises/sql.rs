//! Statements about promises.

use crate::lifecycle::sql::awake;

macro_rules! promise {
    () => {
        "SELECT p.id, p.community_id, c.slug, c.name AS place, p.person_id, w.version, w.words, w.level, w.notice, p.origin, p.wrote, p.asked_at, p.reminded_at, p.agreed_at, p.declined_at
        FROM promises p JOIN promise_words w ON w.id = p.words_id JOIN communities c ON c.id = p.community_id"
    };
}

macro_rules! words {
    () => {
        "SELECT id, version, charter_version, words, level, notice, made_at FROM promise_words"
    };
}

store::statements! {
    /// The newest words of a community.
    NEWEST_WORDS = concat!(words!(), " WHERE community_id = $1 ORDER BY version DESC LIMIT 1");
    /// All of them, newest first.
    ALL_WORDS = concat!(words!(), " WHERE community_id = $1 ORDER BY version DESC LIMIT 200");
    /// Keeps the words of one version.
    KEEP_WORDS = "INSERT INTO promise_words (id, community_id, version, charter_version, words, level, notice, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    /// The communities that have asked somebody before: their words may have changed.
    COMMUNITIES = "SELECT DISTINCT c.slug FROM communities c JOIN promise_words w ON w.community_id = c.id ORDER BY c.slug";

    /// One promise.
    ONE = concat!(promise!(), " WHERE p.id = $1");
    /// What a person was asked last by a community.
    OF_PERSON = concat!(promise!(), " WHERE p.community_id = $1 AND p.person_id = $2 ORDER BY w.version DESC, p.id DESC LIMIT 1");
    /// The same, by the community's name in addresses.
    OF_PERSON_AT = concat!(promise!(), " WHERE c.slug = $1 AND p.person_id = $2 ORDER BY w.version DESC, p.id DESC LIMIT 1");
    /// Asks; asked again, the reason may be another. Who was chosen by people stays so when they ask by themselves too.
    ASK = "INSERT INTO promises (id, community_id, person_id, words_id, origin, wrote, asked_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (community_id, person_id, words_id) DO UPDATE SET origin = CASE WHEN excluded.origin = 'join' AND promises.agreed_at IS NULL AND promises.declined_at IS NULL
                AND promises.origin NOT IN ('join', 'changed', 'asked') THEN promises.origin ELSE excluded.origin END, asked_at = excluded.asked_at, reminded_at = NULL, declined_at = NULL,
            wrote = CASE WHEN excluded.wrote = '' THEN promises.wrote ELSE excluded.wrote END";
    /// Agreed, once.
    AGREE = "UPDATE promises SET agreed_at = $2, agreed_by = $3, declined_at = NULL WHERE id = $1 AND agreed_at IS NULL";
    /// They said no.
    DECLINE = "UPDATE promises SET declined_at = $2 WHERE id = $1 AND agreed_at IS NULL AND declined_at IS NULL";
    /// Nothing is asked of them any more.
    FORGET = "UPDATE promises SET declined_at = $3 WHERE community_id = $1 AND person_id = $2 AND agreed_at IS NULL AND declined_at IS NULL";
    /// Each member and what they agreed to last.
    AGREED = "SELECT m.person_id, h.name, w.version, p.agreed_at, p.agreed_by
        FROM memberships m JOIN people h ON h.id = m.person_id
        LEFT JOIN promises p ON p.community_id = m.community_id AND p.person_id = m.person_id AND p.agreed_at IS NOT NULL
            AND p.id = (SELECT q.id FROM promises q WHERE q.community_id = m.community_id AND q.person_id = m.person_id AND q.agreed_at IS NOT NULL ORDER BY q.agreed_at DESC, q.id DESC LIMIT 1)
        LEFT JOIN promise_words w ON w.id = p.words_id
        WHERE m.community_id = $1 AND m.standing = 'member' ORDER BY h.name_folded, h.id LIMIT 5000";
    /// The members who have not agreed to these words and were not asked for them; those who agreed to earlier ones, or all.
    UNASKED = "SELECT m.person_id FROM memberships m WHERE m.community_id = $1 AND m.standing = 'member'
        AND NOT EXISTS (SELECT 1 FROM promises p WHERE p.community_id = m.community_id AND p.person_id = m.person_id AND p.words_id = $2)
        AND ($3 OR EXISTS (SELECT 1 FROM promises p WHERE p.community_id = m.community_id AND p.person_id = m.person_id AND p.agreed_at IS NOT NULL))
        ORDER BY m.person_id LIMIT 5000";
    /// Asked a while ago, not answered, and not reminded.
    TO_REMIND = concat!("SELECT id FROM promises WHERE agreed_at IS NULL AND declined_at IS NULL AND reminded_at IS NULL AND asked_at < $1 AND asked_at > $2 AND ", awake!("promises.community_id"), " ORDER BY id LIMIT 500");
    /// Reminded, once.
    REMINDED = "UPDATE promises SET reminded_at = $2 WHERE id = $1";
    /// What is kept of a person.
    MINE = "SELECT c.name, CAST(w.version AS TEXT) AS version, p.origin, p.agreed_by, w.words, CAST(NULL AS TEXT) AS none1, p.asked_at, p.agreed_at
        FROM promises p JOIN promise_words w ON w.id = p.words_id JOIN communities c ON c.id = p.community_id WHERE p.person_id = $1 ORDER BY p.id LIMIT 10000";
    /// Erased with a person.
    ERASE = "DELETE FROM promises WHERE person_id = $1";
}
