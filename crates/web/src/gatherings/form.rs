//! What a convenor writes about a gathering, as a form and as a noun.

use community::{
    gatherings::{Gathering, NewGathering},
    people::reach::local,
    venues::Venue,
};
use serde::Deserialize;

use super::pages::{clock, minute};

/// The form of a gathering. Fields as named here; `sure` is what the preview sends.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct GatheringForm {
    /// What it is called.
    pub title: String,
    /// What for.
    pub purpose: String,
    /// The day, like 2027-01-14.
    pub day: String,
    /// The hour, like 10:00.
    pub hour: String,
    /// The zone.
    pub zone: String,
    /// How long, in minutes.
    pub minutes: String,
    /// How people meet.
    pub mode: String,
    /// Where.
    pub place: String,
    /// The place that is known, by its id; empty for none.
    #[serde(default)]
    pub venue: String,
    /// The places to choose from: id and name.
    #[serde(skip)]
    pub venues: Vec<(String, String)>,
    /// The link.
    pub link: String,
    /// The telephone number.
    pub dial_in: String,
    /// How many may come; empty for all.
    pub capacity: String,
    /// Anybody may know of it: `yes`.
    #[serde(default)]
    pub open: String,
    /// The preview was seen: `yes`.
    #[serde(default)]
    pub sure: String,
}

impl GatheringForm {
    /// A new one, at the reader's place.
    pub fn new(zone: &str) -> GatheringForm {
        GatheringForm {
            hour: "10:00".into(),
            zone: zone.to_owned(),
            minutes: "60".into(),
            mode: "video".into(),
            ..GatheringForm::default()
        }
    }

    /// One that is there.
    pub fn of(one: &Gathering) -> GatheringForm {
        let there = local(one.starts_at, community::people::reach::zone(&one.zone));
        GatheringForm {
            title: one.title.clone(),
            purpose: one.purpose.clone(),
            day: there.format("%Y-%m-%d").to_string(),
            hour: clock(one.minute),
            zone: one.zone.clone(),
            minutes: one.minutes.to_string(),
            mode: one.mode.clone(),
            place: if one.venue.is_some() { String::new() } else { one.place.clone() },
            venue: one.venue.map(|venue| venue.to_string()).unwrap_or_default(),
            venues: Vec::new(),
            link: one.link.clone(),
            dial_in: one.dial_in.clone(),
            capacity: one.capacity.map(|most| most.to_string()).unwrap_or_default(),
            open: if one.open { "yes".into() } else { String::new() },
            sure: String::new(),
        }
    }

    /// With the places to choose from.
    pub fn at_one_of(mut self, venues: &[Venue]) -> GatheringForm {
        self.venues = venues.iter().map(|one| (one.id.to_string(), one.name.clone())).collect();
        self
    }

    /// As the heart takes it; what cannot be read is what it refuses.
    pub fn gathering(&self) -> NewGathering {
        let capacity = match self.capacity.trim() {
            "" => None,
            written => Some(written.parse().unwrap_or(-1)),
        };
        NewGathering {
            title: self.title.clone(),
            purpose: self.purpose.clone(),
            day: self.day.trim().parse().unwrap_or_default(),
            minute: minute(&self.hour).unwrap_or(-1),
            zone: self.zone.trim().to_owned(),
            minutes: self.minutes.trim().parse().unwrap_or(0),
            mode: self.mode.clone(),
            place: self.place.clone(),
            venue: match self.venue.as_str() {
                "" => None,
                id => Some(id.parse().unwrap_or_default()),
            },
            link: self.link.clone(),
            dial_in: self.dial_in.clone(),
            capacity,
            open: self.open == "yes",
            ..NewGathering::default()
        }
    }

    /// Its fields, to be sent again by the preview.
    pub fn fields(&self) -> Vec<(&'static str, String)> {
        vec![
            ("title", self.title.clone()),
            ("purpose", self.purpose.clone()),
            ("day", self.day.clone()),
            ("hour", self.hour.clone()),
            ("zone", self.zone.clone()),
            ("minutes", self.minutes.clone()),
            ("mode", self.mode.clone()),
            ("place", self.place.clone()),
            ("venue", self.venue.clone()),
            ("link", self.link.clone()),
            ("dial_in", self.dial_in.clone()),
            ("capacity", self.capacity.clone()),
            ("open", self.open.clone()),
            ("sure", "yes".into()),
        ]
    }
}

/// What a field of the heart is called on the page.
pub fn place(field: &str) -> &str {
    match field {
        "minute" => "hour",
        other => other,
    }
}
