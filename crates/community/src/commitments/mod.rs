//! What people say they will do, and by when (touchpoints 20 and 22).
//!
//! Verbs: [`commit`], [`commit_in`], [`settle_commitment`], [`my_commitments`], [`carried`], [`talk_to_action`]; by themselves [`ask_due`],
//! [`release_silent`]; for the letter [`commitment_told`].
//!
//! It is asked for on its day and once more a week later; then it is let go, and nobody hears why not. No list says who keeps their word.

pub(crate) mod sql;

use std::time::Duration;

use base::Time;
use store::{args, row};

use crate::{
    CommitmentId, CommunityId, GatheringId, PersonId, ReceiptId, Refused, SetId, Work,
    charter::{Viewer, only_system},
    people::parts::Part,
    receipts,
};

/// The job that asks how it went: payload, its id.
pub const LETTER: &str = "commitment-letter";
/// When somebody says no day, it is so far ahead.
pub const USUAL: Duration = Duration::from_secs(14 * 86_400);
/// Asked once more after this, and let go after as much again.
const AGAIN: Duration = Duration::from_secs(7 * 86_400);
/// What is said so soon after a gathering began belongs to it.
const CLOSE: Duration = Duration::from_secs(3 * 86_400);
const YEAR: Duration = Duration::from_secs(365 * 86_400);
const LONGEST: usize = 300;
/// Nobody has more than these open in a community.
const MOST_OPEN: i64 = 50;
const BATCH: i64 = 500;

/// What is kept of people here.
pub(crate) static PARTS: &[Part] = &[Part {
    key: "data-commitments",
    names: &["community", "words", "by", "state", "note", "", "said", "settled"],
    show: &sql::MINE,
    erase: &[&sql::ERASE],
}];

row! {
    /// What somebody says they will do.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Commitment {
        /// Its id.
        pub id: CommitmentId,
        /// Where it was said.
        pub community: CommunityId,
        /// At the close of which gathering.
        pub gathering: Option<GatheringId>,
        /// In which set: then it stays there.
        pub set: Option<SetId>,
        /// Who.
        pub person: PersonId,
        /// Their name.
        pub name: String,
        /// What: "call Ben".
        pub words: String,
        /// The day, like 2027-01-14.
        pub due_on: String,
        /// When they are asked.
        pub due_at: Time,
        /// `open`, `done`, `changed`, `dropped`, `released`
        pub state: String,
        /// What they said to it.
        pub note: String,
        /// When they said it.
        pub made_at: Time,
        /// When they were asked how it went.
        pub asked_at: Option<Time>,
        /// When they said how it went.
        pub settled_at: Option<Time>,
    }
}

/// How it went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum How {
    /// It is done.
    Done,
    /// It became something else.
    Changed,
    /// Not yet: by another day.
    NotYet(String, Time),
    /// It is let go. Nobody asks why.
    Dropped,
}

/// The member who acts says what they will do, by a day (`on`, asked for at `at`). What is said within three days of a gathering belongs to it.
pub async fn commit(
    work: &mut Work<'_>,
    viewer: &Viewer,
    words: &str,
    on: &str,
    at: Time,
) -> Result<(CommitmentId, ReceiptId), Refused> {
    commit_in(work, viewer, None, words, on, at).await
}

/// The same, in a set, whose members alone hear of it; or nobody but whoever says it (`true`), until they share it. In the community where no set
/// is named.
pub async fn commit_in(
    work: &mut Work<'_>,
    viewer: &Viewer,
    set: Option<(SetId, bool)>,
    words: &str,
    on: &str,
    at: Time,
) -> Result<(CommitmentId, ReceiptId), Refused> {
    let person = viewer.member()?;
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.is_empty() {
        return Err(Refused::invalid("words", "problem-commitment-words"));
    }
    if words.chars().count() > LONGEST {
        return Err(Refused::invalid("words", "problem-field-long"));
    }
    let now = work.now();
    if at <= now || at.since(now) > YEAR {
        return Err(Refused::invalid("day", "problem-commitment-day"));
    }
    work.begin().await?;
    let community = viewer.community().id;
    let (open,): (i64,) = work.one(&sql::OPEN, args![community, person]).await?;
    if open >= MOST_OPEN {
        return Err(Refused::invalid("words", "problem-commitment-many"));
    }
    let gathering: Option<(GatheringId,)> = match set {
        None => work.opt(&sql::CLOSING, args![community, now - CLOSE, now]).await?,
        Some(_) => None,
    };
    let id: CommitmentId = work.id();
    let gathering = gathering.map(|(id,)| id);
    work.exec(
        &sql::SAY,
        args![
            id,
            community,
            gathering,
            person,
            words,
            on,
            at,
            now,
            set.map(|(set, _)| set),
            set.is_some_and(|(_, own)| own)
        ],
    )
    .await?;
    let receipt = receipts::keep(work, person, Some(community), "commitment", id.into(), "").await?;
    work.note(Some(community), "committed", id.into(), "").await?;
    work.done().await?;
    Ok((id, receipt))
}

