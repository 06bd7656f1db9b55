//! Methods that run themselves by letters over days: 1-2-4-All, a consultancy round, an appreciative interview, questions only.
//!
//! An exchange is one method, done once. People are asked whether they are in; then each step goes to those whose it is, waits as many days as
//! the method says, or until an hour after the last of them has written, and moves on. Nobody is reminded, and who is silent is left in peace:
//! what goes on is what was said. It ends with what came of it, or with a kind word.
//!
//! Verbs: [`begin`], [`join`], [`say`], [`as_it_is`], [`choose`], [`pass`], [`step_out`], [`share`], [`stop`], [`list`], [`look`]; by themselves [`due`],
//! [`move_on`]; for letters [`of_part`], [`set_of`], [`to_write`], [`written`], [`part_told`], [`asked_told`], [`result_told`].
//!
//! Who takes part reads what was said to them; nobody else does (level 4).

mod advice;
mod begin;
mod look;
mod moving;
mod say;
pub(crate) mod sql;
mod telling;

use base::Time;
use store::{args, row};

pub use advice::{is_advice, is_question};
pub(crate) use begin::{Begun, begin_within};
pub use begin::{NewExchange, begin, join, share, step_out, stop};
pub use look::{Heard, Looked, Mine, list, look};
pub use moving::{due, move_on};
pub(crate) use say::put_back;
pub use say::{Said, as_it_is, choose, of_part, pass, say, set_of};
pub use telling::{
    AskedTold, MOVE, PartTold, ResultTold, ToWrite, What, asked_told, part_told, result_told, to_write,
    written,
};

use crate::{
    CommunityId, ExchangeId, ExchangePartId, PersonId, Refused, SetId, Work, charter::Viewer,
    methods::Circle, people::parts::Part,
};

/// What is kept of a person here.
pub(crate) static PARTS: &[Part] = &[
    Part {
        key: "data-exchanges",
        names: &["community", "exchange", "state", "", "", "", "asked", "answered"],
        show: &sql::MINE,
        erase: &[&sql::ERASE_PARTS, &sql::ERASE_PEOPLE, &sql::ERASE_BEGUN, &sql::ERASE_PRESENTER],
    },
    Part {
        key: "data-exchange-words",
        names: &["community", "exchange", "question", "words", "handed_back", "", "asked", "said"],
        show: &sql::MY_WORDS,
        erase: &[],
    },
];

row! {
    /// One method, done by letters.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Exchange {
        /// Its id.
        pub id: ExchangeId,
        /// Where.
        pub community: CommunityId,
        /// The set that it belongs to.
        pub set: Option<SetId>,
        /// The name or id of its method.
        pub method: String,
        /// What the method is called.
        pub name: String,
        /// The question of the day; may be empty.
        pub question: String,
        /// Who began it; nothing when they are gone, or nobody did.
        pub begun_by: Option<PersonId>,
        /// Their name.
        pub begun_name: String,
        /// Whose matter it is.
        pub presenter: Option<PersonId>,
        /// Their name.
        pub presenter_name: String,
        /// With fewer it does not begin.
        pub least: i64,
        /// The step that runs, from 1; 0 while people are asked.
        pub step: i64,
        /// The step whose words are read in this one; 0 for none.
        pub heard: i64,
        /// It moves on then, at the latest.
        pub step_until: Time,
        /// `asking`, `running`, `done`, `few`, `silent`, `stopped`
        pub state: String,
        /// What the presenter wrote last is seen by the others.
        pub shared: bool,
        /// When it began.
        pub begun_at: Time,
        /// When it ended.
        pub ended_at: Option<Time>,
    }
}

row! {
    /// One step of it.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct ExchangeStep {
        /// From 1.
        pub step: i64,
        /// How many days there are for it.
        pub days: i64,
        /// Who is written to together, as in the text of a method.
        pub circle: String,
        /// Who answers, in words.
        pub who: String,
        /// What they are asked, with `{question}` in it.
        pub say: String,
    }
}

impl ExchangeStep {
    /// Who is written to together.
    pub fn circle(&self) -> Circle {
        Circle::named(&self.circle).unwrap_or(Circle::Whole)
    }

    /// What is asked, about a question; without one, about "this".
    pub fn asks(&self, question: &str, this: &str) -> String {
        self.say.replace("{question}", if question.is_empty() { this } else { question })
    }
}

row! {
    /// What one person is asked in one step.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct ExchangePart {
        /// Its id.
        pub id: ExchangePartId,
        /// Of which exchange.
        pub exchange: ExchangeId,
        /// Of which step.
        pub step: i64,
        /// Who.
        pub person: PersonId,
        /// Their name.
        pub name: String,
        /// Who has the same is written to together.
        pub circle: i64,
        /// What they said; empty for whoever passes, nothing for no answer.
        pub words: Option<String>,
        /// When.
        pub said_at: Option<Time>,
        /// What was handed back.
        pub handed_back: Option<String>,
    }
}

impl ExchangePart {
    /// They said something that goes on.
    pub fn says_something(&self) -> bool {
        self.words.as_ref().is_some_and(|words| !words.is_empty())
    }
}

impl Exchange {
    /// It has ended, one way or another.
    pub fn is_over(&self) -> bool {
        self.ended_at.is_some()
    }
}

/// An exchange that the viewer may know of.
pub(crate) async fn one(work: &mut Work<'_>, viewer: &Viewer, id: ExchangeId) -> Result<Exchange, Refused> {
    let person = viewer.member()?;
    work.opt(&sql::ONE, args![id, viewer.community().id, person]).await?.ok_or(Refused::NotFound)
}

/// Its steps.
pub(crate) async fn steps_of(work: &mut Work<'_>, id: ExchangeId) -> Result<Vec<ExchangeStep>, Refused> {
    work.all(&sql::STEPS, args![id]).await
}
