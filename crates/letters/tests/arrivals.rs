//! Letters that arrive, and what they do.

use std::time::Duration;

use community::{
    Actor, PersonId,
    arrivals::Arrival,
    charter::{self, Standing, Viewer},
    conversations, held, members, people, receipts,
};
use testkit::{
    Hall, Style, TestApp,
    post::{Sent, answer},
    world::SLUG,
};

const GWEN: &str = "gwen@pubcommons.example";
const MARGO: &str = "margo@commonkettle.example";
const JONAH: &str = "jonah@commonkettle.example";
const IOLO: &str = "iolo@cwmrepair.example";

async fn app() -> TestApp {
    TestApp::over(Hall::sqlite().await).await
}

async fn viewer(app: &TestApp, person: PersonId) -> Viewer {
    charter::visit(&mut app.hall.of(person), SLUG).await.unwrap()
}

/// Somebody posts by letter; the newest letter of that post to Gwen, who hears of each.
async fn post_to_gwen(app: &TestApp) -> notices_letter::Letter {
    let gwen = app.world.person("gwen");
    let community = viewer(app, gwen).await.community().id;
    people::reach::deliver(&mut app.hall.of(gwen), gwen, community, "each").await.unwrap();
    let sent = Sent::new(
        &format!("Iolo Prydderch <{IOLO}>"),
        "peers@hall.example",
        "Who has a trailer?",
        "We need one in May.\n\nCan anyone lend us theirs?",
    );
    assert_eq!(app.deliver(&sent).await.outcome, "posted");
    app.newest_to(GWEN, "post").await
}

mod notices_letter {
    pub use community::notices::Letter;
}

async fn newest_thread(app: &TestApp, who: &str) -> conversations::Page {
    let person = app.world.person(who);
    let seen = viewer(app, person).await;
    let mut work = app.hall.of(person);
    let threads = conversations::newest(&mut work, &seen, None).await.unwrap().threads;
    conversations::thread(&mut work, &seen, threads[0].id, 0).await.unwrap()
}

fn is(arrival: &Arrival, state: &str, outcome: &str) {
    assert_eq!((arrival.state.as_str(), arrival.outcome.as_str()), (state, outcome));
}

// Reliability 2.3, case 46 (proven); practice 4.1, matching.
#[tokio::test]
async fn a_members_letter_starts_a_thread_and_answers_in_every_style_go_into_it() {
    let app = app().await;
    let letter = post_to_gwen(&app).await;
    let receipt = app.newest_to(IOLO, "receipt").await;
    assert!(
        receipt.plain.contains("Who has a trailer?") && receipt.plain.contains("UNDO"),
        "{}",
        receipt.plain
    );
    for (place, style) in Style::ALL.into_iter().enumerate() {
        let words = format!("We have one, number {place}.\n\nIt is red.");
        let arrival = app.answers(&letter, &words, style).await;
        is(&arrival, "done", "posted");
        let page = newest_thread(&app, "margo").await;
        assert_eq!(page.thread.subject, "Who has a trailer?");
        let post = page.posts.last().unwrap();
        assert!(post.html.contains(&format!("number {place}.")), "{style:?}: {}", post.html);
        assert_eq!((post.author.as_str(), post.came_by.as_str()), ("Gwen Abernathy", "mail"));
        // The rest of the letter is kept behind a fold, and counts as no words of hers.
        let shown = post.html.split("<details").next().unwrap();
        assert!(!shown.contains("Can anyone lend us"), "{style:?}: {}", post.html);
        assert!(
            page.posts.iter().any(|first| Some(first.id) == post.parent_id),
            "{style:?}: it answers the post"
        );
    }
}

