-- One human being over many addresses; how they sign in.

CREATE TABLE people (
    id {ID},
    name TEXT NOT NULL,
    -- Case and accents folded by the program: for finding and sorting.
    name_folded TEXT NOT NULL,
    language TEXT NOT NULL,
    zone TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    -- They asked to be left out of every network figure, for good.
    off_the_map BOOLEAN NOT NULL
);

CREATE TABLE addresses (
    id {ID},
    person_id BIGINT NOT NULL REFERENCES people (id),
    -- As it was given, for sending; and folded, for comparing.
    address TEXT NOT NULL,
    folded TEXT NOT NULL,
    is_main BOOLEAN NOT NULL,
    verified_at BIGINT
);
CREATE UNIQUE INDEX addresses_folded ON addresses (folded);
CREATE INDEX addresses_person ON addresses (person_id);

-- A way in that was asked for: ten minutes, once, for the browser that asked.
CREATE TABLE passages (
    id {ID},
    folded TEXT NOT NULL,
    browser_hash TEXT NOT NULL,
    -- The browser as it named itself, to be said in the letter; and where to go afterwards.
    browser TEXT NOT NULL,
    next_page TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    -- Made when the letter is written; none for an address that nobody has.
    person_id BIGINT,
    address_id BIGINT,
    token_hash TEXT,
    code_hash TEXT,
    guesses BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX passages_token ON passages (token_hash);
CREATE INDEX passages_browser ON passages (browser_hash, made_at);
CREATE INDEX passages_expires ON passages (expires_at);

CREATE TABLE sessions (
    id {ID},
    person_id BIGINT NOT NULL REFERENCES people (id),
    token_hash TEXT NOT NULL,
    -- The browser as it named itself, so that a person knows which session is which.
    browser TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE UNIQUE INDEX sessions_token ON sessions (token_hash);
CREATE INDEX sessions_person ON sessions (person_id);

-- Words that were not sent yet: kept on purpose, or because a session had ended.
CREATE TABLE drafts (
    person_id BIGINT NOT NULL REFERENCES people (id),
    place TEXT NOT NULL,
    title TEXT NOT NULL,
    words TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (person_id, place)
);
