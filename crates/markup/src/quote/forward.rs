//! A letter that is passed on inside another: where it begins, what its headers say, and its words.

use std::borrow::Cow;

use super::{
    attribution,
    header_block::{field, is_rule},
    lines::{self, Line, is_blank},
    words::{CC, DATE, FORWARD, FORWARDED, FROM, MESSAGE, SUBJECT, TO, fold},
};

/// How many lines a block of headers may have, those that go on from the one above not counted.
const MOST_HEADERS: usize = 16;
/// A letter that is passed on begins within so many lines; nobody writes more of their own above it.
const MOST_LINES: usize = 3_000;
/// A header's value is cut here. Bytes.
const LONGEST_VALUE: usize = 4_000;

/// How one sees that a letter is passed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// It says so: "---- Forwarded message ----", in one of many languages.
    Announced,
    /// Its headers stand there, as they also stand under answers.
    Headers,
    /// A line like "On 3 May 2026, Ada wrote:", and no words before it.
    Attribution,
}

/// A letter inside another, as it is written there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forwarded {
    /// How one sees it.
    pub how: How,
    /// The words of whoever passes it on.
    pub before: String,
    /// The author, and to whom it was written, as written: names, addresses, or both.
    pub from: String,
    pub to: String,
    pub cc: String,
    pub date: String,
    pub subject: String,
    /// Its words, without the marks of a quote around all of it.
    pub body: String,
}

/// The letter that is passed on in `text`, the plain text of another; None when there is none, or when the text only answers
/// one. Linear in its length.
///
/// ```
/// let found = markup::quote::forwarded("For you.\n\n---------- Forwarded message ---------\nFrom: Ada <ada@a.example>\n\
///     Date: 3 May 2026\nSubject: Tea\nTo: Bo\n\nTea at ten.\n").unwrap();
/// assert_eq!((found.before.as_str(), found.subject.as_str(), found.body.as_str()), ("For you.", "Tea", "Tea at ten."));
/// ```
pub fn forwarded(text: &str) -> Option<Forwarded> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines = lines::lines(text);
    let mut words_before = false;
    let mut before_quote = 0;
    for at in 0..lines.len().min(MOST_LINES) {
        let line = &lines[at];
        if is_blank(line.text) || is_blank(unmarked(line.text)) {
            continue;
        }
        let begun = begins(&lines, at);
        if let Some((how, headers, body)) = begun {
            return Some(found(text, &lines, at, how, headers, body));
        }
        if !line.code && attribution::at(&lines, at).is_some() {
            return by_attribution(text, &lines, at).filter(|_| !words_before);
        }
        // Behind quoted lines that are no letter of their own, what follows is an answer.
        before_quote += usize::from(line.quoted);
        if before_quote > 3 {
            return None;
        }
        words_before |= !is_rule(line.text);
    }
    None
}

/// The headers, by which: 0 from, 1 date, 2 to, 3 subject, 4 copies.
type Headers = [String; 5];

