//! Letters about invitations: to whoever is invited (touchpoint 1), and to the convenors when somebody was suggested.

use base::Words;
use community::{
    Actor, House, InvitationId, Level, Refused, Work,
    charter::{self, Viewer},
    invitations::{self, Invitation, Reading},
    notices,
};

use crate::{
    Sender,
    answers::{self, Addressee, Says, apart, inside},
    hold,
};

/// Writes the letter of an invitation: the job `invitations::LETTER`. Run twice, it writes once: the letter that it wrote is known.
pub async fn write(house: &House, sender: &Sender, payload: &str) -> Result<(), Refused> {
    let (id, which) = payload.split_once(' ').unwrap_or((payload, "first"));
    let id: InvitationId = id.parse().map_err(|_| Refused::NotFound)?;
    let mut work = house.work(Actor::System);
    work.together();
    work.begin().await?;
    let invitation = invitations::by_id(&mut work, id).await?;
    // Answered or taken back in the meantime.
    if !invitation.is_open() || is_written(&mut work, &invitation, which).await? {
        return Ok(());
    }
    let viewer = place(&mut work, &invitation).await?;
    letter(&mut work, sender, &viewer, &invitation, which, None).await?;
    work.all_done().await
}

/// Whether this very letter is in the outbox.
async fn is_written(work: &mut Work<'_>, invitation: &Invitation, which: &str) -> Result<bool, Refused> {
    let since = if which == "reminder" { invitation.reminded_at } else { invitation.sent_at };
    let Some((delivery, since)) = invitation.delivery.zip(since) else { return Ok(false) };
    Ok(notices::named(work, delivery).await?.is_some_and(|letter| letter.made_at >= since))
}

/// The community of an invitation, as the program sees it.
pub(crate) async fn place(work: &mut Work<'_>, invitation: &Invitation) -> Result<Viewer, Refused> {
    crate::visit(work, invitation.community).await
}

/// Writes one to whoever is invited; `answers` is the Message-ID of the letter that it answers. Part of another act.
pub(crate) async fn letter(
    work: &mut Work<'_>,
    sender: &Sender,
    viewer: &Viewer,
    invitation: &Invitation,
    which: &str,
    answers: Option<String>,
) -> Result<(), Refused> {
    let reading = invitations::reading_of(work, viewer, invitation, which).await?;
    let page = (sender.paths.invitation)(&invitations::token(work, invitation.id).await?);
    let community = viewer.community();
    let mut says = says(&reading, Words::of(&reading.language), sender.link(&page));
    says.community = Some((community.id, community.name.clone()));
    says.item = Some(invitation.id.into());
    says.answers = answers;
    // It stands in their calendar from the first letter on: a reminder would put it there again.
    if which == "first" {
        says.hold = reading.hold.as_ref().map(|date| {
            hold::first_date(
                Words::of(&reading.language),
                ("invitation", invitation.id.into()),
                &community.name,
                date,
            )
        });
    }
    let to = Addressee { person: None, address: invitation.address.clone(), language: reading.language };
    let delivery = answers::send(work, sender, &to, says).await?;
    invitations::has_letter(work, invitation.id, delivery).await
}

/// The letter of an invitation, from what it says.
pub fn says(reading: &Reading, words: Words, page: String) -> Says {
    let mut because = reading.why.clone();
    because.push(words.say("invite-reads").to_owned());
    Says {
        kind: "invitation",
        level: Some(Level::Open),
        subject: inside(&reading.subject, 160),
        lead: reading.lead.clone(),
        lines: reading.lines.clone(),
        quoted: Some(apart(&reading.note, 600)).filter(|note| !note.is_empty()).into_iter().collect(),
        choices: reading.choices.clone(),
        link: Some((words.say("invite-page").to_owned(), page)),
        seconds: 20,
        because,
        unasked: true,
        ..Says::default()
    }
}

/// Tells the convenors who was suggested, and asks whether they are to be invited: the job `invitations::SUGGESTED`. Run twice, it asks
/// twice, and the first word counts.
pub async fn suggested(house: &House, sender: &Sender, id: InvitationId) -> Result<(), Refused> {
    let mut work = house.work(Actor::System);
    let invitation = invitations::by_id(&mut work, id).await?;
    if invitation.state != "suggested" || invitation.address.is_empty() {
        return Ok(());
    }
    work.together();
    work.begin().await?;
    let viewer = place(&mut work, &invitation).await?;
    let community = viewer.community().clone();
    for convenor in charter::holders(&mut work, community.id, "convenor").await? {
        if convenor.address.is_empty() {
            continue;
        }
        let words = Words::of(&convenor.language);
        let says =
            suggested_letter(words, sender, (community.id, &community.name, &community.slug), &invitation);
        let to = Addressee {
            person: Some(convenor.person),
            address: convenor.address,
            language: convenor.language,
        };
        answers::send(&mut work, sender, &to, says).await?;
    }
    work.all_done().await
}

/// The letter that asks convenors whether somebody is to be invited.
pub fn suggested_letter(
    words: Words,
    sender: &Sender,
    place: (community::CommunityId, &str, &str),
    invitation: &Invitation,
) -> Says {
    let (community, name, slug) = place;
    let who = if invitation.name.is_empty() {
        inside(&invitation.address, 120)
    } else {
        format!("{} <{}>", inside(&invitation.name, 80), inside(&invitation.address, 120))
    };
    let facts = [
        ("who", who.into()),
        ("suggester", inside(&invitation.suggester, 80).into()),
        ("community", inside(name, 100).into()),
    ];
    Says {
        kind: "suggested",
        community: Some((community, name.to_owned())),
        item: Some(invitation.id.into()),
        subject: words.tell("suggested-subject", &facts),
        lead: words.tell("suggested-lead", &facts),
        lines: vec![words.say("suggested-told").to_owned()],
        quoted: Some(apart(&invitation.note, 600)).filter(|note| !note.is_empty()).into_iter().collect(),
        choices: ["suggested-accept", "suggested-reject"].map(|key| words.say(key).to_owned()).to_vec(),
        link: Some((words.say("suggested-page").to_owned(), sender.link(&(sender.paths.invitations)(slug)))),
        numbers: vec![(Some(community), "invitation", invitation.id.into())],
        seconds: 10,
        because: vec![crate::convenes(words, name)],
        unasked: true,
        ..Says::default()
    }
}
