-- What pages ask most, answered from an index alone or from its end.

-- Who takes part in a thread, and whether someone wrote in it before: without reading its posts.
CREATE INDEX posts_takes_part ON posts (thread_id, author_id, withdrawn_at, id);
-- The newest threads of one level: for those who may see few of many.
CREATE INDEX threads_level ON threads (community_id, level, last_at, id);
-- The rooms that a person was named in.
CREATE INDEX presences_person ON presences (person_id, thread_id);
