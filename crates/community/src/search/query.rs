//! What somebody typed, taken apart: words, "phrases", `from:`, `after:`, `before:`, `has:attachment`, `in:subject`.
//!
//! Nothing is refused. What cannot be understood is left out, and said; an unknown `key:` is taken for words.

use base::{Id, Time};
use chrono::{NaiveDate, NaiveTime};

use super::{
    Note,
    terms::{fold, tokens},
};

/// Longest query, in characters, and how many words and phrases it may have.
const LONGEST: usize = 300;
/// See [`LONGEST`].
const MOST: usize = 12;

/// A query, understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Query {
    /// What is looked for.
    pub terms: Vec<Term>,
    /// Names, or addresses, of whom it must be from; folded.
    pub from: Vec<String>,
    /// The first id that is late enough.
    pub after: Option<i64>,
    /// The first id that is too late.
    pub before: Option<i64>,
    /// Only what has files.
    pub files: bool,
    /// Words must stand in the subject.
    pub in_subject: bool,
    /// What was not understood.
    pub notes: Vec<Note>,
}

/// A word, or several in a row: in quotes, or written as one (`peer-assist`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term {
    /// As typed.
    pub words: Vec<String>,
    /// Whether it stood in quotes: then common words count too.
    pub quoted: bool,
}

impl Query {
    /// Whether nothing is asked for.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty() && !self.is_narrowed()
    }

    /// Whether it asks for more than words.
    pub fn is_narrowed(&self) -> bool {
        !self.from.is_empty() || self.after.is_some() || self.before.is_some() || self.files
    }
}

/// Takes apart what somebody typed.
pub(super) fn parse(text: &str) -> Query {
    let mut query = Query::default();
    let text = match text.char_indices().nth(LONGEST) {
        Some((end, _)) => {
            query.notes.push(Note::plain("search-too-long"));
            &text[..end]
        }
        None => text,
    };
    let mut rest = text;
    while let Some(item) = next(&mut rest) {
        if item.unclosed {
            query.notes.push(Note::plain("search-wrong-quote"));
        }
        match item.key {
            Some("from") => query.from.extend(Some(fold(item.value.trim())).filter(|name| !name.is_empty())),
            Some("has") => match fold(item.value).as_str() {
                "attachment" | "attachments" | "file" | "files" => query.files = true,
                _ => query.notes.push(Note::about("search-wrong-has", item.value)),
            },
            Some("in") if fold(item.value) == "subject" => query.in_subject = true,
            Some(key @ ("after" | "before")) => match day(item.value) {
                Some(id) if key == "after" => query.after = Some(query.after.unwrap_or(id).max(id)),
                Some(id) => query.before = Some(query.before.unwrap_or(id).min(id)),
                None => query.notes.push(Note::about("search-wrong-date", item.value)),
            },
            _ => {
                let words: Vec<String> = tokens(item.whole).map(|token| token.text.to_owned()).collect();
                if !words.is_empty() {
                    query.terms.push(Term { words, quoted: item.quoted });
                }
            }
        }
    }
    let words: usize = query.terms.iter().map(|term| term.words.len()).sum();
    if query.terms.len() > MOST || words > 3 * MOST {
        query.terms.truncate(MOST);
        query.terms.iter_mut().for_each(|term| term.words.truncate(MOST));
        if query.notes.iter().all(|note| note.key != "search-too-long") {
            query.notes.push(Note::plain("search-too-long"));
        }
    }
    query.from.truncate(3);
    query
}

/// One item of a query: `word`, `"some words"`, `key:word` or `key:"some words"`.
struct Item<'a> {
    key: Option<&'a str>,
    value: &'a str,
    /// Key and value.
    whole: &'a str,
    quoted: bool,
    unclosed: bool,
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '＂')
}

const KEYS: [&str; 5] = ["from", "after", "before", "has", "in"];

fn next<'a>(rest: &mut &'a str) -> Option<Item<'a>> {
    let text = rest.trim_start_matches(|c: char| c.is_whitespace() || c.is_control());
    let first = text.chars().next()?;
    if is_quote(first) {
        return Some(quoted(None, text, 0, rest));
    }
    let end = text.find(|c: char| c.is_whitespace() || is_quote(c)).unwrap_or(text.len());
    let (word, after) = text.split_at(end);
    let key = word.split_once(':').and_then(|(key, value)| {
        let known = KEYS.into_iter().find(|known| key.eq_ignore_ascii_case(known))?;
        Some((known, value))
    });
    if let Some((key, "")) = key
        && after.starts_with(is_quote)
    {
        return Some(quoted(Some(key), text, end, rest));
    }
    *rest = after;
    let (key, value) = key.map_or((None, word), |(key, value)| (Some(key), value));
    Some(Item { key, value, whole: word, quoted: false, unclosed: false })
}

