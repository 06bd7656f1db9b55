//! Why people sit together, as facts: doors put them into words.

use super::Question;

/// Something about a group that its people may hear.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Nobody has sat with anybody of it lately.
    AllNew,
    /// All are from different organisations.
    AllElsewhere,
    /// The first asks for something that the second can give.
    Helps(usize, usize),
    /// It was wished that they sit together.
    Wished(usize, usize),
    /// They are from one organisation.
    OneOrganisation(usize, usize),
    /// They sat together lately, so often.
    Again(usize, usize, u32),
    /// One has power over the other.
    Line(usize, usize),
    /// Nobody has been here for a while.
    Unseasoned,
    /// There is no language that all of it speak.
    Speechless,
}

/// Why these people sit together: first what speaks for it, then what could not be had.
pub fn reasons(question: &Question, group: &[usize]) -> Vec<Reason> {
    let people = |one: usize| question.people.get(one);
    let inside = |pair: (usize, usize)| group.contains(&pair.0) && group.contains(&pair.1);
    let pairs = || {
        group
            .iter()
            .enumerate()
            .flat_map(|(place, one)| group[place + 1..].iter().map(|other| (*one, *other)))
    };
    let organisation = |one: usize| people(one).and_then(|person| person.organisation);
    let same = |&(one, other): &(usize, usize)| {
        organisation(one).is_some() && organisation(one) == organisation(other)
    };
    let again: Vec<_> =
        question.before.iter().filter(|(one, other, times)| *times > 0 && inside((*one, *other))).collect();
    let mut found = Vec::new();
    if group.len() > 1 && again.is_empty() {
        found.push(Reason::AllNew);
    }
    if group.len() > 1
        && group.iter().all(|one| organisation(*one).is_some())
        && !pairs().any(|pair| same(&pair))
    {
        found.push(Reason::AllElsewhere);
    }
    let helps = |asker: usize, giver: usize| {
        let (Some(asker), Some(giver)) = (people(asker), people(giver)) else { return false };
        asker.asks.iter().any(|ask| giver.offers.contains(ask))
    };
    for (one, other) in pairs() {
        if helps(one, other) {
            found.push(Reason::Helps(one, other));
        }
        if helps(other, one) {
            found.push(Reason::Helps(other, one));
        }
    }
    let wished = question.together.iter().filter(|pair| inside(**pair));
    found.extend(wished.map(|(one, other)| Reason::Wished(*one, *other)));
    found.extend(pairs().filter(same).map(|(one, other)| Reason::OneOrganisation(one, other)));
    found.extend(again.into_iter().map(|(one, other, times)| Reason::Again(*one, *other, *times)));
    found.extend(
        question.lines.iter().filter(|pair| inside(**pair)).map(|(one, other)| Reason::Line(*one, *other)),
    );
    if group.iter().filter_map(|one| people(*one)).all(|person| !person.seasoned) {
        found.push(Reason::Unseasoned);
    }
    let spoken = |one: &usize| {
        people(*one).map_or(!0, |person| if person.languages == 0 { !0 } else { person.languages })
    };
    if group.iter().map(spoken).fold(!0, |all, one| all & one) == 0 {
        found.push(Reason::Speechless);
    }
    found
}
