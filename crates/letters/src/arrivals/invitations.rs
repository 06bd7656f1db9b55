//! Answers to an invitation, and suggesting somebody by letter.
//!
//! An invitation is one person's: an answer from elsewhere does not act for them, whoever sent it on. An assistant answers dates, and
//! nothing else. What is no word of ours goes to the convenors as a note.

use base::Words;
use community::{
    Actor, InvitationId, Refused, Work, curation,
    invitations::{self, Answer, Answered, Invitation, Invitee},
    notices::{self, Named},
    people::{self, address::Address},
};

use super::{
    Outcome, Reader, Word,
    acting::{self, Acting},
    author::Author,
    came::{Came, Place},
    notes,
    said::{self, Command, Said},
    settle,
};
use crate::{
    answers::{self, Addressee, Says, inside},
    invitations as written,
};

/// How long a stranger who answered somebody else's letter is not told the same again.
const ONCE: std::time::Duration = std::time::Duration::from_secs(86_400);
/// So many people are taken from one letter.
const MOST: usize = 3;

/// Whose answer it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whose {
    /// The person's whose letter it was.
    Theirs,
    /// Their assistant's.
    Assistant,
    /// Somebody else's.
    Other,
}

/// Whose answer it is to a letter that went to an address which may be nobody's of ours.
pub(super) async fn whose(work: &mut Work<'_>, came: &Came<'_>, named: &Named) -> Result<Whose, Refused> {
    let Some(from) = came.from.as_ref().filter(|_| !came.is_forged()) else { return Ok(Whose::Other) };
    if from.folded() == named.address.to_lowercase() {
        return Ok(Whose::Theirs);
    }
    let Ok(address) = Address::of(&named.address) else { return Ok(Whose::Other) };
    let Some(owner) = people::by_address(work, &address).await? else { return Ok(Whose::Other) };
    if came.proven.proven && people::speaks_from(work, from).await? == Some(owner.id) {
        return Ok(Whose::Theirs);
    }
    let delegate = people::delegates::is_delegate(work, owner.id, from).await?;
    Ok(if delegate { Whose::Assistant } else { Whose::Other })
}

/// An answer to the letter of an invitation.
pub(super) async fn answered(
    work: &mut Work<'_>,
    came: &Came<'_>,
    reader: &Reader,
    named: &Named,
) -> Result<Outcome, Refused> {
    let Some(item) = named.item else { return Ok(Outcome::refused("nothing-to-answer")) };
    let invitation = match invitations::by_id(work, InvitationId::from(item)).await {
        Ok(invitation) if !invitation.address.is_empty() => invitation,
        Ok(_) | Err(Refused::NotFound) => return Ok(Outcome::refused("forgotten")),
        Err(refused) => return Err(refused),
    };
    let place = acting::place(work, invitation.community).await?;
    match whose(work, came, named).await? {
        Whose::Theirs => theirs(work, came, reader, &place, invitation).await,
        Whose::Assistant => others(work, came, reader, &place, "invite-assistant").await,
        Whose::Other => others(work, came, reader, &place, "invite-other").await,
    }
}

/// The answer of whoever is invited.
async fn theirs(
    work: &mut Work<'_>,
    came: &Came<'_>,
    reader: &Reader,
    place: &Place,
    invitation: Invitation,
) -> Result<Outcome, Refused> {
    let Said::Command(said) = said::read(&came.reply.words, false) else {
        return note(work, came, reader, place, &invitation).await;
    };
    let id = invitation.id;
    match said.word {
        Word::Yes | Word::Accept | Word::Agree => {
            match invitations::answer(work, id, Answer::Yes, Some(came.arrival.id)).await? {
                Answered::Promise(person) => Ok(Outcome::of("invited-yes", person.into())),
                Answered::Questions(application) => Ok(Outcome::of("invited-yes", application.into())),
                _ => over(work, came, reader, place, &invitation).await,
            }
        }
        // STOP and DELETE ME from somebody who was only asked mean the same.
        Word::No | Word::Reject | Word::Stop | Word::Leave | Word::DeleteMe | Word::DeleteEverything => {
            let answered = invitations::answer(work, id, Answer::No, Some(came.arrival.id)).await?;
            let key = match answered {
                Answered::No { forgotten: true } => "invite-done-forgotten",
                Answered::No { forgotten: false } => "invite-done-no",
                _ => return over(work, came, reader, place, &invitation).await,
            };
            let words = words_of(work, place).await?;
            tell(work, came, reader, place, &invitation, words.say(key).to_owned()).await?;
            Ok(Outcome::done("invited-no"))
        }
        Word::TellMore | Word::More | Word::Help | Word::Who => {
            if !invitation.is_open() {
                return over(work, came, reader, place, &invitation).await;
            }
            let viewer = written::place(work, &invitation).await?;
            let answers = came.message_id().map(str::to_owned);
            written::letter(work, &reader.sender, &viewer, &invitation, "more", answers).await?;
            Ok(Outcome::of("invited-more", id.into()))
        }
        Word::Suggest => {
            let viewer = written::place(work, &invitation).await?;
            let words = words_of(work, place).await?;
            let mut names = Vec::new();
            for invitee in people_in(&said.words()) {
                invitations::suggest_in_turn(work, &viewer, &invitation, &invitee).await?;
                names.push(if invitee.name.is_empty() { invitee.address } else { invitee.name });
            }
            let lead = suggested(words, &names);
            tell(work, came, reader, place, &invitation, lead).await?;
            Ok(Outcome::of("suggested", id.into()))
        }
        _ => note(work, came, reader, place, &invitation).await,
    }
}

