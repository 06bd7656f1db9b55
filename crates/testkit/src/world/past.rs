//! A gathering of the standing world that has been: for the demo, where there is something to look at.

use std::time::Duration;

use base::Clock;
use community::{
    Actor, GatheringId, House, Refused,
    attendance::{self, Was},
    charter,
    gatherings::{self, Coming, NewGathering, Rsvp},
    people::reach::{local, zone},
};

use super::{SLUG, World};

const ZONE: &str = "Europe/London";
const DAY: Duration = Duration::from_secs(86_400);
/// Who came.
const CAME: [&str; 7] = ["gwen", "hamish", "iolo", "wilhelmina", "ravi", "farida", "nell"];

/// A circle five days ago: planned and answered then, and looked back on since.
pub async fn past(house: &House, world: &World) -> Result<GatheringId, Refused> {
    let now = house.clock().now();
    let clock = Clock::standing_at(now - 20 * DAY);
    let then = house.at(clock.clone());
    let margo = Actor::Person(world.person("margo"));
    let viewer = charter::visit(&mut then.work(margo), SLUG).await?;
    let circle = NewGathering {
        title: "Circle: handing over".into(),
        purpose: "Who does what when we are away.".into(),
        day: local(now - 5 * DAY, zone(ZONE)).date_naive(),
        zone: ZONE.into(),
        minutes: 90,
        ..NewGathering::default()
    };
    let id = gatherings::plan(&mut then.work(margo), &viewer, &circle).await?;
    for name in CAME {
        let actor = Actor::Person(world.person(name));
        let viewer = charter::visit(&mut then.work(actor), SLUG).await?;
        let answer = Rsvp { shown: Some(true), ..Rsvp::of(Coming::Yes, "page") };
        gatherings::rsvp(&mut then.work(actor), &viewer, id, &answer).await?;
    }
    let ends = gatherings::one(&mut then.work(margo), &viewer, id).await?.ends_at;
    clock.set(ends + Duration::from_secs(3_600));
    let said =
        CAME.map(|name| (world.person(name), Some(if name == "nell" { Was::Away } else { Was::There })));
    attendance::say_who(&mut then.work(margo), &viewer, id, &said).await?;
    attendance::mark_heavy(&mut then.work(margo), &viewer, id, true).await?;
    Ok(id)
}
