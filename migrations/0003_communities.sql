-- Communities, who belongs to them, and what they do there.

CREATE TABLE communities (
    id {ID},
    slug TEXT NOT NULL,
    name TEXT NOT NULL,
    cause TEXT NOT NULL,
    domain TEXT NOT NULL,
    practice TEXT NOT NULL,
    rhythm TEXT NOT NULL,
    -- Nothing in it is looser than this level (0 open ... 5 sealed).
    level BIGINT NOT NULL,
    -- The level of a thread whose author did not say.
    usual_level BIGINT NOT NULL,
    -- Whether others may know that it exists: 'listed' or 'hidden'.
    visibility TEXT NOT NULL,
    language TEXT NOT NULL,
    made_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX communities_slug ON communities (slug);

CREATE TABLE memberships (
    id {ID},
    community_id BIGINT NOT NULL REFERENCES communities (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    -- 'member'; or 'known': wrote in the archive, and was not asked yet.
    standing TEXT NOT NULL,
    since BIGINT NOT NULL,
    -- The profile, in the member's words.
    practice TEXT NOT NULL,
    offers TEXT NOT NULL,
    seeks TEXT NOT NULL,
    about TEXT NOT NULL,
    -- Its stems, made by the program, blanks on both sides: for "who knows about ...".
    stems TEXT NOT NULL
);
CREATE UNIQUE INDEX memberships_pair ON memberships (community_id, person_id);
CREATE INDEX memberships_person ON memberships (person_id);

CREATE TABLE roles (
    id {ID},
    community_id BIGINT NOT NULL REFERENCES communities (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    -- 'convenor', 'host', 'carer', 'sponsor'
    role TEXT NOT NULL,
    since BIGINT NOT NULL,
    until BIGINT
);
CREATE UNIQUE INDEX roles_held ON roles (community_id, person_id, role);
