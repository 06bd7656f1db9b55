//! What a person did, and can take back for a day.

use std::time::Duration;

use community::{
    Actor, Refused,
    charter::{self, Standing, Viewer},
    members, people,
    people::{address::Address, confirmations, delegates},
    receipts,
};
use testkit::{Hall, both, world::SLUG};

async fn seen_by(hall: &Hall, actor: Actor) -> Viewer {
    charter::visit(&mut hall.house.work(actor), SLUG).await.unwrap()
}

// TP47, TP48, TP49
both!(
    leaving_is_done_at_once_and_can_be_taken_back_for_a_day_or_returned_from_any_time,
    async |hall: &Hall| {
        let world = hall.world().await;
        let jonah = world.person("jonah");
        let viewer = seen_by(hall, Actor::Person(jonah)).await;
        let receipt = members::leave(&mut hall.of(jonah), &viewer).await.unwrap();
        let gone = seen_by(hall, Actor::Person(jonah)).await;
        assert!(!gone.is_member() && !gone.is_convenor() && gone.standing() == Some(Standing::Left));
        assert!(members::leave(&mut hall.of(jonah), &gone).await.is_err());
        // Nobody else takes it back.
        let margo = world.person("margo");
        assert!(matches!(receipts::undo(&mut hall.of(margo), receipt).await, Err(Refused::NotFound)));
        receipts::undo(&mut hall.of(jonah), receipt).await.unwrap();
        let back = seen_by(hall, Actor::Person(jonah)).await;
        assert!(back.is_member() && back.is_convenor(), "the roles are there again");
        assert!(matches!(receipts::undo(&mut hall.of(jonah), receipt).await, Err(Refused::Gone)));
        // Once more, and a day passes: then it is not taken back, but one may return.
        let receipt = members::alumni(&mut hall.of(jonah), &back, true).await.unwrap();
        hall.clock.advance(Duration::from_secs(86_401));
        assert!(matches!(receipts::undo(&mut hall.of(jonah), receipt).await, Err(Refused::Gone)));
        let gone = seen_by(hall, Actor::Person(jonah)).await;
        assert_eq!(gone.standing(), Some(Standing::Alumni));
        assert!(members::come_back(&mut hall.of(jonah), &gone).await.unwrap());
        let back = seen_by(hall, Actor::Person(jonah)).await;
        assert!(back.is_member() && !back.is_convenor(), "a role is not come back to by oneself");
        assert!(!members::come_back(&mut hall.of(jonah), &back).await.unwrap());
        // A visitor has nothing to return to.
        let mut work = hall.system();
        work.begin().await.unwrap();
        let mair = people::meet(&mut work, &Address::of("mair@valley.example").unwrap(), "Mair", "en")
            .await
            .unwrap();
        work.done().await.unwrap();
        let seen = seen_by(hall, Actor::Person(mair)).await;
        assert!(members::come_back(&mut hall.of(mair), &seen).await.is_err());
    }
);

// TP47: NO NAME
both!(who_leaves_without_a_name_is_a_former_member_in_every_thread, async |hall: &Hall| {
    let world = hall.world().await;
    let iolo = world.person("iolo");
    let viewer = seen_by(hall, Actor::Person(iolo)).await;
    assert!(members::without_name(&mut hall.of(iolo), &viewer).await.is_err(), "only who has left");
    members::leave(&mut hall.of(iolo), &viewer).await.unwrap();
    let viewer = seen_by(hall, Actor::Person(iolo)).await;
    assert!(members::without_name(&mut hall.of(iolo), &viewer).await.unwrap() > 0);
    let margo = Actor::Person(world.person("margo"));
    let viewer = seen_by(hall, margo).await;
    for (thread, _) in &world.threads {
        let Ok(page) =
            community::conversations::thread(&mut hall.house.work(margo), &viewer, *thread, 1).await
        else {
            continue;
        };
        assert!(page.posts.iter().all(|post| !post.author.contains("Iolo")));
        assert!(page.authors.iter().all(|(_, name, _)| !name.contains("Iolo")));
    }
    let listed = members::directory(&mut hall.house.work(margo), &viewer, "", None).await.unwrap();
    assert!(listed.iter().all(|one| !one.name.contains("Iolo")));
});

