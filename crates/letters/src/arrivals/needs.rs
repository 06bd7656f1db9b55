//! Answers to the letter that asks what somebody needs (touchpoint 40): numbered lines, `NONE`. An assistant may write them.

use community::{
    GatheringId, PersonId, Refused, Work,
    needs::{self, ACCESS, FOODS, Needs},
    notices::Named,
    people,
};

use super::{
    Outcome, Reader, Word,
    acting::Acting,
    came::Came,
    lexicon::{LEXICON, pieces},
    said::{self, Said, after_pieces, is_polite},
};
use crate::answers::inside;

/// An assistant's answer: the same lines.
pub(super) async fn by_assistant(
    work: &mut Work<'_>,
    came: &Came<'_>,
    reader: &Reader,
    named: &Named,
    owner: PersonId,
) -> Result<Option<Outcome>, Refused> {
    let mut acting = Acting::of(work, came, reader, owner, named.community).await?;
    acting.named = Some(named.clone());
    read(work, &acting, named).await
}

/// What an answer to the letter does. None when another word of ours is meant.
pub(super) async fn read(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    named: &Named,
) -> Result<Option<Outcome>, Refused> {
    let Some(item) = named.item else { return Ok(None) };
    let said = acting.came.reply.words.as_str();
    let name = people::get(work, acting.person).await?.name;
    let needs = match understood(said, &name) {
        Some(needs) => needs,
        None => match said::leading(said) {
            Some(one) if matches!(one.word, Word::None | Word::No) && one.words().is_empty() => {
                Needs::default()
            }
            _ if matches!(said::read(said, false), Said::Command(_)) => return Ok(None),
            _ => return how(work, acting).await.map(Some),
        },
    };
    say(work, acting, GatheringId::from(item), &needs).await.map(Some)
}

async fn how(work: &mut Work<'_>, acting: &Acting<'_, '_>) -> Result<Outcome, Refused> {
    let lead = acting.words().say("needs-how").to_owned();
    acting.answer(work, acting.says("receipt", "answer-question-subject", lead)).await?;
    Ok(Outcome::done("needs-how"))
}

async fn say(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    id: GatheringId,
    needs: &Needs,
) -> Result<Outcome, Refused> {
    let viewer = acting.viewer(work).await?;
    let words = acting.words();
    let gathering = community::gatherings::one(work, &viewer, id).await?;
    let given = [("title", inside(&gathering.title, 100).into())];
    let receipt = match needs::say_needs(work, &viewer, id, needs).await {
        Ok(receipt) => receipt,
        Err(Refused::Gone) => {
            let lead = words.tell("needs-over", &given);
            acting.answer(work, acting.says("receipt", "answer-question-subject", lead)).await?;
            return Ok(Outcome::refused("needs-over"));
        }
        Err(Refused::Invalid(_)) => return how(work, acting).await,
        Err(refused) => return Err(refused),
    };
    if needs.is_nothing() {
        acting.receipt(work, Some(receipt), words.tell("needs-receipt-none", &given), Vec::new()).await?;
        return Ok(Outcome::of("needs-said", id.into()));
    }
    // What they need is not said again: a receipt stays in mailboxes for longer than it is kept here.
    let mut lines = Vec::new();
    if !needs.foods.is_empty() || !needs.food_words.is_empty() {
        lines.push(words.say("needs-receipt-food").to_owned());
    }
    if !needs.access.is_empty() || !needs.access_words.is_empty() {
        lines.push(words.say("needs-receipt-access").to_owned());
    }
    if !needs.travel.is_empty() {
        lines.push(words.say("needs-receipt-travel").to_owned());
    }
    acting.receipt(work, Some(receipt), words.tell("needs-receipt", &given), lines).await?;
    Ok(Outcome::of("needs-said", id.into()))
}