// Reliability 2.2 case 28, 2.3 case 49: replays do nothing twice.
#[tokio::test]
async fn a_letter_that_comes_again_does_nothing_twice() {
    let app = app().await;
    let letter = post_to_gwen(&app).await;
    let to = app.reply_to(&letter).await;
    let sent = answer(GWEN, &to, &letter, "We have one.", Style::Quoted);
    is(&app.deliver(&sent).await, "done", "posted");
    let posts = newest_thread(&app, "margo").await.posts.len();
    app.deliver(&sent).await;
    // With one more line in its head it is the same letter still.
    let again = sent.clone().with("X-Relayed", "yes");
    app.deliver(&again).await;
    // The same letter to another address of ours.
    let mut list = sent.clone();
    list.to = "peers@hall.example".into();
    is(&app.deliver(&list).await, "done", "known");
    assert_eq!(newest_thread(&app, "margo").await.posts.len(), posts);
    // The same Message-ID with other words: a letter of its own, and the first is not overwritten.
    let mut other = sent.clone();
    other.body.1 = "We have two.".into();
    is(&app.deliver(&other).await, "done", "posted");
    let page = newest_thread(&app, "margo").await;
    assert!(
        page.posts.iter().any(|post| post.html.contains("We have one."))
            && page.posts.iter().any(|post| post.html.contains("We have two."))
    );
    // Read twice, as after a crash: once.
    let id = app.hand_in(&answer(GWEN, &to, &letter, "And a third.", Style::Phone)).await;
    let reader = testkit::post::reader();
    letters::arrivals::read(&app.hall.house, &reader, id).await.unwrap();
    letters::arrivals::read(&app.hall.house, &reader, id).await.unwrap();
    let third = newest_thread(&app, "margo")
        .await
        .posts
        .iter()
        .filter(|post| post.html.contains("And a third."))
        .count();
    assert_eq!(third, 1);
}

// Reliability 2.3, case 46
#[tokio::test]
async fn a_letter_in_a_members_name_waits_until_they_say_that_it_was_theirs() {
    let app = app().await;
    let sent =
        Sent::new(&format!("Iolo <{IOLO}>"), "peers@hall.example", "Trailers", "Who has one?").unproven();
    is(&app.deliver(&sent).await, "held", "held");
    assert_ne!(newest_thread(&app, "margo").await.thread.subject, "Trailers");
    let question = app.newest_to(IOLO, "was-this-you").await;
    // Somebody else says yes: nothing.
    let arrival = app.answers_from("eve@evil.example", &question, "YES", Style::Phone).await;
    assert_eq!(arrival.outcome, "not-theirs");
    assert_ne!(newest_thread(&app, "margo").await.thread.subject, "Trailers");
    is(&app.answers(&question, "Oui, c'est moi.", Style::PhoneFrench).await, "done", "posted");
    let page = newest_thread(&app, "margo").await;
    assert_eq!(
        (page.thread.subject.as_str(), page.posts[0].author_id),
        ("Trailers", app.world.person("iolo"))
    );
    // Said again, it changes nothing.
    is(&app.answers(&question, "NO", Style::Phone).await, "done", "settled-before");
}

// Reliability 2.3, cases 48 and 50: a token in other hands.
#[tokio::test]
async fn a_token_in_other_hands_acts_for_nobody_and_its_owner_is_told() {
    let app = app().await;
    let letter = post_to_gwen(&app).await;
    let before = newest_thread(&app, "margo").await.posts.len();
    let arrival =
        app.answers_from("Eve <eve@elsewhere.example>", &letter, "I say this as Gwen.", Style::Quoted).await;
    is(&arrival, "held", "held");
    assert_eq!(newest_thread(&app, "margo").await.posts.len(), before);
    let told = app.newest_to(GWEN, "stolen").await;
    assert!(told.plain.contains("eve@elsewhere.example"), "{}", told.plain);
    // Words of ours under it do nothing for her either.
    let arrival = app.answers_from("eve@elsewhere.example", &letter, "LEAVE", Style::Phone).await;
    assert_ne!(arrival.outcome, "left");
    assert!(viewer(&app, app.world.person("gwen")).await.is_member());
    // Another member who was sent it speaks for herself.
    let arrival = app
        .answers_from("margo@commonkettle.example", &letter, "I have one too, in the barn.", Style::Quoted)
        .await;
    is(&arrival, "done", "posted");
    assert_eq!(newest_thread(&app, "jonah").await.posts.last().unwrap().author_id, app.world.person("margo"));
    // From her address, to her token, and her domain says nothing either way: it is hers.
    let to = app.reply_to(&letter).await;
    let sent = answer(GWEN, &to, &letter, "As Gwen, truly.", Style::Quoted).unproven();
    let arrival = app.deliver(&sent).await;
    is(&arrival, "done", "posted");
}

// Reliability 2.3, case 48
#[tokio::test]
async fn whose_letter_it_was_is_told_when_another_member_seems_to_have_answered_it() {
    let app = app().await;
    let letter = post_to_gwen(&app).await;
    app.answers(&letter, "MUTE", Style::Phone).await;
    let receipt = app.newest_to(GWEN, "receipt").await;
    let to = app.reply_to(&receipt).await;
    let sent = answer("margo@commonkettle.example", &to, &receipt, "UNDO", Style::Phone).unproven();
    is(&app.deliver(&sent).await, "refused", "not-theirs");
    let told = app.newest_to(GWEN, "stolen").await;
    assert!(told.plain.contains("margo@commonkettle.example"), "{}", told.plain);
}

