//! Gatherings and who comes: planned, moved, called off; full rooms and waiting lists; guests; one's own dates.

#[path = "seats/sql.rs"]
mod sql;

use std::time::Duration;

use base::Time;
use chrono::NaiveDate;
use community::{
    Actor, GatheringId, Refused,
    charter::{self, Viewer},
    gatherings::{self, Became, Changed, Coming, NewGathering, NewPoll, Rhythm, Rsvp},
    people, receipts,
};
use testkit::{Hall, World, both, world::SLUG};

const DAY: u64 = 86_400;

async fn seen_by(hall: &Hall, actor: Actor) -> Viewer {
    charter::visit(&mut hall.house.work(actor), SLUG).await.unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The world's clock stands in October 2026.
fn circle() -> NewGathering {
    NewGathering {
        title: "Autumn circle".into(),
        day: day("2026-10-29"),
        zone: "Europe/London".into(),
        minutes: 90,
        ..NewGathering::default()
    }
}

async fn planned(hall: &Hall, world: &World, new: &NewGathering) -> (Viewer, GatheringId) {
    let margo = Actor::Person(world.person("margo"));
    let viewer = seen_by(hall, margo).await;
    let id = gatherings::plan(&mut hall.house.work(margo), &viewer, new).await.unwrap();
    gatherings::invite(&mut hall.house.work(margo), &viewer, id).await.unwrap();
    (viewer, id)
}

async fn says(hall: &Hall, world: &World, name: &str, id: GatheringId, coming: Coming) -> Became {
    let actor = Actor::Person(world.person(name));
    let viewer = seen_by(hall, actor).await;
    let answer = Rsvp::of(coming, "page");
    gatherings::rsvp(&mut hall.house.work(actor), &viewer, id, &answer).await.unwrap().0
}

both!(a_convenor_plans_and_members_see_the_way_in_and_others_do_not, async |hall: &Hall| {
    let world = hall.world().await;
    let open = NewGathering { open: true, dial_in: "+44 1632 960144".into(), ..circle() };
    let (_, id) = planned(hall, &world, &open).await;
    let gwen = Actor::Person(world.person("gwen"));
    let viewer = seen_by(hall, gwen).await;
    let whole = gatherings::one(&mut hall.house.work(gwen), &viewer, id).await.unwrap();
    assert!(whole.link.starts_with("https://meet.jit.si/guildhall-"), "a fresh room: {}", whole.link);
    assert_eq!(
        (whole.day.as_str(), whole.minute, whole.sequence, whole.state.as_str()),
        ("2026-10-29", 600, 0, "planned")
    );
    // Ten in London, a week after the clocks went back.
    assert_eq!(whole.starts_at, Time::from_secs(1_793_268_000));
    let visitor = seen_by(hall, Actor::Visitor).await;
    let outside = gatherings::one(&mut hall.visitor(), &visitor, id).await.unwrap();
    assert_eq!(
        (outside.title.as_str(), outside.link.as_str(), outside.dial_in.as_str()),
        ("Autumn circle", "", "")
    );
    let closed = planned(hall, &world, &NewGathering { title: "Set B".into(), ..circle() }).await.1;
    let hidden = gatherings::one(&mut hall.visitor(), &visitor, closed).await;
    assert!(matches!(hidden, Err(Refused::NotFound)));
    assert_eq!(gatherings::coming(&mut hall.visitor(), &visitor).await.unwrap().len(), 1);
    assert_eq!(gatherings::coming(&mut hall.house.work(gwen), &viewer).await.unwrap().len(), 2);
    // A member does not plan, and nobody plans nonsense.
    let refused = gatherings::plan(&mut hall.house.work(gwen), &viewer, &circle()).await;
    assert!(matches!(refused, Err(Refused::NotAllowed("convene"))));
    let margo = Actor::Person(world.person("margo"));
    let by_margo = seen_by(hall, margo).await;
    for (odd, field) in [
        (NewGathering { zone: "Europe/Atlantis".into(), ..circle() }, "zone"),
        (NewGathering { day: day("2020-01-01"), ..circle() }, "day"),
        (NewGathering { link: "javascript:alert(1)".into(), ..circle() }, "link"),
        (NewGathering { capacity: Some(0), ..circle() }, "capacity"),
        (NewGathering { title: " ".into(), ..circle() }, "title"),
    ] {
        let Err(Refused::Invalid(problems)) =
            gatherings::plan(&mut hall.house.work(margo), &by_margo, &odd).await
        else {
            panic!("{field} was taken")
        };
        assert_eq!(problems[0].field, field);
    }
});

// The waiting list moves itself, and can be moved by hand.
both!(a_full_room_has_a_waiting_list, async |hall: &Hall| {
    let world = hall.world().await;
    let (viewer, id) = planned(hall, &world, &NewGathering { capacity: Some(2), ..circle() }).await;
    let margo = Actor::Person(world.person("margo"));
    for (name, became) in [
        ("gwen", Became::Seated),
        ("hamish", Became::Seated),
        ("iolo", Became::Waits(1)),
        ("wilhelmina", Became::Waits(2)),
        ("nell", Became::Waits(3)),
    ] {
        assert_eq!(says(hall, &world, name, id, Coming::Yes).await, became, "{name}");
        hall.clock.advance(Duration::from_secs(60));
    }
    // Said again, nobody loses their seat or their place.
    assert_eq!(says(hall, &world, "gwen", id, Coming::Yes).await, Became::Seated);
    assert_eq!(says(hall, &world, "iolo", id, Coming::Yes).await, Became::Waits(1));
    let inside = async || {
        let all = gatherings::seats(&mut hall.house.work(margo), &viewer, id).await.unwrap();
        let mut inside: Vec<String> = all
            .iter()
            .filter(|seat| seat.is_in())
            .map(|seat| seat.name.split(' ').next().unwrap_or_default().to_owned())
            .collect();
        inside.sort();
        inside
    };
    assert_eq!(inside().await, ["Gwen", "Hamish"]);
    // Hamish gives his up: Iolo has it. Margo lets Nell in before Wilhelmina, and beyond the number.
    assert_eq!(says(hall, &world, "hamish", id, Coming::No).await, Became::Away);
    assert_eq!(inside().await, ["Gwen", "Iolo"]);
    gatherings::let_in(&mut hall.house.work(margo), &viewer, id, world.person("nell")).await.unwrap();
    assert_eq!(inside().await, ["Gwen", "Iolo", "Nell"]);
    // A larger room: whoever waits has a seat.
    let more = NewGathering {
        capacity: Some(5),
        ..gatherings::one(&mut hall.house.work(margo), &viewer, id).await.unwrap().as_new()
    };
    let changed = gatherings::change(&mut hall.house.work(margo), &viewer, id, &more).await.unwrap();
    assert_eq!(changed, Changed::Nothing, "nobody need hear of it");
    assert_eq!(inside().await, ["Gwen", "Iolo", "Nell", "Wilhelmina"]);
    let count = gatherings::count(&mut hall.house.work(margo), &viewer, id).await.unwrap();
    assert_eq!((count.coming, count.away, count.waiting), (4, 1, 0));
    // A guest takes a seat too.
    gatherings::bring(&mut hall.house.work(margo), &viewer, id, "Ada Guest").await.unwrap();
    assert_eq!(says(hall, &world, "hamish", id, Coming::Yes).await, Became::Waits(1));
});

both!(a_place_in_the_line_is_had_again_when_a_no_is_taken_back, async |hall: &Hall| {
    let world = hall.world().await;
    let (_, id) = planned(hall, &world, &NewGathering { capacity: Some(1), ..circle() }).await;
    for (name, became) in
        [("gwen", Became::Seated), ("iolo", Became::Waits(1)), ("wilhelmina", Became::Waits(2))]
    {
        assert_eq!(says(hall, &world, name, id, Coming::Yes).await, became, "{name}");
        hall.clock.advance(Duration::from_secs(60));
    }
    let iolo = Actor::Person(world.person("iolo"));
    let viewer = seen_by(hall, iolo).await;
    let no = Rsvp::of(Coming::No, "page");
    let (_, receipt) = gatherings::rsvp(&mut hall.house.work(iolo), &viewer, id, &no).await.unwrap();
    receipts::undo(&mut hall.house.work(iolo), receipt.unwrap()).await.unwrap();
    assert_eq!(says(hall, &world, "wilhelmina", id, Coming::Yes).await, Became::Waits(2));
    assert_eq!(says(hall, &world, "iolo", id, Coming::Yes).await, Became::Waits(1));
});

// Many answer at once: the last seat is one person's.
both!(the_last_seat_is_given_once, async |hall: &Hall| {
    let world = hall.world().await;
    let (viewer, id) = planned(hall, &world, &NewGathering { capacity: Some(1), ..circle() }).await;
    let say = |name| says(hall, &world, name, id, Coming::Yes);
    let (one, other, third, fourth) = tokio::join!(say("gwen"), say("hamish"), say("iolo"), say("nell"));
    let seated = [one, other, third, fourth].iter().filter(|became| **became == Became::Seated).count();
    assert_eq!(seated, 1);
    let margo = Actor::Person(world.person("margo"));
    let count = gatherings::count(&mut hall.house.work(margo), &viewer, id).await.unwrap();
    assert_eq!((count.coming, count.waiting), (1, 3));
});

both!(answers_are_taken_back_recorded_and_seen_by_whom_they_may, async |hall: &Hall| {
    let world = hall.world().await;
    let (viewer, id) = planned(hall, &world, &circle()).await;
    let (margo, gwen) = (Actor::Person(world.person("margo")), Actor::Person(world.person("gwen")));
    let by_gwen = seen_by(hall, gwen).await;
    let answer = Rsvp { note: "By train".into(), ..Rsvp::of(Coming::Yes, "page") };
    let (_, receipt) = gatherings::rsvp(&mut hall.house.work(gwen), &by_gwen, id, &answer).await.unwrap();
    says(hall, &world, "hamish", id, Coming::Yes).await;
    let own = gatherings::seats(&mut hall.house.work(gwen), &by_gwen, id).await.unwrap();
    assert_eq!(own.len(), 1, "Hamish has not said that others may see it");
    let hamish = Actor::Person(world.person("hamish"));
    let by_hamish = seen_by(hall, hamish).await;
    let shown = Rsvp { shown: Some(true), note: "Bringing a cake".into(), ..Rsvp::of(Coming::Yes, "page") };
    gatherings::rsvp(&mut hall.house.work(hamish), &by_hamish, id, &shown).await.unwrap();
    let seen = gatherings::seats(&mut hall.house.work(gwen), &by_gwen, id).await.unwrap();
    let his = seen.iter().find(|seat| seat.person == world.person("hamish")).expect("he may be seen");
    assert!(his.is_in() && his.note.is_empty(), "that he comes, and not what he told the convenors");
    receipts::undo(&mut hall.house.work(gwen), receipt.unwrap()).await.unwrap();
    let own = gatherings::seats(&mut hall.house.work(gwen), &by_gwen, id).await.unwrap();
    assert!(own.iter().any(|seat| seat.person == world.person("gwen") && seat.answer.is_none()));
    // By telephone: a convenor writes it down, and nobody else does.
    let refused =
        gatherings::record(&mut hall.house.work(gwen), &by_gwen, id, world.person("hamish"), Coming::No, "")
            .await;
    assert!(matches!(refused, Err(Refused::NotAllowed("convene"))));
    let rung = world.person("gwen");
    gatherings::record(&mut hall.house.work(margo), &viewer, id, rung, Coming::Perhaps, "rang")
        .await
        .unwrap();
    let all = gatherings::seats(&mut hall.house.work(margo), &viewer, id).await.unwrap();
    let hers = all.iter().find(|seat| seat.person == rung).unwrap();
    assert_eq!(
        (hers.coming(), hers.came_by.as_str(), hers.answered_by),
        (Some(Coming::Perhaps), "phone", Some(world.person("margo")))
    );
});

// Hostile: replies after the gathering, to a cancelled one, with a lower sequence; moved across a change of the clock.
both!(what_was_moved_is_asked_anew_and_what_is_over_is_over, async |hall: &Hall| {
    let world = hall.world().await;
    let before_the_clocks = NewGathering { day: day("2026-10-24"), ..circle() };
    let (viewer, id) = planned(hall, &world, &before_the_clocks).await;
    let margo = Actor::Person(world.person("margo"));
    says(hall, &world, "gwen", id, Coming::Yes).await;
    let old = gatherings::one(&mut hall.house.work(margo), &viewer, id).await.unwrap();
    let moved = NewGathering { day: day("2026-10-26"), ..old.as_new() };
    let changed = gatherings::change(&mut hall.house.work(margo), &viewer, id, &moved).await.unwrap();
    assert_eq!(changed, Changed::Time);
    let new = gatherings::one(&mut hall.house.work(margo), &viewer, id).await.unwrap();
    assert_eq!((new.sequence, new.state.as_str(), new.minute), (1, "changed", 600));
    assert_eq!(new.starts_at.since(old.starts_at), Duration::from_secs(49 * 3_600), "two days and an hour");
    let gwen = Actor::Person(world.person("gwen"));
    let by_gwen = seen_by(hall, gwen).await;
    let seat = &gatherings::seats(&mut hall.house.work(gwen), &by_gwen, id).await.unwrap()[0];
    assert_eq!(seat.answer, None, "asked anew");
    let calendar = |sequence, stamp| Rsvp {
        sequence: Some(sequence),
        stamped_at: Some(Time::from_secs(stamp)),
        ..Rsvp::of(Coming::Yes, "calendar")
    };
    let took = async |answer: Rsvp| gatherings::rsvp(&mut hall.house.work(gwen), &by_gwen, id, &answer).await;
    assert_eq!(took(calendar(0, 100)).await.unwrap().0, Became::Old);
    assert_eq!(took(calendar(1, 200)).await.unwrap().0, Became::Seated);
    let late = Rsvp { coming: Coming::No, ..calendar(1, 150) };
    assert_eq!(took(late).await.unwrap().0, Became::Overtaken, "an answer that was made before came after");
    gatherings::cancel(&mut hall.house.work(margo), &viewer, id).await.unwrap();
    assert!(matches!(took(calendar(2, 300)).await, Err(Refused::Gone)));
    let again = gatherings::cancel(&mut hall.house.work(margo), &viewer, id).await;
    assert!(matches!(again, Err(Refused::Gone)));
    let over = planned(hall, &world, &circle()).await.1;
    hall.clock.advance(Duration::from_secs(60 * DAY));
    let refused =
        gatherings::rsvp(&mut hall.house.work(gwen), &by_gwen, over, &Rsvp::of(Coming::Yes, "page")).await;
    assert!(matches!(refused, Err(Refused::Gone)));
    gatherings::keep_time(&mut hall.system()).await.unwrap();
    let past = gatherings::past(&mut hall.house.work(gwen), &by_gwen).await.unwrap();
    let states: Vec<&str> = past.iter().map(|one| one.state.as_str()).collect();
    assert_eq!(states, ["held", "cancelled"]);
});

// Hostile: a zone that changes its rules after a date was put down. The hour on the wall stays, whatever moment it then is.
both!(the_hour_stays_where_a_zone_changes_its_rules, async |hall: &Hall| {
    let world = hall.world().await;
    let margo = Actor::Person(world.person("margo"));
    let (viewer, id) = planned(hall, &world, &circle()).await;
    let before = gatherings::one(&mut hall.house.work(margo), &viewer, id).await.unwrap();
    // As if it had been reckoned by rules of which an hour was taken back since.
    hall.fresh.store.script(sql::AN_HOUR_LATE).await.unwrap();
    let old = gatherings::one(&mut hall.house.work(margo), &viewer, id).await.unwrap();
    assert_ne!(old.starts_at, before.starts_at);
    gatherings::keep_time(&mut hall.system()).await.unwrap();
    let now = gatherings::one(&mut hall.house.work(margo), &viewer, id).await.unwrap();
    assert_eq!((now.starts_at, now.ends_at, now.minute), (before.starts_at, before.ends_at, before.minute));
    assert_eq!(now.sequence, before.sequence, "nobody is told of what they were told before");
});

// S3.16, TP11: a year at once; a month's load is known before anybody is asked.
both!(a_rhythm_becomes_a_year_of_gatherings_once, async |hall: &Hall| {
    let world = hall.world().await;
    let margo = Actor::Person(world.person("margo"));
    let viewer = seen_by(hall, margo).await;
    let rhythm = Rhythm {
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
        skips: vec![gatherings::Skip { from: day("2027-08-01"), to: day("2027-08-31") }],
    };
    let id = gatherings::keep(&mut hall.house.work(margo), &viewer, None, &rhythm).await.unwrap();
    let found = gatherings::unplanned(&mut hall.house.work(margo), &viewer).await.unwrap();
    let (.., slots) = found.into_iter().find(|(one, ..)| *one == id).expect("the rhythm");
    let load = gatherings::load(slots.iter().map(|slot| (slot.at, 90)), chrono_tz::Europe::London);
    assert_eq!((load[0].month.as_str(), load[0].gatherings, load[0].minutes), ("2026-11", 1, 95));
    let like = NewGathering::default();
    let ids = gatherings::plan_year(&mut hall.house.work(margo), &viewer, id, &like).await.unwrap();
    assert_eq!(ids.len(), 11, "twelve months from November, without August");
    let all = gatherings::coming(&mut hall.house.work(margo), &viewer).await.unwrap();
    assert!(
        all.iter().all(|one| one.minute == 600 && one.link == all[0].link && one.series == all[0].series)
    );
    let again = gatherings::plan_year(&mut hall.house.work(margo), &viewer, id, &like).await;
    assert!(matches!(again, Err(Refused::Invalid(_))), "each date is planned once");
});

both!(a_chosen_date_becomes_a_gathering_and_moves_with_the_choice, async |hall: &Hall| {
    let world = hall.world().await;
    let margo = Actor::Person(world.person("margo"));
    let viewer = seen_by(hall, margo).await;
    let now = hall.clock.now();
    let at = |days: u64| now + Duration::from_secs(days * DAY);
    let dates = [at(14), at(15)];
    let new = NewPoll { title: "First", minutes: 60, zone: "Europe/London", dates: &dates, closes_at: at(7) };
    let poll = gatherings::ask(&mut hall.house.work(margo), &viewer, &new).await.unwrap();
    gatherings::choose(&mut hall.house.work(margo), &viewer, poll, 1).await.unwrap();
    let all = gatherings::coming(&mut hall.house.work(margo), &viewer).await.unwrap();
    assert_eq!((all.len(), all[0].starts_at, all[0].poll), (1, dates[0], Some(poll)));
    gatherings::choose(&mut hall.house.work(margo), &viewer, poll, 2).await.unwrap();
    let moved = gatherings::coming(&mut hall.house.work(margo), &viewer).await.unwrap();
    assert_eq!(
        (moved.len(), moved[0].id, moved[0].starts_at, moved[0].sequence),
        (1, all[0].id, dates[1], 1)
    );
});

both!(ones_own_dates_have_an_address_that_can_be_taken_back, async |hall: &Hall| {
    let world = hall.world().await;
    let (_, id) = planned(hall, &world, &circle()).await;
    says(hall, &world, "gwen", id, Coming::Yes).await;
    let gwen = world.person("gwen");
    assert_eq!(gatherings::feed(&mut hall.of(gwen)).await.unwrap(), None);
    let secret = gatherings::make_feed(&mut hall.of(gwen)).await.unwrap();
    assert_eq!(gatherings::feed(&mut hall.of(gwen)).await.unwrap().as_ref(), Some(&secret));
    let dates = gatherings::dates_by(&mut hall.system(), &secret).await.unwrap();
    assert_eq!(
        (dates.len(), dates[0].slug.as_str(), dates[0].answer.as_deref()),
        (1, SLUG, Some("accepted"))
    );
    hall.clock.advance(Duration::from_secs(1));
    let other = gatherings::make_feed(&mut hall.of(gwen)).await.unwrap();
    for void in [secret.as_str(), "", "nonsense", &"0".repeat(26), &other.replace(&other[20..], "abcdef")] {
        let found = gatherings::dates_by(&mut hall.system(), void).await;
        assert!(matches!(found, Err(Refused::NotFound)), "{void}");
    }
    gatherings::drop_feed(&mut hall.of(gwen)).await.unwrap();
    assert!(gatherings::dates_by(&mut hall.system(), &other).await.is_err());
});

// Fair rotation: who paid with an evening last time is remembered.
both!(who_gave_an_evening_is_asked_last, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, yuki) = (Actor::Person(world.person("margo")), world.person("yuki"));
    let viewer = seen_by(hall, margo).await;
    let wish = people::Wish { name: "Yuki Tanner", language: "en", zone: "Asia/Tokyo", off_the_map: false };
    people::choose(&mut hall.of(yuki), wish).await.unwrap();
    // An evening in Tokyo, to which Yuki came.
    let (_, id) = planned(hall, &world, &NewGathering { day: day("2026-10-20"), ..circle() }).await;
    says(hall, &world, "yuki", id, Coming::Yes).await;
    hall.clock.advance(Duration::from_secs(10 * DAY));
    let at = |hour: i64| Time::from_secs(1_794_182_400 + hour * 3_600);
    // Ten in London is an evening in Tokyo; seven in London is early there, and an afternoon in Tokyo.
    let dates = [at(8), at(10)];
    let new = NewPoll {
        title: "Next",
        minutes: 60,
        zone: "Europe/London",
        dates: &dates,
        closes_at: hall.clock.now() + Duration::from_secs(DAY),
    };
    let poll = gatherings::ask(&mut hall.house.work(margo), &viewer, &new).await.unwrap();
    let costs = gatherings::fairest(&mut hall.house.work(margo), &viewer, poll).await.unwrap();
    let of = |number: i64| costs.iter().find(|cost| cost.number == number).unwrap();
    assert!(of(2).pays.iter().any(|(name, before)| name.starts_with("Yuki") && *before == 1), "{costs:?}");
    assert!(!of(1).pays.iter().any(|(name, _)| name.starts_with("Yuki")), "{costs:?}");
    let by_yuki = seen_by(hall, Actor::Person(yuki)).await;
    assert!(
        gatherings::fairest(&mut hall.of(yuki), &by_yuki, poll).await.is_err(),
        "names are for convenors"
    );
});

// S0.15
both!(a_year_without_meeting_in_person_is_said, async |hall: &Hall| {
    let world = hall.world().await;
    let margo = Actor::Person(world.person("margo"));
    let viewer = seen_by(hall, margo).await;
    let by = gatherings::in_person(&mut hall.house.work(margo), &viewer).await.unwrap();
    assert!(by.is_some(), "nothing is planned");
    let together = NewGathering { mode: "in-person".into(), place: "The Old Schoolhouse".into(), ..circle() };
    planned(hall, &world, &together).await;
    assert_eq!(gatherings::in_person(&mut hall.house.work(margo), &viewer).await.unwrap(), None);
});
