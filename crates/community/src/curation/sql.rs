//! Statements about criteria, questions and applications.

macro_rules! application {
    () => {
        "SELECT a.id, a.community_id, a.intake_id, a.person_id, a.address, a.name, a.language, a.criteria_version, a.source, a.state, a.easier, a.reason, a.network, a.held_at, a.proven_at, a.asked_at,
            a.made_at, a.changed_at, a.sent_at, a.decided_at FROM applications a"
    };
}
macro_rules! criteria {
    () => {
        "SELECT c.version, c.rules, c.experience, c.level, c.commitment, c.objectives, c.steps, c.published_at, COALESCE((SELECT name FROM people WHERE id = c.by_id), '') AS by_name FROM criteria c"
    };
}

store::statements! {
    /// How people may come in.
    WAYS = "SELECT w.nominations, w.applications, w.asks_invited, w.closes_at, c.joining FROM communities c LEFT JOIN ways w ON w.community_id = c.id WHERE c.id = $1";
    /// Sets it.
    SET_WAYS = "INSERT INTO ways (community_id, nominations, applications, asks_invited, closes_at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (community_id) DO UPDATE SET nominations = excluded.nominations, applications = excluded.applications, asks_invited = excluded.asks_invited, closes_at = excluded.closes_at";

    /// The draft, or one version.
    CRITERIA = concat!(criteria!(), " WHERE c.community_id = $1 AND c.version = $2");
    /// What was published, newest first.
    PUBLISHED = concat!(criteria!(), " WHERE c.community_id = $1 AND c.version > 0 ORDER BY c.version DESC");
    /// The newest version; 0 for none.
    VERSION = "SELECT CAST(COALESCE(MAX(version), 0) AS BIGINT) AS version FROM criteria WHERE community_id = $1";
    /// Writes the draft.
    DRAFT_CRITERIA = "INSERT INTO criteria (community_id, version, rules, experience, level, commitment, objectives, steps, published_at, by_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        ON CONFLICT (community_id, version) DO UPDATE SET rules = excluded.rules, experience = excluded.experience, level = excluded.level, commitment = excluded.commitment,
            objectives = excluded.objectives, steps = excluded.steps, by_id = excluded.by_id WHERE criteria.version = 0";

    /// What is asked.
    QUESTIONS = "SELECT number, words, hint, kind, options, required, about FROM questions WHERE community_id = $1 AND ended_at IS NULL ORDER BY place, number";
    /// All that was ever asked: answers keep their question.
    EVER_ASKED = "SELECT number, words, hint, kind, options, required, about FROM questions WHERE community_id = $1 ORDER BY place, number";
    /// The highest number that was used.
    HIGHEST = "SELECT CAST(COALESCE(MAX(number), 0) AS BIGINT) AS number FROM questions WHERE community_id = $1";
    /// Not asked any more.
    END_QUESTIONS = "UPDATE questions SET ended_at = $2 WHERE community_id = $1 AND ended_at IS NULL";
    /// Asks it.
    KEEP_QUESTION = "INSERT INTO questions (community_id, number, place, words, hint, kind, options, required, about) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (community_id, number) DO UPDATE SET place = excluded.place, words = excluded.words, hint = excluded.hint, kind = excluded.kind, options = excluded.options,
            required = excluded.required, about = excluded.about, ended_at = NULL";

    /// One.
    ONE = concat!(application!(), " WHERE a.id = $1");
    /// One that is to be changed.
    LOCK = "SELECT id FROM applications WHERE id = $1 {FOR_UPDATE}";
    /// All of a community whose address has answered; those that are begun, too, when asked for.
    ALL_OF = concat!(application!(), " WHERE a.community_id = $1 AND ($2 OR a.proven_at IS NOT NULL) ORDER BY a.id LIMIT 20000");
    /// The one of an address that is not over.
    LIVE_OF = concat!(application!(), " WHERE a.community_id = $1 AND a.folded = $2 AND a.state IN ('begun', 'sent', 'reading', 'offered', 'waiting') ORDER BY a.id DESC LIMIT 1");
    /// Another of the same address that is not over, and has answered.
    LIVE_BESIDE = concat!(application!(), " WHERE a.community_id = $1 AND a.folded = $2 AND a.id <> $3 AND a.proven_at IS NOT NULL AND a.state IN ('begun', 'sent', 'reading', 'offered', 'waiting') ORDER BY a.id DESC LIMIT 1");
    /// The one that this browser began.
    BEGUN_BY = concat!(application!(), " WHERE a.begun_by = $1");
    /// Those of a person.
    OF_PERSON = concat!(application!(), " WHERE a.person_id = $1 ORDER BY a.id");
    /// What a person wrote when they applied, question by question.
    MINE = "SELECT c.name, a.state, a.source, CAST(w.question AS TEXT) AS question, w.words, a.easier, a.made_at, a.decided_at FROM applications a JOIN communities c ON c.id = a.community_id LEFT JOIN application_answers w ON w.application_id = a.id
        WHERE a.person_id = $1 OR a.folded IN (SELECT folded FROM addresses WHERE person_id = $1) ORDER BY a.id, w.question LIMIT 10000";
    /// Nothing of it stays: what they wrote,
    ERASE_ANSWERS = "DELETE FROM application_answers WHERE application_id IN (SELECT id FROM applications WHERE person_id = $1 OR folded IN (SELECT folded FROM addresses WHERE person_id = $1))";
    /// and who they were; that somebody applied, and what was decided, stays as a number.
    ERASE = "UPDATE applications SET address = '', folded = '', name = '', easier = '', reason = '', network = '', begun_by = '', person_id = NULL, state = CASE WHEN state IN ('begun', 'sent', 'reading', 'offered', 'waiting') THEN 'withdrawn' ELSE state END
        WHERE person_id = $1 OR folded IN (SELECT folded FROM addresses WHERE person_id = $1)";
    /// Begins one.
    BEGIN = "INSERT INTO applications (id, community_id, address, folded, name, language, criteria_version, source, state, easier, reason, network, begun_by, held_at, made_at, changed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'begun', $9, '', $10, $11, $12, $13, $13) ON CONFLICT DO NOTHING";
    /// Writes it anew.
    CHANGE = "UPDATE applications SET name = $2, easier = $3, changed_at = $4 WHERE id = $1";
    /// Another address, while nothing is proven.
    MOVE = "UPDATE applications SET address = $2, folded = $3 WHERE id = $1 AND proven_at IS NULL";
    /// Keeps an answer.
    KEEP_ANSWER = "INSERT INTO application_answers (application_id, question, words) VALUES ($1, $2, $3) ON CONFLICT (application_id, question) DO UPDATE SET words = excluded.words";
    /// Takes an answer away.
    DROP_ANSWER = "DELETE FROM application_answers WHERE application_id = $1 AND question = $2";
    /// Its answers.
    ANSWERS = "SELECT question, words FROM application_answers WHERE application_id = $1 ORDER BY question";
    /// The answers of all applications of a community.
    ALL_ANSWERS = "SELECT w.application_id, w.question, w.words FROM application_answers w JOIN applications a ON a.id = w.application_id WHERE a.community_id = $1 ORDER BY w.application_id, w.question";
    /// The address has answered.
    PROVEN = "UPDATE applications SET proven_at = COALESCE(proven_at, $2), person_id = $3 WHERE id = $1";
    /// It counts from now on.
    SENT = "UPDATE applications SET state = 'sent', sent_at = COALESCE(sent_at, $2), criteria_version = $3 WHERE id = $1 AND state = 'begun'";
    /// What was missing was asked for.
    ASKED = "UPDATE applications SET asked_at = $2 WHERE id = $1 AND asked_at IS NULL";
    /// Another state.
    SET_STATE = "UPDATE applications SET state = $2, decided_at = $3 WHERE id = $1";
    /// Another state, with its reason.
    MOVE_TO = "UPDATE applications SET state = $2, reason = $3, decided_at = COALESCE($4, decided_at) WHERE id = $1";
    /// Those that wait for a convenor, since too many came at once.
    HELD = "SELECT COUNT(*) AS applications, MIN(held_at) AS since FROM applications WHERE community_id = $1 AND held_at IS NOT NULL AND state = 'begun'";
    /// Their ids.
    HELD_IDS = "SELECT id FROM applications WHERE community_id = $1 AND held_at IS NOT NULL AND state = 'begun' ORDER BY id";
    /// They are turned away: what they answered first.
    TURN_ANSWERS_AWAY = "DELETE FROM application_answers WHERE application_id IN (SELECT id FROM applications WHERE community_id = $1 AND held_at IS NOT NULL AND state = 'begun')";
    /// And they.
    TURN_AWAY = "DELETE FROM applications WHERE community_id = $1 AND held_at IS NOT NULL AND state = 'begun'";
    /// They wait no more.
    RELEASE = "UPDATE applications SET held_at = NULL WHERE id = $1";
    /// Begun ones that nobody went on with.
    STALE_BEGUN = "SELECT id FROM applications WHERE state = 'begun' AND changed_at < $1 ORDER BY id LIMIT 1000";
    /// Those that came to nothing, after their time.
    STALE_OVER = "SELECT id FROM applications WHERE (state IN ('declined', 'lapsed') AND COALESCE(decided_at, changed_at) < $1) OR (state = 'withdrawn' AND COALESCE(decided_at, changed_at) < $2) ORDER BY id LIMIT 1000";
    /// Forgets what they said.
    FORGET_ANSWERS = "DELETE FROM application_answers WHERE application_id = $1";
    /// And them.
    FORGET = "DELETE FROM applications WHERE id = $1";
    /// The letters about them, once they have left.
    FORGET_LETTERS = "UPDATE letters SET subject = '', plain = '', html = '' WHERE kind IN ('application', 'questions', 'application-done') AND item_id = $1 AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.letter_id = letters.id AND d.state = 'waiting')";
    /// And whom they went to.
    FORGET_DELIVERIES = "UPDATE deliveries SET address = 'erased-' || CAST(id AS TEXT) WHERE state <> 'waiting' AND address NOT LIKE 'erased-%' AND letter_id IN (SELECT id FROM letters WHERE kind IN ('application', 'questions', 'application-done') AND item_id = $1)";
    /// Who joined by one.
    JOINED = "UPDATE applications SET state = 'joined', decided_at = COALESCE(decided_at, $1) WHERE state IN ('begun', 'sent', 'reading', 'offered', 'waiting') AND person_id IS NOT NULL
        AND EXISTS (SELECT 1 FROM memberships m WHERE m.community_id = applications.community_id AND m.person_id = applications.person_id AND m.standing = 'member')";
}
