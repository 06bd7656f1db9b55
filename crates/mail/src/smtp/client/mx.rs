//! Where letters to a domain go (RFC 5321 section 5.1).

use crate::names::{Names, NoAnswer, Taker};

use super::{Target, Tls, Trouble};

/// At most so many servers of a domain are tried, and so many addresses of each.
const MOST: usize = 5;

/// The servers that take letters to `domain`, in the order in which they are to be tried. When nobody is named, the domain itself
/// takes its mail.
pub async fn targets(names: &Names, domain: &str, port: u16) -> Result<Vec<Target>, Trouble> {
    let away = |why: &NoAnswer| Trouble::Names { domain: domain.to_owned(), why: why.to_string() };
    // An address in brackets is meant as it stands.
    if let Some(literal) = domain.strip_prefix('[').and_then(|d| d.strip_suffix(']')) {
        let address =
            literal.trim_start_matches("IPv6:").parse().map_err(|_| Trouble::NoDomain(domain.to_owned()))?;
        return Ok(vec![target(literal, Some(address), port)]);
    }
    let takers = match names.takers(domain).await {
        Ok(takers) => takers,
        Err(NoAnswer::NoName) => return Err(Trouble::NoDomain(domain.to_owned())),
        Err(NoAnswer::Nothing) => vec![Taker { preference: 0, host: domain.to_owned() }],
        Err(why) => return Err(away(&why)),
    };
    if takers.iter().all(|taker| taker.host.is_empty()) {
        return Err(Trouble::TakesNoMail(domain.to_owned()));
    }
    let (mut targets, mut none) = (Vec::new(), None);
    for taker in takers.iter().filter(|taker| !taker.host.is_empty()).take(MOST) {
        match names.addresses(&taker.host).await {
            Ok(found) => {
                targets.extend(
                    found.into_iter().take(MOST).map(|address| target(&taker.host, Some(address), port)),
                );
            }
            Err(why) if none.is_none() || matches!(why, NoAnswer::Away(_)) => none = Some(why),
            Err(_) => {}
        }
    }
    match none {
        _ if !targets.is_empty() => Ok(targets),
        // It is there, and has no server: no record of any kind.
        Some(NoAnswer::Nothing | NoAnswer::NoName) if takers.iter().all(|taker| taker.host == domain) => {
            Err(Trouble::NoDomain(domain.to_owned()))
        }
        Some(why) => Err(away(&why)),
        None => Err(away(&NoAnswer::Nothing)),
    }
}

fn target(host: &str, address: Option<std::net::IpAddr>, port: u16) -> Target {
    Target { host: host.to_owned(), address, port, tls: Tls::IfOffered, login: None, lmtp: false }
}
