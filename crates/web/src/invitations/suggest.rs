//! `/c/{slug}/suggest`: a member suggests somebody.

use axum::{
    Form,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use community::{
    Refused,
    charter::Viewer,
    curation,
    invitations::{self, Invitee},
};
use serde::Deserialize;

use super::view::SuggestPage;
use crate::{asker::Asker, errors::Trouble, forms::Problems, links, said, said::show};

/// `GET /c/{slug}/suggest`
pub async fn form(mut asker: Asker, Path(slug): Path<String>) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    viewer.member().map_err(|refused| asker.trouble(refused))?;
    shown(asker, &viewer, Default::default(), Problems::none()).await
}

async fn shown(
    asker: Asker,
    viewer: &Viewer,
    typed: [String; 3],
    problems: Problems,
) -> Result<Response, Trouble> {
    let ways = curation::ways(&mut asker.work(), viewer.community().id).await;
    let open = ways.map_err(|refused| asker.trouble(refused))?.nominations;
    let mut shell = asker.shell;
    shell.mistake = !problems.is_empty();
    let title = shell.say("suggest-title");
    let shell = shell.titled(title);
    show(asker.news, &SuggestPage { shell, slug: viewer.community().slug.clone(), open, typed, problems })
}

/// What the form sends.
#[derive(Deserialize)]
pub struct Sent {
    #[serde(default)]
    name: String,
    #[serde(default)]
    address: String,
    #[serde(default)]
    note: String,
}

/// `POST /c/{slug}/suggest`
pub async fn send(
    mut asker: Asker,
    Path(slug): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let typed = [sent.name.clone(), sent.address.clone(), sent.note.clone()];
    let invitee = Invitee { name: sent.name, address: sent.address, note: sent.note };
    match invitations::suggest(&mut asker.work(), &viewer, &invitee).await {
        Ok(()) => Ok(said::then(&links::suggest(&slug), "suggested", None)),
        Err(Refused::Invalid(list)) => {
            let problems = Problems::found(asker.shell.words, &list);
            let page = shown(asker, &viewer, typed, problems).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(refused) => Err(asker.trouble(refused)),
    }
}
