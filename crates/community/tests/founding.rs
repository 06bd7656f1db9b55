//! Founding a community in steps, and adopting one whose archive is here.

use std::time::Duration;

use community::{
    Actor, FoundingId, Level, PersonId, Refused,
    charter::{self, Charter, Viewer, sections},
    curation,
    founding::{self, Founders, Listed},
    gatherings::{self, Rhythm},
    lists, members, people,
};
use testkit::{Hall, both, world::SLUG};

const CAUSE: [(&str, &str); 5] = [
    ("name", "Bridge Builders"),
    ("who", "campaign leaders"),
    ("what", "leading through a crisis"),
    ("why", "nobody learns the hard way alone"),
    ("preset", "senior-leaders"),
];

fn said(rhythm: &Rhythm) -> String {
    format!("{} on day {} at minute {}.", rhythm.name, rhythm.weekday, rhythm.minute)
}

fn thirteen() -> Vec<Listed> {
    (1..=13)
        .map(|n| Listed { name: format!("Leader {n}"), address: format!("leader{n}@org{n}.example") })
        .collect()
}

async fn written(hall: &Hall, person: PersonId) -> FoundingId {
    let id = founding::begin(&mut hall.of(person), None).await.unwrap();
    founding::write(&mut hall.of(person), id, &CAUSE).await.unwrap();
    founding::list(&mut hall.of(person), id, "as it was pasted", &thirteen()).await.unwrap();
    id
}

// S1.10, S0.1, S2.4: thirteen addresses, and everything is ready to be seen; nothing has happened before it is confirmed.
both!(thirteen_addresses_become_a_community_once_the_preview_is_confirmed, async |hall: &Hall| {
    let world = hall.world().await;
    let gwen = world.person("gwen");
    let id = written(hall, gwen).await;
    let preview = founding::preview(&mut hall.of(gwen), id, said).await.unwrap();
    assert_eq!(preview.problems, []);
    assert_eq!((preview.slug.as_str(), preview.draft.people.len()), ("bridge-builders", 13));
    assert_eq!(preview.sections.iter().filter(|(_, words)| !words.is_empty()).count(), 21);
    let (rhythm, slots) = preview.rhythm.clone().unwrap();
    assert_eq!((slots.len(), rhythm.minutes, preview.dates.len()), (12, 45, 4));
    assert_eq!(preview.load.budget, 60);
    assert!(preview.load.minutes <= 60 && !preview.load.is_over(), "{:?}", preview.load);
    // The preview is no act.
    let gone = charter::visit(&mut hall.of(gwen), "bridge-builders").await;
    assert!(matches!(gone, Err(Refused::NotFound)));

    let founded = founding::confirm(&mut hall.of(gwen), id, said).await.unwrap();
    assert_eq!((founded.slug.as_str(), founded.invited), ("bridge-builders", 13));
    let viewer = charter::visit(&mut hall.of(gwen), "bridge-builders").await.unwrap();
    assert!(viewer.is_convenor() && viewer.is_carer());
    assert_eq!(viewer.community().visibility, "hidden");
    assert_eq!(viewer.community().level, Level::MembersOnly);
    let all = sections::all(&mut hall.of(gwen), &viewer).await.unwrap();
    assert!(all.iter().all(|section| section.state == "draft"), "each a draft until members agree");
    let care = all.iter().find(|section| section.key == "care").unwrap();
    assert!(care.words.contains("Gwen Abernathy"), "{}", care.words);
    assert_eq!(gatherings::rhythms(&mut hall.of(gwen), &viewer).await.unwrap()[0].1, rhythm);
    assert_eq!(gatherings::polls(&mut hall.of(gwen), &viewer).await.unwrap()[0].id, founded.poll.unwrap());
    assert_eq!(founding::became(&mut hall.of(gwen), id).await.unwrap(), "bridge-builders");
    // Confirmed twice, it is founded once.
    let again = founding::confirm(&mut hall.of(gwen), id, said).await;
    assert!(matches!(again, Err(Refused::Gone)));
    let late = founding::write(&mut hall.of(gwen), id, &[("name", "Other")]).await;
    assert!(matches!(late, Err(Refused::Gone)));
});

