//! What people say they will do, and by when.

use std::time::Duration;

use base::Time;
use chrono::NaiveDate;
use community::{
    CommitmentId, GatheringId, PersonId, Refused,
    charter::{self, Viewer},
    commitments::{self, How},
    gatherings::{self, NewGathering},
    people::{
        erase,
        reach::{local, zone},
    },
    receipts,
};
use testkit::{Hall, both, world::SLUG};

const DAY: Duration = Duration::from_secs(86_400);

async fn seen_by(hall: &Hall, person: PersonId) -> Viewer {
    charter::visit(&mut hall.of(person), SLUG).await.unwrap()
}

fn day(hall: &Hall, days: u32) -> NaiveDate {
    local(hall.clock.now() + DAY * days, zone("UTC")).date_naive()
}

fn at(hall: &Hall, days: u32) -> Time {
    hall.clock.now() + DAY * days
}

/// A gathering of tomorrow that has been, an hour ago.
async fn gathered(hall: &Hall, margo: PersonId) -> GatheringId {
    let viewer = seen_by(hall, margo).await;
    let new =
        NewGathering { title: "Circle".into(), day: day(hall, 1), minutes: 60, ..NewGathering::default() };
    let id = gatherings::plan(&mut hall.of(margo), &viewer, &new).await.unwrap();
    let ends = gatherings::one(&mut hall.of(margo), &viewer, id).await.unwrap().ends_at;
    hall.clock.set(ends + Duration::from_secs(3_600));
    id
}

async fn say(hall: &Hall, person: PersonId, words: &str, days: u32) -> CommitmentId {
    let viewer = seen_by(hall, person).await;
    let on = day(hall, days).to_string();
    let done = commitments::commit(&mut hall.of(person), &viewer, words, &on, at(hall, days)).await;
    done.unwrap().0
}

// S1.22: who will do what by when, and the share of gatherings that ended in something.
both!(a_gathering_ends_in_what_people_will_do, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, gwen) = (world.person("margo"), world.person("gwen"));
    let viewer = seen_by(hall, margo).await;
    let first = gathered(hall, margo).await;
    hall.clock.advance(DAY * 10);
    let second = gathered(hall, margo).await;
    let ratio = commitments::talk_to_action(&mut hall.of(margo), &viewer).await.unwrap();
    assert_eq!(ratio, (2, 0));
    let id = say(hall, gwen, "call  Ben", 7).await;
    assert_eq!(commitments::talk_to_action(&mut hall.of(margo), &viewer).await.unwrap(), (2, 1));
    let carried = commitments::carried(&mut hall.of(margo), &viewer).await.unwrap();
    assert_eq!(carried.len(), 1);
    assert_eq!((carried[0].words.as_str(), carried[0].name.as_str()), ("call Ben", "Gwen Abernathy"));
    assert_eq!(carried[0].gathering, Some(second));
    assert_ne!(first, second);
    // It comes to the same peers with the next gathering, settled or not; what was let go does not.
    let by_gwen = seen_by(hall, gwen).await;
    commitments::settle_commitment(&mut hall.of(gwen), &by_gwen, id, &How::Done, "He laughed.")
        .await
        .unwrap();
    hall.clock.advance(DAY * 20);
    gathered(hall, margo).await;
    let carried = commitments::carried(&mut hall.of(margo), &viewer).await.unwrap();
    assert_eq!((carried[0].state.as_str(), carried[0].note.as_str()), ("done", "He laughed."));
    commitments::settle_commitment(&mut hall.of(gwen), &by_gwen, id, &How::Dropped, "").await.unwrap();
    assert!(commitments::carried(&mut hall.of(margo), &viewer).await.unwrap().is_empty());
});

