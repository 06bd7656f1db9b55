//! Drafting invitations: nothing leaves before a person has said so.

use store::args;

use super::{Invitation, convenes, one, sql};
use crate::{
    CommunityId, InvitationId, PersonId, Refused, Work,
    charter::Viewer,
    people::{address::Address, clean_name},
    sealed,
};

/// A line to one person is no longer than this, in characters.
const LONGEST_NOTE: usize = 600;
/// So many are drafted in one act.
const MOST: usize = 5_000;

/// Somebody to be asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Invitee {
    /// Their name; may be empty.
    pub name: String,
    /// Their address, as it was written.
    pub address: String,
    /// A line to them alone; may be empty.
    pub note: String,
}

/// What became of one of those who were to be drafted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drafted {
    /// It waits to be read and sent.
    New(InvitationId),
    /// They are asked already; this is the invitation.
    Already(InvitationId),
    /// They belong to the community.
    Member(PersonId),
    /// They said no, or nothing, and were forgotten: they are not asked again.
    NotAgain,
    /// The address cannot be written to; the key of the sentence that says what is wrong.
    Wrong(&'static str),
}

/// Drafts an invitation for each, and says of each what became of it, in their order. By a convenor.
pub async fn draft(
    work: &mut Work<'_>,
    viewer: &Viewer,
    invitees: &[Invitee],
) -> Result<Vec<Drafted>, Refused> {
    convenes(work, viewer)?;
    if invitees.len() > MOST {
        return Err(Refused::invalid("people", "problem-invite-many"));
    }
    work.begin().await?;
    let (community, by) = (viewer.community().id, work.actor().person());
    let mut drafted = Vec::with_capacity(invitees.len());
    for invitee in invitees {
        drafted
            .push(keep(work, community, invitee, Origin { state: "draft", by, ..Origin::default() }).await?);
    }
    let new = drafted.iter().filter(|one| matches!(one, Drafted::New(_))).count();
    if new > 0 {
        work.note(Some(community), "drafted-invitations", community.into(), &new.to_string()).await?;
    }
    work.done().await?;
    Ok(drafted)
}

/// Where an address comes from.
#[derive(Clone, Copy, Default)]
pub(super) struct Origin<'a> {
    pub state: &'static str,
    pub by: Option<PersonId>,
    pub suggested_by: Option<PersonId>,
    pub suggester: &'a str,
}

/// Keeps one. Part of another act.
pub(super) async fn keep(
    work: &mut Work<'_>,
    community: CommunityId,
    invitee: &Invitee,
    origin: Origin<'_>,
) -> Result<Drafted, Refused> {
    let address = match Address::of(&invitee.address) {
        Ok(address) => address,
        Err(key) => return Ok(Drafted::Wrong(key)),
    };
    let member: Option<(PersonId,)> = work.opt(&sql::IS_MEMBER, args![community, address.folded()]).await?;
    if let Some((person,)) = member {
        return Ok(Drafted::Member(person));
    }
    let open: Option<(InvitationId, String)> =
        work.opt(&sql::OPEN_FOR, args![community, address.folded()]).await?;
    if let Some((id, _)) = open {
        return Ok(Drafted::Already(id));
    }
    if is_not_asked(work, community, &address).await? {
        return Ok(Drafted::NotAgain);
    }
    let (id, now): (InvitationId, _) = (work.id(), work.now());
    work.exec(
        &sql::DRAFT,
        args![
            id,
            community,
            address.written(),
            address.folded(),
            clean_name(&invitee.name),
            note(&invitee.note),
            origin.state,
            origin.by,
            origin.suggested_by,
            clean_name(origin.suggester),
            now
        ],
    )
    .await?;
    Ok(Drafted::New(id))
}

/// A line to one person: without characters that hide, and no longer than a letter can bear.
fn note(words: &str) -> String {
    let kept: String = words.chars().filter(|c| !c.is_control() || *c == '\n').take(LONGEST_NOTE).collect();
    kept.trim().to_owned()
}

/// Whether somebody is not asked again: they said no, or nothing.
async fn is_not_asked(
    work: &mut Work<'_>,
    community: CommunityId,
    address: &Address,
) -> Result<bool, Refused> {
    let key = work.letters_key().await?;
    let seal = sealed::mark(&key, &format!("not-asked {community}"), address.folded());
    let known: Option<(i64,)> = work.opt(&sql::NOT_ASKED, args![community, seal]).await?;
    if known.is_some() {
        return Ok(true);
    }
    // Whoever said STOP to this house is asked nothing by it.
    let stopped: Option<(PersonId,)> = work.opt(&sql::STOPPED, args![address.folded()]).await?;
    Ok(stopped.is_some())
}

/// The invitations that were not sent: drafts, and people who were suggested. For convenors.
pub async fn drafted(work: &mut Work<'_>, viewer: &Viewer) -> Result<Vec<Invitation>, Refused> {
    convenes(work, viewer)?;
    work.all(&sql::DRAFTED, args![viewer.community().id]).await
}

/// Writes a draft anew. By a convenor; what was sent stays as it was sent.
pub async fn edit(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: InvitationId,
    invitee: &Invitee,
) -> Result<(), Refused> {
    convenes(work, viewer)?;
    let address = Address::of(&invitee.address).map_err(|key| Refused::invalid("address", key))?;
    let community = viewer.community().id;
    work.begin().await?;
    let before = one(work, id).await?.filter(|one| one.community == community).ok_or(Refused::NotFound)?;
    if before.address.to_lowercase() != address.folded() {
        let open: Option<(InvitationId, String)> =
            work.opt(&sql::OPEN_FOR, args![community, address.folded()]).await?;
        if open.is_some() {
            return Err(Refused::invalid("address", "problem-invite-already"));
        }
        if is_not_asked(work, community, &address).await? {
            return Err(Refused::invalid("address", "problem-invite-not-again"));
        }
    }
    let args = args![id, address.written(), address.folded(), clean_name(&invitee.name), note(&invitee.note)];
    if work.exec(&sql::EDIT, args).await? == 0 {
        return Err(Refused::Conflict);
    }
    work.note(Some(community), "edited-invitation", id.into(), "").await?;
    work.done().await
}

/// Throws a draft away, and whom it was to. By a convenor.
pub async fn throw_away(work: &mut Work<'_>, viewer: &Viewer, id: InvitationId) -> Result<(), Refused> {
    convenes(work, viewer)?;
    let community = viewer.community().id;
    work.begin().await?;
    if work.exec(&sql::DROP_DRAFT, args![id, community]).await? == 0 {
        return Err(Refused::NotFound);
    }
    work.note(Some(community), "threw-invitation-away", id.into(), "").await?;
    work.done().await
}
