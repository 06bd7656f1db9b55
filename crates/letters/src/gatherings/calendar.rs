//! A gathering as calendars know it: its event, its UID, the series of a year.

use base::{Id, Words};
use calendar::write::{self, Event, Every, Method, Party, Sheet, Status};
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;
use community::{
    PollId,
    gatherings::{self, Gathering, Poll, PollOption, Rhythm, Series},
    notices::Enclosed,
    people::reach::{local, zone},
};

use crate::Sender;

/// What calendars are told of a community.
pub struct Origin<'a> {
    /// The house.
    pub sender: &'a Sender,
    /// Its part of addresses.
    pub slug: &'a str,
    /// Its name and its own address: whoever organises.
    pub organizer: Party,
}

impl<'a> Origin<'a> {
    /// A community: `own` is the address that it had before it came here.
    pub fn of(sender: &'a Sender, slug: &'a str, name: &str, own: Option<String>) -> Origin<'a> {
        let email = own.unwrap_or_else(|| format!("{slug}@{}", sender.domain()));
        Origin { sender, slug, organizer: Party { name: name.to_owned(), email } }
    }
}

/// The hour on the wall at which a date of a series would be by its rule.
pub fn by_rule(day: &str, minute: i64) -> Option<NaiveDateTime> {
    let minute = u32::try_from(minute).ok()?;
    let time = NaiveTime::from_hms_opt(minute / 60, minute % 60, 0)?;
    Some(day.parse::<NaiveDate>().ok()?.and_time(time))
}

/// How to get there, as lines: the link, the telephone, the place.
pub fn way_in(words: Words, gathering: &Gathering) -> Vec<String> {
    let mut lines = Vec::new();
    let mut add = |key, name, value: &str| {
        if !value.is_empty() {
            lines.push(words.tell(key, &[(name, value.into())]));
        }
    };
    add("gathering-join", "link", &gathering.link);
    add("gathering-dial", "number", &gathering.dial_in);
    add("gathering-place", "place", &gathering.place);
    lines
}

/// The event of a gathering. `instance` is the hour of the rule, for a date of a series.
pub fn event(
    origin: &Origin<'_>,
    gathering: &Gathering,
    instance: Option<NaiveDateTime>,
    words: Words,
) -> Event {
    let place: Tz = zone(&gathering.zone);
    let mut description = gathering.purpose.clone();
    for line in way_in(words, gathering) {
        description.push('\n');
        description.push_str(&line);
    }
    description.push('\n');
    description.push_str(words.say("gathering-calendar-how"));
    let location = match (gathering.place.as_str(), gathering.link.as_str()) {
        ("", link) => link.to_owned(),
        (place, "") => place.to_owned(),
        (place, link) => format!("{place}; {link}"),
    };
    let page = (origin.sender.paths.gathering)(origin.slug, &gathering.id.to_string());
    Event {
        uid: write::uid(&Id(gatherings::about(gathering)).to_string(), origin.sender.domain()),
        sequence: gathering.sequence,
        stamp: DateTime::<Utc>::from_timestamp(gathering.changed_at.secs(), 0).unwrap_or_default(),
        // As the clock there shows it: an hour that is skipped is the next.
        start: local(gathering.starts_at, place).naive_local(),
        zone: place,
        minutes: gathering.minutes,
        summary: gathering.title.clone(),
        description: description.trim().to_owned(),
        location,
        url: origin.sender.link(&page),
        status: if gathering.is_cancelled() { Status::Cancelled } else { Status::Confirmed },
        series: None,
        instance,
    }
}

/// The invitation to one gathering, a change of it, or that it is called off.
pub fn one(origin: &Origin<'_>, gathering: &Gathering, series: Option<&Series>, words: Words) -> Enclosed {
    let instance =
        series.and_then(|series| by_rule(gathering.slot.as_deref().unwrap_or_default(), series.minute));
    let method = if gathering.is_cancelled() { Method::Cancel } else { Method::Request };
    let events = [event(origin, gathering, instance, words)];
    enclosed(origin, method, gatherings::about(gathering), &events)
}

fn enclosed(origin: &Origin<'_>, method: Method, about: i64, events: &[Event]) -> Enclosed {
    let draft = write::draft(&Sheet { method, name: "", organizer: Some(&origin.organizer), events });
    Enclosed { method: method.word().to_owned(), about, body: draft.as_str().to_owned() }
}

/// What stands between the poll and the number in a UID: a letter that no id has.
const OPTION: char = 'o';

