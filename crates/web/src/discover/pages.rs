//! What the archive of a community tells, as a page; and leaving its map.

use axum::{Form, extract::Path, response::Response};
use community::people;
use serde::Deserialize;

use super::view::{DiscoverPage, Reader, tell};
use crate::{asker::Asker, errors::Trouble, links, said, shell::Here};

/// `GET /c/{slug}/discover`
pub async fn discover(mut asker: Asker, Path(slug): Path<String>) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let counted = asker.door.counted().of(&mut asker.work(), &viewer).await;
    let seen = counted.map_err(|refused| asker.trouble(refused))?;
    let reader = match &asker.person {
        Some((_, person)) if viewer.is_member() => Reader::Member { left_out: person.off_the_map },
        _ => Reader::Visitor,
    };
    let reading = asker.reading();
    let telling = (seen.whole.posts > 0).then(|| tell(&seen, asker.shell.words, reading.zone, reader, &slug));
    let shell = asker.shell;
    let title = telling.as_ref().map_or(shell.say("discover-empty-title"), |telling| telling.title.as_str());
    let description = shell.say("discover-description");
    let mut shell =
        shell.clone().titled(title.trim_end_matches('.')).described(description).at(Here::Discover);
    // Figures about people are for those who come for them, not for a search engine.
    shell.listed = false;
    said::show(asker.news, &DiscoverPage { shell, slug, telling })
}

/// What the form sends.
#[derive(Deserialize)]
pub struct Wished {
    r#do: String,
}

/// `POST /c/{slug}/discover/map`
pub async fn leave_or_return(
    mut asker: Asker,
    Path(slug): Path<String>,
    Form(wished): Form<Wished>,
) -> Result<Response, Trouble> {
    asker.visit(&slug).await?;
    asker.signed_in()?;
    let (off, key) = match wished.r#do.as_str() {
        "leave" => (true, "left-the-map"),
        "return" => (false, "on-the-map"),
        _ => return Err(Trouble::Unreadable),
    };
    people::leave_the_map(&mut asker.work(), off).await.map_err(|refused| asker.trouble(refused))?;
    Ok(said::then(&links::discover(&slug), key, None))
}