// Reliability 2.3, case 49
#[tokio::test]
async fn a_token_ends_after_ninety_days_and_with_the_membership() {
    let app = app().await;
    let letter = post_to_gwen(&app).await;
    is(&app.answers(&letter, "LEAVE", Style::Phone).await, "done", "left");
    let arrival = app.answers(&letter, "One more thing, all of you.", Style::Phone).await;
    assert_ne!(arrival.outcome, "posted", "{arrival:?}");
    is(&app.answers(&letter, "RETURN", Style::Phone).await, "done", "return");
    is(&app.answers(&letter, "I am back, and have a trailer.", Style::Phone).await, "done", "posted");
    app.hall.clock.advance(Duration::from_secs(91 * 86_400));
    is(&app.answers(&letter, "Are you still looking?", Style::Phone).await, "refused", "over");
    assert!(app.newest_to(GWEN, "receipt").await.plain.contains("too old"));
}

// Reliability 2.2 cases 38, 39; practice 4.1 "refuse as answers".
#[tokio::test]
async fn what_no_person_wrote_is_never_posted_and_never_answered() {
    let app = app().await;
    let letter = post_to_gwen(&app).await;
    let to = app.reply_to(&letter).await;
    let (letters, posts) = (app.letters().await.len(), newest_thread(&app, "margo").await.posts.len());
    let base = answer(GWEN, &to, &letter, "I am away until 12 May.", Style::Quoted);
    let mut away = base.clone().with("Auto-Submitted", "auto-replied");
    away.message_id = "one@x.example".into();
    is(&app.deliver(&away).await, "refused", "auto-reply");
    let mut list = base.clone().with("List-Id", "<peers.hall.example>");
    list.message_id = "two@x.example".into();
    is(&app.deliver(&list).await, "refused", "loop");
    let mut bulk = base.clone().with("Precedence", "bulk");
    bulk.message_id = "three@x.example".into();
    assert_eq!(app.deliver(&bulk).await.state, "refused");
    let mut calendar = base.clone();
    calendar.message_id = "four@x.example".into();
    calendar.body = (
        "text/calendar; method=REPLY; charset=utf-8".into(),
        "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20261020T090000Z\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:gwen@pubcommons.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n".into(),
    );
    is(&app.deliver(&calendar).await, "refused", "calendar-foreign");
    assert_eq!(newest_thread(&app, "margo").await.posts.len(), posts);
    assert_eq!(app.letters().await.len(), letters, "nothing was answered");
}

// S0.25, S1.2; issue 3: moderation by reply, the first answer wins and the others are told.
#[tokio::test]
async fn a_strangers_letter_is_settled_by_the_first_convenor_who_replies() {
    let app = app().await;
    let stranger = "Mair Guest <mair@valley.example>";
    let sent =
        Sent::new(stranger, "peers@hall.example", "May I ask?", "Is there a network like yours in Kerry?");
    is(&app.deliver(&sent).await, "held", "held");
    let waits = app.newest_to("mair@valley.example", "waits").await;
    assert!(waits.plain.contains("once a convenor has read it"), "{}", waits.plain);
    let (to_margo, to_jonah) = (app.newest_to(MARGO, "held").await, app.newest_to(JONAH, "held").await);
    assert!(
        to_margo.plain.contains("network like yours") && to_margo.plain.contains("ACCEPT"),
        "{}",
        to_margo.plain
    );
    is(&app.answers(&to_jonah, "Annehmen, danke", Style::OutlookGerman).await, "done", "accepted");
    let page = newest_thread(&app, "gwen").await;
    assert_eq!((page.thread.subject.as_str(), page.posts[0].author.as_str()), ("May I ask?", "Mair Guest"));
    assert!(app.newest_to(MARGO, "settled").await.plain.contains("Jonah"));
    assert!(app.newest_to("mair@valley.example", "settled").await.plain.contains("let through"));
    // Margo answers too, later, and hears that it is settled.
    app.answers(&to_margo, "REJECT off topic", Style::Quoted).await;
    let told = app.newest_to(MARGO, "receipt").await;
    assert!(told.plain.contains("was first"), "{}", told.plain);
    // A second letter of hers is not answered by "it waits" again (RFC 3834).
    let before = app.letters().await.iter().filter(|letter| letter.kind == "waits").count();
    app.deliver(&Sent::new(stranger, "peers@hall.example", "One more", "Or in Clare?")).await;
    let other = Sent::new("Olwen <olwen@valley.example>", "peers@hall.example", "Hello", "Anyone in Mayo?");
    app.hall.clock.advance(Duration::from_secs(120));
    app.deliver(&other).await;
    assert_eq!(app.letters().await.iter().filter(|letter| letter.kind == "waits").count(), before + 1);
    // Two wait: they are numbered.
    let two = app.newest_to(MARGO, "held").await;
    assert!(two.plain.contains("1. ") && two.plain.contains("2. "), "{}", two.plain);
    is(
        &app.answers(&two, "1 ACCEPT\n2 REJECT please write to the Mayo list", Style::Quoted).await,
        "done",
        "numbers",
    );
    let margo = app.world.person("margo");
    let seen = viewer(&app, margo).await;
    assert!(held::waiting(&mut app.hall.of(margo), &seen).await.unwrap().is_empty());
    // UNDO by letter: the last of them waits again.
    let receipt = app.newest_to(MARGO, "receipt").await;
    is(&app.answers(&receipt, "UNDO", Style::Phone).await, "done", "undo");
    assert_eq!(held::waiting(&mut app.hall.of(margo), &seen).await.unwrap().len(), 1);
}

