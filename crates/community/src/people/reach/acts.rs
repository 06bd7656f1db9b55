//! Saying how one wants to be reached, by a word in a letter or at a page: the same acts.

use base::Time;
use store::{args, row};

use super::{Change, RHYTHMS, Reach, get, sql, when};
use crate::{
    CommunityId, PersonId, Problem, ReceiptId, Refused, Work,
    people::{oneself, signed_in},
    receipts,
};

/// `LESS`: one step fewer letters and minutes.
pub async fn less(work: &mut Work<'_>, person: PersonId) -> Result<Change, Refused> {
    change(work, person, |reach, _| reach.one_less()).await
}

/// `MORE`: one step more.
pub async fn more(work: &mut Work<'_>, person: PersonId) -> Result<Change, Refused> {
    change(work, person, |reach, _| reach.one_more()).await
}

/// `REST`: nothing is asked of them until they say so; letters go on.
pub async fn rest(work: &mut Work<'_>, person: PersonId) -> Result<Change, Refused> {
    change(work, person, |reach, _| Reach { asks: 0, ..reach.clone() }).await
}

/// `PAUSE` or `AWAY`: nothing is sent until then but what they ask for. A moment that has passed is a pause that ends.
pub async fn pause(work: &mut Work<'_>, person: PersonId, until: Time) -> Result<Change, Refused> {
    change(work, person, |reach, now| Reach {
        paused_until: Some(until).filter(|until| *until > now),
        ..reach.clone()
    })
    .await
}

/// Back: from a pause, from rest, from `STOP`.
pub async fn back(work: &mut Work<'_>, person: PersonId) -> Result<Change, Refused> {
    change(work, person, |reach, _| {
        let asks = if reach.rests() { Reach::default().asks } else { reach.asks };
        Reach { paused_until: None, stopped_at: None, asks, ..reach.clone() }
    })
    .await
}

/// `STOP`: nothing any more but what must be (a sign-in letter that they ask for).
pub async fn stop(work: &mut Work<'_>, person: PersonId) -> Result<Change, Refused> {
    change(work, person, |reach, now| Reach {
        stopped_at: Some(reach.stopped_at.unwrap_or(now)),
        ..reach.clone()
    })
    .await
}

/// What a person chooses; what is not named stays.
#[derive(Clone, Debug, Default)]
pub struct Choice<'a> {
    /// `n A WEEK`: letters. Whoever says a number means all letters.
    pub mails: Option<i64>,
    /// Questions.
    pub asks: Option<i64>,
    /// `n MINUTES`
    pub minutes: Option<i64>,
    /// `DAILY`, `WEEKLY`, `MONTHLY`, `NEVER`
    pub rhythm: Option<&'a str>,
    /// The day of the one letter: 1 is Monday.
    pub day: Option<i64>,
    /// Its minute of the day.
    pub minute: Option<i64>,
    /// Quiet hours: minutes of the day.
    pub quiet: Option<(i64, i64)>,
    /// Whether number and hours hold for letters too that were asked for one by one.
    pub strict: Option<bool>,
    /// Away until then; `Some(None)` for no longer.
    pub paused_until: Option<Option<Time>>,
}

/// The person who acts chooses.
pub async fn choose(work: &mut Work<'_>, choice: Choice<'_>) -> Result<Change, Refused> {
    let person = signed_in(work)?;
    choose_of(work, person, choice).await
}

/// The same, for a person whose letter says it.
pub async fn choose_of(work: &mut Work<'_>, person: PersonId, choice: Choice<'_>) -> Result<Change, Refused> {
    let mut problems = Vec::new();
    let mut check = |fits: bool, field, key| {
        if !fits {
            problems.push(Problem { field, key });
        }
    };
    let within =
        |number: Option<i64>, least: i64, most: i64| number.is_none_or(|n| (least..=most).contains(&n));
    let last = 24 * 60 - 1;
    check(within(choice.mails, 0, 1_000), "mails", "problem-reach-mails");
    check(within(choice.asks, 0, 50), "asks", "problem-reach-asks");
    check(within(choice.minutes, 1, 2_000), "minutes", "problem-reach-minutes");
    check(choice.rhythm.is_none_or(|rhythm| RHYTHMS.contains(&rhythm)), "rhythm", "problem-reach-rhythm");
    check(within(choice.day, 1, 7), "day", "problem-reach-day");
    check(within(choice.minute, 0, last), "hour", "problem-reach-hour");
    let quiet =
        choice.quiet.is_none_or(|(from, to)| within(Some(from), 0, last) && within(Some(to), 0, last));
    check(quiet, "quiet_from", "problem-reach-hour");
    if !problems.is_empty() {
        return Err(Refused::Invalid(problems));
    }
    change(work, person, |reach, now| {
        let c = &choice;
        let (quiet_from, quiet_to) = c.quiet.unwrap_or((reach.quiet_from, reach.quiet_to));
        Reach {
            mails: c.mails.unwrap_or(reach.mails),
            asks: c.asks.unwrap_or(reach.asks),
            minutes: c.minutes.unwrap_or(reach.minutes),
            rhythm: c.rhythm.map_or_else(|| reach.rhythm.clone(), str::to_owned),
            day: c.day.unwrap_or(reach.day),
            minute: c.minute.unwrap_or(reach.minute),
            quiet_from,
            quiet_to,
            strict: c.strict.unwrap_or(reach.strict || c.mails.is_some()),
            paused_until: c
                .paused_until
                .map_or(reach.paused_until, |until| until.filter(|until| *until > now)),
            stopped_at: reach.stopped_at,
        }
    })
    .await
}

