//! What the heart refuses, as trouble for a page or as problems of a form.

use base::{Time, Words};
use community::{Problem, Refused};

use crate::{errors::Trouble, forms::Problems};

/// The page for what was refused.
pub fn said(refused: Refused, signed_in: bool, now: Time) -> Trouble {
    match refused {
        Refused::NotFound => Trouble::NotFound,
        Refused::Gone => Trouble::Gone,
        Refused::NotAllowed(_) if !signed_in => Trouble::SignIn,
        Refused::NotAllowed(_) => Trouble::NotAllowed,
        Refused::Invalid(_) => Trouble::Unreadable,
        Refused::Conflict => Trouble::Conflict,
        Refused::TooMany { again_at } => Trouble::TooMany(again_at.since(now)),
        Refused::Away(why) => {
            tracing::error!(why, "the store is away");
            Trouble::Away
        }
        Refused::Broken(why) => Trouble::Broken(why),
    }
}

/// The problems of a form, in words. `fields` gives the name on the page where it is another than the verb's.
pub fn problems(list: &[Problem], words: Words, fields: &[(&str, &str)]) -> Problems {
    list.iter().fold(Problems::none(), |problems, problem| {
        let field = fields.iter().find(|(verb, _)| *verb == problem.field).map_or(problem.field, |(_, page)| page);
        problems.with(field, words.say(problem.key))
    })
}
