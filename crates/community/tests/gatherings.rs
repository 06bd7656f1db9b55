//! When a community meets, and the choice of a date.

use std::time::Duration;

use base::Time;
use chrono::NaiveDate;
use community::{
    Actor, PollId, Refused,
    charter::{self, Standing, Viewer},
    gatherings::{self, NewPoll, Poll, Rhythm, Skip},
    members, people, receipts,
};
use testkit::{Hall, both, world::SLUG};

const DAY: u64 = 86_400;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

async fn seen_by(hall: &Hall, actor: Actor) -> Viewer {
    charter::visit(&mut hall.house.work(actor), SLUG).await.unwrap()
}

fn circle() -> Rhythm {
    Rhythm {
        name: "Circle".into(),
        every: "month".into(),
        weekday: 4,
        nth: 2,
        minute: 600,
        zone: "Europe/London".into(),
        minutes: 90,
        mode: "video".into(),
        purpose: String::new(),
        protected: true,
        starts_on: day("2026-11-01"),
        skips: vec![Skip { from: day("2027-08-01"), to: day("2027-08-31") }],
    }
}

// S3.16
both!(a_convenor_sets_a_rhythm_and_everyone_sees_a_year_of_dates, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, gwen) = (Actor::Person(world.person("margo")), Actor::Person(world.person("gwen")));
    let viewer = seen_by(hall, margo).await;
    let id = gatherings::keep(&mut hall.house.work(margo), &viewer, None, &circle()).await.unwrap();
    for actor in [gwen, Actor::Visitor] {
        let viewer = seen_by(hall, actor).await;
        let all = gatherings::rhythms(&mut hall.house.work(actor), &viewer).await.unwrap();
        assert_eq!(all, [(id, circle())]);
        assert_eq!(gatherings::year(&all[0].1, day("2026-11-01")).len(), 12);
    }
    // A member does not set it, and nobody sets nonsense.
    let by_gwen = seen_by(hall, gwen).await;
    let refused = gatherings::keep(&mut hall.house.work(gwen), &by_gwen, None, &circle()).await;
    assert!(matches!(refused, Err(Refused::NotAllowed("convene"))));
    let odd = Rhythm { zone: "Europe/Atlantis".into(), minutes: 0, nth: 7, ..circle() };
    let Err(Refused::Invalid(problems)) =
        gatherings::keep(&mut hall.house.work(margo), &viewer, Some(id), &odd).await
    else {
        panic!("nonsense was kept")
    };
    assert_eq!(problems.iter().map(|one| one.field).collect::<Vec<_>>(), ["nth", "zone", "minutes"]);
    // Changed, and taken away.
    let later = Rhythm { minute: 14 * 60, skips: Vec::new(), ..circle() };
    assert_eq!(gatherings::keep(&mut hall.house.work(margo), &viewer, Some(id), &later).await.unwrap(), id);
    assert_eq!(gatherings::rhythms(&mut hall.house.work(margo), &viewer).await.unwrap(), [(id, later)]);
    gatherings::drop_rhythm(&mut hall.house.work(margo), &viewer, id).await.unwrap();
    assert!(gatherings::rhythms(&mut hall.house.work(margo), &viewer).await.unwrap().is_empty());
    let again = gatherings::drop_rhythm(&mut hall.house.work(margo), &viewer, id).await;
    assert!(matches!(again, Err(Refused::NotFound)));
});

async fn three_dates(hall: &Hall, margo: Actor) -> (Viewer, PollId) {
    let viewer = seen_by(hall, margo).await;
    let now = hall.clock.now();
    let at = |days: u64| now + Duration::from_secs(days * DAY);
    let dates = [at(20), at(14), at(15)];
    let new = NewPoll {
        title: "Our first gathering",
        minutes: 90,
        zone: "Europe/London",
        dates: &dates,
        closes_at: at(7),
    };
    let id = gatherings::ask(&mut hall.house.work(margo), &viewer, &new).await.unwrap();
    (viewer, id)
}

// TP10
both!(members_say_which_dates_suit_and_a_convenor_chooses, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, gwen) = (Actor::Person(world.person("margo")), Actor::Person(world.person("gwen")));
    let (viewer, id) = three_dates(hall, margo).await;
    let by_gwen = seen_by(hall, gwen).await;
    let (poll, receipt) =
        gatherings::answer(&mut hall.house.work(gwen), &by_gwen, id, &[3, 1, 1], "3 until noon")
            .await
            .unwrap();
    let order: Vec<Time> = poll.options.iter().map(|option| option.at).collect();
    assert!(order.is_sorted(), "numbered from the first date");
    let (_, own, counts) = gatherings::results(&mut hall.house.work(gwen), &by_gwen, id).await.unwrap();
    assert_eq!(
        (own.len(), own[0].numbers.clone(), own[0].note.as_str()),
        (1, Some(vec![1, 3]), "3 until noon")
    );
    assert_eq!(counts, [(1, 1), (2, 0), (3, 1)]);
    // Taken back, and none of them.
    receipts::undo(&mut hall.house.work(gwen), receipt).await.unwrap();
    let (_, own, _) = gatherings::results(&mut hall.house.work(gwen), &by_gwen, id).await.unwrap();
    assert_eq!(own[0].numbers, None);
    gatherings::answer(&mut hall.house.work(gwen), &by_gwen, id, &[], "").await.unwrap();
    let (_, all, counts) = gatherings::results(&mut hall.house.work(margo), &viewer, id).await.unwrap();
    assert_eq!((all[0].name.as_str(), all[0].numbers.clone()), ("Gwen Abernathy", Some(vec![])));
    assert!(counts.iter().all(|(_, count)| *count == 0));
    let odd = gatherings::answer(&mut hall.house.work(gwen), &by_gwen, id, &[4], "").await;
    assert!(matches!(odd, Err(Refused::Invalid(_))));
    // Only a convenor chooses, among the dates; then answers come too late.
    let refused = gatherings::choose(&mut hall.house.work(gwen), &by_gwen, id, 1).await;
    assert!(matches!(refused, Err(Refused::NotAllowed("convene"))));
    assert!(gatherings::choose(&mut hall.house.work(margo), &viewer, id, 9).await.is_err());
    let poll = gatherings::choose(&mut hall.house.work(margo), &viewer, id, 2).await.unwrap();
    assert_eq!(poll.chosen, Some(2));
    let late = gatherings::answer(&mut hall.house.work(gwen), &by_gwen, id, &[1], "").await;
    assert!(matches!(late, Err(Refused::Gone)));
    let polls = gatherings::polls(&mut hall.house.work(gwen), &by_gwen).await.unwrap();
    assert_eq!((polls.len(), polls[0].chosen), (1, Some(2)));
    // A visitor learns nothing of it.
    let visitor = seen_by(hall, Actor::Visitor).await;
    let refused = gatherings::poll(&mut hall.visitor(), &visitor, id).await;
    assert!(matches!(refused, Err(Refused::NotAllowed("members"))));
});

