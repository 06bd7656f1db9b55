//! Statements about roles.

macro_rules! held {
    () => {
        "SELECT r.person_id, p.name, r.role, r.since, r.term_ends, COALESCE((SELECT name FROM people WHERE id = r.given_by), '') AS giver
        FROM roles r JOIN people p ON p.id = r.person_id JOIN memberships m ON m.community_id = r.community_id AND m.person_id = r.person_id AND m.standing = 'member'
        WHERE r.community_id = $1 AND (r.until IS NULL OR r.until > $2)"
    };
}

macro_rules! offer {
    () => {
        "SELECT o.id, o.community_id, o.person_id, (SELECT name FROM people WHERE id = o.person_id) AS name, o.role, o.by_id, (SELECT name FROM people WHERE id = o.by_id) AS giver, o.words, o.months, o.made_at, o.state
        FROM role_offers o"
    };
}

store::statements! {
    /// Who holds which role now.
    HELD = concat!(held!(), " ORDER BY r.since, r.id");
    /// One of them.
    HELD_ONE = concat!(held!(), " AND r.person_id = $3 AND r.role = $4");
    /// Who convenes now: read by whoever is about to end a convenor's role, one after the other.
    CONVENERS = "SELECT r.person_id, r.role FROM roles r WHERE r.community_id = $1 AND r.role IN ('convenor', 'co-convenor') AND (r.until IS NULL OR r.until > $2)
        AND EXISTS (SELECT 1 FROM memberships m WHERE m.community_id = r.community_id AND m.person_id = r.person_id AND m.standing = 'member') ORDER BY r.id {FOR_UPDATE}";
    /// How somebody belongs to a community, and what they are called.
    MEMBER = "SELECT p.name FROM memberships m JOIN people p ON p.id = m.person_id WHERE m.community_id = $1 AND m.person_id = $2 AND m.standing = 'member'";
    /// Gives a role. What was held before is held on; what had ended begins again.
    GIVE = "INSERT INTO roles (id, community_id, person_id, role, since, term_ends, remind_at, given_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (community_id, person_id, role) DO UPDATE SET since = CASE WHEN roles.until IS NULL THEN roles.since ELSE excluded.since END, until = NULL,
        term_ends = excluded.term_ends, remind_at = excluded.remind_at, given_by = excluded.given_by";
    /// A new end.
    SET_TERM = "UPDATE roles SET term_ends = $4, remind_at = $5 WHERE community_id = $1 AND person_id = $2 AND role = $3 AND until IS NULL";
    /// Ends one now.
    END = "UPDATE roles SET until = $4 WHERE community_id = $1 AND person_id = $2 AND role = $3 AND (until IS NULL OR until > $4)";
    /// What a holder can see from now on; nothing when that is kept already.
    BEGIN_SPAN = "INSERT INTO role_spans (id, community_id, person_id, role, from_at, sees) SELECT $1, $2, $3, $4, $5, $6
        WHERE NOT EXISTS (SELECT 1 FROM role_spans WHERE community_id = $2 AND person_id = $3 AND role = $4 AND to_at IS NULL)";
    /// And no more.
    END_SPAN = "UPDATE role_spans SET to_at = $4 WHERE community_id = $1 AND person_id = $2 AND role = $3 AND to_at IS NULL";
    /// The same for everything that they held.
    END_SPANS = "UPDATE role_spans SET to_at = $3 WHERE community_id = $1 AND person_id = $2 AND to_at IS NULL";
    /// Somebody held a role lately.
    HELD_LATELY = "SELECT id FROM role_spans WHERE community_id = $1 AND person_id = $2 AND role = $3 AND to_at > $4 LIMIT 1";
    /// Who could see what when, newest first.
    LOG = "SELECT s.id, s.person_id, (SELECT name FROM people WHERE id = s.person_id) AS name, s.role, s.from_at, s.to_at, s.sees FROM role_spans s
        WHERE s.community_id = $1 AND (s.to_at IS NULL OR s.to_at > $2) AND s.id < $3 ORDER BY s.id DESC LIMIT $4";
    /// Since when somebody belongs.
    SINCE = "SELECT since FROM memberships WHERE community_id = $1 AND person_id = $2";
    /// Asks somebody to take a role.
    OFFER = "INSERT INTO role_offers (id, community_id, person_id, role, by_id, words, months, made_at, state) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'open')";
    /// The same role is offered to the same person already.
    OFFERED = "SELECT id FROM role_offers WHERE community_id = $1 AND person_id = $2 AND role = $3 AND state = 'open'";
    /// One offer.
    ONE_OFFER = concat!(offer!(), " WHERE o.id = $1 {FOR_UPDATE}");
    /// Offers of a community that wait for an answer.
    OPEN_OFFERS = concat!(offer!(), " WHERE o.community_id = $1 AND o.state = 'open' AND (o.person_id = $2 OR $2 = 0) ORDER BY o.id LIMIT 100");
    /// The first answer counts.
    ANSWER_OFFER = "UPDATE role_offers SET state = $2, answered_at = $3 WHERE id = $1 AND state = 'open'";
    /// What nobody answered.
    LAPSE_OFFERS = "UPDATE role_offers SET state = 'lapsed', answered_at = $2 WHERE state = 'open' AND made_at < $1";
    /// What came to nothing is forgotten: that somebody once said no is nobody's record.
    FORGET_OFFERS = "DELETE FROM role_offers WHERE state IN ('not-now', 'lapsed', 'taken-back') AND answered_at < $1";
    /// What the next one must know.
    HANDOVER = "SELECT know, open, people, by_id, (SELECT name FROM people WHERE id = by_id) AS name, at FROM handovers WHERE community_id = $1 AND role = $2";
    /// Writes it.
    WRITE_HANDOVER = "INSERT INTO handovers (community_id, role, know, open, people, by_id, at) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (community_id, role) DO UPDATE SET know = excluded.know, open = excluded.open, people = excluded.people, by_id = excluded.by_id, at = excluded.at";
    /// Roles beside names, and whole names, or not.
    SHOW_NAMES = "UPDATE communities SET hide_titles = $2, first_names = $3 WHERE id = $1";
    /// Roles whose holder is to be reminded.
    TO_REMIND = "SELECT community_id, person_id, role, term_ends FROM roles WHERE until IS NULL AND remind_at <= $1 ORDER BY remind_at, id LIMIT 100";
    /// They were.
    REMINDED = "UPDATE roles SET remind_at = NULL WHERE community_id = $1 AND person_id = $2 AND role = $3";
    /// Roles whose term is over.
    OVER = "SELECT community_id, person_id, role, term_ends FROM roles WHERE until IS NULL AND term_ends <= $1 ORDER BY term_ends, id LIMIT 100";
    /// Of who is erased: they see nothing any more; that they did stays, without their name.
    FORGET_SPANS = "UPDATE role_spans SET to_at = $2 WHERE person_id = $1 AND to_at IS NULL";
    /// What they were offered, and offered.
    FORGET_OFFERED = "DELETE FROM role_offers WHERE person_id = $1 OR by_id = $1";
    /// What they were invited to.
    FORGET_STEPS = "DELETE FROM step_asks WHERE person_id = $1";

    /// What somebody held, and what it let them see, for them.
    MY_SPANS = "SELECT c.name, s.role, s.sees, CAST(NULL AS TEXT) AS none1, CAST(NULL AS TEXT) AS none2, CAST(NULL AS TEXT) AS none3, s.from_at, s.to_at
        FROM role_spans s JOIN communities c ON c.id = s.community_id WHERE s.person_id = $1 ORDER BY s.id LIMIT 10000";
    /// What they were asked to take, and asked others to take.
    MY_OFFERS = "SELECT c.name, o.role, o.words, o.state, CASE WHEN o.person_id = $1 THEN 'asked' ELSE 'asks' END AS whose, CAST(NULL AS TEXT) AS none1, o.made_at, o.answered_at
        FROM role_offers o JOIN communities c ON c.id = o.community_id WHERE o.person_id = $1 OR o.by_id = $1 ORDER BY o.id LIMIT 10000";
    /// What they wrote down for whoever comes next.
    MY_HANDOVERS = "SELECT c.name, h.role, h.know, h.open, h.people, CAST(NULL AS TEXT) AS none1, h.at, CAST(NULL AS BIGINT) AS none2
        FROM handovers h JOIN communities c ON c.id = h.community_id WHERE h.by_id = $1 ORDER BY h.community_id, h.role LIMIT 10000";
}
