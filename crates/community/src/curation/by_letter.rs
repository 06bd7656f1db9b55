//! Applying by letters alone: three lines to a community's address, or numbered lines to numbered questions (touchpoints 2 and 3).

use store::args;

use super::{Application, LETTER, Question, apply, one, questions_of, send, sql, ways};
use crate::{
    ApplicationId, PersonId, Refused, Work,
    charter::{self, Viewer, only_system},
    invitations::Invitation,
    people::{address::Address, clean_name},
};

/// How far an application is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress {
    /// It counts from now on.
    Sent,
    /// These questions have no answer yet; they are asked once more.
    Missing(Vec<Question>),
    /// It cannot be changed any more.
    Over,
    /// Another of the same address is being read.
    Another,
}

/// Somebody wrote to a community that they would like to join, perhaps with answers. What they have begun is gone on with; returns the
/// application, and what is still missing. Nothing counts before a letter to that address was answered. For the system; part of another act.
pub async fn begin_by_letter(
    work: &mut Work<'_>,
    viewer: &Viewer,
    address: &Address,
    name: &str,
    answers: &[(i64, String)],
) -> Result<(ApplicationId, Vec<Question>), Refused> {
    only_system(work)?;
    let community = viewer.community();
    work.begin().await?;
    let ways = ways(work, community.id).await?;
    if !ways.takes(work.now()) {
        return Err(Refused::NotAllowed("applications-closed"));
    }
    let before: Option<Application> = work.opt(&sql::LIVE_OF, args![community.id, address.folded()]).await?;
    let id = match before {
        // Whoever writes is not proven to have that address: what was answered before stays as it is.
        Some(before) => before.id,
        None => begin(work, viewer, address, name, "letter").await?,
    };
    let there = super::answers_of(work, id).await?;
    for (number, words) in answers {
        if !there.iter().any(|(other, _)| other == number) {
            apply::keep_answer(work, id, *number, &apply::plain(words, apply::LONGEST)).await?;
        }
    }
    let missing = apply::missing(work, viewer, id).await?;
    work.done().await?;
    Ok((id, missing))
}

async fn begin(
    work: &mut Work<'_>,
    viewer: &Viewer,
    address: &Address,
    name: &str,
    source: &str,
) -> Result<ApplicationId, Refused> {
    let community = viewer.community();
    let (id, now): (ApplicationId, _) = (work.id(), work.now());
    let version = super::criteria::newest(work, community.id).await?;
    let name = match clean_name(name) {
        name if name.is_empty() => address.local().to_owned(),
        name => name,
    };
    let nothing = Option::<base::Time>::None;
    work.exec(
        &sql::BEGIN,
        args![
            id,
            community.id,
            address.written(),
            address.folded(),
            name,
            &community.language,
            version,
            source,
            "",
            "",
            "",
            nothing,
            now
        ],
    )
    .await?;
    work.note(Some(community.id), "began-application", id.into(), "").await?;
    Ok(id)
}

/// Somebody who was invited said yes, and is asked the questions too; none when the community asks nothing. Part of that act.
pub async fn begin_invited(
    work: &mut Work<'_>,
    invitation: &Invitation,
    person: PersonId,
) -> Result<Option<ApplicationId>, Refused> {
    only_system(work)?;
    let slug = charter::slug(work, invitation.community).await?;
    let viewer = charter::visit(work, &slug).await?;
    if questions_of(work, &viewer, false).await?.iter().all(|question| !question.required) {
        return Ok(None);
    }
    let address = Address::of(&invitation.address).map_err(|key| Refused::invalid("address", key))?;
    let live: Option<Application> =
        work.opt(&sql::LIVE_OF, args![invitation.community, address.folded()]).await?;
    let id = match live {
        Some(live) => live.id,
        None => {
            let source = if invitation.is_suggested() { "nomination" } else { "invitation" };
            begin(work, &viewer, &address, &invitation.name, source).await?
        }
    };
    let now = work.now();
    work.exec(&sql::PROVEN, args![id, now, person]).await?;
    work.promise(LETTER, format!("{id} questions"), now).await?;
    Ok(Some(id))
}

/// Answers to numbered questions, from the address that they went to: it is proven by that. What is missing is asked once more; after that
/// it counts as it is. For the system; part of another act.
pub async fn answer_by_letter(
    work: &mut Work<'_>,
    id: ApplicationId,
    answers: &[(i64, String)],
) -> Result<Progress, Refused> {
    only_system(work)?;
    work.begin().await?;
    work.opt::<(ApplicationId,)>(&sql::LOCK, args![id]).await?.ok_or(Refused::NotFound)?;
    let (application, viewer) = at(work, id).await?;
    let now = work.now();
    let ways = ways(work, application.community).await?;
    if !application.may_change(&ways, now) {
        return Ok(Progress::Over);
    }
    for (number, words) in answers {
        apply::keep_answer(work, id, *number, &apply::plain(words, apply::LONGEST)).await?;
    }
    let name = application.name.clone();
    work.exec(&sql::CHANGE, args![id, name, &application.easier, now]).await?;
    send::prove(work, &application).await?;
    let missing = apply::missing(work, &viewer, id).await?;
    let progress = if !missing.is_empty() && work.exec(&sql::ASKED, args![id, now]).await? > 0 {
        Progress::Missing(missing)
    } else {
        sent(work, id).await?
    };
    work.done().await?;
    Ok(progress)
}

