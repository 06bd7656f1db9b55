-- Letters that arrive, letters that leave, and what each person wants of them.

-- Secrets that the house made for itself, so that every node knows them: 'letters' proves reply addresses.
CREATE TABLE keys (
    name TEXT NOT NULL PRIMARY KEY,
    key TEXT NOT NULL
);

-- A letter that came, one row for each of our addresses that it was sent to. Kept before its sender hears 250.
CREATE TABLE arrivals (
    id {ID},
    at BIGINT NOT NULL,
    -- 'smtp', 'lmtp', 'imap', 'command'
    came_by TEXT NOT NULL,
    -- Who brought it: an IP address, and the name it gave itself.
    peer TEXT NOT NULL,
    helo TEXT NOT NULL,
    -- Of the envelope; the sender of a delivery report is empty.
    sender TEXT NOT NULL,
    recipient TEXT NOT NULL,
    -- Its own, without brackets; one made up where it has none.
    message_id TEXT NOT NULL,
    -- A hash of Message-ID, recipient and body: what is brought twice is taken once.
    sameness TEXT NOT NULL,
    -- The letter itself: here while it is small, else in a blob; nothing any more once it is forgotten.
    raw {BYTES},
    blob TEXT,
    size BIGINT NOT NULL,
    -- 'waiting', 'done', 'held', 'refused'
    state TEXT NOT NULL,
    -- What it was taken for and what came of it: 'posted', 'command', 'bounce', 'auto-reply' ...
    outcome TEXT NOT NULL,
    -- What it became: a post, a held letter, a delivery ...
    subject_id BIGINT,
    done_at BIGINT
);
CREATE UNIQUE INDEX arrivals_sameness ON arrivals (sameness);
CREATE INDEX arrivals_waiting ON arrivals (at) WHERE state = 'waiting';
CREATE INDEX arrivals_at ON arrivals (at);

-- What a letter of ours says: once for all who hear of one post in one language, or for one person alone. Where it differs
-- from person to person its bodies carry marks that are filled in when it leaves.
CREATE TABLE letters (
    id {ID},
    community_id BIGINT,
    -- Which letter: 'passage', 'post', 'digest', 'receipt', 'held' ...
    kind TEXT NOT NULL,
    -- What it is about: the post of 'post', the receipt of 'receipt' ...
    item_id BIGINT,
    thread_id BIGINT,
    -- Its level of confidentiality, when it has one.
    level BIGINT,
    -- The language that it is written in, and how long it takes to read, in seconds: what a week's budget is counted by.
    language TEXT NOT NULL,
    seconds BIGINT NOT NULL,
    -- Shown before the address it comes from: 'Ada via Peer Network Convenors'.
    from_name TEXT NOT NULL,
    subject TEXT NOT NULL,
    plain TEXT NOT NULL,
    html TEXT NOT NULL,
    -- Further header fields, one a line: In-Reply-To, References, List-Id ...
    heads TEXT NOT NULL,
    -- The same for everybody and at every attempt, so that a receiver can drop a repeat.
    message_id TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    -- Of no use after this: not sent any more.
    expires_at BIGINT
);
CREATE INDEX letters_made ON letters (made_at);
CREATE INDEX letters_item ON letters (kind, item_id);

-- One letter to one person: the row that a reply address names.
CREATE TABLE deliveries (
    id {ID},
    letter_id BIGINT NOT NULL REFERENCES letters (id),
    community_id BIGINT,
    -- Nobody, for an answer to an address that is no member's.
    person_id BIGINT,
    address TEXT NOT NULL,
    -- Where it goes: letters to one domain are sent together, and one that is away does not hold up the others.
    domain TEXT NOT NULL,
    -- Why this person has it, in one word that is said in their language at the foot: 'each', 'follow', 'direct', 'digest' ...
    why TEXT NOT NULL,
    -- 'waiting', 'sent', 'failed', 'dropped' (of no use any more), 'held' (after a restore: asked before it is sent)
    state TEXT NOT NULL,
    due_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    -- A node has it until then; as long as it does, due_at says the same: a node that dies leaves it due.
    held_until BIGINT,
    -- What the receiver said last: its code (4xx may pass, 5xx will not) and its words.
    code BIGINT,
    error TEXT,
    sent_at BIGINT
);
CREATE UNIQUE INDEX deliveries_once ON deliveries (letter_id, address);
CREATE INDEX deliveries_due ON deliveries (due_at) WHERE state = 'waiting';
CREATE INDEX deliveries_domain ON deliveries (domain, due_at) WHERE state = 'waiting';
CREATE INDEX deliveries_person ON deliveries (person_id, id);
-- What was answered to whom is no member: the same answer goes out once in a while.
CREATE INDEX deliveries_strangers ON deliveries (address) WHERE person_id IS NULL;

