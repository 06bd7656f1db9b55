//! Statements about the life of communities.

/// The condition that a community neither rests nor has ended: what we ask of people by ourselves asks for it. What is put in is the
/// column with the id of the community.
macro_rules! awake {
    ($community:literal) => {
        concat!(
            "NOT EXISTS (SELECT 1 FROM lifecycles asleep WHERE asleep.community_id = ",
            $community,
            " AND asleep.stage IN ('paused', 'closed'))"
        )
    };
}
pub(crate) use awake;

store::statements! {
    /// Where a community is; one without a row was here before there were stages.
    OF = "SELECT COALESCE(l.stage, 'grow') AS stage, COALESCE(l.since, c.made_at) AS since, COALESCE(l.before, '') AS before, l.paused_until, l.paused_at, l.baseline_until,
            COALESCE(l.initiative, '') AS initiative, COALESCE(l.if_it_ends, '') AS if_it_ends, l.initiative_ended_at, COALESCE(l.choice, '') AS choice, COALESCE(l.no_carer, '') AS no_carer, c.renews_at
        FROM communities c LEFT JOIN lifecycles l ON l.community_id = c.id WHERE c.id = $1";
    /// Its stage alone; nothing for one that was here before there were stages.
    STAGE = "SELECT stage, paused_until FROM lifecycles WHERE community_id = $1";
    /// Enters its first stage.
    BEGIN = "INSERT INTO lifecycles (community_id, stage, since, before, baseline_until, initiative, if_it_ends, choice, no_carer)
        VALUES ($1, $2, $3, '', $4, '', '', '', '') ON CONFLICT (community_id) DO UPDATE SET stage = excluded.stage, since = excluded.since, baseline_until = excluded.baseline_until";
    /// A row to write to.
    KEEP = "INSERT INTO lifecycles (community_id, stage, since, before, initiative, if_it_ends, choice, no_carer)
        VALUES ($1, $2, $3, '', '', '', '', '') ON CONFLICT (community_id) DO NOTHING";
    /// Enters a stage, if it is in the one that is meant.
    ENTER = "UPDATE lifecycles SET stage = $2, since = $3, paused_until = NULL WHERE community_id = $1 AND stage = $4";
    /// From which to which, and why.
    CHANGED = "INSERT INTO stage_changes (id, community_id, from_stage, to_stage, reasons, made_by, at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    /// Who agreed.
    AGREED = "INSERT INTO stage_agreed (change_id, person_id) VALUES ($1, $2) ON CONFLICT (change_id, person_id) DO NOTHING";
    /// Its steps.
    HISTORY = "SELECT s.id, s.from_stage, s.to_stage, s.reasons, COALESCE((SELECT name FROM people WHERE id = s.made_by), '') AS name, s.at FROM stage_changes s WHERE s.community_id = $1 ORDER BY s.id DESC LIMIT 50";
    /// Who agreed to each.
    WHO_AGREED = "SELECT s.id, p.name FROM stage_changes s JOIN stage_agreed a ON a.change_id = s.id JOIN people p ON p.id = a.person_id WHERE s.community_id = $1 ORDER BY s.id, p.name_folded, p.id";
    /// How many of these are members.
    ARE_MEMBERS = "SELECT COUNT(*) AS members FROM memberships WHERE community_id = $1 AND standing = 'member' AND person_id {IN $2}";
    /// Rests until then.
    PAUSE = "UPDATE lifecycles SET before = $2, paused_until = $3, paused_at = $4 WHERE community_id = $1";
    /// Goes on where it was.
    RESUME = "UPDATE lifecycles SET stage = before, since = $2, paused_until = NULL WHERE community_id = $1 AND stage = 'paused'";
    /// Whose rest is over.
    RESTED = "SELECT community_id FROM lifecycles WHERE stage = 'paused' AND paused_until <= $1";

    /// What was brought to a gate.
    EVIDENCE = "SELECT e.id, e.condition, e.words, e.link, COALESCE((SELECT name FROM people WHERE id = e.brought_by), '') AS name, e.at FROM gate_evidence e WHERE e.community_id = $1 AND e.stage = $2 ORDER BY e.id";
    /// To all of them.
    ALL_EVIDENCE = "SELECT e.stage, e.id, e.condition, e.words, e.link, COALESCE((SELECT name FROM people WHERE id = e.brought_by), '') AS name, e.at FROM gate_evidence e WHERE e.community_id = $1 ORDER BY e.id LIMIT 500";
    /// Brings something.
    BRING = "INSERT INTO gate_evidence (id, community_id, stage, condition, words, link, brought_by, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    /// Takes it away.
    TAKE_AWAY = "DELETE FROM gate_evidence WHERE id = $1 AND community_id = $2 AND stage = $3";
    /// How many hold each role.
    HOLDERS = "SELECT r.role, COUNT(*) AS holders FROM roles r JOIN memberships m ON m.community_id = r.community_id AND m.person_id = r.person_id AND m.standing = 'member'
        WHERE r.community_id = $1 AND (r.until IS NULL OR r.until > $2) GROUP BY r.role";
    /// How many hold one.
    HOLDERS_OF = "SELECT COUNT(*) AS holders FROM roles r JOIN memberships m ON m.community_id = r.community_id AND m.person_id = r.person_id AND m.standing = 'member'
        WHERE r.community_id = $1 AND r.role = $2 AND (r.until IS NULL OR r.until > $3)";
    /// How many care for people who do not convene them.
    CARERS = "SELECT COUNT(*) AS carers FROM roles r JOIN memberships m ON m.community_id = r.community_id AND m.person_id = r.person_id AND m.standing = 'member'
        WHERE r.community_id = $1 AND r.role = 'carer' AND (r.until IS NULL OR r.until > $2)
          AND NOT EXISTS (SELECT 1 FROM roles o WHERE o.community_id = $1 AND o.person_id = r.person_id AND o.role = 'convenor' AND (o.until IS NULL OR o.until > $2))";
    /// How many sponsors there are.
    SPONSORS = "SELECT COUNT(*) AS sponsors FROM sponsors WHERE community_id = $1 AND ended_at IS NULL";
    /// How many of them have promised something.
    SPONSORS_WITH_PROMISE = "SELECT COUNT(*) AS sponsors FROM sponsors s WHERE s.community_id = $1 AND s.ended_at IS NULL AND EXISTS (SELECT 1 FROM sponsor_promises p WHERE p.sponsor_id = s.id AND p.released_at IS NULL)";
    /// Members whose address has answered a letter, and all of them.
    PROVEN = "SELECT CAST(COALESCE(SUM(CASE WHEN EXISTS (SELECT 1 FROM addresses a WHERE a.person_id = m.person_id AND a.verified_at IS NOT NULL) THEN 1 ELSE 0 END), 0) AS BIGINT) AS proven, COUNT(*) AS members
        FROM memberships m WHERE m.community_id = $1 AND m.standing = 'member'";

    /// What was answered to the eight questions.
    READINESS = "SELECT r.question, r.answer, r.evidence, r.accepted, COALESCE((SELECT name FROM people WHERE id = r.answered_by), '') AS name, r.at FROM readiness_answers r WHERE r.community_id = $1";
    /// To one of them.
    ANSWER_READINESS = "INSERT INTO readiness_answers (community_id, question, answer, evidence, accepted, answered_by, at) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (community_id, question) DO UPDATE SET answer = excluded.answer, evidence = excluded.evidence, accepted = excluded.accepted, answered_by = excluded.answered_by, at = excluded.at";

    /// The newest check.
    LAST_CHECK = "SELECT id, community_id, opened_at, closes_at, closed_at FROM fellowship_checks WHERE community_id = $1 ORDER BY id DESC LIMIT 1";
    /// One.
    CHECK = "SELECT id, community_id, opened_at, closes_at, closed_at FROM fellowship_checks WHERE id = $1";
    /// Opens one.
    OPEN_CHECK = "INSERT INTO fellowship_checks (id, community_id, opened_by, opened_at, closes_at, told) VALUES ($1, $2, $3, $4, $5, FALSE)";
    /// The members were written to.
    TOLD_CHECK = "UPDATE fellowship_checks SET told = TRUE WHERE id = $1 AND NOT told";
    /// Somebody answered.
    ANSWERED_CHECK = "INSERT INTO fellowship_answered (check_id, person_id) VALUES ($1, $2) ON CONFLICT (check_id, person_id) DO NOTHING";
    /// A number was said once more.
    COUNT_UP = "INSERT INTO fellowship_counts (check_id, statement, number, times) VALUES ($1, $2, $3, 1)
        ON CONFLICT (check_id, statement, number) DO UPDATE SET times = fellowship_counts.times + 1";
    /// How often each was.
    COUNTS = "SELECT statement, number, times FROM fellowship_counts WHERE check_id = $1 ORDER BY statement, number";
    /// How many answered, also those who were erased since, and whether this one did.
    WHO_ANSWERED = "SELECT CAST(COALESCE((SELECT SUM(times) FROM fellowship_counts WHERE check_id = $1 AND statement = 1), 0) AS BIGINT) AS answered, (SELECT COUNT(*) FROM fellowship_answered WHERE check_id = $1 AND person_id = $2) AS mine";
    /// Closed.
    CLOSE_CHECK = "UPDATE fellowship_checks SET closed_at = $3 WHERE id = $1 AND community_id = $2 AND closed_at IS NULL";
    /// All that are over.
    CLOSE_CHECKS = "UPDATE fellowship_checks SET closed_at = $1 WHERE closed_at IS NULL AND closes_at <= $1";

    /// The newest question what it is for.
    LAST_CLARITY = "SELECT id, community_id, cause, opened_at, closes_at FROM clarity_checks WHERE community_id = $1 ORDER BY id DESC LIMIT 1";
    /// One.
    CLARITY = "SELECT id, community_id, cause, opened_at, closes_at FROM clarity_checks WHERE id = $1";
    /// Opens one.
    OPEN_CLARITY = "INSERT INTO clarity_checks (id, community_id, cause, opened_by, opened_at, closes_at, told) VALUES ($1, $2, $3, $4, $5, $6, FALSE)";
    /// The members were written to.
    TOLD_CLARITY = "UPDATE clarity_checks SET told = TRUE WHERE id = $1 AND NOT told";
    /// Somebody answered.
    ANSWERED_CLARITY = "INSERT INTO clarity_answered (check_id, person_id) VALUES ($1, $2) ON CONFLICT (check_id, person_id) DO NOTHING";
    /// What they said, apart from them.
    SAY_CLARITY = "INSERT INTO clarity_words (id, check_id, words) VALUES ($1, $2, $3)";
    /// How many answered, also those who were erased since, and whether this one did.
    WHO_ANSWERED_CLARITY = "SELECT (SELECT COUNT(*) FROM clarity_words WHERE check_id = $1) AS answered, (SELECT COUNT(*) FROM clarity_answered WHERE check_id = $1 AND person_id = $2) AS mine";
    /// How many were looked at, and how many of those tell the cause.
    CLARITY_SHARE = "SELECT COUNT(says) AS looked, COUNT(CASE WHEN says THEN 1 END) AS say FROM clarity_words WHERE check_id = $1";
    /// What was said.
    SENTENCES = "SELECT id, words, says FROM clarity_words WHERE check_id = $1 ORDER BY words, id LIMIT 2000";
    /// Whether one tells the cause; not while it is open, nor of fewer than so many.
    JUDGE_CLARITY = "UPDATE clarity_words SET says = $3 WHERE id = $1 AND check_id IN (SELECT c.id FROM clarity_checks c WHERE c.community_id = $2 AND c.closes_at <= $5)
        AND (SELECT COUNT(*) FROM clarity_words o WHERE o.check_id = clarity_words.check_id) >= $4";
    /// That somebody answered, for them: not what.
    MY_CHECKS = "SELECT name, what, none1, none2, none3, none4, at, none5 FROM (
            SELECT c.name, 'clarity' AS what, CAST(NULL AS TEXT) AS none1, CAST(NULL AS TEXT) AS none2, CAST(NULL AS TEXT) AS none3, CAST(NULL AS TEXT) AS none4, k.opened_at AS at, CAST(NULL AS BIGINT) AS none5
            FROM clarity_answered a JOIN clarity_checks k ON k.id = a.check_id JOIN communities c ON c.id = k.community_id WHERE a.person_id = $1
            UNION ALL SELECT c.name, 'fellowship', NULL, NULL, NULL, NULL, k.opened_at, NULL
            FROM fellowship_answered a JOIN fellowship_checks k ON k.id = a.check_id JOIN communities c ON c.id = k.community_id WHERE a.person_id = $1) answered ORDER BY at LIMIT 10000";
    /// And that goes with them; the counts and the sentences are nobody's.
    FORGET_CLARITY = "DELETE FROM clarity_answered WHERE person_id = $1";
    /// The same of the six numbers.
    FORGET_FELLOWSHIP = "DELETE FROM fellowship_answered WHERE person_id = $1";

    /// The initiative, and the plan.
    TIE = "UPDATE lifecycles SET initiative = $2, if_it_ends = $3, initiative_ended_at = NULL, choice = '' WHERE community_id = $1";
    /// It has ended.
    INITIATIVE_ENDED = "UPDATE lifecycles SET initiative_ended_at = $2 WHERE community_id = $1 AND initiative <> '' AND initiative_ended_at IS NULL";
    /// What was chosen then.
    CHOOSE = "UPDATE lifecycles SET choice = $2 WHERE community_id = $1";
    /// Why nobody is named.
    NO_CARER = "UPDATE lifecycles SET no_carer = $2 WHERE community_id = $1";
}
