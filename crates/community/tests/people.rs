//! People, how they sign in, and what they say about themselves.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use base::{Chance, Secret};
use community::{
    Refused,
    people::{
        self,
        address::Address,
        drafts,
        passages::{self, Asking, Issued, Way},
        sessions::{self, Presented},
    },
};
use jobs::Runner;
use testkit::{Hall, both};

fn browser(seed: u64) -> Secret {
    Secret::token(&Chance::seeded(seed))
}

async fn ask(hall: &Hall, address: &str, browser: &Secret) -> Result<(), Refused> {
    let address = Address::of(address).unwrap();
    let asking =
        Asking { browser, named: "Firefox on Linux", network: "192.0.2.7", next_page: "/c/peers/talk" };
    passages::ask(&mut hall.visitor(), &address, asking).await
}

/// Writes the letters that were promised, as the letters door does.
async fn letters(hall: &Hall) -> Vec<Issued> {
    let house = &hall.house;
    let (store, clock) = (house.store().clone(), house.clock().clone());
    let promised = Arc::new(Mutex::new(Vec::new()));
    let seen = promised.clone();
    let runner = Runner::new(store, clock, house.chance().clone(), house.ids().clone());
    let runner = runner.on(passages::LETTER, move |job| {
        seen.lock().unwrap().push(job.payload);
        async { Ok(()) }
    });
    runner.run_due().await.unwrap();
    let promised = std::mem::take(&mut *promised.lock().unwrap());
    let mut written = Vec::new();
    for passage in promised {
        let mut work = hall.system();
        if let Some(issued) = passages::issue(&mut work, passage.parse().unwrap()).await.unwrap() {
            written.push(issued);
        }
        work.done().await.unwrap();
    }
    written
}

// S0.30, S1.9: a link by letter, no password, nobody else's log-in.
both!(a_member_signs_in_by_the_letters_link_in_the_browser_that_asked, async |hall: &Hall| {
    let world = hall.world().await;
    let mine = browser(1);
    ask(hall, "Gwen@PubCommons.example", &mine).await.unwrap();
    let letter = letters(hall).await.remove(0);
    assert_eq!(
        (letter.name.as_str(), letter.address.as_str()),
        ("Gwen Abernathy", "gwen@pubcommons.example")
    );
    assert!(matches!(
        passages::look(&mut hall.visitor(), &letter.token, Some(&mine)).await.unwrap(),
        Way::Here
    ));
    let opened = passages::enter_by_link(&mut hall.visitor(), &letter.token, &mine, "Firefox").await.unwrap();
    assert_eq!((opened.person, opened.next_page.as_str()), (world.person("gwen"), "/c/peers/talk"));
    let Presented::Open(session, person) = sessions::of(&mut hall.visitor(), &opened.token).await.unwrap()
    else {
        panic!("not signed in")
    };
    assert_eq!(person.name, "Gwen Abernathy");
    // Once.
    let twice = passages::enter_by_link(&mut hall.visitor(), &letter.token, &mine, "Firefox").await;
    assert!(matches!(twice, Err(Refused::Gone)));
    // And ended by the person, dead at once.
    let gwen = world.person("gwen");
    assert_eq!(sessions::list(&mut hall.of(gwen)).await.unwrap().len(), 1);
    sessions::end(&mut hall.of(gwen), session).await.unwrap();
    assert!(
        matches!(sessions::of(&mut hall.visitor(), &opened.token).await.unwrap(), Presented::Ended(who) if who == gwen)
    );
});

both!(a_scanner_that_opens_the_link_elsewhere_gets_a_code_and_no_session, async |hall: &Hall| {
    hall.world().await;
    let mine = browser(2);
    ask(hall, "iolo@cwmrepair.example", &mine).await.unwrap();
    let letter = letters(hall).await.remove(0);
    let scanner = browser(3);
    let Way::Elsewhere(code) =
        passages::look(&mut hall.visitor(), &letter.token, Some(&scanner)).await.unwrap()
    else {
        panic!("a scanner is not here")
    };
    assert_eq!(code.hash(), letter.code.hash());
    let entered = passages::enter_by_link(&mut hall.visitor(), &letter.token, &scanner, "Bot").await;
    assert!(matches!(entered, Err(Refused::Gone)));
    // The code works where it was asked for, and only there.
    let elsewhere = passages::enter_by_code(&mut hall.visitor(), &code, &scanner, "Bot").await;
    assert!(matches!(elsewhere, Err(Refused::Gone)));
    passages::enter_by_code(&mut hall.visitor(), &code, &mine, "Firefox").await.unwrap();
});

