//! `/c/{slug}/belonging`

use axum::{Form, extract::Path, response::Response};
use community::{
    Refused,
    members::{self, Joining},
};
use serde::Deserialize;

use super::view::BelongingPage;
use crate::{asker::Asker, errors::Trouble, links, said, said::show};

/// `GET /c/{slug}/belonging`
pub async fn page(mut asker: Asker, Path(slug): Path<String>) -> Result<Response, Trouble> {
    asker.signed_in()?;
    let viewer = asker.visit(&slug).await?;
    let (name, convenor) = (viewer.community().name.clone(), viewer.is_convenor());
    let standing = viewer.standing().map_or("", |standing| standing.word());
    let title = asker.shell.say("belonging-title");
    let shell = asker.shell.titled(title);
    show(asker.news, &BelongingPage { shell, slug, name, standing, convenor })
}

/// What the forms send.
#[derive(Deserialize)]
pub struct Act {
    act: String,
    #[serde(default)]
    words: String,
}

/// `POST /c/{slug}/belonging`
pub async fn act(
    mut asker: Asker,
    Path(slug): Path<String>,
    Form(act): Form<Act>,
) -> Result<Response, Trouble> {
    let (_, person) = asker.signed_in()?.clone();
    let viewer = asker.visit(&slug).await?;
    let mut work = asker.work();
    let done: Result<&'static str, Refused> = match act.act.as_str() {
        "join" => {
            members::ask_to_join(&mut work, &viewer, person.id, &act.words).await.map(|joining| match joining
            {
                Joining::Joined => "joined",
                Joining::Asked(_) => "join-asked",
                Joining::Already => "join-already",
                Joining::Promise(_) => "promise-first",
            })
        }
        "leave" => members::leave(&mut work, &viewer).await.map(|_| "left"),
        "alumni" => members::alumni(&mut work, &viewer, true).await.map(|_| "alumni"),
        "no-name" => members::without_name(&mut work, &viewer).await.map(|_| "no-name"),
        "return" => members::come_back(&mut work, &viewer).await.map(|_| "returned"),
        "open" => members::open_to_all(&mut work, &viewer, true).await.map(|()| "opened"),
        "asked" => members::open_to_all(&mut work, &viewer, false).await.map(|()| "closed"),
        _ => return Err(Trouble::Unreadable),
    };
    drop(work);
    let key = match done {
        // Why not yet, and what to do, is said kindly: it is no fault of theirs.
        Err(Refused::NotAllowed("last-convenor")) => {
            return Ok(said::then(&links::roles(&slug), "role-last", None));
        }
        done => done.map_err(|refused| asker.trouble(refused))?,
    };
    let next = if key == "promise-first" { links::promise(&slug) } else { links::belonging(&slug) };
    Ok(said::then(&next, key, None))
}
