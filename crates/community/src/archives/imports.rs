//! An import from beginning to end: how far it is, what could not be read, what came of it.

use base::{Id, Time};
use store::{args, row};

use super::{arrived::Place, sql};
use crate::{ImportId, Refused, Work, charter::Viewer, charter::only_system};

row! {
    /// An import that is being done.
    #[derive(Clone, Debug)]
    pub struct Import {
        /// Its id.
        pub id: ImportId,
        /// Where the next letter begins: bytes before it.
        pub done_to: i64,
        /// The same as a line, from 1.
        pub done_line: i64,
        /// The date of the letter before it.
        pub done_at: Time,
        /// When it had ended; it begins anew, and will find what it has kept.
        pub ended_at: Option<Time>,
        /// Letters that were read.
        pub messages: i64,
        /// Those that became posts.
        pub stored: i64,
        /// Those that were known already.
        pub known: i64,
        /// What came with the letters that became posts.
        pub attachments: i64,
    }
}

/// A part of an archive that could not be read, or was not kept, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where.
    pub place: Place,
    /// Why, in a sentence.
    pub reason: String,
}

/// Begins an import of the file that is known by `fingerprint`, or goes on where it was left. One that had ended begins
/// anew: what it kept is known, and will not be kept again.
pub async fn begin(
    work: &mut Work<'_>,
    viewer: &Viewer,
    file: &str,
    fingerprint: &str,
) -> Result<Import, Refused> {
    only_system(work)?;
    work.begin().await?;
    let (community, now) = (viewer.community().id, work.now());
    let known: Option<Import> = work.opt(&sql::IMPORT, args![community, fingerprint]).await?;
    let import = match known {
        Some(import) if import.ended_at.is_none() => import,
        Some(import) => {
            work.exec(&sql::FORGET_PROBLEMS, args![import.id]).await?;
            work.exec(&sql::BEGIN_AGAIN, args![import.id]).await?;
            let (done_at, ended_at) = (Time::default(), None);
            Import {
                done_to: 0,
                done_line: 1,
                done_at,
                ended_at,
                messages: 0,
                stored: 0,
                known: 0,
                attachments: 0,
                ..import
            }
        }
        None => {
            let id: ImportId = work.id();
            work.exec(&sql::BEGIN, args![id, community, file, fingerprint, now]).await?;
            work.one(&sql::IMPORT, args![community, fingerprint]).await?
        }
    };
    work.done().await?;
    Ok(import)
}

/// Writes down how far an import is. Part of the act that kept the letters.
pub(super) async fn advance(work: &mut Work<'_>, import: &Import) -> Result<(), Refused> {
    let i = import;
    let args = args![i.id, i.done_to, i.done_line, i.done_at, i.messages, i.stored, i.known, i.attachments];
    work.exec(&sql::ADVANCE, args).await.map(drop)
}

/// Writes down what could not be read. Part of another act.
pub(super) async fn keep_problems(
    work: &mut Work<'_>,
    import: ImportId,
    problems: &[Problem],
) -> Result<(), Refused> {
    let row = |problem: &Problem| {
        let (id, place): (Id, _) = (work.id(), problem.place);
        args![id, import, place.line as i64, place.byte as i64, &problem.reason]
    };
    let rows = problems.iter().map(row).collect();
    work.each(&sql::KEEP_PROBLEM, rows).await.map(drop)
}

/// Writes down what could not be read and stands between letters.
pub async fn note_problems(
    work: &mut Work<'_>,
    import: &Import,
    problems: &[Problem],
) -> Result<(), Refused> {
    only_system(work)?;
    work.begin().await?;
    keep_problems(work, import.id, problems).await?;
    work.done().await
}

/// The file has been read to its end.
pub async fn end(work: &mut Work<'_>, viewer: &Viewer, import: &Import) -> Result<(), Refused> {
    only_system(work)?;
    work.begin().await?;
    let now = work.now();
    work.exec(&sql::END, args![import.id, now]).await?;
    work.note(Some(viewer.community().id), "imported", import.id.into(), "").await?;
    work.done().await
}

/// What stands in a community after an import.
#[derive(Clone, Debug)]
pub struct Report {
    /// Threads in all.
    pub threads: i64,
    /// Posts in all.
    pub posts: i64,
    /// People who wrote.
    pub authors: i64,
    /// What could not be read in these imports, by its place: at most a thousand each.
    pub problems: Vec<(ImportId, Problem)>,
}

row! {
    struct Totals { threads: i64, posts: i64, authors: i64 }
}

row! {
    struct ProblemRow { line: i64, byte: i64, reason: String }
}

/// What stands in a community, and what could not be read in `imports`.
pub async fn report(work: &mut Work<'_>, viewer: &Viewer, imports: &[ImportId]) -> Result<Report, Refused> {
    only_system(work)?;
    let totals: Totals = work.one(&sql::TOTALS, args![viewer.community().id]).await?;
    let mut problems = Vec::new();
    for import in imports {
        let rows: Vec<ProblemRow> = work.all(&sql::PROBLEMS, args![*import]).await?;
        problems.extend(rows.into_iter().map(|row| {
            let place = Place { line: row.line as u64, byte: row.byte as u64 };
            (*import, Problem { place, reason: row.reason })
        }));
    }
    Ok(Report { threads: totals.threads, posts: totals.posts, authors: totals.authors, problems })
}

/// Message-IDs of letters that are kept, a thousand at a time, after the one with the id `after`.
pub async fn message_ids(work: &mut Work<'_>, after: Id) -> Result<Vec<(Id, String)>, Refused> {
    only_system(work)?;
    work.all(&sql::MESSAGE_IDS, args![after]).await
}
