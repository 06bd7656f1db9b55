//! Gatherings: a year, one, a change, a reminder, a seat, a cancellation.

use std::time::Duration;

use community::{
    Actor, charter,
    gatherings::{self, Coming, NewGathering, Rhythm, Rsvp},
    notices::Letter,
};
use testkit::{Style, world::SLUG};

use super::{GWEN, app, outbox, sender};

pub async fn letters() -> Vec<Letter> {
    let app = app().await;
    let sender = sender();
    let house = &app.hall.house;
    let margo = Actor::Person(app.world.person("margo"));
    let viewer = charter::visit(&mut house.work(margo), SLUG).await.expect("a convenor");
    let circle = NewGathering {
        title: "Autumn circle".into(),
        purpose: "One story each, and one question.".into(),
        day: "2026-10-29".parse().expect("a day"),
        zone: "Europe/London".into(),
        minutes: 90,
        dial_in: "+44 1632 960144, key 3319".into(),
        capacity: Some(1),
        ..NewGathering::default()
    };
    let id = gatherings::plan(&mut house.work(margo), &viewer, &circle).await.expect("a gathering");
    gatherings::invite(&mut house.work(margo), &viewer, id).await.expect("asked");
    let day = NewGathering {
        title: "A day together".into(),
        day: "2026-10-27".parse().expect("a day"),
        zone: "Europe/London".into(),
        mode: "in-person".into(),
        place: "The Old Schoolhouse".into(),
        ..NewGathering::default()
    };
    let day = gatherings::plan(&mut house.work(margo), &viewer, &day).await.expect("a gathering");
    let gwen = Actor::Person(app.world.person("gwen"));
    let member = charter::visit(&mut house.work(gwen), SLUG).await.expect("a member");
    let yes = Rsvp::of(Coming::Yes, "page");
    gatherings::rsvp(&mut house.work(gwen), &member, day, &yes).await.expect("an answer");
    letters::needs::ask(house, &sender).await.expect("letters");
    let asked = app.newest_to(GWEN, "needs").await;
    for words in ["1 vegan\n2 step-free\n3 help with the fare", "NONE", "whatever there is"] {
        app.answers(&asked, words, Style::Phone).await;
    }
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
        starts_on: "2026-11-01".parse().expect("a day"),
        skips: Vec::new(),
    };
    let every = gatherings::keep(&mut house.work(margo), &viewer, None, &rhythm).await.expect("a rhythm");
    let like = NewGathering::default();
    gatherings::plan_year(&mut house.work(margo), &viewer, every, &like).await.expect("a year");
    letters::gatherings::tell::due(house, &sender).await.expect("letters");
    for (who, coming) in [("hamish", Coming::Yes), ("gwen", Coming::Yes), ("hamish", Coming::No)] {
        let actor = Actor::Person(app.world.person(who));
        let viewer = charter::visit(&mut house.work(actor), SLUG).await.expect("a member");
        let answer = Rsvp::of(coming, "page");
        gatherings::rsvp(&mut house.work(actor), &viewer, id, &answer).await.expect("an answer");
    }
    let seat = format!("{id} {}", app.world.person("gwen"));
    letters::gatherings::tell::seated(house, &sender, &seat).await.expect("a seat");
    let begins = gatherings::gathering(&mut app.hall.system(), id).await.expect("a gathering").starts_at;
    for before in [Duration::from_secs(2 * 86_400 - 60), Duration::from_secs(3_000)] {
        app.hall.clock.advance((begins - before).since(app.hall.clock.now()));
        letters::gatherings::remind::due(house, &sender).await.expect("reminders");
    }
    let moved = NewGathering { day: "2026-11-05".parse().expect("a day"), ..circle };
    gatherings::change(&mut house.work(margo), &viewer, id, &moved).await.expect("moved");
    letters::gatherings::tell::due(house, &sender).await.expect("letters");
    gatherings::cancel(&mut house.work(margo), &viewer, id).await.expect("called off");
    letters::gatherings::tell::due(house, &sender).await.expect("letters");
    super::after::letters(&app).await;
    outbox(&app).await
}