-- What the numbers of a letter mean: '3 MUTE'. Those without a place were left out, and come at MORE.
CREATE TABLE letter_items (
    delivery_id BIGINT NOT NULL,
    number BIGINT NOT NULL,
    left_out BOOLEAN NOT NULL,
    community_id BIGINT,
    -- 'thread', 'held' ...
    kind TEXT NOT NULL,
    item_id BIGINT NOT NULL,
    PRIMARY KEY (delivery_id, number)
);

-- Files that go with a letter.
CREATE TABLE letter_files (
    letter_id BIGINT NOT NULL REFERENCES letters (id),
    blob TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    size BIGINT NOT NULL,
    PRIMARY KEY (letter_id, blob, name)
);

DROP TABLE outbox;

-- How letters to an address fare: soft 1, hard 2, fading with time; suspended at the threshold, and the convenor is told why.
ALTER TABLE addresses ADD COLUMN bounce_score DOUBLE PRECISION;
ALTER TABLE addresses ADD COLUMN bounced_at BIGINT;
ALTER TABLE addresses ADD COLUMN suspended_at BIGINT;
ALTER TABLE addresses ADD COLUMN suspended_why TEXT;

-- How a person wants to be reached, over all their communities. No row: what is usual.
CREATE TABLE reach (
    person_id BIGINT NOT NULL PRIMARY KEY REFERENCES people (id),
    -- The attention budget of a week.
    mails BIGINT NOT NULL,
    asks BIGINT NOT NULL,
    minutes BIGINT NOT NULL,
    -- The one letter: 'daily', 'weekly', 'monthly', 'never'; its day (1 Monday ... 7) and minute of the day, in their zone.
    rhythm TEXT NOT NULL,
    day BIGINT NOT NULL,
    minute BIGINT NOT NULL,
    -- Quiet hours, minutes of the day; the same twice for none.
    quiet_from BIGINT NOT NULL,
    quiet_to BIGINT NOT NULL,
    -- Number and hours hold for letters too that they asked to have one by one.
    strict BOOLEAN NOT NULL,
    -- Nothing is sent before this but what was asked for.
    paused_until BIGINT,
    -- STOP: nothing but what must be.
    stopped_at BIGINT
);

-- When each person's next one letter is due; and up to where each membership was told of posts.
CREATE TABLE digests (
    person_id BIGINT NOT NULL PRIMARY KEY REFERENCES people (id),
    due_at BIGINT NOT NULL
);
CREATE INDEX digests_due ON digests (due_at);
CREATE TABLE told (
    person_id BIGINT NOT NULL REFERENCES people (id),
    community_id BIGINT NOT NULL REFERENCES communities (id),
    -- The newest post that a letter told of, or left out knowingly.
    post_id BIGINT NOT NULL,
    PRIMARY KEY (person_id, community_id)
);

-- 'usual' (what the community does), 'each' (every post at once), 'digest', 'none'.
ALTER TABLE memberships ADD COLUMN delivery TEXT NOT NULL DEFAULT 'usual';
-- Who hears of a post, without reading everyone.
CREATE INDEX memberships_delivery ON memberships (community_id, delivery, person_id) WHERE delivery <> 'usual';
CREATE INDEX watches_thread ON watches (thread_id, wish);
-- Topics that a member has had enough of: a thread whose subject has the word is left out of their one letter.
CREATE TABLE narrowed (
    person_id BIGINT NOT NULL REFERENCES people (id),
    community_id BIGINT NOT NULL REFERENCES communities (id),
    -- The stem that is compared, and the word as they wrote it.
    stem TEXT NOT NULL,
    word TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (person_id, community_id, stem)
);

-- Who may answer dates and logistics for a person.
CREATE TABLE delegates (
    person_id BIGINT NOT NULL REFERENCES people (id),
    folded TEXT NOT NULL,
    -- 'dates'
    scope TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (person_id, folded)
);

