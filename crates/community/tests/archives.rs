//! An archive comes in: threads by their ids, people by their addresses, each letter once.

use std::collections::HashMap;

use base::{Secret, Time};
use community::{
    Level, PersonId, PostId,
    archives::{self, Arrived, File, Human, Import, Place, Problem},
    charter::{self, Charter, Standing, Viewer},
    conversations, members,
    people::{
        self,
        address::Address,
        passages::{self, Asking},
    },
    search,
};
use testkit::{Hall, both};

const NINE: Time = Time::from_secs(1_100_000_000);

async fn found(hall: &Hall) -> Viewer {
    let charter = Charter {
        name: "Old List".into(),
        cause: String::new(),
        domain: String::new(),
        practice: String::new(),
        rhythm: String::new(),
        level: Level::Open,
        usual_level: Level::Open,
        listed: true,
        language: "en".into(),
    };
    charter::found(&mut hall.system(), "old-list", &charter).await.unwrap();
    charter::visit(&mut hall.system(), "old-list").await.unwrap()
}

fn human(name: &str, shown: &[&str]) -> Human {
    let main = shown.iter().find_map(|address| Address::of(address).ok());
    Human { name: name.into(), main, shown: shown.iter().map(|shown| (*shown).to_owned()).collect() }
}

async fn know(hall: &Hall, viewer: &Viewer, humans: &[Human]) -> HashMap<String, PersonId> {
    archives::know(&mut hall.system(), viewer, humans, Standing::Known).await.unwrap()
}

/// A letter that was written `minute` minutes after nine.
fn letter(author: PersonId, id: &str, answers: &[&str], minute: i64) -> Arrived {
    let ids: Vec<String> = answers.iter().map(|id| (*id).to_owned()).collect();
    Arrived {
        place: Place { line: 1, byte: 0 },
        message_id: id.into(),
        bare_id: false,
        references: ids.clone(),
        parents: ids,
        author,
        at: Time::from_secs(NINE.secs() + 60 * minute),
        subject: format!("About {id}"),
        source: format!("words of {id}"),
        html: format!("<p>words of {id}</p>"),
        words: format!("words of {id}"),
        language: "en",
        is_question: false,
        files: Vec::new(),
    }
}

async fn begin(hall: &Hall, viewer: &Viewer, file: &str) -> Import {
    archives::begin(&mut hall.system(), viewer, file, file).await.unwrap()
}

async fn take(hall: &Hall, viewer: &Viewer, import: &mut Import, letters: Vec<Arrived>) -> archives::Taken {
    archives::take(&mut hall.system(), viewer, import, Level::Open, letters, Vec::new()).await.unwrap()
}

/// Each thread by its subject: its posts as their sources and, by their place, what they answer.
async fn threads(hall: &Hall, viewer: &Viewer) -> Vec<(String, Vec<String>)> {
    let mut work = hall.system();
    let listed = conversations::newest(&mut work, viewer, None).await.unwrap().threads;
    let mut told = Vec::new();
    for thread in listed {
        let page = conversations::thread(&mut work, viewer, thread.id, 1).await.unwrap();
        assert_eq!(thread.posts, page.posts.len() as i64, "the count of {}", thread.subject);
        let last = page.posts.last().unwrap();
        assert_eq!((thread.last_post_id, thread.last_at), (last.id, last.at));
        assert_eq!(thread.started_at, page.posts[0].at);
        let place = |id: PostId| page.posts.iter().position(|post| post.id == id);
        let line = |post: &conversations::Post| {
            let words = post.html.replace("<p>words of ", "").replace("</p>", "");
            match post.parent_id.and_then(place) {
                Some(place) => format!("{words} to {}", place + 1),
                None => words,
            }
        };
        told.push((thread.subject, page.posts.iter().map(line).collect()));
    }
    told.sort();
    told
}

fn thread(subject: &str, posts: &[&str]) -> (String, Vec<String>) {
    (subject.into(), posts.iter().map(|post| (*post).to_owned()).collect())
}

both!(letters_are_joined_by_their_ids_in_whatever_order_they_come, async |hall: &Hall| {
    let viewer = found(hall).await;
    let ann = know(hall, &viewer, &[human("Ann", &["ann@x.example"])]).await["ann@x.example"];
    let mut import = begin(hall, &viewer, "one").await;
    // Two answers to a letter that is not here are one thread; one that stands alone is another.
    let first = vec![letter(ann, "c", &["a"], 3), letter(ann, "b", &["a"], 2), letter(ann, "e", &["d"], 5)];
    take(hall, &viewer, &mut import, first).await;
    let two = [thread("About b", &["b", "c"]), thread("About e", &["e"])];
    assert_eq!(threads(hall, &viewer).await, two);
    // What they answer comes: it is the first, gives the subject, and they say that they answer it.
    take(hall, &viewer, &mut import, vec![letter(ann, "a", &[], 1)]).await;
    let two = [thread("About a", &["a", "b to 1", "c to 1"]), thread("About e", &["e"])];
    assert_eq!(threads(hall, &viewer).await, two);
    // d answers c and is answered by e: now all are one.
    take(hall, &viewer, &mut import, vec![letter(ann, "d", &["c"], 4)]).await;
    let one = [thread("About a", &["a", "b to 1", "c to 1", "d to 3", "e to 4"])];
    assert_eq!(threads(hall, &viewer).await, one);
});

