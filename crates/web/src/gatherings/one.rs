//! `/c/{slug}/gatherings/{id}`: one gathering, and whether one comes.

use axum::{
    Form,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use base::Words;
use community::{
    GatheringId, GuestId, PersonId, Refused,
    charter::Viewer,
    gatherings::{self, Became, Coming, Gathering, Overview, Rsvp, Seat},
    members, venues,
};
use serde::Deserialize;

use super::{
    form::{GatheringForm, place},
    list::{mode_key, preview, read_at},
    view::{ComingLine, GatheringPage, GuestLine, SeatLine, WayIn},
};
use crate::{asker::Asker, errors::Trouble, forms::Problems, links, said, said::show};

/// `GET /c/{slug}/gatherings/{id}`
pub async fn page(mut asker: Asker, Path((slug, id)): Path<(String, String)>) -> Result<Response, Trouble> {
    let id: GatheringId = id.parse().map_err(|_| Trouble::NotFound)?;
    let viewer = asker.visit(&slug).await?;
    shown(asker, &viewer, id, Problems::none(), None).await
}

async fn shown(
    asker: Asker,
    viewer: &Viewer,
    id: GatheringId,
    problems: Problems,
    written: Option<GatheringForm>,
) -> Result<Response, Trouble> {
    let found = gatherings::overview(&mut asker.work(), viewer, id).await;
    let Overview { gathering: one, seats, count, guests } =
        found.map_err(|refused| asker.trouble(refused))?;
    let places = match viewer.is_convenor() {
        true => venues::venues(&mut asker.work(), viewer).await.map_err(|refused| asker.trouble(refused))?,
        false => Vec::new(),
    };
    let (slug, words) = (viewer.community().slug.clone(), asker.shell.words);
    let reading = read_at(asker.reading(), &one.zone);
    let there = crate::dates::Reading { zone: crate::dates::zone(&one.zone), ..reading };
    let ahead = one.is_ahead(reading.now);
    let own = seats.iter().find(|seat| Some(seat.person) == viewer.person());
    let convenor = viewer.is_convenor();
    let (rows, names) = if convenor {
        (seats.iter().map(|seat| seat_line(words, seat)).collect(), Vec::new())
    } else {
        let shown = seats.iter().filter(|seat| seat.is_in());
        (Vec::new(), shown.map(|seat| viewer.calls(&seat.name)).collect())
    };
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let mut shell = asker.shell.titled(one.title.clone());
    shell.mistake = !problems.is_empty();
    let page = GatheringPage {
        at: reading.moment(one.starts_at),
        place_at: (there.zone != reading.zone).then(|| {
            words.tell(
                "gathering-there",
                &[
                    ("at", there.moment(one.starts_at).said.into()),
                    ("zone", one.zone.replace('_', " ").into()),
                ],
            )
        }),
        zone: reading.zone.name().replace('_', " "),
        mode: words.say(mode_key(&one.mode)).to_owned(),
        way_in: way_in(&one, viewer.is_member()),
        state: state(words, &one, ahead),
        own: own.map(own_line),
        answered: own.and_then(|seat| answered(words, seat, reading.moment(seat.answered_at?).said)),
        may_answer: ahead && viewer.is_member(),
        count,
        names,
        seats: rows,
        guests: guests
            .iter()
            .map(|guest| GuestLine {
                id: guest.id.to_string(),
                name: guest.name.clone(),
                host: guest.host_name.clone(),
                state: words.say(guest_key(&guest.state)).to_owned(),
                waits: guest.state == "asked" && convenor,
            })
            .collect(),
        in_person: one.in_person(),
        member: viewer.is_member(),
        convenor,
        ahead,
        begun: one.starts_at <= reading.now && !one.is_cancelled(),
        form: (convenor && ahead)
            .then(|| written.unwrap_or_else(|| GatheringForm::of(&one)).at_one_of(&places)),
        title: one.title,
        purpose: one.purpose,
        minutes: one.minutes,
        capacity: one.capacity,
        id: id.to_string(),
        slug,
        shell,
        problems,
    };
    Ok((status, show(asker.news, &page)?).into_response())
}

fn state(words: Words, one: &Gathering, ahead: bool) -> Option<String> {
    let key = match (one.state.as_str(), ahead) {
        ("cancelled", _) => "gathering-is-off",
        (_, false) => "gathering-is-over",
        ("changed", true) => "gathering-was-moved",
        _ => return None,
    };
    Some(words.say(key).to_owned())
}

/// The ways in, each with its name; nothing for who is no member.
fn way_in(one: &Gathering, member: bool) -> Option<WayIn> {
    member.then(|| WayIn {
        link: one.link.clone(),
        provider: match gatherings::links::provider(&one.link) {
            "zoom" => "Zoom",
            "meet" => "Google Meet",
            "teams" => "Teams",
            "webex" => "Webex",
            "goto" => "GoTo",
            "jitsi" => "Jitsi",
            "whereby" => "Whereby",
            "bigbluebutton" => "BigBlueButton",
            "nextcloud" => "Nextcloud Talk",
            _ => "",
        },
        dial_in: one.dial_in.clone(),
        dial: format!(
            "tel:{}",
            one.dial_in.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect::<String>()
        ),
        place: one.place.clone(),
    })
}

fn own_line(seat: &Seat) -> ComingLine {
    ComingLine { answer: seat.answer.clone().unwrap_or_default(), note: seat.note.clone(), shown: seat.shown }
}

/// How and when the reader answered, and whether they wait.
fn answered(words: Words, seat: &Seat, at: String) -> Option<String> {
    seat.coming()?;
    if seat.waits_since.is_some() {
        return Some(words.say("gathering-you-wait").to_owned());
    }
    let key = match seat.came_by.as_str() {
        "calendar" => "gathering-by-calendar",
        "letter" => "gathering-by-letter",
        "assistant" => "gathering-by-assistant",
        "phone" => "gathering-by-phone",
        "moved" => "gathering-by-waiting",
        _ => "gathering-by-page",
    };
    Some(words.tell(key, &[("at", at.into())]))
}

fn seat_line(words: Words, seat: &Seat) -> SeatLine {
    let key = match seat.coming() {
        Some(Coming::Yes) if seat.waits_since.is_some() => "gathering-waiting",
        Some(Coming::Yes) => "gathering-yes",
        Some(Coming::Perhaps) => "gathering-maybe",
        Some(Coming::No) => "gathering-no",
        None => "gathering-silent",
    };
    let mut notes = Vec::new();
    if seat.late > 0 {
        notes.push(words.tell("gathering-late", &[("minutes", seat.late.into())]));
    }
    if seat.by_phone {
        notes.push(words.say("gathering-rings").to_owned());
    }
    SeatLine {
        person: seat.person.to_string(),
        name: seat.name.clone(),
        answer: words.say(key).to_owned(),
        waits: seat.waits_since.is_some(),
        notes,
        note: seat.note.clone(),
    }
}

fn guest_key(state: &str) -> &'static str {
    match state {
        "coming" => "gathering-guest-coming",
        "refused" => "gathering-guest-refused",
        _ => "gathering-guest-asked",
    }
}

