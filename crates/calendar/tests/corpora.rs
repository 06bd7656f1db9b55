//! Calendar files and letters of a dozen other projects, as two other readers agree on them.

use std::path::{Path, PathBuf};

use calendar::{Calendar, Item, is_calendar};
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

fn corpus(kind: &str) -> Option<PathBuf> {
    let root = std::env::var_os("GUILDHALL_CORPORA")
        .map(PathBuf::from)
        .unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpora"));
    let folder = root.join(kind);
    if folder.is_dir() {
        return Some(folder);
    }
    assert!(std::env::var("CI").as_deref() != Ok("true"), "no corpora at {}", folder.display());
    println!("skipped: no corpora at {} (set GUILDHALL_CORPORA)", folder.display());
    None
}

/// Each case: name, what is expected, the bytes.
fn cases(folder: &Path, ending: &str) -> Vec<(String, Value, Vec<u8>)> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "expected"))
        .collect();
    paths.sort();
    let read = |path: &PathBuf| {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let expected = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
        (name, expected, std::fs::read(path.with_extension(ending)).unwrap())
    };
    paths.iter().map(read).collect()
}

fn tell(kind: &str, wrong: &[String], of: usize, least: f64) {
    let share = 100.0 * (of - wrong.len()) as f64 / of as f64;
    println!("{kind}: {}/{of} {share:.1} %; wrong: {wrong:?}", of - wrong.len());
    assert!(share >= least, "{kind}: {share:.1} %");
}

#[test]
fn letters_with_calendars_are_read_as_other_readers_agree() {
    let Some(folder) = corpus("itip") else { return };
    let (mut wrong, mut of) = (Vec::new(), 0);
    for (name, expected, raw) in cases(&folder, "eml") {
        let letter = mail::parse(&raw);
        let calendars: Vec<Calendar> = letter
            .attachments
            .iter()
            .filter(|file| is_calendar(&file.content_type, file.file_name.as_deref()))
            .map(|file| calendar::read(&file.bytes))
            .collect();
        if expected["robustness_only"] == true {
            continue;
        }
        of += 1;
        let best = calendars.iter().find(|c| c.method.is_some()).or(calendars.first());
        let right = match best {
            None => expected["method"].is_null() && expected["uid"].is_null(),
            Some(best) => {
                let item = best.items.first();
                let key = if expected["replies"].is_array() { "replies" } else { "attendees" };
                best.method.as_deref() == expected["method"].as_str()
                    && item.and_then(|item| item.uid.as_deref()) == expected["uid"].as_str()
                    && (expected[key].is_null()
                        || item.is_some_and(|item| attendees(item) == wanted(&expected[key])))
                    && (expected["sequence"].is_null()
                        || item.and_then(|item| item.sequence) == expected["sequence"].as_i64())
                    && (expected["recurrence_id"].is_null()
                        || item
                            .and_then(|item| item.recurrence_id.as_ref())
                            .map(|when| when.written.as_str())
                            == expected["recurrence_id"].as_str())
            }
        };
        if !right {
            wrong.push(name);
        }
    }
    tell("itip", &wrong, of, 98.0);
}

#[test]
fn calendar_files_are_read_as_other_readers_agree() {
    let Some(folder) = corpus("ics") else { return };
    let (mut wrong, mut of) = (Vec::new(), 0);
    for (name, expected, raw) in cases(&folder, "ics") {
        let read = calendar::read(&raw);
        if expected["robustness_only"] == true {
            continue;
        }
        of += 1;
        let events = expected["events"].as_array().map(Vec::as_slice).unwrap_or_default();
        let same = |(wanted, item): (&Value, &Item)| {
            wanted["uid"].as_str() == item.uid.as_deref()
                && (wanted["summary"].is_null()
                    || normal(wanted["summary"].as_str()) == normal(item.summary.as_deref()))
                && (wanted["dtstart"].is_null()
                    || wanted["dtstart"].as_str() == item.start.as_ref().map(|when| when.written.as_str()))
                && self::wanted(&wanted["attendees"]) == attendees(item)
        };
        if events.len() != read.items.len() || !events.iter().zip(&read.items).all(same) {
            wrong.push(name);
        }
    }
    tell("ics", &wrong, of, 97.0);
}

fn attendees(item: &Item) -> Vec<(String, Option<String>)> {
    let mut all: Vec<_> = item.attendees.iter().map(|a| (a.email.clone(), a.partstat.clone())).collect();
    all.sort();
    all
}

fn wanted(list: &Value) -> Vec<(String, Option<String>)> {
    let list = list.as_array().map(Vec::as_slice).unwrap_or_default();
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let mut all: Vec<_> =
        list.iter().map(|a| (text(&a["email"]).unwrap_or_default(), text(&a["partstat"]))).collect();
    all.sort();
    all
}

fn normal(text: Option<&str>) -> String {
    let kept: String = text
        .unwrap_or_default()
        .nfc()
        .filter(|c| !matches!(c, '\u{200b}'..='\u{200d}' | '\u{feff}' | '\u{ad}'))
        .collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}
