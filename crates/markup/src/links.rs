//! Web and mail addresses in running text: found, and made into links.

use memchr::memchr3;

use crate::{clean::REL, escape::push_escaped};

/// The longest address that becomes a link, in bytes.
const MAX_ADDRESS: usize = 2_048;

/// What to do with mail addresses in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Addresses {
    /// A link that opens a letter.
    #[default]
    Link,
    /// Shown, not linked.
    Show,
    /// Only the part before the `@` is shown: for pages that the whole world, and its harvesters, may read.
    Hide,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Web,
    /// `www.` without a scheme.
    Bare,
    Mail,
}

/// Appends `text` to `out`, escaped, its addresses as links.
pub(crate) fn push_linked(out: &mut String, text: &str, addresses: Addresses) {
    let mut kept = 0;
    while let Some((start, end, kind)) = next_address(text, kept) {
        push_escaped(out, &text[kept..start]);
        kept = end;
        let address = &text[start..end];
        match (kind, addresses) {
            (Kind::Mail, Addresses::Show) => push_escaped(out, address),
            (Kind::Mail, Addresses::Hide) => {
                push_escaped(out, address.split('@').next().unwrap_or_default());
                out.push_str("@…");
            }
            _ => push_link(out, address, kind),
        }
    }
    push_escaped(out, &text[kept..]);
}

fn push_link(out: &mut String, address: &str, kind: Kind) {
    out.push_str("<a href=\"");
    out.push_str(match kind {
        Kind::Web => "",
        Kind::Bare => "https://",
        Kind::Mail => "mailto:",
    });
    push_escaped(out, address);
    out.push_str("\" rel=\"");
    out.push_str(REL);
    out.push_str("\">");
    push_escaped(out, address);
    out.push_str("</a>");
}

/// The first address at or after `from`: start, end, kind.
fn next_address(text: &str, from: usize) -> Option<(usize, usize, Kind)> {
    let bytes = text.as_bytes();
    let mut at = from;
    while let Some(found) = memchr3(b':', b'@', b'.', &bytes[at..]) {
        let sign = at + found;
        at = sign + 1;
        let address = match bytes[sign] {
            b':' => web(text, from, sign),
            b'.' => bare(text, from, sign),
            _ => mail(text, from, sign),
        };
        if address.is_some() {
            return address;
        }
    }
    None
}

/// `https://…` around the `:` at `sign`.
fn web(text: &str, from: usize, sign: usize) -> Option<(usize, usize, Kind)> {
    let bytes = text.as_bytes();
    if bytes.get(sign + 1..sign + 3)? != b"//" {
        return None;
    }
    let ends_with = |scheme: &str| {
        let start = sign.checked_sub(scheme.len()).filter(|start| *start >= from)?;
        bytes[start..sign].eq_ignore_ascii_case(scheme.as_bytes()).then_some(start)
    };
    let start = ends_with("https").or_else(|| ends_with("http"))?;
    if !begins_a_word(text, from, start) {
        return None;
    }
    let end = end_of_address(text, start);
    (end > sign + 3).then_some((start, end, Kind::Web))
}

/// `www.…` around the `.` at `sign`.
fn bare(text: &str, from: usize, sign: usize) -> Option<(usize, usize, Kind)> {
    let bytes = text.as_bytes();
    let start = sign.checked_sub(3).filter(|start| *start >= from)?;
    if !bytes[start..sign].eq_ignore_ascii_case(b"www") || !begins_a_word(text, from, start) {
        return None;
    }
    let end = end_of_address(text, start);
    let host = text[sign + 1..end.max(sign + 1)].split(['/', '?', '#']).next()?;
    let dotted = host.contains('.') && host.starts_with(|c: char| c.is_alphanumeric());
    dotted.then_some((start, end, Kind::Bare))
}