// TP22: asked on its day, once more a week later, then let go without a word.
both!(it_is_asked_for_twice_and_then_let_go, async |hall: &Hall| {
    let world = hall.world().await;
    let gwen = world.person("gwen");
    let viewer = seen_by(hall, gwen).await;
    let id = say(hall, gwen, "call Ben", 7).await;
    let mine = async || commitments::my_commitments(&mut hall.of(gwen), &viewer).await.unwrap();
    assert_eq!(commitments::ask_due(&mut hall.system()).await.unwrap(), 0);
    hall.clock.advance(DAY * 7);
    assert_eq!(commitments::ask_due(&mut hall.system()).await.unwrap(), 1);
    assert_eq!(commitments::ask_due(&mut hall.system()).await.unwrap(), 0);
    assert_eq!(
        commitments::commitment_told(&mut hall.system(), id).await.unwrap().asked_at,
        Some(hall.clock.now())
    );
    // Not yet: it is asked for anew, from the other day on.
    let later = How::NotYet(day(hall, 3).to_string(), at(hall, 3));
    commitments::settle_commitment(&mut hall.of(gwen), &viewer, id, &later, "").await.unwrap();
    hall.clock.advance(DAY * 3);
    assert_eq!(commitments::ask_due(&mut hall.system()).await.unwrap(), 1);
    hall.clock.advance(DAY * 7);
    assert_eq!(commitments::release_silent(&mut hall.system()).await.unwrap(), 0);
    assert_eq!(commitments::ask_due(&mut hall.system()).await.unwrap(), 1);
    hall.clock.advance(DAY * 7);
    assert_eq!(commitments::ask_due(&mut hall.system()).await.unwrap(), 0);
    assert_eq!(commitments::release_silent(&mut hall.system()).await.unwrap(), 1);
    assert_eq!(mine().await[0].state, "released");
});

both!(only_ones_own_and_only_what_can_be_kept, async |hall: &Hall| {
    let world = hall.world().await;
    let (gwen, iolo) = (world.person("gwen"), world.person("iolo"));
    let (viewer, other) = (seen_by(hall, gwen).await, seen_by(hall, iolo).await);
    let id = say(hall, gwen, "call Ben", 7).await;
    let stolen = commitments::settle_commitment(&mut hall.of(iolo), &other, id, &How::Done, "").await;
    assert!(matches!(stolen, Err(Refused::NotFound)));
    for (words, days, field) in
        [("", 7, "words"), (&*"x".repeat(301), 7, "words"), ("x", 0, "day"), ("x", 400, "day")]
    {
        let refused =
            commitments::commit(&mut hall.of(gwen), &viewer, words, "2027-01-01", at(hall, days)).await;
        assert!(
            matches!(&refused, Err(Refused::Invalid(problems)) if problems[0].field == field),
            "{words}: {refused:?}"
        );
    }
    let visitor = charter::visit(&mut hall.house.work(community::Actor::Visitor), SLUG).await.unwrap();
    let mut work = hall.house.work(community::Actor::Visitor);
    assert!(commitments::carried(&mut work, &visitor).await.is_err());
});

both!(what_was_said_can_be_taken_back_for_a_day, async |hall: &Hall| {
    let world = hall.world().await;
    let gwen = world.person("gwen");
    let viewer = seen_by(hall, gwen).await;
    let on = day(hall, 7).to_string();
    let (id, said) =
        commitments::commit(&mut hall.of(gwen), &viewer, "call Ben", &on, at(hall, 7)).await.unwrap();
    let (done, how) =
        commitments::settle_commitment(&mut hall.of(gwen), &viewer, id, &How::Dropped, "").await.unwrap();
    assert_eq!(done.state, "dropped");
    receipts::undo(&mut hall.of(gwen), how).await.unwrap();
    assert_eq!(commitments::my_commitments(&mut hall.of(gwen), &viewer).await.unwrap()[0].state, "open");
    receipts::undo(&mut hall.of(gwen), said).await.unwrap();
    assert!(commitments::my_commitments(&mut hall.of(gwen), &viewer).await.unwrap().is_empty());
});

both!(it_goes_with_whoever_said_it, async |hall: &Hall| {
    hall.house.letters_key().await.unwrap();
    let world = hall.world().await;
    let (margo, gwen) = (world.person("margo"), world.person("gwen"));
    say(hall, gwen, "call Ben", 7).await;
    let viewer = seen_by(hall, margo).await;
    assert_eq!(commitments::carried(&mut hall.of(margo), &viewer).await.unwrap().len(), 1);
    erase::erase(&mut hall.of(gwen), false).await.unwrap();
    assert!(commitments::carried(&mut hall.of(margo), &viewer).await.unwrap().is_empty());
});
