//! Sentences with something in them: a reply word under the pen, a link, a name.
//!
//! A sentence in `locales/` may hold `*WORD*` for a reply word, `[words]` for a link (the links are given in
//! the order of the sentence) and `_words_` for words that are leant on. What is put in by name is kept apart
//! from the marks: a person called `[x](y)` is only a name, and stands in `<bdi>` so that its direction does
//! not turn the sentence round.

use base::words::{Argument, Words};

use crate::html::{Html, escape_into};

/// The first of the letters that hold a place; private, so no sentence has them.
const PLACE: u32 = 0xE000;

/// A sentence of `words` with its marks made into markup.
pub fn rich(words: Words, key: &str, given: &[(&'static str, Argument<'_>)], links: &[&str]) -> Html {
    let mut texts: Vec<&str> = Vec::new();
    let held: Vec<(&'static str, Argument<'_>)> = given
        .iter()
        .map(|(name, value)| match value {
            Argument::Text(text) => {
                let place = char::from_u32(PLACE + texts.len() as u32).unwrap_or('?');
                texts.push(text);
                (*name, Argument::from(place.to_string()))
            }
            number => (*name, number.clone()),
        })
        .collect();
    let sentence = if held.is_empty() { words.say(key).to_owned() } else { words.tell(key, &held) };
    marked(&sentence, &texts, links)
}

fn marked(sentence: &str, texts: &[&str], links: &[&str]) -> Html {
    let mut out = String::with_capacity(sentence.len() + 64);
    let mut links = links.iter();
    let (mut pen, mut lean) = (false, false);
    for letter in sentence.chars() {
        match letter {
            '*' => {
                out.push_str(if pen { "</b>" } else { r#"<b class="word">"# });
                pen = !pen;
            }
            '_' => {
                out.push_str(if lean { "</em>" } else { "<em>" });
                lean = !lean;
            }
            '[' => {
                out.push_str(r#"<a href=""#);
                escape_into(&mut out, links.next().copied().unwrap_or("#main"));
                out.push_str(r#"">"#);
            }
            ']' => out.push_str("</a>"),
            place => {
                let number = (u32::from(place)).wrapping_sub(PLACE) as usize;
                match texts.get(number) {
                    Some(text) => {
                        out.push_str("<bdi>");
                        escape_into(&mut out, text);
                        out.push_str("</bdi>");
                    }
                    None => escape_into(&mut out, place.encode_utf8(&mut [0; 4])),
                }
            }
        }
    }
    Html(out)
}

/// A sentence that the heart has made, with its reply words under the pen; nothing else in it is a mark.
pub fn penned(sentence: &str) -> Html {
    let mut out = String::with_capacity(sentence.len() + 32);
    for (place, piece) in sentence.split('*').enumerate() {
        if place % 2 == 1 {
            out.push_str(r#"<b class="word">"#);
            escape_into(&mut out, piece);
            out.push_str("</b>");
        } else {
            escape_into(&mut out, piece);
        }
    }
    Html(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reply_words_stand_under_the_pen_and_links_follow_in_order() {
        let html = marked("Reply *MUTE*, or [read on] or [leave].", &[], &["/a", "/b?x=1&y"]);
        let want = r#"Reply <b class="word">MUTE</b>, or <a href="/a">read on</a> or <a href="/b?x=1&amp;y">leave</a>."#;
        assert_eq!(html.0, want);
    }

    #[test]
    fn a_name_is_only_ever_a_name() {
        let html = marked("From \u{e000}.", &["*[<b>]* \u{e000}"], &[]);
        assert_eq!(html.0, "From <bdi>*[&lt;b&gt;]* \u{e000}</bdi>.");
    }
}
