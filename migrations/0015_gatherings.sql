-- A community's rhythm, the choice of a date, and how a community begins.

-- When people meet: a rule on the wall clock of a place, so that the hour stays when clocks change.
CREATE TABLE rhythms (
    id {ID},
    community_id BIGINT NOT NULL REFERENCES communities (id),
    name TEXT NOT NULL,
    -- 'week', '2w', 'month', '2m', 'quarter', 'year'
    every TEXT NOT NULL,
    -- 1 Monday ... 7; and which of them in the month: 1 to 4, -1 the last. Of no account for weeks.
    weekday BIGINT NOT NULL,
    nth BIGINT NOT NULL,
    -- The minute of the day there, and how many minutes it lasts.
    minute BIGINT NOT NULL,
    zone TEXT NOT NULL,
    minutes BIGINT NOT NULL,
    -- 'in-person', 'video', 'hybrid', 'phone', 'letters'
    mode TEXT NOT NULL,
    purpose TEXT NOT NULL,
    -- Nothing else is put in its place.
    protected BOOLEAN NOT NULL,
    -- The first day that it may fall on, like 2027-01-01.
    starts_on TEXT NOT NULL,
    made_at BIGINT NOT NULL
);
CREATE INDEX rhythms_community ON rhythms (community_id, id);
-- Spans of days that are left out.
CREATE TABLE rhythm_skips (
    rhythm_id BIGINT NOT NULL REFERENCES rhythms (id),
    from_day TEXT NOT NULL,
    to_day TEXT NOT NULL,
    PRIMARY KEY (rhythm_id, from_day)
);

-- Dates to choose among.
CREATE TABLE date_polls (
    id {ID},
    community_id BIGINT NOT NULL REFERENCES communities (id),
    title TEXT NOT NULL,
    minutes BIGINT NOT NULL,
    -- The zone that the dates were put down in.
    zone TEXT NOT NULL,
    made_by BIGINT NOT NULL REFERENCES people (id),
    made_at BIGINT NOT NULL,
    -- Nobody is asked after this, and the convenors are told what was answered.
    closes_at BIGINT NOT NULL,
    told_at BIGINT,
    -- The number of the date that was chosen, when, by whom.
    chosen BIGINT,
    chosen_at BIGINT,
    chosen_by BIGINT
);
CREATE INDEX date_polls_community ON date_polls (community_id, id);
CREATE INDEX date_polls_open ON date_polls (closes_at) WHERE chosen IS NULL;
CREATE TABLE poll_options (
    poll_id BIGINT NOT NULL REFERENCES date_polls (id),
    number BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (poll_id, number)
);
-- Who was asked, and what they answered: the numbers that suit them, blanks between; empty for none of them; NULL for no answer yet.
CREATE TABLE poll_people (
    poll_id BIGINT NOT NULL REFERENCES date_polls (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    asked_at BIGINT NOT NULL,
    numbers TEXT,
    -- What else they said to it.
    note TEXT NOT NULL,
    answered_at BIGINT,
    PRIMARY KEY (poll_id, person_id)
);
CREATE INDEX poll_people_person ON poll_people (person_id);

-- Communities that somebody is about to found: steps that survive a lost session.
CREATE TABLE foundings (
    id {ID},
    person_id BIGINT NOT NULL REFERENCES people (id),
    -- The community that is adopted, when it is here already; and the one that it became.
    adopts BIGINT,
    community_id BIGINT,
    made_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    founded_at BIGINT
);
CREATE INDEX foundings_person ON foundings (person_id, id);
-- What was written into a step, by the name of its field.
CREATE TABLE founding_words (
    founding_id BIGINT NOT NULL REFERENCES foundings (id),
    field TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (founding_id, field)
);
-- Whom the pasted list names.
CREATE TABLE founding_people (
    founding_id BIGINT NOT NULL REFERENCES foundings (id),
    place BIGINT NOT NULL,
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    folded TEXT NOT NULL,
    PRIMARY KEY (founding_id, place)
);
-- Communities with some of the same people: counted once, so that nobody can find out about one person by changing a list.
CREATE TABLE founding_overlaps (
    founding_id BIGINT NOT NULL REFERENCES foundings (id),
    community_id BIGINT NOT NULL,
    -- Never an exact number: 5, 10, 15 ... at least.
    at_least BIGINT NOT NULL,
    PRIMARY KEY (founding_id, community_id)
);
-- What an adopted archive told when it was adopted: what later figures are held against.
CREATE TABLE baselines (
    community_id BIGINT NOT NULL REFERENCES communities (id),
    figure TEXT NOT NULL,
    value DOUBLE PRECISION NOT NULL,
    taken_at BIGINT NOT NULL,
    PRIMARY KEY (community_id, figure)
);
-- One name under several addresses, without reading everyone.
CREATE INDEX people_name ON people (name_folded);