/// Changes how somebody is reached, and when their next one letter is due; keeps a receipt.
async fn change(
    work: &mut Work<'_>,
    person: PersonId,
    to: impl Fn(&Reach, Time) -> Reach,
) -> Result<Change, Refused> {
    oneself(work, person)?;
    work.begin().await?;
    let before = get(work, person).await?;
    let after = to(&before, work.now());
    let mut receipt = None;
    if before != after {
        set(work, person, &after).await?;
        receipt = Some(receipts::keep(work, person, None, "reach", person.into(), &before.written()).await?);
        work.note(None, "chose-reach", person.into(), "").await?;
    }
    work.done().await?;
    Ok(Change { before, after, receipt })
}

/// Writes it down, and when the next one letter is due. Part of another act.
pub(super) async fn set(work: &mut Work<'_>, person: PersonId, to: &Reach) -> Result<(), Refused> {
    let r = to;
    work.exec(
        &sql::SET,
        args![
            person,
            r.mails,
            r.asks,
            r.minutes,
            &r.rhythm,
            r.day,
            r.minute,
            r.quiet_from,
            r.quiet_to,
            r.strict,
            r.paused_until,
            r.stopped_at
        ],
    )
    .await?;
    let now = work.now();
    let (name, belongs): (String, bool) = work.one(&sql::ZONE, args![person]).await?;
    match r.next_letter(now, when::zone(&name)).filter(|_| belongs) {
        Some(due) => work.exec(&sql::DUE, args![person, due]).await?,
        None => work.exec(&sql::NOT_DUE, args![person]).await?,
    };
    Ok(())
}

/// Lets the one letter come to somebody who joins. Part of another act.
pub(crate) fn first_due(now: Time) -> Option<Time> {
    Reach::default().next_letter(now, when::zone("UTC"))
}

/// The first letter of somebody who begins to belong. Part of another act.
pub(crate) async fn begin(work: &mut Work<'_>, person: PersonId) -> Result<(), Refused> {
    let reach: Reach = work.opt(&sql::GET, args![person]).await?.unwrap_or_default();
    let (name, _): (String, bool) = work.one(&sql::ZONE, args![person]).await?;
    if let Some(due) = reach.next_letter(work.now(), when::zone(&name)) {
        work.exec(&sql::FIRST_DUE, args![person, due]).await?;
    }
    Ok(())
}

row! {
    /// What a person gets of one community.
    #[derive(Clone, Debug)]
    pub struct Delivery {
        /// The community.
        pub community: CommunityId,
        /// Its name in addresses.
        pub slug: String,
        /// Its name.
        pub name: String,
        /// `usual`, `each`, `digest`, `none`
        pub delivery: String,
        /// Whether it is a mailing list: `usual` is `each` there.
        pub list: bool,
    }
}

/// What a person gets, community by community; or anyone for the system.
pub async fn of(work: &mut Work<'_>, person: PersonId) -> Result<Vec<Delivery>, Refused> {
    oneself(work, person)?;
    work.all(&sql::DELIVERIES, args![person]).await
}

/// The ways in which a community's letters come: as it usually does it, each at once, in the one letter, not at all.
pub const DELIVERIES: [&str; 4] = ["usual", "each", "digest", "none"];

/// Chooses what a member gets of a community; what it was before, and the receipt by which it can be taken back.
pub async fn deliver(
    work: &mut Work<'_>,
    person: PersonId,
    community: CommunityId,
    delivery: &str,
) -> Result<(String, Option<ReceiptId>), Refused> {
    oneself(work, person)?;
    if !DELIVERIES.contains(&delivery) {
        return Err(Refused::invalid("delivery", "problem-delivery"));
    }
    work.begin().await?;
    let row: Option<(String,)> = work.opt(&sql::DELIVERY, args![person, community]).await?;
    let (before,) = row.ok_or(Refused::NotAllowed("members"))?;
    let mut receipt = None;
    if before != delivery {
        work.exec(&sql::SET_DELIVERY, args![person, community, delivery]).await?;
        let subject = community.into();
        receipt = Some(receipts::keep(work, person, Some(community), "delivery", subject, &before).await?);
        work.note(Some(community), "chose-delivery", person.into(), "").await?;
    }
    work.done().await?;
    Ok((before, receipt))
}
