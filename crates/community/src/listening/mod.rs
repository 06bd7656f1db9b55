//! Listening: what a convenor wrote down after a talk with a member (S1.16). The member is told, and reads, corrects or deletes it: so
//! write notes fit to be read. Nobody else reads them but the convenors of that community.
//!
//! Verbs: [`log`], [`get`], [`of_me`], [`about`], [`correct`], [`choose_tags`], [`delete`], [`last_talks`]; [`told`] for the letter.

pub(crate) mod sql;

use base::Time;
use store::{args, row};

use crate::{
    CommunityId, NoteId, PersonId, Problem, Refused, Work,
    charter::{Viewer, only_system},
    people::parts::Part,
};

/// The job that tells a member of a note about them: payload, its id.
pub const LETTER: &str = "talk-letter";
/// What moves people: the words that a note may be marked with. Each has a sentence `listening-tag-`.
pub const TAGS: [&str; 8] =
    ["learning", "company", "change", "giving", "craft", "standing", "belonging", "rest"];
const LONGEST: usize = 4_000;

/// What is kept of people here: see [`Part`].
pub(crate) static PARTS: &[Part] = &[Part {
    key: "data-talks",
    names: &["community", "written_by", "what_moves", "words", "which", "", "talked", "corrected"],
    show: &sql::MINE,
    erase: &[&sql::ERASE],
}];

row! {
    /// What was written down after a talk.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Note {
        /// Its id.
        pub id: NoteId,
        /// The community.
        pub community: CommunityId,
        /// Whom it is about.
        pub person: PersonId,
        /// Their name.
        pub name: String,
        /// Who wrote it.
        pub by: PersonId,
        /// Their name.
        pub writer: String,
        /// When they talked.
        pub talked_at: Time,
        /// What was written down.
        pub words: String,
        /// What moves them: of [`TAGS`], blanks between.
        pub tags: String,
        /// When it was written.
        pub made_at: Time,
        /// The member's own words stand there since then.
        pub corrected_at: Option<Time>,
    }
}

fn clean(words: &str) -> Result<String, Refused> {
    let words = words.trim();
    let mut problems = Vec::new();
    if words.is_empty() {
        problems.push(Problem { field: "words", key: "problem-words-empty" });
    }
    if words.chars().count() > LONGEST {
        problems.push(Problem { field: "words", key: "problem-field-long" });
    }
    if problems.is_empty() { Ok(words.to_owned()) } else { Err(Refused::Invalid(problems)) }
}

fn known(tags: &[&str]) -> String {
    TAGS.into_iter().filter(|tag| tags.contains(tag)).collect::<Vec<_>>().join(" ")
}

/// A convenor writes down what a member said in a talk. The member is told at once, with every word.
pub async fn log(
    work: &mut Work<'_>,
    viewer: &Viewer,
    person: PersonId,
    talked_at: Time,
    words: &str,
    tags: &[&str],
) -> Result<NoteId, Refused> {
    let by = viewer.member()?;
    if !viewer.is_convenor() {
        return Err(Refused::NotAllowed("convenors"));
    }
    let words = clean(words)?;
    work.begin().await?;
    let community = viewer.community().id;
    work.opt::<(PersonId,)>(&sql::MEMBER, args![community, person]).await?.ok_or(Refused::NotFound)?;
    let (id, now): (NoteId, _) = (work.id(), work.now());
    let talked_at = talked_at.min(now);
    work.exec(&sql::LOG, args![id, community, person, by, talked_at, words, known(tags), now]).await?;
    work.promise_once(LETTER, id.to_string(), now, format!("{LETTER} {id}")).await?;
    work.note(Some(community), "talked", person.into(), "").await?;
    work.done().await?;
    Ok(id)
}

/// One note: for whoever it is about, and for convenors of its community. To anybody else it is not there.
pub async fn get(work: &mut Work<'_>, viewer: &Viewer, id: NoteId) -> Result<Note, Refused> {
    let person = viewer.member()?;
    let args = args![id, person, viewer.community().id, viewer.is_convenor()];
    let note: Option<Note> = work.opt(&sql::ONE, args).await?;
    note.filter(|note| note.community == viewer.community().id).ok_or(Refused::NotFound)
}

/// A note, for the system, whose letter tells of it.
pub async fn told(work: &mut Work<'_>, id: NoteId) -> Result<Note, Refused> {
    only_system(work)?;
    work.opt(&sql::ANY, args![id]).await?.ok_or(Refused::NotFound)
}

/// The notes about the member who looks.
pub async fn of_me(work: &mut Work<'_>, viewer: &Viewer) -> Result<Vec<Note>, Refused> {
    let person = viewer.member()?;
    work.all(&sql::ABOUT, args![viewer.community().id, person]).await
}

/// The notes about a member, for convenors.
pub async fn about(work: &mut Work<'_>, viewer: &Viewer, person: PersonId) -> Result<Vec<Note>, Refused> {
    if !viewer.is_convenor() {
        return Err(Refused::NotAllowed("convenors"));
    }
    work.all(&sql::ABOUT, args![viewer.community().id, person]).await
}

/// The member whom it is about says it in their own words: those stand there from then on.
pub async fn correct(work: &mut Work<'_>, viewer: &Viewer, id: NoteId, words: &str) -> Result<(), Refused> {
    let person = viewer.member()?;
    let words = clean(words)?;
    work.begin().await?;
    let now = work.now();
    if work.exec(&sql::CORRECT, args![id, person, words, now]).await? == 0 {
        return Err(Refused::NotFound);
    }
    work.note(Some(viewer.community().id), "corrected-note", id.into(), "").await?;
    work.done().await
}

/// The member whom it is about says what moves them.
pub async fn choose_tags(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: NoteId,
    tags: &[&str],
) -> Result<(), Refused> {
    let person = viewer.member()?;
    work.begin().await?;
    let now = work.now();
    if work.exec(&sql::RETAG, args![id, person, known(tags), now]).await? == 0 {
        return Err(Refused::NotFound);
    }
    work.done().await
}

/// Whoever it is about deletes it, or whoever wrote it. It cannot be taken back: nothing of it is kept.
pub async fn delete(work: &mut Work<'_>, viewer: &Viewer, id: NoteId) -> Result<(), Refused> {
    let person = viewer.member()?;
    work.begin().await?;
    if work.exec(&sql::DELETE, args![id, person]).await? == 0 {
        return Err(Refused::NotFound);
    }
    work.note(Some(viewer.community().id), "deleted-note", id.into(), "").await?;
    work.done().await
}

/// When each member was talked with last; for convenors (S2.35 rests on it).
pub async fn last_talks(work: &mut Work<'_>, viewer: &Viewer) -> Result<Vec<(PersonId, Time)>, Refused> {
    if !viewer.is_convenor() {
        return Err(Refused::NotAllowed("convenors"));
    }
    work.all(&sql::LAST, args![viewer.community().id]).await
}
