-- What a community agreed and where it is in its life: the charter by sections, changes to it by consent, stages, sponsors, channels.

-- The charter: every version of every section. The highest is what holds; the others are kept.
CREATE TABLE charter_sections (
    community_id BIGINT NOT NULL REFERENCES communities (id),
    -- 'cause', 'domain', 'practice' ... 'renewal': twenty-one.
    section TEXT NOT NULL,
    version BIGINT NOT NULL,
    words TEXT NOT NULL,
    -- What a program must read of it: the day of 'renewal' (2027-11-30), 'silence-agrees' or nothing of 'decisions', the usual level of
    -- 'level' ('3'), the channels of 'channels' with blanks between them. Empty for all others.
    setting TEXT NOT NULL,
    -- 'draft', 'agreed'; a section without words is empty.
    state TEXT NOT NULL,
    -- How it was agreed: 'consent' (a proposal), 'founders' (before it had members), 'before' (it came from elsewhere); and when.
    method TEXT NOT NULL,
    agreed_at BIGINT,
    -- To be looked at again.
    review_on BIGINT,
    proposal_id BIGINT,
    made_at BIGINT NOT NULL,
    made_by BIGINT,
    PRIMARY KEY (community_id, section, version)
);

-- A change to sections, put to the members. Its words lie in charter_changes, a row for each section and round.
CREATE TABLE charter_proposals (
    id {ID},
    community_id BIGINT NOT NULL REFERENCES communities (id),
    made_by BIGINT,
    -- Why: in the words of whoever proposes it.
    why TEXT NOT NULL,
    -- 'open', 'stopped' (an objection stands), 'agreed', 'unanswered' (too few said anything), 'withdrawn'
    state TEXT NOT NULL,
    -- 1, and one more each time the words were amended.
    round BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    opened_at BIGINT NOT NULL,
    closes_at BIGINT NOT NULL,
    settled_at BIGINT,
    -- As it was when it was settled: who could answer, how many had to, how many did, whether silence agreed.
    asked BIGINT NOT NULL,
    quorum BIGINT NOT NULL,
    answered BIGINT NOT NULL,
    silence_agrees BOOLEAN NOT NULL,
    -- The round that the members were written to about.
    told_round BIGINT NOT NULL
);
CREATE INDEX charter_proposals_community ON charter_proposals (community_id, id);
CREATE INDEX charter_proposals_due ON charter_proposals (closes_at) WHERE state = 'open';

CREATE TABLE charter_changes (
    proposal_id BIGINT NOT NULL REFERENCES charter_proposals (id),
    round BIGINT NOT NULL,
    section TEXT NOT NULL,
    words TEXT NOT NULL,
    setting TEXT NOT NULL,
    -- The version that it was written beside.
    version BIGINT NOT NULL,
    PRIMARY KEY (proposal_id, round, section)
);

-- What a member says to a round: the last word counts.
CREATE TABLE charter_answers (
    proposal_id BIGINT NOT NULL REFERENCES charter_proposals (id),
    round BIGINT NOT NULL,
    person_id BIGINT NOT NULL REFERENCES people (id),
    -- 'ok', 'concern', 'object'
    answer TEXT NOT NULL,
    words TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (proposal_id, round, person_id)
);
CREATE INDEX charter_answers_person ON charter_answers (person_id);

-- What is not settled yet, and may stay so: questions to a proposal, and questions that the community lives with.
CREATE TABLE charter_questions (
    id {ID},
    community_id BIGINT NOT NULL REFERENCES communities (id),
    proposal_id BIGINT,
    asked_by BIGINT,
    words TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    answer TEXT NOT NULL,
    answered_by BIGINT,
    answered_at BIGINT,
    -- Whoever can answer it was written to; and whoever asked, about the answer.
    told BOOLEAN NOT NULL,
    told_answer BOOLEAN NOT NULL
);
CREATE INDEX charter_questions_community ON charter_questions (community_id, id);

-- Until when it is meant to go on; renewed, changed or closed on that day. From the first day.
ALTER TABLE communities ADD COLUMN renews_at BIGINT;
UPDATE communities SET renews_at = made_at + 31536000000000;
INSERT INTO charter_sections (community_id, section, version, words, setting, state, method, made_at)
    SELECT id, 'cause', 1, cause, '', 'draft', '', made_at FROM communities WHERE cause <> '';
INSERT INTO charter_sections (community_id, section, version, words, setting, state, method, made_at)
    SELECT id, 'domain', 1, domain, '', 'draft', '', made_at FROM communities WHERE domain <> '';
INSERT INTO charter_sections (community_id, section, version, words, setting, state, method, made_at)
    SELECT id, 'practice', 1, practice, '', 'draft', '', made_at FROM communities WHERE practice <> '';
INSERT INTO charter_sections (community_id, section, version, words, setting, state, method, made_at)
    SELECT id, 'rhythm', 1, rhythm, '', 'draft', '', made_at FROM communities WHERE rhythm <> '';

