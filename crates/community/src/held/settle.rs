//! Settling what waits: the first word counts.

use store::{args, row};

use super::{Held, SETTLED, WAITS, get, sql};
use crate::{
    Actor, HeldId, PersonId, PostId, Refused, ThreadId, Work, care,
    charter::{self, Standing, Viewer, only_system},
    conversations::{self, ByLetter, Head, Kept, begin_thread, go_on, name_letter, subject_or_first_words},
    members, people,
    people::address::Address,
    receipts,
};

/// What came of it.
#[derive(Clone, Debug)]
pub enum Settled {
    /// It is a post now.
    Posted(ThreadId, PostId),
    /// They are a member now.
    Joined(PersonId),
    /// It is put away: rejected, or a note that was read.
    Done,
}

/// Lets it through. By a convenor; what waits for carers, by a carer. [`Refused::Conflict`] when somebody else was first.
pub async fn accept(work: &mut Work<'_>, viewer: &Viewer, id: HeldId) -> Result<Settled, Refused> {
    let by = viewer.member()?;
    work.begin().await?;
    let held = get(work, viewer, id).await?;
    settle(work, &held, Some(by), "accepted", "").await?;
    // Somebody was answered: that, and when, is what the carers' page says; never about what.
    if let (Some(person), "private" | "care") = (held.person, held.kind.as_str()) {
        care::spoke_with(work, held.community, person, by).await?;
    }
    let settled = through(work, viewer, &held).await?;
    receipts::keep(work, by, Some(held.community), "accepted", id.into(), &undoes(&settled)).await?;
    work.done().await?;
    Ok(settled)
}

/// Does not let it through; whoever wrote it is told the reason. By whoever may accept it.
pub async fn reject(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: HeldId,
    reason: &str,
) -> Result<Settled, Refused> {
    let by = viewer.member()?;
    work.begin().await?;
    let held = get(work, viewer, id).await?;
    let reason: String = reason.trim().chars().take(2_000).collect();
    settle(work, &held, Some(by), "rejected", &reason).await?;
    receipts::keep(work, by, Some(held.community), "rejected", id.into(), "").await?;
    work.done().await?;
    Ok(Settled::Done)
}

/// The person who acts says that a letter in their name was theirs, or was not.
pub async fn own(work: &mut Work<'_>, viewer: &Viewer, id: HeldId, mine: bool) -> Result<Settled, Refused> {
    let by = people::signed_in(work)?;
    work.begin().await?;
    let held = get(work, viewer, id).await?;
    if held.person != Some(by) || held.waits_for != "author" {
        return Err(Refused::NotFound);
    }
    settle(work, &held, Some(by), if mine { "accepted" } else { "rejected" }, "").await?;
    let settled = if mine { through(work, viewer, &held).await? } else { Settled::Done };
    work.done().await?;
    Ok(settled)
}

/// What must be taken back when the word is taken back.
fn undoes(settled: &Settled) -> String {
    match settled {
        Settled::Posted(_, post) => format!("post {post}"),
        Settled::Joined(person) => format!("person {person}"),
        Settled::Done => String::new(),
    }
}

/// Takes a settlement back: a post that was let through is withdrawn, somebody who joined has not, and it waits again. Part of
/// taking back what a receipt says.
pub async fn reopen(work: &mut Work<'_>, viewer: &Viewer, id: HeldId) -> Result<(), Refused> {
    let by = viewer.member()?;
    work.begin().await?;
    let held = get(work, viewer, id).await?;
    if held.settled_by != Some(by) {
        return Err(Refused::NotFound);
    }
    let became: Option<(String,)> = work.opt(&sql::BECAME, args![by, id]).await?;
    match became.as_ref().and_then(|(before,)| before.split_once(' ')) {
        Some(("post", post)) => {
            let post = post.parse().map_err(|_| Refused::Broken("no post".into()))?;
            let before = work.within(true);
            conversations::withdraw_again(work, viewer, post).await?;
            work.within(before);
        }
        Some(("person", person)) => {
            let person: PersonId = person.parse().map_err(|_| Refused::Broken("no person".into()))?;
            work.exec(&sql::NOT_JOINED, args![held.community, person]).await?;
        }
        _ => {}
    }
    work.exec(&sql::REOPEN, args![id]).await?;
    work.note(Some(held.community), "reopened", id.into(), "").await?;
    work.done().await
}

