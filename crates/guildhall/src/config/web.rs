//! Where pages are served.

use std::{
    fmt,
    net::{IpAddr, SocketAddr},
    str::FromStr,
};

use serde::{Deserialize, Serialize};

/// Section `[web]`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Web {
    /// The address and port that we listen at.
    pub listen: Address,
    /// The address that people reach us under; empty for that of `listen`.
    pub base_url: BaseUrl,
    /// The proxies in front of us: only they are believed when they say whose request they pass on.
    pub trusted_proxies: Vec<Network>,
}

/// An address and port to listen at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Address(pub SocketAddr);

impl Default for Address {
    fn default() -> Address {
        Address(SocketAddr::from(([127, 0, 0, 1], 8080)))
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Address {
    type Err = String;

    fn from_str(text: &str) -> Result<Address, String> {
        let text = text.replace("localhost:", "127.0.0.1:");
        text.parse().map(Address).map_err(|_| {
            format!("{text:?} is no address to listen at; expected an IP address and a port, for example 127.0.0.1:8080 or [::1]:8080")
        })
    }
}

/// The address that people reach us under: scheme and host, without a path.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct BaseUrl(String);

impl BaseUrl {
    /// As it is written, without a slash at its end; may be empty.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for BaseUrl {
    type Err = String;

    fn from_str(text: &str) -> Result<BaseUrl, String> {
        let text = text.trim_end_matches('/');
        let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        let fits = |host: &str| {
            !host.is_empty()
                && host
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b':' | b'[' | b']'))
        };
        if text.is_empty() || host.is_some_and(fits) {
            return Ok(BaseUrl(text.to_ascii_lowercase()));
        }
        Err(format!(
            "{text:?} is no address that people could reach us under; expected a scheme and a host without a path, for example https://guildhall.example"
        ))
    }
}

/// A range of addresses: `10.0.0.0/8`, or one address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Network {
    first: IpAddr,
    bits: u8,
}

impl Network {
    /// Whether an address lies in it.
    pub fn holds(&self, address: IpAddr) -> bool {
        let (address, first) = (bits_of(address.to_canonical()), bits_of(self.first.to_canonical()));
        let shared = if self.first.is_ipv4() { self.bits + 96 } else { self.bits };
        shared == 0 || (address ^ first) >> (128 - shared) == 0
    }
}

/// An address as 128 bits; IPv4 as IPv6 writes it.
fn bits_of(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(four) => u128::from(four.to_ipv6_mapped()),
        IpAddr::V6(six) => u128::from(six),
    }
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.first, self.bits)
    }
}

impl FromStr for Network {
    type Err = String;

    fn from_str(text: &str) -> Result<Network, String> {
        let told = || {
            format!("{text:?} is no network; expected an address or a range, for example 10.0.0.0/8 or ::1")
        };
        let (address, bits) =
            text.split_once('/').map_or((text, None), |(address, bits)| (address, Some(bits)));
        let first: IpAddr = address.parse().map_err(|_| told())?;
        let most = if first.is_ipv4() { 32 } else { 128 };
        let bits = bits.map_or(Ok(most), str::parse).map_err(|_| told())?;
        if bits > most { Err(told()) } else { Ok(Network { first, bits }) }
    }
}

/// Each is written as one string.
macro_rules! as_string { ($($name:ident),+) => {$(
    impl TryFrom<String> for $name {
        type Error = String;
        fn try_from(text: String) -> Result<$name, String> { text.parse() }
    }
    impl From<$name> for String {
        fn from(value: $name) -> String { value.to_string() }
    }
)+} }
as_string!(Address, BaseUrl, Network);

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_holds_its_addresses_in_both_spellings() {
        let holds = |network: &str, address: &str| {
            network.parse::<Network>().unwrap().holds(address.parse().unwrap())
        };
        assert!(holds("10.0.0.0/8", "10.200.3.4"));
        assert!(holds("10.0.0.0/8", "::ffff:10.1.2.3"));
        assert!(!holds("10.0.0.0/8", "11.0.0.1"));
        assert!(holds("127.0.0.1", "127.0.0.1") && !holds("127.0.0.1", "127.0.0.2"));
        assert!(holds("2001:db8::/32", "2001:db8:1::1") && !holds("2001:db8::/32", "10.0.0.1"));
        assert!(holds("0.0.0.0/0", "1.2.3.4") && !holds("0.0.0.0/0", "2001:db8::1"));
    }

    #[test]
    fn the_base_url_is_a_scheme_and_a_host() {
        assert_eq!("https://Hall.example/".parse::<BaseUrl>().unwrap().as_str(), "https://hall.example");
        for wrong in
            ["hall.example", "ftp://hall.example", "https://", "https://a/b", "https://a b", "https://a?x"]
        {
            assert!(wrong.parse::<BaseUrl>().is_err(), "{wrong}");
        }
    }
}