// Promise 2: each act has a receipt, and UNDO works for a day.
#[tokio::test]
async fn undo_takes_back_what_a_letter_did() {
    let app = app().await;
    let letter = post_to_gwen(&app).await;
    is(&app.answers(&letter, "We have one.", Style::Phone).await, "done", "posted");
    let receipt = app.newest_to(GWEN, "receipt").await;
    is(&app.answers(&receipt, "undo please", Style::Outlook).await, "done", "undo");
    let page = newest_thread(&app, "margo").await;
    assert!(page.posts.last().unwrap().withdrawn_at.is_some());
    assert!(app.newest_to(GWEN, "receipt").await.plain.contains("Taken back: your post"));
    // Less, and not less after all; said to the letter itself.
    let gwen = app.world.person("gwen");
    let before = people::reach::get(&mut app.hall.of(gwen), gwen).await.unwrap();
    is(&app.answers(&letter, "moins, merci", Style::PhoneFrench).await, "done", "less");
    assert_ne!(people::reach::get(&mut app.hall.of(gwen), gwen).await.unwrap(), before);
    is(&app.answers(&letter, "UNDO", Style::Phone).await, "done", "undo");
    assert_eq!(people::reach::get(&mut app.hall.of(gwen), gwen).await.unwrap(), before);
    // A day later it is too late.
    is(&app.answers(&letter, "MUTE", Style::Phone).await, "done", "mute");
    app.hall.clock.advance(Duration::from_secs(2 * 86_400));
    app.answers(&letter, "UNDO", Style::Phone).await;
    assert!(app.newest_to(GWEN, "receipt").await.plain.contains("nothing of the last day"));
    assert_eq!(newest_thread(&app, "gwen").await.thread.wish.as_deref(), Some("mute"));
}

