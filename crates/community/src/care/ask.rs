//! Asking for a carer. One is asked, by name, and has one working day; then the next, and in the end the safeguarding lead. Whoever it
//! is about is never asked (practice 5.6, TP38, TP46).

use base::Time;
use store::{args, row};

use super::{NOBODY, PASSED_ON, sql};
use crate::{
    ArrivalId, CommunityId, HeldId, PersonId, Refused, ThreadId, Work,
    charter::{Viewer, only_system},
    conversations::{self, ByLetter},
    discover::working_time,
    held::{self, Hold, WaitsFor},
    people,
    people::reach::{local, zone},
    search::terms::fold,
};

/// A person answers within so many working hours: one working day.
const ANSWERS_IN: i64 = 8;

row! {
    struct Row { person: PersonId, name: String, role: String, own: bool, asked: bool, waiting: i64 }
}

/// Somebody who may be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carer {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// They are the safeguarding lead, and no carer: asked last.
    pub lead: bool,
}

/// What somebody who asks for a carer wishes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wish<'a> {
    /// This one first.
    pub to: Option<PersonId>,
    /// The words with it: whoever is named in them is not asked.
    pub about: &'a str,
    /// It was heavy, and nothing more is said.
    pub heavy: bool,
    /// The letter that it came by.
    pub arrival: Option<ArrivalId>,
}

/// Who answers, and until when.
#[derive(Clone, Debug)]
pub struct Asked {
    /// What waits.
    pub held: HeldId,
    /// Who is asked now.
    pub who: Carer,
    /// Who is asked after them, in turn.
    pub then: Vec<Carer>,
    /// Until when a person answers.
    pub by: Time,
}

/// The carers of a community and its safeguarding lead, in the order in which they would be asked for somebody. For members, and for the
/// system.
pub async fn carers(
    work: &mut Work<'_>,
    community: CommunityId,
    person: Option<PersonId>,
) -> Result<Vec<Carer>, Refused> {
    let now = work.now();
    let rows: Vec<Row> = work.all(&sql::CARERS, args![community, now, person.unwrap_or_default()]).await?;
    let mut carers: Vec<(bool, bool, bool, i64, Carer)> = Vec::new();
    for row in rows {
        let lead = row.role != "carer";
        if let Some(known) = carers.iter_mut().find(|(.., one)| one.person == row.person) {
            // Carer and lead in one: a carer.
            known.1 &= lead;
            known.4.lead &= lead;
            continue;
        }
        carers.push((
            !row.asked,
            lead,
            !row.own,
            row.waiting,
            Carer { person: row.person, name: row.name, lead },
        ));
    }
    carers.sort_by_key(|(new, lead, other, waiting, _)| (*new, *lead, *other, *waiting));
    Ok(carers.into_iter().map(|(.., carer)| carer).filter(|one| Some(one.person) != person).collect())
}

/// Whether a carer is named in some words, by any of their names. Better one carer too few is asked than the one it is about.
fn is_named(carer: &Carer, words: &str) -> bool {
    let (words, name) = (fold(words), fold(&carer.name));
    let pieces = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let said = pieces(&words);
    // A name of two letters is a word in some language.
    pieces(&name).iter().any(|piece| piece.chars().count() > 2 && said.contains(piece))
}

/// A member asks for a carer, in words that only who is asked will read. None when there is nobody who could be asked.
pub async fn ask(
    work: &mut Work<'_>,
    viewer: &Viewer,
    letter: &ByLetter<'_>,
    subject: &str,
    wish: Wish<'_>,
) -> Result<Option<Asked>, Refused> {
    let person = viewer.member()?;
    let community = viewer.community().id;
    work.begin().await?;
    let mut order = carers(work, community, Some(person)).await?;
    let about: Vec<PersonId> = order
        .iter()
        .filter(|one| Some(one.person) != wish.to && is_named(one, wish.about))
        .map(|one| one.person)
        .collect();
    order.retain(|one| !about.contains(&one.person));
    if let Some(place) = order.iter().position(|one| Some(one.person) == wish.to) {
        let first = order.remove(place);
        order.insert(0, first);
    }
    if order.is_empty() {
        return Ok(None);
    }
    let who = order.remove(0);
    let (thread, _) =
        conversations::start_sealed_within(work, viewer, subject, vec![who.person], letter).await?;
    let hold = Hold {
        kind: "care",
        waits_for: Some(WaitsFor::Carers),
        arrival: wish.arrival,
        thread: Some(thread),
        person: Some(person),
        letter: ByLetter::default(),
        why: if wish.heavy { "held-heavy" } else { "held-care" },
        ..Hold::default()
    };
    let actor = work.actor();
    work.act_as(crate::Actor::System);
    let by = by_when(work, Some(person)).await?;
    let held = begun(work, community, hold, &who, &about, by).await;
    work.act_as(actor);
    let held = held?;
    work.done().await?;
    Ok(Some(Asked { held, who, then: order, by }))
}

