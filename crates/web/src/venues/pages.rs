//! `/c/{slug}/venues`

use axum::{
    body::Bytes,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use community::{
    Refused, VenueId,
    charter::Viewer,
    venues::{self, FACTS, NewVenue},
};

use super::view::{VenueLine, VenuesPage, facts};
use crate::{asker::Asker, charter::edit::Fields, errors::Trouble, forms::Problems, links, said, said::show};

/// `GET /c/{slug}/venues`
pub async fn page(mut asker: Asker, Path(slug): Path<String>) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let words = asker.shell.words;
    let empty = VenueLine { facts: facts(words, |_| None), ..VenueLine::default() };
    shown(asker, &viewer, slug, empty, Problems::none()).await
}

async fn shown(
    asker: Asker,
    viewer: &Viewer,
    slug: String,
    form: VenueLine,
    problems: Problems,
) -> Result<Response, Trouble> {
    let all = venues::venues(&mut asker.work(), viewer).await.map_err(|refused| asker.trouble(refused))?;
    let words = asker.shell.words;
    let mut shell = asker.shell.clone().titled(asker.shell.say("venues-title"));
    shell.mistake = !problems.is_empty();
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = VenuesPage {
        shell,
        slug,
        venues: all.iter().map(|one| VenueLine::of(words, one)).collect(),
        form: viewer.is_convenor().then_some(form),
        problems,
    };
    Ok((status, show(asker.news, &page)?).into_response())
}

/// `POST /c/{slug}/venues`
pub async fn act(mut asker: Asker, Path(slug): Path<String>, body: Bytes) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let fields = Fields::of(&body);
    let id = match fields.text("id") {
        "" => None,
        id => Some(id.parse::<VenueId>().map_err(|_| Trouble::NotFound)?),
    };
    let said = |known: &str| {
        FACTS.into_iter().filter(|fact| fields.text(fact) == known).map(str::to_owned).collect::<Vec<_>>()
    };
    let plain = |name: &str| fields.text(name).replace("\r\n", "\n");
    let new = NewVenue {
        name: plain("name"),
        address: plain("address"),
        travel: plain("travel"),
        notes: plain("notes"),
        has: said("yes"),
        lacks: said("no"),
    };
    let mut work = asker.work();
    let done = match (fields.text("act"), id) {
        ("retire", Some(id)) => venues::retire_venue(&mut work, &viewer, id).await.map(|()| "venue-retired"),
        ("keep", id) => venues::keep_venue(&mut work, &viewer, id, &new).await.map(|_| "venue-kept"),
        _ => return Err(Trouble::Unreadable),
    };
    drop(work);
    match done {
        Ok(key) => Ok(said::then(&links::venues(&slug), key, None)),
        Err(Refused::Invalid(found)) => {
            let words = asker.shell.words;
            let problems = Problems::found(words, &found);
            let known = |fact: &str| match fields.text(fact) {
                "yes" => Some(true),
                "no" => Some(false),
                _ => None,
            };
            let form = VenueLine {
                id: id.map(|id| id.to_string()).unwrap_or_default(),
                name: new.name.clone(),
                address: new.address.clone(),
                travel: new.travel.clone(),
                notes: new.notes.clone(),
                facts: facts(words, known),
            };
            shown(asker, &viewer, slug, form, problems).await
        }
        Err(refused) => Err(asker.trouble(refused)),
    }
}
