//! `/c/{slug}/held`: what waits, each with two buttons. The first word counts, here and by reply.

use axum::{Form, extract::Path, response::Response};
use community::{Refused, held};
use serde::Deserialize;

use super::view::{HeldLine, HeldPage};
use crate::{asker::Asker, errors::Trouble, links, said, said::show};

/// `GET /c/{slug}/held`
pub async fn list(mut asker: Asker, Path(slug): Path<String>) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let waiting =
        held::waiting(&mut asker.work(), &viewer).await.map_err(|refused| asker.trouble(refused))?;
    let reading = asker.reading();
    let words = asker.shell.words;
    let held = waiting.into_iter().map(|one| HeldLine {
        id: one.id.0,
        why: words.say(why(&one.why)).to_owned(),
        at: reading.moment(one.made_at),
        thread: one.thread.filter(|_| one.kind == "care").map(|thread| links::thread(&slug, thread)),
        kind: one.kind,
        subject: one.subject,
        name: one.name,
        address: one.address,
        words: one.words,
    });
    let held = held.collect();
    let title = asker.shell.say("held-title");
    let shell = asker.shell.titled(title);
    show(asker.news, &HeldPage { shell, slug, held })
}

/// Why something waits: the key that is kept with it is the key of a sentence.
fn why(kept: &str) -> &'static str {
    const KNOWN: [&str; 14] = [
        "held-stranger",
        "held-stranger-unproven",
        "held-token",
        "held-unproven",
        "held-joiner",
        "held-private",
        "held-to-convenor",
        "held-to-convenor-unproven",
        "held-new",
        "held-all",
        "held-day",
        "held-young",
        "held-heavy",
        "held-care-unproven",
    ];
    KNOWN.into_iter().find(|known| *known == kept).unwrap_or("held-care")
}

/// What the form sends.
#[derive(Deserialize)]
pub struct Word {
    word: String,
    #[serde(default)]
    reason: String,
}

/// `POST /c/{slug}/held/{held}`
pub async fn settle(
    mut asker: Asker,
    Path((slug, id)): Path<(String, String)>,
    Form(word): Form<Word>,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let id = id.parse().map_err(|_| Trouble::NotFound)?;
    let mut work = asker.work();
    let settled = match word.word.as_str() {
        "accept" => held::accept(&mut work, &viewer, id).await,
        "reject" => held::reject(&mut work, &viewer, id, &word.reason).await,
        _ => return Err(Trouble::Unreadable),
    };
    drop(work);
    let key = match settled {
        Ok(_) if word.word == "accept" => "accepted",
        Ok(_) => "rejected",
        // Somebody else was first: that is no fault of theirs.
        Err(Refused::Conflict) => "settled-before",
        Err(refused) => return Err(asker.trouble(refused)),
    };
    Ok(said::then(&links::held(&slug), key, None))
}
