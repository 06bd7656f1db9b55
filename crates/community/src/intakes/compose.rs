//! The group as a whole: who stays with who is chosen, as each described themself, against the mix that the community has chosen (S2.7,
//! S2.21). The arithmetic is `matching`'s; here stands who is counted, and in words. No number says what a person or a group is worth.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use matching::cohort::{self, Aim, Condition, Measure, Person, Question, Target};
use store::args;

use super::{Band, DIMENSIONS, convenes, get, mix, sql, table};
use crate::{IntakeId, Refused, Work, charter::Viewer, curation, search::terms};

/// More members than these are looked at as a whole without proposing anybody.
const MOST_MEMBERS: i64 = 3_000;
/// What proposing a group may cost: about a third of a second.
const WORK: cohort::Work = cohort::Work(300_000_000);
/// Groups that come next.
const NEXT: usize = 3;

/// What is counted of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The largest share of one value is small enough.
    Spread,
    /// The share of one value.
    Share,
    /// Pairs in one line of power.
    Power,
    /// The density of ties.
    Ties,
    /// Needs that an offer meets.
    Cover,
    /// Access needs that are met.
    Access,
}

/// One measure, with its band, before and after.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured {
    /// What is measured.
    pub kind: Kind,
    /// Of which dimension, and which value; empty where it is of none.
    pub dimension: &'static str,
    /// See `dimension`.
    pub value: String,
    /// The band: shares in thousandths. Of power 0 and 0.
    pub band: (u32, u32),
    /// Of who stays: the count and of how many; and whether it lies in its band. Of ties in thousandths.
    pub before: Counted,
    /// Of the whole group.
    pub after: Counted,
}

/// A measure: so many of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// So many.
    pub of: u64,
    /// Of so many; 0 when there is nothing to measure.
    pub among: u64,
    /// Whether it lies in its band.
    pub is_met: bool,
}

impl Counted {
    /// In hundredths, rounded; none when there is nothing to measure.
    pub fn percent(&self) -> Option<u64> {
        (self.among > 0).then(|| (200 * self.of + self.among) / (2 * self.among))
    }
}

/// One value of a dimension, and how many have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Balance {
    /// One of [`DIMENSIONS`].
    pub dimension: &'static str,
    /// The value, as people said it.
    pub value: String,
    /// How many of those who stay.
    pub now: usize,
    /// How many of those chosen.
    pub added: usize,
    /// The band that was chosen for it, in thousandths.
    pub band: Option<(i64, i64)>,
    /// How many people the group has too few (below 0) or too many of it.
    pub gap: i64,
}

/// Somebody who is chosen, or could be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The application.
    pub application: i64,
    /// Their name.
    pub name: String,
    /// Their organisation; may be empty.
    pub organisation: String,
    /// What they bring that the group has not enough of: values (dimension and value) that were below their band or that nobody had.
    pub brings: Vec<(&'static str, String)>,
    /// How many needs of others only they can meet.
    pub meets: usize,
}

/// An exchange, and the measures that it changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Swap {
    /// Who is out, by name.
    pub out: Vec<(i64, String)>,
    /// Who is in instead.
    pub into: Vec<(i64, String)>,
    /// The measures that change, `before` of the group as it stood, `after` with the exchange.
    pub changes: Vec<Measured>,
}

/// A group as a whole.
#[derive(Clone, Debug)]
pub struct Composition {
    /// How many stay.
    pub stay: usize,
    /// Who is chosen with them.
    pub chosen: Vec<Choice>,
    /// Who could be chosen.
    pub others: Vec<Choice>,
    /// How many have what.
    pub balance: Vec<Balance>,
    /// The measures, with their bands.
    pub measures: Vec<Measured>,
    /// It was found by the program, and no other group comes nearer to its bands; not proven when the work that was allowed did not suffice.
    pub proposed: Option<bool>,
    /// What the next best would change.
    pub next: Vec<Swap>,
    /// The exchange that was asked for.
    pub swap: Option<Swap>,
    /// No group meets all conditions: which pairs must be apart or together asks too much.
    pub impossible: bool,
}

struct Someone {
    id: i64,
    name: String,
    said: [String; 5],
    needs: BTreeSet<String>,
    offers: BTreeSet<String>,
}

