//! A calendar that hears: invitations as calendars read them, and the answers that calendars and people send (TP11, TP15 to TP17).

use std::{sync::Arc, time::Duration};

use calendar::{
    Item,
    write::{Draft, Party, reply},
};
use chrono::{DateTime, Utc};
use community::{
    Actor, GatheringId, PersonId,
    arrivals::Arrival,
    charter::{self, Viewer},
    gatherings::{self, Coming, Gathering, NewGathering, Seat},
    notices::{self, Letter, deliveries},
    people::{self, Wish, delegates},
};
use letters::leaving::House;
use testkit::{Hall, Style, TestApp, post::by_calendar, world::SLUG};

const GWEN: &str = "gwen@pubcommons.example";
const WIL: &str = "wil@riverwardens.example";
const MARGO: &str = "margo@commonkettle.example";
const OWN: &str = "peers@hall.example";
const DAY: u64 = 86_400;

fn said(letter: &Letter) -> String {
    letter.plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

struct Told {
    app: TestApp,
    id: GatheringId,
}

impl Told {
    async fn of(new: NewGathering) -> Told {
        let app = TestApp::over(Hall::sqlite().await).await;
        let margo = Actor::Person(app.world.person("margo"));
        let viewer = charter::visit(&mut app.hall.house.work(margo), SLUG).await.unwrap();
        let id = gatherings::plan(&mut app.hall.house.work(margo), &viewer, &new).await.unwrap();
        gatherings::invite(&mut app.hall.house.work(margo), &viewer, id).await.unwrap();
        app.run().await;
        Told { app, id }
    }

    async fn margo(&self) -> (Actor, Viewer) {
        let margo = Actor::Person(self.app.world.person("margo"));
        (margo, charter::visit(&mut self.app.hall.house.work(margo), SLUG).await.unwrap())
    }

    async fn gathering(&self) -> Gathering {
        gatherings::gathering(&mut self.app.hall.system(), self.id).await.unwrap()
    }

    async fn seat(&self, name: &str) -> Seat {
        let person = self.app.world.person(name);
        gatherings::seat_of(&mut self.app.hall.system(), self.id, person).await.unwrap().expect("asked")
    }

    async fn coming(&self, name: &str) -> Option<Coming> {
        self.seat(name).await.coming()
    }

    /// The copy of the calendar in the newest letter to somebody.
    async fn copy(&self, address: &str, kind: &str) -> String {
        let mut found = None;
        for letter in self.app.letters().await {
            if letter.address == address && letter.kind == kind && found.is_none() {
                found = notices::calendars(&mut self.app.hall.system(), letter.id)
                    .await
                    .unwrap()
                    .into_iter()
                    .next();
            }
        }
        let body = found.expect("a calendar").body;
        let person = self.person(address).await;
        let gathering = self.gathering().await;
        let key = self.app.hall.house.letters_key().await.unwrap();
        let proof = gatherings::proof(&key, gatherings::about(&gathering), person);
        Draft::of(body).to(&Party { name: "Somebody".into(), email: address.into() }, &proof, "")
    }

    async fn person(&self, address: &str) -> PersonId {
        let address = community::people::address::Address::of(address).unwrap();
        community::people::speaks_from(&mut self.app.hall.system(), &address).await.unwrap().expect("ours")
    }

    async fn asked(&self, address: &str) -> Item {
        let copy = self.copy(address, "gathering").await;
        calendar::read(copy.as_bytes()).items.remove(0)
    }

    async fn answers(&self, from: &str, ics: &str) -> Arrival {
        self.app.deliver(&by_calendar(from, OWN, ics)).await
    }

    async fn accepts(&self, address: &str, partstat: &str, comment: &str) -> Arrival {
        let asked = self.asked(address).await;
        let ics =
            reply(&asked, &Party { name: String::new(), email: address.into() }, partstat, comment, stamp());
        self.answers(address, &ics).await
    }
}

fn stamp() -> DateTime<Utc> {
    DateTime::from_timestamp(1_792_100_000, 0).unwrap()
}

fn circle() -> NewGathering {
    NewGathering {
        title: "Autumn circle".into(),
        purpose: "What we have learned since spring".into(),
        day: "2026-10-29".parse().unwrap(),
        zone: "Europe/London".into(),
        minutes: 90,
        dial_in: "+44 1632 960144".into(),
        ..NewGathering::default()
    }
}

#[tokio::test]
async fn an_invitation_is_a_letter_and_a_calendar_for_one() {
    let told = Told::of(circle()).await;
    let letter = told.app.newest_to(GWEN, "gathering").await;
    assert_eq!(letter.subject, "Autumn circle: Thursday 29 October");
    for fact in [
        "Thursday 29 October, 10:00",
        "YES: I am coming",
        "meet.jit.si/guildhall-",
        "+44 1632 960144",
        "Level 3",
    ] {
        assert!(said(&letter).contains(fact), "{fact}: {}", letter.plain);
    }
    assert!(!said(&letter).contains('*'));
    let wil = told.app.newest_to(WIL, "gathering").await;
    assert!(said(&wil).contains("11:00") && said(&wil).contains("Europe/Amsterdam"), "{}", wil.plain);
    // Besides the foot, which says the cause of the community.
    let words = letter.plain.split("\n--\n").next().unwrap().split_whitespace().count();
    assert!(words <= 120, "{words}: {}", letter.plain);
    let copy = told.copy(GWEN, "gathering").await;
    let read = calendar::read(copy.as_bytes());
    assert_eq!(read.method.as_deref(), Some("REQUEST"));
    let item = &read.items[0];
    assert_eq!(item.organizer.as_deref(), Some(OWN));
    assert_eq!(
        item.attendees.iter().map(|one| one.email.as_str()).collect::<Vec<_>>(),
        [GWEN],
        "nobody sees who else is asked"
    );
    assert_eq!(
        (item.sequence, item.start.as_ref().unwrap().written.as_str()),
        (Some(0), "2026-10-29T10:00:00")
    );
    let other = calendar::read(told.copy(WIL, "gathering").await.as_bytes()).items.remove(0);
    assert_ne!(item.uid, other.uid, "a proof for each");
    // Run again, nobody is asked twice.
    let before = told.app.letters().await.len();
    letters::gatherings::tell::due(&told.app.hall.house, &testkit::sender()).await.unwrap();
    assert_eq!(told.app.letters().await.len(), before);
}

// TP15, TP16: by calendar alone.
#[tokio::test]
async fn calendars_answer_and_no_letter_comes_back() {
    let told = Told::of(circle()).await;
    let before = told.app.letters().await.len();
    for (partstat, coming) in [
        ("ACCEPTED", Coming::Yes),
        ("TENTATIVE", Coming::Perhaps),
        ("DECLINED", Coming::No),
        ("ACCEPTED", Coming::Yes),
    ] {
        let arrival = told.accepts(GWEN, partstat, "On the late train").await;
        assert_eq!((arrival.state.as_str(), arrival.outcome.as_str()), ("done", "calendar-answered"));
        let seat = told.seat("gwen").await;
        assert_eq!(
            (seat.coming(), seat.came_by.as_str(), seat.note.as_str()),
            (Some(coming), "calendar", "On the late train")
        );
    }
    assert_eq!(told.app.letters().await.len(), before, "the calendar shows it");
    // The proof in the copy is enough where no domain vouches for its mail.
    let asked = told.asked(WIL).await;
    let ics = reply(&asked, &Party { name: String::new(), email: WIL.into() }, "DECLINED", "", stamp());
    told.app.deliver(&by_calendar(WIL, OWN, &ics).unproven()).await;
    assert_eq!(told.coming("wilhelmina").await, Some(Coming::No));
}

// Hostile: somebody else's seat; a stranger; another community; made-up UIDs; without proof.
#[tokio::test]
async fn nobody_answers_for_somebody_else() {
    let told = Told::of(circle()).await;
    let asked = told.asked(GWEN).await;
    let as_gwen = |uid: Option<&str>| {
        let item = Item { uid: uid.map(str::to_owned).or(asked.uid.clone()), ..asked.clone() };
        reply(&item, &Party { name: String::new(), email: GWEN.into() }, "DECLINED", "", stamp())
    };
    // Another member says that Gwen does not come, and a stranger does.
    for from in [WIL, "eve@elsewhere.example"] {
        let arrival = told.answers(from, &as_gwen(None)).await;
        assert_eq!(arrival.outcome, "calendar-not-theirs", "{from}");
    }
    assert_eq!(told.coming("gwen").await, None);
    // Without the proof, from an address that nothing proves: Gwen is asked, once.
    let bare = asked.uid.as_deref().unwrap().split('-').next().unwrap().to_owned();
    for _ in 0..2 {
        let forged = as_gwen(Some(&format!("{bare}-0000000000000000@hall.example")));
        let arrival = told.app.deliver(&by_calendar(GWEN, OWN, &forged).unproven()).await;
        assert_eq!(arrival.outcome, "calendar-unproven");
    }
    assert_eq!(told.coming("gwen").await, None);
    let letters = told.app.letters().await;
    assert_eq!(
        letters.iter().filter(|letter| letter.kind == "gathering-line" && letter.address == GWEN).count(),
        1
    );
    told.app.answers(&told.app.newest_to(GWEN, "gathering-line").await, "YES", Style::Phone).await;
    assert_eq!(told.coming("gwen").await, Some(Coming::Yes));
    // UIDs that are not ours, or of nothing.
    for (uid, outcome) in [
        ("040000008200E00074C5B7101A82E008", "calendar-foreign"),
        ("1234567890123-0000000000000000@hall.example", "calendar-unknown"),
        ("x@hall.example", "calendar-foreign"),
        (&format!("{bare}-x@other.example"), "calendar-foreign"),
    ] {
        let arrival = told.answers(GWEN, &as_gwen(Some(uid))).await;
        assert_eq!(arrival.outcome, outcome, "{uid}");
    }
    assert_eq!(told.coming("gwen").await, Some(Coming::Yes));
}

// Hostile: an invitation that was forwarded to a stranger who accepts.
#[tokio::test]
async fn a_stranger_with_a_copy_becomes_a_guest_who_waits_for_a_convenor() {
    let told = Told::of(circle()).await;
    let asked = told.asked(GWEN).await;
    let eve = Party { name: "Eve Stranger".into(), email: "eve@elsewhere.example".into() };
    let ics = reply(&asked, &eve, "ACCEPTED", "", stamp());
    for _ in 0..2 {
        told.answers("Eve Stranger <eve@elsewhere.example>", &ics).await;
    }
    let (margo, viewer) = told.margo().await;
    let guests = gatherings::guests(&mut told.app.hall.house.work(margo), &viewer, told.id).await.unwrap();
    assert_eq!(guests.len(), 1);
    assert_eq!(
        (guests[0].name.as_str(), guests[0].host_name.as_str(), guests[0].state.as_str()),
        ("Eve Stranger", "Gwen Abernathy", "asked")
    );
    let letter = told.app.newest_to("eve@elsewhere.example", "gathering-stranger").await;
    assert!(
        !letter.plain.contains("meet.jit.si") && !letter.plain.contains("960144"),
        "nothing of the way in: {}",
        letter.plain
    );
    assert_eq!(told.coming("gwen").await, None);
    // A member to whom it was forwarded answers for themselves.
    let ics = reply(&asked, &Party { name: String::new(), email: WIL.into() }, "ACCEPTED", "", stamp());
    told.answers(WIL, &ics).await;
    assert_eq!((told.coming("wilhelmina").await, told.coming("gwen").await), (Some(Coming::Yes), None));
}

#[tokio::test]
async fn an_assistant_answers_dates_by_calendar_and_by_word() {
    let told = Told::of(circle()).await;
    let gwen = told.app.world.person("gwen");
    let assistant = community::people::address::Address::of("pa@pubcommons.example").unwrap();
    delegates::name(&mut told.app.hall.of(gwen), &assistant).await.unwrap();
    let asked = told.asked(GWEN).await;
    let ics = reply(&asked, &Party { name: String::new(), email: GWEN.into() }, "ACCEPTED", "", stamp());
    told.answers("Pat <pa@pubcommons.example>", &ics).await;
    let seat = told.seat("gwen").await;
    assert_eq!((seat.coming(), seat.came_by.as_str()), (Some(Coming::Yes), "assistant"));
    let letter = told.app.newest_to(GWEN, "gathering").await;
    told.app.answers_from("Pat <pa@pubcommons.example>", &letter, "LEAVE", Style::Phone).await;
    assert!(charter::visit(&mut told.app.hall.of(gwen), SLUG).await.unwrap().is_member());
    told.app.answers_from("Pat <pa@pubcommons.example>", &letter, "NO", Style::Phone).await;
    assert_eq!(told.coming("gwen").await, Some(Coming::No));
}

// RFC 5546 3.2.2.3: whoever hands their seat on does not come, the other is named to the convenor, and nobody is asked in their place.
#[tokio::test]
async fn a_seat_that_is_handed_on_is_free_and_the_other_is_named() {
    let told = Told::of(circle()).await;
    let asked = told.asked(GWEN).await;
    let who = Party { name: String::new(), email: GWEN.into() };
    let ics = reply(&asked, &who, "DELEGATED", "I am at sea", stamp())
        .replace("PARTSTAT=DELEGATED", "PARTSTAT=DELEGATED;DELEGATED-TO=\"mailto:ben@pubcommons.example\"");
    told.answers(GWEN, &ics).await;
    let seat = told.seat("gwen").await;
    assert_eq!(seat.coming(), Some(Coming::No));
    assert!(
        seat.note.contains("I am at sea") && seat.note.contains("ben@pubcommons.example"),
        "{}",
        seat.note
    );
    let receipt = told.app.newest_to(GWEN, "gathering").await;
    assert!(!said(&receipt).contains("ben@"), "{}", receipt.plain);
    assert!(told.app.letters().await.iter().all(|letter| !letter.address.starts_with("ben@")));
}

// Moved: everyone hears, with a higher sequence; old answers do not count. Called off: the calendar takes it out.
#[tokio::test]
async fn changes_and_cancellations_reach_letters_and_calendars() {
    let told = Told::of(circle()).await;
    let (margo, viewer) = told.margo().await;
    let first = told.asked(GWEN).await;
    told.accepts(GWEN, "ACCEPTED", "").await;
    let moved = NewGathering { day: "2026-10-30".parse().unwrap(), ..told.gathering().await.as_new() };
    gatherings::change(&mut told.app.hall.house.work(margo), &viewer, told.id, &moved).await.unwrap();
    told.app.run().await;
    let letter = told.app.newest_to(GWEN, "gathering").await;
    assert!(letter.subject.starts_with("Changed: Autumn circle, Friday 30 October"), "{}", letter.subject);
    let second = told.asked(GWEN).await;
    assert_eq!((second.uid.clone(), second.sequence), (first.uid.clone(), Some(1)), "the same, and newer");
    // Her calendar has not seen it yet.
    let old = reply(&first, &Party { name: String::new(), email: GWEN.into() }, "ACCEPTED", "", stamp());
    assert_eq!(told.answers(GWEN, &old).await.outcome, "calendar-old");
    assert_eq!(told.coming("gwen").await, None);
    let back = told.app.newest_to(GWEN, "gathering").await;
    assert!(
        said(&back).contains("older version") && said(&back).contains("Friday 30 October"),
        "{}",
        back.plain
    );
    told.app.answers(&back, "Yes please, I will bring cake", Style::Outlook).await;
    assert_eq!(told.coming("gwen").await, Some(Coming::Yes));
    gatherings::cancel(&mut told.app.hall.house.work(margo), &viewer, told.id).await.unwrap();
    told.app.run().await;
    let letter = told.app.newest_to(GWEN, "gathering").await;
    assert!(letter.subject.starts_with("Called off: Autumn circle"), "{}", letter.subject);
    let read = calendar::read(told.copy(GWEN, "gathering").await.as_bytes());
    assert_eq!(
        (read.method.as_deref(), read.items[0].status.as_deref(), read.items[0].sequence),
        (Some("CANCEL"), Some("CANCELLED"), Some(2))
    );
    let late = reply(&second, &Party { name: String::new(), email: GWEN.into() }, "ACCEPTED", "", stamp());
    assert_eq!(told.answers(GWEN, &late).await.outcome, "calendar-cancelled");
    assert!(
        said(&told.app.newest_to(GWEN, "gathering").await)
            .contains("called off, so there is nothing to answer")
    );
}

#[tokio::test]
async fn an_answer_after_the_gathering_is_told_so() {
    let told = Told::of(circle()).await;
    let asked = told.asked(GWEN).await;
    let letter = told.app.newest_to(GWEN, "gathering").await;
    told.app.hall.clock.advance(Duration::from_secs(30 * DAY));
    let ics = reply(&asked, &Party { name: String::new(), email: GWEN.into() }, "ACCEPTED", "", stamp());
    assert_eq!(told.answers(GWEN, &ics).await.outcome, "calendar-over");
    assert!(said(&told.app.newest_to(GWEN, "gathering").await).contains("is over"));
    told.app.answers(&letter, "YES", Style::Phone).await;
    assert!(said(&told.app.newest_to(GWEN, "receipt").await).contains("is over"));
}

// TP15, TP16: by words, in three styles of reply.
#[tokio::test]
async fn words_answer_too_and_can_be_taken_back() {
    let told = Told::of(circle()).await;
    let letter = told.app.newest_to(GWEN, "gathering").await;
    for (style, words, coming) in [
        (Style::Phone, "YES", Coming::Yes),
        (Style::Quoted, "Maybe", Coming::Perhaps),
        (Style::Outlook, "no, I am on a train that day", Coming::No),
        (Style::QuotedFrench, "peut-être", Coming::Perhaps),
        (Style::Phone, "PHONE", Coming::Yes),
        (Style::Phone, "NO\nTell them I am sorry", Coming::No),
        (Style::Phone, "LATE 15", Coming::Yes),
    ] {
        told.app.answers(&letter, words, style).await;
        assert_eq!(told.coming("gwen").await, Some(coming), "{words}");
    }
    assert_eq!(told.seat("gwen").await.late, 15);
    let receipt = told.app.newest_to(GWEN, "receipt").await;
    assert!(said(&receipt).contains("UNDO") && said(&receipt).contains("meet.jit.si"), "{}", receipt.plain);
    told.app.answers(&receipt, "UNDO", Style::Phone).await;
    assert_eq!(told.coming("gwen").await, Some(Coming::No), "as before");
    // What is no answer is asked about.
    told.app.answers(&letter, "What is the weather like?", Style::Phone).await;
    assert!(said(&told.app.newest_to(GWEN, "receipt").await).contains("Reply YES, MAYBE or NO"));
}

// A full room, and a counter-proposal.
#[tokio::test]
async fn a_full_room_is_said_and_another_time_goes_to_the_convenors() {
    let told = Told::of(NewGathering { capacity: Some(1), ..circle() }).await;
    told.accepts(WIL, "ACCEPTED", "").await;
    told.accepts(GWEN, "ACCEPTED", "").await;
    let waits = told.app.newest_to(GWEN, "gathering").await;
    assert!(said(&waits).contains("is full. You are number 1"), "{}", waits.plain);
    told.accepts(WIL, "DECLINED", "").await;
    let free = told.app.newest_to(GWEN, "gathering").await;
    assert_eq!(free.subject, "A seat for you: Autumn circle");
    assert!(told.seat("gwen").await.is_in());
    let asked = told.asked(GWEN).await;
    let counter = reply(
        &asked,
        &Party { name: String::new(), email: GWEN.into() },
        "TENTATIVE",
        "Could it be in the afternoon?",
        stamp(),
    )
    .replace("METHOD:REPLY", "METHOD:COUNTER")
    .replace("20261029T100000", "20261029T150000");
    told.answers(GWEN, &counter).await;
    let held = told.app.newest_to(MARGO, "note").await;
    assert!(
        said(&held).contains("2026-10-29 15:00") && said(&held).contains("in the afternoon"),
        "{}",
        held.plain
    );
    assert!(told.seat("gwen").await.is_in(), "it stays as it is");
}

// TP15, TP17: two days before; an hour before, with the way in, but for those whose calendar has it.
#[tokio::test]
async fn reminders_come_two_days_before_and_the_way_in_an_hour_before() {
    let told = Told::of(circle()).await;
    let app = &told.app;
    told.accepts(WIL, "ACCEPTED", "").await;
    let letter = app.newest_to("hamish@islesenergy.example", "gathering").await;
    app.answers(&letter, "NO", Style::Phone).await;
    let begins = told.gathering().await.starts_at;
    let to = async |before: Duration| {
        app.hall.clock.advance((begins - before).since(app.hall.clock.now()));
        letters::gatherings::remind::due(&app.hall.house, &testkit::sender()).await.unwrap();
        letters::gatherings::remind::due(&app.hall.house, &testkit::sender()).await.unwrap();
    };
    to(Duration::from_secs(2 * DAY - 60)).await;
    let count = async |kind: &str, address: &str| {
        app.letters().await.iter().filter(|letter| letter.kind == kind && letter.address == address).count()
    };
    assert_eq!(count("gathering-reminder", GWEN).await, 1);
    let asks = app.newest_to(GWEN, "gathering-reminder").await;
    assert!(said(&asks).contains("Are you coming?") && said(&asks).contains("PHONE"), "{}", asks.plain);
    let knows = app.newest_to(WIL, "gathering-reminder").await;
    assert!(said(&knows).contains("you said that you are coming"), "{}", knows.plain);
    assert_eq!(
        count("gathering-reminder", "hamish@islesenergy.example").await,
        0,
        "who said no is left in peace"
    );
    app.answers(&asks, "PHONE", Style::Phone).await;
    assert!(told.seat("gwen").await.by_phone);
    to(Duration::from_secs(3_000)).await;
    assert_eq!((count("gathering-joining", GWEN).await, count("gathering-joining", WIL).await), (1, 0));
    let way_in = app.newest_to(GWEN, "gathering-joining").await;
    assert!(
        said(&way_in).contains("meet.jit.si") && said(&way_in).contains("+44 1632 960144"),
        "{}",
        way_in.plain
    );
}

// S2.25: whatever link somebody has, it stands in the invitation, in the calendar, in the reminder and in the letter of the last hour.
#[tokio::test]
async fn any_link_to_meet_goes_into_every_letter() {
    for link in [
        "https://us02web.zoom.us/j/85012345678?pwd=abc",
        "https://meet.google.com/abc-defg-hij",
        "https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2/0",
        "https://kettle.webex.com/meet/margo",
        "https://meet.goto.com/123456789",
        "https://bbb.kettle.example/b/mar-abc-def",
        "https://whereby.com/kettle",
        "https://join.kettle.example/anything?room=7",
    ] {
        let told = Told::of(NewGathering { link: link.into(), ..circle() }).await;
        let app = &told.app;
        let shows = |letter: &Letter| {
            // Links are not broken, wherever the line would end.
            letter.plain.contains(link) && letter.html.contains(&link.replace('&', "&amp;"))
        };
        let invitation = app.newest_to(GWEN, "gathering").await;
        assert!(shows(&invitation), "{link}: {}", invitation.plain);
        assert!(told.asked(GWEN).await.description.unwrap().contains(link), "{link}");
        let begins = told.gathering().await.starts_at;
        for (before, kind) in [(2 * DAY - 60, "gathering-reminder"), (3_000, "gathering-joining")] {
            app.hall.clock.set(begins - Duration::from_secs(before));
            letters::gatherings::remind::due(&app.hall.house, &testkit::sender()).await.unwrap();
            let letter = app.newest_to(GWEN, kind).await;
            assert!(shows(&letter), "{link}: {}", letter.plain);
        }
    }
}

// TP15, TP17 in French: asked, reminded and let in, in the words of whoever reads them.
#[tokio::test]
async fn a_gathering_is_asked_answered_and_reminded_of_in_french() {
    let app = TestApp::over(Hall::sqlite().await).await;
    let (wil, margo) = (app.world.person("wilhelmina"), app.world.person("margo"));
    let wish = Wish { name: "Wilhelmina", language: "fr", zone: "Europe/Paris", off_the_map: false };
    people::choose(&mut app.hall.of(wil), wish).await.unwrap();
    let viewer = charter::visit(&mut app.hall.of(margo), SLUG).await.unwrap();
    let id = gatherings::plan(&mut app.hall.of(margo), &viewer, &circle()).await.unwrap();
    gatherings::invite(&mut app.hall.of(margo), &viewer, id).await.unwrap();
    app.run().await;
    let told = Told { app, id };
    let letter = told.app.newest_to(WIL, "gathering").await;
    for fact in ["Pouvez-vous venir", "jeudi 29 octobre", "OUI", "PEUT-ÊTRE", "La dernière réponse compte"]
    {
        assert!(said(&letter).contains(fact), "{fact}: {}", letter.plain);
    }
    assert!(told.asked(WIL).await.description.unwrap().contains("Acceptez ou refusez"));
    for (words, coming) in [
        ("Peut-être", Coming::Perhaps),
        ("Oui, avec plaisir", Coming::Yes),
        ("Non merci", Coming::No),
        ("retard 20", Coming::Yes),
    ] {
        told.app.answers(&letter, words, Style::OutlookFrench).await;
        assert_eq!(told.coming("wilhelmina").await, Some(coming), "{words}");
    }
    let receipt = told.app.newest_to(WIL, "receipt").await;
    assert!(
        said(&receipt).contains("20 minutes plus tard") && said(&receipt).contains("ANNULER"),
        "{}",
        receipt.plain
    );
    let begins = told.gathering().await.starts_at;
    told.app.hall.clock.set(begins - Duration::from_secs(2 * DAY - 60));
    letters::gatherings::remind::due(&told.app.hall.house, &testkit::sender()).await.unwrap();
    let reminder = told.app.newest_to(WIL, "gathering-reminder").await;
    assert!(said(&reminder).contains("vous avez dit que vous veniez"), "{}", reminder.plain);
}

// TP11: a year of dates, answered as a whole, but for one, and date by date.
#[tokio::test]
async fn a_year_of_dates_is_one_letter_and_one_series() {
    let app = TestApp::over(Hall::sqlite().await).await;
    let margo = Actor::Person(app.world.person("margo"));
    let viewer = charter::visit(&mut app.hall.house.work(margo), SLUG).await.unwrap();
    let rhythm = gatherings::Rhythm {
        name: "Monthly circle".into(),
        every: "month".into(),
        weekday: 4,
        nth: 2,
        minute: 600,
        zone: "Europe/London".into(),
        minutes: 90,
        mode: "video".into(),
        purpose: String::new(),
        protected: true,
        starts_on: "2026-11-01".parse().unwrap(),
        skips: vec![gatherings::Skip {
            from: "2027-08-01".parse().unwrap(),
            to: "2027-08-31".parse().unwrap(),
        }],
    };
    let id = gatherings::keep(&mut app.hall.house.work(margo), &viewer, None, &rhythm).await.unwrap();
    let ids = gatherings::plan_year(&mut app.hall.house.work(margo), &viewer, id, &NewGathering::default())
        .await
        .unwrap();
    app.run().await;
    let letter = app.newest_to(GWEN, "gathering-year").await;
    assert!(
        said(&letter).contains("Thursday 12 November, 10:00") && said(&letter).contains("NOT 10 DECEMBER"),
        "{}",
        letter.plain
    );
    let to_gwen = app
        .letters()
        .await
        .into_iter()
        .filter(|one| one.address == GWEN && one.kind.starts_with("gathering"))
        .count();
    assert_eq!(to_gwen, 1, "one letter for all of them");
    let coming = async || {
        let mut all = Vec::new();
        for id in &ids {
            let seat =
                gatherings::seat_of(&mut app.hall.system(), *id, app.world.person("gwen")).await.unwrap();
            all.push(seat.and_then(|seat| seat.coming()));
        }
        all
    };
    app.answers(&letter, "YES", Style::Quoted).await;
    assert!(coming().await.iter().all(|one| *one == Some(Coming::Yes)));
    app.answers(&letter, "NOT 10 December and 14 January", Style::Phone).await;
    let all = coming().await;
    assert_eq!(
        (all[0], all[1], all[2], all[3]),
        (Some(Coming::Yes), Some(Coming::No), Some(Coming::No), Some(Coming::Yes))
    );
    // By calendar: the whole series, and one date of it.
    let body = notices::calendars(&mut app.hall.system(), letter.id).await.unwrap().remove(0).body;
    let key = app.hall.house.letters_key().await.unwrap();
    let first = gatherings::gathering(&mut app.hall.system(), ids[0]).await.unwrap();
    let proof = gatherings::proof(&key, gatherings::about(&first), app.world.person("gwen"));
    let who = Party { name: "Gwen".into(), email: GWEN.into() };
    let copy = Draft::of(body).to(&who, &proof, "");
    assert!(
        copy.contains("RRULE:FREQ=MONTHLY;INTERVAL=1;BYDAY=2TH")
            && copy.contains("EXDATE;TZID=Europe/London:20270812T100000"),
        "{copy}"
    );
    let series = calendar::read(copy.as_bytes()).items.remove(0);
    app.deliver(&by_calendar(GWEN, OWN, &reply(&series, &who, "ACCEPTED", "", stamp()))).await;
    assert!(coming().await.iter().all(|one| *one == Some(Coming::Yes)));
    let one = reply(&series, &who, "DECLINED", "", stamp())
        .replace("DTSTART;", "RECURRENCE-ID;TZID=Europe/London:20270114T100000\r\nDTSTART;");
    app.deliver(&by_calendar(GWEN, OWN, &one)).await;
    let all = coming().await;
    assert_eq!(all.iter().filter(|one| **one == Some(Coming::No)).count(), 1);
    assert_eq!(all[2], Some(Coming::No));
    // Moved, one date of the series keeps its place in it.
    let moved = NewGathering {
        minute: 840,
        ..gatherings::gathering(&mut app.hall.system(), ids[4]).await.unwrap().as_new()
    };
    gatherings::change(&mut app.hall.house.work(margo), &viewer, ids[4], &moved).await.unwrap();
    app.run().await;
    let letter = app.newest_to(GWEN, "gathering").await;
    let body = notices::calendars(&mut app.hall.system(), letter.id).await.unwrap().remove(0).body;
    assert!(
        body.contains("RECURRENCE-ID;TZID=Europe/London:20270311T100000")
            && body.contains("DTSTART;TZID=Europe/London:20270311T140000"),
        "{body}"
    );
}

// RFC 6047: beside the words, and once more as a file for programs that only look there.
#[tokio::test]
async fn the_letter_has_its_calendar_beside_the_words_and_as_a_file() {
    let told = Told::of(circle()).await;
    let (claimed, _) = deliveries::claim(&mut told.app.hall.system(), None, 200).await.unwrap();
    let letter = told.app.newest_to(GWEN, "gathering").await;
    let one = claimed.iter().find(|one| one.id == letter.delivery).expect("it waits");
    let said = deliveries::letters(&mut told.app.hall.system(), &[one.letter]).await.unwrap().remove(0);
    let house = House {
        domain: "hall.example".into(),
        name: "The hall".into(),
        base_url: "https://hall.example".into(),
        less: |token| format!("/less/{token}"),
        why: |_, _| String::new(),
        keys: Arc::default(),
    };
    let sheets = notices::calendars(&mut told.app.hall.system(), one.letter).await.unwrap();
    let mould = letters::leaving::mould(&said, one.community.as_ref(), Vec::new(), &sheets, &house).unwrap();
    let proof = |_| "proof".to_owned();
    let parcel = letters::leaving::parcel(&mould, &said, one, "token", &sheets, &proof, &house).unwrap();
    let raw = String::from_utf8(parcel.bytes.clone()).unwrap();
    assert!(raw.contains("Content-Type: multipart/mixed"), "{raw}");
    let alternative = raw.split("multipart/alternative").nth(1).expect("words in several forms");
    let order = ["text/plain", "text/html", "text/calendar"].map(|kind| alternative.find(kind).expect(kind));
    assert!(order.is_sorted(), "the best comes last");
    assert!(raw.contains("method=\"REQUEST\"") || raw.contains("method=REQUEST"), "{raw}");
    assert!(raw.split("\r\n").all(|line| line.len() < 998));
    let read = mail::parse(&parcel.bytes);
    let calendars: Vec<_> = read
        .attachments
        .iter()
        .filter(|file| calendar::is_calendar(&file.content_type, file.file_name.as_deref()))
        .collect();
    assert_eq!(calendars.len(), 2);
    assert!(calendars.iter().any(|file| file.file_name.as_deref() == Some("invitation.ics")));
    for file in &calendars {
        let item = calendar::read(&file.bytes).items.remove(0);
        assert_eq!(item.attendees[0].email, GWEN);
        assert_eq!(item.summary.as_deref(), Some("Autumn circle"));
        assert!(item.uid.as_deref().unwrap().contains("-proof@hall.example"));
    }
    assert!(read.text.unwrap().contains("Can you come"));
}
