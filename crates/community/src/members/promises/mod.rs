//! What members promise each other: the words of a community, version by version, and who agreed to which (touchpoint 5, S2.18).
//!
//! Nobody is a member before they have agreed. [`ask`] is for whoever was chosen by people (an invitation, an offered place): once they
//! agree they are a member. Whoever asked for themselves goes through the door of the community first, which may mean that a convenor
//! says yes. When the words change, members are asked again; nobody falls out who does not answer.
//!
//! Verbs: [`words`], [`versions`], [`ask`], [`ask_members`], [`asked_of_me`], [`agree`], [`agree_at_the_door`], [`agree_as_member`], [`question`], [`decline`], [`forget`], [`agreed`], [`renew`], [`remind`].

pub(crate) mod sql;
mod words;

use std::time::Duration;

use base::Time;
use store::{args, row};

pub use words::{PromiseWords, for_a_stranger, versions, words};

use super::join::{self, Joining};
use crate::{
    Actor, CommunityId, HeldId, Level, PersonId, PromiseId, Rate, Refused, Work,
    charter::{self, Community, Standing, Viewer, only_system},
    conversations::ByLetter,
    held::{self, Hold},
    people,
    people::parts::Part,
};

/// The job that sends the promise to somebody: payload, the id of the promise.
pub const LETTER: &str = "promise-letter";
/// Whoever has not answered is asked once more, so long after; a member, to whom nothing happens without an answer, later.
const REMIND: Duration = Duration::from_secs(7 * 86_400);
const REMIND_MEMBER: Duration = Duration::from_secs(21 * 86_400);
/// How long somebody who is no member yet can agree.
pub const OPEN_FOR: Duration = Duration::from_secs(90 * 86_400);
/// How often somebody may ask the convenors before they agree.
const QUESTIONS: Rate = Rate::per(10, Duration::from_secs(86_400));
const LONGEST_WROTE: usize = 20_000;

/// What is kept of people here: see [`Part`].
pub(crate) static PARTS: &[Part] = &[Part {
    key: "data-promises",
    names: &["community", "version", "what_led_here", "how", "words", "", "asked", "agreed"],
    show: &sql::MINE,
    erase: &[&sql::ERASE],
}];

row! {
    /// What somebody is asked to promise.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Promise {
        /// Its id: the letter that asks carries it.
        pub id: PromiseId,
        /// The community.
        pub community: CommunityId,
        /// The community's name in addresses.
        pub slug: String,
        /// The community's name.
        pub place: String,
        /// Who is asked.
        pub person: PersonId,
        /// The version of the words.
        pub version: i64,
        /// The words.
        pub words: String,
        /// The level that holds when nothing is said.
        pub level: Level,
        /// What is kept, why, how long, and who reads it.
        pub notice: String,
        /// `join`, `changed`, `asked`; else what led here.
        pub origin: String,
        /// What they wrote when they asked to join.
        pub wrote: String,
        /// When they were asked.
        pub asked_at: Time,
        /// When they were asked once more.
        pub reminded_at: Option<Time>,
        /// When they agreed.
        pub agreed_at: Option<Time>,
        /// When they said no.
        pub declined_at: Option<Time>,
    }
}

impl Promise {
    /// Whether it can be agreed to.
    pub fn is_open(&self, now: Time) -> bool {
        self.agreed_at.is_none() && (self.is_of_a_member() || now < self.asked_at + OPEN_FOR)
    }

    /// Whether a member is asked, who stays one whatever they say.
    pub fn is_of_a_member(&self) -> bool {
        matches!(self.origin.as_str(), "changed" | "asked")
    }
}

/// How somebody agreed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// By replying the whole phrase.
    Letter,
    /// By the button on the page.
    Page,
}

impl By {
    fn word(self) -> &'static str {
        match self {
            By::Letter => "letter",
            By::Page => "page",
        }
    }
}

/// Asks somebody for the promise, by a letter that a job sends; `origin` says what led here, like `invitation 17`. People have chosen
/// them: once they agree they are a member. Who has agreed to these very words before is a member at once. For the system; part of another act.
pub async fn ask(
    work: &mut Work<'_>,
    community: CommunityId,
    person: PersonId,
    origin: &str,
) -> Result<PromiseId, Refused> {
    only_system(work)?;
    work.begin().await?;
    let place = community_of(work, community).await?;
    let promise = open(work, &place, person, origin, "").await?;
    if promise.agreed_at.is_some() {
        join::let_in(work, community, person).await?;
    } else {
        send(work, promise.id).await?;
    }
    work.done().await?;
    Ok(promise.id)
}

async fn community_of(work: &mut Work<'_>, community: CommunityId) -> Result<Community, Refused> {
    let slug = charter::slug(work, community).await?;
    Ok(charter::visit(work, &slug).await?.community().clone())
}

async fn send(work: &mut Work<'_>, id: PromiseId) -> Result<(), Refused> {
    let now = work.now();
    work.promise_once(LETTER, id.to_string(), now, format!("{LETTER} {id}")).await
}

