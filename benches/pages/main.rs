//! How much a page costs: `cargo bench -p testkit --bench pages`. What is measured, and how, is in `README.md` beside this file.

mod fill;
mod load;
mod process;
mod report;
mod serve;
mod town;

use std::{env, process::ExitCode, time::Duration};

use load::{Ask, Load, Run};
use process::Child;
use report::{median, table};
use town::Town;

/// Connections that ask at once.
const CONNECTIONS: usize = 16;
/// Turns that ours and the reference take; the median counts, and the least CPU.
const TURNS: usize = 5;
/// How long a turn is.
const TURN: Duration = Duration::from_millis(1_200);
/// Posts of the small community, and of the large one.
const SMALL: usize = 10_000;
const LARGE: usize = 1_000_000;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).filter(|one| one != "--bench").collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let run = tokio::runtime::Builder::new_current_thread().enable_all().build();
    match (words.as_slice(), run) {
        // Children: they serve until they are ended.
        (["serve", place, blobs], _) => serve::house(place, blobs),
        (["reference", bytes], _) => serve::reference(bytes.parse().unwrap_or(0)),
        (chosen, Ok(run)) => run.block_on(measure(chosen)),
        (_, Err(error)) => panic!("no threads to work with: {error}"),
    }
    ExitCode::SUCCESS
}

/// `pages`, `growth`, `post`, `sqlite`, `postgres`: nothing said means all of them.
async fn measure(chosen: &[&str]) {
    let of = |these: &[&str], one: &str| chosen.iter().all(|c| !these.contains(c)) || chosen.contains(&one);
    let part = |one| of(&["pages", "growth", "post"], one);
    for engine in ["sqlite", "postgres"].into_iter().filter(|one| of(&["sqlite", "postgres"], one)) {
        let Some(small) = Town::open(engine, SMALL).await else { continue };
        if part("pages") {
            pages(&small).await;
        }
        if part("growth")
            && let Some(large) = Town::open(engine, LARGE).await
        {
            growth(&small, &large).await;
        }
        if part("post") {
            posting(&small).await;
        }
    }
}

/// The thread and the list, for a visitor and for a member, against a bare server that sends the same bytes.
async fn pages(town: &Town) {
    let server = town.serve();
    let mut rows = Vec::new();
    for (page, path) in [("thread", town.thread()), ("list", town.list())] {
        for who in ["visitor", "member"] {
            for packed in [false, true] {
                let mut ask = Ask::get(&path);
                if who == "member" {
                    ask = ask.with("cookie", &town.cookie(0));
                }
                if packed {
                    ask = ask.with("accept-encoding", "gzip");
                }
                let bytes = load::once(server.port, &ask).await.len();
                let reference = Child::start(&["reference", &bytes.to_string()]);
                let (asks, plain) = (Load::of(vec![ask]), Load::of(vec![Ask::get("/")]));
                let (mut ours, mut theirs) = (Vec::new(), Vec::new());
                load::run(&server, &asks, CONNECTIONS, TURN / 4).await;
                for _ in 0..TURNS {
                    theirs.push(load::run(&reference, &plain, CONNECTIONS, TURN).await);
                    ours.push(load::run(&server, &asks, CONNECTIONS, TURN).await);
                }
                let name = format!("{page}, {who}{}", if packed { ", gzip" } else { "" });
                rows.push(report::against(&name, bytes, &ours, &theirs));
            }
        }
    }
    let heads =
        ["page", "bytes", "CPU µs", "database", "static", "ratio", "req/s", "static", "ratio", "p99 ms"];
    table(&format!("{}: pages, {CONNECTIONS} connections", town.engine), &heads, &rows);
}

/// Threads and lists all over a community of ten thousand posts and one of a million, by turns.
async fn growth(small: &Town, large: &Town) {
    let (one, two) = (small.serve(), large.serve());
    let mut rows = Vec::new();
    for page in ["thread", "list"] {
        for who in ["visitor", "member"] {
            let asks = |town: &Town| town.anywhere(page, who == "member");
            let (few, many) = (asks(small), asks(large));
            let (mut little, mut much) = (Vec::new(), Vec::new());
            for _ in 0..2 {
                load::run(&one, &few, CONNECTIONS, TURN).await;
                load::run(&two, &many, CONNECTIONS, TURN).await;
            }
            for _ in 0..TURNS {
                little.push(load::run(&one, &few, CONNECTIONS, TURN).await);
                much.push(load::run(&two, &many, CONNECTIONS, TURN).await);
            }
            rows.push(report::growth(&format!("{page}, {who}"), &little, &much));
        }
    }
    for (name, path) in large.long_pages() {
        let asks = Load::of(vec![Ask::get(&path).with("cookie", &large.cookie(0))]);
        load::run(&two, &asks, CONNECTIONS, TURN / 4).await;
        let runs = [
            load::run(&two, &asks, CONNECTIONS, TURN).await,
            load::run(&two, &asks, CONNECTIONS, TURN).await,
        ];
        rows.push(report::alone(&name, &runs));
    }
    let heads = ["page", "p99 ms, 10k", "p99 ms, 1M", "ratio", "CPU µs, 10k", "CPU µs, 1M", "ratio"];
    table(&format!("{}: growth, {CONNECTIONS} connections", large.engine), &heads, &rows);
}

/// Answers sent by many members: the form, the post, its index, the journal, the watch.
async fn posting(town: &Town) {
    let server = town.serve();
    let mut rows = Vec::new();
    for (name, connections) in [("one at a time", 1), ("sixteen at once", CONNECTIONS)] {
        let mut runs: Vec<Run> = Vec::new();
        for turn in 0..3 {
            let answers = town.answers(100 * connections, turn + 3 * connections);
            runs.push(load::each(&server, &answers, connections).await);
        }
        rows.push(vec![
            name.to_owned(),
            format!("{:.0}", report::least(&runs, |run| run.cpu)),
            format!("{:.0}", report::least(&runs, |run| run.database)),
            format!("{:.0}", median(runs.iter().map(Run::rate).collect())),
            runs.iter().map(|run| run.refused).sum::<usize>().to_string(),
        ]);
    }
    table(
        &format!("{}: storing a post", town.engine),
        &["", "CPU µs", "database", "posts/s", "refused"],
        &rows,
    );
}
