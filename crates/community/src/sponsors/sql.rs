//! Statements about sponsors.

store::statements! {
    /// Those of a community.
    LIST = "SELECT id, organisation, contact, address, person_id, every_days, spoke_at, made_at, ended_at FROM sponsors WHERE community_id = $1 AND ended_at IS NULL ORDER BY organisation, id";
    /// One.
    ONE = "SELECT id, organisation, contact, address, person_id, every_days, spoke_at, made_at, ended_at FROM sponsors WHERE id = $1 AND community_id = $2 AND ended_at IS NULL";
    /// Where one is.
    WHERE = "SELECT community_id FROM sponsors WHERE id = $1";
    /// The one that a person looks for.
    OF_PERSON = "SELECT id, organisation, contact, address, person_id, every_days, spoke_at, made_at, ended_at FROM sponsors WHERE community_id = $1 AND person_id = $2 AND ended_at IS NULL ORDER BY id LIMIT 1";
    /// Keeps one.
    KEEP = "INSERT INTO sponsors (id, community_id, organisation, contact, address, every_days, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    /// Writes one anew.
    CHANGE = "UPDATE sponsors SET organisation = $3, contact = $4, address = $5, every_days = $6, person_id = $7 WHERE id = $1 AND community_id = $2";
    /// Somebody spoke with them.
    SPOKE = "UPDATE sponsors SET spoke_at = $3 WHERE id = $1 AND community_id = $2";
    /// It ends.
    END = "UPDATE sponsors SET ended_at = $3, person_id = NULL WHERE id = $1 AND community_id = $2";
    /// This person may look.
    LOOKS = "UPDATE sponsors SET person_id = $3 WHERE id = $1 AND community_id = $2";

    /// What they promised.
    PROMISES = "SELECT p.id, p.sponsor_id, s.organisation, p.words, p.due_at, p.kept_at, p.released_at FROM sponsor_promises p JOIN sponsors s ON s.id = p.sponsor_id
        WHERE p.community_id = $1 AND s.ended_at IS NULL ORDER BY p.kept_at IS NOT NULL OR p.released_at IS NOT NULL, p.due_at, p.id LIMIT 300";
    /// What one promised.
    PROMISES_OF = "SELECT p.id, p.sponsor_id, s.organisation, p.words, p.due_at, p.kept_at, p.released_at FROM sponsor_promises p JOIN sponsors s ON s.id = p.sponsor_id WHERE p.sponsor_id = $1 ORDER BY p.due_at, p.id LIMIT 100";
    /// One more.
    PROMISE = "INSERT INTO sponsor_promises (id, community_id, sponsor_id, words, due_at) VALUES ($1, $2, $3, $4, $5)";
    /// Kept.
    KEPT = "UPDATE sponsor_promises SET kept_at = $3 WHERE id = $1 AND community_id = $2 AND kept_at IS NULL AND released_at IS NULL";
    /// Released.
    RELEASE = "UPDATE sponsor_promises SET released_at = $3 WHERE id = $1 AND community_id = $2 AND kept_at IS NULL AND released_at IS NULL";
    /// All that wait.
    RELEASE_ALL = "UPDATE sponsor_promises SET released_at = $2 WHERE sponsor_id = $1 AND kept_at IS NULL AND released_at IS NULL";

    /// Where somebody is kept as the one who speaks for a sponsor, for them.
    MINE = "SELECT c.name, s.organisation, s.contact, s.address, CAST(NULL AS TEXT) AS none1, CAST(NULL AS TEXT) AS none2, s.made_at, s.ended_at FROM sponsors s JOIN communities c ON c.id = s.community_id
        WHERE s.person_id = $1 OR lower(s.address) IN (SELECT folded FROM addresses WHERE person_id = $1) ORDER BY s.id LIMIT 10000";
    /// And that goes with them: what the organisation promised stays.
    FORGET = "UPDATE sponsors SET contact = '', address = '', person_id = NULL WHERE person_id = $1 OR lower(address) IN (SELECT folded FROM addresses WHERE person_id = $1)";
}