/// The promise that somebody is asked for, in the words that hold now. Part of another act.
pub(super) async fn open(
    work: &mut Work<'_>,
    community: &Community,
    person: PersonId,
    origin: &str,
    wrote: &str,
) -> Result<Promise, Refused> {
    let (words, _) = words::keep(work, community).await?;
    let (id, now): (PromiseId, _) = (work.id(), work.now());
    let wrote: String = wrote.chars().take(LONGEST_WROTE).collect();
    work.exec(&sql::ASK, args![id, community.id, person, words, origin, wrote, now]).await?;
    work.one(&sql::OF_PERSON, args![community.id, person]).await
}

/// A convenor asks every member who has not agreed to the words of today, and was not asked for them. Returns how many.
pub async fn ask_members(work: &mut Work<'_>, viewer: &Viewer) -> Result<usize, Refused> {
    if !viewer.is_convenor() {
        return Err(Refused::NotAllowed("convenors"));
    }
    work.begin().await?;
    let community = viewer.community();
    let asked = ask_all(work, community, "asked", true).await?;
    work.note(Some(community.id), "asked-for-promise", community.id.into(), "").await?;
    work.done().await?;
    Ok(asked)
}

async fn ask_all(
    work: &mut Work<'_>,
    community: &Community,
    origin: &str,
    everyone: bool,
) -> Result<usize, Refused> {
    let (words, _) = words::keep(work, community).await?;
    let unasked: Vec<(PersonId,)> = work.all(&sql::UNASKED, args![community.id, words, everyone]).await?;
    for (person,) in &unasked {
        let promise = open(work, community, *person, origin, "").await?;
        send(work, promise.id).await?;
    }
    Ok(unasked.len())
}

/// Where the words of a community have changed, those who agreed to earlier ones are asked again, gently. A recurring job.
pub async fn renew(work: &mut Work<'_>) -> Result<usize, Refused> {
    only_system(work)?;
    work.begin().await?;
    let slugs: Vec<(String,)> = work.all(&sql::COMMUNITIES, args![]).await?;
    let mut asked = 0;
    for (slug,) in slugs {
        let viewer = charter::visit(work, &slug).await?;
        if words::current(work, viewer.community()).await?.id.is_none() {
            asked += ask_all(work, viewer.community(), "changed", false).await?;
        }
    }
    work.done().await?;
    Ok(asked)
}

/// Whoever has not answered is asked once more. A recurring job.
pub async fn remind(work: &mut Work<'_>) -> Result<usize, Refused> {
    only_system(work)?;
    work.begin().await?;
    let now = work.now();
    let due: Vec<(PromiseId,)> = work.all(&sql::TO_REMIND, args![now - REMIND, now - OPEN_FOR]).await?;
    let mut reminded = 0;
    for (id,) in due {
        let promise: Promise = work.one(&sql::ONE, args![id]).await?;
        if promise.is_of_a_member() && now < promise.asked_at + REMIND_MEMBER {
            continue;
        }
        work.exec(&sql::REMINDED, args![id, now]).await?;
        send(work, id).await?;
        reminded += 1;
    }
    work.done().await?;
    Ok(reminded)
}

/// A promise: the own one of the person who acts; any, for the system.
pub async fn get(work: &mut Work<'_>, id: PromiseId) -> Result<Promise, Refused> {
    let promise: Promise = work.opt(&sql::ONE, args![id]).await?.ok_or(Refused::NotFound)?;
    people::oneself(work, promise.person)?;
    Ok(promise)
}

/// What the person who acts was asked last by a community, which they may not be able to visit yet; nothing, when they were not asked.
pub async fn asked_of_me(work: &mut Work<'_>, slug: &str) -> Result<Option<Promise>, Refused> {
    let Some(person) = work.actor().person() else { return Ok(None) };
    work.opt(&sql::OF_PERSON_AT, args![slug, person]).await
}

/// The person who acts agrees to the words that they were asked for. Said twice, it counts once.
pub async fn agree(work: &mut Work<'_>, id: PromiseId, by: By) -> Result<Joining, Refused> {
    let person = people::signed_in(work)?;
    work.begin().await?;
    let promise = get(work, id).await?;
    let now = work.now();
    if promise.agreed_at.is_some() {
        return Ok(Joining::Already);
    }
    if !promise.is_open(now) {
        return Err(Refused::Gone);
    }
    work.exec(&sql::AGREE, args![id, now, by.word()]).await?;
    work.note(Some(promise.community), "promised", id.into(), "").await?;
    work.act_as(Actor::System);
    let joining = go_on(work, &promise).await;
    work.act_as(Actor::Person(person));
    let joining = joining?;
    work.done().await?;
    Ok(joining)
}

