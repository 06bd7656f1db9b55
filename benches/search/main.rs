//! How long a search takes: see README.md beside this file.

#![allow(clippy::disallowed_methods)] // to measure

mod cpu;
mod fill;
mod queries;

use std::time::Instant;

use community::{Actor, CommunityId, House, charter, search};
use store::{Engine, Value, args, statements};

use fill::{Hall, SLUG};

statements! {
    /// What one would write without thinking twice: everything that matches, ranked by the engine.
    PLAIN_SQLITE = "SELECT rowid FROM post_words WHERE post_words MATCH $1 ORDER BY rank LIMIT 20";
    PLAIN_POSTGRES = "SELECT post_id FROM post_words, CAST(CAST($1 AS TEXT) AS tsquery) AS q WHERE words @@ q ORDER BY ts_rank(words, q) DESC LIMIT 20";
}

/// Queries of each kind; and how many of them the reference is asked, which takes its time.
const QUERIES: usize = 200;
const REFERENCE: usize = 10;

#[tokio::main]
async fn main() {
    let given: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with("--")).collect();
    let posts = given.iter().find_map(|arg| arg.replace('_', "").parse().ok()).unwrap_or(100_000);
    let engine = given.iter().find(|arg| ["sqlite", "postgres"].contains(&arg.as_str()));
    for hall in [
        if engine.is_none_or(|engine| engine == "sqlite") { Some(fill::sqlite(posts).await) } else { None },
        if engine.is_none_or(|engine| engine == "postgres") { fill::postgres(posts).await } else { None },
    ]
    .into_iter()
    .flatten()
    {
        if given.iter().any(|arg| arg == "reindex") {
            fill::reindex(&hall.house).await;
        }
        measure(&hall, posts).await;
    }
}

async fn measure(hall: &Hall, posts: usize) {
    println!("\n{posts} posts on {:?}: milliseconds", hall.house.store().engine());
    println!(
        "{:28} {:>8} {:>8} {:>8} {:>8} {:>9} {:>6} {:>6} {:>10} {:>7}",
        "query", "p50", "p99", "most", "cpu", "cpu p50", "found", "people", "reference", "ratio"
    );
    let actor = Actor::Person(hall.asker);
    let viewer = charter::visit(&mut hall.house.work(actor), SLUG).await.expect("the community is there");
    let all = queries::all(posts, QUERIES);
    // Connections, statements and caches, as in a house that is lived in.
    for query in all.iter().flat_map(|kind| kind.queries.iter().take(10)) {
        search::search(&mut hall.house.work(actor), &viewer, query, 1).await.expect("an answer");
    }
    let watch = cpu::Watch::of(hall.house.store()).await;
    let (mut walls, mut cpus) = (Vec::new(), Vec::new());
    for kind in &all {
        let (mut wall, mut spent, mut found, mut people) = (Vec::new(), Vec::new(), 0, 0);
        for query in &kind.queries {
            let (before, start) = (watch.spent(), Instant::now());
            let answer =
                search::search(&mut hall.house.work(actor), &viewer, query, 1).await.expect("an answer");
            wall.push(start.elapsed().as_secs_f64() * 1e3);
            spent.push((watch.spent() - before) * 1e3);
            found += answer.threads.len();
            people += answer.people.len();
        }
        let reference = reference(&hall.house, viewer.community().id, &kind.plain[..REFERENCE]).await;
        let count = kind.queries.len();
        report(
            kind.name,
            &mut wall,
            &mut spent,
            found as f64 / count as f64,
            people as f64 / count as f64,
            Some(reference),
        );
        walls.extend(wall);
        cpus.extend(spent);
    }
    report("all", &mut walls, &mut cpus, f64::NAN, f64::NAN, None);
}

fn report(name: &str, wall: &mut [f64], spent: &mut [f64], found: f64, people: f64, reference: Option<f64>) {
    let cpu = spent.iter().sum::<f64>() / spent.len() as f64;
    let (p50, p99, most, cpu50) = (at(wall, 0.5), at(wall, 0.99), at(wall, 1.0), at(spent, 0.5));
    let (reference, ratio) = reference
        .map_or((String::new(), String::new()), |time| (format!("{time:.2}"), format!("{:.3}", p50 / time)));
    println!(
        "{name:28} {p50:8.2} {p99:8.2} {most:8.2} {cpu:8.2} {cpu50:9.2} {found:6.1} {people:6.1} {reference:>10} {ratio:>7}"
    );
}

fn at(values: &mut [f64], share: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    values[((values.len() as f64 * share).ceil() as usize).clamp(1, values.len()) - 1]
}

/// The median time of the reference, in milliseconds.
async fn reference(house: &House, community: CommunityId, queries: &[Vec<String>]) -> f64 {
    let mut times = Vec::new();
    for words in queries {
        let start = Instant::now();
        let quoted = |before: &str, mark: &str| -> Vec<String> {
            words.iter().map(|word| format!("{mark}{before}{word}{mark}")).collect()
        };
        let (statement, text) = match house.store().engine() {
            // There every word begins with its community.
            Engine::Sqlite => (&PLAIN_SQLITE, quoted(&community.to_string(), "\"").join(" ")),
            Engine::Postgres => (&PLAIN_POSTGRES, quoted("", "'").join(" & ")),
        };
        let args: Vec<Value> = args![text];
        house.store().all::<(i64,)>(statement, args).await.expect("an answer");
        times.push(start.elapsed().as_secs_f64() * 1e3);
    }
    at(&mut times, 0.5)
}
