//! The lines of a letter, and what can be said of each by itself.

/// One line.
pub(crate) struct Line<'a> {
    /// Its words, without the end of line.
    pub text: &'a str,
    /// Where it begins in the letter.
    pub start: usize,
    /// Begins with `>`.
    pub quoted: bool,
    /// Begins with `|`, or with initials and `>`: quoted where something announces it.
    pub barred: bool,
    /// Stands between two lines of three backticks: whatever is in it is meant.
    pub code: bool,
}

/// The lines of `text`.
pub(crate) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut all = Vec::with_capacity(text.len() / 40 + 1);
    let mut start = 0;
    for whole in text.split_inclusive('\n') {
        let line = whole.trim_end_matches(['\n', '\r']);
        all.push(Line { text: line, start, quoted: is_quoted(line), barred: is_barred(line), code: false });
        start += whole.len();
    }
    mark_code(&mut all);
    mark_initials(&mut all);
    all
}

pub(crate) fn is_blank(line: &str) -> bool {
    line.chars().all(|c| {
        c.is_whitespace() || matches!(c, '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{feff}' | '\u{ad}')
    })
}

fn is_quoted(line: &str) -> bool {
    let text = line.trim_start();
    // `>>> look here <<<` is an ornament.
    line.len() - text.len() < 4
        && text.starts_with('>')
        && !(text.starts_with(">>") && text.trim_end().ends_with("<<"))
}

fn is_barred(line: &str) -> bool {
    let text = line.trim_start();
    text.starts_with("| ") || text == "|" || initials(text).is_some()
}

/// `AB` of a line that begins `AB> `.
fn initials(text: &str) -> Option<&str> {
    let (name, rest) = text.split_once('>')?;
    let short = (1..=12).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_alphabetic());
    (short && (rest.is_empty() || rest.starts_with([' ', '>']))).then_some(name)
}

/// Two lines with the same initials are a quote without any announcement.
fn mark_initials(lines: &mut [Line<'_>]) {
    for at in 1..lines.len() {
        let (Some(before), Some(this)) = (initials(lines[at - 1].text), initials(lines[at].text)) else {
            continue;
        };
        if before == this && !lines[at].code {
            lines[at - 1].quoted = true;
            lines[at].quoted = true;
        }
    }
}

fn mark_code(lines: &mut [Line<'_>]) {
    let mut opened = None;
    for at in 0..lines.len() {
        if !lines[at].text.trim_start().starts_with("```") {
            continue;
        }
        match opened.take() {
            None => opened = Some(at),
            // A fence that is never closed is not one.
            Some(from) => lines[from..=at].iter_mut().for_each(|line| {
                line.code = true;
                line.quoted = false;
            }),
        }
    }
}
