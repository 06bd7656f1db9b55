//! Who pays with an evening: when a group spans the globe, no hour suits all, and it should not be the same people each time.

use std::collections::HashMap;

use base::Time;
use chrono::Timelike;
use store::args;

use super::{polls, rhythm::convenes, sql};
use crate::{
    PersonId, PollId, Refused, Work,
    charter::Viewer,
    people::reach::{local, zone},
};

/// Working hours, in which nobody pays: from eight to eighteen.
const DAY: std::ops::Range<u32> = 8..18;
/// How far back is remembered.
const REMEMBERED: std::time::Duration = std::time::Duration::from_secs(365 * 86_400);

/// What a date costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cost {
    /// The date's number.
    pub number: i64,
    /// For whom it is early or late, by name, with how often that was so in the last year.
    pub pays: Vec<(String, usize)>,
}

/// Whether a moment is outside of the working day of a zone.
fn is_out_of_hours(at: Time, place: &str) -> bool {
    !DAY.contains(&local(at, zone(place)).hour())
}

/// The dates of a poll, the fairest first: the fewest people who pay with an evening, a night or an early morning; and of those the ones
/// who have paid least often in the gatherings of the last year. For convenors, before they choose.
pub async fn fairest(work: &mut Work<'_>, viewer: &Viewer, id: PollId) -> Result<Vec<Cost>, Refused> {
    convenes(work, viewer)?;
    let poll = polls::poll(work, viewer, id).await?;
    let (community, now) = (poll.community, work.now());
    let people: Vec<(PersonId, String, String)> = work.all(&sql::ZONES, args![community]).await?;
    let past: Vec<(Time, PersonId, String)> =
        work.all(&sql::CAME, args![community, now, now - REMEMBERED]).await?;
    let mut paid: HashMap<PersonId, usize> = HashMap::new();
    for (at, person, place) in past {
        if is_out_of_hours(at, &place) {
            *paid.entry(person).or_default() += 1;
        }
    }
    let mut costs: Vec<Cost> = poll
        .options
        .iter()
        .map(|option| Cost {
            number: option.number,
            pays: people
                .iter()
                .filter(|(_, _, place)| is_out_of_hours(option.at, place))
                .map(|(person, name, _)| (name.clone(), paid.get(person).copied().unwrap_or(0)))
                .collect(),
        })
        .collect();
    // Each evening counts once, and once more for each that they have given already.
    costs.sort_by_key(|cost| (cost.pays.iter().map(|(_, before)| 1 + before).sum::<usize>(), cost.number));
    Ok(costs)
}
