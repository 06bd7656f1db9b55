//! After a gathering: who was there, a word after something heavy.

use community::{
    Actor, attendance, charter,
    gatherings::{self, Coming, NewGathering, Rsvp},
    people::reach::{local, zone},
};
use testkit::{Style, TestApp, world::SLUG};

use super::{DAY, GWEN, IOLO, MARGO, sender};

pub async fn letters(app: &TestApp) {
    let (sender, house) = (sender(), &app.hall.house);
    let margo = Actor::Person(app.world.person("margo"));
    let viewer = charter::visit(&mut house.work(margo), SLUG).await.expect("a convenor");
    let new = NewGathering {
        title: "Circle of the long evening".into(),
        day: local(app.hall.clock.now() + DAY * 2, zone("UTC")).date_naive(),
        ..NewGathering::default()
    };
    let id = gatherings::plan(&mut house.work(margo), &viewer, &new).await.expect("a gathering");
    gatherings::invite(&mut house.work(margo), &viewer, id).await.expect("asked");
    for (who, coming) in [
        ("gwen", Coming::Yes),
        ("hamish", Coming::Yes),
        ("nell", Coming::Yes),
        ("ravi", Coming::Yes),
        ("wilhelmina", Coming::Yes),
        ("iolo", Coming::Perhaps),
    ] {
        let actor = Actor::Person(app.world.person(who));
        let viewer = charter::visit(&mut house.work(actor), SLUG).await.expect("a member");
        gatherings::rsvp(&mut house.work(actor), &viewer, id, &Rsvp::of(coming, "page")).await.expect("said");
    }
    app.hall.clock.advance(DAY * 3);
    letters::attendance::ask(house, &sender).await.expect("letters");
    let doubt = app.newest_to(IOLO, "attendance").await;
    for words in ["PART", "who knows", "NO", "YES"] {
        app.answers(&doubt, words, Style::Phone).await;
    }
    let list = app.newest_to(MARGO, "attendance-list").await;
    for words in ["YES", "2 3", "nobody I know", "HEAVY"] {
        app.answers(&list, words, Style::Phone).await;
    }
    let gwen = [app.world.person("gwen")];
    let words = "It was heavy in places. How are you today?";
    attendance::check_in(&mut house.work(margo), &viewer, id, &gwen, words).await.expect("sent");
    app.run().await;
    let word = app.newest_to(GWEN, "check-in").await;
    app.answers(&word, "Better, thank you. Ring me on Friday.", Style::Phone).await;
}
