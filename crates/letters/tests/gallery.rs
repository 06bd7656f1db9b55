//! What a good letter is, held against every letter there is: practice 4.1, the mail contract.

#[path = "gallery/mod.rs"]
mod gallery;

use std::{collections::BTreeSet, fs, path::Path};

use gallery::Entry;

/// What is read rather than answered: what people wrote, a list of things, what was asked for. It is as long as it is.
const READ: [&str; 8] = ["post", "digest", "catch-up", "joined", "help", "my-data", "adopted", "confirm"];
/// What follows something that the reader did a moment ago, or waits for: why they have it stands in its first sentence.
const FOLLOWS: [&str; 3] = ["questions", "application", "decision"];
/// Answers to what a calendar program sent: `tests/calendar.rs` reads them.
const BY_CALENDAR: [&str; 2] = ["gathering-line", "gathering-stranger"];
/// As many words as somebody takes in who is tired.
const WORDS: usize = 120;

/// The kinds that the sources of this crate name.
fn kinds() -> BTreeSet<String> {
    let mut kinds = BTreeSet::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]").next().unwrap();
            for before in [
                "kind: ",
                "kind = ",
                "says(",
                "KIND: &str = ",
                "const POST: &str = ",
                "const DIGEST: &str = ",
                "const ADOPTED: &str = ",
                "const GIVEN_UP: &str = ",
                "const PASSAGE: &str = ",
                "const DATES: &str = ",
                "const RESULTS: &str = ",
                "const NEEDS: &str = ",
                "const FEEDBACK: &str = ",
                "const SAID: &str = ",
                "const DRAFT: &str = ",
                "const RECAP: &str = ",
                "const LIST: &str = ",
                "const DOUBT: &str = ",
                "const CHECK_IN: &str = ",
                "const TOPICS: &str = ",
                "const ASKED: &str = ",
                "const STEP: &str = ",
                "const BEGINS: &str = ",
                "const BID: &str = ",
                "const NAMED: &str = ",
                "const SHARED: &str = ",
                "const RESULT: &str = ",
                "const DOTS: &str = ",
                "const GATHERING: &str = ",
                "const JOINING: &str = ",
                "const REMINDER: &str = ",
                "const YEAR: &str = ",
            ] {
                for (at, _) in code.match_indices(before) {
                    let rest = code[at + before.len()..].trim_start();
                    if let Some(kind) = rest.strip_prefix('"').and_then(|rest| rest.split('"').next()) {
                        kinds.insert(kind.to_owned());
                    }
                }
            }
        }
    }
    // The type of a file is called so too, and what is held for a convenor is no letter.
    kinds.retain(|kind| !kind.contains('/') && kind != "private");
    kinds
}

/// A proposal says each time what an objection stops and what silence means; an invitation what is kept of whom nobody asked before; a year
/// of gatherings has its twelve dates.
const LONGER: [(&str, usize); 3] = [("proposal", 140), ("invitation", 125), ("gathering-year", 150)];
/// The cause of the standing community: its words, not ours.
const CAUSE: &str =
    "We bring together people who run peer networks, so that no convenor learns the hard way alone.";

/// Words of ours: not those of people, which are set in or numbered, nor the first line, addresses, the cause, and the foot.
fn words_of_ours(plain: &str) -> usize {
    let mut numbered = false;
    let mut ours = Vec::new();
    for line in plain.lines().skip(1).take_while(|line| line.trim_end() != "--") {
        let first = line.split_whitespace().next().unwrap_or_default();
        let number = first.strip_suffix('.').is_some_and(|number| number.parse::<u8>().is_ok());
        numbered = number || numbered && !line.trim().is_empty();
        if !numbered && !line.starts_with("    ") {
            ours.extend(line.split_whitespace());
        }
    }
    let ours = ours.join(" ").replace(CAUSE, "");
    ours.split_whitespace()
        .filter(|word| word.chars().any(char::is_alphanumeric) && !word.contains("://"))
        .count()
}

