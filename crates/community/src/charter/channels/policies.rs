//! What an organisation lets its people use (S0.27): known by what stands behind the @ of their addresses.

use base::{Id, Time};
use store::{args, row};

use super::KEYS;
use crate::{
    PersonId, Problem, Refused, Work,
    charter::{Viewer, sections::convenes, sql},
    people::address::Address,
};

/// Most policies of a community.
const MOST: usize = 200;

row! {
    /// What an organisation allows.
    #[derive(Clone, Debug)]
    pub struct Policy {
        /// Its id.
        pub id: Id,
        /// The organisation.
        pub organisation: String,
        /// What stands behind the @ of its addresses.
        pub domain: String,
        /// The policy's own name.
        pub policy: String,
        /// The channels that it allows, with blanks between them.
        pub allowed: String,
        /// Since when it is written here.
        pub made_at: Time,
        /// How many members have an address there.
        pub members: i64,
    }
}

impl Policy {
    /// Whether it lets people use a channel. Mail always: without it nobody takes part.
    pub fn allows(&self, channel: &str) -> bool {
        channel == "mail" || self.allowed.split(' ').any(|one| one == channel)
    }
}

/// A policy as a form brings it.
#[derive(Clone, Debug, Default)]
pub struct New {
    /// See [`Policy`].
    pub organisation: String,
    /// See [`Policy`].
    pub domain: String,
    /// See [`Policy`].
    pub policy: String,
    /// The channels that it allows.
    pub allowed: Vec<String>,
}

/// The policies that are written down. For members: it concerns how they are reached.
pub async fn policies(work: &mut Work<'_>, viewer: &Viewer) -> Result<Vec<Policy>, Refused> {
    viewer.member()?;
    read(work, viewer).await
}

async fn read(work: &mut Work<'_>, viewer: &Viewer) -> Result<Vec<Policy>, Refused> {
    let mut found: Vec<Policy> = work.all(&sql::POLICIES, args![viewer.community().id]).await?;
    for policy in &mut found {
        let (whole, part) = likes(&policy.domain);
        let (members,): (i64,) = work.one(&sql::AT_DOMAIN, args![viewer.community().id, whole, part]).await?;
        policy.members = members;
    }
    Ok(found)
}

/// A convenor writes down what an organisation allows; anew for a domain that is there.
pub async fn allow(work: &mut Work<'_>, viewer: &Viewer, new: &New) -> Result<(), Refused> {
    convenes(work, viewer)?;
    let organisation = crate::people::clean_name(&new.organisation);
    let policy = crate::people::clean_name(&new.policy);
    let domain = new.domain.trim().trim_start_matches('@').to_lowercase();
    let mut problems = Vec::new();
    let mut say = |wrong: bool, field, key| {
        if wrong {
            problems.push(Problem { field, key });
        }
    };
    say(organisation.is_empty(), "organisation", "problem-policy-organisation");
    say(policy.is_empty(), "policy", "problem-policy-name");
    say(!is_domain(&domain), "domain", "problem-policy-domain");
    let known = new.allowed.iter().all(|one| KEYS.contains(&one.as_str()));
    say(!known, "allowed", "problem-channel");
    if !problems.is_empty() {
        return Err(Refused::Invalid(problems));
    }
    let allowed: Vec<&str> =
        KEYS.into_iter().filter(|key| *key == "mail" || new.allowed.iter().any(|one| one == key)).collect();
    work.begin().await?;
    let (id, now, community): (Id, _, _) = (work.id(), work.now(), viewer.community().id);
    let there: Vec<Policy> = work.all(&sql::POLICIES, args![community]).await?;
    if there.len() >= MOST && !there.iter().any(|one| one.domain == domain) {
        return Err(Refused::invalid("organisation", "problem-policies-many"));
    }
    let row = args![id, community, organisation, domain, policy, allowed.join(" "), now];
    work.exec(&sql::ALLOW, row).await?;
    work.note(Some(community), "wrote-policy", id.0, "").await?;
    work.done().await
}

/// Letters, digits, dashes, and a dot between: what `LIKE` takes for itself is not among them.
fn is_domain(text: &str) -> bool {
    text.len() <= 200
        && text.contains('.')
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.'))
        && text.split('.').all(|label| !label.is_empty())
}

/// A convenor takes a policy out.
pub async fn drop_policy(work: &mut Work<'_>, viewer: &Viewer, id: Id) -> Result<(), Refused> {
    convenes(work, viewer)?;
    work.begin().await?;
    let community = viewer.community().id;
    if work.exec(&sql::DROP_POLICY, args![id, community]).await? == 0 {
        return Err(Refused::NotFound);
    }
    work.note(Some(community), "dropped-policy", id.0, "").await?;
    work.done().await
}

/// The policy that holds for an address, if one does. For convenors, who add people.
pub async fn of_address(
    work: &mut Work<'_>,
    viewer: &Viewer,
    address: &str,
) -> Result<Option<Policy>, Refused> {
    convenes(work, viewer)?;
    let address = Address::of(address).map_err(|key| Refused::invalid("address", key))?;
    let domain = address.folded().rsplit_once('@').map_or(String::new(), |(_, domain)| domain.to_owned());
    let found = read(work, viewer).await?;
    // A policy of the whole house holds for its departments too.
    Ok(found.into_iter().find(|one| domain == one.domain || domain.ends_with(&format!(".{}", one.domain))))
}

row! {
    /// A member whose organisation allows less than the community uses.
    #[derive(Clone, Debug)]
    pub struct Restricted {
        /// Who.
        pub person: PersonId,
        /// Their name.
        pub name: String,
    }
}

/// The members of an organisation that has a policy here, by name, at most a hundred. For convenors.
pub async fn restricted(
    work: &mut Work<'_>,
    viewer: &Viewer,
    policy: &Policy,
) -> Result<Vec<Restricted>, Refused> {
    convenes(work, viewer)?;
    let (whole, part) = likes(&policy.domain);
    work.all(&sql::RESTRICTED, args![viewer.community().id, whole, part]).await
}

/// Addresses at a domain, and at a part of it. A domain has nothing that `LIKE` takes for itself.
fn likes(domain: &str) -> (String, String) {
    (format!("%@{domain}"), format!("%@%.{domain}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_domain_has_a_dot_and_nothing_that_like_takes_for_itself() {
        assert!(is_domain("commonkettle.example") && is_domain("mail.a-b.example"));
        for wrong in ["", "example", "%.example", "a_b.example", "a..example", "a b.example"] {
            assert!(!is_domain(wrong), "{wrong}");
        }
    }
}