/// The member whose it is says how it went. The last word counts.
pub async fn settle_commitment(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: CommitmentId,
    how: &How,
    note: &str,
) -> Result<(Commitment, ReceiptId), Refused> {
    let person = viewer.member()?;
    work.begin().await?;
    let now = work.now();
    let before: Commitment = work.opt(&sql::ONE, args![id]).await?.ok_or(Refused::NotFound)?;
    if before.person != person || before.community != viewer.community().id {
        return Err(Refused::NotFound);
    }
    let note: String = note.trim().chars().take(LONGEST).collect();
    match how {
        How::NotYet(on, at) => {
            if *at <= now || at.since(now) > YEAR {
                return Err(Refused::invalid("day", "problem-commitment-day"));
            }
            work.exec(&sql::LATER, args![id, on, *at, note]).await?;
        }
        How::Done | How::Changed | How::Dropped => {
            let state = match how {
                How::Done => "done",
                How::Changed => "changed",
                _ => "dropped",
            };
            work.exec(&sql::SETTLE, args![id, state, note, now]).await?;
        }
    }
    let community = before.community;
    let as_it_was = format!("{}|{}|{}", before.state, before.due_on, before.due_at.0);
    let receipt =
        receipts::keep(work, person, Some(community), "commitment-said", id.into(), &as_it_was).await?;
    work.note(Some(community), "said-how-it-went", id.into(), "").await?;
    let after = work.one(&sql::ONE, args![id]).await?;
    work.done().await?;
    Ok((after, receipt))
}

/// It was not said; or how it went was not. Part of taking an act back.
pub(crate) async fn put_back(
    work: &mut Work<'_>,
    person: PersonId,
    id: CommitmentId,
    before: &str,
) -> Result<(), Refused> {
    if before.is_empty() {
        return work.exec(&sql::UNSAY, args![id, person]).await.map(drop);
    }
    let parts: Vec<&str> = before.split('|').collect();
    let [state, on, at] = parts.as_slice() else { return Err(Refused::Gone) };
    let at = Time(at.parse().map_err(|_| Refused::Gone)?);
    work.exec(&sql::PUT_BACK, args![id, person, *state, *on, at]).await.map(drop)
}

/// Those of the member who acts: open ones by their day, then those that were settled in the last half year.
pub async fn my_commitments(work: &mut Work<'_>, viewer: &Viewer) -> Result<Vec<Commitment>, Refused> {
    let person = viewer.member()?;
    let since = work.now() - Duration::from_secs(182 * 86_400);
    work.all(&sql::OF_PERSON, args![viewer.community().id, person, since]).await
}

/// What the same peers hear of at their next gathering: what was said since the gathering before last, open or settled; not what was let go.
pub async fn carried(work: &mut Work<'_>, viewer: &Viewer) -> Result<Vec<Commitment>, Refused> {
    viewer.member()?;
    let (community, now) = (viewer.community().id, work.now());
    work.all(&sql::CARRIED, args![community, now, now - YEAR]).await
}

/// How many gatherings of the last year there were, and how many of them ended in something that somebody would do. For members.
pub async fn talk_to_action(work: &mut Work<'_>, viewer: &Viewer) -> Result<(i64, i64), Refused> {
    viewer.member()?;
    let (community, now) = (viewer.community().id, work.now());
    work.one(&sql::RATIO, args![community, now - YEAR, now]).await
}

/// Asks how it went whoever is due, on the day, and once more a week later. A recurring job of the system; done twice, nobody is asked twice.
pub async fn ask_due(work: &mut Work<'_>) -> Result<u64, Refused> {
    only_system(work)?;
    work.begin().await?;
    let now = work.now();
    let due: Vec<(CommitmentId,)> = work.all(&sql::DUE, args![now, now - AGAIN, BATCH]).await?;
    work.each(&sql::ASKED, due.iter().map(|(id,)| args![*id, now]).collect()).await?;
    work.promise_all(LETTER, due.iter().map(|(id,)| id.to_string()).collect(), now).await?;
    work.done().await?;
    Ok(due.len() as u64)
}

/// Lets go what nobody answered: no letter says so. A recurring job of the system.
pub async fn release_silent(work: &mut Work<'_>) -> Result<u64, Refused> {
    only_system(work)?;
    work.begin().await?;
    let now = work.now();
    let gone = work.exec(&sql::RELEASE, args![now - AGAIN, now]).await?;
    work.done().await?;
    Ok(gone)
}

/// One, for the letter that asks. For the system.
pub async fn commitment_told(work: &mut Work<'_>, id: CommitmentId) -> Result<Commitment, Refused> {
    only_system(work)?;
    work.opt(&sql::ONE, args![id]).await?.ok_or(Refused::NotFound)
}