/// Lines with their numbers; or nothing but words that we know. None for anything else.
fn understood(words: &str, name: &str) -> Option<Needs> {
    let mut parts: [Vec<&str>; 3] = Default::default();
    let mut at = None;
    for line in words.lines().map(str::trim) {
        let all = pieces(line);
        let number = all.first().and_then(|first| first.parse::<usize>().ok());
        if let Some(place) = number.filter(|number| (1..=3).contains(number)) {
            at = Some(place - 1);
            parts[place - 1].push(trimmed(after_pieces(line, 1)));
        } else if all.is_empty() || signed(&all, name) {
            // What stands below is a name or a greeting, and hosts do not learn whose this is.
            at = None;
        } else if let Some(place) = at {
            parts[place].push(line);
        }
    }
    let mut needs = Needs::default();
    if parts.iter().all(Vec::is_empty) {
        let first = words.lines().map(str::trim).find(|line| !line.is_empty())?;
        let (foods, left) = known(first, "foods", &FOODS);
        let (access, left) = known(&left.join(","), "access", &ACCESS);
        (needs.foods, needs.access) = (foods, access);
        return (left.is_empty() && !needs.is_nothing()).then_some(needs);
    }
    let [food, access, travel] = parts.map(|lines| lines.join(", "));
    let words = |left: Vec<String>| left.join(", ");
    let (foods, left) = known(&food, "foods", &FOODS);
    (needs.foods, needs.food_words) = (foods, words(left));
    let (access, left) = known(&access, "access", &ACCESS);
    (needs.access, needs.access_words) = (access, words(left));
    if !is_nothing(&travel) {
        needs.travel = travel.trim_matches([',', ' ']).to_owned();
    }
    Some(needs)
}

/// A line that is nothing but a name of whoever wrote it, or a closing.
fn signed(all: &[String], name: &str) -> bool {
    let name = pieces(name);
    all.iter().all(|piece| name.contains(piece) || is_polite(piece))
}

fn trimmed(rest: &str) -> &str {
    rest.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, ':' | '.' | ')' | '-' | '–' | '—' | ',')
    })
    .trim()
}

fn is_nothing(clause: &str) -> bool {
    let all = pieces(clause);
    all.is_empty()
        || matches!(LEXICON.begins(&all), Some((Word::None | Word::No, count)) if count == all.len())
        || all.join(" ") == "nothing"
}

/// The words of a list that stand between commas, and what else was said.
fn known(line: &str, list: &str, codes: &[&str]) -> (Vec<String>, Vec<String>) {
    let (mut found, mut left) = (Vec::new(), Vec::new());
    let code = |clause: &str| {
        let said: Vec<String> =
            pieces(clause).into_iter().filter(|piece| piece == "no" || !is_polite(piece)).collect();
        LEXICON
            .place(list, &said.join(" "))
            .and_then(|place| codes.get(place - 1))
            .map(|code| (*code).to_owned())
    };
    for clause in line.split([',', ';', '/', '&', '+']).map(|clause| clause.trim().trim_end_matches('.')) {
        let halves: Vec<&str> = [" and ", " et ", " und ", " y ", " e "]
            .into_iter()
            .find_map(|joint| clause.contains(joint).then(|| clause.split(joint).collect()))
            .unwrap_or_default();
        if is_nothing(clause) {
            continue;
        }
        match code(clause) {
            Some(code) => found.push(code),
            None if !halves.is_empty() && halves.iter().all(|half| code(half).is_some()) => {
                found.extend(halves.iter().filter_map(|half| code(half)));
            }
            None => left.push(clause.to_owned()),
        }
    }
    (found, left)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &str) -> Needs {
        understood(words, "Gwen Abernathy").unwrap_or_else(|| panic!("{words:?}"))
    }

    #[test]
    fn numbered_lines_are_read_in_known_words_and_in_others() {
        let needs = read(
            "1 vegetarian, no nuts, and nothing too hot\n2: step-free\n3. I come by the night train\n\nGwen",
        );
        assert_eq!(needs.foods, ["vegetarian", "nut-free"]);
        assert_eq!(needs.food_words, "and nothing too hot");
        assert_eq!((needs.access[0].as_str(), needs.access_words.as_str()), ("step-free", ""));
        assert_eq!(needs.travel, "I come by the night train");
    }

    #[test]
    fn known_words_are_read_in_all_languages_and_without_numbers() {
        for words in ["vegan", "1 Vegan please", "1. vegano", "1 végétalienne", "vegan und glutenfrei"] {
            assert!(read(words).foods.contains(&"vegan".to_owned()), "{words}");
        }
        assert_eq!(read("1 no pork").foods, ["no-pork"]);
        assert!(understood("I use a chair with wheels", "Gwen").is_none());
    }

    #[test]
    fn a_name_at_the_foot_is_no_need() {
        let needs = read("1 vegan\nGwen");
        assert_eq!((needs.food_words.as_str(), needs.foods.len()), ("", 1));
        assert!(read("1 none\n2 nothing\n3 no").is_nothing());
    }
}
