//! Once a year members are asked whether they still practise (touchpoint 41, S2.17). Nobody falls out by silence: a second letter after
//! three weeks, then a convenor is asked to say hello, then nothing more is asked and they rest. A member becomes an alumnus only by
//! their own word, or by a convenor's letter, written by hand.
//!
//! Verbs: [`begin`], [`begin_due`], [`again`], [`greet`], [`rest`]; [`still`], [`moved_to`], [`moved_on`], [`unsure`]; [`round`], [`list`], [`write()`], [`let_go`]; [`told`] and [`silent`] for letters.

pub(crate) mod sql;

use std::time::Duration;

use base::Time;
use store::{args, row};

use crate::{
    CheckId, CommunityId, PersonId, ReceiptId, Refused, Work,
    charter::{self, Standing, Viewer, only_system},
    members, people,
    people::parts::Part,
};

/// The job that asks a member: payload, the id of the check.
pub const LETTER: &str = "practice-letter";
/// The job that asks convenors to say hello: payload, the id of the community and the moment.
pub const HELLO: &str = "practice-hello";
/// The job that brings a convenor's own words: payload, the id of the check and of who wrote it, then the words.
pub const WORDS: &str = "practice-words";
/// The job that tells somebody that nothing more is asked: payload, the id of the check.
pub const RESTING: &str = "practice-resting";

const DAY: Duration = Duration::from_secs(86_400);
/// A community asks once in this time, and nobody who has said within it that they practise.
const YEAR: Duration = Duration::from_secs(365 * 86_400);
const LATELY: Duration = Duration::from_secs(300 * 86_400);
/// From the first letter to the second, from there to a convenor's hello, and from there to rest.
const SECOND: Duration = Duration::from_secs(21 * 86_400);
const THEN_HELLO: Duration = Duration::from_secs(21 * 86_400);
const THEN_REST: Duration = Duration::from_secs(30 * 86_400);
const LONGEST: usize = 600;
const LONGEST_LETTER: usize = 8_000;

/// What is kept of people here: see [`Part`].
pub(crate) static PARTS: &[Part] = &[Part {
    key: "data-practice",
    names: &["community", "answer", "words", "", "", "", "asked", "answered"],
    show: &sql::MINE,
    erase: &[&sql::ERASE],
}];

row! {
    /// One member, asked once a year.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Check {
        /// Its id: the letter that asks carries it.
        pub id: CheckId,
        /// The community.
        pub community: CommunityId,
        /// Who is asked.
        pub person: PersonId,
        /// Their name.
        pub name: String,
        /// What they practise, as they said last.
        pub practice: String,
        /// How they belong now.
        pub standing: String,
        /// When they were asked.
        pub asked_at: Time,
        /// Asked again.
        pub again_at: Option<Time>,
        /// A convenor was asked to say hello.
        pub hello_at: Option<Time>,
        /// Nothing more is asked.
        pub rested_at: Option<Time>,
        /// `yes`, `moved-to`, `moved-on`, `unsure`.
        pub answer: Option<String>,
        /// What they wrote.
        pub words: String,
        /// When they answered.
        pub answered_at: Option<Time>,
        /// When a convenor wrote to them.
        pub written_at: Option<Time>,
    }
}

/// A convenor asks everyone who has not said lately that they practise. From then on it comes round once a year. Returns how many are asked.
pub async fn begin(work: &mut Work<'_>, viewer: &Viewer) -> Result<usize, Refused> {
    only_convenors(viewer)?;
    work.begin().await?;
    let community = viewer.community().id;
    let asked = ask_all(work, community).await?;
    work.note(Some(community), "asked-practice", community.into(), "").await?;
    work.done().await?;
    Ok(asked)
}

fn only_convenors(viewer: &Viewer) -> Result<(), Refused> {
    if viewer.is_convenor() { Ok(()) } else { Err(Refused::NotAllowed("convenors")) }
}

async fn ask_all(work: &mut Work<'_>, community: CommunityId) -> Result<usize, Refused> {
    let now = work.now();
    work.exec(&sql::BEGIN, args![community, now, now + YEAR]).await?;
    let whom: Vec<(PersonId,)> = work.all(&sql::TO_ASK, args![community, now - LATELY]).await?;
    for (person,) in &whom {
        let id: CheckId = work.id();
        work.exec(&sql::ASK, args![id, community, *person, now]).await?;
        send(work, LETTER, id).await?;
    }
    Ok(whom.len())
}

