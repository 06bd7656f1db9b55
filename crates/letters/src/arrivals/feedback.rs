//! Answers about how a gathering was (touchpoint 19): `4 5 5 shorter breaks`; a convenor's `1 We will ...`, `2 NOT NOW, because ...`.

use base::Id;
use community::{
    GatheringId, Refused, Work,
    attendance::Was,
    feedback::{self, ITEMS, Outcome as Became},
    gatherings,
    notices::{Named, Number},
    people,
};

use super::{
    Outcome, Word,
    acting::Acting,
    attendance, commitments,
    lexicon::pieces,
    recaps::numbered,
    said::{self, Command, after_pieces},
};
use crate::{
    answers::inside,
    feedback::{FEEDBACK, SAID},
};

/// An answer, as it is understood.
#[derive(Debug, PartialEq, Eq)]
struct Said {
    numbers: Vec<i64>,
    change: String,
    shared: bool,
}

/// What an answer to the question does. None when another word of ours is meant.
pub(super) async fn read(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    named: &Named,
) -> Result<Option<Outcome>, Refused> {
    let (true, Some(id)) = (named.kind == FEEDBACK, named.item.map(GatheringId::from)) else {
        return Ok(None);
    };
    let words = acting.came.reply.words.as_str();
    let name = people::get(work, acting.person).await?.name;
    // What they will do is said in the same letter, on a line of its own (touchpoint 20).
    let (will, words) = without_will(words);
    if let Some(said) = understood(&words, &name) {
        let outcome = answer(work, acting, id, &said).await?;
        if let Some(will) = will {
            commitments::will(work, acting, &will).await?;
        }
        return Ok(Some(outcome));
    }
    match said::leading(&words).map(|said| said.word) {
        Some(Word::No | Word::None) => attendance::own(work, acting, id, Was::Away).await.map(Some),
        _ if matches!(said::read(acting.came.reply.words.as_str(), false), said::Said::Command(_)) => {
            Ok(None)
        }
        _ => how(work, acting).await.map(Some),
    }
}

async fn how(work: &mut Work<'_>, acting: &Acting<'_, '_>) -> Result<Outcome, Refused> {
    let lead = acting.words().say("feedback-how").to_owned();
    acting.answer(work, acting.says("receipt", "answer-question-subject", lead)).await?;
    Ok(Outcome::done("feedback-how"))
}

async fn answer(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    id: GatheringId,
    said: &Said,
) -> Result<Outcome, Refused> {
    let viewer = acting.viewer(work).await?;
    let words = acting.words();
    let title = inside(&gatherings::one(work, &viewer, id).await?.title, 100);
    let given = [("title", title.into())];
    let done = feedback::answer_feedback(work, &viewer, id, &said.numbers, &said.change, said.shared).await;
    let (key, outcome) = match done {
        Ok(()) => ("feedback-receipt", Outcome::of("feedback", id.into())),
        Err(Refused::Conflict) => ("feedback-before", Outcome::refused("feedback-before")),
        Err(Refused::Gone) => ("feedback-over", Outcome::refused("feedback-over")),
        Err(Refused::Invalid(_)) => return how(work, acting).await,
        Err(refused) => return Err(refused),
    };
    let lead = match key {
        "feedback-receipt" => words.tell("feedback-receipt", &given),
        "feedback-before" => words.tell("feedback-before", &given),
        _ => words.tell("feedback-over", &given),
    };
    acting.receipt(work, None, lead, Vec::new()).await?;
    Ok(outcome)
}

/// The line that says what somebody will do, and all others.
fn without_will(words: &str) -> (Option<Command>, String) {
    let mut will = None;
    let mut kept = Vec::new();
    for line in words.lines() {
        match said::leading(line) {
            Some(command) if command.word == Word::Will && will.is_none() => will = Some(command),
            _ => kept.push(line),
        }
    }
    (will, kept.join("\n"))
}

/// Three numbers from 1 to 5, on one line or on three, and what stands behind them; `SHARE` on a line of its own or shouted.
fn understood(words: &str, name: &str) -> Option<Said> {
    let mut said = Said { numbers: Vec::new(), change: String::new(), shared: false };
    let name = pieces(name);
    let mut change: Vec<String> = Vec::new();
    for line in words.lines().map(str::trim).skip_while(|line| line.is_empty()) {
        let all = pieces(line);
        if line.is_empty() {
            // What stands behind a gap is a closing.
            match said.numbers.len() == ITEMS && !change.is_empty() {
                true => break,
                false => continue,
            }
        }
        if said.numbers.len() < ITEMS {
            let left = ITEMS - said.numbers.len();
            let numbers: Vec<i64> = all.iter().map_while(|piece| piece.parse().ok()).take(left).collect();
            if numbers.is_empty() || numbers.iter().any(|number| !(1..=5).contains(number)) {
                return None;
            }
            let rest = after_pieces(line, numbers.len());
            said.numbers.extend(numbers);
            if said.numbers.len() < ITEMS && !rest.trim().is_empty() {
                return None;
            }
            if !pieces(rest).iter().all(|piece| said::is_polite(piece) && piece.parse::<i64>().is_err()) {
                change.push(rest.to_owned());
            }
        } else if all.iter().all(|piece| name.contains(piece) || said::is_polite(piece)) {
            // A name or a closing: it would say whose these words are.
            break;
        } else {
            change.push(line.to_owned());
        }
    }
    for line in &mut change {
        // Leave is given by the word alone, shouted, or with a colon: "share the notes" is a change.
        if let Some(command) = said::command(line, &[])
            && command.word == Word::Share
        {
            said.shared = true;
            *line = command.rest;
        }
        let shouted = line.split_whitespace().next_back().map(str::to_owned).unwrap_or_default();
        let alone = said::leading(&shouted).is_some_and(|command| command.word == Word::Share);
        if alone && shouted.chars().all(|c| !c.is_lowercase()) {
            said.shared = true;
            line.truncate(line.trim_end().len() - shouted.len());
        }
    }
    said.change = change.join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
    said.change = said.change.trim_matches([',', '-', '–', ':', '.', ' ']).to_owned();
    (said.numbers.len() == ITEMS).then_some(said)
}

