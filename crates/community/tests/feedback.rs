//! How a gathering was.

use std::time::Duration;

use community::{
    GatheringId, PersonId, Refused,
    attendance::{self},
    charter::{self, Viewer},
    feedback::{self, Outcome, Results},
    gatherings::{self, Coming, NewGathering, Rsvp},
    people::{
        data, erase,
        reach::{local, zone},
    },
};
use testkit::{Hall, both, world::SLUG};

const DAY: Duration = Duration::from_secs(86_400);
const SIX: [&str; 6] = ["gwen", "iolo", "nell", "hamish", "ravi", "wilhelmina"];

async fn seen_by(hall: &Hall, person: PersonId) -> Viewer {
    charter::visit(&mut hall.of(person), SLUG).await.unwrap()
}

/// A gathering of tomorrow that has been, two hours ago, to which these had said yes.
async fn gathered(hall: &Hall, margo: PersonId, come: &[PersonId]) -> GatheringId {
    let viewer = seen_by(hall, margo).await;
    let day = local(hall.clock.now() + DAY, zone("UTC")).date_naive();
    let new = NewGathering { title: "Circle".into(), day, ..NewGathering::default() };
    let id = gatherings::plan(&mut hall.of(margo), &viewer, &new).await.unwrap();
    gatherings::invite(&mut hall.of(margo), &viewer, id).await.unwrap();
    for person in come {
        let viewer = seen_by(hall, *person).await;
        let yes = Rsvp::of(Coming::Yes, "page");
        gatherings::rsvp(&mut hall.of(*person), &viewer, id, &yes).await.unwrap();
    }
    let ends = gatherings::one(&mut hall.of(margo), &viewer, id).await.unwrap().ends_at;
    hall.clock.set(ends + Duration::from_secs(2 * 3_600));
    id
}

/// Who is asked now.
async fn asked(hall: &Hall) -> Vec<PersonId> {
    let mut work = hall.system();
    work.begin().await.unwrap();
    let due = feedback::feedback_to_ask(&mut work).await.unwrap();
    for one in &due {
        assert!(feedback::feedback_asked(&mut work, one).await.unwrap().is_some());
    }
    work.done().await.unwrap();
    due.iter().map(|one| one.person).collect()
}

async fn says(hall: &Hall, person: PersonId, id: GatheringId, numbers: [i64; 3], change: &str, shared: bool) {
    let viewer = seen_by(hall, person).await;
    feedback::answer_feedback(&mut hall.of(person), &viewer, id, &numbers, change, shared).await.unwrap();
}

async fn read_by(hall: &Hall, person: PersonId, id: GatheringId) -> Results {
    let viewer = seen_by(hall, person).await;
    feedback::results(&mut hall.of(person), &viewer, id).await.unwrap().unwrap()
}

// S1.25, S4.10, S2.23: published to all, enjoyable beside useful beside free to speak; each change has a response or "not now, because".
both!(what_was_said_is_told_to_all_and_each_change_is_answered, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, six) = (world.person("margo"), SIX.map(|name| world.person(name)));
    let id = gathered(hall, margo, &six).await;
    assert_eq!((asked(hall).await.len(), asked(hall).await.len()), (6, 0));
    for (place, person) in six.iter().take(5).enumerate() {
        let change = ["shorter breaks", "", "a room with windows", "", ""][place];
        says(hall, *person, id, [4 + (place as i64 % 2), 5, 3 - (place as i64 % 2)], change, place == 2)
            .await;
    }
    // Nothing is shown while answers are taken: also not to a convenor.
    let open = read_by(hall, margo, id).await;
    assert!(open.open && open.means.is_none() && open.changes.is_empty() && open.answered == 5, "{open:?}");
    hall.clock.advance(DAY * 4);
    let (convenor, member) = (read_by(hall, margo, id).await, read_by(hall, six[5], id).await);
    assert_eq!(convenor.means, Some([Some(4.4), None, Some(2.6)]));
    assert_eq!(member.means, convenor.means);
    assert_eq!(convenor.changes.len(), 2);
    assert!(member.changes.is_empty(), "what nobody has answered is the convenors' to read");
    let viewer = seen_by(hall, margo).await;
    for change in &convenor.changes {
        let mut work = hall.of(margo);
        let done = match change.shared {
            true => {
                let answer = "We meet in the library from May on.";
                feedback::answer_change(&mut work, &viewer, change.id, Outcome::Changed, "", answer).await
            }
            false => {
                let said = "Breaks are long.";
                let why = "The kettle needs them.";
                feedback::answer_change(&mut work, &viewer, change.id, Outcome::NotNow, said, why).await
            }
        };
        done.unwrap();
    }
    let told = read_by(hall, six[5], id).await.changes;
    let mut read: Vec<_> =
        told.iter().map(|one| (one.words.as_str(), one.said.as_str(), one.outcome.as_deref())).collect();
    read.sort();
    // The words themselves only where their writer gave leave.
    assert_eq!(
        read,
        [("", "Breaks are long.", Some("not-now")), ("a room with windows", "", Some("changed"))]
    );
    // The next letter says what was changed.
    let next = gathered(hall, margo, &six).await;
    let last = feedback::last_changes(&mut hall.system(), next).await.unwrap();
    assert_eq!(
        last.iter().map(|one| one.answer.as_str()).collect::<Vec<_>>(),
        ["We meet in the library from May on."]
    );
});

