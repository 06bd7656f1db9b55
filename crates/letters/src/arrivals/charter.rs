//! A word to a proposal, an answer to a question, six numbers to "network or community?".

use base::Id;
use community::{
    Refused, Work,
    charter::{
        proposals::{self, Answer},
        questions,
    },
    lifecycle::{clarity, fellowship},
    notices::Named,
};

use super::{
    Outcome, Word,
    acting::Acting,
    lexicon::{LEXICON, pieces},
    said::Command,
};
use crate::answers::{apart, inside};

/// TP35: `OK`, `CONCERN: ...`, `OBJECT: ...`, `QUESTION: ...`. None when the word means nothing to a proposal.
pub(super) async fn proposal(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    named: &Named,
    said: &Command,
) -> Result<Option<Outcome>, Refused> {
    let id = Id(named.item.ok_or(Refused::Gone)?);
    let words = said.words();
    let answer = match said.word {
        // "OK, but I object to the last line" is no OK.
        Word::Yes | Word::Agree | Word::Accept if !takes_back(&words) => Answer::Ok,
        Word::Concern => Answer::Concern,
        Word::Object => Answer::Object,
        Word::Question if !words.is_empty() => {
            let viewer = acting.viewer(work).await?;
            let asked = questions::ask(work, &viewer, Some(id), &words).await?;
            acting.receipt(work, None, acting.here("proposal-question-kept"), Vec::new()).await?;
            return Ok(Some(Outcome::of("question", asked.0)));
        }
        Word::Yes | Word::Agree | Word::Accept | Word::No | Word::Reject | Word::Question => {
            return how(work, acting, named).await.map(Some);
        }
        _ => return Ok(None),
    };
    if answer != Answer::Ok && words.is_empty() {
        return how(work, acting, named).await.map(Some);
    }
    let viewer = acting.viewer(work).await?;
    let answered = match proposals::answer(work, &viewer, id, answer, &words).await {
        Ok(answered) => answered,
        Err(Refused::Gone) => {
            let mut says = acting.says(
                "receipt",
                "answer-question-subject",
                acting.words().say("proposal-over").to_owned(),
            );
            says.quoted = vec![apart(&acting.came.reply.words, 4_000)];
            acting.answer(work, says).await?;
            return Ok(Some(Outcome::refused("over")));
        }
        Err(refused) => return Err(refused),
    };
    let key = match (answer, answered.stopped) {
        (Answer::Ok, false) => "proposal-said-ok",
        (Answer::Ok, true) => "proposal-said-ok-stopped",
        (Answer::Concern, _) => "proposal-said-concern",
        (Answer::Object, _) => "proposal-said-object",
    };
    let lead = acting.words().say(key).to_owned();
    acting.receipt(work, Some(answered.receipt), lead, Vec::new()).await?;
    Ok(Some(Outcome::of("consent", id.0)))
}

/// Whether words behind a yes say that it is none.
fn takes_back(words: &str) -> bool {
    let pieces = pieces(words);
    (0..pieces.len()).any(|at| {
        matches!(
            LEXICON.begins(&pieces[at..]),
            Some((Word::Object | Word::Concern | Word::No | Word::Question, _))
        )
    })
}

/// Words that are none of the four: asked once, with the choices; no answer is no word.
pub(super) async fn how(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    named: &Named,
) -> Result<Outcome, Refused> {
    let words = acting.words();
    let mut says = acting.says("proposal", "answer-question-subject", words.say("proposal-how").to_owned());
    says.item = named.item;
    says.quoted = vec![apart(&acting.came.reply.words, 4_000)];
    says.choices = [
        "proposal-choice-ok",
        "proposal-choice-concern",
        "proposal-choice-object",
        "proposal-choice-question",
    ]
    .map(|key| words.say(key).to_owned())
    .to_vec();
    acting.answer(work, says).await?;
    Ok(Outcome::done("which-word"))
}

/// The words of whoever answers a question to the charter.
pub(super) async fn question(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    named: &Named,
) -> Result<Outcome, Refused> {
    let id = Id(named.item.ok_or(Refused::Gone)?);
    let viewer = acting.viewer(work).await?;
    let key = match questions::settle(work, &viewer, id, &acting.came.reply.words).await {
        Ok(()) => "question-settled",
        Err(Refused::Conflict) => "question-settled-before",
        Err(refused) => return Err(refused),
    };
    acting.receipt(work, None, acting.words().say(key).to_owned(), Vec::new()).await?;
    Ok(Outcome::of("question-settled", id.0))
}

