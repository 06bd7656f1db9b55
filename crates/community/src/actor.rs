//! Who acts.

use crate::PersonId;

/// Who asks for something to be done. What they may do is decided by the verb, from their standing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Somebody who did not say who they are: sees what is open.
    Visitor,
    /// A person who signed in, or whose letter is trusted.
    Person(PersonId),
    /// The program itself, or who runs it on the machine: commands and jobs.
    System,
}

impl Actor {
    /// The person, if it is one.
    pub fn person(self) -> Option<PersonId> {
        match self {
            Actor::Person(id) => Some(id),
            Actor::Visitor | Actor::System => None,
        }
    }
}
