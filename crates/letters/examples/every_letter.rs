//! Every letter with the standing world, as text and HTML, to look at: `cargo x gallery FOLDER`.

use std::{fs, path::PathBuf, time::Duration};

use community::{
    Actor, Level, charter, commitments,
    conversations::{self, New, NewFile, Words},
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