/// Somebody who is no member asks for a carer; it waits for who is asked. Part of another act of the program.
pub async fn take_stranger(
    work: &mut Work<'_>,
    community: CommunityId,
    hold: Hold<'_>,
    about: &str,
) -> Result<Option<Asked>, Refused> {
    only_system(work)?;
    let mut order = carers(work, community, hold.person).await?;
    let never: Vec<PersonId> =
        order.iter().filter(|one| is_named(one, about)).map(|one| one.person).collect();
    order.retain(|one| !never.contains(&one.person));
    if order.is_empty() {
        return Ok(None);
    }
    let who = order.remove(0);
    let by = by_when(work, hold.person).await?;
    let held = begun(work, community, hold, &who, &never, by).await?;
    Ok(Some(Asked { held, who, then: order, by }))
}

async fn begun(
    work: &mut Work<'_>,
    community: CommunityId,
    hold: Hold<'_>,
    who: &Carer,
    never: &[PersonId],
    by: Time,
) -> Result<HeldId, Refused> {
    let held = held::hold(work, community, hold).await?;
    let now = work.now();
    let never: String = never.iter().map(|person| format!(" {person} ")).collect();
    work.exec(&sql::ASK, args![held, community, by, never]).await?;
    work.exec(&sql::TURN, args![held, who.person, now]).await?;
    Ok(held)
}

/// One working day from now, on the clock of whoever asks.
async fn by_when(work: &mut Work<'_>, person: Option<PersonId>) -> Result<Time, Refused> {
    let name = match person {
        Some(person) => people::get(work, person).await?.zone,
        None => "UTC".into(),
    };
    Ok(after_working(work.now(), ANSWERS_IN, &name))
}

/// One working day after a moment, on the clock of a zone: until then a person answers.
pub fn one_working_day(from: Time, zone_name: &str) -> Time {
    after_working(from, ANSWERS_IN, zone_name)
}

/// So many working hours after a moment, on the clock of a zone.
pub(crate) fn after_working(from: Time, hours: i64, zone_name: &str) -> Time {
    use chrono::Offset;
    let seconds = local(from, zone(zone_name)).offset().fix().local_minus_utc();
    working_time::after(from, hours, seconds / 60)
}

/// Who is asked now to answer what waits; for the system, whose letter tells them.
pub async fn now_asked(work: &mut Work<'_>, held: HeldId) -> Result<Option<(PersonId, String)>, Refused> {
    only_system(work)?;
    work.opt(&sql::TURNS, args![held]).await
}

/// Until when it is answered. For the system.
pub async fn answer_by(work: &mut Work<'_>, held: HeldId) -> Result<Option<Time>, Refused> {
    only_system(work)?;
    let row: Option<(Time,)> = work.opt(&sql::ANSWER_BY, args![held]).await?;
    Ok(row.map(|(by,)| by))
}

row! {
    struct Due {
        held: HeldId,
        community: CommunityId,
        never: String,
        thread: Option<ThreadId>,
        person: Option<PersonId>,
        settled_at: Option<Time>,
    }
}

/// What nobody has answered in its time is passed on: to the next carer, then to the safeguarding lead. When nobody is left, the convenors
/// hear that somebody waits, and not who. A recurring job.
pub async fn pass_on(work: &mut Work<'_>) -> Result<usize, Refused> {
    only_system(work)?;
    work.begin().await?;
    let now = work.now();
    let due: Vec<Due> = work.all(&sql::DUE, args![now]).await?;
    for one in &due {
        let wrote: Option<(i64,)> = match one.thread {
            Some(thread) => work.opt(&sql::WROTE, args![one.held, thread]).await?,
            None => None,
        };
        if one.settled_at.is_some() || wrote.is_some() {
            work.exec(&sql::ANSWERED, args![one.held, now]).await?;
            continue;
        }
        let asked: Vec<(PersonId, String)> = work.all(&sql::TURNS, args![one.held]).await?;
        let next = carers(work, one.community, one.person).await?.into_iter().find(|carer| {
            !asked.iter().any(|(person, _)| *person == carer.person)
                && !one.never.contains(&format!(" {} ", carer.person))
        });
        let Some(next) = next else {
            work.exec(&sql::NOBODY, args![one.held, now]).await?;
            work.promise(NOBODY, one.held.to_string(), now).await?;
            continue;
        };
        work.exec(&sql::TURN, args![one.held, next.person, now]).await?;
        if let Some(thread) = one.thread {
            work.exec(&sql::PRESENT, args![thread, next.person]).await?;
        }
        let by = by_when(work, one.person).await?;
        work.exec(&sql::PASS_ON, args![one.held, by]).await?;
        work.promise(held::ASK, one.held.to_string(), now).await?;
        work.promise(PASSED_ON, one.held.to_string(), now).await?;
        work.note(Some(one.community), "passed-on-care", one.held.into(), "").await?;
    }
    work.done().await?;
    Ok(due.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn called(name: &str) -> Carer {
        Carer { person: PersonId::default(), name: name.into(), lead: false }
    }

    // TP46: conduct never to the accused.
    #[test]
    fn who_is_named_in_the_words_is_not_asked() {
        let farida = called("Farida Holt-Nasseri");
        assert!(is_named(&farida, "It is about FARIDA, and what she said"));
        assert!(is_named(&farida, "Ms Nasseri wrote to me alone"));
        assert!(!is_named(&farida, "Somebody was unkind to me"));
        assert!(!is_named(&called("Yu Li"), "li wrote to yu"), "two letters name nobody");
        assert!(is_named(&called("José Álvarez"), "jose did it"));
    }
}