both!(a_code_is_guessed_five_times_and_a_link_is_open_for_ten_minutes, async |hall: &Hall| {
    hall.world().await;
    let mine = browser(4);
    ask(hall, "nell@skerrycrofters.example", &mine).await.unwrap();
    let letter = letters(hall).await.remove(0);
    for _ in 0..passages::GUESSES {
        let wrong = passages::enter_by_code(&mut hall.visitor(), &Secret::given("00000000"), &mine, "").await;
        assert!(matches!(wrong, Err(Refused::Invalid(_))));
    }
    let right = passages::enter_by_code(&mut hall.visitor(), &letter.code, &mine, "").await;
    assert!(matches!(right, Err(Refused::Gone)), "after five guesses the way is closed");
    hall.clock.advance(passages::OPEN_FOR + Duration::from_secs(1));
    let late = passages::enter_by_link(&mut hall.visitor(), &letter.token, &mine, "").await;
    assert!(matches!(late, Err(Refused::Gone)));
    assert!(matches!(
        passages::look(&mut hall.visitor(), &letter.token, Some(&mine)).await.unwrap(),
        Way::Over
    ));
});

both!(an_unknown_address_is_answered_alike_and_gets_no_letter, async |hall: &Hall| {
    hall.world().await;
    ask(hall, "stranger@nowhere.example", &browser(5)).await.unwrap();
    assert!(letters(hall).await.is_empty());
});

both!(asking_is_rated_for_each_address_and_each_network, async |hall: &Hall| {
    hall.world().await;
    for _ in 0..5 {
        ask(hall, "ravi@quietlibraries.example", &browser(6)).await.unwrap();
    }
    let Err(Refused::TooMany { again_at }) = ask(hall, "ravi@quietlibraries.example", &browser(6)).await
    else {
        panic!("the sixth in an hour was let through")
    };
    assert!(again_at.since(hall.clock.now()) <= Duration::from_secs(720));
    hall.clock.advance(Duration::from_secs(721));
    ask(hall, "ravi@quietlibraries.example", &browser(6)).await.unwrap();
    let mut stopped = false;
    for number in 0..20 {
        stopped |= ask(hall, &format!("a{number}@x.example"), &browser(7)).await.is_err();
    }
    assert!(stopped, "one network cannot try twenty more addresses");
});

both!(words_that_were_not_sent_wait_for_the_one_who_wrote_them, async |hall: &Hall| {
    let world = hall.world().await;
    let (gwen, iolo) = (world.person("gwen"), world.person("iolo"));
    drafts::keep(&mut hall.visitor(), gwen, "reply x", "", "half a thought").await.unwrap();
    drafts::keep(&mut hall.visitor(), gwen, "reply x", "", "a whole thought").await.unwrap();
    let waiting = drafts::waiting(&mut hall.of(gwen), "reply x").await.unwrap().unwrap();
    assert_eq!(waiting.words, "a whole thought");
    assert_eq!(drafts::waiting(&mut hall.of(iolo), "reply x").await.unwrap(), None);
    drafts::discard(&mut hall.of(gwen), "reply x").await.unwrap();
    assert_eq!(drafts::waiting(&mut hall.of(gwen), "reply x").await.unwrap(), None);
});

both!(a_person_sets_their_language_and_leaves_the_map, async |hall: &Hall| {
    let world = hall.world().await;
    let yuki = world.person("yuki");
    let wish = |zone| people::Wish { name: "Yuki T.", language: "en", zone, off_the_map: false };
    people::choose(&mut hall.of(yuki), wish("Asia/Tokyo")).await.unwrap();
    assert!(people::choose(&mut hall.of(yuki), wish("Mars/Base")).await.is_err());
    people::leave_the_map(&mut hall.of(yuki), true).await.unwrap();
    let person = people::get(&mut hall.of(yuki), yuki).await.unwrap();
    assert_eq!((person.zone.as_str(), person.off_the_map), ("Asia/Tokyo", true));
    assert!(people::get(&mut hall.of(world.person("gwen")), yuki).await.is_err(), "not another's");
});
