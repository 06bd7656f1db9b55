//! A busy member's journey by letters alone: over SMTP, with no page opened. Three styles of answering, two languages.
//!
//! How somebody comes to belong, over a year, is in `journey/joining.rs`. The touchpoints are those of the field's practice (TP5, TP7, TP9, TP29, TP38, TP39, TP45 to TP49). The program runs as people run it;
//! it takes letters by its own SMTP server, and its letters leave through a relay, which is a stand-in that keeps them.

#[path = "journey/joining.rs"]
mod joining;
#[path = "../../mail/tests/support/stand_in.rs"]
mod stand_in;
mod support;

use std::{sync::Arc, thread, time::Duration};

use base::{Chance, Clock, Ids, Time};
use community::{
    Actor, House, charter, members,
    notices::Letter,
    people::{address::Address, reach},
};
use stand_in::{Behaviour, StandIn};
use support::{
    Program, Running,
    post::{Client, free_address, serve_ahead},
};
use testkit::{
    Style,
    post::{Sent, answer},
};

const MAIR: &str = "mair@valley.example";
const ADA: &str = "ada@hub.example";
const FARIDA: &str = "farida@newneighbours.example";

/// The words that somebody replies, in their language.
struct Words {
    agree: &'static str,
    catch_up: &'static str,
    mute: &'static str,
    pause: &'static str,
    back: &'static str,
    heavy: &'static str,
    leave: &'static str,
    keep_name: &'static str,
    no_name: &'static str,
    my_data: &'static str,
    delete_me: &'static str,
}

const ENGLISH: Words = Words {
    agree: "I agree.",
    catch_up: "CATCH UP",
    mute: "MUTE 1, please",
    pause: "PAUSE UNTIL 1 SEP",
    back: "Return",
    heavy: "HEAVY",
    leave: "Leave, please",
    keep_name: "KEEP NAME",
    no_name: "No name",
    my_data: "my data",
    delete_me: "Delete me",
};

const FRENCH: Words = Words {
    agree: "Je suis d'accord.",
    catch_up: "Rattraper, s'il vous plaît",
    mute: "1 muet",
    pause: "Absente jusqu'au 1er septembre",
    back: "De retour !",
    heavy: "C'était lourd.",
    leave: "Quitter, merci",
    keep_name: "Garder mon nom",
    no_name: "Sans nom",
    my_data: "mes données",
    delete_me: "Supprimez moi",
};

struct Journey {
    relay: StandIn,
    smtp: String,
    style: Style,
    running: Option<Running>,
    program: Program,
}

/// A letter that came into somebody's mailbox.
struct Got {
    letter: Letter,
    reply_to: String,
    level: Option<String>,
    files: Vec<String>,
}

impl Journey {
    /// A program with its settings, and with a relay that keeps what leaves; it does not run yet.
    fn sets_out(style: Style) -> Journey {
        let relay = StandIn::with(Behaviour::default());
        let program = Program::new();
        let settings = format!(
            "[mail]\ndomain = \"hall.example\"\nauthserv_ids = [\"mx.hall.example\"]\n[leaving]\nrelay = \"{}\"\ntls = \"none\"\n",
            relay.address
        );
        program.write("guildhall.toml", settings);
        Journey { relay, smtp: free_address(), style, running: None, program }
    }

    /// It runs, so many seconds ahead of the clock of this machine.
    fn runs(&mut self, ahead: u64) {
        self.running = None;
        let args = ["--listen", &free_address(), "--smtp", &self.smtp];
        self.running = Some(serve_ahead(&self.program, ahead, &args));
    }

    /// A community with a convenor, a carer and one conversation; it runs.
    async fn begins(style: Style) -> Journey {
        let mut journey = Journey::sets_out(style);
        let program = &journey.program;
        program.well(&["community", "found", "Peers"]);
        program.well(&["member", "add", "--community", "Peers", "--convenor", "Ada King <ada@hub.example>"]);
        program.well(&[
            "member",
            "add",
            "--community",
            "Peers",
            "Farida Holt <farida@newneighbours.example>",
        ]);
        names_a_carer(program).await;
        journey.runs(0);
        journey.sends(&Sent::new(
            "Ada King <ada@hub.example>",
            "peers@hall.example",
            "Rotas",
            "Who has handed over a rota?",
        ));
        journey.letter_to(ADA, "Your words are in");
        journey
    }

