-- Gatherings: planned dates, who is asked and comes, venues, needs, feeds; and the calendar part of a letter.

-- The dates of a rhythm over a year, as one invitation.
CREATE TABLE gathering_series (
    id {ID},
    community_id BIGINT NOT NULL REFERENCES communities (id),
    title TEXT NOT NULL,
    -- As the rhythm was when they were planned: their calendars hold on to it.
    every TEXT NOT NULL,
    nth BIGINT NOT NULL,
    minute BIGINT NOT NULL,
    zone TEXT NOT NULL,
    minutes BIGINT NOT NULL,
    from_day TEXT NOT NULL,
    to_day TEXT NOT NULL,
    made_at BIGINT NOT NULL
);

-- One planned date of a community.
CREATE TABLE gatherings (
    id {ID},
    community_id BIGINT NOT NULL REFERENCES communities (id),
    title TEXT NOT NULL,
    purpose TEXT NOT NULL,
    -- What it was made of: the date of a rhythm (the day names it for good), a poll; neither, by hand.
    rhythm_id BIGINT,
    slot_on TEXT,
    -- The invitation for the whole year that it is a part of.
    series_id BIGINT,
    poll_id BIGINT,
    -- When, on the wall clock of a place: the day like 2027-01-14, the minute of the day, the zone. This is what counts.
    on_day TEXT NOT NULL,
    minute BIGINT NOT NULL,
    zone TEXT NOT NULL,
    minutes BIGINT NOT NULL,
    -- The moments that come of it, by the rules of zones that were known when it was last reckoned.
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    -- 'in-person', 'video', 'hybrid', 'phone', 'letters'
    mode TEXT NOT NULL,
    -- Where: words for people, a venue that is known, the link, the telephone. Shown to whom it is for.
    place TEXT NOT NULL,
    venue_id BIGINT,
    link TEXT NOT NULL,
    dial_in TEXT NOT NULL,
    -- How many may come; NULL for all.
    capacity BIGINT,
    -- Anybody may know of it.
    is_open BOOLEAN NOT NULL,
    -- 'planned', 'changed', 'cancelled', 'held'
    state TEXT NOT NULL,
    -- The number of its version, for calendars: rises with each change.
    sequence BIGINT NOT NULL,
    made_by BIGINT,
    made_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    -- Its members were asked to come.
    invited_at BIGINT
);
CREATE INDEX gatherings_series ON gatherings (series_id, slot_on) WHERE series_id IS NOT NULL;
CREATE INDEX gatherings_community ON gatherings (community_id, starts_at);
CREATE INDEX gatherings_starts ON gatherings (starts_at);
CREATE UNIQUE INDEX gatherings_slot ON gatherings (rhythm_id, slot_on) WHERE rhythm_id IS NOT NULL;
CREATE UNIQUE INDEX gatherings_poll ON gatherings (poll_id) WHERE poll_id IS NOT NULL;

-- Who is asked to a gathering, and what they answered.
CREATE TABLE seats (
    gathering_id BIGINT NOT NULL REFERENCES gatherings (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    -- When they were asked, and the version they were last told of.
    asked_at BIGINT NOT NULL,
    told_sequence BIGINT NOT NULL,
    -- 'accepted', 'tentative', 'declined'; NULL for no answer.
    answer TEXT,
    note TEXT NOT NULL,
    answered_at BIGINT,
    -- 'page', 'letter', 'calendar', 'assistant', 'phone' (a convenor wrote it down), 'moved' (from the waiting list); and who.
    came_by TEXT NOT NULL,
    answered_by BIGINT,
    -- The version that was answered, and when that answer was made by its own clock: an older one does not count.
    sequence BIGINT NOT NULL,
    stamped_at BIGINT,
    -- They said yes and there was no room: since then they wait, the first is the first.
    waits_since BIGINT,
    -- How many minutes late; by telephone.
    late BIGINT NOT NULL,
    by_phone BOOLEAN NOT NULL,
    -- Other members may see that they come.
    is_shown BOOLEAN NOT NULL,
    -- Two days before; and an hour before, with the way in.
    reminded_at BIGINT,
    joining_at BIGINT,
    PRIMARY KEY (gathering_id, person_id)
);
CREATE INDEX seats_person ON seats (person_id, gathering_id);

-- Guests that a member brings, or that a convenor lets in.
CREATE TABLE gathering_guests (
    id {ID},
    gathering_id BIGINT NOT NULL REFERENCES gatherings (id),
    name TEXT NOT NULL,
    -- The member who answers for them. Their own address is not kept: nobody would write to it.
    host_id BIGINT NOT NULL REFERENCES people (id),
    -- 'asked' (a convenor has not said yet), 'coming', 'refused'
    state TEXT NOT NULL,
    made_at BIGINT NOT NULL
);
CREATE INDEX gathering_guests_gathering ON gathering_guests (gathering_id, id);
CREATE INDEX gathering_guests_host ON gathering_guests (host_id);

-- The address under which somebody's calendar program finds their dates. Its secret is made of this moment and of the house's key; made
-- anew, the old one is void.
CREATE TABLE date_feeds (
    person_id BIGINT NOT NULL PRIMARY KEY REFERENCES people (id),
    made_at BIGINT NOT NULL
);

-- The calendars of a letter, without the one it goes to: that is filled in for each.
CREATE TABLE letter_calendars (
    letter_id BIGINT NOT NULL REFERENCES letters (id),
    -- From 1.
    place BIGINT NOT NULL,
    -- 'REQUEST', 'CANCEL', 'PUBLISH'
    method TEXT NOT NULL,
    -- The gathering, the series, or the poll that its UID is about.
    about_id BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (letter_id, place)
);
