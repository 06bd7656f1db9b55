//! A client posts letters while the server is killed hard, again and again: every letter that got a 250 is found exactly once.
//!
//! By hand, with thousands of letters:
//!
//! ```sh
//! GUILDHALL_DRILL=100 cargo test --release -p guildhall --test crash_drill -- --nocapture
//! ```
//!
//! `GUILDHALL_DRILL` is how often the server is killed; between two kills some hundred letters are posted.

mod support;

use std::{
    collections::{HashMap, HashSet},
    sync::{
        Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

use support::{
    Program,
    post::{Client, free_address, letter, serve},
};

const CLIENTS: usize = 4;

fn kills() -> usize {
    std::env::var("GUILDHALL_DRILL").ok().and_then(|times| times.parse().ok()).unwrap_or(4)
}

/// What one client knows: which letters got a 250, how many were sent in all, and how many of those had been kept when the line broke
/// before their 250.
struct Posted {
    taken: HashSet<String>,
    sent: usize,
    unheard: usize,
}

/// Posts letters until it is told to stop. A letter whose fate is unknown, because the line broke, is sent again, as mail servers do.
fn post(client: usize, address: &str, stop: &AtomicBool) -> Posted {
    let mut posted = Posted { taken: HashSet::new(), sent: 0, unheard: 0 };
    let mut line: Option<Client> = None;
    let mut number = 0;
    while !stop.load(Ordering::Relaxed) {
        let Some(at_hand) = &mut line else {
            line = Client::greeted(address);
            if line.is_none() {
                thread::sleep(Duration::from_millis(5));
            }
            continue;
        };
        let id = format!("drill-{client}-{number}@pubcommons.example");
        // Most are short; some lie among the blobs, and some come in through a file.
        let length = match number % 50 {
            7 => 100_000,
            40 => 1_200_000,
            _ => 1_000,
        };
        let to = if number % 3 == 0 { "peers-help@hall.example" } else { "peers@hall.example" };
        posted.sent += 1;
        let words = format!("{id}\r\n{}", format!("{}\r\n", "x".repeat(98)).repeat(length / 100));
        match at_hand.send("gwen@pubcommons.example", to, &letter(&id, &words)) {
            Some(answer) if answer.starts_with("250") => {
                posted.unheard += usize::from(answer.contains("kept before"));
                posted.taken.insert(id);
                number += 1;
            }
            Some(answer) => assert!(answer.starts_with('4'), "{answer}"),
            None => line = None,
        }
    }
    posted
}

fn drill(program: &Program) {
    let (pages, smtp) = (free_address(), free_address());
    program.write("guildhall.toml", "[mail]\ndomain = \"hall.example\"\n");
    program.well(&["community", "found", "Peers"]);
    let stop = AtomicBool::new(false);
    let all: Mutex<Vec<Posted>> = Mutex::default();
    thread::scope(|threads| {
        for client in 0..CLIENTS {
            let (smtp, stop, all) = (&smtp, &stop, &all);
            threads.spawn(move || {
                let posted = post(client, smtp, stop);
                all.lock().unwrap().push(posted);
            });
        }
        for round in 0..kills() {
            let mut running = serve(program, &["--listen", &pages, "--smtp", &smtp]);
            // At another moment each time: while one connects, in a letter, in a commit, between two.
            thread::sleep(Duration::from_millis(150 + (round as u64 * 37) % 300));
            running.0.kill().unwrap();
            running.0.wait().unwrap();
        }
        // Once more, and what is in hand may end.
        let _running = serve(program, &["--listen", &pages, "--smtp", &smtp]);
        thread::sleep(Duration::from_millis(300));
        stop.store(true, Ordering::Relaxed);
        while all.lock().unwrap().len() < CLIENTS {
            thread::sleep(Duration::from_millis(10));
        }
    });

    let all = all.into_inner().unwrap();
    let taken: HashSet<&String> = all.iter().flat_map(|posted| &posted.taken).collect();
    let sent: usize = all.iter().map(|posted| posted.sent).sum();
    let unheard: usize = all.iter().map(|posted| posted.unheard).sum();
    assert!(taken.len() > 10 * kills(), "only {} letters were taken", taken.len());

    let listed = program.well(&["admin", "message-ids"]);
    let mut found: HashMap<&str, usize> = HashMap::new();
    for id in listed.lines().filter(|line| line.starts_with("drill-")) {
        *found.entry(id).or_default() += 1;
    }
    let lost: Vec<_> = taken.iter().filter(|id| !found.contains_key(id.as_str())).collect();
    assert!(lost.is_empty(), "{} letters that got a 250 are lost: {lost:?}", lost.len());
    let twice: Vec<_> = found.iter().filter(|(_, count)| **count > 1).collect();
    assert!(twice.is_empty(), "found more than once: {twice:?}");

    // In the table of arrivals too: one row for each, and each is whole.
    let arrivals = program.well(&["admin", "arrivals", "--limit", "1000000"]);
    let mut rows: HashMap<&str, usize> = HashMap::new();
    for line in arrivals.lines() {
        let id = line.split('<').next_back().and_then(|rest| rest.split('>').next());
        *rows.entry(id.unwrap_or_default()).or_default() += 1;
    }
    assert!(taken.iter().all(|id| rows.get(id.as_str()) == Some(&1)), "one row for each");
    for line in arrivals.lines().filter(|line| line.contains(" 1200")).take(5) {
        let id = line.split_whitespace().next().unwrap();
        let raw = program.run(&["admin", "arrivals", "--raw", id]).stdout;
        assert!(raw.len() > 1_199_000, "{line}");
    }
    println!(
        "{} kills, {sent} letters sent, {} taken, all found once; the 250 of {unheard} was lost in a kill, and heard the second time",
        kills(),
        taken.len()
    );
}

// reliability 2.1 case 1, 2.2 case 23
#[test]
fn every_letter_that_got_a_250_is_found_exactly_once_however_often_the_server_is_killed() {
    drill(&Program::new());
}

#[tokio::test]
async fn the_same_on_postgresql() {
    if let Some((program, _fresh)) = Program::on_postgres().await {
        drill(&program);
    }
}
