//! Members: the directory, and what people say about themselves.

use community::{Actor, Refused, charter, members, members::Profile};
use testkit::{Hall, both, world::SLUG};

both!(the_directory_is_for_members_and_finds_people_by_what_they_do, async |hall: &Hall| {
    let world = hall.world().await;
    let gwen = Actor::Person(world.person("gwen"));
    let viewer = charter::visit(&mut hall.house.work(gwen), SLUG).await.unwrap();
    let all = members::directory(&mut hall.house.work(gwen), &viewer, "", None).await.unwrap();
    assert_eq!(all.len(), 13);
    assert_eq!(all.iter().filter(|person| person.roles.contains("convenor")).count(), 2);
    let found = members::directory(&mut hall.house.work(gwen), &viewer, "siobhan", None).await.unwrap();
    assert_eq!(found.len(), 1, "accents do not matter");
    let odd = members::directory(&mut hall.house.work(gwen), &viewer, "100%_\\", None).await.unwrap();
    assert!(odd.is_empty());
    let page = members::person(&mut hall.house.work(gwen), &viewer, world.person("desmond")).await.unwrap();
    assert!(page.threads.iter().all(|thread| !thread.subject.contains("Grant")), "the room is not told of");
    let visitor = charter::visit(&mut hall.visitor(), SLUG).await.unwrap();
    assert!(matches!(
        members::directory(&mut hall.visitor(), &visitor, "", None).await,
        Err(Refused::NotAllowed(_))
    ));
});

both!(a_profile_is_written_by_its_member_and_found_by_its_words, async |hall: &Hall| {
    let world = hall.world().await;
    let jonah = Actor::Person(world.person("jonah"));
    let viewer = charter::visit(&mut hall.house.work(jonah), SLUG).await.unwrap();
    let profile = Profile { offers: "Bookbinding".into(), ..Profile::default() };
    members::write_profile(&mut hall.house.work(jonah), &viewer, "Jonah P.", &profile).await.unwrap();
    assert_eq!(members::profile(&mut hall.house.work(jonah), &viewer).await.unwrap(), profile);
    let found = members::directory(&mut hall.house.work(jonah), &viewer, "bookbinding", None).await.unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].name, "Jonah P.");
    let long = Profile { offers: "x".repeat(601), ..Profile::default() };
    let refused = members::write_profile(&mut hall.house.work(jonah), &viewer, "", &long).await;
    assert!(matches!(refused, Err(Refused::Invalid(problems)) if problems.len() == 2));
    let mine = members::mine(&mut hall.house.work(jonah)).await.unwrap();
    assert_eq!((mine[0].slug.as_str(), mine[0].roles.split(' ').count()), (SLUG, 2));
});
