//! Answers of calendar programs (iTIP over iMIP, RFC 5546, 6047): accepted, perhaps, declined, handed on, another time.
//!
//! Whose answer it is says the proof in its UID, which stands in the copy of one person alone, or the domain of the address that it came from.
//! Somebody else's answer never counts. What was counted is not answered by a letter, since the calendar shows it; what was not, is.

use ::calendar::{Item, write};
use base::{Time, Words};
use community::{
    Actor, PersonId, PollId, Refused, Work,
    arrivals::{Destination, For},
    charter,
    gatherings::{self, AnsweredWhat, Became, Coming, Gathering, Poll, Rsvp},
    notices, people,
    people::address::Address,
};

use super::{
    Outcome, Reader,
    acting::{self, Acting},
    came::Came,
    gatherings::too_late,
    notes,
};
use crate::{
    answers::{self, Says, inside},
    gatherings::{
        calendar as sheets, read_in, said,
        tell::{GATHERING, YEAR},
    },
    hold,
};

/// Answers in one letter, at most: a series with its exceptions.
const MOST: usize = 60;
/// How long a stranger does not get the same answer again.
const ONCE: std::time::Duration = std::time::Duration::from_secs(30 * 86_400);

/// Reads the answer of a calendar, if the letter is one.
pub(super) async fn taken(
    work: &mut Work<'_>,
    came: &Came<'_>,
    reader: &Reader,
    to: &Destination,
) -> Result<Option<Outcome>, Refused> {
    let parts = came.letter.attachments.iter();
    let calendars =
        parts.filter(|file| ::calendar::is_calendar(&file.content_type, file.file_name.as_deref()));
    let mut found = None;
    for part in calendars {
        let read = ::calendar::read(&part.bytes);
        match read.method.as_deref() {
            Some("REPLY" | "COUNTER") => {
                found = Some(read);
                break;
            }
            Some("CANCEL" | "REFRESH" | "DECLINECOUNTER" | "ADD") => {
                return Ok(Some(Outcome::refused("calendar-answer")));
            }
            _ => {}
        }
    }
    let Some(read) = found else { return Ok(None) };
    let counter = read.method.as_deref() == Some("COUNTER");
    let mut outcome = Outcome::refused("calendar-answer");
    for item in read.items.iter().take(MOST) {
        let one = each(work, came, reader, to, item, counter).await?;
        // Of several, what was counted.
        if outcome.state != community::arrivals::State::Done {
            outcome = one;
        }
        work.act_as(Actor::System);
    }
    Ok(Some(outcome))
}

/// Takes a calendar's answer to an hour that a letter asked to be kept free for the answer to that letter.
pub(super) fn to_hold(came: &mut Came<'_>, host: &str) {
    let parts = came.letter.attachments.iter();
    let calendars =
        parts.filter(|file| ::calendar::is_calendar(&file.content_type, file.file_name.as_deref()));
    let found = calendars.map(|part| ::calendar::read(&part.bytes)).find_map(|read| {
        let counter = match read.method.as_deref()? {
            "REPLY" => false,
            "COUNTER" => true,
            _ => return None,
        };
        let item = read.items.first()?;
        hold::answered(item, &partstat(item, came.from.as_ref()), counter, host)
    });
    if let Some(hold::Answered::Words(words)) = &found {
        came.reply.words.clone_from(words);
    }
    came.hold = found;
}

/// Whose answer it is.
enum Whose {
    /// A member's own.
    Own(PersonId),
    /// That of an assistant, for a member.
    Assistant(PersonId),
    /// It claims to be a member's, and nothing proves it.
    Claims(PersonId),
    /// A stranger's, with the copy of a member.
    Forwarded(PersonId),
    /// Somebody answers for a seat that is not theirs.
    NotTheirs,
    /// Nobody's that we know.
    Nobody,
}

