//! Text that is markup already, and the only ways to become it.

use std::fmt;

/// Markup that is safe to print as it is. Everything else that a template prints is escaped.
///
/// Made by this crate's own small functions, and from the `..._html` of the heart, which the house's cleaner
/// has been through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html(pub String);

impl fmt::Display for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl askama::FastWritable for Html {
    fn write_into(&self, dest: &mut dyn fmt::Write, _: &dyn askama::Values) -> askama::Result<()> {
        Ok(dest.write_str(&self.0)?)
    }
}

impl askama::filters::HtmlSafe for Html {}

/// Adds `text` to `out`, escaped for text and for attributes in double quotes.
pub fn escape_into(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&#34;"),
            '\'' => out.push_str("&#39;"),
            // A control character has no business in a page; a NUL would make it invalid.
            control if control.is_control() && control != '\n' && control != '\t' => {}
            other => out.push(other),
        }
    }
}

/// `text`, escaped.
pub fn escaped(text: &str) -> Html {
    let mut out = String::with_capacity(text.len());
    escape_into(&mut out, text);
    Html(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_cannot_become_markup() {
        let text = "<img src=x onerror=\"alert('1')\">&\0";
        assert_eq!(escaped(text).0, "&lt;img src=x onerror=&#34;alert(&#39;1&#39;)&#34;&gt;&amp;");
    }
}