both!(each_member_is_asked_once_and_whoever_joins_later_too, async |hall: &Hall| {
    let world = hall.world().await;
    let margo = Actor::Person(world.person("margo"));
    let (_, id) = three_dates(hall, margo).await;
    // Whoever said STOP is not written to, nor whoever is away.
    people::reach::stop(&mut hall.of(world.person("iolo")), world.person("iolo")).await.unwrap();
    let mut work = hall.system();
    work.begin().await.unwrap();
    let due = gatherings::to_ask(&mut work).await.unwrap();
    assert_eq!(due.len(), 12);
    for one in &due {
        assert!(gatherings::asked(&mut work, one.poll, one.person).await.unwrap());
        assert!(!gatherings::asked(&mut work, one.poll, one.person).await.unwrap());
    }
    work.done().await.unwrap();
    assert!(gatherings::to_ask(&mut hall.system()).await.unwrap().is_empty());
    let mut work = hall.system();
    work.begin().await.unwrap();
    let address = people::address::Address::of("mair@valley.example").unwrap();
    let mair = people::meet(&mut work, &address, "Mair Evans", "en").await.unwrap();
    members::admit(&mut work, world.community, mair, Standing::Member).await.unwrap();
    work.done().await.unwrap();
    let due = gatherings::to_ask(&mut hall.system()).await.unwrap();
    assert_eq!(due.iter().map(|one| one.address.as_str()).collect::<Vec<_>>(), ["mair@valley.example"]);
    assert_eq!(Poll::of(&mut hall.system(), id).await.unwrap().options.len(), 3);
    // Once it is over convenors are told, once, when anybody has answered.
    hall.clock.advance(Duration::from_secs(8 * DAY));
    assert!(
        gatherings::to_ask(&mut hall.system()).await.unwrap().is_empty(),
        "nobody is asked about what is over"
    );
    assert!(gatherings::to_tell(&mut hall.system()).await.unwrap().is_empty(), "nobody answered");
});

both!(convenors_are_told_once_when_everyone_has_answered, async |hall: &Hall| {
    let world = hall.world().await;
    let margo = Actor::Person(world.person("margo"));
    let (_, id) = three_dates(hall, margo).await;
    for somebody in testkit::world::PEOPLE {
        assert!(gatherings::to_tell(&mut hall.system()).await.unwrap().is_empty());
        let actor = Actor::Person(world.person(somebody.called));
        let viewer = seen_by(hall, actor).await;
        gatherings::answer(&mut hall.house.work(actor), &viewer, id, &[1], "").await.unwrap();
    }
    assert_eq!(gatherings::to_tell(&mut hall.system()).await.unwrap(), [id]);
    let mut work = hall.system();
    work.begin().await.unwrap();
    assert!(gatherings::told(&mut work, id).await.unwrap());
    assert!(!gatherings::told(&mut work, id).await.unwrap());
    work.done().await.unwrap();
    assert!(gatherings::to_tell(&mut hall.system()).await.unwrap().is_empty());
});

both!(dates_that_cannot_be_are_not_asked_for, async |hall: &Hall| {
    let world = hall.world().await;
    let margo = Actor::Person(world.person("margo"));
    let viewer = seen_by(hall, margo).await;
    let now = hall.clock.now();
    let at = |days: u64| now + Duration::from_secs(days * DAY);
    for (dates, closes, zone, field) in [
        (vec![at(9)], at(2), "UTC", "dates"),
        (vec![at(9), at(9)], at(2), "UTC", "dates"),
        (vec![now, at(9)], at(2), "UTC", "dates"),
        ((1..=9).map(at).collect(), at(2), "UTC", "dates"),
        (vec![at(9), at(10)], now, "UTC", "closes"),
        (vec![at(9), at(10)], at(200), "UTC", "closes"),
        (vec![at(9), at(10)], at(2), "Nowhere", "zone"),
    ] {
        let new = NewPoll { title: "Tea", minutes: 60, zone, dates: &dates, closes_at: closes };
        let Err(Refused::Invalid(problems)) =
            gatherings::ask(&mut hall.house.work(margo), &viewer, &new).await
        else {
            panic!("{field} was taken")
        };
        assert_eq!(problems[0].field, field);
    }
});