async fn whose(
    work: &mut Work<'_>,
    came: &Came<'_>,
    to: &Destination,
    item: &Item,
    id: i64,
    proof: &str,
) -> Result<Whose, Refused> {
    let Some(from) = &came.from else { return Ok(Whose::Nobody) };
    if came.is_forged() {
        return Ok(Whose::Nobody);
    }
    let key = work.letters_key().await?;
    let holds = |person: PersonId| gatherings::proof(&key, id, person) == proof;
    let sender = people::speaks_from(work, from).await?;
    let named = match to.what {
        For::Reply(delivery) => notices::named(work, delivery).await?.and_then(|named| named.person),
        _ => None,
    };
    let seat = match attendee(item, Some(from)).and_then(|address| Address::of(&address).ok()) {
        Some(address) => people::speaks_from(work, &address).await?,
        None => None,
    };
    // The member whose copy this is: the one for whom the proof was made, or the letter that is answered.
    let owner =
        [seat, sender, named].into_iter().flatten().find(|person| holds(*person) || named == Some(*person));
    Ok(match (owner, sender) {
        (Some(owner), Some(sender)) if owner == sender => match seat {
            Some(seat) if seat != owner => Whose::NotTheirs,
            _ => Whose::Own(owner),
        },
        (Some(owner), None) if people::delegates::is_delegate(work, owner, from).await? => {
            Whose::Assistant(owner)
        }
        // Forwarded to another member, who answers for themselves.
        (_, Some(sender)) if seat == Some(sender) => {
            if came.proven.proven {
                Whose::Own(sender)
            } else {
                Whose::Claims(sender)
            }
        }
        (_, Some(_)) => Whose::NotTheirs,
        (Some(owner), None) => {
            if seat == Some(owner) {
                Whose::NotTheirs
            } else {
                Whose::Forwarded(owner)
            }
        }
        (None, None) => match named {
            // The copy that was forwarded names somebody else.
            Some(owner) => Whose::Forwarded(owner),
            None => holder(work, id, &key, proof).await?.map_or(Whose::Nobody, Whose::Forwarded),
        },
    })
}

/// Whose copy a proof belongs to, when neither who wrote nor who is named tells it: looked for among those who were asked.
async fn holder(
    work: &mut Work<'_>,
    id: i64,
    key: &[u8; 32],
    proof: &str,
) -> Result<Option<PersonId>, Refused> {
    let all = gatherings::asked_to(work, id).await?;
    Ok(all.into_iter().find(|person| gatherings::proof(key, id, *person) == proof))
}

/// The one who answers: the sender, when they are among those named; else the one who says anything.
fn attendee(item: &Item, from: Option<&Address>) -> Option<String> {
    let saying = || {
        item.attendees.iter().filter(|one| one.partstat.as_deref().is_some_and(|said| said != "NEEDS-ACTION"))
    };
    let own = from.and_then(|from| saying().find(|one| one.email == from.folded()));
    own.or_else(|| saying().next()).or(item.attendees.first()).map(|one| one.email.clone())
}

/// What they answer; empty for nothing.
fn partstat(item: &Item, from: Option<&Address>) -> String {
    let whose = attendee(item, from);
    let one = item.attendees.iter().find(|one| Some(&one.email) == whose.as_ref());
    one.and_then(|one| one.partstat.clone()).unwrap_or_default()
}

