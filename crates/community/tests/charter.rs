//! Communities: founded, seen by whom, changed.

use community::{
    Actor, Level, Refused, charter,
    charter::{
        Charter,
        sections::{self, Section, Written},
    },
    conversations,
};
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

async fn convenor(hall: &Hall, world: &testkit::World) -> (Actor, charter::Viewer) {
    let margo = Actor::Person(world.person("margo"));
    let viewer = charter::visit(&mut hall.house.work(margo), SLUG).await.unwrap();
    (margo, viewer)
}

async fn section(hall: &Hall, viewer: &charter::Viewer, key: &str) -> Section {
    let all = sections::all(&mut hall.system(), viewer).await.unwrap();
    all.into_iter().find(|section| section.key == key).unwrap()
}

// S1.11
both!(a_convenor_writes_a_section_and_the_old_words_are_kept, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, viewer) = convenor(hall, &world).await;
    let before = section(hall, &viewer, "cause").await;
    assert_eq!((before.version, before.state.as_str()), (1, "draft"));
    sections::draft(&mut hall.house.work(margo), &viewer, "cause", "  So that nobody\nconvenes alone. ")
        .await
        .unwrap();
    let now = charter::visit(&mut hall.visitor(), SLUG).await.unwrap();
    assert_eq!(now.community().cause, "So that nobody convenes alone.", "pages say the same");
    let said = sections::current(&mut hall.system(), viewer.community().id, "cause").await.unwrap().unwrap();
    assert_eq!((said.version, said.words.as_str()), (2, "So that nobody convenes alone."));
    let kept = sections::versions(&mut hall.house.work(margo), &viewer, "cause").await.unwrap();
    assert_eq!(kept.len(), 2);
    assert_eq!(kept[1].words, before.words);
    // The same words again are no new version.
    sections::draft(&mut hall.house.work(margo), &viewer, "cause", &now.community().cause).await.unwrap();
    assert_eq!(section(hall, &viewer, "cause").await.version, 2);
});

both!(only_a_convenor_writes_and_a_cause_can_be_said_in_one_breath, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, viewer) = convenor(hall, &world).await;
    let gwen = Actor::Person(world.person("gwen"));
    let hers = charter::visit(&mut hall.house.work(gwen), SLUG).await.unwrap();
    let refused = sections::draft(&mut hall.house.work(gwen), &hers, "cause", "Mine.").await;
    assert!(matches!(refused, Err(Refused::NotAllowed("convene"))));
    for (key, words) in [("cause", "word ".repeat(26)), ("nonsense", "x".into()), ("care", "x".repeat(4_001))]
    {
        let refused = sections::draft(&mut hall.house.work(margo), &viewer, key, &words).await;
        assert!(matches!(refused, Err(Refused::Invalid(_))), "{key}");
    }
});

// S4.3
both!(a_charter_is_not_saved_until_the_four_are_filled, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, viewer) = convenor(hall, &world).await;
    let new = |key, words: &str, beside| Written { key, words: words.into(), setting: String::new(), beside };
    let written = [new("domain", "", 1), new("success", "Nobody asks us the same thing twice.", 0)];
    let refused = sections::save(&mut hall.house.work(margo), &viewer, &written).await;
    let Err(Refused::Invalid(problems)) = refused else { panic!("saved") };
    let fields: Vec<_> = problems.iter().map(|problem| (problem.field, problem.key)).collect();
    assert_eq!(fields, [("domain", "problem-section-needed"), ("community", "problem-section-needed")]);
    assert!(section(hall, &viewer, "success").await.is_empty(), "nothing of it was kept");
    let written = [
        new("community", "Thirteen people who convene.", 0),
        new("success", "Nobody asks us the same thing twice.", 0),
    ];
    sections::save(&mut hall.house.work(margo), &viewer, &written).await.unwrap();
    assert_eq!(section(hall, &viewer, "success").await.state, "draft");
    // Written beside an older version: another convenor was here.
    let late = sections::save(&mut hall.house.work(margo), &viewer, &[new("success", "Else.", 0)]).await;
    assert!(
        matches!(late, Err(Refused::Invalid(problems)) if problems[0].key == "problem-section-meanwhile")
    );
});

// S4.26
both!(the_five_parts_are_agreed_or_not_yet, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, viewer) = convenor(hall, &world).await;
    for key in ["promise", "roles", "decisions"] {
        sections::draft(&mut hall.house.work(margo), &viewer, key, "As we said.").await.unwrap();
    }
    let day = hall.house.clock().now() - std::time::Duration::from_secs(86_400);
    let mut work = hall.house.work(margo);
    sections::agreed_together(&mut work, &viewer, &["promise", "roles"], day).await.unwrap();
    let all = sections::all(&mut hall.system(), &viewer).await.unwrap();
    assert_eq!(all.len(), 21);
    let five: Vec<_> = sections::FIVE
        .iter()
        .map(|key| all.iter().find(|section| section.key == *key).unwrap().state.as_str())
        .collect();
    assert_eq!(five, ["agreed", "agreed", "draft", "empty", "empty"]);
    let promise = section(hall, &viewer, "promise").await;
    assert_eq!((promise.method.as_str(), promise.agreed_at), ("meeting", Some(day)));
    assert!(promise.review_on.is_some_and(|review| review > day));
    // What was agreed is not written over, nor agreed twice, nor agreed on a day to come.
    let over = sections::draft(&mut hall.house.work(margo), &viewer, "promise", "Else.").await;
    assert!(matches!(over, Err(Refused::NotAllowed("by-consent"))));
    let mut work = hall.house.work(margo);
    assert!(sections::agreed_together(&mut work, &viewer, &["promise"], day).await.is_err());
    let tomorrow = hall.house.clock().now() + std::time::Duration::from_secs(86_400);
    let mut work = hall.house.work(margo);
    assert!(sections::agreed_together(&mut work, &viewer, &["decisions"], tomorrow).await.is_err());
});

both!(who_does_not_belong_sees_what_was_agreed_and_no_drafts, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, viewer) = convenor(hall, &world).await;
    for key in ["resources", "boundaries"] {
        sections::draft(&mut hall.house.work(margo), &viewer, key, "We own one kettle.").await.unwrap();
    }
    let mut work = hall.house.work(margo);
    let now = hall.house.clock().now();
    sections::agreed_together(&mut work, &viewer, &["boundaries"], now).await.unwrap();
    let visitor = charter::visit(&mut hall.visitor(), SLUG).await.unwrap();
    let seen = sections::all(&mut hall.visitor(), &visitor).await.unwrap();
    let words = |key: &str| seen.iter().find(|section| section.key == key).unwrap().words.clone();
    assert_eq!((words("resources").as_str(), words("boundaries").as_str()), ("", "We own one kettle."));
    assert!(!words("cause").is_empty());
    assert!(sections::versions(&mut hall.visitor(), &visitor, "cause").await.is_err());
});
