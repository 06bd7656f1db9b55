//! What the pages of joining show.

use askama::Template;

use crate::{dates::Moment, forms::Problems, html::Html, icons, links, shell::Shell};

/// A question, as its part of the form has it: its field is named `n` and its number.
#[derive(Clone, Debug, Default)]
pub struct QuestionField {
    /// Its place, from 1: its `id` is `q` and the place.
    pub place: usize,
    /// The number that it has on the page.
    pub shown: usize,
    /// Its number.
    pub number: i64,
    /// What is asked.
    pub words: String,
    /// More about it.
    pub hint: String,
    /// `words`, `one`, `any`.
    pub kind: String,
    /// What can be chosen, and whether it is.
    pub options: Vec<(String, bool)>,
    /// What was written.
    pub value: String,
    /// Whether it needs an answer.
    pub required: bool,
}

impl QuestionField {
    /// Its `id`, which its problem is named by.
    pub fn id(&self) -> String {
        format!("q{}", self.place)
    }
}

/// Applying. Fields `name`, `email`, `n1` ... (several where several can be chosen), `easier`, `form`; the button `later`.
#[derive(Template)]
#[template(path = "curation/apply.html")]
pub struct ApplyPage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// Its name.
    pub place: String,
    /// Nothing is taken now.
    pub closed: bool,
    /// Through the open door: one sentence is asked.
    pub door: bool,
    /// What was written.
    pub name: String,
    /// See `name`.
    pub email: String,
    /// What is asked.
    pub questions: Vec<QuestionField>,
    /// What would make it easier.
    pub easier: String,
    /// What makes the same form the same application, however often it is sent.
    pub form: String,
    /// Until when it may be changed.
    pub closes: Option<Moment>,
    /// The address that takes the same by letter.
    pub join: Option<String>,
    /// What was wrong.
    pub problems: Problems,
}

/// "Look in your letters": what became of the form, `written`, `later`, `waits`, `before`.
#[derive(Template)]
#[template(path = "curation/sent.html")]
pub struct SentPage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// What became of it.
    pub how: &'static str,
}

/// One's own application. Fields as in [`ApplyPage`]; the buttons `act` (`save`, `send`, `withdraw`).
#[derive(Template)]
#[template(path = "curation/own.html")]
pub struct OwnPage {
    /// The frame.
    pub shell: Shell,
    /// The last part of its address.
    pub token: String,
    /// The community's name.
    pub place: String,
    /// The community's part of the address.
    pub slug: String,
    /// `begun`, `sent` ...
    pub state: String,
    /// Whether it may be changed.
    pub may_change: bool,
    /// Whether it may be taken back.
    pub is_live: bool,
    /// What was written.
    pub name: String,
    /// Where they are written to.
    pub email: String,
    /// What is asked, and what was answered.
    pub questions: Vec<QuestionField>,
    /// What would make it easier.
    pub easier: String,
    /// Why it was decided so; may be empty.
    pub reason: String,
    /// Until when it may be changed.
    pub closes: Option<Moment>,
    /// What was wrong.
    pub problems: Problems,
}

/// Criteria, as they are read.
#[derive(Clone, Debug, Default)]
pub struct CriteriaShown {
    /// Which version.
    pub version: i64,
    /// Who it is for, and who not.
    pub rules: String,
    /// The four parts of a typical member: the key of each part's name, and its words.
    pub profile: Vec<(&'static str, String)>,
    /// How it is decided.
    pub steps: String,
    /// Since when it holds.
    pub at: Option<Moment>,
    /// Who published it.
    pub by: String,
}

impl ApplyPage {
    /// How many questions there are, with the two that everyone is asked: a name and an address.
    fn asked(&self) -> u64 {
        self.questions.len() as u64 + 2
    }
}

/// How joining and choosing works. Convenors have a form with `nominations`, `applications`, `asks_invited`, `door`, `closes`.
#[derive(Template)]
#[template(path = "curation/joining.html")]
pub struct JoiningPage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// The community's name.
    pub place: String,
    /// Members and invited people may suggest somebody.
    pub nominations: bool,
    /// People apply.
    pub applications: bool,
    /// Whoever is invited answers the questions too.
    pub asks_invited: bool,
    /// The open door.
    pub door: bool,
    /// Applications are taken now.
    pub takes: bool,
    /// Until when.
    pub closes: Option<Moment>,
    /// The same for its field: `2026-11-06`.
    pub closes_field: String,
    /// What holds now.
    pub criteria: Option<CriteriaShown>,
    /// What held before, newest first.
    pub earlier: Vec<CriteriaShown>,
    /// What is asked.
    pub questions: Vec<QuestionField>,
    /// The reader convenes it.
    pub convenor: bool,
    /// The reader is a member.
    pub member: bool,
    /// The address to write to.
    pub join: Option<String>,
}

