//! What the library of methods is for, row by row: a convenor plans it, and a member can run it.

use std::time::Duration;

use community::{
    ExchangeId, GatheringId, PersonId,
    charter::{self, Viewer},
    exchanges::{self, NewExchange},
    gatherings::{self, NewGathering},
    methods::{self, Wanted},
    people::reach::{local, zone},
    runsheets::{self, NewItem, RunSheet},
};
use testkit::{Hall, both, world::SLUG};

const DAY: Duration = Duration::from_secs(86_400);

async fn seen_by(hall: &Hall, person: PersonId) -> Viewer {
    charter::visit(&mut hall.of(person), SLUG).await.unwrap()
}

async fn gathering(hall: &Hall, margo: PersonId, minutes: i64) -> (Viewer, GatheringId) {
    let viewer = seen_by(hall, margo).await;
    let day = local(hall.clock.now() + DAY * 14, zone("UTC")).date_naive();
    let new = NewGathering { title: "Circle".into(), day, minutes, ..NewGathering::default() };
    let id = gatherings::plan(&mut hall.of(margo), &viewer, &new).await.unwrap();
    (viewer, id)
}

fn method(key: &str) -> NewItem {
    NewItem { method: key.into(), ..NewItem::default() }
}

async fn laid(hall: &Hall, margo: PersonId, minutes: i64, items: &[NewItem]) -> RunSheet {
    let (viewer, id) = gathering(hall, margo, minutes).await;
    runsheets::lay(&mut hall.of(margo), &viewer, id, 0, items).await.unwrap();
    runsheets::look(&mut hall.of(margo), &viewer, id).await.unwrap().1
}

// S1.28: five Ignites, each five minutes, and a fishbowl after them.
both!(five_ignites_and_a_fishbowl_after, async |hall: &Hall| {
    let world = hall.world().await;
    let items = [method("ignite"), method("fishbowl-open")];
    let sheet = laid(hall, world.person("margo"), 180, &items).await;
    let talks: Vec<i64> =
        sheet.steps.iter().filter(|step| step.who == "speaker").map(|step| step.minutes).collect();
    assert_eq!(talks, [5; 5]);
    let rounds: Vec<(i64, i64)> = sheet
        .steps
        .iter()
        .filter(|step| step.who == "speaker")
        .map(|step| (step.round, step.rounds))
        .collect();
    assert_eq!(rounds, [(1, 5), (2, 5), (3, 5), (4, 5), (5, 5)]);
    let after = sheet.steps.iter().filter(|step| step.item == 2).count();
    assert!(after > 1 && sheet.items[1].title.to_lowercase().contains("fishbowl"));
});

// S2.27: a member is asked to run a method; they have its script and its timers, and may change the plan that names them.
both!(a_member_runs_a_method, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, gwen) = (world.person("margo"), world.person("gwen"));
    let (viewer, id) = gathering(hall, margo, 120).await;
    for key in ["action-learning-short", "appreciative-interviews"] {
        let by_gwen = seen_by(hall, gwen).await;
        let items = [NewItem { host: Some(gwen), question: "a handover".into(), ..method(key) }];
        let (_, before) = runsheets::look(&mut hall.of(margo), &viewer, id).await.unwrap();
        runsheets::lay(&mut hall.of(margo), &viewer, id, before.version, &items).await.unwrap();
        let (_, sheet) = runsheets::look(&mut hall.of(gwen), &by_gwen, id).await.unwrap();
        assert!(sheet.steps.iter().all(|step| step.minutes > 0 && !step.say.is_empty()));
        assert_eq!(sheet.items[0].host, Some(gwen));
        let again = runsheets::lay(&mut hall.of(gwen), &by_gwen, id, sheet.version, &items).await;
        assert!(again.is_ok(), "who hosts may change it: {key}");
    }
});