#[tokio::test]
async fn every_universal_word_does_what_it_says_or_says_who_has_it() {
    let app = app().await;
    let letter = post_to_gwen(&app).await;
    let gwen = app.world.person("gwen");
    for (words, outcome, says) in [
        ("HELP", "help", "PAUSE 3 WEEKS"),
        ("WHO", "who", "can read it"),
        ("FOLLOW", "follow", "Who has a trailer?"),
        ("REST", "rest", "until you reply RETURN"),
        ("15 MINUTES", "minutes", "15 minutes"),
        ("2 A WEEK", "a-week", "2 letters"),
        ("MONTHLY", "monthly", "each month"),
        ("WEEKLY please", "weekly", "each week"),
        ("EACH", "each", "by itself"),
        ("MUTE rotas", "narrow", "rotas"),
        ("PAUSE UNTIL 1 SEP", "pause", "1 September 2027"),
        ("RETURN", "return", "Welcome back"),
        ("OFFER: two trailers", "offer", "two trailers"),
        ("STORY: how we let go of the newsletter", "story", "a story"),
        ("TOPIC: funders", "topic", "a topic"),
        ("THANK Iolo for the trailer", "thank", "thanks"),
        ("INTRO rotas", "intro", "introduced"),
        ("MIRROR", "mirror", "MY DATA"),
        ("CORRECT NAME Gwen Abernathy-Price", "correct", "Gwen Abernathy-Price"),
        ("DELEGATE pa@pubcommons.example for dates", "delegate", "pa@pubcommons.example"),
        ("PRIVATE I am worried about the accounts", "private", "nobody else"),
        ("STOP", "stop", "nothing any more"),
        ("RETURN", "return", "Welcome back"),
    ] {
        app.hall.clock.advance(Duration::from_secs(61));
        let arrival = app.answers(&letter, words, Style::Quoted).await;
        assert_eq!(arrival.outcome, outcome, "{words}");
        let said = app.newest_to(GWEN, "").await;
        let plain = said.plain.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(plain.contains(says), "{words} is answered by: {}", said.plain);
        assert!(!said.plain.contains('⟦') && !said.html.contains('⟦'), "{}", said.plain);
    }
    // ASK starts a conversation that is a question.
    is(&app.answers(&letter, "ASK: who has handed over a rota?", Style::Phone).await, "done", "posted");
    let page = newest_thread(&app, "margo").await;
    assert!(page.posts[0].is_question && page.thread.subject.contains("handed over a rota"));
    assert!(people::get(&mut app.hall.of(gwen), gwen).await.unwrap().name.ends_with("Price"));
    let seen = viewer(&app, gwen).await;
    assert!(members::profile(&mut app.hall.of(gwen), &seen).await.unwrap().offers.contains("two trailers"));
    // What went to the convenors reached both, and an answer goes back to her alone.
    let note = app.newest_to(MARGO, "note").await;
    app.answers(&note, "Ring me tonight.", Style::Phone).await;
    let back = app.newest_to(GWEN, "note").await;
    assert!(back.plain.contains("Ring me tonight."), "{}", back.plain);
    assert!(receipts::list(&mut app.hall.of(gwen)).await.unwrap().len() > 5);
}

// TP5, TP9, S1.2
#[tokio::test]
async fn somebody_joins_by_letters_alone() {
    let app = app().await;
    let sent = Sent::new(
        "Mair Evans <mair@valley.example>",
        "peers-join@hall.example",
        "Hello",
        "I run a tool library in Neath.",
    );
    is(&app.deliver(&sent).await, "done", "promise");
    let promise = app.newest_to("mair@valley.example", "promise").await;
    assert!(promise.plain.contains("I AGREE") && promise.plain.contains("version 1"), "{}", promise.plain);
    // A yes is too little, and nobody is made a member by it.
    is(&app.answers(&promise, "Yes", Style::Phone).await, "done", "not-the-phrase");
    is(&app.answers(&promise, "Je suis d'accord.", Style::PhoneFrench).await, "held", "asked");
    let ask = app.newest_to(MARGO, "held").await;
    assert!(ask.plain.contains("Mair Evans") && ask.plain.contains("tool library"), "{}", ask.plain);
    is(&app.answers(&ask, "Yes, gladly", Style::Quoted).await, "done", "accepted");
    let joined = app.newest_to("mair@valley.example", "joined").await;
    is(&app.answers(&joined, "CATCH UP", Style::Phone).await, "done", "catch-up");
    let story = app.newest_to("mair@valley.example", "catch-up").await;
    assert!(story.plain.contains("1. "), "{}", story.plain);
    is(
        &app.answers(&story, "2 MUTE\n1: We did that in Neath, in May.", Style::Quoted).await,
        "done",
        "numbers",
    );
    let page = newest_thread(&app, "margo").await;
    assert!(page.posts.last().unwrap().html.contains("in Neath, in May"));
    // A promise is used once.
    app.answers(&promise, "I AGREE", Style::Phone).await;
    assert_eq!(app.newest_to("mair@valley.example", "").await.kind, "receipt");
}

