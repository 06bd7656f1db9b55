//! Ways of working together, as data: who speaks when, for how many minutes, in which groups, and why.
//!
//! A method is a text of a few lines (docs/convene/methods.md says how it is written). Those that come with the program stand in
//! `methods/en/`, all in our own words and with their source. [`read`] makes a [`Method`] of a text, or says in which line what is wrong.
//!
//! [`all`], [`one`], [`fits`] look at those that come with the program. Verbs about a community's own: [`own_methods`], [`own_method`],
//! [`method_text`], [`keep_method`], [`share_method`], [`drop_method`].

mod library;
mod own;
mod read;
pub(crate) mod sql;
mod wanted;

use crate::people::parts::Part;

/// What is kept of a person here.
pub(crate) static PARTS: &[Part] = &[Part {
    key: "data-methods",
    names: &["community", "name", "text", "", "", "", "written", "changed"],
    show: &sql::MINE,
    erase: &[&sql::ERASE],
}];

pub use library::{all, one, text};
pub use own::{Own, drop_method, keep_method, method_text, own_method, own_methods, share_method};
pub use read::{LONGEST, MOST_STEPS, Why, Wrong, read};
pub use wanted::{Wanted, fits};

/// What a method is for.
pub const PURPOSES: [&str; 7] = ["relationship", "ideas", "problem", "decide", "reflect", "learn", "network"];
/// What comes out of one.
pub const OUTCOMES: [&str; 6] = ["commitment", "note", "idea", "tie", "story", "decision"];

/// A way of working together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Method {
    /// Its name for people.
    pub name: String,
    /// What it is for: of [`PURPOSES`].
    pub purposes: Vec<String>,
    /// With fewer it cannot be done.
    pub least: u32,
    /// With so many it is at its best.
    pub best: (u32, u32),
    /// With more it cannot be done.
    pub most: u32,
    /// All of it.
    pub minutes: u32,
    /// 1: strangers can do it; 2: it wants some trust; 3: a lot.
    pub trust: u32,
    /// How people may meet for it: of [`crate::gatherings::MODES`].
    pub modes: Vec<String>,
    /// What comes out of it: of [`OUTCOMES`].
    pub gives: Vec<String>,
    /// Where it comes from.
    pub source: String,
    /// What it is, in a sentence or two.
    pub about: String,
    /// Who does what: a role, and its duty.
    pub roles: Vec<(String, String)>,
    /// What holds for everybody.
    pub rules: Vec<String>,
    /// One after another, each repetition by itself.
    pub steps: Vec<Step>,
    /// How often it is done again; may be empty.
    pub again: String,
    /// Its steps by letters over days; empty when it wants a meeting.
    pub letters: Vec<LetterStep>,
    /// What goes wrong most often.
    pub watch: Vec<String>,
}

/// One step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// How long.
    pub minutes: u32,
    /// In which groups.
    pub group: Group,
    /// Who speaks or acts.
    pub who: String,
    /// What is asked, in words for the room. `{question}` stands for the question of the day.
    pub say: String,
    /// Which repetition of how many, where steps are repeated.
    pub round: Option<(u32, u32)>,
}

/// One step by letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterStep {
    /// How many days people have for it.
    pub days: u32,
    /// Who is written to together.
    pub circle: Circle,
    /// Who answers, in words.
    pub who: String,
    /// What they are asked.
    pub say: String,
}

/// In which groups a step is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Everybody by themself.
    Alone,
    /// All together.
    Whole,
    /// In groups of at least and at most so many; where it does not come out even, a group has one more or one less.
    Of(u32, u32),
    /// The group that meets again and again.
    Fixed,
    /// Some in the middle, the others around them.
    Inner,
    /// Everybody goes where they like.
    Chosen,
}

/// Who is written to together in a step by letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Circle {
    /// Each by themself.
    Alone,
    /// Two and two see each other's words.
    Pairs,
    /// Two pairs together.
    Fours,
    /// All see all words.
    Whole,
    /// The one whose matter it is.
    Presenter,
    /// All but the one whose matter it is; they have the words of that one.
    Others,
    /// The same, and what they write is a question.
    Questions,
    /// All have a list of what was said, and answer with its numbers: counts come of it.
    Choose,
    /// The same, and who took what is seen.
    Take,
}

impl Circle {
    /// Every circle.
    pub const ALL: [Circle; 9] = [
        Circle::Alone,
        Circle::Pairs,
        Circle::Fours,
        Circle::Whole,
        Circle::Presenter,
        Circle::Others,
        Circle::Questions,
        Circle::Choose,
        Circle::Take,
    ];

    /// As it is written in a text.
    pub fn word(self) -> &'static str {
        match self {
            Circle::Alone => "alone",
            Circle::Pairs => "pairs",
            Circle::Fours => "fours",
            Circle::Whole => "whole",
            Circle::Presenter => "presenter",
            Circle::Others => "others",
            Circle::Questions => "questions",
            Circle::Choose => "choose",
            Circle::Take => "take",
        }
    }

    /// What a word of a text means.
    pub fn named(word: &str) -> Option<Circle> {
        Circle::ALL.into_iter().find(|circle| circle.word() == word)
    }

    /// It is answered with numbers.
    pub fn by_numbers(self) -> bool {
        matches!(self, Circle::Choose | Circle::Take)
    }
}

impl Group {
    /// As it is written in a text: `pairs`, `groups 5-7`.
    pub fn word(self) -> String {
        match self {
            Group::Alone => "alone".into(),
            Group::Whole => "whole".into(),
            Group::Fixed => "set".into(),
            Group::Inner => "inner".into(),
            Group::Chosen => "self-chosen".into(),
            Group::Of(2, 2) => "pairs".into(),
            Group::Of(3, 3) => "threes".into(),
            Group::Of(4, 4) => "fours".into(),
            Group::Of(from, to) => format!("groups {from}-{to}"),
        }
    }

    /// What a word of a text means.
    pub fn named(word: &str) -> Option<Group> {
        read::group(word)
    }
}

impl Method {
    /// Whether it runs by letters over days.
    pub fn runs_by_letters(&self) -> bool {
        !self.letters.is_empty()
    }

    /// Whether it builds relationships.
    pub fn relates(&self) -> bool {
        self.purposes.iter().any(|purpose| purpose == "relationship")
    }
}
