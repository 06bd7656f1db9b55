//! Topics by members, and dots.

use std::time::Duration;

use community::{
    Actor, GatheringId, PersonId, Refused,
    charter::{self, Viewer},
    gatherings::{self, NewGathering},
    people::{
        erase,
        reach::{local, zone},
    },
    receipts, topics,
};
use testkit::{Hall, both, world::SLUG};

const DAY: Duration = Duration::from_secs(86_400);

async fn seen_by(hall: &Hall, person: PersonId) -> Viewer {
    charter::visit(&mut hall.of(person), SLUG).await.unwrap()
}

/// A gathering in three weeks, with topics for five days and dots for a week more.
async fn called(hall: &Hall, margo: PersonId) -> (Viewer, GatheringId) {
    let viewer = seen_by(hall, margo).await;
    let day = local(hall.clock.now() + DAY * 21, zone("UTC")).date_naive();
    let new = NewGathering { title: "Circle".into(), day, ..NewGathering::default() };
    let id = gatherings::plan(&mut hall.of(margo), &viewer, &new).await.unwrap();
    let now = hall.clock.now();
    topics::call_topics(&mut hall.of(margo), &viewer, id, now + DAY * 5, now + DAY * 12).await.unwrap();
    (viewer, id)
}

async fn say(hall: &Hall, who: PersonId, id: GatheringId, words: &str) -> i64 {
    let viewer = seen_by(hall, who).await;
    topics::propose_topic(&mut hall.of(who), &viewer, id, words).await.unwrap().0
}

// S1.18: members' topics, dots, and at most one item that a convenor set; TP12, TP13.
both!(members_set_the_agenda, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, jonah) = (world.person("margo"), world.person("jonah"));
    let (gwen, iolo) = (world.person("gwen"), world.person("iolo"));
    let (viewer, id) = called(hall, margo).await;
    let (by_gwen, by_iolo) = (seen_by(hall, gwen).await, seen_by(hall, iolo).await);
    say(hall, gwen, id, "A rota that survives the summer").await;
    say(hall, iolo, id, "The van").await;
    say(hall, iolo, id, "Who holds the keys").await;
    say(hall, margo, id, "The renewal").await;
    let second = seen_by(hall, jonah).await;
    let refused = topics::propose_topic(&mut hall.of(jonah), &second, id, "The budget").await;
    if second.is_convenor() {
        assert!(
            matches!(refused, Err(Refused::Invalid(problems)) if problems[0].key == "problem-topics-convenor")
        );
    } else {
        refused.unwrap();
        receipts_undo_last(hall, jonah).await;
    }
    let again = topics::propose_topic(&mut hall.of(margo), &viewer, id, "One more").await;
    assert!(matches!(again, Err(Refused::Invalid(problems)) if problems[0].key == "problem-topics-convenor"));
    // Keys and van are one.
    topics::merge_topics(&mut hall.of(margo), &viewer, id, 3, 2).await.unwrap();
    assert!(topics::merge_topics(&mut hall.of(gwen), &by_gwen, id, 1, 2).await.is_err());
    assert!(topics::merge_topics(&mut hall.of(margo), &viewer, id, 2, 3).await.is_err());
    let early = topics::dot(&mut hall.of(gwen), &by_gwen, id, &[1]).await;
    assert!(matches!(early, Err(Refused::Gone)));
    hall.clock.advance(DAY * 6);
    assert!(matches!(
        topics::propose_topic(&mut hall.of(gwen), &by_gwen, id, "Late").await,
        Err(Refused::Gone)
    ));
    let (dotted, _) = topics::dot(&mut hall.of(gwen), &by_gwen, id, &[2, 2, 9]).await.unwrap();
    assert_eq!((dotted.kept, dotted.left), (vec![2], vec![2, 9]));
    topics::dot(&mut hall.of(iolo), &by_iolo, id, &[1]).await.unwrap();
    topics::dot(&mut hall.of(iolo), &by_iolo, id, &[2]).await.unwrap();
    let nothing = topics::dot(&mut hall.of(iolo), &by_iolo, id, &[77]).await;
    assert!(matches!(nothing, Err(Refused::Invalid(_))));
    // There may be more time for dots, and no more topics.
    let call = topics::agenda(&mut hall.of(margo), &viewer, id).await.unwrap().unwrap().call;
    let more = call.dots_until + DAY;
    let now = hall.clock.now();
    let again = topics::call_topics(&mut hall.of(margo), &viewer, id, now + DAY, more).await;
    assert!(matches!(again, Err(Refused::Invalid(problems)) if problems[0].key == "problem-topics-again"));
    topics::call_topics(&mut hall.of(margo), &viewer, id, call.topics_until, more).await.unwrap();
    topics::call_topics(&mut hall.of(margo), &viewer, id, call.topics_until, call.dots_until).await.unwrap();
    // Blind until all are in.
    let agenda = topics::agenda(&mut hall.of(margo), &viewer, id).await.unwrap().unwrap();
    assert!(agenda.topics.iter().all(|one| one.dots.is_none()) && agenda.dotted == 2);
    hall.clock.advance(DAY * 7);
    let agenda = topics::agenda(&mut hall.of(gwen), &by_gwen, id).await.unwrap().unwrap();
    let ranked: Vec<(i64, Option<i64>)> =
        agenda.topics.iter().map(|one| (one.topic.number, one.dots)).collect();
    assert_eq!(ranked, [(2, Some(2)), (1, Some(0)), (4, Some(0))]);
    assert_eq!((agenda.by_convenors(), agenda.topics.len()), (1, 3));
    assert!(matches!(topics::dot(&mut hall.of(gwen), &by_gwen, id, &[1]).await, Err(Refused::Gone)));
    let visitor = charter::visit(&mut hall.house.work(Actor::Visitor), SLUG).await.unwrap();
    assert!(topics::agenda(&mut hall.house.work(Actor::Visitor), &visitor, id).await.is_err());
});

