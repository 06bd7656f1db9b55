//! What the pages about methods show.

use askama::Template;
use base::Words;
use community::methods::{Group, Method};

use crate::{links, shell::Shell};

/// What it is for, each with its sentence.
pub const PURPOSES: [(&str, &str); 7] = [
    ("relationship", "method-for-relationship"),
    ("ideas", "method-for-ideas"),
    ("problem", "method-for-problem"),
    ("decide", "method-for-decide"),
    ("reflect", "method-for-reflect"),
    ("learn", "method-for-learn"),
    ("network", "method-for-network"),
];
/// How much trust it wants.
pub const TRUST: [(&str, &str); 3] =
    [("1", "method-trust-1"), ("2", "method-trust-2"), ("3", "method-trust-3")];
/// What comes out of it.
const OUTCOMES: [(&str, &str); 6] = [
    ("commitment", "method-gives-commitment"),
    ("note", "method-gives-note"),
    ("idea", "method-gives-idea"),
    ("tie", "method-gives-tie"),
    ("story", "method-gives-story"),
    ("decision", "method-gives-decision"),
];
pub use crate::gatherings::view::MODES;

fn said(words: Words, table: &[(&str, &str)], keys: &[String]) -> String {
    let one = |key: &String| table.iter().find(|(one, _)| one == key).map(|(_, said)| words.say(said));
    keys.iter().filter_map(one).collect::<Vec<_>>().join(", ")
}

/// A method in the list, and at the head of its page.
#[derive(Clone, Debug)]
pub struct MethodLine {
    /// Where it is.
    pub address: String,
    /// Its name.
    pub name: String,
    /// What it is.
    pub about: String,
    /// What it is for.
    pub purposes: String,
    /// How long, for how many, how much trust: a sentence.
    pub facts: String,
    /// How people may meet for it.
    pub modes: String,
    /// What comes out of it.
    pub gives: String,
    /// It is one of a community's own.
    pub own: bool,
    /// The community that shares it, when it is another.
    pub shared_by: Option<String>,
}

impl MethodLine {
    /// A method in words.
    pub fn of(words: Words, address: String, method: &Method) -> MethodLine {
        let facts = words.tell(
            "method-facts",
            &[
                ("minutes", method.minutes.into()),
                ("least", method.least.to_string().into()),
                ("most", method.most.to_string().into()),
                ("from", method.best.0.to_string().into()),
                ("to", method.best.1.to_string().into()),
            ],
        );
        MethodLine {
            address,
            name: method.name.clone(),
            about: method.about.clone(),
            purposes: said(words, &PURPOSES, &method.purposes),
            facts,
            modes: said(words, &MODES, &method.modes),
            gives: said(words, &OUTCOMES, &method.gives),
            own: false,
            shared_by: None,
        }
    }
}

/// In which groups, in words.
pub fn group(words: Words, group: Group) -> String {
    let key = match group {
        Group::Alone => "method-group-alone",
        Group::Whole => "method-group-whole",
        Group::Fixed => "method-group-set",
        Group::Inner => "method-group-inner",
        Group::Chosen => "method-group-chosen",
        Group::Of(2, 2) => "method-group-pairs",
        Group::Of(3, 3) => "method-group-threes",
        Group::Of(4, 4) => "method-group-fours",
        Group::Of(from, to) => {
            let args = [("from", from.to_string().into()), ("to", to.to_string().into())];
            return words.tell("method-group-of", &args);
        }
    };
    words.say(key).to_owned()
}

/// What somebody looks for, as it stands in the form.
#[derive(Clone, Debug, Default)]
pub struct Looked {
    /// What for.
    pub purpose: String,
    /// How many people.
    pub people: String,
    /// How many minutes.
    pub minutes: String,
    /// How much trust.
    pub trust: String,
    /// How they meet.
    pub mode: String,
    /// Words.
    pub q: String,
}

/// The library. Form fields as in [`Looked`].
#[derive(Template)]
#[template(path = "methods/list.html")]
pub struct MethodsPage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// The reader may write one.
    pub member: bool,
    /// Gatherings that are ahead, to lay a plan for: address, title, when. For members.
    pub ahead: Vec<(String, String, crate::dates::Moment)>,
    /// Those that fit.
    pub methods: Vec<MethodLine>,
    /// What is looked for.
    pub looked: Looked,
}

/// One step.
#[derive(Clone, Debug)]
pub struct StepLine {
    /// After so many minutes from the beginning.
    pub from: u32,
    /// How long.
    pub minutes: u32,
    /// In which groups.
    pub group: String,
    /// Who.
    pub who: String,
    /// What is asked.
    pub say: String,
    /// Which repetition, as a sentence.
    pub round: Option<String>,
}

/// One step by letters.
#[derive(Clone, Debug)]
pub struct LetterLine {
    /// How many days.
    pub days: u32,
    /// Who is written to together.
    pub circle: String,
    /// What is asked.
    pub say: String,
}

/// A method of a community's own, as its reader may settle it.
#[derive(Clone, Debug)]
pub struct OwnLine {
    /// It is this community's.
    pub ours: bool,
    /// What its community is called.
    pub place: String,
    /// Others may look at it.
    pub shared: bool,
    /// The reader may share it and take it away.
    pub convenor: bool,
}

/// Writing a method. Form fields `text`, `id`, `version`, `from`.
#[derive(Template)]
#[template(path = "methods/write.html")]
pub struct WritePage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// The text.
    pub text: String,
    /// The method that it changes; empty for a new one.
    pub id: String,
    /// Its version.
    pub version: String,
    /// What it is copied from.
    pub from: String,
    /// What was wrong.
    pub problems: crate::forms::Problems,
}

/// One method.
#[derive(Template)]
#[template(path = "methods/one.html")]
pub struct MethodPage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// Its name in addresses.
    pub key: String,
    /// The reader may copy it.
    pub member: bool,
    /// It is one of a community's own.
    pub own: Option<OwnLine>,
    /// Its head.
    pub line: MethodLine,
    /// How much trust it wants.
    pub trust: &'static str,
    /// Who does what.
    pub roles: Vec<(String, String)>,
    /// What holds for everybody.
    pub rules: Vec<String>,
    /// Its steps.
    pub steps: Vec<StepLine>,
    /// How often it is done again.
    pub again: String,
    /// By letters.
    pub letters: Vec<LetterLine>,
    /// What goes wrong most often.
    pub watch: Vec<String>,
    /// Where it comes from.
    pub source: String,
}

impl MethodPage {
    /// Whether the reader may change it where it is, and not a copy.
    pub fn is_ours(&self) -> bool {
        self.own.as_ref().is_some_and(|own| own.ours)
    }
}
