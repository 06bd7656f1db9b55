//! The plain text of a letter: set by hand to 66 columns, and nothing of people's words that would be taken for ours.

/// Lines of plain text are at most this long, where they have blanks.
pub(crate) const MEASURE: usize = 66;

/// Folds long lines at blanks; what is set in (a link, quoted words) is left as it is.
pub(crate) fn folded(plain: &str) -> String {
    let mut text = String::with_capacity(plain.len() + 32);
    let mut empty = 0;
    for line in plain.trim_end().lines() {
        // Two empty lines are the most that white space has to say.
        empty = if line.trim().is_empty() { empty + 1 } else { 0 };
        if empty > 2 {
            continue;
        }
        fold_line(&mut text, line);
        text.push('\n');
    }
    text
}

fn fold_line(text: &mut String, line: &str) {
    if line.starts_with([' ', '>', '\t']) {
        text.push_str(line.trim_end());
        return;
    }
    fold_words(text, line);
}

/// A line of words, folded at blanks.
pub(crate) fn fold_words(text: &mut String, line: &str) {
    let mut length = 0;
    for word in line.trim_end().split(' ') {
        let more = word.chars().count();
        if length > 0 && length + 1 + more > MEASURE {
            text.push('\n');
            length = 0;
        } else if length > 0 {
            text.push(' ');
            length += 1;
        }
        text.push_str(word);
        length += more;
    }
}

/// Words set in by a mark before each line (`> `, or four blanks), folded.
pub(crate) fn set_in(words: &str, before: &str) -> String {
    let room = MEASURE.saturating_sub(before.len());
    let mut out = String::with_capacity(words.len() + 64);
    for line in words.trim().lines() {
        let mut length = 0;
        out.push_str(before);
        for word in line.split_whitespace() {
            let more = word.chars().count();
            if length > 0 && length + 1 + more > room {
                out.push('\n');
                out.push_str(before);
                length = 0;
            } else if length > 0 {
                out.push(' ');
                length += 1;
            }
            out.push_str(word);
            length += more;
        }
        out.truncate(out.trim_end_matches(' ').len());
        out.push('\n');
    }
    out.trim_end().to_owned()
}

/// People's words without the characters that our marks are written in (see `notices::mark`).
pub(crate) fn unmarked(words: &str) -> String {
    if words.contains(is_private) { words.replace(is_private, "\u{fffd}") } else { words.to_owned() }
}

fn is_private(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{E00F}')
}

/// A list of names as people say it: `Gwen, Hamish and Nell`.
pub(crate) fn all_of(words: base::Words, names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => {
            words.tell("letter-and", &[("first", first.join(", ").into()), ("last", last.into())])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_short_and_quoted_words_keep_their_mark() {
        let long = "word ".repeat(40);
        assert!(folded(&long).lines().all(|line| line.chars().count() <= MEASURE));
        let quoted = set_in(&format!("{long}\n\nshort"), "> ");
        assert!(quoted.lines().all(|line| line.starts_with('>') && line.chars().count() <= MEASURE));
        assert!(quoted.ends_with(">\n> short"), "{quoted}");
        assert_eq!(folded("a\n\n\n\n\nb\n"), "a\n\n\nb\n");
    }

    #[test]
    fn nobody_writes_our_marks() {
        assert_eq!(unmarked("a \u{E000}reply\u{E001} b"), "a \u{fffd}reply\u{fffd} b");
    }
}
