//! Writing a letter, and addressing it.

use base::Time;
use store::args;

use super::sql;
use crate::{
    CommunityId, DeliveryId, LetterId, Level, PersonId, Refused, ThreadId, Work, charter::only_system,
};

/// The job that sends what waits.
pub const DELIVER: &str = "deliver";

/// A letter as it is written.
#[derive(Clone, Debug, Default)]
pub struct Written<'a> {
    /// The community that it comes from, if it comes from one.
    pub community: Option<CommunityId>,
    /// Which letter it is: `passage`, `post`, `digest`, `receipt` ... What a reply may do follows from it.
    pub kind: &'static str,
    /// What it is about: the post of `post` ...
    pub item: Option<i64>,
    /// The thread, when it is about one.
    pub thread: Option<ThreadId>,
    /// Its level of confidentiality, when it has one.
    pub level: Option<Level>,
    /// The language that it is written in; nothing for English.
    pub language: &'a str,
    /// What is shown before the address it comes from: `Ada via Peer Network Convenors`.
    pub from_name: &'a str,
    /// Its subject.
    pub subject: &'a str,
    /// As plain text: complete.
    pub plain: &'a str,
    /// As HTML: the same facts.
    pub html: &'a str,
    /// Further header fields, one a line: `In-Reply-To: <...>`.
    pub heads: &'a str,
    /// Its Message-ID without `<` and `>`; nothing for one of its own.
    pub message_id: Option<&'a str>,
    /// What stands behind the @ of its own Message-ID.
    pub host: &'a str,
    /// When it is of no use any more.
    pub expires_at: Option<Time>,
}

/// One person that a letter goes to.
#[derive(Clone, Debug)]
pub struct To<'a> {
    /// Who; nobody for an answer to an address that is no member's.
    pub person: Option<PersonId>,
    /// Their address.
    pub address: &'a str,
    /// Why they have it: `each`, `follow`, `direct`, `digest`, `asked` ... The foot of the letter says it.
    pub why: &'static str,
    /// Not before this.
    pub due_at: Time,
}

/// Writes a letter, for nobody yet. Part of another act of the program.
pub async fn write(work: &mut Work<'_>, letter: Written<'_>) -> Result<LetterId, Refused> {
    only_system(work)?;
    let (id, now): (LetterId, _) = (work.id(), work.now());
    let message_id = letter.message_id.map_or_else(|| format!("{id}@{}", letter.host), str::to_owned);
    let l = letter;
    work.exec(
        &sql::WRITE,
        args![
            id,
            l.community,
            l.kind,
            l.item,
            l.thread,
            l.level,
            if l.language.is_empty() { "en" } else { l.language },
            seconds_to_read(l.plain),
            l.from_name,
            l.subject,
            l.plain,
            l.html,
            l.heads,
            message_id,
            now,
            l.expires_at
        ],
    )
    .await?;
    Ok(id)
}

/// How long words take to read, in seconds, at two hundred words a minute; scripts that set no blanks between words are counted by
/// their characters, two for a word.
pub fn seconds_to_read(words: &str) -> i64 {
    let spaced = words.split_whitespace().count();
    let unspaced = words.chars().filter(|c| matches!(u32::from(*c), 0x2E80..=0x9FFF | 0xE00..=0xE7F)).count();
    let words = spaced.max(unspaced / 2);
    i64::try_from(words * 3 / 10).unwrap_or(i64::MAX).max(1)
}

/// Addresses a letter to these people; to an address that it was addressed to before it goes once. Returns the deliveries in the
/// order of `to`, and promises that they are sent. Part of another act of the program.
pub async fn address_to(
    work: &mut Work<'_>,
    letter: LetterId,
    community: Option<CommunityId>,
    to: &[To<'_>],
) -> Result<Vec<DeliveryId>, Refused> {
    only_system(work)?;
    let mut ids = Vec::with_capacity(to.len());
    let mut rows = Vec::with_capacity(to.len());
    for one in to {
        let id: DeliveryId = work.id();
        let domain = domain(one.address);
        rows.push(args![id, letter, community, one.person, one.address, domain, one.why, one.due_at]);
        ids.push(id);
    }
    work.each(&sql::ADDRESS, rows).await?;
    if let Some(first) = to.iter().map(|one| one.due_at).min() {
        work.promise_once(
            DELIVER,
            String::new(),
            first.max(work.now()),
            format!("{DELIVER} {}", first.secs() / 60),
        )
        .await?;
    }
    Ok(ids)
}

/// Where letters to an address go.
pub(super) fn domain(address: &str) -> String {
    address.rsplit_once('@').map_or("", |(_, domain)| domain).to_lowercase()
}

/// Writes a letter to one person. Part of another act of the program.
pub async fn leave(
    work: &mut Work<'_>,
    letter: Written<'_>,
    to: To<'_>,
) -> Result<(LetterId, DeliveryId), Refused> {
    let community = letter.community;
    let id = write(work, letter).await?;
    let delivery = address_to(work, id, community, std::slice::from_ref(&to)).await?;
    Ok((id, delivery.first().copied().unwrap_or_default()))
}
