//! Questions as they come up: thirteen of sixty, and a hundred and fifty of two thousand, with all conditions and targets at once. Whoever
//! asks is not who is wanted: most have been at it for long, most speak early, and half come from a few organisations.

use std::collections::HashSet;

use matching::cohort::{Aim, Condition, Person, Question, Target};

/// All, with their names.
pub fn all() -> Vec<(String, Question)> {
    let small = (1..=5).map(|seed| (format!("13-of-60-{seed}"), question(seed, &SMALL)));
    let large = (1..=3).map(|seed| (format!("150-of-2000-{seed}"), question(seed, &LARGE)));
    let scarce = (4..=6).map(|seed| (format!("150-of-2000-{seed}"), question(seed, &SCARCE)));
    small.chain(large).chain(scarce).collect()
}

struct Shape {
    stay: usize,
    ask: usize,
    places: usize,
    organisations: usize,
    of_one: usize,
    lines: usize,
    ties: usize,
    avoid: usize,
    together: usize,
    topics: usize,
    tied_from: u32,
    one_new_of: usize,
}

const SMALL: Shape = Shape {
    stay: 10,
    ask: 60,
    places: 13,
    organisations: 24,
    of_one: 2,
    lines: 40,
    ties: 260,
    avoid: 20,
    together: 3,
    topics: 14,
    tied_from: 50,
    one_new_of: 10,
};

const LARGE: Shape = Shape {
    stay: 20,
    ask: 2_000,
    places: 150,
    organisations: 400,
    of_one: 3,
    lines: 600,
    ties: 4_000,
    avoid: 500,
    together: 15,
    topics: 40,
    tied_from: 1,
    one_new_of: 10,
};

/// The same where new people are so few that their share cannot be had: how near one comes must be proven.
const SCARCE: Shape = Shape { one_new_of: 60, ..LARGE };

/// Dimensions: organisation, function, place, years (0 new, 1 mid, 2 deep), voice (0 speaks early, 1 waits).
fn question(seed: u64, shape: &Shape) -> Question {
    let mut dice = Dice(seed);
    let all = shape.stay + shape.ask;
    let people = (0..all).map(|_| person(&mut dice, shape)).collect();
    let mut pairs = |count: usize| {
        let mut seen = HashSet::new();
        while seen.len() < count {
            let (one, other) = (dice.below(all), dice.below(all));
            if one != other {
                seen.insert((one.min(other), one.max(other)));
            }
        }
        let mut pairs: Vec<(usize, usize)> = seen.into_iter().collect();
        pairs.sort_unstable();
        pairs
    };
    let lines = pairs(shape.lines);
    let ties: Vec<(usize, usize)> = pairs(shape.ties);
    let avoid = pairs(shape.avoid);
    let together: Vec<(usize, usize)> = pairs(shape.together * 4)
        .into_iter()
        .filter(|(one, _)| *one >= shape.stay)
        .take(shape.together)
        .collect();
    let ties = ties.into_iter().map(|(one, other)| (one, other, 250 * (1 + dice.below(4) as u32))).collect();
    let mut conditions = vec![
        Condition::AtMost { dimension: 0, value: None, count: shape.of_one },
        Condition::AtLeast { dimension: 2, value: 7, count: shape.places / 10 },
        Condition::AtLeast { dimension: 2, value: 6, count: shape.places / 10 },
    ];
    conditions.extend(avoid.into_iter().map(|(one, other)| Condition::Avoid(one, other)));
    conditions.extend(together.into_iter().map(|(one, other)| Condition::Together(one, other)));
    let usual = |aim| Target { aim, weight: 1 };
    let targets = vec![
        usual(Aim::Spread { dimension: 0, least: 800 }),
        usual(Aim::Spread { dimension: 1, least: 750 }),
        usual(Aim::Share { dimension: 3, value: 0, from: 330, to: 400 }),
        usual(Aim::Share { dimension: 3, value: 1, from: 330, to: 400 }),
        usual(Aim::Share { dimension: 3, value: 2, from: 250, to: 300 }),
        usual(Aim::Share { dimension: 4, value: 0, from: 300, to: 700 }),
        usual(Aim::Share { dimension: 2, value: 0, from: 100, to: 150 }),
        usual(Aim::Power),
        usual(Aim::Ties { from: shape.tied_from, to: 300 }),
        usual(Aim::Cover { least: 900 }),
        usual(Aim::Access),
    ];
    Question { people, stay: shape.stay, places: shape.places, lines, ties, conditions, targets }
}

