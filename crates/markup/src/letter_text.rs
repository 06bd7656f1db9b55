//! Markdown to the plain text of a letter: the same words, set by hand to 66 columns.

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use crate::markdown::{MAX_MARKDOWN, MAX_NESTING, nests_too_deep, parser, tidy};

/// The width of a letter's lines, in characters.
pub const LETTER_WIDTH: usize = 66;

/// `source` as the plain text of a letter: lines of at most [`LETTER_WIDTH`] characters (an address is never
/// broken), lists with hanging lines, four blanks before quoted words and programs, addresses in angle brackets
/// behind the words that lead there.
///
/// ```
/// assert_eq!(markup::mail_text_from_markdown("# Tea\n\nSee [the *rota*](https://a.example/r).\n\n* one\n* two"),
///     "Tea\n\nSee the *rota* <https://a.example/r>.\n\n- one\n- two");
/// ```
pub fn mail_text_from_markdown(source: &str) -> String {
    if source.len() > MAX_MARKDOWN || nests_too_deep(source) {
        return tidy(source);
    }
    let mut writer = Writer::default();
    for event in parser(source) {
        if !writer.event(event) {
            return tidy(source);
        }
    }
    writer.flush();
    tidy(&writer.out)
}

#[derive(Default)]
struct Writer {
    out: String,
    /// The words of the block that is being read; a newline in it is meant.
    words: String,
    /// What stands before each line of the block, from the outside in; of lists, for lines after the first.
    indents: Vec<&'static str>,
    /// What stands before the block's first line in place of the last indent: `- `, `3. `.
    mark: Option<String>,
    /// Numbers of the open lists: the next item's, or none.
    lists: Vec<Option<u64>>,
    /// Addresses of the open links and images, and where their words begin.
    links: Vec<(String, usize)>,
    table: Vec<Vec<String>>,
    in_code: bool,
    depth: usize,
}

impl Writer {
    /// False when the source nests deeper than anybody writes.
    fn event(&mut self, event: Event<'_>) -> bool {
        match event {
            Event::Start(tag) => {
                self.depth += 1;
                self.start(tag);
            }
            Event::End(tag) => {
                self.depth = self.depth.saturating_sub(1);
                self.end(tag);
            }
            Event::Text(text)
            | Event::Html(text)
            | Event::InlineHtml(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text) => {
                self.words.push_str(&text);
            }
            Event::Code(text) => self.words.push_str(&format!("`{text}`")),
            Event::SoftBreak | Event::HardBreak => self.words.push('\n'),
            // Empty lines do the work of rules.
            Event::Rule | Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
        self.depth <= MAX_NESTING
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Emphasis | Tag::Strong => self.words.push('*'),
            Tag::Strikethrough => self.words.push('~'),
            Tag::Link { dest_url, link_type, .. } => {
                let same = matches!(link_type, LinkType::Autolink | LinkType::Email);
                self.links
                    .push((if same { String::new() } else { dest_url.into_string() }, self.words.len()));
            }
            Tag::Image { dest_url, .. } => self.links.push((dest_url.into_string(), self.words.len())),
            Tag::TableCell => self.words.clear(),
            Tag::TableHead | Tag::TableRow => self.table.push(Vec::new()),
            other => {
                self.flush();
                match other {
                    Tag::BlockQuote(_) => self.indents.push("    "),
                    Tag::CodeBlock(_) => self.in_code = true,
                    Tag::List(first) => self.lists.push(first),
                    Tag::Item => self.begin_item(),
                    _ => {}
                }
            }
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong => self.words.push('*'),
            TagEnd::Strikethrough => self.words.push('~'),
            TagEnd::Link | TagEnd::Image => self.end_link(),
            TagEnd::TableCell => {
                let cell = std::mem::take(&mut self.words);
                if let Some(row) = self.table.last_mut() {
                    row.push(cell);
                }
            }
            TagEnd::TableHead | TagEnd::TableRow => {}
            TagEnd::Table => self.flush_table(),
            TagEnd::CodeBlock => {
                self.flush();
                self.in_code = false;
                self.out.push('\n');
            }
            TagEnd::Item => {
                self.flush();
                self.mark = None;
                self.indents.pop();
            }
            TagEnd::List(_) => {
                self.lists.pop();
                if self.lists.is_empty() {
                    self.out.push('\n');
                }
            }
            TagEnd::BlockQuote(_) => {
                self.flush();
                self.indents.pop();
                self.out.push('\n');
            }
            _ => {
                self.flush();
                self.out.push('\n');
            }
        }
    }

    fn begin_item(&mut self) {
        let mark = match self.lists.last_mut() {
            Some(Some(number)) => {
                *number = number.saturating_add(1);
                format!("{}. ", *number - 1)
            }
            _ => "- ".to_owned(),
        };
        self.indents.push(if mark.len() > 3 {
            "    "
        } else if mark.len() == 3 {
            "   "
        } else {
            "  "
        });
        self.mark = Some(mark);
    }

