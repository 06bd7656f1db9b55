//! Odd and ordinary letters of twenty other projects: subject, people, ids, date, text and attachments as they agree on.

mod support;

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

/// Of the letters with expected values, so many are right in all fields. Raise it when the parser gets better.
const LEAST_RIGHT: f64 = 0.97;

#[test]
fn letters_are_read_as_other_tools_agree() {
    let Some(folder) = support::corpus("mime") else { return };
    let mut by_source: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    let mut by_field: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    let mut wrong = Vec::new();
    for path in support::files(&folder, "expected") {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read(&path).unwrap();
        let expected: Value = serde_json::from_str(&String::from_utf8_lossy(&text)).unwrap();
        let raw = std::fs::read(path.with_extension("eml")).unwrap();
        #[allow(clippy::disallowed_methods)] // only to see that no letter takes long
        let begun = Instant::now();
        let got: Value = serde_json::from_str(&mail::explain::to_json(&raw)).unwrap();
        assert!(begun.elapsed() < Duration::from_secs(5), "{name} took {:?}", begun.elapsed());
        if expected["robustness_only"] == true {
            continue;
        }
        let fields = judge(&expected, &got);
        let right = fields.values().all(|right| *right);
        for (field, right) in &fields {
            count(by_field.entry(field).or_default(), *right);
            if !right && *field == "names" {
                wrong.push(format!("{name}: {field}: expected {:?} got {:?}", named(&expected), named(&got)));
            } else if !right {
                wrong.push(format!("{name}: {field}: expected {} got {}", expected[field], got[field]));
            }
        }
        let source = name.split("__").next().unwrap_or_default().to_owned();
        count(by_source.entry(source).or_default(), right);
        count(by_source.entry("* all".to_owned()).or_default(), right);
    }
    if std::env::var_os("GUILDHALL_SHOW_WRONG").is_some() {
        println!("{}", wrong.join("\n"));
    }
    for (name, (right, all)) in
        by_field.iter().map(|(n, c)| (n.to_string(), c)).chain(by_source.iter().map(|(n, c)| (n.clone(), c)))
    {
        println!("{name:15} {right:4}/{all:<4} {:6.1} %", 100.0 * f64::from(*right) / f64::from(*all));
    }
    let (right, all) = by_source["* all"];
    assert!(f64::from(right) / f64::from(all) >= LEAST_RIGHT, "{right} of {all} letters are right");
}

fn count(counts: &mut (u32, u32), right: bool) {
    counts.0 += u32::from(right);
    counts.1 += 1;
}

fn judge(expected: &Value, got: &Value) -> BTreeMap<&'static str, bool> {
    let mut fields = BTreeMap::new();
    for field in ["subject", "message_id", "text"] {
        if let Some(value) = expected.get(field) {
            fields.insert(field, normal(value) == normal(&got[field]));
        }
    }
    for field in ["from", "to", "cc"] {
        if expected.get(field).is_some() {
            let wanted: Vec<String> = list(&expected[field]).map(|a| normal(&a["address"])).collect();
            let read: Vec<String> =
                list(&got[field]).map(|a| a["address"].as_str().unwrap_or_default().to_lowercase()).collect();
            fields.insert(field, wanted == read);
        }
    }
    let wanted: Vec<_> = named(expected).into_iter().filter(|(_, name)| !name.is_empty()).collect();
    if !wanted.is_empty() {
        let read = named(got);
        fields.insert("names", wanted.iter().all(|n| read.contains(n)));
    }
    if let Some(date) = expected.get("date") {
        fields.insert("date", *date == got["date"]);
    }
    if let Some(has_html) = expected.get("has_html") {
        fields.insert("has_html", *has_html == got["has_html"]);
    }
    if expected.get("attachments").is_some() {
        let files = |value: &Value| {
            let mut files: Vec<(String, String)> = list(&value["attachments"])
                .map(|a| {
                    (normal(&a["filename"]), a["content_type"].as_str().unwrap_or_default().to_lowercase())
                })
                .collect();
            files.sort();
            files
        };
        fields.insert("attachments", files(expected) == files(got));
    }
    fields
}

fn named(value: &Value) -> Vec<(String, String)> {
    let people = ["from", "to", "cc"].into_iter().flat_map(|field| list(&value[field]));
    people.map(|a| (normal(&a["address"]).to_lowercase(), normal(&a["name"]))).collect()
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().map(Vec::as_slice).unwrap_or_default().iter()
}

/// N() of the scoring rules: NFC, no hidden characters, every run of white space one space.
fn normal(value: &Value) -> String {
    let text = value.as_str().unwrap_or_default();
    let kept: String = text
        .nfc()
        .filter(|c| !matches!(c, '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{feff}' | '\u{ad}'))
        .collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}
