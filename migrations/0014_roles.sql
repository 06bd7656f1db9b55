-- Roles with terms, offers that wait for a yes, what the next one must know, and who could see what when; care: who answers, and when
-- somebody was last spoken with; moderation: what was done, by which rule, and what came of an appeal.

-- When a term ends and its holder is reminded; both empty for a role without an end. "until" says when it has ended.
ALTER TABLE roles ADD COLUMN term_ends BIGINT;
ALTER TABLE roles ADD COLUMN remind_at BIGINT;
-- Who gave it; empty for the program.
ALTER TABLE roles ADD COLUMN given_by BIGINT;

-- A role that somebody is asked to take. Nobody holds one that they did not say yes to.
CREATE TABLE role_offers (
    id {ID},
    community_id BIGINT NOT NULL REFERENCES communities (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    role TEXT NOT NULL,
    by_id BIGINT NOT NULL REFERENCES people (id),
    words TEXT NOT NULL,
    -- How long, in months; 0 for no end.
    months BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    -- 'open', 'yes', 'not-now', 'lapsed', 'taken-back'. What was not taken is forgotten after a while: it is nobody's record.
    state TEXT NOT NULL,
    answered_at BIGINT
);
CREATE INDEX role_offers_community ON role_offers (community_id, state);
CREATE INDEX role_offers_person ON role_offers (person_id);

-- Who held a role from when to when, and what it let them see then.
CREATE TABLE role_spans (
    id {ID},
    community_id BIGINT NOT NULL REFERENCES communities (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    role TEXT NOT NULL,
    from_at BIGINT NOT NULL,
    to_at BIGINT,
    -- What it let them see beyond what every member sees: words with blanks between them.
    sees TEXT NOT NULL
);
CREATE INDEX role_spans_community ON role_spans (community_id, id);
CREATE INDEX role_spans_person ON role_spans (person_id);
INSERT INTO role_spans (id, community_id, person_id, role, from_at, to_at, sees)
    SELECT id, community_id, person_id, role, since, until,
        CASE role WHEN 'convenor' THEN 'waiting notes unreached contacts' WHEN 'carer' THEN 'care contacts' ELSE '' END FROM roles;

-- What whoever holds a role next must know.
CREATE TABLE handovers (
    community_id BIGINT NOT NULL REFERENCES communities (id),
    role TEXT NOT NULL,
    know TEXT NOT NULL,
    open TEXT NOT NULL,
    people TEXT NOT NULL,
    by_id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (community_id, role)
);

-- A community may show no roles beside names, and first names alone.
ALTER TABLE communities ADD COLUMN hide_titles BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE communities ADD COLUMN first_names BOOLEAN NOT NULL DEFAULT FALSE;

-- When somebody was asked to go one step further, and to which. What they said to it is not kept.
CREATE TABLE step_asks (
    community_id BIGINT NOT NULL REFERENCES communities (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    step TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    PRIMARY KEY (community_id, person_id)
);

-- Somebody asked for a carer: until when a person answers, and when one did.
CREATE TABLE care_asks (
    held_id BIGINT NOT NULL PRIMARY KEY REFERENCES held (id),
    community_id BIGINT NOT NULL,
    answer_by BIGINT NOT NULL,
    -- Nobody of these is ever asked, since it is about them: ids with blanks around them.
    never TEXT NOT NULL,
    answered_at BIGINT,
    -- Everyone who could be asked was: the convenors were told that somebody waits, and not who.
    nobody_at BIGINT
);
CREATE INDEX care_asks_open ON care_asks (answer_by) WHERE answered_at IS NULL AND nobody_at IS NULL;

-- Who was asked to answer, one after the other. Nobody else sees that somebody asked.
CREATE TABLE care_turns (
    held_id BIGINT NOT NULL REFERENCES held (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    asked_at BIGINT NOT NULL,
    PRIMARY KEY (held_id, person_id)
);
CREATE INDEX care_turns_person ON care_turns (person_id);

-- Who looks after whom.
CREATE TABLE care_pairs (
    community_id BIGINT NOT NULL REFERENCES communities (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    carer_id BIGINT NOT NULL REFERENCES people (id),
    since BIGINT NOT NULL,
    PRIMARY KEY (community_id, person_id)
);

-- That somebody was spoken with, and when: never about what.
CREATE TABLE care_contacts (
    id {ID},
    community_id BIGINT NOT NULL REFERENCES communities (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    by_id BIGINT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX care_contacts_person ON care_contacts (community_id, person_id, at);

-- A post that worries somebody, a post that was held or taken down, a member who was asked to stop or to go: by which rule, with
-- which reason, by whom; and what came of an appeal.
CREATE TABLE cases (
    id {ID},
    community_id BIGINT NOT NULL REFERENCES communities (id),
    -- Whose post it is, or who is asked to stop.
    person_id BIGINT NOT NULL REFERENCES people (id),
    post_id BIGINT,
    thread_id BIGINT,
    -- Who is worried, and why. Empty where nobody reported it.
    reporter_id BIGINT,
    worry TEXT NOT NULL,
    -- Who reads it: 'convenors', 'carers'.
    read_by TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    -- Practice 5.6: acknowledged within one working day, decided by two people within ten.
    acknowledge_by BIGINT,
    acknowledged_at BIGINT,
    acknowledged_by BIGINT,
    decide_by BIGINT,
    reminded_at BIGINT,
    -- What the first of two proposes: 'nothing', 'take-down', 'stop', 'go'; by which rule, and why.
    proposed TEXT,
    proposed_by BIGINT,
    -- The section of the charter that holds the rule, its version then, and its words.
    rule_key TEXT NOT NULL,
    rule_version BIGINT NOT NULL,
    rule TEXT NOT NULL,
    reason TEXT NOT NULL,
    -- What was done.
    measure TEXT,
    decided_at BIGINT,
    decided_by BIGINT,
    -- The appeal: its words, who decides on it (empty: whoever runs the house), and their answer ('stands', 'lifted').
    appeal TEXT,
    appealed_at BIGINT,
    appeal_to BIGINT,
    appeal_verdict TEXT,
    appeal_answer TEXT,
    appeal_at BIGINT
);
CREATE INDEX cases_community ON cases (community_id, id);
CREATE INDEX cases_person ON cases (person_id);
CREATE INDEX cases_reporter ON cases (reporter_id) WHERE reporter_id IS NOT NULL;
CREATE INDEX cases_open ON cases (made_at) WHERE decided_at IS NULL;

-- Why a withdrawn post is not shown, where its author did not withdraw it: 'held' (two people look at it), 'taken-down'.
ALTER TABLE posts ADD COLUMN aside TEXT;
