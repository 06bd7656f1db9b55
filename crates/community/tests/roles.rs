//! Roles: offered and said yes to, with a term, handed over; who could see what when; and that a community is never without a convenor.

use std::time::Duration;

use community::{
    Actor, PersonId, Refused,
    charter::{self, Standing, Viewer},
    held, members,
    members::throttle::{self, Why},
    receipts, roles,
};
use testkit::{Hall, both, world::SLUG};

const DAY: u64 = 86_400;

async fn seen_by(hall: &Hall, person: PersonId) -> Viewer {
    charter::visit(&mut hall.of(person), SLUG).await.unwrap()
}

/// The roles that somebody holds, as they stand in a list.
async fn held_by(hall: &Hall, person: PersonId) -> Vec<String> {
    let viewer = seen_by(hall, person).await;
    let all = roles::all(&mut hall.of(person), &viewer).await.unwrap();
    all.into_iter().filter(|one| one.person == person).map(|one| one.role).collect()
}

// TP36
both!(a_role_is_held_by_whoever_says_yes_and_not_now_leaves_no_trace, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, gwen, iolo) = (world.person("margo"), world.person("gwen"), world.person("iolo"));
    let convenor = seen_by(hall, margo).await;
    let seen = seen_by(hall, gwen).await;
    let none = roles::offer(&mut hall.of(gwen), &seen, "host", iolo, 6, "").await;
    assert!(matches!(none, Err(Refused::NotAllowed("convenors"))), "{none:?}");
    let bad = roles::offer(&mut hall.of(margo), &convenor, "king", iolo, 90, "").await;
    assert!(matches!(bad, Err(Refused::Invalid(problems)) if problems.len() == 2));
    let id = roles::offer(&mut hall.of(margo), &convenor, "scribe", gwen, 6, "Your notes are short.")
        .await
        .unwrap();
    let again = roles::offer(&mut hall.of(margo), &convenor, "scribe", gwen, 6, "").await.unwrap();
    assert_eq!(id, again, "asked twice, it is the same offer");
    assert!(held_by(hall, gwen).await.is_empty(), "nobody holds what they did not say yes to");
    // Nobody else answers it, or sees it.
    let other = seen_by(hall, iolo).await;
    assert!(matches!(roles::answer(&mut hall.of(iolo), &other, id, true).await, Err(Refused::NotFound)));
    assert!(roles::offers(&mut hall.of(iolo), &other).await.unwrap().is_empty());
    assert_eq!(roles::offers(&mut hall.of(gwen), &seen).await.unwrap()[0].words, "Your notes are short.");
    roles::answer(&mut hall.of(gwen), &seen, id, true).await.unwrap();
    let late = roles::answer(&mut hall.of(gwen), &seen, id, false).await;
    assert!(matches!(late, Err(Refused::Conflict)), "{late:?}");
    let all = roles::all(&mut hall.of(iolo), &other).await.unwrap();
    let scribe = all.iter().find(|one| one.role == "scribe").unwrap();
    assert_eq!((scribe.name.as_str(), scribe.giver.as_str()), ("Gwen Abernathy", "Margo Oyelaran"));
    assert!(scribe.term_ends.unwrap() > hall.clock.now() + Duration::from_secs(150 * DAY));
    // WITH name: both.
    let id = roles::offer(&mut hall.of(margo), &convenor, "host", gwen, 0, "").await.unwrap();
    roles::with(&mut hall.of(gwen), &seen, id, iolo).await.unwrap();
    let own = roles::offers(&mut hall.of(iolo), &other).await.unwrap();
    assert_eq!((own[0].role.as_str(), own[0].giver.as_str()), ("host", "Gwen Abernathy"));
    // Not now: no role, no line of the log, and after a month not even the offer is known.
    roles::answer(&mut hall.of(iolo), &other, own[0].id, false).await.unwrap();
    assert!(held_by(hall, iolo).await.is_empty());
    let log = roles::log(&mut hall.of(margo), &convenor, false, None).await.unwrap();
    assert!(!log.iter().any(|span| span.person == iolo));
    hall.clock.advance(Duration::from_secs(31 * DAY));
    roles::lapse_offers(&mut hall.system()).await.unwrap();
    let gone = roles::offer_of(&mut hall.of(margo), &convenor, own[0].id).await;
    assert!(matches!(gone, Err(Refused::NotFound)));
});

both!(a_co_convenor_stands_as_a_convenor_does, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, gwen) = (world.person("margo"), world.person("gwen"));
    assert!(!seen_by(hall, gwen).await.is_convenor());
    let convenor = seen_by(hall, margo).await;
    let id = roles::offer(&mut hall.of(margo), &convenor, "co-convenor", gwen, 12, "").await.unwrap();
    roles::answer(&mut hall.of(gwen), &seen_by(hall, gwen).await, id, true).await.unwrap();
    let seen = seen_by(hall, gwen).await;
    assert!(seen.is_convenor() && !seen.is_carer() && !seen.is_safeguarding_lead());
    assert!(held::waiting(&mut hall.of(gwen), &seen).await.unwrap().is_empty());
    let written = charter::holders(&mut hall.system(), world.community, "convenor").await.unwrap();
    assert_eq!(written.len(), 3, "letters for convenors go to them too: {written:?}");
    assert_eq!(charter::convenors(&mut hall.of(gwen), &seen).await.unwrap().len(), 3);
});

