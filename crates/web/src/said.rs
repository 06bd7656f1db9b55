//! What just happened, said once on the next page: carried there by a cookie that lasts a minute.

use axum::{
    http::{HeaderMap, header},
    response::{IntoResponse, Redirect, Response},
};
use base::Words;

use crate::{
    cookies,
    shell::{Notice, Tone},
};

/// The name of the cookie.
pub(crate) const COOKIE: &str = "said";
const LASTS: i64 = 60;

/// Goes to `path`, where `key` is said (`said-<key>-title` and `said-<key>-text` in the words). With `undo`, the path of a POST
/// that takes it back.
pub fn then(path: &str, key: &str, undo: Option<&str>) -> Response {
    let mut answer = Redirect::to(path).into_response();
    let value = undo.map_or_else(|| key.to_owned(), |undo| format!("{key}~{undo}"));
    set(&mut answer, &value, LASTS);
    answer
}

/// Lets go of what was said: on the answer that shows it.
pub fn forget(answer: &mut Response) {
    set(answer, "", 0);
}

fn set(answer: &mut Response, value: &str, seconds: i64) {
    // Not marked `Secure`: it says nothing about anyone.
    if let Some(line) = cookies::line(COOKIE, value, seconds, false) {
        answer.headers_mut().append(header::SET_COOKIE, line);
    }
}

/// What the browser was told to say, if it is something that we say.
pub(crate) fn notice(headers: &HeaderMap, words: Words) -> Option<Notice> {
    let value = cookies::value(headers, COOKIE).filter(|value| !value.is_empty())?;
    let (key, undo) = value.split_once('~').map_or((value, None), |(key, undo)| (key, Some(undo)));
    let title = format!("said-{key}-title");
    if !words.has(&title) && !Words::english().has(&title) {
        return None;
    }
    // A path of ours, and of the one kind that undoes: the cookie is only the browser's word.
    let undo = undo.filter(|path| crate::safe_path::safe_path(path) == *path && path.ends_with("/restore"));
    Some(Notice {
        tone: Tone::Well,
        title: words.say(&title).to_owned(),
        text: words.say(&format!("said-{key}-text")).to_owned(),
        undo: undo.map(|path| (path.to_owned(), words.say("said-undo").to_owned())),
    })
}

/// A page; when it says something (`news`), it lets go of it.
pub fn show(news: bool, template: &impl askama::Template) -> Result<Response, crate::errors::Trouble> {
    let mut answer = crate::errors::page(template)?;
    if news {
        forget(&mut answer);
    }
    Ok(answer)
}
