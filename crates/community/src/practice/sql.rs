//! Statements about the yearly question.

use crate::lifecycle::sql::awake;

macro_rules! check {
    () => {
        "SELECT k.id, k.community_id, k.person_id, p.name, m.practice, m.standing, k.asked_at, k.again_at, k.hello_at, k.rested_at, k.answer, k.words, k.answered_at, k.written_at
        FROM practice_checks k JOIN people p ON p.id = k.person_id JOIN memberships m ON m.community_id = k.community_id AND m.person_id = k.person_id"
    };
}

store::statements! {
    /// When a community asks next.
    ROUND = "SELECT begun_at, next_at FROM practice_rounds WHERE community_id = $1";
    /// A convenor begins, or it comes round.
    BEGIN = "INSERT INTO practice_rounds (community_id, begun_at, next_at) VALUES ($1, $2, $3) ON CONFLICT (community_id) DO UPDATE SET begun_at = excluded.begun_at, next_at = excluded.next_at";
    /// Where it comes round.
    ROUNDS_DUE = concat!("SELECT community_id FROM practice_rounds WHERE next_at <= $1 AND ", awake!("practice_rounds.community_id"), " ORDER BY community_id LIMIT 200");
    /// Members who have not said for a while that they practise, and are not asked already.
    TO_ASK = "SELECT m.person_id FROM memberships m WHERE m.community_id = $1 AND m.standing = 'member'
            AND COALESCE(m.practised_at, m.since) <= $2 AND m.resting_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM practice_checks k WHERE k.community_id = m.community_id AND k.person_id = m.person_id AND k.asked_at > $2)
        ORDER BY m.person_id LIMIT 5000";
    /// Asks one.
    ASK = "INSERT INTO practice_checks (id, community_id, person_id, asked_at, words) VALUES ($1, $2, $3, $4, '')";
    /// One.
    ONE = concat!(check!(), " WHERE k.id = $1");
    /// All of the last round, by name.
    LIST = concat!(check!(), " WHERE k.community_id = $1 AND k.asked_at >= $2 ORDER BY p.name_folded, k.id LIMIT 5000");
    /// No answer for three weeks.
    TO_ASK_AGAIN = concat!("SELECT id FROM practice_checks WHERE answered_at IS NULL AND again_at IS NULL AND asked_at <= $1 AND ", awake!("practice_checks.community_id"), " ORDER BY id LIMIT 500");
    /// Asked again.
    AGAIN = "UPDATE practice_checks SET again_at = $2 WHERE id = $1 AND again_at IS NULL AND answered_at IS NULL";
    /// No answer to that either.
    TO_GREET = concat!("SELECT DISTINCT community_id FROM practice_checks WHERE answered_at IS NULL AND hello_at IS NULL AND again_at <= $1 AND ", awake!("practice_checks.community_id"), " ORDER BY community_id LIMIT 200");
    /// A convenor is asked to say hello to these.
    GREET = "UPDATE practice_checks SET hello_at = $3 WHERE community_id = $1 AND answered_at IS NULL AND hello_at IS NULL AND again_at <= $2";
    /// Whom a convenor should say hello to.
    SILENT = concat!(check!(), " WHERE k.community_id = $1 AND k.answered_at IS NULL AND k.hello_at = $2 ORDER BY p.name_folded, k.id LIMIT 200");
    /// And still none.
    TO_REST = concat!("SELECT id, community_id, person_id FROM practice_checks WHERE answered_at IS NULL AND rested_at IS NULL AND hello_at <= $1 AND ", awake!("practice_checks.community_id"), " ORDER BY id LIMIT 500");
    /// Nothing more is asked.
    RESTED = "UPDATE practice_checks SET rested_at = $2 WHERE id = $1";
    /// An answer.
    ANSWER = "UPDATE practice_checks SET answer = $2, words = $3, answered_at = $4 WHERE id = $1";
    /// A convenor wrote.
    WRITTEN = "UPDATE practice_checks SET written_at = $2, written_by = $3 WHERE id = $1";

    /// What is kept of a person.
    MINE = "SELECT c.name, k.answer, k.words, CAST(NULL AS TEXT) AS none1, CAST(NULL AS TEXT) AS none2, CAST(NULL AS TEXT) AS none3, k.asked_at, k.answered_at
        FROM practice_checks k JOIN communities c ON c.id = k.community_id WHERE k.person_id = $1 ORDER BY k.id LIMIT 10000";
    /// Erased with a person.
    ERASE = "DELETE FROM practice_checks WHERE person_id = $1";
}
