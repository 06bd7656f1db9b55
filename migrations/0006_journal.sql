-- What happened, in order; nothing is changed or taken out. And the letters that leave.

CREATE TABLE journal (
    id {ID},
    community_id BIGINT,
    at BIGINT NOT NULL,
    person_id BIGINT,
    -- What was done: 'started', 'replied', 'joined' ...
    act TEXT NOT NULL,
    -- To what: the id of a post, a person, a community.
    subject_id BIGINT,
    detail TEXT NOT NULL
);
CREATE INDEX journal_community ON journal (community_id, id);

CREATE TABLE outbox (
    id {ID},
    person_id BIGINT,
    address TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    plain TEXT NOT NULL,
    html TEXT NOT NULL,
    message_id TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    -- A letter that is of no use after this is not sent.
    expires_at BIGINT,
    sent_at BIGINT,
    error TEXT
);
CREATE INDEX outbox_waiting ON outbox (made_at) WHERE sent_at IS NULL;
