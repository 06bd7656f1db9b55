//! Where people meet in person, and what hosts see to.

use std::time::Duration;

use community::{
    PersonId, Refused,
    charter::{self, Viewer},
    gatherings::{self, Changed, NewGathering},
    people::reach::{local, zone},
    venues::{self, NewVenue},
};
use testkit::{Hall, both, world::SLUG};

const DAY: Duration = Duration::from_secs(86_400);

async fn seen_by(hall: &Hall, person: PersonId) -> Viewer {
    charter::visit(&mut hall.of(person), SLUG).await.unwrap()
}

fn schoolhouse() -> NewVenue {
    NewVenue {
        name: "The Old Schoolhouse".into(),
        address: "Lower Street".into(),
        has: vec!["step-free".into(), "neutral".into(), "a moat".into()],
        lacks: vec!["hearing-loop".into()],
        ..NewVenue::default()
    }
}

// S2.24: a convenor picks a venue; what it has is known, not known, or known not to be there.
both!(a_place_is_written_down_and_chosen, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, gwen) = (world.person("margo"), world.person("gwen"));
    let (viewer, member) = (seen_by(hall, margo).await, seen_by(hall, gwen).await);
    let id = venues::keep_venue(&mut hall.of(margo), &viewer, None, &schoolhouse()).await.unwrap();
    let refused = venues::keep_venue(&mut hall.of(gwen), &member, None, &schoolhouse()).await;
    assert!(matches!(refused, Err(Refused::NotAllowed(_))));
    let day = local(hall.clock.now() + DAY * 20, zone("UTC")).date_naive();
    let new = NewGathering {
        title: "A day".into(),
        mode: "in-person".into(),
        day,
        venue: Some(id),
        ..NewGathering::default()
    };
    let gathering = gatherings::plan(&mut hall.of(margo), &viewer, &new).await.unwrap();
    let one = gatherings::one(&mut hall.of(gwen), &member, gathering).await.unwrap();
    assert_eq!(one.place, "The Old Schoolhouse, Lower Street");
    let place = venues::venue_of(&mut hall.of(gwen), &member, gathering).await.unwrap().unwrap();
    assert_eq!((place.has("step-free"), place.has("hearing-loop")), (Some(true), Some(false)));
    assert_eq!((place.has("quiet-room"), place.has("a moat")), (None, None));
    // Somewhere else is a change that everyone hears of; the same place is none.
    let same = one.as_new();
    assert_eq!(one.changes(&same), Changed::Nothing);
    assert_eq!(one.changes(&NewGathering { venue: None, ..same }), Changed::Details);
    // Of another community, or no more: it cannot be chosen.
    let odd = NewGathering { venue: Some(community::VenueId::from(7)), ..new.clone() };
    let refused = gatherings::plan(&mut hall.of(margo), &viewer, &odd).await;
    assert!(matches!(refused, Err(Refused::Invalid(_))), "{refused:?}");
    venues::retire_venue(&mut hall.of(margo), &viewer, id).await.unwrap();
    assert!(venues::venues(&mut hall.of(gwen), &member).await.unwrap().is_empty());
    assert!(venues::venue_of(&mut hall.of(gwen), &member, gathering).await.unwrap().is_some());
    let mut visitor = hall.house.work(community::Actor::Visitor);
    let stranger = charter::visit(&mut visitor, SLUG).await.unwrap();
    assert!(venues::venues(&mut visitor, &stranger).await.is_err());
});

// S2.23: a short list for each way of meeting, which whoever hosts ticks.
both!(hosts_see_to_the_room, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, gwen) = (world.person("margo"), world.person("gwen"));
    let (viewer, member) = (seen_by(hall, margo).await, seen_by(hall, gwen).await);
    let day = local(hall.clock.now() + DAY * 20, zone("UTC")).date_naive();
    let new = NewGathering { title: "A call".into(), day, ..NewGathering::default() };
    let id = gatherings::plan(&mut hall.of(margo), &viewer, &new).await.unwrap();
    let done = ["captions".to_owned(), "tea".to_owned()];
    venues::tick(&mut hall.of(margo), &viewer, id, &done).await.unwrap();
    let list = venues::checklist(&mut hall.of(margo), &viewer, id).await.unwrap();
    let ticked: Vec<&str> = list.iter().filter(|(_, done)| *done).map(|(item, _)| *item).collect();
    assert_eq!((ticked, list.len()), (vec!["captions"], venues::items("video").len()));
    assert!(venues::tick(&mut hall.of(gwen), &member, id, &[]).await.is_err());
});

// S3.15: five ways of meeting, each with its own few things to see to; where some are in the room and some are not, those that keep them equal.
both!(hosts_see_what_keeps_people_equal_in_each_way_of_meeting, async |hall: &Hall| {
    let world = hall.world().await;
    let margo = world.person("margo");
    let viewer = seen_by(hall, margo).await;
    let mut seen = Vec::new();
    for mode in gatherings::MODES {
        let day = "2026-11-12".parse().unwrap();
        let new = NewGathering { title: mode.into(), mode: mode.into(), day, ..NewGathering::default() };
        let id = gatherings::plan(&mut hall.of(margo), &viewer, &new).await.unwrap();
        let list = venues::checklist(&mut hall.of(margo), &viewer, id).await.unwrap();
        seen.push((mode, list.into_iter().map(|(item, _)| item).collect::<Vec<_>>()));
    }
    assert_eq!(seen.len(), 5);
    let of = |mode: &str| &seen.iter().find(|(one, _)| *one == mode).unwrap().1;
    assert!(of("hybrid").contains(&"microphone") && of("hybrid").contains(&"watcher"), "{seen:?}");
    assert!(!of("in-person").contains(&"watcher") && !of("video").contains(&"microphone"));
    assert!(seen.iter().all(|(_, items)| (2..=6).contains(&items.len())), "few enough to be looked at");
});
