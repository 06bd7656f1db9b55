//! An HTML letter to safe HTML with earlier letters folded.
//!
//! The letter is cleaned, read as lines of text, and cut into parts as a plain letter is; then the HTML is cut
//! where the text was, the elements that were open at a cut being closed before it and opened again behind.

use crate::{
    Rendered,
    clean::{Rules, clean_by},
    html_lines::{html_lines, join},
    letter::{LetterOptions, push_framed, shown},
    quote::split,
    tags::{self, Element, Kind},
    tokens::{Token, tokens},
};

/// `html`, the body of a letter that has no plain text, as safe HTML. Images from elsewhere become links,
/// headings begin at `h3`, earlier letters are folded, and the signature is marked.
///
/// ```
/// let options = markup::LetterOptions::new("Earlier letter");
/// let html = "<div>Yes.</div><div>On 3 May 2026, Ada wrote:<blockquote type=cite>Will you come?</blockquote></div>";
/// let shown = markup::from_mail_html(html, &options);
/// assert_eq!(shown.plain, "Yes.");
/// assert_eq!(shown.html, "<div dir=\"auto\">Yes.</div><details class=\"quoted\"><summary>Earlier letter</summary>\
///     <div dir=\"auto\">On 3 May 2026, Ada wrote:<blockquote dir=\"auto\">Will you come?</blockquote></div></details>\n");
/// ```
pub fn from_mail_html(html: &str, options: &LetterOptions<'_>) -> Rendered {
    let clean = clean_by(html, Rules::Letter);
    let lines = html_lines(&clean, false);
    let text = join(&lines);
    let letter = split(&text);
    let mut ends = Vec::with_capacity(letter.parts.len());
    let mut line = 0;
    for part in &letter.parts {
        line += part.text.split_inclusive('\n').count();
        ends.push(lines.get(line.wrapping_sub(1)).map_or(clean.len(), |line| line.end));
    }
    if let Some(last) = ends.last_mut() {
        *last = clean.len();
    }
    let mut out = String::with_capacity(clean.len() + clean.len() / 4);
    for (piece, shown) in cut(&clean, &ends).iter().zip(shown(&letter)) {
        push_framed(&mut out, piece, shown, options.earlier);
    }
    Rendered { html: out, plain: letter.reply_without_signature(), quoted_plain: letter.quoted() }
}

/// The pieces of cleaned HTML that end at `ends`, each well nested by itself.
fn cut(html: &str, ends: &[usize]) -> Vec<String> {
    let mut cutter = Cutter::default();
    let mut pieces = Vec::with_capacity(ends.len());
    let mut all = tokens(html);
    loop {
        let start = all.offset();
        let Some(token) = all.next() else { break };
        let end = all.offset();
        if let Token::Text(text) | Token::Raw(text) = token {
            let mut from = start;
            while let Some(cut) = ends.get(pieces.len()).filter(|cut| **cut < end) {
                cutter.text(
                    text.get(from - start..cut.saturating_sub(start).max(from - start)).unwrap_or_default(),
                );
                from = from.max(*cut);
                pieces.push(cutter.end_of_piece());
            }
            cutter.text(text.get(from - start..).unwrap_or_default());
            continue;
        }
        while ends.get(pieces.len()).is_some_and(|cut| *cut <= start) {
            pieces.push(cutter.end_of_piece());
        }
        match token {
            Token::Open(tag) => cutter.open(tag.name, &html[start..end]),
            Token::Close(_) => cutter.close(),
            Token::Text(_) | Token::Raw(_) => {}
        }
    }
    pieces.push(cutter.end_of_piece());
    pieces
}

struct Opened<'a> {
    element: &'static Element,
    tag: &'a str,
    /// It is not written at all, only what is in it.
    silent: bool,
    /// Its start tag stands in this piece; it does not before there is something in the element.
    written: bool,
    /// It was opened in an earlier piece.
    again: bool,
}

#[derive(Default)]
struct Cutter<'a> {
    out: String,
    open: Vec<Opened<'a>>,
    /// Line breaks that count only when words follow.
    breaks: usize,
}

impl<'a> Cutter<'a> {
    fn text(&mut self, text: &str) {
        let blank = text.replace("&nbsp;", "").bytes().all(|b| b.is_ascii_whitespace());
        let ready =
            self.open.last().is_none_or(|open| open.written) && self.breaks == 0 && !self.out.is_empty();
        if text.is_empty() || (blank && !ready && !self.in_pre()) {
            // A no-break space alone in an element is how some programs write an empty line.
            self.breaks += usize::from(text.contains("&nbsp;") && self.break_counts());
            return;
        }
        self.write_opened();
        self.out.push_str(if blank && !self.in_pre() { " " } else { text });
    }

    fn open(&mut self, name: &str, tag: &'a str) {
        let Some(element) = tags::element(name) else { return };
        match (element.kind, element.name) {
            (Kind::Void, "br") if !self.in_pre() => self.breaks += usize::from(self.break_counts()),
            (Kind::Void, _) => {
                self.write_opened();
                self.out.push_str(tag);
            }
            _ => {
                // Word wraps each word in a span that says nothing.
                let silent = element.name == "span" && !tag.contains(" dir=");
                self.open.push(Opened { element, tag, silent, written: false, again: false });
            }
        }
    }