    /// By SMTP, and nothing else.
    fn sends(&self, sent: &Sent) {
        let raw = String::from_utf8(sent.raw()).unwrap().replace("\r\n.", "\r\n..");
        let mut client = Client::greeted(&self.smtp).expect("a server");
        let said = client.send(sent.address(), &sent.to, raw.trim_end()).expect("an answer");
        assert!(said.starts_with("250"), "{said}");
    }

    /// The newest letter to an address whose text says this, as soon as it is there.
    fn letter_to(&self, address: &str, says: &str) -> Got {
        for _ in 0..1_200 {
            let kept = self.relay.kept.lock().unwrap().clone();
            let found = kept
                .iter()
                .rev()
                .filter(|kept| kept.recipients.iter().any(|to| to.contains(address)))
                .find_map(|kept| {
                    let letter = mail::parse(&kept.letter);
                    let text = letter.text.clone().unwrap_or_default();
                    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
                    flat.contains(says).then(|| got(&kept.letter, address))
                });
            if let Some(found) = found {
                return found;
            }
            thread::sleep(Duration::from_millis(50));
        }
        let kept = self.relay.kept.lock().unwrap().clone();
        let all: Vec<String> = kept
            .iter()
            .map(|kept| {
                format!("to {:?}: {}", kept.recipients, mail::parse(&kept.letter).text.unwrap_or_default())
            })
            .collect();
        panic!("no letter to {address} says {says:?} among:\n{}", all.join("\n=====\n"));
    }

    /// Somebody answers a letter in their style.
    fn answers(&self, from: &str, got: &Got, words: &str) {
        self.sends(&answer(from, &got.reply_to, &got.letter, words, self.style));
    }

    fn count_to(&self, address: &str) -> usize {
        self.relay
            .kept
            .lock()
            .unwrap()
            .iter()
            .filter(|kept| kept.recipients.iter().any(|to| to.contains(address)))
            .count()
    }
}

fn got(raw: &[u8], address: &str) -> Got {
    let letter = mail::parse(raw);
    let field = |name: &str| mail::headers::first(raw, name).map(|field| field.text());
    Got {
        reply_to: letter.reply_to.first().map(|to| to.address.clone()).unwrap_or_default(),
        level: field("X-Guildhall-Level"),
        files: letter.attachments.iter().filter_map(|file| file.file_name.clone()).collect(),
        letter: Letter {
            id: Default::default(),
            delivery: Default::default(),
            address: address.to_owned(),
            kind: String::new(),
            from_name: letter.from[0].name.clone(),
            subject: letter.subject.clone(),
            plain: letter.text.clone().unwrap_or_default(),
            html: letter.html.clone().unwrap_or_default(),
            message_id: letter.message_id.clone(),
            made_at: Time::default(),
            state: String::new(),
            sent_at: None,
            error: None,
        },
    }
}

/// The house of a program, beside it: for what is no member's act, or a convenor's on a page.
async fn house_of(program: &Program, clock: Clock) -> House {
    let data = program.folder.path().join("data");
    let store = store::Store::open(&store::Place::File(data.join("guildhall.db"))).await.unwrap();
    let ids = Arc::new(Ids::new(1_000));
    House::new(store, &data.join("blobs"), clock, Chance::system(), ids).unwrap()
}

/// What is no member's act, and has no letter yet: a role is given.
async fn names_a_carer(program: &Program) {
    let house = house_of(program, Clock::system()).await;
    let mut work = house.work(Actor::System);
    work.begin().await.unwrap();
    let viewer = charter::visit(&mut work, "peers").await.unwrap();
    let farida =
        community::people::by_address(&mut work, &Address::of(FARIDA).unwrap()).await.unwrap().unwrap();
    members::give_role(&mut work, viewer.community().id, farida.id, "carer").await.unwrap();
    work.done().await.unwrap();
    // What answers somebody waits for the end of their quiet hours; this test may run at night.
    let ada = community::people::by_address(&mut work, &Address::of(ADA).unwrap()).await.unwrap().unwrap();
    let awake = reach::Choice { quiet: Some((0, 0)), ..reach::Choice::default() };
    reach::choose_of(&mut work, ada.id, awake).await.unwrap();
}