both!(an_assistant_is_named_and_ended_by_whom_they_assist, async |hall: &Hall| {
    let world = hall.world().await;
    let (gwen, pa) = (world.person("gwen"), Address::of("PA@pubcommons.example").unwrap());
    let receipt = delegates::name(&mut hall.of(gwen), &pa).await.unwrap();
    assert!(delegates::is_delegate(&mut hall.system(), gwen, &pa).await.unwrap());
    assert!(!delegates::is_delegate(&mut hall.system(), world.person("margo"), &pa).await.unwrap());
    receipts::undo(&mut hall.of(gwen), receipt).await.unwrap();
    assert!(delegates::list(&mut hall.of(gwen)).await.unwrap().is_empty());
    delegates::name(&mut hall.of(gwen), &pa).await.unwrap();
    delegates::end(&mut hall.of(gwen), &pa).await.unwrap();
    assert!(!delegates::is_delegate(&mut hall.system(), gwen, &pa).await.unwrap());
});

// TP45; reliability 2.3 case 54
both!(a_code_confirms_once_and_for_a_week_and_an_address_speaks_once_it_has_answered, async |hall: &Hall| {
    let world = hall.world().await;
    let (gwen, other) = (world.person("gwen"), Address::of("gwen@home.example").unwrap());
    // The key is made before an act begins to write, as the program does when it starts.
    hall.house.letters_key().await.unwrap();
    let mut work = hall.system();
    work.begin().await.unwrap();
    let ask = confirmations::Ask {
        person: Some(gwen),
        address: &other,
        act: "address",
        subject: gwen.into(),
        detail: "",
    };
    let (id, code) = confirmations::ask(&mut work, ask).await.unwrap();
    assert_eq!(code.len(), 8);
    people::add_address(&mut work, gwen, &other).await.unwrap();
    assert_eq!(people::speaks_from(&mut work, &other).await.unwrap(), None);
    people::answered_from(&mut work, &other).await.unwrap();
    assert_eq!(people::speaks_from(&mut work, &other).await.unwrap(), Some(gwen));
    confirmations::use_up(&mut work, id).await.unwrap();
    assert!(matches!(confirmations::use_up(&mut work, id).await, Err(Refused::Gone)));
    assert!(!confirmations::get(&mut work, id).await.unwrap().is_open(hall.clock.now()));
    work.done().await.unwrap();
    assert_eq!(
        people::main_address(&mut hall.of(gwen), gwen).await.unwrap().as_deref(),
        Some("gwen@pubcommons.example")
    );
    hall.clock.advance(Duration::from_secs(40 * 86_400));
    assert_eq!(confirmations::forget_old(&mut hall.system()).await.unwrap(), 1);
});

// TP45; practice 5.4
both!(everything_that_is_kept_is_shown_and_goes_when_it_is_erased, async |hall: &Hall| {
    use community::people::{data, erase};
    hall.house.letters_key().await.unwrap();
    let world = hall.world().await;
    let (gwen, iolo) = (world.person("gwen"), world.person("iolo"));
    let mine = data::of_me(&mut hall.of(gwen)).await.unwrap();
    let rows = |what: &str| mine.sections.iter().find(|section| section.what == what).unwrap().rows.clone();
    assert!(
        rows("addresses")[0][0].contains("gwen@")
            && rows("memberships").len() == 1
            && !rows("posts").is_empty()
    );
    assert!(rows("journal").iter().any(|line| line[1] == "replied" || line[1] == "started"));
    let preview = erase::preview(&mut hall.of(gwen)).await.unwrap();
    assert_eq!((preview.posts, preview.communities), (rows("posts").len() as i64, 1));
    // Her name goes, her words stay; of Iolo even the words go.
    erase::erase(&mut hall.of(gwen), false).await.unwrap();
    erase::erase(&mut hall.of(iolo), true).await.unwrap();
    let margo = Actor::Person(world.person("margo"));
    let viewer = charter::visit(&mut hall.house.work(margo), SLUG).await.unwrap();
    let (mut former, mut empty) = (0, 0);
    for (thread, _) in &world.threads {
        let Ok(page) =
            community::conversations::thread(&mut hall.house.work(margo), &viewer, *thread, 1).await
        else {
            continue;
        };
        for post in page.posts.iter().filter(|post| post.author_id == gwen || post.author_id == iolo) {
            assert_eq!(post.author, "Former member");
            if post.author_id == gwen {
                former += 1
            } else {
                empty += i64::from(post.html.is_empty())
            }
            assert!(post.author_id == gwen || post.withdrawn_at.is_some());
        }
    }
    assert!(former > 0 && empty > 0);
    let address = Address::of("gwen@pubcommons.example").unwrap();
    assert!(people::by_address(&mut hall.system(), &address).await.unwrap().is_none());
    assert!(
        data::of_me(&mut hall.of(gwen))
            .await
            .unwrap()
            .sections
            .iter()
            .all(|s| s.what == "person" || s.what == "posts" || s.what == "memberships" || s.rows.is_empty())
    );
    // Twice a day is enough.
    assert!(matches!(data::of_me(&mut hall.of(gwen)).await, Err(Refused::TooMany { .. })));
});
