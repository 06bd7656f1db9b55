-- Archives that were imported, how far, and what could not be read.

CREATE TABLE imports (
    id {ID},
    community_id BIGINT NOT NULL REFERENCES communities (id),
    -- The file as it was named; and a hash of its head: the same file again goes on where it was.
    file TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    -- Where the next letter begins: bytes, line; and the date of the letter before it.
    done_to BIGINT NOT NULL,
    done_line BIGINT NOT NULL,
    done_at BIGINT NOT NULL,
    ended_at BIGINT,
    messages BIGINT NOT NULL,
    stored BIGINT NOT NULL,
    known BIGINT NOT NULL,
    attachments BIGINT NOT NULL
);
CREATE UNIQUE INDEX imports_file ON imports (community_id, fingerprint);

CREATE TABLE import_problems (
    id {ID},
    import_id BIGINT NOT NULL REFERENCES imports (id),
    line BIGINT NOT NULL,
    byte BIGINT NOT NULL,
    reason TEXT NOT NULL
);
CREATE INDEX import_problems_import ON import_problems (import_id);

-- Under what else an archive shows a person: other addresses, hidden ones, a bare name. Guessed from what anybody can
-- write into a letter, so nobody signs in by it; for that there are addresses.
CREATE TABLE aliases (
    community_id BIGINT NOT NULL REFERENCES communities (id),
    folded TEXT NOT NULL,
    person_id BIGINT NOT NULL REFERENCES people (id),
    PRIMARY KEY (community_id, folded)
);
CREATE INDEX aliases_person ON aliases (person_id);

-- Posts that answer a letter which has not come yet.
CREATE TABLE awaited (
    community_id BIGINT NOT NULL,
    key BIGINT NOT NULL,
    post_id BIGINT NOT NULL,
    PRIMARY KEY (community_id, key, post_id)
);
