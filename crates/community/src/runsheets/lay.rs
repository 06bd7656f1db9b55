//! Laying methods end to end.

use store::args;

use super::{Item, RunStep, led, sql};
use crate::{
    GatheringId, PersonId, Problem, Refused, Work,
    charter::Viewer,
    methods::{self, Group, Method, Step},
};

/// A plan has no more items than these, and no more steps.
const MOST_ITEMS: usize = 20;
const MOST_STEPS: usize = 200;
const LONGEST: usize = 300;

/// What is to be laid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewItem {
    /// The name or id of a method; empty for something else, which then has a title and minutes.
    pub method: String,
    /// What it is called here; empty for the method's own name.
    pub title: String,
    /// The question of the day.
    pub question: String,
    /// Who hosts it.
    pub host: Option<PersonId>,
    /// How long; nothing for as long as the method says. Its steps are made longer or shorter together.
    pub minutes: Option<i64>,
}

/// Lays a plan anew, in place of the version that was read: [`Refused::Conflict`] when somebody else changed it meanwhile. It must fit
/// into its gathering. Returns the new version. By convenors, and by hosts who are named in it.
pub async fn lay(
    work: &mut Work<'_>,
    viewer: &Viewer,
    gathering: GatheringId,
    version: i64,
    items: &[NewItem],
) -> Result<i64, Refused> {
    work.begin().await?;
    let (place, known) = led(work, viewer, gathering).await?;
    if known.version != version {
        return Err(Refused::Conflict);
    }
    if known.started_at.is_some() {
        return Err(Refused::invalid("items", "problem-run-started"));
    }
    let (mut laid, mut steps) = (Vec::new(), Vec::new());
    for item in items.iter().take(MOST_ITEMS + 1) {
        let method = match item.method.as_str() {
            "" => None,
            key => Some(method(work, viewer, key).await?),
        };
        let place = laid.len() as i64 + 1;
        laid.push(one(item, method.as_ref(), place)?);
        steps.extend(steps_of(item, method.as_ref(), place)?);
    }
    let mut problems = Vec::new();
    let mut say = |wrong: bool, key| {
        if wrong {
            problems.push(Problem { field: "items", key });
        }
    };
    say(laid.is_empty(), "problem-run-empty");
    say(laid.len() > MOST_ITEMS || steps.len() > MOST_STEPS, "problem-run-many");
    say(steps.iter().map(|step| step.minutes).sum::<i64>() > place.minutes, "problem-run-fit");
    if !problems.is_empty() {
        return Err(Refused::Invalid(problems));
    }
    for host in laid.iter().filter_map(|item| item.host) {
        let known: Option<(PersonId,)> = work.opt(&sql::MEMBER, args![place.community, host]).await?;
        known.ok_or(Refused::invalid("items", "problem-run-host"))?;
    }
    number_steps(&mut steps);
    write(work, gathering, viewer, version, &laid, &steps).await?;
    work.note(Some(place.community), "laid-a-plan", gathering.into(), "").await?;
    work.done().await?;
    Ok(version + 1)
}

async fn method(work: &mut Work<'_>, viewer: &Viewer, key: &str) -> Result<Method, Refused> {
    let unknown = || Refused::invalid("items", "problem-run-method");
    let text = match methods::method_text(work, viewer, key).await {
        Err(Refused::NotFound) => return Err(unknown()),
        other => other?,
    };
    methods::read(&text).map_err(|_| unknown())
}

fn one(item: &NewItem, method: Option<&Method>, place: i64) -> Result<Item, Refused> {
    let title = item.title.split_whitespace().collect::<Vec<_>>().join(" ");
    let title =
        if title.is_empty() { method.map(|method| method.name.clone()).unwrap_or_default() } else { title };
    let question = item.question.split_whitespace().collect::<Vec<_>>().join(" ");
    if title.is_empty() {
        return Err(Refused::invalid("items", "problem-run-title"));
    }
    if title.chars().count() > LONGEST || question.chars().count() > LONGEST {
        return Err(Refused::invalid("items", "problem-field-long"));
    }
    let minutes = match (item.minutes, method) {
        (Some(minutes), _) => minutes,
        (None, Some(method)) => i64::from(method.minutes),
        (None, None) => 0,
    };
    if !(1..=3 * 24 * 60).contains(&minutes) {
        return Err(Refused::invalid("items", "problem-run-minutes"));
    }
    let method = item.method.clone();
    Ok(Item { place, method, title, question, host: item.host, host_name: String::new(), minutes })
}

