//! How fast a year of invitations is queued: see README.md beside this file.

#![allow(clippy::disallowed_methods)] // to measure

use std::time::Instant;

use community::{
    Actor, charter,
    gatherings::{self, NewGathering, Rhythm},
};
use letters::gatherings::tell;
use testkit::{Hall, crowd, sender, world::SLUG};

#[tokio::main]
async fn main() {
    let members =
        std::env::args().skip(1).find_map(|arg| arg.replace('_', "").parse().ok()).unwrap_or(10_000);
    run("embedded", Hall::sqlite().await, members).await;
    if let Some(hall) = Hall::postgres().await {
        run("PostgreSQL", hall, members).await;
    }
}

async fn run(name: &str, hall: Hall, members: usize) {
    let world = hall.world().await;
    crowd(&hall.house, world.community, members).await;
    let margo = Actor::Person(world.person("margo"));
    let viewer = charter::visit(&mut hall.house.work(margo), SLUG).await.expect("a convenor");
    let rhythm = Rhythm {
        name: "Monthly circle".into(),
        every: "month".into(),
        weekday: 4,
        nth: 2,
        minute: 600,
        zone: "Europe/London".into(),
        minutes: 90,
        mode: "video".into(),
        purpose: String::new(),
        protected: true,
        starts_on: "2026-10-01".parse().expect("a day"),
        skips: Vec::new(),
    };
    let like = NewGathering::default();
    let id = gatherings::keep(&mut hall.house.work(margo), &viewer, None, &rhythm).await.expect("a rhythm");
    let began = Instant::now();
    let dates = gatherings::plan_year(&mut hall.house.work(margo), &viewer, id, &like).await.expect("a year");
    tell::due(&hall.house, &sender()).await.expect("letters");
    let year = began.elapsed().as_secs_f64();
    let began = Instant::now();
    let first = gatherings::gathering(&mut hall.system(), dates[0]).await.expect("a gathering");
    let moved = NewGathering { minute: 840, ..first.as_new() };
    gatherings::change(&mut hall.house.work(margo), &viewer, dates[0], &moved).await.expect("moved");
    tell::due(&hall.house, &sender()).await.expect("letters");
    let change = began.elapsed().as_secs_f64();
    println!(
        "{name}: a year of {} dates for {members} people in {year:.2} s, one date moved in {change:.2} s",
        dates.len()
    );
}
