//! Who was at a gathering (touchpoint 18), whether it was heavy, and the word to somebody the day after (S2.36).
//!
//! Verbs: [`list`], [`say_who`], [`all_but`], [`say_own`], [`own_attendance`]; [`mark_heavy`], [`aftercare`], [`check_in`]; for letters
//! [`lists_to_ask`], [`list_asked`], [`doubts_to_ask`], [`doubt_asked`], [`check_in_told`].
//!
//! What somebody says of themselves stands, whatever a host writes. Nobody is ranked by it, and there is no count of one person.

mod aftercare;
pub(crate) mod sql;
mod telling;

use std::time::Duration;

use store::{args, row};

pub(crate) use aftercare::unmark;
pub use aftercare::{Aftercare, CHECK_IN, CheckIn, aftercare, check_in, check_in_told, mark_heavy};
pub use telling::{ASK, AskDoubt, AskList, doubt_asked, doubts_to_ask, list_asked, lists_to_ask};

use crate::{
    GatheringId, PersonId, ReceiptId, Refused, Work,
    charter::Viewer,
    gatherings::{self, Gathering},
    people::parts::Part,
    receipts, runsheets,
};

/// So long after it ended it can be said who was there.
const LATEST: Duration = Duration::from_secs(30 * 86_400);

/// What is kept of a person here.
pub(crate) static PARTS: &[Part] = &[
    Part {
        key: "data-attendance",
        names: &["community", "gathering", "state", "by", "", "", "asked", "said"],
        show: &sql::MINE,
        erase: &[&sql::ERASE],
    },
    Part {
        key: "data-check-ins",
        names: &["community", "gathering", "words", "by", "", "", "written", ""],
        show: &sql::MY_CHECK_INS,
        erase: &[&sql::ERASE_CHECK_INS],
    },
];

/// Whether somebody was there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Was {
    /// All of it, more or less.
    There,
    /// Part of it.
    Part,
    /// Not at all.
    Away,
}

impl Was {
    /// As it is stored.
    pub fn word(self) -> &'static str {
        match self {
            Was::There => "there",
            Was::Part => "part",
            Was::Away => "away",
        }
    }

    /// What a stored word means.
    pub fn of(word: &str) -> Option<Was> {
        [Was::There, Was::Part, Was::Away].into_iter().find(|was| was.word() == word)
    }
}

row! {
    /// Somebody of the list.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Present {
        /// Who.
        pub person: PersonId,
        /// Their name.
        pub name: String,
        /// What they had answered, as it is stored.
        pub answer: Option<String>,
        /// Whether they were there, as [`Was::word`]; nothing when nobody knows.
        pub state: Option<String>,
        /// They said it themselves.
        pub own: bool,
        /// Somebody has said something of them, be it that it is not clear.
        pub listed: bool,
    }
}

impl Present {
    /// Whether they were there.
    pub fn was(&self) -> Option<Was> {
        self.state.as_deref().and_then(Was::of)
    }

    /// They had said that they come.
    pub fn had_said_yes(&self) -> bool {
        self.answer.as_deref() == Some("accepted")
    }
}

/// A gathering, for whoever convenes or hosts it.
pub(crate) async fn hosted(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: GatheringId,
) -> Result<Gathering, Refused> {
    viewer.member()?;
    if !runsheets::look(work, viewer, id).await?.1.led_by(viewer) {
        return Err(Refused::NotAllowed("host"));
    }
    gatherings::one(work, viewer, id).await
}

/// It has begun, is not called off, and is not so long ago that nobody remembers.
fn can_be_said(work: &Work<'_>, gathering: &Gathering) -> Result<(), Refused> {
    let now = work.now();
    let over = gathering.starts_at <= now && now < gathering.ends_at + LATEST;
    if over && !gathering.is_cancelled() { Ok(()) } else { Err(Refused::Gone) }
}

/// Everyone who was asked to a gathering, by name, with what is known: those who had said yes first. For whoever convenes or hosts.
pub async fn list(work: &mut Work<'_>, viewer: &Viewer, id: GatheringId) -> Result<Vec<Present>, Refused> {
    hosted(work, viewer, id).await?;
    work.all(&sql::LIST, args![id]).await
}

