//! Large bytes that nothing names any more.

use std::time::Duration;

use community::{
    Actor, blobs,
    charter::{self},
    conversations::{self, New, NewFile, UNDO, Words},
};
use testkit::{Hall, both, world::SLUG};

both!(bytes_of_a_file_that_was_withdrawn_are_swept_and_all_others_stay, async |hall: &Hall| {
    let world = hall.world().await;
    let gwen = Actor::Person(world.person("gwen"));
    let viewer = charter::visit(&mut hall.house.work(gwen), SLUG).await.unwrap();
    let mut posts = Vec::new();
    for words in ["Minutes of May", "Minutes of June"] {
        let file = NewFile { name: format!("{words}.txt"), kind: "text/plain".into(), bytes: words.into() };
        let new = New {
            subject: words,
            words: Words { source: words, files: vec![file] },
            level: None,
            present: vec![],
        };
        posts.push(conversations::start(&mut hall.house.work(gwen), &viewer, new).await.unwrap().1);
    }
    let before = hall.house.blobs().names().unwrap().len();
    conversations::withdraw(&mut hall.house.work(gwen), &viewer, posts[0]).await.unwrap();
    assert_eq!(blobs::sweep_older(&mut hall.system(), Duration::ZERO).await.unwrap(), 0, "it may come back");
    hall.clock.advance(UNDO + Duration::from_secs(1));
    conversations::empty_withdrawn(&mut hall.system()).await.unwrap();
    assert_eq!(blobs::sweep(&mut hall.system()).await.unwrap(), 0, "the young are spared");
    assert_eq!(blobs::sweep_older(&mut hall.system(), Duration::ZERO).await.unwrap(), 1);
    assert_eq!(hall.house.blobs().names().unwrap().len(), before - 1);
});
