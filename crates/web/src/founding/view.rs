//! What the pages of a founding show.

use askama::Template;

pub use crate::gatherings::view::{DAYS, EVERY, MODES, NTH, RhythmForm, SlotLine};
use crate::{dates::Moment, forms::Problems, links, shell::Shell};

/// The steps, in their order: their names in addresses. The sentence of each is `founding-step-` and this.
pub const STEPS: [&str; 5] = ["cause", "people", "exists", "preset", "preview"];

/// A founding that was begun.
#[derive(Clone, Debug)]
pub struct BegunLine {
    /// Where it goes on.
    pub address: String,
    /// Its name; may be empty.
    pub name: String,
    /// When something was written last.
    pub at: Moment,
    /// It adopts a community.
    pub adopts: bool,
}

/// A community that can be adopted.
#[derive(Clone, Debug)]
pub struct AdoptLine {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How many people it has.
    pub people: i64,
}

/// The two starts. Form field `adopt` for the second.
#[derive(Template)]
#[template(path = "founding/begin.html")]
pub struct BeginPage {
    /// The frame.
    pub shell: Shell,
    /// Whether the reader may found here.
    pub allowed: bool,
    /// What they have begun.
    pub mine: Vec<BegunLine>,
    /// What they could adopt.
    pub adoptable: Vec<AdoptLine>,
}

/// Name and cause. Form fields `name`, `who`, `what`, `why`.
#[derive(Template)]
#[template(path = "founding/cause.html")]
pub struct CausePage {
    /// The frame.
    pub shell: Shell,
    /// The founding.
    pub id: String,
    /// It adopts a community.
    pub adopts: bool,
    /// Its name.
    pub name: String,
    /// The three parts of the cause.
    pub parts: [String; 3],
    /// The whole cause, when it is there; and how many words it has.
    pub cause: Option<(String, usize)>,
    /// What is wrong.
    pub problems: Problems,
}

/// A line that could not be read.
#[derive(Clone, Debug)]
pub struct BadLine {
    /// Its number.
    pub line: u64,
    /// How it begins.
    pub text: String,
    /// What is wrong, as a sentence.
    pub why: &'static str,
}

/// The pasted list. Form field `list`.
#[derive(Template)]
#[template(path = "founding/people.html")]
pub struct PeoplePage {
    /// The frame.
    pub shell: Shell,
    /// The founding.
    pub id: String,
    /// It adopts a community: its people stay, and need no list.
    pub adopts: bool,
    /// As it was pasted.
    pub text: String,
    /// Whom it names: name and address.
    pub people: Vec<(String, String)>,
    /// What could not be read.
    pub bad: Vec<BadLine>,
    /// How many lines could not be read, in all.
    pub bad_in_all: usize,
    /// Addresses that come again: line, first line, address.
    pub repeated: Vec<(u64, u64, String)>,
    /// One name under several addresses.
    pub namesakes: Vec<(String, String)>,
    /// Names that begin like a formula, by their lines.
    pub formulas: Vec<u64>,
    /// What is wrong with all of it.
    pub problems: Problems,
}

/// A community that overlaps.
#[derive(Clone, Debug)]
pub struct OverlapLine {
    /// Where it is.
    pub address: String,
    /// Its name.
    pub name: String,
    /// Its cause.
    pub cause: String,
    /// It is a mailing list.
    pub list: bool,
    /// The reader belongs to it.
    pub mine: bool,
    /// The words that it shares.
    pub words: String,
    /// At least so many people of the list belong to it.
    pub at_least: Option<i64>,
}

/// "Does it exist already?"
#[derive(Template)]
#[template(path = "founding/exists.html")]
pub struct ExistsPage {
    /// The frame.
    pub shell: Shell,
    /// The founding.
    pub id: String,
    /// What overlaps, those with most in common first.
    pub overlaps: Vec<OverlapLine>,
}

/// A preset.
#[derive(Clone, Debug)]
pub struct PresetLine {
    /// Its name in forms.
    pub key: &'static str,
    /// Its name.
    pub title: &'static str,
    /// Whom it is for.
    pub for_whom: &'static str,
    /// Minutes a month.
    pub minutes: i64,
    /// How people come in, as a sentence.
    pub joining: &'static str,
    /// Its rhythm, as a sentence.
    pub rhythm: String,
}

