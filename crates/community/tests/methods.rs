//! Methods of a community's own: copied, changed, shared.

use community::{
    Actor, Level, PersonId, Refused,
    charter::{self, Standing, Viewer},
    members,
    methods::{self, Why},
    people,
};
use testkit::{Hall, both, world::SLUG};

async fn seen_by(hall: &Hall, person: PersonId) -> Viewer {
    charter::visit(&mut hall.of(person), SLUG).await.unwrap()
}

fn others() -> charter::Charter {
    charter::Charter {
        name: "Others".into(),
        cause: "We try what others tried.".into(),
        domain: String::new(),
        practice: String::new(),
        rhythm: String::new(),
        level: Level::Open,
        usual_level: Level::MembersOnly,
        listed: true,
        language: "en".into(),
    }
}

fn troika() -> &'static str {
    methods::text("troika").unwrap()
}

// S4.17, S2.27: a community takes a method, changes it, and passes it on.
both!(a_community_copies_changes_and_shares_a_method, async |hall: &Hall| {
    let world = hall.world().await;
    let (gwen, margo) = (world.person("gwen"), world.person("margo"));
    let (viewer, convenor) = (seen_by(hall, gwen).await, seen_by(hall, margo).await);
    let ours = troika().replace("name = Troika consulting", "name = Three at the kettle");
    let id = methods::keep_method(&mut hall.of(gwen), &viewer, None, "troika", &ours).await.unwrap();
    let kept = methods::own_method(&mut hall.of(margo), &convenor, id).await.unwrap();
    assert_eq!(
        (kept.name.as_str(), kept.copied_from.as_str(), kept.version),
        ("Three at the kettle", "troika", 1)
    );
    assert_eq!(methods::method_text(&mut hall.of(margo), &convenor, &id.to_string()).await.unwrap(), ours);
    // Two change it at once: the second is told, and nothing of the first is lost.
    let first = ours.replace("Tell it.", "Tell it slowly.");
    methods::keep_method(&mut hall.of(gwen), &viewer, Some((id, 1)), "", &first).await.unwrap();
    let second = methods::keep_method(&mut hall.of(margo), &convenor, Some((id, 1)), "", &ours).await;
    assert!(matches!(second, Err(Refused::Conflict)));
    assert!(methods::own_method(&mut hall.of(margo), &convenor, id).await.unwrap().text.contains("slowly"));
    // What does not add up is refused, and the line is known.
    let wrong = ours.replace("minutes = 31", "minutes = 90");
    assert!(matches!(methods::read(&wrong).unwrap_err().why, Why::Minutes(31, 90)));
    let refused = methods::keep_method(&mut hall.of(gwen), &viewer, None, "", &wrong).await;
    assert!(matches!(refused, Err(Refused::Invalid(problems)) if problems[0].key == "problem-method-text"));
    // Another community sees it once a convenor shares it, and cannot change it.
    let mut work = hall.house.work(Actor::System);
    let other = charter::found(&mut work, "others", &others()).await.unwrap();
    let address = people::address::Address::of("zoe@others.example").unwrap();
    let mut work = hall.house.work(Actor::System);
    work.begin().await.unwrap();
    let zoe = people::meet(&mut work, &address, "Zoe", "en").await.unwrap();
    members::admit(&mut work, other, zoe, Standing::Member).await.unwrap();
    work.done().await.unwrap();
    let theirs = charter::visit(&mut hall.of(zoe), "others").await.unwrap();
    assert!(methods::own_methods(&mut hall.of(zoe), &theirs).await.unwrap().is_empty());
    assert!(matches!(
        methods::share_method(&mut hall.of(gwen), &viewer, id, true).await,
        Err(Refused::NotAllowed(_))
    ));
    methods::share_method(&mut hall.of(margo), &convenor, id, true).await.unwrap();
    assert_eq!(
        methods::own_methods(&mut hall.of(zoe), &theirs).await.unwrap()[0].place,
        "Peer Network Convenors"
    );
    let stolen = methods::keep_method(&mut hall.of(zoe), &theirs, Some((id, 2)), "", &ours).await;
    assert!(matches!(stolen, Err(Refused::NotFound)));
    methods::keep_method(&mut hall.of(zoe), &theirs, None, &id.to_string(), &ours).await.unwrap();
    // A visitor sees those that come with the program, and no others.
    let visitor = charter::visit(&mut hall.house.work(Actor::Visitor), SLUG).await.unwrap();
    let unseen = methods::own_methods(&mut hall.house.work(Actor::Visitor), &visitor).await;
    assert!(matches!(unseen, Err(Refused::NotAllowed(_))));
    methods::drop_method(&mut hall.of(margo), &convenor, id).await.unwrap();
    assert!(matches!(methods::own_method(&mut hall.of(gwen), &viewer, id).await, Err(Refused::NotFound)));
});
