//! Every letter with the standing world, as text and HTML, to look at: `cargo x gallery FOLDER`.

use std::{fs, path::PathBuf, time::Duration};

use community::{
    Actor, Level, charter, commitments,
    conversations::{self, New, NewFile, Words},
    gatherings::{self, Coming, NewGathering, Rhythm, Rsvp},
    lists::{self, List},
    notices,
    people::reach,
};
use letters::Sender;
use testkit::{Hall, World, world::SLUG};

#[tokio::main]
async fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "gallery".into()));
    fs::create_dir_all(&folder).expect("a folder");
    let hall = Hall::sqlite().await;
    let (house, clock) = (&hall.house, &hall.clock);
    let world = World::fill(house).await.expect("the world");
    let sender = Sender { hosted_by: "the Common Kettle".into(), ..Sender::default() };
    letters::digest::send_due(house, &sender).await.expect("what was due");
    clock.advance(Duration::from_secs(60));
    let of = |who: &str| house.work(Actor::Person(world.person(who)));
    let mut posts = Vec::new();
    for (who, level, subject, words, files) in [
        (
            "ravi",
            Level::MembersOnly,
            "Handing a rota to people who never asked for it",
            "Our volunteers want the Saturday rota to outlive me, and so do I.\n\nWho has handed one over, and what did you stop doing in the *first week*?",
            vec![],
        ),
        (
            "yuki",
            Level::ChathamHouse,
            "What I would not say at the funder’s table",
            "The figures are fine. The people are tired.",
            vec![],
        ),
        (
            "siobhán",
            Level::Open,
            "Three lines that are read",
            "This month’s three lines are from the ferry queue. See [our page](https://westernshore.example/three).\n\n1. the boat came\n2. so did eleven people\n3. nobody minuted it\n\n> It was the best meeting of the year.",
            vec![NewFile {
                name: "three-lines.pdf".into(),
                kind: "application/pdf".into(),
                bytes: vec![b'x'; 2_000_000],
            }],
        ),
    ] {
        let mut work = of(who);
        let viewer = charter::visit(&mut work, SLUG).await.expect("a member");
        let new = New { subject, words: Words { source: words, files }, level: Some(level), present: vec![] };
        posts.push(conversations::start(&mut work, &viewer, new).await.expect("a thread").1);
    }
    let mut work = of("nell");
    let viewer = charter::visit(&mut work, SLUG).await.expect("a member");
    let (thread, told) = &world.threads[1];
    let words = "We did the third one, by accident: I was ill for six weeks.\n\nWhat held was the *list on paper*. Who rang whom is still pinned to the door of the co-op, and two of the quiet ones ring each other now.";
    let answer = Words { source: words, files: vec![] };
    posts.push(
        conversations::reply(&mut work, &viewer, *thread, Some(told[1]), answer).await.expect("an answer"),
    );
    drop(work);
    let mut work = of("jonah");
    let viewer = charter::visit(&mut work, SLUG).await.expect("a member");
    let room = Words { source: "I rang.", files: vec![] };
    posts.push(
        conversations::reply(&mut work, &viewer, world.thread("Grant turned down"), None, room)
            .await
            .expect("an answer"),
    );
    drop(work);
    for who in ["gwen", "desmond"] {
        let person = world.person(who);
        reach::deliver(&mut of(who), person, world.community, "each").await.expect("a choice");
    }
    for post in &posts {
        letters::post::tell(&mut house.work(Actor::System), *post, &sender).await.expect("told");
    }
    let mut work = of("margo");
    let viewer = charter::visit(&mut work, SLUG).await.expect("a convenor");
    let list = List { tag: "peers".into(), plain_heads: true, ..List::default() };
    lists::set(&mut work, &viewer, Some(&list)).await.expect("a list");
    drop(work);
    let mut work = of("farida");
    let viewer = charter::visit(&mut work, SLUG).await.expect("a member");
    let new = New {
        subject: "Spare chairs in Leeds",
        words: Words { source: "Forty stacking chairs, free, this Friday.", files: vec![] },
        level: None,
        present: vec![],
    };
    let (_, post) = conversations::start(&mut work, &viewer, new).await.expect("a thread");
    drop(work);
    letters::post::tell(&mut house.work(Actor::System), post, &sender).await.expect("told");
    let mut work = of("margo");
    let viewer = charter::visit(&mut work, SLUG).await.expect("a convenor");
    lists::set(&mut work, &viewer, None).await.expect("no list");
    drop(work);
    let in_a_week = clock.now() + Duration::from_secs(7 * 86_400);
    let mut work = of("gwen");
    let viewer = charter::visit(&mut work, SLUG).await.expect("a member");
    let said = commitments::commit(
        &mut work,
        &viewer,
        "hand the list on the kitchen door to two others",
        "2026-12-07",
        in_a_week,
    );
    let (said, _) = said.await.expect("a commitment");
    drop(work);
    letters::commitments::ask(house, &sender, said).await.expect("asked");
    let few = reach::Choice { minutes: Some(12), ..reach::Choice::default() };
    reach::choose(&mut of("iolo"), few).await.expect("a choice");
    clock.advance(Duration::from_secs(23 * 3_600));
    letters::digest::send_due(house, &sender).await.expect("what is due");
    gatherings_of(&hall, &world, &sender).await;
    let mut names = std::collections::BTreeMap::new();
    for letter in notices::outbox(&mut house.work(Actor::System), 1_000).await.expect("the outbox") {
        let who = letter.address.split('@').next().unwrap_or("somebody");
        let wanted = match letter.kind.as_str() {
            "digest" => ["iolo", "gwen"].contains(&who),
            _ => true,
        };
        let slug: String =
            letter.subject.chars().filter(|c| c.is_ascii_alphanumeric() || *c == ' ').take(24).collect();
        let name = match letter.kind.as_str() {
            "digest" => format!("digest-{who}"),
            kind => format!("{kind}-{}", slug.trim().replace(' ', "-").to_lowercase()),
        };
        if !wanted || names.insert(name.clone(), ()).is_some() {
            continue;
        }
        let fill = |text: &str| {
            text.replace("\u{E000}stop\u{E001}", "https://hall.example/less/0123456789abcdefghjkmnpqrs")
                .replace("\u{E000}reply\u{E001}", "peers+0123456789abcdefghjkmnpqrs@hall.example")
                .replace(
                    "\u{E000}why\u{E001}",
                    letters::why(
                        base::Words::english(),
                        if letter.kind == "digest" { "digest" } else { "direct" },
                    ),
                )
        };
        let head =
            format!("From: {} <peers@hall.example>\nSubject: {}\n\n", letter.from_name, letter.subject);
        fs::write(folder.join(format!("{name}.txt")), head + &fill(&letter.plain)).expect("a file");
        fs::write(folder.join(format!("{name}.html")), fill(&letter.html)).expect("a file");
        println!("{name}: {} and {} bytes", letter.plain.len(), letter.html.len());
    }
}

