//! The one letter: what is new in all communities of a person, at their rhythm and hour, most fitting first, within their minutes.
//!
//! Verbs: [`due`], [`compose`], [`sent`]; [`items`] says what the numbers of a letter mean; [`left_out`] composes what one left out.
//! Never empty, and nothing twice: each post is told once, in a letter of its own or here, or left out knowingly.

mod compose;
mod fit;
pub(crate) mod sql;

use base::Time;
use store::{args, row};

pub use compose::{ASK_MINUTES, compose, left_out};

use crate::{
    CommunityId, DeliveryId, Level, PersonId, PostId, Refused, ThreadId, Work,
    charter::only_system,
    people::reach::{Reach, zone},
};

/// The recurring job that writes what is due.
pub const DIGESTS: &str = "digests";

/// Why something stands in the letter, and how early.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fits {
    /// The reader takes part in it, or follows it.
    Theirs,
    /// A question nobody has answered, and they offer what it is about.
    Asked,
    /// A question or a first post that nobody has answered.
    Unanswered,
    /// A new conversation.
    New,
    /// One that goes on.
    GoesOn,
}

/// A conversation in the letter.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its community.
    pub community: CommunityId,
    /// The community's name in addresses.
    pub slug: String,
    /// The community's name.
    pub community_name: String,
    /// The thread.
    pub thread: ThreadId,
    /// Its subject.
    pub subject: String,
    /// Its level.
    pub level: Level,
    /// Who wrote what is new, oldest first; nobody where names may not be said.
    pub names: Vec<String>,
    /// How many letters are new.
    pub letters: i64,
    /// Whether it began since the last letter.
    pub begins: bool,
    /// The first words of what is new, where they may be said.
    pub words: String,
    /// Minutes to read it, and to answer where an answer is asked.
    pub minutes: i64,
    /// Why it is here.
    pub fits: Fits,
    /// What the reader offers that fits, in their words.
    pub offers: String,
}

/// The letter of one person.
#[derive(Clone, Debug)]
pub struct Digest {
    /// Whose.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their address.
    pub address: String,
    /// The language that they read.
    pub language: String,
    /// Their zone.
    pub zone: String,
    /// What they agreed.
    pub reach: Reach,
    /// What is in it, in order.
    pub items: Vec<Item>,
    /// What was left out to keep to their minutes.
    pub left_out: Vec<Item>,
    /// The minutes it may take.
    pub budget: i64,
    /// Whether it is what another one left out.
    pub rest: bool,
    /// Up to where each community was told.
    pub(crate) up_to: Vec<(CommunityId, PostId)>,
}

impl Digest {
    /// Minutes of all that is in it.
    pub fn minutes(&self) -> i64 {
        self.items.iter().map(|item| item.minutes).sum()
    }

    /// Its strictest level: it is handled by that.
    pub fn level(&self) -> Level {
        self.items.iter().map(|item| item.level).max().unwrap_or(Level::MembersOnly)
    }
}

/// Whose letter is due, at most so many, with the moment that it was due.
pub async fn due(work: &mut Work<'_>, limit: i64) -> Result<Vec<(PersonId, Time)>, Refused> {
    only_system(work)?;
    let now = work.now();
    work.all(&sql::DUE, args![now, limit]).await
}

/// The next letter of a person is due at their next hour. False when somebody else has seen to it. Part of another act of the program.
pub async fn advance(work: &mut Work<'_>, person: PersonId, was_due: Time) -> Result<bool, Refused> {
    only_system(work)?;
    let now = work.now();
    let reach = crate::people::reach::get(work, person).await?;
    let person_there = crate::people::get(work, person).await?;
    let touched = match reach.next_letter(now, zone(&person_there.zone)) {
        Some(next) => work.exec(&sql::NEXT_DUE, args![person, was_due, next]).await?,
        None => work.exec(&sql::NO_MORE, args![person, was_due]).await?,
    };
    Ok(touched > 0)
}

/// Notes what a letter told of and what its numbers mean. Part of another act of the program, which wrote the letter.
pub async fn sent(work: &mut Work<'_>, digest: &Digest, delivery: DeliveryId) -> Result<(), Refused> {
    only_system(work)?;
    let told = digest.up_to.iter().map(|(community, post)| args![digest.person, *community, *post]).collect();
    work.each(&sql::TOLD, told).await?;
    let all =
        digest.items.iter().map(|item| (item, false)).chain(digest.left_out.iter().map(|item| (item, true)));
    let rows = all.zip(1i64..).map(|((item, left_out), number)| {
        args![delivery, number, left_out, item.community, "thread", item.thread]
    });
    work.each(&sql::KEEP_ITEM, rows.collect()).await.map(drop)
}

row! {
    /// What a number of a letter means.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Numbered {
        /// The number.
        pub number: i64,
        /// It was left out, and comes at `MORE`.
        pub left_out: bool,
        /// Its community.
        pub community: Option<CommunityId>,
        /// `thread`, `held` ...
        pub kind: String,
        /// Which.
        pub item: i64,
    }
}

/// What the numbers of a letter mean.
pub async fn items(work: &mut Work<'_>, delivery: DeliveryId) -> Result<Vec<Numbered>, Refused> {
    only_system(work)?;
    work.all(&sql::ITEMS, args![delivery]).await
}