// TP38, TP46; practice 2.16: level 5 never travels by letter.
#[tokio::test]
async fn care_reaches_a_carer_and_nothing_of_it_travels_by_letter() {
    let app = app().await;
    let letter = post_to_gwen(&app).await;
    is(&app.answers(&letter, "HEAVY", Style::Phone).await, "held", "care");
    let receipt = app.newest_to(GWEN, "receipt").await;
    assert!(receipt.plain.contains("Farida Holt-Nasseri answers you by Friday 16"), "{}", receipt.plain);
    let words = "PRIVATE Somebody shouted at me on the telephone.";
    let sent = Sent::new(&format!("Gwen <{GWEN}>"), "peers-care@hall.example", "A worry", words);
    is(&app.deliver(&sent).await, "held", "care");
    for letter in app.letters().await {
        assert!(
            !letter.plain.contains("shouted at me"),
            "{} to {}: {}",
            letter.kind,
            letter.address,
            letter.plain
        );
    }
    let told = app.newest_to("farida@newneighbours.example", "care").await;
    assert!(!told.plain.contains("Gwen"), "{}", told.plain);
    // The carer reads it; a convenor who is no carer does not know of it.
    let (farida, margo) = (app.world.person("farida"), app.world.person("margo"));
    let seen = viewer(&app, farida).await;
    let waits = held::waiting(&mut app.hall.of(farida), &seen).await.unwrap();
    assert_eq!(waits.len(), 2);
    let page =
        conversations::thread(&mut app.hall.of(farida), &seen, waits[1].thread.unwrap(), 1).await.unwrap();
    assert!(page.posts[0].html.contains("shouted at me"));
    let seen = viewer(&app, margo).await;
    assert!(held::waiting(&mut app.hall.of(margo), &seen).await.unwrap().is_empty());
    assert!(
        conversations::thread(&mut app.hall.of(margo), &seen, waits[1].thread.unwrap(), 1).await.is_err()
    );
}

// TP45
#[tokio::test]
async fn my_data_comes_as_files_and_delete_me_waits_for_its_code() {
    let app = app().await;
    let letter = post_to_gwen(&app).await;
    let gwen = app.world.person("gwen");
    is(&app.answers(&letter, "MEINE DATEN", Style::OutlookGerman).await, "done", "my-data");
    app.newest_to(GWEN, "my-data").await;
    is(&app.answers(&letter, "supprimez moi", Style::QuotedFrench).await, "done", "delete-me");
    let confirm = app.newest_to(GWEN, "confirm").await;
    let code = confirm.plain.split("DELETE ME ").nth(1).unwrap().split(':').next().unwrap().trim().to_owned();
    is(&app.answers(&confirm, "DELETE ME", Style::Phone).await, "done", "no-code");
    is(&app.answers(&confirm, "DELETE ME AAAA2222", Style::Phone).await, "done", "no-code");
    assert!(viewer(&app, gwen).await.is_member());
    is(
        &app.answers(&confirm, &format!("delete me {}", code.to_lowercase()), Style::Outlook).await,
        "done",
        "erased",
    );
    assert!(app.newest_to(GWEN, "erased").await.plain.contains("is gone"));
    let margo = app.world.person("margo");
    let seen = viewer(&app, margo).await;
    for (thread, _) in &app.world.threads {
        let Ok(page) = conversations::thread(&mut app.hall.of(margo), &seen, *thread, 1).await else {
            continue;
        };
        assert!(page.posts.iter().all(|post| !post.author.contains("Gwen")));
    }
    // Her address is nobody's now.
    let sent = Sent::new(&format!("Gwen <{GWEN}>"), "peers@hall.example", "Hello", "Am I still here?");
    is(&app.deliver(&sent).await, "held", "held");
}

// TP47, TP48, TP49
#[tokio::test]
async fn one_leaves_by_a_word_and_comes_back_by_another() {
    let app = app().await;
    let letter = post_to_gwen(&app).await;
    let gwen = app.world.person("gwen");
    is(&app.answers(&letter, "austreten", Style::OutlookGerman).await, "done", "left");
    let left = app.newest_to(GWEN, "left").await;
    assert!(left.plain.contains("NO NAME") && left.plain.contains("RETURN"), "{}", left.plain);
    assert_eq!(viewer(&app, gwen).await.standing(), Some(Standing::Left));
    is(&app.answers(&left, "ALUMNI YES", Style::Quoted).await, "done", "alumni");
    assert_eq!(viewer(&app, gwen).await.standing(), Some(Standing::Alumni));
    is(&app.answers(&left, "alumni no", Style::Phone).await, "done", "alumni-no");
    is(&app.answers(&left, "RETURN", Style::Phone).await, "done", "return");
    assert!(viewer(&app, gwen).await.is_member());
    assert!(app.newest_to(GWEN, "joined").await.plain.contains("1. "));
    let sent = Sent::new(&format!("Gwen <{GWEN}>"), "peers-leave@hall.example", "", "");
    is(&app.deliver(&sent).await, "done", "left");
    is(&app.answers(&left, "ohne Namen", Style::OutlookGerman).await, "done", "no-name");
    let margo = Actor::Person(app.world.person("margo"));
    let seen = charter::visit(&mut app.hall.house.work(margo), SLUG).await.unwrap();
    let listed = members::directory(&mut app.hall.house.work(margo), &seen, "", None).await.unwrap();
    assert!(listed.iter().all(|one| !one.name.contains("Gwen")));
    // Nobody else leaves for a person: they are asked.
    let sent = Sent::new(&format!("Iolo <{IOLO}>"), "peers-leave@hall.example", "", "").unproven();
    is(&app.deliver(&sent).await, "done", "leave-asked");
    assert!(viewer(&app, app.world.person("iolo")).await.is_member());
    let ask = app.newest_to(IOLO, "confirm").await;
    is(&app.answers(&ask, "No, it was not me", Style::Quoted).await, "done", "not-confirmed");
}

