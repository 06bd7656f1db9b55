//! The one letter: what stands in it, what does not, and when.

use std::time::Duration;

use community::{
    Level, PersonId, charter,
    conversations::{self, New, Wish, Words},
    lists, members,
    notices::{self, Letter, digest},
    people::reach::{self, Choice},
};
use letters::Sender;
use testkit::{Hall, both, world::SLUG};

fn sender() -> Sender {
    Sender { hosted_by: "the Common Kettle".into(), ..Sender::default() }
}

const DAY: Duration = Duration::from_secs(86_400);

/// Goes on to Friday 16 October, 07:00 UTC, and sends what is due.
async fn friday(hall: &Hall) -> Vec<Letter> {
    hall.clock.set(base::Time::from_secs(1_792_134_000));
    due(hall).await
}

async fn due(hall: &Hall) -> Vec<Letter> {
    letters::digest::send_due(&hall.house, &sender()).await.unwrap();
    notices::outbox(&mut hall.system(), 1_000).await.unwrap()
}

/// Everyone's letters of the past have been sent.
async fn caught_up(hall: &Hall) {
    due(hall).await;
}

async fn to(hall: &Hall, who: &str) -> Vec<Letter> {
    let all = notices::outbox(&mut hall.system(), 1_000).await.unwrap();
    all.into_iter().filter(|letter| letter.address.starts_with(who)).collect()
}

async fn start(hall: &Hall, who: PersonId, subject: &str, source: &str, level: Level) -> community::ThreadId {
    let mut work = hall.of(who);
    let viewer = charter::visit(&mut work, SLUG).await.unwrap();
    let new = New { subject, words: Words { source, files: vec![] }, level: Some(level), present: vec![] };
    conversations::start(&mut work, &viewer, new).await.unwrap().0
}

both!(what_is_new_comes_on_its_day_in_one_letter_most_fitting_first, async |hall: &Hall| {
    let world = hall.world().await;
    caught_up(hall).await;
    let before = notices::outbox(&mut hall.system(), 1_000).await.unwrap().len();
    assert!(due(hall).await.len() == before, "nothing is due twice, and nothing new makes no letter");
    start(hall, world.person("jonah"), "Chairs", "We have twelve chairs to give away.", Level::Open).await;
    start(
        hall,
        world.person("ravi"),
        "A rota for a repair day",
        "How do I make a rota that outlives me, in small places?",
        Level::MembersOnly,
    )
    .await;
    start(
        hall,
        world.person("yuki"),
        "Said in the Chatham House",
        "A secret of Yuki's.",
        Level::ChathamHouse,
    )
    .await;
    let sent = friday(hall).await;
    assert_eq!(sent.len() - before, 13, "each has one letter");
    let letter = &to(hall, "iolo").await[0];
    assert_eq!(letter.kind, "digest");
    let titles: Vec<&str> =
        letter.plain.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_digit())).collect();
    assert_eq!(titles.len(), 3, "{}", letter.plain);
    assert!(titles[0].contains("A rota for a repair day"), "what he offers first: {titles:?}");
    assert!(letter.plain.contains("You offer"), "{}", letter.plain);
    // Level 2 without names, level 3 without words.
    assert!(!letter.plain.contains("Yuki") && !letter.html.contains("Yuki"));
    assert!(
        !letter.plain.contains("small places") && letter.plain.contains("twelve chairs"),
        "{}",
        letter.plain
    );
    assert!(letter.plain.starts_with("-- Level 3, members only."), "{}", letter.plain);
    assert!(letter.subject.starts_with("Your week: one ask, two conversations, "), "{}", letter.subject);
    // Not twice.
    hall.clock.advance(DAY * 7);
    assert_eq!(due(hall).await.len(), sent.len(), "nothing new: no letter");
});

both!(what_was_told_at_once_or_muted_or_said_in_the_room_is_not_told_again, async |hall: &Hall| {
    let world = hall.world().await;
    caught_up(hall).await;
    let gwen = world.person("gwen");
    let thread = start(hall, world.person("jonah"), "Chairs", "To give away.", Level::Open).await;
    let muted = start(hall, world.person("jonah"), "Tables", "To give away.", Level::Open).await;
    start(hall, world.person("jonah"), "Where are the bells?", "To give away.", Level::Open).await;
    let mut work = hall.of(gwen);
    let viewer = charter::visit(&mut work, SLUG).await.unwrap();
    conversations::watch(&mut work, &viewer, muted, Wish::Mute).await.unwrap();
    conversations::watch(&mut work, &viewer, thread, Wish::Follow).await.unwrap();
    drop(work);
    reach::narrow(&mut hall.of(gwen), gwen, world.community, "en", "bell").await.unwrap();
    let mut work = hall.of(world.person("ravi"));
    let viewer = charter::visit(&mut work, SLUG).await.unwrap();
    let words = Words { source: "How many?", files: vec![] };
    let post = conversations::reply(&mut work, &viewer, thread, None, words).await.unwrap();
    let words = Words { source: "In the room.", files: vec![] };
    let room = New { subject: "Room", words, level: Some(Level::InTheRoom), present: vec![gwen] };
    conversations::start(&mut work, &viewer, room).await.unwrap();
    drop(work);
    letters::post::tell(&mut hall.system(), post, &sender()).await.unwrap();
    friday(hall).await;
    let gwens = to(hall, "gwen").await;
    let letter = &gwens[0];
    assert!(
        letter.kind == "digest" && letter.plain.contains("Chairs"),
        "the first post of it is new to her: {}",
        letter.plain
    );
    for absent in ["Tables", "bells", "Room", "Two new letters"] {
        assert!(!letter.plain.contains(absent), "{absent}: {}", letter.plain);
    }
});

