//! Statements about invitations.

use crate::lifecycle::sql::awake;

macro_rules! invitation {
    () => {
        "SELECT i.id, i.community_id, i.address, i.name, i.note, i.state, i.by_id, COALESCE((SELECT name FROM people WHERE id = i.by_id), '') AS by_name, i.suggested_by, i.suggester, i.person_id,
            i.delivery_id, COALESCE((SELECT d.state FROM deliveries d WHERE d.id = i.delivery_id), '') AS delivered, i.made_at, i.sent_at, i.reminded_at, i.answered_at, i.forgotten_at FROM invitations i"
    };
}

/// The letters about an invitation.
macro_rules! letters {
    () => {
        "(SELECT id FROM letters WHERE kind IN ('invitation', 'invitation-done') AND item_id = $1)"
    };
}

store::statements! {
    /// One.
    ONE = concat!(invitation!(), " WHERE i.id = $1");
    /// One that is to be changed.
    LOCK = "SELECT id FROM invitations WHERE id = $1 {FOR_UPDATE}";
    /// Those that were not sent.
    DRAFTED = concat!(invitation!(), " WHERE i.community_id = $1 AND i.state IN ('draft', 'suggested') ORDER BY i.id");
    /// All of a community, newest first.
    ALL_OF = concat!(invitation!(), " WHERE i.community_id = $1 ORDER BY i.id DESC LIMIT 2000");
    /// How many in each state.
    COUNT = "SELECT CASE WHEN i.state IN ('sent', 'reminded') AND EXISTS (SELECT 1 FROM deliveries d WHERE d.id = i.delivery_id AND d.state = 'failed') THEN 'bounced' ELSE i.state END AS word, COUNT(*) AS invitations
        FROM invitations i WHERE i.community_id = $1 GROUP BY 1 ORDER BY 1";
    /// The one that is open for an address.
    OPEN_FOR = "SELECT id, state FROM invitations WHERE community_id = $1 AND folded = $2 AND state IN ('suggested', 'draft', 'sent', 'reminded')";
    /// Whether an address is a member's.
    IS_MEMBER = "SELECT m.person_id FROM addresses a JOIN memberships m ON m.person_id = a.person_id WHERE a.folded = $2 AND m.community_id = $1 AND m.standing = 'member'";
    /// Whether an address is not asked again.
    NOT_ASKED = "SELECT CAST(1 AS BIGINT) AS known FROM not_asked_again WHERE community_id = $1 AND seal = $2";
    /// Whether an address is of somebody who wants nothing more from this house.
    STOPPED = "SELECT r.person_id FROM addresses a JOIN reach r ON r.person_id = a.person_id WHERE a.folded = $1 AND r.stopped_at IS NOT NULL";
    /// It is not asked again.
    ASK_NO_MORE = "INSERT INTO not_asked_again (community_id, seal, at) VALUES ($1, $2, $3) ON CONFLICT (community_id, seal) DO NOTHING";
    /// Drafts one.
    DRAFT = "INSERT INTO invitations (id, community_id, address, folded, name, note, state, by_id, suggested_by, suggester, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING";
    /// Writes a draft anew.
    EDIT = "UPDATE invitations SET address = $2, folded = $3, name = $4, note = $5 WHERE id = $1 AND state IN ('draft', 'suggested')";
    /// Throws a draft away.
    DROP_DRAFT = "DELETE FROM invitations WHERE id = $1 AND community_id = $2 AND state IN ('draft', 'suggested')";
    /// It goes out.
    SEND = "UPDATE invitations SET state = 'sent', by_id = COALESCE(by_id, $2), sent_at = $3, reminded_at = NULL WHERE id = $1 AND state IN ('draft', 'suggested')";
    /// It goes out once more, by hand.
    AGAIN = "UPDATE invitations SET state = 'sent', sent_at = $2, reminded_at = NULL, answered_at = NULL WHERE id = $1 AND state IN ('sent', 'reminded', 'lapsed', 'withdrawn') AND folded <> ''";
    /// It is taken back.
    WITHDRAW = "UPDATE invitations SET state = 'withdrawn', answered_at = $2 WHERE id = $1 AND state IN ('sent', 'reminded')";
    /// The letter about it.
    HAS_LETTER = "UPDATE invitations SET delivery_id = $2, forgotten_at = NULL WHERE id = $1";
    /// Those that are to be reminded of, once.
    TO_REMIND = concat!("SELECT i.id FROM invitations i WHERE i.state = 'sent' AND i.sent_at < $1 AND i.forgotten_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.id = i.delivery_id AND d.state = 'failed') AND ", awake!("i.community_id"), " ORDER BY i.sent_at, i.id LIMIT 500");
    /// They were.
    REMINDED = "UPDATE invitations SET state = 'reminded', reminded_at = $2 WHERE id = $1 AND state = 'sent'";
    /// Silence is an answer.
    LAPSE = "UPDATE invitations SET state = 'lapsed', answered_at = $2 WHERE state IN ('sent', 'reminded') AND sent_at < $1";
    /// Their answer.
    ANSWER = "UPDATE invitations SET state = $2, answered_at = $3, person_id = $4 WHERE id = $1 AND state IN ('sent', 'reminded')";
    /// Somebody else is suggested, and waits for a convenor: no address of it is kept longer than a month unless it is written to.
    STALE = "SELECT i.id FROM invitations i WHERE i.forgotten_at IS NULL AND i.folded <> '' AND ((i.state = 'suggested' AND i.made_at < $1) OR (i.state IN ('no', 'lapsed', 'withdrawn') AND COALESCE(i.sent_at, i.made_at) < $2)
            OR (i.state = 'no' AND i.suggester <> '')) ORDER BY i.id LIMIT 500";
    /// Forgets who it was.
    FORGET = "UPDATE invitations SET address = '', folded = '', name = '', note = '', suggester = '', suggested_by = NULL, person_id = NULL, state = CASE WHEN state = 'suggested' THEN 'lapsed' ELSE state END WHERE id = $1";
    /// What its letters said, once they have left.
    FORGET_LETTERS = concat!("UPDATE letters SET subject = '', plain = '', html = '', from_name = '' WHERE id IN ", letters!(), " AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.letter_id = letters.id AND d.state = 'waiting')");
    /// To whom.
    FORGET_DELIVERIES = concat!("UPDATE deliveries SET address = 'erased-' || CAST(id AS TEXT) WHERE state <> 'waiting' AND address NOT LIKE 'erased-%' AND letter_id IN ", letters!());
    /// What they wrote to us.
    FORGET_ARRIVALS = "UPDATE arrivals SET raw = NULL, blob = NULL, sender = '', helo = '', peer = '' WHERE lower(sender) = $1 AND (state <> 'waiting' OR id = $2)";
    /// Whether a letter about it is still on its way.
    LEAVING = concat!("SELECT CAST(COUNT(*) AS BIGINT) AS letters FROM deliveries WHERE state = 'waiting' AND letter_id IN ", letters!());
    /// Nothing is left.
    FORGOTTEN = "UPDATE invitations SET forgotten_at = $2 WHERE id = $1";
    /// Forgotten, but for a letter that was on its way.
    HALF_FORGOTTEN = "SELECT id FROM invitations WHERE forgotten_at IS NULL AND folded = '' ORDER BY id LIMIT 500";

    /// The invitations to a person: by who they are, and by their addresses.
    MINE = "SELECT c.name, i.state, i.note, COALESCE((SELECT name FROM people WHERE id = i.by_id), '') AS by_name, i.suggester, i.address, i.made_at, i.answered_at FROM invitations i JOIN communities c ON c.id = i.community_id
        WHERE i.person_id = $1 OR i.folded IN (SELECT folded FROM addresses WHERE person_id = $1) ORDER BY i.id LIMIT 10000";
    /// Nothing of them stays in the invitations to them.
    ERASE_MINE = "UPDATE invitations SET address = '', folded = '', name = '', note = '', suggester = '', suggested_by = NULL, person_id = NULL, state = CASE WHEN state IN ('suggested', 'draft', 'sent', 'reminded') THEN 'withdrawn' ELSE state END, forgotten_at = COALESCE(forgotten_at, made_at)
        WHERE person_id = $1 OR folded IN (SELECT folded FROM addresses WHERE person_id = $1)";
    /// Nor in those that they gave an address for.
    ERASE_SUGGESTED = "UPDATE invitations SET suggested_by = NULL, suggester = CASE WHEN suggester = '' THEN '' ELSE '–' END WHERE suggested_by = $1";
    /// Nor in those that they sent.
    ERASE_SENT = "UPDATE invitations SET by_id = NULL, note = '' WHERE by_id = $1";

    /// What invitations say of a community.
    TERMS = "SELECT gain, give, minutes, first_date FROM invitation_terms WHERE community_id = $1";
    /// Says it otherwise.
    SET_TERMS = "INSERT INTO invitation_terms (community_id, gain, give, minutes, first_date) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (community_id) DO UPDATE SET gain = excluded.gain, give = excluded.give, minutes = excluded.minutes, first_date = excluded.first_date";
    /// What members can give, and look for.
    OFFERS = "SELECT p.name, m.offers, m.seeks FROM memberships m JOIN people p ON p.id = m.person_id WHERE m.community_id = $1 AND m.standing = 'member' ORDER BY p.id LIMIT 2000";
}
