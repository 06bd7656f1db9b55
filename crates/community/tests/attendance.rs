//! Who was there, and what was heavy.

use std::time::Duration;

use community::{
    GatheringId, PersonId, Refused,
    attendance::{self, Was},
    charter::{self, Viewer},
    gatherings::{self, Coming, NewGathering, Rsvp},
    people::{
        data, erase,
        reach::{local, zone},
    },
    receipts,
};
use testkit::{Hall, both, world::SLUG};

const DAY: Duration = Duration::from_secs(86_400);

async fn seen_by(hall: &Hall, person: PersonId) -> Viewer {
    charter::visit(&mut hall.of(person), SLUG).await.unwrap()
}

/// A gathering of tomorrow that has been, an hour ago.
async fn gathered(hall: &Hall, margo: PersonId, answers: &[(PersonId, Coming)], mode: &str) -> GatheringId {
    let viewer = seen_by(hall, margo).await;
    let day = local(hall.clock.now() + DAY, zone("UTC")).date_naive();
    let new = NewGathering { title: "Circle".into(), day, mode: mode.into(), ..NewGathering::default() };
    let id = gatherings::plan(&mut hall.of(margo), &viewer, &new).await.unwrap();
    gatherings::invite(&mut hall.of(margo), &viewer, id).await.unwrap();
    for (person, coming) in answers {
        let viewer = seen_by(hall, *person).await;
        let answer = Rsvp::of(*coming, "page");
        gatherings::rsvp(&mut hall.of(*person), &viewer, id, &answer).await.unwrap();
    }
    let ends = gatherings::one(&mut hall.of(margo), &viewer, id).await.unwrap().ends_at;
    hall.clock.set(ends + Duration::from_secs(3_600));
    id
}

async fn of(hall: &Hall, margo: PersonId, id: GatheringId, person: PersonId) -> (Option<Was>, bool) {
    let viewer = seen_by(hall, margo).await;
    let list = attendance::list(&mut hall.of(margo), &viewer, id).await.unwrap();
    let one = list.iter().find(|one| one.person == person).unwrap();
    (one.was(), one.own)
}

// TP18: a host's list stands, but what somebody says of themselves stands before it.
both!(a_hosts_list_stands_until_somebody_puts_it_right, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, gwen, iolo) = (world.person("margo"), world.person("gwen"), world.person("iolo"));
    let id = gathered(hall, margo, &[(gwen, Coming::Yes), (iolo, Coming::Yes)], "video").await;
    let (viewer, member) = (seen_by(hall, margo).await, seen_by(hall, gwen).await);
    let (there, list) = attendance::all_but(&mut hall.of(margo), &viewer, id, &[gwen]).await.unwrap();
    assert_eq!(there, 1);
    assert_eq!(of(hall, margo, id, gwen).await, (Some(Was::Away), false));
    let own = attendance::say_own(&mut hall.of(gwen), &member, id, Was::Part).await.unwrap();
    attendance::all_but(&mut hall.of(margo), &viewer, id, &[gwen, iolo]).await.unwrap();
    assert_eq!(of(hall, margo, id, gwen).await, (Some(Was::Part), true));
    assert_eq!(of(hall, margo, id, iolo).await, (Some(Was::Away), false));
    // Taken back, the list stands again; taken back too, nothing is known.
    receipts::undo(&mut hall.of(gwen), own).await.unwrap();
    assert_eq!(of(hall, margo, id, gwen).await, (Some(Was::Away), false));
    receipts::undo(&mut hall.of(margo), list).await.unwrap();
    assert_eq!(of(hall, margo, id, iolo).await, (None, false));
    let refused = attendance::list(&mut hall.of(gwen), &member, id).await;
    assert!(matches!(refused, Err(Refused::NotAllowed(_))));
});

// Hostile: before it begins, when it is called off, a month later.
both!(only_what_has_been_can_be_attended, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, gwen) = (world.person("margo"), world.person("gwen"));
    let (viewer, member) = (seen_by(hall, margo).await, seen_by(hall, gwen).await);
    let day = local(hall.clock.now() + DAY * 9, zone("UTC")).date_naive();
    let new = NewGathering { title: "Circle".into(), day, ..NewGathering::default() };
    let id = gatherings::plan(&mut hall.of(margo), &viewer, &new).await.unwrap();
    let say = async || attendance::say_own(&mut hall.of(gwen), &member, id, Was::There).await;
    assert!(matches!(say().await, Err(Refused::Gone)));
    assert!(matches!(
        attendance::mark_heavy(&mut hall.of(margo), &viewer, id, true).await,
        Err(Refused::Gone)
    ));
    hall.clock.advance(DAY * 10);
    say().await.unwrap();
    hall.clock.advance(DAY * 32);
    assert!(matches!(say().await, Err(Refused::Gone)));
    let stranger = [(community::PersonId::from(7), Some(Was::There))];
    let late = attendance::say_who(&mut hall.of(margo), &viewer, id, &stranger).await;
    assert!(matches!(late, Err(Refused::Gone)));
});

