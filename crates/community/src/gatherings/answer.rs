//! What somebody answers to dates, and what all of them answered.

use base::Time;
use store::{args, row};

use super::{Poll, polls, rhythm::convenes, sql};
use crate::{PersonId, PollId, ReceiptId, Refused, Work, charter::Viewer, receipts};

/// The longest remark, in characters.
const LONGEST_NOTE: usize = 500;

row! {
    struct Row {
        person: PersonId,
        name: String,
        zone: String,
        numbers: Option<String>,
        note: String,
        answered_at: Option<Time>,
    }
}

/// What somebody answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their zone.
    pub zone: String,
    /// The numbers that suit them; empty for none of them. Nothing when they have not answered.
    pub numbers: Option<Vec<i64>>,
    /// What else they said.
    pub note: String,
}

impl Answered {
    /// Whether a date suits them.
    pub fn suits(&self, number: i64) -> bool {
        self.numbers.as_ref().is_some_and(|numbers| numbers.contains(&number))
    }
}

fn numbers_of(text: &str) -> Vec<i64> {
    text.split_whitespace().filter_map(|word| word.parse().ok()).collect()
}

/// The member who acts says which dates suit them; none of them is an answer too. The last answer counts, until a date is chosen.
pub async fn answer(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: PollId,
    numbers: &[i64],
    note: &str,
) -> Result<(Poll, ReceiptId), Refused> {
    let person = viewer.member()?;
    work.begin().await?;
    let poll = polls::poll(work, viewer, id).await?;
    let now = work.now();
    if !poll.is_open(now) {
        return Err(Refused::Gone);
    }
    let mut suits: Vec<i64> = numbers.to_vec();
    suits.sort_unstable();
    suits.dedup();
    if suits.iter().any(|number| poll.at(*number).is_none()) {
        return Err(Refused::invalid("number", "problem-poll-number"));
    }
    let before: Option<(Option<String>, String)> = work.opt(&sql::ANSWER_OF, args![id, person]).await?;
    let before = before
        .and_then(|(numbers, _)| numbers)
        .map_or_else(|| "-".to_owned(), |numbers| format!("+{numbers}"));
    let note: String = note.trim().chars().take(LONGEST_NOTE).collect();
    let written = suits.iter().map(i64::to_string).collect::<Vec<_>>().join(" ");
    work.exec(&sql::ANSWER, args![id, person, now, written, note]).await?;
    let community = viewer.community().id;
    let receipt = receipts::keep(work, person, Some(community), "date-answer", id.into(), &before).await?;
    work.note(Some(community), "answered-dates", id.into(), "").await?;
    work.done().await?;
    Ok((poll, receipt))
}

/// The same for one of the dates: it suits the member who acts, or does not; what they said of the others stays.
pub async fn suits(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: PollId,
    number: i64,
    suits: bool,
    note: &str,
) -> Result<(Poll, ReceiptId), Refused> {
    let person = viewer.member()?;
    work.begin().await?;
    let before: Option<(Option<String>, String)> = work.opt(&sql::ANSWER_OF, args![id, person]).await?;
    let (numbers, said) = before.unwrap_or_default();
    let mut numbers = numbers_of(&numbers.unwrap_or_default());
    numbers.retain(|one| *one != number);
    if suits {
        numbers.push(number);
    }
    let note = if note.trim().is_empty() { said.as_str() } else { note };
    answer(work, viewer, id, &numbers, note).await
}

/// What they had answered before stands again. Part of taking an act back.
pub(crate) async fn put_back(
    work: &mut Work<'_>,
    person: PersonId,
    id: PollId,
    before: &str,
) -> Result<(), Refused> {
    let poll = polls::of(work, id).await?;
    if !poll.is_open(work.now()) {
        return Err(Refused::Gone);
    }
    work.exec(&sql::PUT_BACK, args![id, person, before.strip_prefix('+')]).await.map(drop)
}

/// What everyone who was asked has answered, by name; for convenors. A member sees their own answer, and of the others only how many
/// each date suits.
pub async fn results(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: PollId,
) -> Result<(Poll, Vec<Answered>, Vec<(i64, usize)>), Refused> {
    let poll = polls::poll(work, viewer, id).await?;
    let rows: Vec<Row> = work.all(&sql::ANSWERS, args![id]).await?;
    let all: Vec<Answered> = rows
        .into_iter()
        .map(|row| Answered {
            person: row.person,
            name: row.name,
            zone: row.zone,
            numbers: row.answered_at.and(row.numbers).map(|numbers| numbers_of(&numbers)),
            note: row.note,
        })
        .collect();
    let count = |number: i64| all.iter().filter(|one| one.suits(number)).count();
    let counts = poll.options.iter().map(|option| (option.number, count(option.number))).collect();
    let mut shown = all;
    if convenes(work, viewer).is_err() {
        shown.retain(|one| Some(one.person) == viewer.person());
    }
    Ok((poll, shown, counts))
}
