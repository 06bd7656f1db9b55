//! What members say to each other: posts, rooms, the one letter, a list, one's own way to be reached.

use std::time::Duration;

use base::Secret;
use community::{
    Level,
    charter::Viewer,
    conversations::{self, New, NewFile, Words},
    lists::{self, List},
    notices::{self, Letter, To, Written},
    people::{self, address::Address, passages, reach},
};
use testkit::{Style, TestApp};

use super::{DAY, GWEN, IOLO, MARGO, app, outbox, sender, viewer};

const POSTS: [(&str, Level, &str, &str); 3] = [
    (
        "ravi",
        Level::MembersOnly,
        "Handing a rota to people who never asked for it",
        "Our volunteers want the Saturday rota to outlive me, and so do I.\n\nWho has handed one over, and what did you stop doing in the *first week*?",
    ),
    (
        "yuki",
        Level::ChathamHouse,
        "What I would not say at the funder’s table",
        "The figures are fine. The people are tired.",
    ),
    (
        "siobhán",
        Level::Open,
        "Three lines that are read",
        "This month’s three lines are from the ferry queue. See [our page](https://westernshore.example/three).\n\n1. the boat came\n2. so did eleven people\n3. nobody minuted it\n\n> It was the best meeting of the year.",
    ),
];

pub async fn letters() -> Vec<Letter> {
    let app = app().await;
    let (house, clock) = (&app.hall.house, &app.hall.clock);
    letters::digest::send_due(house, &sender()).await.unwrap();
    clock.advance(Duration::from_secs(60));
    for who in ["gwen", "desmond"] {
        let person = app.world.person(who);
        reach::deliver(&mut app.hall.of(person), person, app.world.community, "each").await.unwrap();
    }
    for (who, level, subject, words) in POSTS {
        let files = if who == "siobhán" { vec![lines()] } else { Vec::new() };
        let new = New { subject, words: Words { source: words, files }, level: Some(level), present: vec![] };
        let seen = viewer(&app, who).await;
        conversations::start(&mut app.hall.of(app.world.person(who)), &seen, new).await.unwrap();
    }
    let (thread, told) = app.world.threads[1].clone();
    let words = "We did the third one, by accident: I was ill for six weeks.\n\nWhat held was the *list on paper*. Who rang whom is still pinned to the door of the co-op, and two of the quiet ones ring each other now.";
    let answer = Words { source: words, files: vec![] };
    let nell = viewer(&app, "nell").await;
    conversations::reply(&mut app.hall.of(app.world.person("nell")), &nell, thread, Some(told[1]), answer)
        .await
        .unwrap();
    let room = Words { source: "I rang.", files: vec![] };
    let (jonah, among) = (viewer(&app, "jonah").await, app.world.thread("Grant turned down"));
    conversations::reply(&mut app.hall.of(app.world.person("jonah")), &jonah, among, None, room)
        .await
        .unwrap();
    app.run().await;
    listed(&app).await;
    oneself(&app).await;
    let few = reach::Choice { minutes: Some(12), ..reach::Choice::default() };
    reach::choose(&mut app.hall.of(app.world.person("iolo")), few).await.unwrap();
    clock.advance(Duration::from_secs(23 * 3_600));
    letters::digest::send_due(house, &sender()).await.unwrap();
    let iolo = app.newest_to(IOLO, "digest").await;
    app.answers(&iolo, "MORE", Style::Phone).await;
    outbox(&app).await
}

fn lines() -> NewFile {
    NewFile { name: "three-lines.pdf".into(), kind: "application/pdf".into(), bytes: vec![b'x'; 2_000_000] }
}

/// The same community as a mailing list that has moved here.
async fn listed(app: &TestApp) {
    let (margo, seen) = (app.world.person("margo"), viewer(app, "margo").await);
    let list = List { tag: "peers".into(), plain_heads: true, ..List::default() };
    lists::set(&mut app.hall.of(margo), &seen, Some(&list)).await.unwrap();
    let words = Words { source: "Forty stacking chairs, free, this Friday.", files: vec![] };
    let new = New { subject: "Spare chairs in Leeds", words, level: None, present: vec![] };
    let farida = viewer(app, "farida").await;
    conversations::start(&mut app.hall.of(app.world.person("farida")), &farida, new).await.unwrap();
    app.run().await;
    lists::set(&mut app.hall.of(margo), &seen, None).await.unwrap();
    let mut work = app.hall.system();
    work.begin().await.unwrap();
    let to = [To { person: None, address: "olwen@valley.example", why: "adopted", due_at: work.now() }];
    letters::lists::tell_adopted(&mut work, seen.community(), &to, &sender()).await.unwrap();
    work.done().await.unwrap();
}

/// A sign-in letter, a letter to another address, a letter after two years, and the house's letter to itself.
async fn oneself(app: &TestApp) {
    let address = Address::of(MARGO).unwrap();
    let browser = Secret::given("0123456789abcdefghjkmnpqrs");
    let asking = passages::Asking {
        browser: &browser,
        named: "Firefox on Linux",
        network: "192.0.2.1",
        next_page: "/",
    };
    passages::ask(&mut app.hall.visitor(), &address, asking).await.unwrap();
    app.run().await;
    comes_back(app, &viewer(app, "gwen").await).await;
    let mut work = app.hall.system();
    letters::round::begin(&mut work, &sender()).await.unwrap();
    drop(work);
    let wil = app.world.person("wilhelmina");
    letters::quiet::ask(&app.hall.house, &sender(), wil).await.unwrap();
}

/// Letters to Gwen's own address keep coming back, and she is asked at another that she has proven.
async fn comes_back(app: &TestApp, gwen: &Viewer) {
    let person = gwen.member().unwrap();
    let other = Address::of("gwen@home.example").unwrap();
    let mut work = app.hall.system();
    work.begin().await.unwrap();
    people::add_address(&mut work, person, &other).await.unwrap();
    people::answered_from(&mut work, &other).await.unwrap();
    work.done().await.unwrap();
    drop(work);
    for _ in 0..3 {
        let mut work = app.hall.system();
        work.begin().await.unwrap();
        let to = To { person: Some(person), address: GWEN, why: "each", due_at: work.now() };
        let written =
            Written { kind: "post", subject: "x", plain: "x", host: "hall.example", ..Written::default() };
        let (_, delivery) = notices::leave(&mut work, written, to).await.unwrap();
        work.done().await.unwrap();
        drop(work);
        notices::bounced(&mut app.hall.system(), delivery, true, "550 5.1.1 nobody of that name")
            .await
            .unwrap();
        app.hall.clock.advance(DAY);
    }
}