async fn settle(
    work: &mut Work<'_>,
    held: &Held,
    by: Option<PersonId>,
    verdict: &str,
    reason: &str,
) -> Result<(), Refused> {
    let now = work.now();
    if work.exec(&sql::SETTLE, args![held.id, now, by, verdict, reason]).await? == 0 {
        return Err(Refused::Conflict);
    }
    work.note(Some(held.community), verdict, held.id.into(), "").await?;
    let once = format!("{SETTLED} {}", held.id);
    work.promise_once(SETTLED, held.id.to_string(), now, once).await
}

row! {
    struct Kind { source: String, html: String, words: String, message_id: String }
}

row! {
    struct File { blob: String, name: String, kind: String, size: i64 }
}

/// It becomes what it was meant to be.
async fn through(work: &mut Work<'_>, viewer: &Viewer, held: &Held) -> Result<Settled, Refused> {
    let actor = work.actor();
    work.act_as(Actor::System);
    let done = match held.kind.as_str() {
        "post" => post(work, viewer, held).await,
        "joiner" => {
            let person = held.person.ok_or(Refused::Gone)?;
            members::let_in(work, held.community, person).await?;
            Ok(Settled::Joined(person))
        }
        _ => Ok(Settled::Done),
    };
    work.act_as(actor);
    done
}

async fn post(work: &mut Work<'_>, viewer: &Viewer, held: &Held) -> Result<Settled, Refused> {
    let community = viewer.community();
    let kept: Kind = work.one(&sql::WORDS, args![held.id]).await?;
    let files: Vec<File> = work.all(&sql::FILES, args![held.id]).await?;
    let files: Vec<Kept> =
        files.into_iter().map(|file| Kept::again(file.blob, file.name, file.kind, file.size)).collect();
    let author = match held.person {
        Some(person) => person,
        None => {
            let address = Address::of(&held.address).map_err(|key| Refused::invalid("address", key))?;
            people::meet(work, &address, &held.name, &community.language).await?
        }
    };
    // A guest whose post was let through is known from then on; whoever belongs already stays what they are.
    members::admit(work, community.id, author, Standing::Known).await?;
    let named = Some(kept.message_id.as_str()).filter(|id| !id.is_empty());
    let letter = ByLetter { source: &kept.source, html: &kept.html, words: &kept.words, message_id: named };
    let made = letter.made(&community.language);
    work.act_as(Actor::Person(author));
    let (thread, post) = match held.thread {
        Some(thread) => (thread, go_on(work, community, author, thread, held.parent, &made, files).await?),
        None => {
            let subject = subject_or_first_words(&held.subject, &kept.words);
            let level = held.level.unwrap_or(community.usual_level).max(community.level);
            let head = Head { subject: &subject, level, present: Vec::new() };
            begin_thread(work, community, author, head, &made, files).await?
        }
    };
    name_letter(work, community.id, named, thread, post).await?;
    Ok(Settled::Posted(thread, post))
}

/// What nobody settled in thirty days lapses. A recurring job.
pub async fn lapse_old(work: &mut Work<'_>) -> Result<usize, Refused> {
    only_system(work)?;
    work.begin().await?;
    let before = work.now() - WAITS;
    let old: Vec<(HeldId,)> = work.all(&sql::OLD, args![before]).await?;
    for (id,) in &old {
        let held: Held = work.one(&sql::ONE, args![*id]).await?;
        settle(work, &held, None, "lapsed", "").await?;
    }
    work.done().await?;
    Ok(old.len())
}

/// What waits only for its day goes out when that has come. A recurring job.
pub async fn release_due(work: &mut Work<'_>) -> Result<usize, Refused> {
    only_system(work)?;
    work.begin().await?;
    let now = work.now();
    let due: Vec<(HeldId,)> = work.all(&sql::DUE, args![now]).await?;
    for (id,) in &due {
        let held: Held = work.one(&sql::ONE, args![*id]).await?;
        let slug = charter::slug(work, held.community).await?;
        let viewer = charter::visit(work, &slug).await?;
        settle(work, &held, None, "accepted", "").await?;
        through(work, &viewer, &held).await?;
    }
    work.done().await?;
    Ok(due.len())
}
