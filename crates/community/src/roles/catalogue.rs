//! The roles that there are: how long one holds them, and what each lets one see beyond what every member sees.

use std::time::Duration;

const DAY: u64 = 86_400;

/// A role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Role {
    /// As it is stored.
    pub word: &'static str,
    /// The key of its name.
    pub name: &'static str,
    /// The key of what it does.
    pub does: &'static str,
    /// How long one is asked to hold it, in months.
    pub months: i64,
    /// How long before its end the holder is reminded.
    pub remind: Duration,
    /// What it lets one see beyond what every member sees; each is the key `sees-…` of a sentence.
    pub sees: &'static [&'static str],
}

const fn role(
    word: &'static str,
    (name, does): (&'static str, &'static str),
    months: i64,
    weeks: u64,
    sees: &'static [&'static str],
) -> Role {
    Role { word, name, does, months, remind: Duration::from_secs(weeks * 7 * DAY), sees }
}

const OF_CONVENORS: &[&str] = &["waiting", "notes", "unreached", "contacts", "worries"];

/// All of them. A convenor is reminded eight weeks before the end: so long does a good hand-over take.
pub const ALL: &[Role] = &[
    role("convenor", ("role-convenor", "role-convenor-does"), 12, 8, OF_CONVENORS),
    role("co-convenor", ("role-co-convenor", "role-co-convenor-does"), 12, 8, OF_CONVENORS),
    role("host", ("role-host", "role-host-does"), 6, 4, &[]),
    role("carer", ("role-carer", "role-carer-does"), 12, 8, &["care", "contacts", "worries-to-carers"]),
    // Practice 5.6: only what was passed on to them, and what nobody else has answered.
    role("safeguarding-lead", ("role-lead", "role-lead-does"), 12, 8, &["care-passed-on"]),
    role("scribe", ("role-scribe", "role-scribe-does"), 6, 4, &[]),
    role("welcomer", ("role-welcomer", "role-welcomer-does"), 6, 4, &[]),
    role("sponsor", ("role-sponsor", "role-sponsor-does"), 12, 8, &[]),
];

/// The key of the sentence that says what somebody could see.
pub fn sees_key(word: &str) -> &'static str {
    match word {
        "waiting" => "sees-waiting",
        "notes" => "sees-notes",
        "unreached" => "sees-unreached",
        "contacts" => "sees-contacts",
        "worries" => "sees-worries",
        "worries-to-carers" => "sees-worries-to-carers",
        "care-passed-on" => "sees-care-passed-on",
        _ => "sees-care",
    }
}

/// The role of this name.
pub fn named(word: &str) -> Option<&'static Role> {
    ALL.iter().find(|role| role.word == word)
}

/// Whether its holder convenes: a co-convenor stands as a convenor does.
pub fn convenes(word: &str) -> bool {
    matches!(word, "convenor" | "co-convenor")
}

impl Role {
    /// What it lets one see, as it is kept.
    pub(crate) fn sees_words(&self) -> String {
        self.sees.join(" ")
    }
}
