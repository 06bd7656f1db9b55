//! Line icons by one hand, drawn into the page. Always beside a word, never instead of one.

use std::{borrow::Cow, collections::HashMap, sync::LazyLock};

use rust_embed::RustEmbed;

use crate::html::Html;

#[derive(RustEmbed)]
#[folder = "assets/icons/"]
struct Drawings;

/// The one path of each drawing, by name.
static PATHS: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let path = |file: Cow<'_, str>| {
        let drawing = Drawings::get(&file)?;
        let text = String::from_utf8_lossy(&drawing.data).into_owned();
        let path = text.split_once(" d=\"")?.1.split_once('"')?.0.to_owned();
        Some((file.strip_suffix(".svg")?.to_owned(), path))
    };
    Drawings::iter().filter_map(path).collect()
});

/// Those that have a direction and are mirrored where people read from right to left.
const TURNING: [&str; 2] = ["step", "arrow"];

fn path(name: &str) -> &'static str {
    PATHS.get(name).map_or("", String::as_str)
}

fn class(name: &str) -> &'static str {
    if TURNING.contains(&name) { "icon icon--turn" } else { "icon" }
}

fn drawn(name: &str, more: &str) -> Html {
    let (class, path) = (class(name), path(name));
    Html(format!(
        r#"<svg class="{class}{more}" viewBox="0 0 24 24" aria-hidden="true"><path d="{path}"/></svg>"#
    ))
}

/// The icon at the size of a line and a half.
pub fn icon(name: &str) -> Html {
    drawn(name, "")
}

/// The icon at the size of small text.
pub fn small(name: &str) -> Html {
    drawn(name, " icon--s")
}

/// The icon above the title of an empty place.
pub fn large(name: &str) -> Html {
    drawn(name, " icon--l")
}

/// Defines an icon once on a page that shows it many times; [`again`] shows it, small.
pub fn define(name: &str) -> Html {
    let path = path(name);
    Html(format!(
        r#"<svg class="hide" aria-hidden="true"><symbol id="i-{name}" viewBox="0 0 24 24"><path d="{path}"/></symbol></svg>"#
    ))
}

/// Shows an icon that [`define`] has put on the page: a tenth of the bytes of drawing it anew.
pub fn again(name: &str) -> Html {
    Html(format!(
        r##"<svg class="{} icon--s" aria-hidden="true"><use href="#i-{name}"/></svg>"##,
        class(name)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_drawing_has_its_path() {
        assert!(Drawings::iter().count() >= 30);
        for file in Drawings::iter() {
            let name = file.trim_end_matches(".svg");
            assert!(!path(name).is_empty(), "{name} has no path");
        }
    }

    #[test]
    fn an_icon_is_hidden_from_those_who_listen() {
        assert!(icon("tea").0.contains(r#"aria-hidden="true""#));
        assert!(icon("step").0.contains("icon--turn"));
    }
}