async fn goes(style: Style, words: &Words) {
    let j = Journey::begins(style).await;

    // TP5: the promise, the level and the privacy notice, by the whole phrase.
    j.sends(&Sent::new(
        "Mair Evans <mair@valley.example>",
        "peers-join@hall.example",
        "Hello",
        "I run a tool library in Neath.",
    ));
    let promise = j.letter_to(MAIR, "This is version 1 of the promise");
    assert!(promise.letter.plain.contains("I AGREE") && promise.level.is_some());
    j.answers(MAIR, &promise, words.agree);
    j.letter_to(MAIR, "says yes or no");
    let asks = j.letter_to(ADA, "would like to join");
    j.answers(ADA, &asks, "ACCEPT");
    let joined = j.letter_to(MAIR, "Good that you are here");

    // TP9: the story so far. TP29: number one of it, not for me.
    j.answers(MAIR, &joined, words.catch_up);
    let story = j.letter_to(MAIR, "is talking about, the newest first");
    assert!(story.letter.plain.contains("1. “Rotas”"), "{}", story.letter.plain);
    j.answers(MAIR, &story, words.mute);
    j.letter_to(MAIR, "no more letters about “Rotas”");

    // TP7: how to reach me.
    j.answers(MAIR, &story, "2 A WEEK");
    j.letter_to(MAIR, "At most 2 letters a week");
    j.answers(MAIR, &story, "DELEGATE pa@valley.example for dates");
    j.letter_to(MAIR, "may answer dates for you");

    // An answer in a conversation, by its number and by itself.
    j.answers(MAIR, &story, "1: We handed ours over in May.");
    let receipt = j.letter_to(MAIR, "your words are in “Rotas”");
    let heard = j.letter_to(ADA, "We handed ours over in May.");
    j.answers(ADA, &heard, "How did the quiet ones take it?");
    j.letter_to(ADA, "Your words are in “Rotas”");
    j.answers(MAIR, &receipt, "UNDO");
    j.letter_to(MAIR, "Taken back: your post");

    // TP39: busy. TP49: back.
    j.answers(MAIR, &story, words.pause);
    let paused = j.letter_to(MAIR, "we send you nothing but what you ask for");
    assert!(paused.letter.plain.contains("1 September"), "{}", paused.letter.plain);
    j.answers(MAIR, &paused, words.back);
    j.letter_to(MAIR, "Welcome back");

    // TP38: a person answers within a working day, and is told without a word of it.
    j.answers(MAIR, &joined, words.heavy);
    let care = j.letter_to(MAIR, "answers you by");
    assert!(care.letter.plain.contains("Farida"), "{}", care.letter.plain);
    let told = j.letter_to(FARIDA, "asks for a carer");
    assert!(
        !told.letter.plain.contains("Mair") && told.level.as_deref() == Some("5"),
        "{}",
        told.letter.plain
    );

    // TP46: a worry about conduct, to the carer and not the convenor.
    let before = j.count_to(ADA);
    let secret = "PRIVATE I was shouted at on the telephone.";
    j.sends(&Sent::new("Mair Evans <mair@valley.example>", "peers-care@hall.example", "A worry", secret));
    for _ in 0..200 {
        if j.count_to(FARIDA) >= 2 {
            break;
        }
        thread::sleep(Duration::from_millis(50));
    }
    assert!(j.count_to(FARIDA) >= 2, "the carer is told again");
    assert_eq!(j.count_to(ADA), before, "the convenor is not told");
    for kept in j.relay.kept.lock().unwrap().iter() {
        let letter = mail::parse(&kept.letter);
        assert!(!letter.text.unwrap_or_default().contains("shouted at"), "to {:?}", kept.recipients);
    }

    // TP47: leave, done at once; what is to become of the name. TP48: alumni. TP49: return.
    j.answers(MAIR, &joined, words.leave);
    let left = j.letter_to(MAIR, "You have left Peers");
    assert!(left.letter.plain.contains("NO NAME"));
    j.answers(MAIR, &left, words.keep_name);
    j.letter_to(MAIR, "Your posts stay under your name");
    j.answers(MAIR, &left, "ALUMNI YES");
    j.letter_to(MAIR, "a letter once a quarter at most");
    j.answers(MAIR, &left, words.back);
    let again = j.letter_to(MAIR, "You are a member of Peers. Good that you are here. Write to");
    assert!(again.letter.plain.contains("1. “Rotas”"), "the story so far is in it: {}", again.letter.plain);
}