fn steps_of(item: &NewItem, method: Option<&Method>, place: i64) -> Result<Vec<RunStep>, Refused> {
    let Some(method) = method else {
        let groups = Group::Whole.word();
        let say = if item.question.trim().is_empty() { item.title.trim() } else { item.question.trim() };
        let minutes = item.minutes.unwrap_or(0);
        let say = say.to_owned();
        return Ok(vec![RunStep {
            place: 0,
            item: place,
            minutes,
            groups,
            who: String::new(),
            say,
            round: 0,
            rounds: 0,
        }]);
    };
    let minutes = match item.minutes {
        None => method.steps.iter().map(|step| i64::from(step.minutes)).collect(),
        Some(wanted) => {
            scaled(&method.steps, wanted).ok_or(Refused::invalid("items", "problem-run-short"))?
        }
    };
    let of = |(step, minutes): (&Step, i64)| {
        let (round, rounds) = step.round.unwrap_or_default();
        let say = match item.question.trim() {
            "" => step.say.clone(),
            question => step.say.replace("{question}", question.trim_end_matches(['?', '.', ' '])),
        };
        RunStep {
            place: 0,
            item: place,
            minutes,
            groups: step.group.word(),
            who: step.who.clone(),
            say,
            round: round.into(),
            rounds: rounds.into(),
        }
    };
    Ok(method.steps.iter().zip(minutes).map(of).collect())
}

/// Steps made longer or shorter together, to whole minutes that add up, none shorter than one; nothing where there are not so many.
fn scaled(steps: &[Step], wanted: i64) -> Option<Vec<i64>> {
    let all: i64 = steps.iter().map(|step| i64::from(step.minutes)).sum();
    let spare = wanted - steps.len() as i64;
    if spare < 0 || all == 0 {
        return None;
    }
    // Each has its one minute; the others are shared out by how long the steps are, the largest remainders first.
    let beyond = all - steps.len() as i64;
    let share = |step: &Step| {
        if beyond == 0 { (1, steps.len() as i64) } else { (i64::from(step.minutes) - 1, beyond) }
    };
    let mut minutes: Vec<i64> = steps
        .iter()
        .map(|step| {
            let (part, of) = share(step);
            1 + spare * part / of
        })
        .collect();
    let mut order: Vec<usize> = (0..steps.len()).collect();
    order.sort_by_key(|place| {
        let (part, of) = share(&steps[*place]);
        (std::cmp::Reverse(spare * part % of), *place)
    });
    // Rounding down left less than one minute a step.
    let left = usize::try_from(wanted - minutes.iter().sum::<i64>()).unwrap_or(0);
    for place in order.into_iter().take(left) {
        minutes[place] += 1;
    }
    Some(minutes)
}

fn number_steps(steps: &mut [RunStep]) {
    for (place, step) in (1..).zip(steps) {
        step.place = place;
    }
}

async fn write(
    work: &mut Work<'_>,
    gathering: GatheringId,
    viewer: &Viewer,
    version: i64,
    items: &[Item],
    steps: &[RunStep],
) -> Result<(), Refused> {
    let (community, by, now) = (viewer.community().id, viewer.person(), work.now());
    let kept = match version {
        0 => work.exec(&sql::LAY_FIRST, args![gathering, community, by, now]).await?,
        _ => work.exec(&sql::LAY_AGAIN, args![gathering, version, by, now]).await?,
    };
    // Somebody was quicker by a moment.
    if kept == 0 {
        return Err(Refused::Conflict);
    }
    work.exec(&sql::CLEAR_STEPS, args![gathering]).await?;
    work.exec(&sql::CLEAR_ITEMS, args![gathering]).await?;
    let rows = items
        .iter()
        .map(|item| {
            args![gathering, item.place, &item.method, &item.title, &item.question, item.host, item.minutes]
        })
        .collect();
    work.each(&sql::ITEM, rows).await?;
    let rows = steps
        .iter()
        .map(|step| {
            args![
                gathering,
                step.place,
                step.item,
                step.minutes,
                &step.groups,
                &step.who,
                &step.say,
                step.round,
                step.rounds
            ]
        })
        .collect();
    work.each(&sql::STEP, rows).await.map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_become_shorter_together_and_add_up() {
        let steps = methods::one("one-two-four-all").unwrap().steps.clone();
        assert_eq!(scaled(&steps, 12).unwrap(), [1, 2, 4, 5]);
        assert_eq!(scaled(&steps, 24).unwrap().iter().sum::<i64>(), 24);
        assert_eq!(scaled(&steps, 4).unwrap(), [1, 1, 1, 1]);
        assert_eq!(scaled(&steps, 3), None);
        for method in methods::all() {
            for wanted in method.1.steps.len() as i64..300 {
                let minutes = scaled(&method.1.steps, wanted).unwrap();
                assert_eq!(minutes.iter().sum::<i64>(), wanted, "{}", method.0);
                assert!(minutes.iter().all(|minutes| *minutes >= 1));
            }
        }
    }
}