/// The group as a whole. Without an intake: the members as they are; for members. With one: who stays with `chosen`, or with those whom the
/// program proposes when nobody is named; `swap`: one of them out, another in. For convenors, once the names are back.
pub async fn composition(
    work: &mut Work<'_>,
    viewer: &Viewer,
    intake: Option<IntakeId>,
    chosen: &[i64],
    swap: Option<(i64, i64)>,
) -> Result<Composition, Refused> {
    let stay = members(work, viewer).await?;
    let (ask, places) = match intake {
        None => {
            viewer.member()?;
            (Vec::new(), 0)
        }
        Some(id) => {
            convenes(work, viewer)?;
            let intake = get(work, viewer, id).await?;
            let ask = applicants(work, viewer, id).await?;
            let places = usize::try_from(intake.places).unwrap_or(0).min(ask.len());
            (ask, places)
        }
    };
    let bands = mix::of_community(work, viewer).await?;
    let (question, everyone, values) = question(work, viewer, stay, ask, places, &bands).await?;
    // Proposing is arithmetic for a while: not on a thread that others wait for.
    let place = |id: &i64| everyone.iter().position(|one| one.id == *id).filter(|at| *at >= question.stay);
    let named: Vec<usize> = chosen.iter().filter_map(place).collect();
    let propose = named.is_empty() && places > 0;
    let answer = match propose {
        true => {
            let asked = question.clone();
            let found = tokio::task::spawn_blocking(move || cohort::compose(&asked, NEXT, WORK)).await;
            Some(found.map_err(|error| Refused::Broken(error.to_string()))?)
        }
        false => None,
    };
    let impossible = matches!(answer, Some(Err(_)));
    let answer = answer.and_then(Result::ok);
    let group = answer.as_ref().map_or(named, |answer| answer.best.chosen.clone());
    let swapped = swap.and_then(|(out, into)| {
        let (out, into) = (place(&out)?, place(&into)?);
        let fits = group.contains(&out) && !group.contains(&into);
        fits.then(|| group.iter().map(|one| if *one == out { into } else { *one }).collect::<Vec<_>>())
    });
    let told = Told { question: &question, everyone: &everyone, values: &values };
    let before = cohort::measures(&question, &[]);
    let after = cohort::measures(&question, &group);
    let choices =
        |who: &[usize]| -> Vec<Choice> { who.iter().map(|one| told.choice(*one, &group, &bands)).collect() };
    let others: Vec<usize> = (question.stay..everyone.len()).filter(|one| !group.contains(one)).collect();
    Ok(Composition {
        stay: question.stay,
        chosen: choices(&group),
        others: choices(&others),
        balance: told.balance(&group, &bands),
        measures: told.measured(&before, &after),
        proposed: answer.as_ref().map(|answer| answer.best.is_proven()),
        next: answer.iter().flat_map(|a| &a.next).map(|next| told.swap(&group, &next.chosen)).collect(),
        swap: swapped.map(|other| told.swap(&group, &other)),
        impossible,
    })
}

async fn members(work: &mut Work<'_>, viewer: &Viewer) -> Result<Vec<Someone>, Refused> {
    let community = viewer.community();
    let rows: Vec<(i64, String, String, String)> =
        work.all(&sql::WHO_STAYS, args![community.id, MOST_MEMBERS]).await?;
    let said: Vec<(i64, String, String)> = work.all(&sql::ALL_DESCRIBED, args![community.id]).await?;
    let of = |id: i64| described_of(&said, id);
    let language = &community.language;
    Ok(rows
        .into_iter()
        .map(|(id, name, offers, seeks)| Someone {
            id,
            name,
            said: of(id),
            needs: terms::telling(&seeks, language),
            offers: terms::telling(&offers, language),
        })
        .collect())
}

/// Those who were read by two: only they have a name here.
async fn applicants(work: &mut Work<'_>, viewer: &Viewer, id: IntakeId) -> Result<Vec<Someone>, Refused> {
    let community = viewer.community();
    let said: Vec<(i64, String, String)> = work.all(&sql::ALL_DESCRIBED, args![community.id]).await?;
    let answers: Vec<(i64, i64, String)> = work.all(&sql::NEEDS_AND_OFFERS, args![id]).await?;
    let asked = curation::ever_asked(work, viewer).await?;
    let about = |application: i64, about: &str| -> String {
        let numbers: Vec<i64> = asked.iter().filter(|one| one.about == about).map(|one| one.number).collect();
        let of = answers.iter().filter(|(one, number, _)| *one == application && numbers.contains(number));
        of.map(|(.., words)| words.as_str()).collect::<Vec<_>>().join("\n")
    };
    let table = table(work, viewer, id).await?;
    Ok(table
        .into_iter()
        .filter(|one| one.is_read() && !matches!(one.state.as_str(), "withdrawn" | "lapsed"))
        .map(|one| {
            let id = i64::from(one.application);
            Someone {
                id,
                name: one.name,
                said: described_of(&said, id),
                needs: terms::telling(&about(id, "needs"), &community.language),
                offers: terms::telling(&about(id, "offers"), &community.language),
            }
        })
        .collect())
}

