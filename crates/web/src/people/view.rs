//! What the pages about people show.

use askama::Template;
use base::Id;
use community::members::Further;

use crate::{conversations::view::ThreadLine, dates::Moment, forms::Problems, icons, links, shell::Shell};

/// A name on a page, with a link where the reader may see the person.
#[derive(Clone, Debug)]
pub struct Named {
    /// The name that they go by.
    pub name: String,
    /// Their id, if the name leads to their page.
    pub person: Option<Id>,
}

/// A person in the directory.
#[derive(Clone, Debug)]
pub struct PersonLine {
    /// Who it is.
    pub id: Id,
    /// The name that they go by.
    pub name: String,
    /// The keys of their roles: `role-convenor`, `role-host`, `role-carer`, `role-sponsor`.
    pub roles: Vec<&'static str>,
    /// What they do. May be empty, as the next two.
    pub practice: String,
    /// What they can give.
    pub offers: String,
    /// What they look for.
    pub seeks: String,
}

/// The directory.
#[derive(Template)]
#[template(path = "people/list.html")]
pub struct PeoplePage {
    /// The frame.
    pub shell: Shell,
    /// The community.
    pub slug: String,
    /// What was searched for; empty for everyone.
    pub query: String,
    /// Those found, by name.
    pub people: Vec<PersonLine>,
    /// How many are members in all.
    pub members: u64,
    /// The address of the next page.
    pub more: Option<String>,
    /// The reader is a member whose own profile says nothing yet.
    pub unintroduced: bool,
    /// How many members letters do not reach; for convenors.
    pub unreached: usize,
}

/// Whom letters do not reach any more.
#[derive(Template)]
#[template(path = "people/unreached.html")]
pub struct UnreachedPage {
    /// The frame.
    pub shell: Shell,
    /// The community.
    pub slug: String,
    /// Each address.
    pub people: Vec<Unreached>,
}

/// An address that nothing is sent to any more.
pub struct Unreached {
    /// Its id.
    pub id: String,
    /// Its owner's page.
    pub href: String,
    /// Its owner.
    pub name: String,
    /// Itself.
    pub address: String,
    /// Since when.
    pub since: Option<Moment>,
    /// What its server said.
    pub why: String,
    /// Letters reach them at another address.
    pub reached: bool,
}

impl PeoplePage {
    /// The same words, looked for in letters too.
    fn search(&self) -> String {
        links::search_for(&self.slug, &self.query)
    }
}

/// What stands beside a profile.
#[derive(Clone, Debug, Default)]
pub struct BesideShown {
    /// When their practice was last said to hold.
    pub practised: Option<Moment>,
    /// What they hope for here. May be empty, as the next three.
    pub goals: String,
    /// The network that they run, with its reach.
    pub network: String,
    /// What helps them to take part: for themselves and for convenors.
    pub access: String,
    /// They would be a newcomer's buddy.
    pub willing: bool,
    /// Nothing is asked of them since then.
    pub resting: Option<Moment>,
}

/// A person's page.
#[derive(Template)]
#[template(path = "people/person.html")]
pub struct PersonPage {
    /// The frame.
    pub shell: Shell,
    /// The community.
    pub slug: String,
    /// What the directory shows too.
    pub person: PersonLine,
    /// More in their own words. May be empty.
    pub about: String,
    /// Since when they are here; none for someone who wrote in the archive and is no member.
    pub since: Option<Moment>,
    /// It is the reader's own page.
    pub me: bool,
    /// The reader convenes the community.
    pub convenor: bool,
    /// What stands beside their profile.
    pub beside: BesideShown,
    /// The threads that they wrote in, the newest first, of those that the reader may see.
    pub threads: Vec<ThreadLine>,
}

impl PersonPage {
    /// Everything of theirs that the reader may see.
    fn everything(&self) -> String {
        links::search_for(&self.slug, &format!("from:\"{}\"", self.person.name))
    }
}

/// The reader's own profile, to edit.
#[derive(Template)]
#[template(path = "people/profile.html")]
pub struct ProfilePage {
    /// The frame.
    pub shell: Shell,
    /// The community.
    pub slug: String,
    /// The reader, for the way back.
    pub person: Id,
    /// The name that they go by, everywhere in the house. Field `name`.
    pub name: String,
    /// Field `practice`.
    pub practice: String,
    /// Field `offers`.
    pub offers: String,
    /// Field `seeks`.
    pub seeks: String,
    /// Field `about`.
    pub about: String,
    /// Fields `goals`, `network`, `network_size`, `access`, `willing`.
    pub further: Further,
    /// What was wrong.
    pub problems: Problems,
}

/// A report on one person is refused, with the reason.
#[derive(Template)]
#[template(path = "people/report.html")]
pub struct ReportPage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// Whom it would be about.
    pub person: Id,
    /// Their name.
    pub name: String,
}

/// A member's goals.
#[derive(Clone, Debug)]
pub struct GoalLine {
    /// Who.
    pub person: Id,
    /// Their name.
    pub name: String,
    /// What they hope for here. May be empty, as the next.
    pub goals: String,
    /// The network that they run.
    pub network: String,
    /// How many it reaches, as they say themselves.
    pub reach: Option<String>,
}

/// What members hope for, and the networks that they run.
#[derive(Template)]
#[template(path = "people/goals.html")]
pub struct GoalsPage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// By name.
    pub people: Vec<GoalLine>,
    /// How many all these networks reach together, as their people say themselves.
    pub reach: String,
}
