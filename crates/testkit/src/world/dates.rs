//! The rhythm of the standing world, and a date that is being chosen: for the demo, where there is something to look at.

use std::time::Duration;

use community::{
    Actor, House, Refused, charter,
    gatherings::{self, NewPoll, Rhythm},
    people::reach::{local, moment, zone},
};

use super::{SLUG, World};

const ZONE: &str = "Europe/London";

/// Margo sets the rhythm and asks for a date; some have answered.
pub async fn dates(house: &House, world: &World) -> Result<(), Refused> {
    let now = house.clock().now();
    let today = local(now, zone(ZONE)).date_naive();
    let rhythm = Rhythm {
        name: "Monthly gathering".into(),
        every: "month".into(),
        weekday: 4,
        nth: 2,
        minute: 10 * 60,
        zone: ZONE.into(),
        minutes: 90,
        mode: "video".into(),
        purpose: String::new(),
        protected: true,
        starts_on: today,
        skips: Vec::new(),
    };
    let margo = Actor::Person(world.person("margo"));
    let viewer = charter::visit(&mut house.work(margo), SLUG).await?;
    gatherings::keep(&mut house.work(margo), &viewer, None, &rhythm).await?;
    let day = |days: u64| {
        let on = local(now + Duration::from_secs(days * 86_400), zone(ZONE)).date_naive();
        moment(on, 600, zone(ZONE))
    };
    let dates: Vec<_> = [20, 21, 27, 28].into_iter().filter_map(day).collect();
    let new = NewPoll {
        title: "A day together in May: the call before it",
        minutes: 60,
        zone: ZONE,
        dates: &dates,
        closes_at: now + Duration::from_secs(9 * 86_400),
    };
    let poll = gatherings::ask(&mut house.work(margo), &viewer, &new).await?;
    for (name, numbers, note) in [
        ("gwen", vec![1, 3], ""),
        ("hamish", vec![1, 2, 3, 4], "If the ferry goes."),
        ("wilhelmina", vec![3], ""),
        ("nell", vec![], "Lambing."),
    ] {
        let actor = Actor::Person(world.person(name));
        let viewer = charter::visit(&mut house.work(actor), SLUG).await?;
        gatherings::answer(&mut house.work(actor), &viewer, poll, &numbers, note).await?;
    }
    Ok(())
}
