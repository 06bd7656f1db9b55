//! When a page cannot be shown: what happened, that nothing was lost, and what to do.
//!
//! A handler answers with a [`Trouble`]; the [guard](crate::guard) around all pages sets it as a page in the
//! reader's language and light. What went wrong inside is for the log, under the id that the page shows.

use std::{fmt, time::Duration};

use askama::Template;
use axum::{
    Extension,
    http::{HeaderValue, StatusCode, header},
    response::{Html as Page, IntoResponse, Response},
};
use base::{Id, Time};
use community::Refused;

use crate::{icons, links, shell::Shell};

/// Why there is no page. Who may not see a thing hears [`NotFound`](Trouble::NotFound), as if there were none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// 400: the request makes no sense: a form without its fields, an address that is not one.
    Unreadable,
    /// 401: one must be signed in.
    SignIn,
    /// 403: seen, but not theirs to do.
    NotAllowed,
    /// 403: the form was sent from another site.
    Elsewhere,
    /// 404.
    NotFound,
    /// 405: there is a page here, but it is not used this way.
    WrongWay,
    /// 409: someone else was quicker.
    Conflict,
    /// 410: it was here.
    Gone,
    /// 413: more than we take.
    TooLarge,
    /// 414: the address is too long.
    TooLong,
    /// 429: too often; again after this long.
    TooMany(Duration),
    /// 429: too often; again at this time. The guard, which has the clock, makes it the one above.
    TooOftenUntil(Time),
    /// 500: our fault. The cause goes to the log, never to the page.
    Broken(String),
    /// 503: too slow, starting, or without its store.
    Away,
}

impl Trouble {
    /// What a bare answer with this status means; none for one that is no trouble.
    pub fn of(status: StatusCode) -> Option<Trouble> {
        Some(match status.as_u16() {
            401 => Trouble::SignIn,
            403 => Trouble::NotAllowed,
            404 => Trouble::NotFound,
            405 => Trouble::WrongWay,
            409 => Trouble::Conflict,
            410 => Trouble::Gone,
            413 => Trouble::TooLarge,
            414 => Trouble::TooLong,
            429 => Trouble::TooMany(Duration::from_secs(60)),
            503 | 504 => Trouble::Away,
            400..500 => Trouble::Unreadable,
            500..600 => Trouble::Broken(format!("answered {status} without a cause")),
            _ => return None,
        })
    }

    /// Its status.
    pub fn status(&self) -> StatusCode {
        match self {
            Trouble::Unreadable => StatusCode::BAD_REQUEST,
            Trouble::SignIn => StatusCode::UNAUTHORIZED,
            Trouble::NotAllowed | Trouble::Elsewhere => StatusCode::FORBIDDEN,
            Trouble::NotFound => StatusCode::NOT_FOUND,
            Trouble::WrongWay => StatusCode::METHOD_NOT_ALLOWED,
            Trouble::Conflict => StatusCode::CONFLICT,
            Trouble::Gone => StatusCode::GONE,
            Trouble::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Trouble::TooLong => StatusCode::URI_TOO_LONG,
            Trouble::TooMany(_) | Trouble::TooOftenUntil(_) => StatusCode::TOO_MANY_REQUESTS,
            Trouble::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
            Trouble::Away => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// Its name in the words of the pages (`trouble-...-title`, `-text`) and its icon.
    fn name(&self) -> (&'static str, &'static str) {
        match self {
            Trouble::Unreadable => ("unreadable", "letter"),
            Trouble::SignIn => ("sign-in", "door"),
            Trouble::NotAllowed => ("not-allowed", "door"),
            Trouble::Elsewhere => ("elsewhere", "seal"),
            Trouble::NotFound => ("not-found", "door-open"),
            Trouble::WrongWay => ("wrong-way", "arrow"),
            Trouble::Conflict => ("conflict", "pair"),
            Trouble::Gone => ("gone", "ending"),
            Trouble::TooLarge => ("too-large", "scales"),
            Trouble::TooLong => ("too-long", "scales"),
            Trouble::TooMany(_) | Trouble::TooOftenUntil(_) => ("too-many", "clock"),
            Trouble::Broken(_) => ("broken", "cup"),
            Trouble::Away => ("away", "cushion"),
        }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Trouble::Broken(cause) => f.write_str(cause),
            other => f.write_str(other.name().0),
        }
    }
}

impl std::error::Error for Trouble {}

impl IntoResponse for Trouble {
    /// The status alone, with itself in the extensions: the guard knows the reader and sets the page.
    fn into_response(self) -> Response {
        let wait = match &self {
            // Rounded up: a browser that comes back a moment early would be told again.
            Trouble::TooMany(wait) => Some(wait.as_secs() + u64::from(wait.subsec_nanos() > 0)),
            Trouble::Away => Some(30),
            _ => None,
        };
        let mut answer = (self.status(), Extension(self)).into_response();
        if let Some(seconds) = wait {
            answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds.max(1)));
        }
        answer
    }
}

