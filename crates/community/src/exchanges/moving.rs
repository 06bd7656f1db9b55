//! Moving on: which step comes next, and whose it is.

use std::{collections::BTreeMap, time::Duration};

use base::Dice;
use store::args;

use super::{Exchange, ExchangeStep, begin::days, sql, steps_of};
use crate::{ExchangeId, ExchangePartId, PersonId, Refused, Work, charter::only_system, methods::Circle};

/// So long after the last of them has written it goes on: until then an answer can be taken back.
const QUIET: Duration = Duration::from_secs(3_600);
const BATCH: i64 = 200;

/// Exchanges that move on now: their days are over, or everybody has answered. For the system.
pub async fn due(work: &mut Work<'_>) -> Result<Vec<ExchangeId>, Refused> {
    only_system(work)?;
    let now = work.now();
    let due: Vec<(ExchangeId,)> = work.all(&sql::DUE, args![now, now - QUIET, BATCH]).await?;
    Ok(due.into_iter().map(|(id,)| id).collect())
}

/// Moves one on, if it is due; true when it was. Done twice, it moves once. For the system.
pub async fn move_on(work: &mut Work<'_>, id: ExchangeId) -> Result<bool, Refused> {
    only_system(work)?;
    work.begin().await?;
    let now = work.now();
    // The row is locked: of two nodes the second finds that it is due no more.
    let Some((_,)) = work.opt::<(ExchangeId,)>(&sql::LOCK, args![id]).await? else { return Ok(false) };
    if work.opt::<(ExchangeId,)>(&sql::IS_DUE, args![now, now - QUIET, id]).await?.is_none() {
        return Ok(false);
    }
    let exchange: Exchange = work.one(&sql::BY_ID, args![id]).await?;
    let ended = match exchange.state.as_str() {
        "asking" => {
            let (count,): (i64,) = work.one(&sql::COUNT_IN, args![id]).await?;
            if count < exchange.least { Some("few") } else { next(work, &exchange).await? }
        }
        _ => next(work, &exchange).await?,
    };
    if let Some(how) = ended {
        work.exec(&sql::END, args![id, how, now]).await?;
    }
    work.note(Some(exchange.community), "moved-an-exchange", id.into(), ended.unwrap_or("")).await?;
    work.done().await?;
    Ok(true)
}

/// Somebody who is in and can be written to now, and what is known of their last circle.
type Present = (PersonId, i64);

