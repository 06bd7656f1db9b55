//! Taking what is due.

use base::Time;
use store::{args, row};

use super::{LEASE, Outcome, Settled, settle, sql};
use crate::{DeliveryId, LetterId, Level, PersonId, Refused, Work, charter::only_system};

/// Letters that go to members because they are members: to whoever has left they are of no use.
const FOR_MEMBERS: [&str; 2] = ["post", "held"];
/// Letters that somebody has just asked for: they go to an address that was given up too, for it may be alive again.
const ASKED_FOR: [&str; 1] = ["passage"];

row! {
    struct Detail {
        id: DeliveryId, letter: LetterId, person: Option<PersonId>, address: String, domain: String, why: String, attempts: i64,
        kind: String, made_at: Time, expires_at: Option<Time>, name: Option<String>, language: Option<String>,
        slug: Option<String>, community: Option<String>, own: Option<String>, list_id: Option<String>,
        standing: Option<String>, suspended_at: Option<Time>, folded: Option<String>
    }
}

/// A letter to one person, in the hands of who took it.
#[derive(Clone, Debug)]
pub struct Claimed {
    /// The delivery: what a reply address names.
    pub id: DeliveryId,
    /// What it says; see [`letters`].
    pub letter: LetterId,
    /// Who; nobody for an answer to an address that is no member's.
    pub person: Option<PersonId>,
    /// Where it goes.
    pub address: String,
    /// The domain of that.
    pub domain: String,
    /// Why they have it, in one word.
    pub why: String,
    /// Which attempt this is, from 1.
    pub attempts: i64,
    /// Their name; empty for nobody.
    pub name: String,
    /// Their language.
    pub language: String,
    /// The community that it comes from.
    pub community: Option<Origin>,
}

/// The community that a letter comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Its word in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// An address that it had before it came here, and kept.
    pub own: Option<String>,
    /// The List-Id that it had, and kept, so that mail programs go on sorting it.
    pub list_id: Option<String>,
}

/// The domains that something is due at, for whoever sends straight to them.
pub async fn domains(work: &mut Work<'_>) -> Result<Vec<String>, Refused> {
    only_system(work)?;
    let now = work.now();
    let found: Vec<(String,)> = work.all(&sql::DOMAINS, args![now]).await?;
    Ok(found.into_iter().map(|(domain,)| domain).collect())
}

/// When the next delivery is due; none when nothing waits.
pub async fn next_due(work: &mut Work<'_>) -> Result<Option<Time>, Refused> {
    only_system(work)?;
    let next: Option<(Option<Time>,)> = work.opt(&sql::NEXT, args![]).await?;
    Ok(next.and_then(|(due,)| due))
}

/// Takes at most `most` deliveries that are due, anywhere or at one domain, for [`LEASE`]. What is of no use any more is dropped on
/// the way: letters that are too late, to people who have left, to addresses that were given up while their owner has no other.
///
/// Fewer than `most` does not mean that there are no more; none taken does, and then the second value is false.
pub async fn claim(
    work: &mut Work<'_>,
    domain: Option<&str>,
    most: i64,
) -> Result<(Vec<Claimed>, bool), Refused> {
    only_system(work)?;
    work.begin().await?;
    let now = work.now();
    let until = now + LEASE;
    let ids: Vec<(i64,)> = match domain {
        None => work.all(&sql::CLAIM, args![now, until, most]).await?,
        Some(domain) => work.all(&sql::CLAIM_AT, args![now, until, most, domain]).await?,
    };
    if ids.is_empty() {
        work.done().await?;
        return Ok((Vec::new(), false));
    }
    let ids: Vec<i64> = ids.into_iter().map(|(id,)| id).collect();
    let mut taken = Vec::with_capacity(ids.len());
    let mut over = Vec::new();
    for detail in work.all::<Detail>(&sql::DETAILS, args![ids]).await? {
        match detail.of_no_use(now) {
            Some(why) => over.push(detail.settled(why)),
            None if detail.is_given_up() => match turned(work, &detail).await? {
                Some(address) => taken.push(detail.claimed(Some(address))),
                None => over.push(detail.settled("the address was given up after letters came back")),
            },
            None => taken.push(detail.claimed(None)),
        }
    }
    settle::write(work, &over).await?;
    work.done().await?;
    Ok((taken, true))
}

