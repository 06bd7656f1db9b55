//! What whoever comes to a gathering in person needs there: food, access, travel (touchpoint 40, S2.24, S2.37).
//!
//! Verbs: [`say_needs`], [`own_needs`], [`record_needs`], [`totals`]; for letters [`needs_to_ask`], [`needs_asked`]; a recurring job
//! [`forget_old`].
//!
//! Hosts see how many need what, and never who: the statement that counts does not load whose a row is, and sorts by what stands in it.
//! Thirty days after the gathering nothing of it is left. Why totals are exact, and hidden of fewer than three, is in decision 0033.

mod asking;
pub(crate) mod sql;

use std::{collections::BTreeMap, fmt, time::Duration};

use base::Time;
use store::{args, row};

pub use asking::{ASK, AskNeeds, needs_asked, needs_to_ask};

use crate::{
    Actor, GatheringId, PersonId, ReceiptId, Refused, Work,
    charter::{Viewer, only_system},
    gatherings,
    people::parts::Part,
    receipts, runsheets,
    search::terms::fold,
};

/// Food that a kitchen knows by a word.
pub const FOODS: [&str; 9] = [
    "vegetarian",
    "vegan",
    "gluten-free",
    "dairy-free",
    "nut-free",
    "halal",
    "kosher",
    "no-pork",
    "no-alcohol",
];
/// What makes a place one can be at.
pub const ACCESS: [&str; 7] =
    ["step-free", "hearing-loop", "quiet-room", "prayer-room", "feeding-room", "large-print", "interpreter"];
/// Of fewer answers nothing is shown: whoever knows who comes would know whose they are.
pub const FEWEST: i64 = 3;
/// So long before it begins hosts see who has not answered, to ring them.
const RING: Duration = Duration::from_secs(7 * 86_400);
/// So long after it ended nothing is left.
const KEPT: Duration = Duration::from_secs(30 * 86_400);
const LONGEST: usize = 300;

/// What is kept of a person here.
pub(crate) static PARTS: &[Part] = &[Part {
    key: "data-needs",
    names: &["community", "gathering", "food", "access", "travel", "", "asked", "answered"],
    show: &sql::MINE,
    erase: &[&sql::ERASE],
}];

/// What somebody needs.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Needs {
    /// Of [`FOODS`].
    pub foods: Vec<String>,
    /// What else a kitchen must know, in their words.
    pub food_words: String,
    /// Of [`ACCESS`].
    pub access: Vec<String>,
    /// What else they need to be there, in their words.
    pub access_words: String,
    /// Travel and nights, in their words.
    pub travel: String,
}

/// Nothing of it: what is formatted ends up in logs.
impl fmt::Debug for Needs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Needs")
    }
}

impl Needs {
    /// There is nothing to see to.
    pub fn is_nothing(&self) -> bool {
        *self == Needs::default()
    }

    fn kept(&self) -> Result<[String; 5], Refused> {
        let words = |field, text: &str| {
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            match text.chars().count() > LONGEST {
                true => Err(Refused::invalid(field, "problem-field-long")),
                false => Ok(text),
            }
        };
        Ok([
            known(&self.foods, &FOODS),
            words("food_words", &self.food_words)?,
            known(&self.access, &ACCESS),
            words("access_words", &self.access_words)?,
            words("travel", &self.travel)?,
        ])
    }
}

fn known(said: &[String], all: &[&str]) -> String {
    all.iter().filter(|one| said.iter().any(|said| said == *one)).copied().collect::<Vec<_>>().join(" ")
}

fn list(kept: &str) -> Vec<String> {
    kept.split_whitespace().map(str::to_owned).collect()
}

row! {
    struct Row { foods: String, food_words: String, access: String, access_words: String, travel: String }
}

impl From<Row> for Needs {
    fn from(row: Row) -> Needs {
        Needs {
            foods: list(&row.foods),
            food_words: row.food_words,
            access: list(&row.access),
            access_words: row.access_words,
            travel: row.travel,
        }
    }
}

/// The member who acts says what they need at a gathering. The last answer counts; taken back, nothing of it is kept.
pub async fn say_needs(
    work: &mut Work<'_>,
    viewer: &Viewer,
    gathering: GatheringId,
    needs: &Needs,
) -> Result<ReceiptId, Refused> {
    let person = viewer.member()?;
    work.begin().await?;
    keep(work, viewer, gathering, person, needs).await?;
    let community = viewer.community().id;
    // What was said before is not kept for taking back: it would outlive what it is about.
    let receipt = receipts::keep(work, person, Some(community), "needs", gathering.into(), "").await?;
    work.note(Some(community), "said-needs", gathering.into(), "").await?;
    work.done().await?;
    Ok(receipt)
}

/// A convenor or host writes down what somebody told them by telephone who had not answered.
pub async fn record_needs(
    work: &mut Work<'_>,
    viewer: &Viewer,
    gathering: GatheringId,
    person: PersonId,
    needs: &Needs,
) -> Result<(), Refused> {
    work.begin().await?;
    hosted(work, viewer, gathering).await?;
    let silent: Vec<(PersonId, String)> = work.all(&sql::SILENT, args![gathering]).await?;
    if !silent.iter().any(|(one, _)| *one == person) {
        return Err(Refused::NotFound);
    }
    keep(work, viewer, gathering, person, needs).await?;
    work.note(Some(viewer.community().id), "recorded-needs", gathering.into(), "").await?;
    work.done().await
}

