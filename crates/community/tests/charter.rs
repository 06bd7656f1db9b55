//! Communities: founded, seen by whom, changed.

use community::{Actor, Level, Refused, charter, charter::Charter, conversations};
use testkit::{Hall, both, world::SLUG};

fn quiet() -> Charter {
    Charter {
        name: "Quiet".into(),
        cause: "We rest.".into(),
        domain: String::new(),
        practice: String::new(),
        rhythm: String::new(),
        level: Level::MembersOnly,
        usual_level: Level::MembersOnly,
        listed: false,
        language: "en".into(),
    }
}

both!(a_hidden_community_is_not_there_for_who_does_not_belong, async |hall: &Hall| {
    let world = hall.world().await;
    let charter = quiet();
    charter::found(&mut hall.system(), "quiet", &charter).await.unwrap();
    let gwen = world.person("gwen");
    assert!(matches!(charter::visit(&mut hall.of(gwen), "quiet").await, Err(Refused::NotFound)));
    assert_eq!(charter::listed(&mut hall.of(gwen)).await.unwrap().len(), 1);
    assert_eq!(charter::listed(&mut hall.system()).await.unwrap().len(), 2);
    let taken = charter::found(&mut hall.system(), "quiet", &charter).await;
    assert!(matches!(taken, Err(Refused::Invalid(_))));
});

both!(a_charter_is_changed_by_a_convenor_and_a_tighter_level_tightens_every_thread, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, gwen) = (Actor::Person(world.person("margo")), Actor::Person(world.person("gwen")));
    let tighter = Charter { listed: true, ..quiet() };
    let member = charter::visit(&mut hall.house.work(gwen), SLUG).await.unwrap();
    let refused = charter::amend(&mut hall.house.work(gwen), &member, &tighter).await;
    assert!(matches!(refused, Err(Refused::NotAllowed(_))));
    let convenor = charter::visit(&mut hall.house.work(margo), SLUG).await.unwrap();
    charter::amend(&mut hall.house.work(margo), &convenor, &tighter).await.unwrap();
    let visitor = charter::visit(&mut hall.visitor(), SLUG).await.unwrap();
    assert_eq!((visitor.community().name.as_str(), visitor.community().level), ("Quiet", Level::MembersOnly));
    let open = conversations::newest(&mut hall.visitor(), &visitor, None).await.unwrap();
    assert!(open.threads.is_empty(), "what was open is no more");
    let loose =
        Charter { usual_level: Level::Open, cause: "word ".repeat(26), name: String::new(), ..quiet() };
    let refused = charter::amend(&mut hall.house.work(margo), &convenor, &loose).await;
    assert!(matches!(refused, Err(Refused::Invalid(problems)) if problems.len() == 3));
});

both!(what_cannot_be_a_level_is_the_strictest, async |_: &Hall| {
    assert_eq!(Level::from(99), Level::Sealed);
    assert_eq!(
        (Level::named("chatham-house"), Level::named("2")),
        (Some(Level::ChathamHouse), Some(Level::ChathamHouse))
    );
    assert_eq!(Level::named("secret"), None);
});
