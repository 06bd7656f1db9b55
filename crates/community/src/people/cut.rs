//! Taking somebody's words and name out of what others wrote (practice 5.4): in the text as it was written, in its HTML, and in
//! its new words.
//!
//! Words are found by runs of twenty characters that stand in what the person wrote before: case, blanks, line ends and the
//! marks of quotes do not count. A window of such a run is looked up by its hash, so that a long thread costs one pass over each text.

use std::{
    collections::HashMap,
    hash::{DefaultHasher, Hash, Hasher},
    ops::Range,
};

/// What stands where something was taken out.
pub(super) const REMOVED: &str = "[removed]";
/// So many characters in a row are somebody's words, and no accident.
const RUN: usize = 20;
/// And so many of them are letters or digits: a line of dashes is nobody's.
const LETTERS: usize = 10;

/// Each character with its place; a character without a place parts words.
type Placed = Vec<(char, Range<usize>)>;

fn of_plain(text: &str) -> Placed {
    text.char_indices().map(|(at, c)| (c, at..at + c.len_utf8())).collect()
}

/// The characters that count, lower-cased, with where they stand in `placed`: blanks and marks of quotes are left out.
fn counting(placed: &Placed) -> Vec<(char, usize)> {
    let mut found = Vec::with_capacity(placed.len());
    for (place, (c, _)) in placed.iter().enumerate() {
        if c.is_whitespace() || matches!(c, '>' | '|' | '\u{a0}') {
            continue;
        }
        found.extend(c.to_lowercase().map(|c| (c, place)));
    }
    found
}

/// The runs of one person: which window of characters stood in something that they wrote, and in which post first.
#[derive(Default)]
pub(super) struct Runs(HashMap<u64, i64>);

impl Runs {
    /// Adds what they wrote in a post; posts come in their order.
    pub fn add(&mut self, post: i64, words: &str) {
        let counting = counting(&of_plain(words));
        for window in counting.windows(RUN) {
            if let Some(hash) = mark(window) {
                self.0.entry(hash).or_insert(post);
            }
        }
    }

    /// Where `placed`, of a post, holds runs of an earlier post of theirs: places of characters.
    fn found(&self, post: i64, placed: &Placed) -> Vec<Range<usize>> {
        let counting = counting(placed);
        let mut found: Vec<Range<usize>> = Vec::new();
        for window in counting.windows(RUN) {
            let known = mark(window).and_then(|hash| self.0.get(&hash));
            if known.is_none_or(|first| *first >= post) {
                continue;
            }
            let (from, to) = (window[0].1, window[RUN - 1].1 + 1);
            match found.last_mut() {
                Some(last) if last.end >= from => last.end = last.end.max(to),
                _ => found.push(from..to),
            }
        }
        found
    }
}

fn mark(window: &[(char, usize)]) -> Option<u64> {
    let letters = window.iter().filter(|(c, _)| c.is_alphanumeric()).count();
    if letters < LETTERS {
        return None;
    }
    let mut hasher = DefaultHasher::new();
    for (c, _) in window {
        c.hash(&mut hasher);
    }
    Some(hasher.finish())
}

/// How somebody is called in what people write.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    /// What is theirs without a doubt: the whole name, addresses.
    pub certain: Vec<String>,
    /// What may be somebody else's: a first name, a last name.
    pub doubtful: Vec<String>,
}

impl Names {
    /// The forms of a name, and the addresses.
    pub fn of(name: &str, addresses: &[String]) -> Names {
        let words: Vec<&str> = name.split_whitespace().collect();
        let long = |word: &&&str| word.chars().filter(|c| c.is_alphabetic()).count() >= 3;
        let mut certain: Vec<String> = addresses.to_vec();
        if let [first, .., last] = words[..] {
            certain.push(name.to_owned());
            certain.push(format!("{last}, {first}"));
            if words.len() > 2 {
                certain.push(format!("{first} {last}"));
            }
        }
        let doubtful = words.iter().filter(long).map(|word| (*word).to_owned()).collect();
        Names { certain, doubtful }
    }
}

/// Where one of `forms` stands as a word of its own; case and the width of blanks do not count.
fn named(placed: &Placed, forms: &[String]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for form in forms {
        let wanted: Vec<char> = form.chars().flat_map(char::to_lowercase).collect();
        let Some(first) = wanted.first() else { continue };
        for start in 0..placed.len() {
            let begins = placed[start].0.to_lowercase().next() == Some(*first)
                && (start == 0 || !is_of_a_word(placed[start - 1].0));
            if begins
                && let Some(end) = reaches(placed, start, &wanted)
                && (end == placed.len() || !is_of_a_word(placed[end].0))
            {
                found.push(start..end);
            }
        }
    }
    found.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    let mut kept: Vec<Range<usize>> = Vec::new();
    for range in found {
        if kept.last().is_none_or(|last| last.end <= range.start) {
            kept.push(range);
        }
    }
    kept
}

fn is_of_a_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '@')
}

/// Where `wanted` ends when it stands at `start`; a blank is as many blanks as there are.
fn reaches(placed: &Placed, start: usize, wanted: &[char]) -> Option<usize> {
    let (mut at, mut next) = (start, 0);
    while next < wanted.len() {
        if wanted[next].is_whitespace() {
            let blanks = placed[at..].iter().take_while(|(c, _)| c.is_whitespace()).count();
            if blanks == 0 {
                return None;
            }
            (at, next) = (at + blanks, next + 1);
            continue;
        }
        for c in placed.get(at)?.0.to_lowercase() {
            if wanted.get(next) != Some(&c) {
                return None;
            }
            next += 1;
        }
        at += 1;
    }
    Some(at)
}

