//! What a letter says that one can reply is understood when it is replied: in every language that letters speak.

use std::{fs, path::Path};

use letters::arrivals::{
    amount,
    said::{Said, read},
};

/// The words between stars, with something put in where a sentence takes something.
fn offered(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let mut pieces = line.split('*').skip(1);
        // A variant of a plural begins with a star too.
        while let Some(piece) = pieces.next() {
            if piece.starts_with('[') {
                continue;
            }
            found.push(piece.replace("{ $number }", "1").replace("{ $code }", "K7QX"));
            pieces.next();
        }
    }
    found
}

/// Where the sentences of letters are.
const LETTERS: [&str; 21] = [
    "letters",
    "arrivals",
    "attendance",
    "care",
    "commitments",
    "curation",
    "exchanges",
    "feedback",
    "gatherings",
    "intakes",
    "invitations",
    "listening",
    "moderation",
    "needs",
    "newcomers",
    "practice",
    "promises",
    "recaps",
    "roles",
    "sets",
    "topics",
];

#[test]
fn every_word_that_a_letter_offers_is_understood() {
    let locales = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../locales");
    let mut languages = 0;
    for folder in fs::read_dir(locales).unwrap() {
        let folder = folder.unwrap().path();
        let mut words = 0;
        for name in LETTERS {
            // Files of a language come one by one.
            let text = fs::read_to_string(folder.join(format!("{name}.ftl"))).unwrap_or_default();
            for offer in offered(&text) {
                let said = read(&format!("{offer}\n"), true);
                let understood =
                    matches!(said, Said::Command(_) | Said::Numbers(_)) || amount(&offer).is_some();
                assert!(understood, "{}: {offer}: {said:?}", folder.display());
                words += 1;
            }
        }
        assert!(words > 100, "{}: {words}", folder.display());
        languages += 1;
    }
    assert!(languages > 1, "English and another");
}
