//! Holding something until somebody has said a word.

use base::Time;
use store::args;

use super::{ASK, WaitsFor, sql};
use crate::{
    ArrivalId, CommunityId, HeldId, Level, PersonId, PostId, Refused, ThreadId, Work,
    charter::{Community, only_system},
    conversations::{ByLetter, NewFile, keep_files},
    people::{self, clean_name},
};

/// Words of a note and of somebody who wants to join are kept up to here, in characters.
const LONGEST: usize = 20_000;

/// What is to be held.
#[derive(Default)]
pub struct Hold<'a> {
    /// `post`, `joiner`, `private`, `care`.
    pub kind: &'static str,
    /// Whose word it waits for; nothing for the convenors'.
    pub waits_for: Option<WaitsFor>,
    /// See [`Held`](super::Held).
    pub arrival: Option<ArrivalId>,
    /// See [`Held`](super::Held).
    pub thread: Option<ThreadId>,
    /// See [`Held`](super::Held).
    pub parent: Option<PostId>,
    /// See [`Held`](super::Held).
    pub level: Option<Level>,
    /// See [`Held`](super::Held).
    pub person: Option<PersonId>,
    /// See [`Held`](super::Held).
    pub address: &'a str,
    /// See [`Held`](super::Held).
    pub name: &'a str,
    /// See [`Held`](super::Held).
    pub subject: &'a str,
    /// What becomes a post when it is let through; of a note its words alone.
    pub letter: ByLetter<'a>,
    /// The files that came with it.
    pub files: Vec<NewFile>,
    /// The key of the sentence that says why it waits.
    pub why: &'static str,
    /// When it goes out by itself.
    pub release_at: Option<Time>,
}

/// Holds something, and promises that whoever must settle it is told. Part of another act of the program.
pub async fn hold(work: &mut Work<'_>, community: CommunityId, hold: Hold<'_>) -> Result<HeldId, Refused> {
    only_system(work)?;
    let files = keep_files(work.house().blobs().clone(), hold.files).await?;
    let (id, now): (HeldId, _) = (work.id(), work.now());
    let waits_for = hold.waits_for.unwrap_or(WaitsFor::Convenors);
    let words: String = hold.letter.words.chars().take(LONGEST).collect();
    let subject: String = clean_name(hold.subject);
    work.exec(
        &sql::HOLD,
        args![
            id,
            community,
            hold.kind,
            waits_for.word(),
            hold.arrival,
            hold.thread,
            hold.parent,
            hold.level,
            hold.person,
            hold.address,
            clean_name(hold.name),
            subject,
            words,
            hold.why,
            now,
            hold.release_at
        ],
    )
    .await?;
    let l = &hold.letter;
    work.exec(&sql::HOLD_WORDS, args![id, l.source, l.html, l.words, l.message_id.unwrap_or("")]).await?;
    let mut rows = Vec::with_capacity(files.len());
    for file in &files {
        rows.push(args![id, file.blob(), file.name(), file.kind(), file.size()]);
    }
    work.each(&sql::HOLD_FILE, rows).await?;
    work.note(Some(community), "held", id.into(), "").await?;
    if waits_for != WaitsFor::Day {
        // What comes within the same minute is told in one letter, where one letter goes to the same people.
        let once = match waits_for {
            WaitsFor::Author => format!("{ASK} {id}"),
            _ => format!("{ASK} {community} {} {}", waits_for.word(), now.secs() / 60),
        };
        work.promise_once(ASK, id.to_string(), now, once).await?;
    }
    Ok(id)
}

/// Somebody wants to join: asked once, however often they write. Part of another act of the program.
pub(crate) async fn joiner(
    work: &mut Work<'_>,
    community: &Community,
    person: PersonId,
    words: &str,
) -> Result<HeldId, Refused> {
    let waits: Option<(HeldId,)> = work.opt(&sql::JOINER, args![community.id, person]).await?;
    if let Some((id,)) = waits {
        return Ok(id);
    }
    let who = people::get(work, person).await?;
    let address = people::main_address(work, person).await?.unwrap_or_default();
    let letter = ByLetter { words, ..ByLetter::default() };
    hold(
        work,
        community.id,
        Hold {
            kind: "joiner",
            person: Some(person),
            address: &address,
            name: &who.name,
            letter,
            why: "held-joiner",
            ..Hold::default()
        },
    )
    .await
}
