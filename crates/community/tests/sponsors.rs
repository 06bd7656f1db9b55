//! Sponsors: what they promised, what they see, and that no person is in it; and what organisations allow.

use std::time::Duration;

use community::{
    Actor, PersonId, Refused, Work, charter,
    charter::{
        Viewer,
        channels::{self, fit},
        proposals::{self, Change, New},
        sections,
    },
    conversations::{self},
    held, lifecycle, lists, members, people,
    people::address::Address,
    sponsors::{self, Record},
};
use testkit::{Hall, World, both, world::SLUG};

const DAY: Duration = Duration::from_secs(86_400);

async fn convenor(hall: &Hall, world: &World) -> (Actor, Viewer) {
    let margo = Actor::Person(world.person("margo"));
    let viewer = charter::visit(&mut hall.house.work(margo), SLUG).await.unwrap();
    (margo, viewer)
}

fn record(address: &str) -> Record {
    Record {
        organisation: "The Kettle Fund".into(),
        contact: "Petra Lund".into(),
        address: address.into(),
        every_days: 90,
    }
}

/// A sponsor who was let look.
async fn sponsor(hall: &Hall, world: &World) -> (PersonId, base::Id) {
    let (margo, viewer) = convenor(hall, world).await;
    let kept = record("petra@kettlefund.example");
    let id = sponsors::keep(&mut hall.house.work(margo), &viewer, None, &kept).await.unwrap();
    sponsors::invite(&mut hall.house.work(margo), &viewer, id).await.unwrap();
    let list = sponsors::list(&mut hall.house.work(margo), &viewer).await.unwrap();
    let found = list.sponsors.iter().find(|sponsor| sponsor.id == id).unwrap();
    (found.person.unwrap(), id)
}

// S3.3
both!(promises_that_are_overdue_are_seen_and_so_is_silence, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, viewer) = convenor(hall, &world).await;
    let id = sponsors::keep(&mut hall.house.work(margo), &viewer, None, &record("")).await.unwrap();
    let now = hall.house.clock().now();
    let mut promised = Vec::new();
    for (words, days) in [("Two thousand for the day in May.", 10), ("A room for the autumn.", 40)] {
        let mut work = hall.house.work(margo);
        promised.push(sponsors::promise(&mut work, &viewer, id, words, now + DAY * days).await.unwrap());
    }
    hall.clock.advance(DAY * 20);
    let list = sponsors::list(&mut hall.house.work(margo), &viewer).await.unwrap();
    let at = hall.house.clock().now();
    let overdue: Vec<_> = list.overdue(at).map(|promise| promise.words.as_str()).collect();
    assert_eq!(overdue, ["Two thousand for the day in May."]);
    assert_eq!(list.silent(at).count(), 0);
    sponsors::kept(&mut hall.house.work(margo), &viewer, promised[0]).await.unwrap();
    hall.clock.advance(DAY * 80);
    let at = hall.house.clock().now();
    let list = sponsors::list(&mut hall.house.work(margo), &viewer).await.unwrap();
    assert_eq!(list.overdue(at).map(|promise| promise.id).collect::<Vec<_>>(), [promised[1]]);
    assert_eq!(list.silent(at).count(), 1, "nobody has spoken with them for a quarter");
    sponsors::spoke(&mut hall.house.work(margo), &viewer, id).await.unwrap();
    sponsors::release(&mut hall.house.work(margo), &viewer, promised[1]).await.unwrap();
    let list = sponsors::list(&mut hall.house.work(margo), &viewer).await.unwrap();
    assert_eq!((list.overdue(at).count(), list.silent(at).count()), (0, 0));
    let gwen = Actor::Person(world.person("gwen"));
    let hers = charter::visit(&mut hall.house.work(gwen), SLUG).await.unwrap();
    assert!(sponsors::list(&mut hall.house.work(gwen), &hers).await.is_err());
});

