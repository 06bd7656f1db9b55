-- After a gathering: who was there, whether it was heavy, how it was, and what is told of it.

-- The hosts were asked who was there; somebody said it; it was heavy.
CREATE TABLE attendance_lists (
    gathering_id BIGINT NOT NULL PRIMARY KEY REFERENCES gatherings (id),
    asked_at BIGINT,
    listed_at BIGINT,
    listed_by BIGINT,
    heavy_at BIGINT,
    heavy_by BIGINT
);
-- Who was there: 'there', 'part', 'away'; NULL when the hosts do not know.
CREATE TABLE attendance (
    gathering_id BIGINT NOT NULL REFERENCES gatherings (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    state TEXT,
    said_by BIGINT,
    said_at BIGINT,
    -- They said it themselves: no list of a host says otherwise.
    is_own BOOLEAN NOT NULL,
    -- They were asked, because it was not clear.
    asked_at BIGINT,
    PRIMARY KEY (gathering_id, person_id)
);
CREATE INDEX attendance_person ON attendance (person_id);
-- A word to somebody the day after something heavy.
CREATE TABLE check_ins (
    gathering_id BIGINT NOT NULL REFERENCES gatherings (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    words TEXT NOT NULL,
    written_by BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (gathering_id, person_id)
);
CREATE INDEX check_ins_person ON check_ins (person_id);

-- How it was: until when answers count, and when the convenors heard.
CREATE TABLE feedback_rounds (
    gathering_id BIGINT NOT NULL PRIMARY KEY REFERENCES gatherings (id),
    opened_at BIGINT NOT NULL,
    closes_at BIGINT NOT NULL,
    told_at BIGINT
);
-- Who was asked, and that somebody answered: neither when, nor what.
CREATE TABLE feedback_people (
    gathering_id BIGINT NOT NULL REFERENCES gatherings (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    asked_at BIGINT,
    answered BOOLEAN NOT NULL,
    PRIMARY KEY (gathering_id, person_id)
);
CREATE INDEX feedback_people_person ON feedback_people (person_id);
-- How often each number was given to each of the three questions.
CREATE TABLE feedback_counts (
    gathering_id BIGINT NOT NULL REFERENCES gatherings (id),
    item BIGINT NOT NULL,
    number BIGINT NOT NULL,
    times BIGINT NOT NULL,
    PRIMARY KEY (gathering_id, item, number)
);
-- What somebody would change: its id is chance, so that neither who nor when is in it.
CREATE TABLE feedback_changes (
    id {ID},
    gathering_id BIGINT NOT NULL REFERENCES gatherings (id),
    words TEXT NOT NULL,
    -- Members may read these very words.
    is_shared BOOLEAN NOT NULL,
    -- What was said, in a convenor's words; 'changed' or 'not-now', and the answer.
    said TEXT NOT NULL,
    outcome TEXT,
    answer TEXT NOT NULL,
    answered_by BIGINT,
    answered_at BIGINT
);
CREATE INDEX feedback_changes_gathering ON feedback_changes (gathering_id, id);

-- What is told of a gathering.
CREATE TABLE recaps (
    gathering_id BIGINT NOT NULL PRIMARY KEY REFERENCES gatherings (id),
    drafted_at BIGINT,
    -- The convenors were asked to look at it.
    asked_at BIGINT,
    sent_at BIGINT,
    sent_by BIGINT,
    -- Until then whose line it is may put it right.
    stands_at BIGINT
);
CREATE TABLE recap_lines (
    gathering_id BIGINT NOT NULL REFERENCES gatherings (id),
    -- In letters and on pages, from 1.
    number BIGINT NOT NULL,
    words TEXT NOT NULL,
    -- Where it is from: 'took', 'will', 'topic'; by whom.
    source TEXT NOT NULL,
    source_id BIGINT,
    person_id BIGINT REFERENCES people (id),
    made_at BIGINT NOT NULL,
    -- A convenor made it shorter; whose it is put it right; it is left out.
    edited_by BIGINT,
    corrected_at BIGINT,
    is_dropped BOOLEAN NOT NULL,
    PRIMARY KEY (gathering_id, number)
);
CREATE INDEX recap_lines_person ON recap_lines (person_id);
-- Whom it went to.
CREATE TABLE recap_people (
    gathering_id BIGINT NOT NULL REFERENCES gatherings (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    sent_at BIGINT NOT NULL,
    PRIMARY KEY (gathering_id, person_id)
);
CREATE INDEX recap_people_person ON recap_people (person_id);
