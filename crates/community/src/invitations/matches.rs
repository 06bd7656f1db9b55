//! What somebody who is invited and the members could have of each other, before they join (S4.23).
//!
//! It is found in the line that was written to them: words that also stand in what members offer or look for. The letter tells how many, and
//! of what; who it is, and in which words, only members may know.

use std::collections::BTreeSet;

use store::args;

use super::{convenes, sql};
use crate::{Refused, Work, charter::Viewer, search::terms};

/// Words of fewer letters join nothing.
const SHORTEST: usize = 4;
/// So many topics are told.
const MOST: usize = 4;

/// Something that members and somebody who is invited have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// The word, as the line to them has it.
    pub topic: String,
    /// Members who offer something about it, with their words.
    pub offered: Vec<(String, String)>,
    /// Members who look for something about it.
    pub sought: Vec<(String, String)>,
}

/// What the members offer and look for that these words speak of; in the order of the line. For convenors, and for the letter.
pub async fn matches(work: &mut Work<'_>, viewer: &Viewer, words: &str) -> Result<Vec<Match>, Refused> {
    convenes(work, viewer)?;
    let members: Vec<(String, String, String)> = work.all(&sql::OFFERS, args![viewer.community().id]).await?;
    Ok(found(words, &members, &viewer.community().language))
}

fn found(words: &str, members: &[(String, String, String)], language: &str) -> Vec<Match> {
    // In the order of the line: what somebody names first is what they mean.
    let mut topics: Vec<(String, String)> = Vec::new();
    for word in words.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’') {
        for (folded, stem) in terms::folded_and_stemmed(word, language) {
            let telling = folded.chars().count() >= SHORTEST
                && !COMMON.contains(&folded.as_str())
                && !is_past(&folded, language);
            if telling && !topics.iter().any(|(known, _)| *known == stem) {
                topics.push((stem, word.to_lowercase()));
            }
        }
    }
    let stems = |text: &str| -> BTreeSet<String> {
        terms::padded_stems(text, language).split_whitespace().map(str::to_owned).collect()
    };
    let told: Vec<_> = members
        .iter()
        .map(|(name, offers, seeks)| (name, offers, stems(offers), seeks, stems(seeks)))
        .collect();
    let found = topics
        .into_iter()
        .map(|(stem, topic)| Match {
            topic,
            offered: told
                .iter()
                .filter(|one| one.2.contains(&stem))
                .map(|one| (one.0.clone(), one.1.clone()))
                .collect(),
            sought: told
                .iter()
                .filter(|one| one.4.contains(&stem))
                .map(|one| (one.0.clone(), one.3.clone()))
                .collect(),
        })
        .filter(|one| !one.offered.is_empty() || !one.sought.is_empty())
        // What nearly everybody says tells nothing about one person.
        .filter(|one| one.offered.len() + one.sought.len() <= members.len().max(4) / 2);
    // A word that finds only members whom an earlier one has found says nothing new.
    let mut known: BTreeSet<(bool, String)> = BTreeSet::new();
    let mut told = Vec::new();
    for one in found {
        let offers = one.offered.iter().map(|(name, _)| (true, name.clone()));
        let members: Vec<_> =
            offers.chain(one.sought.iter().map(|(name, _)| (false, name.clone()))).collect();
        if members.iter().any(|member| !known.contains(member)) {
            known.extend(members);
            told.push(one);
        }
    }
    told.truncate(MOST);
    told
}

/// "Stopped" of a line: what somebody did, and no matter that one helps with. English alone says it at the end of a word.
fn is_past(word: &str, language: &str) -> bool {
    language.starts_with("en") && word.len() >= 6 && word.ends_with("ed")
}

/// Words that stand in every line to somebody, and say nothing of them.
const COMMON: &[&str] = &[
    "about", "after", "again", "also", "because", "been", "before", "being", "could", "does", "doing",
    "done", "each", "even", "ever", "every", "from", "good", "have", "having", "here", "into", "just",
    "know", "like", "looking", "looks", "made", "make", "many", "more", "most", "much", "need", "needs",
    "offer", "offers", "only", "other", "others", "over", "people", "really", "runs", "seeks", "shall",
    "should", "some", "such", "than", "that", "their", "them", "then", "there", "these", "they", "thing",
    "think", "this", "those", "through", "time", "very", "want", "wants", "well", "were", "what", "when",
    "where", "which", "while", "will", "with", "without", "work", "working", "would", "write", "year",
    "years", "your", "yours", "network", "join", "would", "think", "three", "four", "five", "seven", "eight",
    "nine", "eleven", "twelve", "first", "last", "person", "long",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_to_somebody_finds_what_members_offer_and_look_for() {
        let of =
            |name: &str, offers: &str, seeks: &str| (name.to_owned(), offers.to_owned(), seeks.to_owned());
        let members = [
            of("Iolo", "Handing things over; rotas that outlive their maker.", "Younger menders."),
            of("Margo", "Run-sheets.", "A better way to hand over than a folder."),
            of("Ravi", "Consent forms.", ""),
            of("Nell", "", ""),
        ];
        let found = found("You wrote a rota for menders and rotas are what we need", &members, "en");
        let rota = found.iter().find(|one| one.topic == "rota").unwrap();
        assert_eq!((rota.offered.len(), rota.sought.len()), (1, 0));
        let menders = found.iter().find(|one| one.topic == "menders").unwrap();
        assert_eq!((menders.offered.len(), menders.sought[0].0.as_str()), (0, "Iolo"));
        assert!(super::found("We need you", &members, "en").is_empty());
        let members = [of("Ravi", "Stopping things: we stopped the newsletter.", ""), of("Nell", "", "")];
        let topics: Vec<String> = super::found("You stopped a newsletter", &members, "en")
            .into_iter()
            .map(|one| one.topic)
            .collect();
        assert_eq!(topics, ["newsletter"]);
    }
}
