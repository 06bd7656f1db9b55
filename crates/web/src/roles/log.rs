//! `/c/{slug}/roles/log`: who could see what, and when.

use axum::{
    extract::{Path, Query},
    response::Response,
};
use base::Id;
use community::roles::{self, LOG_PAGE, Span};
use serde::Deserialize;

use super::view::{LogPage, SpanLine};
use crate::{asker::Asker, errors::Trouble, links, said::show, shell::Here};

/// Whose, and from where on.
#[derive(Deserialize)]
pub struct Turn {
    mine: Option<String>,
    before: Option<String>,
}

/// `GET /c/{slug}/roles/log`
pub async fn log(
    mut asker: Asker,
    Path(slug): Path<String>,
    Query(turn): Query<Turn>,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let mine = turn.mine.is_some();
    let before: Option<Id> = turn.before.as_deref().and_then(|id| id.parse().ok());
    let spans = roles::log(&mut asker.work(), &viewer, mine, before).await;
    let spans = spans.map_err(|refused| asker.trouble(refused))?;
    let reading = asker.reading();
    let more = spans.last().filter(|_| spans.len() as i64 == LOG_PAGE).map(|last| {
        format!("{}{}before={}", links::role_log(&slug, mine), if mine { "&" } else { "?" }, last.id)
    });
    let line = |span: Span| SpanLine {
        name: viewer.calls(&span.name),
        role: roles::named(&span.role).map_or("person-member", |role| role.name),
        from: reading.day(span.from),
        to: span.to.map(|to| reading.day(to)),
        saw: span.saw().map(roles::sees_key).collect(),
    };
    let lines = spans.into_iter().map(line).collect();
    let title = asker.shell.say(if mine { "log-mine" } else { "log-title" });
    let shell = asker.shell.titled(title).at(Here::People);
    show(asker.news, &LogPage { shell, slug, mine, lines, more })
}
