//! The reader's own account.

use axum::{
    Form,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use community::{
    Refused, members,
    people::{self, data, erase, sessions},
};
use serde::Deserialize;

use super::view::{AccountPage, AddressLine, BelongsTo, SessionLine};
use crate::{
    asker::Asker, dates, errors::Trouble, forms::Problems, links, people::roles, said, said::show,
    shell::Here,
};

/// `GET /account`
pub async fn account(asker: Asker) -> Result<Response, Trouble> {
    let (_, person) = asker.signed_in()?;
    let now = Chosen {
        name: person.name.clone(),
        zone: person.zone.clone(),
        language: person.language.clone(),
        off_the_map: person.off_the_map.then(String::new),
    };
    page(asker, now, Problems::none()).await
}

/// The page with what is chosen in its form, or with what was sent and has problems.
async fn page(asker: Asker, chosen: Chosen, problems: Problems) -> Result<Response, Trouble> {
    let (this, person) = asker.signed_in()?.clone();
    let mut work = asker.work();
    let addresses = people::addresses(&mut work).await.map_err(|refused| asker.trouble(refused))?;
    let communities = members::mine(&mut work).await.map_err(|refused| asker.trouble(refused))?;
    let sessions = sessions::list(&mut work).await.map_err(|refused| asker.trouble(refused))?;
    drop(work);
    let reading = asker.reading();
    let there = dates::Reading { zone: dates::zone(&person.zone), ..reading }.moment(reading.now);
    let mut sessions: Vec<SessionLine> = sessions
        .into_iter()
        .map(|one| SessionLine {
            id: one.id.0,
            browser: one.browser,
            since: reading.moment(one.made_at),
            this: one.id == this,
        })
        .collect();
    sessions.sort_by_key(|one| !one.this);
    let mut shell = asker.shell;
    let languages: Vec<(String, String)> = base::Words::languages()
        .map(|tag| {
            let words = base::Words::of(tag);
            let own = words.say("language-own-name");
            let said = match words.is_of_pages() {
                true => own.to_owned(),
                false => shell.words.tell("account-language-letters", &[("language", own.into())]),
            };
            (tag.to_owned(), said)
        })
        .collect();
    shell.mistake = !problems.is_empty();
    let title = shell.say("account-title");
    let shell = shell.titled(title).at(Here::Account);
    let page = AccountPage {
        shell,
        name: chosen.name,
        zone: chosen.zone,
        there,
        language: chosen.language,
        languages,
        addresses: addresses
            .into_iter()
            .map(|one| AddressLine { address: one.address, main: one.is_main, verified: one.verified })
            .collect(),
        communities: communities
            .into_iter()
            .map(|one| BelongsTo { slug: one.slug, name: one.name, roles: roles(&one.roles) })
            .collect(),
        sessions,
        off_the_map: chosen.off_the_map.is_some(),
        problems,
    };
    show(asker.news, &page)
}

/// What the form sends.
#[derive(Deserialize)]
pub struct Chosen {
    name: String,
    zone: String,
    #[serde(default)]
    language: String,
    off_the_map: Option<String>,
}

/// `POST /account/settings`
pub async fn settings(asker: Asker, Form(chosen): Form<Chosen>) -> Result<Response, Trouble> {
    asker.signed_in()?;
    let wish = people::Wish {
        name: &chosen.name,
        language: &chosen.language,
        zone: chosen.zone.trim(),
        off_the_map: chosen.off_the_map.is_some(),
    };
    match people::choose(&mut asker.work(), wish).await {
        Ok(()) => Ok(said::then(links::ACCOUNT, "saved", None)),
        Err(Refused::Invalid(list)) => {
            let problems = Problems::found(asker.shell.words, &list);
            let page = page(asker, chosen, problems).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(refused) => Err(asker.trouble(refused)),
    }
}

/// Which session to end.
#[derive(Deserialize)]
pub struct Ended {
    session: Option<String>,
    others: Option<String>,
}

/// `POST /account/sessions`
pub async fn end(asker: Asker, Form(ended): Form<Ended>) -> Result<Response, Trouble> {
    let (this, _) = asker.signed_in()?;
    let mut work = asker.work();
    if ended.others.is_some() {
        sessions::end_others(&mut work, *this).await.map_err(|refused| asker.trouble(refused))?;
        return Ok(said::then(links::ACCOUNT, "sessions-ended", None));
    }
    if let Some(session) = ended.session {
        let session = session.parse().map_err(|_| Trouble::NotFound)?;
        sessions::end(&mut work, session).await.map_err(|refused| asker.trouble(refused))?;
    }
    Ok(said::then(links::ACCOUNT, "session-ended", None))
}

/// What is wanted of what is kept.
#[derive(Deserialize)]
pub struct Kept {
    act: String,
}

/// `POST /account/data`: everything that is kept of the reader, or the question whether it shall go, is sent to their mailbox.
pub async fn kept(asker: Asker, Form(kept): Form<Kept>) -> Result<Response, Trouble> {
    asker.signed_in()?;
    let mut work = asker.work();
    let (asked, key) = match kept.act.as_str() {
        "send" => (data::send_me(&mut work).await, "data-sent"),
        "erase" => (erase::ask(&mut work).await, "erase-asked"),
        _ => return Err(Trouble::Unreadable),
    };
    drop(work);
    asked.map_err(|refused| asker.trouble(refused))?;
    Ok(said::then(links::ACCOUNT, key, None))
}
