//! The directory, and a person's page.

use axum::{
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use community::{PersonId, Refused, members, notices::bounces};
use serde::Deserialize;

use super::{
    line,
    view::{BesideShown, PeoplePage, PersonPage, ReportPage},
};
use crate::{asker::Asker, conversations::lines, errors::Trouble, links, said::show, shell::Here};

/// What is looked for, and where the page begins.
#[derive(Deserialize)]
pub struct Turn {
    #[serde(default)]
    q: String,
    after: Option<String>,
    name: Option<String>,
}

/// `GET /c/{slug}/people`
pub async fn directory(
    mut asker: Asker,
    Path(slug): Path<String>,
    Query(turn): Query<Turn>,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let mut work = asker.work();
    let after: Option<PersonId> = turn.after.as_deref().and_then(|id| id.parse().ok());
    let after = after.map(|id| (turn.name.as_deref().unwrap_or(""), id));
    let query: String = turn.q.chars().take(100).collect();
    let found = members::directory(&mut work, &viewer, &query, after)
        .await
        .map_err(|refused| asker.trouble(refused))?;
    let (count, _) = members::count(&mut work, &viewer).await.map_err(|refused| asker.trouble(refused))?;
    let own = members::profile(&mut work, &viewer).await.map_err(|refused| asker.trouble(refused))?;
    let unreached = if viewer.is_convenor() {
        bounces::suspended(&mut work, &viewer).await.map_err(|refused| asker.trouble(refused))?.len()
    } else {
        0
    };
    drop(work);
    let full = found.len() as i64 == members::PAGE;
    let more = found.last().filter(|_| full).map(|last| {
        let mut pairs = url::form_urlencoded::Serializer::new(String::new());
        pairs
            .append_pair("q", &query)
            .append_pair("name", &last.name_folded)
            .append_pair("after", &last.id.to_string());
        format!("{}?{}", links::people(&slug), pairs.finish())
    });
    let title = asker.shell.say("people-title");
    let shell = asker.shell.titled(title).at(Here::People);
    let people = found.into_iter().map(|one| line(one, &viewer)).collect();
    let unintroduced = own == members::Profile::default();
    show(
        asker.news,
        &PeoplePage {
            shell,
            slug,
            query,
            people,
            members: count.unsigned_abs(),
            more,
            unintroduced,
            unreached,
        },
    )
}

/// `GET /c/{slug}/people/{person}/report`: what a sponsor may not have. The reason is said (S1.2).
pub async fn report(
    mut asker: Asker,
    Path((slug, person)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let id: PersonId = person.parse().map_err(|_| Trouble::NotFound)?;
    let refused = members::report_on(&mut asker.work(), &viewer, id).await;
    let found = members::person(&mut asker.work(), &viewer, id).await.map_err(|r| asker.trouble(r))?;
    match refused {
        Err(Refused::NotAllowed("report-on-a-person")) => {
            let title = asker.shell.say("report-title");
            let shell = asker.shell.titled(title).at(Here::People);
            let page = show(asker.news, &ReportPage { shell, slug, person: id.0, name: found.person.name })?;
            Ok((StatusCode::FORBIDDEN, page).into_response())
        }
        Err(refused) => Err(asker.trouble(refused)),
        Ok(never) => match never {},
    }
}

/// `GET /c/{slug}/people/{person}`
pub async fn person(
    mut asker: Asker,
    Path((slug, person)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let id: PersonId = person.parse().map_err(|_| Trouble::NotFound)?;
    let found =
        members::person(&mut asker.work(), &viewer, id).await.map_err(|refused| asker.trouble(refused))?;
    let beside =
        members::beside(&mut asker.work(), &viewer, id).await.map_err(|refused| asker.trouble(refused))?;
    let reading = asker.reading();
    let network = match beside.network_size {
        Some(size) if !beside.network.is_empty() => asker.shell.tell(
            "person-network-reach",
            &[
                ("name", beside.network.as_str().into()),
                ("count", asker.shell.number(&size.unsigned_abs()).into()),
            ],
        ),
        _ => beside.network,
    };
    let beside = BesideShown {
        practised: beside.practised_at.map(|at| reading.day(at)),
        goals: beside.goals,
        network,
        access: beside.access,
        willing: beside.willing,
        resting: beside.resting_at.map(|at| reading.day(at)),
    };
    let since = found.person.is_member().then(|| reading.day(found.person.since));
    let threads = lines(found.threads, &viewer, &reading);
    let shell = asker.shell.titled(viewer.calls(&found.person.name)).at(Here::People);
    let me = viewer.person() == Some(id);
    show(
        asker.news,
        &PersonPage {
            shell,
            slug,
            person: line(found.person, &viewer),
            about: found.about,
            since,
            me,
            convenor: viewer.is_convenor(),
            beside,
            threads,
        },
    )
}
