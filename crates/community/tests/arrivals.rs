//! Letters that arrive: kept once for each of our addresses, promised to be read, and forgotten in time.

use std::{collections::HashSet, time::Duration};

use community::{
    DeliveryId, Refused,
    arrivals::{self, For, Incoming, Kept, Raw, State},
    blobs, notices,
};
use testkit::{Hall, both};

const DOMAIN: &str = "hall.example";
const DAY: Duration = Duration::from_secs(86_400);

fn letter(mark: &str, recipients: &[&str], raw: &[u8]) -> Incoming {
    Incoming {
        came_by: "smtp",
        peer: "192.0.2.1".into(),
        helo: "mx.example.org".into(),
        sender: "gwen@pubcommons.example".into(),
        recipients: recipients.iter().map(|name| format!("{name}@{DOMAIN}")).collect(),
        message_id: format!("{mark}@pubcommons.example"),
        mark: mark.into(),
        raw: Raw::Here(raw.to_vec()),
    }
}

async fn keep(hall: &Hall, letters: Vec<Incoming>) -> Vec<Kept> {
    arrivals::keep(&mut hall.system(), letters).await.unwrap()
}

async fn due(hall: &Hall) -> i64 {
    jobs::waiting(&hall.fresh.store, hall.clock.now()).await.unwrap().due
}

