//! Following, muting, and having read.

use axum::{Form, extract::Path, response::Response};
use community::{
    PostId, ThreadId,
    conversations::{self, Wish},
};
use serde::Deserialize;

use crate::{asker::Asker, errors::Trouble, links, said};

/// What the form sends.
#[derive(Deserialize)]
pub struct Wished {
    wish: String,
}

/// `POST /c/{slug}/talk/{thread}/watch`
pub async fn watch(
    mut asker: Asker,
    Path((slug, thread)): Path<(String, String)>,
    Form(wished): Form<Wished>,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let thread: ThreadId = thread.parse().map_err(|_| Trouble::NotFound)?;
    let (wish, key) = match wished.wish.as_str() {
        "follow" => (Wish::Follow, "followed"),
        "mute" => (Wish::Mute, "muted"),
        "usual" => (Wish::Usual, "as-usual"),
        _ => return Err(Trouble::Unreadable),
    };
    conversations::watch(&mut asker.work(), &viewer, thread, wish)
        .await
        .map_err(|refused| asker.trouble(refused))?;
    Ok(said::then(&links::thread(&slug, thread), key, None))
}

/// `POST /c/{slug}/talk/{thread}/read`
pub async fn read(
    mut asker: Asker,
    Path((slug, thread)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let thread: ThreadId = thread.parse().map_err(|_| Trouble::NotFound)?;
    let all = PostId::from(i64::MAX);
    conversations::mark_read(&mut asker.work(), &viewer, thread, all)
        .await
        .map_err(|refused| asker.trouble(refused))?;
    Ok(said::then(&links::talk(&slug), "read", None))
}
