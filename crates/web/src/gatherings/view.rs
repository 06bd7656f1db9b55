//! What the pages about rhythm and dates show.

use askama::Template;

use super::form::GatheringForm;
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
    /// For whom each date is early or late, the fairest first, as sentences; for convenors.
    pub costs: Vec<String>,
}

/// A gathering in a list.
#[derive(Clone, Debug)]
pub struct GatheringLine {
    /// Where it is.
    pub address: String,
    /// What it is called.
    pub title: String,
    /// When, where the reader is.
    pub at: Moment,
    /// How people meet.
    pub mode: String,
    /// Called off, or moved.
    pub state: Option<String>,
}

/// A year of dates that could be planned.
#[derive(Clone, Debug)]
pub struct YearLine {
    /// The rhythm.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How many dates.
    pub count: usize,
    /// What each month would ask of everyone, as sentences.
    pub load: Vec<String>,
}

/// The gatherings of a community. Form fields as in [`GatheringForm`]; of a year `rhythm`, `link`, `dial_in`.
#[derive(Template)]
#[template(path = "gatherings/list.html")]
pub struct GatheringsPage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// What is coming.
    pub coming: Vec<GatheringLine>,
    /// What is past, for members.
    pub past: Vec<GatheringLine>,
    /// The reader is a member.
    pub member: bool,
    /// One more, for convenors.
    pub form: Option<GatheringForm>,
    /// Years that could be planned, for convenors.
    pub years: Vec<YearLine>,
    /// It is long since people met in one place, as a sentence.
    pub guard: Option<String>,
    /// What is open, for calendar programs.
    pub feed: Option<String>,
    /// What was wrong with a form.
    pub problems: Problems,
}

/// What would be done, before it is.
#[derive(Template)]
#[template(path = "gatherings/preview.html")]
pub struct PreviewPage {
    /// The frame.
    pub shell: Shell,
    /// What it is called.
    pub title: String,
    /// Where its form goes.
    pub action: String,
    /// What would be.
    pub lines: Vec<String>,
    /// The fields, sent again.
    pub fields: Vec<(&'static str, String)>,
    /// The key of what the button does.
    pub button: &'static str,
}

/// How to get there.
#[derive(Clone, Debug)]
pub struct WayIn {
    /// The link; may be empty.
    pub link: String,
    /// Whose meeting it leads to; may be empty.
    pub provider: &'static str,
    /// The telephone number; may be empty.
    pub dial_in: String,
    /// The same, to be dialled.
    pub dial: String,
    /// Where; may be empty.
    pub place: String,
}

/// What the reader answered.
#[derive(Clone, Debug)]
pub struct ComingLine {
    /// As it is stored; empty for nothing.
    pub answer: String,
    /// What else they said.
    pub note: String,
    /// Others may see that they come.
    pub shown: bool,
}

/// A seat, for convenors.
#[derive(Clone, Debug)]
pub struct SeatLine {
    /// Whose.
    pub person: String,
    /// Their name.
    pub name: String,
    /// Whether they come.
    pub answer: String,
    /// They wait.
    pub waits: bool,
    /// Late, by telephone.
    pub notes: Vec<String>,
    /// What else they said.
    pub note: String,
}

/// Somebody who comes along.
#[derive(Clone, Debug)]
pub struct GuestLine {
    /// Which.
    pub id: String,
    /// Their name.
    pub name: String,
    /// The member who brings them.
    pub host: String,
    /// Whether they come, as a sentence.
    pub state: String,
    /// The reader is to say whether they may.
    pub waits: bool,
}

/// A gathering. Form fields `coming`, `note`, `shown`; of convenors as in [`GatheringForm`].
#[derive(Template)]
#[template(path = "gatherings/one.html")]
pub struct GatheringPage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What for.
    pub purpose: String,
    /// When, where the reader is.
    pub at: Moment,
    /// The same at its own place, when that is another.
    pub place_at: Option<String>,
    /// The zone in which hours are said.
    pub zone: String,
    /// How long.
    pub minutes: i64,
    /// How people meet.
    pub mode: String,
    /// How many may come.
    pub capacity: Option<i64>,
    /// How to get there, for members.
    pub way_in: Option<WayIn>,
    /// Called off, over, or moved.
    pub state: Option<String>,
    /// What the reader answered.
    pub own: Option<ComingLine>,
    /// How and when, as a sentence.
    pub answered: Option<String>,
    /// The reader may say whether they come.
    pub may_answer: bool,
    /// How many come.
    pub count: community::gatherings::Count,
    /// Who comes and lets it be seen, for members.
    pub names: Vec<String>,
    /// Everyone, for convenors.
    pub seats: Vec<SeatLine>,
    /// Who comes along.
    pub guests: Vec<GuestLine>,
    /// People are in one place.
    pub in_person: bool,
    /// The reader is a member.
    pub member: bool,
    /// The reader convenes.
    pub convenor: bool,
    /// It is neither over nor called off.
    pub ahead: bool,
    /// It has begun, and was not called off: what comes after it can be said.
    pub begun: bool,
    /// Its form, for convenors.
    pub form: Option<GatheringForm>,
    /// What was wrong with a form.
    pub problems: Problems,
}

impl GatheringPage {
    /// The answers to choose among, each with its sentence.
    fn answers(&self) -> [(&'static str, &'static str); 3] {
        [
            ("accepted", "gathering-say-yes"),
            ("tentative", "gathering-say-maybe"),
            ("declined", "gathering-say-no"),
        ]
    }

    fn is_answer(&self, word: &str) -> bool {
        self.own.as_ref().is_some_and(|own| own.answer == word)
    }
}

/// A date of the reader.
#[derive(Clone, Debug)]
pub struct OwnDateLine {
    /// Where it is.
    pub address: String,
    /// What it is called.
    pub title: String,
    /// Of which community.
    pub community: String,
    /// When.
    pub at: Moment,
    /// What they answered.
    pub answer: String,
}

/// One's own dates. Form field `what`: `make`, `drop`.
#[derive(Template)]
#[template(path = "gatherings/own.html")]
pub struct OwnDatesPage {
    /// The frame.
    pub shell: Shell,
    /// The dates that are ahead.
    pub lines: Vec<OwnDateLine>,
    /// Their address for calendar programs.
    pub whole: Option<String>,
    /// The same, as calendar programs know it.
    pub webcal: Option<String>,
}
