//! What the pages about a community's life show.

use askama::Template;
use base::Id;
use community::{
    PersonId,
    lifecycle::clarity::{FEWEST, Sentence},
};

use crate::{dates::Moment, forms::Problems, links, shell::Shell};

/// Something that was brought to a gate.
#[derive(Clone, Debug)]
pub struct EvidenceView {
    /// Its id.
    pub id: Id,
    /// In whose words, and which.
    pub words: String,
    /// Where more is; may be empty.
    pub link: String,
    /// Who brought it.
    pub name: String,
    /// When.
    pub at: Moment,
}

/// A condition of a gate.
#[derive(Clone, Debug)]
pub struct ConditionView {
    /// Its key.
    pub key: &'static str,
    /// What must be true.
    pub title: &'static str,
    /// "2 of 4", where the program counts; may be empty.
    pub counted: String,
    /// Whether it is met.
    pub met: bool,
    /// Whether something that is brought helps.
    pub wants: bool,
    /// What was brought.
    pub evidence: Vec<EvidenceView>,
}

/// A step from one stage to another.
#[derive(Clone, Debug)]
pub struct StepView {
    /// From which to which, said.
    pub title: String,
    /// When.
    pub at: Moment,
    /// Why.
    pub reasons: String,
    /// Who agreed.
    pub agreed: String,
    /// What had been brought: the condition, and what.
    pub evidence: Vec<EvidenceView>,
}

/// A stage in the line of a life.
#[derive(Clone, Debug)]
pub struct StageView {
    /// Its name.
    pub name: &'static str,
    /// What is done in it.
    pub text: &'static str,
    /// The community is in it.
    pub here: bool,
}

/// Where a community is in its life. Forms: `act` (`bring`, `take`, `pass`, `pause`, `resume`, `tie`, `end`, `choose`, `no-carer`).
#[derive(Template)]
#[template(path = "lifecycle/stage.html")]
pub struct StagePage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// The reader convenes it.
    pub convenor: bool,
    /// The line of stages.
    pub stages: Vec<StageView>,
    /// The stage, said as a sentence.
    pub now: String,
    /// Until when it is meant to go on.
    pub renews: Option<Moment>,
    /// It was here before: until when its first figures are gathered.
    pub baseline: Option<Moment>,
    /// It rests until then.
    pub rests: Option<Moment>,
    /// It may rest.
    pub may_pause: bool,
    /// The gate.
    pub gate: Vec<ConditionView>,
    /// Where it may go: the word and the name; the next stage first.
    pub onward: Vec<(&'static str, &'static str)>,
    /// Members to say that they agreed.
    pub members: Vec<(PersonId, String)>,
    /// The steps that it has taken.
    pub steps: Vec<StepView>,
    /// What it hangs on.
    pub initiative: String,
    /// What becomes of it if that ends.
    pub if_it_ends: String,
    /// When that ended.
    pub ended: Option<Moment>,
    /// A choice waits.
    pub choose: bool,
    /// Why nobody is named to care for people.
    pub no_carer: String,
    /// Whether somebody is.
    pub cared_for: bool,
    /// What was written into the form of the gate.
    pub reasons: String,
    /// What was wrong with a form.
    pub problems: Problems,
}

/// One of the eight questions.
#[derive(Clone, Debug)]
pub struct QuestionView {
    /// Its key.
    pub key: &'static str,
    /// The question.
    pub title: &'static str,
    /// What it looks at.
    pub risk: &'static str,
    /// A `no` stands in the way.
    pub hard: bool,
    /// What the program sees; may be empty.
    pub counted: String,
    /// `yes`, `partly`, `no`; empty for nothing yet.
    pub answer: String,
    /// What it rests on.
    pub evidence: String,
    /// Why it is begun all the same.
    pub accepted: String,
    /// How it stands, said.
    pub stands: &'static str,
    /// The class of that label.
    pub label: &'static str,
    /// Who answered, and when; may be empty.
    pub by: String,
}

/// The readiness check. Fields of each form: `question`, `answer`, `evidence`, `accepted`.
#[derive(Template)]
#[template(path = "lifecycle/readiness.html")]
pub struct ReadinessPage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// The reader convenes it.
    pub convenor: bool,
    /// The four risks: the name, whether it stands in the way, and the label's class.
    pub risks: Vec<(&'static str, bool)>,
    /// Nothing stands in the way.
    pub ready: bool,
    /// The eight.
    pub questions: Vec<QuestionView>,
    /// What was wrong with a form.
    pub problems: Problems,
}

/// "What is it for?" Forms: `act` (`open`; `says`, `not` with `sentence`), or `words`.
#[derive(Template)]
#[template(path = "lifecycle/clarity.html")]
pub struct ClarityPage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// It can be asked.
    pub may_open: bool,
    /// It can be answered, until then.
    pub open: Option<Moment>,
    /// The reader has answered.
    pub mine: bool,
    /// How many answered; nothing before it was ever asked.
    pub answered: Option<i64>,
    /// How many say it, of how many that were looked at.
    pub share: Option<(i64, i64)>,
    /// What they were asked for.
    pub cause: String,
    /// For convenors: the sentences.
    pub sentences: Vec<Sentence>,
    /// What the reader wrote, when it has to be mended. Field `words`.
    pub words: String,
    /// What was wrong with the form.
    pub problems: Problems,
}

/// "Network or community?" Forms: `act` (`open`, `close`), or `number1` to `number6`.
#[derive(Template)]
#[template(path = "lifecycle/fellowship.html")]
pub struct FellowshipPage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// The reader convenes it.
    pub convenor: bool,
    /// The six statements, each with its mean where it is shown.
    pub statements: Vec<(usize, &'static str, Option<String>)>,
    /// It can be answered, until then.
    pub open: Option<Moment>,
    /// The reader has answered.
    pub mine: bool,
    /// It can be opened.
    pub may_open: bool,
    /// How many answered, once it is open or closed.
    pub answered: Option<i64>,
    /// It is closed, and too few answered.
    pub too_few: bool,
    /// The mean of all, and what that is; nothing while it is not shown.
    pub result: Option<(String, &'static str, &'static str)>,
    /// The features to use, by that.
    pub features: Vec<&'static str>,
    /// What was wrong with the form.
    pub problems: Problems,
}