/// What a body says, on one line, without its markup.
fn bare(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    let body = html.split("<body").nth(1).unwrap_or(html);
    for c in body.chars() {
        match c {
            '<' => {
                inside = true;
                text.push(' ');
            }
            '>' => inside = false,
            c if !inside => text.push(c),
            _ => {}
        }
    }
    text
}

/// As letters only: what differs is not how it is set.
fn letters_of(text: &str) -> String {
    let text = text.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">");
    let text =
        text.replace("&quot;", "\"").replace("&#39;", "'").replace("&#34;", "\"").replace("&nbsp;", " ");
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

struct Faults(Vec<String>);

impl Faults {
    fn say(&mut self, wrong: bool, entry: &Entry, what: &str) {
        if wrong {
            self.0.push(format!("{}: {what}\n{}", entry.name, entry.letter.plain));
        }
    }
}

// Practice 4.1; reliability: letters that people are glad of. Issue 4: every letter is in the gallery.
#[tokio::test]
async fn every_letter_is_in_the_gallery_and_is_a_good_one() {
    let all = gallery::all().await;
    let shown: BTreeSet<String> = all.iter().map(|entry| entry.letter.kind.clone()).collect();
    let missing: Vec<String> =
        kinds().difference(&shown).filter(|kind| !BY_CALENDAR.contains(&kind.as_str())).cloned().collect();
    assert!(missing.is_empty(), "no letter of these kinds is in the gallery: {missing:?}");
    let mut faults = Faults(Vec::new());
    for entry in &all {
        let letter = &entry.letter;
        let count = words_of_ours(&letter.plain);
        let most = LONGER.iter().find(|(kind, _)| *kind == letter.kind).map_or(WORDS, |(_, most)| *most);
        let long = count > most && !READ.contains(&letter.kind.as_str());
        faults.say(long, entry, &format!("{count} words"));
        faults.say(letter.plain.contains('⟦') || letter.html.contains('⟦'), entry, "a sentence is missing");
        let wide = letter.plain.lines().any(|line| line.chars().count() > 100 && !line.contains("://"));
        faults.say(wide, entry, "a long line");
        let said = letter.plain.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        let asks = said.contains(" seconds. you can reply with") && !FOLLOWS.contains(&letter.kind.as_str());
        faults.say(asks && !said.contains("you have this because"), entry, "why they have it is not said");
        let reads = ["read", "sees", "see ", "counts are kept"].iter().any(|word| said.contains(word));
        faults.say(asks && !reads, entry, "who reads the answer is not said");
        let choices = said.find("you can reply with").is_none_or(|at| at < 600);
        // In the dark a text without its class is dark on dark. (What people wrote in a post has the colours of the frame.)
        let classless =
            letter.html.split("<p ").skip(1).any(|p| !p.split('>').next().unwrap().contains("class="));
        let framed = ["post", "passage", "address"].contains(&letter.kind.as_str());
        faults.say(classless && !framed, entry, "a paragraph has no class");
        faults.say(asks && !choices, entry, "the choices stand far below");
        faults.say(letter.subject.trim().is_empty(), entry, "no subject");
        let html = letters_of(&bare(&letter.html));
        // A post is Markdown in the one and a list in the other.
        if letter.kind == "post" {
            continue;
        }
        for line in letter.plain.lines().skip(1).take_while(|line| line.trim_end() != "--") {
            if line.contains("://") {
                faults.say(!letter.html.contains(line.trim()), entry, &format!("no link to {line}"));
                continue;
            }
            let line = letters_of(line.trim());
            faults.say(!html.contains(&line), entry, &format!("the HTML does not say: {line}"));
        }
    }
    assert!(faults.0.is_empty(), "{} faults:\n{}", faults.0.len(), faults.0.join("\n=====\n"));
}
