//! Statements about rhythms, dates and gatherings.

/// The columns of a gathering, in the order of its fields.
macro_rules! gathering {
    () => {
        "id, community_id, title, purpose, rhythm_id, slot_on, series_id, poll_id, on_day, minute, zone, minutes, starts_at, ends_at, mode, place, venue_id, link, dial_in, capacity, is_open, state, sequence, made_at, changed_at, invited_at FROM gatherings"
    };
}

/// The columns of a gathering beside others.
macro_rules! prefixed {
    () => {
        "g.id, g.community_id, g.title, g.purpose, g.rhythm_id, g.slot_on, g.series_id, g.poll_id, g.on_day, g.minute, g.zone, g.minutes, g.starts_at, g.ends_at, g.mode, g.place, g.venue_id, g.link, g.dial_in, g.capacity, g.is_open, g.state, g.sequence, g.made_at, g.changed_at, g.invited_at"
    };
}

/// The columns of a seat, with whose it is; its note as the reader may see it.
macro_rules! seat {
    ($note:literal) => {
        concat!(
            "s.person_id, p.name, p.zone, s.asked_at, s.told_sequence, s.answer, ",
            $note,
            " AS note, s.answered_at, s.came_by, s.answered_by, s.sequence, s.stamped_at, s.waits_since, s.late, s.by_phone, s.is_shown FROM ",
            seated!()
        )
    };
}

/// The seats of members, `s`, with their people, `p`.
macro_rules! seated {
    () => {
        "seats s JOIN gatherings g ON g.id = s.gathering_id JOIN people p ON p.id = s.person_id JOIN memberships m ON m.community_id = g.community_id AND m.person_id = s.person_id AND m.standing = 'member'"
    };
}

/// Whom a letter goes to.
macro_rules! due {
    () => {
        "p.id, p.name, p.language, p.zone, (SELECT a.address FROM addresses a WHERE a.person_id = p.id AND a.suspended_at IS NULL ORDER BY a.is_main DESC, a.folded LIMIT 1) AS address, s.answer, s.told_sequence"
    };
}

/// Whoever can be written to at all.
macro_rules! reachable {
    () => {
        "r.stopped_at IS NULL AND EXISTS (SELECT 1 FROM addresses a WHERE a.person_id = p.id AND a.suspended_at IS NULL)"
    };
}

use crate::lifecycle::sql::awake;

/// Members of the community of `g`, with their seats where they have one.
macro_rules! members {
    () => {
        "memberships m JOIN people p ON p.id = m.person_id LEFT JOIN reach r ON r.person_id = p.id LEFT JOIN seats s ON s.gathering_id = g.id AND s.person_id = p.id"
    };
}

/// Whoever of them has not been told of this version, or not asked at all. What rests asks nobody anew; what is changed or called off is told.
macro_rules! untold {
    ($now:literal) => {
        concat!(
            "m.community_id = g.community_id AND m.standing = 'member' AND ",
            reachable!(),
            " AND ((s.person_id IS NULL AND ",
            awake!("g.community_id"),
            " AND g.state IN ('planned', 'changed') AND (r.paused_until IS NULL OR r.paused_until <= ",
            $now,
            ") AND m.delivery <> 'none') OR s.told_sequence < g.sequence)"
        )
    };
}

/// Whoever of them was asked and does not rest themselves; not those who said no, or wait.
macro_rules! expected {
    ($now:literal) => {
        concat!(
            "m.community_id = g.community_id AND m.standing = 'member' AND s.person_id IS NOT NULL AND ",
            reachable!(),
            " AND (r.paused_until IS NULL OR r.paused_until <= ",
            $now,
            ") AND (s.answer IS NULL OR s.answer <> 'declined') AND s.waits_since IS NULL"
        )
    };
}

/// Whoever of those is to be reminded: nobody who was asked only within the last day, and nobody of what rests.
macro_rules! unreminded {
    ($now:literal, $lately:literal) => {
        concat!(
            expected!($now),
            " AND ",
            awake!("g.community_id"),
            " AND s.reminded_at IS NULL AND s.asked_at <= ",
            $lately
        )
    };
}

