//! Statements about what waits.

macro_rules! held {
    () => {
        "SELECT h.id, h.community_id, h.kind, h.waits_for, h.arrival_id, h.thread_id, h.parent_id, h.level, h.person_id, h.address, h.name, h.subject, h.words, h.why, h.made_at, h.release_at,
            h.settled_at, h.settled_by, COALESCE((SELECT name FROM people WHERE id = h.settled_by), '') AS settler, h.verdict, h.reason FROM held h"
    };
}

/// What waits for carers is seen by those alone who were asked to answer it; the program, as person 0, sees all.
macro_rules! asked_to {
    ($person:literal) => {
        concat!(
            "(EXISTS (SELECT 1 FROM care_turns ct WHERE ct.held_id = h.id AND ct.person_id = ",
            $person,
            ") OR ",
            $person,
            " = 0)"
        )
    };
}

store::statements! {
    /// Holds something.
    HOLD = "INSERT INTO held (id, community_id, kind, waits_for, arrival_id, thread_id, parent_id, level, person_id, address, name, subject, words, why, made_at, release_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";
    /// What becomes a post when it is let through.
    HOLD_WORDS = "INSERT INTO held_words (held_id, source, html, words, message_id) VALUES ($1, $2, $3, $4, $5)";
    /// And its files.
    HOLD_FILE = "INSERT INTO held_files (held_id, blob, name, kind, size) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (held_id, blob, name) DO NOTHING";
    /// Who waits to join.
    JOINER = "SELECT id FROM held WHERE community_id = $1 AND person_id = $2 AND kind = 'joiner' AND settled_at IS NULL";
    /// What waits for one of two.
    WAITING = concat!(held!(), " WHERE h.community_id = $1 AND h.settled_at IS NULL AND h.waits_for IN ($2, $3) AND (h.waits_for <> 'carers' OR ", asked_to!("$4"), ") ORDER BY h.id LIMIT 100");
    /// Whether somebody is asked to answer what waits for carers.
    ASKED_TO = concat!("SELECT h.id FROM held h WHERE h.id = $1 AND ", asked_to!("$2"));
    /// One.
    ONE = concat!(held!(), " WHERE h.id = $1 {FOR_UPDATE}");
    /// Its words.
    WORDS = "SELECT source, html, words, message_id FROM held_words WHERE held_id = $1";
    /// Its files.
    FILES = "SELECT blob, name, kind, size FROM held_files WHERE held_id = $1 ORDER BY name, blob";
    /// The first word counts.
    SETTLE = "UPDATE held SET settled_at = $2, settled_by = $3, verdict = $4, reason = $5 WHERE id = $1 AND settled_at IS NULL";
    /// It waits again.
    REOPEN = "UPDATE held SET settled_at = NULL, settled_by = NULL, verdict = NULL, reason = NULL WHERE id = $1";
    /// What it had become, as its receipt says.
    BECAME = "SELECT before FROM receipts WHERE person_id = $1 AND subject_id = $2 AND act = 'accepted' ORDER BY id DESC LIMIT 1";
    /// They have not joined.
    NOT_JOINED = "UPDATE memberships SET standing = 'left' WHERE community_id = $1 AND person_id = $2";
    /// What has waited too long.
    OLD = "SELECT id FROM held WHERE settled_at IS NULL AND made_at < $1 AND release_at IS NULL ORDER BY id LIMIT 200";
    /// Whose day has come.
    DUE = "SELECT id FROM held WHERE settled_at IS NULL AND release_at <= $1 ORDER BY release_at, id LIMIT 200";
    /// It answers this.
    BELONGS = "UPDATE held SET thread_id = $2, parent_id = $3 WHERE id = $1";
}
