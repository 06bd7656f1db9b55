//! Who sees a case, and how much of it. Whom it is about never reads it as one who decides, and never learns who was worried.

use store::args;

use super::{Case, sql};
use crate::{
    CaseId, PersonId, Refused, Work,
    charter::{Viewer, only_system},
    people,
};

/// Somebody who reads a case and may decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reader {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// `convenors`, `carers`.
    pub side: String,
}

/// As whom somebody sees a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// They may decide.
    Reader,
    /// They decide on the appeal.
    Second,
    /// It is about them.
    Concerned,
    /// They were worried.
    Reporter,
}

/// A case, as somebody sees it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The case; without who was worried, for whom it concerns.
    pub case: Case,
    /// As whom.
    pub view: View,
    /// The post, as it is shown, where the viewer may see it.
    pub html: Option<String>,
}

/// Everyone who convenes or cares, but whom it is about and who reported it; first those whom it was sent to.
pub async fn readers(work: &mut Work<'_>, case: &Case) -> Result<Vec<Reader>, Refused> {
    let all = beside(work, case).await?;
    let meant: Vec<Reader> = all.iter().filter(|one| one.side == case.read_by).cloned().collect();
    // Where nobody of those is left, the others read it: better than nobody.
    Ok(if meant.is_empty() { all } else { meant })
}

/// Everyone who could decide at all. For the system: the second of two is looked for.
pub async fn anyone_beside(work: &mut Work<'_>, case: &Case) -> Result<Vec<Reader>, Refused> {
    only_system(work)?;
    beside(work, case).await
}

/// Who decides on an appeal, by name; nobody for whoever runs the house. For who sees the case.
pub async fn second_name(work: &mut Work<'_>, case: &Case) -> Result<Option<String>, Refused> {
    let Some(second) = case.appeal_to else { return Ok(None) };
    let row: Option<(String,)> = work.opt(&crate::roles::sql::MEMBER, args![case.community, second]).await?;
    Ok(row.map(|(name,)| name))
}

/// Everyone who could decide at all.
pub(super) async fn beside(work: &mut Work<'_>, case: &Case) -> Result<Vec<Reader>, Refused> {
    let now = work.now();
    let rows: Vec<(PersonId, String, String)> = work.all(&sql::READERS, args![case.community, now]).await?;
    let mut all: Vec<Reader> = Vec::new();
    for (person, name, side) in rows {
        if person == case.person || Some(person) == case.reporter {
            continue;
        }
        match all.iter_mut().find(|one| one.person == person) {
            // Who convenes and cares reads what goes to either.
            Some(known) if side == case.read_by => known.side = side,
            Some(_) => {}
            None => all.push(Reader { person, name, side }),
        }
    }
    Ok(all)
}

/// One by its id. For the system: letters tell of it.
pub async fn by_id(work: &mut Work<'_>, id: CaseId) -> Result<Case, Refused> {
    only_system(work)?;
    work.opt(&sql::ONE, args![id]).await?.ok_or(Refused::NotFound)
}

pub(super) async fn read(work: &mut Work<'_>, viewer: &Viewer, id: CaseId) -> Result<Case, Refused> {
    let case: Option<Case> = work.opt(&sql::ONE, args![id]).await?;
    case.filter(|case| case.community == viewer.community().id).ok_or(Refused::NotFound)
}

/// A case that the viewer may decide on.
pub(super) async fn deciding(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: CaseId,
) -> Result<(Case, PersonId), Refused> {
    let by = viewer.member()?;
    let case = read(work, viewer, id).await?;
    if readers(work, &case).await?.iter().any(|one| one.person == by) {
        Ok((case, by))
    } else {
        Err(Refused::NotFound)
    }
}

async fn view(work: &mut Work<'_>, viewer: &Viewer, case: &Case) -> Result<Option<View>, Refused> {
    let Some(me) = viewer.person() else { return Ok(None) };
    if case.person == me {
        // Until something is done it is nothing that they must know.
        let done = case.measure.as_deref().is_some_and(|measure| measure != "nothing");
        return Ok((done || case.held).then_some(View::Concerned));
    }
    if case.appealed_at.is_some() && case.appeal_to == Some(me) {
        return Ok(Some(View::Second));
    }
    if case.reporter == Some(me) {
        return Ok(Some(View::Reporter));
    }
    let reads = viewer.is_member() && readers(work, case).await?.iter().any(|one| one.person == me);
    Ok(reads.then_some(View::Reader))
}

/// A case, for who may see it.
pub async fn case(work: &mut Work<'_>, viewer: &Viewer, id: CaseId) -> Result<Seen, Refused> {
    let mut case = read(work, viewer, id).await?;
    let view = view(work, viewer, &case).await?.ok_or(Refused::NotFound)?;
    if view == View::Concerned {
        case.reporter = None;
        case.worry = String::new();
    }
    let args =
        args![case.community, viewer.reach(), viewer.person_or_nobody(), case.post.unwrap_or_default()];
    let html: Option<(String,)> = work.opt(&sql::WORDS, args).await?;
    Ok(Seen { case, view, html: html.map(|(html,)| html) })
}

/// What the viewer may decide on, or has decided; the newest first.
pub async fn cases(work: &mut Work<'_>, viewer: &Viewer) -> Result<Vec<Case>, Refused> {
    viewer.member()?;
    if !viewer.is_convenor() && !viewer.is_carer() && !viewer.is_safeguarding_lead() {
        return Err(Refused::NotAllowed("convenors"));
    }
    let all: Vec<Case> = work.all(&sql::LATEST, args![viewer.community().id]).await?;
    let mut seen = Vec::new();
    for case in all {
        if matches!(view(work, viewer, &case).await?, Some(View::Reader | View::Second)) {
            seen.push(case);
        }
    }
    Ok(seen)
}

/// What was done that concerns the person who acts, the newest first: each can be appealed.
pub async fn mine(work: &mut Work<'_>) -> Result<Vec<Case>, Refused> {
    let person = people::signed_in(work)?;
    let mut mine: Vec<Case> = work.all(&sql::OF_PERSON, args![person]).await?;
    for case in &mut mine {
        case.reporter = None;
        case.worry = String::new();
    }
    Ok(mine)
}
