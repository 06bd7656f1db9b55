//! Whom letters do not reach any more: for the convenors.

use axum::{Form, extract::Path, response::Response};
use community::{Refused, notices::bounces};
use serde::Deserialize;

use super::view::{Unreached, UnreachedPage};
use crate::{asker::Asker, errors::Trouble, links, said, shell::Here};

/// `GET /c/{slug}/unreached`
pub async fn list(mut asker: Asker, Path(slug): Path<String>) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let found =
        bounces::suspended(&mut asker.work(), &viewer).await.map_err(|refused| asker.trouble(refused))?;
    let reading = asker.reading();
    let people = found
        .into_iter()
        .map(|one| Unreached {
            id: one.id.to_string(),
            href: links::person(&slug, one.person),
            name: one.name,
            address: one.address,
            since: one.since.map(|since| reading.day(since)),
            why: one.why.unwrap_or_default(),
            reached: one.reached,
        })
        .collect();
    let title = asker.shell.say("unreached-title");
    let shell = asker.shell.titled(title).at(Here::People);
    said::show(asker.news, &UnreachedPage { shell, slug, people })
}

/// Which address is to be tried again.
#[derive(Deserialize)]
pub struct Again {
    address: String,
}

/// `POST /c/{slug}/unreached`
pub async fn again(
    mut asker: Asker,
    Path(slug): Path<String>,
    Form(again): Form<Again>,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    asker.signed_in()?;
    let address = again.address.parse().map_err(|_| Trouble::Unreadable)?;
    match bounces::resume(&mut asker.work(), &viewer, address).await {
        // Somebody else has done it.
        Ok(()) | Err(Refused::Conflict) => {}
        Err(refused) => return Err(asker.trouble(refused)),
    }
    Ok(said::then(&links::unreached(&slug), "tried-again", None))
}
