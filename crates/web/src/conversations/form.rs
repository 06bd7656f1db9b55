//! A form with words and files.

use axum::{
    extract::{FromRequest, Multipart, Request},
    http::StatusCode,
};
use community::{
    Level, PersonId, Refused, ThreadId,
    charter::Viewer,
    conversations::NewFile,
    notices::{
        self,
        post::{self, Cost},
    },
    people::drafts,
};

use super::view::Writing;
use crate::{asker::Asker, errors::Trouble, forms::Problems, html::Html};

/// What was sent.
#[derive(Default)]
pub struct Sent {
    pub(super) subject: String,
    pub(super) words: String,
    pub(super) level: String,
    pub(super) to: String,
    pub(super) act: String,
    pub(super) present: Vec<String>,
    pub(super) files: Vec<NewFile>,
}

impl Sent {
    async fn read(mut form: Multipart) -> Result<Sent, Trouble> {
        let mut sent = Sent::default();
        let mut fields = 0;
        while let Some(field) = form.next_field().await.map_err(trouble)? {
            fields += 1;
            if fields > 100 {
                return Err(Trouble::TooLarge);
            }
            let name = field.name().unwrap_or_default().to_owned();
            if name == "files" {
                let file = field.file_name().unwrap_or_default().to_owned();
                let kind = field.content_type().unwrap_or_default().to_owned();
                let bytes = field.bytes().await.map_err(trouble)?.to_vec();
                if !file.is_empty() || !bytes.is_empty() {
                    sent.files.push(NewFile { name: file, kind, bytes });
                }
                continue;
            }
            let text = field.text().await.map_err(trouble)?;
            match name.as_str() {
                "subject" => sent.subject = text,
                // Browsers send line ends of letters; we keep those of texts.
                "words" => sent.words = text.replace("\r\n", "\n"),
                "level" => sent.level = text,
                "to" => sent.to = text,
                "act" => sent.act = text,
                "present" => sent.present.push(text),
                _ => {}
            }
        }
        Ok(sent)
    }
}

impl<S: Send + Sync> FromRequest<S> for Sent {
    type Rejection = Trouble;

    /// Reads the form. A field that is too long, or files that are too large together, are refused by the guard's limits.
    async fn from_request(request: Request, state: &S) -> Result<Sent, Trouble> {
        let form = Multipart::from_request(request, state).await;
        Sent::read(form.map_err(|_| Trouble::Unreadable)?).await
    }
}

fn trouble(error: axum::extract::multipart::MultipartError) -> Trouble {
    Trouble::of(error.status()).unwrap_or(Trouble::Unreadable)
}

/// What stands in the form again, with the look of it when that was asked for.
pub(super) fn again(words: String, look: bool, problems: Problems) -> Writing {
    let preview = (look && problems.is_empty()).then(|| Html(markup::from_markdown(&words).html));
    let plainness =
        preview.as_ref().map(|_| (markup::plain::reading_age(&words), markup::plain::jargon(&words)));
    Writing { words, preview, problems, plainness, ..Writing::default() }
}

/// The problems that words come back with, and their status; or what no form can say. On a disk that is full, or without a
/// database that can be written, they come back too: to be sent again later.
pub(super) fn problems(asker: &Asker, refused: Refused) -> Result<(StatusCode, Problems), Trouble> {
    let words = asker.shell.words;
    let not_now = || Problems::none().with("words", words.say("problem-not-now"));
    match refused {
        Refused::Invalid(list) => Ok((StatusCode::UNPROCESSABLE_ENTITY, Problems::found(words, &list))),
        Refused::Full(why) => {
            tracing::error!(why, "the disk is full");
            Ok((StatusCode::INSUFFICIENT_STORAGE, not_now()))
        }
        Refused::Away(why) => {
            tracing::warn!(why, "the store is away");
            Ok((StatusCode::SERVICE_UNAVAILABLE, not_now()))
        }
        refused => Err(asker.trouble(refused)),
    }
}

/// Whom a post will reach as a letter, and what that costs them; seen before it is sent.
pub(super) async fn cost(
    asker: &Asker,
    viewer: &Viewer,
    thread: Option<ThreadId>,
    level: Level,
    answers: Option<PersonId>,
    words: &str,
) -> Result<String, Trouble> {
    if !viewer.is_member() {
        return Ok(String::new());
    }
    let cost = post::cost(&mut asker.work(), viewer, thread, level, answers).await;
    let Cost { at_once, in_one_letter } = cost.map_err(|refused| asker.trouble(refused))?;
    let say = asker.shell.words;
    let told = |key: &str, count: i64| {
        let said = base::numbers::say(say, count.unsigned_abs());
        let mut letters = said.chars();
        let begins: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
        say.tell(key, &[("count", count.into()), ("said", begins.into())])
    };
    let mut said = told("write-cost-at-once", at_once);
    if at_once > 0 {
        said.push(' ');
        if words.trim().is_empty() {
            said.push_str(say.say("write-cost-each"));
        } else {
            let minutes = (notices::seconds_to_read(words) + 59) / 60;
            said.push_str(&told("write-cost-minutes", minutes));
        }
    }
    if in_one_letter > 0 {
        said.push(' ');
        said.push_str(&told("write-cost-later", in_one_letter));
    }
    Ok(said)
}

/// Where the words of an answer wait.
pub(super) fn reply_place(thread: ThreadId) -> String {
    format!("reply {thread}")
}

/// Where the words of a new thread wait.
pub(super) fn start_place(slug: &str) -> String {
    format!("start {slug}")
}

/// Keeps words of someone whose session has ended, so that they find them when they are back; whether they are kept.
pub(super) async fn rescue(asker: &Asker, place: &str, title: &str, words: &str) -> Result<bool, Trouble> {
    let Some(person) = asker.ended else { return Ok(false) };
    keep(asker, person, place, title, words).await?;
    Ok(true)
}

/// Keeps words for later.
pub(super) async fn keep(
    asker: &Asker,
    person: PersonId,
    place: &str,
    title: &str,
    words: &str,
) -> Result<(), Trouble> {
    drafts::keep(&mut asker.work(), person, place, title, words)
        .await
        .map_err(|refused| asker.trouble(refused))
}
