//! A learning set of the standing world, a few days before its first meeting: for the demo, where there is something to look at.

use std::time::Duration;

use base::Clock;
use community::{
    Actor, House, Refused, charter,
    sets::{self, NewSet},
};

use super::{SLUG, World};

const DAY: Duration = Duration::from_secs(86_400);

/// Margo formed it a while ago; all of them said yes, and some bring a matter.
pub async fn sets(house: &House, world: &World) -> Result<(), Refused> {
    let now = house.clock().now();
    let clock = Clock::standing_at(now - DAY * 8);
    let then = house.at(clock.clone());
    let margo = Actor::Person(world.person("margo"));
    let viewer = charter::visit(&mut then.work(margo), SLUG).await?;
    let names = ["gwen", "iolo", "hamish", "ravi", "farida"];
    let new = NewSet {
        name: "Tuesday set".into(),
        people: names.iter().map(|name| world.person(name)).collect(),
        first: now + DAY * 5,
        zone: "Europe/London".into(),
        weeks: 5,
        planned: 6,
        by_letters: false,
        place: "https://meet.jit.si/tuesday-set".into(),
    };
    let id = sets::form(&mut then.work(margo), &viewer, &new).await?;
    for name in names {
        let actor = Actor::Person(world.person(name));
        let viewer = charter::visit(&mut then.work(actor), SLUG).await?;
        sets::answer(&mut then.work(actor), &viewer, id, true).await?;
    }
    sets::keep_time(&mut then.work(Actor::System)).await?;
    clock.set(now - DAY);
    sets::keep_time(&mut then.work(Actor::System)).await?;
    for (name, words) in [("iolo", "Nobody reads the minutes that take me an evening"), ("ravi", "")] {
        let actor = Actor::Person(world.person(name));
        let viewer = charter::visit(&mut then.work(actor), SLUG).await?;
        if let Some(bid) = sets::look(&mut then.work(actor), &viewer, id).await?.bid {
            sets::bid(&mut then.work(actor), &viewer, bid.id, words).await?;
        }
    }
    Ok(())
}
