//! Statements about newcomers and their buddies.

use crate::lifecycle::sql::awake;

macro_rules! buddy {
    () => {
        "SELECT b.id, b.community_id, b.newcomer_id, n.name AS newcomer, b.buddy_id, p.name AS buddy, b.asked_at, b.newcomer_yes_at, b.buddy_yes_at, b.later_at, b.nudged_at, b.introduced_at, b.ended_at, b.ended_why
        FROM buddies b JOIN people n ON n.id = b.newcomer_id JOIN people p ON p.id = b.buddy_id"
    };
}
macro_rules! candidate {
    () => {
        "SELECT m.person_id, p.zone, p.language FROM memberships m JOIN people p ON p.id = m.person_id
        WHERE m.community_id = $1 AND m.standing = 'member' AND m.person_id <> $2 AND m.resting_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM buddies f WHERE f.community_id = $1 AND f.newcomer_id = $2 AND f.buddy_id = m.person_id)
            AND NOT EXISTS (SELECT 1 FROM newcomers w WHERE w.community_id = $1 AND w.person_id = m.person_id AND w.joined_at > $3)
            AND (SELECT COUNT(*) FROM buddies o WHERE o.buddy_id = m.person_id AND o.ended_at IS NULL) < 2"
    };
}
macro_rules! lightest {
    () => {
        " ORDER BY (SELECT COUNT(*) FROM buddies o WHERE o.buddy_id = m.person_id AND o.ended_at IS NULL), (SELECT MAX(o.asked_at) FROM buddies o WHERE o.buddy_id = m.person_id) NULLS FIRST, m.person_id LIMIT 50"
    };
}

