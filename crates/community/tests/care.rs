//! Care: who looks after whom, and when each was last spoken with.

use std::time::Duration;

use community::{PersonId, Refused, care, charter, charter::Viewer, conversations};
use testkit::{Hall, both, world::SLUG};

async fn seen_by(hall: &Hall, person: PersonId) -> Viewer {
    charter::visit(&mut hall.of(person), SLUG).await.unwrap()
}

// S2.35
both!(carers_and_convenors_see_when_each_member_was_last_spoken_with, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, farida, gwen, iolo) =
        (world.person("margo"), world.person("farida"), world.person("gwen"), world.person("iolo"));
    let (convenor, carer, member) =
        (seen_by(hall, margo).await, seen_by(hall, farida).await, seen_by(hall, gwen).await);
    let none = care::contacts(&mut hall.of(gwen), &member, None).await;
    assert!(matches!(none, Err(Refused::NotAllowed("carers"))), "{none:?}");
    let all = care::contacts(&mut hall.of(farida), &carer, None).await.unwrap();
    assert_eq!(all.len(), 13, "every member");
    assert!(all.is_sorted_by_key(|one| one.last), "longest ago first");
    // By hand, and by an answer of a convenor; never what was said.
    hall.clock.advance(Duration::from_secs(3_600));
    care::spoke(&mut hall.of(farida), &carer, iolo).await.unwrap();
    let words = |source| conversations::Words { source, files: Vec::new() };
    let new = conversations::New {
        subject: "A van",
        words: words("Who has one?"),
        level: None,
        present: Vec::new(),
    };
    let (thread, post) = conversations::start(&mut hall.of(gwen), &member, new).await.unwrap();
    conversations::reply(&mut hall.of(margo), &convenor, thread, Some(post), words("We do.")).await.unwrap();
    let all = care::contacts(&mut hall.of(margo), &convenor, None).await.unwrap();
    let last = |who| all.iter().find(|one| one.person == who).unwrap().last;
    assert_eq!((last(iolo), last(gwen)), (hall.clock.now(), hall.clock.now()));
    // What is said in a room of a few does not show.
    let before = last(world.person("nell"));
    let new = conversations::New {
        subject: "Alone",
        words: words("May I?"),
        level: Some(community::Level::InTheRoom),
        present: vec![margo],
    };
    let nell = world.person("nell");
    let seen = seen_by(hall, nell).await;
    let (thread, post) = conversations::start(&mut hall.of(nell), &seen, new).await.unwrap();
    conversations::reply(&mut hall.of(margo), &convenor, thread, Some(post), words("You may."))
        .await
        .unwrap();
    let all = care::contacts(&mut hall.of(margo), &convenor, None).await.unwrap();
    assert_eq!(all.iter().find(|one| one.person == nell).unwrap().last, before);
    // Who looks after whom: a carer, and never oneself.
    care::look_after(&mut hall.of(farida), &carer, gwen, Some(farida)).await.unwrap();
    let wrong = care::look_after(&mut hall.of(margo), &convenor, gwen, Some(iolo)).await;
    assert!(matches!(wrong, Err(Refused::Invalid(_))), "{wrong:?}");
    assert!(care::look_after(&mut hall.of(farida), &carer, farida, Some(farida)).await.is_err());
    let all = care::contacts(&mut hall.of(farida), &carer, None).await.unwrap();
    assert_eq!(all.iter().find(|one| one.person == gwen).unwrap().carer_name, "Farida Holt-Nasseri");
    let order = care::carers(&mut hall.system(), world.community, Some(gwen)).await.unwrap();
    assert_eq!(order[0].person, farida, "their own carer is asked first");
    care::look_after(&mut hall.of(margo), &convenor, gwen, None).await.unwrap();
    assert!(care::look_after(&mut hall.of(gwen), &member, iolo, None).await.is_err());
});

// Who writes twice says more to the same carer: nobody has to tell it all again to another.
both!(carers_with_fewest_who_wait_are_asked_first, async |hall: &Hall| {
    let world = hall.world().await;
    let (gwen, iolo, nell) = (world.person("gwen"), world.person("iolo"), world.person("nell"));
    let mut asked = Vec::new();
    for person in [gwen, gwen, iolo, nell] {
        let seen = seen_by(hall, person).await;
        let letter = conversations::ByLetter {
            source: "Please",
            html: "<p>Please</p>",
            words: "Please",
            message_id: None,
        };
        let wish = care::Wish { about: "Please", ..care::Wish::default() };
        let one = care::ask(&mut hall.of(person), &seen, &letter, "Care", wish).await.unwrap().unwrap();
        asked.push(one.who.name);
    }
    let (farida, yuki) = ("Farida Holt-Nasseri", "Yuki Tanner");
    assert_eq!(asked, [farida, farida, yuki, yuki]);
});

both!(who_is_erased_leaves_nothing_of_what_they_asked_a_carer, async |hall: &Hall| {
    let world = hall.world().await;
    let (gwen, farida, iolo) = (world.person("gwen"), world.person("farida"), world.person("iolo"));
    let seen = seen_by(hall, gwen).await;
    let letter = conversations::ByLetter {
        source: "Please",
        html: "<p>Please</p>",
        words: "Please",
        message_id: None,
    };
    care::ask(&mut hall.of(gwen), &seen, &letter, "Care", care::Wish::default()).await.unwrap().unwrap();
    care::spoke(&mut hall.of(farida), &seen_by(hall, farida).await, gwen).await.unwrap();
    community::people::erase::erase(&mut hall.of(gwen), false).await.unwrap();
    // A carer may go too: what they were asked is passed on.
    let seen = seen_by(hall, iolo).await;
    let asked = care::ask(&mut hall.of(iolo), &seen, &letter, "Care", care::Wish::default()).await.unwrap();
    let carer = asked.unwrap().who.person;
    community::people::erase::erase(&mut hall.of(carer), false).await.unwrap();
    hall.clock.advance(Duration::from_secs(5 * 86_400));
    care::pass_on(&mut hall.system()).await.unwrap();
});
