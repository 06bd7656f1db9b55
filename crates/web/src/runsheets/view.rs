//! What the pages about run-sheets show.

use askama::Template;
use base::Words;
use community::{
    methods::Group,
    runsheets::{RunSheet, RunStep},
};

use crate::{
    dates::Moment, forms::Problems, intakes::view::PersonOption, links, methods::view::group, shell::Shell,
};

/// One step, timed.
#[derive(Clone, Debug)]
pub struct StepLine {
    /// From 1.
    pub place: i64,
    /// The hour at which it begins, by plan.
    pub at: String,
    /// How long.
    pub minutes: i64,
    /// In which groups.
    pub group: String,
    /// Who.
    pub who: String,
    /// What is asked.
    pub say: String,
    /// Which repetition, as a sentence; empty for none.
    pub round: String,
    /// The title and the host of the item that begins with it.
    pub begins: Option<(String, String)>,
}

impl StepLine {
    /// The steps of a plan that begins at this minute of the day.
    pub fn all(words: Words, sheet: &RunSheet, starts: i64) -> Vec<StepLine> {
        let (mut minute, mut item) = (starts, 0);
        let mut line = |step: &RunStep| {
            let begins = (step.item != item).then(|| {
                item = step.item;
                let of = sheet.items.iter().find(|one| one.place == step.item);
                of.map(|one| (one.title.clone(), one.host_name.clone())).unwrap_or_default()
            });
            let round = match step.round {
                0 => String::new(),
                round => words.tell(
                    "method-round",
                    &[("round", round.to_string().into()), ("of", step.rounds.to_string().into())],
                ),
            };
            let line = StepLine {
                place: step.place,
                at: crate::gatherings::pages::clock(minute.rem_euclid(24 * 60)),
                minutes: step.minutes,
                group: group(words, Group::named(&step.groups).unwrap_or(Group::Whole)),
                who: step.who.clone(),
                say: step.say.replace("{question}", words.say("method-question")),
                round,
                begins,
            };
            minute += step.minutes;
            line
        };
        sheet.steps.iter().map(&mut line).collect()
    }
}

/// The head of all pages of one gathering's plan.
#[derive(Clone, Debug)]
pub struct Head {
    /// The community's part of the address.
    pub slug: String,
    /// The gathering's id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// When it begins.
    pub at: Moment,
    /// How long, in minutes.
    pub minutes: i64,
    /// The reader may change and run the plan.
    pub leads: bool,
}

/// An item as it stands in the form.
#[derive(Clone, Debug, Default)]
pub struct ItemForm {
    /// The method's name or id; empty for none.
    pub method: String,
    /// What it is called here.
    pub title: String,
    /// The question of the day.
    pub question: String,
    /// Who hosts it: an id, or a name where members are many.
    pub host: String,
    /// How long.
    pub minutes: String,
}

/// A plan: to be read, printed, and changed by whoever leads. Form fields, once for each item: `method`, `title`, `question`, `host`,
/// `minutes`; and `version`.
#[derive(Template)]
#[template(path = "runsheets/plan.html")]
pub struct PlanPage {
    /// The frame.
    pub shell: Shell,
    /// Which gathering.
    pub head: Head,
    /// All steps, timed.
    pub steps: Vec<StepLine>,
    /// Minutes that are laid.
    pub laid: i64,
    /// The items of the form, with empty ones behind; nothing for who only reads.
    pub form: Vec<ItemForm>,
    /// The version that the form changes.
    pub version: i64,
    /// Methods to choose from: name in addresses, name, minutes.
    pub methods: Vec<(String, String)>,
    /// Members to choose a host from, where they are few.
    pub people: Vec<PersonOption>,
    /// They are many: a host is named.
    pub many: bool,
    /// What was wrong.
    pub problems: Problems,
    /// It has begun, and is not laid anew.
    pub started: bool,
}

/// The page for the room: one clock. Form fields: `from`, `to`; `over`.
#[derive(Template)]
#[template(path = "runsheets/run.html")]
pub struct RunPage {
    /// The frame.
    pub shell: Shell,
    /// Which gathering.
    pub head: Head,
    /// All steps.
    pub steps: Vec<StepLine>,
    /// The step that runs, from 1; 0 before it has begun.
    pub step: i64,
    /// When it began, in milliseconds; 0 for not.
    pub step_ms: i64,
    /// What the server's clock says, in milliseconds.
    pub now_ms: i64,
    /// It is over.
    pub over: bool,
    /// Minutes and seconds that were left when the page was made, for who has no scripts.
    pub left: String,
    /// The hour at which this step ends.
    pub until: String,
}

impl RunPage {
    /// The step that runs.
    pub fn current(&self) -> Option<&StepLine> {
        self.steps.iter().find(|step| step.place == self.step)
    }

    /// The one after it.
    pub fn next(&self) -> Option<&StepLine> {
        self.steps.iter().find(|step| step.place == self.step + 1)
    }
}

/// Ideas without authors. Form fields `words`; `question`.
#[derive(Template)]
#[template(path = "runsheets/ideas.html")]
pub struct IdeasPage {
    /// The frame.
    pub shell: Shell,
    /// Which gathering.
    pub head: Head,
    /// What was asked; nothing before a round is opened.
    pub question: Option<String>,
    /// How many there are.
    pub count: i64,
    /// All of them, once they are shown.
    pub ideas: Option<Vec<String>>,
    /// What was wrong.
    pub problems: Problems,
    /// What was written.
    pub words: String,
}

/// A group.
#[derive(Clone, Debug)]
pub struct GroupLine {
    /// Who.
    pub people: Vec<String>,
    /// How many more, as a sentence; empty for none.
    pub others: String,
    /// Why, in sentences.
    pub reasons: Vec<String>,
    /// The reader is in it.
    pub mine: bool,
}

/// Groups. Form fields `size`, `but` (several).
#[derive(Template)]
#[template(path = "runsheets/groups.html")]
pub struct GroupsPage {
    /// The frame.
    pub shell: Shell,
    /// Which gathering.
    pub head: Head,
    /// The groups.
    pub groups: Vec<GroupLine>,
    /// How many were meant to sit together, for the form.
    pub size: String,
    /// Who sits in a group now, to be left out by: id and name.
    pub people: Vec<(String, String)>,
    /// What was wrong.
    pub problems: Problems,
}