both!(many_letters_are_kept_in_one_commit_with_a_promise_to_read_each, async |hall: &Hall| {
    let kept = keep(
        hall,
        vec![letter("one", &["peers", "peers-help"], b"a"), letter("two", &["peers"], &[b'x'; 200_000])],
    )
    .await;
    assert_eq!(kept.iter().map(|kept| kept.new).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(due(hall).await, 3);
    let waiting = arrivals::waiting(&mut hall.system(), 10).await.unwrap();
    assert_eq!(waiting.len(), 3);
    assert_eq!((waiting[0].recipient.as_str(), waiting[0].size), ("peers@hall.example", 1));
    assert_eq!(waiting[2].size, 200_000);
    // A short one lies in its row, a long one among the blobs; both are had the same way.
    assert_eq!(hall.house.blobs().names().unwrap().len(), 1);
    assert_eq!(arrivals::raw(&mut hall.system(), waiting[1].id).await.unwrap(), b"a");
    assert_eq!(arrivals::raw(&mut hall.system(), waiting[2].id).await.unwrap(), [b'x'; 200_000]);
    let ids = arrivals::message_ids(&mut hall.system(), Default::default()).await.unwrap();
    assert_eq!(ids.len(), 3);
    assert_eq!(ids[0], (kept[0].id, "one@pubcommons.example".to_owned()));
    // Nobody but the program reads other people's letters.
    let refused = arrivals::raw(&mut hall.visitor(), waiting[1].id).await;
    assert!(matches!(refused, Err(Refused::NotAllowed(_))));
});

both!(
    // reliability 2.2 case 28
    what_is_brought_again_is_known_and_another_letter_with_its_name_is_not,
    async |hall: &Hall| {
        let first = keep(hall, vec![letter("one", &["peers"], b"a")]).await[0];
        // Again, to one more recipient, twice in one batch: only what is new is kept.
        let again = keep(
            hall,
            vec![letter("one", &["PEERS", "peers-care"], b"a"), letter("one", &["peers-care"], b"a")],
        )
        .await;
        assert_eq!((again[0], again[1].new), (Kept { id: first.id, new: 1 }, 0));
        assert_eq!(keep(hall, vec![letter("one", &["peers"], b"a")]).await, [Kept { id: first.id, new: 0 }]);
        assert_eq!(keep(hall, vec![letter("other", &["peers"], b"b")]).await[0].new, 1);
        assert_eq!(due(hall).await, 3);
        assert_eq!(arrivals::newest(&mut hall.system(), 10).await.unwrap().len(), 3);
    }
);

both!(a_letter_that_was_read_is_finished_and_forgotten_while_one_that_waits_stays, async |hall: &Hall| {
    let long = vec![b'x'; 100_000];
    let kept =
        keep(hall, vec![letter("one", &["peers", "peers-help"], &long), letter("two", &["peers"], b"b")])
            .await;
    let all = arrivals::waiting(&mut hall.system(), 10).await.unwrap();
    let mut work = hall.system();
    work.begin().await.unwrap();
    arrivals::finish(&mut work, kept[0].id, State::Done, "posted", Some(7)).await.unwrap();
    arrivals::finish(&mut work, kept[1].id, State::Refused, "auto-reply", None).await.unwrap();
    work.done().await.unwrap();
    let told = arrivals::arrival(&mut hall.system(), kept[0].id).await.unwrap();
    assert_eq!((told.state.as_str(), told.outcome.as_str(), told.subject), ("done", "posted", Some(7)));
    assert_eq!(arrivals::waiting(&mut hall.system(), 10).await.unwrap().len(), 1);

    hall.clock.advance(DAY * 31);
    assert_eq!(arrivals::forget_old(&mut hall.system()).await.unwrap(), 2);
    for id in [kept[0].id, kept[1].id] {
        assert!(matches!(arrivals::raw(&mut hall.system(), id).await, Err(Refused::Gone)));
    }
    // The other recipient's letter, which is the same blob, was not read yet.
    tokio::time::sleep(Duration::from_millis(20)).await;
    blobs::sweep_older(&mut hall.system(), Duration::ZERO).await.unwrap();
    let other = all.iter().find(|arrival| arrival.recipient.starts_with("peers-help")).unwrap();
    assert_eq!(arrivals::raw(&mut hall.system(), other.id).await.unwrap(), long);
    let mut work = hall.system();
    work.begin().await.unwrap();
    arrivals::finish(&mut work, other.id, State::Done, "help", None).await.unwrap();
    work.done().await.unwrap();
    arrivals::forget_old(&mut hall.system()).await.unwrap();
    tokio::time::sleep(Duration::from_millis(20)).await;
    blobs::sweep_older(&mut hall.system(), Duration::ZERO).await.unwrap();
    assert!(hall.house.blobs().names().unwrap().is_empty());
    // It is still known that they came; and later not even that.
    assert_eq!(keep(hall, vec![letter("two", &["peers"], b"b")]).await[0].new, 0);
    hall.clock.advance(DAY * 100);
    arrivals::forget_old(&mut hall.system()).await.unwrap();
    assert!(arrivals::newest(&mut hall.system(), 10).await.unwrap().is_empty());
    assert!(matches!(arrivals::raw(&mut hall.system(), kept[0].id).await, Err(Refused::NotFound)));
});

both!(an_address_of_ours_is_known_for_what_it_is_for, async |hall: &Hall| {
    hall.world().await;
    let key = hall.house.letters_key().await.unwrap();
    let delivery = DeliveryId::from(base::Id(77));
    let token = notices::token(&key, delivery);
    let of = async |address: &str| {
        let found = arrivals::destination(&mut hall.system(), address, DOMAIN).await.unwrap();
        found.map(|found| (found.community.map(|(slug, _)| slug), found.what))
    };
    let peers = || Some("peers".to_owned());
    for (address, wanted) in [
        ("peers@hall.example", Some((peers(), For::Post))),
        ("Peers@HALL.example", Some((peers(), For::Post))),
        ("peers", Some((peers(), For::Post))),
        ("peers-join@hall.example", Some((peers(), For::Join))),
        ("peers-leave@hall.example", Some((peers(), For::Leave))),
        ("peers-help@hall.example", Some((peers(), For::Help))),
        ("peers-convenor@hall.example", Some((peers(), For::Convenor))),
        ("peers-care@hall.example", Some((peers(), For::Care))),
        ("guildhall@hall.example", Some((None, For::House(None)))),
        ("postmaster@hall.example", Some((None, For::Postmaster))),
        ("postmaster", Some((None, For::Postmaster))),
        ("abuse@hall.example", Some((None, For::Postmaster))),
        ("bounce@hall.example", None),
        ("peers@elsewhere.example", None),
        ("strangers@hall.example", None),
        ("peers-none@hall.example", None),
        ("peers-join-leave@hall.example", None),
        ("peers%elsewhere.example@hall.example", None),
        ("peers+0123456789abcdefghjkmnpqrs@hall.example", None),
        ("peers+hello@hall.example", None),
        ("peers+@hall.example", None),
        ("@hall.example", None),
        ("-join@hall.example", None),
        ("", None),
    ] {
        assert_eq!(of(address).await, wanted, "{address}");
    }
    let reply = For::Reply(delivery);
    assert_eq!(of(&format!("peers+{token}@hall.example")).await, Some((peers(), reply)));
    assert_eq!(of(&format!("PEERS+{}@hall.example", token.to_uppercase())).await, Some((peers(), reply)));
    assert_eq!(
        of(&format!("guildhall+{token}@hall.example")).await,
        Some((None, For::House(Some(delivery))))
    );
    assert_eq!(of(&format!("bounce+{token}@hall.example")).await, Some((None, For::Bounce(delivery))));
    assert_eq!(of(&format!("peers-join+{token}@hall.example")).await, None);
    assert_eq!(of(&format!("strangers+{token}@hall.example")).await, None);
    // One wrong character, and it was made up.
    let wrong: HashSet<char> = token.chars().collect();
    let last = "0123456789abcdefghjkmnpqrstvwxyz".chars().find(|c| !wrong.contains(c)).unwrap();
    assert_eq!(of(&format!("peers+{}{last}@hall.example", &token[..25])).await, None);
});
