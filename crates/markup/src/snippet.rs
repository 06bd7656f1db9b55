//! The few words of a text that show why it was found.

use std::collections::HashMap;

use unicode_segmentation::UnicodeSegmentation;

/// How much of a text is looked through for the best place, in bytes.
const MAX_SEARCHED: usize = 200_000;

/// A piece of a snippet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Text, not HTML: to be escaped by whoever prints it.
    pub text: String,
    /// It is a word that was looked for.
    pub marked: bool,
}

struct Word<'a> {
    text: &'a str,
    /// Where it begins and ends, counted in characters of the text with its white space made one blank each.
    start: usize,
    end: usize,
    /// Something stood between it and the word before: punctuation or a blank.
    before: String,
}

/// At most about `max_chars` characters of `plain` around the place where the most different words match, with
/// those words marked. `matches` is asked for each word as it stands in the text: folding case and accents and
/// cutting to the stem is the caller's, who has done the same with what is looked for. Without any match these
/// are the first words. `…` stands where something was left out.
///
/// ```
/// let found = markup::snippet("One for the pot and one for the tea drinkers.", |word| word == "tea", 20);
/// let shown: Vec<_> = found.iter().map(|piece| (piece.text.as_str(), piece.marked)).collect();
/// assert_eq!(shown, [("… for the ", false), ("tea", true), (" drinkers.", false)]);
/// ```
pub fn snippet(plain: &str, matches: impl Fn(&str) -> bool, max_chars: usize) -> Vec<Piece> {
    let (words, rest) = words(plain);
    let marked: Vec<bool> = words.iter().map(|word| matches(word.text)).collect();
    let (first, last) = best_window(&words, &marked, max_chars);
    let mut pieces = Vec::new();
    let mut push = |text: &str, marked: bool| match pieces.last_mut() {
        Some(Piece { text: before, marked: false }) if !marked => before.push_str(text),
        _ if text.is_empty() => {}
        _ => pieces.push(Piece { text: text.to_owned(), marked }),
    };
    if first > 0 {
        push("… ", false);
    }
    for (at, word) in words.iter().enumerate().take(last).skip(first) {
        let before = if at == first { word.before.trim_start() } else { &word.before };
        // A full stop of the sentence before the first word is not of this one.
        let before =
            if at == first && first > 0 { before.rsplit(' ').next().unwrap_or_default() } else { before };
        push(before, false);
        push(word.text, marked[at]);
    }
    if last < words.len() {
        push(" …", false);
    } else {
        push(rest.trim_end(), false);
    }
    pieces
}

/// The first `count` words of `plain` in one line, with `…` when there are more. In scripts without blanks a word
/// is a sentence: then no more than twelve characters a word are taken.
///
/// ```
/// assert_eq!(markup::first_words("One for\nthe pot.", 3), "One for the…");
/// ```
pub fn first_words(plain: &str, count: usize) -> String {
    let most = count.saturating_mul(12);
    let mut out = String::new();
    let mut chars = 0;
    for (number, word) in plain.split_whitespace().enumerate() {
        if number == count {
            return out + "…";
        }
        if number > 0 {
            out.push(' ');
        }
        for grapheme in word.graphemes(true) {
            if chars >= most {
                return out.trim_end().to_owned() + "…";
            }
            chars += 1;
            out.push_str(grapheme);
        }
    }
    out
}

/// The words of `plain`, and what stands behind the last.
fn words(plain: &str) -> (Vec<Word<'_>>, String) {
    let mut end = plain.len().min(MAX_SEARCHED);
    while !plain.is_char_boundary(end) {
        end -= 1;
    }
    let mut words = Vec::new();
    let mut before = String::new();
    let mut place = 0;
    for piece in plain[..end].split_word_bounds() {
        if piece.chars().any(char::is_alphanumeric) {
            let start = place + before.chars().count();
            place = start + piece.chars().count();
            words.push(Word { text: piece, start, end: place, before: std::mem::take(&mut before) });
        } else if piece.trim().is_empty() {
            if !before.ends_with(' ') {
                before.push(' ');
            }
        } else if before.len() < 64 {
            // A row of a thousand dashes says no more than one of sixty.
            before.push_str(piece);
        }
    }
    (words, before)
}

