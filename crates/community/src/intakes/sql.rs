//! Statements about choosing. What a reader is shown comes from those under "Blind": none of them names a name, an address, an
//! organisation, or what would make it easier for somebody.

macro_rules! intake {
    () => {
        "SELECT i.id, i.community_id, i.name, i.opens_at, i.closes_at, i.places, i.criteria_version, i.state, COALESCE((SELECT name FROM people WHERE id = i.chosen_by), '') AS chooser,
            i.chosen_at, i.reason, i.objections_until, i.told_at FROM intakes i"
    };
}
macro_rules! both_read {
    ($application:literal) => {
        concat!(
            "(SELECT COUNT(*) FROM readings seen WHERE seen.application_id = ",
            $application,
            " AND seen.purpose = 'first' AND seen.state = 'read') >= 2"
        )
    };
}
macro_rules! reading {
    () => {
        "SELECT r.id, r.intake_id, i.name, r.application_id, r.reader_id, r.purpose, r.state, r.label, r.note, r.asked_at, r.read_at,
            (SELECT COUNT(*) FROM readings o WHERE o.application_id = r.application_id AND o.purpose = r.purpose AND o.state = 'read') >= 2 AS is_over
        FROM readings r JOIN intakes i ON i.id = r.intake_id"
    };
}
macro_rules! decision {
    () => {
        "SELECT d.application_id, d.intake_id, d.community_id, a.name, d.outcome, d.place, d.reason, d.criteria_version, d.letter, COALESCE((SELECT name FROM people WHERE id = d.read_by), '') AS read_by,
            d.sent_at, d.until, d.answer, d.answered_at, d.appeal, d.appeal_ended FROM decisions d JOIN applications a ON a.id = d.application_id"
    };
}

/// Both of a pair, `b`, are members, or applicants whose name is back.
macro_rules! named {
    () => {
        concat!(
            "(NOT EXISTS (SELECT 1 FROM applications a WHERE a.id = b.one_id) OR ",
            both_read!("b.one_id"),
            ") AND (NOT EXISTS (SELECT 1 FROM applications a WHERE a.id = b.other_id) OR ",
            both_read!("b.other_id"),
            ")"
        )
    };
}

