//! `/c/{slug}/channels`: what organisations let their people use, and which needs no allowed channel serves well.

use axum::{
    extract::{Path, RawForm, RawQuery},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use base::{Id, Words};
use community::{
    Refused,
    charter::{
        Viewer,
        channels::{self, KEYS, New, Policy, fit},
    },
};

use super::{
    edit::{Fields, convenor},
    pages::channels as named_channels,
    view::{ChannelsPage, NeedRow, PolicyView},
};
use crate::{asker::Asker, errors::Trouble, forms::Problems, links, said, said::show};

/// `GET /c/{slug}/channels`
pub async fn page(
    mut asker: Asker,
    Path(slug): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let sent = Fields::of(query.unwrap_or_default().as_bytes());
    shown(asker, &viewer, &sent, Problems::none()).await
}

async fn shown(
    asker: Asker,
    viewer: &Viewer,
    sent: &Fields,
    mut problems: Problems,
) -> Result<Response, Trouble> {
    let told = |refused| asker.trouble(refused);
    let mut work = asker.work();
    let policies = channels::policies(&mut work, viewer).await.map_err(told)?;
    let used = channels::used(&mut work, viewer).await.map_err(told)?;
    let words = asker.shell.words;
    let address = sent.text("address").trim().to_owned();
    let mut holds = None;
    if viewer.is_convenor() && !address.is_empty() {
        match channels::of_address(&mut work, viewer, &address).await {
            Ok(policy) => holds = policy.map(|policy| view(words, &policy, Vec::new())),
            Err(Refused::Invalid(list)) => problems = Problems::found(words, &list),
            Err(refused) => return Err(told(refused)),
        }
    }
    let mut seen = Vec::with_capacity(policies.len());
    for policy in &policies {
        let mut people = Vec::new();
        if viewer.is_convenor() && policy.members > 0 {
            let found = channels::restricted(&mut work, viewer, policy).await.map_err(told)?;
            people = found.into_iter().map(|one| one.name).collect();
        }
        seen.push(view(words, policy, people));
    }
    drop(work);
    // A policy counts once it holds for a member.
    let everybody = |channel: &str| policies.iter().all(|one| one.members == 0 || one.allows(channel));
    let needs = fit::table(&used, everybody).iter().map(|row| need(words, row)).collect();
    let mut shell = asker.shell;
    shell.mistake = !problems.is_empty();
    let title = shell.say("channels-title");
    let page = ChannelsPage {
        slug: viewer.community().slug.clone(),
        convenor: viewer.is_convenor(),
        used: used.iter().map(|key| words.say(&format!("channel-{key}"))).collect(),
        all: named_channels(words),
        needs,
        policies: seen,
        asked: !address.is_empty() && problems.is_empty(),
        address,
        holds,
        organisation: sent.text("organisation").to_owned(),
        domain: sent.text("domain").to_owned(),
        policy: sent.text("policy").to_owned(),
        problems,
        shell: shell.titled(title),
    };
    show(asker.news, &page)
}

fn view(words: Words, policy: &Policy, people: Vec<String>) -> PolicyView {
    PolicyView {
        id: policy.id,
        organisation: policy.organisation.clone(),
        domain: policy.domain.clone(),
        policy: policy.policy.clone(),
        channels: KEYS
            .into_iter()
            .map(|key| (words.say(&format!("channel-{key}")), policy.allows(key)))
            .collect(),
        members: policy.members,
        people,
    }
}

fn need(words: Words, row: &fit::Row) -> NeedRow {
    NeedRow {
        need: words.say(&format!("need-{}", row.need)),
        cells: row
            .cells
            .iter()
            .map(|(_, fit, allowed)| (words.say(&format!("fit-{}", fit.word())), *allowed))
            .collect(),
        served: row.served,
        by_mail: words.say(&format!("by-mail-{}", row.need)),
    }
}

/// `POST /c/{slug}/channels`
pub async fn save(
    mut asker: Asker,
    Path(slug): Path<String>,
    RawForm(form): RawForm,
) -> Result<Response, Trouble> {
    let viewer = convenor(&mut asker, &slug).await?;
    let sent = Fields::of(&form);
    let mut work = asker.work();
    let done = match sent.get("drop").map(str::parse::<Id>) {
        Some(Ok(id)) => channels::drop_policy(&mut work, &viewer, id).await,
        Some(Err(_)) => return Err(Trouble::NotFound),
        None => {
            let new = New {
                organisation: sent.text("organisation").to_owned(),
                domain: sent.text("domain").to_owned(),
                policy: sent.text("policy").to_owned(),
                allowed: sent.all("allowed").map(str::to_owned).collect(),
            };
            channels::allow(&mut work, &viewer, &new).await
        }
    };
    drop(work);
    match done {
        Ok(()) => Ok(said::then(&links::channels(&slug), "channels-saved", None)),
        Err(Refused::Invalid(list)) => {
            let problems = Problems::found(asker.shell.words, &list);
            let page = shown(asker, &viewer, &sent, problems).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(refused) => Err(asker.trouble(refused)),
    }
}
