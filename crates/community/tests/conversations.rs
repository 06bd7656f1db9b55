//! Conversations: what people get.

use community::{
    Actor, Level, Refused,
    charter::{self, Viewer},
    conversations::{self, New, NewFile, Wish, Words},
};
use std::time::Duration;
use testkit::{Hall, World, both, world::SLUG};

async fn seen_by(hall: &Hall, actor: Actor) -> Viewer {
    charter::visit(&mut hall.house.work(actor), SLUG).await.unwrap()
}

async fn subjects(hall: &Hall, actor: Actor) -> Vec<String> {
    let viewer = seen_by(hall, actor).await;
    let threads = conversations::newest(&mut hall.house.work(actor), &viewer, None).await.unwrap();
    threads.threads.into_iter().map(|thread| thread.subject).collect()
}

fn plain(words: &str) -> Words<'_> {
    Words { source: words, files: Vec::new() }
}

// S4.11, S2.16: who may not see does not find, count or guess.
both!(a_visitor_sees_what_is_open_a_member_more_and_the_room_only_who_is_in_it, async |hall: &Hall| {
    let world = hall.world().await;
    let visitor = subjects(hall, Actor::Visitor).await;
    assert_eq!(visitor.len(), 3, "{visitor:?}");
    let member = subjects(hall, Actor::Person(world.person("gwen"))).await;
    assert_eq!(member.len(), 7);
    assert!(!member.iter().any(|subject| subject.contains("Grant turned down")));
    let present = subjects(hall, Actor::Person(world.person("desmond"))).await;
    assert!(present.iter().any(|subject| subject.contains("Grant turned down")));
    // Not by its id either.
    let room = world.thread("Grant turned down");
    let gwen = Actor::Person(world.person("gwen"));
    let viewer = seen_by(hall, gwen).await;
    let refused = conversations::thread(&mut hall.house.work(gwen), &viewer, room, 1).await;
    assert!(matches!(refused, Err(Refused::NotFound)));
    let refused = conversations::watch(&mut hall.house.work(gwen), &viewer, room, Wish::Follow).await;
    assert!(matches!(refused, Err(Refused::NotFound)));
});

both!(a_thread_grows_is_edited_and_keeps_what_it_said_before, async |hall: &Hall| {
    let world = hall.world().await;
    let gwen = Actor::Person(world.person("gwen"));
    let viewer = seen_by(hall, gwen).await;
    let new = New {
        subject: " Rain \u{202e}plans ",
        words: plain("Shall we meet *inside*?"),
        level: None,
        present: vec![],
    };
    let (thread, post) = conversations::start(&mut hall.house.work(gwen), &viewer, new).await.unwrap();
    hall.clock.advance(Duration::from_secs(60));
    conversations::edit(&mut hall.house.work(gwen), &viewer, post, 1, "Shall we meet outside?")
        .await
        .unwrap();
    let again = conversations::edit(&mut hall.house.work(gwen), &viewer, post, 1, "Something else").await;
    assert!(matches!(again, Err(Refused::Conflict)), "the second of two who edit at once is told");
    let page = conversations::thread(&mut hall.house.work(gwen), &viewer, thread, 1).await.unwrap();
    assert_eq!((page.thread.subject.as_str(), page.thread.level), ("Rain plans", Level::MembersOnly));
    assert!(
        page.posts[0].html.contains("outside") && page.posts[0].is_question && page.posts[0].version == 2
    );
    let (_, before) = conversations::versions(&mut hall.house.work(gwen), &viewer, post).await.unwrap();
    assert!(before.len() == 1 && before[0].html.contains("<em>inside</em>"));
    let iolo = Actor::Person(world.person("iolo"));
    let other = conversations::mine(&mut hall.house.work(iolo), &seen_by(hall, iolo).await, post).await;
    assert!(matches!(other, Err(Refused::NotAllowed(_))));
});

both!(a_withdrawn_post_leaves_a_tombstone_and_can_be_put_back_for_a_day, async |hall: &Hall| {
    let world = hall.world().await;
    let (thread, posts) = &world.threads[1];
    let hamish = Actor::Person(world.person("hamish"));
    let viewer = seen_by(hall, hamish).await;
    conversations::withdraw(&mut hall.house.work(hamish), &viewer, posts[1]).await.unwrap();
    let page = conversations::thread(&mut hall.house.work(hamish), &viewer, *thread, 1).await.unwrap();
    assert_eq!(page.posts.len(), 4, "the shape stays");
    assert!(page.posts[1].html.is_empty() && page.posts[1].withdrawn_at.is_some());
    conversations::restore(&mut hall.house.work(hamish), &viewer, posts[1]).await.unwrap();
    conversations::withdraw(&mut hall.house.work(hamish), &viewer, posts[1]).await.unwrap();
    hall.clock.advance(conversations::UNDO + Duration::from_secs(1));
    assert_eq!(conversations::empty_withdrawn(&mut hall.system()).await.unwrap(), 1);
    let late = conversations::restore(&mut hall.house.work(hamish), &viewer, posts[1]).await;
    assert!(matches!(late, Err(Refused::Gone)));
    let gwen = Actor::Person(world.person("gwen"));
    let other =
        conversations::withdraw(&mut hall.house.work(gwen), &seen_by(hall, gwen).await, posts[2]).await;
    assert!(matches!(other, Err(Refused::NotAllowed(_))), "nobody withdraws another's words");
});

