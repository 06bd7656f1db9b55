//! Statements that read a community as an archive.

store::statements! {
    /// Posts in the order of their ids, with the people and threads they belong to. Threads in the room and sealed ones are
    /// in no statistics (practice 2.16), whoever looks: there is no door for those who are present.
    SAID = "SELECT p.id, p.thread_id, p.parent_id, p.author_id, p.at, p.is_question, p.words, p.withdrawn_at IS NOT NULL AS withdrawn
        FROM posts p JOIN threads t ON t.id = p.thread_id
        WHERE p.community_id = $1 AND t.community_id = $1 AND t.level <= $2 AND p.id > $3 ORDER BY p.id LIMIT $4";
    /// Who wrote what may be counted, whether they convene, and the address that letters go to.
    SPEAKERS = "SELECT p.id, p.name, p.zone, p.off_the_map,
            COALESCE((SELECT MIN(a.folded) FROM addresses a WHERE a.person_id = p.id AND a.is_main), '') AS address,
            EXISTS (SELECT 1 FROM roles r WHERE r.community_id = $1 AND r.person_id = p.id AND r.role = 'convenor' AND (r.until IS NULL OR r.until > $2)) AS convenor
        FROM people p WHERE p.id > $3 AND EXISTS (SELECT 1 FROM posts o JOIN threads t ON t.id = o.thread_id
            WHERE o.community_id = $1 AND o.author_id = p.id AND t.level <= $5) ORDER BY p.id LIMIT $4";
    /// The subjects of threads.
    SUBJECTS = "SELECT id, subject FROM threads t WHERE t.community_id = $1 AND t.level <= $2 AND t.id > $3 ORDER BY t.id LIMIT $4";
    /// How the threads that statistics may count stand: the newest, the posts of all, and a sum that changes when one of those up
    /// to a given one goes or comes.
    BASIS = "SELECT CAST(COALESCE(MAX(t.id), 0) AS BIGINT) AS newest, CAST(COALESCE(SUM(t.posts), 0) AS BIGINT) AS posts,
            CAST(COALESCE(SUM(CASE WHEN t.id <= $3 THEN t.id % 1000003 ELSE 0 END), 0) AS BIGINT) AS threads
        FROM threads t WHERE t.community_id = $1 AND t.level <= $2";
    /// A sum that changes when somebody who wrote leaves the map, or returns to it.
    LEFT_OUT = "SELECT CAST(COALESCE(SUM(p.id % 1000003), 0) AS BIGINT) AS people FROM people p
        WHERE p.off_the_map AND EXISTS (SELECT 1 FROM posts o WHERE o.community_id = $1 AND o.author_id = p.id)";
}