async fn each(
    work: &mut Work<'_>,
    came: &Came<'_>,
    reader: &Reader,
    to: &Destination,
    item: &Item,
    counter: bool,
) -> Result<Outcome, Refused> {
    let uid = item.uid.as_deref().unwrap_or_default();
    let Some((about, proof)) = write::about(uid, reader.sender.domain()) else {
        return Ok(Outcome::refused("calendar-foreign"));
    };
    if let Some((poll, number)) = sheets::option_of(about) {
        return date(work, came, reader, to, (item, counter), (poll, number), proof).await;
    }
    let day = item.recurrence_id.as_ref().map(|when| when.written.chars().take(10).collect::<String>());
    let Some(what) = gatherings::answered(work, about, day.as_deref()).await? else {
        return Ok(Outcome::refused("calendar-unknown"));
    };
    let community = match &what {
        AnsweredWhat::One(one) => one.community,
        AnsweredWhat::All(series, _) => series.community,
    };
    // An answer to one community never acts in another.
    if to.community.as_ref().is_some_and(|(_, here)| *here != community) {
        return Ok(Outcome::refused("calendar-elsewhere"));
    }
    let partstat = partstat(item, came.from.as_ref());
    let id = about.parse::<base::Id>().map(|id| id.0).unwrap_or_default();
    let (person, came_by) = match whose(work, came, to, item, id, proof).await? {
        Whose::Own(person) => (person, "calendar"),
        Whose::Assistant(person) => (person, "assistant"),
        Whose::Claims(person) => return claims(work, came, reader, &what, person, &partstat).await,
        Whose::Forwarded(owner) => return forwarded(work, came, reader, &what, owner, &partstat).await,
        Whose::NotTheirs => return Ok(Outcome::refused("calendar-not-theirs")),
        Whose::Nobody => return Ok(Outcome::refused("calendar-nobody")),
    };
    let acting = Acting::of(work, came, reader, person, Some(community)).await?;
    let note = item.comment.clone().unwrap_or_default();
    if counter {
        let title = match &what {
            AnsweredWhat::One(one) => &one.title,
            AnsweredWhat::All(series, _) => &series.title,
        };
        return proposes(work, &acting, title, item, &note).await;
    }
    let Some(coming) = coming(&partstat) else { return Ok(Outcome::refused("calendar-no-answer")) };
    let mut answer = Rsvp::of(coming, came_by);
    answer.sequence = item.sequence;
    answer.stamped_at = item.stamp.as_ref().and_then(|stamp| sheets::stamp(&stamp.written));
    answer.note = note;
    let handed_on =
        item.attendees.iter().find_map(|one| one.delegated_to.clone()).filter(|_| partstat == "DELEGATED");
    if let Some(other) = &handed_on {
        answer.note = format!("{} → {}", answer.note, inside(other, 100)).trim().to_owned();
    }
    match what {
        AnsweredWhat::One(one) => counted(work, &acting, &one, &answer, handed_on.is_some()).await,
        AnsweredWhat::All(series, all) => {
            let viewer = acting.viewer(work).await?;
            let mut full = Vec::new();
            for one in &all {
                // The version of the series says nothing about that of one date.
                let answer = Rsvp { sequence: None, ..answer.clone() };
                if let (Became::Waits(_), _) = gatherings::rsvp(work, &viewer, one.id, &answer).await? {
                    full.push(one);
                }
            }
            if !full.is_empty() {
                let (words, theirs) = (acting.words(), people::get(work, acting.person).await?.zone);
                let count = all.len() - full.len();
                let lead = words.tell("gathering-year-receipt-yes", &[("count", count.into())]);
                let mut says = acting.says(YEAR, "gathering-answer-subject", lead);
                says.item = Some(series.id.into());
                let day = |one: &&Gathering| said(words, one.starts_at, read_in(&theirs, &one.zone));
                let waits = |one| words.tell("gathering-year-receipt-full", &[("at", day(one).into())]);
                says.lines = full.iter().map(waits).collect();
                acting.answer(work, says).await?;
            }
            Ok(Outcome::of("calendar-answered", series.id.into()))
        }
    }
}

