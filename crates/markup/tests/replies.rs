//! How well letters are cut, on the shared corpus of real ones, by the rules of its scorer.

use std::{collections::BTreeMap, fs, path::PathBuf};

use mail_parser::MessageParser;
use serde_json::Value;

/// The folder of corpora, or `None` where there is none and that is no failure.
fn corpora() -> Option<PathBuf> {
    let set = std::env::var_os("GUILDHALL_CORPORA").map(PathBuf::from);
    let near = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpora");
    let beside_worktrees = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/corpora");
    let found =
        [set, Some(near), Some(beside_worktrees)].into_iter().flatten().find(|folder| folder.is_dir());
    if found.is_none() {
        assert!(std::env::var("CI").as_deref() != Ok("true"), "the corpora are missing");
        println!("skipped: no corpora here");
    }
    found
}

/// The scorer's normalisation N().
fn normal(text: &str) -> String {
    let kept =
        text.chars().filter(|c| !matches!(c, '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{feff}' | '\u{ad}'));
    kept.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn texts(expected: &Value, key: &str) -> Vec<String> {
    expected[key].as_array().into_iter().flatten().filter_map(Value::as_str).map(normal).collect()
}

/// Whether one of the outputs that count is right.
fn passes(expected: &Value, reply: &str, without: &str) -> bool {
    let outputs = match expected["strip_signature"].as_str() {
        Some("required") => vec![without],
        Some("forbidden") => vec![reply],
        _ => vec![reply, without],
    };
    outputs.into_iter().map(normal).any(|output| {
        let mut wanted = texts(expected, "accept");
        wanted.extend(expected["reply"].as_str().map(normal));
        (expected["reply"].is_null() || wanted.contains(&output))
            && texts(expected, "must_contain").iter().all(|text| output.contains(text))
            && !texts(expected, "must_not_contain").iter().any(|text| output.contains(text))
    })
}

/// Wilson's 95 % interval of `right` in `of`, in per cent.
fn wilson(right: f64, of: f64) -> (f64, f64) {
    let (z, p) = (1.96, right / of);
    let middle = p + z * z / (2.0 * of);
    let spread = z * (p * (1.0 - p) / of + z * z / (4.0 * of * of)).sqrt();
    let scale = 100.0 / (1.0 + z * z / of);
    ((middle - spread) * scale, (middle + spread) * scale)
}

#[test]
fn replies_of_the_corpus_are_cut_at_least_as_well_as_by_the_best_tool() {
    let Some(folder) = corpora().map(|folder| folder.join("reply")) else { return };
    let mut by_source: BTreeMap<String, (f64, f64)> = BTreeMap::new();
    let show = std::env::var("SHOW_REPLIES").ok();
    let mut names: Vec<PathBuf> =
        fs::read_dir(&folder).expect("the folder").map(|entry| entry.expect("an entry").path()).collect();
    names.sort();
    for path in names.iter().filter(|path| path.extension().is_some_and(|e| e == "expected")) {
        let name = path.file_stem().and_then(|stem| stem.to_str()).expect("a name").to_owned();
        let expected: Value = serde_json::from_slice(&fs::read(path).expect("expected")).expect("JSON");
        let raw = names
            .iter()
            .find(|other| *other != path && other.file_stem() == path.file_stem())
            .expect("a letter");
        let bytes = fs::read(raw).expect("a letter");
        let message = MessageParser::default().parse(&bytes).expect("a message");
        let text = message
            .text_body
            .first()
            .and_then(|id| message.part(*id))
            .filter(|part| part.is_text() && !part.is_text_html());
        let (reply, without) = match (text, message.body_html(0)) {
            (Some(_), _) => {
                let body = message.body_text(0).unwrap_or_default();
                let letter = markup::quote::split(&body);
                (letter.reply(), letter.reply_without_signature())
            }
            (None, Some(html)) => replies_of_html(&html),
            (None, None) => Default::default(),
        };
        let right = passes(&expected, &reply, &without);
        let source = name.split("__").next().unwrap_or_default().to_owned();
        let score = by_source.entry(source).or_default();
        score.0 += f64::from(right);
        score.1 += 1.0;
        if !right && show.as_ref().is_some_and(|show| name.contains(show.as_str())) {
            println!(
                "##### {name} {}\n--- reply\n{reply}\n--- without\n{without}\n--- wanted {expected:#}",
                expected["strip_signature"]
            );
        }
    }
    let (right, of) = by_source.values().fold((0.0, 0.0), |sum, score| (sum.0 + score.0, sum.1 + score.1));
    for (source, (right, of)) in &by_source {
        let (low, high) = wilson(*right, *of);
        println!("{source:12} {right:3}/{of:<3} {:5.1} % ({low:.1} to {high:.1})", 100.0 * right / of);
    }
    let (low, high) = wilson(right, of);
    let mean = by_source.values().map(|(right, of)| 100.0 * right / of).sum::<f64>() / by_source.len() as f64;
    println!(
        "all          {right:3}/{of:<3} {:5.1} % ({low:.1} to {high:.1}), mean over sources {mean:.1} %",
        100.0 * right / of
    );
    // The best existing tool has 75 % of all.
    assert!(100.0 * right / of >= 90.0);
}

fn replies_of_html(html: &str) -> (String, String) {
    let text = markup::text_of_html(html, false);
    let letter = markup::quote::split(&text);
    (letter.reply(), letter.reply_without_signature())
}
