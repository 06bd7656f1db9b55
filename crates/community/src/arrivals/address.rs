//! Whose an address of ours is: a community's, for one of its purposes, or the house's own.

use store::args;

use super::sql;
use crate::{CommunityId, DeliveryId, Refused, Work, charter::only_system, notices};

/// What an address of ours is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum For {
    /// `SLUG@`: a post.
    Post,
    /// `SLUG+TOKEN@`: an answer to a letter of ours.
    Reply(DeliveryId),
    /// `SLUG-join@`
    Join,
    /// `SLUG-leave@`
    Leave,
    /// `SLUG-help@`
    Help,
    /// `SLUG-convenor@`
    Convenor,
    /// `SLUG-care@`
    Care,
    /// `guildhall+TOKEN@`: an answer to a letter of no community; `guildhall@` names none.
    House(Option<DeliveryId>),
    /// `bounce+TOKEN@`: what servers report about a letter of ours.
    Bounce(DeliveryId),
    /// `postmaster@` and `abuse@`: whoever runs the house (RFC 2142).
    Postmaster,
}

/// Where a letter to one of our addresses goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destination {
    /// The community, if it is one's: its slug and its id.
    pub community: Option<(String, CommunityId)>,
    /// What for.
    pub what: For,
}

/// Slugs that would take the house's own addresses.
pub(crate) const RESERVED: [&str; 5] = ["guildhall", "bounce", "postmaster", "abuse", "mailer-daemon"];

const PURPOSES: [(&str, For); 5] = [
    ("-join", For::Join),
    ("-leave", For::Leave),
    ("-help", For::Help),
    ("-convenor", For::Convenor),
    ("-care", For::Care),
];

/// Whose `address` is, when `domain` is ours; nobody's when it is unknown, of another domain, or names a letter that we never wrote.
/// An address without a domain is taken for one of ours.
pub async fn destination(
    work: &mut Work<'_>,
    address: &str,
    domain: &str,
) -> Result<Option<Destination>, Refused> {
    only_system(work)?;
    let folded = address.trim().to_lowercase();
    let (local, host) = folded.rsplit_once('@').unwrap_or((&folded, domain));
    let ours = host.eq_ignore_ascii_case(domain);
    let (name, tag) = match local.split_once('+') {
        Some((name, tag)) => (name, Some(tag)),
        None => (local, None),
    };
    let named = match tag {
        // What is proven is that we wrote the letter; whether it may still be answered is asked when the answer is read.
        Some(tag) => match notices::delivery_of(&work.letters_key().await?, tag) {
            Some(delivery) => Some(delivery),
            None => return Ok(None),
        },
        None => None,
    };
    let house = |what| Ok(Some(Destination { community: None, what }));
    match (ours, name, named) {
        (true, "guildhall", named) => return house(For::House(named)),
        (true, "bounce", Some(delivery)) => return house(For::Bounce(delivery)),
        (true, "postmaster" | "abuse", None) => return house(For::Postmaster),
        _ => {}
    }
    // A community may be called self-help: a whole name goes before a name and a purpose.
    let purpose = PURPOSES.iter().find_map(|(end, what)| Some((name.strip_suffix(end)?, *what)));
    let purpose = purpose.filter(|_| named.is_none());
    let whole = named.map_or(For::Post, For::Reply);
    for (name, what) in [Some((name, whole)), purpose].into_iter().flatten() {
        let found: Option<(String, CommunityId)> = match ours {
            true => work.opt(&sql::SLUGS, args![vec![name.to_owned()]]).await?,
            false => None,
        };
        let found = match found {
            Some(found) => Some(found),
            // A list that was adopted keeps its address, which may be of another domain.
            None => work.opt(&sql::ADOPTED, args![format!("{name}@{host}")]).await?,
        };
        if let Some(community) = found {
            return Ok(Some(Destination { community: Some(community), what }));
        }
    }
    Ok(None)
}