both!(a_thread_that_is_taken_in_takes_all_its_answers_along, async |hall: &Hall| {
    let viewer = found(hall).await;
    let ann = know(hall, &viewer, &[human("Ann", &["ann@x.example"])]).await["ann@x.example"];
    let mut import = begin(hall, &viewer, "one").await;
    let first = vec![letter(ann, "a", &[], 1), letter(ann, "k", &[], 2), letter(ann, "l", &["k"], 3)];
    take(hall, &viewer, &mut import, first).await;
    // One letter joins the two threads by one of their ids; another of the same batch answers by another id.
    take(hall, &viewer, &mut import, vec![letter(ann, "x", &["k", "a"], 4), letter(ann, "y", &["l"], 5)])
        .await;
    let one = [thread("About a", &["a", "k", "l to 2", "x to 2", "y to 3"])];
    assert_eq!(threads(hall, &viewer).await, one);
});

both!(answers_in_a_circle_are_one_thread_and_no_circle, async |hall: &Hall| {
    let viewer = found(hall).await;
    let ann = know(hall, &viewer, &[human("Ann", &["ann@x.example"])]).await["ann@x.example"];
    let mut import = begin(hall, &viewer, "one").await;
    let circle =
        vec![letter(ann, "a", &["c"], 1), letter(ann, "b", &["a"], 2), letter(ann, "c", &["b", "c"], 3)];
    take(hall, &viewer, &mut import, circle).await;
    take(hall, &viewer, &mut import, vec![letter(ann, "y", &["z"], 8)]).await;
    take(hall, &viewer, &mut import, vec![letter(ann, "z", &["y"], 9)]).await;
    let two = [thread("About a", &["a", "b to 1", "c to 2"]), thread("About y", &["y", "z to 1"])];
    assert_eq!(threads(hall, &viewer).await, two);
});

both!(a_letter_is_kept_once_and_other_words_under_its_id_are_told, async |hall: &Hall| {
    let viewer = found(hall).await;
    let ann = know(hall, &viewer, &[human("Ann", &["ann@x.example"])]).await["ann@x.example"];
    let mut import = begin(hall, &viewer, "one").await;
    let other_words = |line: u64| Arrived {
        source: "something else".into(),
        place: Place { line, byte: 100 * line },
        ..letter(ann, "a", &[], 1)
    };
    let taken = take(
        hall,
        &viewer,
        &mut import,
        vec![letter(ann, "a", &[], 1), letter(ann, "a", &[], 1), other_words(9)],
    )
    .await;
    assert_eq!((taken.stored, taken.known), (1, 2));
    // Its id was written without brackets the next time.
    let bare = Arrived { bare_id: true, ..letter(ann, "a", &[], 1) };
    let taken = take(hall, &viewer, &mut import, vec![bare, other_words(20)]).await;
    assert_eq!((taken.stored, taken.known), (0, 2));
    let torn = Problem { place: Place { line: 7, byte: 70 }, reason: "torn".into() };
    archives::note_problems(&mut hall.system(), &import, &[torn]).await.unwrap();
    archives::end(&mut hall.system(), &viewer, &import).await.unwrap();

    let report = archives::report(&mut hall.system(), &viewer, &[import.id]).await.unwrap();
    assert_eq!((report.threads, report.posts, report.authors), (1, 1, 1));
    let lines: Vec<(u64, bool)> = report
        .problems
        .iter()
        .map(|(_, problem)| (problem.place.line, problem.reason.contains("other words")))
        .collect();
    assert_eq!(lines, [(7, false), (9, true), (20, true)]);
    let ids = archives::message_ids(&mut hall.system(), Default::default()).await.unwrap();
    assert_eq!(ids.into_iter().map(|(_, id)| id).collect::<Vec<_>>(), ["a"]);
});

