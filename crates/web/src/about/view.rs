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