/// Opens the next step that somebody can do; says how it ended where there is none.
async fn next(work: &mut Work<'_>, exchange: &Exchange) -> Result<Option<&'static str>, Refused> {
    let (id, now) = (exchange.id, work.now());
    let steps = steps_of(work, id).await?;
    // Steps in which something was said, the latest last; and who said it.
    let said: Vec<(i64, PersonId, i64)> = work.all(&sql::SPEAKERS, args![id]).await?;
    let over = exchange.step;
    if over > 0 && !said.iter().any(|(step, ..)| *step == over) {
        let last = steps.last().is_none_or(|step| step.step == over);
        return Ok(Some(if last && !said.is_empty() { "done" } else { "silent" }));
    }
    let by_numbers = |place: i64| steps.iter().any(|step| step.step == place && step.circle().by_numbers());
    let heard = said.iter().map(|(step, ..)| *step).filter(|step| !by_numbers(*step)).max().unwrap_or(0);
    let speakers: Vec<Present> = said
        .iter()
        .filter(|(step, ..)| *step == heard)
        .map(|(_, person, circle)| (*person, *circle))
        .collect();
    let present: Vec<(PersonId,)> = work.all(&sql::PRESENT, args![id, now]).await?;
    let present: Vec<PersonId> = present.into_iter().map(|(person,)| person).collect();
    let mut dice = Dice::seeded(work.chance().below(u64::MAX));
    for step in steps.iter().filter(|step| step.step > over) {
        let circles = circles(exchange, step, &present, &speakers, &mut dice);
        if circles.is_empty() {
            if step.circle() == Circle::Presenter {
                return Ok(Some("stopped"));
            }
            continue;
        }
        let mut rows = Vec::new();
        for (number, circle) in (1_i64..).zip(&circles) {
            for person in circle {
                let part: ExchangePartId = work.id();
                rows.push(args![part, id, step.step, *person, number]);
            }
        }
        work.each(&sql::PART_NEW, rows).await?;
        work.exec(&sql::STEP_ON, args![id, step.step, heard, now + days(step.days)]).await?;
        return Ok(None);
    }
    Ok(Some("done"))
}

/// Who is written to together.
fn circles(
    exchange: &Exchange,
    step: &ExchangeStep,
    present: &[PersonId],
    speakers: &[Present],
    dice: &mut Dice,
) -> Vec<Vec<PersonId>> {
    let presenter = exchange.presenter.filter(|presenter| present.contains(presenter));
    let but = |left: Option<PersonId>| -> Vec<PersonId> {
        present.iter().copied().filter(|person| Some(*person) != left).collect()
    };
    let whole = |people: Vec<PersonId>| if people.is_empty() { Vec::new() } else { vec![people] };
    match step.circle() {
        Circle::Alone => present.iter().map(|person| vec![*person]).collect(),
        Circle::Whole | Circle::Choose | Circle::Take => whole(but(None)),
        Circle::Presenter => presenter.map(|one| vec![vec![one]]).unwrap_or_default(),
        // Without them nobody would read it.
        Circle::Others | Circle::Questions => match presenter {
            Some(_) => whole(but(presenter)),
            None => Vec::new(),
        },
        Circle::Pairs => gathered(bundles(present, speakers, dice), 2, dice),
        Circle::Fours => gathered(bundles(present, speakers, dice), 4, dice),
    }
}

/// Those who said something, with whom they sat last; everybody by themself where nothing was said yet.
fn bundles(present: &[PersonId], speakers: &[Present], dice: &mut Dice) -> Vec<Vec<PersonId>> {
    let mut sat: BTreeMap<i64, Vec<PersonId>> = BTreeMap::new();
    if speakers.is_empty() {
        sat.extend((1_i64..).zip(present).map(|(number, person)| (number, vec![*person])));
    }
    for (person, circle) in speakers.iter().filter(|(person, _)| present.contains(person)) {
        sat.entry(*circle).or_default().push(*person);
    }
    // All of one great circle are as good as alone.
    let mut bundles: Vec<Vec<PersonId>> = match sat.len() {
        1 => sat.into_values().flatten().map(|person| vec![person]).collect(),
        _ => sat.into_values().collect(),
    };
    dice.shuffle(&mut bundles);
    bundles
}

/// Bundles put together until each has so many; what is left over goes to those that are there. Nobody sits alone.
fn gathered(bundles: Vec<Vec<PersonId>>, size: usize, dice: &mut Dice) -> Vec<Vec<PersonId>> {
    let mut circles: Vec<Vec<PersonId>> = Vec::new();
    let mut open: Vec<PersonId> = Vec::new();
    for bundle in bundles {
        open.extend(bundle);
        if open.len() >= size {
            circles.push(std::mem::take(&mut open));
        }
    }
    match (circles.is_empty(), open.len()) {
        (_, 0) => {}
        (true, 1) => return Vec::new(),
        (true, _) => circles.push(open),
        // A pair and a half is better company than one alone.
        (false, left) if left * 2 <= size => {
            let at = dice.below(circles.len());
            circles[at].extend(open);
        }
        (false, _) => circles.push(open),
    }
    circles
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people(count: i64) -> Vec<PersonId> {
        (1..=count).map(|one| PersonId::from(base::Id(one))).collect()
    }

    fn sizes(circles: &[Vec<PersonId>]) -> Vec<usize> {
        let mut sizes: Vec<usize> = circles.iter().map(Vec::len).collect();
        sizes.sort_unstable();
        sizes
    }

    #[test]
    fn nobody_sits_alone() {
        for count in 2..40 {
            let all = people(count);
            let mut dice = Dice::seeded(count.unsigned_abs());
            let pairs = gathered(bundles(&all, &[], &mut dice), 2, &mut dice);
            assert_eq!(pairs.iter().map(Vec::len).sum::<usize>(), all.len());
            assert!(sizes(&pairs).iter().all(|size| (2..=3).contains(size)), "{count}");
            let fours = gathered(bundles(&all, &[], &mut dice), 4, &mut dice);
            assert_eq!(fours.iter().map(Vec::len).sum::<usize>(), all.len());
            assert!(sizes(&fours)[0] >= 2 && *sizes(&fours).last().unwrap() <= 6, "{count}");
        }
        let mut dice = Dice::seeded(1);
        assert!(gathered(bundles(&people(1), &[], &mut dice), 2, &mut dice).is_empty());
    }

    #[test]
    fn pairs_stay_together_in_fours() {
        let all = people(8);
        let speakers: Vec<Present> = all.iter().zip([1, 1, 2, 2, 3, 3, 4, 4]).map(|(p, c)| (*p, c)).collect();
        let mut dice = Dice::seeded(3);
        let fours = gathered(bundles(&all, &speakers, &mut dice), 4, &mut dice);
        assert_eq!(sizes(&fours), [4, 4]);
        for pair in all.chunks(2) {
            assert!(fours.iter().any(|four| pair.iter().all(|one| four.contains(one))));
        }
    }

    #[test]
    fn who_was_silent_is_not_put_into_a_pair() {
        let all = people(5);
        let speakers: Vec<Present> = all.iter().zip(1..).take(4).map(|(p, c)| (*p, c)).collect();
        let mut dice = Dice::seeded(5);
        let pairs = gathered(bundles(&all, &speakers, &mut dice), 2, &mut dice);
        assert_eq!(sizes(&pairs), [2, 2]);
        assert!(!pairs.iter().flatten().any(|one| *one == all[4]));
    }
}
