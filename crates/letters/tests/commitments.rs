//! Touchpoints 20 and 22, over letters alone.

use std::time::Duration;

use community::{
    arrivals::Arrival,
    charter,
    commitments::{self, Commitment},
};
use testkit::{Hall, Style, TestApp, post::Sent, world::SLUG};

const GWEN: &str = "gwen@pubcommons.example";
const DAY: Duration = Duration::from_secs(86_400);

async fn app() -> TestApp {
    TestApp::over(Hall::sqlite().await).await
}

fn is(arrival: &Arrival, state: &str, outcome: &str) {
    assert_eq!((arrival.state.as_str(), arrival.outcome.as_str()), (state, outcome), "{arrival:?}");
}

async fn of_gwen(app: &TestApp) -> Vec<Commitment> {
    let gwen = app.world.person("gwen");
    let viewer = charter::visit(&mut app.hall.of(gwen), SLUG).await.unwrap();
    commitments::my_commitments(&mut app.hall.of(gwen), &viewer).await.unwrap()
}

/// Gwen says it in a letter to the community, and is asked a week later.
async fn asked(app: &TestApp) -> community::notices::Letter {
    let sent = Sent::new(GWEN, "peers@hall.example", "One thing", "I WILL call Ben in a minute, by 7 days");
    is(&app.deliver(&sent).await, "done", "committed");
    app.hall.clock.advance(DAY * 8);
    commitments::ask_due(&mut app.hall.system()).await.unwrap();
    app.run().await;
    app.newest_to(GWEN, "commitment").await
}

// TP20, S1.23: a line of a letter becomes something that is asked for on its day.
#[tokio::test]
async fn i_will_is_kept_with_its_day() {
    let app = app().await;
    for (words, what) in [
        ("I WILL call Ben by 3 June.", "call Ben"),
        ("I will: write two pages, by next week\n\nGwen", "write two pages"),
        ("ICH WERDE Ben anrufen bis 3. Juni", "Ben anrufen"),
        ("JE VAIS appeler Ben avant le 3 juin", "appeler Ben"),
    ] {
        let sent = Sent::new(GWEN, "peers@hall.example", "One thing", words);
        is(&app.deliver(&sent).await, "done", "committed");
        let all = of_gwen(&app).await;
        assert!(all.iter().any(|one| one.words == what), "{words}: {all:?}");
    }
    let june: Vec<_> = of_gwen(&app).await.into_iter().filter(|one| one.due_on.ends_with("-06-03")).collect();
    assert_eq!(june.len(), 3);
    let receipt = app.newest_to(GWEN, "receipt").await;
    assert!(receipt.plain.contains("UNDO"), "{}", receipt.plain);
    is(&app.answers(&receipt, "UNDO", Style::Phone).await, "done", "undo");
    assert_eq!(of_gwen(&app).await.len(), 3);
    // What somebody merely says they will do is for people, and promises nothing.
    let talk = Sent::new(
        GWEN,
        "peers@hall.example",
        "The van",
        "I will bring the van on Friday, and there is room for two more of us in the back of it.",
    );
    assert_ne!(app.deliver(&talk).await.outcome, "committed");
}

// TP22: one word, and the letter is done with.
#[tokio::test]
async fn how_it_went_is_said_in_a_word() {
    for (words, state, note) in [
        ("DONE", "done", ""),
        ("Done! He laughed.", "done", "He laughed."),
        ("CHANGED I wrote to him instead", "changed", "I wrote to him instead"),
        ("drop", "dropped", ""),
        ("ERLEDIGT", "done", ""),
    ] {
        let app = app().await;
        let letter = asked(&app).await;
        is(&app.answers(&letter, words, Style::Quoted).await, "done", "commitment-said");
        let said = &of_gwen(&app).await[0];
        assert_eq!((said.state.as_str(), said.note.as_str()), (state, note), "{words}");
    }
}

#[tokio::test]
async fn not_yet_names_another_day_and_it_is_asked_for_again() {
    let app = app().await;
    let letter = asked(&app).await;
    for word in ["DONE", "CHANGED", "NOT YET", "DROP", "call Ben", "Level 3"] {
        assert!(letter.plain.contains(word), "{word}\n{}", letter.plain);
    }
    is(&app.answers(&letter, "NOT YET 3 June", Style::Phone).await, "done", "commitment-said");
    let said = &of_gwen(&app).await[0];
    assert!(said.state == "open" && said.due_on.ends_with("-06-03"), "{said:?}");
    // Words that are none of these go to the convenors, and nothing is settled.
    app.answers(&letter, "It is a long story, ring me.", Style::Phone).await;
    assert_eq!(of_gwen(&app).await[0].state, "open");
}