    /// Whether a line break here would be seen: not at the top, and not as the only thing in a paragraph, for
    /// paragraphs stand apart anyway.
    fn break_counts(&self) -> bool {
        let in_new_paragraph =
            self.open.iter().any(|open| !open.written && open.element.kind == Kind::Paragraph);
        !self.out.is_empty() && !in_new_paragraph
    }

    fn close(&mut self) {
        let Some(top) = self.open.last() else { return };
        // An empty cell keeps the others in their columns.
        if top.element.kind == Kind::Cell && !top.written && !top.again {
            self.breaks = 0;
            self.write_opened();
        }
        let Some(top) = self.open.pop().filter(|top| top.written) else { return };
        if !matches!(top.element.kind, Kind::Inline | Kind::Link) {
            // A break at the end of a block is not seen.
            self.breaks = self.breaks.saturating_sub(1);
        }
        if !top.silent {
            self.write_close(top.element);
        }
    }

    /// Writes what must stand before words: breaks, then the start tags that were held back.
    fn write_opened(&mut self) {
        let holds_words =
            |kind: Kind| !matches!(kind, Kind::Table | Kind::Rows | Kind::Row | Kind::List | Kind::Terms);
        let around =
            self.open.iter().rev().find(|open| open.written).map_or(Kind::Block, |open| open.element.kind);
        let breaks = std::mem::take(&mut self.breaks).min(2);
        if holds_words(around) {
            (0..breaks).for_each(|_| self.out.push_str("<br>"));
        }
        for open in self.open.iter_mut().filter(|open| !open.written) {
            open.written = true;
            if open.silent {
                continue;
            }
            let attributes = open.tag[1 + open.element.name.len()..].trim_end_matches('>');
            self.out.push('<');
            self.out.push_str(shifted(open.element.name));
            self.out.push_str(attributes);
            if has_direction(open.element) && !attributes.contains(" dir=\"") {
                self.out.push_str(" dir=\"auto\"");
            }
            self.out.push('>');
        }
    }

    fn write_close(&mut self, element: &Element) {
        self.out.push_str("</");
        self.out.push_str(shifted(element.name));
        self.out.push('>');
    }

    fn end_of_piece(&mut self) -> String {
        for at in (0..self.open.len()).rev() {
            if self.open[at].written && !self.open[at].silent {
                self.write_close(self.open[at].element);
            }
            self.open[at].written = false;
            self.open[at].again = true;
        }
        self.breaks = 0;
        std::mem::take(&mut self.out)
    }

    fn in_pre(&self) -> bool {
        self.open.iter().any(|open| open.element.name == "pre")
    }
}

/// Headings begin below those of the page and of the letter.
fn shifted(name: &'static str) -> &'static str {
    match name {
        "h1" => "h3",
        "h2" => "h4",
        "h3" => "h5",
        "h4" | "h5" => "h6",
        other => other,
    }
}

/// Elements whose words set their own direction.
fn has_direction(element: &Element) -> bool {
    !matches!(
        element.kind,
        Kind::Inline
            | Kind::Link
            | Kind::Void
            | Kind::List
            | Kind::Terms
            | Kind::Table
            | Kind::Rows
            | Kind::Row
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(html: &str) -> String {
        from_mail_html(html, &LetterOptions::new("Earlier")).html
    }

    #[test]
    fn an_outlook_letter_is_folded_from_its_header_lines_on() {
        let shown = html(
            "<div><p>Gladly.</p><div style='border-top:solid'><p><b>From:</b> Ada &lt;ada@a.example&gt;<br><b>Sent:</b> 3 May 2026 10:12<br><b>To:</b> Bo<br><b>Subject:</b> Tea</p></div><p>Tea?</p></div>",
        );
        assert!(shown.starts_with("<div dir=\"auto\"><p dir=\"auto\">Gladly.</p></div><details class=\"quoted\"><summary>Earlier</summary><blockquote dir=\"auto\"><div"), "{shown}");
        assert!(
            shown.trim_end().ends_with("<p dir=\"auto\">Tea?</p></div></blockquote>\n</details>"),
            "{shown}"
        );
    }

    #[test]
    fn answers_between_quotes_stay_in_sight_with_what_they_answer() {
        let shown =
            html("<blockquote type=cite>One?</blockquote>Yes.<blockquote type=cite>Two?</blockquote>No.");
        assert_eq!(
            shown,
            "<blockquote dir=\"auto\">One?</blockquote>Yes.<blockquote dir=\"auto\">Two?</blockquote>No."
        );
    }

    #[test]
    fn empty_lines_stay_and_empty_elements_go() {
        assert_eq!(
            html("<div>a</div><div><br></div><div>b<br></div><div></div><div>c</div><br><br><br>"),
            "<div dir=\"auto\">a</div><br><div dir=\"auto\">b</div><div dir=\"auto\">c</div>"
        );
        assert_eq!(
            html("<table><tr><td></td><td>x</td></tr></table>"),
            "<table><tbody><tr><td dir=\"auto\"></td><td dir=\"auto\">x</td></tr></tbody></table>"
        );
    }

    #[test]
    fn a_letter_without_new_words_is_not_folded() {
        let shown = html("---------- Forwarded message ---------<br>From: Ada<br><br>Tea?");
        assert!(!shown.contains("<details") && shown.contains("Tea?"), "{shown}");
    }
}