async fn receipts_undo_last(hall: &Hall, who: PersonId) {
    let last = receipts::list(&mut hall.of(who)).await.unwrap()[0].id;
    receipts::undo(&mut hall.of(who), last).await.unwrap();
}

both!(everyone_is_asked_once_for_topics_and_once_for_dots, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, gwen) = (world.person("margo"), world.person("gwen"));
    let (_, id) = called(hall, margo).await;
    let due = async || topics::topics_to_ask(&mut hall.system()).await.unwrap();
    let tell = async |all: Vec<topics::AskTopics>| {
        for one in all {
            let mut work = hall.system();
            work.begin().await.unwrap();
            assert!(topics::topics_asked(&mut work, &one).await.unwrap());
            work.done().await.unwrap();
        }
    };
    let first = due().await;
    assert!(first.len() > 5 && first.iter().all(|one| !one.dots && one.gathering == id));
    let asked = first.len();
    tell(first).await;
    assert!(due().await.is_empty());
    say(hall, gwen, id, "The van").await;
    hall.clock.advance(DAY * 6);
    assert!(due().await.is_empty(), "one topic needs no dots");
    let now = hall.clock.now();
    let viewer = seen_by(hall, margo).await;
    topics::call_topics(&mut hall.of(margo), &viewer, id, now + DAY, now + DAY * 3).await.unwrap();
    say(hall, gwen, id, "The keys").await;
    hall.clock.advance(DAY * 2);
    let second = due().await;
    assert!(second.iter().all(|one| one.dots));
    assert_eq!(second.len(), asked);
    tell(second).await;
    assert!(due().await.is_empty());
    let wrong = topics::call_topics(&mut hall.of(margo), &viewer, id, now, now + DAY).await;
    assert!(matches!(wrong, Err(Refused::Invalid(problems)) if problems[0].key == "problem-topics-days"));
});

both!(topics_and_dots_are_taken_back_and_erased, async |hall: &Hall| {
    hall.house.letters_key().await.unwrap();
    let world = hall.world().await;
    let (margo, gwen) = (world.person("margo"), world.person("gwen"));
    let (viewer, id) = called(hall, margo).await;
    let of = async || topics::agenda(&mut hall.of(margo), &viewer, id).await.unwrap().unwrap();
    say(hall, gwen, id, "The van").await;
    receipts_undo_last(hall, gwen).await;
    assert!(of().await.topics.is_empty());
    say(hall, gwen, id, "The van").await;
    say(hall, gwen, id, "The keys").await;
    hall.clock.advance(DAY * 6);
    let by_gwen = seen_by(hall, gwen).await;
    topics::dot(&mut hall.of(gwen), &by_gwen, id, &[1]).await.unwrap();
    receipts_undo_last(hall, gwen).await;
    assert_eq!(of().await.dotted, 0);
    topics::dot(&mut hall.of(gwen), &by_gwen, id, &[1]).await.unwrap();
    erase::erase(&mut hall.of(gwen), false).await.unwrap();
    let agenda = of().await;
    assert_eq!((agenda.dotted, agenda.topics.len()), (0, 2));
    assert!(agenda.topics.iter().all(|one| one.topic.person.is_none() && one.topic.name.is_empty()));
});
