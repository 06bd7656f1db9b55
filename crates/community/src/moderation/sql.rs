//! Statements about what worries somebody, and what was done.

macro_rules! case {
    () => {
        "SELECT k.id, k.community_id, k.person_id, (SELECT name FROM people WHERE id = k.person_id) AS name, k.post_id, k.thread_id, COALESCE((SELECT subject FROM threads WHERE id = k.thread_id), '') AS subject,
            COALESCE((SELECT level FROM threads WHERE id = k.thread_id), 0) AS level, k.reporter_id, k.worry, k.read_by, k.made_at, k.acknowledge_by, k.acknowledged_at, k.decide_by,
            EXISTS (SELECT 1 FROM posts p WHERE p.id = k.post_id AND p.aside = 'held') AS held, k.proposed, k.proposed_by, COALESCE((SELECT name FROM people WHERE id = k.proposed_by), '') AS proposer,
            k.rule_key, k.rule_version, k.rule, k.reason, k.measure, k.decided_at, k.decided_by, k.appeal, k.appealed_at, k.appeal_to, k.appeal_verdict, k.appeal_answer, k.appeal_at
        FROM cases k"
    };
}

store::statements! {
    /// Somebody is worried, or something is done.
    OPEN = "INSERT INTO cases (id, community_id, person_id, post_id, thread_id, reporter_id, worry, read_by, made_at, acknowledge_by, decide_by, rule_key, rule_version, rule, reason)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, '', 0, '', '')";
    /// One.
    ONE = concat!(case!(), " WHERE k.id = $1 {FOR_UPDATE}");
    /// The same person has said so of the same post before.
    SAID_BEFORE = "SELECT id FROM cases WHERE community_id = $1 AND post_id = $2 AND reporter_id = $3 AND decided_at IS NULL";
    /// The latest of a community, newest first.
    LATEST = concat!(case!(), " WHERE k.community_id = $1 ORDER BY k.id DESC LIMIT 200");
    /// What concerns one person.
    OF_PERSON = concat!(case!(), " WHERE k.person_id = $1 AND k.decided_at IS NOT NULL AND k.measure <> 'nothing' ORDER BY k.id DESC LIMIT 50");
    /// Who could read it: who convenes, who cares.
    READERS = "SELECT DISTINCT p.id, p.name, CASE WHEN r.role IN ('convenor', 'co-convenor') THEN 'convenors' ELSE 'carers' END AS side
        FROM roles r JOIN people p ON p.id = r.person_id JOIN memberships m ON m.community_id = r.community_id AND m.person_id = r.person_id AND m.standing = 'member'
        WHERE r.community_id = $1 AND r.role IN ('convenor', 'co-convenor', 'carer', 'safeguarding-lead') AND (r.until IS NULL OR r.until > $2) ORDER BY p.id, side";
    /// Somebody has read it.
    ACKNOWLEDGE = "UPDATE cases SET acknowledged_at = $2, acknowledged_by = $3 WHERE id = $1 AND acknowledged_at IS NULL";
    /// The first of two proposes.
    PROPOSE = "UPDATE cases SET proposed = $2, proposed_by = $3, rule_key = $4, rule_version = $5, rule = $6, reason = $7 WHERE id = $1 AND decided_at IS NULL AND proposed IS NULL";
    /// The second thinks otherwise.
    DISAGREE = "UPDATE cases SET proposed = NULL, proposed_by = NULL WHERE id = $1 AND decided_at IS NULL AND proposed IS NOT NULL";
    /// It is decided.
    DECIDE = "UPDATE cases SET measure = $2, decided_at = $3, decided_by = $4, rule_key = $5, rule_version = $6, rule = $7, reason = $8 WHERE id = $1 AND decided_at IS NULL";
    /// Somebody appeals.
    APPEAL = "UPDATE cases SET appeal = $2, appealed_at = $3, appeal_to = $4 WHERE id = $1 AND appealed_at IS NULL AND decided_at IS NOT NULL";
    /// Appeals that wait for whoever runs the house.
    FOR_HOUSE = concat!(case!(), " WHERE k.appealed_at IS NOT NULL AND k.appeal_at IS NULL AND k.appeal_to IS NULL ORDER BY k.id LIMIT 200");
    /// The second person has answered.
    ANSWER = "UPDATE cases SET appeal_verdict = $2, appeal_answer = $3, appeal_at = $4 WHERE id = $1 AND appealed_at IS NOT NULL AND appeal_at IS NULL";
    /// What has waited too long and was not reminded of.
    LATE = "SELECT id FROM cases WHERE decided_at IS NULL AND reporter_id IS NOT NULL AND reminded_at IS NULL AND (acknowledged_at IS NULL AND acknowledge_by < $1 OR decide_by < $1) ORDER BY id LIMIT 100";
    /// It was.
    REMINDED = "UPDATE cases SET reminded_at = $2 WHERE id = $1";
    /// A post that the viewer may see: whose, and in which thread.
    POST = "SELECT p.author_id, p.thread_id FROM posts p JOIN threads t ON t.id = p.thread_id
        WHERE t.community_id = $1 AND (t.level <= $2 OR EXISTS (SELECT 1 FROM presences seen WHERE seen.thread_id = t.id AND seen.person_id = $3)) AND p.id = $4 AND p.withdrawn_at IS NULL";
    /// The same as it is shown, set aside or not: for who decides.
    WORDS = "SELECT p.html FROM posts p JOIN threads t ON t.id = p.thread_id
        WHERE t.community_id = $1 AND (t.level <= $2 OR EXISTS (SELECT 1 FROM presences seen WHERE seen.thread_id = t.id AND seen.person_id = $3)) AND p.id = $4 AND (p.withdrawn_at IS NULL OR p.aside IS NOT NULL)";
    /// A post is set aside while two people look at it.
    SET_ASIDE = "UPDATE posts SET aside = 'held', withdrawn_at = $2 WHERE id = $1 AND withdrawn_at IS NULL";
    /// Or shown again.
    RELEASE = "UPDATE posts SET aside = NULL, withdrawn_at = NULL WHERE id = $1 AND aside = 'held'";
    /// It is taken down.
    TAKE_DOWN = "UPDATE posts SET aside = 'taken-down', withdrawn_at = $2 WHERE id = $1 AND (withdrawn_at IS NULL OR aside = 'held')";
    /// And put back.
    PUT_BACK = "UPDATE posts SET aside = NULL, withdrawn_at = NULL WHERE id = $1 AND aside = 'taken-down' AND source <> ''";
    /// Somebody belongs no more.
    GO = "UPDATE memberships SET standing = 'left' WHERE community_id = $1 AND person_id = $2 AND standing = 'member'";
    /// The roles that they held end.
    END_ROLES = "UPDATE roles SET until = $3 WHERE community_id = $1 AND person_id = $2 AND (until IS NULL OR until > $3)";
    /// The roles that they hold.
    ROLES = "SELECT role FROM roles WHERE community_id = $1 AND person_id = $2 AND (until IS NULL OR until > $3)";
    /// Of who is erased: what they were worried about. What was decided stays.
    FORGET_WORRIES = "UPDATE cases SET worry = '', reporter_id = NULL WHERE reporter_id = $1";
    /// And what they said against something.
    FORGET_APPEALS = "UPDATE cases SET appeal = '' WHERE person_id = $1 AND appeal IS NOT NULL";
    /// What somebody was worried about, and what was decided about them, for them. Who was worried about them is nobody's to know; nor is why
    /// something was decided about somebody else.
    MINE = "SELECT c.name, CASE WHEN k.reporter_id = $1 THEN 'worried' ELSE 'concerned' END AS whose, CASE WHEN k.reporter_id = $1 THEN k.worry ELSE k.appeal END AS words, CASE WHEN k.reporter_id = $1 THEN NULL ELSE k.rule END AS rule, CASE WHEN k.reporter_id = $1 THEN NULL ELSE k.reason END AS reason, k.measure, k.made_at, k.decided_at
        FROM cases k JOIN communities c ON c.id = k.community_id WHERE k.reporter_id = $1 OR (k.person_id = $1 AND k.decided_at IS NOT NULL AND k.measure <> 'nothing') ORDER BY k.id LIMIT 10000";
}
