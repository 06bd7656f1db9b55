//! Touchpoints 12 and 13, over letters alone.

use std::time::Duration;

use community::{
    GatheringId,
    arrivals::Arrival,
    charter,
    gatherings::{self, NewGathering},
    people::reach::{local, zone},
    topics,
};
use testkit::{Hall, Style, TestApp, world::SLUG};

const GWEN: &str = "gwen@pubcommons.example";
const IOLO: &str = "iolo@cwmrepair.example";
const DAY: Duration = Duration::from_secs(86_400);

fn is(arrival: &Arrival, state: &str, outcome: &str) {
    assert_eq!((arrival.state.as_str(), arrival.outcome.as_str()), (state, outcome), "{arrival:?}");
}

async fn called() -> (TestApp, GatheringId) {
    let app = TestApp::over(Hall::sqlite().await).await;
    let margo = app.world.person("margo");
    let viewer = charter::visit(&mut app.hall.of(margo), SLUG).await.unwrap();
    let now = app.hall.clock.now();
    let day = local(now + DAY * 21, zone("UTC")).date_naive();
    let new = NewGathering { title: "Circle".into(), day, ..NewGathering::default() };
    let id = gatherings::plan(&mut app.hall.of(margo), &viewer, &new).await.unwrap();
    topics::call_topics(&mut app.hall.of(margo), &viewer, id, now + DAY * 5, now + DAY * 12).await.unwrap();
    app.run().await;
    (app, id)
}

async fn agenda(app: &TestApp, id: GatheringId) -> topics::Agenda {
    let margo = app.world.person("margo");
    let viewer = charter::visit(&mut app.hall.of(margo), SLUG).await.unwrap();
    topics::agenda(&mut app.hall.of(margo), &viewer, id).await.unwrap().unwrap()
}

// TP12: what is live for you?
#[tokio::test]
async fn a_topic_is_a_line_with_the_word_or_without() {
    let (app, id) = called().await;
    let letter = app.newest_to(GWEN, "topics").await;
    assert!(letter.plain.contains("TOPIC") && letter.plain.contains("NONE"), "{}", letter.plain);
    is(&app.answers(&letter, "TOPIC: a rota that survives", Style::Quoted).await, "done", "topic-proposed");
    is(
        &app.answers(&letter, "How we hand over the keys\n\nGwen", Style::Phone).await,
        "done",
        "topic-proposed",
    );
    let words: Vec<String> = agenda(&app, id).await.topics.into_iter().map(|one| one.topic.words).collect();
    assert!(words.contains(&"a rota that survives".to_owned()), "{words:?}");
    assert!(words.contains(&"How we hand over the keys".to_owned()), "{words:?}");
    let receipt = app.newest_to(GWEN, "receipt").await;
    is(&app.answers(&receipt, "UNDO", Style::Phone).await, "done", "undo");
    assert_eq!(agenda(&app, id).await.topics.len(), 1);
    let letter = app.newest_to(IOLO, "topics").await;
    is(&app.answers(&letter, "NONE", Style::Phone).await, "done", "topics-none");
    // After the day it came too late, and is told so.
    app.hall.clock.advance(DAY * 6);
    is(&app.answers(&letter, "TOPIC: the van", Style::Phone).await, "refused", "topics-over");
    assert_eq!(agenda(&app, id).await.topics.len(), 1);
}

// TP13: dots.
#[tokio::test]
async fn dots_are_numbers_and_the_last_answer_counts() {
    let (app, id) = called().await;
    let letter = app.newest_to(GWEN, "topics").await;
    for topic in ["one", "two", "three", "four", "five"] {
        app.answers(&letter, &format!("TOPIC: number {topic}"), Style::Phone).await;
    }
    app.hall.clock.advance(DAY * 6);
    app.run().await;
    let dots = app.newest_to(IOLO, "topic-dots").await;
    assert!(dots.plain.contains("number three"), "{}", dots.plain);
    is(&app.answers(&dots, "1 3", Style::Quoted).await, "done", "dotted");
    is(&app.answers(&dots, "2 2 5", Style::Quoted).await, "done", "dotted");
    let receipt = app.newest_to(IOLO, "receipt").await;
    assert!(receipt.plain.contains("2 5"), "{}", receipt.plain);
    is(&app.answers(&dots, "77", Style::Phone).await, "refused", "topics-over");
    app.hall.clock.advance(DAY * 7);
    let ranked = agenda(&app, id).await;
    let on: Vec<i64> =
        ranked.topics.iter().filter(|one| one.dots == Some(1)).map(|one| one.topic.number).collect();
    assert_eq!(on, [2, 5]);
}