impl From<Refused> for Trouble {
    /// What a verb refused. A form asks for [`Refused::Invalid`] first, and shows itself with its problems.
    fn from(refused: Refused) -> Trouble {
        match refused {
            Refused::NotFound => Trouble::NotFound,
            Refused::Gone => Trouble::Gone,
            Refused::NotAllowed("sign-in") => Trouble::SignIn,
            Refused::NotAllowed(_) => Trouble::NotAllowed,
            Refused::Invalid(_) => Trouble::Unreadable,
            Refused::Conflict => Trouble::Conflict,
            Refused::TooMany { again_at } => Trouble::TooOftenUntil(again_at),
            Refused::Away(why) => {
                tracing::warn!(why, "the store is away");
                Trouble::Away
            }
            Refused::Full(why) => {
                tracing::error!(why, "the disk is full");
                Trouble::Away
            }
            Refused::Broken(cause) => Trouble::Broken(cause),
        }
    }
}

impl From<askama::Error> for Trouble {
    fn from(error: askama::Error) -> Trouble {
        Trouble::Broken(format!("a page could not be set: {error}"))
    }
}

/// Room for nearly every page: one that grows while it is set is copied over and over.
const ROOM: usize = 96 * 1024;

/// A page as a handler answers it: `page(&MyPage { shell, ... })`.
pub fn page(template: &impl Template) -> Result<Response, Trouble> {
    let mut page = String::with_capacity(ROOM);
    template.render_into(&mut page)?;
    Ok(Page(page).into_response())
}

/// The page of a trouble.
#[derive(Template)]
#[template(path = "shell/trouble.html")]
pub struct TroublePage {
    shell: Shell,
    icon: &'static str,
    title: &'static str,
    text: String,
    /// The id to quote; only where asking helps.
    id: Option<Id>,
    /// Where to go: its path and the key of its words.
    way: (String, &'static str),
}

impl TroublePage {
    /// The page for `trouble`, met by the request `id`.
    pub fn of(trouble: &Trouble, shell: Shell, id: Id) -> TroublePage {
        let (name, icon) = trouble.name();
        let title = shell.words.say(&format!("trouble-{name}-title"));
        let text = match trouble {
            Trouble::TooMany(wait) => {
                let minutes = wait.as_secs().div_ceil(60).max(1);
                shell.tell("trouble-too-many-text", &[("minutes", minutes.into())])
            }
            _ => shell.say(&format!("trouble-{name}-text")).to_owned(),
        };
        let way = match trouble {
            Trouble::SignIn => (links::sign_in_for(&shell.path), "trouble-way-sign-in"),
            Trouble::Away | Trouble::TooMany(_) | Trouble::Conflict => {
                (shell.path.clone(), "trouble-way-again")
            }
            _ => (links::HOUSE.to_owned(), "trouble-way-home"),
        };
        let id = matches!(trouble, Trouble::Broken(_)).then_some(id);
        TroublePage { icon, title, text, id, way, shell: shell.titled(title) }
    }

    fn drawing(&self) -> crate::html::Html {
        icons::large(self.icon)
    }
}
