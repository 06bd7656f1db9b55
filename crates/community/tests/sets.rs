//! Action learning sets.

use std::time::Duration;

use community::{
    PersonId, Refused, SetId,
    charter::{self, Viewer},
    commitments, exchanges,
    people::{
        erase,
        reach::{local, zone},
    },
    receipts,
    sets::{self, Looked, NewSet, What},
};
use testkit::{Hall, both, world::SLUG};

const DAY: Duration = Duration::from_secs(86_400);

async fn seen_by(hall: &Hall, person: PersonId) -> Viewer {
    charter::visit(&mut hall.of(person), SLUG).await.unwrap()
}

async fn look(hall: &Hall, who: PersonId, id: SetId) -> Looked {
    let viewer = seen_by(hall, who).await;
    sets::look(&mut hall.of(who), &viewer, id).await.unwrap()
}

fn new(hall: &Hall, people: &[PersonId]) -> NewSet {
    NewSet {
        name: "Tuesday set".into(),
        people: people.to_vec(),
        first: hall.clock.now() + DAY * 14,
        zone: "Europe/London".into(),
        weeks: 5,
        planned: 6,
        by_letters: false,
        place: "https://meet.jit.si/tuesday".into(),
    }
}

/// Margo forms a set, all are in, and it begins.
async fn begun(hall: &Hall, margo: PersonId, people: &[PersonId], by_letters: bool) -> SetId {
    let viewer = seen_by(hall, margo).await;
    let set = NewSet { by_letters, ..new(hall, people) };
    let id = sets::form(&mut hall.of(margo), &viewer, &set).await.unwrap();
    for who in people {
        let viewer = seen_by(hall, *who).await;
        sets::answer(&mut hall.of(*who), &viewer, id, true).await.unwrap();
    }
    goes_on(hall).await;
    assert_eq!(look(hall, people[0], id).await.set.state, "open");
    id
}

/// All letters that are due are written, and what is due happens.
async fn goes_on(hall: &Hall) {
    sets::keep_time(&mut hall.system()).await.unwrap();
    let mut work = hall.system();
    work.together();
    work.begin().await.unwrap();
    for one in sets::to_write(&mut work).await.unwrap() {
        assert!(sets::written(&mut work, &one).await.unwrap());
    }
    work.all_done().await.unwrap();
}

async fn brings(hall: &Hall, who: PersonId, id: SetId, words: &str) {
    let viewer = seen_by(hall, who).await;
    let bid = look(hall, who, id).await.bid.expect("they are asked").id;
    sets::bid(&mut hall.of(who), &viewer, bid, words).await.unwrap();
}

const NAMES: [&str; 5] = ["gwen", "iolo", "hamish", "ravi", "farida"];

// TP14: fixed, four to eight, each asked; fewer than four, and it does not begin.
both!(a_set_is_four_to_eight_who_said_yes, async |hall: &Hall| {
    let world = hall.world().await;
    let margo = world.person("margo");
    let five = NAMES.map(|name| world.person(name));
    let viewer = seen_by(hall, margo).await;
    let three = sets::form(&mut hall.of(margo), &viewer, &new(hall, &five[..3])).await;
    assert!(matches!(three, Err(Refused::Invalid(problems)) if problems[0].key == "problem-set-people"));
    let by_gwen = seen_by(hall, five[0]).await;
    let not_hers = sets::form(&mut hall.of(five[0]), &by_gwen, &new(hall, &five)).await;
    assert!(matches!(not_hers, Err(Refused::NotAllowed(_))));
    let id = sets::form(&mut hall.of(margo), &viewer, &new(hall, &five)).await.unwrap();
    for who in &five[..3] {
        let viewer = seen_by(hall, *who).await;
        sets::answer(&mut hall.of(*who), &viewer, id, true).await.unwrap();
    }
    let by_ravi = seen_by(hall, five[3]).await;
    sets::answer(&mut hall.of(five[3]), &by_ravi, id, false).await.unwrap();
    goes_on(hall).await;
    assert_eq!(look(hall, margo, id).await.set.state, "forming", "Farida may still answer");
    hall.clock.advance(DAY * 8);
    sets::keep_time(&mut hall.system()).await.unwrap();
    let told: Vec<PersonId> = sets::to_write(&mut hall.system())
        .await
        .unwrap()
        .into_iter()
        .filter(|one| one.what == What::Begins)
        .map(|one| one.person)
        .collect();
    assert_eq!(told.len(), 3, "those who said yes get a kind word");
    // Nobody else knows of it; not in a list, and not by its id.
    let siobhan = world.person("siobhán");
    let stranger = seen_by(hall, siobhan).await;
    assert!(sets::list(&mut hall.of(siobhan), &stranger).await.unwrap().is_empty());
    assert!(matches!(sets::look(&mut hall.of(siobhan), &stranger, id).await, Err(Refused::NotFound)));
    let late = sets::answer(&mut hall.of(five[0]), &by_gwen, id, false).await;
    assert!(matches!(late, Err(Refused::Gone)));
});

