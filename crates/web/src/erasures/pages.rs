//! `/c/{slug}/erasures`

use axum::{Form, extract::Path, response::Response};
use community::people::erase;
use serde::Deserialize;

use super::view::{DoubtLine, ErasuresPage};
use crate::{asker::Asker, errors::Trouble, links, said, said::show};

/// So many characters are shown around the words in question.
const AROUND: usize = 160;

/// `GET /c/{slug}/erasures`: what may be a name of somebody who was erased (practice 5.4).
pub async fn page(mut asker: Asker, Path(slug): Path<String>) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let doubts = erase::doubts(&mut asker.work(), &viewer).await.map_err(|refused| asker.trouble(refused))?;
    let doubts = doubts
        .into_iter()
        .map(|doubt| {
            let what = doubt.what();
            let chars: Vec<char> = doubt.words.chars().collect();
            let starts = usize::try_from(doubt.starts).unwrap_or(0).min(chars.len());
            let ends = (starts + what.chars().count()).min(chars.len());
            let before = chars[starts.saturating_sub(AROUND)..starts].iter().collect();
            let after = chars[ends..(ends + AROUND).min(chars.len())].iter().collect();
            DoubtLine {
                id: doubt.id.0,
                href: links::post(&slug, doubt.post),
                subject: doubt.subject,
                author: doubt.author,
                before,
                what,
                after,
            }
        })
        .collect();
    let title = asker.shell.say("erasures-title");
    let shell = asker.shell.titled(title);
    show(asker.news, &ErasuresPage { shell, slug, doubts })
}

/// What the form sends.
#[derive(Deserialize)]
pub struct Act {
    doubt: String,
    act: String,
}

/// `POST /c/{slug}/erasures`
pub async fn act(
    mut asker: Asker,
    Path(slug): Path<String>,
    Form(act): Form<Act>,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let id = act.doubt.parse().map_err(|_| Trouble::NotFound)?;
    let remove = match act.act.as_str() {
        "remove" => true,
        "leave" => false,
        _ => return Err(Trouble::Unreadable),
    };
    let settled = erase::settle_doubt(&mut asker.work(), &viewer, id, remove).await;
    settled.map_err(|refused| asker.trouble(refused))?;
    let key = if remove { "name-removed" } else { "name-left" };
    Ok(said::then(&links::erasures(&slug), key, None))
}
