//! Newcomers: lines about oneself, buddies, two people to meet.

use std::time::Duration;

use community::{
    PersonId, Refused,
    charter::{self, Viewer},
    lists,
    members::{self, Further, Lines, Profile, promises},
    newcomers::{self, Step, Why},
    people::{self, address::Address, reach},
    receipts,
};
use testkit::{Hall, World, both, world::SLUG};

const DAY: Duration = Duration::from_secs(86_400);

async fn seen_by(hall: &Hall, person: PersonId) -> Viewer {
    charter::visit(&mut hall.of(person), SLUG).await.unwrap()
}

/// Somebody who was invited and has agreed.
async fn joins(hall: &Hall, world: &World, name: &str) -> PersonId {
    let mut work = hall.system();
    work.begin().await.unwrap();
    let address = Address::of(&format!("{}@valley.example", name.to_lowercase())).unwrap();
    let person = people::meet(&mut work, &address, name, "en").await.unwrap();
    work.done().await.unwrap();
    let id = promises::ask(&mut hall.system(), world.community, person, "invitation 1").await.unwrap();
    promises::agree(&mut hall.of(person), id, promises::By::Page).await.unwrap();
    person
}

async fn willing(hall: &Hall, person: PersonId) {
    let viewer = seen_by(hall, person).await;
    members::be_buddy(&mut hall.of(person), &viewer, true).await.unwrap();
}

async fn sends(hall: &Hall) -> Vec<(PersonId, Step)> {
    let due = newcomers::due(&mut hall.system()).await.unwrap();
    for (community, person, step) in &due {
        let mut work = hall.system();
        work.begin().await.unwrap();
        newcomers::sent(&mut work, *community, *person, *step).await.unwrap();
        work.done().await.unwrap();
    }
    due.into_iter().map(|(_, person, step)| (person, step)).collect()
}

// TP6, TP7, S2.5
both!(
    a_newcomer_is_asked_one_thing_at_a_time_and_what_they_practise_until_it_is_given,
    async |hall: &Hall| {
        let world = hall.world().await;
        let mair = joins(hall, &world, "Mair").await;
        assert_eq!(sends(hall).await, [(mair, Step::Profile)], "members of before are not asked");
        assert_eq!(sends(hall).await, []);
        hall.clock.advance(DAY * 5);
        assert_eq!(sends(hall).await, [(mair, Step::Week)]);
        assert_eq!(sends(hall).await, [(mair, Step::Reach)]);
        hall.clock.advance(DAY * 20);
        assert_eq!(sends(hall).await, [(mair, Step::Again)]);
        hall.clock.advance(DAY * 60);
        assert_eq!(sends(hall).await, [(mair, Step::Practice)]);
        // While she is away nothing is asked.
        hall.clock.advance(DAY * 60);
        let until = hall.clock.now() + DAY * 30;
        reach::pause(&mut hall.of(mair), mair, until).await.unwrap();
        assert_eq!(sends(hall).await, []);
        reach::back(&mut hall.of(mair), mair).await.unwrap();
        let viewer = seen_by(hall, mair).await;
        let lines = Lines { practice: Some("I run a tool library".into()), ..Lines::default() };
        members::say_lines(&mut hall.of(mair), &viewer, &lines).await.unwrap();
        hall.clock.advance(DAY * 100);
        assert_eq!(sends(hall).await, [], "it is given");
        // S2.5: with its date, for whoever opens her profile.
        let gwen = world.person("gwen");
        let beside = members::beside(&mut hall.of(gwen), &seen_by(hall, gwen).await, mair).await.unwrap();
        assert_eq!(beside.practised_at, Some(hall.clock.now() - DAY * 100));
    }
);

// S3.4: in a busy month only what cannot wait is asked.
both!(in_a_busy_month_newcomers_are_asked_less, async |hall: &Hall| {
    let world = hall.world().await;
    joins(hall, &world, "Mair").await;
    sends(hall).await;
    hall.clock.advance(DAY * 25);
    let margo = world.person("margo");
    let viewer = seen_by(hall, margo).await;
    let now = hall.clock.now();
    lists::mark_busy(&mut hall.of(margo), &viewer, "Harvest", now, now + DAY * 20).await.unwrap();
    assert_eq!(sends(hall).await.len(), 1, "two people to meet: that is no question");
    assert_eq!(sends(hall).await, []);
    hall.clock.advance(DAY * 21);
    assert_eq!(sends(hall).await.len(), 1);
});

