//! The figures, in tables.

use crate::load::Run;

/// The middle one.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}

/// The least: what it costs when nobody else is in the way.
pub fn least(runs: &[Run], of: impl Fn(&Run) -> f64) -> f64 {
    runs.iter().map(of).fold(f64::INFINITY, f64::min)
}

fn rate(runs: &[Run]) -> f64 {
    median(runs.iter().map(Run::rate).collect())
}

fn p99(runs: &[Run]) -> f64 {
    median(runs.iter().map(Run::p99).collect())
}

/// Ours beside the reference that took turns with it.
pub fn against(name: &str, bytes: usize, ours: &[Run], theirs: &[Run]) -> Vec<String> {
    assert!(ours.iter().all(|run| run.refused == 0), "{name}: an answer was not a page");
    let (cpu, bare) = (least(ours, |run| run.cpu), least(theirs, |run| run.cpu));
    let turns = ours.iter().zip(theirs).map(|(one, other)| one.rate() / other.rate());
    vec![
        name.to_owned(),
        bytes.to_string(),
        format!("{cpu:.0}"),
        format!("{:.0}", least(ours, |run| run.database)),
        format!("{bare:.0}"),
        format!("{:.2}", bare / cpu),
        format!("{:.0}", rate(ours)),
        format!("{:.0}", rate(theirs)),
        format!("{:.2}", median(turns.collect())),
        format!("{:.2}", p99(ours)),
    ]
}

/// The small community beside the large one.
pub fn growth(name: &str, little: &[Run], much: &[Run]) -> Vec<String> {
    let turns = little.iter().zip(much).map(|(one, other)| other.p99() / one.p99());
    let (few, many) = (least(little, all), least(much, all));
    vec![
        name.to_owned(),
        format!("{:.2}", p99(little)),
        format!("{:.2}", p99(much)),
        format!("{:.2}", median(turns.collect())),
        format!("{few:.0}"),
        format!("{many:.0}"),
        format!("{:.2}", many / few),
    ]
}

/// One that has nothing to be compared with.
pub fn alone(name: &str, runs: &[Run]) -> Vec<String> {
    let none = String::new;
    let (p99, cpu) = (format!("{:.2}", p99(runs)), format!("{:.0}", least(runs, all)));
    vec![name.to_owned(), none(), p99, none(), none(), cpu, none()]
}

/// Server and database together.
fn all(run: &Run) -> f64 {
    run.cpu + run.database
}

/// Prints a table.
pub fn table(title: &str, heads: &[&str], rows: &[Vec<String>]) {
    println!("\n{title}\n");
    let heads: Vec<String> = heads.iter().map(|head| (*head).to_owned()).collect();
    let wide = |column: usize| {
        let cells = rows.iter().chain([&heads]).filter_map(|row| row.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    for row in [&heads].into_iter().chain(rows) {
        let cells = row.iter().enumerate().map(|(column, cell)| match column {
            0 => format!("{cell:<width$}", width = wide(0)),
            _ => format!("{cell:>width$}", width = wide(column)),
        });
        println!("{}", cells.collect::<Vec<_>>().join("  "));
    }
}