/// What follows for somebody who has agreed. As the system; part of agreeing.
async fn go_on(work: &mut Work<'_>, promise: &Promise) -> Result<Joining, Refused> {
    let (community, person) = (promise.community, promise.person);
    let standing = charter::standing(work, community, person).await?;
    // A member stays one; and who was one when they were asked, and has left since, is not brought back by it.
    if standing == Some(Standing::Member) || promise.is_of_a_member() {
        return Ok(Joining::Already);
    }
    if promise.origin == "join" {
        let place = community_of(work, community).await?;
        return join::at_the_door(work, &place, person, &promise.wrote).await;
    }
    join::let_in(work, community, person).await?;
    Ok(Joining::Joined)
}

/// Somebody asked to join by a letter, was sent the words, and agreed to them from the address that they went to: nothing was kept of them
/// until now. They go on to the door. For the system; part of another act.
pub async fn agree_at_the_door(
    work: &mut Work<'_>,
    community: CommunityId,
    person: PersonId,
    version: i64,
    wrote: &str,
) -> Result<Joining, Refused> {
    only_system(work)?;
    work.begin().await?;
    if charter::standing(work, community, person).await? == Some(Standing::Member) {
        return Ok(Joining::Already);
    }
    let place = community_of(work, community).await?;
    let promise = open(work, &place, person, "join", wrote).await?;
    let joining = if promise.version != version {
        // The words have changed since they were sent: what was agreed to is not what is asked now.
        send(work, promise.id).await?;
        Joining::Promise(promise.id)
    } else if promise.agreed_at.is_some() {
        // They agreed to these very words before, and have left since.
        join::at_the_door(work, &place, person, wrote).await?
    } else {
        work.act_as(Actor::Person(person));
        let before = work.within(true);
        let joining = agree(work, promise.id, By::Letter).await;
        work.within(before);
        work.act_as(Actor::System);
        joining?
    };
    work.done().await?;
    Ok(joining)
}

/// A note to the convenors, as the system.
async fn note(work: &mut Work<'_>, promise: &Promise, words: &str) -> Result<HeldId, Refused> {
    let name = people::get(work, promise.person).await?.name;
    let address = people::main_address(work, promise.person).await?.unwrap_or_default();
    let said = base::Words::of(&community_of(work, promise.community).await?.language);
    let hold = Hold {
        kind: "private",
        person: Some(promise.person),
        address: &address,
        name: &name,
        subject: said.say("promise-question-subject"),
        letter: ByLetter { words, ..ByLetter::default() },
        why: "held-private",
        ..Hold::default()
    };
    held::hold(work, promise.community, hold).await
}

/// A member whom nobody has asked agrees to the words of today.
pub async fn agree_as_member(work: &mut Work<'_>, viewer: &Viewer) -> Result<Joining, Refused> {
    let person = viewer.member()?;
    work.begin().await?;
    let promise = open(work, viewer.community(), person, "asked", "").await?;
    let before = work.within(true);
    let joining = agree(work, promise.id, By::Page).await;
    work.within(before);
    work.done().await?;
    joining
}

/// The person who acts has a question before they agree: it goes to the convenors alone, who answer it by letter.
pub async fn question(work: &mut Work<'_>, id: PromiseId, words: &str) -> Result<HeldId, Refused> {
    let person = people::signed_in(work)?;
    if words.trim().is_empty() {
        return Err(Refused::invalid("words", "problem-words-empty"));
    }
    work.begin().await?;
    QUESTIONS.take(work, &format!("question {person}")).await?;
    let promise = get(work, id).await?;
    work.act_as(Actor::System);
    let held = note(work, &promise, words.trim()).await;
    work.act_as(Actor::Person(person));
    let held = held?;
    work.done().await?;
    Ok(held)
}

/// The person who acts says no. Who is a member stays one; nobody else becomes one.
pub async fn decline(work: &mut Work<'_>, id: PromiseId) -> Result<(), Refused> {
    people::signed_in(work)?;
    work.begin().await?;
    let promise = get(work, id).await?;
    let now = work.now();
    work.exec(&sql::DECLINE, args![id, now]).await?;
    work.note(Some(promise.community), "declined-promise", id.into(), "").await?;
    work.done().await
}

/// Nothing is asked of somebody any more: their place went to another, their invitation was taken back. For the system; part of another act.
pub async fn forget(work: &mut Work<'_>, community: CommunityId, person: PersonId) -> Result<(), Refused> {
    only_system(work)?;
    let now = work.now();
    work.exec(&sql::FORGET, args![community, person, now]).await.map(drop)
}

row! {
    /// A member, and what they agreed to last.
    #[derive(Clone, Debug)]
    pub struct AgreedBy {
        /// Who.
        pub person: PersonId,
        /// Their name.
        pub name: String,
        /// The version of the words: see [`versions`].
        pub version: Option<i64>,
        /// When.
        pub at: Option<Time>,
        /// `letter`, `page`.
        pub by: Option<String>,
    }
}

/// Every member with what they agreed to, and when; for convenors.
pub async fn agreed(work: &mut Work<'_>, viewer: &Viewer) -> Result<Vec<AgreedBy>, Refused> {
    if !viewer.is_convenor() {
        return Err(Refused::NotAllowed("convenors"));
    }
    work.all(&sql::AGREED, args![viewer.community().id]).await
}