// TP6, S2.3
both!(a_few_lines_are_kept_dated_and_taken_back, async |hall: &Hall| {
    let world = hall.world().await;
    let gwen = world.person("gwen");
    let viewer = seen_by(hall, gwen).await;
    let before = members::profile(&mut hall.of(gwen), &viewer).await.unwrap();
    let lines = Lines {
        seeks: Some("Somebody who has closed a pub".into()),
        access: Some("Captions".into()),
        name: Some("Gwen A.".into()),
        ..Lines::default()
    };
    let receipt = members::say_lines(&mut hall.of(gwen), &viewer, &lines).await.unwrap();
    let now = members::profile(&mut hall.of(gwen), &viewer).await.unwrap();
    assert_eq!(now.seeks, "Somebody who has closed a pub");
    assert_eq!(now.practice, before.practice, "what was left out stays");
    // What helps her is for her and the convenors.
    let (iolo, margo) = (world.person("iolo"), world.person("margo"));
    for (who, sees) in [(gwen, "Captions"), (margo, "Captions"), (iolo, "")] {
        let beside = members::beside(&mut hall.of(who), &seen_by(hall, who).await, gwen).await.unwrap();
        assert_eq!(beside.access, sees);
    }
    receipts::undo(&mut hall.of(gwen), receipt).await.unwrap();
    assert_eq!(members::profile(&mut hall.of(gwen), &viewer).await.unwrap(), before);
    assert_eq!(people::get(&mut hall.of(gwen), gwen).await.unwrap().name, "Gwen Abernathy");
    // Goals, and a network with the reach that she says herself.
    let further = Further {
        goals: "Hand the rota over".into(),
        network: "Pub Commons".into(),
        network_size: Some(60),
        ..Further::default()
    };
    members::write_further(&mut hall.of(gwen), &viewer, &further).await.unwrap();
    let goals = members::goals(&mut hall.of(iolo), &seen_by(hall, iolo).await).await.unwrap();
    assert_eq!((goals[0].name.as_str(), goals[0].network_size), ("Gwen Abernathy", Some(60)));
    let visitor = charter::visit(&mut hall.visitor(), SLUG).await.unwrap();
    assert!(members::goals(&mut hall.visitor(), &visitor).await.is_err());
    let wrong = Further { network_size: Some(-1), ..further };
    let refused = members::write_further(&mut hall.of(gwen), &viewer, &wrong).await;
    assert!(matches!(refused, Err(Refused::Invalid(_))));
});

// TP8
both!(a_buddy_is_the_least_burdened_of_the_willing_and_both_say_yes_first, async |hall: &Hall| {
    let world = hall.world().await;
    let (gwen, iolo, margo) = (world.person("gwen"), world.person("iolo"), world.person("margo"));
    willing(hall, gwen).await;
    willing(hall, iolo).await;
    let mut newcomers_of = std::collections::BTreeMap::new();
    let mut pairs = Vec::new();
    for name in ["Mair", "Olwen", "Siân", "Bryn", "Carys"] {
        let person = joins(hall, &world, name).await;
        assert_eq!(newcomers::pair(&mut hall.system()).await.unwrap(), 0, "not on the first day");
        hall.clock.advance(DAY * 2);
        assert_eq!(newcomers::pair(&mut hall.system()).await.unwrap(), 1);
        assert_eq!(newcomers::pair(&mut hall.system()).await.unwrap(), 0, "once");
        let weeks = newcomers::first_weeks(&mut hall.of(person), &seen_by(hall, person).await).await.unwrap();
        let pair = weeks.buddy.unwrap();
        *newcomers_of.entry(pair.buddy).or_insert(0) += 1;
        pairs.push(pair);
    }
    // Two each, never more; then a convenor.
    assert_eq!((newcomers_of[&gwen], newcomers_of[&iolo]), (2, 2));
    assert_eq!(newcomers_of.len(), 3);
    let (id, mair, buddy) = (pairs[0].id, pairs[0].newcomer, pairs[0].buddy);
    // Nobody answers for them.
    assert!(matches!(newcomers::yes(&mut hall.of(margo), id).await, Err(Refused::NotFound)));
    assert!(!newcomers::yes(&mut hall.of(mair), id).await.unwrap());
    let told = newcomers::told(&mut hall.system(), id).await.unwrap();
    assert!(told.introduced_at.is_none(), "one yes introduces nobody");
    assert!(newcomers::yes(&mut hall.of(buddy), id).await.unwrap());
    assert!(!newcomers::yes(&mut hall.of(buddy), id).await.unwrap(), "once");
    // SWITCH: no reason, and another is found.
    let (id, olwen, before) = (pairs[1].id, pairs[1].newcomer, pairs[1].buddy);
    newcomers::switch(&mut hall.of(olwen), id).await.unwrap();
    assert!(matches!(newcomers::yes(&mut hall.of(before), id).await, Err(Refused::Gone)));
    assert_eq!(newcomers::pair(&mut hall.system()).await.unwrap(), 1);
    let weeks = newcomers::first_weeks(&mut hall.of(olwen), &seen_by(hall, olwen).await).await.unwrap();
    assert_ne!(weeks.buddy.unwrap().buddy, before);
    // A newcomer who wants none is left alone.
    let (id, sian) = (pairs[2].id, pairs[2].newcomer);
    newcomers::no_buddy(&mut hall.of(sian), id).await.unwrap();
    assert_eq!(newcomers::pair(&mut hall.system()).await.unwrap(), 0);
});