/// A convenor's answers to what people would change, as they were written. None for any other letter.
pub(super) async fn numbers(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    known: &[Number],
) -> Result<Option<Outcome>, Refused> {
    let Some(named) = acting.named.as_ref().filter(|named| named.kind == SAID) else { return Ok(None) };
    let viewer = acting.viewer(work).await?;
    let words = acting.words();
    let (mut answered, mut lines) = (0, Vec::new());
    let Some(said) = numbered(acting.came.reply.words.as_str()) else { return Ok(None) };
    for (number, text) in said {
        let Some(change) = known.iter().find(|known| known.number == number) else {
            let number = number.to_string();
            lines.push(words.tell("answer-no-number", &[("number", number.into())]));
            continue;
        };
        let (outcome, text) = became(&text);
        match feedback::answer_change(work, &viewer, Id(change.item), outcome, "", &text).await {
            Ok(()) => answered += 1,
            Err(Refused::Invalid(_)) => lines.push(words.say("feedback-answer-how").to_owned()),
            Err(refused) => return Err(refused),
        }
    }
    let lead = words.tell("feedback-answer-receipt", &[("count", answered.into())]);
    lines.push(words.say("feedback-answer-again").to_owned());
    acting.receipt(work, None, lead, lines).await?;
    Ok(Some(Outcome::of("feedback-answered", named.item.unwrap_or(0))))
}

/// `NOT NOW, because`: shouted, or with a mark behind it.
fn became(text: &str) -> (Became, String) {
    match said::command(text, &[]).or_else(|| said::leading(text).filter(|_| shouts(text))) {
        Some(command) if matches!(command.word, Word::Later | Word::NotYet) => (Became::NotNow, command.rest),
        _ => (Became::Changed, text.to_owned()),
    }
}

fn shouts(text: &str) -> bool {
    text.split_whitespace()
        .next()
        .is_some_and(|first| first.chars().any(char::is_alphabetic) && !first.chars().any(char::is_lowercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &str) -> (Vec<i64>, String, bool) {
        let said = understood(words, "Gwen Abernathy").unwrap_or_else(|| panic!("{words:?}"));
        (said.numbers, said.change, said.shared)
    }

    #[test]
    fn three_numbers_and_one_change_are_read_however_they_are_written() {
        let shorter = (vec![4, 5, 5], "shorter breaks".to_owned(), false);
        for words in [
            "4 5 5 shorter breaks",
            "4/5/5, shorter breaks.",
            "4, 5, 5\nshorter breaks\n\nGwen",
            "4\n5\n5\nshorter breaks\nThanks, Gwen",
        ] {
            assert_eq!(read(words), shorter, "{words}");
        }
        assert_eq!(read("4 5 5"), (vec![4, 5, 5], String::new(), false));
        assert_eq!(read("4 5 5 2 breaks are enough").1, "2 breaks are enough");
        for words in
            ["4 5 5 shorter breaks SHARE", "4 5 5 SHARE: shorter breaks", "4 5 5 shorter breaks\nshare"]
        {
            assert_eq!(read(words), (vec![4, 5, 5], "shorter breaks".to_owned(), true), "{words}");
        }
        let notes = (vec![4, 5, 5], "share the notes earlier".to_owned(), false);
        assert_eq!(read("4 5 5 share the notes earlier"), notes);
        assert_eq!(read("4 5 5 shorter\nbreaks\n\nAll the best, G. A.").1, "shorter breaks");
        for words in ["4 5", "4 5 6 hm", "It was lovely", "4 nice 5 5", ""] {
            assert_eq!(understood(words, "Gwen"), None, "{words}");
        }
    }

    #[test]
    fn not_now_is_said_apart_from_what_was_changed() {
        assert_eq!(
            became("NOT NOW, the kettle needs them"),
            (Became::NotNow, "the kettle needs them".into())
        );
        for words in ["No more slides", "Not now and then: each time from May on", "Breaks are short now"] {
            assert_eq!(became(words), (Became::Changed, words.to_owned()), "{words}");
        }
    }

    #[test]
    fn what_somebody_will_do_is_told_apart() {
        let (will, rest) = without_will("4 5 5 shorter breaks\nI WILL call Ben by 3 June");
        assert_eq!(
            (will.unwrap().rest.as_str(), rest.as_str()),
            ("call Ben by 3 June", "4 5 5 shorter breaks")
        );
    }
}
