//! The line over a quote: "On 3 May, Ada wrote:", in the languages of many mail programs.

use super::{
    lines::{Line, is_blank},
    words::{STARTERS, WROTE, contains_word},
};

/// How many lines such a sentence may be broken over, and how long it may be.
const MAX_LINES: usize = 4;
const MAX_LENGTH: usize = 400;

/// The number of lines of an attribution that begins at `at`.
pub(crate) fn at(lines: &[Line<'_>], at: usize) -> Option<usize> {
    let first = lines[at].text.trim().trim_start_matches(['-', '_', '*', ' ']);
    if first.is_empty() || lines[at].text.len() > MAX_LENGTH {
        return None;
    }
    // A sentence broken over lines must look like one from its first line on, and have an end.
    let ends =
        |line: &Line<'_>| line.text.trim_end_matches(['*', '_', ' ', '\u{a0}']).ends_with([':', '：', '>']);
    let long = lines[at..].iter().take(MAX_LINES).skip(1).any(ends)
        && (begins_like_one(first) || has_date(first) || has_address(first));
    let most = if long { MAX_LINES } else { 1 };
    let mut joined = String::new();
    let mut address_open = false;
    for count in 1..=most.min(lines.len() - at) {
        let line = &lines[at + count - 1];
        let text = if count == 1 { first } else { line.text.trim() };
        // An address in angle brackets may be broken even by empty lines; nothing else is.
        if is_blank(line.text) && !address_open || count > 1 && line.quoted && !address_open {
            return None;
        }
        if !joined.is_empty() && !text.is_empty() {
            joined.push(' ');
        }
        joined.push_str(text);
        if joined.len() > MAX_LENGTH {
            return None;
        }
        address_open = joined.matches('<').count() > joined.matches('>').count();
        let next = lines[at + count..].iter().find(|line| !is_blank(line.text));
        if is_attribution(&joined, next.is_some_and(|line| line.quoted || line.barred)) {
            return Some(count);
        }
    }
    None
}

fn is_attribution(text: &str, quote_follows: bool) -> bool {
    let text = text.trim_end_matches(['*', '_', ' ', '\u{a0}']);
    let colon = text.ends_with([':', '：']);
    let body = text.trim_end_matches([':', '：', ' ', '\u{a0}']);
    let dated = has_date(body);
    let addressed = has_address(body);
    // Nearly every line of a letter ends here.
    if !(colon || dated && (body.ends_with('>') || body.len() < 200) || addressed && body.len() < 200) {
        return false;
    }
    let folded = body.to_lowercase();
    let wrote = WROTE.iter().any(|verb| contains_word(&folded, verb));
    let wrote_last = wrote && WROTE.iter().any(|verb| folded.ends_with(verb));
    let starts = begins_like_one(body);
    if wrote && (colon || wrote_last) {
        // "Ada wrote:" by itself may be anything; over a quote it is what it seems.
        return (dated && (starts || addressed || quote_follows))
            || (addressed && wrote_last)
            || (colon && quote_follows && body.len() < 120);
    }
    // "2026-05-03 10:12 GMT+02:00 Ada <ada@a.example>:", where no word says that she wrote.
    let from_address = dated && addressed && (starts || first_is_time(body));
    from_address && (colon || (quote_follows && body.ends_with('>')))
}

/// Whether `text` begins with a number, or a word with which an attribution may begin.
fn begins_like_one(text: &str) -> bool {
    let start: String = text.chars().take(24).flat_map(char::to_lowercase).collect();
    start.starts_with(|c: char| c.is_ascii_digit()) || STARTERS.iter().any(|word| starts_with(&start, word))
}

fn starts_with(text: &str, word: &str) -> bool {
    text.strip_prefix(word).is_some_and(|rest| rest.starts_with([' ', ',', '\u{a0}']))
}

fn first_is_time(text: &str) -> bool {
    text.split_whitespace().next().is_some_and(has_date)
}

/// Whether a mail address stands in `text`.
pub(crate) fn has_address(text: &str) -> bool {
    text.match_indices('@').any(|(at, _)| {
        let before =
            text[..at].bytes().next_back().is_some_and(|b| b.is_ascii_alphanumeric() || b"._-+".contains(&b));
        before && text[at + 1..].bytes().next().is_some_and(|b| b.is_ascii_alphanumeric())
    })
}

/// Whether a year, a time of day or a date in figures stands in `text`.
pub(crate) fn has_date(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        while at < bytes.len() && bytes[at].is_ascii_digit() {
            at += 1;
        }
        let digits = &text[start..at];
        let after = |offset: usize| bytes.get(at + offset).copied().unwrap_or(b' ');
        let year =
            digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20")) && after(0) != b'@';
        let time = digits.len() <= 2
            && matches!(after(0), b':' | b'.' | b'h')
            && after(1).is_ascii_digit()
            && after(2).is_ascii_digit();
        let date =
            digits.len() <= 2 && matches!(after(0), b'/' | b'.' | b'-') && after(1).is_ascii_digit() && {
                let rest = text[at + 1..].trim_start_matches(|c: char| c.is_ascii_digit());
                rest.starts_with(['/', '.', '-']) && rest[1..].starts_with(|c: char| c.is_ascii_digit())
            };
        // In Chinese, Japanese and Korean the units are written out.
        if year
            || time
            || date
            || ["年", "月", "日", "시", "년"].iter().any(|unit| text[at..].starts_with(unit))
        {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quote::lines::lines;

    fn length(text: &str) -> Option<usize> {
        at(&lines(text), 0)
    }

    #[test]
    fn an_attribution_is_known_in_many_languages() {
        for line in [
            "On Tue, 3 May 2026 at 10:12, Ada <ada@a.example> wrote:",
            "Le mar. 3 mai 2026 à 10:12, Ada <ada@a.example> a écrit :",
            "Am 03.05.2026 um 10:12 schrieb Ada:\n> x",
            "El mar, 3 may 2026 a las 10:12, Ada (<ada@a.example>) escribió:",
            "Em ter., 3 de mai. de 2026 às 10:12, Ada <ada@a.example> escreveu:",
            "Il giorno mar 3 mag 2026 alle ore 10:12 Ada <ada@a.example> ha scritto:",
            "Op di 3 mei 2026 om 10:12 schreef Ada <ada@a.example>:",
            "Den tis 3 maj 2026 kl 10:12 skrev Ada <ada@a.example>:",
            "W dniu 3.05.2026 o 10:12, Ada pisze:",
            "3 мая 2026 г., 10:12, Ada <ada@a.example> написал:",
            "ti 3. toukok. 2026 klo 10.12 Ada (ada@a.example) kirjoitti:",
            "Ada <ada@a.example>, 3 May 2026 Sal, 10:12 tarihinde şunu yazdı:",
            "2026年5月3日(日) 10:12 Ada <ada@a.example>:",
            "2026-05-03 10:12 GMT+02:00 Ada <ada@a.example>:",
        ] {
            assert_eq!(length(line), Some(1), "{line}");
        }
    }

    #[test]
    fn an_attribution_may_be_broken_over_lines() {
        assert_eq!(length("On Mon, May 3, 2026 at 4:37 PM Ada Lovelace <\nada@a.example> wrote:\n"), Some(2));
        assert_eq!(length("On May 3, 2026, at 12:47 PM, Ada\n<ada@a.example>\nwrote:\n> x"), Some(3));
    }

    #[test]
    fn a_sentence_is_not_an_attribution() {
        for line in [
            "On Thursday, I get proper rendering.",
            "As Ada wrote:",
            "On 3 May 2026 we met at 10:30 and it was good:",
            "We meet on 3 May 2026 at 10:12:",
            "2026-05-03 10:12",
        ] {
            assert_eq!(length(line), None, "{line}");
        }
    }
}
