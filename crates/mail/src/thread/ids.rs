//! The ids in the headers of a letter, however they were written.

use std::borrow::Cow;

use sha2::{Digest, Sha256};

use crate::headers;

/// A longer id is replaced by a hash of it: nobody needs to read it, and a column has an end.
const LONGEST_ID: usize = 250;

/// Of more References the first and the last ones are kept: the root of the thread, and the nearest ancestors.
const MOST_REFERENCES: usize = 200;

/// Nobody answers more letters at once.
const MOST_ANSWERED: usize = 20;

/// The ids of one letter, without angle brackets.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ids {
    /// None when the letter has no usable Message-ID: see [`made_up_id`].
    pub message_id: Option<String>,
    /// The Message-ID was written without angle brackets, as archives scraped from web pages do. Good enough to know a
    /// letter again; other tools do not thread by it.
    pub bare: bool,
    /// Usually one; the likeliest first.
    pub in_reply_to: Vec<String>,
    /// Oldest first.
    pub references: Vec<String>,
    /// What looks like ids in In-Reply-To or References without angle brackets. Worth a look whether such a letter exists;
    /// no proof by itself.
    pub perhaps: Vec<String>,
}

impl Ids {
    /// What the letter answers, the likeliest first: In-Reply-To, then References from the last back to the first, then
    /// what was written without brackets.
    pub fn parents(&self) -> impl Iterator<Item = &str> {
        self.in_reply_to.iter().chain(self.references.iter().rev()).chain(&self.perhaps).map(String::as_str)
    }
}

/// Reads the ids from the headers of a raw letter.
pub fn ids_of(raw: &[u8]) -> Ids {
    let mut ids = Ids::default();
    for field in headers::fields(raw) {
        match field.name.len() {
            10 if field.is("Message-ID") && ids.message_id.is_none() => {
                (ids.message_id, ids.bare) = own_id(field.value);
            }
            11 if field.is("In-Reply-To") && ids.in_reply_to.is_empty() => {
                ids.in_reply_to = answered(field.value);
                if ids.in_reply_to.is_empty() {
                    ids.perhaps.extend(bare_ids(field.value));
                }
            }
            10 if field.is("References") && ids.references.is_empty() => {
                ids.references = referenced(field.value);
                if ids.references.is_empty() {
                    ids.perhaps.extend(bare_ids(field.value).into_iter().rev());
                }
            }
            _ => {}
        }
    }
    ids
}

/// A stable id for a letter without a Message-ID, made from its bytes: importing it again finds it again. Line endings
/// and blank lines at its end do not count, since they change from one archive file to the next.
pub fn made_up_id(raw: &[u8]) -> String {
    let mut hash = Sha256::new();
    for line in raw.trim_ascii_end().split(|b| *b == b'\n') {
        hash.update(line.strip_suffix(b"\r").unwrap_or(line));
        hash.update(b"\n");
    }
    format!("{}@no-id", hex(&hash.finalize()[..16]))
}

/// The id in a Message-ID field, and whether it was bare.
fn own_id(value: &[u8]) -> (Option<String>, bool) {
    let text = one_line(value);
    if let Some(id) = in_brackets(&text).find_map(clean) {
        return (Some(id), false);
    }
    // A comment may follow.
    let bare = text.split(['(', '<', '>']).find_map(|s| s.split_whitespace().next());
    (bare.and_then(clean), true)
}

/// `Message from Ann <ann@example.org> of "Mon, 26 Aug" <id>` is the habit of MH and Emacs: the last one is the letter,
/// and comes first here. The address of the person stays among the ids, for other tools join by it too and a count
/// that differs from theirs helps nobody.
fn answered(value: &[u8]) -> Vec<String> {
    let text = one_line(value);
    let mut found: Vec<String> = in_brackets(&text).filter_map(clean).take(MOST_ANSWERED).collect();
    if found.len() > 1 && !text.trim_start().starts_with('<') {
        found.rotate_right(1);
    }
    found
}

fn referenced(value: &[u8]) -> Vec<String> {
    let text = one_line(value);
    let mut found: Vec<String> = in_brackets(&text).filter_map(clean).collect();
    if found.len() > MOST_REFERENCES {
        let last = found.split_off(found.len() - MOST_REFERENCES / 2);
        found.truncate(MOST_REFERENCES / 2);
        found.extend(last);
    }
    found
}

