//! Where a form may send a reader back to: only to a page of this house.

/// The longest address that we send someone back to, in bytes.
const LONGEST: usize = 2_000;

/// `path` when it is a path on this host, else `/`.
///
/// It begins with one `/` that no second `/` or `\` follows (both mean another host to a browser), and holds no
/// backslash, blank or control character, plain or written as `%0d` (some would split a header there).
// Row 57 of the web cases: open redirect.
pub fn safe_path(path: &str) -> &str {
    let bytes = path.as_bytes();
    let local = bytes.first() == Some(&b'/') && !matches!(bytes.get(1), Some(b'/' | b'\\'));
    let plain = bytes.iter().all(|byte| byte.is_ascii_graphic() && *byte != b'\\');
    if local && plain && bytes.len() <= LONGEST && !hides_control(bytes) { path } else { "/" }
}

/// Whether a `%00` to `%1f`, `%5c` or `%7f` is written in the path, or a second slash hides as `/%2f`.
fn hides_control(bytes: &[u8]) -> bool {
    let hidden = |three: &[u8]| {
        three[0] == b'%'
            && matches!(three[1..].to_ascii_lowercase().as_slice(), [b'0' | b'1', _] | b"5c" | b"7f")
    };
    bytes.windows(3).any(hidden) || bytes.get(1..4).is_some_and(|start| start.eq_ignore_ascii_case(b"%2f"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_sent_to_another_host() {
        for path in [
            "",
            "//evil",
            "/\\evil",
            "\\\\evil",
            "///evil",
            "https:evil",
            "https://evil",
            "javascript:alert(1)",
            "evil",
            " /x",
            "/x y",
            "/\tx",
            "\t//evil",
            "/x\r\nSet-Cookie: a=b",
            "/%0d%0aSet-Cookie:%20a=b",
            "/%0D",
            "/%00",
            "/%5cevil",
            "/%2Fevil",
            "/a\\b",
            "/é",
        ] {
            assert_eq!(safe_path(path), "/", "{path:?}");
        }
        assert_eq!(safe_path(&format!("/{}", "a".repeat(3_000))), "/");
    }

    #[test]
    fn a_page_of_ours_is_kept_with_its_query() {
        for path in ["/", "/c/peers/talk/0000000000abc?page=2", "/c/p/search?q=caf%C3%A9+one#top"] {
            assert_eq!(safe_path(path), path);
        }
    }
}
