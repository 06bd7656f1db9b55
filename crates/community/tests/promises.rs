//! What members promise each other, and who agreed to which words.

use std::time::Duration;

use community::{
    Actor, CommunityId, Level, PersonId, Refused,
    charter::{self, Charter, Viewer},
    held,
    members::{
        self, Joining,
        promises::{self, By},
    },
    people::{self, address::Address},
};
use testkit::{Hall, both, world::SLUG};

async fn seen_by(hall: &Hall, person: PersonId) -> Viewer {
    charter::visit(&mut hall.of(person), SLUG).await.unwrap()
}

async fn somebody(hall: &Hall, name: &str) -> PersonId {
    let mut work = hall.system();
    work.begin().await.unwrap();
    let address = Address::of(&format!("{}@valley.example", name.to_lowercase())).unwrap();
    let person = people::meet(&mut work, &address, name, "en").await.unwrap();
    work.done().await.unwrap();
    person
}

async fn chosen(hall: &Hall, community: CommunityId, person: PersonId) -> community::PromiseId {
    promises::ask(&mut hall.system(), community, person, "invitation 17").await.unwrap()
}

/// The community loosens or tightens what holds when nothing is said: the words of the promise are others then.
async fn says_level(hall: &Hall, level: Level) {
    let mut work = hall.system();
    let viewer = charter::visit(&mut work, SLUG).await.unwrap();
    let c = viewer.community();
    let charter = Charter {
        name: c.name.clone(),
        cause: c.cause.clone(),
        domain: c.domain.clone(),
        practice: c.practice.clone(),
        rhythm: c.rhythm.clone(),
        level: c.level,
        usual_level: level,
        listed: true,
        language: c.language.clone(),
    };
    charter::amend(&mut work, &viewer, &charter).await.unwrap();
}

// S2.18, TP5
both!(whoever_was_chosen_is_a_member_once_they_agree_and_not_before, async |hall: &Hall| {
    let world = hall.world().await;
    let mair = somebody(hall, "Mair").await;
    let id = chosen(hall, world.community, mair).await;
    assert!(!seen_by(hall, mair).await.is_member());
    let asked = promises::asked_of_me(&mut hall.of(mair), SLUG).await.unwrap().unwrap();
    assert_eq!((asked.id, asked.version), (id, 1));
    assert!(asked.words.contains("I come to learn") && asked.notice.contains("DELETE ME"));
    // Nobody agrees for another, and nobody reads what another was asked.
    let gwen = world.person("gwen");
    assert!(matches!(promises::agree(&mut hall.of(gwen), id, By::Page).await, Err(Refused::NotFound)));
    assert!(matches!(promises::get(&mut hall.of(gwen), id).await, Err(Refused::NotFound)));
    // Chosen stays chosen when they ask by themselves as well.
    let viewer = seen_by(hall, mair).await;
    let again = members::ask_to_join(&mut hall.of(mair), &viewer, mair, "I mend things").await.unwrap();
    assert_eq!(again, Joining::Promise(id));
    assert_eq!(promises::agree(&mut hall.of(mair), id, By::Letter).await.unwrap(), Joining::Joined);
    assert!(seen_by(hall, mair).await.is_member());
    assert_eq!(promises::agree(&mut hall.of(mair), id, By::Letter).await.unwrap(), Joining::Already);
    // Convenors see who agreed, with date, version and the exact words; members who convene nothing do not.
    let margo = world.person("margo");
    let viewer = seen_by(hall, margo).await;
    let all = promises::agreed(&mut hall.of(margo), &viewer).await.unwrap();
    let line = all.iter().find(|one| one.person == mair).unwrap();
    assert_eq!((line.version, line.by.as_deref()), (Some(1), Some("letter")));
    assert_eq!(line.at, Some(hall.clock.now()));
    assert_eq!(all.iter().filter(|one| one.version.is_some()).count(), 1);
    let versions = promises::versions(&mut hall.of(margo), &viewer).await.unwrap();
    assert_eq!((versions.len(), &versions[0].words), (1, &asked.words));
    let viewer = seen_by(hall, gwen).await;
    assert!(promises::agreed(&mut hall.of(gwen), &viewer).await.is_err());
});

// S2.18
both!(whoever_asks_for_themselves_agrees_first_and_then_comes_to_the_door, async |hall: &Hall| {
    let world = hall.world().await;
    let mair = somebody(hall, "Mair").await;
    let viewer = seen_by(hall, mair).await;
    let asked = members::ask_to_join(&mut hall.of(mair), &viewer, mair, "I mend things").await.unwrap();
    let Joining::Promise(id) = asked else { panic!("{asked:?}") };
    let margo = world.person("margo");
    let convenor = seen_by(hall, margo).await;
    let waiting = held::waiting(&mut hall.of(margo), &convenor).await.unwrap();
    assert!(!waiting.iter().any(|one| one.kind == "joiner"), "nobody is asked before they agree");
    let agreed = promises::agree(&mut hall.of(mair), id, By::Page).await.unwrap();
    let Joining::Asked(held) = agreed else { panic!("{agreed:?}") };
    let waits = held::get(&mut hall.of(margo), &convenor, held).await.unwrap();
    assert_eq!(waits.words, "I mend things");
    held::accept(&mut hall.of(margo), &convenor, held).await.unwrap();
    assert!(seen_by(hall, mair).await.is_member());
});

