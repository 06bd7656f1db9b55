//! The page of less: what the link at the foot of a letter opens.
//!
//! Opening it changes nothing, since programs open links too. Its buttons act, and so does the one button that mail programs show
//! themselves (RFC 8058: a POST of `List-Unsubscribe=One-Click` without a cookie). The address holds the token of one letter to one person,
//! which signs nobody in and can do nothing but less; all of it can be taken back for thirty days.

use std::time::Duration;

use axum::{
    Form,
    extract::Path,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use community::{
    Actor, Refused, Work, charter,
    conversations::{self, Wish},
    notices::{self, Named},
    people::{self, reach},
    receipts,
};
use serde::Deserialize;

use super::view::LessPage;
use crate::{asker::Asker, errors::Trouble, links, said, said::show};

/// How long the button for a rest lasts.
const AWAY: Duration = Duration::from_secs(14 * 86_400);

/// What the form sends, or a mail program.
#[derive(Deserialize)]
pub struct Sent {
    act: Option<String>,
    #[serde(rename = "List-Unsubscribe")]
    one_click: Option<String>,
}

/// `GET /less/{token}`: changes nothing.
pub async fn ask(asker: Asker, Path(token): Path<String>) -> Result<Response, Trouble> {
    let mut work = asker.door.house().work(Actor::System);
    let (named, person) = named(&mut work, &token).await?;
    let someone = people::get(&mut work, person).await?;
    let undo = reach::latest(&mut work, person).await?.is_some();
    let stopped = reach::get(&mut work, person).await?.stopped_at.is_some();
    let mut page = LessPage {
        shell: asker.shell.clone(),
        token,
        name: someone.name,
        subject: None,
        community: None,
        undo,
        stopped,
    };
    if let Some(community) = named.community {
        let slug = charter::slug(&mut work, community).await?;
        // As they see it: who is no member any more is told no name of a community that hides.
        let mut work = asker.door.house().work(Actor::Person(person));
        if let Ok(viewer) = charter::visit(&mut work, &slug).await {
            page.community = viewer.is_member().then(|| viewer.community().name.clone());
            if let Some(thread) = named.thread {
                let shown = conversations::thread(&mut work, &viewer, thread, 1).await;
                page.subject = shown.ok().filter(|_| viewer.is_member()).map(|page| page.thread.subject);
            }
        }
    }
    drop(work);
    let title = page.shell.say("less-title");
    page.shell = page.shell.titled(title);
    private(show(asker.news, &page)?)
}

/// `POST /less/{token}`: does it, at once.
pub async fn act(
    asker: Asker,
    Path(token): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Trouble> {
    let house = asker.door.house().clone();
    let (named, person) = named(&mut house.work(Actor::System), &token).await?;
    let one_click = sent.one_click.is_some_and(|word| word.eq_ignore_ascii_case("One-Click"));
    let word = match (&sent.act, one_click) {
        (Some(word), _) => word.as_str(),
        // What a mail program means by its button: no more letters of this kind.
        (None, true) if named.kind == "digest" => "never",
        (None, true) if named.community.is_some() => "none",
        (None, true) => "stop",
        (None, false) => return Err(Trouble::Unreadable),
    };
    let mut work = house.work(Actor::Person(person));
    let now = work.now();
    match (word, named.community, named.thread) {
        ("mute", Some(community), Some(thread)) => {
            let slug = charter::slug(&mut house.work(Actor::System), community).await?;
            let viewer = charter::visit(&mut work, &slug).await?;
            // Both in one commit, so that what it was can be put back.
            work.begin().await?;
            work.together();
            let before = conversations::thread(&mut work, &viewer, thread, 1).await?.thread.wish;
            conversations::watch(&mut work, &viewer, thread, Wish::Mute).await?;
            let before = before.unwrap_or_default();
            receipts::keep(&mut work, person, Some(community), "wish", thread.into(), &before).await?;
            work.all_done().await?;
        }
        ("digest" | "none", Some(community), _) => {
            match reach::deliver(&mut work, person, community, word).await {
                // No member any more: there is nothing to have less of.
                Ok(_) | Err(Refused::NotAllowed(_)) => {}
                Err(refused) => return Err(refused.into()),
            }
        }
        ("less", ..) => drop(reach::less(&mut work, person).await?),
        ("away", ..) => drop(reach::pause(&mut work, person, now + AWAY).await?),
        ("never", ..) => {
            let choice = reach::Choice { rhythm: Some("never"), ..reach::Choice::default() };
            reach::choose_of(&mut work, person, choice).await?;
        }
        ("stop", ..) => drop(reach::stop(&mut work, person).await?),
        _ => return Err(Trouble::Unreadable),
    }
    drop(work);
    if one_click {
        // RFC 8058: no redirect.
        return private("OK".into_response());
    }
    private(said::then(&links::less(&token), "less", Some(&links::less_restore(&token))))
}

/// `POST /less/{token}/restore`: takes back what was chosen last.
pub async fn restore(asker: Asker, Path(token): Path<String>) -> Result<Response, Trouble> {
    let mut work = asker.door.house().work(Actor::System);
    let (_, person) = named(&mut work, &token).await?;
    let latest = reach::latest(&mut work, person).await?.ok_or(Trouble::Gone)?;
    reach::take_back(&mut work, person, latest).await?;
    private(said::then(&links::less(&token), "letters-as-before", None))
}

/// The letter that a token names, and whose it was.
async fn named(work: &mut Work<'_>, token: &str) -> Result<(Named, community::PersonId), Trouble> {
    let named = notices::by_token(work, token).await?.ok_or(Trouble::NotFound)?;
    let person = named.person.ok_or(Trouble::NotFound)?;
    Ok((named, person))
}

/// Nobody keeps it, and no page that it leads to hears its address.
fn private(mut answer: Response) -> Result<Response, Trouble> {
    let headers = answer.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(
        header::HeaderName::from_static("x-robots-tag"),
        HeaderValue::from_static("noindex, nofollow"),
    );
    Ok(answer)
}