/// Whoever of those is to be told the way in: not those whose calendar has it.
macro_rules! outside {
    ($now:literal) => {
        concat!(expected!($now), " AND s.joining_at IS NULL AND s.came_by <> 'calendar'")
    };
}

store::statements! {
    /// The rhythms of a community.
    RHYTHMS = "SELECT id, name, every, weekday, nth, minute, zone, minutes, mode, purpose, protected, starts_on FROM rhythms WHERE community_id = $1 ORDER BY id";
    /// What they leave out.
    SKIPS = "SELECT s.rhythm_id, s.from_day, s.to_day FROM rhythm_skips s JOIN rhythms r ON r.id = s.rhythm_id WHERE r.community_id = $1 ORDER BY s.rhythm_id, s.from_day";
    /// Sets one.
    KEEP = "INSERT INTO rhythms (id, community_id, name, every, weekday, nth, minute, zone, minutes, mode, purpose, protected, starts_on, made_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, every = excluded.every, weekday = excluded.weekday, nth = excluded.nth, minute = excluded.minute, zone = excluded.zone,
            minutes = excluded.minutes, mode = excluded.mode, purpose = excluded.purpose, protected = excluded.protected, starts_on = excluded.starts_on";
    /// Leaves nothing out.
    FORGET_SKIPS = "DELETE FROM rhythm_skips WHERE rhythm_id = $1";
    /// Leaves days out.
    SKIP = "INSERT INTO rhythm_skips (rhythm_id, from_day, to_day) VALUES ($1, $2, $3)
        ON CONFLICT (rhythm_id, from_day) DO UPDATE SET to_day = CASE WHEN excluded.to_day > rhythm_skips.to_day THEN excluded.to_day ELSE rhythm_skips.to_day END";
    /// Takes one away.
    DROP = "DELETE FROM rhythms WHERE community_id = $1 AND id = $2";

    /// Dates to choose among.
    ASK = "INSERT INTO date_polls (id, community_id, title, minutes, zone, made_by, made_at, closes_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    /// One of them.
    OPTION = "INSERT INTO poll_options (poll_id, number, at) VALUES ($1, $2, $3)";
    /// A poll.
    POLL = "SELECT id, community_id, title, minutes, zone, closes_at, chosen FROM date_polls WHERE id = $1";
    /// Its dates.
    OPTIONS = "SELECT number, at FROM poll_options WHERE poll_id = $1 ORDER BY number";
    /// The polls of a community.
    POLLS = "SELECT id, community_id, title, minutes, zone, closes_at, chosen FROM date_polls WHERE community_id = $1 ORDER BY id DESC LIMIT 20";
    /// Their dates.
    OPTIONS_OF_ALL = "SELECT o.number, o.at, o.poll_id FROM poll_options o
        WHERE o.poll_id IN (SELECT id FROM date_polls WHERE community_id = $1 ORDER BY id DESC LIMIT 20) ORDER BY o.poll_id, o.number";
    /// The one that suits.
    CHOOSE = "UPDATE date_polls SET chosen = $2, chosen_at = $3, chosen_by = $4 WHERE id = $1";
    /// What somebody answered.
    ANSWER_OF = "SELECT numbers, note FROM poll_people WHERE poll_id = $1 AND person_id = $2";
    /// They answer.
    ANSWER = "INSERT INTO poll_people (poll_id, person_id, asked_at, numbers, note, answered_at) VALUES ($1, $2, $3, $4, $5, $3)
        ON CONFLICT (poll_id, person_id) DO UPDATE SET numbers = excluded.numbers, note = excluded.note, answered_at = excluded.answered_at";
    /// What they answered before.
    PUT_BACK = "UPDATE poll_people SET numbers = CAST($3 AS TEXT), note = '', answered_at = CASE WHEN CAST($3 AS TEXT) IS NULL THEN NULL ELSE answered_at END WHERE poll_id = $1 AND person_id = $2";
    /// What everyone answered.
    ANSWERS = "SELECT p.id, p.name, p.zone, a.numbers, a.note, a.answered_at FROM poll_people a JOIN people p ON p.id = a.person_id
        JOIN date_polls d ON d.id = a.poll_id JOIN memberships m ON m.community_id = d.community_id AND m.person_id = p.id AND m.standing = 'member'
        WHERE a.poll_id = $1 ORDER BY p.name_folded, p.id";

    /// What somebody answered to dates, for them.
    MINE = "SELECT c.name, d.title, a.numbers, a.note, CAST(NULL AS TEXT) AS none1, CAST(NULL AS TEXT) AS none2, a.asked_at, a.answered_at
        FROM poll_people a JOIN date_polls d ON d.id = a.poll_id JOIN communities c ON c.id = d.community_id WHERE a.person_id = $1 ORDER BY a.poll_id LIMIT 10000";
    /// And that goes with them.
    ERASE = "DELETE FROM poll_people WHERE person_id = $1";

    /// Who is to be asked.
    TO_ASK = concat!("SELECT d.id, d.community_id, p.id, p.name, p.language, p.zone,
            (SELECT a.address FROM addresses a WHERE a.person_id = p.id AND a.suspended_at IS NULL ORDER BY a.is_main DESC, a.folded LIMIT 1) AS address
        FROM date_polls d JOIN memberships m ON m.community_id = d.community_id AND m.standing = 'member' JOIN people p ON p.id = m.person_id
        LEFT JOIN reach r ON r.person_id = p.id
        WHERE d.chosen IS NULL AND ", awake!("d.community_id"), " AND d.closes_at > $1
          AND NOT EXISTS (SELECT 1 FROM poll_people a WHERE a.poll_id = d.id AND a.person_id = p.id)
          AND EXISTS (SELECT 1 FROM addresses a WHERE a.person_id = p.id AND a.suspended_at IS NULL)
          AND r.stopped_at IS NULL AND (r.paused_until IS NULL OR r.paused_until <= $1) AND m.delivery <> 'none'
        ORDER BY d.id, p.id LIMIT $2");
    /// They were.
    ASKED = "INSERT INTO poll_people (poll_id, person_id, asked_at, note) VALUES ($1, $2, $3, '') ON CONFLICT (poll_id, person_id) DO NOTHING";
    /// What convenors are to be told of.
    TO_TELL = concat!("SELECT d.id FROM date_polls d WHERE d.chosen IS NULL AND ", awake!("d.community_id"), " AND d.told_at IS NULL
          AND EXISTS (SELECT 1 FROM poll_people a WHERE a.poll_id = d.id AND a.answered_at IS NOT NULL)
          AND (d.closes_at <= $1 OR NOT EXISTS (SELECT 1 FROM memberships m WHERE m.community_id = d.community_id AND m.standing = 'member'
                AND NOT EXISTS (SELECT 1 FROM poll_people a WHERE a.poll_id = d.id AND a.person_id = m.person_id AND a.answered_at IS NOT NULL)))
        ORDER BY d.id LIMIT 100");
    /// They were.
    TOLD = "UPDATE date_polls SET told_at = $2 WHERE id = $1 AND told_at IS NULL";

    /// Puts a gathering down.
    PLAN = "INSERT INTO gatherings (id, community_id, title, purpose, rhythm_id, slot_on, series_id, poll_id, on_day, minute, zone, minutes, starts_at, ends_at, mode, place, venue_id, link, dial_in, capacity, is_open, state, sequence, made_by, made_at, changed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, 'planned', 0, $22, $23, $23)";
    /// The one that was made of the same date of a rhythm, or of the same poll.
    SAME = "SELECT id FROM gatherings WHERE (rhythm_id = $1 AND slot_on = $2) OR poll_id = $3 LIMIT 1";
    /// One.
    ONE = concat!("SELECT ", gathering!(), " WHERE id = $1");
    /// One, which waits for whoever writes to it or its seats already: who has the last seat is settled by one after the other.
    ONE_TO_WRITE = concat!("SELECT ", gathering!(), " WHERE id = $1 {FOR_UPDATE}");
    /// How many are ahead.
    AHEAD = "SELECT COUNT(*) AS ahead FROM gatherings WHERE community_id = $1 AND starts_at > $2 AND state <> 'cancelled'";
    /// What is ahead, or going on.
    COMING = concat!("SELECT ", gathering!(), " WHERE community_id = $1 AND ends_at > $2 AND state <> 'cancelled' AND (is_open OR $3) ORDER BY starts_at, id LIMIT 400");
    /// What is past, or was called off.
    PAST = concat!("SELECT ", gathering!(), " WHERE community_id = $1 AND (ends_at <= $2 OR state = 'cancelled') ORDER BY starts_at DESC, id DESC LIMIT 100");

    /// It is otherwise than it was.
    CHANGE = "UPDATE gatherings SET title = $2, purpose = $3, on_day = $4, minute = $5, zone = $6, minutes = $7, starts_at = $8, ends_at = $9, mode = $10, place = $11, venue_id = $12, link = $13, dial_in = $14,
            capacity = $15, is_open = $16, state = $17, sequence = $18, changed_at = $19 WHERE id = $1";
    /// It is called off.
    CANCEL = "UPDATE gatherings SET state = 'cancelled', sequence = sequence + 1, changed_at = $2 WHERE id = $1";
    /// Its members are asked to come.
    INVITE = "UPDATE gatherings SET invited_at = COALESCE(invited_at, $2) WHERE id = $1";
    /// What lies behind was held.
    HELD = "UPDATE gatherings SET state = 'held' WHERE ends_at <= $1 AND state IN ('planned', 'changed')";
    /// What is ahead, wherever: its hour is reckoned anew.
    AHEAD_ALL = "SELECT id, on_day, minute, zone, minutes, starts_at FROM gatherings WHERE starts_at > $1 AND state IN ('planned', 'changed') AND id > $2 ORDER BY id LIMIT 500";
    /// By the rules of zones as they are known now.
    RECKON = "UPDATE gatherings SET starts_at = $2, ends_at = $3 WHERE id = $1";

    /// A year of dates, as one invitation.
    SERIES = "INSERT INTO gathering_series (id, community_id, title, every, nth, minute, zone, minutes, from_day, to_day, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    /// It.
    SERIES_ONE = "SELECT id, community_id, title, every, nth, minute, zone, minutes, from_day, to_day, made_at FROM gathering_series WHERE id = $1";
    /// Its gatherings.
    SERIES_OF = concat!("SELECT ", gathering!(), " WHERE series_id = $1 ORDER BY slot_on");
    /// The days of the rhythms of a community on which a gathering is planned already.
    SLOTS = "SELECT g.rhythm_id, g.slot_on FROM gatherings g JOIN rhythms r ON r.id = g.rhythm_id WHERE r.community_id = $1 AND g.slot_on IS NOT NULL";

    /// Somebody's seat.
    SEAT = concat!("SELECT ", seat!("s.note"), " WHERE s.gathering_id = $1 AND s.person_id = $2");
    /// The seats of a gathering, by name: all ($2), or one's own ($3) and of the others those who come and let it be seen, without what else they said.
    SEATS = concat!("SELECT ", seat!("CASE WHEN $2 OR s.person_id = $3 THEN s.note ELSE '' END"), " WHERE s.gathering_id = $1
        AND ($2 OR s.person_id = $3 OR (s.is_shown AND s.answer = 'accepted' AND s.waits_since IS NULL)) ORDER BY p.name_folded, p.id");
    /// How many come, perhaps come, do not, wait, have not answered.
    COUNT = concat!("SELECT COUNT(CASE WHEN s.answer = 'accepted' AND s.waits_since IS NULL THEN 1 END) AS coming, COUNT(CASE WHEN s.answer = 'tentative' THEN 1 END) AS perhaps,
            COUNT(CASE WHEN s.answer = 'declined' THEN 1 END) AS away, COUNT(CASE WHEN s.answer = 'accepted' AND s.waits_since IS NOT NULL THEN 1 END) AS waiting,
            COUNT(CASE WHEN s.answer IS NULL THEN 1 END) AS silent FROM ", seated!(), " WHERE s.gathering_id = $1");
    /// Whoever waits, the first first.
    WAITING = "SELECT s.person_id FROM seats s JOIN gatherings g ON g.id = s.gathering_id JOIN memberships m ON m.community_id = g.community_id AND m.person_id = s.person_id AND m.standing = 'member'
        WHERE s.gathering_id = $1 AND s.waits_since IS NOT NULL AND s.answer = 'accepted' ORDER BY s.waits_since, s.person_id";
    /// How many have a seat, and how many guests.
    TAKEN = "SELECT (SELECT COUNT(*) FROM seats s JOIN gatherings g ON g.id = s.gathering_id JOIN memberships m ON m.community_id = g.community_id AND m.person_id = s.person_id AND m.standing = 'member'
            WHERE s.gathering_id = $1 AND s.answer = 'accepted' AND s.waits_since IS NULL AND s.person_id <> $2) AS seats,
        (SELECT COUNT(*) FROM gathering_guests WHERE gathering_id = $1 AND state = 'coming') AS guests";
    /// Somebody is asked, or says something unasked.
    TAKE_SEAT = "INSERT INTO seats (gathering_id, person_id, asked_at, told_sequence, note, came_by, sequence, late, by_phone, is_shown) VALUES ($1, $2, $3, $4, '', '', 0, 0, FALSE, FALSE) ON CONFLICT (gathering_id, person_id) DO NOTHING";
    /// They were told of this version.
    TOLD_SEAT = "UPDATE seats SET told_sequence = $3 WHERE gathering_id = $1 AND person_id = $2 AND told_sequence < $3";
    /// They answer.
    SIT = "UPDATE seats SET answer = $3, note = $4, answered_at = $5, came_by = $6, answered_by = $7, sequence = $8, stamped_at = $9, waits_since = $10, late = $11, by_phone = $12, is_shown = $13 WHERE gathering_id = $1 AND person_id = $2";
    /// From the waiting list to a seat.
    SEATED = "UPDATE seats SET waits_since = NULL, came_by = 'moved' WHERE gathering_id = $1 AND person_id = $2 AND waits_since IS NOT NULL";
    /// It is at another time: everyone is asked anew.
    ASK_ANEW = "UPDATE seats SET answer = NULL, answered_at = NULL, waits_since = NULL, late = 0, reminded_at = NULL, joining_at = NULL WHERE gathering_id = $1 AND answer IN ('accepted', 'tentative')";

    /// Gatherings of which somebody is to be told.
    TO_WRITE = concat!("SELECT ", prefixed!(), " FROM gatherings g WHERE g.invited_at IS NOT NULL AND g.ends_at > $1 AND EXISTS (SELECT 1 FROM ", members!(), " WHERE ", untold!("$1"), ")
        ORDER BY g.starts_at, g.id LIMIT 2000");
    /// Who they are.
    TO_TELL_OF = concat!("SELECT ", due!(), " FROM gatherings g CROSS JOIN ", members!(), " WHERE g.id = $1 AND p.id > $2 AND ", untold!("$3"), " ORDER BY p.id LIMIT $4");
    /// Members who were asked to none of the dates of a year.
    TO_TELL_OF_SERIES = concat!("SELECT ", due!(), " FROM gathering_series y JOIN memberships m ON m.community_id = y.community_id AND m.standing = 'member' JOIN people p ON p.id = m.person_id
        LEFT JOIN reach r ON r.person_id = p.id LEFT JOIN seats s ON s.gathering_id = y.id AND s.person_id = p.id
        WHERE y.id = $1 AND p.id > $2 AND ", awake!("y.community_id"), " AND ", reachable!(), " AND (r.paused_until IS NULL OR r.paused_until <= $3) AND m.delivery <> 'none'
          AND NOT EXISTS (SELECT 1 FROM gatherings g JOIN seats t ON t.gathering_id = g.id WHERE g.series_id = y.id AND t.person_id = p.id)
        ORDER BY p.id LIMIT $4");
    /// Gatherings that are near, of which somebody is to be reminded.
    NEAR = concat!("SELECT ", prefixed!(), " FROM gatherings g WHERE g.invited_at IS NOT NULL AND g.state IN ('planned', 'changed') AND g.starts_at > $1 AND g.starts_at <= $2
        AND EXISTS (SELECT 1 FROM ", members!(), " WHERE ", unreminded!("$1", "$3"), ") ORDER BY g.starts_at, g.id LIMIT 500");
    /// Who they are.
    TO_REMIND = concat!("SELECT ", due!(), " FROM gatherings g CROSS JOIN ", members!(), " WHERE g.id = $1 AND p.id > $2 AND ", unreminded!("$3", "$5"), " ORDER BY p.id LIMIT $4");
    /// They were.
    REMINDED = "UPDATE seats SET reminded_at = $3 WHERE gathering_id = $1 AND person_id = $2 AND reminded_at IS NULL";
    /// Gatherings that begin soon, to which somebody is to be told the way in.
    BEGINNING = concat!("SELECT ", prefixed!(), " FROM gatherings g WHERE g.invited_at IS NOT NULL AND g.state IN ('planned', 'changed') AND g.starts_at > $1 AND g.starts_at <= $2
        AND EXISTS (SELECT 1 FROM ", members!(), " WHERE ", outside!("$1"), ") ORDER BY g.starts_at, g.id LIMIT 500");
    /// Who they are.
    TO_LET_IN = concat!("SELECT ", due!(), " FROM gatherings g CROSS JOIN ", members!(), " WHERE g.id = $1 AND p.id > $2 AND ", outside!("$3"), " ORDER BY p.id LIMIT $4");
    /// They were.
    LET_IN = "UPDATE seats SET joining_at = $3 WHERE gathering_id = $1 AND person_id = $2 AND joining_at IS NULL";
    /// One person, to be told something.
    TO_TELL_ONE = concat!("SELECT ", due!(), " FROM gatherings g CROSS JOIN ", members!(), " WHERE g.id = $1 AND p.id = $2 AND m.community_id = g.community_id AND m.standing = 'member' AND ", reachable!());

    /// Who was asked to a gathering, or to the dates of a series.
    ASKED_TO = "SELECT DISTINCT s.person_id FROM seats s JOIN gatherings g ON g.id = s.gathering_id WHERE g.id = $1 OR g.series_id = $1";

    /// The zones of those who were asked about dates or can be; whoever has said none reads at their community's hours.
    ZONES = "SELECT p.id, p.name, p.zone FROM people p JOIN memberships m ON m.person_id = p.id WHERE m.community_id = $1 AND m.standing = 'member' AND p.zone NOT IN ('', 'UTC') ORDER BY p.name_folded, p.id LIMIT 2000";
    /// Who came when, with where they are.
    CAME = "SELECT g.starts_at, p.id, p.zone FROM gatherings g JOIN seats s ON s.gathering_id = g.id JOIN people p ON p.id = s.person_id
        WHERE g.community_id = $1 AND g.starts_at <= $2 AND g.starts_at > $3 AND g.state <> 'cancelled' AND s.answer = 'accepted' AND s.waits_since IS NULL
          AND NOT EXISTS (SELECT 1 FROM attendance a WHERE a.gathering_id = s.gathering_id AND a.person_id = s.person_id AND a.state = 'away')";
    /// How many members there are.
    MEMBERS = "SELECT COUNT(*) AS members FROM memberships WHERE community_id = $1 AND standing = 'member'";
    /// When people meet in one place, and how many had said that they come.
    IN_PERSON = "SELECT g.starts_at, (SELECT COUNT(*) FROM seats s LEFT JOIN attendance a ON a.gathering_id = s.gathering_id AND a.person_id = s.person_id
            WHERE s.gathering_id = g.id AND s.answer = 'accepted' AND s.waits_since IS NULL AND (a.state IS NULL OR a.state <> 'away')) AS coming
        FROM gatherings g WHERE g.community_id = $1 AND g.starts_at > $2 AND g.mode IN ('in-person', 'hybrid') AND g.state <> 'cancelled' ORDER BY g.starts_at";

    /// Somebody comes along.
    GUEST = "INSERT INTO gathering_guests (id, gathering_id, name, host_id, state, made_at) VALUES ($1, $2, $3, $4, $5, $6)";
    /// Who comes along: all ($2), or with one host ($3).
    GUESTS = "SELECT t.id, t.gathering_id, t.name, t.host_id, p.name AS host, t.state, t.made_at FROM gathering_guests t JOIN people p ON p.id = t.host_id
        WHERE t.gathering_id = $1 AND ($2 OR t.host_id = $3) ORDER BY t.id";
    /// Whether they do.
    LET_GUEST = "UPDATE gathering_guests SET state = $3 WHERE id = $1 AND gathering_id = $2";
    /// They do not.
    DROP_GUEST = "DELETE FROM gathering_guests WHERE id = $1 AND gathering_id = $2";

    /// The dates of one person, over all communities: those ahead, and thirty days back.
    OF_PERSON = concat!("SELECT ", prefixed!(), ", c.slug, c.name, s.answer, s.waits_since FROM seats s JOIN gatherings g ON g.id = s.gathering_id JOIN communities c ON c.id = g.community_id
        JOIN memberships m ON m.community_id = g.community_id AND m.person_id = s.person_id AND m.standing = 'member'
        WHERE s.person_id = $1 AND g.ends_at > $2 AND (s.answer IS NULL OR s.answer <> 'declined') ORDER BY g.starts_at, g.id LIMIT 2000");
    /// When the address of somebody's dates was made.
    FEED = "SELECT made_at FROM date_feeds WHERE person_id = $1";
    /// It is made, or made anew.
    MAKE_FEED = "INSERT INTO date_feeds (person_id, made_at) VALUES ($1, $2) ON CONFLICT (person_id) DO UPDATE SET made_at = excluded.made_at";
    /// There is none any more.
    DROP_FEED = "DELETE FROM date_feeds WHERE person_id = $1";

    /// What somebody answered about gatherings, for them.
    MY_SEATS = "SELECT c.name, g.title, g.on_day, s.answer, s.note, s.came_by, s.asked_at, s.answered_at FROM seats s JOIN gatherings g ON g.id = s.gathering_id JOIN communities c ON c.id = g.community_id
        WHERE s.person_id = $1 ORDER BY s.gathering_id LIMIT 10000";
    /// And that goes with them.
    ERASE_SEATS = "DELETE FROM seats WHERE person_id = $1";
    /// The guests whom they brought.
    ERASE_GUESTS = "DELETE FROM gathering_guests WHERE host_id = $1";
    /// And the address of their dates.
    ERASE_FEED = "DELETE FROM date_feeds WHERE person_id = $1";
    /// The next dates: what is planned (a date that was chosen is), else what is being chosen from, the poll that is settled first before others.
    FIRST_AHEAD = "SELECT at, zone, minutes, poll FROM (
            SELECT g.starts_at AS at, g.zone, g.minutes, CAST(0 AS BIGINT) AS poll, CAST(0 AS BIGINT) AS rank, g.starts_at AS first FROM gatherings g WHERE g.community_id = $1 AND g.starts_at > $2 AND g.state <> 'cancelled'
            UNION ALL SELECT o.at, d.zone, d.minutes, d.id, CAST(1 AS BIGINT), d.closes_at FROM date_polls d JOIN poll_options o ON o.poll_id = d.id WHERE d.community_id = $1 AND d.chosen IS NULL AND d.closes_at > $2 AND o.at > $2) ahead
        ORDER BY rank, first, poll, at LIMIT 20";
}
