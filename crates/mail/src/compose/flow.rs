//! Wraps plain text so that a wide window may flow it again (RFC 3676).

/// Lines are broken at the last space before this column.
const WIDTH: usize = 76;

/// Breaks long paragraphs. A line that goes on ends with a space; quoted and indented lines are left as they are; a line that
/// begins with a space or with `From ` gets one space more, as the format asks.
pub(super) fn flowed(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 20);
    for line in text.lines() {
        if line == "-- " {
            out.push_str("-- \n");
            continue;
        }
        let line = line.trim_end();
        if line.starts_with('>') {
            out.push_str(line);
        } else if line.starts_with([' ', '\t']) {
            out.push(' ');
            out.push_str(line);
        } else {
            paragraph(line, &mut out);
        }
        out.push('\n');
    }
    out
}

fn paragraph(line: &str, out: &mut String) {
    let mut width = 0;
    for word in line.split_inclusive(' ') {
        let length = word.trim_end().chars().count();
        if width > 0 && width + length > WIDTH && out.ends_with(' ') {
            out.push('\n');
            width = 0;
        }
        if width == 0 && (word.starts_with(['>', ' ']) || word == "From ") {
            out.push(' ');
        }
        out.push_str(word);
        width += word.chars().count();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_broken_where_they_can_be_joined_again() {
        let text = "word ".repeat(40);
        let wrapped = flowed(&text);
        assert!(wrapped.lines().all(|l| l.chars().count() <= 77), "{wrapped}");
        assert_eq!(wrapped.replace(" \n", " ").trim_end(), text.trim_end());
    }

    #[test]
    fn what_must_not_flow_does_not() {
        let url = format!("https://example.org/{}", "x".repeat(200));
        assert_eq!(flowed(&url), format!("{url}\n"));
        let quote = format!("> {}", "quoted ".repeat(30).trim_end());
        assert_eq!(flowed(&quote), format!("{quote}\n"));
        assert_eq!(flowed("one  \n-- \nAnn"), "one\n-- \nAnn\n");
        assert_eq!(flowed("From here on\n  code"), " From here on\n   code\n");
    }
}
