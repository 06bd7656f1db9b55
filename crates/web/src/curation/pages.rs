//! `/c/{slug}/joining`: how joining and choosing works, for everyone who may look at the community. `/c/{slug}/applications`: who has applied,
//! for convenors.

use std::collections::HashMap;

use axum::{Form, extract::Path, response::Response};
use community::{
    Refused,
    charter::Viewer,
    curation::{self, Criteria},
};
use serde::Deserialize;

use super::{
    apply::{join_address, last_day},
    fields::fields,
    view::{ApplicationLine, ApplicationsPage, CriteriaShown, JoiningPage},
};
use crate::{asker::Asker, dates::Reading, errors::Trouble, links, said, said::show};

/// `GET /c/{slug}/joining`
pub async fn joining(mut asker: Asker, Path(slug): Path<String>) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let told = |refused| asker.trouble(refused);
    let mut work = asker.work();
    let ways = curation::ways(&mut work, viewer.community().id).await.map_err(told)?;
    let mut published = curation::published(&mut work, &viewer).await.map_err(told)?.into_iter();
    let questions = curation::questions_of(&mut work, &viewer, ways.door).await.map_err(told)?;
    let takes = ways.takes(work.now());
    drop(work);
    let reading = asker.reading();
    let criteria = published.next().map(|one| shown(one, &reading));
    let earlier = published.map(|one| shown(one, &reading)).collect();
    let join = join_address(&asker, &slug);
    let closes_field = ways
        .closes_at
        .and_then(|closes| chrono::DateTime::from_timestamp(closes.secs(), 0))
        .map_or(String::new(), |closes| (closes - chrono::TimeDelta::days(1)).format("%Y-%m-%d").to_string());
    let title = asker.shell.say("joining-title");
    let shell = asker.shell.clone().titled(title);
    let page = JoiningPage {
        shell,
        place: viewer.community().name.clone(),
        nominations: ways.nominations,
        applications: ways.applications,
        asks_invited: ways.asks_invited,
        door: ways.door,
        takes,
        closes: ways.closes_at.map(|closes| reading.day(last_day(closes))),
        closes_field,
        criteria,
        earlier,
        questions: fields(&questions, &[], 0),
        convenor: viewer.is_convenor(),
        member: viewer.is_member(),
        join,
        slug,
    };
    show(asker.news, &page)
}

fn shown(criteria: Criteria, reading: &Reading) -> CriteriaShown {
    let profile = criteria.profile();
    let key = |part: &str| match part {
        "experience" => "criteria-experience",
        "level" => "criteria-level",
        "commitment" => "criteria-commitment",
        _ => "criteria-objectives",
    };
    CriteriaShown {
        version: criteria.version,
        profile: profile.iter().map(|(part, words)| (key(part), (*words).to_owned())).collect(),
        at: criteria.published_at.map(|at| reading.day(at)),
        by: criteria.by_name,
        rules: criteria.rules,
        steps: criteria.steps,
    }
}

/// A convenor's view, or the page that says whose it is.
pub(crate) async fn convenor(asker: &mut Asker, slug: &str) -> Result<Viewer, Trouble> {
    let viewer = asker.visit(slug).await?;
    if viewer.is_convenor() { Ok(viewer) } else { Err(asker.trouble(Refused::NotAllowed("convene"))) }
}

/// `GET /c/{slug}/applications`
pub async fn applications(mut asker: Asker, Path(slug): Path<String>) -> Result<Response, Trouble> {
    let viewer = convenor(&mut asker, &slug).await?;
    let told = |refused| asker.trouble(refused);
    let mut work = asker.work();
    let all = curation::applications(&mut work, &viewer).await.map_err(told)?;
    let alike = curation::alike(&mut work, &viewer).await.map_err(told)?;
    let flood = curation::flood(&mut work, &viewer).await.map_err(told)?;
    drop(work);
    let place: HashMap<_, usize> = (1..).zip(&all).map(|(place, one)| (one.id, place)).collect();
    let alike = alike
        .iter()
        .map(|group| {
            let places: Vec<String> =
                group.applications.iter().filter_map(|id| place.get(id)).map(usize::to_string).collect();
            (places.join(", "), group.why.iter().map(|why| format!("alike-{why}")).collect())
        })
        .collect();
    let reading = asker.reading();
    let lines = (1..)
        .zip(&all)
        .map(|(place, one)| ApplicationLine {
            place,
            state: format!("application-state-{}", one.state),
            source: format!("application-source-{}", one.source),
            version: one.criteria_version,
            at: reading.moment(one.sent_at.unwrap_or(one.made_at)),
        })
        .collect();
    let title = asker.shell.say("applications-title");
    let shell = asker.shell.clone().titled(title);
    show(asker.news, &ApplicationsPage { shell, slug, lines, alike, flood: flood.applications })
}

/// What the form of what waits sends.
#[derive(Deserialize)]
pub struct Word {
    act: String,
}

/// `POST /c/{slug}/applications`
pub async fn settle_flood(
    mut asker: Asker,
    Path(slug): Path<String>,
    Form(word): Form<Word>,
) -> Result<Response, Trouble> {
    let viewer = convenor(&mut asker, &slug).await?;
    let mut work = asker.work();
    let (done, key) = match word.act.as_str() {
        "release" => (curation::release(&mut work, &viewer).await, "applications-released"),
        "turn-away" => (curation::turn_away(&mut work, &viewer).await, "applications-turned-away"),
        _ => return Err(Trouble::Unreadable),
    };
    drop(work);
    done.map_err(|refused| asker.trouble(refused))?;
    Ok(said::then(&links::applications(&slug), key, None))
}
