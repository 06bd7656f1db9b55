//! The front pages.

use axum::{extract::Path, response::Response};
use community::{charter, conversations, members};

use super::view::{CommunityLine, CommunityPage, HousePage, Standing};
use crate::{
    asker::Asker,
    conversations::{lines, named},
    errors::Trouble,
    rooms::Room,
    said::show,
    shell::Here,
};

/// How many threads a front page shows.
const RECENT: usize = 5;

/// `GET /`: the communities of this house.
pub async fn house(asker: Asker) -> Result<Response, Trouble> {
    let listed = charter::listed(&mut asker.work()).await.map_err(|refused| asker.trouble(refused))?;
    let communities = listed.into_iter().map(|one| CommunityLine {
        slug: one.slug,
        name: one.name,
        cause: one.cause,
        mine: one.mine,
    });
    let communities = communities.collect();
    let mut shell = asker.shell;
    shell.listed = true;
    show(asker.news, &HousePage { shell, communities })
}

/// `GET /c/{slug}`: a community.
pub async fn community(mut asker: Asker, Path(slug): Path<String>) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let mut work = asker.work();
    let recent =
        conversations::newest(&mut work, &viewer, None).await.map_err(|refused| asker.trouble(refused))?;
    let convenors = charter::convenors(&mut work, &viewer).await.map_err(|refused| asker.trouble(refused))?;
    let (members, _) = members::count(&mut work, &viewer).await.map_err(|refused| asker.trouble(refused))?;
    let community = viewer.community();
    let mut recent = lines(recent.threads, &viewer, &asker.reading());
    recent.truncate(RECENT);
    let standing = match (viewer.is_member(), viewer.person()) {
        (true, _) => Standing::Member,
        (false, Some(_)) => Standing::Guest,
        (false, None) => Standing::Visitor,
    };
    let shell = asker.shell.titled(community.name.clone()).described(community.cause.clone()).at(Here::Front);
    show(
        asker.news,
        &CommunityPage {
            shell,
            slug,
            name: community.name.clone(),
            cause: community.cause.clone(),
            domain: community.domain.clone(),
            practice: community.practice.clone(),
            rhythm: community.rhythm.clone(),
            room: Room(community.level.number()),
            convenors: convenors.into_iter().map(|(id, name)| named(&viewer, id, name)).collect(),
            contact: Some(asker.door.settings().mail_domain.clone())
                .filter(|domain| !domain.is_empty())
                .map(|domain| format!("{}-convenor@{domain}", community.slug)),
            members: members.unsigned_abs(),
            recent,
            standing,
        },
    )
}