// Hostile: a convenor who removes the last convenor.
both!(the_last_convenor_stays_until_another_has_said_yes, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, jonah, gwen) = (world.person("margo"), world.person("jonah"), world.person("gwen"));
    let (first, second) = (seen_by(hall, margo).await, seen_by(hall, jonah).await);
    // Two decide at once, each about the other: the first word counts, and the second decides nothing any more.
    roles::end(&mut hall.of(margo), &first, jonah, "convenor").await.unwrap();
    let late = roles::end(&mut hall.of(jonah), &second, margo, "convenor").await;
    assert!(matches!(late, Err(Refused::NotAllowed("convenors"))), "{late:?}");
    assert_eq!(held_by(hall, jonah).await, ["host"]);
    let refused = roles::step_down(&mut hall.of(margo), &first, "convenor").await.map(drop);
    assert!(matches!(refused, Err(Refused::NotAllowed("last-convenor"))), "{refused:?}");
    let refused = roles::end(&mut hall.of(margo), &first, margo, "convenor").await;
    assert!(matches!(refused, Err(Refused::NotAllowed("last-convenor"))), "{refused:?}");
    let refused = members::leave(&mut hall.of(margo), &first).await.map(drop);
    assert!(matches!(refused, Err(Refused::NotAllowed("last-convenor"))), "{refused:?}");
    let refused = members::alumni(&mut hall.of(margo), &first, true).await.map(drop);
    assert!(matches!(refused, Err(Refused::NotAllowed("last-convenor"))), "{refused:?}");
    // An end of term does not leave it without one either: it is reminded of again.
    roles::set_term(&mut hall.of(margo), &first, margo, "convenor", 1).await.unwrap();
    hall.clock.advance(Duration::from_secs(40 * DAY));
    roles::end_terms(&mut hall.system()).await.unwrap();
    assert_eq!(held_by(hall, margo).await, ["convenor"]);
    // With a second one, the first may go: for a day it can be taken back.
    let id = roles::offer(&mut hall.of(margo), &first, "co-convenor", gwen, 0, "").await.unwrap();
    roles::answer(&mut hall.of(gwen), &seen_by(hall, gwen).await, id, true).await.unwrap();
    let receipt = roles::step_down(&mut hall.of(margo), &first, "convenor").await.unwrap();
    assert!(!seen_by(hall, margo).await.is_convenor());
    receipts::undo(&mut hall.of(margo), receipt).await.unwrap();
    assert!(seen_by(hall, margo).await.is_convenor());
    let receipt = members::leave(&mut hall.of(margo), &first).await.unwrap();
    assert_eq!(seen_by(hall, margo).await.standing(), Some(Standing::Left));
    receipts::undo(&mut hall.of(margo), receipt).await.unwrap();
    assert!(seen_by(hall, margo).await.is_convenor(), "who takes leaving back, convenes again");
});

both!(a_term_is_reminded_of_and_ends_and_its_holder_may_go_on, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, hamish) = (world.person("margo"), world.person("hamish"));
    let convenor = seen_by(hall, margo).await;
    let host = seen_by(hall, hamish).await;
    roles::set_term(&mut hall.of(margo), &convenor, hamish, "host", 3).await.unwrap();
    assert_eq!(roles::end_terms(&mut hall.system()).await.unwrap(), 0);
    hall.clock.advance(Duration::from_secs(80 * DAY));
    assert_eq!(roles::end_terms(&mut hall.system()).await.unwrap(), 0, "reminded, and not ended");
    roles::go_on(&mut hall.of(hamish), &host, "host").await.unwrap();
    hall.clock.advance(Duration::from_secs(60 * DAY));
    assert_eq!(roles::end_terms(&mut hall.system()).await.unwrap(), 0);
    assert_eq!(held_by(hall, hamish).await, ["host"]);
    hall.clock.advance(Duration::from_secs(130 * DAY));
    assert_eq!(roles::end_terms(&mut hall.system()).await.unwrap(), 1);
    assert_eq!(roles::end_terms(&mut hall.system()).await.unwrap(), 0, "once");
    assert!(held_by(hall, hamish).await.is_empty());
    let gone = roles::go_on(&mut hall.of(hamish), &host, "host").await;
    assert!(matches!(gone, Err(Refused::Gone)), "{gone:?}");
});

