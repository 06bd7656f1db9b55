//! What waits for a person's word.

use std::time::Duration;

use community::{
    Actor, HeldId, Refused,
    charter::{self, Viewer},
    conversations::{self, ByLetter},
    held::{self, Hold, Settled, WaitsFor},
    people::{self, address::Address},
    receipts,
};
use testkit::{Hall, both, world::SLUG};

async fn seen_by(hall: &Hall, actor: Actor) -> Viewer {
    charter::visit(&mut hall.house.work(actor), SLUG).await.unwrap()
}

fn letter() -> ByLetter<'static> {
    ByLetter {
        source: "May I ask about trailers?",
        html: "<p>May I ask about trailers?</p>",
        words: "May I ask about trailers?",
        message_id: Some("guest@valley.example"),
    }
}

async fn hold(hall: &Hall, what: Hold<'_>) -> HeldId {
    let mut work = hall.system();
    work.begin().await.unwrap();
    let community = charter::visit(&mut work, SLUG).await.unwrap().community().id;
    let id = held::hold(&mut work, community, what).await.unwrap();
    work.done().await.unwrap();
    id
}

fn from_a_stranger() -> Hold<'static> {
    Hold {
        kind: "post",
        address: "guest@valley.example",
        name: "Mair Guest",
        subject: "Trailers",
        letter: letter(),
        files: vec![conversations::NewFile {
            name: "a.txt".into(),
            kind: "text/plain".into(),
            bytes: b"one".to_vec(),
        }],
        why: "held-stranger",
        ..Hold::default()
    }
}

// S0.25; reliability 2.3 case 46
both!(a_strangers_letter_waits_and_the_first_convenors_word_counts, async |hall: &Hall| {
    let world = hall.world().await;
    let id = hold(hall, from_a_stranger()).await;
    let (margo, jonah) = (Actor::Person(world.person("margo")), Actor::Person(world.person("jonah")));
    // A member does not see that it waits.
    let gwen = Actor::Person(world.person("gwen"));
    let viewer = seen_by(hall, gwen).await;
    assert!(held::waiting(&mut hall.house.work(gwen), &viewer).await.is_err());
    assert!(matches!(held::accept(&mut hall.house.work(gwen), &viewer, id).await, Err(Refused::NotFound)));
    let viewer = seen_by(hall, margo).await;
    assert_eq!(held::waiting(&mut hall.house.work(margo), &viewer).await.unwrap().len(), 1);
    let settled = held::accept(&mut hall.house.work(margo), &viewer, id).await.unwrap();
    let Settled::Posted(thread, _) = settled else { panic!("{settled:?}") };
    let page = conversations::thread(&mut hall.house.work(margo), &viewer, thread, 1).await.unwrap();
    assert_eq!(
        (page.thread.subject.as_str(), page.posts[0].author.as_str(), page.files.len()),
        ("Trailers", "Mair Guest", 1)
    );
    // The second word comes too late, whatever it says.
    let other = seen_by(hall, jonah).await;
    let late = held::reject(&mut hall.house.work(jonah), &other, id, "off topic").await;
    assert!(matches!(late, Err(Refused::Conflict)), "{late:?}");
    // A day long it can be taken back: the post goes, and it waits again.
    let list = receipts::list(&mut hall.house.work(margo)).await.unwrap();
    receipts::undo(&mut hall.house.work(margo), list[0].id).await.unwrap();
    assert_eq!(held::waiting(&mut hall.house.work(jonah), &other).await.unwrap().len(), 1);
    held::reject(&mut hall.house.work(jonah), &other, id, "off topic").await.unwrap();
    let (told, beside) = held::beside(&mut hall.system(), id).await.unwrap();
    assert_eq!((told.verdict.as_deref(), told.reason.as_deref()), (Some("rejected"), Some("off topic")));
    assert!(beside.is_empty() && told.settler.starts_with("Jonah"));
});

both!(what_claims_to_be_mine_is_posted_when_i_say_so_and_by_nobody_else, async |hall: &Hall| {
    let world = hall.world().await;
    let iolo = world.person("iolo");
    let hold_one = Hold {
        person: Some(iolo),
        waits_for: Some(WaitsFor::Author),
        why: "held-unproven",
        ..from_a_stranger()
    };
    let id = hold(hall, hold_one).await;
    let margo = Actor::Person(world.person("margo"));
    let viewer = seen_by(hall, margo).await;
    assert!(held::waiting(&mut hall.house.work(margo), &viewer).await.unwrap().is_empty());
    assert!(held::accept(&mut hall.house.work(margo), &viewer, id).await.is_err());
    let viewer = seen_by(hall, Actor::Person(iolo)).await;
    let settled = held::own(&mut hall.of(iolo), &viewer, id, true).await.unwrap();
    assert!(matches!(settled, Settled::Posted(..)));
    assert!(matches!(held::own(&mut hall.of(iolo), &viewer, id, false).await, Err(Refused::Conflict)));
});

