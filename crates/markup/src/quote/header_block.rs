//! The block of header lines over a quote ("From: … Sent: … To: …"), and the lines that say in words that an
//! earlier letter follows.

use super::{
    attribution::{has_address, has_date},
    lines::{Line, is_blank},
    words::{ABOVE_THIS_LINE, CC, DATE, FORWARDED, FROM, MESSAGE, SUBJECT, TO, fold},
};

/// How many lines a block may have.
const MAX_LINES: usize = 14;

/// The number of lines of a header block that begins at `at`, with the rule over it.
pub(crate) fn at(lines: &[Line<'_>], at: usize) -> Option<usize> {
    let rule = usize::from(is_rule(lines[at].text));
    let first = (at + rule..lines.len().min(at + rule + 3)).find(|at| !is_blank(lines[*at].text))?;
    if rule == 0 && first != at {
        return None;
    }
    if in_one_line(lines[first].text) {
        return Some(first + 1 - at);
    }
    let (mut seen, mut end) = ([false; 4], first);
    let (mut sender_addressed, mut dated) = (false, false);
    let (mut wrapped, mut unknown) = (0, 0);
    for (offset, line) in lines[first..lines.len().min(first + MAX_LINES)].iter().enumerate() {
        if is_blank(line.text) {
            // One empty line between the headers is how some programs space them.
            let goes_on = lines.get(first + offset + 1).is_some_and(|next| field(next.text).is_some());
            if goes_on && offset > 0 {
                continue;
            }
            break;
        }
        match field(line.text) {
            Some((which, value)) => {
                if let Some(which) = which.filter(|which| *which < seen.len()) {
                    seen[which] = true;
                    sender_addressed |= which == 0 && has_address(value);
                    dated |= which == 1 && has_date(value);
                }
                wrapped = 0;
                end = first + offset + 1;
            }
            // Under a rule, four such lines in a row are headers in a language we do not know.
            None if rule == 1 && wrapped == 0 && is_header_like(line.text) => {
                unknown += 1;
                sender_addressed |= unknown == 1 && has_address(line.text);
                dated |= has_date(line.text);
                end = first + offset + 1;
            }
            // A long list of people, or an address, runs on in the next line.
            None if offset > 0 && wrapped < 3 => wrapped += 1,
            None => break,
        }
    }
    let count = seen.iter().filter(|seen| **seen).count();
    let foreign = unknown + count >= 4 && sender_addressed && dated;
    let sure = foreign || seen[0] && (count >= 3 || (sender_addressed && dated) || (rule == 1 && count >= 2));
    sure.then_some(end - at)
}

/// "From: Ada <ada@a.example> Date: 3 May 2026", where a program has lost the ends of lines.
fn in_one_line(line: &str) -> bool {
    let Some((Some(0), value)) = field(line) else { return false };
    let folded = fold(value);
    let dated = DATE.iter().find_map(|name| {
        let at = folded.match_indices(name).map(|(at, _)| at).find(|at| {
            let free = folded[..*at].ends_with([' ', '>', ';', '\u{a0}']);
            free && folded[at + name.len()..].trim_start().starts_with([':', '：'])
        })?;
        Some(has_date(&folded[at..]))
    });
    dated == Some(true) && has_address(value) && value.len() < 1_000
}

/// The number of lines of a separator that begins at `at`: "-----Original Message-----" and its like.
pub(crate) fn separator(lines: &[Line<'_>], at: usize) -> Option<usize> {
    let text = lines[at].text.trim();
    if text.len() > 120 {
        return None;
    }
    let inner = text.trim_matches(|c: char| matches!(c, '-' | '_' | '=' | '*' | '#' | ' ' | '–' | '—'));
    if text.len() == inner.len() && !text.ends_with(':') {
        return None;
    }
    let folded = fold(inner);
    let framed =
        text.len() >= inner.len() + 4 && text.starts_with(['-', '_', '=', '–', '—']) && !inner.is_empty();
    if framed && MESSAGE.iter().any(|word| folded.contains(word)) && inner.chars().count() < 50 {
        return Some(1);
    }
    let colon = folded.trim_end_matches([':', ' ']);
    if folded.ends_with(':') && FORWARDED.contains(&colon) {
        return Some(1);
    }
    // "Reply above this line", and the heading that a forum puts over earlier posts.
    if ABOVE_THIS_LINE.iter().any(|words| folded.contains(words)) && text.len() > inner.len() {
        return Some(1);
    }
    None
}

pub(crate) fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.chars().count() >= 3 && line.chars().all(|c| matches!(c, '-' | '_' | '=' | '–' | '—'))
}

fn is_header_like(line: &str) -> bool {
    line.split_once(": ")
        .is_some_and(|(name, _)| (2..=20).contains(&name.chars().count()) && !name.contains(". "))
}

/// The header that `line` is: which (0 from, 1 date, 2 to, 3 subject, 4 copies, or another), and its value.
pub(super) fn field(line: &str) -> Option<(Option<usize>, &str)> {
    let text = line.trim().trim_start_matches(['*', '>', '|', ' ']);
    let at = text.find([':', '：'])?;
    if at > 40 {
        return None;
    }
    let name = text[..at].trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_'));
    let name = fold(name);
    let value = text[at..].trim_start_matches([':', '：']).trim_start_matches(['*', ' ']);
    let which = [FROM, DATE, TO, SUBJECT, CC].iter().position(|names| names.contains(&name.as_str()));
    let other = ["bcc", "reply-to", "importance", "organization", "attachments", "newsgroups"];
    (which.is_some() || other.contains(&name.as_str())).then_some((which, value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quote::lines::lines;

    #[test]
    fn header_lines_are_known_in_many_languages() {
        for block in [
            "From: Ada <ada@a.example>\nSent: Tuesday, 3 May 2026 10:12\nTo: Bo\nSubject: Tea",
            "Von: Ada\nGesendet: Dienstag, 3. Mai 2026 10:12\nAn: Bo\nBetreff: Tee",
            "De : Ada\nEnvoyé : mardi 3 mai 2026 10:12\nÀ : Bo\nObjet : Thé",
            "*Från:* Ada\n*Skickat:* den 3 maj 2026\n*Till:* Bo\n*Ämne:* Te",
            "Lähettäjä: Ada\nLähetetty: tiistai 3. toukokuuta 2026\nVastaanottaja: Bo\nAihe: Tee",
            "От: Ada\nОтправлено: 3 мая 2026\nКому: Bo\nТема: Чай",
            "________________\nFrom: Ada\nSubject: Tea",
            "From: Ada\n<ada@a.example>\nDate: 3 May 2026\nTo: Bo",
        ] {
            assert_eq!(at(&lines(block), 0), Some(block.lines().count()), "{block}");
        }
    }

    #[test]
    fn a_list_of_terms_is_not_a_header_block() {
        assert_eq!(at(&lines("From: Leeds\nTo: York\nPrice: 12"), 0), None);
        assert_eq!(at(&lines("Date: 3 May 2026\nTime: ten"), 0), None);
        assert_eq!(at(&lines("-----\nand so on"), 0), None);
    }

    #[test]
    fn a_separator_is_known_by_its_frame_and_word() {
        for line in [
            "-----Original Message-----",
            "---------- Forwarded message ---------",
            "-------- Ursprüngliche Nachricht --------",
            "Begin forwarded message:",
            "## Please reply above this line ##",
        ] {
            assert_eq!(separator(&lines(line), 0), Some(1), "{line}");
        }
        for line in ["- send a message", "----", "--- the plan ---", "I reply above this line"] {
            assert_eq!(separator(&lines(line), 0), None, "{line}");
        }
    }
}
