//! What the pages about rhythm and dates show.

use askama::Template;

pub use crate::reach::view::DAYS;
use crate::{dates::Moment, forms::Problems, links, shell::Shell};

/// A date of a rhythm.
#[derive(Clone, Debug)]
pub struct SlotLine {
    /// On the clock of the rhythm's place.
    pub at: Moment,
    /// The hour where the reader is, when it is another.
    pub yours: Option<String>,
    /// It is left out.
    pub skipped: bool,
}

/// What the form of a rhythm holds.
#[derive(Clone, Debug, Default)]
pub struct RhythmForm {
    /// The rhythm that it sets anew; empty for one more.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// How often; `none` where that can be chosen.
    pub every: String,
    /// 1 is Monday.
    pub weekday: i64,
    /// 1 to 4, -1 for the last.
    pub nth: i64,
    /// Like 10:00.
    pub at: String,
    /// The zone.
    pub zone: String,
    /// How long, in minutes.
    pub minutes: String,
    /// How people meet.
    pub mode: String,
    /// Nothing else is put in its place.
    pub protected: bool,
    /// The first day that it may fall on.
    pub starts: String,
    /// What is left out, one span a line.
    pub skip: String,
    /// "We do not meet" can be chosen.
    pub may_be_none: bool,
}

/// The choices of how often, each with its sentence.
pub const EVERY: [(&str, &str); 6] = [
    ("week", "rhythm-choice-week"),
    ("2w", "rhythm-choice-2w"),
    ("month", "rhythm-choice-month"),
    ("2m", "rhythm-choice-2m"),
    ("quarter", "rhythm-choice-quarter"),
    ("year", "rhythm-choice-year"),
];
/// The choices of which in the month.
pub const NTH: [(i64, &str); 5] = [
    (1, "rhythm-nth-1"),
    (2, "rhythm-nth-2"),
    (3, "rhythm-nth-3"),
    (4, "rhythm-nth-4"),
    (-1, "rhythm-nth-last"),
];
/// The choices of how.
pub const MODES: [(&str, &str); 5] = [
    ("video", "rhythm-mode-video"),
    ("in-person", "rhythm-mode-in-person"),
    ("hybrid", "rhythm-mode-hybrid"),
    ("phone", "rhythm-mode-phone"),
    ("letters", "rhythm-mode-letters"),
];

/// A rhythm on the page.
#[derive(Clone, Debug)]
pub struct RhythmLine {
    /// What it is called.
    pub name: String,
    /// All of it in a sentence.
    pub said: String,
    /// Its place.
    pub zone: String,
    /// Nothing else is put in its place.
    pub protected: bool,
    /// The next twelve months.
    pub slots: Vec<SlotLine>,
    /// Its form, for convenors.
    pub form: RhythmForm,
}

/// The rhythm of a community. Form fields as in [`RhythmForm`].
#[derive(Template)]
#[template(path = "gatherings/rhythm.html")]
pub struct RhythmPage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// Its rhythms.
    pub rhythms: Vec<RhythmLine>,
    /// One more, for convenors.
    pub new: Option<RhythmForm>,
    /// The reader's zone, as it is said.
    pub yours: String,
    /// The reader is a member, and may see dates to choose among.
    pub member: bool,
    /// What was wrong with a form; and with which, by its id.
    pub problems: Problems,
    /// See `problems`.
    pub wrong: String,
}

/// A poll in the list.
#[derive(Clone, Debug)]
pub struct PollLine {
    /// Where it is.
    pub address: String,
    /// What for.
    pub title: String,
    /// How it stands, as a sentence.
    pub state: String,
}

/// Dates to choose among. Form fields `title`, `minutes`, `dates`, `zone`, `closes`.
#[derive(Template)]
#[template(path = "gatherings/polls.html")]
pub struct PollsPage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// The newest first.
    pub polls: Vec<PollLine>,
    /// What a convenor wrote: title, minutes, dates, zone, until when. Nothing for others.
    pub form: Option<[String; 5]>,
    /// What was wrong with it.
    pub problems: Problems,
}

/// A date of a poll.
#[derive(Clone, Debug)]
pub struct OptionLine {
    /// Its number.
    pub number: i64,
    /// Where the reader is.
    pub at: Moment,
    /// The reader has said that it suits them.
    pub suits: bool,
    /// How many it suits.
    pub count: usize,
}

/// What somebody answered, for convenors.
#[derive(Clone, Debug)]
pub struct AnsweredLine {
    /// Who.
    pub name: String,
    /// The numbers that suit; nothing for no answer.
    pub numbers: Option<Vec<i64>>,
    /// What else they said.
    pub note: String,
}

/// A poll of dates. Form fields `suits` (several), `note`; `number` of the form that chooses.
#[derive(Template)]
#[template(path = "gatherings/poll.html")]
pub struct PollPage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// Its id.
    pub id: String,
    /// What for.
    pub title: String,
    /// How long, in minutes.
    pub minutes: i64,
    /// The zone in which the dates are said.
    pub zone: String,
    /// The dates.
    pub options: Vec<OptionLine>,
    /// It can be answered.
    pub open: bool,
    /// Until when.
    pub until: Moment,
    /// The date that was chosen.
    pub chosen: Option<Moment>,
    /// The reader has answered; what else they said.
    pub answered: Option<String>,
    /// What everyone answered, for convenors.
    pub results: Option<Vec<AnsweredLine>>,
}
