//! Puts people into threes, and says what that costs in processor time, beside the search that practice 2.27 names, run for long:
//! two people change places as long as that makes it cheaper, from so many beginnings.
//!
//!     cargo bench -p matching --bench groups
//!
//! Fails where a question takes longer than it may, or costs more than the long run.

use std::{fs, process::ExitCode};

use base::Dice;
use matching::groups::{Person, Question, climb, mix};

fn main() -> ExitCode {
    let mut fine = true;
    println!(
        "{:<8}{:>10}{:>10}{:>10}{:>12}{:>14}",
        "people", "CPU ms", "may take", "cost", "long run", "long run ms"
    );
    for (people, may_take, beginnings) in [(60, 100.0, 2_000), (200, 400.0, 200), (1_000, 2_000.0, 20)] {
        for seed in 1..=3 {
            let question = question(people, seed);
            let before = spent();
            let answer = mix(&question).expect("groups");
            let ours = (spent() - before) * 1e3;
            let before = spent();
            let long = climb(&question, beginnings).unwrap_or(i64::MAX);
            let theirs = (spent() - before) * 1e3;
            println!("{people:<8}{ours:>10.1}{may_take:>10}{:>10}{long:>12}{theirs:>14.0}", answer.cost);
            fine &= ours <= may_take && answer.cost <= long;
        }
    }
    if fine { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// People as they come: a few large organisations, some functions, who sat together at three gatherings before, some lines of power.
fn question(people: usize, seed: u64) -> Question {
    let mut dice = Dice::seeded(seed);
    let organisations = people / 5;
    let everyone = (0..people)
        .map(|_| Person {
            // The first organisations are larger than the last.
            organisation: Some(dice.below(organisations).min(dice.below(organisations)) as u32),
            function: Some(dice.below(8) as u32),
            site: Some(dice.below(6) as u32),
            seasoned: dice.below(3) > 0,
            languages: if dice.below(10) == 0 { 2 } else { 3 },
            asks: vec![dice.below(30) as u32],
            offers: vec![dice.below(30) as u32, dice.below(30) as u32],
        })
        .collect();
    let mut pairs = |count: usize| -> Vec<(usize, usize)> {
        (0..count)
            .map(|_| {
                let one = dice.below(people);
                (one, (one + 1 + dice.below(people - 1)) % people)
            })
            .collect()
    };
    let (lines, apart, together) = (pairs(people / 10), pairs(people / 20), vec![(0, 1)]);
    let before = pairs(people * 3).into_iter().map(|(one, other)| (one, other, 1)).collect();
    let apart = apart.into_iter().filter(|pair| *pair != (0, 1) && *pair != (1, 0)).collect();
    Question { people: everyone, size: 3, lines, before, apart, together, seed, ..Question::default() }
}

/// Processor time of this process, in seconds. Linux only: elsewhere 0.
fn spent() -> f64 {
    let Ok(text) = fs::read_to_string("/proc/self/schedstat") else { return 0.0 };
    text.split(' ').next().and_then(|ns| ns.parse::<f64>().ok()).unwrap_or(0.0) / 1e9
}
