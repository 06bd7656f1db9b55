//! Text into HTML: the five characters that mean something there.

/// `text` with `&`, `<`, `>`, `"` and `'` escaped; safe as an element's text and inside a quoted attribute.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    push_escaped(&mut out, text);
    out
}

/// Appends `text`, escaped, to `out`. Control characters that no page may hold (NUL and its kind) are left out.
pub(crate) fn push_escaped(out: &mut String, text: &str) {
    let mut kept = 0;
    for (at, byte) in text.bytes().enumerate() {
        let with = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            b'\t' | b'\n' => continue,
            0..0x20 | 0x7f => "",
            _ => continue,
        };
        out.push_str(&text[kept..at]);
        out.push_str(with);
        kept = at + 1;
    }
    out.push_str(&text[kept..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_something_in_html_is_escaped_and_the_rest_is_left() {
        assert_eq!(
            escape(r#"<a href="x">'Zoë' & co</a>"#),
            "&lt;a href=&quot;x&quot;&gt;&#39;Zoë&#39; &amp; co&lt;/a&gt;"
        );
        assert_eq!(escape("a\0b\rc\td\n"), "abc\td\n");
    }
}
