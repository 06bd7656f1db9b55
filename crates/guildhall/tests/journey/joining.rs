//! How somebody comes to belong, by letters alone: invited or applying, chosen, promising, landing, asked after a year, gone and back
//! (touchpoints 1 to 8, 41, 47 to 49). Days pass by starting the program anew with a later clock. What convenors do on their pages is
//! done by the verbs of these pages.

use std::time::Duration;

use base::Clock;
use community::{
    Actor, House, IntakeId, PersonId, charter,
    curation::{self, Criteria, Ways},
    intakes::{self, New, Outcome, Verdict},
    people::{self, address::Address},
    practice,
};
use testkit::{Style, post::Sent};

use crate::{ADA, Journey, MAIR, house_of};

const ANA: &str = "ana@seeds.example";
const CAI: &str = "cai@kiosk.example";
const GWEN: &str = "gwen@pubcommons.example";
const HAMISH: &str = "hamish@islesenergy.example";
const DAY: u64 = 86_400;

/// The words that somebody replies, in their language.
struct Words {
    suggest: &'static str,
    accept: &'static str,
    more: &'static str,
    yes: &'static str,
    agree: &'static str,
    buddy: &'static str,
    mark: &'static str,
    appeal: &'static str,
    a_week: &'static str,
    delegate: &'static str,
    moved_to: &'static str,
    moved_on: &'static str,
    leave: &'static str,
    no_name: &'static str,
    alumni: &'static str,
    back: &'static str,
}

const ENGLISH: Words = Words {
    suggest: "SUGGEST Ana Bright <ana@seeds.example>",
    accept: "Accept, with pleasure",
    more: "Tell me more, please",
    yes: "Yes, please!",
    agree: "I agree.",
    buddy: "BUDDY",
    mark: "clear",
    appeal: "APPEAL I have run the kiosk since May.",
    a_week: "2 a week",
    delegate: "DELEGATE pa@valley.example for dates",
    moved_to: "Moved to running a seed library",
    moved_on: "MOVED ON",
    leave: "Leave, please",
    no_name: "No name",
    alumni: "ALUMNI YES",
    back: "Return",
};

const FRENCH: Words = Words {
    suggest: "PROPOSER Ana Bright <ana@seeds.example>",
    accept: "J'accepte, merci",
    more: "En savoir plus, s'il vous plaît",
    yes: "Oui, volontiers",
    agree: "Je suis d'accord.",
    buddy: "MARRAINE",
    mark: "clair",
    appeal: "Faire appel : je tiens le kiosque depuis mai.",
    a_week: "2 par semaine",
    delegate: "DÉLÉGUER pa@valley.example",
    moved_to: "JE FAIS MAINTENANT une bibliothèque de graines",
    moved_on: "AUTRE CHOSE",
    leave: "Quitter, merci",
    no_name: "Sans nom",
    alumni: "Alumni oui",
    back: "De retour !",
};

/// A journey whose days pass.
struct Year {
    journey: Journey,
    /// From the clock of the machine to ten in the morning of the first day, so that nobody's quiet hours hold a letter back.
    first: u64,
    day: u64,
}

impl Year {
    /// A community with a convenor, a carer and two members, who open a round of choosing.
    async fn begins(style: Style) -> (Year, IntakeId) {
        let journey = Journey::sets_out(style);
        let now = u64::try_from(Clock::system().now().secs()).unwrap();
        let year = Year { journey, first: (now / DAY + 1) * DAY + 10 * 3_600 - now, day: 0 };
        let program = &year.journey.program;
        program.well(&["community", "found", "Peers"]);
        program.well(&["member", "add", "--community", "Peers", "--convenor", "Ada King <ada@hub.example>"]);
        for who in [
            "Farida Holt <farida@newneighbours.example>",
            "Gwen Abernathy <gwen@pubcommons.example>",
            "Hamish Lorne <hamish@islesenergy.example>",
        ] {
            program.well(&["member", "add", "--community", "Peers", who]);
        }
        let house = year.house().await;
        let (ada, readers) = (who(&house, ADA).await, [who(&house, GWEN).await, who(&house, HAMISH).await]);
        let mut work = house.work(Actor::Person(ada));
        let seen = charter::visit(&mut work, "peers").await.unwrap();
        for (key, words) in [
            ("cause", "So that nobody who runs a network learns it alone."),
            ("practice", "We bring one real question each month."),
            ("rhythm", "The second Thursday, ninety minutes."),
        ] {
            charter::sections::draft(&mut work, &seen, key, words).await.unwrap();
        }
        let ways =
            Ways { nominations: true, applications: true, asks_invited: false, closes_at: None, door: false };
        curation::set_ways(&mut work, &seen, ways).await.unwrap();
        let criteria = Criteria {
            rules: "Whoever runs a network of peers.".into(),
            experience: "One thing they did last month, with their own hands.".into(),
            level: "They answer for it.".into(),
            commitment: "About three hours a month.".into(),
            objectives: "One thing to offer and one to learn.".into(),
            steps: "Two read blind.".into(),
            ..Criteria::default()
        };
        curation::publish_criteria(&mut work, &seen, &criteria).await.unwrap();
        let now = house.clock().now();
        let closes_at = now + Duration::from_secs(DAY);
        let new = New { name: "January", opens_at: now, closes_at, places: 1, readers: &readers };
        let round = intakes::open(&mut work, &seen, new).await.unwrap();
        // From now on everyone is asked once a year; now everyone is new here, and says so.
        practice::begin(&mut work, &seen).await.unwrap();
        (year, round)
    }

