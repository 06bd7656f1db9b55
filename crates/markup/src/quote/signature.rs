//! The end of a person's words: closing, name and contacts, the line of a telephone, and what lists and law
//! departments put below.

use std::ops::Range;

use super::{
    PartKind,
    attribution::has_address,
    lines::{Line, is_blank},
    words::{CLOSINGS, LEGAL, NO_NAMES, SENT_FROM},
};

/// How many lines a signature may have behind `-- `; more than that is no signature but a text.
const MAX_LINES: usize = 25;

/// Marks signatures and footers among the words.
pub(crate) fn mark(lines: &[Line<'_>], kinds: &mut [PartKind]) {
    mark_starred(lines, kinds);
    let mut end = lines.len();
    // The last words may be but a signature below the quote; then those before the quote have one of their own.
    for _ in 0..2 {
        let Some(run) = last_words(lines, kinds, end) else { return };
        mark_list_footer(lines, kinds, run.clone());
        let Some(run) = last_words(lines, kinds, run.end) else { return };
        let start = signature(lines, run.clone(), has_words(lines, kinds, run.start));
        kinds[start..run.end].fill(PartKind::Signature);
        if start > run.start {
            return;
        }
        end = run.start;
    }
}

/// The last lines in a row before `end` that are words, without empty lines around them.
fn last_words(lines: &[Line<'_>], kinds: &[PartKind], end: usize) -> Option<Range<usize>> {
    let word = |at: &usize| kinds[*at] == PartKind::Words && !is_blank(lines[*at].text);
    let last = (0..end).rev().find(word)?;
    let before = (0..last).rev().find(|at| kinds[*at] != PartKind::Words).map_or(0, |at| at + 1);
    let first = (before..=last).find(word)?;
    Some(first..last + 1)
}

fn has_words(lines: &[Line<'_>], kinds: &[PartKind], before: usize) -> bool {
    (0..before).any(|at| kinds[at] == PartKind::Words && !is_blank(lines[at].text))
}

/// A notice between two rows of stars, wherever it stands in the last half of the words.
fn mark_starred(lines: &[Line<'_>], kinds: &mut [PartKind]) {
    let starred = |text: &str| {
        let stars = text.bytes().filter(|b| *b == b'*').count();
        stars >= 8 && text.bytes().all(|b| matches!(b, b'*' | b' '))
    };
    let rows: Vec<usize> = (0..lines.len())
        .filter(|at| kinds[*at] == PartKind::Words && !lines[*at].code && starred(lines[*at].text))
        .collect();
    for pair in rows.chunks_exact(2) {
        let framed = pair[0] + 1..pair[1];
        // A title between stars is short; a notice is not.
        if framed.clone().filter(|at| !is_blank(lines[*at].text)).count() >= 3 && pair[0] > 0 {
            kinds[pair[0]..=pair[1]].fill(PartKind::Footer);
        }
    }
    let Some(last) = rows.last().filter(|last| kinds[**last] == PartKind::Footer) else { return };
    let below = (last + 1..lines.len()).find(|at| !is_blank(lines[*at].text));
    if let Some(below) = below.filter(|below| is_legal(lines[*below].text)) {
        let end = (below..lines.len()).find(|at| kinds[*at] != PartKind::Words || is_blank(lines[*at].text));
        kinds[below..end.unwrap_or(lines.len())].fill(PartKind::Footer);
    }
}

/// The rule of underscores with the name and address of a mailing list under it.
fn mark_list_footer(lines: &[Line<'_>], kinds: &mut [PartKind], run: Range<usize>) {
    let ruled = |at: &usize| {
        let text = lines[*at].text.trim();
        text.len() >= 20 && text.bytes().all(|b| b == b'_' || b == b'-')
    };
    let Some(rule) = run.clone().rev().take(8).find(ruled) else { return };
    let below = || lines[rule + 1..run.end].iter().map(|line| line.text);
    let listed = below().any(|text| {
        let text = text.to_ascii_lowercase();
        text.contains("mailing list") || text.contains("listinfo") || text.contains("unsubscribe")
    });
    if rule > run.start && listed {
        kinds[rule..run.end].fill(PartKind::Footer);
    }
}

/// Where the signature of the words in `run` begins; `run.end` when they have none.
fn signature(lines: &[Line<'_>], run: Range<usize>, words_before: bool) -> usize {
    let mut end = run.end;
    loop {
        let found = delimiter(lines, run.start..end)
            .or_else(|| device(lines, run.start..end))
            .or_else(|| legal(lines, run.start..end))
            .or_else(|| closing(lines, run.start..end, words_before))
            .or_else(|| name(lines, run.start..end));
        let Some(start) = found else { return if end == run.end { run.end } else { end } };
        end = start;
        while end > run.start && is_blank(lines[end - 1].text) {
            end -= 1;
        }
        if end == run.start {
            return end;
        }
    }
}

/// `-- ` and what programs and people write for it.
fn delimiter(lines: &[Line<'_>], run: Range<usize>) -> Option<usize> {
    let words = |from: usize| (from..run.end).filter(|at| !is_blank(lines[*at].text));
    let mut found = None;
    for at in run.clone().rev().take(MAX_LINES + 20) {
        let (text, line) = (lines[at].text.trim(), &lines[at]);
        if line.code || text.is_empty() {
            continue;
        }
        let below = words(at + 1).count();
        if matches!(text, "--" | "—" | "- -") && below <= MAX_LINES {
            found = Some(at);
        }
        // A rule by itself may also divide a text: then what is under it is longer, and is sentences.
        let rule = text.chars().count() >= 4 && text.chars().all(|c| matches!(c, '_' | '—' | '–'))
            || text.len() >= 20 && text.bytes().all(|b| matches!(b, b'-' | b'='));
        if rule && (1..=10).contains(&below) && words(at + 1).all(|at| lines[at].text.chars().count() <= 75) {
            found = found.or(Some(at));
        }
    }
    found
}

fn device(lines: &[Line<'_>], run: Range<usize>) -> Option<usize> {
    run.clone().rev().filter(|at| !is_blank(lines[*at].text)).take(4).find(|at| {
        let text = lines[*at].text.trim().trim_start_matches(['-', '*', '<', '[', '(', ' ']);
        let folded = text.to_lowercase();
        !lines[*at].code
            && text.chars().count() < 90
            && (SENT_FROM.iter().any(|start| folded.starts_with(start)) || folded.ends_with("gesendet"))
    })
}

/// The last paragraph, when it begins as law departments do.
fn legal(lines: &[Line<'_>], run: Range<usize>) -> Option<usize> {
    let start = paragraph_start(lines, run.clone())?;
    (start > run.start && is_legal(lines[start].text)).then_some(start)
}

fn is_legal(text: &str) -> bool {
    let folded = text.trim_start_matches(['*', '-', '_', ' ', '"', '(', '[']).to_lowercase();
    LEGAL.iter().any(|start| folded.starts_with(start))
}

/// "Kind regards," with a name on its line or under it.
fn closing(lines: &[Line<'_>], run: Range<usize>, words_before: bool) -> Option<usize> {
    let nonblank: Vec<usize> = run.clone().rev().filter(|at| !is_blank(lines[*at].text)).take(14).collect();
    for (below, at) in nonblank.iter().copied().enumerate() {
        let line = &lines[at];
        let most = if is_contact(line.text) { 120 } else { 60 };
        if line.code || line.text.trim().chars().count() > most {
            return None;
        }
        let rest = after_closing(line.text.trim());
        let named = rest
            .is_some_and(|rest| if below == 0 { is_name(rest) } else { rest.is_empty() || is_name(rest) });
        // What stands under "Thanks" at the top of a letter is what its author has to say, and so is a word of command.
        let first = run.start == at && !words_before;
        let answered = nonblank[..below]
            .iter()
            .any(|at| is_answer(lines[*at].text.trim()) || is_numbers(lines[*at].text));
        if named && !first && !answered {
            return Some(at);
        }
    }
    None
}

/// What stands behind the closing with which `text` begins.
fn after_closing(text: &str) -> Option<&str> {
    let text = text.trim_start_matches(['-', '–', '—', '*', '_', ' ', '~']);
    let ends = |length: usize| text.get(length..).filter(|rest| !rest.starts_with(char::is_alphanumeric));
    let folded = text.to_lowercase();
    let longest = CLOSINGS
        .iter()
        .filter(|closing| folded.starts_with(**closing))
        .filter_map(|closing| Some((closing, ends(prefix_length(text, closing)?)?)))
        .max_by_key(|(closing, _)| closing.len());
    let (_, rest) = longest?;
    Some(
        rest.trim_matches(|c: char| {
            c.is_whitespace() || !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '.')
        })
        .trim(),
    )
}

/// The length of the beginning of `text` that is `folded` in any case.
fn prefix_length(text: &str, folded: &str) -> Option<usize> {
    let mut rest = text.char_indices();
    for wanted in folded.chars() {
        let (_, c) = rest.next()?;
        if !c.to_lowercase().eq(wanted.to_lowercase()) {
            return None;
        }
    }
    Some(rest.next().map_or(text.len(), |(at, _)| at))
}

/// One to four words that begin with a capital, and nothing that a sentence has.
fn is_name(text: &str) -> bool {
    let text = text.trim();
    let mut words = 0;
    for word in text.split_whitespace() {
        let small = matches!(
            word,
            "and"
                | "&"
                | "und"
                | "et"
                | "y"
                | "e"
                | "og"
                | "och"
                | "en"
                | "ja"
                | "i"
                | "de"
                | "von"
                | "van"
                | "der"
                | "da"
                | "di"
                | "la"
                | "le"
                | "del"
                | "bin"
                | "al"
        );
        let capital = word
            .trim_start_matches(['(', '"', '\''])
            .starts_with(|c: char| c.is_uppercase() || is_caseless(c));
        let lettered = word
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’' | '(' | ')' | '"' | ',' | '&'));
        if !(small || capital && lettered) {
            return false;
        }
        words += 1;
    }
    let sentence =
        text.ends_with(['!', '?', ':', ';']) || (text.ends_with('.') && words > 1 && !text.ends_with("Jr."));
    (1..=4).contains(&words) && !sentence && text.chars().count() <= 40
}

fn is_caseless(c: char) -> bool {
    c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase()
}

/// A name and contacts by themselves in the last paragraphs, when enough stands before them.
fn name(lines: &[Line<'_>], run: Range<usize>) -> Option<usize> {
    let mut end = run.end;
    for contacts in 0..3 {
        let start = paragraph_start(lines, run.start..end)?;
        let count = end - start;
        let first = lines[start].text.trim();
        let dashed = first.trim_start_matches(['-', '–', '—', '~', '/', ' ']);
        let contact = |at: usize| is_contact(lines[at].text);
        let rest_fits = (start + 1..end)
            .all(|at| lines[at].text.trim().chars().count() <= 70 && !ends_a_sentence(lines[at].text));
        if start == run.start || count > 10 || lines[start].code || !rest_fits {
            return None;
        }
        let enough_before =
            (run.start..start).map(|at| lines[at].text.split_whitespace().count()).sum::<usize>() >= 5;
        let with_contacts = contacts > 0 || (start + 1..end).any(contact);
        let named = is_name(dashed) && !is_answer(dashed) && (count <= 2 || with_contacts || count <= 4);
        if enough_before && named {
            return Some(start);
        }
        // Contacts may be a paragraph of their own below the name.
        if !(start..end).any(contact) {
            return None;
        }
        end = start;
        while end > run.start && is_blank(lines[end - 1].text) {
            end -= 1;
        }
    }
    None
}

fn ends_a_sentence(text: &str) -> bool {
    text.trim_end().ends_with(['?', '!', ':', ';'])
        || (text.trim_end().ends_with('.') && text.split_whitespace().count() > 5)
}

/// Words that are written with a capital and are no name: a person's answer must never be taken for one.
fn is_answer(text: &str) -> bool {
    let folded = text.trim_end_matches(['.', ',', '!']).to_lowercase();
    let letters = folded.chars().filter(|c| c.is_alphabetic()).count();
    let shouted = !folded.contains(' ')
        && letters > 1
        && text.chars().all(|c| !c.is_lowercase())
        && !text.chars().all(is_caseless);
    let word = folded.split_whitespace().next().unwrap_or_default();
    let closing_alone = after_closing(text).is_some_and(|rest| rest.trim_matches('.').is_empty());
    shouted || closing_alone || NO_NAMES.contains(&word)
}

/// An answer by numbers: "1 3", "2, 4 and 5" has words.
fn is_numbers(text: &str) -> bool {
    let text = text.trim();
    text.len() < 20
        && text.starts_with(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | ',' | '.' | ';' | '+' | '&'))
        && text.bytes().filter(u8::is_ascii_digit).count() < 8
}

fn is_contact(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let other = text.chars().filter(|c| c.is_alphabetic()).count();
    has_address(text) || text.contains("www.") || text.contains("://") || digits >= 5 && digits * 3 >= other
}

/// Where the last paragraph of `run` begins.
fn paragraph_start(lines: &[Line<'_>], run: Range<usize>) -> Option<usize> {
    if run.is_empty() {
        return None;
    }
    Some((run.start..run.end).rev().find(|at| is_blank(lines[*at].text)).map_or(run.start, |at| at + 1))
}

#[cfg(test)]
mod tests {
    use crate::quote::split;

    fn words(text: &str) -> String {
        split(text).reply_without_signature()
    }

    #[test]
    fn closings_names_contacts_and_telephones_are_no_words() {
        let letter = "Yes, that is how we did it last year.";
        for end in [
            "-- \nAda Lovelace\nAnalyst",
            "Kind regards,\nAda",
            "Thanks. Ada",
            "Med venlig hilsen\nAda",
            "Mit freundlichen Grüßen\n\nAda Lovelace\nTel. 030 123456",
            "Ada Lovelace",
            "Ada\n\n030 123456\nada@a.example",
            "Sent from my telephone",
            "Yahoo Mail: Search, Organize, Conquer",
            "Envoyé avec la messagerie sécurisée Proton Mail.",
            "Enviado con Proton Mail",
            "Outlook für iOS beziehen",
            "Obter o Outlook para Android",
            "Best,\nAda\n\nGesendet von Outlook",
            "_____________\nAda Lovelace",
        ] {
            assert_eq!(words(&format!("{letter}\n\n{end}\n")), letter, "{end}");
            assert_eq!(split(&format!("{letter}\n\n{end}\n")).reply(), format!("{letter}\n\n{end}"));
        }
    }

    #[test]
    fn an_answer_is_never_taken_for_a_signature() {
        for text in [
            "Thanks!",
            "Do tell me whether that helped you.\n\nThanks.",
            "YES",
            "I have thought about your question.\n\nYES",
            "Here is my answer to you all.\n\nTuesday",
            "Hier ist meine Antwort an euch alle.\n\nErledigt",
            "We could try this:\n-- ask each person\n-- write it down",
            "In this regards we need to be careful.",
            "Ada",
            "## Plan\n----\n\n1. One\n\n----\n\nThe dashes above divide a text that goes on for a while and says more.",
            "```\nx = 1\n-- \ny\n```\nThat is the code we use.",
        ] {
            assert_eq!(words(text), text);
        }
    }

    #[test]
    fn a_list_and_a_law_department_are_footers() {
        let letter = "See you on Friday then, all of you.";
        let list = "_______________________________________________\nTalk mailing list\nTalk@a.example\nhttps://a.example/listinfo/talk";
        let law = "**********\nThis is confidential,\nand not for you,\nunless it is.\n**********";
        for end in [list, law] {
            assert_eq!(split(&format!("{letter}\n\n{end}\n")).reply(), letter, "{end}");
        }
    }
}
