//! All as read: the marks of both readers side by side. A name stands there once both have read.

use std::collections::HashMap;

use store::{FromRow, Row, args};

use super::{MARKS, Marked, convenor, get, kept, lock, read::reads_for, sql};
use crate::{ApplicationId, IntakeId, Refused, Work, charter::Viewer};

/// One application, as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    /// Which.
    pub application: ApplicationId,
    /// What it was read as: `C`.
    pub label: String,
    /// The name, and the organisation where they said one; both empty until two have read it.
    pub name: String,
    /// See `name`.
    pub organisation: String,
    /// `reading`, `offered`, `waiting`, `declined` ...
    pub state: String,
    /// How many have read it, and how many are asked to.
    pub read: i64,
    /// See `read`.
    pub asked: i64,
    /// For each part of the profile what each reader found, in the order of their ids: never whose mark it is.
    pub marks: Vec<Marked>,
    /// Where they differed: what was settled.
    pub settled: Vec<Marked>,
}

impl Read {
    /// Whether both have read it.
    pub fn is_read(&self) -> bool {
        self.read >= super::hand_out::EACH as i64
    }

    /// Both marks for a part of the profile.
    pub fn both(&self, criterion: &str) -> Vec<&Marked> {
        self.marks.iter().filter(|one| one.criterion == criterion).collect()
    }

    /// Whether the two differ, and nothing is settled yet.
    pub fn differs(&self, criterion: &str) -> bool {
        let both = self.both(criterion);
        self.is_read()
            && both.windows(2).any(|two| two[0].mark != two[1].mark)
            && !self.settled.iter().any(|one| one.criterion == criterion)
    }

    /// The mark that counts: what was settled, or what both found.
    pub fn mark(&self, criterion: &str) -> Option<&Marked> {
        let settled = self.settled.iter().find(|one| one.criterion == criterion);
        settled.or_else(|| {
            self.both(criterion).first().copied().filter(|_| self.is_read() && !self.differs(criterion))
        })
    }
}

struct Seen {
    application: ApplicationId,
    label: String,
    state: String,
    name: Option<String>,
    organisation: Option<String>,
    read: i64,
    asked: i64,
}

impl FromRow for Seen {
    fn from_row(row: &Row<'_>) -> Result<Seen, store::Error> {
        Ok(Seen {
            application: row.get(0)?,
            label: row.get(1)?,
            state: row.get(2)?,
            name: row.get(3)?,
            organisation: row.get(4)?,
            read: row.get(5)?,
            asked: row.get(6)?,
        })
    }
}

/// All applications of an intake, as read. For convenors and for those who read; marks are shown of those that two have read, so that
/// whoever reads second is not led by the first.
pub async fn table(work: &mut Work<'_>, viewer: &Viewer, id: IntakeId) -> Result<Vec<Read>, Refused> {
    let intake = get(work, viewer, id).await?;
    reads_for(work, viewer, id).await?;
    let seen: Vec<Seen> = work.all(&sql::TABLE, args![intake.id]).await?;
    let marks: Vec<(ApplicationId, String, String, String)> =
        work.all(&sql::TABLE_MARKS, args![intake.id]).await?;
    let settled: Vec<(ApplicationId, String, String, String)> =
        work.all(&sql::TABLE_SETTLED, args![intake.id]).await?;
    let (mut marks, mut settled) = (by_application(marks), by_application(settled));
    Ok(seen
        .into_iter()
        .map(|one| Read {
            marks: marks.remove(&one.application).unwrap_or_default(),
            settled: settled.remove(&one.application).unwrap_or_default(),
            application: one.application,
            label: one.label,
            name: one.name.unwrap_or_default(),
            organisation: one.organisation.unwrap_or_default(),
            state: one.state,
            read: one.read,
            asked: one.asked,
        })
        .collect())
}

/// Marks by the application that they are about, in the order in which they came.
fn by_application(
    marks: Vec<(ApplicationId, String, String, String)>,
) -> HashMap<ApplicationId, Vec<Marked>> {
    let mut found: HashMap<ApplicationId, Vec<Marked>> = HashMap::new();
    for (application, criterion, mark, reason) in marks {
        found.entry(application).or_default().push(Marked { criterion, mark, reason });
    }
    found
}

/// Two readers differed, talked, and settle on one mark, with the reason. By one of those who read for the intake, or a convenor; until the
/// group is chosen.
pub async fn settle(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: IntakeId,
    application: ApplicationId,
    settled: &Marked,
) -> Result<(), Refused> {
    let by = viewer.member()?;
    let intake = lock(work, viewer, id).await?;
    reads_for(work, viewer, id).await?;
    if intake.state != "reading" && convenor(viewer).is_err() {
        return Err(Refused::Conflict);
    }
    let table = table(work, viewer, id).await?;
    let read = table.iter().find(|one| one.application == application && one.is_read());
    let read = read.ok_or(Refused::NotFound)?;
    if read.both(&settled.criterion).is_empty() {
        return Err(Refused::NotFound);
    }
    if !MARKS.contains(&settled.mark.as_str()) {
        return Err(Refused::invalid("mark", "problem-mark"));
    }
    let reason = kept(&settled.reason, 1_000);
    if reason.is_empty() {
        return Err(Refused::invalid("reason", "problem-mark-reason"));
    }
    let now = work.now();
    let row = args![application, &settled.criterion, &settled.mark, reason, by, now];
    work.exec(&sql::SETTLE_MARK, row).await?;
    work.note(Some(intake.community), "settled-mark", application.into(), "").await?;
    work.done().await
}
