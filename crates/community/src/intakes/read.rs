//! Reading blind: an application without a name, an address or an organisation, and a mark for each part of the profile of a typical
//! member. Nothing of who wrote it is loaded here, whoever asks (S1.14).

use base::Time;
use store::{args, row};

use super::{NEWS, convenor, get, hand_out, kept, sql};
use crate::{
    Actor, ApplicationId, CommunityId, IntakeId, PersonId, Problem, ReadingId, Refused, Work,
    charter::{self, Viewer, only_system},
    curation::{self, Criteria},
};

/// What a mark can be.
pub const MARKS: [&str; 3] = ["clear", "some", "not-yet"];
const LONGEST_REASON: usize = 1_000;

row! {
    /// One reading of one application by one member.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Reading {
        /// Its id.
        pub id: ReadingId,
        /// The intake.
        pub intake: IntakeId,
        /// Its name.
        pub intake_name: String,
        /// The application.
        pub application: ApplicationId,
        /// Who reads.
        pub reader: PersonId,
        /// `first`, `appeal`.
        pub purpose: String,
        /// `asked`, `read`, `conflict`.
        pub state: String,
        /// What it is called before its name is known: `C`.
        pub label: String,
        /// What the reader says of the whole.
        pub note: String,
        /// Since when it waits.
        pub asked_at: Time,
        /// When it was read.
        pub read_at: Option<Time>,
        /// Both have read it: nothing changes any more.
        pub is_over: bool,
    }
}

row! {
    /// A mark for one part of the profile.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct Marked {
        /// `experience`, `level`, `commitment`, `objectives`.
        pub criterion: String,
        /// `clear`, `some`, `not-yet`.
        pub mark: String,
        /// Why.
        pub reason: String,
    }
}

/// What a reader has before them.
#[derive(Clone, Debug)]
pub struct ReadLetter {
    /// The reading.
    pub reading: Reading,
    /// What it is read against: the profile of a typical member, in the version of the intake.
    pub criteria: Criteria,
    /// What was asked and what was answered.
    pub answers: Vec<(String, String)>,
    /// The marks given so far.
    pub marks: Vec<Marked>,
    /// What is appealed, in the words of whoever appeals; empty for a first reading.
    pub appeal: String,
}

/// What the member who looks was asked to read, what is open first.
pub async fn to_read(work: &mut Work<'_>, viewer: &Viewer) -> Result<Vec<Reading>, Refused> {
    let person = viewer.member()?;
    work.all(&sql::MY_READINGS, args![viewer.community().id, person]).await
}

/// One application, blind. For the member who was asked to read it, and for no other.
pub async fn look(work: &mut Work<'_>, viewer: &Viewer, id: ReadingId) -> Result<ReadLetter, Refused> {
    let person = viewer.member()?;
    let reading = own(work, viewer, id, person).await?;
    read_letter(work, viewer, reading).await
}

async fn own(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: ReadingId,
    person: PersonId,
) -> Result<Reading, Refused> {
    let reading: Option<Reading> = work.opt(&sql::READING, args![id, viewer.community().id, person]).await?;
    reading.filter(|one| one.state != "conflict").ok_or(Refused::NotFound)
}

async fn read_letter(work: &mut Work<'_>, viewer: &Viewer, reading: Reading) -> Result<ReadLetter, Refused> {
    let intake = get(work, viewer, reading.intake).await?;
    let criteria = version(work, viewer, intake.criteria_version).await?;
    let asked = curation::ever_asked(work, viewer).await?;
    let said: Vec<(i64, String)> = work.all(&sql::BLIND_ANSWERS, args![reading.application]).await?;
    // Where they work is not asked of the database for a reader: its question is left out by its number.
    let answers = asked
        .iter()
        .filter(|question| question.about != "organisation")
        .filter_map(|question| {
            let words = said.iter().find(|(number, _)| *number == question.number)?;
            Some((question.words.clone(), words.1.clone()))
        })
        .collect();
    let marks = work.all(&sql::MARKS_OF, args![reading.id]).await?;
    let appeal: Option<(String,)> = match reading.purpose.as_str() {
        "appeal" => work.opt(&sql::APPEAL_WORDS, args![reading.application]).await?,
        _ => None,
    };
    let appeal = appeal.map(|(words,)| words).unwrap_or_default();
    Ok(ReadLetter { reading, criteria, answers, marks, appeal })
}

pub(super) async fn version(work: &mut Work<'_>, viewer: &Viewer, version: i64) -> Result<Criteria, Refused> {
    let all = curation::published(work, viewer).await?;
    Ok(all.into_iter().find(|one| one.version == version).unwrap_or_default())
}