both!(a_long_thread_is_read_in_pages_of_fifty_and_a_deep_link_finds_its_page, async |hall: &Hall| {
    let world = hall.world().await;
    let jonah = Actor::Person(world.person("jonah"));
    let viewer = seen_by(hall, jonah).await;
    let thread = world.thread("Merging two networks");
    let mut last = None;
    for number in 0..104 {
        hall.clock.advance(Duration::from_secs(61));
        let words = format!("Step {number}");
        last = Some(
            conversations::reply(&mut hall.house.work(jonah), &viewer, thread, None, plain(&words))
                .await
                .unwrap(),
        );
    }
    let first = conversations::thread(&mut hall.house.work(jonah), &viewer, thread, 1).await.unwrap();
    assert_eq!((first.posts.len(), first.pages, first.thread.posts, first.thread.authors), (50, 3, 105, 2));
    let page = conversations::thread(&mut hall.house.work(jonah), &viewer, thread, 3).await.unwrap();
    assert_eq!(page.posts.len(), 5);
    let found = conversations::thread_of(&mut hall.house.work(jonah), &viewer, last.unwrap()).await.unwrap();
    assert_eq!(found, (thread, 3));
    assert!(conversations::thread(&mut hall.house.work(jonah), &viewer, thread, 4).await.is_err());
});

both!(a_member_says_what_they_have_read_and_nobody_looks, async |hall: &Hall| {
    let world = hall.world().await;
    let iolo = Actor::Person(world.person("iolo"));
    let viewer = seen_by(hall, iolo).await;
    let unread = async || {
        let list = conversations::newest(&mut hall.house.work(iolo), &viewer, None).await.unwrap();
        list.threads.iter().filter(|thread| thread.unread).count()
    };
    assert!(unread().await > 3);
    let (thread, posts) = &world.threads[1];
    let before = unread().await;
    conversations::mark_read(&mut hall.house.work(iolo), &viewer, *thread, posts[3]).await.unwrap();
    assert_eq!(unread().await, before - 1);
    conversations::mark_all_read(&mut hall.house.work(iolo), &viewer).await.unwrap();
    assert_eq!(unread().await, 0);
});

both!(an_attachment_is_handed_only_to_who_sees_its_post, async |hall: &Hall| {
    let world = hall.world().await;
    let gwen = Actor::Person(world.person("gwen"));
    let viewer = seen_by(hall, gwen).await;
    let file =
        NewFile { name: "../rota.pdf".into(), kind: "application/pdf".into(), bytes: b"%PDF-1.4".to_vec() };
    let words = Words { source: "Here is ours.", files: vec![file] };
    let thread = world.thread("A rota");
    conversations::reply(&mut hall.house.work(gwen), &viewer, thread, None, words).await.unwrap();
    let page = conversations::thread(&mut hall.house.work(gwen), &viewer, thread, 1).await.unwrap();
    assert_eq!((page.files[0].name.as_str(), page.files[0].size), ("rota.pdf", 8));
    let file =
        conversations::attachment(&mut hall.house.work(gwen), &viewer, page.files[0].id).await.unwrap();
    assert_eq!(file.bytes, b"%PDF-1.4");
    let visitor = seen_by(hall, Actor::Visitor).await;
    let refused = conversations::attachment(&mut hall.visitor(), &visitor, page.files[0].id).await;
    assert!(matches!(refused, Err(Refused::NotFound)));
});

both!(what_cannot_be_taken_is_said_field_by_field, async |hall: &Hall| {
    let world = hall.world().await;
    let gwen = Actor::Person(world.person("gwen"));
    let viewer = seen_by(hall, gwen).await;
    let long = "x".repeat(100_001);
    let new = New { subject: " ", words: plain(&long), level: Some(Level::Sealed), present: vec![] };
    let Err(Refused::Invalid(problems)) =
        conversations::start(&mut hall.house.work(gwen), &viewer, new).await
    else {
        panic!("it was taken")
    };
    let fields: Vec<&str> = problems.iter().map(|problem| problem.field).collect();
    assert_eq!(fields, ["subject", "present", "words"]);
    let visitor = seen_by(hall, Actor::Visitor).await;
    let refused =
        conversations::reply(&mut hall.visitor(), &visitor, world.thread("Welcome"), None, plain("Hello"))
            .await;
    assert!(matches!(refused, Err(Refused::NotAllowed(_))));
});

