//! A checker of its own for what the sanitiser lets through: it knows nothing of the code under test, reads
//! HTML byte by byte, and refuses whatever it does not know to be harmless.

#![allow(dead_code)]

use std::time::{Duration, Instant};

/// Runs `act` and fails when it takes more than a second of an optimised build; three of an unoptimised one. The
/// time of this thread on the processor counts, where the system tells it, because tests run beside others.
pub fn within_a_second<T>(name: &str, act: impl FnOnce() -> T) -> T {
    let limit = Duration::from_secs(if cfg!(debug_assertions) { 3 } else { 1 });
    let before = time_spent();
    let result = act();
    let took = time_spent().saturating_sub(before);
    println!("{name}: {took:?}");
    assert!(took < limit, "{name} took {took:?}");
    result
}

#[allow(clippy::disallowed_methods)]
fn time_spent() -> Duration {
    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    let elapsed = START.get_or_init(Instant::now).elapsed();
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let on_processor = told.and_then(|told| told.split(' ').next()?.parse().ok());
    on_processor.map_or(elapsed, Duration::from_nanos)
}

const ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "dd",
    "del",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "samp",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
    "var",
    "wbr",
];
const VOID: &[&str] = &["br", "hr", "img", "wbr"];
const ATTRIBUTES: &[&str] =
    &["alt", "class", "colspan", "dir", "href", "lang", "rel", "rowspan", "src", "start", "title"];
const CLASSES: &[&str] = &["quoted", "signature"];

/// Why `html` is not safe, or nothing. `classes` says whether our own classes may stand in it.
pub fn problem(html: &str, classes: bool) -> Option<String> {
    let bytes = html.as_bytes();
    let mut open: Vec<String> = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            0..=8 | 11..=31 => return Some(format!("a control character at {at}")),
            b'<' => {
                let end = match tag(&html[at..], &mut open, classes) {
                    Ok(length) => at + length,
                    Err(why) => {
                        return Some(format!(
                            "{why} at {at}: {}",
                            html[at..].chars().take(80).collect::<String>()
                        ));
                    }
                };
                at = end;
            }
            _ => at += 1,
        }
    }
    open.last().map(|name| format!("{name} is never closed"))
}

fn tag(html: &str, open: &mut Vec<String>, classes: bool) -> Result<usize, String> {
    let bytes = html.as_bytes();
    let closing = bytes.get(1) == Some(&b'/');
    let start = if closing { 2 } else { 1 };
    let name: String =
        html[start..].chars().take_while(|c| c.is_ascii_lowercase() || c.is_ascii_digit()).collect();
    if !ELEMENTS.contains(&name.as_str()) {
        return Err(format!("an element {name:?} that is not allowed"));
    }
    let mut at = start + name.len();
    if closing {
        if bytes.get(at) != Some(&b'>') {
            return Err("an end tag that does not end".into());
        }
        return match open.pop() {
            Some(last) if last == name => Ok(at + 1),
            other => Err(format!("</{name}> closes {other:?}")),
        };
    }
    let mut seen = Vec::new();
    loop {
        match bytes.get(at) {
            Some(b'>') => break,
            Some(b' ') => at += 1,
            other => return Err(format!("{other:?} in a tag")),
        }
        let key: String = html[at..].chars().take_while(char::is_ascii_lowercase).collect();
        if !ATTRIBUTES.contains(&key.as_str()) || seen.contains(&key) {
            return Err(format!("an attribute {key:?} that is not allowed"));
        }
        at += key.len();
        if !html[at..].starts_with("=\"") {
            return Err("an attribute without quotes".into());
        }
        at += 2;
        let length = html[at..].find('"').ok_or("an attribute that does not end")?;
        value(&name, &key, &decode(&html[at..at + length])?, classes)?;
        at += length + 1;
        seen.push(key);
    }
    if !VOID.contains(&name.as_str()) {
        open.push(name);
    }
    Ok(at + 1)
}

/// The value of an attribute; only the references that a serialiser writes may be in it.
fn decode(raw: &str) -> Result<String, String> {
    if raw.contains('<') && raw.contains("</") && raw.contains("<!--") {
        return Err("a comment within an attribute".into());
    }
    let mut out = String::new();
    let mut rest = raw;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let known = [
            ("&amp;", "&"),
            ("&quot;", "\""),
            ("&lt;", "<"),
            ("&gt;", ">"),
            ("&nbsp;", "\u{a0}"),
            ("&#39;", "'"),
        ];
        let Some((reference, text)) = known.iter().find(|(reference, _)| rest.starts_with(reference)) else {
            return Err(format!("a reference that is not known: {rest}"));
        };
        out.push_str(text);
        rest = &rest[reference.len()..];
    }
    out.push_str(rest);
    Ok(out)
}

fn value(element: &str, key: &str, value: &str, classes: bool) -> Result<(), String> {
    let digits = || !value.is_empty() && value.len() < 5 && value.bytes().all(|b| b.is_ascii_digit());
    let fits = match key {
        "href" => element == "a" && harmless_address(value),
        "src" => {
            element == "img"
                && value.len() > 1
                && value.starts_with('/')
                && value.as_bytes()[1].is_ascii_alphanumeric()
                && !value.contains(['\\', ':', '\t', '\n', '\r', ' ', '&', '#'])
        }
        "rel" => element == "a" && value == "nofollow noopener noreferrer ugc",
        "class" => classes && CLASSES.contains(&value),
        "dir" => ["auto", "ltr", "rtl"].contains(&value.to_ascii_lowercase().as_str()),
        "lang" => value.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'),
        "colspan" | "rowspan" | "start" => digits(),
        "alt" => element == "img",
        _ => true,
    };
    if fits { Ok(()) } else { Err(format!("{key}={value:?} on {element}")) }
}

/// As a browser reads an address: tabs and newlines do not count, nor do blanks before it.
fn harmless_address(value: &str) -> bool {
    let read: String = value.chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
    let read = read.trim_start_matches(|c: char| c <= ' ').to_ascii_lowercase();
    let scheme_ends = read.find(|c: char| !(c.is_ascii_alphanumeric() || "+-.".contains(c)));
    match scheme_ends {
        Some(end) if read[end..].starts_with(':') => {
            ["http", "https", "mailto", "tel"].contains(&&read[..end])
        }
        _ => true,
    }
}

#[test]
fn the_checker_sees_what_is_dangerous() {
    for bad in [
        "<script>",
        "<p onclick=\"x\">y</p>",
        "<p>",
        "<a href=\"java\tscript:x\">y</a>",
        "<a href=x>y</a>",
        "<img src=\"//x\">",
        "<P></P>",
        "<p/x>",
        "<!-- x -->",
        "<a href=\"&#106;avascript:x\">y</a>",
        "<b><i></b></i>",
        "<p style=\"x\">y</p>",
        "<p class=\"quoted\">y</p>",
        "<svg></svg>",
        "<a href=\" javascript:x\">y</a>",
    ] {
        assert!(problem(bad, false).is_some(), "{bad}");
    }
    assert_eq!(
        problem("<p dir=\"auto\">1 &lt; 2<br><a href=\"https://a.example/?b&amp;c\">d</a></p>", false),
        None
    );
}