-- How a community does letters. No row: as a community does, not as a list.
CREATE TABLE lists (
    community_id BIGINT NOT NULL PRIMARY KEY REFERENCES communities (id),
    -- Before each subject, without its brackets; empty for none.
    tag TEXT NOT NULL,
    -- Where an answer goes: 'all', 'sender'.
    reply_to TEXT NOT NULL,
    -- Whose posts are held first: 'nobody', 'new' (until the first was let through), 'all'.
    moderation TEXT NOT NULL,
    -- Only these days of the week are posts let out ('1' Monday ... '7', like '15'); empty for each day.
    batch_days TEXT NOT NULL,
    -- Letters with the plain head and foot of a list.
    plain_heads BOOLEAN NOT NULL,
    -- Whoever writes gets their own letter too.
    to_author BOOLEAN NOT NULL,
    -- Its List-Id, when it was adopted with one.
    list_id TEXT NOT NULL,
    -- An address of its own, when it kept one.
    address TEXT NOT NULL
);
-- Kinds of posts with a rule each: the word their subject begins with, the days they go out, how long one must have been a member.
CREATE TABLE post_rules (
    community_id BIGINT NOT NULL REFERENCES communities (id),
    word TEXT NOT NULL,
    days TEXT NOT NULL,
    member_days BIGINT NOT NULL,
    PRIMARY KEY (community_id, word)
);
-- Weeks when less is to be asked of everybody.
CREATE TABLE busy_periods (
    id {ID},
    community_id BIGINT NOT NULL REFERENCES communities (id),
    name TEXT NOT NULL,
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL
);
CREATE INDEX busy_periods_community ON busy_periods (community_id, ends_at);
-- What a convenor means to ask of each member in a month: weighed against what members agreed before anything is asked.
CREATE TABLE planned_asks (
    id {ID},
    community_id BIGINT NOT NULL REFERENCES communities (id),
    -- The month, as the number of months since the year 0.
    month BIGINT NOT NULL,
    what TEXT NOT NULL,
    -- Of each member, each time; and how often.
    minutes BIGINT NOT NULL,
    times BIGINT NOT NULL
);
CREATE INDEX planned_asks_month ON planned_asks (community_id, month);
-- Letters to a community that wait for a convenor's own hand: drafted by the program, or by a convenor.
CREATE TABLE drafted_letters (
    id {ID},
    community_id BIGINT NOT NULL REFERENCES communities (id),
    -- Who drafted it; nobody for the program.
    drafted_by BIGINT,
    subject TEXT NOT NULL,
    words TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    -- Whose words it is now: who edited it or said yes to it. Without them it does not leave.
    approved_by BIGINT,
    approved_at BIGINT,
    -- What it became.
    post_id BIGINT
);
CREATE INDEX drafted_letters_waiting ON drafted_letters (community_id, made_at) WHERE post_id IS NULL;

-- What waits for a person's word: a post from an unproven sender, a first post, somebody who wants to join.
CREATE TABLE held (
    id {ID},
    community_id BIGINT NOT NULL REFERENCES communities (id),
    -- 'post', 'joiner', 'private' (a note to the convenors), 'care' (a note to the carers)
    kind TEXT NOT NULL,
    -- Whose word it waits for: 'convenors', 'carers', 'author' (who it claims to be from), 'day' (only for its day).
    waits_for TEXT NOT NULL,
    arrival_id BIGINT,
    -- What it answers; and the level that was asked for.
    thread_id BIGINT,
    parent_id BIGINT,
    level BIGINT,
    person_id BIGINT,
    address TEXT NOT NULL,
    name TEXT NOT NULL,
    subject TEXT NOT NULL,
    words TEXT NOT NULL,
    -- The key of the sentence that says why it waits.
    why TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    -- Goes out by itself then: a batch day.
    release_at BIGINT,
    settled_at BIGINT,
    settled_by BIGINT,
    -- 'accepted', 'rejected', 'lapsed'; and the reason that was given.
    verdict TEXT,
    reason TEXT
);
CREATE INDEX held_waiting ON held (community_id, made_at) WHERE settled_at IS NULL;
CREATE INDEX held_release ON held (release_at) WHERE settled_at IS NULL;
-- What becomes a post when it is let through: as it came, as it is shown, the new words; and its files.
CREATE TABLE held_words (
    held_id BIGINT NOT NULL PRIMARY KEY REFERENCES held (id),
    source TEXT NOT NULL,
    html TEXT NOT NULL,
    words TEXT NOT NULL,
    message_id TEXT NOT NULL
);
CREATE TABLE held_files (
    held_id BIGINT NOT NULL REFERENCES held (id),
    blob TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    size BIGINT NOT NULL,
    PRIMARY KEY (held_id, blob, name)
);

-- Whether whoever asks may join ('open'), or a convenor says yes first ('asked').
ALTER TABLE communities ADD COLUMN joining TEXT NOT NULL DEFAULT 'asked';

-- What was done by letter or page and can be taken back for a day: UNDO.
CREATE TABLE receipts (
    id {ID},
    person_id BIGINT NOT NULL REFERENCES people (id),
    community_id BIGINT,
    act TEXT NOT NULL,
    subject_id BIGINT NOT NULL,
    -- What it was before, as the act needs it to go back.
    before TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    undone_at BIGINT
);
CREATE INDEX receipts_person ON receipts (person_id, id);

-- A code that a letter asks to be sent back before something that cannot be undone, or before an address is believed.
CREATE TABLE confirmations (
    id {ID},
    person_id BIGINT,
    address TEXT NOT NULL,
    act TEXT NOT NULL,
    subject_id BIGINT NOT NULL,
    detail TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);

-- That somebody was erased: a hash that only this house can make of an address, and when. By it whoever was erased can be known again in a backup that is laid back.
CREATE TABLE erasures (
    seal TEXT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL
);