both!(hosts_are_asked_once_and_whoever_is_not_clear, async |hall: &Hall| {
    let world = hall.world().await;
    let people = ["gwen", "iolo", "nell"].map(|name| world.person(name));
    let (margo, [gwen, iolo, nell]) = (world.person("margo"), people);
    let answers = [(gwen, Coming::Yes), (iolo, Coming::Perhaps), (nell, Coming::No)];
    let id = gathered(hall, margo, &answers, "video").await;
    let doubts = async || {
        let mut work = hall.system();
        work.begin().await.unwrap();
        let due = attendance::doubts_to_ask(&mut work).await.unwrap();
        for one in &due {
            assert!(attendance::doubt_asked(&mut work, one).await.unwrap());
        }
        work.done().await.unwrap();
        due.iter().map(|one| one.person).collect::<Vec<_>>()
    };
    // Whoever had said perhaps; nobody who had said yes or no.
    assert_eq!((doubts().await, doubts().await), (vec![iolo], vec![]));
    assert!(attendance::lists_to_ask(&mut hall.system()).await.unwrap().is_empty());
    hall.clock.advance(DAY);
    let mut work = hall.system();
    work.begin().await.unwrap();
    let due = attendance::lists_to_ask(&mut work).await.unwrap();
    assert_eq!(due.iter().map(|one| one.gathering).collect::<Vec<_>>(), [id]);
    assert!(attendance::list_asked(&mut work, id).await.unwrap());
    assert!(!attendance::list_asked(&mut work, id).await.unwrap());
    work.done().await.unwrap();
    assert!(attendance::lists_to_ask(&mut hall.system()).await.unwrap().is_empty());
    // A host who is not sure: then they are asked.
    let viewer = seen_by(hall, margo).await;
    attendance::say_who(&mut hall.of(margo), &viewer, id, &[(gwen, None)]).await.unwrap();
    assert_eq!(doubts().await, [gwen]);
});

// S2.36: marked as heavy, a word to each who was there can be sent, once, by a person.
both!(after_something_heavy_a_word_goes_to_each_once, async |hall: &Hall| {
    let world = hall.world().await;
    let people = ["gwen", "iolo", "nell"].map(|name| world.person(name));
    let (margo, [gwen, iolo, nell]) = (world.person("margo"), people);
    let answers = [(gwen, Coming::Yes), (iolo, Coming::Yes), (nell, Coming::No)];
    let id = gathered(hall, margo, &answers, "video").await;
    let viewer = seen_by(hall, margo).await;
    let care = async || attendance::aftercare(&mut hall.of(margo), &viewer, id).await.unwrap();
    assert!(care().await.heavy_at.is_none() && care().await.people.is_empty());
    attendance::mark_heavy(&mut hall.of(margo), &viewer, id, true).await.unwrap();
    assert_eq!(care().await.people.iter().map(|one| one.person).collect::<Vec<_>>(), [gwen, iolo]);
    let to = [gwen, nell];
    let send = async |words: &str| attendance::check_in(&mut hall.of(margo), &viewer, id, &to, words).await;
    assert!(matches!(send(" ").await, Err(Refused::Invalid(_))));
    assert_eq!(send("How are you?").await.unwrap(), 1);
    assert_eq!(send("How are you?").await.unwrap(), 0);
    let told = attendance::check_in_told(&mut hall.system(), id, gwen).await.unwrap();
    assert_eq!(told, Some(("How are you?".to_owned(), margo)));
    let member = seen_by(hall, gwen).await;
    assert!(attendance::mark_heavy(&mut hall.of(gwen), &member, id, true).await.is_err());
    assert!(attendance::aftercare(&mut hall.of(gwen), &member, id).await.is_err());
});

// S0.15: whoever was not there after all does not count for the year in person.
both!(the_year_in_person_counts_who_was_there, async |hall: &Hall| {
    let world = hall.world().await;
    let margo = world.person("margo");
    let all =
        ["gwen", "iolo", "nell", "hamish", "ravi", "wilhelmina", "farida"].map(|name| world.person(name));
    let id = gathered(hall, margo, &all.map(|person| (person, Coming::Yes)), "in-person").await;
    let viewer = seen_by(hall, margo).await;
    let by = async || gatherings::in_person(&mut hall.of(margo), &viewer).await.unwrap();
    let before = by().await;
    attendance::all_but(&mut hall.of(margo), &viewer, id, &all[..4]).await.unwrap();
    assert!(by().await < before, "{before:?}");
});

both!(it_goes_with_whoever_it_is_about, async |hall: &Hall| {
    hall.house.letters_key().await.unwrap();
    let world = hall.world().await;
    let (margo, gwen) = (world.person("margo"), world.person("gwen"));
    let id = gathered(hall, margo, &[(gwen, Coming::Yes)], "video").await;
    let viewer = seen_by(hall, margo).await;
    attendance::all_but(&mut hall.of(margo), &viewer, id, &[]).await.unwrap();
    attendance::check_in(&mut hall.of(margo), &viewer, id, &[gwen], "How are you?").await.unwrap();
    let mine = data::of_me(&mut hall.of(gwen)).await.unwrap();
    for (key, value) in [("data-attendance", "there"), ("data-check-ins", "How are you?")] {
        let kept = mine.sections.iter().find(|section| section.key == key).unwrap();
        assert!(kept.rows[0].iter().any(|said| said == value), "{:?}", kept.rows);
    }
    erase::erase(&mut hall.of(gwen), false).await.unwrap();
    assert_eq!(attendance::check_in_told(&mut hall.system(), id, gwen).await.unwrap(), None);
});