/// What a letter with suggestions is answered.
fn suggested(words: Words, names: &[String]) -> String {
    match names {
        [] => words.say("suggest-whom").to_owned(),
        names => words.tell("suggest-thanks", &[("names", inside(&names.join(", "), 200).into())]),
    }
}

/// Words that are no word of ours: a convenor reads them, and the invitation stays open.
async fn note(
    work: &mut Work<'_>,
    came: &Came<'_>,
    reader: &Reader,
    place: &Place,
    invitation: &Invitation,
) -> Result<Outcome, Refused> {
    if came.reply.words.trim().is_empty() {
        let words = words_of(work, place).await?;
        tell(work, came, reader, place, invitation, words.say("invite-empty").to_owned()).await?;
        return Ok(Outcome::done("empty"));
    }
    notes::from_anyone(work, came, reader, place, Author::Stranger { proven: true }).await
}

/// It was answered before, taken back, or is closed.
async fn over(
    work: &mut Work<'_>,
    came: &Came<'_>,
    reader: &Reader,
    place: &Place,
    invitation: &Invitation,
) -> Result<Outcome, Refused> {
    let words = words_of(work, place).await?;
    let key = if invitation.state == "yes" { "invite-over-yes" } else { "invite-over" };
    let lead = words.tell(key, &with_addresses(place, reader));
    tell(work, came, reader, place, invitation, lead).await?;
    Ok(Outcome::done("over"))
}

fn with_addresses(place: &Place, reader: &Reader) -> [(&'static str, base::words::Argument<'static>); 3] {
    let domain = reader.sender.domain();
    [
        ("community", inside(&place.name, 100).into()),
        ("join", format!("{}-join@{domain}", place.slug).into()),
        ("convenor", format!("{}-convenor@{domain}", place.slug).into()),
    ]
}

/// A line to whoever is invited.
async fn tell(
    work: &mut Work<'_>,
    came: &Came<'_>,
    reader: &Reader,
    place: &Place,
    invitation: &Invitation,
    lead: String,
) -> Result<(), Refused> {
    let words = words_of(work, place).await?;
    let says = Says {
        kind: "invitation-done",
        community: Some((place.id, place.name.clone())),
        item: Some(invitation.id.into()),
        level: Some(community::Level::Open),
        subject: words.tell("invite-done-subject", &[("community", inside(&place.name, 100).into())]),
        lead,
        answers: came.message_id().map(str::to_owned),
        ..Says::default()
    };
    let to =
        Addressee { person: None, address: invitation.address.clone(), language: words.tag().to_owned() };
    let delivery = answers::send(work, &reader.sender, &to, says).await?;
    invitations::has_letter(work, invitation.id, delivery).await
}

