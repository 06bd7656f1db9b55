//! Beginning an exchange, being in, and leaving it.

use std::time::Duration;

use store::args;

use super::{Exchange, MOVE, one, sql};
use crate::{
    CommunityId, ExchangeId, PersonId, Rate, ReceiptId, Refused, SetId, Work,
    charter::{Viewer, only_system},
    methods::{self, Circle, Method},
    receipts,
};

/// People have so long to say whether they are in.
const ASKED: Duration = Duration::from_secs(3 * 86_400);
const DAY: u64 = 86_400;
/// A community has no more than these at once.
const MOST_OPEN: i64 = 12;
const LONGEST: usize = 300;
/// Each asks many people something: nobody begins more than a few a day.
const BEGINNINGS: Rate = Rate::per(4, Duration::from_secs(DAY));

/// What is begun.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewExchange {
    /// The method: the name of one of ours, or the id of one of the community's own.
    pub method: String,
    /// The question of the day; may be empty where the method asks for none.
    pub question: String,
    /// Who is asked; everybody where nobody is named.
    pub people: Vec<PersonId>,
}

/// What a set begins.
pub(crate) struct Begun<'a> {
    pub community: CommunityId,
    pub set: SetId,
    pub method: &'a str,
    pub question: &'a str,
    pub presenter: PersonId,
    pub people: &'a [PersonId],
}

/// Begins a method by letters: people are asked whether they are in. Whoever begins it is; where the method has a presenter, it is they.
/// By a member.
pub async fn begin(work: &mut Work<'_>, viewer: &Viewer, new: &NewExchange) -> Result<ExchangeId, Refused> {
    let person = viewer.member()?;
    let text = methods::method_text(work, viewer, &new.method).await;
    let text = text.map_err(|_| Refused::invalid("method", "problem-exchange-method"))?;
    let method = methods::read(&text).map_err(|_| Refused::invalid("method", "problem-exchange-method"))?;
    if !method.runs_by_letters() {
        return Err(Refused::invalid("method", "problem-exchange-method"));
    }
    let question = line(&new.question);
    if question.chars().count() > LONGEST {
        return Err(Refused::invalid("question", "problem-field-long"));
    }
    if question.is_empty() && method.letters.iter().any(|step| step.say.contains("{question}")) {
        return Err(Refused::invalid("question", "problem-exchange-question"));
    }
    work.begin().await?;
    let (community, now) = (viewer.community().id, work.now());
    let (open,): (i64,) = work.one(&sql::OPEN, args![community]).await?;
    if open >= MOST_OPEN {
        return Err(Refused::invalid("method", "problem-exchange-many"));
    }
    let presented = has_presenter(&method);
    let others = new.people.iter().filter(|other| **other != person).count() as u32;
    if !new.people.is_empty() && others + 1 < method.least {
        return Err(Refused::invalid("people", "problem-exchange-few"));
    }
    BEGINNINGS.take(work, &format!("exchanges {person}")).await?;
    let id: ExchangeId = work.id();
    let (least, until) = (i64::from(method.least), now + ASKED);
    let presenter = presented.then_some(person);
    let row = args![
        id,
        community,
        None::<SetId>,
        &new.method,
        &method.name,
        question,
        Some(person),
        presenter,
        least,
        0_i64,
        until,
        "asking",
        now
    ];
    work.exec(&sql::BEGIN, row).await?;
    keep_steps(work, id, &method).await?;
    if new.people.is_empty() {
        work.exec(&sql::ASK_ALL, args![id, community, person]).await?;
    } else {
        let asked: Vec<i64> = new.people.iter().map(|one| i64::from(*one)).collect();
        work.exec(&sql::ASK_SOME, args![id, community, person, asked]).await?;
    }
    work.exec(&sql::IS_IN, args![id, person, now]).await?;
    work.promise_once(MOVE, String::new(), now, MOVE.to_owned()).await?;
    work.note(Some(community), "began-an-exchange", id.into(), "").await?;
    work.done().await?;
    Ok(id)
}

/// Begins one for people who said before that they are in: a set. Part of another act.
pub(crate) async fn begin_within(work: &mut Work<'_>, new: Begun<'_>) -> Result<ExchangeId, Refused> {
    only_system(work)?;
    let method = methods::one(new.method).ok_or(Refused::NotFound)?;
    let (id, now): (ExchangeId, _) = (work.id(), work.now());
    let row = args![
        id,
        new.community,
        Some(new.set),
        new.method,
        &method.name,
        line(new.question),
        None::<PersonId>,
        Some(new.presenter),
        2_i64,
        0_i64,
        now,
        "asking",
        now
    ];
    work.exec(&sql::BEGIN, row).await?;
    keep_steps(work, id, method).await?;
    work.each(&sql::IS_IN, new.people.iter().map(|one| args![id, *one, now]).collect()).await?;
    work.promise_once(MOVE, String::new(), now, MOVE.to_owned()).await?;
    Ok(id)
}

