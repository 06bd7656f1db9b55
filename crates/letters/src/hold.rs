//! An hour to be kept free, with a letter that asks something: whoever accepts it in their calendar has said the first word of the letter
//! (touchpoints 1, 4, 8).
//!
//! Its organiser is the address at which that letter is answered, so that the calendar's answer is an answer to the letter, with all that is
//! asked of one: the right person, in time, once.

use base::{Time, Words};
use calendar::{
    Item,
    write::{self, Event, Method, Party, Sheet, Status},
};
use chrono::{DateTime, Utc};
use community::{
    gatherings::FirstDate,
    notices::Enclosed,
    people::reach::{local, zone},
};

use crate::{Sender, answers::inside};

/// What UIDs of these begin with: no id of ours.
const PREFIX: &str = "hold";

/// An hour to be kept free.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hold {
    /// What it is about: letters about the same have the same event. A word and an id.
    pub about: (&'static str, i64),
    /// What it is called.
    pub title: String,
    /// When it begins.
    pub at: Time,
    /// The zone of its place.
    pub zone: String,
    /// How long, in minutes.
    pub minutes: i64,
}

/// The first date of a community, for somebody who is asked to belong: no more than its name and the hour.
pub fn first_date(words: Words, about: (&'static str, i64), community: &str, date: &FirstDate) -> Hold {
    Hold {
        about,
        title: words.tell("hold-first", &[("community", inside(community, 100).into())]),
        at: date.at,
        zone: date.zone.clone(),
        minutes: date.minutes,
    }
}

/// The calendar that goes with a letter.
pub(crate) fn sheet(hold: &Hold, organizer: &str, words: Words, now: Time, sender: &Sender) -> Enclosed {
    let place = zone(&hold.zone);
    let event = Event {
        uid: format!("{PREFIX}-{}{}@{}", hold.about.0, hold.about.1, sender.domain()),
        sequence: 0,
        stamp: DateTime::<Utc>::from_timestamp(now.secs(), 0).unwrap_or_default(),
        start: local(hold.at, place).naive_local(),
        zone: place,
        minutes: hold.minutes,
        summary: hold.title.clone(),
        description: words.say("hold-how").to_owned(),
        location: String::new(),
        url: String::new(),
        status: Status::Tentative,
        series: None,
        instance: None,
    };
    let organizer = Party::at_own_reply(organizer);
    let events = [event];
    let method = Method::Request;
    let draft = write::draft(&Sheet { method, name: "", organizer: Some(&organizer), events: &events });
    Enclosed { method: method.word().to_owned(), about: hold.about.1, body: draft.as_str().to_owned() }
}

/// What a calendar said to one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Answered {
    /// It is the same as these words: `YES`, `NO`, or what was written beside it.
    Words(String),
    /// Perhaps, without a word: nothing is done, and the letter can still be answered.
    Perhaps,
}

/// What a calendar's answer to one means; nothing when it is about something else. `said` is what the attendee answered.
pub(crate) fn answered(item: &Item, said: &str, counter: bool, host: &str) -> Option<Answered> {
    let (prefix, _) = write::about(item.uid.as_deref()?, host)?;
    if prefix != PREFIX {
        return None;
    }
    let comment = item.comment.as_deref().unwrap_or_default().trim();
    let at = item.start.as_ref().filter(|_| counter).map(|when| {
        let zone = when.zone.as_deref().map(|zone| format!(" ({zone})")).unwrap_or_default();
        format!("{}{zone}", when.written.replace('T', " ").replace('Z', " UTC"))
    });
    let words = match (said, at) {
        (_, Some(at)) => format!("{comment}\n\n{at}").trim().to_owned(),
        ("ACCEPTED", None) => format!("YES\n\n{comment}").trim().to_owned(),
        ("DECLINED", None) => format!("NO\n\n{comment}").trim().to_owned(),
        // Perhaps, handed on, and whatever programs make up: what was written beside it is for people.
        _ => comment.to_owned(),
    };
    Some(if words.is_empty() { Answered::Perhaps } else { Answered::Words(words) })
}
