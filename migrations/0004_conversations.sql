-- Threads and posts: the same by mail, web and chat.

CREATE TABLE threads (
    id {ID},
    community_id BIGINT NOT NULL REFERENCES communities (id),
    subject TEXT NOT NULL,
    -- Never looser than its community's.
    level BIGINT NOT NULL,
    starter_id BIGINT NOT NULL REFERENCES people (id),
    started_at BIGINT NOT NULL,
    -- The newest post decides the order; its first words are shown in lists.
    last_post_id BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    last_author_id BIGINT NOT NULL REFERENCES people (id),
    last_words TEXT NOT NULL,
    posts BIGINT NOT NULL,
    authors BIGINT NOT NULL
);
CREATE INDEX threads_newest ON threads (community_id, last_at, id);

-- An id of a post is made of its own date, so posts sort by id.
CREATE TABLE posts (
    id {ID},
    community_id BIGINT NOT NULL,
    thread_id BIGINT NOT NULL REFERENCES threads (id),
    parent_id BIGINT,
    author_id BIGINT NOT NULL REFERENCES people (id),
    at BIGINT NOT NULL,
    -- How it came: 'web', 'mail', 'archive'
    came_by TEXT NOT NULL,
    -- The words as they were written (Markdown for 'web', else the letter's text), and as they are shown: cleaned.
    source TEXT NOT NULL,
    html TEXT NOT NULL,
    -- The new words alone, for search and for first words.
    words TEXT NOT NULL,
    language TEXT NOT NULL,
    is_question BOOLEAN NOT NULL,
    -- How many attachments it has.
    files BIGINT NOT NULL,
    version BIGINT NOT NULL,
    edited_at BIGINT,
    withdrawn_at BIGINT
);
CREATE INDEX posts_thread ON posts (thread_id, id);
CREATE INDEX posts_author ON posts (community_id, author_id, id);
CREATE INDEX posts_community ON posts (community_id, id);

-- Which letter a post is. The id of a letter that was only referred to has no post.
CREATE TABLE message_ids (
    id {ID},
    community_id BIGINT NOT NULL,
    -- A hash of the Message-ID, so that a long one costs no more.
    key BIGINT NOT NULL,
    message_id TEXT NOT NULL,
    thread_id BIGINT NOT NULL,
    post_id BIGINT
);
CREATE UNIQUE INDEX message_ids_key ON message_ids (community_id, key);
CREATE INDEX message_ids_thread ON message_ids (thread_id);
CREATE INDEX message_ids_post ON message_ids (post_id);

-- What a post said before it was edited.
CREATE TABLE versions (
    post_id BIGINT NOT NULL REFERENCES posts (id),
    number BIGINT NOT NULL,
    source TEXT NOT NULL,
    html TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (post_id, number)
);

CREATE TABLE attachments (
    id {ID},
    community_id BIGINT NOT NULL,
    post_id BIGINT NOT NULL REFERENCES posts (id),
    blob TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    size BIGINT NOT NULL
);
CREATE INDEX attachments_post ON attachments (post_id);
CREATE INDEX attachments_blob ON attachments (blob);

-- What one person wants of one thread ('follow' or 'mute'), and how far they have read: they say so, we do not look.
CREATE TABLE watches (
    person_id BIGINT NOT NULL REFERENCES people (id),
    thread_id BIGINT NOT NULL REFERENCES threads (id),
    wish TEXT,
    read_to BIGINT NOT NULL,
    PRIMARY KEY (person_id, thread_id)
);

-- Up to when a person has said "I have read all of this".
CREATE TABLE read_marks (
    person_id BIGINT NOT NULL REFERENCES people (id),
    community_id BIGINT NOT NULL REFERENCES communities (id),
    read_to BIGINT NOT NULL,
    PRIMARY KEY (person_id, community_id)
);

-- Who is in the room of a thread of level 4; the carers who may read one of level 5.
CREATE TABLE presences (
    thread_id BIGINT NOT NULL REFERENCES threads (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    PRIMARY KEY (thread_id, person_id)
);
