//! What the pages about sets show.

use askama::Template;

use crate::{dates::Moment, forms::Problems, links, shell::Shell};

/// A set in the list.
#[derive(Clone, Debug)]
pub struct SetLine {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// The key of how it stands.
    pub state: &'static str,
}

/// What the form that forms one holds.
#[derive(Clone, Debug, Default)]
pub struct SetForm {
    /// What it is called.
    pub name: String,
    /// Names, one a line.
    pub people: String,
    /// The day and the hour of the first meeting.
    pub day: String,
    /// See `day`.
    pub hour: String,
    /// Weeks between, and how many meetings.
    pub weeks: String,
    /// See `weeks`.
    pub planned: String,
    /// By letters.
    pub by_letters: bool,
    /// Where else.
    pub place: String,
}

/// The viewer's sets. Form fields as in [`SetForm`].
#[derive(Template)]
#[template(path = "sets/list.html")]
pub struct SetsPage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// They.
    pub all: Vec<SetLine>,
    /// The viewer may form one.
    pub convenor: bool,
    /// What was written.
    pub form: SetForm,
    /// What was wrong.
    pub problems: Problems,
}

/// A meeting.
#[derive(Clone, Debug)]
pub struct MeetingLine {
    /// From 1.
    pub number: i64,
    /// When.
    pub at: Moment,
    /// Who presents; may be empty.
    pub presenter: String,
    /// Who keeps the time; may be empty.
    pub host: String,
    /// Its page, where it is held by letters.
    pub exchange: Option<String>,
}

/// One set. Fields `act`, `bid`, `words`, `day`, `hour`, `number`.
#[derive(Template)]
#[template(path = "sets/one.html")]
pub struct SetPage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// The set.
    pub line: SetLine,
    /// Who is in, or asked.
    pub people: String,
    /// How it meets, in a sentence.
    pub how: String,
    /// Where; may be empty.
    pub place: String,
    /// Its meetings.
    pub meetings: Vec<MeetingLine>,
    /// The reader is asked whether they are in.
    pub asks: bool,
    /// The reader is in.
    pub is_in: bool,
    /// The reader may end it.
    pub may_end: bool,
    /// What the reader is asked to bring: the bid, and what they said.
    pub bid: Option<(String, Option<String>)>,
    /// The number, the day and the hour of the meeting that can be moved.
    pub moves: Option<(i64, String, String)>,
    /// What was said that somebody would do: who, what, by when, and the key of how it stands.
    pub actions: Vec<(String, String, Moment, &'static str)>,
    /// The day that is offered for something to do.
    pub day: String,
    /// What was wrong.
    pub problems: Problems,
}