/// The dates of a poll, each as an hour to be kept free (touchpoint 10); or free again. Each is an invitation of its own: calendars take what
/// stands together in one for versions of the same.
pub fn options(origin: &Origin<'_>, poll: &Poll, method: Method, words: Words) -> Vec<Enclosed> {
    let place: Tz = zone(&poll.zone);
    let off = method == Method::Cancel;
    let event = |option: &PollOption| Event {
        uid: write::uid(&format!("{}{OPTION}{}", poll.id, option.number), origin.sender.domain()),
        sequence: i64::from(off),
        // Each date has its id from the same moment: when they were put down.
        stamp: DateTime::<Utc>::from_timestamp(Id(poll.id.into()).time().secs(), 0).unwrap_or_default(),
        start: local(option.at, place).naive_local(),
        zone: place,
        minutes: poll.minutes,
        summary: words.tell(
            "dates-hold",
            &[("title", poll.title.as_str().into()), ("number", option.number.to_string().into())],
        ),
        description: words.say("dates-hold-how").to_owned(),
        location: String::new(),
        url: origin.sender.link(&(origin.sender.paths.dates)(origin.slug, &poll.id.to_string())),
        status: if off { Status::Cancelled } else { Status::Tentative },
        series: None,
        instance: None,
    };
    poll.options.iter().map(|option| enclosed(origin, method, poll.id.into(), &[event(option)])).collect()
}

/// The poll and the number of the date that a UID is about.
pub fn option_of(about: &str) -> Option<(PollId, i64)> {
    let (poll, number) = about.split_once(OPTION)?;
    Some((poll.parse().ok()?, number.parse().ok()?))
}

/// The invitation to a year of dates: the rule from the first date that is ahead, without the dates on which there is none, and with those
/// that were moved.
pub fn year(origin: &Origin<'_>, series: &Series, all: &[Gathering], words: Words) -> Option<Enclosed> {
    let first = all.first()?;
    let begins = by_rule(first.slot.as_deref()?, series.minute)?;
    let until: NaiveDate = series.to.parse().ok()?;
    let nth = if (1..=4).contains(&series.nth) { series.nth } else { -1 };
    let every = match series.every.as_str() {
        "week" => Every::Weeks(1),
        "2w" => Every::Weeks(2),
        "month" => Every::Months(1, nth),
        "2m" => Every::Months(2, nth),
        "quarter" => Every::Months(3, nth),
        _ => Every::Months(12, nth),
    };
    let slots = rule_days(series, begins.date());
    let without = slots
        .iter()
        .filter(|day| !all.iter().any(|one| one.slot.as_deref() == Some(day.to_string().as_str())));
    let at_rule = |day: &NaiveDate| by_rule(&day.to_string(), series.minute);
    let mut master = event(origin, first, None, words);
    master.start = begins;
    master.minutes = series.minutes;
    master.sequence = 0;
    let usual = master.clone();
    master.series = Some(write::Series { every, until, without: without.filter_map(at_rule).collect() });
    let mut events = vec![master];
    for gathering in all {
        let Some(rule) = by_rule(gathering.slot.as_deref().unwrap_or_default(), series.minute) else {
            continue;
        };
        let one = event(origin, gathering, Some(rule), words);
        let same = one.start == rule
            && one.minutes == usual.minutes
            && (&one.summary, &one.description, &one.location)
                == (&usual.summary, &usual.description, &usual.location);
        if !same {
            events.push(one);
        }
    }
    Some(enclosed(origin, Method::Request, series.id.into(), &events))
}

/// The days that the rule gives, from one on to its end.
fn rule_days(series: &Series, from: NaiveDate) -> Vec<NaiveDate> {
    let until: NaiveDate = series.to.parse().unwrap_or(from);
    let rhythm = Rhythm {
        name: String::new(),
        every: series.every.clone(),
        weekday: i64::from(chrono::Datelike::weekday(&from).number_from_monday()),
        nth: series.nth,
        minute: series.minute,
        zone: series.zone.clone(),
        minutes: series.minutes,
        mode: String::new(),
        purpose: String::new(),
        protected: false,
        starts_on: from,
        skips: Vec::new(),
    };
    gatherings::year(&rhythm, from).into_iter().map(|slot| slot.on).filter(|day| *day <= until).collect()
}

/// Dates as a feed: nobody is asked. What is called off is shown so.
pub fn feed(name: &str, events: &[Event]) -> String {
    write::draft(&Sheet { method: Method::Publish, name, organizer: None, events }).to_all()
}

/// When an answer was made, as its calendar says: only moments in UTC are believed.
pub(crate) fn stamp(written: &str) -> Option<base::Time> {
    let at = NaiveDateTime::parse_from_str(written.strip_suffix('Z')?, "%Y-%m-%dT%H:%M:%S").ok()?;
    let within = TimeDelta::days(366 * 200);
    let utc = at.and_utc();
    (utc.signed_duration_since(DateTime::<Utc>::UNIX_EPOCH).abs() < within)
        .then(|| base::Time::from_secs(utc.timestamp()))
}
