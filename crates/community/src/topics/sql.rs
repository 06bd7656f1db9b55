//! Statements about topics and dots.

use crate::lifecycle::sql::awake;

store::statements! {
    /// When topics and dots are taken.
    CALL = "SELECT topics_until, dots_until FROM topic_calls WHERE gathering_id = $1";
    /// The next gathering for which topics are taken.
    CALLED_NOW = "SELECT g.id FROM topic_calls c JOIN gatherings g ON g.id = c.gathering_id WHERE g.community_id = $1 AND c.topics_until > $2 AND g.state <> 'cancelled'
        ORDER BY g.starts_at, g.id LIMIT 1";
    /// The topics of a gathering.
    TOPICS = "SELECT t.number, t.words, t.person_id, COALESCE(p.name, '') AS name, t.by_convenor, t.merged_into FROM topics t LEFT JOIN people p ON p.id = t.person_id
        WHERE t.gathering_id = $1 ORDER BY t.number";
    /// The same, for an act that writes topics or dots: one after the other, so that no number is given twice and none is put too late.
    CALL_TO_WRITE = "SELECT topics_until, dots_until FROM topic_calls WHERE gathering_id = $1 {FOR_UPDATE}";
    /// One's own dots, and everybody's once all are in ($3).
    DOTS = "SELECT a.person_id, a.dots FROM topic_people a WHERE a.gathering_id = $1 AND (a.person_id = $2 OR $3) AND a.dots IS NOT NULL AND a.dots <> '' ORDER BY a.person_id";
    /// How many people put dots.
    DOTTED = "SELECT COUNT(*) AS dotted FROM topic_people a WHERE a.gathering_id = $1 AND a.dots IS NOT NULL AND a.dots <> ''";
    /// Members are asked.
    OPEN = "INSERT INTO topic_calls (gathering_id, community_id, opened_by, opened_at, topics_until, dots_until) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (gathering_id) DO UPDATE SET topics_until = excluded.topics_until, dots_until = excluded.dots_until";
    /// The last number, how many there are, how many of one person, and how many that convenors set.
    COUNT = "SELECT COALESCE(MAX(number), 0) AS last, COUNT(*) AS count, CAST(COALESCE(SUM(CASE WHEN person_id = $2 THEN 1 ELSE 0 END), 0) AS BIGINT) AS own,
            CAST(COALESCE(SUM(CASE WHEN by_convenor THEN 1 ELSE 0 END), 0) AS BIGINT) AS convenors FROM topics WHERE gathering_id = $1";
    /// Somebody says one.
    SAY = "INSERT INTO topics (gathering_id, number, words, person_id, by_convenor, made_at) VALUES ($1, $2, $3, $4, $5, $6)";
    /// It was not said.
    UNSAY = "DELETE FROM topics WHERE gathering_id = $1 AND number = $2 AND person_id = $3";
    /// What was merged into it stands for itself again.
    UNMERGE = "UPDATE topics SET merged_into = NULL WHERE gathering_id = $1 AND merged_into = $2";
    /// One is the same as another.
    MERGE = "UPDATE topics SET merged_into = $3 WHERE gathering_id = $1 AND (number = $2 OR merged_into = $2)";
    /// Somebody puts their dots.
    DOT = "INSERT INTO topic_people (gathering_id, person_id, dots, dotted_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (gathering_id, person_id) DO UPDATE SET dots = excluded.dots, dotted_at = excluded.dotted_at";
    /// They lie where they lay before.
    PUT_BACK = "UPDATE topic_people SET dots = $3 WHERE gathering_id = $1 AND person_id = $2";

    /// Who is to be asked for topics, and where those are in, for dots.
    TO_ASK = concat!("SELECT g.id, g.community_id, g.title, g.starts_at, g.zone, p.id AS person, p.language, p.zone AS theirs,
            (SELECT a.address FROM addresses a WHERE a.person_id = p.id AND a.suspended_at IS NULL ORDER BY a.is_main DESC, a.folded LIMIT 1) AS address,
            c.topics_until <= $1 AS for_dots
        FROM topic_calls c JOIN gatherings g ON g.id = c.gathering_id AND g.state <> 'cancelled'
        JOIN memberships m ON m.community_id = g.community_id AND m.standing = 'member' JOIN people p ON p.id = m.person_id
        LEFT JOIN topic_people a ON a.gathering_id = g.id AND a.person_id = p.id LEFT JOIN reach r ON r.person_id = p.id
        WHERE c.dots_until > $1 AND ", awake!("g.community_id"), "
          AND ((c.topics_until > $1 AND a.asked_at IS NULL)
            OR (c.topics_until <= $1 AND a.dots_asked_at IS NULL AND a.dotted_at IS NULL
              AND (SELECT COUNT(*) FROM topics t WHERE t.gathering_id = g.id AND t.merged_into IS NULL) > 1))
          AND EXISTS (SELECT 1 FROM addresses a WHERE a.person_id = p.id AND a.suspended_at IS NULL)
          AND r.stopped_at IS NULL AND (r.paused_until IS NULL OR r.paused_until <= $1) AND m.delivery <> 'none'
        ORDER BY g.id, p.id LIMIT $2");
    /// They were, for topics.
    ASKED = "INSERT INTO topic_people (gathering_id, person_id, asked_at) VALUES ($1, $2, $3)
        ON CONFLICT (gathering_id, person_id) DO UPDATE SET asked_at = excluded.asked_at WHERE topic_people.asked_at IS NULL";
    /// They were, for dots.
    ASKED_DOTS = "INSERT INTO topic_people (gathering_id, person_id, dots_asked_at) VALUES ($1, $2, $3)
        ON CONFLICT (gathering_id, person_id) DO UPDATE SET dots_asked_at = excluded.dots_asked_at WHERE topic_people.dots_asked_at IS NULL";

    /// What somebody wanted to talk about, for them.
    MINE = "SELECT c.name, g.title, t.words, CAST(NULL AS TEXT) AS none1, CAST(NULL AS TEXT) AS none2, CAST(NULL AS TEXT) AS none3, t.made_at, CAST(NULL AS BIGINT) AS none4
        FROM topics t JOIN gatherings g ON g.id = t.gathering_id JOIN communities c ON c.id = g.community_id WHERE t.person_id = $1 ORDER BY t.gathering_id, t.number LIMIT 10000";
    /// Nobody asked for topics.
    ERASE_CALL = "UPDATE topic_calls SET opened_by = NULL WHERE opened_by = $1";
    /// It stays on the agenda, and nobody said it.
    ERASE = "UPDATE topics SET person_id = NULL WHERE person_id = $1";
    /// Where somebody put dots, for them.
    MY_DOTS = "SELECT c.name, g.title, a.dots, CAST(NULL AS TEXT) AS none1, CAST(NULL AS TEXT) AS none2, CAST(NULL AS TEXT) AS none3, COALESCE(a.dots_asked_at, a.asked_at) AS asked, a.dotted_at
        FROM topic_people a JOIN gatherings g ON g.id = a.gathering_id JOIN communities c ON c.id = g.community_id WHERE a.person_id = $1 ORDER BY a.gathering_id LIMIT 10000";
    /// And they go with them.
    ERASE_DOTS = "DELETE FROM topic_people WHERE person_id = $1";
}
