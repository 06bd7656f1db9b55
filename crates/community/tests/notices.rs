//! Letters that leave: kept until they are sent.

use std::time::Duration;

use community::{
    DeliveryId, Refused, notices,
    notices::{To, Written},
};
use testkit::{Hall, both};

both!(
    a_letter_waits_in_the_outbox_with_one_message_id_and_is_forgotten_when_nobody_can_answer_it,
    async |hall: &Hall| {
        let world = hall.world().await;
        let (id, delivery) = left(hall, "post").await;
        let letter = notices::letter(&mut hall.system(), delivery).await.unwrap();
        assert_eq!((letter.message_id, letter.sent_at), (format!("{id}@hall.example"), None));
        assert_eq!(notices::outbox(&mut hall.system(), 10).await.unwrap().len(), 1);
        // Nobody but who runs the program reads other people's letters.
        let refused = notices::outbox(&mut hall.of(world.person("margo")), 10).await;
        assert!(matches!(refused, Err(Refused::NotAllowed(_))));
        hall.clock.advance(Duration::from_secs(99 * 86_400));
        assert_eq!(notices::forget_old(&mut hall.system()).await.unwrap(), 0);
        hall.clock.advance(Duration::from_secs(2 * 86_400));
        assert_eq!(notices::forget_old(&mut hall.system()).await.unwrap(), 1);
        assert!(notices::letter(&mut hall.system(), delivery).await.is_err());
    }
);

both!(a_sign_in_letter_is_forgotten_after_a_day, async |hall: &Hall| {
    let (_, delivery) = left(hall, "passage").await;
    hall.clock.advance(Duration::from_secs(86_500));
    assert_eq!(notices::forget_old(&mut hall.system()).await.unwrap(), 1);
    assert!(notices::letter(&mut hall.system(), delivery).await.is_err());
});

both!(a_reply_address_names_one_letter_to_one_person_and_cannot_be_made_up, async |hall: &Hall| {
    let (id, delivery) = left(hall, "post").await;
    let key = hall.house.letters_key().await.unwrap();
    let token = notices::token(&key, delivery);
    assert_eq!(token.len(), 26);
    let named = notices::by_token(&mut hall.system(), &token.to_uppercase()).await.unwrap().unwrap();
    assert_eq!((named.letter, named.delivery, named.kind.as_str()), (id, delivery, "post"));
    assert!(!named.is_over(hall.clock.now()));
    assert!(named.is_over(hall.clock.now() + notices::REPLIES_FOR + Duration::from_secs(1)));
    // Any other character, at any place, names nothing.
    for place in 0..token.len() {
        let mut other = token.clone().into_bytes();
        other[place] = if other[place] == b'7' { b'6' } else { b'7' };
        let other = String::from_utf8(other).unwrap();
        assert!(notices::by_token(&mut hall.system(), &other).await.unwrap().is_none(), "{other}");
    }
});

both!(a_letter_goes_once_to_an_address, async |hall: &Hall| {
    let (id, _) = left(hall, "post").await;
    let mut work = hall.system();
    work.begin().await.unwrap();
    let now = work.now();
    let to = |address| To { person: None, address, why: "each", due_at: now };
    notices::address_to(&mut work, id, None, &[to("gwen@pubcommons.example"), to("iolo@example.org")])
        .await
        .unwrap();
    work.done().await.unwrap();
    assert_eq!(notices::outbox(&mut hall.system(), 10).await.unwrap().len(), 2);
});

/// A letter to Gwen.
async fn left(hall: &Hall, kind: &'static str) -> (community::LetterId, DeliveryId) {
    let mut work = hall.system();
    work.begin().await.unwrap();
    let written = Written {
        kind,
        subject: "Your sign-in code",
        plain: "AB12-CD34",
        html: "<p>AB12-CD34</p>",
        host: "hall.example",
        ..Written::default()
    };
    let to = To { person: None, address: "gwen@pubcommons.example", why: "asked", due_at: work.now() };
    let left = notices::leave(&mut work, written, to).await.unwrap();
    work.done().await.unwrap();
    left
}