both!(threads_are_listed_in_pages_and_the_way_back_is_the_same_page, async |hall: &Hall| {
    let world: World = hall.world().await;
    let margo = Actor::Person(world.person("margo"));
    let viewer = seen_by(hall, margo).await;
    for number in 0..40 {
        hall.clock.advance(Duration::from_secs(3_700));
        let subject = format!("Note {number:02}");
        let new = New { subject: &subject, words: plain("…"), level: None, present: vec![] };
        conversations::start(&mut hall.house.work(margo), &viewer, new).await.unwrap();
    }
    let first = conversations::newest(&mut hall.house.work(margo), &viewer, None).await.unwrap();
    let last = first.threads.last().unwrap();
    assert!(first.older && first.threads.len() == 30 && last.subject == "Note 10");
    let second = conversations::newest(&mut hall.house.work(margo), &viewer, Some((last.last_at, last.id)))
        .await
        .unwrap();
    assert!(!second.older && second.threads.len() == 17);
    let head = &second.threads[0];
    let (back, more) =
        conversations::newer(&mut hall.house.work(margo), &viewer, (head.last_at, head.id)).await.unwrap();
    assert_eq!(
        back.iter().map(|t| t.id).collect::<Vec<_>>(),
        first.threads.iter().map(|t| t.id).collect::<Vec<_>>()
    );
    assert!(!more);
});

// A page is kept for the next reader; what it shows is what is there, and who may read it is asked each time.
both!(a_page_that_was_just_read_shows_what_came_since_and_stays_closed_to_others, async |hall: &Hall| {
    let world = hall.world().await;
    let (gwen, desmond) = (Actor::Person(world.person("gwen")), Actor::Person(world.person("desmond")));
    let room = world.thread("Grant turned down");
    let present = seen_by(hall, desmond).await;
    let before = conversations::thread(&mut hall.house.work(desmond), &present, room, 1).await.unwrap();
    let member = seen_by(hall, gwen).await;
    let refused = conversations::thread(&mut hall.house.work(gwen), &member, room, 1).await;
    assert!(matches!(refused, Err(Refused::NotFound)));
    let words = plain("And one thing more.");
    conversations::reply(&mut hall.house.work(desmond), &present, room, None, words).await.unwrap();
    let after = conversations::thread(&mut hall.house.work(desmond), &present, room, 1).await.unwrap();
    assert_eq!(after.posts.len(), before.posts.len() + 1);
    let count = |authors: &[(community::PersonId, String, i64)]| authors.iter().map(|one| one.2).sum::<i64>();
    assert_eq!(count(&after.authors), count(&before.authors) + 1);
});

both!(
    a_letter_becomes_a_post_is_threaded_by_what_it_answers_and_is_known_when_it_comes_again,
    async |hall: &Hall| {
        let world = hall.world().await;
        let mut work = hall.of(world.person("iolo"));
        let viewer = charter::visit(&mut work, SLUG).await.unwrap();
        let letter = |id: &'static str| conversations::ByLetter {
            source: "Who has a trailer?\n\n> earlier",
            html: "<p>Who has a trailer?</p>",
            words: "Who has a trailer?",
            message_id: Some(id),
        };
        let (thread, post) = conversations::start_by_letter(
            &mut work,
            &viewer,
            "",
            None,
            &letter("one@cwm.example"),
            Vec::new(),
        )
        .await
        .unwrap();
        let page = conversations::thread(&mut work, &viewer, thread, 1).await.unwrap();
        assert_eq!(
            (page.thread.subject.as_str(), page.posts[0].came_by.as_str()),
            ("Who has a trailer?", "mail")
        );
        // What answers it finds its thread by the ids in its head, the nearest first.
        let ids = ["unknown@nowhere.example".to_owned(), "one@cwm.example".to_owned()];
        let found = conversations::answered(&mut work, &viewer, &ids).await.unwrap();
        assert_eq!(found, Some((thread, Some(post))));
        let parent = found.unwrap().1;
        conversations::reply_by_letter(
            &mut work,
            &viewer,
            thread,
            parent,
            &letter("two@cwm.example"),
            Vec::new(),
        )
        .await
        .unwrap();
        let here = conversations::already_here(&mut hall.system(), viewer.community(), "one@cwm.example")
            .await
            .unwrap()
            .unwrap();
        assert_eq!((here.post, here.thread, here.author), (post, thread, world.person("iolo")));
        // Who may not see a thread does not find it by an id either: neither a post's nor a letter's.
        let (_, posts) =
            world.threads.iter().find(|(thread, _)| *thread == world.thread("Grant turned down")).unwrap();
        let hidden = [format!("{}@hall.example", posts[0])];
        assert_eq!(conversations::answered(&mut work, &viewer, &hidden).await.unwrap(), None);
        let mut work = hall.of(world.person("desmond"));
        let viewer = charter::visit(&mut work, SLUG).await.unwrap();
        assert!(conversations::answered(&mut work, &viewer, &hidden).await.unwrap().is_some());
    }
);
