//! Statements about notes of talks.

macro_rules! note {
    () => {
        "SELECT n.id, n.community_id, n.person_id, p.name, n.by_id, w.name AS writer, n.talked_at, n.words, n.tags, n.made_at, n.corrected_at
        FROM listening_notes n JOIN people p ON p.id = n.person_id JOIN people w ON w.id = n.by_id"
    };
}

store::statements! {
    /// Writes one down.
    LOG = "INSERT INTO listening_notes (id, community_id, person_id, by_id, talked_at, words, tags, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    /// One, for whoever it is about and whoever convenes the community.
    ONE = concat!(note!(), " WHERE n.id = $1 AND (n.person_id = $2 OR (n.community_id = $3 AND $4))");
    /// One, for the system.
    ANY = concat!(note!(), " WHERE n.id = $1");
    /// About one member.
    ABOUT = concat!(note!(), " WHERE n.community_id = $1 AND n.person_id = $2 ORDER BY n.talked_at DESC, n.id DESC LIMIT 200");
    /// The member's own words stand there.
    CORRECT = "UPDATE listening_notes SET words = $3, corrected_at = $4 WHERE id = $1 AND person_id = $2";
    /// What moves them, as they say.
    RETAG = "UPDATE listening_notes SET tags = $3, corrected_at = $4 WHERE id = $1 AND person_id = $2";
    /// Gone: by whoever it is about, or whoever wrote it.
    DELETE = "DELETE FROM listening_notes WHERE id = $1 AND (person_id = $2 OR by_id = $2)";
    /// When each member was talked with last.
    LAST = "SELECT person_id, MAX(talked_at) AS at FROM listening_notes WHERE community_id = $1 GROUP BY person_id ORDER BY person_id LIMIT 5000";
    /// Whether somebody is a member.
    MEMBER = "SELECT person_id FROM memberships WHERE community_id = $1 AND person_id = $2 AND standing = 'member'";

    /// What is kept of a person: notes about them, and notes that they wrote about others without the words.
    MINE = "SELECT c.name, w.name, n.tags, CASE WHEN n.person_id = $1 THEN n.words ELSE '' END AS said, CASE WHEN n.person_id = $1 THEN 'about you' ELSE 'by you' END AS which, CAST(NULL AS TEXT) AS none1, n.talked_at, n.corrected_at
        FROM listening_notes n JOIN communities c ON c.id = n.community_id JOIN people w ON w.id = n.by_id
        WHERE n.person_id = $1 OR n.by_id = $1 ORDER BY n.id LIMIT 10000";
    /// Erased with a person.
    ERASE = "DELETE FROM listening_notes WHERE person_id = $1";
}
