//! The reader's own profile.

use axum::{
    Form,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use community::{
    Refused,
    members::{self, Profile},
};
use serde::Deserialize;

use super::view::ProfilePage;
use crate::{asker::Asker, errors::Trouble, forms::Problems, links, said, said::show, shell::Here};

/// `GET /c/{slug}/profile`
pub async fn form(mut asker: Asker, Path(slug): Path<String>) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let profile =
        members::profile(&mut asker.work(), &viewer).await.map_err(|refused| asker.trouble(refused))?;
    let name = asker.signed_in()?.1.name.clone();
    page(asker, slug, name, profile, Problems::none())
}

fn page(
    asker: Asker,
    slug: String,
    name: String,
    profile: Profile,
    problems: Problems,
) -> Result<Response, Trouble> {
    let person = asker.signed_in()?.1.id.0;
    let mut shell = asker.shell;
    shell.mistake = !problems.is_empty();
    let title = shell.say("profile-title");
    let shell = shell.titled(title).at(Here::People);
    let Profile { practice, offers, seeks, about } = profile;
    show(asker.news, &ProfilePage { shell, slug, person, name, practice, offers, seeks, about, problems })
}

/// What the form sends.
#[derive(Deserialize)]
pub struct Written {
    name: String,
    #[serde(default)]
    practice: String,
    #[serde(default)]
    offers: String,
    #[serde(default)]
    seeks: String,
    #[serde(default)]
    about: String,
}

/// `POST /c/{slug}/profile`
pub async fn save(
    mut asker: Asker,
    Path(slug): Path<String>,
    Form(written): Form<Written>,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let Written { name, practice, offers, seeks, about } = written;
    let profile = Profile { practice, offers, seeks, about };
    match members::write_profile(&mut asker.work(), &viewer, &name, &profile).await {
        Ok(()) => Ok(said::then(&links::person(&slug, asker.signed_in()?.1.id), "profile", None)),
        Err(Refused::Invalid(list)) => {
            let problems = Problems::found(asker.shell.words, &list);
            let page = page(asker, slug, name, profile, problems)?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(refused) => Err(asker.trouble(refused)),
    }
}
