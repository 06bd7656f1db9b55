//! The answer of somebody who was invited: by their letter, or on the page that only their letter leads to. Looking changes nothing.

use store::args;

use super::{Invitation, Invitee, KIND, Reading, forget, one, reading_of, sql, suggest_in_turn};
use crate::{
    Actor, ApplicationId, ArrivalId, InvitationId, PersonId, Refused, Work,
    charter::{self, Viewer, only_system},
    curation,
    people::{self, address::Address},
    sealed,
};

/// What they say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// They would like to.
    Yes,
    /// Not for them.
    No,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answered {
    /// They are sent the promise; nobody is a member before they have agreed to it.
    Promise(PersonId),
    /// They are asked some questions first.
    Questions(ApplicationId),
    /// It ends here.
    No {
        /// Somebody else had given their address: nothing of it is left.
        forgotten: bool,
    },
    /// It was answered before, taken back, or closed.
    Over,
}

/// Acts on an answer of the person whose invitation it is. For the system: a letter is proven to be theirs, or their page's button was
/// pressed. `arrival` is the letter. `YES` twice is one yes.
pub async fn answer(
    work: &mut Work<'_>,
    id: InvitationId,
    answer: Answer,
    arrival: Option<ArrivalId>,
) -> Result<Answered, Refused> {
    only_system(work)?;
    work.begin().await?;
    work.opt::<(InvitationId,)>(&sql::LOCK, args![id]).await?.ok_or(Refused::NotFound)?;
    let invitation = one(work, id).await?.ok_or(Refused::NotFound)?;
    let now = work.now();
    if !invitation.is_open() {
        return Ok(Answered::Over);
    }
    let community = invitation.community;
    let answered = match answer {
        Answer::No => {
            work.exec(&sql::ANSWER, args![id, "no", now, Option::<PersonId>::None]).await?;
            work.note(Some(community), "declined-invitation", id.into(), "").await?;
            let forgotten = invitation.is_suggested();
            if forgotten {
                let invitation = Invitation { state: "no".into(), ..invitation };
                forget(work, &invitation, arrival).await?;
            }
            Answered::No { forgotten }
        }
        Answer::Yes => {
            let slug = charter::slug(work, community).await?;
            let language = charter::visit(work, &slug).await?.community().language.clone();
            let address = Address::of(&invitation.address).map_err(|key| Refused::invalid("address", key))?;
            let person = people::meet(work, &address, &invitation.name, &language).await?;
            people::answered_from(work, &address).await?;
            work.exec(&sql::ANSWER, args![id, "yes", now, person]).await?;
            work.note(Some(community), "accepted-invitation", id.into(), "").await?;
            let invitation = Invitation { person: Some(person), ..invitation };
            go_on(work, &invitation, person).await?
        }
    };
    work.done().await?;
    Ok(answered)
}

/// Questions where the community asks some of those it invites; else the promise.
async fn go_on(work: &mut Work<'_>, invitation: &Invitation, person: PersonId) -> Result<Answered, Refused> {
    let community = invitation.community;
    if curation::ways(work, community).await?.asks_invited
        && let Some(application) = curation::begin_invited(work, invitation, person).await?
    {
        return Ok(Answered::Questions(application));
    }
    curation::promise(work, community, person, &format!("invitation {}", invitation.id)).await?;
    Ok(Answered::Promise(person))
}

/// The invitation that a page's address names, as whoever opens it reads it. Opening it changes nothing: mail scanners open every link.
pub async fn look(work: &mut Work<'_>, token: &str) -> Result<(Viewer, Invitation, Reading), Refused> {
    let actor = work.actor();
    work.act_as(Actor::System);
    let looked = looked_at(work, token).await;
    work.act_as(actor);
    looked
}

async fn looked_at(work: &mut Work<'_>, token: &str) -> Result<(Viewer, Invitation, Reading), Refused> {
    let key = work.letters_key().await?;
    let id = sealed::named(&key, KIND, token).ok_or(Refused::NotFound)?;
    let invitation = one(work, id.into()).await?.ok_or(Refused::NotFound)?;
    // A draft has no page, and whoever is forgotten has none any more.
    if matches!(invitation.state.as_str(), "draft" | "suggested") {
        return Err(Refused::NotFound);
    }
    if invitation.address.is_empty() {
        return Err(Refused::Gone);
    }
    let slug = charter::slug(work, invitation.community).await?;
    let viewer = charter::visit(work, &slug).await?;
    let reading = reading_of(work, &viewer, &invitation, "first").await?;
    Ok((viewer, invitation, reading))
}

/// Suggests somebody else, on the page that only their letter leads to.
pub async fn suggest_here(work: &mut Work<'_>, token: &str, invitee: &Invitee) -> Result<(), Refused> {
    let key = work.letters_key().await?;
    let id = sealed::named(&key, KIND, token).ok_or(Refused::NotFound)?;
    let actor = work.actor();
    work.act_as(Actor::System);
    let done = async {
        let invitation = one(work, id.into()).await?.filter(Invitation::is_open).ok_or(Refused::Gone)?;
        let slug = charter::slug(work, invitation.community).await?;
        let viewer = charter::visit(work, &slug).await?;
        suggest_in_turn(work, &viewer, &invitation, invitee).await
    }
    .await;
    work.act_as(actor);
    done
}

/// Answers on the page that only their letter leads to: its button was pressed.
pub async fn answer_here(work: &mut Work<'_>, token: &str, said: Answer) -> Result<Answered, Refused> {
    let key = work.letters_key().await?;
    let id = sealed::named(&key, KIND, token).ok_or(Refused::NotFound)?;
    let actor = work.actor();
    work.act_as(Actor::System);
    let answered = answer(work, id.into(), said, None).await;
    work.act_as(actor);
    answered
}