/// `name@host.example` around the `@` at `sign`.
fn mail(text: &str, from: usize, sign: usize) -> Option<(usize, usize, Kind)> {
    let bytes = text.as_bytes();
    let mut start = sign;
    while start > from && sign - start < 64 && is_local(bytes[start - 1]) {
        start -= 1;
    }
    while start < sign && bytes[start] == b'.' {
        start += 1;
    }
    let mut end = sign + 1;
    while end < bytes.len()
        && end - sign < 255
        && (bytes[end].is_ascii_alphanumeric() || b"-.".contains(&bytes[end]))
    {
        end += 1;
    }
    while end > sign && matches!(bytes[end - 1], b'.' | b'-') {
        end -= 1;
    }
    let host = text.get(sign + 1..end)?;
    let (_, last) = host.rsplit_once('.')?;
    let plausible =
        last.len() >= 2 && last.bytes().all(|b| b.is_ascii_alphabetic()) && !host.starts_with(['.', '-']);
    (start < sign && plausible && !text[from..start].ends_with(|c: char| c.is_alphanumeric() || c == '@'))
        .then_some((start, end, Kind::Mail))
}

fn is_local(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"._+-=".contains(&byte)
}

fn begins_a_word(text: &str, from: usize, start: usize) -> bool {
    start == from
        || !text[from..start].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '@' | '/' | '.'))
}

/// Where the address that starts at `start` ends: before white space or what no address holds, and without
/// the full stop or bracket of the sentence around it.
fn end_of_address(text: &str, start: usize) -> usize {
    let rest = &text[start..];
    let holds =
        |c: char| !(c.is_whitespace() || c.is_control() || "<>\"`{}|\\^«»“”„。、，）］】」』".contains(c));
    let end =
        rest.char_indices().find(|(at, c)| !holds(*c) || *at > MAX_ADDRESS).map_or(rest.len(), |(at, _)| at);
    let mut address = &rest[..end];
    let count = |c: char| address.bytes().filter(|b| *b == c as u8).count() as isize;
    let (mut round, mut square) = (count(')') - count('('), count(']') - count('['));
    while let Some(last) = address.chars().next_back() {
        let unmatched = match last {
            ')' => round > 0,
            ']' => square > 0,
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '_' | '~' | '…' | '’' => true,
            _ => false,
        };
        if !unmatched {
            break;
        }
        round -= isize::from(last == ')');
        square -= isize::from(last == ']');
        address = &address[..address.len() - last.len_utf8()];
    }
    start + address.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        let (mut at, mut all) = (0, Vec::new());
        while let Some((start, end, _)) = next_address(text, at) {
            all.push(&text[start..end]);
            at = end;
        }
        all
    }

    #[test]
    fn an_address_ends_where_the_sentence_takes_over() {
        assert_eq!(
            found("See https://a.example/x_(y), or (http://b.example/)."),
            ["https://a.example/x_(y)", "http://b.example/"]
        );
        assert_eq!(found("<HTTPS://a.example/?q=1&r=2#z>!"), ["HTTPS://a.example/?q=1&r=2#z"]);
        assert_eq!(found("www.a.example. and www.x and xwww.a.example"), ["www.a.example"]);
        assert_eq!(found("[1]: http://a.example/b]"), ["http://a.example/b"]);
    }

    #[test]
    fn a_mail_address_is_told_from_a_mention() {
        assert_eq!(found("Ada <ada.l+x@mail.a.example>, @ada, a@b, x@1.2"), ["ada.l+x@mail.a.example"]);
        assert_eq!(found("...ada@a.example."), ["ada@a.example"]);
    }

    #[test]
    fn mail_addresses_can_be_hidden_and_nothing_else_is() {
        let mut out = String::new();
        push_linked(&mut out, "ada@a.example & javascript:alert(1)", Addresses::Hide);
        assert_eq!(out, "ada@… &amp; javascript:alert(1)");
    }

    #[test]
    fn long_runs_of_the_signs_of_addresses_take_linear_time() {
        let mut out = String::new();
        for trap in [
            "http://".repeat(30_000),
            "a@".repeat(100_000),
            "www.".repeat(50_000),
            format!("http://{}", ")".repeat(200_000)),
        ] {
            push_linked(&mut out, &trap, Addresses::Link);
        }
        assert!(!out.is_empty());
    }
}
