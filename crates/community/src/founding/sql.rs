//! Statements about foundings.

store::statements! {
    /// Begins one.
    BEGIN = "INSERT INTO foundings (id, person_id, adopts, made_at, changed_at) VALUES ($1, $2, $3, $4, $4)";
    /// One of a person.
    ONE = "SELECT f.id, f.person_id, p.name, p.zone, f.adopts, f.community_id, f.made_at, f.changed_at, f.founded_at FROM foundings f JOIN people p ON p.id = f.person_id
        WHERE f.id = $1 AND f.person_id = $2";
    /// All that a person has begun and not ended.
    MINE = "SELECT f.id, f.changed_at, f.adopts IS NOT NULL AS adopts, COALESCE((SELECT w.words FROM founding_words w WHERE w.founding_id = f.id AND w.field = 'name'), '') AS name
        FROM foundings f WHERE f.person_id = $1 AND f.founded_at IS NULL ORDER BY f.changed_at DESC, f.id DESC LIMIT 20";
    /// What was written.
    WORDS = "SELECT field, words FROM founding_words WHERE founding_id = $1 ORDER BY field";
    /// Writes a field.
    WRITE = "INSERT INTO founding_words (founding_id, field, words) VALUES ($1, $2, $3) ON CONFLICT (founding_id, field) DO UPDATE SET words = excluded.words";
    /// Something was written.
    CHANGED = "UPDATE foundings SET changed_at = $2 WHERE id = $1";
    /// Whom the list names.
    PEOPLE = "SELECT name, address FROM founding_people WHERE founding_id = $1 ORDER BY place";
    /// The list is another.
    FORGET_PEOPLE = "DELETE FROM founding_people WHERE founding_id = $1";
    /// Somebody of it.
    PERSON = "INSERT INTO founding_people (founding_id, place, name, address, folded) VALUES ($1, $2, $3, $4, $5)";
    /// Founded.
    FOUNDED = "UPDATE foundings SET community_id = $2, founded_at = $3 WHERE id = $1 AND founded_at IS NULL";
    /// Thrown away.
    FORGET_WORDS = "DELETE FROM founding_words WHERE founding_id = $1";
    /// And what was counted.
    FORGET_OVERLAPS = "DELETE FROM founding_overlaps WHERE founding_id = $1";
    /// And itself.
    FORGET = "DELETE FROM foundings WHERE id = $1";
    /// What nobody has touched for long.
    OLD = "SELECT id FROM foundings WHERE changed_at < $1 AND founded_at IS NULL ORDER BY id LIMIT 500";
    /// Founded long enough: the list is of no more use.
    OLD_LISTS = "SELECT id FROM foundings f WHERE founded_at < $1 AND EXISTS (SELECT 1 FROM founding_people p WHERE p.founding_id = f.id) ORDER BY id LIMIT 500";
    /// Its pasted text.
    FORGET_LIST = "DELETE FROM founding_words WHERE founding_id = $1 AND field = 'list'";

    /// What somebody wrote into foundings, for them.
    WRITTEN = "SELECT w.field, w.words, CAST(NULL AS TEXT) AS none1, CAST(NULL AS TEXT) AS none2, CAST(NULL AS TEXT) AS none3, CAST(NULL AS TEXT) AS none4, f.made_at, f.founded_at
        FROM founding_words w JOIN foundings f ON f.id = w.founding_id WHERE f.person_id = $1 ORDER BY f.id, w.field LIMIT 10000";
    /// Lists that others pasted and that name them go as a whole: they are text.
    ERASE_LISTS = "DELETE FROM founding_words WHERE field = 'list' AND founding_id IN (SELECT founding_id FROM founding_people WHERE folded IN (SELECT folded FROM addresses WHERE person_id = $1))";
    /// They are in no list.
    ERASE_LISTED = "DELETE FROM founding_people WHERE folded IN (SELECT folded FROM addresses WHERE person_id = $1)";
    /// Their own lists go.
    ERASE_PEOPLE = "DELETE FROM founding_people WHERE founding_id IN (SELECT id FROM foundings WHERE person_id = $1)";
    /// And their own words.
    ERASE_WORDS = "DELETE FROM founding_words WHERE founding_id IN (SELECT id FROM foundings WHERE person_id = $1)";
    /// And what was counted for them.
    ERASE_OVERLAPS = "DELETE FROM founding_overlaps WHERE founding_id IN (SELECT id FROM foundings WHERE person_id = $1)";
    /// And their foundings.
    ERASE = "DELETE FROM foundings WHERE person_id = $1";

    /// What a founder may know of.
    COMMUNITIES = "SELECT c.id, c.slug, c.name, c.cause, c.domain, c.practice, c.language, EXISTS (SELECT 1 FROM lists l WHERE l.community_id = c.id) AS list, m.id IS NOT NULL AS mine
        FROM communities c LEFT JOIN memberships m ON m.community_id = c.id AND m.person_id = $1 AND m.standing = 'member'
        WHERE c.visibility = 'listed' OR m.id IS NOT NULL ORDER BY c.id LIMIT 5000";
    /// How many of these addresses belong to each.
    SHARED = "SELECT c.id, COUNT(DISTINCT m.person_id) AS people FROM communities c JOIN memberships m ON m.community_id = c.id AND m.standing = 'member' JOIN addresses a ON a.person_id = m.person_id
        WHERE (c.visibility = 'listed' OR EXISTS (SELECT 1 FROM memberships o WHERE o.community_id = c.id AND o.person_id = $1 AND o.standing = 'member')) AND a.folded {IN_TEXT $2} GROUP BY c.id ORDER BY c.id";
    /// Whether they were counted.
    COUNTED = "SELECT COUNT(*) AS count FROM founding_overlaps WHERE founding_id = $1";
    /// Counted.
    KEEP_OVERLAP = "INSERT INTO founding_overlaps (founding_id, community_id, at_least) VALUES ($1, $2, $3) ON CONFLICT (founding_id, community_id) DO NOTHING";
    /// What was counted.
    OVERLAPS = "SELECT community_id, at_least FROM founding_overlaps WHERE founding_id = $1 AND at_least > 0";

    /// Communities with an archive that a person convenes and that were not adopted yet.
    ADOPTABLE = "SELECT c.id, c.slug, c.name, c.cause, c.domain, c.practice, c.rhythm, EXISTS (SELECT 1 FROM lists l WHERE l.community_id = c.id) AS list,
            (SELECT COUNT(*) FROM memberships m WHERE m.community_id = c.id AND m.standing IN ('member', 'known')) AS people
        FROM communities c JOIN roles r ON r.community_id = c.id AND r.person_id = $1 AND r.role IN ('convenor', 'co-convenor') AND (r.until IS NULL OR r.until > $2)
        WHERE EXISTS (SELECT 1 FROM imports i WHERE i.community_id = c.id) AND NOT EXISTS (SELECT 1 FROM baselines b WHERE b.community_id = c.id) ORDER BY c.name, c.id";
    /// Keeps a figure.
    KEEP_FIGURE = "INSERT INTO baselines (community_id, figure, value, taken_at) VALUES ($1, $2, $3, $4) ON CONFLICT (community_id, figure) DO NOTHING";
    /// What was kept.
    BASELINE = "SELECT figure, value, taken_at FROM baselines WHERE community_id = $1 ORDER BY figure";
    /// Its name in addresses and whether it is free.
    TAKEN = "SELECT slug FROM communities WHERE slug = $1";
    /// How somebody is let in.
    SET_JOINING = "UPDATE communities SET joining = $2 WHERE id = $1";
}
