//! `format=flowed` (RFC 3676): lines that end in a blank go on in the next.

/// `text` with flowed lines joined and stuffed blanks removed; the marks of quotes stay. With `delsp` the blank
/// at the end of a flowed line is no part of the text.
pub(crate) fn unflow(text: &str, delsp: bool) -> String {
    let mut out = String::with_capacity(text.len());
    // The depth of the paragraph that goes on in the next line.
    let mut going_on: Option<usize> = None;
    for line in text.lines() {
        let words = line.trim_start_matches('>');
        let depth = line.len() - words.len();
        let words = words.strip_prefix(' ').unwrap_or(words);
        let signature = words.trim_end_matches('\r') == "-- ";
        let joined = going_on == Some(depth) && !signature;
        if going_on.is_some() && !joined {
            out.push('\n');
        }
        if !joined && depth > 0 {
            (0..depth).for_each(|_| out.push('>'));
            out.push(' ');
        }
        let flowed = words.ends_with(' ') && !signature;
        out.push_str(if flowed && delsp { &words[..words.len() - 1] } else { words });
        going_on = flowed.then_some(depth);
        if !flowed {
            out.push('\n');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_end_in_a_blank_go_on_in_the_next() {
        assert_eq!(
            unflow("one \ntwo\n three\n>a \n>b\n>>c \nd\n-- \nAda\n", false),
            "one two\nthree\n> a b\n>> c \nd\n-- \nAda\n"
        );
        assert_eq!(unflow("日 \n本\n", true), "日本\n");
    }
}
