//! Takes out of text what a person cannot see but a program obeys.

/// One line for a heading, a name or a file name: line breaks and control characters become spaces, what changes the
/// direction of writing or has no width is dropped, ends are trimmed.
pub fn line(text: &str) -> String {
    if text.is_ascii() && !text.bytes().any(|b| b.is_ascii_control()) {
        return text.trim().to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        if is_joiner(c) {
            // Persian, Hindi and joined emoji need them between their letters; between others they only hide.
            let needed = joins(before) && rest.peek().is_some_and(|next| joins(*next));
            if needed {
                out.push(c);
            }
        } else if c == '\0' {
            out.push('\u{fffd}');
        } else if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') {
            if !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !is_hidden(c) {
            out.push(c);
        }
        before = c;
    }
    out.trim().to_owned()
}

/// The text of a letter: NUL becomes U+FFFD (PostgreSQL cannot store it), CRLF and lone CR become LF.
pub fn text(text: String) -> String {
    if !text.bytes().any(|b| matches!(b, 0 | b'\r')) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\0' => out.push('\u{fffd}'),
            '\r' => {
                if rest.peek() != Some(&'\n') {
                    out.push('\n');
                }
            }
            c => out.push(c),
        }
    }
    out
}

/// A name that is safe for a file on any system: no folders, no leading dots, no reserved characters, at most 120
/// characters, the ending kept. None if nothing is left.
pub fn file_name(name: &str) -> Option<String> {
    let name = line(name);
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept: String = name
        .chars()
        .map(|c| if matches!(c, ':' | '*' | '?' | '"' | '<' | '>' | '|') { '_' } else { c })
        .collect();
    let kept = kept
        .trim_matches(|c: char| c == '.' && !kept.trim_start_matches('.').is_empty() || c.is_whitespace());
    let kept = if kept.chars().all(|c| c == '.') { "" } else { kept };
    match kept.chars().count() {
        0 => None,
        n if n <= 120 => Some(kept.to_owned()),
        _ => {
            let (stem, ending) = match kept.rsplit_once('.') {
                Some((stem, ending)) if ending.len() <= 10 => (stem, format!(".{ending}")),
                _ => (kept, String::new()),
            };
            let room = 120 - ending.chars().count();
            Some(stem.chars().take(room).collect::<String>() + &ending)
        }
    }
}

/// Changes the direction of writing, or has no width: fit to disguise a name.
pub fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180e}'
        | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

fn joins(c: char) -> bool {
    !c.is_ascii() && !c.is_whitespace() && !is_hidden(c) && !is_joiner(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    // reliability 2.2 rows 36 and 37
    #[test]
    fn line_breaks_and_hidden_characters_do_not_survive_in_a_heading() {
        assert_eq!(line("x\r\nBcc: all@example.org"), "x Bcc: all@example.org");
        assert_eq!(line("pay\u{202e}fdp.exe\u{200b} now\u{feff}"), "payfdp.exe now");
        assert_eq!(line("a\0b"), "a\u{fffd}b");
        assert_eq!(line("pass\u{200d}word"), "password");
    }

    #[test]
    fn joiners_stay_where_a_script_needs_them() {
        assert_eq!(line("می\u{200c}خواهم"), "می\u{200c}خواهم");
        assert_eq!(line("👩\u{200d}🌾"), "👩\u{200d}🌾");
    }

    #[test]
    fn text_has_one_kind_of_line_break_and_no_nul() {
        assert_eq!(text("a\r\nb\rc\0".to_owned()), "a\nb\nc\u{fffd}");
    }

    // reliability 2.2 row 42
    #[test]
    fn a_file_name_cannot_leave_its_folder_or_hide_its_ending() {
        assert_eq!(file_name("../../etc/passwd").as_deref(), Some("passwd"));
        assert_eq!(file_name("C:\\temp\\plan.doc").as_deref(), Some("plan.doc"));
        assert_eq!(file_name("photo\u{202e}gpj.exe").as_deref(), Some("photogpj.exe"));
        assert_eq!(file_name("a\r\nb: c.txt").as_deref(), Some("a b_ c.txt"));
        assert_eq!(file_name(".htaccess").as_deref(), Some("htaccess"));
        for nothing in ["", "..", ".", "/", "   "] {
            assert_eq!(file_name(nothing), None, "{nothing:?}");
        }
        let long = file_name(&format!("{}.pdf", "ä".repeat(500))).unwrap();
        assert!(long.chars().count() == 120 && long.ends_with(".pdf"));
    }
}
