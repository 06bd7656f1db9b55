//! Letters on their way: taken, sent, tried again, given up, held.

use std::time::Duration;

use base::Time;
use community::{
    CommunityId, DeliveryId, PersonId, charter,
    notices::{
        self, To, Written, bounces,
        deliveries::{self, Claimed, LEASE, Outcome, Settled},
    },
};
use testkit::{Hall, both, world::SLUG};

const MINUTE: Duration = Duration::from_secs(60);
const DAY: Duration = Duration::from_secs(86_400);

both!(what_is_due_is_taken_once_and_again_when_who_took_it_gives_no_sign_of_life, async |hall: &Hall| {
    // reliability 2.1 cases 11, 12
    left(hall, "post", None, &[(None, "gwen@one.example"), (None, "iolo@two.example")]).await;
    let (first, more) = deliveries::claim(&mut hall.system(), None, 1).await.unwrap();
    assert_eq!((first.len(), more), (1, true));
    let (second, _) = deliveries::claim(&mut hall.system(), None, 9).await.unwrap();
    assert_eq!(second.len(), 1);
    assert_ne!(first[0].id, second[0].id);
    assert_eq!(taken(hall).await.len(), 0);
    // One gives a sign of life, the other does not.
    hall.clock.advance(LEASE - Duration::from_secs(1));
    assert_eq!(deliveries::renew(&mut hall.system(), &[second[0].id]).await.unwrap(), 1);
    hall.clock.advance(Duration::from_secs(2));
    let again = taken(hall).await;
    assert_eq!((again.len(), again[0].id, again[0].attempts), (1, first[0].id, 2));
    // Whoever comes late changes nothing.
    settle(hall, &first[0], never("550 nobody", true)).await;
    assert_eq!(state(hall, first[0].id).await, "waiting");
    settle(hall, &again[0], Outcome::Sent { code: 250 }).await;
    settle(hall, &second[0], Outcome::Sent { code: 250 }).await;
    hall.clock.advance(10 * DAY);
    assert_eq!(taken(hall).await.len(), 0);
    assert_eq!(notices::letter(&mut hall.system(), first[0].id).await.unwrap().state, "sent");
});

both!(the_letters_of_a_domain_are_taken_together, async |hall: &Hall| {
    left(hall, "post", None, &[(None, "a@one.example"), (None, "b@two.example"), (None, "c@ONE.example")])
        .await;
    let mut domains = deliveries::domains(&mut hall.system()).await.unwrap();
    domains.sort();
    assert_eq!(domains, ["one.example", "two.example"]);
    let (one, _) = deliveries::claim(&mut hall.system(), Some("one.example"), 9).await.unwrap();
    assert_eq!(
        one.iter().map(|c| c.address.as_str()).collect::<Vec<_>>(),
        ["a@one.example", "c@ONE.example"]
    );
    assert_eq!(deliveries::domains(&mut hall.system()).await.unwrap(), ["two.example"]);
});

both!(a_letter_that_is_not_taken_now_is_tried_again_and_given_up_after_five_days, async |hall: &Hall| {
    left(hall, "post", None, &[(None, "gwen@one.example")]).await;
    let begun = hall.clock.now();
    let mut attempts = 0;
    let id = loop {
        match deliveries::next_due(&mut hall.system()).await.unwrap() {
            Some(due) => hall.clock.set(due.max(hall.clock.now())),
            None => break notices::outbox(&mut hall.system(), 1).await.unwrap()[0].delivery,
        }
        let [claimed] = &taken(hall).await[..] else { panic!("one is due") };
        attempts += 1;
        assert_eq!(claimed.attempts, attempts);
        settle(hall, claimed, Outcome::Later { code: Some(451), why: "451 4.7.1 greylisted".into() }).await;
    };
    assert_eq!(attempts, deliveries::ATTEMPTS);
    let days = hall.clock.now().since(begun).as_secs_f64() / 86_400.0;
    assert!((4.0..6.0).contains(&days), "{days}");
    let letter = notices::letter(&mut hall.system(), id).await.unwrap();
    assert_eq!((letter.state.as_str(), letter.error.as_deref()), ("failed", Some("451 4.7.1 greylisted")));
});

both!(what_was_not_tried_is_laid_back_and_does_not_count, async |hall: &Hall| {
    left(hall, "post", None, &[(None, "gwen@one.example")]).await;
    let claimed = &taken(hall).await[0];
    let due_at = hall.clock.now() + MINUTE;
    settle(hall, claimed, Outcome::NotTried { why: Some("the relay is away".into()), due_at }).await;
    assert_eq!(taken(hall).await.len(), 0);
    let standing = deliveries::standing(&mut hall.system(), 10).await.unwrap();
    assert_eq!((standing[0].letters, standing[0].error.as_deref()), (1, Some("the relay is away")));
    hall.clock.advance(MINUTE);
    assert_eq!(taken(hall).await[0].attempts, 1);
});

