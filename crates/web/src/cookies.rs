//! Reading and setting cookies, with the care of one place.

use axum::http::{HeaderMap, HeaderValue, header};

/// The value of a cookie that the browser sent. The first one counts, as in the browser's own order.
pub fn value<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(';')).find_map(|pair| {
        let (key, value) = pair.trim().split_once('=')?;
        (key == name).then_some(value)
    })
}

/// A `Set-Cookie` line: this host only, all paths, out of reach of scripts, not sent along by other sites' forms.
/// `seconds` of life; 0 forgets it. `https` adds `Secure`: a name that begins with `__Host-` needs it.
/// None when name or value hold what a cookie may not.
pub fn line(name: &str, value: &str, seconds: i64, https: bool) -> Option<HeaderValue> {
    let fits =
        |text: &str| text.bytes().all(|b| b.is_ascii_graphic() && !matches!(b, b';' | b',' | b'"' | b'\\'));
    if !fits(name) || !fits(value) || name.is_empty() || name.contains('=') {
        return None;
    }
    let secure = if https { "; Secure" } else { "" };
    let line = format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
    HeaderValue::from_str(&line).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_one_among_many() {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, HeaderValue::from_static("theme=dark; __Host-s=abc"));
        assert_eq!(value(&headers, "__Host-s"), Some("abc"));
        assert_eq!(value(&headers, "s"), None);
    }

    #[test]
    fn a_value_cannot_add_attributes_or_lines() {
        for bad in ["a; Domain=evil.example", "a\r\nX: y", "ä", "a b"] {
            assert!(line("s", bad, 60, true).is_none(), "{bad:?}");
        }
        let good = line("s", "abc", 60, true).expect("a plain value");
        assert_eq!(good, "s=abc; Path=/; Max-Age=60; HttpOnly; SameSite=Lax; Secure");
    }
}
