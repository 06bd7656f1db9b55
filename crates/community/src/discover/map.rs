//! The map of who answers whom: where to draw whom.

use std::collections::HashMap;

use network::layout::{self, Footprint};

use super::{
    archive::Speaker,
    ties::{ENOUGH_FOR_A_NETWORK, Web},
};
use crate::PersonId;

/// Width of a map, in the units of its labels.
pub const WIDTH: f64 = 500.0;
/// Height of a map of `people`: a few need less room, and more than that would only push them apart.
fn height(people: usize) -> f64 {
    (230.0 + 19.0 * people as f64).min(640.0)
}
/// Width of a letter and height of a line of a label on a phone, where labels are largest.
const LETTER: (f64, f64) = (10.5, 24.0);
/// Half the size of a mark with some room around it.
const MARK: f64 = 16.0;
/// People on a map, at most: with their names, and without.
const NAMED: usize = 22;
const UNNAMED: usize = 50;
const SEED: u64 = 11;

/// A map.
#[derive(Clone, Debug, PartialEq)]
pub struct Map {
    /// Who is drawn.
    pub points: Vec<Point>,
    /// How high it is; its width is [`WIDTH`].
    pub height: f64,
    /// Ties between them: two numbers of points, and how many answers they exchanged.
    pub lines: Vec<(usize, usize, f64)>,
    /// How many people the whole network has.
    pub of_people: usize,
    /// How many ties it has.
    pub of_ties: usize,
}

/// Someone on a map.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// Who, where the house knows them and names may be shown.
    pub id: Option<PersonId>,
    /// Their name, short; empty where names may not be shown.
    pub label: String,
    /// Their whole name; empty where names may not be shown.
    pub name: String,
    /// Where, from the left upper corner.
    pub x: f64,
    /// See `x`.
    pub y: f64,
    /// Others are joined through them.
    pub broker: bool,
    /// They convene.
    pub convenor: bool,
    /// The letter of their natural group.
    pub group: Option<char>,
}

/// The map of a network; nothing below seven people, or when nobody answered anybody.
pub(super) fn map(
    web: &Web,
    speakers: &[Speaker],
    named: bool,
    brokers: &[u32],
    group_of: &[Option<u32>],
) -> Option<Map> {
    if web.speakers.len() < ENOUGH_FOR_A_NETWORK || web.ties.count() == 0 {
        return None;
    }
    let chosen = layout::best_connected(&web.ties, if named { NAMED } else { UNNAMED });
    // Who is tied to nobody on the map would float about and say nothing; the table and the figures count them.
    let drawn: Vec<u32> =
        (0..chosen.people.len() as u32).filter(|place| chosen.ties.degree(*place) > 0).collect();
    let ties = chosen.ties.among(&drawn);
    let people: Vec<u32> = drawn.iter().map(|place| chosen.people[*place as usize]).collect();
    let whole: Vec<&Speaker> =
        people.iter().filter_map(|person| speakers.get(web.speakers[*person as usize] as usize)).collect();
    let labels: Vec<String> = if named { short_names(&whole) } else { vec![String::new(); whole.len()] };
    let (wide, high) = (WIDTH, height(whole.len()));
    let prints: Vec<Footprint> = labels
        .iter()
        .map(|label| {
            let width = (label.chars().count() as f64 * LETTER.0).max(2.0 * MARK);
            let height = 2.0 * MARK + if label.is_empty() { 0.0 } else { LETTER.1 };
            Footprint { half_width: width / 2.0 / wide, half_height: height / 2.0 / high }
        })
        .collect();
    let places = layout::map(&ties, &prints, SEED)?.places;
    let points = whole
        .iter()
        .enumerate()
        .map(|(place, speaker)| {
            let person = people[place];
            Point {
                id: speaker.id.filter(|_| named),
                label: labels[place].clone(),
                name: if named { speaker.name.clone() } else { String::new() },
                x: (places[place].x * wide).round(),
                y: (places[place].y * high - if labels[place].is_empty() { 0.0 } else { LETTER.1 / 2.0 })
                    .round(),
                broker: brokers.binary_search(&person).is_ok(),
                convenor: speaker.convenor,
                group: group_of[person as usize].map(|group| char::from(b'A' + group as u8)),
            }
        })
        .collect();
    let lines = ties.pairs().map(|(one, other, weight)| (one as usize, other as usize, weight)).collect();
    Some(Map { points, height: high, lines, of_people: chosen.of_people, of_ties: chosen.of_ties })
}

/// The longest label, in letters.
const LONGEST: usize = 16;

/// First names where they are enough to tell people apart; else with a letter of the last name, or with all of it.
fn short_names(people: &[&Speaker]) -> Vec<String> {
    let whole: Vec<String> = people.iter().map(|speaker| speaker.name.clone()).collect();
    let ways: [fn(&str) -> String; 3] = [first, first_and_letter, |name| cut(name)];
    let mut labels: Vec<String> = whole.iter().map(|name| first(name)).collect();
    for way in &ways[1..] {
        let mut times: HashMap<String, usize> = HashMap::new();
        for label in &labels {
            *times.entry(label.clone()).or_default() += 1;
        }
        for (label, name) in labels.iter_mut().zip(&whole) {
            if times[label.as_str()] > 1 {
                *label = way(name);
            }
        }
    }
    labels
}

fn cut(name: &str) -> String {
    name.chars().take(LONGEST).collect::<String>().trim_end().to_owned()
}

/// The first name; an initial alone is none.
fn first(name: &str) -> String {
    let first = name.split_whitespace().next().unwrap_or_default();
    if first.chars().count() < 3 { cut(name) } else { cut(first) }
}

fn first_and_letter(name: &str) -> String {
    let mut words = name.split_whitespace();
    let (Some(first), Some(last)) = (words.next(), words.next_back()) else { return cut(name) };
    cut(&format!("{first} {}.", last.chars().take(1).collect::<String>()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_name_is_enough_until_two_share_it() {
        let speaker = |name: &str| Speaker { name: name.into(), ..Speaker::default() };
        let people =
            [speaker("Ada Lovelace"), speaker("Ada Byron"), speaker("Grace Hopper"), speaker("Plato")];
        assert_eq!(short_names(&people.iter().collect::<Vec<_>>()), ["Ada L.", "Ada B.", "Grace", "Plato"]);
    }
}