/// A host says who was there; nothing of somebody means that it is not clear, and they are asked. Who spoke for themselves stands.
pub async fn say_who(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: GatheringId,
    said: &[(PersonId, Option<Was>)],
) -> Result<ReceiptId, Refused> {
    work.begin().await?;
    let gathering = hosted(work, viewer, id).await?;
    can_be_said(work, &gathering)?;
    let known: Vec<Present> = work.all(&sql::LIST, args![id]).await?;
    let (by, now) = (viewer.member()?, work.now());
    let of_list = said.iter().filter(|(person, _)| known.iter().any(|one| one.person == *person));
    let rows = of_list.map(|(person, was)| args![id, *person, was.map(Was::word), by, now]).collect();
    work.each(&sql::SAY, rows).await?;
    work.exec(&sql::LISTED, args![id, now, by]).await?;
    telling::promise(work).await?;
    let community = gathering.community;
    let receipt = receipts::keep(work, by, Some(community), "attendance-list", id.into(), "").await?;
    work.note(Some(community), "said-who-was-there", id.into(), "").await?;
    work.done().await?;
    Ok(receipt)
}

/// A host says in one word who was there: everyone who had said yes, but these. How many that are, and the receipt.
pub async fn all_but(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: GatheringId,
    missing: &[PersonId],
) -> Result<(usize, ReceiptId), Refused> {
    let known = list(work, viewer, id).await?;
    let was = |person| if missing.contains(&person) { Was::Away } else { Was::There };
    let yes = known.iter().filter(|one| one.had_said_yes());
    let said: Vec<(PersonId, Option<Was>)> = yes.map(|one| (one.person, Some(was(one.person)))).collect();
    let there = said.iter().filter(|(_, was)| *was == Some(Was::There)).count();
    let receipt = say_who(work, viewer, id, &said).await?;
    Ok((there, receipt))
}

/// The list of a host is not said. Part of taking an act back: who spoke for themselves stands.
pub(crate) async fn unlist(work: &mut Work<'_>, person: PersonId, id: GatheringId) -> Result<(), Refused> {
    work.exec(&sql::UNSAY, args![id, person]).await?;
    work.exec(&sql::UNLISTED, args![id]).await.map(drop)
}

/// The member who acts says whether they were there. It stands, whatever a host writes.
pub async fn say_own(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: GatheringId,
    was: Was,
) -> Result<ReceiptId, Refused> {
    let person = viewer.member()?;
    work.begin().await?;
    let gathering = gatherings::one(work, viewer, id).await?;
    can_be_said(work, &gathering)?;
    let before: Option<(Option<String>, bool)> = work.opt(&sql::BEFORE, args![id, person]).await?;
    let now = work.now();
    work.exec(&sql::SAY_OWN, args![id, person, was.word(), now]).await?;
    let (state, own) = before.unwrap_or_default();
    let before = format!("{}|{own}", state.unwrap_or_default());
    let community = gathering.community;
    let receipt = receipts::keep(work, person, Some(community), "attendance", id.into(), &before).await?;
    work.note(Some(community), "said-whether-there", id.into(), "").await?;
    work.done().await?;
    Ok(receipt)
}

/// What was known of somebody before they said it. Part of taking an act back.
pub(crate) async fn put_back(
    work: &mut Work<'_>,
    person: PersonId,
    id: GatheringId,
    before: &str,
) -> Result<(), Refused> {
    let (state, own) = before.split_once('|').ok_or(Refused::Gone)?;
    let state = Was::of(state).map(Was::word);
    work.exec(&sql::PUT_BACK, args![id, person, state, own == "true"]).await.map(drop)
}

/// What is known of the member who acts; nothing when nobody has said.
pub async fn own_attendance(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: GatheringId,
) -> Result<Option<Was>, Refused> {
    let person = viewer.member()?;
    gatherings::one(work, viewer, id).await?;
    let known: Option<(Option<String>, bool)> = work.opt(&sql::BEFORE, args![id, person]).await?;
    Ok(known.and_then(|(state, _)| state).as_deref().and_then(Was::of))
}
