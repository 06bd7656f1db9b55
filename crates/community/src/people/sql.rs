//! Statements about people.

store::statements! {
    /// A person.
    GET = "SELECT id, name, language, zone, off_the_map FROM people WHERE id = $1";
    /// A person's addresses.
    ADDRESSES = "SELECT id, address, is_main, verified_at IS NOT NULL AS verified FROM addresses WHERE person_id = $1 ORDER BY is_main DESC, folded";
    /// Who has an address.
    BY_ADDRESS = "SELECT p.id, p.name, p.language, p.zone, p.off_the_map FROM addresses a JOIN people p ON p.id = a.person_id WHERE a.folded = $1";
    /// Makes a person known.
    MAKE = "INSERT INTO people (id, name, name_folded, language, zone, made_at, off_the_map) VALUES ($1, $2, $3, $4, $5, $6, FALSE)";
    /// One more address; somebody's already is left alone.
    ADD_ADDRESS = "INSERT INTO addresses (id, person_id, address, folded, is_main) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (folded) DO NOTHING";
    /// Name, language, zone, on the map or off it.
    CHOOSE = "UPDATE people SET name = $2, name_folded = $3, language = $4, zone = $5, off_the_map = $6 WHERE id = $1";
    /// In or out of network figures.
    OFF_THE_MAP = "UPDATE people SET off_the_map = $2 WHERE id = $1";

    /// A way in is asked for.
    ASK_PASSAGE = "INSERT INTO passages (id, folded, browser_hash, browser, next_page, made_at, expires_at, guesses) VALUES ($1, $2, $3, $4, $5, $6, $7, 0)";
    /// Whom the letter of a passage goes to, if anybody has the address.
    PASSAGE_FOR = "SELECT a.id, a.address, p.id, p.name, p.language, g.browser
        FROM passages g JOIN addresses a ON a.folded = g.folded JOIN people p ON p.id = a.person_id
        WHERE g.id = $1 AND g.expires_at > $2 AND g.used_at IS NULL";
    /// The newest that is open for an address.
    NEWEST_PASSAGE = "SELECT id FROM passages WHERE folded = $1 AND expires_at > $2 AND used_at IS NULL ORDER BY made_at DESC, id DESC LIMIT 1";
    /// Its secrets, made when the letter is written.
    ISSUE_PASSAGE = "UPDATE passages SET person_id = $2, address_id = $3, token_hash = $4, code_hash = $5 WHERE id = $1";
    /// A passage by its link.
    PASSAGE_BY_TOKEN = "SELECT id, person_id, address_id, browser_hash, next_page, guesses FROM passages
        WHERE token_hash = $1 AND expires_at > $2 AND used_at IS NULL {FOR_UPDATE}";
    /// The newest passage that a browser asked for.
    PASSAGE_BY_BROWSER = "SELECT id, person_id, address_id, code_hash, next_page, guesses FROM passages
        WHERE browser_hash = $1 AND expires_at > $2 AND used_at IS NULL ORDER BY made_at DESC, id DESC LIMIT 1 {FOR_UPDATE}";
    /// One more guess.
    GUESSED = "UPDATE passages SET guesses = guesses + 1 WHERE id = $1";
    /// Used: once.
    USE_PASSAGE = "UPDATE passages SET used_at = $2 WHERE id = $1 AND used_at IS NULL";
    /// The address answered.
    VERIFY_ADDRESS = "UPDATE addresses SET verified_at = $2 WHERE id = $1 AND verified_at IS NULL";
    /// Forgets passages that ended.
    FORGET_PASSAGES = "DELETE FROM passages WHERE expires_at < $1";

    /// A browser is signed in.
    OPEN_SESSION = "INSERT INTO sessions (id, person_id, token_hash, browser, made_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)";
    /// Whose session it is.
    SESSION = "SELECT s.id, s.ended_at IS NULL AND s.expires_at > $2 AS open, p.id, p.name, p.language, p.zone, p.off_the_map
        FROM sessions s JOIN people p ON p.id = s.person_id WHERE s.token_hash = $1";
    /// A person's open sessions.
    SESSIONS = "SELECT id, browser, made_at, expires_at FROM sessions WHERE person_id = $1 AND ended_at IS NULL AND expires_at > $2 ORDER BY made_at DESC, id DESC";
    /// Ends one of a person's sessions.
    END_SESSION = "UPDATE sessions SET ended_at = $3 WHERE person_id = $1 AND id = $2 AND ended_at IS NULL";
    /// Ends all but one.
    END_OTHERS = "UPDATE sessions SET ended_at = $3 WHERE person_id = $1 AND id <> $2 AND ended_at IS NULL";
    /// Forgets sessions that ended long ago.
    FORGET_SESSIONS = "DELETE FROM sessions WHERE expires_at < $1 OR ended_at < $1";

    /// Keeps words for later.
    KEEP_DRAFT = "INSERT INTO drafts (person_id, place, title, words, at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (person_id, place) DO UPDATE SET title = excluded.title, words = excluded.words, at = excluded.at";
    /// The words that wait at a place.
    DRAFT = "SELECT title, words, at FROM drafts WHERE person_id = $1 AND place = $2";
    /// They were sent, or thrown away.
    DROP_DRAFT = "DELETE FROM drafts WHERE person_id = $1 AND place = $2";
    /// Forgets old ones.
    FORGET_DRAFTS = "DELETE FROM drafts WHERE at < $1";

    /// Who may answer dates for a person.
    DELEGATES = "SELECT folded, scope, made_at FROM delegates WHERE person_id = $1 ORDER BY folded";
    /// One more.
    NAME_DELEGATE = "INSERT INTO delegates (person_id, folded, scope, made_at) VALUES ($1, $2, $3, $4) ON CONFLICT (person_id, folded) DO NOTHING";
    /// One less.
    END_DELEGATE = "DELETE FROM delegates WHERE person_id = $1 AND folded = $2";
    /// Whether an address is one.
    DELEGATE = "SELECT scope FROM delegates WHERE person_id = $1 AND folded = $2";

    /// A code is sent.
    ASK_CONFIRMATION = "INSERT INTO confirmations (id, person_id, address, act, subject_id, detail, made_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    /// What waits for it.
    CONFIRMATION = "SELECT id, person_id, address, act, subject_id, detail, expires_at, used_at FROM confirmations WHERE id = $1 {FOR_UPDATE}";
    /// It came back: once.
    USE_CONFIRMATION = "UPDATE confirmations SET used_at = $2 WHERE id = $1 AND used_at IS NULL AND expires_at > $2";
    /// Forgets old ones.
    FORGET_CONFIRMATIONS = "DELETE FROM confirmations WHERE expires_at < $1";
    /// Where a person is written to.
    MAIN_ADDRESS = "SELECT address FROM addresses WHERE person_id = $1 ORDER BY is_main DESC, folded LIMIT 1";
    /// Whether an address is a person's to speak from: their main one, or one that answered.
    SPEAKS_FROM = "SELECT person_id FROM addresses WHERE folded = $1 AND (is_main OR verified_at IS NOT NULL)";
    /// An address that answered.
    ANSWERED = "UPDATE addresses SET verified_at = $2 WHERE folded = $1 AND verified_at IS NULL";
    /// Another name.
    RENAME = "UPDATE people SET name = $2, name_folded = $3 WHERE id = $1";

    /// What is kept of a person.
    MY_PERSON = "SELECT name, language, zone, made_at, off_the_map FROM people WHERE id = $1";
    /// Their addresses.
    MY_ADDRESSES = "SELECT address, is_main, verified_at FROM addresses WHERE person_id = $1 ORDER BY folded";
    /// Where they belong.
    MY_MEMBERSHIPS = "SELECT c.name, m.standing, m.since, m.practice, m.offers, m.seeks, m.about,
            COALESCE((SELECT string_agg(r.role, ' ') FROM roles r WHERE r.community_id = m.community_id AND r.person_id = m.person_id), '') AS roles,
            m.practised_at, m.goals, m.network, m.network_size, m.access, m.willing, m.resting_at
        FROM memberships m JOIN communities c ON c.id = m.community_id WHERE m.person_id = $1 ORDER BY c.name, c.id";
    /// What they wrote.
    MY_POSTS = "SELECT c.name, t.subject, p.at, p.came_by, p.withdrawn_at, p.source FROM posts p JOIN threads t ON t.id = p.thread_id JOIN communities c ON c.id = p.community_id
        WHERE p.author_id = $1 ORDER BY p.id LIMIT 10000";
    /// What they follow and mute.
    MY_WISHES = "SELECT t.subject, w.wish FROM watches w JOIN threads t ON t.id = w.thread_id WHERE w.person_id = $1 AND w.wish IS NOT NULL ORDER BY t.id LIMIT 10000";
    /// What they did not send.
    MY_DRAFTS = "SELECT title, words, at FROM drafts WHERE person_id = $1 ORDER BY at LIMIT 10000";
    /// Where they are signed in.
    MY_SESSIONS = "SELECT browser, made_at, expires_at FROM sessions WHERE person_id = $1 ORDER BY made_at LIMIT 10000";
    /// What they did by letter.
    MY_RECEIPTS = "SELECT act, made_at, undone_at FROM receipts WHERE person_id = $1 ORDER BY id LIMIT 10000";
    /// Who answers dates for them.
    MY_DELEGATES = "SELECT folded, scope FROM delegates WHERE person_id = $1 ORDER BY folded";
    /// What waited, or waits, from them.
    MY_NOTES = "SELECT kind, subject, words, made_at, verdict, reason FROM held WHERE person_id = $1 ORDER BY id LIMIT 10000";
    /// Letters to them.
    MY_LETTERS = "SELECT l.kind, l.subject, d.address, l.made_at FROM deliveries d JOIN letters l ON l.id = d.letter_id WHERE d.person_id = $1 ORDER BY d.id LIMIT 10000";
    /// What they did.
    MY_JOURNAL = "SELECT at, act, detail FROM journal WHERE person_id = $1 ORDER BY id LIMIT 10000";

    /// Where somebody convenes alone, and others are members.
    CONVENES_ALONE = "SELECT c.id, c.name, c.slug FROM roles r JOIN communities c ON c.id = r.community_id
            JOIN memberships m ON m.community_id = r.community_id AND m.person_id = r.person_id AND m.standing = 'member'
        WHERE r.person_id = $1 AND r.role IN ('convenor', 'co-convenor') AND (r.until IS NULL OR r.until > $2)
            AND EXISTS (SELECT 1 FROM memberships o WHERE o.community_id = c.id AND o.person_id <> $1 AND o.standing = 'member')
            AND NOT EXISTS (SELECT 1 FROM roles q JOIN memberships n ON n.community_id = q.community_id AND n.person_id = q.person_id AND n.standing = 'member'
                WHERE q.community_id = c.id AND q.person_id <> $1 AND q.role IN ('convenor', 'co-convenor') AND (q.until IS NULL OR q.until > $2))
        ORDER BY c.id LIMIT 1";
    /// What would be erased.
    ERASE_PREVIEW = "SELECT (SELECT COUNT(*) FROM posts WHERE author_id = $1 AND withdrawn_at IS NULL) AS posts, (SELECT COUNT(*) FROM memberships WHERE person_id = $1 AND standing <> 'left') AS communities,
        (SELECT COUNT(*) FROM listening_notes WHERE person_id = $1) + (SELECT COUNT(*) FROM held WHERE person_id = $1) AS notes, (SELECT COUNT(DISTINCT thread_id) FROM posts WHERE author_id = $1) AS threads";
    /// A hash of an address that was erased.
    REMEMBER_ERASURE = "INSERT INTO erasures (seal, at, words_too) VALUES ($1, $2, $3) ON CONFLICT (seal) DO UPDATE SET at = CASE WHEN excluded.at > erasures.at THEN excluded.at ELSE erasures.at END, words_too = excluded.words_too OR erasures.words_too";
    /// Every line of the ledger.
    LEDGER = "SELECT seal, at, words_too FROM erasures ORDER BY at, seal";
    /// Addresses and since when their owners are known, some at a time.
    ADDRESSES_AFTER = "SELECT a.person_id, a.folded, p.made_at FROM addresses a JOIN people p ON p.id = a.person_id WHERE a.folded > $1 ORDER BY a.folded LIMIT $2";
    /// What they wrote, in its order.
    WORDS_OF = "SELECT id, words FROM posts WHERE author_id = $1 AND words <> '' ORDER BY id";
    /// Posts in which their words or their name may stand, their own among them.
    MAY_NAME = "SELECT p.id, p.community_id, p.thread_id, p.author_id, p.source, p.html, p.words FROM posts p
        WHERE p.id > $2 AND p.community_id IN (SELECT community_id FROM memberships WHERE person_id = $1)
            AND (p.thread_id IN (SELECT thread_id FROM posts WHERE author_id = $1) OR p.source LIKE $3 ESCAPE '\\' OR p.html LIKE $3 ESCAPE '\\' OR p.source LIKE $4 ESCAPE '\\')
        ORDER BY p.id LIMIT $5";
    /// One of them.
    POST_SAID = "SELECT p.id, p.community_id, p.thread_id, p.author_id, p.source, p.html, p.words FROM posts p WHERE p.id = $1";
    /// What it said before.
    VERSIONS_OF = "SELECT number, source, html FROM versions WHERE post_id = $1 ORDER BY number";
    /// That without them.
    SET_VERSION = "UPDATE versions SET source = $3, html = $4 WHERE post_id = $1 AND number = $2";
    /// A post without them.
    SET_WORDS = "UPDATE posts SET source = $2, html = $3, words = $4 WHERE id = $1";
    /// Threads called after them.
    SUBJECTS_NAMING = "SELECT id, subject FROM threads WHERE community_id IN (SELECT community_id FROM memberships WHERE person_id = $1) AND subject LIKE $2 ESCAPE '\\' ORDER BY id";
    /// And not any more.
    SET_SUBJECT = "UPDATE threads SET subject = $2 WHERE id = $1";
    /// What may be their name.
    DOUBT = "INSERT INTO erasure_doubts (id, community_id, post_id, starts, length, made_at) VALUES ($1, $2, $3, $4, $5, $6)";
    /// What is to be looked at: in what convenors may read.
    DOUBTS = "SELECT d.id, d.post_id, a.name, t.subject, p.words, d.starts, d.length FROM erasure_doubts d JOIN posts p ON p.id = d.post_id JOIN threads t ON t.id = p.thread_id JOIN people a ON a.id = p.author_id
        WHERE d.community_id = $1 AND d.settled_at IS NULL AND t.level <= $2 ORDER BY d.id LIMIT 200";
    /// One of them.
    ONE_DOUBT = "SELECT d.id, d.post_id, a.name, t.subject, p.words, d.starts, d.length FROM erasure_doubts d JOIN posts p ON p.id = d.post_id JOIN threads t ON t.id = p.thread_id JOIN people a ON a.id = p.author_id
        WHERE d.community_id = $1 AND d.settled_at IS NULL AND t.level <= $2 AND d.id = $3";
    /// Looked at.
    SETTLE_DOUBT = "UPDATE erasure_doubts SET settled_at = $2, settled_by = $3 WHERE id = $1";
    /// With all others of the same post.
    SETTLE_DOUBTS_OF = "UPDATE erasure_doubts SET settled_at = $2, settled_by = $3 WHERE post_id = $1 AND settled_at IS NULL";
    /// The letters that told others of their posts: their name and words go from what we keep, and what has not left does not leave.
    ERASE_LETTERS_OF_POSTS = "UPDATE letters SET from_name = '', subject = '', plain = '', html = '', expires_at = 0 WHERE kind = 'post' AND item_id IN (SELECT id FROM posts WHERE author_id = $1)";
    /// The letters that went to nobody else.
    ERASE_LETTERS = "UPDATE letters SET from_name = '', subject = '', plain = '', html = '', expires_at = 0 WHERE id IN (SELECT letter_id FROM deliveries WHERE person_id = $1)
        AND NOT EXISTS (SELECT 1 FROM deliveries o WHERE o.letter_id = letters.id AND (o.person_id IS NULL OR o.person_id <> $1))";
    /// And their files.
    ERASE_LETTER_FILES = "DELETE FROM letter_files WHERE letter_id IN (SELECT letter_id FROM deliveries WHERE person_id = $1)
        AND NOT EXISTS (SELECT 1 FROM deliveries o WHERE o.letter_id = letter_files.letter_id AND (o.person_id IS NULL OR o.person_id <> $1))";
    /// The files that waited with what was held.
    ERASE_HELD_FILES = "DELETE FROM held_files WHERE held_id IN (SELECT id FROM held WHERE person_id = $1)";
    /// Letters that they drafted for a community, and nobody has sent.
    ERASE_DRAFTED = "DELETE FROM drafted_letters WHERE drafted_by = $1 AND post_id IS NULL";
    /// Topics that they had enough of.
    ERASE_NARROWED = "DELETE FROM narrowed WHERE person_id = $1";
    /// That they were asked after two quiet years.
    ERASE_QUIET = "DELETE FROM quiet_asks WHERE person_id = $1";
    /// Of whom nothing was heard since a moment, who have an address and belong or belonged somewhere, and were not asked before, or once long ago.
    QUIET = "SELECT p.id FROM people p WHERE p.made_at < $1 AND EXISTS (SELECT 1 FROM addresses a WHERE a.person_id = p.id) AND EXISTS (SELECT 1 FROM memberships m WHERE m.person_id = p.id AND m.standing <> 'known')
            AND NOT EXISTS (SELECT 1 FROM posts s WHERE s.author_id = p.id AND s.at >= $1) AND NOT EXISTS (SELECT 1 FROM receipts r WHERE r.person_id = p.id AND r.made_at >= $1)
            AND NOT EXISTS (SELECT 1 FROM sessions n WHERE n.person_id = p.id AND n.made_at >= $1) AND p.id NOT IN (SELECT person_id FROM journal WHERE person_id IS NOT NULL AND at >= $1)
            AND NOT EXISTS (SELECT 1 FROM quiet_asks q WHERE q.person_id = p.id AND (q.again_at IS NOT NULL OR q.asked_at > $2))
        ORDER BY p.id LIMIT 200";
    /// Asked, or asked again.
    QUIET_ASKED = "INSERT INTO quiet_asks (person_id, asked_at) VALUES ($1, $2) ON CONFLICT (person_id) DO UPDATE SET again_at = excluded.asked_at";
    /// They said a word.
    QUIET_HEARD = "DELETE FROM quiet_asks WHERE person_id = $1";
    /// Every post of a person.
    ALL_POSTS_BY = "SELECT id FROM posts WHERE author_id = $1";
    /// Their words.
    ERASE_WORDS = "UPDATE posts SET source = '', html = '', words = '', files = 0, withdrawn_at = COALESCE(withdrawn_at, $2) WHERE author_id = $1";
    /// What they said before.
    ERASE_VERSIONS = "DELETE FROM versions WHERE post_id IN (SELECT id FROM posts WHERE author_id = $1)";
    /// Their files.
    ERASE_FILES = "DELETE FROM attachments WHERE post_id IN (SELECT id FROM posts WHERE author_id = $1)";
    /// The first words of them in lists.
    ERASE_LAST_WORDS = "UPDATE threads SET last_words = '' WHERE last_author_id = $1";
    /// The letters that they sent us.
    ERASE_ARRIVALS = "UPDATE arrivals SET raw = NULL, blob = NULL, sender = '', helo = '', peer = '' WHERE state <> 'waiting' AND lower(sender) IN (SELECT folded FROM addresses WHERE person_id = $1)";
    /// Letters to them.
    ERASE_DELIVERIES = "UPDATE deliveries SET person_id = NULL, address = 'erased-' || CAST(id AS TEXT), state = CASE WHEN state = 'waiting' THEN 'dropped' ELSE state END WHERE person_id = $1";
    /// What waited from them.
    ERASE_HELD = "UPDATE held SET person_id = NULL, address = '', name = '', subject = '', words = '' WHERE person_id = $1";
    /// And its words.
    ERASE_HELD_WORDS = "UPDATE held_words SET source = '', html = '', words = '' WHERE held_id IN (SELECT id FROM held WHERE person_id = $1)";
    /// Their profiles; they have left everywhere.
    ERASE_PROFILES = "UPDATE memberships SET standing = 'left', practice = '', offers = '', seeks = '', about = '', stems = '', practised_at = NULL, goals = '', network = '', network_size = NULL, access = '', willing = FALSE, resting_at = NULL WHERE person_id = $1";
    /// Their roles.
    ERASE_ROLES = "DELETE FROM roles WHERE person_id = $1";
    /// Their wishes.
    ERASE_WATCHES = "DELETE FROM watches WHERE person_id = $1";
    /// How far they read.
    ERASE_READ_MARKS = "DELETE FROM read_marks WHERE person_id = $1";
    /// The rooms that they were in.
    ERASE_PRESENCES = "DELETE FROM presences WHERE person_id = $1";
    /// What they did not send.
    ERASE_DRAFTS = "DELETE FROM drafts WHERE person_id = $1";
    /// Their browsers.
    ERASE_SESSIONS = "DELETE FROM sessions WHERE person_id = $1";
    /// Their ways in.
    ERASE_PASSAGES = "DELETE FROM passages WHERE person_id = $1 OR folded IN (SELECT folded FROM addresses WHERE person_id = $1)";
    /// What they could take back.
    ERASE_RECEIPTS = "DELETE FROM receipts WHERE person_id = $1";
    /// What they were asked to confirm.
    ERASE_CONFIRMATIONS = "DELETE FROM confirmations WHERE person_id = $1 OR address IN (SELECT folded FROM addresses WHERE person_id = $1)";
    /// Their assistants.
    ERASE_DELEGATES = "DELETE FROM delegates WHERE person_id = $1";
    /// How they wanted to be reached.
    ERASE_REACH = "DELETE FROM reach WHERE person_id = $1";
    /// Their one letter.
    ERASE_DIGESTS = "DELETE FROM digests WHERE person_id = $1";
    /// What they were told of.
    ERASE_TOLD = "DELETE FROM told WHERE person_id = $1";
    /// What archives showed for them.
    ERASE_ALIASES = "DELETE FROM aliases WHERE person_id = $1";
    /// What they did.
    ERASE_JOURNAL = "UPDATE journal SET person_id = NULL WHERE person_id = $1";
    /// Their addresses.
    ERASE_ADDRESSES = "DELETE FROM addresses WHERE person_id = $1";
    /// Their name.
    ERASE_PERSON = "UPDATE people SET name = $2, name_folded = $3, language = 'en', zone = 'UTC', off_the_map = TRUE WHERE id = $1";
}
