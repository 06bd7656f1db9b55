//! Letters leave: through a relay that behaves and through one that does not.

#[path = "../../mail/tests/support/stand_in.rs"]
mod stand_in;

use std::{collections::BTreeSet, sync::Arc, time::Duration};

use community::{
    CommunityId, DeliveryId, Level, PersonId, charter,
    notices::{self, To, Written, deliveries, mark},
};
use letters::leaving::{House, Office, Pace, Way};
use mail::{
    sign::{Key, Keys, Kind, make},
    smtp::client::{Manner, Patience, Target, Tls, Trust},
};
use stand_in::{Behaviour, Does, StandIn};
use testkit::{Hall, both, world::SLUG};

const MINUTE: Duration = Duration::from_secs(60);

fn house() -> House {
    House {
        domain: "hall.example".into(),
        name: "The hall".into(),
        base_url: "https://hall.example".into(),
        less: |token| format!("/less/{token}"),
        why: |_, why| format!("You have this because: {why}."),
        keys: Arc::default(),
    }
}

fn office(hall: &Hall, server: &StandIn, house: House) -> Arc<Office> {
    let target = Target {
        host: "localhost".into(),
        address: Some(server.address.ip()),
        port: server.address.port(),
        tls: Tls::No,
        login: None,
        lmtp: false,
    };
    let short = Duration::from_millis(400);
    let patience = Patience { connect: short, command: short, data: short, body: short, end: short };
    let manner = Manner { name: "hall.example".into(), patience, trust: Trust::with(None).unwrap() };
    let pace = Pace { sessions: 3, sessions_each: 2 };
    Arc::new(Office::new(hall.house.clone(), house, Way::Relay(target), pace, manner))
}

/// A letter to so many, in the words of a community.
async fn left(hall: &Hall, count: usize) -> Vec<DeliveryId> {
    let to: Vec<String> = (0..count).map(|n| format!("person{n}@there.example")).collect();
    let to: Vec<(Option<PersonId>, &str)> = to.iter().map(|address| (None, address.as_str())).collect();
    written(hall, None, &to).await
}

async fn written(
    hall: &Hall,
    community: Option<CommunityId>,
    to: &[(Option<PersonId>, &str)],
) -> Vec<DeliveryId> {
    let mut work = hall.system();
    work.begin().await.unwrap();
    let plain = format!(
        "-- Level 3 --\nDear {}, a word.\n{}\nAnswer: {}\nLess: {}\n",
        mark("name"),
        mark("why"),
        mark("reply"),
        mark("stop")
    );
    let html = format!("<p>Dear {}</p><a href=\"{}\">less</a>", mark("name"), mark("stop"));
    let letter = Written {
        kind: "post",
        community,
        level: community.map(|_| Level::MembersOnly),
        from_name: "Ada via Peers",
        subject: "Grüße aus dem Norden",
        plain: &plain,
        html: &html,
        heads: "In-Reply-To: <before@hall.example>\nReferences: <first@hall.example> <before@hall.example>\n",
        host: "hall.example",
        ..Written::default()
    };
    let id = notices::write(&mut work, letter).await.unwrap();
    let now = work.now();
    let to: Vec<To<'_>> = to
        .iter()
        .map(|(person, address)| To { person: *person, address, why: "each", due_at: now })
        .collect();
    let ids = notices::address_to(&mut work, id, community, &to).await.unwrap();
    work.done().await.unwrap();
    ids
}

async fn states(hall: &Hall, ids: &[DeliveryId]) -> Vec<String> {
    let mut all = Vec::new();
    for id in ids {
        all.push(notices::letter(&mut hall.system(), *id).await.unwrap().state);
    }
    all
}

fn id_of(letter: &[u8]) -> String {
    mail::parse(letter).message_id
}