// TP14, issue 5: a rota of presenters, and ready to run without a convenor by the fourth meeting.
both!(by_its_fourth_meeting_it_needs_no_convenor, async |hall: &Hall| {
    let world = hall.world().await;
    let margo = world.person("margo");
    let five = NAMES.map(|name| world.person(name));
    let id = begun(hall, margo, &five, false).await;
    let mut presented = Vec::new();
    for number in 1..=6 {
        let at = look(hall, five[0], id).await.meetings.last().unwrap().at;
        hall.clock.advance(Duration::from_micros((at - DAY * 7).since(hall.clock.now()).as_micros() as u64));
        goes_on(hall).await;
        let seen = look(hall, five[0], id).await;
        assert_eq!((seen.meetings.len() as i64, seen.meetings.last().unwrap().at), (number, at));
        // Gwen and Iolo always have something.
        brings(hall, five[0], id, "The keys").await;
        brings(hall, five[1], id, "The van").await;
        hall.clock.advance(DAY * 5);
        goes_on(hall).await;
        let meeting = look(hall, five[0], id).await.meetings.last().unwrap().clone();
        presented.push(meeting.presenter.unwrap());
        assert_ne!(meeting.host, meeting.presenter);
        if number < sets::BY_ITSELF {
            assert_eq!(meeting.host, Some(margo), "who formed it keeps the time at first");
        } else {
            assert!(five.contains(&meeting.host.unwrap()), "a member does, in turn");
        }
        // It keeps its hour in London, also when clocks change.
        let there = local(at, zone("Europe/London"));
        assert_eq!(there.format("%H:%M").to_string(), "09:00");
        hall.clock.advance(DAY * 2);
        goes_on(hall).await;
    }
    assert_eq!(presented, [five[0], five[1], five[0], five[1], five[0], five[1]], "the turn goes round");
    hall.clock.advance(DAY * 20);
    goes_on(hall).await;
    let over = look(hall, five[0], id).await;
    assert_eq!((over.set.state.as_str(), over.meetings.len()), ("ended", 6));
});