fn person(dice: &mut Dice, shape: &Shape) -> Person {
    let organisation = match dice.below(2) {
        0 => dice.below(1 + shape.organisations / 8),
        _ => dice.below(shape.organisations),
    };
    // New people and those of the last two places are few.
    let years = if dice.below(shape.one_new_of) == 0 { 0 } else { 1 + u32::from(dice.below(9) < 5) };
    let place = [0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7][dice.below(20)];
    let function = [0, 0, 0, 0, 0, 1, 1, 1, 2, 3, 4, 5][dice.below(12)];
    let voice = [Some(0), Some(0), Some(0), Some(0), Some(0), Some(0), Some(0), Some(1), Some(1), None]
        [dice.below(10)];
    let mut topics = |most: usize, from: usize| -> Vec<u32> {
        let count = dice.below(most + 1);
        (0..count)
            .map(|_| (from + dice.below(shape.topics - from)) as u32)
            .collect::<HashSet<_>>()
            .into_iter()
            .collect()
    };
    let (mut needs, mut offers) = (topics(3, 0), topics(2, shape.topics / 5));
    needs.sort_unstable();
    offers.sort_unstable();
    Person {
        traits: vec![Some(organisation as u32), Some(function), Some(place), Some(years), voice],
        needs,
        offers,
        access_met: dice.below(12) > 0,
    }
}

/// For programs in other languages.
pub fn json(question: &Question) -> String {
    let list = |items: Vec<String>| format!("[{}]", items.join(","));
    let option = |value: &Option<u32>| value.map_or("null".to_owned(), |value| value.to_string());
    let people = question.people.iter().map(|person| {
        let numbers = |list: &[u32]| format!("{list:?}");
        format!(
            "{{\"traits\":{},\"needs\":{},\"offers\":{}}}",
            list(person.traits.iter().map(option).collect()),
            numbers(&person.needs),
            numbers(&person.offers)
        )
    });
    let conditions = question.conditions.iter().map(|condition| match *condition {
        Condition::Avoid(one, other) => format!("[\"avoid\",{one},{other}]"),
        Condition::Together(one, other) => format!("[\"together\",{one},{other}]"),
        Condition::AtMost { dimension, value, count } => {
            format!("[\"at most\",{dimension},{},{count}]", option(&value))
        }
        Condition::AtLeast { dimension, value, count } => {
            format!("[\"at least\",{dimension},{value},{count}]")
        }
        Condition::Take(one) => format!("[\"take\",{one}]"),
        Condition::Leave(one) => format!("[\"leave\",{one}]"),
    });
    let targets = question.targets.iter().map(|target| {
        let aim = match target.aim {
            Aim::Spread { dimension, least } => format!("\"spread\",{dimension},{least}"),
            Aim::Share { dimension, value, from, to } => format!("\"share\",{dimension},{value},{from},{to}"),
            Aim::Power => "\"power\"".to_owned(),
            Aim::Ties { from, to } => format!("\"ties\",{from},{to}"),
            Aim::Cover { least } => format!("\"cover\",{least}"),
            Aim::Access => "\"access\"".to_owned(),
        };
        format!("[{},{aim}]", target.weight)
    });
    format!(
        "{{\"stay\":{},\"places\":{},\n\"people\":{},\n\"lines\":{},\n\"ties\":{},\n\"conditions\":{},\n\"targets\":{}}}\n",
        question.stay,
        question.places,
        list(people.collect()),
        list(question.lines.iter().map(|(a, b)| format!("[{a},{b}]")).collect()),
        list(question.ties.iter().map(|(a, b, weight)| format!("[{a},{b},{weight}]")).collect()),
        list(conditions.collect()),
        list(targets.collect())
    )
}

/// SplitMix64, as in the crate.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut word = self.0;
        word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        word ^= word >> 31;
        ((u128::from(word) * end as u128) >> 64) as usize
    }
}
