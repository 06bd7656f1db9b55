//! After a gathering: who was there, a word after something heavy.

use community::{
    Actor, attendance, charter,
    gatherings::{self, Coming, NewGathering, Rsvp},
    people::reach::{local, zone},
};
use testkit::{
    Style, TestApp,
    world::{PEOPLE, SLUG},
};

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
    let ends = gatherings::gathering(&mut app.hall.system(), id).await.expect("it").ends_at;
    app.hall.clock.set(ends + DAY / 12);
    looked_back_on(app).await;
    super::writes(app, GWEN, "peers", "One thing", "I TAKE that a list on paper is enough").await;
    super::writes(app, IOLO, "peers", "One thing", "I TAKE that tea helps\n").await;
    app.hall.clock.advance(DAY);
    community::recaps::draft_due(&mut app.hall.system()).await.expect("drafted");
    letters::recaps::ask(house, &sender).await.expect("letters");
    let draft = app.newest_to(MARGO, "recap-draft").await;
    for words in ["hm", "DROP 2", "1 Paper is enough", "YES", "YES"] {
        app.answers(&draft, words, Style::Phone).await;
    }
    app.run().await;
    let told = app.newest_to(GWEN, "recap").await;
    app.answers(&told, "FIX 1 A list on paper, and a pencil", Style::Phone).await;
    super::writes(app, GWEN, "peers", "One thing", "I TAKE that it is too late").await;
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
    app.hall.clock.advance(DAY * 4);
    letters::feedback::ask(house, &sender).await.expect("letters");
    let said = app.newest_to(MARGO, "feedback-said").await;
    app.answers(&said, "1 We meet in the library\n2 NOT NOW, the kettle needs them\n9 hm", Style::Phone)
        .await;
    let late = app.newest_to(GWEN, "feedback").await;
    app.answers(&late, "1 1 1", Style::Phone).await;
}

/// An hour after: how it was; and three days later, what was said.
async fn looked_back_on(app: &TestApp) {
    let (sender, house) = (sender(), &app.hall.house);
    letters::feedback::ask(house, &sender).await.expect("letters");
    for (who, words) in [
        ("gwen", "lovely"),
        ("gwen", "4 5 5 shorter breaks"),
        ("gwen", "4 5 5"),
        ("hamish", "5 5 5 a room with windows SHARE"),
        ("nell", "3 4 5"),
        ("ravi", "4 4 4"),
        ("wilhelmina", "5 4 3"),
    ] {
        let address = PEOPLE.iter().find(|one| one.called == who).expect("somebody").address;
        let asked = app.newest_to(address, "feedback").await;
        app.answers(&asked, words, Style::Phone).await;
    }
}
