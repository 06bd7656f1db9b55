//! Run-sheets: laid, run by two hosts, ideas without authors, groups.

use std::time::Duration;

use community::{
    Actor, GatheringId, PersonId, Refused,
    charter::{self, Viewer},
    gatherings::{self, Coming, NewGathering, Rsvp},
    intakes::{self, Between},
    journal, members,
    people::{
        erase,
        reach::{local, zone},
    },
    runsheets::{self, NewItem},
};
use testkit::{Hall, both, world::SLUG};

async fn seen_by(hall: &Hall, person: PersonId) -> Viewer {
    charter::visit(&mut hall.of(person), SLUG).await.unwrap()
}

fn day(hall: &Hall, days: u64) -> chrono::NaiveDate {
    local(hall.clock.now() + Duration::from_secs(days * 86_400), zone("UTC")).date_naive()
}

async fn gathering(hall: &Hall, margo: PersonId) -> (Viewer, GatheringId) {
    let viewer = seen_by(hall, margo).await;
    let day = day(hall, 14);
    let new = NewGathering { title: "Monthly circle".into(), day, minutes: 60, ..NewGathering::default() };
    let id = gatherings::plan(&mut hall.of(margo), &viewer, &new).await.unwrap();
    (viewer, id)
}

fn method(key: &str) -> NewItem {
    NewItem { method: key.into(), ..NewItem::default() }
}

fn tea(minutes: i64) -> NewItem {
    NewItem { title: "Tea".into(), minutes: Some(minutes), ..NewItem::default() }
}

// S2.38, S1.28
both!(methods_are_laid_end_to_end_and_must_fit, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, gwen) = (world.person("margo"), world.person("gwen"));
    let (viewer, id) = gathering(hall, margo).await;
    let question = "A rota that survives the summer?".to_owned();
    let items = [
        tea(5),
        NewItem { question, host: Some(gwen), ..method("one-two-four-all") },
        NewItem { minutes: Some(40), ..method("troika") },
    ];
    assert_eq!(runsheets::lay(&mut hall.of(margo), &viewer, id, 0, &items).await.unwrap(), 1);
    let (_, sheet) = runsheets::look(&mut hall.of(gwen), &seen_by(hall, gwen).await, id).await.unwrap();
    assert_eq!(
        (sheet.version, sheet.items.len(), sheet.steps.len(), sheet.minutes()),
        (1, 3, 1 + 4 + 13, 57)
    );
    assert_eq!(sheet.steps[1].say, "What could take us forward with A rota that survives the summer?");
    assert_eq!(sheet.items[1].host_name, "Gwen Abernathy");
    let wrong = [
        (vec![], "problem-run-empty"),
        (vec![tea(61)], "problem-run-fit"),
        (vec![tea(0)], "problem-run-minutes"),
        (vec![method("no-such")], "problem-run-method"),
        (vec![NewItem { minutes: Some(3), ..method("troika") }], "problem-run-short"),
        (vec![NewItem { host: Some(PersonId::default()), ..tea(5) }], "problem-run-host"),
        (vec![NewItem { title: String::new(), ..tea(5) }], "problem-run-title"),
    ];
    for (items, key) in wrong {
        let refused = runsheets::lay(&mut hall.of(margo), &viewer, id, 1, &items).await;
        assert!(
            matches!(&refused, Err(Refused::Invalid(problems)) if problems[0].key == key),
            "{key}: {refused:?}"
        );
    }
    // A member who is named in it leads too; another one does not; who is no member sees nothing.
    let iolo = world.person("iolo");
    let by_iolo = runsheets::lay(&mut hall.of(iolo), &seen_by(hall, iolo).await, id, 1, &items).await;
    assert!(matches!(by_iolo, Err(Refused::NotAllowed("host"))));
    let visitor = charter::visit(&mut hall.house.work(Actor::Visitor), SLUG).await.unwrap();
    assert!(runsheets::look(&mut hall.house.work(Actor::Visitor), &visitor, id).await.is_err());
    let by_gwen = runsheets::lay(&mut hall.of(gwen), &seen_by(hall, gwen).await, id, 1, &items[..2]).await;
    assert_eq!(by_gwen.unwrap(), 2);
});