/// Whether somebody comes.
#[derive(Deserialize)]
pub struct Answer {
    coming: String,
    #[serde(default)]
    note: String,
    #[serde(default)]
    shown: String,
}

fn said_coming(word: &str) -> Result<Coming, Trouble> {
    Coming::of(word).ok_or(Trouble::Unreadable)
}

/// `POST /c/{slug}/gatherings/{id}`
pub async fn answer(
    mut asker: Asker,
    Path((slug, id)): Path<(String, String)>,
    Form(sent): Form<Answer>,
) -> Result<Response, Trouble> {
    let id: GatheringId = id.parse().map_err(|_| Trouble::NotFound)?;
    let viewer = asker.visit(&slug).await?;
    let rsvp = Rsvp {
        note: sent.note.replace("\r\n", "\n"),
        shown: Some(sent.shown == "yes"),
        ..Rsvp::of(said_coming(&sent.coming)?, "page")
    };
    let mut work = asker.work();
    let done = gatherings::rsvp(&mut work, &viewer, id, &rsvp).await;
    drop(work);
    let here = links::gathering(&slug, id);
    match done {
        Ok((Became::Waits(_), _)) => Ok(said::then(&here, "gathering-waits", None)),
        Ok(_) => Ok(said::then(&here, "gathering-answered", None)),
        // Over or called off meanwhile: the page says which.
        Err(Refused::Gone) => Ok(Redirect::to(&here).into_response()),
        Err(refused) => Err(asker.trouble(refused)),
    }
}

