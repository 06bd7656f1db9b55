//! The letters of a demo, shown here instead of being sent. Nobody has this page outside of a demo.

use axum::{
    extract::{Path, State},
    http::{HeaderValue, header},
    response::{Html, IntoResponse, Response},
};
use community::{Actor, DeliveryId, notices};

use super::view::{OutboxLetterPage, OutboxLine, OutboxPage};
use crate::{asker::Asker, door::Door, errors::Trouble, headers, links, said::show};

/// How many letters the list shows.
const NEWEST: i64 = 100;

fn line(asker: &Asker, letter: &notices::Letter) -> OutboxLine {
    OutboxLine {
        id: letter.delivery.0,
        to: letter.address.clone(),
        subject: letter.subject.clone(),
        at: asker.reading().moment(letter.made_at),
    }
}

/// `GET /outbox`
pub async fn list(asker: Asker) -> Result<Response, Trouble> {
    let found = notices::outbox(&mut asker.door.house().work(Actor::System), NEWEST).await;
    let letters =
        found.map_err(|refused| asker.trouble(refused))?.iter().map(|letter| line(&asker, letter)).collect();
    let title = asker.shell.say("outbox-title");
    let shell = asker.shell.titled(title);
    show(asker.news, &OutboxPage { shell, letters })
}

/// `GET /outbox/{letter}`
pub async fn letter(asker: Asker, Path(letter): Path<String>) -> Result<Response, Trouble> {
    let id: DeliveryId = letter.parse().map_err(|_| Trouble::NotFound)?;
    let found = notices::letter(&mut asker.door.house().work(Actor::System), id).await;
    let found = found.map_err(|refused| asker.trouble(refused))?;
    let base = &asker.door.settings().base_url;
    let ways = found.plain.split_whitespace().filter_map(|word| word.strip_prefix(base.as_str()));
    let ways = ways.filter(|path| path.starts_with(&links::letter_link(""))).map(str::to_owned).collect();
    let line = line(&asker, &found);
    let shell = asker.shell.titled(found.subject.clone());
    show(
        asker.news,
        &OutboxLetterPage { shell, letter: line, plain: found.plain, html: !found.html.is_empty(), ways },
    )
}

/// `GET /outbox/{letter}/html`: its HTML part, locked.
pub async fn html(State(door): State<Door>, Path(letter): Path<String>) -> Result<Response, Trouble> {
    let id: DeliveryId = letter.parse().map_err(|_| Trouble::NotFound)?;
    let found =
        notices::letter(&mut door.house().work(Actor::System), id).await.map_err(|_| Trouble::NotFound)?;
    let mut answer = Html(found.html).into_response();
    // Letters style themselves in place; nothing in them runs, loads or leaves.
    answer.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(headers::LOCKED));
    Ok(answer)
}
