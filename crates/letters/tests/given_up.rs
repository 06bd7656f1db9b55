//! An address that letters keep coming back from: its owner is asked at another.

use std::time::Duration;

use community::{
    notices::{self, To, Written, bounces},
    people::{self, address::Address},
};
use letters::{Sender, given_up};
use testkit::{Hall, both};

both!(nothing_about_a_person_is_sent_to_an_address_that_was_never_proven, async |hall: &Hall| {
    let world = hall.world().await;
    let gwen = world.person("gwen");
    let main = people::addresses(&mut hall.of(gwen)).await.unwrap().remove(0);
    let mut work = hall.system();
    work.begin().await.unwrap();
    people::add_address(&mut work, gwen, &Address::of("gwen@new.example").unwrap()).await.unwrap();
    work.done().await.unwrap();
    for _ in 0..3 {
        let mut work = hall.system();
        work.begin().await.unwrap();
        let to = To { person: Some(gwen), address: &main.address, why: "each", due_at: work.now() };
        let letter =
            Written { kind: "post", subject: "x", plain: "x", host: "hall.example", ..Written::default() };
        let (_, delivery) = notices::leave(&mut work, letter, to).await.unwrap();
        work.done().await.unwrap();
        notices::bounced(&mut hall.system(), delivery, true, "550 5.1.1 nobody of that name").await.unwrap();
        hall.clock.advance(Duration::from_secs(86_400));
    }
    let asked = async || {
        given_up::ask(&mut hall.system(), main.id, &Sender::default()).await.unwrap();
        let newest = notices::outbox(&mut hall.system(), 9).await.unwrap();
        newest.into_iter().filter(|letter| letter.kind == given_up::GIVEN_UP).collect::<Vec<_>>()
    };
    // An address that was never proven is anybody's: nothing about her is sent there.
    assert!(asked().await.is_empty());
    let viewer =
        community::charter::visit(&mut hall.of(world.person("margo")), testkit::world::SLUG).await.unwrap();
    let found = bounces::suspended(&mut hall.of(world.person("margo")), &viewer).await.unwrap();
    assert_eq!((found.len(), found[0].reached), (1, false));
});
