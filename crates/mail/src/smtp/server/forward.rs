//! XFORWARD: a mail server of one's own tells who brought it the letter (<https://www.postfix.org/XFORWARD_README.html>). Heard over LMTP only,
//! where whoever speaks is trusted; without it nobody behind that server could check a sender's SPF.

use std::net::IpAddr;

/// Who brought a letter to the server in front.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Forwarded {
    pub peer: Option<IpAddr>,
    pub helo: Option<String>,
}

/// What is offered after LHLO.
pub(super) const OFFER: &str = "250-XFORWARD NAME ADDR PROTO HELO SOURCE PORT\r\n";

/// The attributes of a line, or nothing when it is another command.
pub(super) fn is_forward(line: &str) -> Option<&str> {
    let (verb, rest) = line.trim_end().split_once(' ')?;
    verb.eq_ignore_ascii_case("XFORWARD").then_some(rest)
}

impl Forwarded {
    /// Takes the attributes of one line; a second line adds to the first. False when one cannot be read.
    pub fn take(&mut self, attributes: &str) -> bool {
        for attribute in attributes.split_ascii_whitespace() {
            let Some((name, value)) = attribute.split_once('=') else { return false };
            let value = decoded(value);
            let known = (!value.eq_ignore_ascii_case("[UNAVAILABLE]")
                && !value.eq_ignore_ascii_case("[TEMPUNAVAIL]"))
            .then_some(value);
            match name.to_ascii_uppercase().as_str() {
                "ADDR" => {
                    let address =
                        known.as_deref().map(|text| text.get(5..).filter(|_| is_six(text)).unwrap_or(text));
                    self.peer = address.and_then(|text| text.parse().ok());
                }
                "HELO" => {
                    self.helo = known.map(|text| text.chars().filter(|c| !c.is_control()).take(255).collect())
                }
                // The rest is not needed.
                _ => {}
            }
        }
        true
    }
}

/// `IPv6:2001:db8::1` is how an address of that kind is written.
fn is_six(text: &str) -> bool {
    text.get(..5).is_some_and(|begin| begin.eq_ignore_ascii_case("IPv6:"))
}

/// Undoes xtext (RFC 3461, 4): `+2B` for a plus sign.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        let pair =
            after.get(..2).and_then(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok());
        match pair {
            Some(byte) if *first == b'+' => {
                bytes.push(byte);
                rest = &after[2..];
            }
            _ => bytes.push(*first),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_brought_a_letter_is_read_from_what_postfix_writes() {
        let mut told = Forwarded::default();
        assert!(told.take("NAME=mx.example.org ADDR=192.0.2.7 PROTO=ESMTP"));
        assert!(told.take("HELO=mx+2Bone.example.org SOURCE=REMOTE"));
        assert_eq!(told.peer, Some("192.0.2.7".parse().unwrap()));
        assert_eq!(told.helo.as_deref(), Some("mx+one.example.org"));
        assert!(told.take("ADDR=IPv6:2001:db8::1 HELO=[UNAVAILABLE]"));
        assert_eq!(told, Forwarded { peer: Some("2001:db8::1".parse().unwrap()), helo: None });
        assert!(told.take("ADDR=[UNAVAILABLE]") && told.peer.is_none());
        assert!(!told.take("ADDR"));
        assert!(told.take("HELO=+") && told.take("HELO=+z+0A"));
    }

    #[test]
    fn another_command_is_left_alone() {
        assert_eq!(is_forward("xforward ADDR=192.0.2.7\r\n"), Some("ADDR=192.0.2.7"));
        assert_eq!(is_forward("XFORWARDED x\r\n"), None);
        assert_eq!(is_forward("XFORWARD\r\n"), None);
    }
}
