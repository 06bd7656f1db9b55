-- The words of posts and of people. The stems are made by the program; beside them stand marks for everything that a
-- search may be narrowed by (community and level, author, attachment), so that what the asker may not see is never matched.

-- only sqlite
-- What is not ASCII belongs to a word: the program has cut the words already.
CREATE VIRTUAL TABLE post_words USING fts5 (words, content='', contentless_delete=1, tokenize="ascii tokenchars '_'");
CREATE VIRTUAL TABLE person_words USING fts5 (words, content='', contentless_delete=1, tokenize="ascii tokenchars '_'");
-- end
-- only postgres
CREATE TABLE post_words (
    post_id BIGINT NOT NULL PRIMARY KEY,
    words TSVECTOR NOT NULL
);
-- A short list of what waits to be sorted in: every search reads all of it.
CREATE INDEX post_words_words ON post_words USING GIN (words) WITH (gin_pending_list_limit = 256);
CREATE TABLE person_words (
    membership_id BIGINT NOT NULL PRIMARY KEY,
    words TSVECTOR NOT NULL
);
CREATE INDEX person_words_words ON person_words USING GIN (words) WITH (gin_pending_list_limit = 64);
-- end

-- Which languages a community has written in: a question is asked in each of them.
CREATE TABLE post_languages (
    community_id BIGINT NOT NULL,
    language TEXT NOT NULL,
    PRIMARY KEY (community_id, language)
);