// Practice 5.3: nothing of fewer than five, to nobody; one answer each, which nobody can find again.
both!(of_fewer_than_five_nothing_is_shown, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, six) = (world.person("margo"), SIX.map(|name| world.person(name)));
    let id = gathered(hall, margo, &six).await;
    asked(hall).await;
    for person in &six[..4] {
        says(hall, *person, id, [1, 1, 1], "everything", false).await;
    }
    let viewer = seen_by(hall, six[0]).await;
    let again = feedback::answer_feedback(&mut hall.of(six[0]), &viewer, id, &[5, 5, 5], "", false).await;
    assert!(matches!(again, Err(Refused::Conflict)));
    for numbers in [vec![1, 2], vec![0, 1, 1], vec![1, 1, 6], vec![1, 1, 1, 1]] {
        let odd = feedback::answer_feedback(&mut hall.of(six[0]), &viewer, id, &numbers, "", false).await;
        assert!(matches!(odd, Err(Refused::Invalid(_))), "{numbers:?}");
    }
    hall.clock.advance(DAY * 4);
    let few = read_by(hall, margo, id).await;
    assert!(few.answered == 4 && few.means.is_none() && few.changes.is_empty(), "{few:?}");
    let mut work = hall.system();
    work.begin().await.unwrap();
    let over = feedback::rounds_over(&mut work).await.unwrap();
    let told = feedback::round_told(&mut work, &over[0]).await.unwrap().unwrap();
    assert!(told.means.is_none() && told.changes.is_empty());
    assert!(feedback::round_told(&mut work, &over[0]).await.unwrap().is_none());
    work.done().await.unwrap();
    let member = seen_by(hall, six[5]).await;
    let late = feedback::answer_feedback(&mut hall.of(six[5]), &member, id, &[1, 1, 1], "", false).await;
    assert!(matches!(late, Err(Refused::Gone)));
});

both!(only_who_was_there_is_asked, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, six) = (world.person("margo"), SIX.map(|name| world.person(name)));
    let id = gathered(hall, margo, &six[..3]).await;
    let viewer = seen_by(hall, margo).await;
    attendance::all_but(&mut hall.of(margo), &viewer, id, &six[..1]).await.unwrap();
    let mut who = asked(hall).await;
    who.sort();
    let mut there = six[1..3].to_vec();
    there.sort();
    assert_eq!(who, there);
    // Somebody else's change, of another community, or nobody's, is not answered.
    let odd =
        feedback::answer_change(&mut hall.of(margo), &viewer, base::Id(7), Outcome::Changed, "", "We did.")
            .await;
    assert!(matches!(odd, Err(Refused::NotFound)));
    let member = seen_by(hall, six[1]).await;
    let odd =
        feedback::answer_change(&mut hall.of(six[1]), &member, base::Id(7), Outcome::Changed, "", "We did.")
            .await;
    assert!(matches!(odd, Err(Refused::NotAllowed(_))));
});

both!(that_somebody_was_asked_goes_with_them_and_counts_stay, async |hall: &Hall| {
    hall.house.letters_key().await.unwrap();
    let world = hall.world().await;
    let (margo, six) = (world.person("margo"), SIX.map(|name| world.person(name)));
    let id = gathered(hall, margo, &six).await;
    asked(hall).await;
    for person in &six[..5] {
        says(hall, *person, id, [4, 5, 3], "shorter breaks", false).await;
    }
    let mine = data::of_me(&mut hall.of(six[0])).await.unwrap();
    let kept = mine.sections.iter().find(|section| section.key == "data-feedback").unwrap();
    assert!(kept.rows[0].iter().all(|value| !value.contains("breaks")), "{:?}", kept.rows);
    erase::erase(&mut hall.of(six[0]), false).await.unwrap();
    hall.clock.advance(DAY * 4);
    assert_eq!(read_by(hall, margo, id).await.answered, 5);
});
