//! `/invitation/{token}`: the page of whoever is invited, which only their letter leads to. Opening it changes nothing, since mail scanners open
//! every link; its buttons act.

use axum::{
    Form,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use community::{
    Actor, Refused, curation,
    invitations::{self, Answer, Answered, Invitee},
};
use serde::Deserialize;

use super::view::InvitedPage;
use crate::{asker::Asker, curation::private, errors::Trouble, forms::Problems, links, said};

/// `GET /invitation/{token}`
pub async fn page(asker: Asker, Path(token): Path<String>) -> Result<Response, Trouble> {
    shown(asker, token, Default::default(), Problems::none()).await
}

async fn shown(
    asker: Asker,
    token: String,
    typed: [String; 2],
    problems: Problems,
) -> Result<Response, Trouble> {
    let mut work = asker.door.house().work(Actor::Visitor);
    let (viewer, invitation, reading) = invitations::look(&mut work, &token).await?;
    let ways = curation::ways(&mut work, invitation.community).await?;
    drop(work);
    let mut shell = asker.shell.clone();
    shell.mistake = !problems.is_empty();
    let title = viewer.community().name.clone();
    let shell = shell.titled(title);
    let page = InvitedPage {
        shell,
        token,
        slug: Some(viewer.community().slug.clone()).filter(|_| viewer.community().visibility == "listed"),
        open: invitation.is_open(),
        nominations: ways.nominations && invitation.is_open(),
        state: invitation.state,
        reading,
        typed,
        problems,
    };
    private(said::show(asker.news, &page)?)
}

/// What the form sends.
#[derive(Deserialize)]
pub struct Sent {
    act: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    address: String,
}

/// `POST /invitation/{token}`
pub async fn act(
    asker: Asker,
    Path(token): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Trouble> {
    let mut work = asker.door.house().work(Actor::Visitor);
    let here = links::invitation(&token);
    let key = match sent.act.as_str() {
        "yes" => match invitations::answer_here(&mut work, &token, Answer::Yes).await? {
            Answered::Questions(_) => "invited-questions",
            Answered::Promise(_) => "invited-yes",
            _ => "invitation-over",
        },
        "no" => match invitations::answer_here(&mut work, &token, Answer::No).await? {
            // Its page is gone with it.
            Answered::No { forgotten: true } => {
                return private(said::then(links::HOUSE, "invited-forgotten", None));
            }
            Answered::No { .. } => "invited-no",
            _ => "invitation-over",
        },
        "suggest" => {
            let invitee =
                Invitee { name: sent.name.clone(), address: sent.address.clone(), note: String::new() };
            match invitations::suggest_here(&mut work, &token, &invitee).await {
                Ok(()) => "suggested",
                Err(Refused::Invalid(list)) => {
                    drop(work);
                    let problems = Problems::found(asker.shell.words, &list);
                    let page = shown(asker, token, [sent.name, sent.address], problems).await?;
                    return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
                }
                Err(refused) => return Err(refused.into()),
            }
        }
        _ => return Err(Trouble::Unreadable),
    };
    drop(work);
    private(said::then(&here, key, None))
}
