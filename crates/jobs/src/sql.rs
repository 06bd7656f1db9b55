//! Every statement of the queue.

use store::statements;

statements! {
    PUSH = "INSERT INTO jobs (id, kind, payload, once, made_at, run_at, attempts) VALUES ($1, $2, $3, $4, $5, $6, 0)
        ON CONFLICT (once) WHERE once IS NOT NULL DO NOTHING";

    /// Asked before a claim, so that an idle runner never takes the one writer of SQLite.
    IS_DUE = "SELECT id FROM jobs WHERE failed_at IS NULL AND run_at <= $1 AND kind {IN_TEXT $2}
        AND (held_until IS NULL OR held_until <= $1) LIMIT 1";

    /// The rows are picked once, before the update (`MATERIALIZED`): PostgreSQL might otherwise pick, and lock, again for each row.
    CLAIM = "WITH due AS MATERIALIZED (
            SELECT id FROM jobs WHERE failed_at IS NULL AND run_at <= $1 AND kind {IN_TEXT $2}
            AND (held_until IS NULL OR held_until <= $1) ORDER BY run_at, id LIMIT $3 {SKIP_LOCKED})
        UPDATE jobs SET held_until = $4, attempts = attempts + 1, once = NULL WHERE id IN (SELECT id FROM due)
        RETURNING id, kind, payload, attempts";

    // The count of attempts is the fence: a worker that lost its lease no longer knows the right one.
    RENEW = "UPDATE jobs SET held_until = $3 WHERE id = $1 AND attempts = $2 AND failed_at IS NULL";
    DONE = "DELETE FROM jobs WHERE id = $1 AND attempts = $2 AND failed_at IS NULL";
    LATER = "UPDATE jobs SET held_until = NULL, run_at = $3, error = $4 WHERE id = $1 AND attempts = $2 AND failed_at IS NULL";
    GIVE_UP = "UPDATE jobs SET held_until = NULL, failed_at = $3, error = $4 WHERE id = $1 AND attempts = $2 AND failed_at IS NULL";
    /// The attempt did not happen: the program was stopped.
    RELEASE = "UPDATE jobs SET held_until = NULL, attempts = attempts - 1 WHERE id = $1 AND attempts = $2 AND held_until IS NOT NULL";

    DEAD = "SELECT id, kind, payload, attempts, failed_at, error FROM jobs WHERE failed_at IS NOT NULL ORDER BY failed_at, id LIMIT $1";
    AGAIN = "UPDATE jobs SET failed_at = NULL, error = NULL, attempts = 0, run_at = $2 WHERE id = $1 AND failed_at IS NOT NULL";
    FORGET = "DELETE FROM jobs WHERE id = $1 AND failed_at IS NOT NULL";

    WAITING = "SELECT
        CAST(COALESCE(SUM(CASE WHEN failed_at IS NULL AND run_at <= $1 AND (held_until IS NULL OR held_until <= $1) THEN 1 ELSE 0 END), 0) AS BIGINT) AS due,
        CAST(COALESCE(SUM(CASE WHEN failed_at IS NULL AND run_at > $1 THEN 1 ELSE 0 END), 0) AS BIGINT) AS later,
        CAST(COALESCE(SUM(CASE WHEN failed_at IS NULL AND held_until > $1 THEN 1 ELSE 0 END), 0) AS BIGINT) AS held,
        CAST(COALESCE(SUM(CASE WHEN failed_at IS NOT NULL THEN 1 ELSE 0 END), 0) AS BIGINT) AS dead,
        MIN(CASE WHEN failed_at IS NULL AND run_at <= $1 AND (held_until IS NULL OR held_until <= $1) THEN run_at END) AS oldest_due
        FROM jobs";

    FIRST_TIME = "INSERT INTO recurring (name, next_at) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING";
    NEXT_AT = "SELECT next_at FROM recurring WHERE name = $1";
    /// Only one node finds the time that it has read.
    MOVE_ON = "UPDATE recurring SET next_at = $3 WHERE name = $1 AND next_at = $2";
    IS_UNFINISHED = "SELECT id FROM jobs WHERE kind = $1 AND failed_at IS NULL LIMIT 1";
}
