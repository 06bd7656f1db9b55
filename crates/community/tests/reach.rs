//! How people are reached: what they say by a word, and take back.

use std::time::Duration;

use community::{
    Actor, Refused,
    people::reach::{self, Choice, Reach},
    receipts,
};
use testkit::{Hall, both};

both!(less_more_rest_pause_and_stop_say_what_they_changed_and_are_taken_back, async |hall: &Hall| {
    let world = hall.world().await;
    let gwen = world.person("gwen");
    assert_eq!(reach::get(&mut hall.of(gwen), gwen).await.unwrap(), Reach::default());
    let less = reach::less(&mut hall.of(gwen), gwen).await.unwrap();
    assert_eq!((less.before.minutes, less.after.minutes), (30, 15));
    let more = reach::more(&mut hall.of(gwen), gwen).await.unwrap();
    assert_eq!((more.after.minutes, more.after.mails), (30, 6));
    assert!(reach::rest(&mut hall.of(gwen), gwen).await.unwrap().after.rests());
    let until = hall.clock.now() + Duration::from_secs(14 * 86_400);
    assert!(reach::pause(&mut hall.system(), gwen, until).await.unwrap().after.is_away(hall.clock.now()));
    let stop = reach::stop(&mut hall.system(), gwen).await.unwrap();
    assert!(stop.after.stopped_at.is_some());
    assert!(reach::stop(&mut hall.system(), gwen).await.unwrap().is_nothing(), "twice is once");
    // UNDO in a letter, within a day; or at the page of less, within thirty.
    receipts::undo(&mut hall.of(gwen), stop.receipt.unwrap()).await.unwrap();
    assert_eq!(reach::get(&mut hall.of(gwen), gwen).await.unwrap().stopped_at, None);
    let stop = reach::stop(&mut hall.system(), gwen).await.unwrap().receipt;
    assert_eq!(reach::latest(&mut hall.system(), gwen).await.unwrap(), stop);
    hall.clock.advance(Duration::from_secs(29 * 86_400));
    reach::take_back(&mut hall.system(), gwen, stop.unwrap()).await.unwrap();
    assert!(matches!(reach::take_back(&mut hall.system(), gwen, stop.unwrap()).await, Err(Refused::Gone)));
    let back = reach::back(&mut hall.of(gwen), gwen).await.unwrap().after;
    assert_eq!((back.asks, back.paused_until, back.stopped_at), (2, None, None));
    // Nobody speaks for another.
    let iolo = Actor::Person(world.person("iolo"));
    assert!(matches!(reach::stop(&mut hall.house.work(iolo), gwen).await, Err(Refused::NotFound)));
});

both!(a_person_chooses_rhythm_and_numbers_and_what_each_community_sends, async |hall: &Hall| {
    let world = hall.world().await;
    let gwen = world.person("gwen");
    let choice = Choice {
        rhythm: Some("monthly"),
        day: Some(1),
        minute: Some(18 * 60),
        quiet: Some((20 * 60, 8 * 60)),
        mails: Some(2),
        ..Choice::default()
    };
    let after = reach::choose(&mut hall.of(gwen), choice).await.unwrap().after;
    assert_eq!((after.rhythm.as_str(), after.mails, after.strict), ("monthly", 2, true));
    let wrong = Choice { rhythm: Some("hourly"), day: Some(9), ..Choice::default() };
    let refused = reach::choose_of(&mut hall.system(), gwen, wrong).await;
    assert!(matches!(refused, Err(Refused::Invalid(problems)) if problems.len() == 2));
    let (before, receipt) = reach::deliver(&mut hall.of(gwen), gwen, world.community, "each").await.unwrap();
    assert_eq!(before, "usual");
    assert_eq!(reach::of(&mut hall.of(gwen), gwen).await.unwrap()[0].delivery, "each");
    reach::take_back(&mut hall.of(gwen), gwen, receipt.unwrap()).await.unwrap();
    assert_eq!(reach::of(&mut hall.of(gwen), gwen).await.unwrap()[0].delivery, "usual");
    let refused = reach::deliver(&mut hall.of(gwen), gwen, world.community, "by-owl").await;
    assert!(matches!(refused, Err(Refused::Invalid(_))));
});

// S2.13: MUTE TOPIC
both!(a_member_narrows_what_they_hear_of_and_widens_it_again, async |hall: &Hall| {
    let world = hall.world().await;
    let gwen = world.person("gwen");
    let receipt = reach::narrow(&mut hall.of(gwen), gwen, world.community, "en", "meetings").await.unwrap();
    assert_eq!(reach::narrowed(&mut hall.of(gwen), gwen).await.unwrap()[0].word, "meetings");
    receipts::undo(&mut hall.of(gwen), receipt).await.unwrap();
    assert!(reach::narrowed(&mut hall.of(gwen), gwen).await.unwrap().is_empty());
    reach::narrow(&mut hall.of(gwen), gwen, world.community, "en", "rota").await.unwrap();
    let stem = reach::narrowed(&mut hall.of(gwen), gwen).await.unwrap()[0].stem.clone();
    reach::widen(&mut hall.of(gwen), gwen, world.community, &stem).await.unwrap();
    assert!(reach::narrowed(&mut hall.of(gwen), gwen).await.unwrap().is_empty());
    let empty = reach::narrow(&mut hall.of(gwen), gwen, world.community, "en", " ?! ").await;
    assert!(matches!(empty, Err(Refused::Invalid(_))));
});