// S2.11
both!(what_nobody_settles_lapses_after_a_month_and_a_post_goes_out_on_its_day, async |hall: &Hall| {
    hall.world().await;
    let (old, day) =
        (hold(hall, from_a_stranger()).await, hall.clock.now() + Duration::from_secs(4 * 86_400));
    let event =
        Hold { waits_for: Some(WaitsFor::Day), release_at: Some(day), why: "held-day", ..from_a_stranger() };
    let event = hold(hall, event).await;
    assert_eq!(held::release_due(&mut hall.system()).await.unwrap(), 0);
    hall.clock.advance(Duration::from_secs(4 * 86_400));
    assert_eq!(held::release_due(&mut hall.system()).await.unwrap(), 1);
    assert_eq!(held::release_due(&mut hall.system()).await.unwrap(), 0);
    let viewer = seen_by(hall, Actor::System).await;
    let out = held::get(&mut hall.system(), &viewer, event).await.unwrap();
    assert_eq!(out.verdict.as_deref(), Some("accepted"));
    assert_eq!(held::lapse_old(&mut hall.system()).await.unwrap(), 0);
    hall.clock.advance(Duration::from_secs(27 * 86_400));
    assert_eq!(held::lapse_old(&mut hall.system()).await.unwrap(), 1);
    assert_eq!(held::get(&mut hall.system(), &viewer, old).await.unwrap().verdict.as_deref(), Some("lapsed"));
});

// S1.2
both!(whoever_asks_may_join_where_a_convenor_says_yes_or_where_the_door_is_open, async |hall: &Hall| {
    use community::members::{
        self, Joining,
        promises::{self, By},
    };
    let world = hall.world().await;
    let mut work = hall.system();
    work.begin().await.unwrap();
    let mair =
        people::meet(&mut work, &Address::of("mair@valley.example").unwrap(), "Mair", "en").await.unwrap();
    let olwen =
        people::meet(&mut work, &Address::of("olwen@valley.example").unwrap(), "Olwen", "en").await.unwrap();
    work.done().await.unwrap();
    let seen = seen_by(hall, Actor::Person(mair)).await;
    // First the promise; then the door.
    let asked = members::ask_to_join(&mut hall.of(mair), &seen, mair, "I mend things").await.unwrap();
    let Joining::Promise(promise) = asked else { panic!("{asked:?}") };
    let asked = promises::agree(&mut hall.of(mair), promise, By::Page).await.unwrap();
    let Joining::Asked(id) = asked else { panic!("{asked:?}") };
    // Asked twice is asked once; and nobody asks for somebody else.
    assert_eq!(members::ask_to_join(&mut hall.of(mair), &seen, mair, "again").await.unwrap(), asked);
    assert!(members::ask_to_join(&mut hall.of(olwen), &seen, mair, "").await.is_err());
    let margo = Actor::Person(world.person("margo"));
    let viewer = seen_by(hall, margo).await;
    assert!(
        matches!(held::accept(&mut hall.house.work(margo), &viewer, id).await.unwrap(), Settled::Joined(who) if who == mair)
    );
    let seen = seen_by(hall, Actor::Person(mair)).await;
    assert!(seen.is_member());
    assert_eq!(members::ask_to_join(&mut hall.of(mair), &seen, mair, "").await.unwrap(), Joining::Already);
    assert!(members::open_to_all(&mut hall.of(mair), &seen, true).await.is_err());
    members::open_to_all(&mut hall.house.work(margo), &viewer, true).await.unwrap();
    let seen = seen_by(hall, Actor::Person(olwen)).await;
    let asked = members::ask_to_join(&mut hall.of(olwen), &seen, olwen, "").await.unwrap();
    let Joining::Promise(promise) = asked else { panic!("{asked:?}") };
    assert_eq!(promises::agree(&mut hall.of(olwen), promise, By::Page).await.unwrap(), Joining::Joined);
});
