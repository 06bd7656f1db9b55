//! The six levels of confidentiality (practice: Chatham House Rule and its neighbours).

use std::fmt;

/// How far what is said may go. A higher level is stricter. Every thread has one; none is looser than its community's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Anyone may read, reuse and name.
    Open = 0,
    /// Members of any community of this house may read; reuse stays inside.
    Network = 1,
    /// Members read; what was said may be used anywhere, who said it and who was there may not be told.
    ChathamHouse = 2,
    /// Members read, for their own practice only. What is meant when nothing is said.
    MembersOnly = 3,
    /// Those present read; nothing leaves the room.
    InTheRoom = 4,
    /// Only the carers who are named.
    Sealed = 5,
}

impl Level {
    /// All six, from open to sealed.
    pub const ALL: [Level; 6] = [
        Level::Open,
        Level::Network,
        Level::ChathamHouse,
        Level::MembersOnly,
        Level::InTheRoom,
        Level::Sealed,
    ];

    /// The number that is stored and printed on letters: 0 to 5.
    pub fn number(self) -> i64 {
        self as i64
    }

    /// The word for it in keys of sentences and in settings: `open`, `network`, `chatham-house`, `members-only`, `in-the-room`, `sealed`.
    pub fn word(self) -> &'static str {
        match self {
            Level::Open => "open",
            Level::Network => "network",
            Level::ChathamHouse => "chatham-house",
            Level::MembersOnly => "members-only",
            Level::InTheRoom => "in-the-room",
            Level::Sealed => "sealed",
        }
    }

    /// From its number or its word.
    pub fn named(text: &str) -> Option<Level> {
        Level::ALL.into_iter().find(|level| level.word() == text || level.number().to_string() == text)
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.number())
    }
}

impl From<Level> for i64 {
    fn from(level: Level) -> i64 {
        level.number()
    }
}

impl From<i64> for Level {
    /// A number that is none of the six is taken for the strictest: a defect must not open a door.
    fn from(number: i64) -> Level {
        usize::try_from(number).ok().and_then(|place| Level::ALL.get(place).copied()).unwrap_or(Level::Sealed)
    }
}