/// The answer to one of several dates (touchpoint 10): it suits, or does not. The calendar shows it, so that only what was not counted is told.
async fn date(
    work: &mut Work<'_>,
    came: &Came<'_>,
    reader: &Reader,
    to: &Destination,
    (item, counter): (&Item, bool),
    (poll, number): (PollId, i64),
    proof: &str,
) -> Result<Outcome, Refused> {
    let known = match Poll::of(work, poll).await {
        Ok(known) => known,
        Err(Refused::NotFound) => return Ok(Outcome::refused("calendar-unknown")),
        Err(refused) => return Err(refused),
    };
    if to.community.as_ref().is_some_and(|(_, here)| *here != known.community) {
        return Ok(Outcome::refused("calendar-elsewhere"));
    }
    let person = match whose(work, came, to, item, poll.into(), proof).await? {
        Whose::Own(person) | Whose::Assistant(person) => person,
        Whose::Claims(_) => return Ok(Outcome::refused("calendar-unproven")),
        Whose::Forwarded(_) => return Ok(Outcome::refused("calendar-stranger")),
        Whose::NotTheirs => return Ok(Outcome::refused("calendar-not-theirs")),
        Whose::Nobody => return Ok(Outcome::refused("calendar-nobody")),
    };
    let acting = Acting::of(work, came, reader, person, Some(known.community)).await?;
    let note = item.comment.clone().unwrap_or_default();
    if counter {
        return proposes(work, &acting, &known.title, item, &note).await;
    }
    let suits = match coming(&partstat(item, came.from.as_ref())) {
        Some(Coming::Yes) => true,
        Some(Coming::No) => false,
        // Perhaps is neither, and the letter can still be answered.
        Some(Coming::Perhaps) | None => return Ok(Outcome::refused("calendar-no-answer")),
    };
    let viewer = acting.viewer(work).await?;
    match gatherings::suits(work, &viewer, poll, number, suits, &note).await {
        Ok(_) => Ok(Outcome::of("dates-answered", poll.into())),
        Err(Refused::Invalid(_)) => Ok(Outcome::refused("calendar-unknown")),
        Err(Refused::Gone) => {
            let lead = acting.words().say("dates-over").to_owned();
            let says = acting.says("receipt", "answer-question-subject", lead);
            acting.answer(work, says).await?;
            Ok(Outcome::refused("dates-over"))
        }
        Err(refused) => Err(refused),
    }
}

fn coming(partstat: &str) -> Option<Coming> {
    match partstat {
        // Whoever hands their seat on does not come.
        "DELEGATED" => Some(Coming::No),
        other => Coming::of(other),
    }
}

/// Counts the answer, and says so where the calendar cannot show it: a full room, an old version, what is over or called off.
async fn counted(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    gathering: &Gathering,
    answer: &Rsvp,
    handed_on: bool,
) -> Result<Outcome, Refused> {
    let viewer = acting.viewer(work).await?;
    let theirs = people::get(work, acting.person).await?.zone;
    let words = acting.words();
    let at = said(words, gathering.starts_at, read_in(&theirs, &gathering.zone));
    let facts = [("title", inside(&gathering.title, 100).into()), ("at", at.into())];
    let became = match gatherings::rsvp(work, &viewer, gathering.id, answer).await {
        Ok((became, _)) => became,
        Err(Refused::Gone) => {
            tell(work, acting, gathering, words.tell(too_late(gathering), &facts)).await?;
            return Ok(Outcome::refused(if gathering.is_cancelled() {
                "calendar-cancelled"
            } else {
                "calendar-over"
            }));
        }
        Err(refused) => return Err(refused),
    };
    let key = match became {
        Became::Old => Some("gathering-answer-old"),
        Became::Waits(_) => Some("gathering-waits"),
        _ if handed_on => Some("gathering-handed-on"),
        _ => None,
    };
    if let Some(key) = key {
        let place = if let Became::Waits(place) = became { place } else { 0 };
        let mut facts = facts.to_vec();
        facts.push(("place", place.into()));
        tell(work, acting, gathering, words.tell(key, &facts)).await?;
    }
    Ok(match became {
        Became::Old => Outcome::refused("calendar-old"),
        Became::Overtaken => Outcome::refused("calendar-overtaken"),
        _ => Outcome::of("calendar-answered", gathering.id.into()),
    })
}

async fn tell(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    gathering: &Gathering,
    lead: String,
) -> Result<(), Refused> {
    let mut says = acting.says(GATHERING, "gathering-answer-subject", lead);
    says.item = Some(gathering.id.into());
    acting.answer(work, says).await
}

