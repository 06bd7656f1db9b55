//! Touchpoint 18, over letters alone.

use std::time::Duration;

use community::{
    GatheringId, PersonId,
    arrivals::Arrival,
    attendance::{self, Was},
    charter,
    gatherings::{self, Coming, NewGathering, Rsvp},
    people::reach::{local, zone},
};
use testkit::{Hall, Style, TestApp, world::SLUG};

const MARGO: &str = "margo@commonkettle.example";
const GWEN: &str = "gwen@pubcommons.example";
const IOLO: &str = "iolo@cwmrepair.example";
const DAY: Duration = Duration::from_secs(86_400);

fn is(arrival: &Arrival, state: &str, outcome: &str) {
    assert_eq!((arrival.state.as_str(), arrival.outcome.as_str()), (state, outcome), "{arrival:?}");
}

/// A gathering of yesterday: Gwen and Hamish had said yes, Iolo perhaps; the letters of the day after are out.
async fn the_day_after() -> (TestApp, GatheringId) {
    let app = TestApp::over(Hall::sqlite().await).await;
    let margo = app.world.person("margo");
    let viewer = charter::visit(&mut app.hall.of(margo), SLUG).await.unwrap();
    let day = local(app.hall.clock.now() + DAY, zone("UTC")).date_naive();
    let new = NewGathering { title: "Circle".into(), day, ..NewGathering::default() };
    let id = gatherings::plan(&mut app.hall.of(margo), &viewer, &new).await.unwrap();
    gatherings::invite(&mut app.hall.of(margo), &viewer, id).await.unwrap();
    for (name, coming) in [("gwen", Coming::Yes), ("hamish", Coming::Yes), ("iolo", Coming::Perhaps)] {
        let person = app.world.person(name);
        let viewer = charter::visit(&mut app.hall.of(person), SLUG).await.unwrap();
        let answer = Rsvp::of(coming, "page");
        gatherings::rsvp(&mut app.hall.of(person), &viewer, id, &answer).await.unwrap();
    }
    app.run().await;
    app.hall.clock.advance(DAY * 2);
    letters::attendance::ask(&app.hall.house, &testkit::post::reader().sender).await.unwrap();
    app.run().await;
    (app, id)
}

async fn was(app: &TestApp, id: GatheringId, person: PersonId) -> Option<Was> {
    let margo = app.world.person("margo");
    let viewer = charter::visit(&mut app.hall.of(margo), SLUG).await.unwrap();
    let list = attendance::list(&mut app.hall.of(margo), &viewer, id).await.unwrap();
    list.iter().find(|one| one.person == person).unwrap().was()
}

// TP18: a host says it in a word; whoever is not clear says it themselves.
#[tokio::test]
async fn who_was_there_is_a_word_or_the_numbers_of_who_was_not() {
    let (app, id) = the_day_after().await;
    let (gwen, hamish, iolo) =
        (app.world.person("gwen"), app.world.person("hamish"), app.world.person("iolo"));
    let letter = app.newest_to(MARGO, "attendance-list").await;
    assert!(letter.plain.contains("1. Gwen Abernathy") && !letter.plain.contains("Iolo"), "{}", letter.plain);
    is(&app.answers(&letter, "YES", Style::Quoted).await, "done", "attendance-listed");
    assert_eq!(was(&app, id, gwen).await, Some(Was::There));
    is(&app.answers(&letter, "2", Style::Outlook).await, "done", "attendance-listed");
    assert_eq!((was(&app, id, gwen).await, was(&app, id, hamish).await), (Some(Was::There), Some(Was::Away)));
    is(&app.answers(&letter, "7", Style::Phone).await, "done", "attendance-how");
    is(&app.answers(&letter, "hard to say", Style::Phone).await, "done", "attendance-how");
    let doubt = app.newest_to(IOLO, "attendance").await;
    for (words, state) in
        [("YES", Was::There), ("PART", Was::Part), ("Teilweise.", Was::Part), ("no, the ferry", Was::Away)]
    {
        is(&app.answers(&doubt, words, Style::Quoted).await, "done", "attendance-said");
        assert_eq!(was(&app, id, iolo).await, Some(state), "{words}");
    }
    let receipt = app.newest_to(IOLO, "receipt").await;
    is(&app.answers(&receipt, "UNDO", Style::Phone).await, "done", "undo");
    assert_eq!(was(&app, id, iolo).await, Some(Was::Part));
    // A month later nobody remembers.
    app.hall.clock.advance(DAY * 40);
    is(&app.answers(&doubt, "YES", Style::Phone).await, "refused", "attendance-late");
}

// S2.36: a host's HEAVY to that letter marks it; a word is drafted, and its answer is read by the convenors alone.
#[tokio::test]
async fn a_heavy_gathering_is_marked_by_a_word() {
    let (app, id) = the_day_after().await;
    let (margo, gwen) = (app.world.person("margo"), app.world.person("gwen"));
    let letter = app.newest_to(MARGO, "attendance-list").await;
    is(&app.answers(&letter, "HEAVY", Style::Phone).await, "done", "marked-heavy");
    let viewer = charter::visit(&mut app.hall.of(margo), SLUG).await.unwrap();
    let care = attendance::aftercare(&mut app.hall.of(margo), &viewer, id).await.unwrap();
    assert!(care.heavy_at.is_some() && care.people.len() == 2, "{care:?}");
    attendance::check_in(&mut app.hall.of(margo), &viewer, id, &[gwen], "How are you?").await.unwrap();
    app.run().await;
    let word = app.newest_to(GWEN, "check-in").await;
    assert!(word.plain.contains("How are you?") && word.plain.contains("CARE"), "{}", word.plain);
    is(&app.answers(&word, "Tired. Ring me.", Style::Phone).await, "held", "private");
    // Of a member, in any other letter, it asks for a carer, as ever.
    is(&app.answers(&word, "HEAVY", Style::Phone).await, "held", "care");
}
