//! What every answer carries, pages, errors and attachments alike: a browser is told to run nothing but ours.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

/// The policy of a page: our own style, script, pictures and fonts, no other host, nothing inline, in nobody's frame.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
    font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/// The policy of an attachment or of a letter shown in a frame of ours: it can run, load and send nothing.
/// An answer that carries it is left as it is by [`add`].
pub const LOCKED: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; frame-ancestors 'self'; base-uri 'none'";

const ALWAYS: [(HeaderName, &str); 7] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    // To ourselves the whole address, to others nothing. Not `no-referrer`: with that a browser sends
    // `Origin: null` with our own forms, which over plain http is all there is to know them by.
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), \
         magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
    ),
    // A page may be kept by the reader's own browser, which asks each time whether it still holds.
    (header::CACHE_CONTROL, "private, no-cache"),
];

/// A year, as is asked for of those who serve over https only.
const ONLY_HTTPS: &str = "max-age=31536000";

/// Adds what is not there yet; an answer that has stricter words of its own keeps them.
pub fn add(headers: &mut HeaderMap, https: bool) {
    for (name, value) in ALWAYS {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    // Not over plain http: a browser would ignore it there, and a demo on a laptop must not bind the name.
    if https {
        headers.entry(header::STRICT_TRANSPORT_SECURITY).or_insert(HeaderValue::from_static(ONLY_HTTPS));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_of_its_own_mind_is_left_alone() {
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(LOCKED));
        add(&mut headers, false);
        assert_eq!(headers[header::CONTENT_SECURITY_POLICY], LOCKED);
        assert_eq!(headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
        assert!(!headers.contains_key(header::STRICT_TRANSPORT_SECURITY));
    }

    #[test]
    fn nothing_inline_is_allowed_on_a_page() {
        assert!(!POLICY.contains("unsafe"));
        let mut headers = HeaderMap::new();
        add(&mut headers, true);
        assert!(headers.contains_key(header::STRICT_TRANSPORT_SECURITY));
    }
}
