//! Why a verb did not do what it was asked. Doors say it in the person's words.

use base::Time;

/// What was refused, and why.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// It is not there, or the asker may not know that it is: the two are never told apart.
    #[error("not found")]
    NotFound,
    /// It was there, and was taken away.
    #[error("gone")]
    Gone,
    /// The asker may see it, and may not do this.
    #[error("not allowed: {0}")]
    NotAllowed(&'static str),
    /// What was given cannot be taken; each problem names its field.
    #[error("invalid: {0:?}")]
    Invalid(Vec<Problem>),
    /// Somebody else changed it in the meantime.
    #[error("changed in the meantime")]
    Conflict,
    /// Too often; it may be tried again at this time.
    #[error("too often")]
    TooMany {
        /// When it may be tried again.
        again_at: Time,
    },
    /// The disk is full; nothing was kept.
    #[error("full: {0}")]
    Full(String),
    /// The database or the disk cannot be used just now; nothing was kept.
    #[error("away: {0}")]
    Away(String),
    /// A defect of ours. The cause is for the log.
    #[error("broken: {0}")]
    Broken(String),
}

/// What is wrong with one field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The field's name, as the verb calls it.
    pub field: &'static str,
    /// The key of the sentence that says what to do (`problem-…` in the words).
    pub key: &'static str,
}

impl Refused {
    /// One problem with one field.
    pub fn invalid(field: &'static str, key: &'static str) -> Refused {
        Refused::Invalid(vec![Problem { field, key }])
    }
}

impl From<store::Error> for Refused {
    fn from(error: store::Error) -> Refused {
        match error {
            store::Error::Conflict(why) => {
                tracing::debug!(why, "a statement met what is there already");
                Refused::Conflict
            }
            store::Error::Full(why) => Refused::Full(why),
            store::Error::Away(why) | store::Error::ReadOnly(why) => Refused::Away(why),
            store::Error::Version(why) | store::Error::Broken(why) => Refused::Broken(why),
        }
    }
}

impl From<std::io::Error> for Refused {
    fn from(error: std::io::Error) -> Refused {
        match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => {
                Refused::Full(error.to_string())
            }
            _ => Refused::Away(error.to_string()),
        }
    }
}
