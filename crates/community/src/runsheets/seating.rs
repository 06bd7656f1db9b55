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
    struct Somebody {
        person: PersonId,
        organisation: String,
        field: String,
        place: String,
        since: Time,
        offers: String,
        seeks: String,
    }
}

row! {
    struct Seated {
        number: i64,
        person: Option<PersonId>,
        name: String,
        organisation: String,
        since: Time,
        offers: String,
        seeks: String,
    }
}

/// A group, and why it sits together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// Who, by name: whom the reader may know of.
    pub people: Vec<(PersonId, String)>,
    /// How many more there are, who do not let it be seen that they come.
    pub others: usize,
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
    led(work, viewer, gathering).await?;
    let community = viewer.community().id;
    let mut people: Vec<Somebody> = work.all(&sql::WHO_COME, args![community, gathering]).await?;
    people.retain(|one| !but.contains(&one.person));
    let question = question(work, viewer, &people, size).await?;
    // Arithmetic for a while: not on a thread that others wait for, and not while the database waits for us.
    let (answer, seed) = {
        let seed = question.seed;
        let mixed = tokio::task::spawn_blocking(move || groups::mix(&question)).await;
        (mixed.map_err(|error| Refused::Broken(error.to_string()))?, seed)
    };
    let answer = answer.map_err(|refusal| match refusal {
        Refusal::NotFound => Refused::invalid("size", "problem-seat-wishes"),
        Refusal::TooMany(_) => Refused::invalid("size", "problem-seat-many"),
        Refusal::Senseless(what) => Refused::Broken(format!("seating: {what}")),
    })?;
    work.begin().await?;
    led(work, viewer, gathering).await?;
    let id: base::Id = work.id();
    work.exec(&sql::SEATING, args![id, gathering, size as i64, i64::from_ne_bytes(seed.to_ne_bytes())])
        .await?;
    let rows = (1i64..)
        .zip(&answer.groups)
        .flat_map(|(number, group)| group.iter().map(move |one| (number, *one)))
        .map(|(number, one)| args![id, people[one].person, number])
        .collect();
    work.each(&sql::SEAT, rows).await?;
    work.note(Some(community), "made-groups", gathering.into(), "").await?;
    work.done().await
}

/// The groups of a gathering as they were made last, with reasons. For members. Before it begins only those are named who let it be seen that
/// they come, but to whoever leads; once it has begun, all sit there for everybody to see.
pub async fn seating(
    work: &mut Work<'_>,
    viewer: &Viewer,
    gathering: GatheringId,
) -> Result<Option<Seating>, Refused> {
    let (place, sheet) = look(work, viewer, gathering).await?;
    let Some((id, size)) = work.opt::<(i64, i64)>(&sql::LAST_SEATING, args![gathering]).await? else {
        return Ok(None);
    };
    let (community, now) = (viewer.community().id, work.now());
    let all = sheet.led_by(viewer) || now >= place.starts_at;
    let me = viewer.person_or_nobody();
    let seated: Vec<Seated> = work.all(&sql::SEATED, args![community, gathering, id, all, me]).await?;
    let before: Vec<(PersonId, PersonId, i64)> =
        work.all(&sql::SAT_BEFORE, args![community, now - LATELY, id]).await?;
    // Lines of power and wishes are a convenor's notes, and nothing that a page in the room says: they are not asked for here.
    let question = told(&seated, &before, &viewer.community().language, now);
    let mut groups: Vec<Group> = Vec::new();
    for group in (0..seated.len()).collect::<Vec<_>>().chunk_by(|a, b| seated[*a].number == seated[*b].number)
    {
        let known: Vec<usize> = group.iter().copied().filter(|one| seated[*one].person.is_some()).collect();
        let inside = |one: usize| known.iter().position(|other| *other == one).unwrap_or(0);
        // What is only true of those whom the reader may know of is not said of the group.
        let whole = known.len() == group.len();
        let reasons = groups::reasons(&question, &known).into_iter().filter_map(|reason| match reason {
            Reason::Helps(one, other) => Some(Reason::Helps(inside(one), inside(other))),
            Reason::OneOrganisation(one, other) => Some(Reason::OneOrganisation(inside(one), inside(other))),
            Reason::Again(one, other, times) => Some(Reason::Again(inside(one), inside(other), times)),
            other => whole.then_some(other),
        });
        groups.push(Group {
            reasons: reasons.collect(),
            people: known
                .iter()
                .filter_map(|one| Some((seated[*one].person?, viewer.calls(&seated[*one].name))))
                .collect(),
            others: group.len() - known.len(),
        });
    }
    Ok(Some(Seating { size, groups }))
}

/// What is asked of the people who come.
async fn question(
    work: &mut Work<'_>,
    viewer: &Viewer,
    people: &[Somebody],
    size: usize,
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
        work.all(&sql::SAT_TOGETHER, args![community, now - LATELY]).await?;
    let before = before
        .into_iter()
        .filter_map(|(one, other, times)| {
            pair(one, other).map(|(a, b)| (a, b, u32::try_from(times).unwrap_or(1)))
        })
        .collect();
    let language = &viewer.community().language;
    // Where all sit in one group, nobody can be kept apart; a refusal would tell the host that somebody wished it.
    let apart = if people.len() < 2 * size { Vec::new() } else { of("avoid") };
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
            asks: topics.all(&one.seeks, language),
            offers: topics.all(&one.offers, language),
        })
        .collect();
    let (lines, together) = (of("line"), of("together"));
    Ok(Question {
        people,
        size,
        lines,
        before,
        apart,
        together,
        costs: Costs::default(),
        seed: work.chance().below(u64::MAX),
    })
}

/// What the reasons of groups are told from: no more than the reader may know.
fn told(seated: &[Seated], before: &[(PersonId, PersonId, i64)], language: &str, now: Time) -> Question {
    let (mut organisations, mut topics) = (Numbers::default(), Numbers::default());
    let people = seated.iter().map(|one| Person {
        organisation: organisations.of(&terms::fold(&one.organisation)),
        seasoned: now.since(one.since) >= A_WHILE,
        asks: topics.all(&one.seeks, language),
        offers: topics.all(&one.offers, language),
        ..Person::default()
    });
    let at: HashMap<PersonId, usize> =
        seated.iter().enumerate().filter_map(|(place, one)| Some((one.person?, place))).collect();
    let before = before.iter().filter_map(|(one, other, times)| {
        Some((*at.get(one)?, *at.get(other)?, u32::try_from(*times).unwrap_or(1)))
    });
    Question { people: people.collect(), before: before.collect(), ..Question::default() }
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

    /// What the words of a profile are about.
    fn all(&mut self, words: &str, language: &str) -> Vec<u32> {
        terms::telling(words, language).iter().filter_map(|stem| self.of(stem)).collect()
    }
}
