//! Letters that tell of a post: who has one, and what it says.

use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

use base::Time;
use chrono_tz::Tz;
use community::{
    Actor, Level, PersonId, PostId, ThreadId, charter,
    conversations::{self, New, NewFile, Wish, Words},
    lists::{self, List},
    notices::{self, Letter},
    people::reach::{self, Choice},
};
use letters::Sender;
use testkit::{Hall, both, world::SLUG};

fn sender() -> Sender {
    Sender { hosted_by: "the Common Kettle".into(), ..Sender::default() }
}

async fn reply(hall: &Hall, who: PersonId, thread: ThreadId, parent: Option<PostId>, source: &str) -> PostId {
    let mut work = hall.of(who);
    let viewer = charter::visit(&mut work, SLUG).await.unwrap();
    let words = Words { source, files: Vec::new() };
    conversations::reply(&mut work, &viewer, thread, parent, words).await.unwrap()
}

async fn start(hall: &Hall, who: PersonId, subject: &str, source: &str, files: Vec<NewFile>) -> PostId {
    let mut work = hall.of(who);
    let viewer = charter::visit(&mut work, SLUG).await.unwrap();
    let new = New { subject, words: Words { source, files }, level: None, present: Vec::new() };
    conversations::start(&mut work, &viewer, new).await.unwrap().1
}

async fn tell(hall: &Hall, post: PostId) {
    letters::post::tell(&mut hall.system(), post, &sender()).await.unwrap();
}

/// The letters that left, by address.
async fn sent(hall: &Hall) -> BTreeMap<String, Letter> {
    let all = notices::outbox(&mut hall.system(), 1_000).await.unwrap();
    all.into_iter().map(|letter| (letter.address.clone(), letter)).collect()
}

async fn whys(hall: &Hall) -> BTreeMap<String, String> {
    testkit::addressed(&hall.house)
        .await
        .into_iter()
        .map(|one| (one.address.split('@').next().unwrap().to_owned(), one.why))
        .collect()
}

both!(an_answer_goes_to_whom_it_answers_and_to_followers_and_never_to_its_author, async |hall: &Hall| {
    let world = hall.world().await;
    let (thread, posts) = &world.threads[1];
    // Gwen asked, Hamish, Farida answered: all three follow. Iolo asks for each; Nell mutes; Farida takes nothing from here.
    reach::deliver(&mut hall.of(world.person("iolo")), world.person("iolo"), world.community, "each")
        .await
        .unwrap();
    reach::deliver(&mut hall.of(world.person("farida")), world.person("farida"), world.community, "none")
        .await
        .unwrap();
    let post =
        reply(hall, world.person("nell"), *thread, Some(posts[1]), "We tried *that*. Did it **hold**?").await;
    tell(hall, post).await;
    let whys = whys(hall).await;
    let expected = [("gwen", "follow"), ("hamish", "direct"), ("iolo", "each")];
    assert_eq!(whys, expected.map(|(who, why)| (who.to_owned(), why.to_owned())).into());
    let letters = sent(hall).await;
    let letter = &letters["hamish@islesenergy.example"];
    assert_eq!(letter.subject, "Re: Handing a WhatsApp group to its members");
    assert_eq!(letter.from_name, "Nell Carraway via Peer Network Convenors");
    // Done twice, nobody has it twice.
    tell(hall, post).await;
    assert_eq!(sent(hall).await.len(), 3);
});

