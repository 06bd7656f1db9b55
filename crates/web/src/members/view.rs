//! What the page of belonging shows.

use askama::Template;

use crate::{icons, links, shell::Shell};

/// How the reader belongs, and what they can do about it. Field `act` of the forms; `words` with joining.
#[derive(Template)]
#[template(path = "members/belonging.html")]
pub struct BelongingPage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// `member`, `alumni`, `left`, `known`; empty for none.
    pub standing: &'static str,
    /// They convene it: they say whom it lets in.
    pub convenor: bool,
}

/// Somebody who could be invited.
#[derive(Clone, Debug)]
pub struct StepLine {
    /// Who.
    pub person: base::Id,
    /// Their name.
    pub name: String,
    /// As it is sent.
    pub step: &'static str,
    /// What they do, and what they could be asked.
    pub said: String,
    /// It is a role that can be offered.
    pub role: bool,
}

/// Whom a convenor could invite. Fields `person` and `step`.
#[derive(Template)]
#[template(path = "members/steps.html")]
pub struct StepsPage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// Whom.
    pub steps: Vec<StepLine>,
    /// How many take part how often, in a sentence.
    pub levels: String,
    /// How many may come next.
    pub places: i64,
    /// And why so many.
    pub why: String,
}