// reliability 4.3 checks 29, 37, 39 to 41
both!(a_letter_is_whole_answerable_by_its_own_address_and_easy_to_leave, async |hall: &Hall| {
    let world = hall.world().await;
    let community = charter::visit(&mut hall.system(), SLUG).await.unwrap().community().id;
    let id = written(hall, Some(community), &[(Some(world.person("gwen")), "gwen@there.example")]).await[0];
    let server = StandIn::with(Behaviour::default());
    office(hall, &server, house()).send_due().await;
    let kept = server.kept.lock().unwrap().clone();
    assert_eq!(kept.len(), 1);
    let token = notices::token(&hall.house.letters_key().await.unwrap(), id);
    assert_eq!(kept[0].sender, format!("bounce+{token}@hall.example"));
    assert_eq!(kept[0].recipients, ["gwen@there.example"]);
    let raw = String::from_utf8(kept[0].letter.clone()).unwrap();
    let letter = mail::parse(&kept[0].letter);
    let reply = format!("{SLUG}+{token}@hall.example");
    assert_eq!(letter.subject, "Grüße aus dem Norden");
    assert_eq!(
        (letter.from[0].name.as_str(), letter.from[0].address.as_str()),
        ("Ada via Peers", "peers@hall.example")
    );
    assert_eq!(letter.reply_to[0].address, reply);
    assert_eq!(letter.to[0].address, "gwen@there.example");
    assert!(letter.to[0].name.starts_with("Gwen"), "{:?}", letter.to[0]);
    let text = letter.text.unwrap();
    for said in
        [&reply, &format!("https://hall.example/less/{token}"), "You have this because: each.", "Dear Gwen"]
    {
        assert!(text.contains(said), "{said} is not in:\n{text}");
    }
    let unfolded = raw.replace("\r\n ", " ").replace("\r\n\t", " ");
    for line in [
        "List-Post: <mailto:peers@hall.example>",
        "List-Help: <mailto:peers-help@hall.example>",
        "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
        "X-Guildhall-Level: 3",
        "Auto-Submitted: auto-generated",
        "X-Auto-Response-Suppress: All",
        "In-Reply-To: <before@hall.example>",
        "References: <first@hall.example> <before@hall.example>",
        &format!("List-Unsubscribe: <https://hall.example/less/{token}>, <mailto:{reply}?subject=STOP>"),
    ] {
        assert!(unfolded.contains(&format!("\r\n{line}\r\n")), "{line} is not in:\n{unfolded}");
    }
    assert!(unfolded.contains("<peers.hall.example>"), "{unfolded}");
    assert!(!raw.contains('\u{E000}') && raw.is_ascii());
    assert_eq!(states(hall, &[id]).await, ["sent"]);
});

both!(many_letters_each_arrive_once_through_several_sessions, async |hall: &Hall| {
    let ids = left(hall, 700).await;
    let server = StandIn::with(Behaviour { offers: vec!["PIPELINING", "CHUNKING"], ..Behaviour::default() });
    office(hall, &server, house()).send_due().await;
    let kept = server.kept.lock().unwrap().clone();
    let to: BTreeSet<&String> = kept.iter().map(|kept| &kept.recipients[0]).collect();
    assert_eq!((kept.len(), to.len()), (700, 700));
    // One letter, one Message-ID, so that it is known again; an address of its own for each answer.
    let message_ids: BTreeSet<String> = kept.iter().map(|kept| id_of(&kept.letter)).collect();
    let senders: BTreeSet<&String> = kept.iter().map(|kept| &kept.sender).collect();
    assert_eq!((message_ids.len(), senders.len()), (1, 700));
    assert!(states(hall, &ids).await.iter().all(|state| state == "sent"));
});

both!(what_is_refused_now_is_tried_again_and_what_is_refused_for_good_is_not, async |hall: &Hall| {
    let ids = left(hall, 4).await;
    let at = vec![
        ("RCPT TO:<person1@", Does::Says("451 4.7.1 greylisted")),
        ("RCPT TO:<person2@", Does::Says("550 5.1.1 nobody of that name")),
    ];
    let server = StandIn::with(Behaviour { at, ..Behaviour::default() });
    office(hall, &server, house()).send_due().await;
    assert_eq!(states(hall, &ids).await, ["sent", "waiting", "failed", "sent"]);
    let why = notices::letter(&mut hall.system(), ids[2]).await.unwrap().error;
    assert_eq!(why.as_deref(), Some("550 5.1.1 nobody of that name"));
    hall.clock.advance(2 * MINUTE);
    let better = StandIn::with(Behaviour::default());
    office(hall, &better, house()).send_due().await;
    assert_eq!(states(hall, &ids).await, ["sent", "sent", "failed", "sent"]);
    assert_eq!(better.kept.lock().unwrap().len(), 1);
    let kept = server.kept.lock().unwrap()[0].clone();
    assert_eq!(id_of(&better.kept.lock().unwrap()[0].letter), id_of(&kept.letter));
});

