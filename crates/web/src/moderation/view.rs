//! What the pages of moderation show.

use askama::Template;
use base::Id;

use crate::{dates::Moment, forms::Problems, html::Html, icons, links, shell::Shell};

/// "This worries me", about one post. Fields `words`, `to`.
#[derive(Template)]
#[template(path = "moderation/worry.html")]
pub struct WorryPage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// The post.
    pub post: Id,
    /// Its thread's subject.
    pub subject: String,
    /// As it is shown.
    pub body: Html,
    /// What was typed.
    pub words: String,
    /// What was wrong.
    pub problems: Problems,
}

/// A rule and a reason, for something that a convenor does by themselves. Fields `section`, `rule`, `reason`.
#[derive(Template)]
#[template(path = "moderation/because.html")]
pub struct BecausePage {
    /// The frame.
    pub shell: Shell,
    /// Where the form goes.
    pub action: String,
    /// The title.
    pub title: String,
    /// What it leads to.
    pub lede: &'static str,
    /// The words of the button.
    pub button: &'static str,
    /// The post, where it is about one.
    pub body: Option<Html>,
    /// What was typed: section, rule, reason.
    pub typed: (String, String, String),
    /// What was wrong.
    pub problems: Problems,
}

/// A case in the list.
#[derive(Clone, Debug)]
pub struct CaseLine {
    /// Where it is.
    pub href: String,
    /// Whose post it is about.
    pub name: String,
    /// The thread's subject; may be empty.
    pub subject: String,
    /// Since when.
    pub at: Moment,
    /// The key of what was decided.
    pub decided: Option<&'static str>,
    /// An appeal waits.
    pub appealed: bool,
}

/// What worries people.
#[derive(Template)]
#[template(path = "moderation/list.html")]
pub struct CasesPage {
    /// The frame.
    pub shell: Shell,
    /// The cases, newest first.
    pub cases: Vec<CaseLine>,
}

/// One case. Field `act`: `read`, `aside`, `show`, `propose` (with `measure`, `section`, `rule`, `reason`), `agree`, `differ`, `appeal`
/// (with `words`), `lift`, `stand` (with `words`).
#[derive(Template)]
#[template(path = "moderation/case.html")]
pub struct CasePage {
    /// The frame.
    pub shell: Shell,
    /// Where its forms go.
    pub action: String,
    /// Whose post it is about.
    pub name: String,
    /// The thread's subject; may be empty.
    pub subject: String,
    /// `reader`, `second`, `concerned`, `reporter`.
    pub view: &'static str,
    /// What worries somebody; may be empty.
    pub worry: String,
    /// Until when it is read and decided.
    pub when: Option<(Moment, Moment)>,
    /// Nobody has said that they have read it.
    pub unread: bool,
    /// The post, as far as the reader may see it.
    pub body: Option<Html>,
    /// It is about a post.
    pub of_post: bool,
    /// The post is set aside.
    pub held: bool,
    /// Who proposes what, and whether that is the reader.
    pub proposed: Option<(String, &'static str, bool)>,
    /// The rule, and the reason.
    pub because: (String, String),
    /// What was done, and when.
    pub done: Option<(&'static str, Moment)>,
    /// It can be appealed by the reader.
    pub appealable: bool,
    /// The appeal, and who looks at it again; nobody for whoever runs the house.
    pub appeal: Option<(String, Option<String>)>,
    /// What came of it: the key, and the words with it.
    pub verdict: Option<(&'static str, String)>,
    /// What was wrong.
    pub problems: Problems,
}

impl CasePage {
    /// Nothing is typed in the form of a rule yet.
    fn typed(&self) -> (String, String, String) {
        <(String, String, String)>::default()
    }
}