both!(members_read_who_could_see_what_when_and_each_what_was_theirs, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, jonah, gwen) = (world.person("margo"), world.person("jonah"), world.person("gwen"));
    let seen = seen_by(hall, gwen).await;
    let log = roles::log(&mut hall.of(gwen), &seen, false, None).await.unwrap();
    assert_eq!(log.iter().filter(|span| span.to.is_none()).count(), 7, "{log:?}");
    roles::step_down(&mut hall.of(jonah), &seen_by(hall, jonah).await, "convenor").await.unwrap();
    let log = roles::log(&mut hall.of(gwen), &seen, false, None).await.unwrap();
    let ended = log.iter().find(|span| span.to.is_some()).unwrap();
    assert_eq!((ended.person, ended.role.as_str(), ended.to), (jonah, "convenor", Some(hall.clock.now())));
    assert!(ended.saw().any(|what| what == "notes"));
    // Of what is hers: only who could see something, not hosts and not herself.
    let mine = roles::log(&mut hall.of(gwen), &seen, true, None).await.unwrap();
    assert_eq!(mine.len(), 4, "two convenors and two carers: {mine:?}");
    let own = roles::log(&mut hall.of(margo), &seen_by(hall, margo).await, true, None).await.unwrap();
    assert!(!own.iter().any(|span| span.person == margo));
    let visitor = charter::visit(&mut hall.visitor(), SLUG).await.unwrap();
    assert!(roles::log(&mut hall.visitor(), &visitor, false, None).await.is_err());
    // Who gave up everything sees nothing any more, and the log says so.
    members::leave(&mut hall.of(jonah), &seen_by(hall, jonah).await).await.unwrap();
    let log = roles::log(&mut hall.of(gwen), &seen, false, None).await.unwrap();
    assert!(log.iter().filter(|span| span.person == jonah).all(|span| span.to.is_some()));
});

both!(what_the_next_one_must_know_is_for_who_holds_the_role_or_is_asked_to, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, hamish, gwen, farida) =
        (world.person("margo"), world.person("hamish"), world.person("gwen"), world.person("farida"));
    let host = seen_by(hall, hamish).await;
    roles::write_handover(
        &mut hall.of(hamish),
        &host,
        "host",
        "Ring by eight.",
        "The hall is not booked.",
        "Ask Iolo.",
    )
    .await
    .unwrap();
    let seen = seen_by(hall, gwen).await;
    assert!(matches!(roles::handover(&mut hall.of(gwen), &seen, "host").await, Err(Refused::NotFound)));
    let convenor = seen_by(hall, margo).await;
    roles::offer(&mut hall.of(margo), &convenor, "host", gwen, 6, "").await.unwrap();
    let told = roles::handover(&mut hall.of(gwen), &seen, "host").await.unwrap().unwrap();
    assert_eq!((told.open.as_str(), told.name.as_str()), ("The hall is not booked.", "Hamish Dunmore"));
    // What carers hand over is for carers.
    assert!(matches!(roles::handover(&mut hall.of(margo), &convenor, "carer").await, Err(Refused::NotFound)));
    let carer = seen_by(hall, farida).await;
    assert!(roles::handover(&mut hall.of(farida), &carer, "carer").await.unwrap().is_none());
});

// S4.1
both!(the_next_intake_is_no_larger_than_what_has_landed_and_says_why, async |hall: &Hall| {
    let world = hall.world().await;
    let margo = world.person("margo");
    let convenor = seen_by(hall, margo).await;
    // Thirteen founded it; nobody came since.
    let first = throttle::suggest(&mut hall.of(margo), &convenor).await.unwrap();
    assert_eq!((first.places, first.why, first.joined), (2, Why::First, 0), "{first:?}");
    let mut new = Vec::new();
    for name in ["anwen", "bela", "carys", "dilys"] {
        let mut work = hall.system();
        work.begin().await.unwrap();
        let address = community::people::address::Address::of(&format!("{name}@valley.example")).unwrap();
        let person = community::people::meet(&mut work, &address, name, "en").await.unwrap();
        members::admit(&mut work, world.community, person, Standing::Member).await.unwrap();
        work.done().await.unwrap();
        new.push(person);
    }
    hall.clock.advance(Duration::from_secs(DAY));
    // All but the last write twice; all but the last two are answered in their first week.
    for (place, person) in new.iter().enumerate().take(3) {
        let seen = seen_by(hall, *person).await;
        let words = || community::conversations::Words { source: "Good morning", files: Vec::new() };
        let start = community::conversations::New {
            subject: "Hello",
            words: words(),
            level: None,
            present: Vec::new(),
        };
        let (thread, post) =
            community::conversations::start(&mut hall.of(*person), &seen, start).await.unwrap();
        if place < 2 {
            let viewer = seen_by(hall, margo).await;
            community::conversations::reply(&mut hall.of(margo), &viewer, thread, Some(post), words())
                .await
                .unwrap();
        }
        community::conversations::reply(&mut hall.of(*person), &seen, thread, None, words()).await.unwrap();
    }
    hall.clock.advance(Duration::from_secs(70 * DAY));
    let said = throttle::suggest(&mut hall.of(margo), &convenor).await.unwrap();
    assert_eq!((said.joined, said.landed, said.places, said.why), (4, 2, 2, Why::Landed), "{said:?}");
    let gwen = world.person("gwen");
    let seen = seen_by(hall, gwen).await;
    assert!(throttle::suggest(&mut hall.of(gwen), &seen).await.is_err());
    assert!(throttle::suggest(&mut hall.house.work(Actor::System), &seen).await.is_ok());
});