    fn ahead(&self) -> u64 {
        self.first + self.day * DAY
    }

    /// The house beside the program, with its clock.
    async fn house(&self) -> House {
        house_of(&self.journey.program, Clock::ahead(Duration::from_secs(self.ahead()))).await
    }

    /// The program runs on another day.
    fn on_day(&mut self, day: u64) {
        self.day = day;
        let ahead = self.ahead();
        self.journey.runs(ahead);
    }

    fn writes(&self, from: &str, to: &str, subject: &str, words: &str) {
        self.journey.sends(&Sent::new(from, &format!("{to}@hall.example"), subject, words));
    }

    /// Whoever has the letter that says this answers it.
    fn answers(&self, address: &str, says: &str, words: &str) {
        let letter = self.journey.letter_to(address, says);
        self.journey.answers(address, &letter, words);
    }

    fn hears(&self, address: &str, says: &str) -> String {
        self.journey.letter_to(address, says).letter.plain
    }

    /// Every letter to somebody about an application is read, and marked in numbers.
    fn reads(&self, address: &str, applicants: &[&str], mark: &str) {
        let marks = format!("1 {mark}\n2 {mark}\n3 {mark}\n4 {mark}");
        for words in applicants {
            self.answers(address, words, &marks);
        }
    }
}

async fn who(house: &House, address: &str) -> PersonId {
    let address = Address::of(address).unwrap();
    people::by_address(&mut house.work(Actor::System), &address).await.unwrap().unwrap().id
}

/// The convenor offers a place to who said the first words, and none to the other; the letters are looked at by her.
async fn chooses(house: &House, round: IntakeId) {
    let mut work = house.work(Actor::Person(who(house, ADA).await));
    let seen = charter::visit(&mut work, "peers").await.unwrap();
    let table = intakes::table(&mut work, &seen, round).await.unwrap();
    let mut verdicts = Vec::new();
    for one in table {
        let address = curation::by_id(&mut house.work(Actor::System), one.application).await.unwrap().address;
        let outcome = if address == MAIR { Outcome::Offer } else { Outcome::Decline };
        let reason = if address == MAIR { "" } else { "You do not run one yet." }.into();
        verdicts.push(Verdict { application: one.application, outcome, reason });
    }
    assert_eq!(verdicts.len(), 2);
    intakes::choose(&mut work, &seen, round, &verdicts, "Mair mends the South.").await.unwrap();
    for one in intakes::decisions(&mut work, &seen, round).await.unwrap() {
        intakes::write_letter(&mut work, &seen, one.application, &one.letter).await.unwrap();
    }
}

async fn is_member(house: &House, address: &str) -> bool {
    let address = Address::of(address).unwrap();
    let known = people::by_address(&mut house.work(Actor::System), &address).await.unwrap();
    // Nobody is made known before they have promised.
    let Some(person) = known else { return false };
    let mut work = house.work(Actor::Person(person.id));
    charter::visit(&mut work, "peers").await.unwrap().is_member()
}

