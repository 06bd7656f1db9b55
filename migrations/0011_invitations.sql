-- How people come in: invitations, nominations, applications; the criteria that are published for it and the questions that are asked.

-- How a community lets people in. Without a row: by invitation and nomination, and whoever asks to join waits for a convenor's word.
-- The open door is communities.joining = 'open'.
CREATE TABLE ways (
    community_id BIGINT NOT NULL PRIMARY KEY REFERENCES communities (id),
    -- Members and invited people may suggest somebody.
    nominations BOOLEAN NOT NULL,
    -- People apply by answering questions.
    applications BOOLEAN NOT NULL,
    -- Whoever is invited and says yes answers the questions too, before the promise.
    asks_invited BOOLEAN NOT NULL,
    -- Applications are taken, and may be changed, until then; nothing for always.
    closes_at BIGINT
);

-- What every invitation of a community says of it, beside its cause.
CREATE TABLE invitation_terms (
    community_id BIGINT NOT NULL PRIMARY KEY REFERENCES communities (id),
    gain TEXT NOT NULL,
    give TEXT NOT NULL,
    -- Minutes a month; 0 when nobody has said.
    minutes BIGINT NOT NULL,
    -- The first date, as it is said; may be empty.
    first_date TEXT NOT NULL
);

-- Somebody is asked whether they would like to join.
CREATE TABLE invitations (
    id {ID},
    community_id BIGINT NOT NULL REFERENCES communities (id),
    -- As it was written, and for comparing; both empty once the person is forgotten.
    address TEXT NOT NULL,
    folded TEXT NOT NULL,
    name TEXT NOT NULL,
    -- A line to this person alone, by whoever invites.
    note TEXT NOT NULL,
    -- 'suggested' (waits for a convenor), 'draft', 'sent', 'reminded', 'yes', 'no', 'lapsed', 'withdrawn'
    state TEXT NOT NULL,
    -- Who invites; nobody while it is only suggested.
    by_id BIGINT,
    -- Who gave the address, when it was not whoever invites: a member, or somebody who was invited; the name is told to whoever is invited.
    suggested_by BIGINT,
    suggester TEXT NOT NULL,
    -- Who it turned out to be, once they said yes.
    person_id BIGINT,
    -- The last letter about it.
    delivery_id BIGINT,
    made_at BIGINT NOT NULL,
    sent_at BIGINT,
    reminded_at BIGINT,
    answered_at BIGINT,
    -- Nothing that says who it was is left.
    forgotten_at BIGINT
);
CREATE UNIQUE INDEX invitations_address ON invitations (community_id, folded) WHERE folded <> '' AND state IN ('suggested', 'draft', 'sent', 'reminded');
CREATE INDEX invitations_community ON invitations (community_id, id);
CREATE INDEX invitations_state ON invitations (state, sent_at) WHERE forgotten_at IS NULL;

-- Addresses that are not asked again: a hash that only this house can make, nothing else.
CREATE TABLE not_asked_again (
    community_id BIGINT NOT NULL,
    seal TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (community_id, seal)
);

-- Who is in and who is out, and what a typical member is like. Version 0 is the draft; a published version is never changed.
CREATE TABLE criteria (
    community_id BIGINT NOT NULL REFERENCES communities (id),
    version BIGINT NOT NULL,
    rules TEXT NOT NULL,
    experience TEXT NOT NULL,
    level TEXT NOT NULL,
    commitment TEXT NOT NULL,
    objectives TEXT NOT NULL,
    -- How it is decided, step by step.
    steps TEXT NOT NULL,
    published_at BIGINT,
    by_id BIGINT,
    PRIMARY KEY (community_id, version)
);

-- What is asked of whoever applies. A number is never used for another question, so that answers keep theirs.
CREATE TABLE questions (
    community_id BIGINT NOT NULL REFERENCES communities (id),
    number BIGINT NOT NULL,
    place BIGINT NOT NULL,
    words TEXT NOT NULL,
    hint TEXT NOT NULL,
    -- 'words', 'one' (of the options), 'any' (of them)
    kind TEXT NOT NULL,
    -- One a line.
    options TEXT NOT NULL,
    required BOOLEAN NOT NULL,
    -- What it asks about, where the program must know: 'practice', 'moves', 'needs', 'offers', 'how'; may be empty.
    about TEXT NOT NULL,
    -- Not asked any more.
    ended_at BIGINT,
    PRIMARY KEY (community_id, number)
);

-- Somebody who asks to join.
CREATE TABLE applications (
    id {ID},
    community_id BIGINT NOT NULL REFERENCES communities (id),
    -- The round of choosing that it belongs to.
    intake_id BIGINT,
    person_id BIGINT,
    address TEXT NOT NULL,
    folded TEXT NOT NULL,
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    -- The version of the criteria that it is decided by; 0 when none was published.
    criteria_version BIGINT NOT NULL,
    -- 'page', 'letter', 'invitation', 'nomination', 'door'
    source TEXT NOT NULL,
    -- 'begun', 'sent', 'reading', 'offered', 'waiting', 'declined', 'withdrawn', 'joined', 'lapsed'
    state TEXT NOT NULL,
    -- What would make it easier for them: never part of choosing.
    easier TEXT NOT NULL,
    -- Why it was decided so.
    reason TEXT NOT NULL,
    -- A hash of the network it came from, and of what the browser held that began it.
    network TEXT NOT NULL,
    begun_by TEXT NOT NULL,
    -- Too many came at once: its letter waits for a convenor.
    held_at BIGINT,
    -- The address has answered; before that nothing counts.
    proven_at BIGINT,
    -- What was missing was asked for, once.
    asked_at BIGINT,
    made_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    sent_at BIGINT,
    decided_at BIGINT
);
CREATE UNIQUE INDEX applications_begun_by ON applications (begun_by) WHERE begun_by <> '';
CREATE INDEX applications_community ON applications (community_id, state, id);
CREATE INDEX applications_folded ON applications (folded);
CREATE INDEX applications_person ON applications (person_id) WHERE person_id IS NOT NULL;

CREATE TABLE application_answers (
    application_id BIGINT NOT NULL REFERENCES applications (id),
    question BIGINT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (application_id, question)
);
