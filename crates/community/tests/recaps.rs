//! What is told of a gathering.

use std::time::Duration;

use community::{
    GatheringId, PersonId, Refused,
    charter::{self, Viewer},
    commitments,
    gatherings::{self, NewGathering},
    people::{
        data, erase,
        reach::{local, zone},
    },
    recaps::{self, Recap},
    receipts, topics,
};
use testkit::{Hall, both, world::SLUG};

const DAY: Duration = Duration::from_secs(86_400);
const HOUR: Duration = Duration::from_secs(3_600);

async fn seen_by(hall: &Hall, person: PersonId) -> Viewer {
    charter::visit(&mut hall.of(person), SLUG).await.unwrap()
}

/// A gathering with a ranked agenda that has been, an hour ago.
async fn gathered(hall: &Hall, margo: PersonId, gwen: PersonId) -> GatheringId {
    let (viewer, member) = (seen_by(hall, margo).await, seen_by(hall, gwen).await);
    let now = hall.clock.now();
    let day = local(now + DAY * 21, zone("UTC")).date_naive();
    let new = NewGathering { title: "Circle".into(), day, ..NewGathering::default() };
    let id = gatherings::plan(&mut hall.of(margo), &viewer, &new).await.unwrap();
    topics::call_topics(&mut hall.of(margo), &viewer, id, now + DAY * 5, now + DAY * 12).await.unwrap();
    for words in ["A rota that survives", "Keys"] {
        topics::propose_topic(&mut hall.of(gwen), &member, id, words).await.unwrap();
    }
    hall.clock.advance(DAY * 6);
    topics::dot(&mut hall.of(gwen), &member, id, &[1]).await.unwrap();
    let ends = gatherings::one(&mut hall.of(margo), &viewer, id).await.unwrap().ends_at;
    hall.clock.set(ends + HOUR);
    id
}

async fn read_by(hall: &Hall, person: PersonId, id: GatheringId) -> Recap {
    let viewer = seen_by(hall, person).await;
    recaps::recap(&mut hall.of(person), &viewer, id).await.unwrap()
}

fn told(recap: &Recap) -> Vec<(&str, &str, &str)> {
    recap.lines.iter().map(|one| (one.words.as_str(), one.source.as_str(), one.name.as_str())).collect()
}

// TP21: drafted from lines that people wrote, each with its source; a convenor edits and sends; never invented.
both!(a_recap_is_made_of_what_people_wrote, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, gwen, iolo) = (world.person("margo"), world.person("gwen"), world.person("iolo"));
    let id = gathered(hall, margo, gwen).await;
    let (viewer, member) = (seen_by(hall, margo).await, seen_by(hall, gwen).await);
    recaps::take(&mut hall.of(gwen), &member, "A list on  paper is enough").await.unwrap();
    let (on, at) = (local(hall.clock.now() + DAY * 7, zone("UTC")).date_naive(), hall.clock.now() + DAY * 7);
    let other = seen_by(hall, iolo).await;
    commitments::commit(&mut hall.of(iolo), &other, "call Ben", &on.to_string(), at).await.unwrap();
    assert_eq!(recaps::draft_due(&mut hall.system()).await.unwrap(), 0);
    hall.clock.advance(HOUR * 20);
    assert_eq!(recaps::draft_due(&mut hall.system()).await.unwrap(), 1);
    assert_eq!(recaps::draft_due(&mut hall.system()).await.unwrap(), 0);
    let draft = read_by(hall, margo, id).await;
    assert_eq!(
        told(&draft),
        [
            ("A rota that survives", "topic", "Gwen Abernathy"),
            ("A list on paper is enough", "took", "Gwen Abernathy"),
            ("call Ben", "will", "Iolo Prydderch"),
        ]
    );
    // Members see their own lines until it is sent.
    assert_eq!(told(&read_by(hall, iolo, id).await), [("call Ben", "will", "Iolo Prydderch")]);
    let number = |words: &str| draft.lines.iter().find(|one| one.words == words).unwrap().number;
    let (topic, took, will) =
        (number("A rota that survives"), number("A list on paper is enough"), number("call Ben"));
    let mut work = hall.of(gwen);
    let refused = recaps::edit_line(&mut work, &member, id, took, Some("x")).await;
    assert!(matches!(refused, Err(Refused::NotAllowed(_))));
    drop(work);
    recaps::edit_line(&mut hall.of(margo), &viewer, id, topic, None).await.unwrap();
    recaps::edit_line(&mut hall.of(margo), &viewer, id, took, Some("Paper is enough")).await.unwrap();
    recaps::send_recap(&mut hall.of(margo), &viewer, id).await.unwrap();
    let again = recaps::send_recap(&mut hall.of(margo), &viewer, id).await;
    assert!(matches!(again, Err(Refused::Conflict)));
    let sent = read_by(hall, iolo, id).await;
    assert_eq!(
        told(&sent),
        [("Paper is enough", "took", "Gwen Abernathy"), ("call Ben", "will", "Iolo Prydderch")]
    );
    assert_eq!(sent.lines.iter().map(|one| one.edited).collect::<Vec<_>>(), [true, false]);
    // Whose line it is puts it right; nobody else does; after three days it stands.
    let fix = async |person: PersonId, number: i64, words: &str| {
        let viewer = seen_by(hall, person).await;
        recaps::fix_line(&mut hall.of(person), &viewer, id, number, words).await
    };
    assert!(matches!(fix(iolo, took, "Paper is dull").await, Err(Refused::NotAllowed(_))));
    assert!(matches!(fix(iolo, 77, "x").await, Err(Refused::NotFound)));
    let receipt = fix(gwen, took, "A list on paper, and a pencil").await.unwrap();
    let fixed = read_by(hall, iolo, id).await;
    assert!(fixed.lines[0].words.ends_with("pencil") && !fixed.lines[0].edited);
    receipts::undo(&mut hall.of(gwen), receipt).await.unwrap();
    assert_eq!(read_by(hall, iolo, id).await.lines[0].words, "Paper is enough");
    hall.clock.advance(DAY * 3);
    assert!(matches!(fix(iolo, will, "call Ben twice").await, Err(Refused::Gone)));
});

