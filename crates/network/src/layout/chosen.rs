//! Whom to draw when all are too many.

use std::cmp::Reverse;

use crate::Ties;

/// Those who are drawn, and what the caption owes its reader: of how many.
#[derive(Clone, Debug)]
pub struct Chosen {
    /// Who is drawn, by their number in the whole network.
    pub people: Vec<u32>,
    /// The ties among them; person `i` here is `people[i]`.
    pub ties: Ties,
    /// How many people the whole network has.
    pub of_people: usize,
    /// How many ties the whole network has.
    pub of_ties: usize,
}

impl Chosen {
    /// Whether anyone is left out: then the map must say so.
    pub fn is_part(&self) -> bool {
        self.people.len() < self.of_people
    }
}

/// Everyone, if they are no more than `most`. Else the `most` people with the most ties; of those with as
/// many ties, the ones whose ties weigh more, then those with the lower number.
///
/// This shows the thick of a network and hides its edge: never read isolates or density off such a map.
pub fn best_connected(ties: &Ties, most: usize) -> Chosen {
    let mut people: Vec<u32> = (0..ties.people() as u32).collect();
    if people.len() > most {
        let strengths: Vec<f64> = people.iter().map(|person| ties.adjacency().strength(*person)).collect();
        people.sort_by(|one, other| {
            let weight = |person: &u32| strengths[*person as usize];
            let degrees = Reverse(ties.degree(*one)).cmp(&Reverse(ties.degree(*other)));
            degrees.then(weight(other).total_cmp(&weight(one))).then(one.cmp(other))
        });
        people.truncate(most);
    }
    Chosen { ties: ties.among(&people), of_people: ties.people(), of_ties: ties.count(), people }
}