// Reliability 4.3, rows 29 to 48, as far as they are about what a letter says.
both!(a_letter_says_its_level_first_quotes_what_it_answers_and_says_how_to_have_less, async |hall: &Hall| {
    let world = hall.world().await;
    let (thread, posts) = &world.threads[1];
    let words = "See [our rota](/c/peers/talk) <script>alert(1)</script>\n\n- one\n- two\n\n> quoted\n\n\u{E000}reply\u{E001}";
    let post = reply(hall, world.person("nell"), *thread, Some(posts[1]), words).await;
    tell(hall, post).await;
    let letters = sent(hall).await;
    let letter = &letters["hamish@islesenergy.example"];
    let first: Vec<&str> = letter.plain.lines().take(2).collect();
    assert_eq!(
        first,
        [
            "-- Level 3, members only. Write your answer above this line. --",
            "Use it in your own work; never say whose it was."
        ]
    );
    let once = letter.plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let html_text = letter.html.replace("&#39;", "'").replace("&#8217;", "’");
    let page = format!("https://hall.example/c/peers/posts/{post}");
    for fact in [
        "Nell Carraway answers Hamish",
        "our rota",
        "one",
        "two",
        "quoted",
        "Aye, twice. Once badly.",
        &page,
        "MUTE",
        "LESS",
        "STOP",
    ] {
        assert!(once.contains(fact), "the text does not say {fact}:\n{}", letter.plain);
        assert!(html_text.contains(fact), "the HTML does not say {fact}:\n{}", letter.html);
    }
    let marks = |text: &str| text.matches('\u{E000}').count();
    assert_eq!(
        (marks(&letter.plain), marks(&letter.html)),
        (2, 2),
        "why and stop, and none that a person wrote"
    );
    for absent in [
        "<script",
        "<img",
        "<form",
        "@import",
        "url(",
        "display:flex",
        "display:grid",
        "var(--",
        "⟦",
        "[Peer",
    ] {
        assert!(!letter.html.contains(absent), "{absent}");
    }
    assert!(letter.html.contains("lang=\"en\" dir=\"ltr\"") && letter.html.contains("color-scheme"));
    assert!(letter.html.contains("href=\"https://hall.example/c/peers/talk\""), "{}", letter.html);
    assert!(letter.html.len() < 102_400);
    assert!(
        letter.plain.lines().all(|line| line.starts_with(' ') || line.chars().count() <= 66),
        "{}",
        letter.plain
    );
    let foot = letter.plain.split("\n--\n").nth(1).unwrap();
    assert!(foot.lines().filter(|line| !line.starts_with(' ')).count() <= 7, "{foot}");
});

// Reliability 4.3, rows 30, 36, 37.
both!(letters_thread_and_bear_the_message_id_of_their_post, async |hall: &Hall| {
    let world = hall.world().await;
    let (thread, posts) = &world.threads[1];
    let post =
        reply(hall, world.person("nell"), *thread, Some(posts[1]), &"Long words here. ".repeat(5_500)).await;
    tell(hall, post).await;
    let last = testkit::addressed(&hall.house).await.pop().unwrap();
    let (heads, id) = (last.heads, last.message_id);
    assert_eq!(id, format!("{post}@hall.example"));
    assert!(heads.starts_with("Archived-At: "), "what was never sent has no id to refer to: {heads}");
    let html = sent(hall).await["hamish@islesenergy.example"].html.clone();
    assert!(html.len() < 102_400 && html.contains("Read the rest on its page"), "{}", html.len());
    hall.clock.advance(Duration::from_secs(60));
    let next = reply(hall, world.person("hamish"), *thread, Some(post), "It did.").await;
    tell(hall, next).await;
    let heads = testkit::addressed(&hall.house).await.pop().unwrap().heads;
    assert!(
        heads.contains(&format!("In-Reply-To: <{post}@hall.example>\nReferences: <{post}@hall.example>\n")),
        "{heads}"
    );
});

// S2.16, reliability: levels are conditions in the statement.
both!(of_the_room_a_letter_says_nothing_and_only_who_is_in_it_has_one, async |hall: &Hall| {
    let world = hall.world().await;
    let room = world.thread("Grant turned down");
    reach::deliver(&mut hall.of(world.person("gwen")), world.person("gwen"), world.community, "each")
        .await
        .unwrap();
    let post = reply(hall, world.person("jonah"), room, None, "The secret plan is tea.").await;
    tell(hall, post).await;
    let whys = whys(hall).await;
    let people: Vec<&str> = whys.keys().map(String::as_str).collect();
    assert_eq!(people.len(), 2, "{people:?}");
    assert!(!people.contains(&"gwen"));
    for letter in sent(hall).await.values() {
        let all = format!("{} {} {} {}", letter.subject, letter.plain, letter.html, letter.from_name);
        for secret in ["tea", "Grant", "Jonah", "turned down"] {
            assert!(!all.contains(secret), "{secret} in {all}");
        }
        assert!(all.contains("Level 4, in the room") && all.contains("/c/peers/talk/"));
    }
    let mut work = hall.of(world.person("adaeze"));
    let viewer = charter::visit(&mut work, SLUG).await.unwrap();
    let words = Words { source: "I worry about a child.", files: vec![] };
    let new =
        New { subject: "A child", words, level: Some(Level::Sealed), present: vec![world.person("yuki")] };
    let (_, post) = conversations::start(&mut work, &viewer, new).await.unwrap();
    drop(work);
    tell(hall, post).await;
    let letter = sent(hall).await["yuki@bluebirdcarers.example"].clone();
    assert!(
        letter.plain.contains("Level 5, sealed")
            && !letter.plain.contains("child")
            && !letter.subject.contains("child")
    );
});

