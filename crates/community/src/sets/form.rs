//! Forming a set, being in it, and what its members do.

use std::time::Duration;

use base::Time;
use store::args;

use super::{Bid, MOVE, Set, one, sql, state_of};
use crate::{
    CommitmentId, PersonId, ReceiptId, Refused, SetBidId, SetId, Work, charter::Viewer, commitments, receipts,
};

/// A set has at least and at most so many people.
pub const LEAST: usize = 4;
/// See [`LEAST`].
pub const MOST: usize = 8;
const DAY: Duration = Duration::from_secs(86_400);
const YEAR: Duration = Duration::from_secs(365 * 86_400);
const LONGEST: usize = 120;
/// A matter is one line.
const LONGEST_BID: usize = 400;
/// A community has no more than these that have not ended.
const MOST_OPEN: i64 = 40;

/// What is formed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSet {
    /// What it is called.
    pub name: String,
    /// Who is asked: four to eight.
    pub people: Vec<PersonId>,
    /// When it meets first: in a week or later.
    pub first: Time,
    /// The zone of its hour.
    pub zone: String,
    /// Weeks from one meeting to the next: two to ten.
    pub weeks: i64,
    /// How many meetings: three to twelve.
    pub planned: i64,
    /// It meets by letters.
    pub by_letters: bool,
    /// Where it meets else.
    pub place: String,
}

/// Forms a set: each is asked, and it begins when four have said yes. By a convenor.
pub async fn form(work: &mut Work<'_>, viewer: &Viewer, new: &NewSet) -> Result<SetId, Refused> {
    let person = viewer.member()?;
    if !viewer.is_convenor() {
        return Err(Refused::NotAllowed("convene"));
    }
    let line = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
    let (name, place) = (line(&new.name), line(&new.place));
    if name.is_empty() || name.chars().count() > LONGEST {
        return Err(Refused::invalid("name", "problem-set-name"));
    }
    if place.chars().count() > 300 {
        return Err(Refused::invalid("place", "problem-field-long"));
    }
    let mut people = new.people.clone();
    people.sort();
    people.dedup();
    if !(LEAST..=MOST).contains(&people.len()) {
        return Err(Refused::invalid("people", "problem-set-people"));
    }
    if !(2..=10).contains(&new.weeks) || !(3..=12).contains(&new.planned) {
        return Err(Refused::invalid("weeks", "problem-set-weeks"));
    }
    let now = work.now();
    // A week for the matters, and a few days to say yes.
    if new.first < now + DAY * 9 || new.first > now + YEAR {
        return Err(Refused::invalid("first", "problem-set-first"));
    }
    let zone = crate::people::reach::zone(&new.zone).name().to_owned();
    work.begin().await?;
    let community = viewer.community().id;
    let (open,): (i64,) = work.one(&sql::OPEN, args![community]).await?;
    if open >= MOST_OPEN {
        return Err(Refused::invalid("name", "problem-set-many"));
    }
    let id: SetId = work.id();
    let row = args![id, community, name, person, now, new.weeks, new.planned, new.by_letters, place, zone];
    work.exec(&sql::FORM, row).await?;
    let ids: Vec<i64> = people.iter().map(|one| i64::from(*one)).collect();
    if work.exec(&sql::ASK, args![id, community, ids]).await? != people.len() as u64 {
        return Err(Refused::invalid("people", "problem-set-people"));
    }
    work.exec(&sql::MEETING, args![id, 1_i64, new.first]).await?;
    work.promise_once(MOVE, String::new(), now, MOVE.to_owned()).await?;
    work.note(Some(community), "formed-a-set", id.into(), "").await?;
    work.done().await?;
    Ok(id)
}

/// The member who acts is in, or is not: while the set is forming.
pub async fn answer(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: SetId,
    yes: bool,
) -> Result<(Set, ReceiptId), Refused> {
    let person = viewer.member()?;
    work.begin().await?;
    let set = one(work, viewer, id).await?;
    let before = state_of(work, id, person).await?.ok_or(Refused::NotFound)?;
    if set.state != "forming" {
        return Err(Refused::Gone);
    }
    let now = work.now();
    work.exec(&sql::ANSWER, args![id, person, if yes { "in" } else { "no" }, now]).await?;
    let receipt = receipts::keep(work, person, Some(set.community), "set-in", id.into(), &before).await?;
    work.promise_once(MOVE, String::new(), now, MOVE.to_owned()).await?;
    work.note(Some(set.community), "answered-a-set", id.into(), "").await?;
    work.done().await?;
    Ok((set, receipt))
}

/// The member who acts leaves it. Nobody comes in their place: a set is fixed.
pub async fn leave(work: &mut Work<'_>, viewer: &Viewer, id: SetId) -> Result<(Set, ReceiptId), Refused> {
    let person = viewer.member()?;
    work.begin().await?;
    let set = one(work, viewer, id).await?;
    let before = state_of(work, id, person).await?.ok_or(Refused::NotFound)?;
    if set.state == "ended" {
        return Err(Refused::Gone);
    }
    let now = work.now();
    work.exec(&sql::ANSWER, args![id, person, "out", now]).await?;
    work.exec(&sql::DROP_BIDS, args![id, person]).await?;
    let receipt = receipts::keep(work, person, Some(set.community), "set-in", id.into(), &before).await?;
    work.note(Some(set.community), "left-a-set", id.into(), "").await?;
    work.done().await?;
    Ok((set, receipt))
}