/// Somebody else answered: an assistant, or somebody whom it was sent on to. It does not act; they can ask for themselves.
pub(super) async fn others(
    work: &mut Work<'_>,
    came: &Came<'_>,
    reader: &Reader,
    place: &Place,
    key: &'static str,
) -> Result<Outcome, Refused> {
    let told = notices::had(work, &came.arrival.sender, "not-yours", work.now() - ONCE).await?;
    if !came.may_be_answered() || came.is_forged() || told {
        return Ok(Outcome::refused("not-theirs"));
    }
    let words = words_of(work, place).await?;
    let takes = curation::ways(work, place.id).await?.takes(work.now());
    let says = Says {
        kind: "not-yours",
        community: Some((place.id, place.name.clone())),
        level: Some(community::Level::Open),
        subject: words.tell("invite-done-subject", &[("community", inside(&place.name, 100).into())]),
        lead: words.tell(key, &with_addresses(place, reader)),
        lines: if key == "invite-assistant" {
            Vec::new()
        } else {
            vec![words.tell("invite-other-yourself", &with_addresses(place, reader))]
        },
        link: (takes && key != "invite-assistant").then(|| {
            let page = reader.sender.link(&(reader.sender.paths.apply)(&place.slug));
            (words.say("invite-other-page").to_owned(), page)
        }),
        answers: came.message_id().map(str::to_owned),
        ..Says::default()
    };
    answers::send(work, &reader.sender, &came.stranger(words.tag()), says).await?;
    Ok(Outcome::refused("not-theirs"))
}

async fn words_of(work: &mut Work<'_>, place: &Place) -> Result<Words, Refused> {
    Ok(Words::of(&super::addresses::language(work, place).await?))
}

/// `SUGGEST Ana Bright <ana@seeds.example>` of a member, in any letter.
pub(super) async fn suggest(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    said: &Command,
) -> Result<Outcome, Refused> {
    let viewer = acting.viewer(work).await?;
    let (words, mut names) = (acting.words(), Vec::new());
    for invitee in people_in(&said.words()) {
        invitations::suggest(work, &viewer, &invitee).await?;
        names.push(if invitee.name.is_empty() { invitee.address } else { invitee.name });
    }
    acting.receipt(work, None, suggested(words, &names), Vec::new()).await?;
    Ok(Outcome::done("suggested"))
}

/// A convenor's `ACCEPT` or `REJECT` to somebody who was suggested.
pub(super) async fn decide(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    id: InvitationId,
    accept: bool,
) -> Result<settle::Line, Refused> {
    let viewer = acting.viewer(work).await?;
    let words = acting.words();
    let invitation = match invitations::get(work, &viewer, id).await {
        Ok(invitation) => invitation,
        Err(Refused::NotFound) => {
            let lead = words.say("suggested-late").to_owned();
            return Ok(settle::Line { lead, receipt: None });
        }
        Err(refused) => return Err(refused),
    };
    let who = if invitation.name.is_empty() { &invitation.address } else { &invitation.name };
    let key = match (invitation.state.as_str(), accept) {
        ("suggested", true) => {
            invitations::send(work, &viewer, &[id]).await?;
            "suggested-sent"
        }
        ("suggested", false) => {
            invitations::throw_away(work, &viewer, id).await?;
            "suggested-dropped"
        }
        _ => "suggested-late",
    };
    Ok(settle::Line { lead: words.tell(key, &[("who", inside(who, 120).into())]), receipt: None })
}

/// People that words name: each line with an address is one, with the name before it.
fn people_in(words: &str) -> Vec<Invitee> {
    let mut found: Vec<Invitee> = Vec::new();
    for piece in words.split(['\n', ',', ';']) {
        let Some(address) = piece.split_whitespace().find(|word| word.contains('@')) else { continue };
        let clean = address.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
        if Address::of(&clean).is_err() || found.len() == MOST {
            continue;
        }
        let name = piece.split(address).next().unwrap_or("").trim_matches(|c: char| !c.is_alphanumeric());
        found.push(Invitee { name: name.to_owned(), address: clean, note: String::new() });
    }
    found
}

/// A convenor answers the letter about somebody who was suggested.
pub(super) async fn decided(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    named: &Named,
    said: &Command,
) -> Result<Outcome, Refused> {
    let id = InvitationId::from(named.item.ok_or(Refused::Gone)?);
    let accept = matches!(said.word, Word::Accept | Word::Yes);
    let line = decide(work, acting, id, accept).await?;
    acting.receipt(work, line.receipt, line.lead, Vec::new()).await?;
    work.act_as(Actor::Person(acting.person));
    Ok(Outcome::of(if accept { "invited" } else { "not-invited" }, id.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_found_in_the_words_behind_suggest() {
        let of = |words: &str| -> Vec<(String, String)> {
            people_in(words).into_iter().map(|one| (one.name, one.address)).collect()
        };
        assert_eq!(of("Ana Bright <ana@seeds.example>"), [("Ana Bright".into(), "ana@seeds.example".into())]);
        assert_eq!(of("ana@seeds.example.\nBen: ben@x.example, Cai (cai@y.example)").len(), 3);
        assert_eq!(of("ask Gwen, she knows"), []);
    }
}
