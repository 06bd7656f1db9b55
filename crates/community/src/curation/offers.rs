//! Three lines that somebody writes to join: what they practise, need and offer (touchpoint 2).

use super::Question;
use crate::search::terms::fold;

/// What a line begins with, and which question it answers, in the languages that are read.
const BEGINNINGS: &[(&str, &[&str])] = &[
    (
        "practice",
        &[
            "practise",
            "practice",
            "i practise",
            "i practice",
            "i run",
            "i do",
            "pratique",
            "je pratique",
            "practica",
            "practico",
            "praxis",
            "ich mache",
            "pratica",
            "pratico",
        ],
    ),
    (
        "needs",
        &[
            "need",
            "needs",
            "i need",
            "i look for",
            "besoin",
            "j'ai besoin",
            "necesito",
            "brauche",
            "ich brauche",
            "preciso",
        ],
    ),
    (
        "offers",
        &[
            "offer",
            "offers",
            "i offer",
            "i can offer",
            "offre",
            "j'offre",
            "ofrezco",
            "biete",
            "ich biete",
            "ofereco",
        ],
    ),
    ("moves", &["moves me", "why", "because", "pourquoi", "por que", "warum"]),
];

/// A line, and which question it answers.
pub type Line = (i64, String);

/// What somebody wrote, line by line, as answers to the questions that it is about: `Practise: ...`, `Need: ...`, `Offer: ...`; or three lines
/// without names, in this order. Nothing for words that are no such lines.
pub fn lines(words: &str, questions: &[Question]) -> Vec<Line> {
    let number = |about: &str| questions.iter().find(|one| one.about == about).map(|one| one.number);
    let lines: Vec<&str> = words.lines().map(str::trim).filter(|line| !line.is_empty()).take(60).collect();
    let mut found: Vec<Line> = Vec::new();
    for line in &lines {
        match begins(line) {
            Some((about, rest)) => {
                if let Some(number) = number(about)
                    && !found.iter().any(|(other, _)| *other == number)
                {
                    found.push((number, rest.to_owned()));
                }
            }
            // What follows belongs to the line before it.
            None => {
                if let Some((_, said)) = found.last_mut() {
                    said.push('\n');
                    said.push_str(line);
                }
            }
        }
    }
    if found.is_empty() && lines.len() == 3 && lines.iter().all(|line| line.split_whitespace().count() > 2) {
        let numbers: Vec<i64> = ["practice", "needs", "offers"].into_iter().filter_map(number).collect();
        if numbers.len() == 3 {
            found = numbers.into_iter().zip(lines.iter().map(|line| (*line).to_owned())).collect();
        }
    }
    found.retain(|(_, said)| !said.trim().is_empty());
    found
}

/// The name that a line begins with, and what it says behind its colon or dash.
fn begins(line: &str) -> Option<(&'static str, &str)> {
    let (name, rest) = line.split_once([':', '：', '–'])?;
    let name = fold(name.trim().trim_start_matches(|c: char| !c.is_alphanumeric()));
    let name = name.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ')' || c == ' ');
    let about = BEGINNINGS.iter().find(|(_, names)| names.contains(&name))?.0;
    Some((about, rest.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn questions() -> Vec<Question> {
        let of = |number, about: &str| Question { number, about: about.into(), ..Question::default() };
        vec![of(1, "practice"), of(2, "moves"), of(3, "needs"), of(4, "offers")]
    }

    #[test]
    fn three_lines_are_three_answers_however_they_are_named() {
        let read = |words: &str| lines(words, &questions());
        assert_eq!(
            read(
                "Hello,\nPractise: a seed library\nin two towns\nNeed: someone to share the rota\nOFFER: seeds\n"
            ),
            [
                (1, "a seed library\nin two towns".into()),
                (3, "someone to share the rota".into()),
                (4, "seeds".into())
            ]
        );
        assert_eq!(
            read("1. I practise: bread\n3) j’ai besoin : rien".replace('’', "'").as_str())[0],
            (1, "bread".into())
        );
        assert_eq!(
            read("I run a seed library\nI need some help with the rota\nI offer seeds and tea").len(),
            3
        );
        assert!(read("I would like to join you, please.").is_empty());
        assert!(read("Subject: hello\nNote: none").is_empty());
    }
}
