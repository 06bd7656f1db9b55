//! Is this line the `From ` line between two letters, or a sentence that begins with the word "From"?
//!
//! There is no standard; RFC 4155 describes one habit of several. What counts is the shape of the line, the line
//! before it and the line after it: a real separator is followed by a header. The blank line before is missing
//! in many pipermail archives, so it is asked for only where the shape is weak.

use crate::date;

/// What stands at a place in a mailbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Separator {
    /// When the line was written, in Unix seconds, as far as it says.
    pub date: Option<i64>,
}

/// Longer than this, a line is text.
const LONGEST_LINE: usize = 1024;

/// Bytes that must be at hand from the start of the line to judge it.
pub(super) const LOOK_AHEAD: usize = 2 * LONGEST_LINE;

/// Judges the bytes at a line that begins with `From `. `blank_before`: the line before is blank, or there is none.
pub(super) fn separator(at: &[u8], blank_before: bool) -> Option<Separator> {
    let (line, rest) = split_line(at)?;
    let words = line.strip_prefix(b"From ")?;
    let (shape, date) = shape(words)?;
    let header = begins_with_header(rest);
    let accepted = match shape {
        Shape::Dated => header || (blank_before && (begins_with_blank(rest) || is_cut_off(rest))),
        Shape::Dash => header,
        Shape::AddressOnly => blank_before && begins_with_trace(rest),
    };
    accepted.then_some(Separator { date })
}

/// The same question for the first line of a file, where anything that says `From ` before headers will do.
pub(super) fn first_separator(at: &[u8]) -> Option<Separator> {
    let (line, rest) = split_line(at)?;
    let words = line.strip_prefix(b"From ")?;
    let date = shape(words).and_then(|(_, date)| date);
    let dated = date.is_some() && (begins_with_blank(rest) || is_cut_off(rest));
    (begins_with_header(rest) || dated).then_some(Separator { date })
}

enum Shape {
    /// An address or two words, then a date: `ann@example.org Thu Aug 26 16:49:36 2021`.
    Dated,
    /// As Netscape and Thunderbird write it: `- `, with or without a date.
    Dash,
    /// An address and nothing else.
    AddressOnly,
}

fn shape(words: &[u8]) -> Option<(Shape, Option<i64>)> {
    let line = String::from_utf8_lossy(words);
    let tokens: Vec<&str> = line.split_whitespace().take(24).collect();
    let first = *tokens.first()?;
    let dated = date::find_in_from_line(&tokens);
    if first == "-" && (tokens.len() == 1 || dated.is_some()) {
        return Some((Shape::Dash, dated.map(|d| d.unix)));
    }
    if let Some(found) = dated {
        let sender = &tokens[..found.begins];
        let address_like = sender.len() <= 3 || sender.iter().any(|t| t.contains('@') || *t == "at");
        // "remote from HOST" and a zone may follow; a sentence goes on for longer.
        let after = tokens.len() - found.ends;
        return (!sender.is_empty() && address_like && after <= 3)
            .then_some((Shape::Dated, Some(found.unix)));
    }
    (tokens.len() == 1 && first.contains('@')).then_some((Shape::AddressOnly, None))
}

/// The line without its ending, and what follows. None for a line that is too long to be a separator.
fn split_line(at: &[u8]) -> Option<(&[u8], &[u8])> {
    let window = &at[..at.len().min(LONGEST_LINE)];
    match memchr::memchr(b'\n', window) {
        Some(end) => {
            let line = window[..end].strip_suffix(b"\r").unwrap_or(&window[..end]);
            Some((line, &at[end + 1..]))
        }
        None if at.len() < LONGEST_LINE => Some((at, &[])),
        None => None,
    }
}

fn begins_with_blank(rest: &[u8]) -> bool {
    rest.is_empty() || rest.starts_with(b"\n") || rest.starts_with(b"\r\n")
}

/// The file ends in the middle of the first header.
fn is_cut_off(rest: &[u8]) -> bool {
    rest.len() < 80 && rest.iter().all(u8::is_ascii_graphic)
}

/// `Name:` of printable characters; not the scheme of a web address.
pub(super) fn begins_with_header(rest: &[u8]) -> bool {
    // Some mailboxes keep the From_ line of the sender's machine, escaped, as the first header.
    if rest.starts_with(b">From ") {
        return true;
    }
    let name = rest.iter().take(80).take_while(|b| b.is_ascii_graphic() && **b != b':').count();
    if name == 0 || !rest[0].is_ascii_alphanumeric() {
        return false;
    }
    let mut after = &rest[name..];
    while let Some(more) = after.strip_prefix(b" ").or_else(|| after.strip_prefix(b"\t")) {
        after = more;
        if rest.len() - after.len() > 90 {
            return false;
        }
    }
    after.starts_with(b":") && !after.starts_with(b"://")
}

/// Headers that a machine puts on top of a letter, and nobody at the top of a quoted one.
fn begins_with_trace(rest: &[u8]) -> bool {
    let names: [&[u8]; 6] =
        [b"received:", b"return-path:", b"delivered-to:", b"x-", b"message-id:", b"status:"];
    names.iter().any(|n| rest.len() >= n.len() && rest[..n.len()].eq_ignore_ascii_case(n))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_separator(line: &str, next: &str, blank_before: bool) -> bool {
        separator(format!("{line}\n{next}\n").as_bytes(), blank_before).is_some()
    }

    #[test]
    fn the_shapes_of_real_archives_are_separators() {
        for line in [
            "From MAILER-DAEMON Thu Aug 26 16:49:36 2021",
            "From ann@example.org  Mon Jan  5 09:10:11 2004",
            "From ann at example.org  Mon Jan  5 09:10:11 2004",
            "From ann@example.org Mon Jan  5 09:10 2004",
            "From ann@example.org Mon Jan  5 09:10:11 CEST 2004",
            "From ann@example.org Mon Jan  5 09:10:11 2004 +0100",
            "From ann Mon Jan  5 09:10:11 2004 remote from oldhost",
            "From ann@example.org Mon, 05 Jan 2004 09:10:11 +0100",
            "From - Mon Jan  5 09:10:11 2004",
            "From - ",
        ] {
            assert!(is_separator(line, "Received: from x", true), "{line}");
            assert!(is_separator(line, "Subject: y", false), "without a blank line before: {line}");
        }
    }

    #[test]
    fn a_sentence_is_not_a_separator() {
        for (line, next) in [
            ("From what I hear, it works.", "Subject: y"),
            ("From Monday on we meet at nine", "Time: nine"),
            ("From here", "to there"),
            ("From ann@example.org", "Hello all"),
            ("From ann@example.org Mon Jan  5 09:10:11 2004", "she wrote to us"),
            ("From ann@example.org Mon Jan  5 09:10:11 2004 on we knew that it was so", "Subject: y"),
            ("From ann@example.org Mon Jan  5 09:10:11 2004", "https://example.org/"),
        ] {
            assert!(!is_separator(line, next, true), "{line}");
        }
    }

    #[test]
    fn the_first_line_of_a_file_may_be_of_any_shape() {
        assert!(first_separator(b"From nobody\nSubject: x\n").is_some());
        assert!(first_separator(b"From nobody\nhas ever come back\n").is_none());
    }
}
