-- What members say that their community is for, in their own words (S1.11): asked by letter, read by convenors without a name, and of it
-- a share is shown. Whose words they are is not kept.
CREATE TABLE clarity_checks (
    id {ID},
    community_id BIGINT NOT NULL REFERENCES communities (id),
    -- The cause, as it was then.
    cause TEXT NOT NULL,
    opened_by BIGINT,
    opened_at BIGINT NOT NULL,
    closes_at BIGINT NOT NULL,
    -- The members were written to.
    told BOOLEAN NOT NULL
);
CREATE INDEX clarity_checks_community ON clarity_checks (community_id, id);
CREATE TABLE clarity_answered (
    check_id BIGINT NOT NULL REFERENCES clarity_checks (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    PRIMARY KEY (check_id, person_id)
);
CREATE INDEX clarity_answered_person ON clarity_answered (person_id);
CREATE TABLE clarity_words (
    -- By chance, and the only order in which they are kept: it says nothing of when they came.
    id {ID},
    check_id BIGINT NOT NULL REFERENCES clarity_checks (id),
    words TEXT NOT NULL,
    -- Whether they say the cause; empty while no convenor has looked.
    says BOOLEAN
);
CREATE INDEX clarity_words_check ON clarity_words (check_id);