async fn send(work: &mut Work<'_>, kind: &'static str, id: CheckId) -> Result<(), Refused> {
    let now = work.now();
    work.promise_once(kind, id.to_string(), now, format!("{kind} {id}")).await
}

/// Where the year has come round, everyone is asked. A recurring job.
pub async fn begin_due(work: &mut Work<'_>) -> Result<usize, Refused> {
    only_system(work)?;
    work.begin().await?;
    let now = work.now();
    let due: Vec<(CommunityId,)> = work.all(&sql::ROUNDS_DUE, args![now]).await?;
    let mut asked = 0;
    for (community,) in due {
        asked += ask_all(work, community).await?;
    }
    work.done().await?;
    Ok(asked)
}

/// After three weeks without an answer the second letter. A recurring job.
pub async fn again(work: &mut Work<'_>) -> Result<usize, Refused> {
    only_system(work)?;
    work.begin().await?;
    let now = work.now();
    let due: Vec<(CheckId,)> = work.all(&sql::TO_ASK_AGAIN, args![now - SECOND]).await?;
    for (id,) in &due {
        work.exec(&sql::AGAIN, args![*id, now]).await?;
        send(work, LETTER, *id).await?;
    }
    work.done().await?;
    Ok(due.len())
}

/// After three more weeks the convenors are asked to say hello themselves. A recurring job.
pub async fn greet(work: &mut Work<'_>) -> Result<usize, Refused> {
    only_system(work)?;
    work.begin().await?;
    let now = work.now();
    let due: Vec<(CommunityId,)> = work.all(&sql::TO_GREET, args![now - THEN_HELLO]).await?;
    for (community,) in &due {
        work.exec(&sql::GREET, args![*community, now - THEN_HELLO, now]).await?;
        work.promise(HELLO, format!("{community} {}", now.0), now).await?;
    }
    work.done().await?;
    Ok(due.len())
}

/// After a month more nothing is asked of them: they rest, and stay members. A recurring job.
pub async fn rest(work: &mut Work<'_>) -> Result<usize, Refused> {
    only_system(work)?;
    work.begin().await?;
    let now = work.now();
    let due: Vec<(CheckId, CommunityId, PersonId)> = work.all(&sql::TO_REST, args![now - THEN_REST]).await?;
    for (id, community, person) in &due {
        work.exec(&sql::RESTED, args![*id, now]).await?;
        work.exec(&members::sql::REST, args![*community, *person, now]).await?;
        send(work, RESTING, *id).await?;
    }
    work.done().await?;
    Ok(due.len())
}

/// A check, for the system, whose letters ask.
pub async fn told(work: &mut Work<'_>, id: CheckId) -> Result<Check, Refused> {
    only_system(work)?;
    work.opt(&sql::ONE, args![id]).await?.ok_or(Refused::NotFound)
}

/// Whom convenors were asked to say hello to at a moment. For the system.
pub async fn silent(work: &mut Work<'_>, community: CommunityId, at: Time) -> Result<Vec<Check>, Refused> {
    only_system(work)?;
    work.all(&sql::SILENT, args![community, at]).await
}

/// The own check of the person who acts, who is a member still.
async fn mine(work: &mut Work<'_>, id: CheckId) -> Result<Check, Refused> {
    let person = people::signed_in(work)?;
    let check: Option<Check> = work.opt(&sql::ONE, args![id]).await?;
    let check = check.filter(|check| check.person == person).ok_or(Refused::NotFound)?;
    if check.standing == Standing::Member.word() { Ok(check) } else { Err(Refused::Gone) }
}

async fn answer(work: &mut Work<'_>, check: &Check, answer: &str, words: &str) -> Result<(), Refused> {
    let now = work.now();
    let words: String = words.trim().chars().take(LONGEST).collect();
    work.exec(&sql::ANSWER, args![check.id, answer, words, now]).await?;
    work.note(Some(check.community), "said-practice", check.id.into(), answer).await
}

/// `YES`: it holds still. Whoever rested is asked things again.
pub async fn still(work: &mut Work<'_>, id: CheckId) -> Result<(), Refused> {
    work.begin().await?;
    let check = mine(work, id).await?;
    let now = work.now();
    work.exec(&members::sql::PRACTISES, args![check.community, check.person, now]).await?;
    answer(work, &check, "yes", "").await?;
    work.done().await
}