// reliability 2.1 case 2, as far as the relay is to blame
both!(a_relay_that_stalls_or_cuts_the_line_gets_the_letter_again_under_its_own_name, async |hall: &Hall| {
    for (keeps_and_hangs_up, cuts_after, at_letter) in [
        (Some("person1@"), None, vec![]),
        (None, Some(500), vec![]),
        (None, None, vec![("person1@", Does::Stalls)]),
        (None, None, vec![("person1@", Does::HangsUp)]),
    ] {
        let ids = left(hall, 3).await;
        let bad =
            StandIn::with(Behaviour { keeps_and_hangs_up, cuts_after, at_letter, ..Behaviour::default() });
        office(hall, &bad, house()).send_due().await;
        let waits = states(hall, &ids).await;
        assert!(waits.contains(&"waiting".to_owned()), "{waits:?}");
        // Whatever was lost is due again, sooner or later.
        hall.clock.advance(10 * MINUTE);
        let good = StandIn::with(Behaviour::default());
        let office = office(hall, &good, house());
        office.send_due().await;
        assert_eq!(states(hall, &ids).await, ["sent", "sent", "sent"]);
        let (bad, good) = (bad.kept.lock().unwrap().clone(), good.kept.lock().unwrap().clone());
        let all: Vec<_> = bad.iter().chain(&good).collect();
        let to: BTreeSet<&String> = all.iter().map(|kept| &kept.recipients[0]).collect();
        let names: BTreeSet<String> = all.iter().map(|kept| id_of(&kept.letter)).collect();
        assert_eq!((to.len(), names.len()), (3, 1));
        // At most the one in doubt came twice.
        assert!(all.len() <= 4, "{}", all.len());
        assert!(all.iter().all(|kept| kept.letter.ends_with(b"--\r\n")), "no half letter");
    }
});

both!(a_relay_that_is_away_costs_no_letter_an_attempt, async |hall: &Hall| {
    let ids = left(hall, 2).await;
    let gone = StandIn::with(Behaviour { at: vec![("EHLO", Does::HangsUp)], ..Behaviour::default() });
    let office_there = office(hall, &gone, house());
    office_there.send_due().await;
    let standing = deliveries::standing(&mut hall.system(), 9).await.unwrap();
    assert!(standing[0].error.as_deref().unwrap().contains("localhost"), "{standing:?}");
    hall.clock.advance(MINUTE);
    let good = StandIn::with(Behaviour::default());
    office(hall, &good, house()).send_due().await;
    assert_eq!(states(hall, &ids).await, ["sent", "sent"]);
    assert_eq!(good.kept.lock().unwrap().len(), 2);
});

// reliability 2.1 cases 2 and 12: the program is killed between the relay's 250 and "sent".
both!(
    a_node_that_dies_after_the_relay_took_a_letter_leaves_one_repeat_with_the_same_name,
    async |hall: &Hall| {
        let ids = left(hall, 1).await;
        let server = StandIn::with(Behaviour::default());
        // It dies: it took the letter and sent it, and wrote nothing down.
        let (claimed, _) = deliveries::claim(&mut hall.system(), None, 1).await.unwrap();
        let said = &deliveries::letters(&mut hall.system(), &[claimed[0].letter]).await.unwrap()[0];
        let mould = letters::leaving::mould(said, None, Vec::new(), &[], &house()).unwrap();
        let token = notices::token(&hall.house.letters_key().await.unwrap(), ids[0]);
        let first =
            letters::leaving::parcel(&mould, said, &claimed[0], &token, &[], &|_| String::new(), &house())
                .unwrap();
        office(hall, &server, house()).send_due().await;
        assert_eq!(server.kept.lock().unwrap().len(), 0, "it is in the dead one's hands");
        hall.clock.advance(deliveries::LEASE + Duration::from_secs(1));
        office(hall, &server, house()).send_due().await;
        let kept = server.kept.lock().unwrap().clone();
        // The same, byte by byte: whoever drops repeats finds it to be one.
        assert_eq!((kept.len(), &kept[0].letter, &kept[0].sender), (1, &first.bytes, &first.sender));
        assert_eq!(states(hall, &ids).await, ["sent"]);
    }
);

both!(letters_are_signed_with_the_keys_of_their_domain, async |hall: &Hall| {
    left(hall, 40).await;
    let mut state = 1u32;
    let mut dice = |bytes: &mut [u8]| {
        bytes.fill_with(|| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        });
    };
    let keys: Vec<Key> = [(Kind::Rsa, "r"), (Kind::Ed25519, "e")]
        .into_iter()
        .map(|(kind, selector)| {
            Key::read("hall.example", selector, make(kind, &mut dice).unwrap().pem.as_bytes()).unwrap()
        })
        .collect();
    let server = StandIn::with(Behaviour::default());
    office(hall, &server, House { keys: Arc::new(Keys::new(keys)), ..house() }).send_due().await;
    let kept = server.kept.lock().unwrap();
    assert_eq!(kept.len(), 40);
    for kept in kept.iter() {
        let text = String::from_utf8_lossy(&kept.letter);
        assert_eq!(text.matches("DKIM-Signature:").count(), 2);
        assert!(text.replace("\r\n", "").contains("List-Unsubscribe") || !text.contains("List-Post"));
    }
});
