//! Composes cohorts and says what that costs in processor time.
//!
//!     cargo bench -p matching                         a table
//!     cargo bench -p matching -- --write FOLDER       writes each question as JSON, for compare.py
//!     cargo bench -p matching -- --lines              one line each: name, seconds, gap, bound, nodes

mod questions;

use std::{env, fs, path::Path};

use matching::cohort::{self, Work};

/// Each question is asked so often; the fastest counts.
const TIMES: usize = 3;

fn main() {
    let args: Vec<String> = env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let lines = args.iter().any(|arg| arg == "--lines");
    if let Some(place) = args.iter().position(|arg| arg == "--write") {
        let folder = args.get(place + 1).expect("--write FOLDER");
        for (name, question) in questions::all() {
            let file = Path::new(folder).join(format!("{name}.json"));
            fs::write(file, questions::json(&question)).expect("the folder can be written");
        }
        return;
    }
    if !lines {
        println!(
            "{:<14}{:>10}{:>10}{:>14}{:>14}{:>8}",
            "question", "CPU ms", "with 3*", "gap", "at least", "nodes"
        );
    }
    for (name, question) in questions::all() {
        let (mut fastest, mut with_next) = (f64::MAX, f64::MAX);
        let mut answer = None;
        for _ in 0..TIMES {
            let before = spent();
            answer = Some(cohort::compose(&question, 0, Work::default()).expect("a group"));
            fastest = fastest.min(spent() - before);
        }
        if !lines {
            let before = spent();
            cohort::compose(&question, 3, Work::default()).expect("a group");
            with_next = spent() - before;
        }
        let answer = answer.expect("asked");
        let (gap, at_least) = (answer.best.gap, answer.best.at_least);
        if lines {
            println!("{name} {fastest} {gap} {at_least} {}", answer.nodes);
        } else {
            let (ms, next) = (fastest * 1e3, with_next * 1e3);
            println!("{name:<14}{ms:>10.1}{next:>10.1}{gap:>14}{at_least:>14}{:>8}", answer.nodes);
        }
    }
    if !lines {
        println!("* with the three groups that come next, each proven or with its bound");
    }
}

/// Processor time of this process, in seconds. Linux only: elsewhere 0.
fn spent() -> f64 {
    let Ok(text) = fs::read_to_string("/proc/self/schedstat") else { return 0.0 };
    text.split(' ').next().and_then(|ns| ns.parse::<f64>().ok()).unwrap_or(0.0) / 1e9
}