// Issue 5, hostile: two hosts editing one run-sheet.
both!(two_hosts_do_not_overwrite_each_other, async |hall: &Hall| {
    let world = hall.world().await;
    let margo = world.person("margo");
    let (viewer, id) = gathering(hall, margo).await;
    runsheets::lay(&mut hall.of(margo), &viewer, id, 0, &[tea(5)]).await.unwrap();
    let first = runsheets::lay(&mut hall.of(margo), &viewer, id, 1, &[tea(6)]).await;
    let second = runsheets::lay(&mut hall.of(margo), &viewer, id, 1, &[tea(7)]).await;
    assert_eq!(first.unwrap(), 2);
    assert!(matches!(second, Err(Refused::Conflict)));
    assert!(matches!(
        runsheets::lay(&mut hall.of(margo), &viewer, id, 0, &[tea(8)]).await,
        Err(Refused::Conflict)
    ));
    assert_eq!(runsheets::look(&mut hall.of(margo), &viewer, id).await.unwrap().1.items[0].minutes, 6);
});

both!(two_hosts_who_press_at_once_skip_nothing, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, gwen) = (world.person("margo"), world.person("gwen"));
    let (viewer, id) = gathering(hall, margo).await;
    let items = [NewItem { host: Some(gwen), ..method("one-two-four-all") }];
    runsheets::lay(&mut hall.of(margo), &viewer, id, 0, &items).await.unwrap();
    let by_gwen = seen_by(hall, gwen).await;
    let began = runsheets::begin_run(&mut hall.of(margo), &viewer, id).await.unwrap();
    assert_eq!((began.step, began.started_at), (1, Some(hall.clock.now())));
    hall.clock.advance(Duration::from_secs(60));
    assert_eq!(
        runsheets::begin_run(&mut hall.of(gwen), &by_gwen, id).await.unwrap().started_at,
        began.started_at
    );
    let one = runsheets::go_to(&mut hall.of(margo), &viewer, id, 1, 2).await.unwrap();
    let other = runsheets::go_to(&mut hall.of(gwen), &by_gwen, id, 1, 2).await.unwrap();
    assert_eq!((one.step, one.step_at), (2, Some(hall.clock.now())));
    assert_eq!(one, other);
    // What runs is not laid anew, and there is no fifth step of four.
    let late = runsheets::lay(&mut hall.of(margo), &viewer, id, 1, &[tea(5)]).await;
    assert!(matches!(late, Err(Refused::Invalid(problems)) if problems[0].key == "problem-run-started"));
    assert!(runsheets::go_to(&mut hall.of(margo), &viewer, id, 2, 5).await.is_err());
    let over = runsheets::end_run(&mut hall.of(gwen), &by_gwen, id, true).await.unwrap();
    assert!(!over.runs() && over.step == 2);
    let iolo = world.person("iolo");
    let by_iolo = seen_by(hall, iolo).await;
    assert!(runsheets::go_to(&mut hall.of(iolo), &by_iolo, id, 2, 3).await.is_err());
});

// S1.19: no author is stored. S3.14: all are there before any is seen.
both!(ideas_have_no_author_and_are_shown_all_at_once, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, gwen, iolo) = (world.person("margo"), world.person("gwen"), world.person("iolo"));
    let (viewer, id) = gathering(hall, margo).await;
    let (by_gwen, by_iolo) = (seen_by(hall, gwen).await, seen_by(hall, iolo).await);
    runsheets::open_ideas(&mut hall.of(margo), &viewer, id, "What shall we stop?").await.unwrap();
    let lines = journal::since(&mut hall.system(), world.community, base::Id(0), 1_000).await.unwrap().len();
    runsheets::add_idea(&mut hall.of(gwen), &by_gwen, id, "Minutes\nFridays").await.unwrap();
    runsheets::add_idea(&mut hall.of(iolo), &by_iolo, id, "The newsletter").await.unwrap();
    assert_eq!(
        journal::since(&mut hall.system(), world.community, base::Id(0), 1_000).await.unwrap().len(),
        lines
    );
    let round = runsheets::ideas(&mut hall.of(margo), &viewer, id).await.unwrap().unwrap();
    assert_eq!((round.count, round.ideas), (3, None));
    assert!(runsheets::show_ideas(&mut hall.of(gwen), &by_gwen, id).await.is_err());
    runsheets::show_ideas(&mut hall.of(margo), &viewer, id).await.unwrap();
    let mut ideas = runsheets::ideas(&mut hall.of(iolo), &by_iolo, id).await.unwrap().unwrap().ideas.unwrap();
    ideas.sort();
    assert_eq!(ideas, ["Fridays", "Minutes", "The newsletter"]);
    assert!(matches!(
        runsheets::add_idea(&mut hall.of(gwen), &by_gwen, id, "Late").await,
        Err(Refused::Gone)
    ));
    for wrong in ["", &"x".repeat(501)] {
        assert!(matches!(
            runsheets::add_idea(&mut hall.of(gwen), &by_gwen, id, wrong).await,
            Err(Refused::Invalid(_))
        ));
    }
});