// S2.11
both!(a_list_goes_to_everyone_but_who_is_away_with_its_tag_and_on_its_days, async |hall: &Hall| {
    let world = hall.world().await;
    let mut work = hall.of(world.person("margo"));
    let viewer = charter::visit(&mut work, SLUG).await.unwrap();
    let list = List {
        tag: "ecf".into(),
        reply_to: "sender".into(),
        batch_days: "1".into(),
        to_author: true,
        ..List::default()
    };
    lists::set(&mut work, &viewer, Some(&list)).await.unwrap();
    drop(work);
    let until = hall.clock.now() + Duration::from_secs(86_400);
    reach::pause(&mut hall.of(world.person("desmond")), world.person("desmond"), until).await.unwrap();
    reach::stop(&mut hall.of(world.person("ravi")), world.person("ravi")).await.unwrap();
    reach::deliver(&mut hall.of(world.person("iolo")), world.person("iolo"), world.community, "digest")
        .await
        .unwrap();
    reach::narrow(&mut hall.of(world.person("yuki")), world.person("yuki"), world.community, "en", "bells")
        .await
        .unwrap();
    let post = start(hall, world.person("gwen"), "A bicycle bell for sale", "Nearly new.", vec![]).await;
    tell(hall, post).await;
    let letters = sent(hall).await;
    assert_eq!(
        letters.len(),
        13 - 4,
        "not Desmond, Ravi, Iolo, Yuki; Gwen has her own: {:?}",
        letters.keys()
    );
    let letter = &letters["margo@commonkettle.example"];
    assert_eq!(letter.subject, "[ecf] A bicycle bell for sale");
    assert!(letter.plain.contains("Your reply goes to Gwen Abernathy alone."), "{}", letter.plain);
    let heads = testkit::addressed(&hall.house).await.pop().unwrap().heads;
    assert!(heads.contains("Reply-To: <gwen@pubcommons.example>\n"), "{heads}");
    assert!(!letter.plain.contains("MUTE"), "a word would reach Gwen: {}", letter.plain);
    let now = hall.clock.now();
    let monday = |place| lists::next_day("1", now, place);
    let mondays = [monday(Tz::UTC), monday(Tz::Europe__London), monday(Tz::Europe__Amsterdam)];
    let due: BTreeSet<Time> = testkit::addressed(&hall.house).await.iter().map(|one| one.due_at).collect();
    assert!(due.iter().all(|at| *at > now && mondays.contains(at)), "on Monday: {due:?}");
    assert!(due.len() > 1, "where each of them is");
});

both!(what_does_not_fit_into_a_week_waits_and_a_direct_answer_always_passes, async |hall: &Hall| {
    let world = hall.world().await;
    let (thread, posts) = &world.threads[1];
    let gwen = world.person("gwen");
    reach::choose(&mut hall.of(gwen), Choice { mails: Some(3), ..Choice::default() }).await.unwrap();
    for round in 0..4 {
        hall.clock.advance(Duration::from_secs(700));
        let post =
            reply(hall, world.person("nell"), *thread, Some(posts[1]), &format!("Round {round}")).await;
        tell(hall, post).await;
    }
    let count = async || {
        notices::outbox(&mut hall.system(), 1_000)
            .await
            .unwrap()
            .iter()
            .filter(|letter| letter.address.starts_with("gwen"))
            .count()
    };
    assert_eq!(count().await, 2, "the third of the week is her one letter");
    let post = reply(hall, world.person("nell"), *thread, Some(posts[0]), "And you, Gwen?").await;
    tell(hall, post).await;
    assert_eq!(count().await, 3);
    // Who mutes hears nothing, not even that.
    let mut work = hall.of(gwen);
    let viewer = charter::visit(&mut work, SLUG).await.unwrap();
    conversations::watch(&mut work, &viewer, *thread, Wish::Mute).await.unwrap();
    drop(work);
    let post = reply(hall, world.person("nell"), *thread, Some(posts[0]), "Gwen?").await;
    tell(hall, post).await;
    assert_eq!(count().await, 3);
});

