//! Reads the lists of addresses in From, To and their like.

use std::borrow::Cow;

use mail_parser::parsers::MessageStream;
use mail_parser::{Addr, Address as Parsed, HeaderValue};

use super::Address;
use crate::clean;

/// More addresses than this in one field are not read.
const MOST: usize = 1_000;

/// Reads one field. `value` ends with a line break and is UTF-8, encoded words and all.
pub(crate) fn read_list(value: &[u8]) -> Vec<Address> {
    let value = restore(value);
    let groups = match MessageStream::new(&value).parse_address() {
        HeaderValue::Address(Parsed::List(list)) => vec![list],
        HeaderValue::Address(Parsed::Group(groups)) => groups.into_iter().map(|g| g.addresses).collect(),
        _ => Vec::new(),
    };
    groups.into_iter().flatten().take(MOST).filter_map(address).collect()
}

fn address(parsed: Addr) -> Option<Address> {
    let name = parsed.name.as_deref().map(clean::line).unwrap_or_default();
    let address = parsed.address.as_deref().map(clean::line).unwrap_or_default();
    if address.is_empty() && name.contains('@') && !name.contains(' ') {
        return Some(Address {
            name: String::new(),
            address: name.trim_matches(['<', '>', '"', '\'']).to_owned(),
        });
    }
    (!address.is_empty() || !name.is_empty()).then_some(Address { name, address })
}

/// Pipermail hides addresses from harvesters: `ann at example.org (Ann Other)`. In a field without any `@`, the `@` is put back; also
/// in one with an `@` only in the comment, for those whose name is their address: `ann at example.org (ann@example.org)`.
fn restore(value: &[u8]) -> Cow<'_, [u8]> {
    const AT: &[u8] = b" at ";
    let first = memchr::memchr(b'@', value);
    // What stands before the comment, when only the comment has an `@`; else all.
    let outside = match (first, memchr::memchr(b'(', value)) {
        (Some(first), Some(comment)) if comment < first => &value[..comment],
        (Some(_), _) => return Cow::Borrowed(value),
        (None, _) => value,
    };
    if memchr::memmem::find(outside, AT).is_none() {
        return Cow::Borrowed(value);
    }
    let mut out = Vec::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = memchr::memmem::find(rest, AT) {
        let (before, after) = (&rest[..at], &rest[at + AT.len()..]);
        let local = before.iter().rev().take_while(|b| is_local(**b)).count();
        let domain = after.iter().take_while(|b| is_domain(**b)).count();
        let starts = local < before.len()
            && !matches!(before[before.len() - local - 1], b' ' | b'\t' | b'\n' | b'<' | b',' | b':' | b';');
        let dotted = memchr::memchr(b'.', &after[..domain]).is_some();
        // "Ann at work (ann at example.org)": only the address has a dot after the "at", or stands at the beginning.
        let alone = first.is_none()
            && (before.trim_ascii_start().len() == local
                && matches!(after.get(domain), None | Some(b'\n' | b'\r'))
                || after[domain..].starts_with(b" ("));
        out.extend_from_slice(before);
        if local > 0 && domain > 0 && !starts && (dotted || alone) {
            out.push(b'@');
        } else {
            out.extend_from_slice(AT);
        }
        rest = after;
    }
    out.extend_from_slice(rest);
    Cow::Owned(out)
}

fn is_local(b: u8) -> bool {
    b.is_ascii_alphanumeric()
        || matches!(b, b'.' | b'-' | b'_' | b'+' | b'=' | b'\'' | b'~' | b'&' | b'/')
        || b >= 0x80
}

fn is_domain(b: u8) -> bool {
    b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_') || b >= 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(value: &str) -> Vec<(String, String)> {
        read_list(format!(" {value}\n").as_bytes()).into_iter().map(|a| (a.name, a.address)).collect()
    }

    fn one(name: &str, address: &str) -> Vec<(String, String)> {
        vec![(name.into(), address.into())]
    }

    #[test]
    fn addresses_hidden_from_harvesters_are_restored() {
        assert_eq!(read("ann at example.org (Ann Other)"), one("Ann Other", "ann@example.org"));
        assert_eq!(read("ann at example.org (ann@example.org)"), one("ann@example.org", "ann@example.org"));
        assert!(read("Ann at work (ann@example.org)").iter().all(|read| read.1 != "Ann@work"));
        assert_eq!(read("ann at example.org"), one("", "ann@example.org"));
        assert_eq!(read("Ann Other <ann at example.org>"), one("Ann Other", "ann@example.org"));
        assert_eq!(read("ann at localhost (Ann)"), one("Ann", "ann@localhost"));
        assert_eq!(
            read("ann at example.org (=?utf-8?q?Ann_=C3=96ther?=)"),
            one("Ann Öther", "ann@example.org")
        );
    }

    #[test]
    fn ordinary_shapes_are_read() {
        assert_eq!(read("\"Other, Ann\" <ann@example.org>"), one("Other, Ann", "ann@example.org"));
        assert_eq!(read("undisclosed-recipients:;"), []);
        assert_eq!(read("Team: ann@example.org, bob@example.org;").len(), 2);
        assert_eq!(read("Ann at work <ann@example.org>"), one("Ann at work", "ann@example.org"));
    }

    #[test]
    fn ten_thousand_addresses_are_read_in_part() {
        assert_eq!(read(&"a@b.example, ".repeat(10_000)).len(), MOST);
    }
}
