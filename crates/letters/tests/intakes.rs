//! Choosing over letters alone (touchpoint 4): readers mark, members object, and whoever applied answers what was decided.

use std::time::Duration;

use community::{
    ApplicationId, IntakeId, PersonId,
    charter::{self, Viewer},
    curation::{self, Criteria, Ways},
    gatherings::{self, NewGathering},
    intakes::{self, New, Outcome, Verdict},
    notices::Letter,
    people::address::Address,
};
use testkit::{Style, TestApp, both_apps, world::SLUG};

const ADA: &str = "ada@seeds.example";
const BEN: &str = "ben@seeds.example";
const OONA: &str = "oona@seeds.example";
const GWEN: &str = "gwen@pubcommons.example";
const HAMISH: &str = "hamish@islesenergy.example";
const FARIDA: &str = "farida@newneighbours.example";
const MARGO: &str = "margo@commonkettle.example";
const DAY: Duration = Duration::from_secs(86_400);

async fn viewer(app: &TestApp, person: PersonId) -> Viewer {
    charter::visit(&mut app.hall.of(person), SLUG).await.unwrap()
}

/// What a letter says, on one line.
fn said(letter: &Letter) -> String {
    letter.plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

async fn applies(app: &TestApp, name: &str, address: &str) -> ApplicationId {
    let mut work = app.hall.system();
    let seen = charter::visit(&mut work, SLUG).await.unwrap();
    let answers =
        [(1, "A repair café on the first Saturday"), (2, "To learn"), (3, "A rota"), (4, "Soldering")];
    let answers: Vec<(i64, String)> = answers.map(|(number, words)| (number, words.to_owned())).to_vec();
    let address = Address::of(address).unwrap();
    let (id, _) = curation::begin_by_letter(&mut work, &seen, &address, name, &answers).await.unwrap();
    curation::send_by_letter(&mut app.hall.system(), id).await.unwrap();
    id
}

/// Three applied to one place; Gwen and Hamish have a letter for each.
async fn handed_out(app: &TestApp) -> (IntakeId, [ApplicationId; 3]) {
    let margo = app.world.person("margo");
    let seen = viewer(app, margo).await;
    let ways =
        Ways { nominations: false, applications: true, asks_invited: false, closes_at: None, door: false };
    curation::set_ways(&mut app.hall.of(margo), &seen, ways).await.unwrap();
    let criteria = Criteria {
        rules: "Whoever runs a network of peers.".into(),
        experience: "One thing they did last month, with their own hands.".into(),
        level: "They answer for it.".into(),
        commitment: "About three hours a month.".into(),
        objectives: "One thing to offer and one to learn.".into(),
        steps: "Two read blind.".into(),
        ..Criteria::default()
    };
    curation::publish_criteria(&mut app.hall.of(margo), &seen, &criteria).await.unwrap();
    let now = app.hall.house.clock().now();
    let readers = ["gwen", "hamish"].map(|name| app.world.person(name));
    let new = New { name: "January", opens_at: now, closes_at: now + DAY, places: 1, readers: &readers };
    let id = intakes::open(&mut app.hall.of(margo), &seen, new).await.unwrap();
    let three = [
        applies(app, "Ada Lorimer", ADA).await,
        applies(app, "Ben Strachan", BEN).await,
        applies(app, "Oona Fairweather", OONA).await,
    ];
    app.hall.house.clock().advance(2 * DAY);
    intakes::hand_out(&mut app.hall.of(margo), &seen, id).await.unwrap();
    app.run().await;
    (id, three)
}

/// The letters that ask somebody to read.
async fn to_read(app: &TestApp, address: &str) -> Vec<Letter> {
    let letters = app.letters().await;
    letters.into_iter().filter(|one| one.address == address && one.kind == "reading").collect()
}

const MARKS: &str = "1 CLEAR\n2 SOME they answer to a board\n3 clear\n4 Clear, both ways";

/// Everything is read by letter; Margo chooses Ada, Ben waits, Oona is declined; the letters leave a week later.
async fn decided(app: &TestApp) -> (IntakeId, [ApplicationId; 3]) {
    let (id, three) = handed_out(app).await;
    for address in [GWEN, HAMISH] {
        for letter in to_read(app, address).await {
            assert_eq!(app.answers(&letter, MARKS, Style::Quoted).await.outcome, "read");
        }
    }
    let margo = app.world.person("margo");
    let seen = viewer(app, margo).await;
    let outcomes = [Outcome::Offer, Outcome::Wait, Outcome::Decline];
    let verdicts: Vec<Verdict> = three
        .iter()
        .zip(outcomes)
        .map(|(application, outcome)| Verdict {
            application: *application,
            outcome,
            reason: if outcome == Outcome::Decline { "You do not run one yet." } else { "" }.into(),
        })
        .collect();
    intakes::choose(&mut app.hall.of(margo), &seen, id, &verdicts, "Ada mends the South.").await.unwrap();
    app.run().await;
    (id, three)
}

async fn told(app: &TestApp, id: IntakeId) {
    let margo = app.world.person("margo");
    let seen = viewer(app, margo).await;
    for one in intakes::decisions(&mut app.hall.of(margo), &seen, id).await.unwrap() {
        if one.sent_at.is_none() {
            intakes::write_letter(&mut app.hall.of(margo), &seen, one.application, &one.letter)
                .await
                .unwrap();
        }
    }
    app.hall.house.clock().advance(8 * DAY);
    intakes::send(&mut app.hall.of(margo), &seen, id).await.unwrap();
    app.run().await;
}

// S1.14 by letter
both_apps!(an_application_is_read_and_marked_by_letter_without_a_name, async |app: &TestApp| {
    let (id, _) = handed_out(app).await;
    let letters = to_read(app, GWEN).await;
    assert_eq!(letters.len(), 3);
    for letter in &letters {
        let all = format!("{} {} {}", letter.subject, letter.plain, letter.html);
        assert!(all.contains("repair café") && all.contains("own hands"), "{all}");
        for hidden in ["Lorimer", "Strachan", "Fairweather", "seeds.example"] {
            assert!(!all.contains(hidden), "{hidden} in {all}");
        }
    }
    // Half of the marks are not enough, and what is not clear needs its reason.
    app.answers(&letters[0], "1 clear\n2 some", Style::Phone).await;
    let how = app.newest_to(GWEN, "reading").await;
    assert!(said(&how).contains("a line for each number"), "{}", how.plain);
    // The answer to that letter counts as well.
    app.answers(&how, MARKS, Style::Outlook).await;
    assert!(said(&app.newest_to(GWEN, "receipt").await).contains("Your marks are kept"));
    // Whoever knows who it is says so, and somebody else is looked for.
    app.answers(&letters[1], "No", Style::Quoted).await;
    assert!(said(&app.newest_to(GWEN, "receipt").await).contains("Somebody else reads it"));
    assert!(said(&app.newest_to(MARGO, "intake").await).contains("name one more"));
    let margo = app.world.person("margo");
    let seen = viewer(app, margo).await;
    let table = intakes::table(&mut app.hall.of(margo), &seen, id).await.unwrap();
    assert_eq!(table.iter().map(|one| one.read).sum::<i64>(), 1);
    assert!(table.iter().all(|one| one.name.is_empty()));
});

both_apps!(a_member_objects_by_a_number_and_a_reason, async |app: &TestApp| {
    let (id, _) = decided(app).await;
    let letter = app.newest_to(FARIDA, "chosen").await;
    let words = said(&letter);
    for part in ["1. Ada Lorimer", "Ada mends the South", "Nobody outside is told before"] {
        assert!(words.contains(part), "{part} in {words}");
    }
    assert!(!words.contains("Ben") && !words.contains("Oona"), "{words}");
    app.answers(&letter, "1 We fell out over the minibus", Style::Phone).await;
    assert!(said(&app.newest_to(FARIDA, "receipt").await).contains("with the convenors"));
    assert!(said(&app.newest_to(MARGO, "intake").await).contains("objects"));
    let margo = app.world.person("margo");
    let seen = viewer(app, margo).await;
    let objections = intakes::objections(&mut app.hall.of(margo), &seen, id).await.unwrap();
    assert_eq!(objections[0].reason, "We fell out over the minibus");
    assert!(app.letters().await.iter().all(|one| one.kind != "decision"), "nobody outside is told");
});

// TP4
both_apps!(a_place_is_accepted_by_one_word_and_the_first_counts, async |app: &TestApp| {
    let (id, [ada, ..]) = decided(app).await;
    told(app, id).await;
    let letter = app.newest_to(ADA, "decision").await;
    let words = said(&letter);
    assert_eq!(letter.subject, "Peer Network Convenors has a place for you");
    for part in
        ["Dear Ada", "ACCEPT", "Your place is kept until", "version 1 of our criteria", "/application/"]
    {
        assert!(words.contains(part), "{part} in {words}");
    }
    // Somebody else's word under it does nothing.
    app.answers_from("zed@elsewhere.example", &letter, "ACCEPT", Style::Quoted).await;
    let decision = intakes::letter(&mut app.hall.system(), ada).await.unwrap();
    assert_eq!(decision.answer, None);
    assert_eq!(app.answers(&letter, "Accept, with pleasure", Style::Phone).await.outcome, "accepted");
    assert!(said(&app.newest_to(ADA, "application-done").await).contains("The promise of"));
    app.answers(&letter, "ACCEPT", Style::Quoted).await;
    assert!(said(&app.newest_to(ADA, "application-done").await).contains("answered before"));
});

// TP4 over the calendar alone: to accept the hour of the first date is to accept the place.
both_apps!(a_place_is_accepted_by_the_first_date, async |app: &TestApp| {
    let margo = app.world.person("margo");
    let seen = viewer(app, margo).await;
    let day = "2026-12-10".parse().unwrap();
    let circle = NewGathering { title: "Winter circle".into(), day, ..NewGathering::default() };
    gatherings::plan(&mut app.hall.of(margo), &seen, &circle).await.unwrap();
    let (id, [ada, _, oona]) = decided(app).await;
    told(app, id).await;
    let letter = app.newest_to(ADA, "decision").await;
    assert!(letter.plain.starts_with("-- For you alone."), "{}", letter.plain);
    assert_eq!(app.answers_by_calendar(&letter, "ACCEPTED", "").await.outcome, "accepted");
    let decision = intakes::letter(&mut app.hall.system(), ada).await.unwrap();
    assert_eq!(decision.answer.as_deref(), Some("accepted"));
    // Where no place is offered, no hour is held.
    let declined = app.newest_to(OONA, "decision").await;
    assert!(app.event_in(&declined).await.is_none());
    assert_eq!(intakes::letter(&mut app.hall.system(), oona).await.unwrap().answer, None);
});

// TP4: appeal, next round, and a place that nobody took.
both_apps!(a_decision_is_appealed_by_letter_and_a_place_that_lapses_moves, async |app: &TestApp| {
    let (id, [_, ben, oona]) = decided(app).await;
    told(app, id).await;
    let letter = app.newest_to(OONA, "decision").await;
    assert!(said(&letter).contains("You do not run one yet."), "{}", letter.plain);
    assert!(said(&letter).contains("second reading until"), "{}", letter.plain);
    let appealed = app.answers(&letter, "APPEAL I have run the minibus since May.", Style::Outlook).await;
    assert_eq!(appealed.outcome, "appealed");
    assert!(said(&app.newest_to(OONA, "application-done").await).contains("read it afresh"));
    let decision = intakes::letter(&mut app.hall.system(), oona).await.unwrap();
    assert_eq!(decision.appeal, "I have run the minibus since May.");
    let afresh: Vec<Letter> = app
        .letters()
        .await
        .into_iter()
        .filter(|one| one.kind == "reading" && one.plain.contains("afresh"))
        .collect();
    assert_eq!(afresh.len(), 2);
    assert!(afresh.iter().all(|one| one.address != GWEN && one.address != HAMISH));
    let waits = app.newest_to(BEN, "decision").await;
    assert_eq!(waits.subject, "You are on the waiting list of Peer Network Convenors");
    // Ada says nothing for ten days: the place goes to Ben, once Margo has read his letter.
    app.hall.house.clock().advance(11 * DAY);
    intakes::lapse_old(&mut app.hall.system()).await.unwrap();
    app.run().await;
    assert!(said(&app.newest_to(MARGO, "intake").await).contains("has become free"));
    let offer = app.newest_to(ADA, "decision").await;
    app.answers(&offer, "ACCEPT", Style::Phone).await;
    assert!(said(&app.newest_to(ADA, "application-done").await).contains("The time for this is over"));
    told(app, id).await;
    let offer = app.newest_to(BEN, "decision").await;
    assert_eq!(offer.subject, "Peer Network Convenors has a place for you");
    assert_eq!(app.answers(&offer, "yes", Style::Phone).await.outcome, "accepted");
    let decision = intakes::letter(&mut app.hall.system(), ben).await.unwrap();
    assert_eq!(decision.answer.as_deref(), Some("accepted"));
});

// "Next round?": whoever said so, and whoever waits, is written to once when one opens; YES puts their answers forward again.
both_apps!(whoever_asked_for_the_next_round_is_asked_when_it_opens, async |app: &TestApp| {
    let (id, [ada, ben, oona]) = decided(app).await;
    told(app, id).await;
    let letter = app.newest_to(OONA, "decision").await;
    assert_eq!(app.answers(&letter, "YES", Style::Phone).await.outcome, "next-round");
    let margo = app.world.person("margo");
    let seen = viewer(app, margo).await;
    let now = app.hall.house.clock().now();
    let readers = ["gwen", "hamish"].map(|name| app.world.person(name));
    let new = New { name: "May", opens_at: now, closes_at: now + 9 * DAY, places: 2, readers: &readers };
    intakes::open(&mut app.hall.of(margo), &seen, new).await.unwrap();
    for address in [BEN, OONA] {
        let letter = app.newest_to(address, "next-round").await;
        let words = said(&letter);
        for part in ["the next round of Peer Network Convenors is open until", "YES", "NO", "asked once"] {
            assert!(words.contains(part), "{part} in {words}");
        }
    }
    let letters = app.letters().await;
    assert!(!letters.iter().any(|one| one.kind == "next-round" && one.address == ADA), "she has a place");
    // Somebody else's yes under it does nothing.
    let letter = app.newest_to(OONA, "next-round").await;
    app.answers_from("zed@elsewhere.example", &letter, "YES", Style::Quoted).await;
    let all = async || curation::applications(&mut app.hall.of(margo), &seen).await.unwrap();
    assert_eq!(all().await.len(), 3);
    assert_eq!(app.answers(&letter, "Yes, please", Style::Outlook).await.outcome, "applied-again");
    let copy = app.newest_to(OONA, "application").await;
    assert!(said(&copy).contains("A repair café on the first Saturday"), "{}", copy.plain);
    let letter = app.newest_to(BEN, "next-round").await;
    assert_eq!(app.answers(&letter, "not this time", Style::Phone).await.state, "held", "their own words");
    assert_eq!(app.answers(&letter, "NO", Style::Phone).await.outcome, "not-again");
    let after = all().await;
    assert_eq!(after.len(), 4);
    assert!(after.iter().all(|one| [ada, ben, oona].contains(&one.id) || one.state == "sent"));
    // A third round asks nobody twice.
    let new = New { name: "June", opens_at: now, closes_at: now + 9 * DAY, places: 2, readers: &readers };
    intakes::open(&mut app.hall.of(margo), &seen, new).await.unwrap();
    let letters = app.letters().await;
    assert_eq!(letters.iter().filter(|one| one.kind == "next-round").count(), 2);
});