/// What is kept of somebody, and that it goes.
async fn ends(style: Style, words: &Words) {
    let j = Journey::begins(style).await;
    j.answers(FARIDA, &j.told_farida(), "We did, in Leeds.");
    let receipt = j.letter_to(FARIDA, "Your words are in");
    // TP45: my data, and nothing without its code.
    j.answers(FARIDA, &receipt, words.my_data);
    let data = j.letter_to(FARIDA, "Everything that we keep of you");
    assert_eq!(data.files, ["my-data.json", "my-data.txt"]);
    j.answers(FARIDA, &receipt, words.leave);
    let left = j.letter_to(FARIDA, "You have left Peers");
    j.answers(FARIDA, &left, words.no_name);
    j.letter_to(FARIDA, "former member’s now");
    j.sends(&Sent::new(
        "Farida <farida@newneighbours.example>",
        "guildhall@hall.example",
        "Please",
        words.delete_me,
    ));
    let asks = j.letter_to(FARIDA, "so we ask once more");
    let code = asks.letter.plain.split("DELETE ME ").nth(1).unwrap().split(':').next().unwrap().to_owned();
    j.answers(FARIDA, &asks, words.delete_me);
    j.letter_to(FARIDA, "reply with the word and the code");
    j.answers(FARIDA, &asks, &format!("{} {code}", words.delete_me));
    j.letter_to(FARIDA, "Everything about you is gone");
}

impl Journey {
    /// The letter that lets Farida take part: she asks for the story so far.
    fn told_farida(&self) -> Got {
        self.sends(&Sent::new(
            "Farida <farida@newneighbours.example>",
            "peers@hall.example",
            "Please",
            "CATCH UP",
        ));
        self.letter_to(FARIDA, "is talking about, the newest first")
    }
}

macro_rules! journeys { ($($name:ident $story:ident $style:ident $words:ident,)+) => {$(
    #[tokio::test]
    async fn $name() {
        $story(Style::$style, &$words).await;
    }
)+} }

journeys! {
    tp5_tp7_tp9_tp29_tp38_tp39_tp46_to_tp49_with_answers_above_quoted_text goes Quoted ENGLISH,
    tp5_tp7_tp9_tp29_tp38_tp39_tp46_to_tp49_with_answers_above_quoted_text_in_french goes QuotedFrench FRENCH,
    tp5_tp7_tp9_tp29_tp38_tp39_tp46_to_tp49_with_outlook goes Outlook ENGLISH,
    tp5_tp7_tp9_tp29_tp38_tp39_tp46_to_tp49_with_outlook_in_french goes OutlookFrench FRENCH,
    tp5_tp7_tp9_tp29_tp38_tp39_tp46_to_tp49_with_a_telephone goes Phone ENGLISH,
    tp5_tp7_tp9_tp29_tp38_tp39_tp46_to_tp49_with_a_telephone_in_french goes PhoneFrench FRENCH,
    tp45_tp47_with_answers_above_quoted_text ends Quoted ENGLISH,
    tp45_tp47_with_outlook_in_french ends OutlookFrench FRENCH,
    tp45_tp47_with_a_telephone_in_french ends PhoneFrench FRENCH,
}
