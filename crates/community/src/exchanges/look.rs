//! Looking at an exchange: where it stands, what is asked of the viewer, and what came of it for whoever took part.

use store::{args, row};

use super::{Exchange, ExchangePart, ExchangeStep, one, sql, steps_of};
use crate::{ExchangeId, PersonId, Refused, Work, charter::Viewer, methods::Circle};

/// Of a list no more than these are shown; the numbers of the others count too.
const MOST: i64 = 200;

row! {
    /// What somebody said, as it is read in the next step, or at the end.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Heard {
        /// Whose it is; nobody where lists stand without names.
        pub person: Option<PersonId>,
        /// Their name, likewise.
        pub name: String,
        /// What.
        pub words: String,
        /// How many took it, once that is known.
        pub count: i64,
        /// Who did, where that is seen.
        pub takers: String,
    }
}

/// What is asked of the viewer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mine {
    /// Their part.
    pub part: ExchangePart,
    /// The step.
    pub step: ExchangeStep,
    /// What was said before, as far as it is theirs to read.
    pub heard: Vec<Heard>,
    /// With whom they share it.
    pub with: Vec<String>,
}

/// An exchange as somebody sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Looked {
    /// It.
    pub exchange: Exchange,
    /// Its steps.
    pub steps: Vec<ExchangeStep>,
    /// Whether the viewer is in: `asked`, `in`, `no`, `out`; nothing when they were not asked.
    pub state: Option<String>,
    /// Who is in, by name.
    pub people: Vec<String>,
    /// In the step that runs: how many were asked, and how many have answered.
    pub answered: (i64, i64),
    /// What is asked of the viewer.
    pub mine: Option<Mine>,
    /// What came of it, for whoever took part.
    pub result: Vec<Heard>,
}

/// The exchanges of a community, those that run first. A set's are its members' alone. For members.
pub async fn list(work: &mut Work<'_>, viewer: &Viewer) -> Result<Vec<Exchange>, Refused> {
    let person = viewer.member()?;
    work.all(&sql::LIST, args![viewer.community().id, person]).await
}

/// One of them.
pub async fn look(work: &mut Work<'_>, viewer: &Viewer, id: ExchangeId) -> Result<Looked, Refused> {
    let person = viewer.member()?;
    let exchange = one(work, viewer, id).await?;
    let steps = steps_of(work, id).await?;
    let state: Option<(String,)> = work.opt(&sql::STATE_OF, args![id, person]).await?;
    let state = state.map(|(state,)| state);
    // Who is in is seen by those who are.
    let inside = state.as_deref() == Some("in");
    let people: Vec<(String,)> = if inside { work.all(&sql::NAMES_IN, args![id]).await? } else { Vec::new() };
    let answered = work.one(&sql::ANSWERED, args![id, exchange.step]).await?;
    let mut mine = None;
    if exchange.state == "running" {
        let part: Option<ExchangePart> = work.opt(&sql::PART_NOW, args![id, exchange.step, person]).await?;
        if let Some(part) = part {
            mine = mine_of(work, &exchange, &steps, part).await?;
        }
    }
    let result = match exchange.is_over() && inside {
        true => result_of(work, &exchange, &steps, person).await?,
        false => Vec::new(),
    };
    let people = people.into_iter().map(|(name,)| name).collect();
    Ok(Looked { exchange, steps, state, people, answered, mine, result })
}

/// What is asked of somebody in a step. Part of other acts.
pub(super) async fn mine_of(
    work: &mut Work<'_>,
    exchange: &Exchange,
    steps: &[ExchangeStep],
    part: ExchangePart,
) -> Result<Option<Mine>, Refused> {
    let Some(step) = steps.iter().find(|step| step.step == part.step).cloned() else { return Ok(None) };
    let id = exchange.id;
    let heard = match step.circle() {
        // Each by themself: nothing is read.
        Circle::Alone => Vec::new(),
        Circle::Pairs | Circle::Fours => {
            work.all(&sql::HEARD_CIRCLE, args![id, exchange.heard, part.step, part.circle, MOST]).await?
        }
        circle => {
            let named = !circle.by_numbers() && with_names(steps, exchange.heard);
            work.all(&sql::HEARD, args![id, exchange.heard, named, MOST]).await?
        }
    };
    let with = match step.circle() {
        Circle::Pairs | Circle::Fours => {
            work.all(&sql::WITH, args![id, part.step, part.circle, part.person]).await?
        }
        _ => Vec::new(),
    };
    let with = with.into_iter().map(|(name,): (String,)| name).collect();
    Ok(Some(Mine { part, step, heard, with }))
}

/// Whether words of a step carry names: not where the step after it reads them as a list without, as their writers were told.
fn with_names(steps: &[ExchangeStep], place: i64) -> bool {
    steps.iter().find(|next| next.step > place).is_none_or(|next| !next.circle().by_numbers())
}

/// What came of it, as somebody who took part reads it: the last that was said; of a list, with how often each was taken.
pub(super) async fn result_of(
    work: &mut Work<'_>,
    exchange: &Exchange,
    steps: &[ExchangeStep],
    person: PersonId,
) -> Result<Vec<Heard>, Refused> {
    // What was said to a few, in one that did not come to its end, stays with them.
    if exchange.state != "done" {
        return Ok(Vec::new());
    }
    let id = exchange.id;
    let last: Option<(i64,)> = work.opt(&sql::LAST_SAID, args![id]).await?;
    let Some(step) = last.and_then(|(last,)| steps.iter().find(|step| step.step == last)) else {
        return Ok(Vec::new());
    };
    if !step.circle().by_numbers() {
        // What the presenter of a set will do is theirs, until they share it (TP14).
        let own =
            step.circle() == Circle::Presenter && !exchange.shared && exchange.presenter != Some(person);
        return if own {
            Ok(Vec::new())
        } else {
            work.all(&sql::HEARD, args![id, step.step, with_names(steps, step.step), MOST]).await
        };
    }
    let mut list: Vec<Heard> = work.all(&sql::HEARD, args![id, exchange.heard, false, MOST]).await?;
    let seen = step.circle() == Circle::Take;
    let taken: Vec<(String, String)> = work.all(&sql::TAKEN, args![id, step.step, seen]).await?;
    for (words, name) in taken {
        for number in words.split(' ').filter_map(|number| number.parse::<usize>().ok()) {
            if let Some(line) = number.checked_sub(1).and_then(|place| list.get_mut(place)) {
                line.count += 1;
                if seen {
                    line.takers = if line.takers.is_empty() {
                        name.clone()
                    } else {
                        format!("{}, {name}", line.takers)
                    };
                }
            }
        }
    }
    // What most would have stands first; of equals, what was written first.
    if !seen {
        list.sort_by_key(|line| -line.count);
    }
    Ok(list)
}
