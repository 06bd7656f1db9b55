-- The words of posts. The stems are made by the program; beside them stand marks for everything that a search
-- may be narrowed by (community, level, author, attachment), so that what the asker may not see is never matched.

-- only sqlite
CREATE VIRTUAL TABLE post_words USING fts5 (words, marks, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0 tokenchars '_'");
-- end
-- only postgres
CREATE TABLE post_words (
    post_id BIGINT NOT NULL PRIMARY KEY,
    words TSVECTOR NOT NULL
);
CREATE INDEX post_words_words ON post_words USING GIN (words);
-- end