store::statements! {
    /// Opens a round.
    OPEN = "INSERT INTO intakes (id, community_id, name, opens_at, closes_at, places, criteria_version, state, made_by, made_at, reason) VALUES ($1, $2, $3, $4, $5, $6, $7, 'open', $8, $9, '')";
    /// All of a community.
    LIST = concat!(intake!(), " WHERE i.community_id = $1 ORDER BY i.id DESC LIMIT 200");
    /// One.
    ONE = concat!(intake!(), " WHERE i.id = $1");
    /// One that is to be changed.
    LOCK = "SELECT id FROM intakes WHERE id = $1 {FOR_UPDATE}";
    /// Another state.
    SET_STATE = "UPDATE intakes SET state = $2 WHERE id = $1";
    /// Who reads.
    READERS = "SELECT p.id, p.name FROM intake_readers r JOIN people p ON p.id = r.person_id WHERE r.intake_id = $1 ORDER BY p.name_folded, p.id";
    /// A member reads.
    ADD_READER = "INSERT INTO intake_readers (intake_id, person_id) SELECT $2, m.person_id FROM memberships m WHERE m.community_id = $1 AND m.person_id = $3 AND m.standing = 'member' ON CONFLICT DO NOTHING";

    /// Takes in what came until it closed.
    GATHER = "UPDATE applications SET intake_id = $1, state = 'reading', criteria_version = $4 WHERE community_id = $2 AND state = 'sent' AND intake_id IS NULL AND proven_at IS NOT NULL AND sent_at <= $3";
    /// What of their answers describes them.
    SAID_OF_THEMSELVES = "SELECT a.community_id, a.id, q.about, w.words, q.options FROM applications a JOIN application_answers w ON w.application_id = a.id
            JOIN questions q ON q.community_id = a.community_id AND q.number = w.question
        WHERE a.intake_id = $1 AND q.about IN ('organisation', 'field', 'place', 'years', 'voice') AND w.words <> '' ORDER BY a.id, q.number";
    /// Those that were taken in, and are read.
    GATHERED = "SELECT id FROM applications WHERE intake_id = $1 AND state = 'reading' ORDER BY id";
    /// Who was asked to read one.
    READINGS_OF = "SELECT reader_id, purpose, state, label FROM readings WHERE application_id = $1 ORDER BY id";
    /// Members who could read one: without a tie to whoever wrote it, who have not been asked before; whether they were appointed, and how much they read already.
    FREE_READERS = "SELECT m.person_id, EXISTS (SELECT 1 FROM intake_readers r WHERE r.intake_id = $1 AND r.person_id = m.person_id) AS appointed,
            (SELECT COUNT(*) FROM readings r WHERE r.intake_id = $1 AND r.reader_id = m.person_id AND r.state <> 'conflict') AS load
        FROM memberships m WHERE m.community_id = $3 AND m.standing = 'member'
            AND NOT EXISTS (SELECT 1 FROM readings r WHERE r.application_id = $2 AND r.reader_id = m.person_id)
            AND NOT EXISTS (SELECT 1 FROM between_two b WHERE b.community_id = $3 AND b.kind IN ('tie', 'line', 'avoid') AND ((b.one_id = m.person_id AND b.other_id = $2) OR (b.one_id = $2 AND b.other_id = m.person_id)))
            AND NOT EXISTS (SELECT 1 FROM described x JOIN described y ON y.community_id = x.community_id AND y.dimension = x.dimension AND LOWER(y.value) = LOWER(x.value)
                WHERE x.community_id = $3 AND x.dimension = 'organisation' AND x.who_id = m.person_id AND y.who_id = $2)
            AND NOT EXISTS (SELECT 1 FROM invitations v JOIN applications a ON a.community_id = v.community_id AND a.folded = v.folded WHERE a.id = $2 AND a.folded <> '' AND (v.by_id = m.person_id OR v.suggested_by = m.person_id))
            AND NOT EXISTS (SELECT 1 FROM applications a WHERE a.id = $2 AND a.person_id = m.person_id)
            AND NOT EXISTS (SELECT 1 FROM intakes i JOIN decisions d ON d.intake_id = i.id WHERE i.id = $1 AND d.application_id = $2 AND i.chosen_by = m.person_id)
        ORDER BY m.person_id LIMIT 2000";
    /// What is named already.
    LABELS = "SELECT DISTINCT label FROM readings WHERE intake_id = $1 ORDER BY label";
    /// Asks a member to read.
    ASK_TO_READ = "INSERT INTO readings (id, community_id, intake_id, application_id, reader_id, purpose, state, label, note, asked_at) VALUES ($1, $2, $3, $4, $5, $6, 'asked', $7, '', $8)";

    // Blind: what a reader is shown.
    /// What a member was asked to read.
    MY_READINGS = concat!(reading!(), " WHERE r.community_id = $1 AND r.reader_id = $2 AND r.state <> 'conflict' ORDER BY r.state, r.id DESC LIMIT 500");
    /// One of them.
    READING = concat!(reading!(), " WHERE r.id = $1 AND r.community_id = $2 AND r.reader_id = $3");
    /// Whose it is.
    READING_OF = "SELECT community_id, reader_id FROM readings WHERE id = $1";
    /// What an application says: each answer by the number of its question, but for what tells where they work.
    BLIND_ANSWERS = "SELECT w.question, w.words FROM application_answers w JOIN applications a ON a.id = w.application_id
        WHERE w.application_id = $1 AND a.state NOT IN ('begun', 'withdrawn') AND NOT EXISTS (SELECT 1 FROM questions q WHERE q.community_id = a.community_id AND q.number = w.question AND q.about = 'organisation') ORDER BY w.question";
    /// The marks of a reading.
    MARKS_OF = "SELECT criterion, mark, reason FROM marks WHERE reading_id = $1 ORDER BY criterion";
    /// What is appealed.
    APPEAL_WORDS = "SELECT appeal FROM decisions WHERE application_id = $1";

    /// Others wait until it is marked.
    LOCK_APPLICATION = "SELECT id FROM applications WHERE id = $1 {FOR_UPDATE}";
    /// A mark.
    KEEP_MARK = "INSERT INTO marks (reading_id, criterion, mark, reason) VALUES ($1, $2, $3, $4) ON CONFLICT (reading_id, criterion) DO UPDATE SET mark = excluded.mark, reason = excluded.reason";
    /// It was read.
    HAVE_READ = "UPDATE readings SET state = 'read', note = $2, read_at = $3 WHERE id = $1";
    /// How many are still to be read.
    LEFT_TO_READ = "SELECT COUNT(*) AS count FROM readings WHERE intake_id = $1 AND purpose = $2 AND state = 'asked'";
    /// The reader knows them.
    CONFLICT = "UPDATE readings SET state = 'conflict', read_at = $2 WHERE id = $1";
    /// And marks nothing.
    DROP_MARKS = "DELETE FROM marks WHERE reading_id = $1";

    /// All as read. A name, and where they work, once two have read it.
    TABLE = concat!("SELECT a.id, COALESCE((SELECT MIN(r.label) FROM readings r WHERE r.application_id = a.id), '') AS label, a.state,
            CASE WHEN ", both_read!("a.id"), " THEN a.name END AS name,
            CASE WHEN ", both_read!("a.id"), " THEN (SELECT value FROM described x WHERE x.community_id = a.community_id AND x.who_id = a.id AND x.dimension = 'organisation') END AS organisation,
            (SELECT COUNT(*) FROM readings r WHERE r.application_id = a.id AND r.purpose = 'first' AND r.state = 'read') AS read,
            (SELECT COUNT(*) FROM readings r WHERE r.application_id = a.id AND r.purpose = 'first' AND r.state <> 'conflict') AS asked
        FROM applications a WHERE a.intake_id = $1 ORDER BY LENGTH(COALESCE((SELECT MIN(r.label) FROM readings r WHERE r.application_id = a.id), '')), label, a.id LIMIT 20000");
    /// The marks of what two have read.
    TABLE_MARKS = concat!("SELECT r.application_id, m.criterion, m.mark, m.reason FROM readings r JOIN marks m ON m.reading_id = r.id
        WHERE r.intake_id = $1 AND r.purpose = 'first' AND r.state = 'read' AND ", both_read!("r.application_id"), " ORDER BY r.application_id, m.criterion, r.id");
    /// What was settled.
    TABLE_SETTLED = "SELECT s.application_id, s.criterion, s.mark, s.reason FROM settled_marks s JOIN applications a ON a.id = s.application_id WHERE a.intake_id = $1 ORDER BY s.application_id, s.criterion";
    /// Two readers settled on a mark.
    SETTLE_MARK = "INSERT INTO settled_marks (application_id, criterion, mark, reason, by_id, at) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (application_id, criterion) DO UPDATE SET mark = excluded.mark, reason = excluded.reason, by_id = excluded.by_id, at = excluded.at";

    /// Describes somebody.
    DESCRIBE = "INSERT INTO described (community_id, who_id, dimension, value) VALUES ($1, $2, $3, $4) ON CONFLICT (community_id, who_id, dimension) DO UPDATE SET value = excluded.value";
    /// Rather not.
    UNDESCRIBE = "DELETE FROM described WHERE community_id = $1 AND who_id = $2 AND dimension = $3";
    /// How somebody described themself.
    DESCRIBED = "SELECT dimension, value FROM described WHERE community_id = $1 AND who_id = $2 ORDER BY dimension";
    /// How all did: members, and applicants whom two have read.
    ALL_DESCRIBED = concat!("SELECT x.who_id, x.dimension, x.value FROM described x WHERE x.community_id = $1 AND (EXISTS (SELECT 1 FROM memberships m WHERE m.community_id = x.community_id AND m.person_id = x.who_id AND m.standing = 'member') OR ",
        both_read!("x.who_id"), ") ORDER BY x.who_id, x.dimension");
    /// An applicant becomes a member: what they said of themself stays theirs.
    MOVE_DESCRIPTION = "INSERT INTO described (community_id, who_id, dimension, value) SELECT community_id, $3, dimension, value FROM described WHERE community_id = $1 AND who_id = $2 ON CONFLICT DO NOTHING";
    /// Whether somebody belongs here, or applies here and was read by two.
    KNOWN_HERE = concat!("SELECT (SELECT COUNT(*) FROM memberships m WHERE m.community_id = $1 AND m.person_id = $2) + (SELECT COUNT(*) FROM applications a WHERE a.community_id = $1 AND a.id = $2 AND ", both_read!("a.id"), ") AS count");
    /// Whether somebody applies here and was read by two.
    READ_HERE = concat!("SELECT COUNT(*) AS count FROM applications a WHERE a.community_id = $1 AND a.id = $2 AND ", both_read!("a.id"));
    /// What there is between two.
    SET_BETWEEN = "INSERT INTO between_two (community_id, one_id, other_id, kind, by_id, at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (community_id, one_id, other_id, kind) DO NOTHING";
    /// It is not so.
    UNSET_BETWEEN = "DELETE FROM between_two WHERE community_id = $1 AND one_id = $2 AND other_id = $3 AND kind = $4";
    /// Between all of whom the names are known.
    BETWEEN = concat!("SELECT b.one_id, b.other_id, b.kind FROM between_two b WHERE b.community_id = $1
        AND ", named!(), "
        ORDER BY b.one_id, b.other_id, b.kind LIMIT 20000");
    /// The same with their names, as many as a person reads.
    PAIRS = concat!("SELECT b.one_id, b.other_id, b.kind, COALESCE((SELECT p.name FROM people p WHERE p.id = b.one_id), (SELECT a.name FROM applications a WHERE a.id = b.one_id), '') AS one_name,
            COALESCE((SELECT p.name FROM people p WHERE p.id = b.other_id), (SELECT a.name FROM applications a WHERE a.id = b.other_id), '') AS other_name
        FROM between_two b WHERE b.community_id = $1
        AND ", named!(), "
        ORDER BY b.one_id, b.other_id, b.kind LIMIT 200");

    /// The mix that was chosen.
    MIX = "SELECT dimension, value, least, most FROM mix_bands WHERE community_id = $1 ORDER BY dimension, value";
    /// Chosen anew.
    DROP_MIX = "DELETE FROM mix_bands WHERE community_id = $1";
    /// A band of it.
    KEEP_BAND = "INSERT INTO mix_bands (community_id, dimension, value, least, most) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (community_id, dimension, value) DO UPDATE SET least = excluded.least, most = excluded.most";

    /// Who stays, with what they offer and look for.
    WHO_STAYS = "SELECT p.id, p.name, m.offers, m.seeks FROM memberships m JOIN people p ON p.id = m.person_id WHERE m.community_id = $1 AND m.standing = 'member' ORDER BY p.name_folded, p.id LIMIT $2";
    /// What those who were read by two need and offer, with all else they said.
    NEEDS_AND_OFFERS = concat!("SELECT w.application_id, w.question, w.words FROM application_answers w JOIN applications a ON a.id = w.application_id WHERE a.intake_id = $1 AND ", both_read!("a.id"), " ORDER BY w.application_id, w.question");
    /// Who answered whom in conversation: a tie.
    WHO_ANSWERED_WHOM = "SELECT DISTINCT o.author_id, p.author_id FROM posts o JOIN posts p ON p.id = o.parent_id WHERE o.community_id = $1 AND o.author_id <> p.author_id ORDER BY 1, 2 LIMIT 20000";

    /// Chosen, by the first who says so.
    CHOSEN = "UPDATE intakes SET state = 'chosen', chosen_by = $2, chosen_at = $3, reason = $4, objections_until = $5 WHERE id = $1 AND state = 'reading'";
    /// What was decided of one.
    DECIDE = "INSERT INTO decisions (application_id, intake_id, community_id, outcome, place, reason, criteria_version, letter, appeal) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '')";
    /// To be chosen again: nothing was told yet.
    RECONSIDER = "UPDATE intakes SET state = 'reading', chosen_by = NULL, chosen_at = NULL, objections_until = NULL WHERE id = $1 AND state = 'chosen'";
    /// Nothing is decided.
    UNDECIDE = "DELETE FROM decisions WHERE intake_id = $1 AND sent_at IS NULL";

    /// Members who are told of a choice.
    TO_TELL = "SELECT p.id, a.address, p.language, p.zone FROM memberships m JOIN people p ON p.id = m.person_id JOIN addresses a ON a.person_id = p.id AND a.is_main
        WHERE m.community_id = $1 AND m.standing = 'member' AND a.suspended_at IS NULL AND NOT EXISTS (SELECT 1 FROM reach r WHERE r.person_id = p.id AND r.paused_until > $2) ORDER BY p.id LIMIT 20000";
    /// A member objects to somebody who was chosen.
    OBJECT = "INSERT INTO objections (id, intake_id, application_id, by_id, reason, made_at, answer) SELECT $1, d.intake_id, d.application_id, $4, $5, $6, '' FROM decisions d WHERE d.intake_id = $2 AND d.application_id = $3 AND d.outcome = 'offer'";
    /// All of an intake, or one's own.
    OBJECTIONS = "SELECT o.id, o.application_id, a.name, COALESCE((SELECT name FROM people WHERE id = o.by_id), '') AS by_name, o.reason, o.made_at, o.answer, COALESCE((SELECT name FROM people WHERE id = o.answered_by), '') AS answerer
        FROM objections o JOIN applications a ON a.id = o.application_id WHERE o.intake_id = $1 AND ($2 OR o.by_id = $3) ORDER BY o.id LIMIT 500";
    /// How many wait for an answer.
    OPEN_OBJECTIONS = "SELECT COUNT(*) AS count FROM objections o JOIN decisions d ON d.application_id = o.application_id AND d.intake_id = o.intake_id WHERE o.intake_id = $1 AND o.answered_at IS NULL AND d.outcome = 'offer'";
    /// Answered, once.
    ANSWER_OBJECTION = "UPDATE objections SET answer = $3, answered_by = $4, answered_at = $5 WHERE id = $1 AND intake_id = $2 AND answered_at IS NULL";

    /// The decisions of an intake.
    DECISIONS = concat!(decision!(), " WHERE d.intake_id = $1 ORDER BY d.place, d.application_id");
    /// One.
    DECISION = concat!(decision!(), " WHERE d.application_id = $1");
    /// Who is offered a place.
    OFFERED = "SELECT d.application_id, a.name FROM decisions d JOIN applications a ON a.id = d.application_id WHERE d.intake_id = $1 AND d.outcome = 'offer' ORDER BY d.place, d.application_id";
    /// One that is to be answered.
    LOCK_DECISION = "SELECT application_id FROM decisions WHERE application_id = $1 {FOR_UPDATE}";
    /// The language of whoever applies.
    LANGUAGE = "SELECT language FROM applications WHERE id = $1";
    /// Somebody has read the letter.
    WRITE_LETTER = "UPDATE decisions SET letter = $2, read_by = $3 WHERE application_id = $1 AND sent_at IS NULL";
    /// It leaves.
    LEAVES = "UPDATE decisions SET sent_at = $2, until = $3 WHERE application_id = $1";
    /// The application says it too.
    DECIDED = "UPDATE applications SET state = $2, reason = $3, decided_at = $4 WHERE id = $1 AND state <> 'joined'";
    /// Letters leave, or all have.
    TELLING = "UPDATE intakes SET state = $2, told_at = COALESCE(told_at, $3) WHERE id = $1";
    /// The first answer counts.
    ANSWER = "UPDATE decisions SET answer = $2, answered_at = $3 WHERE application_id = $1 AND answer IS NULL";
    /// Offers that nobody took.
    LAPSED = concat!(decision!(), " WHERE d.outcome = 'offer' AND d.sent_at IS NOT NULL AND d.answer IS NULL AND d.until <= $1 ORDER BY d.until, d.application_id LIMIT 200");
    /// How a person described themself.
    MY_DESCRIPTION = "SELECT c.name, x.dimension, x.value, CAST(NULL AS TEXT) AS none1, CAST(NULL AS TEXT) AS none2, CAST(NULL AS TEXT) AS none3, CAST(NULL AS BIGINT) AS none4, CAST(NULL AS BIGINT) AS none5
        FROM described x JOIN communities c ON c.id = x.community_id WHERE x.who_id = $1 ORDER BY c.name, x.dimension LIMIT 10000";
    /// Not any more.
    ERASE_DESCRIPTION = "DELETE FROM described WHERE who_id = $1";
    /// Nor what there was between them and others.
    ERASE_BETWEEN = "DELETE FROM between_two WHERE one_id = $1 OR other_id = $1";
    /// What a person read, mark by mark.
    MY_MARKS = "SELECT c.name, i.name AS intake, r.label, m.criterion, m.mark, m.reason, r.asked_at, r.read_at FROM readings r JOIN communities c ON c.id = r.community_id JOIN intakes i ON i.id = r.intake_id
        LEFT JOIN marks m ON m.reading_id = r.id WHERE r.reader_id = $1 ORDER BY r.id, m.criterion LIMIT 10000";
    /// They read no more. What they found counts, and was never theirs by name.
    ERASE_READER = "DELETE FROM intake_readers WHERE person_id = $1";
    /// What they were still asked to read goes back.
    ERASE_ASKED = "UPDATE readings SET state = 'conflict' WHERE reader_id = $1 AND state = 'asked'";
    /// What a person objected to.
    MY_OBJECTIONS = "SELECT c.name, i.name AS intake, o.reason, o.answer, CAST(NULL AS TEXT) AS none1, CAST(NULL AS TEXT) AS none2, o.made_at, o.answered_at FROM objections o JOIN intakes i ON i.id = o.intake_id JOIN communities c ON c.id = i.community_id WHERE o.by_id = $1 ORDER BY o.id LIMIT 10000";
    /// Their words go.
    ERASE_OBJECTIONS = "UPDATE objections SET reason = '' WHERE by_id = $1";
    /// How somebody described themself who is not here any more.
    FORGET_DESCRIBED = "DELETE FROM described WHERE NOT EXISTS (SELECT 1 FROM people p WHERE p.id = described.who_id) AND NOT EXISTS (SELECT 1 FROM applications a WHERE a.id = described.who_id)";
    /// What there was between two of whom one is not here any more.
    FORGET_BETWEEN = "DELETE FROM between_two WHERE (NOT EXISTS (SELECT 1 FROM people p WHERE p.id = one_id) AND NOT EXISTS (SELECT 1 FROM applications a WHERE a.id = one_id))
        OR (NOT EXISTS (SELECT 1 FROM people p WHERE p.id = other_id) AND NOT EXISTS (SELECT 1 FROM applications a WHERE a.id = other_id))";
    /// The letters about what is forgotten, once they have left.
    FORGET_LETTERS = "UPDATE letters SET subject = '', plain = '', html = '' WHERE plain <> '' AND ((kind = 'decision' AND NOT EXISTS (SELECT 1 FROM applications a WHERE a.id = letters.item_id)) OR (kind = 'reading' AND NOT EXISTS (SELECT 1 FROM readings r WHERE r.id = letters.item_id)))
        AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.letter_id = letters.id AND d.state = 'waiting')";
    /// And whom they went to.
    FORGET_DELIVERIES = "UPDATE deliveries SET address = 'erased-' || CAST(id AS TEXT) WHERE person_id IS NULL AND state <> 'waiting' AND address NOT LIKE 'erased-%'
        AND letter_id IN (SELECT id FROM letters WHERE kind = 'decision' AND NOT EXISTS (SELECT 1 FROM applications a WHERE a.id = letters.item_id))";
    /// Who waits next.
    NEXT_WAITING = "SELECT d.application_id, a.name, c.name FROM decisions d JOIN applications a ON a.id = d.application_id JOIN communities c ON c.id = d.community_id
        WHERE d.intake_id = $1 AND d.outcome = 'wait' AND d.sent_at IS NOT NULL AND a.state = 'waiting' AND (d.answer IS NULL OR d.answer IN ('next-round', 'asked-again')) ORDER BY d.place, d.application_id LIMIT 1";
    /// They are offered a place, once a convenor has read the letter.
    MOVE_UP = "UPDATE decisions SET outcome = 'offer', letter = $2, read_by = NULL, sent_at = NULL, until = NULL, answer = NULL, answered_at = NULL WHERE application_id = $1";
    /// Who asked for the next round, or waits, when one opens; not those of that round.
    ASKS_NEXT = "SELECT a.id, a.name, a.address, a.language FROM intakes i JOIN decisions d ON d.community_id = i.community_id AND d.intake_id <> i.id JOIN applications a ON a.id = d.application_id
        WHERE i.id = $1 AND d.sent_at IS NOT NULL AND d.outcome <> 'offer' AND (d.answer = 'next-round' OR (d.outcome = 'wait' AND d.answer IS NULL)) AND a.state IN ('declined', 'waiting')
        ORDER BY a.id LIMIT 5000";
    /// They were asked.
    ASKED_AGAIN = "UPDATE decisions SET answer = 'asked-again' WHERE application_id = $1 AND (answer IS NULL OR answer = 'next-round')";
    /// To be read afresh.
    APPEAL = "UPDATE decisions SET answer = 'appealed', answered_at = $3, appeal = $2, appealed_at = $3 WHERE application_id = $1";
    /// How many have read it afresh.
    READ_AFRESH = "SELECT COUNT(*) AS count FROM readings WHERE application_id = $1 AND purpose = 'appeal' AND state = 'read'";
    /// An appeal has ended.
    END_APPEAL = "UPDATE decisions SET outcome = $2, reason = $3, letter = $4, read_by = $5, appeal_ended = $6, answer = NULL, answered_at = NULL WHERE application_id = $1";
}
