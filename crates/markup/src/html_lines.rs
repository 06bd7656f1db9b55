//! Cleaned HTML as lines of text, each with its place in the HTML.

use crate::{
    tags::{self, Kind},
    tokens::{Tag, Token, tokens},
};

/// How many quotes deep a line's marks go.
const MAX_MARKS: usize = 12;

/// One line of the text of an HTML document.
#[derive(Debug, Default)]
pub(crate) struct HtmlLine {
    /// Its words, with `> ` before them for each quote that it stands in.
    pub text: String,
    /// Where its last word ends in the HTML.
    pub end: usize,
}

/// The lines of `html`, which [`clean`](crate::clean()) has written. `links` asks for addresses behind the words
/// that lead there, where these are not the address itself.
pub(crate) fn html_lines(html: &str, links: bool) -> Vec<HtmlLine> {
    let mut writer = Writer { links, ..Writer::default() };
    let mut all = tokens(html);
    loop {
        let start = all.offset();
        let Some(token) = all.next() else { break };
        match token {
            Token::Text(text) | Token::Raw(text) => writer.text(text, start),
            Token::Open(tag) => writer.open(&tag, all.offset()),
            Token::Close(name) => writer.close(name, all.offset()),
        }
    }
    writer.finish_line();
    writer.lines
}

#[derive(Default)]
struct Writer {
    lines: Vec<HtmlLine>,
    /// The line that is being written, without marks.
    line: String,
    end: usize,
    quotes: usize,
    pre: usize,
    /// White space stands between the last word and the next.
    space: bool,
    /// An empty line belongs before the next words.
    gap: bool,
    /// Numbers of the open lists: the next item's, or none.
    lists: Vec<Option<usize>>,
    links: bool,
    /// Addresses of the open links, and where in the line their words begin.
    link: Option<(String, usize)>,
}

impl Writer {
    fn text(&mut self, text: &str, start: usize) {
        let mut at = start;
        for piece in text.split_inclusive('\n') {
            let words = piece.trim_end_matches('\n');
            if self.pre > 0 {
                self.words(words, at + words.len(), true);
                if words.len() < piece.len() {
                    self.break_line();
                }
            } else {
                self.words(words, at + words.trim_end().len(), false);
                self.space |= words.len() < piece.len();
            }
            at += piece.len();
        }
    }

    fn words(&mut self, words: &str, end: usize, exact: bool) {
        let decoded = unescape(words);
        if exact {
            self.line.push_str(&decoded.replace('\t', "    "));
            self.end = if decoded.is_empty() { self.end } else { end };
            return;
        }
        for (count, word) in decoded.split_ascii_whitespace().enumerate() {
            if (count > 0 || self.space || decoded.starts_with(|c: char| c.is_ascii_whitespace()))
                && !self.line.is_empty()
            {
                self.line.push(' ');
            }
            self.space = false;
            self.line.push_str(word);
            self.end = end;
        }
        self.space |= decoded.ends_with(|c: char| c.is_ascii_whitespace());
    }

