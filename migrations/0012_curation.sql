-- Choosing: rounds of it, blind readings, the group as a whole, decisions with their reasons. When an application is forgotten, all that was
-- read and decided of it goes with it.

-- One round of choosing.
CREATE TABLE intakes (
    id {ID},
    community_id BIGINT NOT NULL REFERENCES communities (id),
    name TEXT NOT NULL,
    opens_at BIGINT NOT NULL,
    -- Applications that came by then are read together.
    closes_at BIGINT NOT NULL,
    places BIGINT NOT NULL,
    -- The version of the criteria that all of them are decided by.
    criteria_version BIGINT NOT NULL,
    -- 'open', 'reading', 'chosen' (members may object), 'telling' (letters may leave), 'over'
    state TEXT NOT NULL,
    made_by BIGINT,
    made_at BIGINT NOT NULL,
    -- Who chose the group, when, and why these.
    chosen_by BIGINT,
    chosen_at BIGINT,
    reason TEXT NOT NULL,
    -- Until then members may object: five working days.
    objections_until BIGINT,
    told_at BIGINT
);
CREATE INDEX intakes_community ON intakes (community_id, id);

-- Members who read for an intake.
CREATE TABLE intake_readers (
    intake_id BIGINT NOT NULL REFERENCES intakes (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    PRIMARY KEY (intake_id, person_id)
);

-- One reading of one application by one member.
CREATE TABLE readings (
    id {ID},
    community_id BIGINT NOT NULL REFERENCES communities (id),
    intake_id BIGINT NOT NULL REFERENCES intakes (id),
    application_id BIGINT NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
    reader_id BIGINT NOT NULL REFERENCES people (id),
    -- 'first', or 'appeal': by members who have not read before.
    purpose TEXT NOT NULL,
    -- 'asked', 'read', 'conflict' (the reader knows who it is, and somebody else reads)
    state TEXT NOT NULL,
    -- What the readers call it before they know the name: 'A', 'B' ...
    label TEXT NOT NULL,
    -- What the reader says of the whole.
    note TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    read_at BIGINT
);
CREATE UNIQUE INDEX readings_once ON readings (application_id, purpose, reader_id);
CREATE INDEX readings_intake ON readings (intake_id, application_id);
CREATE INDEX readings_reader ON readings (reader_id, state);

-- What a reader found, criterion by criterion.
CREATE TABLE marks (
    reading_id BIGINT NOT NULL REFERENCES readings (id) ON DELETE CASCADE,
    -- 'experience', 'level', 'commitment', 'objectives': the parts of the profile of a typical member.
    criterion TEXT NOT NULL,
    -- 'clear', 'some', 'not-yet'
    mark TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (reading_id, criterion)
);

-- Where two readers differed: what they settled on after talking.
CREATE TABLE settled_marks (
    application_id BIGINT NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
    criterion TEXT NOT NULL,
    mark TEXT NOT NULL,
    reason TEXT NOT NULL,
    by_id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (application_id, criterion)
);

-- How somebody described themself: a member, or an applicant. Never read before two members have read the application.
CREATE TABLE described (
    community_id BIGINT NOT NULL REFERENCES communities (id),
    -- A person or an application; their ids are never the same.
    who_id BIGINT NOT NULL,
    -- 'organisation', 'field', 'place', 'years', 'voice'
    dimension TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (community_id, who_id, dimension)
);

-- Two of them, and what there is between them: 'tie', 'line' (one has power over the other elsewhere), 'avoid', 'together'.
CREATE TABLE between_two (
    community_id BIGINT NOT NULL REFERENCES communities (id),
    one_id BIGINT NOT NULL,
    other_id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    by_id BIGINT,
    at BIGINT NOT NULL,
    PRIMARY KEY (community_id, one_id, other_id, kind)
);

-- The mix that a community has chosen: what share of its people a value should have, in thousandths. A dimension alone, with an empty
-- value: no value more than 'most'.
CREATE TABLE mix_bands (
    community_id BIGINT NOT NULL REFERENCES communities (id),
    dimension TEXT NOT NULL,
    value TEXT NOT NULL,
    least BIGINT NOT NULL,
    most BIGINT NOT NULL,
    PRIMARY KEY (community_id, dimension, value)
);

-- A member objects to somebody who was chosen.
CREATE TABLE objections (
    id {ID},
    intake_id BIGINT NOT NULL REFERENCES intakes (id),
    application_id BIGINT NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
    by_id BIGINT NOT NULL,
    reason TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    -- What the convenors did with it.
    answer TEXT NOT NULL,
    answered_by BIGINT,
    answered_at BIGINT
);
CREATE INDEX objections_intake ON objections (intake_id, id);

-- What was decided of an application, and the letter that says so. A letter leaves once a convenor has read it.
CREATE TABLE decisions (
    application_id BIGINT NOT NULL PRIMARY KEY REFERENCES applications (id) ON DELETE CASCADE,
    intake_id BIGINT NOT NULL REFERENCES intakes (id),
    community_id BIGINT NOT NULL,
    -- 'offer', 'wait', 'decline'
    outcome TEXT NOT NULL,
    -- The order of those who wait.
    place BIGINT NOT NULL,
    reason TEXT NOT NULL,
    criteria_version BIGINT NOT NULL,
    letter TEXT NOT NULL,
    -- Who has read the letter, or written it anew.
    read_by BIGINT,
    sent_at BIGINT,
    -- An offer is kept until then; a decision can be appealed until then.
    until BIGINT,
    -- 'accepted', 'refused', 'lapsed', 'appealed', 'next-round'
    answer TEXT,
    answered_at BIGINT,
    -- What whoever appeals says, and what came of it: 'upheld', 'changed'.
    appeal TEXT NOT NULL,
    appealed_at BIGINT,
    appeal_ended TEXT
);
CREATE INDEX decisions_intake ON decisions (intake_id, place);
CREATE INDEX decisions_due ON decisions (until) WHERE answer IS NULL AND sent_at IS NOT NULL;