both!(nothing_that_nobody_wrote_is_told, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, gwen) = (world.person("margo"), world.person("gwen"));
    let viewer = seen_by(hall, margo).await;
    let day = local(hall.clock.now() + DAY, zone("UTC")).date_naive();
    let new = NewGathering { title: "Circle".into(), day, ..NewGathering::default() };
    let id = gatherings::plan(&mut hall.of(margo), &viewer, &new).await.unwrap();
    let member = seen_by(hall, gwen).await;
    // Before it begins there is nothing to take.
    let early = recaps::take(&mut hall.of(gwen), &member, "Tea").await;
    assert!(matches!(early, Err(Refused::Gone)));
    hall.clock.advance(DAY * 2);
    recaps::draft_due(&mut hall.system()).await.unwrap();
    assert!(read_by(hall, margo, id).await.lines.is_empty());
    assert!(recaps::drafts_to_ask(&mut hall.system()).await.unwrap().is_empty());
    let empty = recaps::send_recap(&mut hall.of(margo), &viewer, id).await;
    assert!(matches!(empty, Err(Refused::Invalid(_))));
    let (_, receipt) = recaps::take(&mut hall.of(gwen), &member, "Tea").await.unwrap();
    assert_eq!(recaps::drafts_to_ask(&mut hall.system()).await.unwrap().len(), 1);
    receipts::undo(&mut hall.of(gwen), receipt).await.unwrap();
    assert!(read_by(hall, margo, id).await.lines.is_empty());
});

both!(their_lines_go_with_them, async |hall: &Hall| {
    hall.house.letters_key().await.unwrap();
    let world = hall.world().await;
    let (margo, gwen) = (world.person("margo"), world.person("gwen"));
    let id = gathered(hall, margo, gwen).await;
    let member = seen_by(hall, gwen).await;
    recaps::take(&mut hall.of(gwen), &member, "Paper is enough").await.unwrap();
    hall.clock.advance(HOUR * 20);
    recaps::draft_due(&mut hall.system()).await.unwrap();
    let mine = data::of_me(&mut hall.of(gwen)).await.unwrap();
    let kept = mine.sections.iter().find(|section| section.key == "data-recaps").unwrap();
    assert_eq!(kept.rows.len(), 2);
    erase::erase(&mut hall.of(gwen), false).await.unwrap();
    assert_eq!(told(&read_by(hall, margo, id).await), [("A rota that survives", "topic", "")]);
});