both!(what_is_wanting_founds_nothing, async |hall: &Hall| {
    let world = hall.world().await;
    let gwen = world.person("gwen");
    let id = founding::begin(&mut hall.of(gwen), None).await.unwrap();
    let Err(Refused::Invalid(problems)) = founding::confirm(&mut hall.of(gwen), id, said).await else {
        panic!("it was founded out of nothing")
    };
    assert!(
        problems.iter().any(|one| one.field == "name") && problems.iter().any(|one| one.field == "preset")
    );
    // A name in addresses that is taken is said before, and can be written otherwise.
    founding::write(&mut hall.of(gwen), id, &CAUSE).await.unwrap();
    founding::write(&mut hall.of(gwen), id, &[("name", "Peers")]).await.unwrap();
    let preview = founding::preview(&mut hall.of(gwen), id, said).await.unwrap();
    assert_eq!(preview.problems.iter().map(|one| one.field).collect::<Vec<_>>(), ["slug"]);
    founding::write(&mut hall.of(gwen), id, &[("slug", "other peers")]).await.unwrap();
    assert_eq!(founding::confirm(&mut hall.of(gwen), id, said).await.unwrap().slug, "other-peers");
    let odd = founding::begin(&mut hall.of(gwen), None).await.unwrap();
    let refused = founding::write(&mut hall.of(gwen), odd, &[("community_id", "1")]).await;
    assert!(matches!(refused, Err(Refused::NotFound)));
});

// Survives a lost session: what was written is there in another browser, and nobody else's.
both!(a_founding_is_ones_own_and_waits, async |hall: &Hall| {
    let world = hall.world().await;
    let (gwen, iolo) = (world.person("gwen"), world.person("iolo"));
    let id = written(hall, gwen).await;
    hall.clock.advance(Duration::from_secs(40 * 86_400));
    assert_eq!(founding::forget_old(&mut hall.system()).await.unwrap(), 0);
    let mine = founding::mine(&mut hall.of(gwen)).await.unwrap();
    assert_eq!((mine.len(), mine[0].id, mine[0].name.as_str()), (1, id, "Bridge Builders"));
    let draft = founding::get(&mut hall.of(gwen), id).await.unwrap();
    assert_eq!((draft.word("list"), draft.people.len()), ("as it was pasted", 13));
    // Another's address opens nothing: not found, as if it were not there.
    assert!(matches!(founding::get(&mut hall.of(iolo), id).await, Err(Refused::NotFound)));
    assert!(matches!(
        founding::write(&mut hall.of(iolo), id, &[("name", "x")]).await,
        Err(Refused::NotFound)
    ));
    assert!(matches!(founding::confirm(&mut hall.of(iolo), id, said).await, Err(Refused::NotFound)));
    assert!(matches!(founding::overlapping(&mut hall.of(iolo), id).await, Err(Refused::NotFound)));
    assert!(matches!(founding::throw_away(&mut hall.of(iolo), id).await, Err(Refused::NotFound)));
    assert!(matches!(founding::get(&mut hall.visitor(), id).await, Err(Refused::NotAllowed("sign-in"))));
    founding::throw_away(&mut hall.of(gwen), id).await.unwrap();
    assert!(founding::mine(&mut hall.of(gwen)).await.unwrap().is_empty());
    // Left lying for ninety days, it is forgotten with its list.
    let other = written(hall, gwen).await;
    hall.clock.advance(Duration::from_secs(91 * 86_400));
    assert_eq!(founding::forget_old(&mut hall.system()).await.unwrap(), 1);
    assert!(matches!(founding::get(&mut hall.of(gwen), other).await, Err(Refused::NotFound)));
});

both!(the_list_is_forgotten_once_it_was_used, async |hall: &Hall| {
    let world = hall.world().await;
    let gwen = world.person("gwen");
    let id = written(hall, gwen).await;
    founding::confirm(&mut hall.of(gwen), id, said).await.unwrap();
    hall.clock.advance(Duration::from_secs(31 * 86_400));
    assert_eq!(founding::forget_old(&mut hall.system()).await.unwrap(), 1);
    let draft = founding::get(&mut hall.of(gwen), id).await.unwrap();
    assert!(draft.people.is_empty() && draft.word("list").is_empty() && draft.name() == "Bridge Builders");
});

both!(the_operator_says_who_may_found, async |hall: &Hall| {
    let world = hall.world().await;
    hall.house.let_found(Founders::These(vec!["margo@commonkettle.example".into()]));
    let (margo, gwen) = (world.person("margo"), world.person("gwen"));
    assert!(founding::may_found(&mut hall.of(margo)).await.unwrap());
    assert!(!founding::may_found(&mut hall.of(gwen)).await.unwrap());
    assert!(!founding::may_found(&mut hall.visitor()).await.unwrap());
    assert!(matches!(founding::begin(&mut hall.of(gwen), None).await, Err(Refused::NotAllowed("found"))));
    founding::begin(&mut hall.of(margo), None).await.unwrap();
});

