//! Authentication-Results (RFC 8601) that a server of ours wrote. Any other is somebody's claim, and is not read.

use crate::headers;

/// Whether the topmost Authentication-Results of a trusted server says that DMARC passed for this domain.
///
/// Only the topmost: whatever stands below was there before our server, whatever name it bears.
pub(super) fn passed(raw: &[u8], authserv_ids: &[String], domain: &str) -> bool {
    if authserv_ids.is_empty() {
        return false;
    }
    let found = headers::fields(raw).filter(|field| field.is("Authentication-Results")).find_map(|field| {
        let text = without_comments(&field.text().to_lowercase());
        let (id, results) = text.split_once(';')?;
        // A version may follow the name.
        let id = id.split_whitespace().next()?;
        authserv_ids.iter().any(|known| known.eq_ignore_ascii_case(id)).then(|| results.to_owned())
    });
    found.is_some_and(|results| says_pass(&results, domain))
}

/// Whether results (all behind the server's name, in lower case, without comments) say that DMARC passed for `domain`.
pub(super) fn says_pass(results: &str, domain: &str) -> bool {
    results.split(';').any(|result| {
        let mut words = result.split_whitespace();
        let passed = words.next() == Some("dmarc=pass");
        passed
            && words.any(|word| {
                word.strip_prefix("header.from=").is_some_and(|from| {
                    let from = from.trim_matches('"').trim_end_matches('.');
                    from.rsplit('@').next() == Some(domain)
                })
            })
    })
}

/// Comments may hold anything, and nest (RFC 5322 3.2.2).
pub(super) fn without_comments(text: &str) -> String {
    let (mut out, mut depth, mut escaped, mut quoted) =
        (String::with_capacity(text.len()), 0usize, false, false);
    for c in text.chars() {
        if escaped {
            escaped = false;
            if depth == 0 {
                out.push(c);
            }
            continue;
        }
        match c {
            '\\' => escaped = true,
            '"' if depth == 0 => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted && depth > 0 => depth -= 1,
            // What is quoted is a value, not structure.
            ';' | ' ' if quoted => out.push('_'),
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passes(raw: &str) -> bool {
        passed(raw.as_bytes(), &["mx.house.example".to_owned()], "a.example")
    }

    #[test]
    fn only_the_topmost_word_of_a_server_of_ours_counts() {
        // reliability 2.3 case 47
        assert!(passes(
            "Authentication-Results: mx.house.example 1; spf=none; dmarc=pass (p=none) header.from=a.example\n\n"
        ));
        assert!(!passes("Authentication-Results: mx.evil.example; dmarc=pass header.from=a.example\n\n"));
        assert!(!passes(
            "Authentication-Results: mx.house.example; dmarc=fail header.from=a.example\nAuthentication-Results: mx.house.example; dmarc=pass header.from=a.example\n\n"
        ));
        assert!(!passes("Authentication-Results: mx.house.example; dmarc=pass header.from=evil.example\n\n"));
        assert!(!passes(
            "Authentication-Results: mx.house.example; spf=fail (; dmarc=pass header.from=a.example) x=y\n\n"
        ));
        assert!(!passes(
            "Authentication-Results: mx.house.example; spf=fail reason=\"; dmarc=pass header.from=a.example\"\n\n"
        ));
    }
}
