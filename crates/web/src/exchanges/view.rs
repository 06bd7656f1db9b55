//! What the pages about exchanges show.

use askama::Template;
use base::Words;
use community::exchanges::Exchange;

use crate::{dates::Reading, forms::Problems, links, shell::Shell};

/// An exchange in the list.
#[derive(Clone, Debug)]
pub struct ExchangeLine {
    /// Its id.
    pub id: String,
    /// Method and question.
    pub title: String,
    /// Who began it, in a sentence.
    pub by: String,
    /// How it stands, in a sentence.
    pub state: String,
}

impl ExchangeLine {
    /// An exchange in words.
    pub fn of(reading: Reading, one: &Exchange) -> ExchangeLine {
        let words = reading.words;
        let given =
            [("day", reading.moment(one.step_until).said.into()), ("step", one.step.to_string().into())];
        let state = match one.state.as_str() {
            "asking" => "exchanges-state-asking",
            "running" => "exchanges-state-running",
            "done" => "exchanges-state-done",
            "few" => "exchanges-state-few",
            "silent" => "exchanges-state-silent",
            _ => "exchanges-state-stopped",
        };
        let by = match one.begun_name.as_str() {
            "" => words.say("exchanges-by-itself").to_owned(),
            name => words.tell("exchanges-by", &[("name", name.into())]),
        };
        ExchangeLine {
            id: one.id.to_string(),
            title: called(words, one),
            by,
            state: words.tell(state, &given),
        }
    }
}

/// Method and question.
pub fn called(words: Words, one: &Exchange) -> String {
    match one.question.as_str() {
        "" => one.name.clone(),
        question => words
            .tell("exchange-called", &[("name", one.name.as_str().into()), ("question", question.into())]),
    }
}

/// All exchanges, and the form that begins one. Fields `method`, `question`, `people`.
#[derive(Template)]
#[template(path = "exchanges/list.html")]
pub struct ExchangesPage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// They.
    pub all: Vec<ExchangeLine>,
    /// Methods that run by letters: their name in addresses, what they are called, and whether it is the chosen one.
    pub methods: Vec<(String, String, bool)>,
    /// What was written: method, question, people.
    pub form: [String; 3],
    /// What was wrong.
    pub problems: Problems,
}

/// One step in the list of steps.
#[derive(Clone, Debug)]
pub struct StepLine {
    /// From 1.
    pub place: i64,
    /// What is asked.
    pub say: String,
    /// Who answers, and how many days there are.
    pub who: String,
    /// It runs now.
    pub here: bool,
    /// It is over.
    pub over: bool,
}

/// What is asked of the reader.
#[derive(Clone, Debug)]
pub struct TurnForm {
    /// The part that it answers.
    pub part: String,
    /// What is asked.
    pub say: String,
    /// With whom; may be empty.
    pub with: String,
    /// What was said before: the name, or the number, and the words.
    pub heard: Vec<(String, String)>,
    /// The key of the field's label.
    pub label: &'static str,
    /// It is answered with numbers.
    pub numbers: bool,
    /// What they said, in a sentence.
    pub said: Option<String>,
    /// What was handed back.
    pub handed_back: Option<String>,
}

/// One exchange. Fields `act`, `part`, `words`.
#[derive(Template)]
#[template(path = "exchanges/one.html")]
pub struct ExchangePage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// It.
    pub line: ExchangeLine,
    /// Its steps.
    pub steps: Vec<StepLine>,
    /// Who is in.
    pub people: String,
    /// How many have answered, in a sentence.
    pub answered: Option<String>,
    /// The reader may say whether they are in.
    pub asks: bool,
    /// The reader is in, and may step out.
    pub is_in: bool,
    /// What is asked of them.
    pub turn: Option<TurnForm>,
    /// What came of it: before the words, and the words.
    pub result: Vec<(String, String)>,
    /// The presenter keeps what they will do.
    pub kept: bool,
    /// The reader is the presenter, and may share it.
    pub may_share: bool,
    /// The reader may end it.
    pub may_stop: bool,
    /// What was written.
    pub form: String,
    /// What was wrong.
    pub problems: Problems,
}