/// `POST /c/{slug}/gatherings/{id}/change`: first a preview, then everyone who was asked hears of it.
pub async fn change(
    mut asker: Asker,
    Path((slug, id)): Path<(String, String)>,
    Form(sent): Form<GatheringForm>,
) -> Result<Response, Trouble> {
    let id: GatheringId = id.parse().map_err(|_| Trouble::NotFound)?;
    let viewer = asker.visit(&slug).await?;
    let new = sent.gathering();
    let mut work = asker.work();
    let problems = new.problems(work.now());
    if !problems.is_empty() {
        drop(work);
        let words = asker.shell.words;
        let problems =
            problems.iter().fold(Problems::none(), |all, one| all.with(place(one.field), words.say(one.key)));
        return shown(asker, &viewer, id, problems, Some(sent)).await;
    }
    if sent.sure != "yes" {
        let count = members::count(&mut work, &viewer).await;
        drop(work);
        let (count, _) = count.map_err(|refused| asker.trouble(refused))?;
        return preview(
            asker,
            &links::gathering_change(&slug, id),
            &new,
            sent.fields(),
            "gathering-preview-change",
            count,
        );
    }
    let done = gatherings::change(&mut work, &viewer, id, &new).await;
    drop(work);
    done.map_err(|refused| asker.trouble(refused))?;
    Ok(said::then(&links::gathering(&slug, id), "gathering-changed", None))
}

/// `POST /c/{slug}/gatherings/{id}/cancel`
pub async fn cancel(mut asker: Asker, Path((slug, id)): Path<(String, String)>) -> Result<Response, Trouble> {
    let id: GatheringId = id.parse().map_err(|_| Trouble::NotFound)?;
    let viewer = asker.visit(&slug).await?;
    let mut work = asker.work();
    let done = gatherings::cancel(&mut work, &viewer, id).await;
    drop(work);
    done.map_err(|refused| asker.trouble(refused))?;
    Ok(said::then(&links::gathering(&slug, id), "gathering-off", None))
}

/// What a convenor writes down for somebody: their answer, or `seat`.
#[derive(Deserialize)]
pub struct Recorded {
    person: String,
    coming: String,
}

/// `POST /c/{slug}/gatherings/{id}/seat`
pub async fn seat(
    mut asker: Asker,
    Path((slug, id)): Path<(String, String)>,
    Form(sent): Form<Recorded>,
) -> Result<Response, Trouble> {
    let id: GatheringId = id.parse().map_err(|_| Trouble::NotFound)?;
    let person: PersonId = sent.person.parse().map_err(|_| Trouble::NotFound)?;
    let viewer = asker.visit(&slug).await?;
    let mut work = asker.work();
    let done = match sent.coming.as_str() {
        "seat" => gatherings::let_in(&mut work, &viewer, id, person).await,
        word => gatherings::record(&mut work, &viewer, id, person, said_coming(word)?, "").await.map(drop),
    };
    drop(work);
    done.map_err(|refused| asker.trouble(refused))?;
    Ok(said::then(&links::gathering(&slug, id), "gathering-recorded", None))
}

/// A guest is brought, or one is let in, or not, or does not come.
#[derive(Deserialize)]
pub struct GuestForm {
    #[serde(default)]
    name: String,
    #[serde(default)]
    guest: String,
    #[serde(default)]
    what: String,
}

/// `POST /c/{slug}/gatherings/{id}/guest`
pub async fn guest(
    mut asker: Asker,
    Path((slug, id)): Path<(String, String)>,
    Form(sent): Form<GuestForm>,
) -> Result<Response, Trouble> {
    let id: GatheringId = id.parse().map_err(|_| Trouble::NotFound)?;
    let viewer = asker.visit(&slug).await?;
    let mut work = asker.work();
    let which = || sent.guest.parse::<GuestId>().map_err(|_| Trouble::NotFound);
    let done = match sent.what.as_str() {
        "let" => gatherings::let_guest(&mut work, &viewer, id, which()?, true).await,
        "refuse" => gatherings::let_guest(&mut work, &viewer, id, which()?, false).await,
        "drop" => gatherings::drop_guest(&mut work, &viewer, id, which()?).await,
        _ => gatherings::bring(&mut work, &viewer, id, &sent.name).await.map(drop),
    };
    drop(work);
    match done {
        Ok(()) => Ok(said::then(&links::gathering(&slug, id), "gathering-guest", None)),
        Err(Refused::Invalid(problems)) => {
            let words = asker.shell.words;
            let problems =
                problems.iter().fold(Problems::none(), |all, one| all.with("name", words.say(one.key)));
            shown(asker, &viewer, id, problems, None).await
        }
        Err(refused) => Err(asker.trouble(refused)),
    }
}
