//! People's words in the HTML of a letter: cleaned already; here they get the styles of letters, and addresses that lead somewhere.

use crate::look::Look;

/// The most that words weigh in a letter, in bytes: Gmail cuts off what is beyond 102,400 with the foot in it (reliability 4.3, row 30).
pub(crate) const MOST: usize = 60_000;

/// HTML that `markup` made, for a letter. Pictures are left out: a letter loads nothing. Nothing, when it is too much for a letter.
pub(crate) fn for_letter(html: &str, base_url: &str) -> Option<String> {
    let look = Look;
    let html = without_pictures(html)
        .replace("<blockquote", &format!("<blockquote style=\"{}\"", look.quote()))
        .replace("<pre", "<pre style=\"white-space:pre-wrap\"")
        .replace("<a href=\"/", &format!("<a href=\"{base_url}/"))
        .replace("<a href", "<a class=\"link\" style=\"color:#1f4f7b\" href");
    let html = crate::plain::unmarked(&html);
    (html.len() <= MOST).then_some(html)
}

fn without_pictures(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find("<img") {
        out.push_str(&rest[..at]);
        rest = rest[at..].find('>').map_or("", |end| &rest[at + end + 1..]);
    }
    out.push_str(rest);
    out
}

/// Plain words as paragraphs.
pub(crate) fn paragraphs(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 64);
    for paragraph in words.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()) {
        let lines: Vec<String> = paragraph.lines().map(|line| markup::escape(line.trim())).collect();
        out.push_str(&format!("<p>{}</p>\n", lines.join("<br>\n")));
    }
    out
}

/// A sentence with reply words (`*WORD*`) and leant-on words (`_words_`) as markup; all else is escaped. In plain text the words
/// stand as they are: capitals are their mark there.
pub(crate) fn rich(sentence: &str) -> String {
    let mut out = String::with_capacity(sentence.len() + 64);
    let mut pen = false;
    for piece in sentence.split('*') {
        if pen {
            out.push_str(&format!(
                "<b class=\"word\" style=\"{}\">{}</b>",
                Look.word(),
                markup::escape(piece)
            ));
        } else {
            out.push_str(&markup::escape(piece));
        }
        pen = !pen;
    }
    out
}

/// The same sentence in plain text.
pub(crate) fn bare(sentence: &str) -> String {
    sentence.replace('*', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    // Reliability 4.3, row 34.
    #[test]
    fn words_load_nothing_and_lead_to_whole_addresses() {
        let html = "<p>See <a href=\"/c/x\" rel=\"ugc\">this</a><img src=\"/c/x/files/1\" alt=\"a\"></p><blockquote>q</blockquote>";
        let html = for_letter(html, "https://hall.example").unwrap();
        assert!(html.contains("href=\"https://hall.example/c/x\"") && !html.contains("<img"), "{html}");
        assert!(for_letter(&"<p>word</p>".repeat(10_000), "https://hall.example").is_none());
    }

    #[test]
    fn a_reply_word_is_under_the_pen_and_a_name_stays_a_name() {
        let html = rich("Reply *MUTE* to <b>");
        assert!(html.contains(">MUTE</b> to &lt;b&gt;"), "{html}");
        assert_eq!(bare("Reply *MUTE*."), "Reply MUTE.");
    }
}
