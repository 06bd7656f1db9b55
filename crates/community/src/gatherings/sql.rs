//! Statements about rhythms, dates and gatherings.

/// The columns of a gathering, in the order of its fields.
macro_rules! gathering {
    () => {
        "id, community_id, title, purpose, rhythm_id, slot_on, poll_id, on_day, minute, zone, minutes, starts_at, ends_at, mode, place, venue_id, link, dial_in, capacity, is_open, state, sequence, made_at, changed_at, invited_at FROM gatherings"
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
    TO_ASK = "SELECT d.id, d.community_id, p.id, p.name, p.language, p.zone,
            (SELECT a.address FROM addresses a WHERE a.person_id = p.id AND a.suspended_at IS NULL ORDER BY a.is_main DESC, a.folded LIMIT 1) AS address
        FROM date_polls d JOIN memberships m ON m.community_id = d.community_id AND m.standing = 'member' JOIN people p ON p.id = m.person_id
        LEFT JOIN reach r ON r.person_id = p.id
        WHERE d.chosen IS NULL AND d.closes_at > $1
          AND NOT EXISTS (SELECT 1 FROM poll_people a WHERE a.poll_id = d.id AND a.person_id = p.id)
          AND EXISTS (SELECT 1 FROM addresses a WHERE a.person_id = p.id AND a.suspended_at IS NULL)
          AND r.stopped_at IS NULL AND (r.paused_until IS NULL OR r.paused_until <= $1) AND m.delivery <> 'none'
        ORDER BY d.id, p.id LIMIT $2";
    /// They were.
    ASKED = "INSERT INTO poll_people (poll_id, person_id, asked_at, note) VALUES ($1, $2, $3, '') ON CONFLICT (poll_id, person_id) DO NOTHING";
    /// Those who were asked about one.
    POLL_PEOPLE = "SELECT d.id, d.community_id, p.id, p.name, p.language, p.zone,
            (SELECT a.address FROM addresses a WHERE a.person_id = p.id AND a.suspended_at IS NULL ORDER BY a.is_main DESC, a.folded LIMIT 1) AS address
        FROM date_polls d JOIN poll_people q ON q.poll_id = d.id JOIN memberships m ON m.community_id = d.community_id AND m.person_id = q.person_id AND m.standing = 'member'
        JOIN people p ON p.id = q.person_id LEFT JOIN reach r ON r.person_id = p.id
        WHERE d.id = $1 AND EXISTS (SELECT 1 FROM addresses a WHERE a.person_id = p.id AND a.suspended_at IS NULL) AND r.stopped_at IS NULL ORDER BY p.id";
    /// What convenors are to be told of.
    TO_TELL = "SELECT d.id FROM date_polls d WHERE d.chosen IS NULL AND d.told_at IS NULL
          AND EXISTS (SELECT 1 FROM poll_people a WHERE a.poll_id = d.id AND a.answered_at IS NOT NULL)
          AND (d.closes_at <= $1 OR NOT EXISTS (SELECT 1 FROM memberships m WHERE m.community_id = d.community_id AND m.standing = 'member'
                AND NOT EXISTS (SELECT 1 FROM poll_people a WHERE a.poll_id = d.id AND a.person_id = m.person_id AND a.answered_at IS NOT NULL)))
        ORDER BY d.id LIMIT 100";
    /// They were.
    TOLD = "UPDATE date_polls SET told_at = $2 WHERE id = $1 AND told_at IS NULL";

    /// Puts a gathering down.
    PLAN = "INSERT INTO gatherings (id, community_id, title, purpose, rhythm_id, slot_on, poll_id, on_day, minute, zone, minutes, starts_at, ends_at, mode, place, venue_id, link, dial_in, capacity, is_open, state, sequence, made_by, made_at, changed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, 'planned', 0, $21, $22, $22)";
    /// The one that was made of the same date of a rhythm, or of the same poll.
    SAME = "SELECT id FROM gatherings WHERE (rhythm_id = $1 AND slot_on = $2) OR poll_id = $3 LIMIT 1";
    /// One.
    ONE = concat!("SELECT ", gathering!(), " WHERE id = $1");
    /// How many are ahead.
    AHEAD = "SELECT COUNT(*) AS count FROM gatherings WHERE community_id = $1 AND starts_at > $2 AND state <> 'cancelled'";
    /// What is ahead, or going on.
    COMING = concat!("SELECT ", gathering!(), " WHERE community_id = $1 AND ends_at > $2 AND state <> 'cancelled' AND (is_open OR $3) ORDER BY starts_at, id LIMIT 400");
    /// What is past, or was called off.
    PAST = concat!("SELECT ", gathering!(), " WHERE community_id = $1 AND (ends_at <= $2 OR state = 'cancelled') ORDER BY starts_at DESC, id DESC LIMIT 100");
}