fn described_of(said: &[(i64, String, String)], id: i64) -> [String; 5] {
    DIMENSIONS.map(|dimension| {
        let found = said.iter().find(|(who, one, _)| *who == id && one == dimension);
        found.map(|(.., value)| value.clone()).unwrap_or_default()
    })
}

type Values = [Vec<String>; 5];

async fn question(
    work: &mut Work<'_>,
    viewer: &Viewer,
    stay: Vec<Someone>,
    ask: Vec<Someone>,
    places: usize,
    bands: &[Band],
) -> Result<(Question, Vec<Someone>, Values), Refused> {
    let staying = stay.len();
    let everyone: Vec<Someone> = stay.into_iter().chain(ask).collect();
    let place: HashMap<i64, usize> =
        everyone.iter().enumerate().map(|(place, one)| (one.id, place)).collect();
    // Values are told apart as people read them: case and accents do not count.
    let mut values: Values = Default::default();
    let mut numbers: [BTreeMap<String, u32>; 5] = Default::default();
    let mut number = |dimension: usize, value: &str| -> Option<u32> {
        let folded = terms::fold(value.trim());
        if folded.is_empty() {
            return None;
        }
        let next = values[dimension].len() as u32;
        Some(*numbers[dimension].entry(folded).or_insert_with(|| {
            values[dimension].push(value.trim().to_owned());
            next
        }))
    };
    let needs: Vec<usize> = (0..everyone.len()).filter(|one| !everyone[*one].needs.is_empty()).collect();
    let mut people = Vec::with_capacity(everyone.len());
    for (at, one) in everyone.iter().enumerate() {
        let traits = (0..DIMENSIONS.len()).map(|dimension| number(dimension, &one.said[dimension])).collect();
        // Each person's need is one topic, offered by whoever offers something of the same words.
        let offers =
            needs.iter().filter(|other| **other != at && !everyone[**other].needs.is_disjoint(&one.offers));
        people.push(Person {
            traits,
            needs: if one.needs.is_empty() { Vec::new() } else { vec![at as u32] },
            offers: offers.map(|other| *other as u32).take(cohort::MOST_EACH).collect(),
            access_met: true,
        });
    }
    let mut targets = Vec::new();
    for band in bands {
        let Some(dimension) = DIMENSIONS.iter().position(|one| *one == band.dimension) else { continue };
        let share = |share: i64| share.clamp(0, 1_000) as u32;
        targets.push(match number(dimension, &band.value) {
            None => Aim::Spread { dimension, least: 1_000 - share(band.most) },
            Some(value) => Aim::Share { dimension, value, from: share(band.least), to: share(band.most) },
        });
    }
    targets.extend([Aim::Power, Aim::Ties { from: 50, to: 300 }, Aim::Cover { least: 800 }]);
    // Counted for whoever looks; which pairs they are is shown to convenors alone.
    let between: Vec<super::Between> = work.all(&sql::BETWEEN, args![viewer.community().id]).await?;
    let (mut lines, mut ties, mut conditions) = (Vec::new(), BTreeSet::new(), Vec::new());
    for pair in &between {
        let (Some(one), Some(other)) = (place.get(&pair.one), place.get(&pair.other)) else { continue };
        match pair.kind.as_str() {
            "line" => lines.push((*one, *other)),
            "tie" => drop(ties.insert((*one.min(other), *one.max(other)))),
            "avoid" => conditions.push(Condition::Avoid(*one, *other)),
            _ => conditions.push(Condition::Together(*one, *other)),
        }
    }
    let answered: Vec<(i64, i64)> = work.all(&sql::WHO_ANSWERED_WHOM, args![viewer.community().id]).await?;
    for (one, other) in answered {
        if let (Some(one), Some(other)) = (place.get(&one), place.get(&other))
            && one != other
        {
            ties.insert((*one.min(other), *one.max(other)));
        }
    }
    let question = Question {
        people,
        stay: staying,
        places,
        lines,
        ties: ties.into_iter().map(|(one, other)| (one, other, 1_000)).collect(),
        conditions,
        targets: targets.into_iter().map(|aim| Target { aim, weight: 1 }).collect(),
    };
    Ok((question, everyone, values))
}

/// What was counted, in words.
struct Told<'a> {
    question: &'a Question,
    everyone: &'a [Someone],
    values: &'a Values,
}

