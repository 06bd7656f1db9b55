//! Shared documents that words link to: what they are and, as far as an address tells, who may open them.
//!
//! Nothing is fetched: an address in somebody's words must not make us call on whoever it names, and what we saw would not be what
//! another reader sees. So the title is what the words call it, or the name of its file.

/// A shared document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its address.
    pub url: String,
    /// What the words call it, or the name of its file; may be empty.
    pub title: String,
    /// What it is.
    pub kind: Kind,
    /// Whether its address alone opens it: such an address is made for whoever has it. Else its owner says who may.
    pub open: bool,
}

/// Kinds of shared documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A text.
    Text,
    /// A table.
    Table,
    /// Slides.
    Slides,
    /// A form.
    Form,
    /// A file or a folder.
    File,
    /// A text that all write at once.
    Pad,
}

impl Kind {
    /// For keys of sentences.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Text => "text",
            Kind::Table => "table",
            Kind::Slides => "slides",
            Kind::Form => "form",
            Kind::File => "file",
            Kind::Pad => "pad",
        }
    }
}

/// Documents that one text may name.
const MOST: usize = 20;
/// Longest title, in characters.
const LONGEST_TITLE: usize = 120;

/// The shared documents that cleaned HTML links to, each once, in order.
pub fn documents(html: &str) -> Vec<Document> {
    let mut found: Vec<Document> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find("<a ") {
        rest = &rest[at + 3..];
        let Some(end) = rest.find('>') else { break };
        let (tag, behind) = (&rest[..end], &rest[end + 1..]);
        let words = behind.find("</a>").map_or("", |end| &behind[..end]);
        rest = behind;
        let Some(href) = tag.split_once("href=\"").and_then(|(_, rest)| Some(rest.split_once('"')?.0)) else {
            continue;
        };
        let url = href.replace("&amp;", "&");
        if let Some((kind, open)) = kind_of(&url)
            && found.iter().all(|known| known.url != url)
        {
            found.push(Document { title: title(words, &url), url, kind, open });
            if found.len() == MOST {
                break;
            }
        }
    }
    found
}

/// What an address leads to, and whether it is made for whoever has it.
fn kind_of(url: &str) -> Option<(Kind, bool)> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let host = host.rsplit('@').next()?.split(':').next()?.to_ascii_lowercase();
    let path = path.split('#').next().unwrap_or_default();
    let is = |of: &str| host == of || host.strip_suffix(of).is_some_and(|rest| rest.ends_with('.'));
    let published = path.contains("/pub") || path.contains("/d/e/");
    if host == "docs.google.com" {
        return match path.split('/').next()? {
            "document" => Some((Kind::Text, published)),
            "spreadsheets" => Some((Kind::Table, published)),
            "presentation" => Some((Kind::Slides, published)),
            "forms" => Some((Kind::Form, true)),
            "file" => Some((Kind::File, false)),
            _ => None,
        };
    }
    if host == "drive.google.com" {
        return Some((Kind::File, false));
    }
    if is("sharepoint.com") || is("onedrive.live.com") || host == "1drv.ms" || host == "office.com" {
        let kind = match path.split('/').next().unwrap_or_default() {
            ":w:" | "w" => Kind::Text,
            ":x:" | "x" => Kind::Table,
            ":p:" | "p" => Kind::Slides,
            _ => Kind::File,
        };
        return Some((kind, host == "1drv.ms"));
    }
    if is("dropbox.com") {
        let shared = ["s/", "scl/", "sh/"].iter().any(|begins| path.starts_with(begins));
        return shared.then_some((Kind::File, true));
    }
    if host == "paper.dropbox.com" || is("cryptpad.fr") || is("hackmd.io") {
        return Some((Kind::Pad, false));
    }
    // Etherpad and Nextcloud stand under any name; their paths are their own.
    let names_pad = ["pad.", "etherpad.", "pads."].iter().any(|begins| host.starts_with(begins));
    if path.starts_with("p/") && names_pad {
        return Some((Kind::Pad, true));
    }
    let share = path.strip_prefix("index.php/").unwrap_or(path).strip_prefix("s/")?;
    let token = share.split(['/', '?']).next()?;
    let is_token = token.len() == 15 && token.bytes().all(|b| b.is_ascii_alphanumeric());
    is_token.then_some((Kind::File, true))
}