// S2.14, practice 5.7.3
both!(a_sponsor_reaches_no_row_of_a_person_and_sets_no_topic, async |hall: &Hall| {
    let world = hall.world().await;
    let (petra, _) = sponsor(hall, &world).await;
    // Even the role of that name, given to somebody who is no member, opens nothing.
    let mut work = hall.system();
    work.begin().await.unwrap();
    members::give_role(&mut work, world.community, petra, "sponsor").await.unwrap();
    work.done().await.unwrap();
    let actor = Actor::Person(petra);
    let viewer = charter::visit(&mut hall.house.work(actor), SLUG).await.unwrap();
    assert!(viewer.is_sponsor() && !viewer.is_member() && !viewer.is_convenor());
    let work = || -> Work<'_> { hall.house.work(actor) };
    let gwen = world.person("gwen");
    assert!(members::directory(&mut work(), &viewer, "", None).await.is_err());
    assert!(members::person(&mut work(), &viewer, gwen).await.is_err());
    assert!(members::profile(&mut work(), &viewer).await.is_err());
    assert!(members::report_on(&mut work(), &viewer, gwen).await.is_err());
    assert!(held::waiting(&mut work(), &viewer).await.is_err());
    assert!(lists::drafts(&mut work(), &viewer).await.is_err());
    assert!(lists::busy(&mut work(), &viewer).await.is_err());
    assert!(sponsors::list(&mut work(), &viewer).await.is_err());
    assert!(proposals::list(&mut work(), &viewer).await.is_err());
    assert!(channels::policies(&mut work(), &viewer).await.is_err());
    assert!(lifecycle::gates::gate(&mut work(), &viewer).await.is_err());
    assert!(lifecycle::gates::history(&mut work(), &viewer).await.is_err());
    assert!(lifecycle::readiness::check(&mut work(), &viewer).await.is_err());
    assert!(lifecycle::fellowship::standing(&mut work(), &viewer).await.is_err());
    let talk = conversations::newest(&mut work(), &viewer, None).await.unwrap();
    let visitor = charter::visit(&mut hall.visitor(), SLUG).await.unwrap();
    let open = conversations::newest(&mut hall.visitor(), &visitor, None).await.unwrap();
    assert_eq!(talk.threads.len(), open.threads.len(), "what anybody may read, and no more");
    // No agenda rights.
    let words = conversations::Words { source: "Please report quarterly.", files: Vec::new() };
    let new = conversations::New { subject: "Topics", words, level: None, present: Vec::new() };
    assert!(conversations::start(&mut work(), &viewer, new).await.is_err());
    let changes = vec![Change { key: "cause".into(), words: "We report.".into(), setting: None }];
    let new = New { why: "We pay.".into(), changes };
    assert!(proposals::propose(&mut work(), &viewer, &new).await.is_err());
    assert!(sections::draft(&mut work(), &viewer, "cause", "We report.").await.is_err());
    // What they do see.
    let own = sponsors::own(&mut work(), &viewer).await.unwrap();
    assert_eq!((own.sponsor.organisation.as_str(), own.members), ("The Kettle Fund", Some(13)));
    assert_eq!(lifecycle::of(&mut work(), &viewer).await.unwrap().at(), lifecycle::Stage::Grow);
});

both!(a_member_is_not_let_look_as_a_sponsor_and_who_ended_looks_no_more, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, viewer) = convenor(hall, &world).await;
    let hers = record("gwen@pubcommons.example");
    let id = sponsors::keep(&mut hall.house.work(margo), &viewer, None, &hers).await.unwrap();
    let refused = sponsors::invite(&mut hall.house.work(margo), &viewer, id).await;
    assert!(
        matches!(refused, Err(Refused::Invalid(problems)) if problems[0].key == "problem-sponsor-member")
    );
    let (petra, petras) = sponsor(hall, &world).await;
    let looks = charter::visit(&mut hall.house.work(Actor::Person(petra)), SLUG).await.unwrap();
    sponsors::end(&mut hall.house.work(margo), &viewer, petras).await.unwrap();
    let own = sponsors::own(&mut hall.house.work(Actor::Person(petra)), &looks).await;
    assert!(matches!(own, Err(Refused::NotFound)));
    let later = charter::visit(&mut hall.house.work(Actor::Person(petra)), SLUG).await.unwrap();
    assert!(!later.is_sponsor());
});

