//! Markdown, as people write it on a page, to safe HTML.

use pulldown_cmark::{CowStr, Event, LinkType, Options, Parser, Tag, TagEnd, TextMergeStream};

use crate::{
    Rendered,
    clean::{Rules, clean_by},
    escape::push_escaped,
    links::{Addresses, push_linked},
    reduce::is_own_path,
};

/// The longest source that is read as Markdown, in bytes; a longer one is shown as it was typed.
pub const MAX_MARKDOWN: usize = 300_000;

/// How deep quotes, lists and emphasis may stand in each other before the source is shown as it was typed.
pub(crate) const MAX_NESTING: usize = 40;

/// `source` as safe HTML: CommonMark with tables and strikethrough. HTML in the source is shown as text.
/// Headings begin at `h3`, below the title of the page and of the letter. Line breaks are kept, as people
/// expect who never heard of Markdown. Images from other hosts become links.
///
/// ```
/// let shown = markup::from_markdown("Hello *you*");
/// assert_eq!(shown.html.trim(), r#"<p dir="auto">Hello <em>you</em></p>"#);
/// assert_eq!(shown.plain, "Hello you");
/// ```
pub fn from_markdown(source: &str) -> Rendered {
    let written = if source.len() > MAX_MARKDOWN || nests_too_deep(source) { None } else { write(source) };
    let Some(writer) = written else {
        return Rendered {
            html: as_typed(source),
            plain: source.trim().to_owned(),
            quoted_plain: String::new(),
        };
    };
    Rendered {
        html: clean_by(&writer.out, Rules::Any),
        plain: tidy(&writer.plain),
        quoted_plain: tidy(&writer.quoted),
    }
}

/// `source` with Markdown's special characters left as they are, in paragraphs.
pub(crate) fn as_typed(source: &str) -> String {
    let mut out = String::with_capacity(source.len() + source.len() / 8);
    let mut open = false;
    for line in source.lines() {
        if line.trim().is_empty() {
            if std::mem::take(&mut open) {
                out.push_str("</p>\n");
            }
            continue;
        }
        out.push_str(if open { "<br>\n" } else { "<p dir=\"auto\">" });
        open = true;
        push_escaped(&mut out, line);
    }
    if open {
        out.push_str("</p>\n");
    }
    out
}

/// Whether some line begins with more containers (`>`, `-`, `1.`) than anybody writes: the parser would go
/// through all of them again for each line that follows.
pub(crate) fn nests_too_deep(source: &str) -> bool {
    source.lines().any(|line| {
        let markers = line
            .bytes()
            .take_while(|b| {
                b.is_ascii_digit() || matches!(b, b' ' | b'\t' | b'>' | b'-' | b'+' | b'*' | b'.' | b')')
            })
            .filter(|b| matches!(b, b'>' | b'-' | b'+' | b'*' | b'.' | b')'));
        // A rule of eighty dashes is one thing, not eighty.
        let blanks_between = line.bytes().take(200).filter(|b| *b == b' ').count() > MAX_NESTING;
        let marks = markers.count();
        marks > MAX_NESTING && (blanks_between || line.trim_start().starts_with('>'))
    })
}

pub(crate) fn parser(source: &str) -> impl Iterator<Item = Event<'_>> {
    TextMergeStream::new(Parser::new_ext(source, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH))
}

fn write(source: &str) -> Option<Writer<'_>> {
    let mut writer = Writer { out: String::with_capacity(source.len() * 3 / 2), ..Writer::default() };
    for event in parser(source) {
        writer.event(event);
        if writer.depth > MAX_NESTING {
            return None;
        }
    }
    Some(writer)
}

#[derive(Default)]
struct Writer<'a> {
    out: String,
    plain: String,
    quoted: String,
    depth: usize,
    quotes: usize,
    links: usize,
    in_code: bool,
    in_table_head: bool,
    /// The image whose description is being read: address, description, images inside it.
    image: Option<(CowStr<'a>, String, usize)>,
}

