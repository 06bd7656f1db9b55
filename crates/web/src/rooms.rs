//! The label of a room: who can read what is said there, and what may be repeated.

use base::words::Words;

use crate::{html::Html, icons};

/// A level of confidentiality as a page shows it: 0 open, 1 network, 2 Chatham House, 3 members only, 4 in the
/// room, 5 sealed. A number outside of that is shown as the strictest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Room(pub i64);

impl From<community::Level> for Room {
    fn from(level: community::Level) -> Room {
        Room(level.number())
    }
}

impl Room {
    /// All six, from open to sealed.
    pub const ALL: [Room; 6] = [Room(0), Room(1), Room(2), Room(3), Room(4), Room(5)];

    fn key(self) -> (&'static str, &'static str) {
        match self.0 {
            0 => ("room-open", "door-open"),
            1 => ("room-network", "hall"),
            2 => ("room-chatham", "ear"),
            3 => ("room-members", "door"),
            4 => ("room-present", "people"),
            _ => ("room-sealed", "seal"),
        }
    }

    /// `Members only`.
    pub fn name(self, words: &Words) -> &'static str {
        words.say(self.key().0)
    }

    /// Who reads it and what may be repeated, in one sentence or two.
    pub fn text(self, words: &Words) -> &'static str {
        words.say(&format!("{}-text", self.key().0))
    }

    /// More about it, for the page that explains them all.
    pub fn more(self, words: &Words) -> &'static str {
        words.say(&format!("{}-more", self.key().0))
    }

    /// Its icon.
    pub fn icon(self) -> Html {
        icons::icon(self.key().1)
    }

    /// Its name in the address of the page that explains it.
    pub fn anchor(self) -> &'static str {
        self.key().0
    }
}
