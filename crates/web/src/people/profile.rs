//! The reader's own profile.

use axum::{
    Form,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use community::{
    Refused,
    members::{self, Further, Profile},
};
use serde::Deserialize;

use super::view::ProfilePage;
use crate::{asker::Asker, errors::Trouble, forms::Problems, links, said, said::show, shell::Here};

/// `GET /c/{slug}/profile`
pub async fn form(mut asker: Asker, Path(slug): Path<String>) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let profile =
        members::profile(&mut asker.work(), &viewer).await.map_err(|refused| asker.trouble(refused))?;
    let further =
        members::further(&mut asker.work(), &viewer).await.map_err(|refused| asker.trouble(refused))?;
    let name = asker.signed_in()?.1.name.clone();
    page(asker, slug, name, profile, further, Problems::none())
}

fn page(
    asker: Asker,
    slug: String,
    name: String,
    profile: Profile,
    further: Further,
    problems: Problems,
) -> Result<Response, Trouble> {
    let person = asker.signed_in()?.1.id.0;
    let mut shell = asker.shell;
    shell.mistake = !problems.is_empty();
    let title = shell.say("profile-title");
    let shell = shell.titled(title).at(Here::People);
    let Profile { practice, offers, seeks, about } = profile;
    let page = ProfilePage { shell, slug, person, name, practice, offers, seeks, about, further, problems };
    show(asker.news, &page)
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
    #[serde(default)]
    goals: String,
    #[serde(default)]
    network: String,
    #[serde(default)]
    network_size: String,
    #[serde(default)]
    access: String,
    #[serde(default)]
    willing: String,
}

/// `POST /c/{slug}/profile`
pub async fn save(
    mut asker: Asker,
    Path(slug): Path<String>,
    Form(written): Form<Written>,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let Written { name, practice, offers, seeks, about, goals, network, network_size, access, willing } =
        written;
    let profile = Profile { practice, offers, seeks, about };
    // "about 60" is as good as "60"; no number at all is none.
    let digits: String = network_size.chars().filter(char::is_ascii_digit).take(12).collect();
    let further =
        Further { goals, network, network_size: digits.parse().ok(), access, willing: !willing.is_empty() };
    let saved = match members::write_further(&mut asker.work(), &viewer, &further).await {
        Ok(()) => members::write_profile(&mut asker.work(), &viewer, &name, &profile).await,
        refused => refused,
    };
    match saved {
        Ok(()) => Ok(said::then(&links::person(&slug, asker.signed_in()?.1.id), "profile", None)),
        Err(Refused::Invalid(list)) => {
            let problems = Problems::found(asker.shell.words, &list);
            let page = page(asker, slug, name, profile, further, problems)?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(refused) => Err(asker.trouble(refused)),
    }
}