// Reliability 2.3, case 54
#[tokio::test]
async fn another_address_speaks_once_it_has_answered_a_letter() {
    let app = app().await;
    let letter = post_to_gwen(&app).await;
    is(&app.answers(&letter, "CORRECT ADDRESS gwen@home.example", Style::Quoted).await, "done", "correct");
    let home = "Gwen <gwen@home.example>";
    let sent = Sent::new(home, "peers@hall.example", "From home", "Hello from the kitchen.");
    is(&app.deliver(&sent).await, "held", "held");
    let ask = app.newest_to("gwen@home.example", "confirm").await;
    is(&app.answers(&ask, "YES", Style::Phone).await, "done", "address");
    let sent = Sent::new(home, "peers@hall.example", "From home again", "Hello from the kitchen, again.");
    is(&app.deliver(&sent).await, "done", "posted");
    assert_eq!(newest_thread(&app, "margo").await.posts[0].author_id, app.world.person("gwen"));
}

#[tokio::test]
async fn letters_are_threaded_by_their_ids_and_a_subject_joins_nothing() {
    let app = app().await;
    let letter = post_to_gwen(&app).await;
    let thread = newest_thread(&app, "gwen").await.thread.id;
    // To the list's own address, by what it answers.
    let sent =
        Sent::new(&format!("Margo <{MARGO}>"), "peers@hall.example", "Re: something else", "By its ids.")
            .with("References", &format!("<{}>", letter.message_id));
    is(&app.deliver(&sent).await, "done", "posted");
    assert_eq!(newest_thread(&app, "gwen").await.thread.id, thread);
    // By the tag of its thread.
    let subject = format!("Re: Who has a trailer? [#{thread}]");
    let sent = Sent::new(&format!("Margo <{MARGO}>"), "peers@hall.example", &subject, "By its tag.");
    is(&app.deliver(&sent).await, "done", "posted");
    assert_eq!(newest_thread(&app, "gwen").await.thread.id, thread);
    // The same subject alone is another conversation.
    let sent =
        Sent::new(&format!("Margo <{MARGO}>"), "peers@hall.example", "Re: Who has a trailer?", "By nothing.");
    is(&app.deliver(&sent).await, "done", "posted");
    assert_ne!(newest_thread(&app, "gwen").await.thread.id, thread);
}

// TP29: the digest is answered by its numbers, and words without one are asked where they belong.
#[tokio::test]
async fn the_one_letter_is_answered_by_number_in_every_style() {
    let app = app().await;
    let gwen = app.world.person("gwen");
    // Friday morning comes, and with it her letter.
    app.hall.clock.advance(Duration::from_secs(23 * 3600));
    letters::digest::send_due(&app.hall.house, &testkit::post::reader().sender).await.unwrap();
    let digest = app.newest_to(GWEN, "digest").await;
    for (words, style, said) in [
        ("MUTE 1", Style::Quoted, "no more letters about"),
        ("1 folgen, bitte", Style::OutlookGerman, "you hear of every answer"),
        ("99 MUTE", Style::Phone, "no such number"),
        ("1: That is how we did it in the pubs.", Style::PhoneFrench, "your words are in"),
    ] {
        let arrival = app.answers(&digest, words, style).await;
        is(&arrival, "done", "numbers");
        let plain = app.newest_to(GWEN, "receipt").await.plain;
        let flat = plain.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat.contains(said), "{words}: {plain}");
    }
    let arrival = app.answers(&digest, "We should meet in Leeds one day.", Style::Quoted).await;
    is(&arrival, "held", "which");
    let which = app.newest_to(GWEN, "which").await;
    assert!(which.plain.contains("meet in Leeds"), "{}", which.plain);
    is(&app.answers(&which, "1", Style::Phone).await, "done", "posted");
    let seen = viewer(&app, gwen).await;
    let mut work = app.hall.of(gwen);
    let threads = conversations::newest(&mut work, &seen, None).await.unwrap().threads;
    assert!(threads.iter().any(|thread| thread.last_words.contains("meet in Leeds")));
}