/// The letters about gatherings: a year, one, a change, a reminder, a seat, a cancellation.
async fn gatherings_of(hall: &Hall, world: &World, sender: &Sender) {
    let house = &hall.house;
    let margo = Actor::Person(world.person("margo"));
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
    letters::gatherings::tell::due(house, sender).await.expect("letters");
    for (who, coming) in [("hamish", Coming::Yes), ("gwen", Coming::Yes), ("hamish", Coming::No)] {
        let actor = Actor::Person(world.person(who));
        let viewer = charter::visit(&mut house.work(actor), SLUG).await.expect("a member");
        let answer = Rsvp::of(coming, "page");
        gatherings::rsvp(&mut house.work(actor), &viewer, id, &answer).await.expect("an answer");
    }
    let seat = format!("{id} {}", world.person("gwen"));
    letters::gatherings::tell::seated(house, sender, &seat).await.expect("a seat");
    let begins = gatherings::gathering(&mut hall.system(), id).await.expect("a gathering").starts_at;
    for before in [Duration::from_secs(2 * 86_400 - 60), Duration::from_secs(3_000)] {
        hall.clock.advance((begins - before).since(hall.clock.now()));
        letters::gatherings::remind::due(house, sender).await.expect("reminders");
    }
    let moved = NewGathering { day: "2026-11-05".parse().expect("a day"), ..circle };
    gatherings::change(&mut house.work(margo), &viewer, id, &moved).await.expect("moved");
    letters::gatherings::tell::due(house, sender).await.expect("letters");
    gatherings::cancel(&mut house.work(margo), &viewer, id).await.expect("called off");
    letters::gatherings::tell::due(house, sender).await.expect("letters");
}
