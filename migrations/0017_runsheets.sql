-- What a gathering does: methods of a community's own, run-sheets and how they run, ideas without authors, groups; and what people say
-- they will do.

-- A method is its text (docs/convene/methods.md); those that come with the program are not here.
CREATE TABLE methods (
    id {ID},
    community_id BIGINT NOT NULL REFERENCES communities (id),
    -- As in the text, for lists.
    name TEXT NOT NULL,
    words TEXT NOT NULL,
    -- What it was copied from: the name of one of ours, or an id; empty for none.
    copied_from TEXT NOT NULL,
    -- Members of other communities of this house may look at it and copy it.
    shared BOOLEAN NOT NULL,
    -- Rises with each change, so that two who change it at once do not overwrite each other.
    version BIGINT NOT NULL,
    made_by BIGINT,
    made_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);
CREATE INDEX methods_community ON methods (community_id, id);
CREATE INDEX methods_shared ON methods (id) WHERE shared;

-- The plan of one gathering, and how far it has come.
CREATE TABLE run_sheets (
    gathering_id BIGINT NOT NULL PRIMARY KEY REFERENCES gatherings (id),
    community_id BIGINT NOT NULL,
    version BIGINT NOT NULL,
    changed_by BIGINT,
    changed_at BIGINT NOT NULL,
    -- The step that runs, by its place, and since when.
    started_at BIGINT,
    step BIGINT NOT NULL,
    step_at BIGINT,
    ended_at BIGINT
);
-- One method after another.
CREATE TABLE run_items (
    gathering_id BIGINT NOT NULL REFERENCES gatherings (id),
    place BIGINT NOT NULL,
    -- The name or id of the method; empty for something else.
    method TEXT NOT NULL,
    title TEXT NOT NULL,
    question TEXT NOT NULL,
    host_id BIGINT REFERENCES people (id),
    minutes BIGINT NOT NULL,
    PRIMARY KEY (gathering_id, place)
);
CREATE INDEX run_items_host ON run_items (host_id);
-- The steps of all of them, as the methods had them when they were laid: a method that is changed later changes no plan.
CREATE TABLE run_steps (
    gathering_id BIGINT NOT NULL REFERENCES gatherings (id),
    place BIGINT NOT NULL,
    item BIGINT NOT NULL,
    minutes BIGINT NOT NULL,
    -- As in the text of a method: 'pairs', 'groups 5-7' ...
    groups TEXT NOT NULL,
    who TEXT NOT NULL,
    say TEXT NOT NULL,
    -- Which repetition of how many; 0 for none.
    round BIGINT NOT NULL,
    rounds BIGINT NOT NULL,
    PRIMARY KEY (gathering_id, place)
);

-- A round of ideas without authors.
CREATE TABLE idea_rounds (
    id {ID},
    gathering_id BIGINT NOT NULL REFERENCES gatherings (id),
    question TEXT NOT NULL,
    -- Nobody sees any before this.
    shown_at BIGINT
);
CREATE INDEX idea_rounds_gathering ON idea_rounds (gathering_id, id);
-- Neither who nor when: the place is thrown, so that not even the order tells.
CREATE TABLE ideas (
    round_id BIGINT NOT NULL REFERENCES idea_rounds (id),
    place BIGINT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (round_id, place)
-- only sqlite
-- A row of its own number would tell the order.
) WITHOUT ROWID;
-- end
-- only postgres
);
-- end

-- People who were put into groups, and who sat with whom: the next groups are others.
CREATE TABLE seatings (
    id {ID},
    gathering_id BIGINT NOT NULL REFERENCES gatherings (id),
    size BIGINT NOT NULL,
    -- The same people and this seed make the same groups.
    seed BIGINT NOT NULL
);
CREATE INDEX seatings_gathering ON seatings (gathering_id, id);
CREATE TABLE seated (
    seating_id BIGINT NOT NULL REFERENCES seatings (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    number BIGINT NOT NULL,
    PRIMARY KEY (seating_id, person_id)
);
CREATE INDEX seated_person ON seated (person_id);

-- What somebody says they will do, and by when.
CREATE TABLE commitments (
    id {ID},
    community_id BIGINT NOT NULL REFERENCES communities (id),
    gathering_id BIGINT,
    person_id BIGINT NOT NULL REFERENCES people (id),
    words TEXT NOT NULL,
    -- The day, like 2027-01-14, on the calendar of whoever said it; and the moment when they are asked.
    due_on TEXT NOT NULL,
    due_at BIGINT NOT NULL,
    -- 'open', 'done', 'changed', 'dropped', 'released' (nobody answered, and nobody is asked why)
    state TEXT NOT NULL,
    -- What they said to it.
    note TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    asked_at BIGINT,
    asked_again_at BIGINT,
    settled_at BIGINT
);
CREATE INDEX commitments_community ON commitments (community_id, made_at);
CREATE INDEX commitments_person ON commitments (person_id, made_at);
CREATE INDEX commitments_gathering ON commitments (gathering_id) WHERE gathering_id IS NOT NULL;
CREATE INDEX commitments_due ON commitments (due_at) WHERE state = 'open';