store::statements! {
    /// Somebody has joined.
    BEGIN = "INSERT INTO newcomers (community_id, person_id, joined_at) VALUES ($1, $2, $3) ON CONFLICT (community_id, person_id) DO NOTHING";
    /// They have said something of themselves.
    TOLD = "UPDATE newcomers SET done_at = COALESCE(done_at, $3) WHERE community_id = $1 AND person_id = $2";
    /// Whom something is due for, who is not away and did not say STOP.
    DUE = concat!("SELECT n.community_id, n.person_id, n.joined_at, n.profile_at, n.again_at, n.done_at, n.week_at, n.reach_at, n.practice_at, m.practice = '' AS unsaid
        FROM newcomers n JOIN memberships m ON m.community_id = n.community_id AND m.person_id = n.person_id
        WHERE ", awake!("n.community_id"), " AND m.standing = 'member' AND m.resting_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM reach r WHERE r.person_id = n.person_id AND (r.stopped_at IS NOT NULL OR r.asks = 0 OR r.paused_until > $1))
            AND (n.profile_at IS NULL OR (n.week_at IS NULL AND n.joined_at <= $2) OR (n.reach_at IS NULL AND n.joined_at <= $3)
                OR (n.again_at IS NULL AND n.done_at IS NULL AND n.joined_at <= $4)
                OR (m.practice = '' AND COALESCE(n.practice_at, n.again_at, n.profile_at) <= $5))
        ORDER BY n.joined_at, n.person_id LIMIT 500");
    /// The first lines were asked for.
    SENT_PROFILE = "UPDATE newcomers SET profile_at = $3 WHERE community_id = $1 AND person_id = $2";
    /// Asked for again.
    SENT_AGAIN = "UPDATE newcomers SET again_at = $3 WHERE community_id = $1 AND person_id = $2";
    /// Two people and a first act.
    SENT_WEEK = "UPDATE newcomers SET week_at = $3 WHERE community_id = $1 AND person_id = $2";
    /// How to be reached.
    SENT_REACH = "UPDATE newcomers SET reach_at = $3 WHERE community_id = $1 AND person_id = $2";
    /// What they practise.
    SENT_PRACTICE = "UPDATE newcomers SET practice_at = $3 WHERE community_id = $1 AND person_id = $2";
    /// Since when somebody is here, as a newcomer.
    JOINED = "SELECT joined_at, done_at FROM newcomers WHERE community_id = $1 AND person_id = $2";

    /// Newcomers without a buddy, who have not said no to one.
    ALONE = concat!("SELECT n.community_id, n.person_id, p.zone, p.language FROM newcomers n JOIN people p ON p.id = n.person_id
            JOIN memberships m ON m.community_id = n.community_id AND m.person_id = n.person_id
        WHERE ", awake!("n.community_id"), " AND m.standing = 'member' AND n.joined_at <= $1 AND n.joined_at > $2
            AND NOT EXISTS (SELECT 1 FROM buddies b WHERE b.community_id = n.community_id AND b.newcomer_id = n.person_id AND (b.ended_at IS NULL OR b.ended_why IN ('no', 'over')))
        ORDER BY n.joined_at, n.person_id LIMIT 200");
    /// Members who would be a buddy, the least burdened first.
    WILLING = concat!(candidate!(), " AND m.willing", lightest!());
    /// Convenors, where nobody else would.
    CONVENORS = concat!(candidate!(), " AND EXISTS (SELECT 1 FROM roles r WHERE r.community_id = $1 AND r.person_id = m.person_id AND r.role IN ('convenor', 'co-convenor') AND (r.until IS NULL OR r.until > $4))", lightest!());
    /// A pair.
    PAIR = "INSERT INTO buddies (id, community_id, newcomer_id, buddy_id, asked_at) VALUES ($1, $2, $3, $4, $5)";
    /// One of them.
    BUDDY = concat!(buddy!(), " WHERE b.id = $1");
    /// The open one of a newcomer.
    OF_NEWCOMER = concat!(buddy!(), " WHERE b.community_id = $1 AND b.newcomer_id = $2 AND b.ended_at IS NULL ORDER BY b.id DESC LIMIT 1");
    /// The newcomers whom somebody helps to land.
    OF_BUDDY = concat!(buddy!(), " WHERE b.community_id = $1 AND b.buddy_id = $2 AND b.ended_at IS NULL ORDER BY b.id LIMIT 20");
    /// The newcomer says yes.
    NEWCOMER_YES = "UPDATE buddies SET newcomer_yes_at = $2, later_at = NULL WHERE id = $1 AND newcomer_yes_at IS NULL";
    /// So does the buddy.
    BUDDY_YES = "UPDATE buddies SET buddy_yes_at = $2, later_at = NULL WHERE id = $1 AND buddy_yes_at IS NULL";
    /// Both have.
    INTRODUCE = "UPDATE buddies SET introduced_at = $2 WHERE id = $1 AND introduced_at IS NULL AND newcomer_yes_at IS NOT NULL AND buddy_yes_at IS NOT NULL AND ended_at IS NULL";
    /// Not now.
    LATER = "UPDATE buddies SET later_at = $2 WHERE id = $1 AND ended_at IS NULL";
    /// It is over.
    END = "UPDATE buddies SET ended_at = $2, ended_why = $3 WHERE id = $1 AND ended_at IS NULL";
    /// Over with somebody who has left.
    END_OF = "UPDATE buddies SET ended_at = $3, ended_why = 'left' WHERE community_id = $1 AND (newcomer_id = $2 OR buddy_id = $2) AND ended_at IS NULL";
    /// Whom to ask again: LATER has come, or no answer for a week.
    TO_NUDGE = concat!("SELECT id FROM buddies WHERE ended_at IS NULL AND introduced_at IS NULL AND (later_at <= $1 OR (later_at IS NULL AND nudged_at IS NULL AND asked_at <= $2)) AND ", awake!("buddies.community_id"), " ORDER BY id LIMIT 500");
    /// Asked again.
    NUDGED = "UPDATE buddies SET nudged_at = $2, later_at = NULL WHERE id = $1";
    /// Long enough.
    RUN_OUT = "SELECT id FROM buddies WHERE ended_at IS NULL AND COALESCE(introduced_at, asked_at) <= $1 ORDER BY id LIMIT 500";

    /// What members say of themselves: whom a newcomer might meet.
    OTHERS = "SELECT m.person_id, p.name, m.practice, m.offers, m.seeks,
            EXISTS (SELECT 1 FROM roles r WHERE r.community_id = m.community_id AND r.person_id = m.person_id AND r.role IN ('convenor', 'co-convenor') AND (r.until IS NULL OR r.until > $3)) AS convenes
        FROM memberships m JOIN people p ON p.id = m.person_id
        WHERE m.community_id = $1 AND m.standing = 'member' AND m.person_id <> $2 AND m.resting_at IS NULL AND (m.practice <> '' OR m.offers <> '' OR m.seeks <> '')
        ORDER BY m.person_id DESC LIMIT 2000";

    /// Erased with a person: how far they had come.
    ERASE_NEWCOMER = "DELETE FROM newcomers WHERE person_id = $1";
    /// Erased with a person: whom they helped, and who helped them.
    ERASE_BUDDIES = "DELETE FROM buddies WHERE newcomer_id = $1 OR buddy_id = $1";
    /// What is kept of a person: their buddies.
    MY_BUDDIES = "SELECT c.name, n.name, p.name, b.ended_why, CAST(NULL AS TEXT) AS none1, CAST(NULL AS TEXT) AS none2, b.asked_at, b.ended_at
        FROM buddies b JOIN communities c ON c.id = b.community_id JOIN people n ON n.id = b.newcomer_id JOIN people p ON p.id = b.buddy_id
        WHERE b.newcomer_id = $1 OR b.buddy_id = $1 ORDER BY b.id LIMIT 10000";
    /// What is kept of a person: how they landed.
    MY_LANDING = "SELECT c.name, CAST(NULL AS TEXT) AS none1, CAST(NULL AS TEXT) AS none2, CAST(NULL AS TEXT) AS none3, CAST(NULL AS TEXT) AS none4, CAST(NULL AS TEXT) AS none5, n.joined_at, n.done_at
        FROM newcomers n JOIN communities c ON c.id = n.community_id WHERE n.person_id = $1 ORDER BY n.joined_at LIMIT 10000";
}
