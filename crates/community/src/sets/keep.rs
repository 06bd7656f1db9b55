//! What a set does by itself: it begins, asks for matters, names who presents and who keeps the time, meets, and finds its next date.

use std::time::Duration;

use base::Time;
use store::{args, row};

use super::{BY_ITSELF, Bid, Meeting, Set, sql};
use crate::{
    PersonId, Refused, SetBidId, SetId, Work,
    charter::only_system,
    exchanges::{self, Begun},
    people::reach::{local, moment, zone},
};

const DAY: Duration = Duration::from_secs(86_400);
/// Matters are asked for so long before a meeting (touchpoint 14), and the presenter is named so long before it.
const ASK: Duration = Duration::from_secs(7 * 86_400);
const NAME: Duration = Duration::from_secs(2 * 86_400);
/// With fewer it is no set any more.
const STILL: i64 = 3;
/// So long after its last meeting it has ended.
const OVER: Duration = Duration::from_secs(14 * 86_400);
const BATCH: i64 = 200;
/// The method of a meeting by letters.
const METHOD: &str = "action-learning-set";

row! {
    /// How often somebody presented and kept the time, and when last.
    struct Turns {
        person: PersonId,
        presented: i64,
        presented_last: i64,
        hosted: i64,
        hosted_last: i64,
    }
}

/// Everything that is due in all sets. A recurring job of the system; done twice, nothing happens twice.
pub async fn keep_time(work: &mut Work<'_>) -> Result<u64, Refused> {
    only_system(work)?;
    work.begin().await?;
    let now = work.now();
    let due: Vec<(SetId,)> =
        work.all(&sql::DUE, args![now, now + ASK, now + NAME, now - OVER, BATCH]).await?;
    for (id,) in &due {
        // The row is locked: two nodes do not name two presenters.
        let set: Set = work.one(&sql::LOCK, args![*id]).await?;
        if set.state == "forming" {
            begins(work, &set, now).await?;
        }
        let set: Set = work.one(&sql::BY_ID, args![*id]).await?;
        if set.state == "open" {
            goes_on(work, &set, now).await?;
        }
    }
    work.done().await?;
    Ok(due.len() as u64)
}

/// It begins when all have answered, or a week before its first meeting; with four at least.
async fn begins(work: &mut Work<'_>, set: &Set, now: Time) -> Result<(), Refused> {
    let (inside, waiting): (i64, i64) = work.one(&sql::COUNT, args![set.id]).await?;
    let first: Meeting = work.one(&sql::LAST_MEETING, args![set.id]).await?;
    if waiting > 0 && first.at > now + ASK {
        return Ok(());
    }
    // No answer means no: whoever said nothing is not in, and reads nothing of it.
    work.exec(&sql::CLOSE_ASKED, args![set.id]).await?;
    if inside < super::LEAST as i64 {
        work.exec(&sql::END, args![set.id, now]).await?;
        return Ok(());
    }
    work.exec(&sql::BEGIN, args![set.id]).await.map(drop)
}

async fn goes_on(work: &mut Work<'_>, set: &Set, now: Time) -> Result<(), Refused> {
    let meeting: Meeting = work.one(&sql::LAST_MEETING, args![set.id]).await?;
    let people: Vec<Turns> = work.all(&sql::TURNS, args![set.id]).await?;
    if (people.len() as i64) < STILL || meeting.number >= set.planned && meeting.at <= now - OVER {
        return work.exec(&sql::END, args![set.id, now]).await.map(drop);
    }
    if meeting.asked_at.is_none() && meeting.at <= now + ASK && meeting.at > now {
        let rows = people
            .iter()
            .map(|one| args![work.id::<SetBidId>(), set.id, meeting.number, one.person])
            .collect();
        work.each(&sql::BID_NEW, rows).await?;
        work.exec(&sql::ASKED_MEETING, args![set.id, meeting.number, now]).await?;
    } else if meeting.named_at.is_none() && meeting.asked_at.is_some() {
        let bids: Vec<Bid> = work.all(&sql::BIDS, args![set.id, meeting.number]).await?;
        let all_said = bids.iter().all(|bid| bid.said_at.is_some_and(|at| at <= now - DAY / 24));
        if meeting.at <= now + NAME || all_said {
            let presenter = presents(&people, &bids);
            let host = hosts(set, &people, meeting.number, presenter);
            work.exec(&sql::NAME_MEETING, args![set.id, meeting.number, presenter, host, now]).await?;
        }
    }
    let meeting: Meeting = work.one(&sql::LAST_MEETING, args![set.id]).await?;
    if meeting.at > now {
        return Ok(());
    }
    if let (true, None, Some(presenter)) = (set.by_letters, meeting.exchange, meeting.presenter) {
        let people: Vec<PersonId> = people.iter().map(|one| one.person).collect();
        let new = Begun {
            community: set.community,
            set: set.id,
            method: METHOD,
            question: "",
            presenter,
            people: &people,
        };
        let exchange = exchanges::begin_within(work, new).await?;
        work.exec(&sql::HELD_BY, args![set.id, meeting.number, exchange]).await?;
    }
    if meeting.number < set.planned {
        // Dates that went by while the community rested are left out.
        let mut next = after(meeting.at, set.weeks, &set.zone);
        while next <= now {
            next = after(next, set.weeks, &set.zone);
        }
        work.exec(&sql::MEETING, args![set.id, meeting.number + 1, next]).await?;
    }
    work.note(Some(set.community), "set-went-on", set.id.into(), "").await
}

