//! `/c/{slug}/goals`: what members hope for, and the networks that they run, as they say it themselves (S2.3).

use axum::{extract::Path, response::Response};
use community::members;

use super::view::{GoalLine, GoalsPage};
use crate::{asker::Asker, errors::Trouble, said::show, shell::Here};

/// `GET /c/{slug}/goals`
pub async fn page(mut asker: Asker, Path(slug): Path<String>) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let found = members::goals(&mut asker.work(), &viewer).await.map_err(|refused| asker.trouble(refused))?;
    let reach: i64 = found.iter().filter_map(|one| one.network_size).sum();
    let people = found
        .into_iter()
        .map(|one| GoalLine {
            person: one.person.0,
            name: one.name,
            goals: one.goals,
            network: one.network,
            reach: one.network_size.map(|size| asker.shell.number(&size.unsigned_abs())),
        })
        .collect();
    let reach = asker.shell.number(&reach.unsigned_abs());
    let title = asker.shell.say("goals-title");
    let shell = asker.shell.titled(title).at(Here::People);
    show(asker.news, &GoalsPage { shell, slug, people, reach })
}
