//! Answering in a thread: send, look at it first, or keep it for later.

use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use community::{
    ThreadId,
    conversations::{self, Words},
};

use super::{
    form::{self, Sent},
    hold::{self, Said},
    thread::{self, post_id},
};
use crate::{asker::Asker, errors::Trouble, forms::Problems, links, said, sign_in};

/// `POST /c/{slug}/talk/{thread}/answer`
pub async fn answer(
    mut asker: Asker,
    Path((slug, thread)): Path<(String, String)>,
    sent: Sent,
) -> Result<Response, Trouble> {
    let thread: ThreadId = thread.parse().map_err(|_| Trouble::NotFound)?;
    let here = links::thread(&slug, thread);
    if asker.person.is_none() {
        let kept = form::rescue(&asker, &form::reply_place(thread), "", &sent.words).await?;
        return sign_in::pages::again(asker, &format!("{here}#answer"), kept);
    }
    let viewer = asker.visit(&slug).await?;
    let to = post_id(&sent.to);
    match sent.act.as_str() {
        "preview" => {
            let writing = form::again(sent.words, true, Problems::none());
            return thread::page(asker, &viewer, thread, 0, to, writing).await;
        }
        "keep" => {
            let person = viewer.member().map_err(|refused| asker.trouble(refused))?;
            form::keep(&asker, person, &form::reply_place(thread), "", &sent.words).await?;
            return Ok(said::then(&format!("{here}?page=0#answer"), "kept", None));
        }
        _ => {}
    }
    let to_say = Said { thread: Some(thread), parent: to, level: None, subject: "", words: &sent.words };
    let files = match hold::held(&asker, &viewer, to_say, sent.files).await? {
        Ok(key) => return Ok(said::then(&here, key, None)),
        Err(files) => files,
    };
    let words = Words { source: &sent.words, files };
    let mut work = asker.work();
    let replied = conversations::reply(&mut work, &viewer, thread, to, words).await;
    drop(work);
    match replied {
        Ok(post) => Ok(said::then(&links::post(&slug, post), "answered", None)),
        Err(refused) => {
            let (status, problems) = form::problems(&asker, refused)?;
            let writing = form::again(sent.words, false, problems);
            let page = thread::page(asker, &viewer, thread, 0, to, writing).await?;
            Ok((status, page).into_response())
        }
    }
}
