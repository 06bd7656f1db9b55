//! Statements about communities.

store::statements! {
    /// A community by its name in addresses, how a person stands to it, and whether they belong to any.
    SEEN = "SELECT c.id, c.slug, c.name, c.cause, c.domain, c.practice, c.rhythm, c.level, c.usual_level, c.visibility, c.language, c.made_at,
            (SELECT standing FROM memberships WHERE community_id = c.id AND person_id = $2) AS standing,
            EXISTS (SELECT 1 FROM roles WHERE community_id = c.id AND person_id = $2 AND role = 'convenor' AND (until IS NULL OR until > $3)) AS convenor,
            EXISTS (SELECT 1 FROM roles WHERE community_id = c.id AND person_id = $2 AND role = 'carer' AND (until IS NULL OR until > $3)) AS carer,
            EXISTS (SELECT 1 FROM memberships WHERE person_id = $2 AND standing = 'member') AS anywhere
        FROM communities c WHERE c.slug = $1";
    /// Founds one, unless the name in addresses is taken.
    FOUND = "INSERT INTO communities (id, slug, name, cause, domain, practice, rhythm, level, usual_level, visibility, language, made_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT (slug) DO NOTHING";
    /// Changes the charter.
    AMEND = "UPDATE communities SET name = $2, cause = $3, domain = $4, practice = $5, rhythm = $6, level = $7, usual_level = $8, visibility = $9, language = $10 WHERE id = $1";
    /// What a person may know of.
    LISTED = "SELECT c.slug, c.name, c.cause, m.id IS NOT NULL AS mine FROM communities c
        LEFT JOIN memberships m ON m.community_id = c.id AND m.person_id = $1 AND m.standing = 'member'
        WHERE c.visibility = 'listed' OR m.id IS NOT NULL OR $2 ORDER BY mine DESC, c.name, c.id";
    /// Who holds a role now.
    HOLDERS = "SELECT p.id, p.name FROM roles r JOIN people p ON p.id = r.person_id
        WHERE r.community_id = $1 AND r.role = $2 AND (r.until IS NULL OR r.until > $3) ORDER BY r.since, p.id";
    /// Its name in addresses.
    SLUG = "SELECT slug FROM communities WHERE id = $1";
    /// Who holds a role now, and where they are written to.
    WRITE_TO = "SELECT p.id, p.name, p.language, COALESCE((SELECT a.address FROM addresses a WHERE a.person_id = p.id ORDER BY a.is_main DESC, a.folded LIMIT 1), '') AS address
        FROM roles r JOIN people p ON p.id = r.person_id JOIN memberships m ON m.community_id = r.community_id AND m.person_id = r.person_id AND m.standing = 'member'
        WHERE r.community_id = $1 AND r.role = $2 AND (r.until IS NULL OR r.until > $3) ORDER BY r.since, p.id";
}
