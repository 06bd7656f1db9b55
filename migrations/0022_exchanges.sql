-- Methods that run themselves by letters over days, and action learning sets.

-- One method, done by letters: who is in, which step runs, until when.
CREATE TABLE exchanges (
    id {ID},
    community_id BIGINT NOT NULL REFERENCES communities (id),
    -- The set that it belongs to: only its members know of it.
    set_id BIGINT,
    -- The name or id of the method, and what it was called when this began.
    method TEXT NOT NULL,
    name TEXT NOT NULL,
    question TEXT NOT NULL,
    begun_by BIGINT,
    -- Whose matter it is, where the method has one.
    presenter_id BIGINT,
    -- With fewer it does not begin.
    least BIGINT NOT NULL,
    -- The step that runs, from 1; 0 while people are asked whether they are in.
    step BIGINT NOT NULL,
    -- The step whose words are read in this one; 0 for none.
    heard BIGINT NOT NULL,
    -- It moves on then, at the latest.
    step_until BIGINT NOT NULL,
    -- 'asking', 'running', 'done', 'few' (too few were in), 'silent' (nobody wrote), 'stopped'
    state TEXT NOT NULL,
    -- What the presenter wrote last is seen by the others: in a set, only when they say so.
    shared BOOLEAN NOT NULL,
    begun_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE INDEX exchanges_community ON exchanges (community_id, id);
CREATE INDEX exchanges_open ON exchanges (step_until) WHERE ended_at IS NULL;
CREATE INDEX exchanges_set ON exchanges (set_id) WHERE set_id IS NOT NULL;
-- Its steps, as the method had them when it began.
CREATE TABLE exchange_steps (
    exchange_id BIGINT NOT NULL REFERENCES exchanges (id),
    step BIGINT NOT NULL,
    days BIGINT NOT NULL,
    -- As in the text of a method: 'pairs', 'choose' ...
    circle TEXT NOT NULL,
    who TEXT NOT NULL,
    say TEXT NOT NULL,
    PRIMARY KEY (exchange_id, step)
);
CREATE TABLE exchange_people (
    exchange_id BIGINT NOT NULL REFERENCES exchanges (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    -- 'asked', 'in', 'no', 'out' (was in)
    state TEXT NOT NULL,
    asked_at BIGINT,
    answered_at BIGINT,
    -- They heard how it ended, and what the presenter shared.
    told_at BIGINT,
    shared_told_at BIGINT,
    PRIMARY KEY (exchange_id, person_id)
);
CREATE INDEX exchange_people_person ON exchange_people (person_id);
-- What one person is asked in one step, and what they said.
CREATE TABLE exchange_parts (
    id {ID},
    exchange_id BIGINT NOT NULL REFERENCES exchanges (id),
    step BIGINT NOT NULL,
    person_id BIGINT NOT NULL REFERENCES people (id),
    -- Who has the same number is written to together.
    circle BIGINT NOT NULL,
    asked_at BIGINT,
    -- Empty for whoever passes; numbers with blanks between where numbers are asked for.
    words TEXT,
    said_at BIGINT,
    -- What looked like advice, and waits for its writer's word.
    handed_back TEXT,
    handed_back_at BIGINT,
    UNIQUE (exchange_id, step, person_id)
);
CREATE INDEX exchange_parts_person ON exchange_parts (person_id);

-- The same few people, again and again.
CREATE TABLE learning_sets (
    id {ID},
    community_id BIGINT NOT NULL REFERENCES communities (id),
    name TEXT NOT NULL,
    made_by BIGINT,
    made_at BIGINT NOT NULL,
    -- 'forming' (people are asked), 'open', 'ended'
    state TEXT NOT NULL,
    -- Weeks from one meeting to the next, and how many meetings there are.
    weeks BIGINT NOT NULL,
    planned BIGINT NOT NULL,
    -- It meets by letters; else where its link or place says.
    by_letters BOOLEAN NOT NULL,
    place TEXT NOT NULL,
    -- The zone of its hour.
    zone TEXT NOT NULL,
    ended_at BIGINT
);
CREATE INDEX learning_sets_community ON learning_sets (community_id, id);
CREATE TABLE set_people (
    set_id BIGINT NOT NULL REFERENCES learning_sets (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    -- 'asked', 'in', 'no', 'out'
    state TEXT NOT NULL,
    asked_at BIGINT,
    answered_at BIGINT,
    -- They heard that it begins, or that it does not.
    told_at BIGINT,
    PRIMARY KEY (set_id, person_id)
);
CREATE INDEX set_people_person ON set_people (person_id);
CREATE TABLE set_meetings (
    set_id BIGINT NOT NULL REFERENCES learning_sets (id),
    number BIGINT NOT NULL,
    at BIGINT NOT NULL,
    presenter_id BIGINT,
    -- Who keeps the time and the rule of questions.
    host_id BIGINT,
    -- Where it is held by letters.
    exchange_id BIGINT,
    -- Members were asked for a matter; the presenter was named.
    asked_at BIGINT,
    named_at BIGINT,
    PRIMARY KEY (set_id, number)
);
CREATE INDEX set_meetings_at ON set_meetings (at);
-- Who was asked for a matter, and what they would bring; empty for none this time.
CREATE TABLE set_bids (
    id {ID},
    set_id BIGINT NOT NULL REFERENCES learning_sets (id),
    number BIGINT NOT NULL,
    person_id BIGINT NOT NULL REFERENCES people (id),
    asked_at BIGINT,
    words TEXT,
    said_at BIGINT,
    -- They heard who presents.
    told_at BIGINT,
    UNIQUE (set_id, number, person_id)
);
CREATE INDEX set_bids_person ON set_bids (person_id);
-- What was said in a set that somebody would do: it stays there; and what is nobody's but theirs until they share it.
ALTER TABLE commitments ADD COLUMN set_id BIGINT;
ALTER TABLE commitments ADD COLUMN own BOOLEAN NOT NULL DEFAULT FALSE;