/// Who presents: of those who bring a matter, whoever had the fewest turns, and had theirs longest ago; then whoever said it first. Where nobody
/// brings one, the turn falls to whoever had the fewest, who may pass.
fn presents(people: &[Turns], bids: &[Bid]) -> Option<PersonId> {
    let turns = |person: PersonId| people.iter().find(|one| one.person == person);
    let brought = bids.iter().filter(|bid| bid.words.as_ref().is_some_and(|words| !words.is_empty()));
    let first = brought
        .filter_map(|bid| {
            turns(bid.person).map(|one| (one.presented, one.presented_last, bid.said_at, bid.person))
        })
        .min();
    let rota = || people.iter().map(|one| (one.presented, one.presented_last, one.person)).min();
    first.map(|(.., person)| person).or_else(|| rota().map(|(.., person)| person))
}

/// Who keeps the time: at first whoever formed the set, from the fourth meeting on a member in turn, and never the presenter.
fn hosts(set: &Set, people: &[Turns], number: i64, presenter: Option<PersonId>) -> Option<PersonId> {
    if number < BY_ITSELF && set.made_by.is_some() && set.made_by != presenter {
        return set.made_by;
    }
    let others = people.iter().filter(|one| Some(one.person) != presenter);
    // Whoever formed it has had theirs.
    others
        .map(|one| (set.made_by == Some(one.person), one.hosted, one.hosted_last, one.person))
        .min()
        .map(|(.., person)| person)
}

/// So many weeks later at the same hour of its place, also when clocks change between.
fn after(at: Time, weeks: i64, zone_name: &str) -> Time {
    use chrono::Timelike;
    let zone = zone(zone_name);
    let then = local(at, zone);
    let day = then.date_naive() + chrono::Days::new(weeks.unsigned_abs().max(1) * 7);
    let minute = i64::from(then.hour() * 60 + then.minute());
    moment(day, minute, zone).unwrap_or(at + DAY * (weeks.unsigned_abs().max(1) as u32 * 7))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn turns(all: &[(i64, i64, i64)]) -> Vec<Turns> {
        let one = |(person, presented, last): &(i64, i64, i64)| Turns {
            person: PersonId::from(base::Id(*person)),
            presented: *presented,
            presented_last: *last,
            hosted: 0,
            hosted_last: 0,
        };
        all.iter().map(one).collect()
    }

    fn bid(person: i64, words: Option<&str>, at: i64) -> Bid {
        Bid {
            id: SetBidId::default(),
            set: SetId::default(),
            number: 2,
            person: PersonId::from(base::Id(person)),
            words: words.map(str::to_owned),
            said_at: Some(Time(at)),
        }
    }

    #[test]
    fn the_turn_goes_round() {
        let people = turns(&[(1, 1, 1), (2, 0, 0), (3, 0, 0), (4, 1, 2)]);
        let of = |bids: &[Bid]| presents(&people, bids).map(i64::from);
        assert_eq!(of(&[bid(1, Some("a"), 1), bid(3, Some("b"), 9), bid(4, Some(""), 2)]), Some(3));
        assert_eq!(of(&[bid(4, Some("a"), 1), bid(1, Some("b"), 9)]), Some(1), "longest ago");
        assert_eq!(of(&[bid(3, Some("a"), 2), bid(2, Some("b"), 1)]), Some(2), "who said it first");
        assert_eq!(of(&[bid(1, Some(""), 1)]), Some(2), "nobody brings one");
        assert_eq!(presents(&[], &[]), None);
    }

    #[test]
    fn the_hour_stays_when_clocks_change() {
        // 15 October 2026, 18:00 in London is 17:00 UTC; two weeks later it is 18:00.
        let at = moment("2026-10-15".parse().unwrap(), 18 * 60, zone("Europe/London")).unwrap();
        let next = after(at, 2, "Europe/London");
        assert_eq!(next.since(at), DAY * 14 + Duration::from_secs(3_600));
    }
}