/// `MOVED TO ...`: this is what they practise now. A receipt takes it back.
pub async fn moved_to(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: CheckId,
    words: &str,
) -> Result<ReceiptId, Refused> {
    work.begin().await?;
    let check = mine(work, id).await?;
    if words.trim().is_empty() {
        return Err(Refused::invalid("words", "problem-words-empty"));
    }
    let before = work.within(true);
    let lines = members::Lines { practice: Some(words.trim().to_owned()), ..members::Lines::default() };
    let receipt = members::say_lines(work, viewer, &lines).await;
    work.within(before);
    let receipt = receipt?;
    let now = work.now();
    work.exec(&members::sql::PRACTISES, args![check.community, check.person, now]).await?;
    answer(work, &check, "moved-to", words).await?;
    work.done().await?;
    Ok(receipt)
}

/// `MOVED ON`: they do something else now. Nothing else changes by it; what they would like is asked.
pub async fn moved_on(work: &mut Work<'_>, id: CheckId, words: &str) -> Result<(), Refused> {
    work.begin().await?;
    let check = mine(work, id).await?;
    answer(work, &check, "moved-on", words).await?;
    work.done().await
}

/// `UNSURE`: a convenor may talk with them; nothing else changes.
pub async fn unsure(work: &mut Work<'_>, id: CheckId, words: &str) -> Result<(), Refused> {
    work.begin().await?;
    let check = mine(work, id).await?;
    answer(work, &check, "unsure", words).await?;
    work.done().await
}

/// When the last round began and when the next one does; nothing where no convenor began one.
pub async fn round(work: &mut Work<'_>, viewer: &Viewer) -> Result<Option<(Time, Time)>, Refused> {
    only_convenors(viewer)?;
    work.opt(&sql::ROUND, args![viewer.community().id]).await
}

/// Everyone of the last round with their answers, for convenors.
pub async fn list(work: &mut Work<'_>, viewer: &Viewer) -> Result<Vec<Check>, Refused> {
    only_convenors(viewer)?;
    let since = work.now() - YEAR - DAY * 60;
    work.all(&sql::LIST, args![viewer.community().id, since]).await
}

async fn one(work: &mut Work<'_>, viewer: &Viewer, id: CheckId) -> Result<Check, Refused> {
    only_convenors(viewer)?;
    let check: Option<Check> = work.opt(&sql::ONE, args![id]).await?;
    check.filter(|check| check.community == viewer.community().id).ok_or(Refused::NotFound)
}

/// A convenor writes to somebody about their answer, or their silence, in their own words.
pub async fn write(work: &mut Work<'_>, viewer: &Viewer, id: CheckId, words: &str) -> Result<(), Refused> {
    work.begin().await?;
    let check = one(work, viewer, id).await?;
    post(work, viewer, &check, words).await?;
    work.done().await
}

async fn post(work: &mut Work<'_>, viewer: &Viewer, check: &Check, words: &str) -> Result<(), Refused> {
    let by = viewer.member()?;
    let words = words.trim();
    if words.is_empty() {
        return Err(Refused::invalid("words", "problem-words-empty"));
    }
    if words.chars().count() > LONGEST_LETTER {
        return Err(Refused::invalid("words", "problem-field-long"));
    }
    let now = work.now();
    work.exec(&sql::WRITTEN, args![check.id, now, by]).await?;
    work.promise(WORDS, format!("{} {by} {words}", check.id), now).await?;
    work.note(Some(check.community), "wrote-about-practice", check.person.into(), "").await
}

/// A convenor lets somebody go as a friend, by a letter in their own words: only whoever did not answer two letters and a hello, or
/// said that they moved on. They come back by one word.
pub async fn let_go(work: &mut Work<'_>, viewer: &Viewer, id: CheckId, words: &str) -> Result<(), Refused> {
    work.begin().await?;
    let check = one(work, viewer, id).await?;
    let silent = check.answered_at.is_none() && check.rested_at.is_some();
    if !silent && check.answer.as_deref() != Some("moved-on") {
        return Err(Refused::NotAllowed("let-go"));
    }
    if check.standing != Standing::Member.word() {
        return Err(Refused::Gone);
    }
    post(work, viewer, &check, words).await?;
    let actor = work.actor();
    work.act_as(crate::Actor::System);
    let holds = charter::holders(work, check.community, "convenor").await?;
    work.act_as(actor);
    if holds.iter().any(|holder| holder.person == check.person) {
        return Err(Refused::NotAllowed("let-go"));
    }
    let (to, from) = (Standing::Alumni.word(), Standing::Member.word());
    work.exec(&members::sql::SET_STANDING, args![check.community, check.person, to, from]).await?;
    crate::newcomers::left(work, check.community, check.person).await?;
    work.note(Some(check.community), "let-go", check.person.into(), "").await?;
    work.done().await
}
