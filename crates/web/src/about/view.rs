//! Pages that explain: the rooms, what we hold, and how usable this is.

use askama::Template;

use crate::{links, rooms::Room, shell::Shell};

/// What each room means.
#[derive(Template)]
#[template(path = "about/levels.html")]
pub struct LevelsPage {
    /// The frame.
    pub shell: Shell,
}

/// What we hold about you.
#[derive(Template)]
#[template(path = "about/privacy.html")]
pub struct PrivacyPage {
    /// The frame.
    pub shell: Shell,
}

/// How usable these pages are, and for whom not yet.
#[derive(Template)]
#[template(path = "about/accessibility.html")]
pub struct AccessibilityPage {
    /// The frame.
    pub shell: Shell,
}

/// What a community keeps of people.
#[derive(Template)]
#[template(path = "about/notice.html")]
pub struct NoticePage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// The title, with its name.
    pub title: String,
    /// What is kept: the keys of sentences.
    pub kept: Vec<&'static str>,
    /// Who convenes.
    pub names: String,
    /// Some of it is open to everybody.
    pub open: bool,
    /// The reader is a member.
    pub member: bool,
}

impl NoticePage {
    /// Why it is kept.
    fn why(&self, key: &str) -> &'static str {
        self.shell.words.say(&format!("{key}-why"))
    }

    /// How long.
    fn long(&self, key: &str) -> &'static str {
        self.shell.words.say(&format!("{key}-long"))
    }

    /// Who reads it.
    fn who(&self, key: &str) -> &'static str {
        self.shell.words.say(&format!("{key}-who"))
    }
}
