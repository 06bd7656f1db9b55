//! People in groups, so that each sits with whom they would not have sat (practice 2.27).

use std::{collections::HashMap, time::Duration};

use base::Time;
use matching::groups::{self, Costs, Person, Question, Reason, Refusal};
use store::{args, row};

use super::{led, look, sql};
use crate::{GatheringId, PersonId, Refused, Work, charter::Viewer, search::terms};

/// Having sat together counts for half a year, and ninety days make somebody who has been here for a while.
const LATELY: Duration = Duration::from_secs(182 * 86_400);
const A_WHILE: Duration = Duration::from_secs(90 * 86_400);

row! {
    struct Row {
        person: PersonId,
        name: String,
        organisation: String,
        field: String,
        place: String,
        since: Time,
        offers: String,
        seeks: String,
    }
}

/// A group, and why it sits together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Who, by name.
    pub people: Vec<(PersonId, String)>,
    /// Why; people are places in `people`.
    pub reasons: Vec<Reason>,
}

/// People in groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seating {
    /// How many were meant to sit together.
    pub size: i64,
    /// The groups.
    pub groups: Vec<Group>,
}

/// Puts those who come into groups of about `size`, `but` those who are not there. Done again, other groups come of it. By whoever may change
/// the plan.
pub async fn seat(
    work: &mut Work<'_>,
    viewer: &Viewer,
    gathering: GatheringId,
    size: usize,
    but: &[PersonId],
) -> Result<(), Refused> {
    if !(2..=20).contains(&size) {
        return Err(Refused::invalid("size", "problem-seat-size"));
    }
    work.begin().await?;
    led(work, viewer, gathering).await?;
    let mut people: Vec<Row> = coming(work, viewer, gathering).await?;
    people.retain(|one| !but.contains(&one.person));
    let mut question = question(work, viewer, &people, size).await?;
    question.seed = work.chance().below(u64::MAX);
    let answer = groups::mix(&question).map_err(|refusal| match refusal {
        Refusal::NotFound => Refused::invalid("size", "problem-seat-wishes"),
        Refusal::TooMany(_) => Refused::invalid("size", "problem-seat-many"),
        Refusal::Senseless(what) => Refused::Broken(format!("seating: {what}")),
    })?;
    let id: base::Id = work.id();
    let seed = i64::from_ne_bytes(question.seed.to_ne_bytes());
    work.exec(&sql::SEATING, args![id, gathering, size as i64, seed]).await?;
    let rows = (1i64..)
        .zip(&answer.groups)
        .flat_map(|(number, group)| group.iter().map(move |one| (number, *one)))
        .map(|(number, one)| args![id, people[one].person, number])
        .collect();
    work.each(&sql::SEAT, rows).await?;
    work.note(Some(viewer.community().id), "made-groups", gathering.into(), "").await?;
    work.done().await
}

/// The groups of a gathering as they were made last, with reasons. For members.
pub async fn seating(
    work: &mut Work<'_>,
    viewer: &Viewer,
    gathering: GatheringId,
) -> Result<Option<Seating>, Refused> {
    look(work, viewer, gathering).await?;
    let Some((id, size)) = work.opt::<(i64, i64)>(&sql::LAST_SEATING, args![gathering]).await? else {
        return Ok(None);
    };
    let seats: Vec<(i64, PersonId)> = work.all(&sql::SEATED, args![id]).await?;
    let people: Vec<Row> = work.all(&sql::WHO_SIT, args![viewer.community().id, id]).await?;
    let question = question_before(work, viewer, &people, size as usize, Some(id)).await?;
    let at: HashMap<PersonId, usize> =
        people.iter().enumerate().map(|(place, one)| (one.person, place)).collect();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (number, person) in seats {
        let (Ok(number), Some(place)) = (usize::try_from(number), at.get(&person)) else { continue };
        groups.resize(groups.len().max(number), Vec::new());
        groups[number - 1].push(*place);
    }
    let told = |group: &Vec<usize>| {
        let inside = |one: usize| group.iter().position(|other| *other == one).unwrap_or(0);
        let reasons = groups::reasons(&question, group).into_iter().map(|reason| match reason {
            Reason::Helps(one, other) => Reason::Helps(inside(one), inside(other)),
            Reason::Wished(one, other) => Reason::Wished(inside(one), inside(other)),
            Reason::OneOrganisation(one, other) => Reason::OneOrganisation(inside(one), inside(other)),
            Reason::Again(one, other, times) => Reason::Again(inside(one), inside(other), times),
            Reason::Line(one, other) => Reason::Line(inside(one), inside(other)),
            other => other,
        });
        // That somebody has power over somebody else is a convenor's note, and nothing that a page in the room says.
        let reasons =
            reasons.filter(|reason| !matches!(reason, Reason::Line(..) | Reason::Wished(..))).collect();
        Group {
            people: group.iter().map(|one| (people[*one].person, people[*one].name.clone())).collect(),
            reasons,
        }
    };
    Ok(Some(Seating { size, groups: groups.iter().filter(|group| !group.is_empty()).map(told).collect() }))
}

