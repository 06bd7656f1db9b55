//! `/c/{slug}/methods/write`: a method of a community's own, as its text.

use axum::{
    Form,
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use community::{MethodId, Refused, methods};
use serde::Deserialize;

use super::view::WritePage;
use crate::{asker::Asker, errors::Trouble, forms::Problems, links, said, said::show};

/// What it is a copy of, or what is changed.
#[derive(Deserialize)]
pub struct From {
    #[serde(default)]
    from: String,
}

/// What the form sends.
#[derive(Deserialize)]
pub struct Sent {
    text: String,
    #[serde(default)]
    id: String,
    #[serde(default)]
    version: String,
    #[serde(default)]
    from: String,
}

/// `GET /c/{slug}/methods/write`
pub async fn form(
    mut asker: Asker,
    Path(slug): Path<String>,
    Query(from): Query<From>,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    viewer.member().map_err(|refused| asker.trouble(refused))?;
    let mut sent = Sent { text: String::new(), id: String::new(), version: String::new(), from: from.from };
    if let Some(text) = methods::text(&sent.from) {
        sent.text = text.to_owned();
    } else if let Ok(id) = sent.from.parse::<MethodId>() {
        let kept = methods::own_method(&mut asker.work(), &viewer, id).await;
        let kept = kept.map_err(|refused| asker.trouble(refused))?;
        if kept.community == viewer.community().id {
            (sent.id, sent.version) = (id.to_string(), kept.version.to_string());
        }
        sent.text = kept.text;
    }
    shown(asker, slug, sent, Problems::none())
}

fn shown(asker: Asker, slug: String, sent: Sent, problems: Problems) -> Result<Response, Trouble> {
    let title = asker.shell.say("method-write-title");
    let mut shell = asker.shell.titled(title);
    shell.mistake = !problems.is_empty();
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let Sent { text, id, version, from } = sent;
    let page = WritePage { shell, slug, text, id, version, from, problems };
    Ok((status, show(asker.news, &page)?).into_response())
}

/// `POST /c/{slug}/methods/write`
pub async fn keep(
    mut asker: Asker,
    Path(slug): Path<String>,
    Form(mut sent): Form<Sent>,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    // Browsers send lines with a return before their end.
    sent.text = sent.text.replace("\r\n", "\n");
    let words = asker.shell.words;
    if let Err(wrong) = methods::read(&sent.text) {
        viewer.member().map_err(|refused| asker.trouble(refused))?;
        let (found, said) = wrong.why.given();
        let args = [("line", wrong.line.to_string().into()), ("found", found.into()), ("said", said.into())];
        let problem = words.tell(wrong.why.key(), &args);
        return shown(asker, slug, sent, Problems::none().with("text", problem));
    }
    let id = match sent.id.as_str() {
        "" => None,
        id => {
            let id: MethodId = id.parse().map_err(|_| Trouble::NotFound)?;
            Some((id, sent.version.parse().unwrap_or(0)))
        }
    };
    let mut work = asker.work();
    let done = methods::keep_method(&mut work, &viewer, id, &sent.from, &sent.text).await;
    drop(work);
    match done {
        Ok(id) => Ok(said::then(&links::method(&slug, id), "method-kept", None)),
        Err(Refused::Conflict) => {
            let problem = words.say("problem-method-conflict");
            shown(asker, slug, sent, Problems::none().with("text", problem))
        }
        Err(Refused::Invalid(problems)) => {
            let problems = Problems::found(words, &problems);
            shown(asker, slug, sent, problems)
        }
        Err(refused) => Err(asker.trouble(refused)),
    }
}

/// What the buttons send.
#[derive(Deserialize)]
pub struct Act {
    act: String,
}

/// `POST /c/{slug}/methods/{method}/settle`
pub async fn settle(
    mut asker: Asker,
    Path((slug, id)): Path<(String, String)>,
    Form(act): Form<Act>,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let id: MethodId = id.parse().map_err(|_| Trouble::NotFound)?;
    let mut work = asker.work();
    let done = match act.act.as_str() {
        "drop" => methods::drop_method(&mut work, &viewer, id).await.map(|()| "method-dropped"),
        "share" => methods::share_method(&mut work, &viewer, id, true).await.map(|()| "method-shared"),
        "keep" => methods::share_method(&mut work, &viewer, id, false).await.map(|()| "method-kept"),
        _ => return Err(Trouble::Unreadable),
    };
    drop(work);
    let key = done.map_err(|refused| asker.trouble(refused))?;
    let back = if key == "method-dropped" { links::methods(&slug) } else { links::method(&slug, id) };
    Ok(said::then(&back, key, None))
}
