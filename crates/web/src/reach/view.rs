//! What the pages about one's letters show.

use askama::Template;

use crate::{dates::Moment, forms::Problems, icons, links, shell::Shell};

/// What one community sends.
#[derive(Clone, Debug)]
pub struct FromCommunity {
    /// Its part of the address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// `usual`, `each`, `digest`, `none`
    pub delivery: String,
    /// It is a mailing list: usual is each letter at once.
    pub list: bool,
}

/// A topic that is left out.
#[derive(Clone, Debug)]
pub struct Topic {
    /// The community's part of the address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// As it is compared.
    pub stem: String,
    /// As it was written.
    pub word: String,
}

/// A letter that was sent to the reader.
#[derive(Clone, Debug)]
pub struct SentLine {
    /// Its subject.
    pub subject: String,
    /// Who it is from, as it says.
    pub from: String,
    /// Why they have it, as its foot says.
    pub why: &'static str,
    /// When it was written.
    pub at: Moment,
    /// It has not left yet.
    pub waits: bool,
}

/// How letters reach the reader. Form fields `rhythm`, `day`, `hour`, `minutes`, `mails`, `asks`, `quiet_from`, `quiet_to`, `strict`.
#[derive(Template)]
#[template(path = "reach/reach.html")]
pub struct ReachPage {
    /// The frame.
    pub shell: Shell,
    /// Nothing of it is shown in words when this is so: STOP was said.
    pub stopped: bool,
    /// Away until then.
    pub away: Option<Moment>,
    /// Nothing is asked of them.
    pub rests: bool,
    /// What is chosen, as the form has it.
    pub rhythm: String,
    /// 1 is Monday.
    pub day: i64,
    /// `07:30`
    pub hour: String,
    /// A week.
    pub minutes: String,
    /// A week.
    pub mails: String,
    /// A week.
    pub asks: String,
    /// `22:00`
    pub quiet_from: String,
    /// `07:00`
    pub quiet_to: String,
    /// Numbers and hours hold for what was asked for one by one, too.
    pub strict: bool,
    /// When the next one letter comes.
    pub next: Option<Moment>,
    /// Community by community.
    pub communities: Vec<FromCommunity>,
    /// What is left out.
    pub topics: Vec<Topic>,
    /// What was sent, newest first.
    pub sent: Vec<SentLine>,
    /// The last choice can be taken back.
    pub undo: bool,
    /// What was wrong with the form.
    pub problems: Problems,
}

/// The days of a week, by their keys.
pub const DAYS: [(i64, &str); 7] = [
    (1, "weekday-monday"),
    (2, "weekday-tuesday"),
    (3, "weekday-wednesday"),
    (4, "weekday-thursday"),
    (5, "weekday-friday"),
    (6, "weekday-saturday"),
    (7, "weekday-sunday"),
];

/// The page of less, from a letter's foot: without signing in, for one person, and able to do nothing but less.
#[derive(Template)]
#[template(path = "reach/less.html")]
pub struct LessPage {
    /// The frame.
    pub shell: Shell,
    /// The token of the letter.
    pub token: String,
    /// Whose letters.
    pub name: String,
    /// The conversation that the letter was about.
    pub subject: Option<String>,
    /// The community that it came from.
    pub community: Option<String>,
    /// Something was chosen, and can be taken back.
    pub undo: bool,
    /// Letters were stopped.
    pub stopped: bool,
}
