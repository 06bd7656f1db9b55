//! Dots (practice 2.17): few, blind, and no great matter of a small difference.

use store::args;

use super::{Ranked, Topic, of_to_write, sql};
use crate::{GatheringId, PersonId, ReceiptId, Refused, Work, charter::Viewer, gatherings, receipts};

/// Dots for each, and at most on one, where there are so many topics.
pub fn dots_each(topics: usize) -> (i64, i64) {
    let each = ((topics as i64 * 2 + 3) / 6).clamp(1, 8);
    (each, (each + 1) / 2)
}

/// What was made of somebody's dots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dotted {
    /// The dots that count.
    pub kept: Vec<i64>,
    /// Those that were too many, or on nothing.
    pub left: Vec<i64>,
}

pub(super) fn numbers(text: &str) -> Vec<i64> {
    text.split_whitespace().filter_map(|word| word.parse().ok()).collect()
}

/// The member who acts puts their dots: `3 3 7`. What is too many, on one or in all, is left out and told. The last word counts.
pub async fn dot(
    work: &mut Work<'_>,
    viewer: &Viewer,
    gathering: GatheringId,
    on: &[i64],
) -> Result<(Dotted, ReceiptId), Refused> {
    let person = viewer.member()?;
    work.begin().await?;
    gatherings::one(work, viewer, gathering).await?;
    let agenda = of_to_write(work, gathering, Some(person)).await?;
    let now = work.now();
    if !agenda.takes_dots(now) {
        return Err(Refused::Gone);
    }
    let (mut kept, mut left): (Vec<i64>, Vec<i64>) = Default::default();
    for number in on.iter().take(100) {
        let stands = agenda.topics.iter().any(|one| one.topic.number == *number);
        let here = kept.iter().filter(|one| *one == number).count() as i64;
        if stands && here < agenda.most_on_one && (kept.len() as i64) < agenda.each {
            kept.push(*number);
        } else {
            left.push(*number);
        }
    }
    if kept.is_empty() && !on.is_empty() {
        return Err(Refused::invalid("dots", "problem-topics-number"));
    }
    let written = |all: &[i64]| all.iter().map(i64::to_string).collect::<Vec<_>>().join(" ");
    let before = if agenda.mine.is_empty() { "-".to_owned() } else { written(&agenda.mine) };
    work.exec(&sql::DOT, args![gathering, person, written(&kept), now]).await?;
    let community = viewer.community().id;
    let receipt = receipts::keep(work, person, Some(community), "dots", gathering.into(), &before).await?;
    work.note(Some(community), "put-dots", gathering.into(), "").await?;
    work.done().await?;
    Ok((Dotted { kept, left }, receipt))
}

/// Dots as they were before. Part of taking an act back.
pub(crate) async fn put_back(
    work: &mut Work<'_>,
    person: PersonId,
    gathering: GatheringId,
    before: &str,
) -> Result<(), Refused> {
    let agenda = of_to_write(work, gathering, Some(person)).await?;
    if !agenda.takes_dots(work.now()) {
        return Err(Refused::Gone);
    }
    let before = Some(before).filter(|before| *before != "-");
    work.exec(&sql::PUT_BACK, args![gathering, person, before]).await.map(drop)
}

/// By dots, the most first; of equals the one that was said first. Near-equal ones are tied: a lead of a dot means nothing.
pub(super) fn ranked(topics: Vec<Topic>, put: &[(PersonId, String)]) -> Vec<Ranked> {
    let all: Vec<i64> = put.iter().flat_map(|(_, dots)| numbers(dots)).collect();
    let near = (all.len() as i64 / 20).max(1);
    let mut ranked: Vec<Ranked> = topics
        .into_iter()
        .map(|topic| {
            let dots = all.iter().filter(|number| **number == topic.number).count() as i64;
            Ranked { topic, dots: Some(dots), tied: false }
        })
        .collect();
    ranked.sort_by_key(|one| (std::cmp::Reverse(one.dots), one.topic.number));
    for place in 1..ranked.len() {
        let (before, here) = (ranked[place - 1].dots.unwrap_or(0), ranked[place].dots.unwrap_or(0));
        ranked[place].tied = before - here <= near && before > 0;
    }
    ranked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn about_a_third_as_many_dots_as_topics() {
        let each: Vec<(i64, i64)> = [1, 2, 4, 5, 9, 12, 24, 60].map(dots_each).to_vec();
        assert_eq!(each, [(1, 1), (1, 1), (1, 1), (2, 1), (3, 2), (4, 2), (8, 4), (8, 4)]);
    }
}