// S2.11: held mail is answered at once, with the reason, and goes out on its day.
#[tokio::test]
async fn a_post_that_waits_for_its_day_or_for_a_convenor_says_so_at_once() {
    use community::lists::{self, List, Rule};
    let app = app().await;
    let margo = app.world.person("margo");
    let seen = viewer(&app, margo).await;
    let list = List { moderation: "all".into(), ..List::default() };
    lists::set(&mut app.hall.of(margo), &seen, Some(&list)).await.unwrap();
    let sent = |subject: &str| {
        Sent::new(&format!("Iolo <{IOLO}>"), "peers@hall.example", subject, "Tea and trailers.")
    };
    is(&app.deliver(&sent("A question")).await, "held", "held");
    let receipt = app.newest_to(IOLO, "receipt").await.plain;
    assert!(receipt.contains("once a convenor has read it"), "{receipt}");
    let ask = app.newest_to(MARGO, "held").await;
    is(&app.answers(&ask, "ACCEPT", Style::Phone).await, "done", "accepted");
    assert_eq!(newest_thread(&app, "gwen").await.thread.subject, "A question");
    let list = List { moderation: "nobody".into(), ..List::default() };
    lists::set(&mut app.hall.of(margo), &seen, Some(&list)).await.unwrap();
    let rule = Rule { word: "event".into(), days: "1".into(), member_days: 0 };
    lists::set_rules(&mut app.hall.of(margo), &seen, &[rule]).await.unwrap();
    is(&app.deliver(&sent("Event: tea")).await, "held", "held");
    let receipt = app.newest_to(IOLO, "receipt").await.plain;
    assert!(receipt.contains("goes out on 19 October 2026"), "{receipt}");
    app.hall.clock.advance(Duration::from_secs(4 * 86_400));
    assert_eq!(held::release_due(&mut app.hall.system()).await.unwrap(), 1);
    assert_eq!(newest_thread(&app, "gwen").await.thread.subject, "Event: tea");
}

// Practice 4.1: an out-of-office only suggests an absence.
#[tokio::test]
async fn an_out_of_office_does_nothing_but_ask_the_person_once() {
    let app = app().await;
    let letter = post_to_gwen(&app).await;
    let to = app.reply_to(&letter).await;
    let says = "I am on leave and back on 9 November. For urgent matters write to Ben.";
    let away = |id: &str| {
        let mut away = answer(GWEN, &to, &letter, says, Style::Quoted).with("Auto-Submitted", "auto-replied");
        away.message_id = format!("{id}@pubcommons.example");
        away
    };
    is(&app.deliver(&away("one")).await, "refused", "away");
    let gwen = app.world.person("gwen");
    let reach = people::reach::get(&mut app.hall.of(gwen), gwen).await.unwrap();
    assert!(reach.paused_until.is_none());
    let asked = app.newest_to(GWEN, "absence").await;
    assert!(asked.plain.contains("until 9 November 2026") && asked.plain.contains("YES"), "{}", asked.plain);
    is(&app.deliver(&away("two")).await, "refused", "auto-reply");
    is(&app.answers(&asked, "yes please", Style::Phone).await, "done", "away");
    let reach = people::reach::get(&mut app.hall.of(gwen), gwen).await.unwrap();
    assert!(reach.paused_until.is_some());
    let receipt = app.newest_to(GWEN, "receipt").await;
    is(&app.answers(&receipt, "UNDO", Style::Phone).await, "done", "undo");
    let reach = people::reach::get(&mut app.hall.of(gwen), gwen).await.unwrap();
    assert!(reach.paused_until.is_none());
    // Somebody else's mail program says nothing about Gwen.
    let mut other = away("three");
    other.from = "Ben <ben@elsewhere.example>".into();
    assert_eq!(app.deliver(&other).await.outcome, "auto-reply");
    // When she is asked too late, nothing is paused.
    is(&app.answers(&asked, "NO", Style::Phone).await, "done", "not-away");
    app.hall.clock.advance(Duration::from_secs(40 * 86_400));
    is(&app.answers(&asked, "YES", Style::Phone).await, "done", "not-away");
}
