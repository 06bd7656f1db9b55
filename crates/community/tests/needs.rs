//! What people need at a gathering in person.

use std::time::Duration;

use community::{
    GatheringId, PersonId, Refused,
    charter::{self, Viewer},
    gatherings::{self, Coming, NewGathering, Rsvp},
    needs::{self, Needs},
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

/// A day in person in three weeks, to which these come.
async fn a_day(hall: &Hall, margo: PersonId, come: &[PersonId]) -> GatheringId {
    let viewer = seen_by(hall, margo).await;
    let day = local(hall.clock.now() + DAY * 21, zone("UTC")).date_naive();
    let new =
        NewGathering { title: "A day".into(), mode: "in-person".into(), day, ..NewGathering::default() };
    let id = gatherings::plan(&mut hall.of(margo), &viewer, &new).await.unwrap();
    for person in come {
        comes(hall, *person, id, Coming::Yes).await;
    }
    id
}

async fn comes(hall: &Hall, person: PersonId, id: GatheringId, coming: Coming) {
    let viewer = seen_by(hall, person).await;
    gatherings::rsvp(&mut hall.of(person), &viewer, id, &Rsvp::of(coming, "page")).await.unwrap();
}

fn eats(food: &str) -> Needs {
    Needs { foods: vec![food.into()], ..Needs::default() }
}

async fn says(hall: &Hall, person: PersonId, id: GatheringId, needs: &Needs) -> community::ReceiptId {
    let viewer = seen_by(hall, person).await;
    needs::say_needs(&mut hall.of(person), &viewer, id, needs).await.unwrap()
}

// S2.37, S2.24: needs are totalled without names, for whoever hosts, and of whoever comes alone.
both!(hosts_see_how_many_and_never_who, async |hall: &Hall| {
    let world = hall.world().await;
    let all = ["gwen", "iolo", "hamish", "nell"].map(|name| world.person(name));
    let (margo, [gwen, iolo, hamish, nell]) = (world.person("margo"), all);
    let id = a_day(hall, margo, &all).await;
    let viewer = seen_by(hall, margo).await;
    let totals = async || needs::totals(&mut hall.of(margo), &viewer, id).await.unwrap();
    let loop_too =
        Needs { access: vec!["hearing-loop".into()], travel: "Help with the  ferry".into(), ..eats("vegan") };
    says(hall, gwen, id, &loop_too).await;
    says(hall, iolo, id, &eats("vegan")).await;
    // Two answers: whoever knows who comes would know whose they are.
    let few = totals().await;
    assert!(few.hidden && few.foods.is_empty() && few.access.is_empty() && few.travel.is_empty(), "{few:?}");
    says(hall, hamish, id, &eats("nut-free")).await;
    let three = totals().await;
    assert_eq!((three.coming, three.answered, three.hidden), (4, 3, false));
    assert_eq!(three.foods, [("vegan", 2), ("nut-free", 1)]);
    assert_eq!(three.access, [("hearing-loop", 1)]);
    assert_eq!(three.travel, [("Help with the ferry".to_owned(), 1)]);
    assert!(three.silent.is_empty());
    // In the last week hosts see who has not answered, and ring them.
    hall.clock.advance(DAY * 15);
    assert_eq!(totals().await.silent.iter().map(|(person, _)| *person).collect::<Vec<_>>(), [nell]);
    needs::record_needs(&mut hall.of(margo), &viewer, id, nell, &eats("halal")).await.unwrap();
    assert_eq!(totals().await.answered, 4);
    let again = needs::record_needs(&mut hall.of(margo), &viewer, id, nell, &eats("vegan")).await;
    assert!(matches!(again, Err(Refused::NotFound)), "what somebody said themselves stands");
    // Whoever does not come after all is not fed.
    comes(hall, gwen, id, Coming::No).await;
    assert_eq!(totals().await.foods, [("vegan", 1), ("nut-free", 1), ("halal", 1)]);
    // Nobody else sees any of it.
    let member = seen_by(hall, iolo).await;
    assert!(needs::totals(&mut hall.of(iolo), &member, id).await.is_err());
    assert_eq!(needs::own_needs(&mut hall.of(iolo), &member, id).await.unwrap(), Some(eats("vegan")));
});

// Practice 5.2: thirty days after the gathering nothing of it is left; at once, where it is not needed.
both!(thirty_days_later_nothing_is_left, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, gwen, iolo) = (world.person("margo"), world.person("gwen"), world.person("iolo"));
    let id = a_day(hall, margo, &[gwen, iolo]).await;
    for person in [gwen, iolo] {
        says(hall, person, id, &eats("vegan")).await;
    }
    comes(hall, iolo, id, Coming::No).await;
    assert_eq!(needs::forget_old(&mut hall.system()).await.unwrap(), 1);
    hall.clock.advance(DAY * 50);
    assert_eq!(needs::forget_old(&mut hall.system()).await.unwrap(), 0);
    hall.clock.advance(DAY * 2);
    assert_eq!(needs::forget_old(&mut hall.system()).await.unwrap(), 1);
    let off = a_day(hall, margo, &[gwen]).await;
    says(hall, gwen, off, &eats("vegan")).await;
    let viewer = seen_by(hall, margo).await;
    gatherings::cancel(&mut hall.of(margo), &viewer, off).await.unwrap();
    assert_eq!(needs::forget_old(&mut hall.system()).await.unwrap(), 1);
});

