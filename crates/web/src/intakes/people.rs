//! Members, to choose from: each with a box where one looks over them all, by name where there are more than that.

use community::{
    PersonId, Refused, Work,
    charter::Viewer,
    members::{self, Listed},
};

use super::view::PersonOption;
use crate::{asker::Asker, errors::Trouble};

/// Nobody names more at once.
const NAMED: usize = 40;

/// Whom a form offers.
#[derive(Default)]
pub struct People {
    /// All members, where they are few.
    pub few: Vec<PersonOption>,
    /// There are more: they are named.
    pub many: bool,
}

/// Whom a form offers.
pub(crate) async fn of(asker: &Asker, viewer: &Viewer) -> Result<People, Trouble> {
    let people = members::directory(&mut asker.work(), viewer, "", None).await;
    let people = people.map_err(|refused| asker.trouble(refused))?;
    if i64::try_from(people.len()).is_ok_and(|count| count >= members::PAGE) {
        return Ok(People { few: Vec::new(), many: true });
    }
    let option = |one: Listed| PersonOption { id: one.id.to_string(), name: one.name };
    let few = people.into_iter().filter(Listed::is_member).map(option).collect();
    Ok(People { few, many: false })
}

/// The members who are named, one on each line; refused at `field` when a line names nobody, or more than one.
pub(crate) async fn named(
    work: &mut Work<'_>,
    viewer: &Viewer,
    field: &'static str,
    lines: &str,
) -> Result<Vec<PersonId>, Refused> {
    let mut people = Vec::new();
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()).take(NAMED) {
        match members::called(work, viewer, line).await?.as_slice() {
            [(person, _)] => people.push(*person),
            _ => return Err(Refused::invalid(field, "problem-one-member")),
        }
    }
    Ok(people)
}