-- Where a community is in its life. No row: 'grow', for it was here before there were stages.
CREATE TABLE lifecycles (
    community_id BIGINT NOT NULL PRIMARY KEY REFERENCES communities (id),
    -- 'inquire', 'design', 'prototype', 'launch', 'grow', 'sustain', 'closing', 'closed', 'paused'
    stage TEXT NOT NULL,
    since BIGINT NOT NULL,
    -- Of a pause: what it was before, until when; and when the last pause began.
    before TEXT NOT NULL,
    paused_until BIGINT,
    paused_at BIGINT,
    -- Of a group that was here before: until when its first figures are gathered.
    baseline_until BIGINT,
    -- The initiative that it hangs on, and what becomes of it if that ends; '', 'repurpose', 'close'.
    initiative TEXT NOT NULL,
    if_it_ends TEXT NOT NULL,
    initiative_ended_at BIGINT,
    choice TEXT NOT NULL,
    -- Why nobody is named to care for people, in the words of whoever leaves it open.
    no_carer TEXT NOT NULL
);
CREATE TABLE stage_changes (
    id {ID},
    community_id BIGINT NOT NULL REFERENCES communities (id),
    from_stage TEXT NOT NULL,
    to_stage TEXT NOT NULL,
    reasons TEXT NOT NULL,
    made_by BIGINT,
    at BIGINT NOT NULL
);
CREATE INDEX stage_changes_community ON stage_changes (community_id, id);
-- Who agreed.
CREATE TABLE stage_agreed (
    change_id BIGINT NOT NULL REFERENCES stage_changes (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    PRIMARY KEY (change_id, person_id)
);
-- What people bring to a gate beside what the program counts.
CREATE TABLE gate_evidence (
    id {ID},
    community_id BIGINT NOT NULL REFERENCES communities (id),
    -- The stage whose gate it is, and which of its conditions.
    stage TEXT NOT NULL,
    condition TEXT NOT NULL,
    words TEXT NOT NULL,
    link TEXT NOT NULL,
    brought_by BIGINT,
    at BIGINT NOT NULL
);
CREATE INDEX gate_evidence_community ON gate_evidence (community_id, stage, id);

-- The readiness check: eight questions before it leaves 'design'.
CREATE TABLE readiness_answers (
    community_id BIGINT NOT NULL REFERENCES communities (id),
    question TEXT NOT NULL,
    -- 'yes', 'partly', 'no'
    answer TEXT NOT NULL,
    evidence TEXT NOT NULL,
    -- Why it is begun all the same; empty when nobody wrote that.
    accepted TEXT NOT NULL,
    answered_by BIGINT,
    at BIGINT NOT NULL,
    PRIMARY KEY (community_id, question)
);

-- "Network or community?": six statements, each from 1 to 5. Who answered is kept, and how often each number was said; never together.
CREATE TABLE fellowship_checks (
    id {ID},
    community_id BIGINT NOT NULL REFERENCES communities (id),
    opened_by BIGINT,
    opened_at BIGINT NOT NULL,
    closes_at BIGINT NOT NULL,
    closed_at BIGINT,
    -- The members were written to.
    told BOOLEAN NOT NULL
);
CREATE INDEX fellowship_checks_community ON fellowship_checks (community_id, id);
CREATE INDEX fellowship_checks_due ON fellowship_checks (closes_at) WHERE closed_at IS NULL;
CREATE TABLE fellowship_answered (
    check_id BIGINT NOT NULL REFERENCES fellowship_checks (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    PRIMARY KEY (check_id, person_id)
);
CREATE TABLE fellowship_counts (
    check_id BIGINT NOT NULL REFERENCES fellowship_checks (id),
    statement BIGINT NOT NULL,
    number BIGINT NOT NULL,
    times BIGINT NOT NULL,
    PRIMARY KEY (check_id, statement, number)
);

-- Who pays or allows. A sponsor is no member: they see no person.
CREATE TABLE sponsors (
    id {ID},
    community_id BIGINT NOT NULL REFERENCES communities (id),
    organisation TEXT NOT NULL,
    -- Who speaks for it there, and where they are written to.
    contact TEXT NOT NULL,
    address TEXT NOT NULL,
    -- Who that is, once they were invited to look.
    person_id BIGINT,
    -- A word is due this often, in days; and the last was when.
    every_days BIGINT NOT NULL,
    spoke_at BIGINT,
    made_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE INDEX sponsors_community ON sponsors (community_id, id);
CREATE INDEX sponsors_person ON sponsors (person_id);
CREATE TABLE sponsor_promises (
    id {ID},
    community_id BIGINT NOT NULL REFERENCES communities (id),
    sponsor_id BIGINT NOT NULL REFERENCES sponsors (id),
    words TEXT NOT NULL,
    due_at BIGINT NOT NULL,
    kept_at BIGINT,
    released_at BIGINT
);
CREATE INDEX sponsor_promises_community ON sponsor_promises (community_id, due_at);

-- What an organisation lets its people use. Its people are known by what stands behind the @ of their addresses.
CREATE TABLE channel_policies (
    id {ID},
    community_id BIGINT NOT NULL REFERENCES communities (id),
    organisation TEXT NOT NULL,
    domain TEXT NOT NULL,
    -- The policy's own name, and the channels that it allows, with blanks between them.
    policy TEXT NOT NULL,
    allowed TEXT NOT NULL,
    made_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX channel_policies_domain ON channel_policies (community_id, domain);