both!(small_files_go_along_and_large_ones_are_links, async |hall: &Hall| {
    let world = hall.world().await;
    reach::deliver(&mut hall.of(world.person("iolo")), world.person("iolo"), world.community, "each")
        .await
        .unwrap();
    let file = |name: &str, size: usize| NewFile {
        name: name.into(),
        kind: "text/plain".into(),
        bytes: vec![b'x'; size],
    };
    let post = start(
        hall,
        world.person("gwen"),
        "Two files",
        "Here.",
        vec![file("small.txt", 10), file("large.txt", 2_000_000)],
    )
    .await;
    tell(hall, post).await;
    assert_eq!(testkit::files_with_letters(&hall.house).await, ["small.txt"]);
    let letter = sent(hall).await["iolo@cwmrepair.example"].clone();
    assert!(
        letter.plain.contains("large.txt\n  https://hall.example/c/peers/files/")
            && !letter.plain.contains("small.txt"),
        "{}",
        letter.plain
    );
});

// Reliability 2.2, case 25: batches, each recipient once, resumable.
both!(a_post_to_many_is_addressed_in_batches_that_go_on_after_a_kill, async |hall: &Hall| {
    let world = hall.world().await;
    let many = 1_700;
    testkit::crowd(&hall.house, world.community, many).await;
    let mut work = hall.of(world.person("margo"));
    let viewer = charter::visit(&mut work, SLUG).await.unwrap();
    lists::set(&mut work, &viewer, Some(&List::default())).await.unwrap();
    drop(work);
    let post = start(hall, world.person("gwen"), "To all", "Hello.", vec![]).await;
    // Killed somewhere: whatever was committed stays, and the rest follows.
    let house = hall.house.clone();
    let half = tokio::spawn(async move {
        let _ = letters::post::tell(&mut house.work(Actor::System), post, &sender()).await;
    });
    tokio::time::sleep(Duration::from_millis(20)).await;
    half.abort();
    let _ = half.await;
    tell(hall, post).await;
    tell(hall, post).await;
    let mut addresses: Vec<String> =
        testkit::addressed(&hall.house).await.into_iter().map(|one| one.address).collect();
    assert_eq!(addresses.len(), 12 + many);
    addresses.sort();
    addresses.dedup();
    assert_eq!(addresses.len(), 12 + many, "each once");
});

// S0.19; a whole letter as its reader has it.
both!(a_letter_with_a_shared_document_as_its_reader_has_it, async |hall: &Hall| {
    let world = hall.world().await;
    let (thread, posts) = &world.threads[1];
    let words = "Here is [our rota](https://docs.google.com/document/d/1abc/edit). Tell me what is missing.";
    let post = reply(hall, world.person("nell"), *thread, Some(posts[1]), words).await;
    tell(hall, post).await;
    let plain = sent(hall).await["hamish@islesenergy.example"].plain.replace(&post.to_string(), "POST");
    let whole = "\
-- Level 3, members only. Write your answer above this line. --
Use it in your own work; never say whose it was.


Nell Carraway answers Hamish Dunmore:

Here is our rota <https://docs.google.com/document/d/1abc/edit>.
Tell me what is missing.


To read and to comment on. Comments by reply gather in the
conversation:

  our rota, a shared text. Its owner says who can open it.
  https://docs.google.com/document/d/1abc/edit


On Monday 12 October Hamish Dunmore wrote:

> Aye, twice. Once badly. The bad time I announced it. Big
> message, thank you all, the group is yours. Within a month it
> was three people and the weather. The good time I handed over
> one job at a time and told nobody it was happening. First the
> Monday question went to Eilidh. Then welcoming new folk went to
> a pair. By the …


--
Peer Network Convenors: We bring together people who run peer
networks, so that no convenor learns the hard way alone.
\u{E000}why\u{E001}
Your reply goes to everyone in Peer Network Convenors. The whole
conversation:
  https://hall.example/c/peers/posts/POST
For less, reply MUTE (this conversation), LESS or STOP. Or by a
button:
  \u{E000}stop\u{E001}
";
    assert_eq!(plain, whole);
});
