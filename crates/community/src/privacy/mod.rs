//! The privacy notice of a community: what is kept of people, why, on which ground, how long, and who reads it. Made of what the
//! community uses, so that it says no less and no more than is true (practice 5.2). And the record of it for whoever runs the house.
//!
//! Verbs: [`notice`], [`record`].

pub(crate) mod sql;

use store::{args, row};

use crate::{Refused, Work, charter, charter::Viewer};

row! {
    struct Uses { archive: bool, files: bool, care: bool, cases: bool, invitations: bool, applications: bool, promises: bool, talks: bool, practice: bool, sponsors: bool, gatherings: bool, needs: bool, feedback: bool, recaps: bool, commitments: bool, checks: bool, open: bool }
}

/// What a community keeps, and whom one asks about it.
#[derive(Clone, Debug)]
pub struct Notice {
    /// What is kept, in the order in which people ask: the key of a sentence; with `-why`, `-long` and `-who` behind it why, how long and
    /// who reads it.
    pub kept: Vec<&'static str>,
    /// Who convenes, by name.
    pub convenors: Vec<String>,
    /// Some of it is open to everybody.
    pub open: bool,
}

fn of(uses: &Uses) -> Vec<&'static str> {
    let all = [
        (true, "notice-you"),
        (true, "notice-posts"),
        (uses.invitations, "notice-invitations"),
        (uses.applications, "notice-applications"),
        (uses.promises, "notice-promises"),
        (uses.files, "notice-files"),
        (uses.archive, "notice-archive"),
        (true, "notice-acts"),
        (true, "notice-letters"),
        (true, "notice-ties"),
        (true, "notice-roles"),
        (uses.care, "notice-care"),
        (true, "notice-contacts"),
        (uses.talks, "notice-talks"),
        (uses.practice, "notice-practice"),
        (uses.cases, "notice-cases"),
        (uses.gatherings, "notice-gatherings"),
        (uses.needs, "notice-needs"),
        (uses.feedback, "notice-feedback"),
        (uses.recaps, "notice-recaps"),
        (uses.commitments, "notice-commitments"),
        (uses.checks, "notice-checks"),
        (uses.sponsors, "notice-sponsors"),
    ];
    all.into_iter().filter(|(used, _)| *used).map(|(_, kept)| kept).collect()
}

/// The notice of a community, for whoever may know of it.
pub async fn notice(work: &mut Work<'_>, viewer: &Viewer) -> Result<Notice, Refused> {
    let uses: Uses = work.one(&sql::USES, args![viewer.community().id]).await?;
    let convenors = charter::convenors(work, viewer).await?;
    let convenors = convenors.into_iter().map(|(_, name)| name).collect();
    Ok(Notice { kept: of(&uses), convenors, open: uses.open })
}

row! {
    /// A line of the record: a community, and how many people it concerns.
    #[derive(Clone, Debug)]
    pub struct Processing {
        /// Its name in addresses.
        pub slug: String,
        /// Its name.
        pub name: String,
        /// How many take part.
        pub members: i64,
    }
}

/// The communities that a record of processing lists. For whoever runs the house.
pub async fn record(work: &mut Work<'_>) -> Result<Vec<(Processing, Vec<&'static str>)>, Refused> {
    charter::only_system(work)?;
    let all: Vec<Processing> = work.all(&sql::COMMUNITIES, args![]).await?;
    let mut record = Vec::new();
    for one in all {
        let viewer = charter::visit(work, &one.slug).await?;
        let notice = notice(work, &viewer).await?;
        record.push((one, notice.kept));
    }
    Ok(record)
}
