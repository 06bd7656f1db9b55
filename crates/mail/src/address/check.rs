//! Is this an address, and is it the same as that one?

use std::fmt;

/// Why an address cannot be used. Shown as an English sentence; the kind is for whoever has words of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    Empty,
    NoAt,
    SeveralAt,
    NothingBefore,
    NothingAfter,
    /// A character that cannot stand there.
    Character(char),
    /// No dot in the domain: it leads nowhere on the open net.
    NoDot,
    /// Not a domain name.
    Domain,
    /// Longer than 254 characters, or 64 before the `@` (RFC 5321 4.5.3.1).
    TooLong,
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Flaw::Empty => f.write_str("the address is empty"),
            Flaw::NoAt => f.write_str("the address has no @"),
            Flaw::SeveralAt => f.write_str("the address has more than one @"),
            Flaw::NothingBefore => f.write_str("there is nothing before the @"),
            Flaw::NothingAfter => f.write_str("there is nothing after the @"),
            Flaw::Character(' ') => f.write_str("there is a space in the address"),
            Flaw::Character(c) => write!(f, "\"{}\" cannot be part of an address", c.escape_default()),
            Flaw::NoDot => f.write_str("the part after the @ has no dot, as in example.org"),
            Flaw::Domain => f.write_str("the part after the @ is not the name of a domain"),
            Flaw::TooLong => f.write_str("the address is too long"),
        }
    }
}

/// Checks an address that a person typed, and returns it as it should be kept: trimmed, without `mailto:` or angle brackets,
/// the domain in lower case and in ASCII (IDNA), the part before the `@` as typed.
pub fn check(typed: &str) -> Result<String, Flaw> {
    let typed = typed.trim();
    let typed = typed.strip_prefix("mailto:").unwrap_or(typed);
    let typed = typed.strip_prefix('<').and_then(|t| t.strip_suffix('>')).unwrap_or(typed).trim();
    if typed.is_empty() {
        return Err(Flaw::Empty);
    }
    let (local, domain) = typed.rsplit_once('@').ok_or(Flaw::NoAt)?;
    if local.is_empty() {
        return Err(Flaw::NothingBefore);
    }
    if domain.is_empty() {
        return Err(Flaw::NothingAfter);
    }
    if local.contains('@') {
        return Err(Flaw::SeveralAt);
    }
    if let Some(c) = local.chars().find(|c| !may_stand_before(*c)) {
        return Err(Flaw::Character(c));
    }
    if local.starts_with('.') || local.ends_with('.') || local.contains("..") {
        return Err(Flaw::Character('.'));
    }
    let ascii = domain_to_ascii(domain).ok_or_else(|| {
        domain.chars().find(|c| c.is_whitespace() || c.is_control()).map_or(Flaw::Domain, Flaw::Character)
    })?;
    if !ascii.contains('.') {
        return Err(Flaw::NoDot);
    }
    if local.len() > 64 || local.len() + 1 + ascii.len() > 254 {
        return Err(Flaw::TooLong);
    }
    Ok(format!("{local}@{ascii}"))
}

/// RFC 5322 atext and dots, and letters of all scripts (RFC 6531). Quoted local parts are left out: nobody has them, and
/// they can hold anything.
fn may_stand_before(c: char) -> bool {
    c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c) || (!c.is_ascii() && c.is_alphanumeric())
}

/// The form of an address by which two are compared: all in lower case, the domain in ASCII. What follows a `+` is kept: to
/// some it is another mailbox. Never send to it; [`check`] keeps the case of the local part for that.
pub fn fold(address: &str) -> String {
    let address = address.trim();
    match address.rsplit_once('@') {
        Some((local, domain)) => {
            let domain = domain_to_ascii(domain).unwrap_or_else(|| domain.to_lowercase());
            format!("{}@{}", local.to_lowercase(), domain)
        }
        None => address.to_lowercase(),
    }
}

/// The domain in lower-case ASCII; None if it is none.
fn domain_to_ascii(domain: &str) -> Option<String> {
    let domain = domain.strip_suffix('.').unwrap_or(domain);
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_');
    let ascii = if domain.bytes().all(plain) {
        domain.to_ascii_lowercase()
    } else if domain.chars().any(|c| c.is_whitespace() || c.is_control() || (c.is_ascii() && !plain(c as u8)))
    {
        return None;
    } else {
        match url::Host::parse(domain).ok()? {
            url::Host::Domain(ascii) => ascii,
            _ => return None,
        }
    };
    let labels_fit =
        ascii.split('.').all(|l| (1..=63).contains(&l.len()) && !l.starts_with('-') && !l.ends_with('-'));
    (labels_fit && ascii.len() <= 253).then_some(ascii)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_kept_as_it_can_be_sent_to() {
        assert_eq!(check(" Ann.Other+list@Example.ORG ").as_deref(), Ok("Ann.Other+list@example.org"));
        assert_eq!(check("<ann@example.org>").as_deref(), Ok("ann@example.org"));
        assert_eq!(check("ann@Bücher.example").as_deref(), Ok("ann@xn--bcher-kva.example"));
        assert_eq!(check("änne@example.org").as_deref(), Ok("änne@example.org"));
    }

    #[test]
    fn what_is_wrong_with_an_address_is_said_plainly() {
        for (typed, flaw, says) in [
            ("", Flaw::Empty, "empty"),
            ("ann.example.org", Flaw::NoAt, "no @"),
            ("ann@bob@example.org", Flaw::SeveralAt, "more than one"),
            ("@example.org", Flaw::NothingBefore, "before"),
            ("ann@", Flaw::NothingAfter, "after"),
            ("ann other@example.org", Flaw::Character(' '), "space"),
            ("ann@exam ple.org", Flaw::Character(' '), "space"),
            ("ann\n@example.org", Flaw::Character('\n'), "\\n"),
            ("ann@localhost", Flaw::NoDot, "no dot"),
            ("ann@-example.org", Flaw::Domain, "domain"),
            ("ann@example..org", Flaw::Domain, "domain"),
        ] {
            assert_eq!(check(typed), Err(flaw), "{typed}");
            assert!(flaw.to_string().contains(says), "{flaw}");
        }
        assert_eq!(check(&format!("{}@example.org", "x".repeat(65))), Err(Flaw::TooLong));
    }

    #[test]
    fn two_spellings_of_an_address_are_the_same_when_folded() {
        assert_eq!(fold("Ann@EXAMPLE.org"), fold("ann@example.org."));
        assert_eq!(fold("ann@BÜCHER.example"), "ann@xn--bcher-kva.example");
        assert_ne!(fold("ann+a@example.org"), fold("ann+b@example.org"));
        assert_eq!(fold("No Address"), "no address");
    }
}