both!(a_no_and_a_place_that_went_to_another_make_nobody_a_member, async |hall: &Hall| {
    let world = hall.world().await;
    let (mair, olwen) = (somebody(hall, "Mair").await, somebody(hall, "Olwen").await);
    let id = chosen(hall, world.community, mair).await;
    promises::decline(&mut hall.of(mair), id).await.unwrap();
    assert!(!seen_by(hall, mair).await.is_member());
    // Minds change: the words stand there still.
    assert_eq!(promises::agree(&mut hall.of(mair), id, By::Page).await.unwrap(), Joining::Joined);
    // Ninety days later it is too late.
    let id = chosen(hall, world.community, olwen).await;
    hall.clock.advance(promises::OPEN_FOR);
    assert!(matches!(promises::agree(&mut hall.of(olwen), id, By::Page).await, Err(Refused::Gone)));
});

// S2.18: when the words change members are asked again, gently, and nobody falls out.
both!(when_the_words_change_members_are_asked_again_and_stay_members, async |hall: &Hall| {
    let world = hall.world().await;
    let mair = somebody(hall, "Mair").await;
    let id = chosen(hall, world.community, mair).await;
    promises::agree(&mut hall.of(mair), id, By::Page).await.unwrap();
    assert_eq!(promises::renew(&mut hall.system()).await.unwrap(), 0, "the words are the same");
    says_level(hall, Level::ChathamHouse).await;
    // Only she has agreed to words before; the others a convenor asks.
    assert_eq!(promises::renew(&mut hall.system()).await.unwrap(), 1);
    assert_eq!(promises::renew(&mut hall.system()).await.unwrap(), 0, "once");
    let asked = promises::asked_of_me(&mut hall.of(mair), SLUG).await.unwrap().unwrap();
    assert_eq!((asked.version, asked.origin.as_str(), asked.level), (2, "changed", Level::ChathamHouse));
    assert_eq!(promises::remind(&mut hall.system()).await.unwrap(), 0);
    hall.clock.advance(Duration::from_secs(22 * 86_400));
    assert_eq!(promises::remind(&mut hall.system()).await.unwrap(), 1);
    assert_eq!(promises::remind(&mut hall.system()).await.unwrap(), 0, "once");
    hall.clock.advance(Duration::from_secs(400 * 86_400));
    assert!(seen_by(hall, mair).await.is_member(), "no answer changes nothing");
    assert_eq!(promises::agree(&mut hall.of(mair), asked.id, By::Page).await.unwrap(), Joining::Already);
    let margo = world.person("margo");
    let viewer = seen_by(hall, margo).await;
    let all = promises::agreed(&mut hall.of(margo), &viewer).await.unwrap();
    assert_eq!(all.iter().find(|one| one.person == mair).unwrap().version, Some(2));
    // A convenor asks the thirteen who were never asked; nobody else may, and nobody is asked twice.
    let gwen = world.person("gwen");
    let member = seen_by(hall, gwen).await;
    assert!(promises::ask_members(&mut hall.of(gwen), &member).await.is_err());
    assert_eq!(promises::ask_members(&mut hall.of(margo), &viewer).await.unwrap(), 13);
    assert_eq!(promises::ask_members(&mut hall.of(margo), &viewer).await.unwrap(), 0);
    // A member agrees without being asked by anybody.
    let joined = promises::agree_as_member(&mut hall.of(gwen), &member).await.unwrap();
    assert_eq!(joined, Joining::Already);
});

both!(a_question_before_agreeing_reaches_the_convenors_alone, async |hall: &Hall| {
    let world = hall.world().await;
    let mair = somebody(hall, "Mair").await;
    let id = chosen(hall, world.community, mair).await;
    promises::question(&mut hall.of(mair), id, "Who is the sponsor?").await.unwrap();
    let margo = world.person("margo");
    let viewer = charter::visit(&mut hall.house.work(Actor::Person(margo)), SLUG).await.unwrap();
    let waiting = held::waiting(&mut hall.of(margo), &viewer).await.unwrap();
    let note = waiting.iter().find(|one| one.kind == "private").unwrap();
    assert_eq!((note.words.as_str(), note.person), ("Who is the sponsor?", Some(mair)));
});