// S0.27
both!(a_member_of_a_restricted_organisation_is_known_by_their_address, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, viewer) = convenor(hall, &world).await;
    let new = channels::New {
        organisation: "Pub Commons".into(),
        domain: "@PubCommons.example".into(),
        policy: "Apps we may use, 2026".into(),
        allowed: vec!["calendar".into(), "phone".into()],
    };
    channels::allow(&mut hall.house.work(margo), &viewer, &new).await.unwrap();
    let mut work = hall.house.work(margo);
    let found = channels::of_address(&mut work, &viewer, "new@pubcommons.example").await.unwrap().unwrap();
    assert_eq!((found.policy.as_str(), found.members), ("Apps we may use, 2026", 1));
    let not: Vec<_> = channels::KEYS.into_iter().filter(|channel| !found.allows(channel)).collect();
    assert_eq!(not, ["in-person", "video", "documents", "chat", "messenger", "web", "post"]);
    assert!(found.allows("mail"), "mail always");
    let part = channels::of_address(&mut hall.house.work(margo), &viewer, "a@leeds.pubcommons.example").await;
    assert!(part.unwrap().is_some(), "a policy of the whole holds for its parts");
    let other = channels::of_address(&mut hall.house.work(margo), &viewer, "a@notpubcommons.example").await;
    assert!(other.unwrap().is_none());
    let people = channels::restricted(&mut hall.house.work(margo), &viewer, &found).await.unwrap();
    assert_eq!(people.iter().map(|one| one.person).collect::<Vec<_>>(), [world.person("gwen")]);
    let wrong = channels::New { domain: "%".into(), ..new };
    assert!(channels::allow(&mut hall.house.work(margo), &viewer, &wrong).await.is_err());
});

// S0.28
both!(the_table_says_which_needs_no_allowed_channel_serves_well, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, viewer) = convenor(hall, &world).await;
    assert_eq!(channels::used(&mut hall.house.work(margo), &viewer).await.unwrap(), ["mail", "calendar"]);
    let mut work = hall.house.work(margo);
    let words = "Letters, calendars, and a video room.";
    sections::draft_with(&mut work, &viewer, "channels", words, "mail calendar video").await.unwrap();
    let used = channels::used(&mut hall.house.work(margo), &viewer).await.unwrap();
    let unserved =
        |rows: Vec<fit::Row>| rows.iter().filter(|row| !row.served).map(|row| row.need).collect::<Vec<_>>();
    assert_eq!(unserved(fit::table(&used, |_| true)), ["keep", "confide", "bond"]);
    assert_eq!(
        unserved(fit::table(&used, |channel| channel != "video")),
        ["story", "small-group", "keep", "confide", "bond"]
    );
});

both!(whose_address_was_written_anew_looks_no_longer, async |hall: &Hall| {
    let world = hall.world().await;
    let (petra, id) = sponsor(hall, &world).await;
    let (margo, viewer) = convenor(hall, &world).await;
    let anew = record("somebody.else@kettlefund.example");
    sponsors::keep(&mut hall.house.work(margo), &viewer, Some(id), &anew).await.unwrap();
    let seen = charter::visit(&mut hall.house.work(Actor::Person(petra)), SLUG).await.unwrap();
    assert!(!seen.is_sponsor());
    let mut work = hall.system();
    let known = people::by_address(&mut work, &Address::of("petra@kettlefund.example").unwrap()).await;
    assert!(known.is_ok());
});