impl JoiningPage {
    /// How many questions there are.
    fn asked(&self) -> u64 {
        self.questions.len() as u64
    }
}

/// Writing criteria. Fields `rules`, `experience`, `level`, `commitment`, `objectives`, `steps`; the buttons `act` (`save`, `publish`).
#[derive(Template)]
#[template(path = "curation/criteria.html")]
pub struct CriteriaPage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// Each field with its words.
    pub fields: Vec<(&'static str, String)>,
    /// The version that holds now; 0 for none.
    pub version: i64,
    /// What was wrong.
    pub problems: Problems,
}

/// A question's row in the convenor's form: `number0`, `words0`, `hint0`, `kind0`, `options0`, `required0` and so on.
#[derive(Clone, Debug, Default)]
pub struct QuestionRow {
    /// Its number; 0 for a new one.
    pub number: i64,
    /// What is asked.
    pub words: String,
    /// More about it.
    pub hint: String,
    /// `words`, `one`, `any`.
    pub kind: String,
    /// What can be chosen, one a line.
    pub options: String,
    /// Whether it needs an answer.
    pub required: bool,
}

/// Writing questions.
#[derive(Template)]
#[template(path = "curation/questions.html")]
pub struct QuestionsPage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// Those that are asked, and empty rows.
    pub rows: Vec<QuestionRow>,
    /// What was wrong.
    pub problems: Problems,
}

/// One application in the convenors' list: without a name, since readers read blind.
#[derive(Clone, Debug)]
pub struct ApplicationLine {
    /// Its place in the list.
    pub place: usize,
    /// Its state.
    pub state: String,
    /// How it came.
    pub source: String,
    /// The version of the criteria.
    pub version: i64,
    /// When it was sent.
    pub at: Moment,
}

/// Who has applied. The form has `act` (`release`, `turn-away`).
#[derive(Template)]
#[template(path = "curation/applications.html")]
pub struct ApplicationsPage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// The applications.
    pub lines: Vec<ApplicationLine>,
    /// Which are likely one person's, by their places; with the keys of the reasons.
    pub alike: Vec<(String, Vec<String>)>,
    /// How many wait because many came at once.
    pub flood: i64,
}

/// What all forms with questions have in common.
pub trait Asks {
    /// The frame.
    fn shell(&self) -> &Shell;
    /// What was wrong.
    fn problems(&self) -> &Problems;

    /// One question of the form, set.
    fn question(&self, question: &QuestionField) -> Html {
        let page = QuestionPart { shell: self.shell(), problems: self.problems(), question };
        Html(page.render().unwrap_or_default())
    }
}

#[derive(Template)]
#[template(path = "curation/question.html")]
struct QuestionPart<'a> {
    shell: &'a Shell,
    problems: &'a Problems,
    question: &'a QuestionField,
}

impl Asks for ApplyPage {
    fn shell(&self) -> &Shell {
        &self.shell
    }
    fn problems(&self) -> &Problems {
        &self.problems
    }
}

impl Asks for OwnPage {
    fn shell(&self) -> &Shell {
        &self.shell
    }
    fn problems(&self) -> &Problems {
        &self.problems
    }
}

impl CriteriaPage {
    /// The key of a field's name.
    fn label(&self, field: &str) -> &'static str {
        match field {
            "rules" => "criteria-rules",
            "experience" => "criteria-experience",
            "level" => "criteria-level",
            "commitment" => "criteria-commitment",
            "objectives" => "criteria-objectives",
            _ => "criteria-steps",
        }
    }

    /// The key of what is said about a field.
    fn hint(&self, field: &str) -> &'static str {
        match field {
            "rules" => "criteria-rules-hint",
            "experience" => "criteria-experience-hint",
            "level" => "criteria-level-hint",
            "commitment" => "criteria-commitment-hint",
            "objectives" => "criteria-objectives-hint",
            _ => "criteria-steps-hint",
        }
    }
}