impl<'a> Writer<'a> {
    fn event(&mut self, event: Event<'a>) {
        if self.image.is_some() {
            return self.describe(event);
        }
        match event {
            Event::Start(tag) => {
                self.depth += 1;
                self.start(tag);
            }
            Event::End(tag) => {
                self.depth = self.depth.saturating_sub(1);
                self.end(tag);
            }
            Event::Text(text) => {
                self.remember(&text);
                if self.links > 0 || self.in_code {
                    push_escaped(&mut self.out, &text);
                } else {
                    push_linked(&mut self.out, &text, Addresses::Link);
                }
            }
            Event::Code(text) => {
                self.remember(&text);
                self.out.push_str("<code>");
                push_escaped(&mut self.out, &text);
                self.out.push_str("</code>");
            }
            Event::Html(text)
            | Event::InlineHtml(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text) => {
                self.remember(&text);
                push_escaped(&mut self.out, &text);
            }
            Event::SoftBreak | Event::HardBreak => {
                self.remember("\n");
                self.out.push_str("<br>\n");
            }
            Event::Rule => self.out.push_str("<hr>\n"),
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'a>) {
        let out = &mut self.out;
        match tag {
            Tag::Paragraph | Tag::HtmlBlock => out.push_str("<p dir=\"auto\">"),
            Tag::Heading { level, .. } => {
                out.push_str(
                    ["<h3 dir=\"auto\">", "<h4 dir=\"auto\">", "<h5 dir=\"auto\">", "<h6 dir=\"auto\">"]
                        [(level as usize - 1).min(3)],
                );
            }
            Tag::BlockQuote(_) => {
                self.quotes += 1;
                out.push_str("<blockquote dir=\"auto\">\n");
            }
            Tag::CodeBlock(_) => {
                self.in_code = true;
                out.push_str("<pre dir=\"auto\"><code>");
            }
            Tag::List(None) => out.push_str("<ul>\n"),
            Tag::List(Some(1)) => out.push_str("<ol>\n"),
            Tag::List(Some(first)) => out.push_str(&format!("<ol start=\"{first}\">\n")),
            Tag::Item => out.push_str("<li dir=\"auto\">"),
            Tag::Table(_) => out.push_str("<table>\n"),
            Tag::TableHead => {
                self.in_table_head = true;
                out.push_str("<thead><tr>");
            }
            Tag::TableRow => out.push_str("<tr>"),
            Tag::TableCell => {
                out.push_str(if self.in_table_head { "<th dir=\"auto\">" } else { "<td dir=\"auto\">" })
            }
            Tag::Emphasis => out.push_str("<em>"),
            Tag::Strong => out.push_str("<strong>"),
            Tag::Strikethrough => out.push_str("<del>"),
            Tag::Link { link_type, dest_url, title, .. } => {
                self.links += 1;
                out.push_str("<a href=\"");
                if link_type == LinkType::Email {
                    out.push_str("mailto:");
                }
                push_escaped(out, &dest_url);
                if !title.is_empty() {
                    out.push_str("\" title=\"");
                    push_escaped(out, &title);
                }
                out.push_str("\">");
            }
            Tag::Image { dest_url, .. } => self.image = Some((dest_url, String::new(), 0)),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        let out = &mut self.out;
        match tag {
            TagEnd::Paragraph | TagEnd::HtmlBlock => out.push_str("</p>\n"),
            TagEnd::Heading(level) => {
                out.push_str(["</h3>\n", "</h4>\n", "</h5>\n", "</h6>\n"][(level as usize - 1).min(3)]);
            }
            TagEnd::BlockQuote(_) => {
                out.push_str("</blockquote>\n");
                self.remember("\n\n");
                self.quotes = self.quotes.saturating_sub(1);
                return;
            }
            TagEnd::CodeBlock => {
                self.in_code = false;
                out.push_str("</code></pre>\n");
            }
            TagEnd::List(ordered) => out.push_str(if ordered { "</ol>\n" } else { "</ul>\n" }),
            TagEnd::Item => {
                out.push_str("</li>\n");
                return self.remember("\n");
            }
            TagEnd::Table => out.push_str("</tbody></table>\n"),
            TagEnd::TableHead => {
                self.in_table_head = false;
                out.push_str("</tr></thead><tbody>\n");
                return self.remember("\n");
            }
            TagEnd::TableRow => {
                out.push_str("</tr>\n");
                return self.remember("\n");
            }
            TagEnd::TableCell => {
                out.push_str(if self.in_table_head { "</th>" } else { "</td>" });
                return self.remember(" ");
            }
            TagEnd::Emphasis => return out.push_str("</em>"),
            TagEnd::Strong => return out.push_str("</strong>"),
            TagEnd::Strikethrough => return out.push_str("</del>"),
            TagEnd::Link => {
                self.links = self.links.saturating_sub(1);
                return out.push_str("</a>");
            }
            _ => return,
        }
        self.remember("\n\n");
    }

    /// Inside an image: its description is text only.
    fn describe(&mut self, event: Event<'a>) {
        let Some((_, description, inside)) = &mut self.image else { return };
        match event {
            Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) => description.push_str(&text),
            Event::SoftBreak | Event::HardBreak => description.push(' '),
            Event::Start(Tag::Image { .. }) => *inside += 1,
            Event::End(TagEnd::Image) if *inside > 0 => *inside -= 1,
            Event::End(TagEnd::Image) => {
                self.depth = self.depth.saturating_sub(1);
                if let Some((address, description, _)) = self.image.take() {
                    self.image(&address, description.trim());
                }
            }
            _ => {}
        }
    }

    fn image(&mut self, address: &str, description: &str) {
        self.remember(description);
        if is_own_path(address) {
            self.out.push_str("<img src=\"");
            push_escaped(&mut self.out, address);
            self.out.push_str("\" alt=\"");
            push_escaped(&mut self.out, description);
            self.out.push_str("\">");
            return;
        }
        let label = if description.is_empty() { address } else { description };
        if self.links > 0 {
            return push_escaped(&mut self.out, label);
        }
        self.out.push_str("<a href=\"");
        push_escaped(&mut self.out, address);
        self.out.push_str("\">");
        push_escaped(&mut self.out, label);
        self.out.push_str("</a>");
    }

    fn remember(&mut self, text: &str) {
        if self.quotes > 0 { self.quoted.push_str(text) } else { self.plain.push_str(text) }
    }
}

/// Lines without blanks at their ends, never more than one empty line in a row.
pub(crate) fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut empty = false;
    for line in text.lines().map(str::trim_end) {
        if line.is_empty() {
            empty = !out.is_empty();
            continue;
        }
        if !out.is_empty() {
            out.push_str(if empty { "\n\n" } else { "\n" });
        }
        empty = false;
        out.push_str(line);
    }
    out
}
