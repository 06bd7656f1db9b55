//! Talks that were written down: the member reads, corrects and deletes (S1.16).

use community::{
    Level, NoteId, PersonId, Refused,
    charter::{self, Charter, Standing, Viewer},
    listening, members,
    people::data,
};
use testkit::{Hall, World, both, world::SLUG};

async fn seen_by(hall: &Hall, person: PersonId) -> Viewer {
    charter::visit(&mut hall.of(person), SLUG).await.unwrap()
}

async fn talked(hall: &Hall, world: &World) -> NoteId {
    let (margo, gwen) = (world.person("margo"), world.person("gwen"));
    let viewer = seen_by(hall, margo).await;
    let now = hall.clock.now();
    let words = "Gwen would like to hand the rota over, and does not know how to ask.";
    listening::log(&mut hall.of(margo), &viewer, gwen, now, words, &["giving", "nonsense"]).await.unwrap()
}

// S1.16
both!(a_member_reads_corrects_and_deletes_what_was_written_about_them, async |hall: &Hall| {
    let world = hall.world().await;
    let id = talked(hall, &world).await;
    let (margo, gwen) = (world.person("margo"), world.person("gwen"));
    let viewer = seen_by(hall, gwen).await;
    let mine = listening::of_me(&mut hall.of(gwen), &viewer).await.unwrap();
    assert_eq!((mine.len(), mine[0].tags.as_str(), mine[0].writer.as_str()), (1, "giving", "Margo Oyelaran"));
    listening::correct(&mut hall.of(gwen), &viewer, id, "I want to hand the rota over.").await.unwrap();
    listening::choose_tags(&mut hall.of(gwen), &viewer, id, &["rest"]).await.unwrap();
    let convenor = seen_by(hall, margo).await;
    let about = listening::about(&mut hall.of(margo), &convenor, gwen).await.unwrap();
    assert_eq!((about[0].words.as_str(), about[0].tags.as_str()), ("I want to hand the rota over.", "rest"));
    assert!(about[0].corrected_at.is_some());
    let last = listening::last_talks(&mut hall.of(margo), &convenor).await.unwrap();
    assert_eq!(last, [(gwen, hall.clock.now())]);
    // It is in everything that is kept of her.
    let kept = data::of_me(&mut hall.of(gwen)).await.unwrap();
    let talks = kept.sections.iter().find(|section| section.what == "talks").unwrap();
    assert!(talks.rows[0].contains(&"I want to hand the rota over.".to_owned()));
    listening::delete(&mut hall.of(gwen), &viewer, id).await.unwrap();
    assert!(listening::about(&mut hall.of(margo), &convenor, gwen).await.unwrap().is_empty());
    assert!(matches!(listening::told(&mut hall.system(), id).await, Err(Refused::NotFound)));
});

// Hostile: a note that is not theirs to read; another's note, by changing an address.
both!(nobody_else_reads_changes_or_deletes_a_note, async |hall: &Hall| {
    let world = hall.world().await;
    let id = talked(hall, &world).await;
    let (gwen, iolo, farida, jonah) =
        (world.person("gwen"), world.person("iolo"), world.person("farida"), world.person("jonah"));
    // An ordinary member and a carer.
    for person in [iolo, farida] {
        let viewer = seen_by(hall, person).await;
        assert!(listening::about(&mut hall.of(person), &viewer, gwen).await.is_err());
        // One after another: each act ends before the next begins to write.
        let read = listening::get(&mut hall.of(person), &viewer, id).await.map(drop);
        let corrected = listening::correct(&mut hall.of(person), &viewer, id, "Not so.").await;
        let tagged = listening::choose_tags(&mut hall.of(person), &viewer, id, &[]).await;
        let deleted = listening::delete(&mut hall.of(person), &viewer, id).await;
        for refused in [read, corrected, tagged, deleted] {
            assert!(matches!(refused, Err(Refused::NotFound)), "{refused:?}");
        }
    }
    // The other convenor reads it, and changes nothing.
    let viewer = seen_by(hall, jonah).await;
    assert!(listening::get(&mut hall.of(jonah), &viewer, id).await.is_ok());
    assert!(matches!(
        listening::correct(&mut hall.of(jonah), &viewer, id, "No.").await,
        Err(Refused::NotFound)
    ));
    assert!(matches!(listening::delete(&mut hall.of(jonah), &viewer, id).await, Err(Refused::NotFound)));
    // A convenor of another community, where Gwen is a member too: the address of the note says nothing there.
    let charter = Charter {
        name: "Others".into(),
        cause: "We bring together others.".into(),
        domain: String::new(),
        practice: String::new(),
        rhythm: String::new(),
        level: Level::Open,
        usual_level: Level::MembersOnly,
        listed: true,
        language: "en".into(),
    };
    let others = charter::found(&mut hall.system(), "others", &charter).await.unwrap();
    let mut work = hall.system();
    work.begin().await.unwrap();
    for person in [gwen, iolo] {
        members::admit(&mut work, others, person, Standing::Member).await.unwrap();
    }
    members::give_role(&mut work, others, iolo, "convenor").await.unwrap();
    work.done().await.unwrap();
    let viewer = charter::visit(&mut hall.of(iolo), "others").await.unwrap();
    assert!(viewer.is_convenor());
    assert!(matches!(listening::get(&mut hall.of(iolo), &viewer, id).await, Err(Refused::NotFound)));
    assert!(listening::about(&mut hall.of(iolo), &viewer, gwen).await.unwrap().is_empty());
    assert!(matches!(listening::delete(&mut hall.of(iolo), &viewer, id).await, Err(Refused::NotFound)));
    // And only convenors write notes, about members.
    let now = hall.clock.now();
    let member = seen_by(hall, iolo).await;
    assert!(listening::log(&mut hall.of(iolo), &member, gwen, now, "x", &[]).await.is_err());
});