// Who does not let it be seen that they come is not named in a group before it begins; and whoever wished not to sit with somebody is not
// told of by a refusal, where all sit together.
both!(groups_name_those_who_let_themselves_be_seen, async |hall: &Hall| {
    let world = hall.world().await;
    let [margo, gwen, iolo] = ["margo", "gwen", "iolo"].map(|name| world.person(name));
    let (viewer, id) = gathering(hall, margo).await;
    for (who, shown) in [(margo, true), (gwen, false), (iolo, true)] {
        let answer = Rsvp { shown: Some(shown), ..Rsvp::of(Coming::Yes, "page") };
        gatherings::rsvp(&mut hall.of(who), &seen_by(hall, who).await, id, &answer).await.unwrap();
    }
    for other in [gwen, iolo] {
        let between = Between { one: margo.into(), other: other.into(), kind: "avoid".into() };
        intakes::set_between(&mut hall.of(margo), &viewer, &between, true).await.unwrap();
    }
    runsheets::seat(&mut hall.of(margo), &viewer, id, 3, &[]).await.unwrap();
    let seen = async |who: PersonId| {
        let seating = runsheets::seating(&mut hall.of(who), &seen_by(hall, who).await, id).await.unwrap();
        let mut groups = seating.unwrap().groups;
        assert_eq!(groups.len(), 1);
        let group = groups.remove(0);
        let mut people: Vec<PersonId> = group.people.iter().map(|(person, _)| *person).collect();
        people.sort_unstable();
        (people, group.others)
    };
    let mut all = vec![margo, gwen, iolo];
    all.sort_unstable();
    assert_eq!(seen(margo).await, (all.clone(), 0));
    assert_eq!(seen(gwen).await, (all.clone(), 0));
    let (by_iolo, others) = seen(iolo).await;
    assert!(!by_iolo.contains(&gwen) && by_iolo.len() == 2);
    assert_eq!(others, 1);
    hall.clock.advance(Duration::from_secs(15 * 86_400));
    assert_eq!(seen(iolo).await, (all, 0));
});

// S0.3, practice 2.27
both!(groups_are_others_each_time_and_say_why, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, gwen) = (world.person("margo"), world.person("gwen"));
    let (viewer, id) = gathering(hall, margo).await;
    assert!(runsheets::seating(&mut hall.of(margo), &viewer, id).await.unwrap().is_none());
    runsheets::seat(&mut hall.of(margo), &viewer, id, 3, &[]).await.unwrap();
    let first =
        runsheets::seating(&mut hall.of(gwen), &seen_by(hall, gwen).await, id).await.unwrap().unwrap();
    let members = members::directory(&mut hall.of(margo), &viewer, "", None).await.unwrap().len();
    let sizes: Vec<usize> = first.groups.iter().map(|group| group.people.len()).collect();
    assert_eq!(sizes.iter().sum::<usize>(), members);
    assert!(sizes.iter().all(|size| (3..=4).contains(size)), "{sizes:?}");
    assert!(first.groups.iter().all(|group| !group.reasons.is_empty()));
    // At the next gathering nobody sits with the same people.
    let day = day(hall, 40);
    let new = NewGathering { title: "The next".into(), day, ..NewGathering::default() };
    let next = gatherings::plan(&mut hall.of(margo), &viewer, &new).await.unwrap();
    runsheets::seat(&mut hall.of(margo), &viewer, next, 3, &[gwen]).await.unwrap();
    let second = runsheets::seating(&mut hall.of(margo), &viewer, next).await.unwrap().unwrap();
    assert!(second.groups.iter().all(|group| group.people.iter().all(|(person, _)| *person != gwen)));
    let pairs = |seating: &runsheets::Seating| {
        let mut pairs = Vec::new();
        for group in &seating.groups {
            for (place, (one, _)) in group.people.iter().enumerate() {
                pairs.extend(group.people[place + 1..].iter().map(|(other, _)| (*one, *other)));
            }
        }
        pairs
    };
    let before = pairs(&first);
    let again = pairs(&second).into_iter().filter(|pair| before.contains(pair)).count();
    assert!(again <= 2, "{again} pairs sit together again");
    let refused = runsheets::seat(&mut hall.of(margo), &viewer, id, 1, &[]).await;
    assert!(matches!(refused, Err(Refused::Invalid(problems)) if problems[0].key == "problem-seat-size"));
    // Whoever is erased sat with nobody.
    hall.house.letters_key().await.unwrap();
    erase::erase(&mut hall.of(gwen), false).await.unwrap();
    let after = runsheets::seating(&mut hall.of(margo), &viewer, id).await.unwrap().unwrap();
    assert_eq!(pairs(&after).iter().filter(|(one, other)| *one == gwen || *other == gwen).count(), 0);
});