/// `YES` to the copy of an application, from the address that it went to. For the system; part of another act.
pub async fn send_by_letter(work: &mut Work<'_>, id: ApplicationId) -> Result<Progress, Refused> {
    only_system(work)?;
    work.begin().await?;
    work.opt::<(ApplicationId,)>(&sql::LOCK, args![id]).await?.ok_or(Refused::NotFound)?;
    let (application, viewer) = at(work, id).await?;
    if application.state == "sent" {
        return Ok(Progress::Sent);
    }
    let now = work.now();
    if !application.may_change(&ways(work, application.community).await?, now) {
        return Ok(Progress::Over);
    }
    send::prove(work, &application).await?;
    let missing = apply::missing(work, &viewer, id).await?;
    let progress = if missing.is_empty() { sent(work, id).await? } else { Progress::Missing(missing) };
    work.done().await?;
    Ok(progress)
}

pub(super) async fn sent(work: &mut Work<'_>, id: ApplicationId) -> Result<Progress, Refused> {
    match send::count(work, id).await {
        Ok(()) => Ok(Progress::Sent),
        Err(Refused::Conflict) => Ok(Progress::Another),
        Err(refused) => Err(refused),
    }
}

/// Whoever asked for the next round puts their answers forward once more, as they are; what is missing by now is asked. The earlier
/// application is over with that. For the system; part of another act.
pub async fn again(work: &mut Work<'_>, before: ApplicationId) -> Result<Progress, Refused> {
    only_system(work)?;
    work.begin().await?;
    work.opt::<(ApplicationId,)>(&sql::LOCK, args![before]).await?.ok_or(Refused::NotFound)?;
    let (application, viewer) = at(work, before).await?;
    let now = work.now();
    if !ways(work, application.community).await?.takes(now) {
        return Ok(Progress::Over);
    }
    if application.state == "waiting" {
        work.exec(&sql::SET_STATE, args![before, "lapsed", now]).await?;
    }
    let address = Address::of(&application.address).map_err(|key| Refused::invalid("address", key))?;
    let live: Option<Application> =
        work.opt(&sql::LIVE_OF, args![application.community, address.folded()]).await?;
    if live.is_some() {
        return Ok(Progress::Another);
    }
    let id = begin(work, &viewer, &address, &application.name, "letter").await?;
    for (number, words) in super::answers_of(work, before).await? {
        apply::keep_answer(work, id, number, &words).await?;
    }
    work.exec(&sql::CHANGE, args![id, &application.name, &application.easier, now]).await?;
    let begun = one(work, id).await?.ok_or(Refused::NotFound)?;
    send::prove(work, &begun).await?;
    let missing = apply::missing(work, &viewer, id).await?;
    let (progress, which) = if missing.is_empty() {
        (sent(work, id).await?, "receipt")
    } else {
        (Progress::Missing(missing), "questions")
    };
    work.promise(LETTER, format!("{id} {which}"), now).await?;
    work.done().await?;
    Ok(progress)
}

/// `WITHDRAW`, from the address of the application. For the system; part of another act. False when it was over before.
pub async fn withdraw_by_letter(work: &mut Work<'_>, id: ApplicationId) -> Result<bool, Refused> {
    only_system(work)?;
    work.begin().await?;
    work.opt::<(ApplicationId,)>(&sql::LOCK, args![id]).await?.ok_or(Refused::NotFound)?;
    let application = one(work, id).await?.ok_or(Refused::NotFound)?;
    if !application.is_live() {
        return Ok(false);
    }
    let now = work.now();
    work.exec(&sql::SET_STATE, args![id, "withdrawn", now]).await?;
    work.note(Some(application.community), "withdrew-application", id.into(), "").await?;
    work.done().await?;
    Ok(true)
}

/// An application, and its community as the program sees it.
pub(super) async fn at(work: &mut Work<'_>, id: ApplicationId) -> Result<(Application, Viewer), Refused> {
    let application = one(work, id).await?.ok_or(Refused::NotFound)?;
    let slug = charter::slug(work, application.community).await?;
    let viewer = charter::visit(work, &slug).await?;
    Ok((application, viewer))
}
