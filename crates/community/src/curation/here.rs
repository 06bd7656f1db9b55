//! The page of whoever applies, which only their letter leads to: they see their own, change it until it is read, send it, take it back.
//! Another address shows nothing.

use store::args;

use super::{
    Application, Filled, KIND, LETTER, Progress, Question, Ways, apply, by_letter, one, questions_of, send,
    sql, ways,
};
use crate::{
    Actor, ApplicationId, Refused, Work,
    charter::{Community, Viewer},
    people::clean_name,
    sealed,
};

/// One's own application.
#[derive(Clone, Debug)]
pub struct Own {
    /// The community.
    pub community: Community,
    /// The application.
    pub application: Application,
    /// What is asked.
    pub questions: Vec<Question>,
    /// What was answered.
    pub answers: Vec<(i64, String)>,
    /// How people come in, and until when it may be changed.
    pub ways: Ways,
}

/// The application that a page's address names. Looking changes nothing.
pub async fn look(work: &mut Work<'_>, token: &str) -> Result<Own, Refused> {
    as_system(work, async |work| {
        let id = named(work, token).await?;
        let (application, viewer) = by_letter::at(work, id).await?;
        let questions = questions_of(work, &viewer, application.source == "door").await?;
        let answers = super::answers_of(work, id).await?;
        let ways = ways(work, application.community).await?;
        Ok(Own { community: viewer.community().clone(), application, questions, answers, ways })
    })
    .await
}

/// Changes it, on its own page. The address stays: another one is another application.
pub async fn change_here(work: &mut Work<'_>, token: &str, filled: &Filled) -> Result<(), Refused> {
    as_system(work, async |work| {
        work.begin().await?;
        let (application, viewer) = own(work, token).await?;
        let later = application.state == "begun";
        let questions = questions_of(work, &viewer, application.source == "door").await?;
        let mut problems = apply::wrong_answers(&filled.answers, &questions, later);
        if clean_name(&filled.name).is_empty() {
            problems.insert(0, crate::Problem { field: "name", key: "problem-apply-name" });
        }
        if !problems.is_empty() {
            return Err(Refused::Invalid(problems));
        }
        let now = work.now();
        let easier = apply::plain(&filled.easier, 1_000);
        work.exec(&sql::CHANGE, args![application.id, clean_name(&filled.name), easier, now]).await?;
        apply::keep_answers(work, application.id, &questions, filled).await?;
        work.note(Some(application.community), "changed-application", application.id.into(), "").await?;
        work.done().await
    })
    .await
}

/// Sends it, on its own page: whoever came there has the address.
pub async fn send_here(work: &mut Work<'_>, token: &str) -> Result<Progress, Refused> {
    as_system(work, async |work| {
        work.begin().await?;
        let (application, viewer) = own(work, token).await?;
        if application.state == "sent" {
            return Ok(Progress::Sent);
        }
        send::prove(work, &application).await?;
        let missing = apply::missing(work, &viewer, application.id).await?;
        let progress = match missing.is_empty() {
            true => by_letter::sent(work, application.id).await?,
            false => Progress::Missing(missing),
        };
        if progress == Progress::Sent {
            let now = work.now();
            work.promise(LETTER, format!("{} receipt", application.id), now).await?;
        }
        work.done().await?;
        Ok(progress)
    })
    .await
}

/// Takes it back, on its own page.
pub async fn withdraw_here(work: &mut Work<'_>, token: &str) -> Result<bool, Refused> {
    as_system(work, async |work| {
        let id = named(work, token).await?;
        by_letter::withdraw_by_letter(work, id).await
    })
    .await
}

async fn named(work: &mut Work<'_>, token: &str) -> Result<ApplicationId, Refused> {
    let key = work.letters_key().await?;
    let id = ApplicationId::from(sealed::named(&key, KIND, token).ok_or(Refused::NotFound)?);
    one(work, id).await?.map(|one| one.id).ok_or(Refused::Gone)
}

/// The application, to be changed.
async fn own(work: &mut Work<'_>, token: &str) -> Result<(Application, Viewer), Refused> {
    let id = named(work, token).await?;
    work.opt::<(ApplicationId,)>(&sql::LOCK, args![id]).await?.ok_or(Refused::NotFound)?;
    let (application, viewer) = by_letter::at(work, id).await?;
    let (ways, now) = (ways(work, application.community).await?, work.now());
    if !application.may_change(&ways, now) {
        return Err(Refused::NotAllowed("application-over"));
    }
    Ok((application, viewer))
}

/// Whoever has the address of their page acts through the program: it is not known who else they are.
async fn as_system<T>(
    work: &mut Work<'_>,
    act: impl AsyncFnOnce(&mut Work<'_>) -> Result<T, Refused>,
) -> Result<T, Refused> {
    let actor = work.actor();
    work.act_as(Actor::System);
    let done = act(work).await;
    work.act_as(actor);
    done
}