fn has_presenter(method: &Method) -> bool {
    method
        .letters
        .iter()
        .any(|step| matches!(step.circle, Circle::Presenter | Circle::Others | Circle::Questions))
}

async fn keep_steps(work: &mut Work<'_>, id: ExchangeId, method: &Method) -> Result<(), Refused> {
    let rows = (1_i64..)
        .zip(&method.letters)
        .map(|(place, step)| args![id, place, i64::from(step.days), step.circle.word(), &step.who, &step.say])
        .collect();
    work.each(&sql::STEP, rows).await.map(drop)
}

fn line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The member who acts is in, or is not. Until the first step begins.
pub async fn join(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: ExchangeId,
    yes: bool,
) -> Result<(Exchange, ReceiptId), Refused> {
    let person = viewer.member()?;
    work.begin().await?;
    work.opt::<(ExchangeId,)>(&sql::LOCK, args![id]).await?;
    let exchange = one(work, viewer, id).await?;
    let now = work.now();
    let before: Option<(String,)> = work.opt(&sql::STATE_OF, args![id, person]).await?;
    // Who was not asked may come too, where everybody knows of it.
    let before = before.map_or_else(|| "asked".to_owned(), |(state,)| state);
    if exchange.state != "asking" {
        return Err(Refused::Gone);
    }
    work.exec(&sql::ANSWER, args![id, person, if yes { "in" } else { "no" }, now]).await?;
    let community = exchange.community;
    let receipt = receipts::keep(work, person, Some(community), "exchange-in", id.into(), &before).await?;
    work.note(Some(community), if yes { "joined-an-exchange" } else { "left-an-exchange" }, id.into(), "")
        .await?;
    work.done().await?;
    Ok((exchange, receipt))
}

/// The member who acts steps out of one that runs. What they said stays with those who have it; nothing more is asked of them.
pub async fn step_out(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: ExchangeId,
) -> Result<(Exchange, ReceiptId), Refused> {
    let person = viewer.member()?;
    work.begin().await?;
    work.opt::<(ExchangeId,)>(&sql::LOCK, args![id]).await?;
    let exchange = one(work, viewer, id).await?;
    let now = work.now();
    let before: Option<(String,)> = work.opt(&sql::STATE_OF, args![id, person]).await?;
    let (before,) = before.ok_or(Refused::NotFound)?;
    if exchange.is_over() {
        return Err(Refused::Gone);
    }
    work.exec(&sql::ANSWER, args![id, person, "out", now]).await?;
    // What waits for them waits no more.
    work.exec(&sql::DROP_OPEN, args![id, exchange.step, person]).await?;
    let community = exchange.community;
    let receipt = receipts::keep(work, person, Some(community), "exchange-out", id.into(), &before).await?;
    work.note(Some(community), "left-an-exchange", id.into(), "").await?;
    work.done().await?;
    Ok((exchange, receipt))
}

/// The presenter lets the others see what they will do: in a set, nobody does before (TP14). Once the exchange has ended.
pub async fn share(work: &mut Work<'_>, viewer: &Viewer, id: ExchangeId) -> Result<Exchange, Refused> {
    let person = viewer.member()?;
    work.begin().await?;
    let exchange = one(work, viewer, id).await?;
    if exchange.presenter != Some(person) {
        return Err(Refused::NotAllowed("presenter"));
    }
    if exchange.state != "done" {
        return Err(Refused::Gone);
    }
    let now = work.now();
    work.exec(&sql::SHARE, args![id]).await?;
    if let Some(set) = exchange.set {
        work.exec(&crate::commitments::sql::SHARE, args![set, person, exchange.begun_at]).await?;
    }
    work.promise_once(MOVE, String::new(), now, MOVE.to_owned()).await?;
    work.note(Some(exchange.community), "shared-in-an-exchange", id.into(), "").await?;
    work.done().await?;
    Ok(exchange)
}

/// Ends one before its time: by whoever began it, or a convenor. Those who are in are told.
pub async fn stop(work: &mut Work<'_>, viewer: &Viewer, id: ExchangeId) -> Result<(), Refused> {
    let person = viewer.member()?;
    work.begin().await?;
    let exchange = one(work, viewer, id).await?;
    if exchange.begun_by != Some(person) && !viewer.is_convenor() {
        return Err(Refused::NotAllowed("convene"));
    }
    let now = work.now();
    if work.exec(&sql::END, args![id, "stopped", now]).await? == 0 {
        return Err(Refused::Gone);
    }
    work.promise_once(MOVE, String::new(), now, MOVE.to_owned()).await?;
    work.note(Some(exchange.community), "stopped-an-exchange", id.into(), "").await?;
    work.done().await
}

/// How long a step lasts.
pub(super) fn days(days: i64) -> Duration {
    Duration::from_secs(days.clamp(1, 60).unsigned_abs() * DAY)
}