impl Told<'_> {
    fn measured(&self, before: &[Measure], after: &[Measure]) -> Vec<Measured> {
        let counted = |one: &Measure| Counted { of: one.of, among: one.among, is_met: one.is_met() };
        let tell = |(before, after): (&Measure, &Measure)| {
            let (kind, dimension, value, band) = match after.aim {
                Aim::Spread { dimension, least } => (Kind::Spread, Some(dimension), None, (least, 1_000)),
                Aim::Share { dimension, value, from, to } => {
                    (Kind::Share, Some(dimension), Some(value), (from, to))
                }
                Aim::Power => (Kind::Power, None, None, (0, 0)),
                Aim::Ties { from, to } => (Kind::Ties, None, None, (from, to)),
                Aim::Cover { least } => (Kind::Cover, None, None, (least, 1_000)),
                Aim::Access => (Kind::Access, None, None, (1_000, 1_000)),
            };
            let value = dimension.zip(value).map(|(d, value)| self.values[d][value as usize].clone());
            Measured {
                kind,
                dimension: dimension.map_or("", |dimension| DIMENSIONS[dimension]),
                value: value.unwrap_or_default(),
                band,
                before: counted(before),
                after: counted(after),
            }
        };
        before.iter().zip(after).map(tell).collect()
    }

    fn swap(&self, group: &[usize], other: &[usize]) -> Swap {
        let named = |one: &usize| (self.everyone[*one].id, self.everyone[*one].name.clone());
        let (here, there) = (cohort::measures(self.question, group), cohort::measures(self.question, other));
        let changes = self.measured(&here, &there);
        Swap {
            out: group.iter().filter(|one| !other.contains(one)).map(named).collect(),
            into: other.iter().filter(|one| !group.contains(one)).map(named).collect(),
            changes: changes.into_iter().filter(|one| one.before != one.after).collect(),
        }
    }

    fn choice(&self, who: usize, group: &[usize], bands: &[Band]) -> Choice {
        let one = &self.everyone[who];
        let without: Vec<usize> = group.iter().copied().filter(|other| *other != who).collect();
        let balance = self.balance(&without, bands);
        let brings = DIMENSIONS.iter().zip(&one.said).filter(|(dimension, said)| {
            let row = balance.iter().find(|row| row.dimension == **dimension && same(&row.value, said));
            !said.is_empty()
                && **dimension != "organisation"
                && row.is_none_or(|row| row.gap < 0 || row.now + row.added == 0)
        });
        let meets = cohort::brings(self.question, &[without.as_slice(), &[who]].concat());
        Choice {
            application: one.id,
            name: one.name.clone(),
            organisation: one.said[0].clone(),
            brings: brings.map(|(dimension, said)| (*dimension, said.clone())).collect(),
            meets: meets.last().map_or(0, |brings| brings.only_offer.len()),
        }
    }

    fn balance(&self, group: &[usize], bands: &[Band]) -> Vec<Balance> {
        let mut rows = Vec::new();
        for (place, dimension) in DIMENSIONS.iter().enumerate() {
            let count = |who: &mut dyn Iterator<Item = usize>, value: usize| {
                who.filter(|one| self.question.people[*one].traits[place] == Some(value as u32)).count()
            };
            let said = (0..self.question.stay)
                .chain(group.iter().copied())
                .filter(|one| self.question.people[*one].traits[place].is_some())
                .count() as i64;
            let mut values: Vec<Balance> = self.values[place]
                .iter()
                .enumerate()
                .map(|(number, value)| {
                    let now = count(&mut (0..self.question.stay), number);
                    let added = count(&mut group.iter().copied(), number);
                    let own =
                        bands.iter().find(|band| band.dimension == *dimension && same(&band.value, value));
                    let cap = bands.iter().find(|band| band.dimension == *dimension && band.value.is_empty());
                    let has = (now + added) as i64;
                    let (least, most) =
                        own.map_or((0, cap.map_or(1_000, |cap| cap.most)), |band| (band.least, band.most));
                    // Whole people: as many as it takes to come into the band.
                    let few = (least * said + 999) / 1_000 - has;
                    let many = has - most * said / 1_000;
                    Balance {
                        dimension,
                        value: value.clone(),
                        now,
                        added,
                        band: own.map(|band| (band.least, band.most)),
                        gap: if few > 0 { -few } else { many.max(0) },
                    }
                })
                // A value that only others have is none of this group; one that the mix names is, also when nobody has it.
                .filter(|row| row.now + row.added > 0 || row.band.is_some())
                .collect();
            values.sort_by(|one, other| {
                (other.now + other.added).cmp(&(one.now + one.added)).then(one.value.cmp(&other.value))
            });
            rows.extend(values);
        }
        rows
    }
}

fn same(one: &str, other: &str) -> bool {
    terms::fold(one.trim()) == terms::fold(other.trim())
}