/// The member who was asked brings a matter to the next meeting, or nothing this time (empty words). The last word counts, until the presenter is
/// named.
pub async fn bid(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: SetBidId,
    words: &str,
) -> Result<(Bid, ReceiptId), Refused> {
    let person = viewer.member()?;
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() > LONGEST_BID {
        return Err(Refused::invalid("words", "problem-field-long"));
    }
    work.begin().await?;
    let community = viewer.community().id;
    let bid: Bid = work.opt(&sql::BID, args![id, community, person]).await?.ok_or(Refused::NotFound)?;
    let now = work.now();
    let before = match (&bid.words, bid.said_at) {
        (Some(words), Some(at)) => format!("{}|{words}", at.0),
        _ => String::new(),
    };
    // Not once the presenter is named: the statement looks.
    if work.exec(&sql::SAY_BID, args![id, words, now]).await? == 0 {
        return Err(Refused::Gone);
    }
    let receipt = receipts::keep(work, person, Some(community), "set-bid", id.into(), &before).await?;
    work.note(Some(community), "bid-in-a-set", bid.set.into(), "").await?;
    work.done().await?;
    Ok((bid, receipt))
}

/// The member who acts says in their set what they will do, by a day: its members hear of it, and nobody else.
pub async fn act_in(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: SetId,
    words: &str,
    on: &str,
    at: Time,
) -> Result<CommitmentId, Refused> {
    is_in(work, viewer, id).await?;
    let (commitment, _) = commitments::commit_in(work, viewer, Some((id, false)), words, on, at).await?;
    Ok(commitment)
}

async fn is_in(work: &mut Work<'_>, viewer: &Viewer, id: SetId) -> Result<Set, Refused> {
    let person = viewer.member()?;
    let set = one(work, viewer, id).await?;
    match state_of(work, id, person).await?.as_deref() {
        Some("in") => Ok(set),
        _ => Err(Refused::NotFound),
    }
}

/// Moves the next meeting: by whoever is in. Everybody hears of it with the letter that names the presenter; where that is out, anew.
pub async fn move_meeting(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: SetId,
    number: i64,
    at: Time,
) -> Result<(), Refused> {
    work.begin().await?;
    let set = is_in(work, viewer, id).await?;
    let now = work.now();
    if at < now + DAY || at > now + YEAR {
        return Err(Refused::invalid("day", "problem-set-day"));
    }
    if work.exec(&sql::MOVE_MEETING, args![id, number, at, now]).await? == 0 {
        return Err(Refused::Gone);
    }
    work.exec(&sql::TELL_AGAIN, args![id, number]).await?;
    work.promise_once(MOVE, String::new(), now, MOVE.to_owned()).await?;
    work.note(Some(set.community), "moved-a-set", id.into(), "").await?;
    work.done().await
}

/// Ends a set before its last meeting: by whoever is in, or formed it.
pub async fn end(work: &mut Work<'_>, viewer: &Viewer, id: SetId) -> Result<(), Refused> {
    let person = viewer.member()?;
    work.begin().await?;
    let set = one(work, viewer, id).await?;
    let inside = state_of(work, id, person).await?.as_deref() == Some("in");
    if !inside && set.made_by != Some(person) {
        return Err(Refused::NotFound);
    }
    let now = work.now();
    if work.exec(&sql::END, args![id, now]).await? == 0 {
        return Err(Refused::Gone);
    }
    work.exec(&sql::STOP_EXCHANGES, args![id, now]).await?;
    work.note(Some(set.community), "ended-a-set", id.into(), "").await?;
    work.done().await
}

/// Being in, or a matter, is as it was before. Part of taking an act back.
pub(crate) async fn put_back(
    work: &mut Work<'_>,
    person: PersonId,
    act: &str,
    subject: i64,
    before: &str,
) -> Result<(), Refused> {
    let count = if act == "set-bid" {
        let (at, words) = before.split_once('|').unwrap_or_default();
        let (at, words) = (at.parse::<i64>().ok(), (!before.is_empty()).then_some(words));
        work.exec(&sql::BID_BACK, args![subject, person, words, at]).await?
    } else {
        work.exec(&sql::STATE_BACK, args![subject, person, before]).await?
    };
    if count == 0 { Err(Refused::Gone) } else { Ok(()) }
}

/// The set that a matter of one's own was asked for.
pub async fn set_of_bid(work: &mut Work<'_>, viewer: &Viewer, id: SetBidId) -> Result<SetId, Refused> {
    let person = viewer.member()?;
    let bid: Bid =
        work.opt(&sql::BID, args![id, viewer.community().id, person]).await?.ok_or(Refused::NotFound)?;
    Ok(bid.set)
}