// TP8: LATER, and the one gentle reminder
both!(later_means_a_week_and_no_answer_one_reminder, async |hall: &Hall| {
    let world = hall.world().await;
    let gwen = world.person("gwen");
    willing(hall, gwen).await;
    let mair = joins(hall, &world, "Mair").await;
    hall.clock.advance(DAY * 2);
    newcomers::pair(&mut hall.system()).await.unwrap();
    let id = newcomers::my_newcomers(&mut hall.of(gwen), &seen_by(hall, gwen).await).await.unwrap()[0].id;
    newcomers::later(&mut hall.of(gwen), id).await.unwrap();
    hall.clock.advance(DAY * 6);
    assert_eq!(newcomers::nudge(&mut hall.system()).await.unwrap(), 0);
    hall.clock.advance(DAY * 2);
    assert_eq!(newcomers::nudge(&mut hall.system()).await.unwrap(), 1);
    hall.clock.advance(DAY * 20);
    assert_eq!(newcomers::nudge(&mut hall.system()).await.unwrap(), 0);
    // Whoever leaves is nobody's buddy.
    members::leave(&mut hall.of(gwen), &seen_by(hall, gwen).await).await.unwrap();
    assert!(newcomers::told(&mut hall.system(), id).await.unwrap().ended_at.is_some());
    // After sixty days nobody is a newcomer.
    newcomers::pair(&mut hall.system()).await.unwrap();
    hall.clock.advance(DAY * 61);
    assert_eq!(newcomers::finish(&mut hall.system()).await.unwrap(), 1);
    let weeks = newcomers::first_weeks(&mut hall.of(mair), &seen_by(hall, mair).await).await.unwrap();
    assert!(weeks.buddy.is_none());
});

both!(two_people_are_named_to_a_newcomer_with_the_reason, async |hall: &Hall| {
    let world = hall.world().await;
    let mair = joins(hall, &world, "Mair").await;
    let viewer = seen_by(hall, mair).await;
    let weeks = newcomers::first_weeks(&mut hall.of(mair), &viewer).await.unwrap();
    assert!(weeks.meet.iter().all(|meet| meet.why == Why::Convenes), "nothing is known of her yet");
    let profile = Profile {
        practice: "A tool library".into(),
        seeks: "Catalogues and consent forms for lending".into(),
        ..Profile::default()
    };
    members::write_profile(&mut hall.of(mair), &viewer, "Mair", &profile).await.unwrap();
    let weeks = newcomers::first_weeks(&mut hall.of(mair), &viewer).await.unwrap();
    assert_eq!(weeks.meet.len(), 2);
    assert_eq!(weeks.meet[0].name, "Ravi Pendleton");
    assert!(matches!(&weeks.meet[0].why, Why::Offers(what) if what.contains("consent forms")));
    assert!(weeks.told_at.is_some());
});