/// `text` without what stands at the places; none when there is none.
fn without(text: &str, placed: &Placed, mut cuts: Vec<Range<usize>>) -> Option<String> {
    if cuts.is_empty() {
        return None;
    }
    cuts.sort_by_key(|cut| cut.start);
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    let mut covered = 0;
    for cut in cuts {
        let cut = cut.start.max(covered)..cut.end;
        covered = covered.max(cut.end);
        let mut said = false;
        for (_, place) in placed.get(cut).unwrap_or_default() {
            if place.is_empty() || place.start < at {
                continue;
            }
            out.push_str(&text[at..place.start]);
            if !said {
                out.push_str(REMOVED);
                said = true;
            }
            at = place.end;
        }
    }
    out.push_str(&text[at..]);
    Some(out)
}

/// `text` of a post, or its HTML, without the person's runs and names; none when nothing of them stands there.
pub(super) fn cut(text: &str, html: bool, post: i64, runs: &Runs, names: &[String]) -> Option<String> {
    let placed = if html { markup::text_places(text) } else { of_plain(text) };
    let mut cuts = runs.found(post, &placed);
    cuts.extend(named(&placed, names));
    let cut = without(text, &placed, cuts);
    if !html {
        return cut;
    }
    // An address stands in links too, where no reader sees it.
    let before = cut.as_deref().unwrap_or(text);
    let mut after = before.to_owned();
    for address in names.iter().filter(|name| name.contains('@')) {
        after = without_address(&after, address);
    }
    if after == before { cut } else { Some(after) }
}

/// HTML without an address, whatever its case.
fn without_address(html: &str, address: &str) -> String {
    let (low, wanted) = (html.to_ascii_lowercase(), address.to_ascii_lowercase());
    let mut out = String::with_capacity(html.len());
    let mut at = 0;
    while let Some(found) = low[at..].find(&wanted) {
        out.push_str(&html[at..at + found]);
        out.push_str("removed.invalid");
        at += found + wanted.len();
    }
    out.push_str(&html[at..]);
    out
}

/// Where a text may name them: place and length, in characters.
pub(super) fn doubts(words: &str, names: &[String]) -> Vec<(i64, i64)> {
    let found = named(&of_plain(words), names);
    found.into_iter().map(|range| (range.start as i64, range.len() as i64)).collect()
}

/// The characters at a place, as they stand there.
pub(super) fn at(words: &str, starts: i64, length: i64) -> String {
    let (starts, length) = (usize::try_from(starts).unwrap_or(0), usize::try_from(length).unwrap_or(0));
    words.chars().skip(starts).take(length).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runs(words: &str) -> Runs {
        let mut runs = Runs::default();
        runs.add(1, words);
        runs
    }

    // Practice 5.4: quotes in others' replies.
    #[test]
    fn a_quote_of_twenty_characters_goes_and_what_stands_around_it_stays() {
        let runs = runs("We let the rota go in May, and nobody missed it at all.");
        let reply = "I agree.\n\n> We let the rota go in May, and\n> nobody missed it at all.\n\nWe did too.";
        let cut = cut(reply, false, 2, &runs, &[]).unwrap();
        assert!(cut.contains("I agree.") && cut.contains("We did too.") && cut.contains(REMOVED), "{cut}");
        assert!(!cut.contains("rota") && !cut.contains("nobody"), "{cut}");
        let html = "<p>I agree.</p><blockquote><p>We let the <b>rota</b> go in May, and<br>nobody missed it at all.</p></blockquote><p>We did too.</p>";
        let cut = super::cut(html, true, 2, &runs, &[]).unwrap();
        assert!(
            !cut.contains("rota") && cut.contains("<blockquote>") && cut.contains("</blockquote>"),
            "{cut}"
        );
        assert_eq!(cut.matches(REMOVED).count(), 1, "{cut}");
        // Less than twenty characters in a row are no quote, and what stood there before is not theirs.
        assert!(super::cut("the rota go in May", false, 2, &runs, &[]).is_none());
        assert!(super::cut(reply, false, 1, &runs, &[]).is_none());
    }

    #[test]
    fn names_go_where_they_are_certain_and_are_doubts_where_they_are_not() {
        let names = Names::of("Gwen Abernathy", &["gwen@pubcommons.example".to_owned()]);
        let text =
            "On Monday Gwen\nAbernathy <gwen@pubcommons.example> wrote: hello. Gwendolyn and Gwen met.";
        let cut = cut(text, false, 2, &Runs::default(), &names.certain).unwrap();
        assert_eq!(cut, "On Monday [removed] <[removed]> wrote: hello. Gwendolyn and Gwen met.");
        let doubts = doubts(&cut, &names.doubtful);
        assert_eq!(doubts.len(), 1);
        assert_eq!(at(&cut, doubts[0].0, doubts[0].1), "Gwen");
        // A name in another script, and one whose lower case is longer.
        assert!(super::cut("İpek Ünal dedi", false, 2, &Runs::default(), &["İpek Ünal".into()]).is_some());
    }

    #[test]
    fn any_text_is_cut_without_breaking() {
        let runs = runs("äöü 👩‍🔧 we let the rota go in May, and nobody missed it");
        for text in
            ["", ">", "&amp;&lt", "<p", "👩‍🔧 we let the rota go in May, and nobody missed it <b>", "\u{0}"]
        {
            for html in [true, false] {
                let _ = cut(text, html, 2, &runs, &["👩‍🔧".into(), String::new(), " ".into()]);
            }
        }
    }
}
