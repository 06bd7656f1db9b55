//! Who hears of a post at once, why, and not before when; within what each agreed for a week.

use std::collections::HashMap;

use base::{Id, Time};
use store::{FromRow, Row, args};

use super::{Told, sql};
use crate::{
    LetterId, PersonId, PostId, Refused, Work,
    charter::only_system,
    lists,
    people::reach::{Reach, zone},
    search::terms,
};

/// A week, over which a budget is reckoned.
const WEEK: std::time::Duration = std::time::Duration::from_secs(7 * 86_400);

/// Somebody who hears of a post at once.
#[derive(Clone, Debug)]
pub struct Hearer {
    /// Who.
    pub person: PersonId,
    /// Their address.
    pub address: String,
    /// The language that they read.
    pub language: String,
    /// Why: `direct` (it answers them), `present` (they are in the room), `follow`, `each`, `list`, `own` (their own letter of a list).
    pub why: &'static str,
    /// Not before this: quiet hours end, or the list's day begins.
    pub due_at: Time,
}

struct Candidate {
    person: PersonId,
    address: String,
    language: String,
    zone: String,
    delivery: String,
    wish: Option<String>,
    level: i64,
    reach: Reach,
}

impl FromRow for Candidate {
    fn from_row(row: &Row<'_>) -> Result<Candidate, store::Error> {
        Ok(Candidate {
            person: row.get(0)?,
            address: row.get(1)?,
            language: row.get(2)?,
            zone: row.get(3)?,
            delivery: row.get(4)?,
            wish: row.get(5)?,
            level: row.get(6)?,
            reach: Reach::from_columns(row, 7)?,
        })
    }
}

impl Candidate {
    fn why(&self, told: &Told) -> &'static str {
        if self.person == told.author {
            "own"
        } else if Some(self.person) == told.direct {
            "direct"
        } else if self.level >= 4 {
            "present"
        } else if self.delivery == "each" {
            "each"
        } else if self.wish.as_deref() == Some("follow") {
            "follow"
        } else {
            "list"
        }
    }
}

/// What somebody was sent in a week.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Spent {
    /// Letters, and seconds of reading.
    pub mails: i64,
    /// See `mails`.
    pub seconds: i64,
    /// How many of them they had asked to have one by one.
    pub chosen_mails: i64,
    /// See `chosen_mails`.
    pub chosen_seconds: i64,
}

impl Spent {
    /// What counts: all of it for who says so, else what was not asked for.
    pub fn counted(self, reach: &Reach) -> (i64, i64) {
        if reach.strict {
            (self.mails, self.seconds)
        } else {
            (self.mails - self.chosen_mails, self.seconds - self.chosen_seconds)
        }
    }
}

/// What some people were sent in the last week.
pub(crate) async fn spent(
    work: &mut Work<'_>,
    people: Vec<i64>,
) -> Result<HashMap<PersonId, Spent>, Refused> {
    if people.is_empty() {
        return Ok(HashMap::new());
    }
    let since = Id::floor(work.now() - WEEK);
    let rows: Vec<(PersonId, i64, i64, i64, i64)> = work.all(&sql::SPENT, args![people, since]).await?;
    let spent = rows.into_iter().map(|(person, mails, seconds, chosen_mails, chosen_seconds)| {
        (person, Spent { mails, seconds, chosen_mails, chosen_seconds })
    });
    Ok(spent.collect())
}

