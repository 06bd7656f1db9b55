//! Topics by members (S1.18; touchpoints 12 and 13): members say what is live for them, put dots, and the ranked list is the agenda. A convenor
//! sets at most one item, and the page says how much of the agenda is members'.
//!
//! Verbs: [`call_topics`], [`propose_topic`], [`merge_topics`], [`dot`], [`agenda`], [`called_now`]; for letters [`topics_to_ask`], [`topics_asked`],
//! [`agenda_told`].
//!
//! Dots follow practice 2.17: about a third as many as there are topics, at most half of them on one; nobody sees a count before all are in,
//! and each sees the list in an order of their own.

mod call;
mod dots;
pub(crate) mod sql;
mod telling;

use base::{Dice, Time};
use store::{args, row};

pub(crate) use call::take_back;
pub use call::{call_topics, merge_topics, propose_topic};
pub(crate) use dots::put_back;
pub use dots::{Dotted, dot, dots_each};
pub use telling::{ASK, AskTopics, agenda_told, topics_asked, topics_to_ask};

use crate::{Actor, GatheringId, PersonId, Refused, Work, charter::Viewer, gatherings, people::parts::Part};

/// What is kept of a person here.
pub(crate) static PARTS: &[Part] = &[
    Part {
        key: "data-topics",
        names: &["community", "gathering", "topic", "", "", "", "said", ""],
        show: &sql::MINE,
        erase: &[&sql::ERASE, &sql::ERASE_CALL],
    },
    Part {
        key: "data-dots",
        names: &["community", "gathering", "dots", "", "", "", "asked", "put"],
        show: &sql::MY_DOTS,
        erase: &[&sql::ERASE_DOTS],
    },
];

row! {
    /// When topics and dots are taken.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Call {
        /// Topics, until then.
        pub topics_until: Time,
        /// Dots, from then on until then.
        pub dots_until: Time,
    }
}

row! {
    /// Something to talk about.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Topic {
        /// From 1.
        pub number: i64,
        /// What.
        pub words: String,
        /// Who said it; nothing when they are gone.
        pub person: Option<PersonId>,
        /// Their name.
        pub name: String,
        /// Set by a convenor.
        pub by_convenor: bool,
        /// It is the same as this one, and is ranked there.
        pub merged_into: Option<i64>,
    }
}

/// A topic, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// The topic.
    pub topic: Topic,
    /// Its dots; nothing while people put theirs.
    pub dots: Option<i64>,
    /// So near to the one before it that the difference means nothing.
    pub tied: bool,
}

/// What is to be talked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agenda {
    /// When topics and dots are taken.
    pub call: Call,
    /// Topics that are ranked for themselves: by dots once all are in, and before that in an order of the viewer's own.
    pub topics: Vec<Ranked>,
    /// How many dots each has.
    pub each: i64,
    /// At most so many on one.
    pub most_on_one: i64,
    /// Where the viewer put theirs.
    pub mine: Vec<i64>,
    /// How many people put dots.
    pub dotted: i64,
}

impl Agenda {
    /// Topics can be said.
    pub fn takes_topics(&self, now: Time) -> bool {
        now < self.call.topics_until
    }

    /// Dots can be put.
    pub fn takes_dots(&self, now: Time) -> bool {
        !self.takes_topics(now) && now < self.call.dots_until && self.topics.len() > 1
    }

    /// How many of the topics a convenor set.
    pub fn by_convenors(&self) -> usize {
        self.topics.iter().filter(|one| one.topic.by_convenor).count()
    }
}

/// What is to be talked about at a gathering; nothing where nobody was asked. For members.
pub async fn agenda(
    work: &mut Work<'_>,
    viewer: &Viewer,
    gathering: GatheringId,
) -> Result<Option<Agenda>, Refused> {
    if work.actor() != Actor::System {
        viewer.member()?;
    }
    gatherings::one(work, viewer, gathering).await?;
    of(work, gathering, viewer.person()).await
}

/// The next gathering for which topics are taken just now. For members.
pub async fn called_now(work: &mut Work<'_>, viewer: &Viewer) -> Result<Option<GatheringId>, Refused> {
    viewer.member()?;
    let (community, now) = (viewer.community().id, work.now());
    let next: Option<(GatheringId,)> = work.opt(&sql::CALLED_NOW, args![community, now]).await?;
    Ok(next.map(|(id,)| id))
}

/// The agenda as somebody sees it, whoever asks. Part of another act.
async fn of(
    work: &mut Work<'_>,
    gathering: GatheringId,
    person: Option<PersonId>,
) -> Result<Option<Agenda>, Refused> {
    match work.opt::<Call>(&sql::CALL, args![gathering]).await? {
        Some(call) => called(work, gathering, person, call).await.map(Some),
        None => Ok(None),
    }
}

/// The same, for an act that writes to it: whoever else writes waits. Part of that act.
async fn of_to_write(
    work: &mut Work<'_>,
    gathering: GatheringId,
    person: Option<PersonId>,
) -> Result<Agenda, Refused> {
    let call = work.opt::<Call>(&sql::CALL_TO_WRITE, args![gathering]).await?.ok_or(Refused::NotFound)?;
    called(work, gathering, person, call).await
}

async fn called(
    work: &mut Work<'_>,
    gathering: GatheringId,
    person: Option<PersonId>,
    call: Call,
) -> Result<Agenda, Refused> {
    let over = work.now() >= call.dots_until;
    let all: Vec<Topic> = work.all(&sql::TOPICS, args![gathering]).await?;
    let put: Vec<(PersonId, String)> =
        work.all(&sql::DOTS, args![gathering, person.unwrap_or_default(), over]).await?;
    let (dotted,): (i64,) = work.one(&sql::DOTTED, args![gathering]).await?;
    let topics: Vec<Topic> = all.into_iter().filter(|topic| topic.merged_into.is_none()).collect();
    let (each, most_on_one) = dots_each(topics.len());
    let mine = put.iter().find(|(who, _)| Some(*who) == person).map(|(_, dots)| dots::numbers(dots));
    let topics = match over {
        true => dots::ranked(topics, &put),
        false => in_an_order_of_ones_own(topics, gathering, person),
    };
    Ok(Agenda { call, topics, each, most_on_one, mine: mine.unwrap_or_default(), dotted })
}

/// Nobody's topic stands first for everyone.
fn in_an_order_of_ones_own(
    topics: Vec<Topic>,
    gathering: GatheringId,
    person: Option<PersonId>,
) -> Vec<Ranked> {
    let mut topics: Vec<Ranked> =
        topics.into_iter().map(|topic| Ranked { topic, dots: None, tied: false }).collect();
    let (gathering, person) = (i64::from(gathering), person.map_or(0, i64::from));
    Dice::seeded(gathering.wrapping_mul(31).wrapping_add(person) as u64).shuffle(&mut topics);
    topics
}