async fn belongs(style: Style, words: &Words) {
    let (mut year, round) = Year::begins(style).await;
    year.on_day(0);

    // TP1: a member suggests somebody, a convenor says yes, and whoever is invited answers in a word.
    year.writes("Farida Holt <farida@newneighbours.example>", "peers", "Somebody for us", words.suggest);
    year.answers(ADA, "suggests Ana Bright", "ACCEPT");
    year.answers(ANA, "Farida Holt gave us your address", words.more);
    year.answers(ANA, "How often:", words.yes);
    year.answers(ANA, "This is version 1 of the promise", words.agree);
    year.hears(ANA, "Good that you are here");
    year.writes("Gwen Abernathy <gwen@pubcommons.example>", "peers", "Hello", words.buddy);
    year.hears(GWEN, "never more than two at a time");

    // TP2: three lines to our address are an application. TP3: what is still asked, in numbers.
    let lines = "Practise: a tool library in Neath\nNeed: somebody to share the rota with";
    year.writes("Mair Evans <mair@valley.example>", "peers-join", "May I join?", lines);
    year.answers(MAIR, "2. What could you offer", "1 To meet others who do this.\n2 Two ladders.");
    let copy = year.hears(MAIR, "Two ladders.");
    assert!(copy.contains("tool library") && copy.contains("WITHDRAW"), "{copy}");
    year.writes("Cai Pugh <cai@kiosk.example>", "peers-join", "QUESTIONS", "QUESTIONS");
    let four = "1 A kiosk by the station.\n2 I am new to it.\n3 Company.\n4 Coffee.";
    year.answers(CAI, "What could you offer to others?", four);
    year.hears(CAI, "A kiosk by the station.");

    // Two members read each, and do not see whose it is; the convenor chooses on her page.
    year.on_day(2);
    let house = year.house().await;
    let ada = who(&house, ADA).await;
    let seen = charter::visit(&mut house.work(Actor::Person(ada)), "peers").await.unwrap();
    intakes::hand_out(&mut house.work(Actor::Person(ada)), &seen, round).await.unwrap();
    for reader in [GWEN, HAMISH] {
        year.reads(reader, &["a tool library in Neath", "A kiosk by the station."], words.mark);
    }
    for reader in [GWEN, HAMISH] {
        year.hears(reader, "Your marks are kept");
    }
    let read = async || {
        let table = intakes::table(&mut house.work(Actor::Person(ada)), &seen, round).await.unwrap();
        table.iter().map(|one| one.read).sum::<i64>()
    };
    for _ in 0..200 {
        if read().await == 4 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    chooses(&house, round).await;

    // TP4: a place is taken in a word; a no is looked at again by others.
    year.on_day(12);
    let house = year.house().await;
    intakes::send(&mut house.work(Actor::Person(ada)), &seen, round).await.unwrap();
    year.answers(MAIR, "Your place is kept until", words.accept);
    year.answers(CAI, "You do not run one yet.", words.appeal);
    year.hears(CAI, "read it afresh");
    year.hears(ADA, "be read afresh");

    // TP5
    year.answers(MAIR, "This is version 1 of the promise", words.agree);
    year.hears(MAIR, "Good that you are here");
    assert!(is_member(&house, MAIR).await && !is_member(&house, CAI).await);

    // TP6: a few lines. TP8: two words, and each has the other's address.
    year.on_day(14);
    year.answers(MAIR, "the name we should use", "1 A tool library in Neath.\n3 Two ladders\n5 Mair E.");
    year.hears(MAIR, "What you offer: Two ladders");
    year.answers(MAIR, "Gwen Abernathy would talk with you", words.yes);
    year.answers(GWEN, "Mair E", words.yes);
    assert!(year.hears(MAIR, "You both said yes. Gwen").contains(GWEN));
    year.hears(GWEN, "is reached at mair@valley.example");

    // TP7, once the first week has had its letter.
    year.on_day(15);
    year.hears(MAIR, "one small thing to do this week");
    year.on_day(17);
    let reach = "If that suits you, there is nothing to do";
    year.answers(MAIR, reach, words.a_week);
    year.hears(MAIR, "At most 2 letters a week");
    year.answers(MAIR, reach, words.delegate);
    year.hears(MAIR, "may answer dates for you");

    // TP41: a year later everybody is asked, and a word is enough.
    year.on_day(380);
    let asks = "is for people who do the work now";
    year.answers(MAIR, asks, words.moved_to);
    year.hears(MAIR, "Your profile says now:");
    year.answers(ANA, asks, words.moved_on);
    year.hears(ANA, "You are a member of Peers still");

    // TP47, TP48, TP49: gone at once, a friend, and back with the story so far.
    year.answers(MAIR, "Your profile says now:", words.leave);
    year.answers(MAIR, "You have left Peers", words.no_name);
    year.hears(MAIR, "former member’s now");
    year.answers(MAIR, "You have left Peers", words.alumni);
    year.hears(MAIR, "a letter once a quarter at most");
    year.answers(MAIR, "You have left Peers", words.back);
    year.hears(MAIR, "Who convenes: Ada King");
    let house = year.house().await;
    // The story so far says who convenes; it came when she joined, too. Her word back is read a moment later.
    for _ in 0..200 {
        if is_member(&house, MAIR).await {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert!(is_member(&house, MAIR).await);
}

#[tokio::test]
async fn tp1_to_tp8_tp41_tp47_to_tp49_with_answers_above_quoted_text() {
    belongs(Style::Quoted, &ENGLISH).await;
}

#[tokio::test]
async fn tp1_to_tp8_tp41_tp47_to_tp49_with_outlook_in_french() {
    belongs(Style::OutlookFrench, &FRENCH).await;
}
