//! The subject of a thread, made of that of a letter.

/// Longest subject, in characters.
const LONGEST: usize = 200;
/// Marks of answers and of what was passed on, in the languages of mail programs. Without the colon.
const MARKS: [&str; 18] = [
    "re", "fw", "fwd", "aw", "wg", "sv", "vs", "vb", "antw", "doorst", "rif", "rv", "res", "enc", "odp",
    "pd", "tr", "ynt",
];

/// A subject without marks of answers, and without the `tag` that the list puts before each.
pub fn of_thread(subject: &str, tag: Option<&str>) -> String {
    let mut rest = subject.trim();
    loop {
        let shorter = without_mark(rest).or_else(|| tag.and_then(|tag| rest.strip_prefix(tag)));
        match shorter {
            Some(shorter) => rest = shorter.trim_start(),
            None => break,
        }
    }
    let words: Vec<&str> = rest.split_whitespace().collect();
    words.join(" ").chars().take(LONGEST).collect::<String>().trim_end().to_owned()
}

/// `Re: x`, `RE[2]: x`, `AW : x`.
fn without_mark(subject: &str) -> Option<&str> {
    let (mark, rest) = subject.split_once(':')?;
    let mark = mark.trim_end();
    let mark = match mark.split_once(['[', '(']) {
        Some((mark, count)) if count.trim_end_matches([']', ')']).bytes().all(|b| b.is_ascii_digit()) => mark,
        Some(_) => return None,
        None => mark,
    };
    MARKS.iter().any(|known| known.eq_ignore_ascii_case(mark)).then_some(rest)
}

/// The tag at the front of a subject: `[peers] `, also behind a mark.
pub fn tag(subject: &str) -> Option<&str> {
    let mut rest = subject.trim_start();
    while let Some(shorter) = without_mark(rest) {
        rest = shorter.trim_start();
    }
    let end = rest.strip_prefix('[')?.find(']')? + 2;
    (3..=60).contains(&end).then(|| &rest[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_the_lists_tag_are_left_out() {
        let tag_of = Some("[peers]");
        for (subject, thread) in [
            ("Re: [peers] Re: Biscuits", "Biscuits"),
            ("[peers] AW: Biscuits", "Biscuits"),
            ("RE[2]: Biscuits", "Biscuits"),
            ("  Biscuits:  which? ", "Biscuits: which?"),
            ("[solved] Re: Biscuits", "[solved] Re: Biscuits"),
            ("Re:", ""),
        ] {
            assert_eq!(of_thread(subject, tag_of), thread, "{subject}");
        }
        assert_eq!(tag("Re: [peers] Biscuits"), Some("[peers]"));
        assert_eq!(tag("Biscuits [peers]"), None);
        assert!(of_thread(&"ä".repeat(500), None).chars().count() == LONGEST);
    }
}
