-- Belonging: what members promise, how newcomers land, talks with members, the yearly question, and what erasing needs.

-- What a community asks people to agree to, word for word: a new row whenever the words change, never changed afterwards.
CREATE TABLE promise_words (
    id {ID},
    community_id BIGINT NOT NULL REFERENCES communities (id),
    -- 1, 2, 3 ... within the community.
    version BIGINT NOT NULL,
    -- The version of the charter's section that the words come from; none for the words that a community begins with.
    charter_version BIGINT,
    words TEXT NOT NULL,
    -- The level that holds when nothing is said, and what is kept, why, how long, and who reads it: as it was told with the words.
    level BIGINT NOT NULL,
    notice TEXT NOT NULL,
    made_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX promise_words_version ON promise_words (community_id, version);

-- Who was asked, and who agreed to which words, when and how.
CREATE TABLE promises (
    id {ID},
    community_id BIGINT NOT NULL REFERENCES communities (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    words_id BIGINT NOT NULL REFERENCES promise_words (id),
    -- 'join' (they asked), 'changed' (the words did), 'asked' (a convenor asks a member); else what led here, as 'invitation 17'.
    origin TEXT NOT NULL,
    -- What they wrote when they asked to join.
    wrote TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    reminded_at BIGINT,
    agreed_at BIGINT,
    -- 'letter', 'page'
    agreed_by TEXT,
    -- They said no.
    declined_at BIGINT
);
CREATE UNIQUE INDEX promises_once ON promises (community_id, person_id, words_id);
CREATE INDEX promises_person ON promises (person_id);
CREATE INDEX promises_open ON promises (asked_at) WHERE agreed_at IS NULL AND declined_at IS NULL;

-- More of a profile: when the practice was last said to hold; what they hope for; the network that they run, and its size in their own
-- words; what helps them to take part (the member and convenors see it); whether they would be a newcomer's buddy; since when nothing
-- is asked of them, because they did not answer whether they still practise.
ALTER TABLE memberships ADD COLUMN practised_at BIGINT;
ALTER TABLE memberships ADD COLUMN goals TEXT NOT NULL DEFAULT '';
ALTER TABLE memberships ADD COLUMN network TEXT NOT NULL DEFAULT '';
ALTER TABLE memberships ADD COLUMN network_size BIGINT;
ALTER TABLE memberships ADD COLUMN access TEXT NOT NULL DEFAULT '';
ALTER TABLE memberships ADD COLUMN willing BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE memberships ADD COLUMN resting_at BIGINT;

-- How far a newcomer has come: when each letter was sent.
CREATE TABLE newcomers (
    community_id BIGINT NOT NULL REFERENCES communities (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    joined_at BIGINT NOT NULL,
    -- The few lines about oneself: asked, asked again, given.
    profile_at BIGINT,
    again_at BIGINT,
    done_at BIGINT,
    -- Two people and a first act; how to be reached; what they practise, asked until it is given.
    week_at BIGINT,
    reach_at BIGINT,
    practice_at BIGINT,
    PRIMARY KEY (community_id, person_id)
);
CREATE INDEX newcomers_joined ON newcomers (joined_at);

-- A newcomer and who helps them to land.
CREATE TABLE buddies (
    id {ID},
    community_id BIGINT NOT NULL REFERENCES communities (id),
    newcomer_id BIGINT NOT NULL REFERENCES people (id),
    buddy_id BIGINT NOT NULL REFERENCES people (id),
    asked_at BIGINT NOT NULL,
    newcomer_yes_at BIGINT,
    buddy_yes_at BIGINT,
    -- Somebody said LATER: asked again then. And the one gentle reminder.
    later_at BIGINT,
    nudged_at BIGINT,
    -- Both said yes: each has the other's address.
    introduced_at BIGINT,
    ended_at BIGINT,
    -- 'switch', 'no', 'left', 'over'
    ended_why TEXT
);
CREATE INDEX buddies_newcomer ON buddies (community_id, newcomer_id);
CREATE INDEX buddies_buddy ON buddies (community_id, buddy_id);
CREATE INDEX buddies_open ON buddies (asked_at) WHERE ended_at IS NULL;

-- What a convenor wrote down after a talk with a member: the member reads it, corrects it, deletes it.
CREATE TABLE listening_notes (
    id {ID},
    community_id BIGINT NOT NULL REFERENCES communities (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    by_id BIGINT NOT NULL REFERENCES people (id),
    talked_at BIGINT NOT NULL,
    words TEXT NOT NULL,
    -- What moves them, in words of a short list, blanks between.
    tags TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    -- The member's own words stand there since then.
    corrected_at BIGINT
);
CREATE INDEX listening_notes_person ON listening_notes (community_id, person_id, talked_at);

-- The yearly question whether members still practise: when a community asks next.
CREATE TABLE practice_rounds (
    community_id BIGINT NOT NULL PRIMARY KEY REFERENCES communities (id),
    begun_at BIGINT NOT NULL,
    next_at BIGINT NOT NULL
);
-- One member, asked once a year.
CREATE TABLE practice_checks (
    id {ID},
    community_id BIGINT NOT NULL REFERENCES communities (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    asked_at BIGINT NOT NULL,
    again_at BIGINT,
    -- No answer to the second letter either: a convenor is asked to say hello; and, after that, nothing more is asked.
    hello_at BIGINT,
    rested_at BIGINT,
    -- 'yes', 'moved-to', 'moved-on', 'unsure'; and what they wrote.
    answer TEXT,
    words TEXT NOT NULL,
    answered_at BIGINT,
    -- A convenor wrote to them by their own hand.
    written_at BIGINT,
    written_by BIGINT
);
CREATE INDEX practice_checks_person ON practice_checks (community_id, person_id, asked_at);
CREATE INDEX practice_checks_open ON practice_checks (asked_at) WHERE answered_at IS NULL;

-- Whether the words went too when somebody was erased; and whether the line stands in the ledger outside of the database.
ALTER TABLE erasures ADD COLUMN words_too BOOLEAN NOT NULL DEFAULT FALSE;
-- What may be a name of somebody who was erased, in what others wrote: a convenor looks at it. The place alone, never the name.
CREATE TABLE erasure_doubts (
    id {ID},
    community_id BIGINT NOT NULL REFERENCES communities (id),
    post_id BIGINT NOT NULL REFERENCES posts (id),
    -- Where in the new words of the post, in characters, and how many.
    starts BIGINT NOT NULL,
    length BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    settled_at BIGINT,
    settled_by BIGINT
);
CREATE INDEX erasure_doubts_open ON erasure_doubts (community_id, id) WHERE settled_at IS NULL;

-- Of whom nothing was heard for two years: when they were asked whether we keep what is here.
CREATE TABLE quiet_asks (
    person_id BIGINT NOT NULL PRIMARY KEY REFERENCES people (id),
    asked_at BIGINT NOT NULL,
    again_at BIGINT
);
-- Lines of the journal older than two years, as totals of a month: the month as the number of months since the year 0.
CREATE TABLE journal_totals (
    community_id BIGINT NOT NULL,
    month BIGINT NOT NULL,
    act TEXT NOT NULL,
    lines BIGINT NOT NULL,
    PRIMARY KEY (community_id, month, act)
);