/// The next who may hear of a post, after a person, in the order of their ids: who hears of it at once, and the last who was looked at;
/// nothing when there is nobody left. What does not fit into somebody's week waits for their one letter. Part of another act of the
/// program, which has begun.
pub async fn hearers(
    work: &mut Work<'_>,
    told: &Told,
    seconds: i64,
    after: PersonId,
    limit: i64,
) -> Result<Option<(Vec<Hearer>, PersonId)>, Refused> {
    only_system(work)?;
    let now = work.now();
    let statement = if told.list.is_some() { &sql::HEARERS_OF_LIST } else { &sql::HEARERS };
    let nobody = PersonId::default();
    let to_author = told.list.as_ref().is_some_and(|list| list.to_author);
    let author = if to_author { nobody } else { told.author };
    let args = args![
        told.community,
        told.thread,
        after,
        now,
        told.direct.unwrap_or_default(),
        told.list.is_some(),
        author,
        limit
    ];
    let candidates: Vec<Candidate> = work.all(statement, args).await?;
    let Some(last) = candidates.last().map(|one| one.person) else { return Ok(None) };
    let asked = |one: &&Candidate| one.reach.strict || matches!(one.why(told), "follow");
    let budgeted: Vec<i64> = candidates.iter().filter(asked).map(|one| one.person.into()).collect();
    let spent = spent(work, budgeted).await?;
    let enough = enough_of(work, told, &candidates).await?;
    let mut hearers = Vec::with_capacity(candidates.len());
    for one in candidates {
        let why = one.why(told);
        let chosen = matches!(why, "each" | "list" | "own");
        if chosen && enough.contains(&one.person) {
            continue;
        }
        let counted = if chosen { one.reach.strict } else { why == "follow" };
        if counted && !fits(&one.reach, spent.get(&one.person).copied().unwrap_or_default(), seconds) {
            continue;
        }
        let quiet = !chosen || one.reach.strict;
        let place = zone(&one.zone);
        // The days of a list are days where its reader is.
        let day = told.list.as_ref().map_or(now, |list| lists::next_day(&list.batch_days, now, place));
        let due_at = if quiet { one.reach.not_before(day, place) } else { day };
        hearers.push(Hearer {
            person: one.person,
            address: one.address,
            language: one.language,
            why,
            due_at,
        });
    }
    Ok(Some((hearers, last)))
}

/// Whether one more letter fits into a week. A place is kept for the one letter.
fn fits(reach: &Reach, spent: Spent, seconds: i64) -> bool {
    let (mails, spent) = spent.counted(reach);
    let kept = match reach.rhythm.as_str() {
        "never" => 0,
        // A letter a day would leave no place: half of the number is for others.
        "daily" => (reach.mails / 2).min(7),
        _ => 1,
    };
    mails < reach.mails - kept && spent + seconds <= reach.minutes * 60
}

/// Who of these has had enough of the topic.
async fn enough_of(
    work: &mut Work<'_>,
    told: &Told,
    candidates: &[Candidate],
) -> Result<Vec<PersonId>, Refused> {
    let people: Vec<i64> = candidates.iter().map(|one| one.person.into()).collect();
    let narrowed: Vec<(PersonId, String)> = work.all(&sql::NARROWED, args![told.community, people]).await?;
    if narrowed.is_empty() {
        return Ok(Vec::new());
    }
    let stems = terms::folded_and_stemmed(&told.subject, &told.community_language);
    let has = |stem: &String| stems.iter().any(|(_, known)| known == stem);
    Ok(narrowed.into_iter().filter(|(_, stem)| has(stem)).map(|(person, _)| person).collect())
}

/// The letters that tell of a post already, with their languages.
pub async fn letters_of(work: &mut Work<'_>, post: PostId) -> Result<Vec<(LetterId, String)>, Refused> {
    only_system(work)?;
    work.all(&sql::LETTERS, args![post]).await
}

/// The last person whom these letters were addressed to; nobody yet is 0.
pub async fn last_told(work: &mut Work<'_>, letters: &[LetterId]) -> Result<PersonId, Refused> {
    only_system(work)?;
    let letters: Vec<i64> = letters.iter().map(|letter| i64::from(*letter)).collect();
    let (last,): (PersonId,) = work.one(&sql::LAST, args![letters]).await?;
    Ok(last)
}

/// These files of a post go with a letter. Part of another act of the program.
pub async fn with_files(work: &mut Work<'_>, letter: LetterId, files: &[super::File]) -> Result<(), Refused> {
    only_system(work)?;
    let rows =
        files.iter().map(|file| args![letter, &file.blob, &file.name, &file.kind, file.size]).collect();
    work.each(&sql::KEEP_FILE, rows).await.map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_kept_for_the_one_letter_and_minutes_count_too() {
        let reach = Reach { mails: 3, minutes: 10, ..Reach::default() };
        let spent = |mails, seconds| Spent { mails, seconds, ..Spent::default() };
        assert!(fits(&reach, spent(1, 60), 60));
        assert!(!fits(&reach, spent(2, 60), 60), "the third is the one letter");
        assert!(fits(&Reach { rhythm: "never".into(), ..reach.clone() }, spent(2, 60), 60));
        assert!(!fits(&reach, spent(1, 590), 60));
        let chosen = Spent { mails: 40, chosen_mails: 40, ..Spent::default() };
        assert!(fits(&reach, chosen, 60), "who asked for each has asked for that number");
        assert!(!fits(&Reach { strict: true, ..reach }, chosen, 60), "unless they set one");
    }
}
