//! How long the measures of a network take. See README.md beside this file.
//!
//! ```text
//! cargo bench -p network                          draws a network, measures it, prints a table
//! cargo bench -p network -- --write ARCS          only draws it, into a file: from, to, weight on each line
//! cargo bench -p network -- --read ARCS           measures the network of a file
//! cargo bench -p network -- --read ARCS --lines   ... and prints "name TAB seconds TAB value" for a program
//! ```

#[path = "village.rs"]
mod village;

use std::hint::black_box;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::PathBuf;
use std::time::Instant;

use network::groups::natural_groups;
use network::measures::{
    Sources, arc_density, betweenness, centralisation, components, core_numbers, core_periphery, pagerank,
    reciprocity,
};
use network::{Adjacency, Graph};

const PEOPLE: usize = 100_000;
const TIES: usize = 1_000_000;
/// People from whom shortest ways are followed; every `PEOPLE / SOURCES`th, so that both programs take the same.
const SOURCES: usize = 64;

/// How often each measure is taken; the fastest counts.
const TIMES: usize = 2;

type Arcs = Vec<(u32, u32, f64)>;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (mut write, mut read, mut lines) = (None, None, false);
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--write" => write = Some(PathBuf::from(words.next().ok_or("--write needs a file")?)),
            "--read" => read = Some(PathBuf::from(words.next().ok_or("--read needs a file")?)),
            "--lines" => lines = true,
            "--bench" => {} // cargo says this
            other => return Err(format!("unknown argument {other}").into()),
        }
    }
    if let Some(path) = write {
        let mut file = BufWriter::new(std::fs::File::create(path)?);
        for (from, to, weight) in village::arcs(PEOPLE, TIES, 20) {
            writeln!(file, "{from}\t{to}\t{weight}")?;
        }
        return Ok(file.flush()?);
    }
    let arcs = match read {
        Some(path) => arcs_of(BufReader::new(std::fs::File::open(path)?))?,
        None => village::arcs(PEOPLE, TIES, 20),
    };
    let people = arcs.iter().map(|arc| arc.0.max(arc.1) as usize + 1).max().unwrap_or(0);
    for Figure { name, seconds, value } in measured(people, &arcs)? {
        if lines {
            println!("{name}\t{seconds}\t{value}");
        } else {
            println!("{name:<28}{:>10.1} ms   {value}", seconds * 1e3);
        }
    }
    Ok(())
}

fn arcs_of(file: impl BufRead) -> Result<Arcs, Box<dyn std::error::Error>> {
    let mut arcs = Vec::new();
    for line in file.lines() {
        let line = line?;
        let mut cells = line.split('\t');
        let mut cell = || cells.next().ok_or("a line has fewer than three cells");
        arcs.push((cell()?.parse()?, cell()?.parse()?, cell()?.parse()?));
    }
    Ok(arcs)
}

struct Figure {
    name: &'static str,
    seconds: f64,
    value: f64,
}

/// Each measure, timed, with one number by which to see that it is the right one.
fn measured(people: usize, arcs: &Arcs) -> Result<Vec<Figure>, Box<dyn std::error::Error>> {
    let mut figures = Vec::new();
    let graph = timed(
        &mut figures,
        "build",
        || Graph::from_arcs(people, arcs.iter().copied()),
        |graph| match graph {
            Ok(graph) => graph.arcs() as f64,
            Err(_) => f64::NAN,
        },
    )?;
    let ties = timed(&mut figures, "ties", || graph.ties(), |ties| ties.count() as f64);
    timed(&mut figures, "density", || arc_density(&graph), |density| density.unwrap_or(f64::NAN));
    timed(
        &mut figures,
        "reciprocity",
        || reciprocity(&graph),
        |found| found.map_or(f64::NAN, |both| both.arcs),
    );
    timed(&mut figures, "components", || components(graph.outgoing()), |parts| parts.count() as f64);
    timed(&mut figures, "core_numbers", || core_numbers(&ties), |cores| f64::from(cores.highest()));
    timed(
        &mut figures,
        "pagerank",
        || pagerank(&graph, 0.85),
        |rank| rank.iter().copied().fold(0.0, f64::max),
    );
    let sources = Sources::These(every(people, SOURCES));
    let highest = |of: &[f64]| of.iter().copied().fold(0.0, f64::max) * SOURCES as f64 / people as f64;
    let ways = |rows: &Adjacency, directed| betweenness(rows, directed, &sources);
    timed(&mut figures, "betweenness", || ways(ties.adjacency(), false), |found| highest(&found.of));
    timed(&mut figures, "betweenness_directed", || ways(graph.outgoing(), true), |found| highest(&found.of));
    timed(
        &mut figures,
        "leiden",
        || natural_groups(&ties, 1, 2),
        |found| found.as_ref().map_or(f64::NAN, |found| found.modularity),
    );
    timed(&mut figures, "centralisation", || centralisation(&ties), |found| found.unwrap_or(f64::NAN));
    timed(
        &mut figures,
        "core_periphery",
        || core_periphery(&ties),
        |core| core.as_ref().map_or(f64::NAN, |core| core.fit),
    );
    Ok(figures)
}

/// `count` people at equal distances.
fn every(people: usize, count: usize) -> Vec<u32> {
    (0..count).map(|place| (place * people / count) as u32).collect()
}

/// Measures `TIMES` times and keeps the fastest: what other programs did meanwhile is not ours to measure.
#[allow(clippy::disallowed_methods)] // a bench measures durations
fn timed<T>(
    figures: &mut Vec<Figure>,
    name: &'static str,
    measure: impl Fn() -> T,
    value: impl FnOnce(&T) -> f64,
) -> T {
    let once = || {
        let start = Instant::now();
        let found = black_box(measure());
        (start.elapsed().as_secs_f64(), found)
    };
    let (mut seconds, found) = once();
    for _ in 1..TIMES {
        seconds = seconds.min(once().0);
    }
    figures.push(Figure { name, seconds, value: value(&found) });
    found
}
