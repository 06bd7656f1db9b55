//! A community as a mailing list, its busy weeks, what it means to ask, and letters drafted for it.

use std::time::Duration;

use community::{
    Refused, charter,
    charter::Viewer,
    conversations,
    lists::{self, List, Rule, Weighed},
    people::reach,
};
use testkit::{Hall, both, world::SLUG};

async fn seen_by(hall: &Hall, who: community::PersonId) -> Viewer {
    charter::visit(&mut hall.of(who), SLUG).await.unwrap()
}

const DAY: Duration = Duration::from_secs(86_400);

// S2.11: event posts on Mondays, members of 30 days.
both!(a_convenor_sets_rules_and_early_posts_are_held_until_their_day, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, gwen) = (world.person("margo"), world.person("gwen"));
    let viewer = seen_by(hall, margo).await;
    let refused = lists::set(&mut hall.of(gwen), &seen_by(hall, gwen).await, Some(&List::default())).await;
    assert!(matches!(refused, Err(Refused::NotAllowed(_))));
    let list = List { tag: "[ECF]".into(), batch_days: "51".into(), ..List::default() };
    lists::set(&mut hall.of(margo), &viewer, Some(&list)).await.unwrap();
    let kept = lists::get(&mut hall.of(margo), world.community).await.unwrap().unwrap();
    assert_eq!((kept.tag.as_str(), kept.batch_days.as_str()), ("ECF", "15"));
    let rule = Rule { word: "Event".into(), days: "1".into(), member_days: 30 };
    lists::set_rules(&mut hall.of(margo), &viewer, &[rule]).await.unwrap();
    assert_eq!(lists::rules(&mut hall.of(margo), world.community).await.unwrap()[0].word, "event");
    let weigh = async |subject: &str, answers| {
        lists::weigh(&mut hall.system(), world.community, gwen, subject, answers).await.unwrap()
    };
    assert_eq!(weigh("Tea", false).await, Weighed::Now);
    let monday = lists::next_day("1", hall.clock.now(), chrono_tz::Tz::UTC);
    assert_eq!(
        weigh("[Event] Tea", false).await,
        Weighed::Held { why: "held-day", release_at: Some(monday) }
    );
    assert_eq!(weigh("Re: [Event] Tea", true).await, Weighed::Now, "an answer is no event post");
    hall.clock.set(monday);
    assert_eq!(weigh("[Event] Tea", false).await, Weighed::Now);
    for (moderation, held) in [("all", true), ("new", false)] {
        let list = List { moderation: moderation.into(), ..List::default() };
        lists::set(&mut hall.of(margo), &viewer, Some(&list)).await.unwrap();
        assert_eq!(weigh("Tea", true).await != Weighed::Now, held, "Gwen has written before");
    }
    lists::set(&mut hall.of(margo), &viewer, None).await.unwrap();
    assert_eq!(weigh("[Event] Tea", false).await, Weighed::Now);
    let wrong = List { reply_to: "moon".into(), list_id: "a <b>".into(), ..List::default() };
    let refused = lists::set(&mut hall.of(margo), &viewer, Some(&wrong)).await;
    assert!(matches!(refused, Err(Refused::Invalid(problems)) if problems.len() == 2));
});

// S3.4
both!(a_convenor_marks_a_peak_month, async |hall: &Hall| {
    let world = hall.world().await;
    let margo = world.person("margo");
    let viewer = seen_by(hall, margo).await;
    let now = hall.clock.now();
    let id = lists::mark_busy(&mut hall.of(margo), &viewer, "Year's end", now + DAY, now + DAY * 30)
        .await
        .unwrap();
    assert_eq!(lists::busy(&mut hall.of(margo), &viewer).await.unwrap()[0].name, "Year's end");
    lists::unmark_busy(&mut hall.of(margo), &viewer, id).await.unwrap();
    assert!(lists::busy(&mut hall.of(margo), &viewer).await.unwrap().is_empty());
    let backwards = lists::mark_busy(&mut hall.of(margo), &viewer, "x", now + DAY, now).await;
    assert!(matches!(backwards, Err(Refused::Invalid(_))));
});

// S0.9
both!(a_months_asks_are_weighed_and_stopped_until_something_is_removed, async |hall: &Hall| {
    let world = hall.world().await;
    let margo = world.person("margo");
    let viewer = seen_by(hall, margo).await;
    let choice = reach::Choice { minutes: Some(10), ..Default::default() };
    for who in ["gwen", "iolo"] {
        reach::choose(&mut hall.of(world.person(who)), choice.clone()).await.unwrap();
    }
    let plan = lists::plan(&mut hall.of(margo), &viewer, 24_322, "Monday question", 10, 4).await.unwrap();
    assert_eq!((plan.minutes, plan.members, plan.over, plan.room_for), (40, 13, 0, 40));
    let over = lists::plan(&mut hall.of(margo), &viewer, 24_322, "Pulse", 1, 1).await;
    assert!(matches!(over, Err(Refused::Invalid(problems)) if problems[0].key == "problem-plan-over"));
    lists::unplan(&mut hall.of(margo), &viewer, plan.asks[0].id).await.unwrap();
    let plan = lists::plan(&mut hall.of(margo), &viewer, 24_322, "Pulse", 1, 1).await.unwrap();
    assert_eq!(plan.minutes, 1);
    assert_eq!(
        lists::planned(&mut hall.of(margo), &viewer, 24_323).await.unwrap().minutes,
        0,
        "another month"
    );
});

// S3.30
both!(a_drafted_letter_leaves_only_after_the_convenors_own_hand, async |hall: &Hall| {
    let world = hall.world().await;
    let margo = world.person("margo");
    let viewer = seen_by(hall, margo).await;
    let id = lists::draft(&mut hall.system(), &viewer, "A quiet month", "Put together from your notes.")
        .await
        .unwrap();
    let refused = lists::send(&mut hall.of(margo), &viewer, id).await;
    assert!(matches!(refused, Err(Refused::NotAllowed("not-yours-yet"))));
    assert_eq!(lists::drafts(&mut hall.of(margo), &viewer).await.unwrap()[0].by, None);
    lists::approve(&mut hall.of(margo), &viewer, id, "A quiet month", "In my own words.").await.unwrap();
    let (thread, _) = lists::send(&mut hall.of(margo), &viewer, id).await.unwrap();
    let page = conversations::thread(&mut hall.of(margo), &viewer, thread, 1).await.unwrap();
    assert!(page.posts[0].html.contains("In my own words.") && page.posts[0].author_id == margo);
    assert!(lists::drafts(&mut hall.of(margo), &viewer).await.unwrap().is_empty());
    let own = lists::draft(&mut hall.of(margo), &viewer, "Mine", "My words.").await.unwrap();
    lists::throw_away(&mut hall.of(margo), &viewer, own).await.unwrap();
    assert!(matches!(lists::send(&mut hall.of(margo), &viewer, own).await, Err(Refused::NotFound)));
});