/// The other address of a person, when this letter does not go there already.
async fn turned(work: &mut Work<'_>, detail: &Detail) -> Result<Option<String>, Refused> {
    let Some(person) = detail.person else { return Ok(None) };
    let Some((other,)) = work.opt::<(String,)>(&sql::OTHER, args![person]).await? else { return Ok(None) };
    let domain = crate::notices::leave::domain(&other);
    let turned = work.exec(&sql::TURN, args![detail.id, &other, domain]).await?;
    Ok((turned > 0).then_some(other))
}

impl Detail {
    fn of_no_use(&self, now: Time) -> Option<&'static str> {
        if self.expires_at.is_some_and(|end| end <= now) {
            return Some("it came too late to be of use");
        }
        let left = self.slug.is_some() && self.person.is_some() && self.standing.as_deref() != Some("member");
        if left && FOR_MEMBERS.contains(&self.kind.as_str()) {
            return Some("the membership has ended");
        }
        None
    }

    fn is_given_up(&self) -> bool {
        self.suspended_at.is_some() && !ASKED_FOR.contains(&self.kind.as_str())
    }

    fn settled(&self, why: &str) -> Settled {
        Settled { id: self.id, attempts: self.attempts, outcome: Outcome::Dropped { why: why.to_owned() } }
    }

    fn claimed(self, other: Option<String>) -> Claimed {
        let domain = other.as_deref().map_or(self.domain, crate::notices::leave::domain);
        let community = self.slug.zip(self.community).map(|(slug, name)| Origin {
            slug,
            name,
            own: self.own.filter(|own| !own.is_empty()),
            list_id: self.list_id.filter(|id| !id.is_empty()),
        });
        Claimed {
            id: self.id,
            letter: self.letter,
            person: self.person,
            address: other.unwrap_or(self.address),
            domain,
            why: self.why,
            attempts: self.attempts,
            name: self.name.unwrap_or_default(),
            language: self.language.unwrap_or_default(),
            community,
        }
    }
}

/// Keeps deliveries in hand for [`LEASE`] from now. Returns how many are.
pub async fn renew(work: &mut Work<'_>, ids: &[DeliveryId]) -> Result<u64, Refused> {
    only_system(work)?;
    work.begin().await?;
    let until = work.now() + LEASE;
    let ids: Vec<i64> = ids.iter().copied().map(i64::from).collect();
    let kept = work.exec(&sql::RENEW, args![ids, until]).await?;
    work.done().await?;
    Ok(kept)
}

row! {
    /// What a letter says to everybody that it goes to.
    #[derive(Clone, Debug)]
    pub struct Said {
        /// Which.
        pub id: LetterId,
        /// Which letter it is.
        pub kind: String,
        /// Its level of confidentiality, when it has one.
        pub level: Option<Level>,
        /// What is shown before the address it comes from.
        pub from_name: String,
        /// Its subject.
        pub subject: String,
        /// As plain text, with [marks](crate::notices::mark).
        pub plain: String,
        /// As HTML, with marks; empty for none.
        pub html: String,
        /// Further header fields, one a line.
        pub heads: String,
        /// Its Message-ID.
        pub message_id: String,
        /// When it was written: its date.
        pub made_at: Time,
        /// How many calendars go with it.
        pub calendars: i64,
    }
}

/// What these letters say.
pub async fn letters(work: &mut Work<'_>, ids: &[LetterId]) -> Result<Vec<Said>, Refused> {
    only_system(work)?;
    let ids: Vec<i64> = ids.iter().copied().map(i64::from).collect();
    work.all(&sql::LETTERS, args![ids]).await
}

row! {
    /// A file that goes with a letter.
    #[derive(Clone, Debug)]
    pub struct File {
        /// The hash of its bytes.
        pub blob: String,
        /// Its name.
        pub name: String,
        /// Its type.
        pub kind: String,
        /// Its size in bytes.
        pub size: i64,
    }
}

/// The files that go with a letter.
pub async fn files(work: &mut Work<'_>, letter: LetterId) -> Result<Vec<File>, Refused> {
    only_system(work)?;
    work.all(&sql::FILES, args![letter]).await
}
