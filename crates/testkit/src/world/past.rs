//! A gathering of the standing world that has been: for the demo, where there is something to look at.

use std::time::Duration;

use base::Clock;
use community::{
    Actor, GatheringId, House, Refused,
    attendance::{self, Was},
    charter,
    feedback::{self, Outcome},
    gatherings::{self, Coming, NewGathering, Rsvp},
    people::reach::{local, zone},
    recaps,
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
    gatherings::invite(&mut then.work(margo), &viewer, id).await?;
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
    looked_back(&then, &clock, world, id).await?;
    Ok(id)
}

/// How it was, and what they take with them; Margo answers one thing, and the recap is drafted.
async fn looked_back(then: &House, clock: &Clock, world: &World, id: GatheringId) -> Result<(), Refused> {
    let mut work = then.work(Actor::System);
    work.begin().await?;
    for one in feedback::feedback_to_ask(&mut work).await? {
        feedback::feedback_asked(&mut work, &one).await?;
    }
    work.done().await?;
    for (name, numbers, change, shared) in [
        ("gwen", [4, 5, 5], "shorter breaks", false),
        ("hamish", [5, 5, 4], "a room with windows", true),
        ("iolo", [4, 4, 5], "", false),
        ("wilhelmina", [3, 5, 4], "names on the wall for newcomers", true),
        ("ravi", [5, 4, 5], "", false),
    ] {
        let actor = Actor::Person(world.person(name));
        let viewer = charter::visit(&mut then.work(actor), SLUG).await?;
        feedback::answer_feedback(&mut then.work(actor), &viewer, id, &numbers, change, shared).await?;
    }
    for (name, words) in [
        ("gwen", "That a list on paper is enough, if it hangs where the kettle is"),
        ("ravi", "Ask who has the keys before asking who has the time"),
        ("wilhelmina", "Nobody minds being asked twice"),
    ] {
        let actor = Actor::Person(world.person(name));
        let viewer = charter::visit(&mut then.work(actor), SLUG).await?;
        recaps::take(&mut then.work(actor), &viewer, words).await?;
    }
    clock.advance(4 * DAY);
    let margo = Actor::Person(world.person("margo"));
    let viewer = charter::visit(&mut then.work(margo), SLUG).await?;
    let results = feedback::results(&mut then.work(margo), &viewer, id).await?;
    let change = results.into_iter().flat_map(|one| one.changes).find(|one| one.words.contains("windows"));
    if let Some(change) = change {
        let answer = "From May on we meet in the library.";
        feedback::answer_change(&mut then.work(margo), &viewer, change.id, Outcome::Changed, "", answer)
            .await?;
    }
    recaps::draft_due(&mut then.work(Actor::System)).await.map(drop)
}
