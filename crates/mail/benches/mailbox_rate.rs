//! How long a letter of a real archive takes: to cut it from the mailbox, to thread it, to read it.
//!
//! `GUILDHALL_CORPORA=... cargo bench -p mail`, or give mailbox files: `cargo bench -p mail -- FILE...`. Prints the best of five
//! runs: microseconds a letter and megabytes a second, one thread.

#[path = "../tests/support/mod.rs"]
mod support;

use std::path::PathBuf;
use std::time::Instant;

use mail::mbox::{Item, Mailbox};
use mail::thread::{Threads, ids_of};

fn main() {
    let mut files: Vec<PathBuf> =
        std::env::args().skip(1).filter(|a| !a.starts_with("--")).map(PathBuf::from).collect();
    if files.is_empty() {
        let Some(folder) = support::corpus("mbox") else { return };
        files = support::files(&folder, "mbox");
    }
    let bytes: u64 = files.iter().map(|f| std::fs::metadata(f).unwrap().len()).sum();
    println!("{} files, {:.1} MB", files.len(), bytes as f64 / 1e6);
    measure("cut", bytes, || letters(&files, |_| ()));
    let mut threads = Threads::new();
    measure("cut, ids, threads", bytes, || {
        threads = Threads::new();
        letters(&files, |raw| threads.add(&ids_of(raw), raw))
    });
    measure("cut, ids, threads, read", bytes, || {
        threads = Threads::new();
        letters(&files, |raw| {
            let letter = mail::parse(raw);
            threads.add(&letter.ids, raw);
            std::hint::black_box(&letter);
        })
    });
    println!("{} ids, {} threads", threads.distinct_letters(), threads.count());
}

fn letters(files: &[PathBuf], mut each: impl FnMut(&[u8])) -> u64 {
    let mut count = 0;
    for file in files {
        let mut mailbox = Mailbox::open(file).unwrap();
        while let Some(item) = mailbox.next().unwrap() {
            if let Item::Letter(letter) = item {
                each(&letter.raw);
                count += 1;
            }
        }
    }
    count
}

#[allow(clippy::disallowed_methods)] // a bench measures
fn measure(what: &str, bytes: u64, mut run: impl FnMut() -> u64) {
    let mut best = f64::INFINITY;
    let mut count = 0;
    for _ in 0..5 {
        let begun = Instant::now();
        count = run();
        best = best.min(begun.elapsed().as_secs_f64());
    }
    let (each, rate) = (best * 1e6 / count as f64, bytes as f64 / best / 1e6);
    println!("{what:26} {count} letters {each:7.1} µs a letter {rate:7.0} MB/s");
}