/// The words from the first to before the last that are shown.
fn best_window(words: &[Word<'_>], marked: &[bool], max_chars: usize) -> (usize, usize) {
    let hits: Vec<usize> = (0..words.len()).filter(|at| marked[*at]).collect();
    let Some(first_hit) = hits.first() else { return fill(words, 0, 0, max_chars) };
    let folded: Vec<String> = hits.iter().map(|at| words[*at].text.to_lowercase()).collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    let (mut best, mut best_score) = ((*first_hit, *first_hit), (0, 0));
    let mut from = 0;
    for to in 0..hits.len() {
        *counts.entry(&folded[to]).or_default() += 1;
        while words[hits[to]].end - words[hits[from]].start > max_chars && from < to {
            if let Some(count) = counts.get_mut(folded[from].as_str()) {
                *count -= 1;
                if *count == 0 {
                    counts.remove(folded[from].as_str());
                }
            }
            from += 1;
        }
        let score = (counts.len(), to - from);
        if score > best_score {
            (best, best_score) = ((hits[from], hits[to]), score);
        }
    }
    fill(words, best.0, best.1 + 1, max_chars)
}

/// Widens the window until it is full: a third of the room before the words, the rest behind them.
fn fill(words: &[Word<'_>], first: usize, last: usize, max_chars: usize) -> (usize, usize) {
    let (mut first, mut last) = (first, last);
    let length =
        |first: usize, last: usize| if last > first { words[last - 1].end - words[first].start } else { 0 };
    let room = max_chars.saturating_sub(length(first, last));
    let reach_all = words.get(last.saturating_sub(1)).is_some_and(|word| word.end <= max_chars);
    let before = if reach_all { max_chars } else { length(first, last) + room / 3 };
    while first > 0 && last > first && length(first - 1, last) <= before {
        first -= 1;
    }
    while last < words.len() && (length(first, last + 1) <= max_chars || last == first) {
        last += 1;
    }
    while first > 0 && length(first - 1, last) <= max_chars {
        first -= 1;
    }
    (first, last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(plain: &str, wanted: &[&str], max: usize) -> String {
        let pieces = snippet(plain, |word| wanted.contains(&word.to_lowercase().as_str()), max);
        pieces.iter().map(|p| if p.marked { format!("[{}]", p.text) } else { p.text.clone() }).collect()
    }

    #[test]
    fn the_place_with_the_most_different_words_is_shown() {
        let plain = "Tea, tea and more tea. Later on that day we spoke of the rota for the tea, and of who would keep the key.";
        assert_eq!(shown(plain, &["tea", "rota"], 30), "… the [rota] for the [tea], and of …");
        assert_eq!(shown(plain, &["tea"], 24), "[Tea], [tea] and more [tea] …");
    }

    #[test]
    fn a_short_text_is_shown_whole_and_white_space_is_one_blank() {
        assert_eq!(shown("We  met\n\nin Leeds.", &["leeds"], 80), "We met in [Leeds].");
        assert_eq!(shown("“Nothing” here!", &["x"], 80), "“Nothing” here!");
        assert_eq!(shown("", &["x"], 80), "");
        assert_eq!(shown("one two three four", &[], 9), "one two …");
    }

    #[test]
    fn first_words_are_in_one_line_in_any_script() {
        assert_eq!(first_words("  One\n two ", 5), "One two");
        assert_eq!(first_words("日本語の文章はここまで続きます", 1), "日本語の文章はここまで続…");
    }

    #[test]
    fn long_texts_take_linear_time() {
        let plain = "tea rota word ".repeat(100_000);
        assert!(shown(&plain, &["tea", "rota"], 100).starts_with("[tea]"));
        assert!(shown(&"-".repeat(1_000_000), &["tea"], 100).len() < 100);
    }
}
