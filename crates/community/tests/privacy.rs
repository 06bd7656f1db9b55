//! The notice of what a community keeps is made of what it uses.

use community::{
    Actor, charter, curation, invitations, listening, members::steps, people::address::Address, privacy,
};
use testkit::{Hall, both, world::SLUG};

both!(a_notice_says_what_is_used_and_no_more, async |hall: &Hall| {
    let world = hall.world().await;
    let visitor = charter::visit(&mut hall.visitor(), SLUG).await.unwrap();
    let notice = privacy::notice(&mut hall.visitor(), &visitor).await.unwrap();
    assert!(notice.kept.contains(&"notice-care") && !notice.kept.contains(&"notice-archive"), "{notice:?}");
    assert!(!notice.kept.contains(&"notice-cases"), "nothing was ever reported");
    // Every part of joining, once it is used.
    assert!(!notice.kept.contains(&"notice-talks"), "nothing was written down");
    let (margo, gwen) = (world.person("margo"), world.person("gwen"));
    let convenor = charter::visit(&mut hall.of(margo), SLUG).await.unwrap();
    let now = hall.clock.now();
    listening::log(&mut hall.of(margo), &convenor, gwen, now, "She is tired.", &[]).await.unwrap();
    let nia = invitations::Invitee { address: "nia@bakery.example".into(), ..Default::default() };
    invitations::draft(&mut hall.of(margo), &convenor, &[nia]).await.unwrap();
    let mut work = hall.system();
    let ana = Address::of("ana@seeds.example").unwrap();
    let ways = curation::Ways {
        nominations: true,
        applications: true,
        asks_invited: false,
        closes_at: None,
        door: false,
    };
    curation::set_ways(&mut hall.of(margo), &convenor, ways).await.unwrap();
    curation::begin_by_letter(&mut work, &visitor, &ana, "Ana", &[]).await.unwrap();
    drop(work);
    let notice = privacy::notice(&mut hall.visitor(), &visitor).await.unwrap();
    for kept in ["notice-invitations", "notice-applications", "notice-talks"] {
        assert!(notice.kept.contains(&kept), "{kept}: {notice:?}");
    }
    assert_eq!(notice.convenors, ["Margo Oyelaran", "Jonah Pettifer"]);
    let record = privacy::record(&mut hall.system()).await.unwrap();
    assert_eq!((record[0].0.slug.as_str(), record[0].0.members), (SLUG, 13));
    let gwen = Actor::Person(world.person("gwen"));
    assert!(privacy::record(&mut hall.house.work(gwen)).await.is_err());
});

// S3.19: suggested next invitations with reasons, for convenors alone; S2.4: levels as counts.
both!(whom_to_invite_is_for_convenors_and_asking_is_remembered, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, gwen) = (world.person("margo"), world.person("gwen"));
    let convenor = charter::visit(&mut hall.of(margo), SLUG).await.unwrap();
    let member = charter::visit(&mut hall.of(gwen), SLUG).await.unwrap();
    assert!(steps::next_steps(&mut hall.of(gwen), &member).await.is_err());
    let next = steps::next_steps(&mut hall.of(margo), &convenor).await.unwrap();
    assert!(next.iter().all(|one| one.person != margo), "who convenes is asked nothing");
    let hamish = next.iter().find(|one| one.name == "Hamish Dunmore").unwrap();
    assert_eq!((hamish.does, hamish.to), (steps::Step::Host, steps::Step::Lead));
    steps::invited(&mut hall.of(margo), &convenor, hamish.person, "lead").await.unwrap();
    let next = steps::next_steps(&mut hall.of(margo), &convenor).await.unwrap();
    assert!(next.iter().all(|one| one.name != "Hamish Dunmore"), "not again for a while");
    let levels = steps::levels(&mut hall.of(gwen), &member).await.unwrap();
    assert_eq!(levels.core + levels.active + levels.occasional + levels.peripheral, 13, "{levels:?}");
    assert!(levels.core >= 4, "who convenes and hosts: {levels:?}");
});