both!(a_domain_that_is_away_is_put_off_as_a_whole_and_the_others_go_on, async |hall: &Hall| {
    let many: Vec<String> =
        (0..50).map(|n| format!("p{n}@away.example")).chain(["b@two.example".into()]).collect();
    let to: Vec<_> = many.iter().map(|address| (None, address.as_str())).collect();
    left(hall, "post", None, &to).await;
    let until = hall.clock.now() + 5 * MINUTE;
    let put_off = deliveries::put_off(&mut hall.system(), "away.example", until, "no answer").await.unwrap();
    assert_eq!(put_off, 50);
    assert_eq!(taken(hall).await.iter().map(|c| c.domain.as_str()).collect::<Vec<_>>(), ["two.example"]);
    hall.clock.advance(5 * MINUTE);
    let later = taken(hall).await;
    let away: Vec<i64> = later.iter().filter(|c| c.domain == "away.example").map(|c| c.attempts).collect();
    assert_eq!(away, vec![2; 50]);
});

both!(what_is_of_no_use_any_more_is_dropped, async |hall: &Hall| {
    let world = hall.world().await;
    let community = visit(hall).await.community().id;
    let gwen = world.person("gwen");
    // A letter that came too late.
    let mut work = hall.system();
    work.begin().await.unwrap();
    let written = Written { kind: "passage", expires_at: Some(hall.clock.now() + MINUTE), ..letter() };
    let to = To { person: Some(gwen), address: "g@one.example", why: "asked", due_at: hall.clock.now() };
    let (_, late) = notices::leave(&mut work, written, to).await.unwrap();
    work.done().await.unwrap();
    hall.clock.advance(2 * MINUTE);
    // A post to somebody who belongs to nothing.
    let gone = left(hall, "post", Some(community), &[(Some(PersonId::default()), "x@one.example")]).await[0];
    let kept = left(hall, "post", Some(community), &[(Some(gwen), "g@one.example")]).await[0];
    let taken = taken(hall).await;
    assert_eq!(taken.iter().map(|c| c.id).collect::<Vec<_>>(), [kept]);
    assert_eq!(taken[0].community.as_ref().unwrap().slug, SLUG);
    assert_eq!(state(hall, late).await, "dropped");
    assert_eq!(state(hall, gone).await, "dropped");
});

// reliability 2.1 case 17
both!(after_a_restore_what_waited_is_held_until_somebody_says_so, async |hall: &Hall| {
    let first = left(hall, "post", None, &[(None, "gwen@one.example")]).await[0];
    let second = left(hall, "post", None, &[(None, "gwen@one.example")]).await[0];
    let claimed = &taken(hall).await[0];
    settle(hall, claimed, Outcome::Sent { code: 250 }).await;
    assert_eq!(deliveries::hold(&mut hall.system()).await.unwrap(), 1);
    hall.clock.advance(DAY);
    assert_eq!(taken(hall).await.len(), 0);
    assert_eq!((state(hall, first).await, state(hall, second).await), ("sent".into(), "held".into()));
    assert_eq!(deliveries::release(&mut hall.system()).await.unwrap(), 1);
    assert_eq!(taken(hall).await.len(), 1);
    deliveries::hold(&mut hall.system()).await.unwrap();
    assert_eq!(deliveries::discard(&mut hall.system()).await.unwrap(), 1);
    hall.clock.advance(DAY);
    assert_eq!((taken(hall).await.len(), state(hall, second).await), (0, "dropped".into()));
});