/// The same for the letter that asks somebody to read. For the system. None when it is no longer asked.
pub async fn asked(
    work: &mut Work<'_>,
    id: ReadingId,
) -> Result<Option<(CommunityId, PersonId, ReadLetter)>, Refused> {
    only_system(work)?;
    let found: Option<(CommunityId, PersonId)> = work.opt(&sql::READING_OF, args![id]).await?;
    let Some((community, reader)) = found else { return Ok(None) };
    let slug = charter::slug(work, community).await?;
    let viewer = charter::visit(work, &slug).await?;
    let reading = own(work, &viewer, id, reader).await?;
    if reading.state != "asked" {
        return Ok(None);
    }
    Ok(Some((community, reader, read_letter(work, &viewer, reading).await?)))
}

/// The reader marks an application: each part of the profile, with a reason where it is not clear. It may be changed until the other has
/// read it too; whoever reads second cannot see what the first found.
pub async fn mark(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: ReadingId,
    marks: &[Marked],
    note: &str,
) -> Result<(), Refused> {
    let person = viewer.member()?;
    work.begin().await?;
    let reading = own(work, viewer, id, person).await?;
    lock_application(work, reading.application).await?;
    let reading = own(work, viewer, reading.id, person).await?;
    if reading.is_over && reading.state == "read" {
        return Err(Refused::Gone);
    }
    let intake = get(work, viewer, reading.intake).await?;
    let criteria = version(work, viewer, intake.criteria_version).await?;
    let mut rows = Vec::new();
    let mut problems = Vec::new();
    for (criterion, words) in criteria.profile() {
        let found = marks.iter().find(|one| one.criterion == criterion);
        let mark = found.map_or("", |one| one.mark.as_str());
        let reason = kept(found.map_or("", |one| one.reason.as_str()), LONGEST_REASON);
        if words.trim().is_empty() {
            continue;
        }
        if !MARKS.contains(&mark) {
            problems.push(Problem { field: criterion, key: "problem-mark" });
        } else if mark != "clear" && reason.is_empty() {
            problems.push(Problem { field: criterion, key: "problem-mark-reason" });
        }
        rows.push(args![reading.id, criterion, mark, reason]);
    }
    if !problems.is_empty() {
        return Err(Refused::Invalid(problems));
    }
    work.each(&sql::KEEP_MARK, rows).await?;
    let now = work.now();
    work.exec(&sql::HAVE_READ, args![reading.id, kept(note, LONGEST_REASON), now]).await?;
    work.note(Some(intake.community), "read", reading.id.into(), "").await?;
    let left: (i64,) = work.one(&sql::LEFT_TO_READ, args![intake.id, &reading.purpose]).await?;
    if left.0 == 0 {
        let once = format!("{NEWS} {} {} {}", intake.id, reading.purpose, now.secs() / 3_600);
        work.promise_once(NEWS, format!("{} {}", intake.id, reading.purpose), now, once).await?;
    }
    work.done().await
}

async fn lock_application(work: &mut Work<'_>, id: ApplicationId) -> Result<(), Refused> {
    work.opt::<(ApplicationId,)>(&sql::LOCK_APPLICATION, args![id]).await.map(drop)
}

/// The reader knows who wrote it: somebody else reads it instead, and the tie is kept. None when there is nobody else yet.
pub async fn knows_them(work: &mut Work<'_>, viewer: &Viewer, id: ReadingId) -> Result<bool, Refused> {
    let person = viewer.member()?;
    work.begin().await?;
    let reading = own(work, viewer, id, person).await?;
    lock_application(work, reading.application).await?;
    if reading.is_over {
        return Err(Refused::Gone);
    }
    let intake = get(work, viewer, reading.intake).await?;
    work.exec(&sql::DROP_MARKS, args![reading.id]).await?;
    let now = work.now();
    work.exec(&sql::CONFLICT, args![reading.id, now]).await?;
    let (one, other) = super::describe::ordered(person.into(), reading.application.into());
    work.exec(&sql::SET_BETWEEN, args![intake.community, one, other, "tie", person, now]).await?;
    let found = hand_out::give(work, &intake, reading.application, &reading.purpose).await?;
    if !found {
        let once = format!("{NEWS} {} readers {}", intake.id, now.secs() / 3_600);
        work.promise_once(NEWS, format!("{} readers", intake.id), now, once).await?;
    }
    work.note(Some(intake.community), "knows-them", reading.id.into(), "").await?;
    work.done().await?;
    Ok(found)
}

/// Whether somebody is a convenor, or reads for this intake.
pub(super) async fn reads_for(work: &mut Work<'_>, viewer: &Viewer, intake: IntakeId) -> Result<(), Refused> {
    if work.actor() == Actor::System || convenor(viewer).is_ok() {
        return Ok(());
    }
    let person = viewer.member()?;
    let readers: Vec<(PersonId, String)> = work.all(&sql::READERS, args![intake]).await?;
    if readers.iter().any(|(reader, _)| *reader == person) {
        Ok(())
    } else {
        Err(Refused::NotAllowed("read-applications"))
    }
}