/// `a@b`, `a@b, c@d`: but nothing out of a sentence, where an `@` is a person.
fn bare_ids(value: &[u8]) -> Vec<String> {
    let text = one_line(value);
    let words: Vec<&str> = text.split([' ', ',', ';']).filter(|word| !word.is_empty()).collect();
    if !words.iter().all(|word| word.contains('@')) {
        return Vec::new();
    }
    words.into_iter().take(MOST_ANSWERED).filter_map(clean).collect()
}

/// What stands between `<` and `>`. A `<` inside starts again: the first was never closed.
fn in_brackets(text: &str) -> impl Iterator<Item = &str> {
    text.split('>').filter_map(|piece| piece.rsplit_once('<').map(|(_, id)| id)).take(MOST_REFERENCES * 50)
}

/// Without the spaces of folding and without control characters; None if nothing is left.
fn clean(id: &str) -> Option<String> {
    let id: String = id.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    let id = id.trim_matches(|c| matches!(c, '"' | '\'' | '<' | '>'));
    match id.len() {
        0 => None,
        n if n > LONGEST_ID => Some(format!("{}@long-id", hex(&Sha256::digest(id.as_bytes())[..16]))),
        _ => Some(id.to_owned()),
    }
}

fn one_line(value: &[u8]) -> Cow<'_, str> {
    let text = String::from_utf8_lossy(value);
    if text.contains(['\r', '\n', '\t']) { Cow::Owned(text.replace(['\r', '\n', '\t'], " ")) } else { text }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(headers: &str) -> Ids {
        ids_of(format!("{headers}\n\nbody").as_bytes())
    }

    #[test]
    fn a_message_id_is_found_however_it_is_written() {
        for value in [
            "<a@b>",
            "a@b",
            "  <a@b> (added by mail.example)",
            "\n <a@b>",
            "<a@\n b>",
            "<<a@b>>",
            "\"<a@b>\"",
        ] {
            let read = ids(&format!("Message-ID: {value}"));
            assert_eq!(read.message_id.as_deref(), Some("a@b"), "{value}");
        }
        assert_eq!(ids("Message-Id:").message_id, None);
        assert_eq!(ids("Message-Id: <>").message_id, None);
    }

    #[test]
    fn what_a_letter_answers_is_told_from_prose() {
        for value in [
            "<a@b>",
            "<a@b>; from ann@example.org on Tue, Jul 30, 2002",
            "Message from Ann Other <ann@example.org> of \"Fri, 19 Jul 2002\" <a@b>",
            "Your message of \"Mon, 26 Aug 2002 20:00:36 +0200.\" <a@b>",
            "<a@b> (Ann Other's message of \"Sun, 4 Aug\")",
            "a@b",
        ] {
            assert_eq!(ids(&format!("In-Reply-To: {value}")).parents().next(), Some("a@b"), "{value}");
        }
        for value in ["Your message of \"Thu, 01 Aug 2002 17:15:27 BST.\"", "0", "ann@example.org of Monday"]
        {
            assert_eq!(ids(&format!("In-Reply-To: {value}")).parents().next(), None, "{value}");
        }
    }

    #[test]
    fn references_may_be_folded_and_bare() {
        assert_eq!(ids("References: <a@b>\n\t<c@d>\r\n <e@f>").references, ["a@b", "c@d", "e@f"]);
        assert_eq!(ids("References: <a@b><c@d>").references, ["a@b", "c@d"]);
        assert_eq!(ids("References: a@b, c@d").perhaps, ["c@d", "a@b"]);
    }

    // reliability 2.2 row 29
    #[test]
    fn an_id_of_fifty_thousand_letters_is_shortened_the_same_way_each_time() {
        let long = format!("{}@b", "x".repeat(50_000));
        let own = ids(&format!("Message-ID: <{long}>")).message_id.unwrap();
        assert!(own.len() < 60);
        assert_eq!(ids(&format!("References: <a@b> <{long}>")).references[1], own);
    }

    #[test]
    fn a_letter_without_an_id_gets_the_same_one_on_each_import() {
        let unix = made_up_id(b"Subject: x\n\nHello\n");
        assert_eq!(unix, made_up_id(b"Subject: x\r\n\r\nHello\r\n\r\n"));
        assert_ne!(unix, made_up_id(b"Subject: x\n\nHallo\n"));
        assert!(unix.ends_with("@no-id"));
    }
}