// TP14: by letters, with questions only; what the presenter will do is theirs until they share it.
both!(what_the_presenter_will_do_is_theirs_until_they_share_it, async |hall: &Hall| {
    let world = hall.world().await;
    let margo = world.person("margo");
    let five = NAMES.map(|name| world.person(name));
    let id = begun(hall, margo, &five, true).await;
    hall.clock.advance(DAY * 8);
    goes_on(hall).await;
    brings(hall, five[0], id, "Nobody reads the minutes").await;
    hall.clock.advance(DAY * 7);
    goes_on(hall).await;
    goes_on(hall).await;
    let exchange = look(hall, five[0], id).await.meetings[0].exchange.expect("held by letters");
    let on = async || {
        hall.clock.advance(DAY / 8);
        assert!(exchanges::move_on(&mut hall.system(), exchange).await.unwrap());
    };
    let says = async |who: PersonId, words: &str| {
        let viewer = seen_by(hall, who).await;
        let seen = exchanges::look(&mut hall.of(who), &viewer, exchange).await.unwrap();
        exchanges::say(&mut hall.of(who), &viewer, seen.mine.unwrap().part.id, words).await.unwrap();
    };
    on().await;
    says(five[0], "They take me an evening, and nobody reads them.").await;
    on().await;
    for who in &five[1..] {
        says(*who, "Who would miss them?").await;
    }
    on().await;
    says(five[0], "I stop for a month.").await;
    let by_gwen = seen_by(hall, five[0]).await;
    let at = hall.clock.now() + DAY * 10;
    commitments::commit_in(
        &mut hall.of(five[0]),
        &by_gwen,
        Some((id, true)),
        "stop for a month",
        "2026-11-20",
        at,
    )
    .await
    .unwrap();
    on().await;
    let by_iolo = seen_by(hall, five[1]).await;
    let before = exchanges::look(&mut hall.of(five[1]), &by_iolo, exchange).await.unwrap();
    assert!(before.exchange.state == "done" && before.result.is_empty());
    assert!(look(hall, five[1], id).await.actions.is_empty());
    assert_eq!(look(hall, five[0], id).await.actions.len(), 1);
    // Not even Margo, who convenes, sees a word of it.
    let viewer = seen_by(hall, margo).await;
    assert!(matches!(exchanges::look(&mut hall.of(margo), &viewer, exchange).await, Err(Refused::NotFound)));
    assert!(
        commitments::carried(&mut hall.of(margo), &viewer).await.unwrap().iter().all(|one| one.set.is_none())
    );
    let not_his = exchanges::share(&mut hall.of(five[1]), &by_iolo, exchange).await;
    assert!(matches!(not_his, Err(Refused::NotAllowed(_))));
    exchanges::share(&mut hall.of(five[0]), &by_gwen, exchange).await.unwrap();
    let after = exchanges::look(&mut hall.of(five[1]), &by_iolo, exchange).await.unwrap();
    assert_eq!(after.result[0].words, "I stop for a month.");
    // And it is carried over to the next meeting.
    assert_eq!(look(hall, five[1], id).await.actions.len(), 1);
});

both!(somebody_leaves_moves_and_takes_back, async |hall: &Hall| {
    hall.house.letters_key().await.unwrap();
    let world = hall.world().await;
    let margo = world.person("margo");
    let five = NAMES.map(|name| world.person(name));
    let id = begun(hall, margo, &five, false).await;
    let by_gwen = seen_by(hall, five[0]).await;
    let at = hall.clock.now() + DAY * 20;
    sets::move_meeting(&mut hall.of(five[0]), &by_gwen, id, 1, at).await.unwrap();
    assert_eq!(look(hall, five[1], id).await.meetings[0].at, at);
    let viewer = seen_by(hall, margo).await;
    let outside = sets::move_meeting(&mut hall.of(margo), &viewer, id, 1, at).await;
    assert!(outside.is_err(), "who formed it is no member of it");
    sets::leave(&mut hall.of(five[0]), &by_gwen, id).await.unwrap();
    let last = receipts::list(&mut hall.of(five[0])).await.unwrap()[0].id;
    receipts::undo(&mut hall.of(five[0]), last).await.unwrap();
    assert_eq!(look(hall, five[0], id).await.state.as_deref(), Some("in"));
    sets::act_in(&mut hall.of(five[0]), &by_gwen, id, "ring Ben", "2026-10-30", hall.clock.now() + DAY * 10)
        .await
        .unwrap();
    assert_eq!(look(hall, five[1], id).await.actions.len(), 1);
    erase::erase(&mut hall.of(five[0]), false).await.unwrap();
    let after = look(hall, five[1], id).await;
    assert!(after.actions.is_empty() && after.people.len() == 4);
    // With fewer than three it is no set any more.
    for who in &five[1..3] {
        let viewer = seen_by(hall, *who).await;
        sets::leave(&mut hall.of(*who), &viewer, id).await.unwrap();
    }
    sets::keep_time(&mut hall.system()).await.unwrap();
    assert_eq!(look(hall, five[3], id).await.set.state, "ended");
});