both!(a_letter_is_cut_at_the_budget_says_what_was_left_out_and_more_brings_it, async |hall: &Hall| {
    let world = hall.world().await;
    caught_up(hall).await;
    let gwen = world.person("gwen");
    reach::choose(&mut hall.of(gwen), Choice { minutes: Some(6), ..Choice::default() }).await.unwrap();
    for number in 0..4 {
        let words = "A long story about chairs and what became of them. ".repeat(60);
        start(hall, world.person("jonah"), &format!("Story {number}"), &words, Level::Open).await;
    }
    friday(hall).await;
    let letter = to(hall, "gwen").await.remove(0);
    assert!(letter.plain.contains("Left out to keep to your six minutes"), "{}", letter.plain);
    let items = digest::items(&mut hall.system(), letter.delivery).await.unwrap();
    assert_eq!((items.len(), items.iter().filter(|item| item.left_out).count()), (4, 2));
    assert_eq!((items[0].number, items[0].kind.as_str(), items[3].number), (1, "thread", 4));
    let mut work = hall.system();
    work.begin().await.unwrap();
    let rest =
        letters::digest::send_left_out(&mut work, gwen, letter.delivery, &sender()).await.unwrap().unwrap();
    work.done().await.unwrap();
    drop(work);
    let rest = notices::letter(&mut hall.system(), rest).await.unwrap();
    assert!(rest.subject.starts_with("What was left out") && rest.plain.contains("Story"), "{}", rest.plain);
    assert_eq!(digest::items(&mut hall.system(), rest.delivery).await.unwrap().len(), 2);
    let mut work = hall.system();
    work.begin().await.unwrap();
    let none = letters::digest::send_left_out(&mut work, gwen, rest.delivery, &sender()).await.unwrap();
    assert!(none.is_none(), "nothing was left out of it");
});

both!(rhythm_pause_and_stop_decide_whether_it_comes, async |hall: &Hall| {
    let world = hall.world().await;
    caught_up(hall).await;
    let daily = Choice { rhythm: Some("daily"), ..Choice::default() };
    reach::choose(&mut hall.of(world.person("gwen")), daily).await.unwrap();
    reach::stop(&mut hall.of(world.person("iolo")), world.person("iolo")).await.unwrap();
    let until = hall.clock.now() + DAY * 10;
    reach::pause(&mut hall.of(world.person("ravi")), world.person("ravi"), until).await.unwrap();
    let before = notices::outbox(&mut hall.system(), 1_000).await.unwrap().len();
    start(hall, world.person("jonah"), "Chairs", "To give away.", Level::Open).await;
    friday(hall).await;
    let count = async |who: &str| to(hall, who).await.len();
    let (iolo, ravi, gwen) = (count("iolo").await, count("ravi").await, count("gwen").await);
    let all = notices::outbox(&mut hall.system(), 1_000).await.unwrap();
    assert_eq!(all.len() - before, 10, "thirteen, less who wrote it, who stopped, who is away");
    start(hall, world.person("jonah"), "Tables", "To give away.", Level::Open).await;
    hall.clock.advance(DAY);
    due(hall).await;
    assert_eq!((count("iolo").await, count("ravi").await, count("gwen").await), (iolo, ravi, gwen + 1));
    hall.clock.advance(DAY * 14);
    due(hall).await;
    assert_eq!(count("ravi").await, ravi + 1, "back, and told in one letter");
    assert!(to(hall, "ravi").await[0].plain.contains("Tables"));
});

// S3.4: asks are thinned by half in a busy week.
both!(in_a_busy_week_less_is_asked, async |hall: &Hall| {
    let world = hall.world().await;
    caught_up(hall).await;
    let margo = world.person("margo");
    let viewer = charter::visit(&mut hall.of(margo), SLUG).await.unwrap();
    let now = hall.clock.now();
    let questions =
        ["A rota for a repair day", "Drawing a rota for repairs", "Which rota do repairers keep?"];
    for subject in questions {
        start(
            hall,
            world.person("ravi"),
            subject,
            "How do I make a rota that outlives me, in small places?",
            Level::MembersOnly,
        )
        .await;
    }
    let asks = async || {
        let letter = digest::compose(&mut hall.system(), world.person("iolo")).await.unwrap().unwrap();
        letter.items.iter().filter(|item| item.fits == digest::Fits::Asked).count()
    };
    assert_eq!(asks().await, 2);
    lists::mark_busy(&mut hall.of(margo), &viewer, "Year's end", now, now + DAY * 30).await.unwrap();
    assert_eq!(asks().await, 1);
    reach::rest(&mut hall.of(world.person("iolo")), world.person("iolo")).await.unwrap();
    assert_eq!(asks().await, 0);
});

both!(
    who_joins_has_their_first_letter_at_their_first_hour_and_hears_of_nothing_before,
    async |hall: &Hall| {
        let world = hall.world().await;
        caught_up(hall).await;
        let mut work = hall.system();
        work.begin().await.unwrap();
        let address = community::people::address::Address::of("new@example.org").unwrap();
        let new = community::people::meet(&mut work, &address, "Newt", "en").await.unwrap();
        members::admit(&mut work, world.community, new, charter::Standing::Member).await.unwrap();
        work.done().await.unwrap();
        drop(work);
        hall.clock.advance(Duration::from_secs(60));
        start(hall, world.person("jonah"), "Chairs", "To give away.", Level::Open).await;
        friday(hall).await;
        hall.clock.advance(Duration::from_secs(3_600));
        due(hall).await;
        let letter = to(hall, "new").await.remove(0);
        assert!(letter.plain.contains("Chairs") && !letter.plain.contains("2   "), "{}", letter.plain);
    }
);
