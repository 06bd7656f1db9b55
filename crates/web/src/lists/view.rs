//! What the page about a community's letters shows.

use askama::Template;
use base::Id;

pub use crate::reach::view::DAYS;
use crate::{dates::Moment, forms::Problems, links, shell::Shell};

/// A kind of post with a rule, as its row of the form has it.
#[derive(Clone, Debug, Default)]
pub struct RuleRow {
    /// The word that subjects begin with.
    pub word: String,
    /// The days on which it goes out.
    pub days: String,
    /// How long one must have been a member, in days.
    pub member_days: String,
}

/// A busy period.
#[derive(Clone, Debug)]
pub struct BusyLine {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Its first day.
    pub from: Moment,
    /// Its last.
    pub to: Moment,
}

/// Something that is to be asked of each member.
#[derive(Clone, Debug)]
pub struct AskLine {
    /// Its id.
    pub id: Id,
    /// What.
    pub what: String,
    /// Minutes each time.
    pub minutes: i64,
    /// How often in the month.
    pub times: i64,
}

/// A letter that waits for a convenor's own hand.
#[derive(Clone, Debug)]
pub struct DraftLine {
    /// Its id.
    pub id: Id,
    /// Its subject.
    pub subject: String,
    /// Its words.
    pub words: String,
    /// The reader has made the words theirs.
    pub yours: bool,
    /// The age at which it is easy to read, and words that not everybody knows: `(word, plainer)`.
    pub age: i64,
    /// See `age`.
    pub jargon: Vec<(String, &'static str)>,
}

/// How a community does letters. Form fields `list`, `tag`, `reply_to`, `moderation`, `days` (several), `plain_heads`, `to_author`;
/// `word0`, `days0`, `since0` and so on for rules.
#[derive(Template)]
#[template(path = "lists/lists.html")]
pub struct ListsPage {
    /// The frame.
    pub shell: Shell,
    /// Its part of the address.
    pub slug: String,
    /// It is a mailing list.
    pub list: bool,
    /// Before each subject.
    pub tag: String,
    /// `all`, `sender`
    pub reply_to: String,
    /// `nobody`, `new`, `all`
    pub moderation: String,
    /// The days on which letters go out.
    pub days: String,
    /// With the plain head and foot of a list.
    pub plain_heads: bool,
    /// Whoever writes gets their own letter too.
    pub to_author: bool,
    /// The addresses of the community: to write to, to its convenors, to join.
    pub address: Option<String>,
    /// Kinds of posts with a rule, and an empty row.
    pub rules: Vec<RuleRow>,
    /// Busy weeks that are not over.
    pub busy: Vec<BusyLine>,
    /// The month that is planned, as it is said, and as its form sends it.
    pub month: (String, i64),
    /// What is to be asked in it.
    pub asks: Vec<AskLine>,
    /// Minutes of each member in it, and how many can be asked.
    pub minutes: (i64, i64),
    /// How many members there are, and for how many it is more than they agreed.
    pub members: (i64, i64),
    /// Letters that wait for a convenor's hand.
    pub drafts: Vec<DraftLine>,
    /// What was wrong with a form.
    pub problems: Problems,
}