/// What it begins with. Form field `preset`.
#[derive(Template)]
#[template(path = "founding/preset.html")]
pub struct PresetPage {
    /// The frame.
    pub shell: Shell,
    /// The founding.
    pub id: String,
    /// All of them.
    pub presets: Vec<PresetLine>,
    /// The one that was chosen.
    pub chosen: String,
    /// What is wrong.
    pub problems: Problems,
}

/// Everything that would happen. Form field `act`: `found`, `drop`.
#[derive(Template)]
#[template(path = "founding/preview.html")]
pub struct PreviewPage {
    /// The frame.
    pub shell: Shell,
    /// The founding.
    pub id: String,
    /// It adopts a community.
    pub adopts: bool,
    /// Its name.
    pub name: String,
    /// Its cause.
    pub cause: String,
    /// Its address on the house, and its address for letters.
    pub addresses: (String, String),
    /// Whom it invites: name and address.
    pub people: Vec<(String, String)>,
    /// The invitation, as it will be read.
    pub invitation: Option<Invitation>,
    /// The charter draft: title and words.
    pub sections: Vec<(&'static str, String)>,
    /// The rhythm as a sentence, with its dates.
    pub rhythm: Option<(String, Vec<SlotLine>)>,
    /// The dates of the first poll.
    pub dates: Vec<Moment>,
    /// The zone in which they are said.
    pub zone: String,
    /// What is asked of a member in a month: what, and minutes.
    pub load: Vec<(&'static str, String)>,
    /// All of it, and what was promised.
    pub minutes: (i64, i64),
    /// Who looks after people.
    pub carer: String,
    /// Its level, as it is said.
    pub level: &'static str,
    /// Others may know that it exists.
    pub listed: bool,
    /// The day of renewal.
    pub renewal: Moment,
    /// What is wrong, each with the step that puts it right.
    pub problems: Vec<(&'static str, String)>,
}

/// An invitation as it will be read.
#[derive(Clone, Debug, Default)]
pub struct Invitation {
    /// Its subject.
    pub subject: String,
    /// What it says, paragraph by paragraph.
    pub lines: Vec<String>,
    /// What can be answered.
    pub choices: Vec<String>,
    /// Why they have it.
    pub why: Vec<String>,
}

/// The charter, to write otherwise. Form fields are the keys of sections.
#[derive(Template)]
#[template(path = "founding/charter.html")]
pub struct CharterPage {
    /// The frame.
    pub shell: Shell,
    /// The founding.
    pub id: String,
    /// Each section: key, title, words.
    pub sections: Vec<(&'static str, &'static str, String)>,
    /// What is wrong.
    pub problems: Problems,
}

/// The rhythm and the first dates, to write otherwise.
#[derive(Template)]
#[template(path = "founding/rhythm.html")]
pub struct RhythmStepPage {
    /// The frame.
    pub shell: Shell,
    /// The founding.
    pub id: String,
    /// The rhythm.
    pub form: RhythmForm,
    /// The dates of the first poll, one a line; whether they are asked for.
    pub dates: (String, bool),
    /// What is wrong.
    pub problems: Problems,
}

/// Everything else that can be written otherwise: form fields `note`, `gain`, `give`, `minutes`, `carer`, `renewal`, `level`, `listed`, `slug`.
#[derive(Template)]
#[template(path = "founding/details.html")]
pub struct DetailsPage {
    /// The frame.
    pub shell: Shell,
    /// The founding.
    pub id: String,
    /// `note`, `gain`, `give`, `minutes`, `carer`, `renewal`, `slug`, as they would be.
    pub fields: [String; 7],
    /// The level, as a word.
    pub level: &'static str,
    /// The levels: word and sentence.
    pub levels: Vec<(&'static str, &'static str)>,
    /// Others may know that it exists.
    pub listed: bool,
    /// It adopts a community.
    pub adopts: bool,
    /// What is wrong.
    pub problems: Problems,
}

/// A figure of the baseline: what it is, and how much.
pub type FigureLine = (&'static str, String);

/// What it became: group, space, knowledge and care, each configured.
#[derive(Template)]
#[template(path = "founding/done.html")]
pub struct DonePage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// It was adopted.
    pub adopts: bool,
    /// How many people are in it or asked.
    pub people: usize,
    /// Its address for letters.
    pub letters: String,
    /// Its level, as it is said.
    pub level: &'static str,
    /// How knowledge is kept.
    pub knowledge: String,
    /// Who looks after people, and what the charter says of it.
    pub care: (String, String),
    /// The first dates.
    pub dates: Option<String>,
    /// The baseline of an adopted archive.
    pub baseline: Vec<FigureLine>,
}