    fn open(&mut self, tag: &Tag<'_>, offset: usize) {
        let Some(element) = tags::element(tag.name) else { return };
        match element.name {
            "br" => {
                self.end = if self.line.is_empty() { self.end } else { offset };
                self.break_line();
            }
            "hr" => {
                self.finish_line();
                self.line.push_str("---");
                self.end = offset;
                self.finish_line();
            }
            "img" => {
                let alt = unescape(tag.attribute("alt").unwrap_or_default());
                self.words(&alt, offset, false);
            }
            "a" => self.link = tag.attribute("href").map(|href| (unescape(href), self.line.len())),
            "li" => {
                self.finish_line();
                let indent = "  ".repeat(self.lists.len().saturating_sub(1).min(MAX_MARKS));
                let mark = match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number = number.saturating_add(1);
                        format!("{indent}{}. ", *number - 1)
                    }
                    _ => format!("{indent}- "),
                };
                self.line.push_str(&mark);
                // The mark is not yet a word: an empty item shows nothing.
                self.space = false;
            }
            "td" | "th" => self.space = true,
            _ => match element.kind {
                Kind::Inline | Kind::Link | Kind::Void => {}
                kind => {
                    self.finish_line();
                    self.gap |= stands_apart(element.name) && self.lists.is_empty();
                    if kind == Kind::List {
                        let first = tag.attribute("start").and_then(|start| start.parse().ok()).unwrap_or(1);
                        self.lists.push((element.name == "ol").then_some(first));
                    }
                    self.quotes += usize::from(element.name == "blockquote");
                    self.pre += usize::from(element.name == "pre");
                }
            },
        }
    }

    fn close(&mut self, name: &str, offset: usize) {
        let Some(element) = tags::element(name) else { return };
        match element.kind {
            Kind::Link => self.close_link(offset),
            Kind::Inline | Kind::Void => {}
            Kind::Cell => self.space = true,
            kind => {
                self.finish_line();
                if kind == Kind::List {
                    self.lists.pop();
                }
                self.gap |= stands_apart(element.name) && self.lists.is_empty();
                self.quotes -= usize::from(element.name == "blockquote").min(self.quotes);
                self.pre -= usize::from(element.name == "pre").min(self.pre);
            }
        }
    }

    fn close_link(&mut self, offset: usize) {
        let Some((address, from)) = self.link.take().filter(|_| self.links) else { return };
        let label = self.line.get(from..).unwrap_or_default().trim();
        let bare = |text: &str| {
            let text = ["mailto:", "https://", "http://", "tel:"]
                .iter()
                .find_map(|s| text.strip_prefix(s))
                .unwrap_or(text);
            text.trim_end_matches('/').to_owned()
        };
        if !label.is_empty() && bare(label) != bare(&address) && !address.starts_with(['/', '#']) {
            self.line.push_str(&format!(" <{address}>"));
            self.end = offset;
        }
    }

    /// Ends the line even when it is empty, as `<br>` does.
    fn break_line(&mut self) {
        if self.line.trim().is_empty() {
            self.gap |= !self.lines.is_empty();
            self.line.clear();
            self.space = false;
        } else {
            self.finish_line();
        }
    }

    fn finish_line(&mut self) {
        self.space = false;
        let line = std::mem::take(&mut self.line);
        let words = line.trim_end();
        if words.trim_start().is_empty() || matches!(words.trim(), "-") {
            return;
        }
        let mut marks = "> ".repeat(self.quotes.min(MAX_MARKS));
        if std::mem::take(&mut self.gap) && !self.lines.is_empty() {
            // The empty line between two quoted lines is quoted too.
            let before = self.lines.last().map_or(0, |line| {
                line.text
                    .matches("> ")
                    .count()
                    .min(line.text.len() - line.text.trim_start_matches("> ").len())
            });
            let between = if before > 0 && self.quotes > 0 { ">" } else { "" };
            let end = self.lines.last().map_or(0, |line| line.end);
            self.lines.push(HtmlLine { text: between.to_owned(), end });
        }
        marks.push_str(words);
        self.lines.push(HtmlLine { text: marks, end: self.end });
    }
}

/// Elements that have an empty line before and after them.
fn stands_apart(name: &str) -> bool {
    matches!(
        name,
        "p" | "blockquote"
            | "ul"
            | "ol"
            | "dl"
            | "table"
            | "pre"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "details"
            | "figure"
    )
}

/// The text of serialised HTML: its serialiser writes five references only.
pub(crate) fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let known =
            [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&nbsp;", " "), ("&#39;", "'")];
        let (reference, with) =
            known.iter().find(|(r, _)| rest.starts_with(r)).copied().unwrap_or(("&", "&"));
        out.push_str(with);
        rest = &rest[reference.len()..];
    }
    out.push_str(rest);
    out
}

/// The text of `html`, of whatever origin, as it would be typed: paragraphs with empty lines between them,
/// lists with dashes and numbers, quotes with `>`, and with `links` the addresses that words lead to in angle
/// brackets. Lines are not wrapped. What [`split`](crate::quote::split) makes of it are the parts of an HTML letter.
///
/// ```
/// assert_eq!(markup::text_of_html("<p>Hello<ul><li>one<li><b>two</b></ul>", true), "Hello\n\n- one\n- two");
/// ```
pub fn text_of_html(html: &str, links: bool) -> String {
    let clean = crate::clean::clean_by(html, crate::clean::Rules::Letter);
    join(&html_lines(&clean, links))
}

/// The lines as one text.
pub(crate) fn join(lines: &[HtmlLine]) -> String {
    let mut out = String::with_capacity(lines.iter().map(|line| line.text.len() + 1).sum());
    for (count, line) in lines.iter().enumerate() {
        if count > 0 {
            out.push('\n');
        }
        out.push_str(&line.text);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_reads_as_it_would_be_typed() {
        let text = |html| text_of_html(html, true);
        assert_eq!(text("<div>a<br>b</div><div><br></div><div>c &amp; d</div>"), "a\nb\n\nc & d");
        assert_eq!(
            text("<p>a</p><blockquote><p>b<p>c<blockquote>d</blockquote></blockquote>e"),
            "a\n\n> b\n>\n> c\n>\n> > d\n\ne"
        );
        assert_eq!(text("<ol start=3><li>x<ul><li>y</ul><li>z</ol>"), "3. x\n  - y\n4. z");
        assert_eq!(text("<pre>a\n  b\n</pre>c"), "a\n  b\n\nc");
        assert_eq!(
            text("<a href='https://a.example/x'>there</a>, <a href='https://a.example'>a.example</a>"),
            "there <https://a.example/x>, a.example"
        );
        assert_eq!(text("<table><tr><td>a<td>b<tr><td>c<td>d</table>"), "a b\nc d");
        assert_eq!(text("one <b>two</b>three <i> four</i>"), "one twothree four");
        assert_eq!(text("<img src=x alt='a picture'><hr>x"), "a picture\n---\nx");
    }
}
