-- What members want to talk about at a gathering, and how they rank it.
CREATE TABLE topic_calls (
    gathering_id BIGINT NOT NULL PRIMARY KEY REFERENCES gatherings (id),
    community_id BIGINT NOT NULL,
    opened_by BIGINT,
    opened_at BIGINT NOT NULL,
    -- Topics are taken until then, and from then on dots, until then.
    topics_until BIGINT NOT NULL,
    dots_until BIGINT NOT NULL
);
CREATE INDEX topic_calls_open ON topic_calls (dots_until);
CREATE TABLE topics (
    gathering_id BIGINT NOT NULL REFERENCES gatherings (id),
    -- In letters and on pages, from 1.
    number BIGINT NOT NULL,
    words TEXT NOT NULL,
    person_id BIGINT REFERENCES people (id),
    -- Set by a convenor: one of these, at most.
    by_convenor BOOLEAN NOT NULL,
    -- It is the same as another, and is ranked there.
    merged_into BIGINT,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (gathering_id, number)
);
CREATE INDEX topics_person ON topics (person_id);
-- Who was asked for topics and for dots, and where they put theirs: numbers, blanks between, each as often as it has dots.
CREATE TABLE topic_people (
    gathering_id BIGINT NOT NULL REFERENCES gatherings (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    asked_at BIGINT,
    dots_asked_at BIGINT,
    dots TEXT,
    dotted_at BIGINT,
    PRIMARY KEY (gathering_id, person_id)
);
CREATE INDEX topic_people_person ON topic_people (person_id);
