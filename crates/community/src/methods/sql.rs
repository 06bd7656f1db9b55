//! Statements about methods of a community's own.

store::statements! {
    /// Those of a community, and those that others of this house share.
    OWN = "SELECT m.id, m.community_id, c.name, m.name, m.words, m.copied_from, m.shared, m.version FROM methods m JOIN communities c ON c.id = m.community_id
        WHERE m.community_id = $1 OR m.shared ORDER BY m.id DESC LIMIT 500";
    /// One of them.
    ONE = "SELECT m.id, m.community_id, c.name, m.name, m.words, m.copied_from, m.shared, m.version FROM methods m JOIN communities c ON c.id = m.community_id
        WHERE m.id = $2 AND (m.community_id = $1 OR m.shared)";
    /// How many a community has.
    COUNT = "SELECT COUNT(*) AS count FROM methods WHERE community_id = $1";
    /// One more.
    ADD = "INSERT INTO methods (id, community_id, name, words, copied_from, shared, version, made_by, made_at, changed_at) VALUES ($1, $2, $3, $4, $5, FALSE, 1, $6, $7, $7)";
    /// Changes one of this version.
    CHANGE = "UPDATE methods SET name = $4, words = $5, version = version + 1, changed_at = $6 WHERE id = $1 AND community_id = $2 AND version = $3";
    /// Shares one, or no longer.
    SHARE = "UPDATE methods SET shared = $3 WHERE id = $1 AND community_id = $2";
    /// Takes one away.
    DROP = "DELETE FROM methods WHERE id = $1 AND community_id = $2";

    /// The methods that somebody wrote, for them.
    MINE = "SELECT c.name, m.name AS method, m.words, CAST(NULL AS TEXT) AS none1, CAST(NULL AS TEXT) AS none2, CAST(NULL AS TEXT) AS none3, m.made_at, m.changed_at
        FROM methods m JOIN communities c ON c.id = m.community_id WHERE m.made_by = $1 ORDER BY m.id LIMIT 10000";
    /// They stay with the community, and it is no longer known who wrote them.
    ERASE = "UPDATE methods SET made_by = NULL WHERE made_by = $1";
}
