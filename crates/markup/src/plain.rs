//! How plain words are: the age at which they are easy to read, and words that not everybody knows.
//!
//! The age is that of the Flesch-Kincaid grade (Kincaid et al., 1975: 0.39 words a sentence + 11.8 syllables a word - 15.59) plus five
//! years. It is made for English; for other languages it is a hint at best, as any such figure is.

/// Words of meetings and reports, and a plainer one for each.
const JARGON: &[(&str, &str)] = &[
    ("actionable", "that can be done"),
    ("bandwidth", "time"),
    ("capacity building", "learning"),
    ("collateral", "papers"),
    ("deliverable", "what is made"),
    ("deliverables", "what is made"),
    ("deep dive", "close look"),
    ("ecosystem", "everyone around it"),
    ("engagement", "taking part"),
    ("facilitate", "help"),
    ("facilitation", "helping along"),
    ("holistic", "whole"),
    ("impactful", "that changes something"),
    ("in terms of", "for"),
    ("key learnings", "what we learnt"),
    ("learnings", "what we learnt"),
    ("leverage", "use"),
    ("mainstreaming", "making usual"),
    ("moving forward", "from now on"),
    ("going forward", "from now on"),
    ("onboard", "welcome"),
    ("onboarding", "welcoming"),
    ("operationalise", "put to work"),
    ("operationalize", "put to work"),
    ("paradigm", "way of seeing"),
    ("proactive", "early"),
    ("reach out", "write or ring"),
    ("robust", "strong"),
    ("roadmap", "plan"),
    ("scalable", "that can grow"),
    ("silo", "group apart"),
    ("silos", "groups apart"),
    ("stakeholder", "who is concerned"),
    ("stakeholders", "who is concerned"),
    ("synergy", "help from each other"),
    ("synergies", "help from each other"),
    ("takeaways", "what to keep"),
    ("touch base", "talk"),
    ("touchpoint", "meeting"),
    ("transformational", "that changes much"),
    ("utilise", "use"),
    ("utilize", "use"),
    ("value add", "use"),
    ("workstream", "task"),
];

/// The most that is read, in bytes: the beginning tells.
const READ: usize = 20_000;

/// The age, in years, at which words are easy to read: five to twenty.
pub fn reading_age(words: &str) -> i64 {
    let words = beginning(words);
    let (mut sentences, mut count, mut syllables) = (0u32, 0u32, 0u32);
    for word in words.split_whitespace() {
        let letters: String = word.chars().filter(|c| c.is_alphabetic()).collect();
        if !letters.is_empty() {
            count += 1;
            syllables += syllables_of(&letters);
        }
        let ends = word.trim_end_matches(['"', '”', ')', '*']);
        sentences += u32::from(ends.ends_with(['.', '!', '?', ':', '…']) && !letters.is_empty());
    }
    if count == 0 {
        return 5;
    }
    let (count, sentences) = (f64::from(count), f64::from(sentences.max(1)));
    let grade = 0.39 * count / sentences + 11.8 * f64::from(syllables) / count - 15.59;
    (grade + 5.0).round().clamp(5.0, 20.0) as i64
}

/// Groups of vowels, without a silent e at the end.
fn syllables_of(word: &str) -> u32 {
    let lower = word.to_lowercase();
    let vowel = |c: char| "aeiouyàáâäãåæèéêëìíîïòóôöõøœùúûüýÿ".contains(c);
    let (mut groups, mut before) = (0, false);
    for c in lower.chars() {
        let now = vowel(c);
        groups += u32::from(now && !before);
        before = now;
    }
    if groups > 1 && lower.ends_with('e') && !lower.ends_with("le") {
        groups -= 1;
    }
    groups.max(1)
}

/// Words that not everybody knows, as they stand in the text, each once, with a plainer one.
pub fn jargon(words: &str) -> Vec<(String, &'static str)> {
    let folded = beginning(words).to_lowercase();
    let mut found = Vec::new();
    for (word, plainer) in JARGON {
        let alone = folded.match_indices(word).any(|(at, _)| {
            let before = folded[..at].chars().next_back();
            let after = folded[at + word.len()..].chars().next();
            let apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
            apart(before) && apart(after)
        });
        if alone {
            found.push(((*word).to_owned(), *plainer));
        }
    }
    found
}

fn beginning(words: &str) -> &str {
    let mut end = words.len().min(READ);
    while !words.is_char_boundary(end) {
        end -= 1;
    }
    &words[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    // S3.7
    #[test]
    fn plain_words_are_for_the_young_and_reports_are_not() {
        let plain = "I ring three people a week. They will not tell the group. They tell me.";
        let report = "Stakeholder engagement necessitates operationalisation of transformational facilitation methodologies across organisational ecosystems.";
        assert!(reading_age(plain) <= 8, "{}", reading_age(plain));
        assert_eq!(reading_age(report), 20);
        assert_eq!(reading_age(""), 5);
        assert!(jargon(plain).is_empty());
        let words: Vec<String> = jargon(report).into_iter().map(|(word, _)| word).collect();
        assert_eq!(words, ["engagement", "facilitation", "stakeholder", "transformational"]);
        assert!(jargon("Leveraged").is_empty(), "a word, not a part of one");
    }
}