both!(an_import_goes_on_where_it_was_and_begins_anew_once_it_has_ended, async |hall: &Hall| {
    let viewer = found(hall).await;
    let ann = know(hall, &viewer, &[human("Ann", &["ann@x.example"])]).await["ann@x.example"];
    let mut import = begin(hall, &viewer, "one").await;
    assert_eq!((import.done_to, import.done_line), (0, 1));
    (import.done_to, import.done_line) = (400, 12);
    take(hall, &viewer, &mut import, vec![letter(ann, "a", &[], 1), letter(ann, "b", &["a"], 2)]).await;
    // A batch that was not kept whole is not kept at all, and is not said to be done.
    (import.done_to, import.done_line) = (900, 30);
    let mut work = hall.system();
    drop(
        archives::take(
            &mut work,
            &viewer,
            &mut import,
            Level::Open,
            vec![letter(PersonId::from(5), "c", &[], 3)],
            Vec::new(),
        )
        .await
        .unwrap_err(),
    );
    drop(work);

    let mut again = begin(hall, &viewer, "one").await;
    assert_eq!((again.id, again.done_to, again.done_line, again.stored), (import.id, 400, 12, 2));
    archives::end(&mut hall.system(), &viewer, &again).await.unwrap();
    again = begin(hall, &viewer, "one").await;
    assert_eq!((again.id, again.done_to, again.stored, again.messages), (import.id, 0, 0, 0));
    let taken = take(hall, &viewer, &mut again, vec![letter(ann, "a", &[], 1)]).await;
    assert_eq!((taken.stored, taken.known), (0, 1));
    assert_ne!(begin(hall, &viewer, "another").await.id, import.id);
});

both!(people_are_found_by_their_addresses_and_a_guess_opens_no_door, async |hall: &Hall| {
    let viewer = found(hall).await;
    let community = viewer.community().id;
    // Margo is a member already, under one address.
    let margo = Address::of("margo@home.example").unwrap();
    let mut work = hall.system();
    work.begin().await.unwrap();
    let known = people::meet(&mut work, &margo, "Margo", "en").await.unwrap();
    members::admit(&mut work, community, known, Standing::Member).await.unwrap();
    work.done().await.unwrap();

    // The archive takes two addresses for hers, of which somebody else may hold one.
    let humans = [
        human("Margo", &["margo@work.example", "margo@home.example", "margo at home.example"]),
        human("Bo", &["name bo"]),
        human("Cy", &["cy@x.example", "cy@y.example"]),
    ];
    let behind = know(hall, &viewer, &humans).await;
    assert_eq!(behind["margo@work.example"], known);
    assert_eq!(behind["margo at home.example"], known);
    assert_eq!(behind["cy@x.example"], behind["cy@y.example"]);
    assert_eq!(know(hall, &viewer, &humans).await, behind, "the same the second time");
    assert_eq!(members::count(&mut hall.system(), &viewer).await.unwrap(), (1, 2), "members, and known");

    // Nobody gets in by an address that was only guessed to be hers.
    let browser = Secret::token(hall.house.chance());
    for (address, gets_in) in
        [("margo@home.example", true), ("margo@work.example", false), ("cy@y.example", false)]
    {
        let address = Address::of(address).unwrap();
        let asking = Asking { browser: &browser, named: "", network: "192.0.2.7", next_page: "/" };
        passages::ask(&mut hall.visitor(), &address, asking).await.unwrap();
        let mut work = hall.system();
        let passage = passages::newest(&mut work, &address).await.unwrap().unwrap();
        let issued = passages::issue(&mut work, passage).await.unwrap();
        assert_eq!(issued.is_some(), gets_in, "{}", address.written());
    }
});

both!(what_came_in_is_found_and_read_with_its_files_and_wakes_nobody, async |hall: &Hall| {
    let viewer = found(hall).await;
    let ann = know(hall, &viewer, &[human("Ann", &["ann@x.example"])]).await["ann@x.example"];
    let mut import = begin(hall, &viewer, "one").await;
    let minutes = File::keep(hall.house.blobs(), "../minutes.txt", "text/plain", b"we met").unwrap();
    let kettles =
        Arrived { words: "Seven kettles whistled".into(), files: vec![minutes], ..letter(ann, "a", &[], 1) };
    let taken = take(hall, &viewer, &mut import, vec![kettles]).await;
    assert_eq!(taken.attachments, 1);

    let mut visitor = hall.visitor();
    let seen = charter::visit(&mut visitor, "old-list").await.unwrap();
    let hits = search::search(&mut visitor, &seen, "kettle has:attachment", 1).await.unwrap();
    assert_eq!(hits.threads.len(), 1, "{hits:?}");
    let listed = conversations::newest(&mut visitor, &seen, None).await.unwrap().threads;
    let page = conversations::thread(&mut visitor, &seen, listed[0].id, 1).await.unwrap();
    assert_eq!(page.posts[0].id.0.time().secs(), NINE.secs() + 60, "its id is of its own date");
    assert_eq!((page.files[0].name.as_str(), page.files[0].size), ("minutes.txt", 6));

    let mut work = hall.system();
    work.begin().await.unwrap();
    members::admit(&mut work, viewer.community().id, ann, Standing::Member).await.unwrap();
    work.done().await.unwrap();
    let mut hers = hall.of(ann);
    let seen = charter::visit(&mut hers, "old-list").await.unwrap();
    assert!(!conversations::newest(&mut hers, &seen, None).await.unwrap().threads[0].unread);
});