// S2.12 (bounces): the convenor sees who is not reached and why; nobody is removed.
both!(
    an_address_is_given_up_when_letters_keep_coming_back_and_its_owner_is_not_removed,
    async |hall: &Hall| {
        let world = hall.world().await;
        let gwen = world.person("gwen");
        let viewer = visit_as(hall, world.person("margo")).await;
        let address = address_of(hall, gwen).await;
        let bounce = async |permanent| {
            let delivery = left(hall, "post", None, &[(Some(gwen), address.as_str())]).await[0];
            for _ in 0..2 {
                // The same letter counts once.
                notices::bounced(&mut hall.system(), delivery, permanent, "550 5.1.1 nobody here")
                    .await
                    .unwrap();
            }
        };
        let given_up =
            async || bounces::suspended(&mut hall.of(world.person("margo")), &viewer).await.unwrap();
        // A bad hour is one mishap.
        for _ in 0..5 {
            bounce(true).await;
        }
        assert!(given_up().await.is_empty());
        // What is a week old is forgotten.
        hall.clock.advance(8 * DAY);
        for permanent in [true, true] {
            bounce(permanent).await;
            hall.clock.advance(DAY);
        }
        assert!(given_up().await.is_empty());
        bounce(false).await;
        let found = given_up().await;
        assert_eq!((found.len(), found[0].person, found[0].reached), (1, gwen, false));
        assert_eq!(found[0].why.as_deref(), Some("550 5.1.1 nobody here"));
        // She is a member still, and nothing is sent to that address.
        let other =
            left(hall, "post", Some(viewer.community().id), &[(Some(gwen), address.as_str())]).await[0];
        taken(hall).await;
        assert_eq!(state(hall, other).await, "dropped");
        // A letter that she asked for herself is: the address may be alive again.
        let asked = left(hall, "passage", None, &[(Some(gwen), address.as_str())]).await[0];
        assert_eq!(taken(hall).await.iter().map(|c| c.id).collect::<Vec<_>>(), [asked]);
        // No other member sees it, and whoever convenes may try again.
        let seen = bounces::suspended(&mut hall.of(gwen), &visit_as(hall, gwen).await).await;
        assert!(seen.is_err());
        bounces::resume(&mut hall.of(world.person("margo")), &viewer, found[0].id).await.unwrap();
        assert!(given_up().await.is_empty());
        let kept =
            left(hall, "post", Some(viewer.community().id), &[(Some(gwen), address.as_str())]).await[0];
        assert_eq!(taken(hall).await.iter().map(|c| c.id).collect::<Vec<_>>(), [kept]);
    }
);

both!(a_receiver_that_says_never_counts_and_one_that_dislikes_the_letter_does_not, async |hall: &Hall| {
    let world = hall.world().await;
    let gwen = world.person("gwen");
    let viewer = visit_as(hall, world.person("margo")).await;
    let address = address_of(hall, gwen).await;
    for (blamed, given_up) in [(false, 0), (true, 1)] {
        for _ in 0..3 {
            left(hall, "post", None, &[(Some(gwen), address.as_str())]).await;
            let claimed = &taken(hall).await[0];
            settle(hall, claimed, never("550 no", blamed)).await;
            assert_eq!(state(hall, claimed.id).await, "failed");
            hall.clock.advance(DAY);
        }
        let found = bounces::suspended(&mut hall.of(world.person("margo")), &viewer).await.unwrap();
        assert_eq!(found.len(), given_up);
    }
    // Whoever put something right may have it all tried again; nothing goes where nothing is taken.
    assert_eq!(deliveries::again(&mut hall.system()).await.unwrap(), 6);
    assert_eq!(taken(hall).await.len(), 0);
});

fn never(why: &str, address: bool) -> Outcome {
    Outcome::Never { code: Some(550), why: why.into(), address }
}

fn letter() -> Written<'static> {
    Written {
        kind: "post",
        subject: "Hello",
        plain: "Hello",
        html: "<p>Hello",
        host: "hall.example",
        ..Written::default()
    }
}

async fn begun(hall: &Hall) -> community::Work<'_> {
    let mut work = hall.system();
    work.begin().await.unwrap();
    work
}

/// A letter to these.
async fn left(
    hall: &Hall,
    kind: &'static str,
    community: Option<CommunityId>,
    to: &[(Option<PersonId>, &str)],
) -> Vec<DeliveryId> {
    let mut work = begun(hall).await;
    let now: Time = work.now();
    let id = notices::write(&mut work, Written { kind, community, ..letter() }).await.unwrap();
    let to: Vec<To<'_>> = to
        .iter()
        .map(|(person, address)| To { person: *person, address, why: "each", due_at: now })
        .collect();
    let ids = notices::address_to(&mut work, id, community, &to).await.unwrap();
    work.done().await.unwrap();
    ids
}

async fn taken(hall: &Hall) -> Vec<Claimed> {
    deliveries::claim(&mut hall.system(), None, 100).await.unwrap().0
}

async fn settle(hall: &Hall, claimed: &Claimed, outcome: Outcome) {
    let settled = Settled { id: claimed.id, attempts: claimed.attempts, outcome };
    deliveries::settle(&mut hall.system(), &[settled]).await.unwrap();
}

async fn state(hall: &Hall, id: DeliveryId) -> String {
    notices::letter(&mut hall.system(), id).await.unwrap().state
}

async fn visit(hall: &Hall) -> charter::Viewer {
    charter::visit(&mut hall.system(), SLUG).await.unwrap()
}

async fn visit_as(hall: &Hall, person: PersonId) -> charter::Viewer {
    charter::visit(&mut hall.of(person), SLUG).await.unwrap()
}

async fn address_of(hall: &Hall, person: PersonId) -> String {
    let addresses = community::people::addresses(&mut hall.of(person)).await.unwrap();
    addresses.into_iter().find(|address| address.is_main).unwrap().address
}