/// Who said they come; all members where nobody was asked.
async fn coming(work: &mut Work<'_>, viewer: &Viewer, gathering: GatheringId) -> Result<Vec<Row>, Refused> {
    let community = viewer.community().id;
    work.all(&sql::WHO_COME, args![community, gathering]).await
}

async fn question(
    work: &mut Work<'_>,
    viewer: &Viewer,
    people: &[Row],
    size: usize,
) -> Result<Question, Refused> {
    question_before(work, viewer, people, size, None).await
}

/// What is asked about these people, with what was before `until`.
async fn question_before(
    work: &mut Work<'_>,
    viewer: &Viewer,
    people: &[Row],
    size: usize,
    until: Option<i64>,
) -> Result<Question, Refused> {
    let (community, now) = (viewer.community().id, work.now());
    let at: HashMap<PersonId, usize> =
        people.iter().enumerate().map(|(place, one)| (one.person, place)).collect();
    let pair = |one: PersonId, other: PersonId| Some((*at.get(&one)?, *at.get(&other)?));
    let between: Vec<(PersonId, PersonId, String)> = work.all(&sql::BETWEEN, args![community]).await?;
    let of = |kind: &str| {
        let these = between.iter().filter(|(_, _, one)| one == kind);
        these.filter_map(|(one, other, _)| pair(*one, *other)).collect::<Vec<_>>()
    };
    let before: Vec<(PersonId, PersonId, i64)> =
        work.all(&sql::SAT_TOGETHER, args![community, now - LATELY, until.unwrap_or(i64::MAX)]).await?;
    let before = before
        .into_iter()
        .filter_map(|(one, other, times)| {
            pair(one, other).map(|(a, b)| (a, b, u32::try_from(times).unwrap_or(1)))
        })
        .collect();
    let (mut organisations, mut fields) = (Numbers::default(), Numbers::default());
    let (mut places, mut topics) = (Numbers::default(), Numbers::default());
    let people = people
        .iter()
        .map(|one| Person {
            organisation: organisations.of(&terms::fold(&one.organisation)),
            function: fields.of(&terms::fold(&one.field)),
            site: places.of(&terms::fold(&one.place)),
            seasoned: now.since(one.since) >= A_WHILE,
            // What somebody reads is known, and not what they speak.
            languages: 0,
            asks: topics.all(&one.seeks),
            offers: topics.all(&one.offers),
        })
        .collect();
    Ok(Question {
        people,
        size,
        lines: of("line"),
        before,
        apart: of("avoid"),
        together: of("together"),
        costs: Costs::default(),
        seed: 0,
    })
}

/// Words as numbers.
#[derive(Default)]
struct Numbers(HashMap<String, u32>);

impl Numbers {
    fn of(&mut self, word: &str) -> Option<u32> {
        let word = word.trim();
        let next = u32::try_from(self.0.len()).ok()?;
        (!word.is_empty()).then(|| *self.0.entry(word.to_owned()).or_insert(next))
    }

    /// Of the words of a profile those that are long enough to be about something.
    fn all(&mut self, words: &str) -> Vec<u32> {
        let folded = terms::fold(words);
        let long = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() >= 5);
        let mut found: Vec<u32> = long.take(40).filter_map(|word| self.of(word)).collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}
