//! The demo's way in without a letter: a page with a button, for people of the standing world, on this machine only.

use axum::{extract::Path, http::HeaderMap, response::Response};
use base::Secret;
use community::{
    Actor, PersonId, charter,
    people::{self, passages},
};

use super::{
    pages::inside,
    view::{Link, LinkPage},
};
use crate::{asker, asker::Asker, errors::Trouble, links, said};

/// `GET /demo/{person}`: a page with a button. It changes nothing.
pub async fn offer(asker: Asker, Path(person): Path<String>) -> Result<Response, Trouble> {
    let id: PersonId = person.parse().map_err(|_| Trouble::NotFound)?;
    let found = people::get(&mut asker.door.house().work(Actor::System), id).await;
    let name = found.map_err(|refused| asker.trouble(refused))?.name;
    let title = asker.shell.say("link-title");
    let shell = asker.shell.titled(title);
    said::show(asker.news, &LinkPage { shell, link: Link::Demo { person, name } })
}

/// `POST /demo/{person}`
pub async fn enter(
    asker: Asker,
    headers: HeaderMap,
    Path(person): Path<String>,
) -> Result<Response, Trouble> {
    let person: PersonId = person.parse().map_err(|_| Trouble::NotFound)?;
    let house = asker.door.house();
    let browser = Secret::token(house.chance());
    // On to their community: the demo has one.
    let listed =
        charter::listed(&mut house.work(Actor::Person(person))).await.map_err(|r| asker.trouble(r))?;
    let next = listed.first().map_or(links::HOUSE.to_owned(), |one| links::community(&one.slug));
    let token = passages::open_for(&mut house.work(Actor::System), person, &browser, &next).await;
    let token = token.map_err(|refused| asker.trouble(refused))?;
    let named = asker::browser(&headers);
    let entered = passages::enter_by_link(&mut house.work(Actor::Visitor), &token, &browser, &named).await;
    Ok(inside(&asker, entered.map_err(|refused| asker.trouble(refused))?))
}
