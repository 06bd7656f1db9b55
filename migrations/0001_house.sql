-- What the program itself needs: lanes for ids, jobs, rates.

-- A lane of ids belongs to one process until its lease ends.
CREATE TABLE lanes (
    lane BIGINT NOT NULL PRIMARY KEY,
    holder TEXT NOT NULL,
    until BIGINT NOT NULL
);

-- Work that was promised in the transaction of an act. A row is gone when the work is done.
CREATE TABLE jobs (
    id {ID},
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    -- While a job with this key waits, a second one is not taken.
    once TEXT,
    made_at BIGINT NOT NULL,
    run_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    -- A worker has it until then; when the worker dies, another takes it.
    held_until BIGINT,
    -- Set when it was given up: the dead-letter list.
    failed_at BIGINT,
    error TEXT
);
CREATE UNIQUE INDEX jobs_once ON jobs (once) WHERE once IS NOT NULL;
CREATE INDEX jobs_due ON jobs (run_at) WHERE failed_at IS NULL;

-- When each recurring job is due next, for all nodes together.
CREATE TABLE recurring (
    name TEXT NOT NULL PRIMARY KEY,
    next_at BIGINT NOT NULL
);

-- Token buckets: how often something may be done.
CREATE TABLE rates (
    bucket TEXT NOT NULL PRIMARY KEY,
    tokens DOUBLE PRECISION NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX rates_at ON rates (at);