/// Six numbers from 1 to 5.
pub(super) async fn fellowship(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    named: &Named,
) -> Result<Outcome, Refused> {
    let id = Id(named.item.ok_or(Refused::Gone)?);
    let words = acting.words();
    let Some(numbers) = six(&acting.came.reply.words) else {
        let mut says =
            acting.says("fellowship", "answer-question-subject", words.say("fellowship-how").to_owned());
        says.item = named.item;
        says.quoted = vec![inside(&acting.came.reply.words, 400)];
        says.lines = crate::lifecycle::statements(words);
        says.choices = vec![words.say("fellowship-choice").to_owned()];
        acting.answer(work, says).await?;
        return Ok(Outcome::done("which-numbers"));
    };
    let viewer = acting.viewer(work).await?;
    let key = match fellowship::answer(work, &viewer, id, &numbers).await {
        Ok(()) => "fellowship-counted",
        Err(Refused::Conflict) => "fellowship-counted-before",
        Err(Refused::Gone) => "fellowship-over",
        Err(refused) => return Err(refused),
    };
    acting.receipt(work, None, words.say(key).to_owned(), Vec::new()).await?;
    Ok(Outcome::of("fellowship", id.0))
}

/// A sentence of their own: what it is for.
pub(super) async fn clarity(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    named: &Named,
) -> Result<Outcome, Refused> {
    let id = Id(named.item.ok_or(Refused::Gone)?);
    let viewer = acting.viewer(work).await?;
    let key = match clarity::answer(work, &viewer, id, &acting.came.reply.words).await {
        Ok(()) => "clarity-kept",
        Err(Refused::Conflict) => "clarity-before",
        Err(Refused::Gone) => "clarity-over",
        Err(Refused::Invalid(_)) => "clarity-long",
        Err(refused) => return Err(refused),
    };
    acting.receipt(work, None, acting.words().say(key).to_owned(), Vec::new()).await?;
    Ok(Outcome::of("clarity", id.0))
}

/// Six numbers on the first line that has any; or one on each of six lines, with its place before it or without.
fn six(words: &str) -> Option<Vec<i64>> {
    let fits = |numbers: &[i64]| {
        numbers.len() == fellowship::STATEMENTS && numbers.iter().all(|number| (1..=5).contains(number))
    };
    let lines: Vec<Vec<i64>> = words
        .lines()
        .take(40)
        .map(|line| pieces(line).iter().filter_map(|piece| piece.parse().ok()).collect::<Vec<i64>>())
        .filter(|numbers| !numbers.is_empty())
        .collect();
    if let Some(first) = lines.first()
        && fits(first)
    {
        return Some(first.clone());
    }
    let placed: Vec<i64> = (1i64..)
        .zip(&lines)
        .map_while(|(place, numbers)| match numbers.as_slice() {
            [number] => Some(*number),
            [at, number] if *at == place => Some(*number),
            _ => None,
        })
        .take(fellowship::STATEMENTS)
        .collect();
    fits(&placed).then_some(placed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_numbers_are_read_however_they_are_written() {
        for said in [
            "4 5 3 4 4 5",
            "4, 5, 3, 4, 4, 5",
            "4/5/3/4/4/5 thanks",
            "\n4 5 3 4 4 5\nAda",
            "1. 4\n2. 5\n3. 3\n4. 4\n5. 4\n6. 5",
            "4\n5\n3\n4\n4\n5",
        ] {
            assert_eq!(six(said), Some(vec![4, 5, 3, 4, 4, 5]), "{said:?}");
        }
        for said in ["4 5 3 4 4", "4 5 3 4 4 6", "four of us", "0 1 2 3 4 5", "4 5 3 4 4 5 5", ""] {
            assert_eq!(six(said), None, "{said:?}");
        }
    }

    #[test]
    fn a_yes_with_an_objection_in_it_is_no_yes() {
        assert!(takes_back("but I object to the last line"));
        assert!(takes_back(", one question: who pays?"));
        assert!(!takes_back("please, good work"));
    }
}
