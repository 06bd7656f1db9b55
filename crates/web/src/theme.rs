//! Daylight or lamplight: as the device has it, or as the reader said.

use axum::{
    Form,
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use crate::{cookies, safe_path::safe_path};

const COOKIE: &str = "theme";
const YEAR: i64 = 31_536_000;

/// The light that a page is set in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the reader's device.
    #[default]
    Auto,
    /// Daylight.
    Light,
    /// Lamplight.
    Dark,
}

impl Theme {
    /// What this browser asked for.
    pub fn of(headers: &HeaderMap) -> Theme {
        match cookies::value(headers, COOKIE) {
            Some("light") => Theme::Light,
            Some("dark") => Theme::Dark,
            _ => Theme::Auto,
        }
    }

    /// As it stands in the cookie, in the form, and in `data-theme`.
    pub fn name(self) -> &'static str {
        match self {
            Theme::Auto => "auto",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }
}

/// What the form at the foot of every page sends.
#[derive(Deserialize)]
pub struct Chosen {
    theme: Theme,
    #[serde(default)]
    to: String,
}

/// `POST /theme`: keeps the choice in a cookie and goes back to the page.
pub async fn choose(Form(chosen): Form<Chosen>) -> Response {
    let mut answer = Redirect::to(safe_path(&chosen.to)).into_response();
    let life = if chosen.theme == Theme::Auto { 0 } else { YEAR };
    // Not marked `Secure`: it says nothing about anyone, and so works over plain http too.
    let line = cookies::line(COOKIE, chosen.theme.name(), life, false);
    answer
        .headers_mut()
        .append(header::SET_COOKIE, line.unwrap_or(HeaderValue::from_static("theme=auto; Path=/")));
    answer
}
