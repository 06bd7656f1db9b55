//! How long it takes to make words ready to be shown. Run: `cargo bench -p markup`.
//!
//! Each line gives the time of one call, and its ratio to that of escaping the same text: the least that could
//! be done to it, measured in the same run.

#![allow(clippy::disallowed_methods)] // to measure

use std::{hint::black_box, time::Instant};

use markup::{
    LetterOptions, clean, escape, first_words, from_mail_html, from_mail_text, from_markdown, quote::split,
    snippet,
};

fn main() {
    let text = include_str!("../tests/fixtures/letter.txt");
    let html =
        format!("<html><body>{}</body></html>", from_mail_text(text, &LetterOptions::new("Earlier")).html);
    let options = LetterOptions::new("Earlier letter");
    let plain = from_mail_text(text, &options).plain;
    let least = measure(|| escape(black_box(text)).len());
    println!("a letter of {} bytes, {} as HTML", text.len(), html.len());
    let report = |name: &str, took: f64| println!("{name:18} {took:8.2} µs {:8.1}", took / least);
    report("escape", least);
    report("quote::split", measure(|| split(black_box(text)).parts.len()));
    report("from_mail_text", measure(|| from_mail_text(black_box(text), &options).html.len()));
    report("from_markdown", measure(|| from_markdown(black_box(text)).html.len()));
    report("clean", measure(|| clean(black_box(&html)).len()));
    report("from_mail_html", measure(|| from_mail_html(black_box(&html), &options).html.len()));
    report("snippet", measure(|| snippet(black_box(&plain), |word| word == "key", 160).len()));
    report("first_words", measure(|| first_words(black_box(&plain), 20).len()));
}

/// The fastest of twenty rounds of two hundred calls, in microseconds a call.
fn measure(act: impl Fn() -> usize) -> f64 {
    let round = || {
        let start = Instant::now();
        let sum: usize = (0..200).map(|_| act()).sum();
        black_box(sum);
        start.elapsed().as_secs_f64() * 1e6 / 200.0
    };
    (0..20).map(|_| round()).fold(f64::INFINITY, f64::min)
}
