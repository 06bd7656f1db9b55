//! A plain-text letter cut into new words, quoted words, signature and footers.
//!
//! No line is judged by a rule for one program or one list: what counts is what every mail program does in
//! its own language. It marks quotes with `>`, or announces them by a line with a date, a name and "wrote", or
//! by a block of header lines, and in the last two cases all that follows is quoted unless `>` say otherwise.
//! When nothing else would be left, the words are kept: better a quote too many than a person's words lost.

mod attribution;
mod forward;
mod header_block;
mod lines;
mod signature;
mod words;

pub use forward::{Forwarded, How, forwarded};
use lines::{Line, is_blank};

/// What a part of a letter is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartKind {
    /// New words of the author.
    Words,
    /// Words of earlier letters, with the line or block that announces them.
    Quote,
    /// The author's closing, name and contacts, or the line of a telephone ("Sent from my …").
    Signature,
    /// What a mailing list or a law department has put under the letter.
    Footer,
}

/// A part of a letter: whole lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part<'a> {
    /// What the lines are.
    pub kind: PartKind,
    /// The lines as they came, with their ends.
    pub text: &'a str,
}

/// A letter in parts; in their order they are the whole text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Letter<'a> {
    /// The parts, first to last; neighbours differ in kind.
    pub parts: Vec<Part<'a>>,
}

impl Letter<'_> {
    /// The author's words with the signature, without quotes and footers.
    pub fn reply(&self) -> String {
        self.of(&[PartKind::Words, PartKind::Signature])
    }

    /// The author's words alone.
    pub fn reply_without_signature(&self) -> String {
        self.of(&[PartKind::Words])
    }

    /// The quoted words, with their marks.
    pub fn quoted(&self) -> String {
        self.of(&[PartKind::Quote])
    }

    fn of(&self, kinds: &[PartKind]) -> String {
        let mut out = String::new();
        for part in self.parts.iter().filter(|part| kinds.contains(&part.kind)) {
            if !out.is_empty() && !out.ends_with('\n') {
                out.push('\n');
            }
            out.push_str(part.text);
        }
        out.trim_matches(['\n', '\r']).trim_end().to_owned()
    }
}

/// Cuts `text`, a letter's decoded plain text, into its parts. Linear in its length.
///
/// ```
/// let letter = markup::quote::split("Yes, gladly.\n\nOn 3 May 2026 at 10:12, Ada <ada@a.example> wrote:\n> Will you come?\n");
/// assert_eq!(letter.reply(), "Yes, gladly.");
/// assert_eq!(letter.quoted(), "On 3 May 2026 at 10:12, Ada <ada@a.example> wrote:\n> Will you come?");
/// ```
pub fn split(text: &str) -> Letter<'_> {
    let lines = lines::lines(text);
    let mut kinds = vec![PartKind::Words; lines.len()];
    mark_quotes(&lines, &mut kinds);
    signature::mark(&lines, &mut kinds);
    Letter { parts: parts(text, &lines, &kinds) }
}

/// Marks what is quoted.
fn mark_quotes(lines: &[Line<'_>], kinds: &mut [PartKind]) {
    let mut announced = false;
    let mut words_before = false;
    let mut at = 0;
    while at < lines.len() {
        let line = &lines[at];
        if line.code || is_blank(line.text) {
            words_before |= line.code;
            at += 1;
        } else if line.quoted {
            kinds[at] = PartKind::Quote;
            at += 1;
        } else if let Some(found) = announcement(lines, at) {
            announced = true;
            let body = next_words(lines, at + found.lines);
            let marked = body.is_some_and(|body| lines[body].quoted || lines[body].barred);
            // Something must be the author's: at the top of a letter, only the announcement itself is not.
            let whole = !marked && (words_before || found.certain);
            let end = if whole { lines.len() } else { at + found.lines };
            kinds[rule_above(lines, at)..end].fill(PartKind::Quote);
            at = end;
            if marked {
                at = mark_barred(lines, kinds, at);
            }
        } else if continues_a_quote(lines, kinds, at) {
            kinds[at] = PartKind::Quote;
            at += 1;
        } else {
            words_before = true;
            at += 1;
        }
    }
    let words =
        |kinds: &[PartKind]| kinds.iter().zip(lines).any(|(k, l)| *k == PartKind::Words && !is_blank(l.text));
    if !announced && !words(kinds) {
        kinds.fill(PartKind::Words);
    }
}

/// Lines that announce a quote.
struct Announcement {
    lines: usize,
    /// Says in words that an earlier letter follows: then nothing below it is new.
    certain: bool,
}

fn announcement(lines: &[Line<'_>], at: usize) -> Option<Announcement> {
    if let Some(lines) = header_block::separator(lines, at) {
        return Some(Announcement { lines, certain: true });
    }
    let certain = false;
    let found = header_block::at(lines, at).or_else(|| attribution::at(lines, at))?;
    Some(Announcement { lines: found, certain })
}

/// Where the rule begins that some programs draw over an announcement; `at` when there is none.
fn rule_above(lines: &[Line<'_>], at: usize) -> usize {
    let ruled = (at.saturating_sub(3)..at).rev().find(|above| !is_blank(lines[*above].text));
    ruled.filter(|above| header_block::is_rule(lines[*above].text)).unwrap_or(at)
}

fn next_words(lines: &[Line<'_>], from: usize) -> Option<usize> {
    (from..lines.len()).find(|at| !is_blank(lines[*at].text))
}

/// Marks a quote whose lines begin with `|` or with initials and `>`, as some programs write them.
fn mark_barred(lines: &[Line<'_>], kinds: &mut [PartKind], from: usize) -> usize {
    let Some(first) = next_words(lines, from).filter(|at| lines[*at].barred && !lines[*at].quoted) else {
        return from;
    };
    let end = (first..lines.len()).find(|at| !lines[*at].barred).unwrap_or(lines.len());
    kinds[first..end].fill(PartKind::Quote);
    end
}

/// Whether the line at `at` is the rest of a quoted line that a mail program has broken.
fn continues_a_quote(lines: &[Line<'_>], kinds: &[PartKind], at: usize) -> bool {
    let (Some(before), Some(after)) = (at.checked_sub(1).map(|at| &lines[at]), lines.get(at + 1)) else {
        return false;
    };
    let after_quoted =
        after.quoted || lines.get(at + 2).is_some_and(|next| next.quoted && !is_blank(after.text));
    if kinds[at - 1] != PartKind::Quote || is_blank(before.text) || !after_quoted {
        return false;
    }
    let text = lines[at].text.trim();
    let runs_on = (!before.quoted || before.text.len() >= 60)
        && text.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
    let broken_address = before.text.contains("://") && !text.contains(' ');
    runs_on || broken_address
}

/// Joins neighbouring lines of one kind; empty lines go with what stands before them.
fn parts<'a>(text: &'a str, lines: &[Line<'a>], kinds: &[PartKind]) -> Vec<Part<'a>> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut current = None;
    for (line, kind) in lines.iter().zip(kinds) {
        let kind = if is_blank(line.text) { current.unwrap_or(*kind) } else { *kind };
        if let Some(was) = current.filter(|was| *was != kind) {
            parts.push(Part { kind: was, text: &text[start..line.start] });
            start = line.start;
        }
        current = Some(kind);
    }
    if let Some(kind) = current {
        parts.push(Part { kind, text: &text[start..] });
    }
    parts
}