/// Whether a letter begins at this line: how, its headers, and the line at which its words begin.
fn begins(lines: &[Line<'_>], at: usize) -> Option<(How, Headers, usize)> {
    let text = unmarked(lines[at].text).trim();
    let folded = fold(text);
    if let Some((inner, rest)) = framed(text) {
        let inner = fold(inner);
        let how = if FORWARD.iter().any(|word| inner.contains(word)) { How::Announced } else { How::Headers };
        if MESSAGE.iter().chain(FORWARD).any(|word| inner.contains(word)) {
            if !rest.is_empty() {
                let headers = in_one_line(rest)?;
                return Some((how, headers, at + 1));
            }
            let (headers, body) = headers(lines, at + 1)?;
            return Some((how, headers, body));
        }
    }
    let announced = folded.trim_end_matches([':', '：', ' ', '\u{a0}']);
    if folded.ends_with([':', '：']) && FORWARDED.contains(&announced) {
        let (headers, body) = headers(lines, at + 1)?;
        return Some((How::Announced, headers, body));
    }
    let first = if is_rule(text) { at + 1 } else { at };
    let (headers, body) = headers(lines, first)?;
    Some((How::Headers, headers, body))
}

/// What stands between two rows of dashes, and what stands behind them.
fn framed(text: &str) -> Option<(&str, &str)> {
    let dash = |c: char| matches!(c, '-' | '_' | '=' | '–' | '—' | '*');
    let inner = text.trim_start_matches(dash);
    if text.len() - inner.len() < 3 || text.len() > 2_000 {
        return None;
    }
    let end = inner
        .find("--")
        .or_else(|| inner.find("=="))
        .or_else(|| inner.find("__"))
        .or_else(|| inner.find("––"))?;
    let (inside, rest) = inner.split_at(end);
    let inside = inside.trim();
    (!inside.is_empty() && inside.chars().count() < 60)
        .then(|| (inside, rest.trim_start_matches(dash).trim()))
}

/// A line without the marks of a quote.
fn unmarked(line: &str) -> &str {
    let line = line.trim_start_matches(['\u{feff}', '\u{200b}']);
    match line.trim_start().strip_prefix('>') {
        Some(rest) => rest.strip_prefix(' ').unwrap_or(rest),
        None => line,
    }
}

/// Reads a block of headers that begins at `from`, or one or two empty lines below; and the line behind it.
fn headers(lines: &[Line<'_>], from: usize) -> Option<(Headers, usize)> {
    let first = (from..lines.len().min(from + 3)).find(|at| !is_blank(unmarked(lines[*at].text)))?;
    field(unmarked(lines[first].text))?;
    let mut found = Headers::default();
    let (mut last, mut at, mut count) = (None, first, 0);
    while at < lines.len() && count < MOST_HEADERS {
        let text = unmarked(lines[at].text);
        if is_blank(text) {
            // Some programs leave a line between any two headers.
            let goes_on = lines
                .get(at + 1)
                .is_some_and(|next| field(unmarked(next.text)).is_some_and(|(which, _)| which.is_some()));
            if !goes_on || count < 1 {
                break;
            }
            at += 1;
            continue;
        }
        match field(text) {
            Some((which, value)) => {
                last = which;
                count += 1;
                if let Some(slot) = which.map(|which| &mut found[which])
                    && slot.is_empty()
                {
                    *slot = cut(value.trim()).to_owned();
                }
            }
            None => {
                let Some(slot) = last.map(|which: usize| &mut found[which]) else { break };
                let goes_on = text.starts_with([' ', '\t'])
                    || slot.ends_with([',', ';'])
                    || text.trim_start().starts_with('<');
                if !goes_on || slot.len() > LONGEST_VALUE {
                    break;
                }
                slot.push(' ');
                slot.push_str(text.trim());
            }
        }
        at += 1;
    }
    let known = found.iter().filter(|value| !value.is_empty()).count();
    (!found[0].is_empty() && known >= 3).then_some((found, at))
}

/// Headers that have lost the ends of their lines: "From: Ada <ada@a.example>To: Bo <bo@b.example>Sent: ...Subject: Tea".
fn in_one_line(text: &str) -> Option<Headers> {
    let mut marks: Vec<(usize, usize, usize)> = Vec::new();
    for (which, names) in [FROM, DATE, TO, SUBJECT, CC].into_iter().enumerate() {
        let mark = names
            .iter()
            .filter_map(|name| find_name(text, name, which))
            .min_by_key(|(at, end)| (*at, usize::MAX - *end));
        marks.extend(mark.map(|(at, end)| (at, end, which)));
    }
    marks.sort_unstable();
    let mut found = Headers::default();
    for (number, (_, end, which)) in marks.iter().enumerate() {
        let until = marks.get(number + 1).map_or(text.len(), |next| next.0);
        found[*which] = cut(text.get(*end..until)?.trim()).to_owned();
    }
    let first_is_from = marks.first().is_some_and(|(at, _, which)| *at == 0 && *which == 0);
    (first_is_from && !found[0].is_empty()).then_some(found)
}

/// Where `name` with its colon stands as a header: at the beginning, or behind an address (a subject: behind anything).
fn find_name(text: &str, name: &str, which: usize) -> Option<(usize, usize)> {
    let mut capital = name.chars();
    let upper: String = capital.next()?.to_uppercase().chain(capital).collect();
    let whole = name.to_uppercase();
    for written in [upper.as_str(), whole.as_str()] {
        for (at, _) in text.match_indices(written) {
            let end = at + written.len();
            let rest = &text[end..];
            let trimmed = rest.trim_start_matches([' ', '\u{a0}']);
            let before = text[..at].trim_end();
            let fits = at == 0 || before.ends_with(['>', ';', ')', ']']) || which == 3;
            if fits && trimmed.starts_with([':', '：']) {
                let colon = text.len() - trimmed.len();
                return Some((at, colon + trimmed.chars().next().map_or(1, char::len_utf8)));
            }
            // Yahoo in Polish has lost a colon.
            if which == 4 && before.ends_with('>') && rest.starts_with(' ') {
                return Some((at, end));
            }
        }
    }
    None
}

fn cut(value: &str) -> &str {
    &value[..value.floor_char_boundary(LONGEST_VALUE)]
}

fn found(text: &str, lines: &[Line<'_>], at: usize, how: How, headers: Headers, body: usize) -> Forwarded {
    let [from, date, to, subject, cc] = headers;
    let start = above_rule(lines, at);
    let quoted = lines[at].quoted || body.checked_sub(1).is_some_and(|header| lines[header].quoted);
    let before = text[..lines[start].start].trim().to_owned();
    Forwarded { how, before, from, to, cc, date, subject, body: words(lines, body, quoted) }
}

/// The rule that some programs draw over the headers.
fn above_rule(lines: &[Line<'_>], at: usize) -> usize {
    (at.saturating_sub(2)..at).rev().find(|above| is_rule(lines[*above].text)).unwrap_or(at)
}

fn by_attribution(text: &str, lines: &[Line<'_>], at: usize) -> Option<Forwarded> {
    let count = attribution::at(lines, at)?;
    let sentence = lines[at..at + count].iter().map(|line| line.text.trim()).collect::<Vec<_>>().join(" ");
    if !attribution::has_address(&sentence) {
        return None;
    }
    let body = words(lines, at + count, lines.get(at + count).is_some_and(|line| line.quoted));
    let before = text[..lines[at].start].trim().to_owned();
    let empty = String::new;
    Some(Forwarded {
        how: How::Attribution,
        before,
        from: author(&sentence).into_owned(),
        to: empty(),
        cc: empty(),
        date: empty(),
        subject: empty(),
        body,
    })
}

/// Name and address in a sentence such as "On 3 May 2026 10:12, "Ada" <ada@a.example> wrote:".
fn author(sentence: &str) -> Cow<'_, str> {
    let Some(at) = sentence.find('@') else { return Cow::Borrowed("") };
    let end = sentence[at..].find(['>', ')', ' ', ',']).map_or(sentence.len(), |end| at + end);
    let start = sentence[..at].rfind(['<', '(', ' ', '[']).map_or(0, |start| start + 1);
    let address = sentence[start..end].trim_matches(['<', '>', '(', ')', ':', ',', '[', ']']);
    // A name stands before it, in marks, or behind the last figure.
    let before = sentence[..start].trim_end_matches(['<', '(', ' ', '[']);
    let quoted = before.trim_end_matches(['"', '”', '“', '«', '»', '\'']);
    let name = if quoted.len() < before.len() {
        quoted.rsplit(['"', '„', '“', '”', '«', '\'']).next()
    } else {
        before.rsplit(|c: char| c.is_ascii_digit() || c == ',').next()
    };
    Cow::Owned(format!("{} <{address}>", name.unwrap_or_default().trim()))
}

/// The lines from `from` on; where the whole letter is quoted, without one mark each, and as far as they are quoted.
fn words(lines: &[Line<'_>], from: usize, quoted: bool) -> String {
    let (mut out, mut goes_on) = (String::new(), false);
    for line in &lines[from.min(lines.len())..] {
        // A line that some program broke has lost its mark; words behind an empty line are somebody else's.
        if quoted && !line.quoted && !goes_on && !is_blank(line.text) {
            break;
        }
        goes_on = !is_blank(unmarked(line.text));
        out.push_str(if quoted { unmarked(line.text) } else { line.text });
        out.push('\n');
    }
    out.trim_matches(['\n', '\r', ' ', '\u{a0}', '\t']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_is_unwrapped_however_its_program_wraps_it() {
        for text in [
            "---------- Forwarded message ---------\nDe: Ada <ada@a.example>\nDate: mar. 3 mai 2026 à 10:12\nSubject: Tea\nTo: <bo@b.example>\n\nAt ten.\n",
            "> Anfang der weitergeleiteten Nachricht:\n>\n> Von: Ada <ada@a.example>\n> Betreff: Tea\n> Datum: 3. Mai 2026\n> An: bo@b.example\n>\n> At ten.\n>\n",
            "________________________________\nFrom: Ada <ada@a.example>\nSent: 3 May 2026\nTo: Bo <bo@b.example>;\n  Cleo <cleo@b.example>\nSubject: Tea\n\nAt ten.",
            "   ----- Mensaje reenviado ----- De: Ada <ada@a.example>Para: \"Bo\" <bo@b.example>Enviado: martes, 3 de mayo de 2026, 10:12:00 CESTAsunto: Tea\n At ten.",
            "-------- Weitergeleitete Nachricht --------\nBetreff: \tTea\nDatum: \tTue, 3 May 2026\nVon: \tAda <ada@a.example>\nAn: \tbo@b.example\n\nAt ten.",
        ] {
            let found = forwarded(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(
                (found.subject.as_str(), found.body.as_str(), found.from.as_str()),
                ("Tea", "At ten.", "Ada <ada@a.example>"),
                "{text}"
            );
        }
    }

    #[test]
    fn an_answer_is_not_passed_on() {
        for text in [
            "Yes.\n\nOn 3 May 2026 at 10:12, Ada <ada@a.example> wrote:\n> Tea?",
            "> One\n> Two\n> Three\n> Four\n\nNo.",
            "We could write From: Ada in it.",
            "",
        ] {
            assert_eq!(forwarded(text), None, "{text}");
        }
    }

    #[test]
    fn the_author_is_read_from_a_sentence_in_any_language() {
        for sentence in [
            "Am 28.10.26, 12:46 schrieb \"Ada Lovelace\" <ada@a.example>:",
            "Le 28/10/2026 12:46, « Ada Lovelace » <ada@a.example> a écrit :",
            "På 28/10/2026 12:46, skrev Ada Lovelace <ada@a.example> følgende:",
            "Den 28/10/2026 12.46 skrev Ada Lovelace <ada@a.example>:",
            "Em 28/10/2026 12:46, \"Ada Lovelace\" <ada@a.example> escreveu:",
            "Dne 28.10.2026 12:46, „Ada Lovelace“ <ada@a.example> napsal(a):",
            "2026. 10. 28. 12:46 keltezéssel „Ada Lovelace” <ada@a.example> ezt írta:",
            "Dana 28. 10. 2026. u 12:46, Ada Lovelace <ada@a.example> napisao je:",
            "În data de 28.10.2026 12:46, Ada Lovelace <ada@a.example> a scris:",
            "28.10.26, 12:46 користувач \"Ada Lovelace\" <ada@a.example> написав:",
            "\"Ada Lovelace\" <ada@a.example> kirjoitti 28.10.2026 kello 12.46:",
        ] {
            let found =
                forwarded(&format!("{sentence}\n\n    Tea at ten.")).unwrap_or_else(|| panic!("{sentence}"));
            assert_eq!(found.body, "Tea at ten.", "{sentence}");
            assert!(found.from.ends_with("<ada@a.example>"), "{}", found.from);
        }
    }

    #[test]
    fn the_author_is_read_from_a_sentence() {
        let found = forwarded(
            "\u{feff}On 28/10/2026 12:46, \"Ada Lovelace\" <ada@a.example> wrote:\n\n    Tea at ten.",
        )
        .unwrap();
        assert_eq!(
            (found.how, found.from.as_str(), found.body.as_str()),
            (How::Attribution, "Ada Lovelace <ada@a.example>", "Tea at ten.")
        );
    }
}
