//! The characters that a reader of cleaned HTML sees, each with its place in the HTML: for taking words out without touching tags.

use std::ops::Range;

use crate::{
    html_lines::unescape,
    tokens::{Token, tokens},
};

/// Each character of the text of `html`, which [`clean`](crate::clean()) has written, with where it stands. A tag is a blank
/// without a place, so that words on both sides of it stay apart.
pub fn text_places(html: &str) -> Vec<(char, Range<usize>)> {
    let mut found = Vec::with_capacity(html.len());
    let mut all = tokens(html);
    loop {
        let start = all.offset();
        let Some(token) = all.next() else { break };
        match token {
            Token::Text(text) | Token::Raw(text) => of_text(text, start, &mut found),
            Token::Open(_) | Token::Close(_) => {
                let end = all.offset();
                found.push((' ', end..end));
            }
        }
    }
    found
}

fn of_text(text: &str, start: usize, found: &mut Vec<(char, Range<usize>)>) {
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let mut length = c.len_utf8();
        let mut said = c;
        if c == '&'
            && let Some(end) = text[at..].bytes().take(12).position(|byte| byte == b';')
        {
            let reference = &text[at..=at + end];
            let decoded = unescape(reference);
            let mut chars = decoded.chars();
            if let (Some(one), None) = (chars.next(), chars.next()) {
                said = one;
                length = reference.len();
            }
        }
        found.push((said, start + at..start + at + length));
        at += length;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_character_knows_its_place_and_a_reference_is_one() {
        let html = "<p>a &amp; <b>é</b></p>";
        let places = text_places(html);
        let said: String = places.iter().map(|(c, _)| *c).collect();
        assert_eq!(said, " a &  é  ");
        let amp = places.iter().find(|(c, _)| *c == '&').unwrap();
        assert_eq!(&html[amp.1.clone()], "&amp;");
        let e = places.iter().find(|(c, _)| *c == 'é').unwrap();
        assert_eq!(&html[e.1.clone()], "é");
    }
}