fn title(words: &str, url: &str) -> String {
    let said = crate::text_of_html(words, false);
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_address = said.contains("://") || said.is_empty();
    let named = if is_address { file_name(url) } else { said };
    named.chars().take(LONGEST_TITLE).collect()
}

/// `Minutes 2026.docx` of `…/Minutes%202026.docx?dl=0`; nothing when the last piece names no file.
fn file_name(url: &str) -> String {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let last = path.rsplit('/').next().unwrap_or_default();
    let mut bytes = Vec::with_capacity(last.len());
    let mut rest = last.as_bytes();
    while let Some((byte, behind)) = rest.split_first() {
        let hex = (*byte == b'%').then(|| behind.get(..2)).flatten();
        match hex.and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok()) {
            Some(decoded) => {
                bytes.push(decoded);
                rest = behind.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*byte);
                rest = behind;
            }
        }
    }
    let name: String = String::from_utf8_lossy(&bytes).chars().filter(|c| !c.is_control()).collect();
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let is_file = (1..=5).contains(&ending.len()) && ending.chars().all(char::is_alphanumeric);
    if is_file && path.matches('/').count() > 3 { name } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(url: &str, words: &str) -> Option<Document> {
        documents(&format!("<p>See <a href=\"{url}\" rel=\"ugc\">{words}</a>.</p>")).pop()
    }

    // S0.19
    #[test]
    fn shared_documents_are_told_by_their_address_and_never_fetched() {
        for (url, kind, open) in [
            ("https://docs.google.com/document/d/1abc/edit?usp=sharing", Kind::Text, false),
            ("https://docs.google.com/document/d/e/2PACX/pub", Kind::Text, true),
            ("https://docs.google.com/spreadsheets/d/1abc/edit#gid=0", Kind::Table, false),
            ("https://docs.google.com/presentation/d/1abc", Kind::Slides, false),
            ("https://acme.sharepoint.com/:w:/s/team/EaBc", Kind::Text, false),
            ("https://www.dropbox.com/s/abc/rota.pdf?dl=0", Kind::File, true),
            ("https://cloud.example.org/s/AbCdEfGhIjKlMn1", Kind::File, true),
            ("https://pad.example.org/p/tea", Kind::Pad, true),
        ] {
            let found = one(url, "Our rota").unwrap_or_else(|| panic!("{url}"));
            assert_eq!((found.kind, found.open, found.title.as_str()), (kind, open, "Our rota"), "{url}");
        }
        for url in [
            "https://example.org/document/d/1abc",
            "https://docs.google.com.evil.example/document/d/1",
            "https://notdropbox.com/s/abc",
            "https://example.org/s/short",
            "mailto:a@docs.google.com",
        ] {
            assert_eq!(one(url, "x"), None, "{url}");
        }
    }

    #[test]
    fn a_document_without_a_name_in_the_words_has_its_files() {
        let found =
            one("https://www.dropbox.com/s/abc/Minutes%202026.docx?dl=0", "https://www.dropbox.com/s/abc/…")
                .unwrap();
        assert_eq!(found.title, "Minutes 2026.docx");
        let found = one(
            "https://docs.google.com/document/d/1abc/edit",
            "https://docs.google.com/document/d/1abc/edit",
        )
        .unwrap();
        assert_eq!(found.title, "");
        let twice = "<a href=\"https://pad.a.example/p/x\">a</a><a href=\"https://pad.a.example/p/x\">b</a>";
        assert_eq!(documents(twice).len(), 1);
    }
}