// S2.1: what is wanted more of becomes the topic, in a human's words, and the interview asks about just that.
both!(an_affirmative_topic_stands_in_its_interview_guide, async |hall: &Hall| {
    let world = hall.world().await;
    let topic = "what makes people stay".to_owned();
    let items = [NewItem { question: topic.clone(), ..method("appreciative-interviews") }];
    let sheet = laid(hall, world.person("margo"), 90, &items).await;
    assert!(sheet.steps[0].say.contains(&topic), "{}", sheet.steps[0].say);
    let pairs: Vec<&str> =
        sheet.steps.iter().filter(|step| step.groups == "pairs").map(|step| step.say.as_str()).collect();
    assert!(pairs.len() == 2 && pairs[0].contains("what made it possible"));
});

// S3.28: show and tell, with demonstrations and offers to try; S4.14: open space, fishbowl and conversation café for a hard problem.
both!(dialogue_and_demonstrations_are_planned, async |hall: &Hall| {
    let world = hall.world().await;
    let margo = world.person("margo");
    let shown = laid(hall, margo, 240, &[method("show-and-tell")]).await;
    assert!(shown.steps.len() > 2);
    for key in ["open-space-half-day", "fishbowl-open", "conversation-cafe"] {
        let method_of = methods::one(key).unwrap();
        assert!(!method_of.gives.is_empty(), "{key} says what is kept of it");
        let sheet = laid(hall, margo, 300, &[method(key)]).await;
        assert_eq!(sheet.minutes(), i64::from(method_of.minutes), "{key}");
    }
    let wanted = Wanted { purpose: Some("learn".into()), ..Wanted::default() };
    let found: Vec<&str> = methods::fits(methods::all(), &wanted).into_iter().map(|(key, _)| key).collect();
    assert!(found.contains(&"show-and-tell"), "{found:?}");
});

// S4.5: a horizon round each quarter, by letters: signals, and who watches each.
both!(a_horizon_round_ends_with_signals_and_their_owners, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, gwen, iolo) = (world.person("margo"), world.person("gwen"), world.person("iolo"));
    let viewer = seen_by(hall, margo).await;
    let new =
        NewExchange { method: "horizon-round".into(), people: vec![gwen, iolo], ..NewExchange::default() };
    let id = exchanges::begin(&mut hall.of(margo), &viewer, &new).await.unwrap();
    for who in [gwen, iolo] {
        let viewer = seen_by(hall, who).await;
        exchanges::join(&mut hall.of(who), &viewer, id, true).await.unwrap();
    }
    goes_on(hall, id).await;
    for (who, sign) in
        [(margo, "Halls close on Mondays"), (gwen, "One report for two funders"), (iolo, "Rents")]
    {
        let (viewer, part) = turn(hall, who, id).await;
        exchanges::say(&mut hall.of(who), &viewer, part, sign).await.unwrap();
    }
    goes_on(hall, id).await;
    for who in [gwen, iolo] {
        let (viewer, part) = turn(hall, who, id).await;
        let mine = exchanges::look(&mut hall.of(who), &viewer, id).await.unwrap().mine.unwrap();
        let rents = mine.heard.iter().position(|heard| heard.words == "Rents").unwrap() as i64 + 1;
        exchanges::choose(&mut hall.of(who), &viewer, part, &[rents]).await.unwrap();
    }
    hall.clock.advance(DAY * 5);
    goes_on(hall, id).await;
    let end = exchanges::look(&mut hall.of(margo), &viewer, id).await.unwrap();
    assert_eq!(end.exchange.state, "done");
    let rents = end.result.iter().find(|one| one.words == "Rents").unwrap();
    assert!(rents.count == 2 && rents.takers.contains("Gwen") && rents.takers.contains("Iolo"), "{rents:?}");
    assert!(end.result.iter().filter(|one| one.words != "Rents").all(|one| one.takers.is_empty()));
});

async fn goes_on(hall: &Hall, id: ExchangeId) {
    hall.clock.advance(DAY / 12);
    assert!(exchanges::move_on(&mut hall.system(), id).await.unwrap());
}

async fn turn(hall: &Hall, who: PersonId, id: ExchangeId) -> (Viewer, community::ExchangePartId) {
    let viewer = seen_by(hall, who).await;
    let looked = exchanges::look(&mut hall.of(who), &viewer, id).await.unwrap();
    (viewer, looked.mine.unwrap().part.id)
}
