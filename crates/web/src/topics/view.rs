//! What the page about topics shows.

use askama::Template;

use crate::{dates::Moment, forms::Problems, links, runsheets::view::Head, shell::Shell};

/// A topic.
#[derive(Clone, Debug)]
pub struct TopicLine {
    /// Its number.
    pub number: i64,
    /// What.
    pub words: String,
    /// Who said it; empty when they are gone.
    pub name: String,
    /// Set by a convenor.
    pub by_convenor: bool,
    /// Its dots in words, once all are in.
    pub dots: Option<String>,
    /// So near to the one before it that the difference means nothing.
    pub tied: bool,
    /// The reader's dots on it.
    pub mine: i64,
}

/// Topics of a gathering. Form fields: `words`; `dots{number}`; `topics`, `dots`; `number`, `into`.
#[derive(Template)]
#[template(path = "topics/page.html")]
pub struct TopicsPage {
    /// The frame.
    pub shell: Shell,
    /// Which gathering.
    pub head: Head,
    /// Members were asked.
    pub called: bool,
    /// Topics are taken, until then.
    pub topics_until: Option<Moment>,
    /// Dots are taken, until then.
    pub dots_until: Option<Moment>,
    /// It is over: what stands is the agenda.
    pub over: bool,
    /// The topics.
    pub topics: Vec<TopicLine>,
    /// How many are members'.
    pub members: usize,
    /// Dots for each, and at most on one.
    pub each: i64,
    /// See `each`.
    pub most: i64,
    /// The reader is a convenor.
    pub convenor: bool,
    /// What was written: words, the day for topics, the day for dots.
    pub form: [String; 3],
    /// What was wrong.
    pub problems: Problems,
}
