//! A plain-text letter to safe HTML.

use std::borrow::Cow;

use crate::{
    Rendered,
    flowed::unflow,
    letter::{LetterOptions, Shown, push_framed, shown},
    links::Addresses,
    paragraphs::push_paragraphs,
    quote::split,
};

/// How deep quotes in quotes are shown; deeper ones stand with the last.
const MAX_DEPTH: usize = 8;

/// `text`, the decoded plain text of a letter, as safe HTML: paragraphs with the line breaks that were meant,
/// addresses as links, tables and code as they are, earlier letters folded, the signature marked. Everything in
/// it is escaped by us, so that there is nothing to sanitise. Linear in the length of `text`.
///
/// ```
/// let options = markup::LetterOptions::new("Earlier letter");
/// let shown = markup::from_mail_text("Yes.\n\nOn 3 May 2026, Ada wrote:\n> Will you come?", &options);
/// assert_eq!(shown.plain, "Yes.");
/// assert_eq!(shown.html, "<p dir=\"auto\">Yes.</p>\n<details class=\"quoted\"><summary>Earlier letter</summary>\
///     <blockquote dir=\"auto\"><p dir=\"auto\">On 3 May 2026, Ada wrote:</p>\n\
///     <p dir=\"auto\">Will you come?</p>\n</blockquote>\n</details>\n");
/// ```
pub fn from_mail_text(text: &str, options: &LetterOptions<'_>) -> Rendered {
    let text = if options.flowed { Cow::Owned(unflow(text, options.delsp)) } else { Cow::Borrowed(text) };
    let letter = split(&text);
    let mut out = String::with_capacity(text.len() + text.len() / 2 + 100);
    let mut piece = String::new();
    for (part, shown) in letter.parts.iter().zip(shown(&letter)) {
        piece.clear();
        let lines: Vec<&str> = part.text.lines().collect();
        match shown {
            Shown::Plainly => push_paragraphs(&mut piece, &lines, options.addresses),
            // The mark of a signature is for programs; people see it by its place.
            Shown::AsSignature if is_mark(&lines) => {
                push_paragraphs(&mut piece, &lines[1..], options.addresses)
            }
            Shown::AsSignature => push_paragraphs(&mut piece, &lines, options.addresses),
            Shown::AsQuote | Shown::Folded => push_quote(&mut piece, &lines, options.addresses),
        }
        push_framed(&mut out, &piece, shown, options.earlier);
    }
    Rendered { html: out, plain: letter.reply_without_signature(), quoted_plain: letter.quoted() }
}

fn is_mark(lines: &[&str]) -> bool {
    lines.first().is_some_and(|line| matches!(line.trim_end(), "--" | "—"))
}

/// Quoted lines, without their marks; the first depth is the frame's, deeper ones get their own.
fn push_quote(out: &mut String, lines: &[&str], addresses: Addresses) {
    let mut inside = String::new();
    let mut depth = 0;
    let mut group: Vec<&str> = Vec::new();
    let mut group_depth = 0;
    for line in lines {
        let (marks, words) = marks(line);
        // An empty line has no depth of its own.
        if marks != group_depth && !words.trim().is_empty() {
            push_group(&mut inside, &mut depth, group_depth, &group, addresses);
            group.clear();
            group_depth = marks;
        }
        group.push(words);
    }
    push_group(&mut inside, &mut depth, group_depth, &group, addresses);
    (0..depth).for_each(|_| inside.push_str("</blockquote>\n"));
    if inside.contains("<blockquote") {
        // The frame is left out by its writer where there is a quote inside: here it is the outermost quote.
        out.push_str("<blockquote dir=\"auto\">");
        out.push_str(&inside);
        out.push_str("</blockquote>\n");
    } else {
        out.push_str(&inside);
    }
}

fn push_group(out: &mut String, depth: &mut usize, marks: usize, lines: &[&str], addresses: Addresses) {
    if lines.iter().all(|line| line.trim().is_empty()) {
        return;
    }
    let wanted = marks.saturating_sub(1).min(MAX_DEPTH);
    while *depth < wanted {
        out.push_str("<blockquote dir=\"auto\">");
        *depth += 1;
    }
    while *depth > wanted {
        out.push_str("</blockquote>\n");
        *depth -= 1;
    }
    push_paragraphs(out, lines, addresses);
}

/// How many `>` stand before a line's words, and the words.
fn marks(line: &str) -> (usize, &str) {
    let mut rest = line;
    let mut marks = 0;
    while let Some(after) = rest.trim_start_matches(' ').strip_prefix('>') {
        marks += 1;
        rest = after;
    }
    if marks == 0 { (0, line) } else { (marks, rest.strip_prefix(' ').unwrap_or(rest)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(text: &str) -> String {
        from_mail_text(text, &LetterOptions::new("Earlier")).html
    }

    #[test]
    fn answers_between_quotes_stay_in_sight_with_what_they_answer() {
        assert_eq!(
            html("> One?\nYes.\n> Two?\nNo.\n"),
            "<blockquote dir=\"auto\"><p dir=\"auto\">One?</p>\n</blockquote>\n<p dir=\"auto\">Yes.</p>\n\
             <blockquote dir=\"auto\"><p dir=\"auto\">Two?</p>\n</blockquote>\n<p dir=\"auto\">No.</p>\n"
        );
    }

    #[test]
    fn quotes_in_quotes_stand_in_each_other() {
        let shown = html("Yes.\n\nOn 3 May 2026, Bo wrote:\n> No.\n> On 2 May 2026, Ada wrote:\n>> Tea?\n");
        assert!(shown.contains("<p dir=\"auto\">No.<br>\nOn 2 May 2026, Ada wrote:</p>\n<blockquote dir=\"auto\"><p dir=\"auto\">Tea?</p>\n</blockquote>\n</blockquote>\n</details>"), "{shown}");
    }

    #[test]
    fn a_signature_is_marked_and_is_no_part_of_the_plain_words() {
        let shown = from_mail_text(
            "We meet at ten, as always.\n\n-- \nAda <ada@a.example>\n",
            &LetterOptions::new("Earlier"),
        );
        assert!(
            shown.html.contains(
                "<div class=\"signature\"><p dir=\"auto\">Ada &lt;<a href=\"mailto:ada@a.example\""
            )
        );
        assert_eq!(shown.plain, "We meet at ten, as always.");
    }

    #[test]
    fn html_in_a_plain_letter_is_text() {
        assert_eq!(
            html("<b>x</b> & <script>go(1)</script>"),
            "<p dir=\"auto\">&lt;b&gt;x&lt;/b&gt; &amp; &lt;script&gt;go(1)&lt;/script&gt;</p>\n"
        );
    }

    #[test]
    fn a_long_quote_between_new_words_is_folded() {
        let quote = "> word\n".repeat(30);
        assert!(html(&format!("Before.\n\n{quote}\nAfter.")).contains("<details"));
    }
}