// Hostile: somebody who begins without end.
both!(nobody_begins_without_end, async |hall: &Hall| {
    let world = hall.world().await;
    let gwen = world.person("gwen");
    for _ in 0..5 {
        founding::begin(&mut hall.of(gwen), None).await.unwrap();
    }
    assert!(matches!(founding::begin(&mut hall.of(gwen), None).await, Err(Refused::TooMany { .. })));
    let id = founding::mine(&mut hall.of(gwen)).await.unwrap()[0].id;
    let many: Vec<Listed> =
        (0..3_001).map(|n| Listed { name: String::new(), address: format!("p{n}@example.org") }).collect();
    assert!(matches!(founding::list(&mut hall.of(gwen), id, "x", &many).await, Err(Refused::Invalid(_))));
    let long = "x".repeat(1_000_001);
    assert!(matches!(founding::list(&mut hall.of(gwen), id, &long, &[]).await, Err(Refused::Invalid(_))));
    // What a door should have refused is not kept.
    let odd = [Listed { name: "Eve".into(), address: "a\r\nBcc: b@example.org".into() }];
    founding::list(&mut hall.of(gwen), id, "x", &odd).await.unwrap();
    assert!(founding::get(&mut hall.of(gwen), id).await.unwrap().people.is_empty());
});

// S2.10
both!(what_is_here_already_is_listed_first, async |hall: &Hall| {
    let world = hall.world().await;
    let iolo = world.person("iolo");
    let mut work = hall.system();
    let hidden = Charter {
        name: "Secret convenors".into(),
        cause: "We bring together people who run peer networks in secret.".into(),
        domain: String::new(),
        practice: String::new(),
        rhythm: String::new(),
        level: Level::MembersOnly,
        usual_level: Level::MembersOnly,
        listed: false,
        language: "en".into(),
    };
    charter::found(&mut work, "secret", &hidden).await.unwrap();
    let id = founding::begin(&mut hall.of(iolo), None).await.unwrap();
    let fields = [
        ("name", "Network hosts"),
        ("who", "those running peer networks"),
        ("what", "convening"),
        ("why", "no convenor is alone"),
    ];
    founding::write(&mut hall.of(iolo), id, &fields).await.unwrap();
    let found = founding::overlapping(&mut hall.of(iolo), id).await.unwrap();
    assert_eq!(
        found.iter().map(|one| one.slug.as_str()).collect::<Vec<_>>(),
        [SLUG],
        "by words, and none that is hidden"
    );
    assert!(found[0].mine && found[0].at_least.is_none() && found[0].words.len() >= 2, "{found:?}");
    let other = founding::begin(&mut hall.of(iolo), None).await.unwrap();
    founding::write(
        &mut hall.of(iolo),
        other,
        &[("name", "Beekeepers"), ("who", "beekeepers"), ("what", "wintering"), ("why", "hives live")],
    )
    .await
    .unwrap();
    assert!(founding::overlapping(&mut hall.of(iolo), other).await.unwrap().is_empty());
});

// S2.10: shared people only as counts that reveal nobody.
both!(shared_people_are_counted_so_that_nobody_is_revealed, async |hall: &Hall| {
    let world = hall.world().await;
    let iolo = world.person("iolo");
    let of = |some: &[&str]| -> Vec<Listed> {
        some.iter().map(|address| Listed { name: String::new(), address: (*address).to_owned() }).collect()
    };
    let members: Vec<&str> = testkit::world::PEOPLE.iter().map(|one| one.address).collect();
    let at_least = async |people: &[Listed], after: &[Listed]| {
        let id = founding::begin(&mut hall.of(iolo), None).await.unwrap();
        founding::write(&mut hall.of(iolo), id, &[("name", "Beekeepers")]).await.unwrap();
        founding::list(&mut hall.of(iolo), id, "x", people).await.unwrap();
        founding::list(&mut hall.of(iolo), id, "x", after).await.unwrap();
        let found = founding::overlapping(&mut hall.of(iolo), id).await.unwrap();
        founding::throw_away(&mut hall.of(iolo), id).await.unwrap();
        found.first().and_then(|one| one.at_least)
    };
    let strangers = of(&["a@x.example", "b@x.example", "c@x.example", "d@x.example", "e@x.example"]);
    assert_eq!(at_least(&of(&members[..4]), &of(&members[..4])).await, None, "four are no count");
    assert_eq!(at_least(&of(&members[..7]), &of(&members[..7])).await, Some(5), "seven are at least five");
    assert_eq!(
        at_least(&of(&members[..11]), &strangers).await,
        Some(10),
        "and not counted anew for another list"
    );
    assert_eq!(at_least(&strangers, &of(&members[..11])).await, None, "so that changing it tells nothing");
});

