-- Where people meet in person, what whoever comes needs there, and what hosts have seen to.
CREATE TABLE venues (
    id {ID},
    community_id BIGINT NOT NULL REFERENCES communities (id),
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    -- How one gets there; what else there is to know.
    travel TEXT NOT NULL,
    notes TEXT NOT NULL,
    -- What it has, and what it has not: words of a list, blanks between. What stands in neither is not known.
    has TEXT NOT NULL,
    lacks TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    -- It is not chosen any more.
    retired_at BIGINT
);
CREATE INDEX venues_community ON venues (community_id, id);

-- What somebody who comes needs: deleted thirty days after the gathering.
CREATE TABLE gathering_needs (
    gathering_id BIGINT NOT NULL REFERENCES gatherings (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    -- When they were asked; how often, and when last, once more; when they answered.
    asked_at BIGINT,
    reminded BIGINT NOT NULL,
    reminded_at BIGINT,
    answered_at BIGINT,
    -- Words of a list, blanks between; and their own words.
    foods TEXT NOT NULL,
    food_words TEXT NOT NULL,
    access TEXT NOT NULL,
    access_words TEXT NOT NULL,
    travel TEXT NOT NULL,
    PRIMARY KEY (gathering_id, person_id)
);
CREATE INDEX gathering_needs_person ON gathering_needs (person_id);

-- What hosts have seen to before people come in.
CREATE TABLE space_ticks (
    gathering_id BIGINT NOT NULL REFERENCES gatherings (id),
    item TEXT NOT NULL,
    PRIMARY KEY (gathering_id, item)
);
