//! Statements about venues.

store::statements! {
    /// Those that can be chosen.
    ALL_OF = "SELECT id, community_id, name, address, travel, notes, has, lacks, retired_at FROM venues WHERE community_id = $1 AND retired_at IS NULL ORDER BY name, id LIMIT 200";
    /// One of a community.
    ONE = "SELECT id, community_id, name, address, travel, notes, has, lacks, retired_at FROM venues WHERE id = $1 AND community_id = $2";
    /// How many can be chosen.
    COUNT = "SELECT COUNT(*) AS count FROM venues WHERE community_id = $1 AND retired_at IS NULL";
    /// One more.
    KEEP = "INSERT INTO venues (id, community_id, name, address, travel, notes, has, lacks, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    /// It is otherwise.
    CHANGE = "UPDATE venues SET name = $3, address = $4, travel = $5, notes = $6, has = $7, lacks = $8 WHERE id = $1 AND community_id = $2 AND retired_at IS NULL";
    /// It is not chosen any more.
    RETIRE = "UPDATE venues SET retired_at = $3 WHERE id = $1 AND community_id = $2 AND retired_at IS NULL";
    /// What hosts have seen to.
    TICKS = "SELECT item FROM space_ticks WHERE gathering_id = $1 ORDER BY item";
    /// Nothing of it.
    UNTICK = "DELETE FROM space_ticks WHERE gathering_id = $1";
    /// One thing.
    TICK = "INSERT INTO space_ticks (gathering_id, item) VALUES ($1, $2) ON CONFLICT (gathering_id, item) DO NOTHING";
}
