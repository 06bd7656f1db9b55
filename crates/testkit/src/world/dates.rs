//! The rhythm of the standing world, and a date that is being chosen: for the demo, where there is something to look at.

use std::time::Duration;

use community::{
    Actor, GatheringId, House, Refused, charter,
    gatherings::{self, Coming, NewGathering, NewPoll, Rhythm, Rsvp},
    needs::{self, Needs},
    people::reach::{local, moment, zone},
    venues::{self, NewVenue},
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
    gatherings_of(house, world).await
}

/// Two gatherings that are coming: by video, with some answers; in person, with few seats and somebody who waits.
async fn gatherings_of(house: &House, world: &World) -> Result<(), Refused> {
    let now = house.clock().now();
    let margo = Actor::Person(world.person("margo"));
    let viewer = charter::visit(&mut house.work(margo), SLUG).await?;
    let on = |days: u64| local(now + Duration::from_secs(days * 86_400), zone(ZONE)).date_naive();
    let circle = NewGathering {
        title: "Circle: what we learned since spring".into(),
        purpose: "One story each, and one question.".into(),
        day: on(9),
        zone: ZONE.into(),
        minutes: 90,
        dial_in: "+44 1632 960144, key 3319".into(),
        ..NewGathering::default()
    };
    let schoolhouse = NewVenue {
        name: "The Old Schoolhouse".into(),
        address: "Lower Street; step-free by the garden door".into(),
        travel: "Twelve minutes on foot from the station. The last train leaves at 21:40.".into(),
        notes: "The key is with the baker next door.".into(),
        has: ["step-free", "quiet-room", "neutral", "daylight", "food"].map(str::to_owned).into(),
        lacks: vec!["hearing-loop".into()],
    };
    let schoolhouse = venues::keep_venue(&mut house.work(margo), &viewer, None, &schoolhouse).await?;
    let day = NewGathering {
        title: "A day together".into(),
        purpose: "Tea at ten, a walk at two, and no slides.".into(),
        day: on(40),
        zone: ZONE.into(),
        minutes: 7 * 60,
        mode: "in-person".into(),
        venue: Some(schoolhouse),
        capacity: Some(3),
        open: true,
        ..NewGathering::default()
    };
    for (new, answers) in [
        (
            circle,
            [
                ("gwen", Coming::Yes, "By telephone from the train."),
                ("hamish", Coming::Perhaps, ""),
                ("nell", Coming::No, "Lambing."),
                ("iolo", Coming::Yes, ""),
            ],
        ),
        (
            day,
            [
                ("hamish", Coming::Yes, ""),
                ("wilhelmina", Coming::Yes, ""),
                ("iolo", Coming::Yes, ""),
                ("gwen", Coming::Yes, "If there is room."),
            ],
        ),
    ] {
        let id = gatherings::plan(&mut house.work(margo), &viewer, &new).await?;
        gatherings::invite(&mut house.work(margo), &viewer, id).await?;
        for (name, coming, note) in answers {
            let actor = Actor::Person(world.person(name));
            let viewer = charter::visit(&mut house.work(actor), SLUG).await?;
            let answer = Rsvp { note: note.into(), shown: Some(name != "iolo"), ..Rsvp::of(coming, "page") };
            gatherings::rsvp(&mut house.work(actor), &viewer, id, &answer).await?;
        }
        if new.venue.is_some() {
            needs_of(house, world, id).await?;
        }
    }
    Ok(())
}

/// The three who come say what they need.
async fn needs_of(house: &House, world: &World, id: GatheringId) -> Result<(), Refused> {
    for (name, food, access, words) in [
        ("hamish", "vegetarian", "step-free", "help with the ferry"),
        ("wilhelmina", "vegetarian", "hearing-loop", ""),
        ("iolo", "nut-free", "large-print", ""),
    ] {
        let actor = Actor::Person(world.person(name));
        let viewer = charter::visit(&mut house.work(actor), SLUG).await?;
        let needs = Needs {
            foods: vec![food.into()],
            access: vec![access.into()],
            travel: words.into(),
            ..Needs::default()
        };
        needs::say_needs(&mut house.work(actor), &viewer, id, &needs).await?;
    }
    Ok(())
}