async fn keep(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: GatheringId,
    person: PersonId,
    needs: &Needs,
) -> Result<(), Refused> {
    let [foods, food_words, access, access_words, travel] = needs.kept()?;
    let (gathering, now) = (gatherings::one(work, viewer, id).await?, work.now());
    if !gathering.is_ahead(now) {
        return Err(Refused::Gone);
    }
    if !gathering.in_person() {
        return Err(Refused::NotFound);
    }
    work.exec(&sql::SAY, args![id, person, now, foods, food_words, access, access_words, travel])
        .await
        .map(drop)
}

/// Nothing was said. Part of taking an act back.
pub(crate) async fn take_back(
    work: &mut Work<'_>,
    person: PersonId,
    gathering: GatheringId,
) -> Result<(), Refused> {
    work.exec(&sql::UNSAY, args![gathering, person]).await.map(drop)
}

/// What the member who acts has said; nothing when they have not.
pub async fn own_needs(
    work: &mut Work<'_>,
    viewer: &Viewer,
    gathering: GatheringId,
) -> Result<Option<Needs>, Refused> {
    let person = viewer.member()?;
    gatherings::one(work, viewer, gathering).await?;
    let row: Option<Row> = work.opt(&sql::OWN, args![gathering, person]).await?;
    Ok(row.map(Needs::from))
}

/// What people need, together: never who.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// How many come.
    pub coming: i64,
    /// How many of them have answered.
    pub answered: i64,
    /// So few have answered that nothing is shown.
    pub hidden: bool,
    /// Food, by the word of [`FOODS`], with how many.
    pub foods: Vec<(&'static str, i64)>,
    /// Access, by the word of [`ACCESS`], with how many.
    pub access: Vec<(&'static str, i64)>,
    /// What was said in other words, each with how many said it; in the order of the alphabet.
    pub food_words: Vec<(String, i64)>,
    /// The same, of access.
    pub access_words: Vec<(String, i64)>,
    /// The same, of travel and nights.
    pub travel: Vec<(String, i64)>,
    /// Who comes and has not answered, by name: in the last week, to be rung.
    pub silent: Vec<(PersonId, String)>,
}

/// How many of those who come need what. For whoever convenes or hosts.
pub async fn totals(work: &mut Work<'_>, viewer: &Viewer, gathering: GatheringId) -> Result<Totals, Refused> {
    let starts_at = hosted(work, viewer, gathering).await?;
    let (coming, answered): (i64, i64) = work.one(&sql::COUNT, args![gathering]).await?;
    let mut totals = Totals { coming, answered, hidden: answered < FEWEST, ..Totals::default() };
    if starts_at.since(work.now()) <= RING {
        totals.silent = work.all(&sql::SILENT, args![gathering]).await?;
    }
    if totals.hidden {
        return Ok(totals);
    }
    let all: Vec<Row> = work.all(&sql::WITHOUT_NAMES, args![gathering]).await?;
    let codes = |known: &[&'static str], of: fn(&Row) -> &str| -> Vec<(&'static str, i64)> {
        let count = |code: &str| all.iter().filter(|row| of(row).split(' ').any(|one| one == code)).count();
        known.iter().map(|code| (*code, count(code) as i64)).filter(|(_, count)| *count > 0).collect()
    };
    totals.foods = codes(&FOODS, |row| &row.foods);
    totals.access = codes(&ACCESS, |row| &row.access);
    totals.food_words = alike(all.iter().map(|row| row.food_words.as_str()));
    totals.access_words = alike(all.iter().map(|row| row.access_words.as_str()));
    totals.travel = alike(all.iter().map(|row| row.travel.as_str()));
    Ok(totals)
}

/// What several said in the same words counts together.
fn alike<'a>(words: impl Iterator<Item = &'a str>) -> Vec<(String, i64)> {
    let mut all: BTreeMap<String, (String, i64)> = BTreeMap::new();
    for said in words.filter(|said| !said.is_empty()) {
        all.entry(fold(said)).or_insert_with(|| (said.to_owned(), 0)).1 += 1;
    }
    all.into_values().collect()
}

/// When it begins, for whoever convenes or hosts it.
async fn hosted(work: &mut Work<'_>, viewer: &Viewer, id: GatheringId) -> Result<Time, Refused> {
    if work.actor() != Actor::System {
        viewer.member()?;
        if !runsheets::look(work, viewer, id).await?.1.led_by(viewer) {
            return Err(Refused::NotAllowed("host"));
        }
    }
    Ok(gatherings::one(work, viewer, id).await?.starts_at)
}

/// What is no longer needed goes: thirty days after it ended, at once when it is called off, and of whoever does not come. A recurring job.
pub async fn forget_old(work: &mut Work<'_>) -> Result<u64, Refused> {
    only_system(work)?;
    work.begin().await?;
    let now = work.now();
    let gone = work.exec(&sql::FORGET, args![now - KEPT]).await?;
    work.done().await?;
    Ok(gone)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_need_is_in_no_log() {
        let needs = Needs { food_words: "coeliac".into(), ..Needs::default() };
        assert_eq!(format!("{needs:?}"), "Needs");
    }

    #[test]
    fn the_same_words_count_together() {
        let said = ["No peas", "no peas", "", "no kiwi"];
        assert_eq!(alike(said.into_iter()), [("no kiwi".to_owned(), 1), ("No peas".to_owned(), 2)]);
    }
}
