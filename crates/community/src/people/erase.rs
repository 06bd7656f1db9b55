//! Erasing a person (practice 5.4). What others wrote stays; what was theirs goes, and their posts stay without their name, or go too.
//! Of the erasure itself only a hash is kept, so that a backup which is laid back can be erased again.

use base::secret;
use store::args;

use super::{signed_in, sql};
use crate::{PersonId, PostId, Refused, Work, search::index};

/// What will go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Preview {
    /// Posts that they wrote.
    pub posts: i64,
    /// Communities that they belong to.
    pub communities: i64,
}

/// What would be erased of the person who acts.
pub async fn preview(work: &mut Work<'_>) -> Result<Preview, Refused> {
    let person = signed_in(work)?;
    let (posts, communities): (i64, i64) = work.one(&sql::ERASE_PREVIEW, args![person]).await?;
    Ok(Preview { posts, communities })
}

/// Erases the person who acts: profile, addresses, ways in, wishes, drafts, notes and what stands about them in the journal. Their posts
/// stay as a former member's; with `words_too` their words go as well, and an empty place keeps the shape of the thread. It cannot be taken back.
pub async fn erase(work: &mut Work<'_>, words_too: bool) -> Result<(), Refused> {
    let person = signed_in(work)?;
    work.begin().await?;
    remember(work, person).await?;
    let now = work.now();
    let posts: Vec<(PostId,)> = work.all(&sql::ALL_POSTS_BY, args![person]).await?;
    if words_too {
        for statement in [&sql::ERASE_VERSIONS, &sql::ERASE_FILES, &sql::ERASE_LAST_WORDS] {
            work.exec(statement, args![person]).await?;
        }
        work.exec(&sql::ERASE_WORDS, args![person, now]).await?;
        for (post,) in &posts {
            index::take_out(work, *post).await?;
        }
    }
    work.exec(&sql::ERASE_ARRIVALS, args![person]).await?;
    for statement in [
        &sql::ERASE_DELIVERIES,
        &sql::ERASE_HELD_WORDS,
        &sql::ERASE_HELD,
        &sql::ERASE_PROFILES,
        &sql::ERASE_ROLES,
        &sql::ERASE_WATCHES,
        &sql::ERASE_READ_MARKS,
        &sql::ERASE_PRESENCES,
        &sql::ERASE_DRAFTS,
        &sql::ERASE_SESSIONS,
        &sql::ERASE_PASSAGES,
        &sql::ERASE_RECEIPTS,
        &sql::ERASE_CONFIRMATIONS,
        &sql::ERASE_DELEGATES,
        &sql::ERASE_REACH,
        &sql::ERASE_DIGESTS,
        &sql::ERASE_TOLD,
        &sql::ERASE_ALIASES,
        &sql::ERASE_JOURNAL,
        &sql::ERASE_ADDRESSES,
    ] {
        work.exec(statement, args![person]).await?;
    }
    let name = base::Words::english().say("person-former");
    work.exec(&sql::ERASE_PERSON, args![person, name, crate::search::terms::fold(name)]).await?;
    if !words_too {
        for (post,) in &posts {
            index::put(work, *post).await?;
        }
    }
    index::put_person(work, person).await?;
    work.act_as(crate::Actor::System);
    work.note(None, "erased", 0, "").await?;
    work.act_as(crate::Actor::Person(person));
    work.done().await
}

/// Keeps a hash of each address, and when: nothing that tells who it was, enough to know them again in a backup.
async fn remember(work: &mut Work<'_>, person: PersonId) -> Result<(), Refused> {
    let key = work.letters_key().await?;
    let now = work.now();
    let addresses: Vec<super::KnownAddress> = work.all(&sql::ADDRESSES, args![person]).await?;
    for address in addresses {
        let mark = format!("erased {}", address.address.to_lowercase());
        let seal: String =
            secret::seal(&key, mark.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
        work.exec(&sql::REMEMBER_ERASURE, args![seal, now]).await?;
    }
    Ok(())
}
