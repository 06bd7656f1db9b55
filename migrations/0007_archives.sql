-- Archives that were imported, how far, and what could not be read.

CREATE TABLE imports (
    id {ID},
    community_id BIGINT NOT NULL REFERENCES communities (id),
    -- The file as it was named; and a hash of its head: the same file again goes on where it was.
    file TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    done_to BIGINT NOT NULL,
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