both!(it_is_theirs_to_see_to_take_back_and_to_erase, async |hall: &Hall| {
    hall.house.letters_key().await.unwrap();
    let world = hall.world().await;
    let (margo, gwen) = (world.person("margo"), world.person("gwen"));
    let id = a_day(hall, margo, &[gwen]).await;
    let viewer = seen_by(hall, gwen).await;
    let own = async || needs::own_needs(&mut hall.of(gwen), &viewer, id).await.unwrap();
    let receipt = says(hall, gwen, id, &eats("vegan")).await;
    assert!(receipts::get(&mut hall.of(gwen), receipt).await.unwrap().before.is_empty());
    receipts::undo(&mut hall.of(gwen), receipt).await.unwrap();
    assert_eq!(own().await, None);
    says(hall, gwen, id, &Needs { food_words: "no peas".into(), ..eats("vegan") }).await;
    let mine = data::of_me(&mut hall.of(gwen)).await.unwrap();
    let kept = mine.sections.iter().find(|section| section.key == "data-needs").unwrap();
    assert!(kept.rows[0].iter().any(|value| value == "vegan no peas"), "{:?}", kept.rows);
    erase::erase(&mut hall.of(gwen), false).await.unwrap();
    hall.clock.advance(DAY * 90);
    assert_eq!(needs::forget_old(&mut hall.system()).await.unwrap(), 0);
});

// TP40: whoever comes is asked, reminded twice at most, and never asked what no gathering in person wants to know.
both!(who_comes_is_asked_and_reminded_twice, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, gwen) = (world.person("margo"), world.person("gwen"));
    let id = a_day(hall, margo, &[gwen]).await;
    let due = async || {
        let mut work = hall.system();
        work.begin().await.unwrap();
        let due = needs::needs_to_ask(&mut work).await.unwrap();
        for one in &due {
            assert_eq!((one.gathering, one.person), (id, gwen));
            needs::needs_asked(&mut work, one).await.unwrap();
        }
        work.done().await.unwrap();
        due.iter().map(|one| one.again).collect::<Vec<_>>()
    };
    assert_eq!((due().await, due().await), (vec![false], vec![]));
    let mut asked = Vec::new();
    for _ in 0..20 {
        hall.clock.advance(DAY);
        asked.extend(due().await);
    }
    assert_eq!(asked, [true, true]);
    let day = local(hall.clock.now() + DAY * 9, zone("UTC")).date_naive();
    let call = NewGathering { title: "A call".into(), day, ..NewGathering::default() };
    let viewer = seen_by(hall, margo).await;
    let call = gatherings::plan(&mut hall.of(margo), &viewer, &call).await.unwrap();
    comes(hall, gwen, call, Coming::Yes).await;
    assert!(due().await.is_empty());
    let member = seen_by(hall, gwen).await;
    let odd = needs::say_needs(&mut hall.of(gwen), &member, call, &eats("vegan")).await;
    assert!(matches!(odd, Err(Refused::NotFound)));
});
