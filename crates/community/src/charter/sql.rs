//! Statements about communities.

store::statements! {
    /// A community by its name in addresses, how a person stands to it, and whether they belong to any.
    SEEN = "SELECT c.id, c.slug, c.name, c.cause, c.domain, c.practice, c.rhythm, c.level, c.usual_level, c.visibility, c.language, c.made_at,
            (SELECT standing FROM memberships WHERE community_id = c.id AND person_id = $2) AS standing,
            EXISTS (SELECT 1 FROM roles WHERE community_id = c.id AND person_id = $2 AND role IN ('convenor', 'co-convenor') AND (until IS NULL OR until > $3)) AS convenor,
            EXISTS (SELECT 1 FROM roles WHERE community_id = c.id AND person_id = $2 AND role = 'carer' AND (until IS NULL OR until > $3)) AS carer,
            EXISTS (SELECT 1 FROM memberships WHERE person_id = $2 AND standing = 'member') AS anywhere,
            EXISTS (SELECT 1 FROM sponsors WHERE community_id = c.id AND person_id = $2 AND ended_at IS NULL) AS sponsor,
            EXISTS (SELECT 1 FROM roles WHERE community_id = c.id AND person_id = $2 AND role = 'safeguarding-lead' AND (until IS NULL OR until > $3)) AS lead,
            c.hide_titles, c.first_names
        FROM communities c WHERE c.slug = $1";
    /// Founds one, unless the name in addresses is taken.
    FOUND = "INSERT INTO communities (id, slug, name, cause, domain, practice, rhythm, level, usual_level, visibility, language, made_at, renews_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT (slug) DO NOTHING";
    /// Changes the charter.
    AMEND = "UPDATE communities SET name = $2, cause = $3, domain = $4, practice = $5, rhythm = $6, level = $7, usual_level = $8, visibility = $9, language = $10 WHERE id = $1";
    /// What a person may know of.
    LISTED = "SELECT c.slug, c.name, c.cause, m.id IS NOT NULL AS mine FROM communities c
        LEFT JOIN memberships m ON m.community_id = c.id AND m.person_id = $1 AND m.standing = 'member'
        WHERE c.visibility = 'listed' OR m.id IS NOT NULL OR $2 ORDER BY mine DESC, c.name, c.id";
    /// Who holds a role now; a co-convenor convenes too.
    HOLDERS = "SELECT p.id, p.name FROM roles r JOIN people p ON p.id = r.person_id
        WHERE r.community_id = $1 AND r.role IN ($2, CASE WHEN $2 = 'convenor' THEN 'co-convenor' ELSE $2 END) AND (r.until IS NULL OR r.until > $3)
        GROUP BY p.id, p.name ORDER BY MIN(r.since), p.id";
    /// Its name in addresses.
    SLUG = "SELECT slug FROM communities WHERE id = $1";
    /// Who holds a role now, and where they are written to; a co-convenor is written to as a convenor is.
    WRITE_TO = "SELECT p.id, p.name, p.language, COALESCE((SELECT a.address FROM addresses a WHERE a.person_id = p.id ORDER BY a.is_main DESC, a.folded LIMIT 1), '') AS address
        FROM roles r JOIN people p ON p.id = r.person_id JOIN memberships m ON m.community_id = r.community_id AND m.person_id = r.person_id AND m.standing = 'member'
        WHERE r.community_id = $1 AND r.role IN ($2, CASE WHEN $2 = 'convenor' THEN 'co-convenor' ELSE $2 END) AND (r.until IS NULL OR r.until > $3)
        GROUP BY p.id, p.name, p.language ORDER BY MIN(r.since), p.id";

    /// Each section as it holds now, as far as it may be seen.
    SECTIONS = "SELECT s.section, s.version, s.words, s.setting, s.state, s.method, s.agreed_at, s.review_on, s.proposal_id, s.made_at, s.made_by FROM charter_sections s
        WHERE s.community_id = $1 AND s.version = (SELECT MAX(n.version) FROM charter_sections n WHERE n.community_id = s.community_id AND n.section = s.section)
          AND ($2 OR s.state = 'agreed' OR s.section IN ('cause', 'domain', 'practice', 'rhythm'))";
    /// One of them.
    SECTION = "SELECT section, version, words, setting, state, method, agreed_at, review_on, proposal_id, made_at, made_by FROM charter_sections
        WHERE community_id = $1 AND section = $2 ORDER BY version DESC LIMIT 1";
    /// All that it said.
    VERSIONS = "SELECT section, version, words, setting, state, method, agreed_at, review_on, proposal_id, made_at, made_by FROM charter_sections
        WHERE community_id = $1 AND section = $2 ORDER BY version DESC";
    /// A version. The key refuses what another wrote in the same moment.
    WRITE_SECTION = "INSERT INTO charter_sections (community_id, section, version, words, setting, state, method, agreed_at, review_on, proposal_id, made_at, made_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    /// The newest version is agreed, as it stands.
    AGREE = "UPDATE charter_sections SET state = 'agreed', method = $3, agreed_at = $4, review_on = $5 WHERE community_id = $1 AND section = $2
        AND version = (SELECT MAX(n.version) FROM charter_sections n WHERE n.community_id = $1 AND n.section = $2)";
    /// By this proposal.
    AGREED_BY = "UPDATE charter_sections SET proposal_id = $3 WHERE community_id = $1 AND section = $2
        AND version = (SELECT MAX(n.version) FROM charter_sections n WHERE n.community_id = $1 AND n.section = $2)";
    /// What pages read from the community itself.
    MIRROR = "UPDATE communities SET cause = CASE WHEN $2 = 'cause' THEN $3 ELSE cause END, domain = CASE WHEN $2 = 'domain' THEN $3 ELSE domain END,
        practice = CASE WHEN $2 = 'practice' THEN $3 ELSE practice END, rhythm = CASE WHEN $2 = 'rhythm' THEN $3 ELSE rhythm END WHERE id = $1";
    /// Until when it is meant to go on.
    RENEWS = "UPDATE communities SET renews_at = $2 WHERE id = $1";
    /// The level of a thread whose author did not say.
    USUAL_LEVEL = "UPDATE communities SET usual_level = $2 WHERE id = $1";
    /// What a section says, once it was agreed.
    AGREED_SETTING = "SELECT setting FROM charter_sections WHERE community_id = $1 AND section = $2 AND state = 'agreed' ORDER BY version DESC LIMIT 1";

    /// Proposals, the newest first.
    PROPOSALS = "SELECT p.id, p.made_by, COALESCE((SELECT name FROM people WHERE id = p.made_by), '') AS name, p.why, p.state, p.round, p.made_at, p.opened_at, p.closes_at, p.settled_at, p.asked, p.quorum, p.answered, p.silence_agrees, p.told_round FROM charter_proposals p WHERE p.community_id = $1 ORDER BY p.id DESC LIMIT 50";
    /// One.
    PROPOSAL = "SELECT p.id, p.made_by, COALESCE((SELECT name FROM people WHERE id = p.made_by), '') AS name, p.why, p.state, p.round, p.made_at, p.opened_at, p.closes_at, p.settled_at, p.asked, p.quorum, p.answered, p.silence_agrees, p.told_round FROM charter_proposals p WHERE p.id = $1 AND p.community_id = $2 {FOR_UPDATE}";
    /// Where one was made.
    PROPOSAL_OF = "SELECT community_id FROM charter_proposals WHERE id = $1";
    /// Makes one.
    PROPOSE = "INSERT INTO charter_proposals (id, community_id, made_by, why, state, round, made_at, opened_at, closes_at, asked, quorum, answered, silence_agrees, told_round)
        VALUES ($1, $2, $3, $4, 'open', 1, $5, $5, $6, 0, 0, 0, FALSE, 0)";
    /// What it would have a section say.
    CHANGE = "INSERT INTO charter_changes (proposal_id, round, section, words, setting, version) VALUES ($1, $2, $3, $4, $5, $6)";
    /// Whether another proposal about a section is open.
    PROPOSED = "SELECT p.id FROM charter_proposals p JOIN charter_changes c ON c.proposal_id = p.id AND c.round = p.round
        WHERE p.community_id = $1 AND c.section = $2 AND p.id <> $3 AND p.state IN ('open', 'stopped') LIMIT 1";
    /// A new round.
    NEXT_ROUND = "UPDATE charter_proposals SET round = $2, state = 'open', opened_at = $3, closes_at = $4, settled_at = NULL WHERE id = $1 AND round = $2 - 1 AND state IN ('open', 'stopped', 'unanswered')";
    /// Taken back.
    WITHDRAW = "UPDATE charter_proposals SET state = 'withdrawn', settled_at = $2 WHERE id = $1 AND state IN ('open', 'stopped', 'unanswered')";
    /// What every round would have said, beside what was there.
    CHANGES = "SELECT c.round, c.section, c.words, c.setting, COALESCE((SELECT s.words FROM charter_sections s WHERE s.community_id = $2 AND s.section = c.section AND s.version = c.version), '') AS before
        FROM charter_changes c WHERE c.proposal_id = $1 ORDER BY c.round, c.section";
    /// What was said.
    ANSWERS = "SELECT a.round, a.person_id, p.name, a.answer, a.words, a.at FROM charter_answers a JOIN people p ON p.id = a.person_id WHERE a.proposal_id = $1 ORDER BY a.at, a.person_id";
    /// What one member said to a round.
    ANSWER = "SELECT answer, words FROM charter_answers WHERE proposal_id = $1 AND round = $2 AND person_id = $3";
    /// The last word counts.
    SAY = "INSERT INTO charter_answers (proposal_id, round, person_id, answer, words, at) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (proposal_id, round, person_id) DO UPDATE SET answer = excluded.answer, words = excluded.words, at = excluded.at";
    /// As if nothing was said.
    UNSAY = "DELETE FROM charter_answers WHERE proposal_id = $1 AND round = $2 AND person_id = $3";
    /// How many objections stand against a round: those of members.
    OBJECTIONS = "SELECT COUNT(*) AS objections FROM charter_answers a JOIN charter_proposals p ON p.id = a.proposal_id
        JOIN memberships m ON m.community_id = p.community_id AND m.person_id = a.person_id AND m.standing = 'member'
        WHERE a.proposal_id = $1 AND a.round = $2 AND a.answer = 'object'";
    /// An objection stands.
    STOP = "UPDATE charter_proposals SET state = 'stopped' WHERE id = $1 AND state = 'open'";
    /// None does any more.
    GO_ON = "UPDATE charter_proposals SET state = 'open', closes_at = CASE WHEN closes_at < $2 THEN $2 ELSE closes_at END WHERE id = $1 AND state = 'stopped'";
    /// Rounds whose time is over.
    DUE_PROPOSALS = "SELECT id, community_id FROM charter_proposals WHERE state = 'open' AND closes_at <= $1 ORDER BY closes_at, id LIMIT $2";
    /// How many members said something to a round.
    ANSWERED = "SELECT COUNT(*) AS answered FROM charter_answers a JOIN charter_proposals p ON p.id = a.proposal_id
        JOIN memberships m ON m.community_id = p.community_id AND m.person_id = a.person_id AND m.standing = 'member' WHERE a.proposal_id = $1 AND a.round = $2";
    /// It is settled.
    SETTLE_PROPOSAL = "UPDATE charter_proposals SET state = $2, settled_at = $3, asked = $4, quorum = $5, answered = $6, silence_agrees = $7 WHERE id = $1 AND state = 'open'";
    /// Members who are not away and have not stopped their letters.
    VOTERS = "SELECT COUNT(*) AS voters FROM memberships m LEFT JOIN reach r ON r.person_id = m.person_id
        WHERE m.community_id = $1 AND m.standing = 'member' AND (r.paused_until IS NULL OR r.paused_until <= $2) AND r.stopped_at IS NULL";
    /// The same, with where they are written to.
    ASKED = "SELECT p.id, p.name, p.language, a.address FROM memberships m JOIN people p ON p.id = m.person_id LEFT JOIN reach r ON r.person_id = m.person_id
        JOIN addresses a ON a.id = (SELECT b.id FROM addresses b WHERE b.person_id = p.id AND b.suspended_at IS NULL ORDER BY b.is_main DESC, b.folded LIMIT 1)
        WHERE m.community_id = $1 AND m.standing = 'member' AND (r.paused_until IS NULL OR r.paused_until <= $2) AND r.stopped_at IS NULL AND p.id > $3 ORDER BY p.id LIMIT $4";
    /// Who hears what came of a proposal: whoever made it, answered it, or convenes.
    HEARD = "SELECT p.id, p.name, p.language, a.address FROM memberships m JOIN people p ON p.id = m.person_id
        JOIN addresses a ON a.id = (SELECT b.id FROM addresses b WHERE b.person_id = p.id AND b.suspended_at IS NULL ORDER BY b.is_main DESC, b.folded LIMIT 1)
        WHERE m.community_id = $1 AND m.standing = 'member' AND (EXISTS (SELECT 1 FROM charter_answers s WHERE s.proposal_id = $2 AND s.person_id = p.id)
            OR EXISTS (SELECT 1 FROM charter_proposals o WHERE o.id = $2 AND o.made_by = p.id)
            OR EXISTS (SELECT 1 FROM roles r WHERE r.community_id = $1 AND r.person_id = p.id AND r.role IN ('convenor', 'co-convenor') AND (r.until IS NULL OR r.until > $3)))
        ORDER BY p.id";
    /// The members were written to about this round.
    TOLD = "UPDATE charter_proposals SET told_round = $2 WHERE id = $1 AND told_round < $2";

    /// Questions, open ones first.
    QUESTIONS = "SELECT q.id, q.community_id, q.proposal_id, q.asked_by, COALESCE((SELECT name FROM people WHERE id = q.asked_by), '') AS name, q.words, q.asked_at, q.answer, q.answered_by, COALESCE((SELECT name FROM people WHERE id = q.answered_by), '') AS answerer, q.answered_at FROM charter_questions q WHERE q.community_id = $1 ORDER BY q.answered_at IS NOT NULL, q.id DESC LIMIT 100";
    /// One.
    QUESTION = "SELECT q.id, q.community_id, q.proposal_id, q.asked_by, COALESCE((SELECT name FROM people WHERE id = q.asked_by), '') AS name, q.words, q.asked_at, q.answer, q.answered_by, COALESCE((SELECT name FROM people WHERE id = q.answered_by), '') AS answerer, q.answered_at FROM charter_questions q WHERE q.id = $1";
    /// Asks one.
    ASK_QUESTION = "INSERT INTO charter_questions (id, community_id, proposal_id, asked_by, words, asked_at, answer, told, told_answer) VALUES ($1, $2, $3, $4, $5, $6, '', FALSE, FALSE)";
    /// Answers it.
    ANSWER_QUESTION = "UPDATE charter_questions SET answer = $2, answered_by = $3, answered_at = $4 WHERE id = $1 AND answered_at IS NULL";
    /// Whoever can answer was told.
    TOLD_QUESTION = "UPDATE charter_questions SET told = TRUE WHERE id = $1 AND NOT told";
    /// Whoever asked was told the answer.
    TOLD_ANSWER = "UPDATE charter_questions SET told_answer = TRUE WHERE id = $1 AND NOT told_answer";

    /// What organisations allow.
    POLICIES = "SELECT id, organisation, domain, policy, allowed, made_at, CAST(0 AS BIGINT) AS members FROM channel_policies WHERE community_id = $1 ORDER BY organisation, id";
    /// How many members have an address there, or at a part of it.
    AT_DOMAIN = "SELECT COUNT(*) AS members FROM memberships m WHERE m.community_id = $1 AND m.standing = 'member'
        AND EXISTS (SELECT 1 FROM addresses a WHERE a.person_id = m.person_id AND (a.folded LIKE $2 OR a.folded LIKE $3))";
    /// Who they are.
    RESTRICTED = "SELECT p.id, p.name FROM memberships m JOIN people p ON p.id = m.person_id WHERE m.community_id = $1 AND m.standing = 'member'
        AND EXISTS (SELECT 1 FROM addresses a WHERE a.person_id = m.person_id AND (a.folded LIKE $2 OR a.folded LIKE $3)) ORDER BY p.name_folded, p.id LIMIT 100";
    /// Writes down what one allows.
    ALLOW = "INSERT INTO channel_policies (id, community_id, organisation, domain, policy, allowed, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (community_id, domain) DO UPDATE SET organisation = excluded.organisation, policy = excluded.policy, allowed = excluded.allowed";
    /// Takes it out.
    DROP_POLICY = "DELETE FROM channel_policies WHERE id = $1 AND community_id = $2";

    /// What somebody said to proposals, for them.
    MY_ANSWERS = "SELECT c.name, a.answer, a.words, p.why, CAST(NULL AS TEXT) AS none1, CAST(NULL AS TEXT) AS none2, a.at, CAST(NULL AS BIGINT) AS none3
        FROM charter_answers a JOIN charter_proposals p ON p.id = a.proposal_id JOIN communities c ON c.id = p.community_id WHERE a.person_id = $1 ORDER BY a.at, a.proposal_id LIMIT 10000";
    /// What they proposed.
    MY_PROPOSALS = "SELECT c.name, p.why, p.state, CAST(NULL AS TEXT) AS none1, CAST(NULL AS TEXT) AS none2, CAST(NULL AS TEXT) AS none3, p.made_at, p.settled_at
        FROM charter_proposals p JOIN communities c ON c.id = p.community_id WHERE p.made_by = $1 ORDER BY p.id LIMIT 10000";
    /// What they asked, and answered.
    MY_QUESTIONS = "SELECT c.name, q.words, q.answer, CASE WHEN q.asked_by = $1 THEN 'asked' ELSE 'answered' END AS whose, CAST(NULL AS TEXT) AS none1, CAST(NULL AS TEXT) AS none2, q.asked_at, q.answered_at
        FROM charter_questions q JOIN communities c ON c.id = q.community_id WHERE q.asked_by = $1 OR q.answered_by = $1 ORDER BY q.id LIMIT 10000";
    /// What was decided stays, with how many said what; the words of who is erased go.
    FORGET_ANSWERS = "UPDATE charter_answers SET words = '[removed]' WHERE person_id = $1 AND words <> ''";
    /// Why they proposed what was not agreed.
    FORGET_WHY = "UPDATE charter_proposals SET why = '[removed]' WHERE made_by = $1 AND state <> 'agreed'";
    /// What they asked.
    FORGET_QUESTIONS = "UPDATE charter_questions SET words = '[removed]' WHERE asked_by = $1";
    /// What they answered.
    FORGET_REPLIES = "UPDATE charter_questions SET answer = '[removed]' WHERE answered_by = $1 AND answer <> ''";
}