// S2.6
both!(an_archive_is_adopted_and_nobody_has_to_move, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, gwen) = (world.person("margo"), world.person("gwen"));
    let viewer = seen(hall, Actor::System).await;
    let mut work = hall.system();
    let import = community::archives::begin(&mut work, &viewer, "list.mbox", "print").await.unwrap();
    community::archives::end(&mut hall.system(), &viewer, &import).await.unwrap();
    lists::set(
        &mut hall.system(),
        &viewer,
        Some(&lists::List { tag: "peers".into(), ..lists::List::default() }),
    )
    .await
    .unwrap();
    let before = members::count(&mut hall.system(), &viewer).await.unwrap();
    // For its convenors.
    assert!(founding::adoptable(&mut hall.of(gwen)).await.unwrap().is_empty());
    let none = founding::begin(&mut hall.of(gwen), Some(world.community)).await;
    assert!(matches!(none, Err(Refused::NotFound)));
    assert_eq!(founding::adoptable(&mut hall.of(margo)).await.unwrap()[0].name, "Peer Network Convenors");
    let id = founding::begin(&mut hall.of(margo), Some(world.community)).await.unwrap();
    let preview = founding::preview(&mut hall.of(margo), id, said).await.unwrap();
    assert_eq!(preview.problems, []);
    assert!(preview.rhythm.is_none() && preview.dates.is_empty() && preview.draft.people.is_empty());
    let founded = founding::confirm(&mut hall.of(margo), id, said).await.unwrap();
    assert_eq!((founded.community, founded.invited, founded.poll), (world.community, 0, None));
    let after = seen(hall, margo_of(margo)).await;
    assert_eq!(members::count(&mut hall.system(), &after).await.unwrap(), before, "its people");
    assert_eq!(
        (after.community().level, after.community().usual_level),
        (Level::Open, Level::MembersOnly),
        "its levels"
    );
    assert_eq!(after.community().cause, viewer.community().cause);
    assert_eq!(after.community().rhythm, viewer.community().rhythm, "its rhythm");
    assert_eq!(
        lists::get(&mut hall.system(), world.community).await.unwrap().unwrap().tag,
        "peers",
        "its letters"
    );
    let figures = founding::baseline(&mut hall.of(margo), &after).await.unwrap();
    let of = |name: &str| figures.iter().find(|one| one.figure == name).map(|one| one.value);
    // Who wrote where she may read: not in the rooms that she was not in.
    assert_eq!(of("people"), Some(12.0));
    assert!(of("posts").unwrap() > 20.0);
    assert!(founding::adoptable(&mut hall.of(margo)).await.unwrap().is_empty(), "once");
});

fn margo_of(person: PersonId) -> Actor {
    Actor::Person(person)
}

async fn seen(hall: &Hall, actor: Actor) -> Viewer {
    charter::visit(&mut hall.house.work(actor), SLUG).await.unwrap()
}

both!(each_preset_founds_what_it_says, async |hall: &Hall| {
    let world = hall.world().await;
    for preset in founding::presets() {
        let person =
            world.person(["gwen", "iolo", "nell", "ravi", "yuki"][usize::from(preset.key.as_bytes()[0]) % 5]);
        let id = founding::begin(&mut hall.of(person), None).await.unwrap();
        founding::write(&mut hall.of(person), id, &CAUSE).await.unwrap();
        founding::write(&mut hall.of(person), id, &[("preset", preset.key), ("name", preset.title)])
            .await
            .unwrap();
        let founded = founding::confirm(&mut hall.of(person), id, said).await.unwrap();
        let viewer = charter::visit(&mut hall.of(person), &founded.slug).await.unwrap();
        let list = lists::get(&mut hall.system(), founded.community).await.unwrap();
        assert_eq!(list.is_some(), preset.list, "{}", preset.key);
        assert_eq!(viewer.community().visibility == "listed", preset.listed, "{}", preset.key);
        assert_eq!(founded.poll.is_some(), !preset.list, "{}", preset.key);
        let ways = curation::ways(&mut hall.system(), founded.community).await.unwrap();
        assert_eq!(ways.door, preset.joining == "open", "{}", preset.key);
    }
});

// Practice 5.4: what somebody began goes with them, and so do the lists that name them.
both!(whoever_is_erased_is_in_no_list_and_has_begun_nothing, async |hall: &Hall| {
    let world = hall.world().await;
    let (gwen, iolo) = (world.person("gwen"), world.person("iolo"));
    let own = written(hall, gwen).await;
    let other = founding::begin(&mut hall.of(iolo), None).await.unwrap();
    let some = [
        Listed { name: "Gwen Abernathy".into(), address: "gwen@pubcommons.example".into() },
        Listed { name: String::new(), address: "mair@valley.example".into() },
    ];
    founding::list(&mut hall.of(iolo), other, "Gwen <gwen@pubcommons.example>", &some).await.unwrap();
    hall.house.letters_key().await.unwrap();
    people::erase::erase(&mut hall.of(gwen), false).await.unwrap();
    assert!(matches!(founding::get(&mut hall.of(gwen), own).await, Err(Refused::NotFound)));
    let draft = founding::get(&mut hall.of(iolo), other).await.unwrap();
    assert_eq!(
        draft.people.iter().map(|one| one.address.as_str()).collect::<Vec<_>>(),
        ["mair@valley.example"]
    );
    assert_eq!(draft.word("list"), "");
});
