//! `/c/{slug}/stage/clarity`: what is it for, in the members' own words?

use axum::{
    extract::{Path, RawForm},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use base::Id;
use community::{Refused, charter::Viewer, lifecycle::clarity};

use super::view::ClarityPage;
use crate::{asker::Asker, charter::edit::Fields, errors::Trouble, forms::Problems, links, said, said::show};

/// `GET /c/{slug}/stage/clarity`
pub async fn page(mut asker: Asker, Path(slug): Path<String>) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    shown(asker, &viewer, Problems::none(), String::new()).await
}

async fn shown(
    asker: Asker,
    viewer: &Viewer,
    problems: Problems,
    words: String,
) -> Result<Response, Trouble> {
    let stand =
        clarity::standing(&mut asker.work(), viewer).await.map_err(|refused| asker.trouble(refused))?;
    let reading = asker.reading();
    let open = stand.as_ref().filter(|stand| stand.is_open(reading.now));
    let mut shell = asker.shell;
    shell.mistake = !problems.is_empty();
    let title = shell.say("clarity-title");
    let page = ClarityPage {
        slug: viewer.community().slug.clone(),
        may_open: viewer.is_convenor() && open.is_none(),
        open: open.map(|stand| reading.day(stand.check.closes_at)),
        mine: stand.as_ref().is_some_and(|stand| stand.mine),
        answered: stand.as_ref().map(|stand| stand.answered),
        share: stand.as_ref().and_then(|stand| stand.share),
        cause: stand.as_ref().map_or(String::new(), |stand| stand.check.cause.clone()),
        sentences: stand.map_or_else(Vec::new, |stand| stand.sentences),
        words,
        problems,
        shell: shell.titled(title),
    };
    show(asker.news, &page)
}

/// `POST /c/{slug}/stage/clarity`: `act` is `open`, `says` or `not` with a `sentence`; or `words`.
pub async fn act(
    mut asker: Asker,
    Path(slug): Path<String>,
    RawForm(form): RawForm,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let sent = Fields::of(&form);
    let mut work = asker.work();
    let done = match sent.text("act") {
        "open" => clarity::open(&mut work, &viewer).await.map(|_| "clarity-opened"),
        act @ ("says" | "not") => {
            let sentence: Id = sent.text("sentence").parse().map_err(|_| Trouble::NotFound)?;
            clarity::judge(&mut work, &viewer, sentence, act == "says").await.map(|()| "clarity-judged")
        }
        _ => {
            let stand = clarity::standing(&mut work, &viewer).await.map_err(|r| asker.trouble(r))?;
            let id = stand.ok_or(Trouble::NotFound)?.check.id;
            clarity::answer(&mut work, &viewer, id, sent.text("words")).await.map(|()| "clarity-kept")
        }
    };
    drop(work);
    match done {
        Ok(key) => Ok(said::then(&links::clarity(&slug), key, None)),
        Err(Refused::Invalid(list)) => {
            let problems = Problems::found(asker.shell.words, &list);
            let page = shown(asker, &viewer, problems, sent.text("words").to_owned()).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(refused) => Err(asker.trouble(refused)),
    }
}