/// The item whose opening quote stands at `open`. A quote that is never closed is left out.
fn quoted<'a>(key: Option<&'a str>, text: &'a str, open: usize, rest: &mut &'a str) -> Item<'a> {
    let inside = &text[open..];
    let mark = inside.chars().next().map_or(0, char::len_utf8);
    let inside = &inside[mark..];
    match inside.find(is_quote) {
        Some(close) => {
            let value = &inside[..close];
            let mark = inside[close..].chars().next().map_or(0, char::len_utf8);
            *rest = &inside[close + mark..];
            Item { key, value, whole: value, quoted: true, unclosed: false }
        }
        None => {
            *rest = inside;
            Item { key: None, value: "", whole: "", quoted: false, unclosed: true }
        }
    }
}

/// The first id of a day, month or year: `2026-03-31`, `2026-03`, `2026`.
fn day(text: &str) -> Option<i64> {
    let mut parts = text.split('-');
    let year = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
    let mut part =
        || parts.next().map_or(Some(1), |part| part.parse::<u32>().ok().filter(|_| part.len() <= 2));
    let (month, day) = (part()?, part()?);
    if parts.next().is_some() {
        return None;
    }
    let begins = NaiveDate::from_ymd_opt(year, month, day)?.and_time(NaiveTime::MIN).and_utc();
    Some(Id::floor(Time::from_secs(begins.timestamp())).0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(text: &str) -> Vec<String> {
        parse(text).terms.iter().map(|term| term.words.join("+")).collect()
    }

    #[test]
    fn words_and_phrases_are_told_apart_whatever_quotes_are_used() {
        assert_eq!(terms(r#"rota "peer assist" e-mail"#), ["rota", "peer+assist", "e+mail"]);
        assert_eq!(terms("„drei Wörter“ «à la fin»"), ["drei+Wörter", "à+la+fin"]);
        assert_eq!(terms("x:y http://a.example"), ["x+y", "http+a+example"]);
        assert!(parse("\"a b\"").terms[0].quoted && !parse("a-b").terms[0].quoted);
    }

    #[test]
    fn what_narrows_is_understood_with_quotes_too() {
        let query =
            parse(r#"from:"Gwen A" FROM:iolo after:2024-03-01 before:2025 has:attachment in:subject rota"#);
        assert_eq!(query.from, ["gwen a", "iolo"]);
        assert_eq!(query.after, Some(Id::floor(Time::from_secs(1_709_251_200)).0));
        assert_eq!(query.before, Some(Id::floor(Time::from_secs(1_735_689_600)).0));
        assert!(query.files && query.in_subject && query.notes.is_empty());
        assert_eq!(query.terms.len(), 1);
    }

    #[test]
    fn what_is_wrong_is_said_and_left_out() {
        for (text, key) in [
            ("after:yesterday rota", "search-wrong-date"),
            ("before:2024-13 rota", "search-wrong-date"),
            ("after:2024-02-30 rota", "search-wrong-date"),
            ("after:24 rota", "search-wrong-date"),
            ("has:soul rota", "search-wrong-has"),
            ("\"rota", "search-wrong-quote"),
            ("from:\"rota", "search-wrong-quote"),
        ] {
            let query = parse(text);
            assert_eq!((query.notes.len(), query.notes[0].key), (1, key), "{text}");
            assert_eq!(query.terms.len(), 1, "{text}");
        }
    }

    #[test]
    fn a_hostile_query_is_words_or_nothing() {
        for text in ["", " ", "\"", "\"\"", ":", "from:", "\0", "*", "NEAR(", "' OR 1=1 --", "(((((", "^-+"] {
            let query = parse(text);
            assert!(
                query
                    .terms
                    .iter()
                    .flat_map(|term| &term.words)
                    .all(|word| word.chars().all(char::is_alphanumeric))
            );
        }
        let long = parse(&"word ".repeat(2_000));
        assert_eq!((long.terms.len(), long.notes.len()), (MOST, 1));
        assert!(parse(&"a-".repeat(5_000)).terms[0].words.len() <= MOST);
    }
}