/// Another time is proposed: the convenors read it, and the seat stays as it is.
async fn proposes(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    title: &str,
    item: &Item,
    note: &str,
) -> Result<Outcome, Refused> {
    let words = acting.words();
    let at = item.start.as_ref().map(|when| {
        let zone = when.zone.as_deref().map(|zone| format!(" ({zone})")).unwrap_or_default();
        format!("{}{zone}", when.written.replace('T', " ").replace('Z', " UTC"))
    });
    let said = words.tell(
        "gathering-proposes",
        &[
            ("title", inside(title, 100).into()),
            ("at", inside(&at.unwrap_or_default(), 100).into()),
            ("note", inside(note, 400).into()),
        ],
    );
    notes::to_convenors(work, acting, &said, "gathering-proposed").await
}

/// Somebody answers in a member's name, and nothing proves it: that member is asked, once a day.
async fn claims(
    work: &mut Work<'_>,
    came: &Came<'_>,
    reader: &Reader,
    what: &AnsweredWhat,
    person: PersonId,
    partstat: &str,
) -> Result<Outcome, Refused> {
    let AnsweredWhat::One(gathering) = what else { return Ok(Outcome::refused("calendar-unproven")) };
    let day: Time = work.now() - std::time::Duration::from_secs(86_400);
    let asked = notices::had_about(work, person, "gathering-line", day).await?;
    if coming(partstat).is_none() || asked {
        return Ok(Outcome::refused("calendar-unproven"));
    }
    let acting = Acting::of(work, came, reader, person, Some(gathering.community)).await?;
    // Nothing is told to whoever does not belong.
    if !acting.viewer(work).await.is_ok_and(|viewer| viewer.is_member()) {
        return Ok(Outcome::refused("calendar-nobody"));
    }
    let words = acting.words();
    let lead = words.tell("gathering-unproven", &[("title", inside(&gathering.title, 100).into())]);
    let mut says = acting.says("gathering-line", "gathering-answer-subject", lead);
    says.item = Some(gathering.id.into());
    says.choices = crate::gatherings::tell::choices(words);
    acting.answer(work, says).await?;
    Ok(Outcome::refused("calendar-unproven"))
}

/// A stranger says yes to a copy that a member passed on: they become a guest whom a convenor lets in or not, and are told so once. Nobody's
/// seat is taken, and nothing of the way in is told.
async fn forwarded(
    work: &mut Work<'_>,
    came: &Came<'_>,
    reader: &Reader,
    what: &AnsweredWhat,
    owner: PersonId,
    partstat: &str,
) -> Result<Outcome, Refused> {
    let AnsweredWhat::One(gathering) = what else { return Ok(Outcome::refused("calendar-stranger")) };
    let (true, Some(from)) = (coming(partstat) == Some(Coming::Yes) && came.proven.proven, &came.from) else {
        return Ok(Outcome::refused("calendar-stranger"));
    };
    let place = acting::place(work, gathering.community).await?;
    if !gathering.is_ahead(work.now()) {
        return Ok(Outcome::refused("calendar-stranger"));
    }
    let name = if came.name.is_empty() { from.written().to_owned() } else { came.name.clone() };
    work.act_as(Actor::Person(owner));
    let viewer = charter::visit(work, &place.slug).await?;
    let asked = match gatherings::guests(work, &viewer, gathering.id).await {
        Ok(known) if known.iter().any(|one| one.name == people::clean_name(&name)) => false,
        Ok(_) => gatherings::ask_for(work, &viewer, gathering.id, &name).await.is_ok(),
        Err(_) => false,
    };
    work.act_as(Actor::System);
    if !asked || notices::had(work, &came.arrival.sender, "gathering-stranger", work.now() - ONCE).await? {
        return Ok(Outcome::refused("calendar-stranger"));
    }
    let words = Words::of(&viewer.community().language);
    let says = Says {
        kind: "gathering-stranger",
        community: Some((place.id, place.name.clone())),
        subject: words.say("gathering-answer-subject").to_owned(),
        lead: words.tell("gathering-stranger", &[("community", inside(&place.name, 100).into())]),
        answers: came.message_id().map(str::to_owned),
        ..Says::default()
    };
    answers::send(work, &reader.sender, &came.stranger(words.tag()), says).await?;
    Ok(Outcome::of("calendar-guest", gathering.id.into()))
}
