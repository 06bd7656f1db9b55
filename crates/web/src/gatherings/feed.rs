//! Dates for calendar programs: one's own, under an address that can be taken back; and what is open of a community.

use axum::{
    Form,
    extract::{Path, State},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use base::Id;
use calendar::write::{self, Event, Method, Sheet, Status};
use chrono::{DateTime, Utc};
use community::{
    Actor,
    gatherings::{self, Gathering},
    people::reach::local,
};
use serde::Deserialize;

use super::view::{OwnDateLine, OwnDatesPage};
use crate::{asker::Asker, dates::zone, door::Door, errors::Trouble, links, said, said::show};

/// A gathering as an event: the same as in its invitation, but for whom it is asked of.
fn event(base: &str, host: &str, slug: &str, one: &Gathering) -> Event {
    let place = zone(&one.zone);
    let mut description = one.purpose.clone();
    for line in [&one.link, &one.dial_in] {
        if !line.is_empty() {
            description.push('\n');
            description.push_str(line);
        }
    }
    let location = if one.place.is_empty() { one.link.clone() } else { one.place.clone() };
    Event {
        // Each date by itself: a feed has no series, so that what was moved is simply elsewhere.
        uid: write::uid(&Id(i64::from(one.id)).to_string(), host),
        sequence: one.sequence,
        stamp: DateTime::<Utc>::from_timestamp(one.changed_at.secs(), 0).unwrap_or_default(),
        start: local(one.starts_at, place).naive_local(),
        zone: place,
        minutes: one.minutes,
        summary: one.title.clone(),
        description: description.trim().to_owned(),
        location,
        url: format!("{base}{}", links::gathering(slug, one.id)),
        status: if one.is_cancelled() { Status::Cancelled } else { Status::Confirmed },
        series: None,
        instance: None,
    }
}

fn sent(name: &str, events: &[Event]) -> Response {
    let text = write::draft(&Sheet { method: Method::Publish, name, organizer: None, events }).to_all();
    let kind = HeaderValue::from_static("text/calendar; charset=utf-8");
    let cache = HeaderValue::from_static("private, max-age=900");
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, cache)], text).into_response()
}

/// What stands behind the @ of a UID.
fn host(door: &Door) -> String {
    let settings = door.settings();
    if !settings.mail_domain.is_empty() {
        return settings.mail_domain.clone();
    }
    let base = settings.base_url.as_str();
    let host = base.split_once("://").map_or(base, |(_, host)| host);
    host.split(['/', ':']).next().unwrap_or_default().to_owned()
}

/// `GET /dates/{secret}.ics`
pub async fn own(State(door): State<Door>, Path(file): Path<String>) -> Result<Response, Trouble> {
    let secret = file.strip_suffix(".ics").ok_or(Trouble::NotFound)?;
    let mut work = door.house().work(Actor::System);
    let dates = gatherings::dates_by(&mut work, secret).await.map_err(|_| Trouble::NotFound)?;
    drop(work);
    let (base, host) = (door.settings().base_url.clone(), host(&door));
    let mut events = Vec::with_capacity(dates.len());
    for one in dates {
        let mut event = event(&base, &host, &one.slug, &one.gathering);
        event.summary = format!("{} ({})", event.summary, one.community);
        events.push(event);
    }
    Ok(sent("Guildhall", &events))
}

/// `GET /c/{slug}/gatherings.ics`: what anybody may know of.
pub async fn open(mut asker: Asker, Path(slug): Path<String>) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let coming =
        gatherings::coming(&mut asker.work(), &viewer).await.map_err(|refused| asker.trouble(refused))?;
    let (base, host) = (asker.door.settings().base_url.clone(), host(&asker.door));
    // Whoever asks: the same for all, and nothing of the way in.
    let open = coming.into_iter().filter(|one| one.open).map(Gathering::outside);
    let events: Vec<Event> = open.map(|one| event(&base, &host, &slug, &one)).collect();
    Ok(sent(&viewer.community().name, &events))
}

/// `GET /dates`: one's own dates, over all communities.
pub async fn page(asker: Asker) -> Result<Response, Trouble> {
    asker.signed_in()?;
    let mut work = asker.work();
    let found = async { Ok((gatherings::own_dates(&mut work).await?, gatherings::feed(&mut work).await?)) };
    let found = found.await;
    drop(work);
    let (dates, secret) = found.map_err(|refused| asker.trouble(refused))?;
    let reading = asker.reading();
    let lines = dates.iter().filter(|one| one.gathering.is_ahead(reading.now)).map(|one| OwnDateLine {
        address: links::gathering(&one.slug, one.gathering.id),
        title: one.gathering.title.clone(),
        community: one.community.clone(),
        at: super::list::read_at(reading, &one.gathering.zone).moment(one.gathering.starts_at),
        answer: reading
            .words
            .say(match one.answer.as_deref() {
                Some("accepted") if one.waits => "gathering-waiting",
                Some("accepted") => "gathering-yes",
                Some(_) => "gathering-maybe",
                None => "gathering-silent",
            })
            .to_owned(),
    });
    let lines = lines.collect();
    let base = asker.door.settings().base_url.clone();
    let whole = secret.map(|secret| format!("{base}{}", links::dates_feed(&secret)));
    let webcal = whole.as_deref().map(|whole| {
        let rest = whole.split_once("://").map_or(whole, |(_, rest)| rest);
        format!("webcal://{rest}")
    });
    let title = asker.shell.say("own-dates-title");
    let page = OwnDatesPage { shell: asker.shell.titled(title), lines, whole, webcal };
    show(asker.news, &page)
}

/// What becomes of the address of one's dates.
#[derive(Deserialize)]
pub struct FeedForm {
    what: String,
}

/// `POST /dates`
pub async fn make(asker: Asker, Form(sent): Form<FeedForm>) -> Result<Response, Trouble> {
    asker.signed_in()?;
    let mut work = asker.work();
    let (done, key) = match sent.what.as_str() {
        "drop" => (gatherings::drop_feed(&mut work).await, "feed-dropped"),
        _ => (gatherings::make_feed(&mut work).await.map(drop), "feed-made"),
    };
    drop(work);
    done.map_err(|refused| asker.trouble(refused))?;
    Ok(said::then(links::OWN_DATES, key, None))
}