    fn end_link(&mut self) {
        let Some((address, from)) = self.links.pop() else { return };
        let label = self.words.get(from..).unwrap_or_default();
        if address.is_empty() || label == address || format!("mailto:{label}") == address {
            return;
        }
        let angled = if label.is_empty() { format!("<{address}>") } else { format!(" <{address}>") };
        self.words.push_str(&angled);
    }

    fn flush(&mut self) {
        let words = std::mem::take(&mut self.words);
        if words.trim().is_empty() {
            return;
        }
        let indent = self.indents.concat();
        let first = match self.mark.take() {
            Some(mark) => self.indents[..self.indents.len().saturating_sub(1)].concat() + &mark,
            None => indent.clone(),
        };
        if self.in_code {
            for line in words.lines() {
                self.out.push_str(&format!("{indent}    {line}\n"));
            }
            return;
        }
        let mut before = first.as_str();
        for line in words.lines() {
            push_wrapped(&mut self.out, line, before, &indent);
            before = &indent;
        }
    }

    /// A table in columns where they fit, else row by row with the names of the columns.
    fn flush_table(&mut self) {
        let rows = std::mem::take(&mut self.table);
        let indent = self.indents.concat();
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        let length = |cell: &String| cell.chars().count();
        let widths: Vec<usize> = (0..columns)
            .map(|at| rows.iter().filter_map(|row| row.get(at)).map(length).max().unwrap_or(0))
            .collect();
        let fits = indent.len() + widths.iter().sum::<usize>() + 2 * columns <= LETTER_WIDTH + 2;
        for row in rows.iter().skip(usize::from(!fits)) {
            if fits {
                let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}"));
                self.out.push_str(&format!("{indent}{}\n", cells.collect::<Vec<_>>().join("  ").trim_end()));
                continue;
            }
            for (name, cell) in rows[0].iter().zip(row).filter(|(_, cell)| !cell.is_empty()) {
                push_wrapped(&mut self.out, &format!("{name}: {cell}"), &indent, &format!("{indent}  "));
            }
            self.out.push('\n');
        }
        self.out.push('\n');
    }
}

/// Appends `words` in lines of the letter's width, `first` before the first line and `next` before the others.
fn push_wrapped(out: &mut String, words: &str, first: &str, next: &str) {
    let mut before = first;
    let mut length = 0;
    for word in words.split_whitespace() {
        let size = word.chars().count();
        // A line that begins with `>` would be taken for a quote.
        if length > 0 && length + 1 + size > LETTER_WIDTH && !word.starts_with('>') {
            out.push('\n');
            before = next;
            length = 0;
        }
        if length == 0 {
            out.push_str(before);
            length = before.chars().count();
        } else {
            out.push(' ');
            length += 1;
        }
        out.push_str(word);
        length += size;
    }
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_the_width_of_a_letter_and_lists_hang() {
        let words = "word ".repeat(40);
        let text = mail_text_from_markdown(&format!("{words}\n\n- {words}\n\n  1. {words}\n\n> {words}"));
        assert!(text.lines().all(|line| line.chars().count() <= LETTER_WIDTH), "{text}");
        assert!(
            text.contains("\n- word")
                && text.contains("\n  word")
                && text.contains("\n  1. word")
                && text.contains("\n    word"),
            "{text}"
        );
    }

    #[test]
    fn an_address_is_never_broken_and_stands_behind_its_words() {
        let long = format!("https://a.example/{}", "x".repeat(90));
        assert_eq!(mail_text_from_markdown(&format!("[here]({long})")), format!("here\n<{long}>"));
        assert_eq!(
            mail_text_from_markdown("<https://a.example> and <a@b.example>"),
            "https://a.example and a@b.example"
        );
        assert_eq!(mail_text_from_markdown("![a map](/map.png)"), "a map </map.png>");
    }

    #[test]
    fn a_table_stands_in_columns_or_row_by_row() {
        assert_eq!(mail_text_from_markdown("|Day|Host|\n|-|-|\n|Monday|Ada|"), "Day     Host\nMonday  Ada");
        let wide = "w".repeat(40);
        assert_eq!(
            mail_text_from_markdown(&format!("|Day|Host|\n|-|-|\n|{wide}|{wide}|")),
            format!("Day: {wide}\nHost: {wide}")
        );
    }

    #[test]
    fn programs_and_line_breaks_stay_as_they_are() {
        assert_eq!(
            mail_text_from_markdown("a\nb\n\n```\nx  y\n```\n<b>c</b>"),
            "a\nb\n\n    x  y\n\n<b>c</b>"
        );
    }

    #[test]
    fn what_nests_too_deep_is_sent_as_it_was_typed() {
        let deep = ">".repeat(100_000);
        assert_eq!(mail_text_from_markdown(&deep), deep);
    }
}
