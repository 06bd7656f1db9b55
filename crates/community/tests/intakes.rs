//! Choosing: rounds, blind readings, the group as a whole, decisions and what is answered to them.

use std::time::Duration;

use community::{
    ApplicationId, IntakeId, PersonId, ReadingId, Refused,
    charter::{self, Viewer},
    curation::{self, Criteria, Question, Ways},
    intakes::{self, Band, Between, Kind, Marked, New, Outcome, Verdict},
    people::address::Address,
};
use testkit::{Hall, World, both, world::SLUG};

const DAY: Duration = Duration::from_secs(86_400);

async fn seen(hall: &Hall, person: PersonId) -> Viewer {
    charter::visit(&mut hall.of(person), SLUG).await.unwrap()
}

async fn by_system(hall: &Hall) -> Viewer {
    charter::visit(&mut hall.system(), SLUG).await.unwrap()
}

fn criteria() -> Criteria {
    Criteria {
        rules: "Whoever runs a network of peers.".into(),
        experience: "One thing they did last month, with their own hands.".into(),
        level: "They answer for it.".into(),
        commitment: "About three hours a month for a year.".into(),
        objectives: "One thing to offer and one to learn.".into(),
        steps: "Two read blind, then the group is looked at.".into(),
        ..Criteria::default()
    }
}

/// Criteria, questions that also ask where people work and how they speak, and an intake that closes in a week.
async fn opened(hall: &Hall, world: &World, readers: &[&str], places: i64) -> IntakeId {
    let margo = world.person("margo");
    let viewer = seen(hall, margo).await;
    let ways =
        Ways { nominations: true, applications: true, asks_invited: false, closes_at: None, door: false };
    curation::set_ways(&mut hall.of(margo), &viewer, ways).await.unwrap();
    curation::publish_criteria(&mut hall.of(margo), &viewer, &criteria()).await.unwrap();
    let mut questions = curation::questions(&mut hall.of(margo), &viewer).await.unwrap();
    let more = |about: &str, options: &str| Question {
        words: format!("About {about}?"),
        kind: if options.is_empty() { "words" } else { "one" }.into(),
        options: options.into(),
        about: about.into(),
        ..Question::default()
    };
    questions.truncate(4);
    questions.extend([
        more("organisation", ""),
        more("place", "North\nSouth"),
        more("voice", "I speak in order to think\nI think, then speak"),
    ]);
    curation::set_questions(&mut hall.of(margo), &viewer, &questions).await.unwrap();
    let readers: Vec<PersonId> = readers.iter().map(|name| world.person(name)).collect();
    let now = hall.house.clock().now();
    let new = New { name: "January", opens_at: now, closes_at: now + 7 * DAY, places, readers: &readers };
    intakes::open(&mut hall.of(margo), &viewer, new).await.unwrap()
}

async fn applies(hall: &Hall, name: &str, organisation: &str, place: &str, voice: &str) -> ApplicationId {
    let viewer = by_system(hall).await;
    let address = format!("{}@seeds.example", name.split(' ').next().unwrap().to_lowercase());
    let asked = curation::questions(&mut hall.system(), &viewer).await.unwrap();
    let number = |about: &str| asked.iter().find(|one| one.about == about).unwrap().number;
    let answers: Vec<(i64, String)> = [
        ("practice", "A repair café on the first Saturday"),
        ("moves", "To learn from people who do it too"),
        ("needs", "Somebody who knows trailers"),
        ("offers", "Handing over a rota kindly"),
        ("organisation", organisation),
        ("place", place),
        ("voice", voice),
    ]
    .map(|(about, words)| (number(about), words.to_owned()))
    .to_vec();
    let address = Address::of(&address).unwrap();
    let (id, _) =
        curation::begin_by_letter(&mut hall.system(), &viewer, &address, name, &answers).await.unwrap();
    curation::send_by_letter(&mut hall.system(), id).await.unwrap();
    id
}

const EARLY: &str = "I speak in order to think";
const WAITS: &str = "I think, then speak";

/// All parts with one mark, and a reason.
fn all(mark: &str) -> Vec<Marked> {
    let of = |criterion: &str| Marked {
        criterion: criterion.into(),
        mark: mark.into(),
        reason: format!("{mark}, as they say"),
    };
    ["experience", "level", "commitment", "objectives"].map(of).to_vec()
}

async fn readings(hall: &Hall, person: PersonId) -> Vec<intakes::Reading> {
    let viewer = seen(hall, person).await;
    intakes::to_read(&mut hall.of(person), &viewer).await.unwrap()
}

async fn reads(hall: &Hall, person: PersonId, id: ReadingId, mark: &str) -> Result<(), Refused> {
    let viewer = seen(hall, person).await;
    intakes::mark(&mut hall.of(person), &viewer, id, &all(mark), "Worth meeting").await
}

/// Everybody who was asked reads, and finds everything clear.
async fn all_read(hall: &Hall, people: &[PersonId]) {
    for person in people {
        for reading in readings(hall, *person).await.iter().filter(|one| one.state == "asked") {
            reads(hall, *person, reading.id, "clear").await.unwrap();
        }
    }
}

async fn handed_out(hall: &Hall, world: &World, id: IntakeId) -> i64 {
    hall.house.clock().advance(8 * DAY);
    let margo = world.person("margo");
    let viewer = seen(hall, margo).await;
    intakes::hand_out(&mut hall.of(margo), &viewer, id).await.unwrap()
}

fn verdict(application: ApplicationId, outcome: Outcome, reason: &str) -> Verdict {
    Verdict { application, outcome, reason: reason.into() }
}

// S1.14, S2.19
both!(applications_are_read_blind_by_two_and_names_come_back_after_that, async |hall: &Hall| {
    let world = hall.world().await;
    let id = opened(hall, &world, &["gwen", "hamish", "iolo"], 2).await;
    let ada = applies(hall, "Ada Lorimer", "Estuary Kitchens", "South", WAITS).await;
    let margo = world.person("margo");
    let convenor = seen(hall, margo).await;
    // Nobody reads before it has closed.
    let early = intakes::hand_out(&mut hall.of(margo), &convenor, id).await;
    assert!(matches!(early, Err(Refused::Invalid(_))), "{early:?}");
    assert_eq!(handed_out(hall, &world, id).await, 1);
    let mut readers = Vec::new();
    for name in ["gwen", "hamish", "iolo"] {
        if let Some(reading) = readings(hall, world.person(name)).await.into_iter().next() {
            readers.push((world.person(name), reading));
        }
    }
    assert_eq!(readers.len(), 2, "two read each");
    let (first, reading) = readers[0].clone();
    let viewer = seen(hall, first).await;
    let page = intakes::look(&mut hall.of(first), &viewer, reading.id).await.unwrap();
    // Everything that a reader has, written out: neither name nor address nor organisation is in it.
    let said = format!("{page:?}");
    assert!(said.contains("repair café") && said.contains("own hands"), "{said}");
    for hidden in ["Lorimer", "Ada", "seeds.example", "Estuary"] {
        assert!(!said.contains(hidden), "{hidden} in {said}");
    }
    // A convenor who looks at the table sees no name either, nor what the first found.
    reads(hall, first, reading.id, "clear").await.unwrap();
    let table = intakes::table(&mut hall.of(margo), &convenor, id).await.unwrap();
    assert_eq!((table[0].name.as_str(), table[0].organisation.as_str()), ("", ""));
    assert!(table[0].marks.is_empty() && table[0].label == "A" && table[0].read == 1);
    // Somebody else's reading is not there; a part without a mark, or without its reason, is not taken.
    let (second, other) = readers[1].clone();
    let theirs = seen(hall, second).await;
    assert!(matches!(intakes::look(&mut hall.of(second), &theirs, reading.id).await, Err(Refused::NotFound)));
    let half = intakes::mark(&mut hall.of(second), &theirs, other.id, &all("clear")[..3], "").await;
    assert!(matches!(half, Err(Refused::Invalid(_))), "{half:?}");
    let mut bare = all("some");
    bare[0].reason.clear();
    let bare = intakes::mark(&mut hall.of(second), &theirs, other.id, &bare, "").await;
    assert!(matches!(bare, Err(Refused::Invalid(_))), "{bare:?}");
    reads(hall, second, other.id, "some").await.unwrap();
    let table = intakes::table(&mut hall.of(margo), &convenor, id).await.unwrap();
    assert_eq!((table[0].name.as_str(), table[0].organisation.as_str()), ("Ada Lorimer", "Estuary Kitchens"));
    assert!(table[0].differs("level") && table[0].mark("level").is_none());
    // Nothing changes any more but what the two settle on.
    assert!(matches!(reads(hall, first, reading.id, "some").await, Err(Refused::Gone)));
    let settled = Marked { criterion: "level".into(), mark: "some".into(), reason: "We talked".into() };
    intakes::settle(&mut hall.of(first), &viewer, id, ada, &settled).await.unwrap();
    let table = intakes::table(&mut hall.of(first), &viewer, id).await.unwrap();
    assert_eq!(table[0].mark("level").unwrap().mark, "some");
    // Who does not read for it sees no table.
    let ines = world.person("farida");
    let member = seen(hall, ines).await;
    assert!(matches!(intakes::table(&mut hall.of(ines), &member, id).await, Err(Refused::NotAllowed(_))));
});

both!(whoever_knows_an_applicant_does_not_read_them, async |hall: &Hall| {
    let world = hall.world().await;
    let id = opened(hall, &world, &["gwen", "hamish", "iolo"], 2).await;
    let gwen = world.person("gwen");
    let viewer = seen(hall, gwen).await;
    // Gwen works where Ada does.
    let said = ["estuary kitchens", "Food", "South", "deep", "early"].map(str::to_owned);
    intakes::describe(&mut hall.of(gwen), &viewer, &said).await.unwrap();
    applies(hall, "Ada Lorimer", "Estuary Kitchens", "South", WAITS).await;
    handed_out(hall, &world, id).await;
    assert!(readings(hall, gwen).await.is_empty());
    let hamish = world.person("hamish");
    let reading = readings(hall, hamish).await.remove(0);
    // Hamish knows the story: he says so, and nobody else is there yet.
    let viewer = seen(hall, hamish).await;
    assert!(!intakes::knows_them(&mut hall.of(hamish), &viewer, reading.id).await.unwrap());
    assert!(readings(hall, hamish).await.is_empty());
    let margo = world.person("margo");
    let convenor = seen(hall, margo).await;
    let jonah = world.person("jonah");
    intakes::add_readers(&mut hall.of(margo), &convenor, id, &[jonah]).await.unwrap();
    assert_eq!(readings(hall, jonah).await.len(), 1);
});

// S2.7, S2.21
both!(the_group_is_looked_at_as_a_whole_and_a_swap_shows_what_changes, async |hall: &Hall| {
    let world = hall.world().await;
    let margo = world.person("margo");
    let convenor = seen(hall, margo).await;
    for (name, place, voice) in
        [("gwen", "North", "early"), ("hamish", "North", "early"), ("jonah", "North", "waits")]
    {
        let person = world.person(name);
        let viewer = seen(hall, person).await;
        let said = ["", "", place, "mid", voice].map(str::to_owned);
        intakes::describe(&mut hall.of(person), &viewer, &said).await.unwrap();
    }
    let bands = [Band { dimension: "place".into(), value: "South".into(), least: 300, most: 600 }];
    intakes::set_mix(&mut hall.of(margo), &convenor, &bands).await.unwrap();
    // Members see the gaps of what there is.
    let farida = world.person("farida");
    let member = seen(hall, farida).await;
    let now = intakes::composition(&mut hall.of(farida), &member, None, &[], None).await.unwrap();
    let south = now.balance.iter().find(|row| row.value == "South").unwrap();
    assert_eq!((south.now, south.gap, south.band), (0, -1, Some((300, 600))));
    // Two places: the two from the South, though another came first.
    let id = opened(hall, &world, &["gwen", "hamish"], 2).await;
    let north = applies(hall, "Nia North", "One", "North", EARLY).await;
    let ada = applies(hall, "Ada South", "Two", "South", WAITS).await;
    let ben = applies(hall, "Ben South", "Three", "South", WAITS).await;
    handed_out(hall, &world, id).await;
    all_read(hall, &[world.person("gwen"), world.person("hamish")]).await;
    let found = intakes::composition(&mut hall.of(margo), &convenor, Some(id), &[], None).await.unwrap();
    let mut chosen: Vec<i64> = found.chosen.iter().map(|one| one.application).collect();
    chosen.sort_unstable();
    let mut expected = [i64::from(ada), i64::from(ben)];
    expected.sort_unstable();
    assert_eq!((chosen.as_slice(), found.proposed), (expected.as_slice(), Some(true)));
    let share = found.measures.iter().find(|one| one.kind == Kind::Share && one.value == "South").unwrap();
    assert_eq!((share.before.of, share.before.among, share.before.is_met), (0, 3, false));
    assert_eq!((share.after.of, share.after.among, share.after.is_met), (2, 5, true));
    assert!(found.chosen.iter().any(|one| one.brings.contains(&("place", "South".to_owned()))));
    assert!(!found.next.is_empty() && found.next[0].out.len() == 1);
    // A swap changes the mix, and the measure of ties once there is one.
    let tie = Between { one: north.into(), other: world.person("gwen").into(), kind: "tie".into() };
    intakes::set_between(&mut hall.of(margo), &convenor, &tie, true).await.unwrap();
    let swap = Some((ben.into(), north.into()));
    let other = intakes::composition(&mut hall.of(margo), &convenor, Some(id), &chosen, swap).await.unwrap();
    let changes = other.swap.unwrap().changes;
    let of =
        |kind: Kind, value: &str| changes.iter().find(|one| one.kind == kind && one.value == value).unwrap();
    assert_eq!((of(Kind::Share, "South").before.of, of(Kind::Share, "South").after.of), (2, 1));
    assert_eq!(of(Kind::Ties, "").after.of - of(Kind::Ties, "").before.of, 1_000);
    // Two who must be apart are never proposed together; a member may not look into an intake.
    let avoid = Between { one: ada.into(), other: ben.into(), kind: "avoid".into() };
    intakes::set_between(&mut hall.of(margo), &convenor, &avoid, true).await.unwrap();
    let found = intakes::composition(&mut hall.of(margo), &convenor, Some(id), &[], None).await.unwrap();
    assert!(found.chosen.iter().any(|one| one.application == i64::from(north)));
    let nosy = intakes::composition(&mut hall.of(farida), &member, Some(id), &[], None).await;
    assert!(matches!(nosy, Err(Refused::NotAllowed(_))), "{nosy:?}");
});

/// Three applied, all were read; one is offered the place, one waits, one is declined.
async fn chosen(hall: &Hall, world: &World) -> (IntakeId, [ApplicationId; 3]) {
    let id = opened(hall, world, &["gwen", "hamish"], 1).await;
    let ada = applies(hall, "Ada Lorimer", "One", "South", WAITS).await;
    let ben = applies(hall, "Ben Strachan", "Two", "North", WAITS).await;
    let oona = applies(hall, "Oona Fairweather", "Three", "North", EARLY).await;
    handed_out(hall, world, id).await;
    all_read(hall, &[world.person("gwen"), world.person("hamish")]).await;
    let margo = world.person("margo");
    let convenor = seen(hall, margo).await;
    let verdicts = [
        verdict(ada, Outcome::Offer, ""),
        verdict(ben, Outcome::Wait, ""),
        verdict(oona, Outcome::Decline, "You advise networks, and do not run one now."),
    ];
    intakes::choose(&mut hall.of(margo), &convenor, id, &verdicts, "Ada mends the South.").await.unwrap();
    (id, [ada, ben, oona])
}

/// Every letter is read by a convenor, and leaves after the five working days.
async fn sent(hall: &Hall, world: &World, id: IntakeId) -> (i64, i64) {
    let margo = world.person("margo");
    let convenor = seen(hall, margo).await;
    for one in intakes::decisions(&mut hall.of(margo), &convenor, id).await.unwrap() {
        if one.sent_at.is_none() {
            intakes::write_letter(&mut hall.of(margo), &convenor, one.application, &one.letter)
                .await
                .unwrap();
        }
    }
    hall.house.clock().advance(8 * DAY);
    intakes::send(&mut hall.of(margo), &convenor, id).await.unwrap()
}

// Two convenors deciding at once.
both!(the_first_convenor_who_chooses_counts_and_the_other_is_told, async |hall: &Hall| {
    let world = hall.world().await;
    let (id, [ada, ben, oona]) = chosen(hall, &world).await;
    let jonah = world.person("jonah");
    let other = seen(hall, jonah).await;
    assert!(other.is_convenor());
    let verdicts = [ben, ada, oona].map(|one| verdict(one, Outcome::Wait, "Later"));
    let late = intakes::choose(&mut hall.of(jonah), &other, id, &verdicts, "I would rather not").await;
    assert!(matches!(late, Err(Refused::Conflict)), "{late:?}");
    let intake = intakes::get(&mut hall.of(jonah), &other, id).await.unwrap();
    assert_eq!((intake.state.as_str(), intake.reason.as_str()), ("chosen", "Ada mends the South."));
    assert!(!intake.chooser.is_empty());
    // A member chooses nobody.
    let gwen = world.person("gwen");
    let member = seen(hall, gwen).await;
    let nobody = intakes::choose(&mut hall.of(gwen), &member, id, &verdicts, "Me").await;
    assert!(matches!(nobody, Err(Refused::NotAllowed(_))), "{nobody:?}");
});

both!(members_may_object_for_five_working_days_before_anybody_outside_is_told, async |hall: &Hall| {
    let world = hall.world().await;
    let (id, [ada, _, oona]) = chosen(hall, &world).await;
    let (margo, farida) = (world.person("margo"), world.person("farida"));
    let (convenor, member) = (seen(hall, margo).await, seen(hall, farida).await);
    let early = intakes::send(&mut hall.of(margo), &convenor, id).await;
    assert!(matches!(early, Err(Refused::Invalid(_))), "{early:?}");
    let to_nobody = intakes::object(&mut hall.of(farida), &member, id, oona, "No").await;
    assert!(matches!(to_nobody, Err(Refused::NotFound)), "nobody is offered a place there: {to_nobody:?}");
    let objection = intakes::object(&mut hall.of(farida), &member, id, ada, "We fell out").await.unwrap();
    // Another member does not read it.
    let gwen = world.person("gwen");
    let other = seen(hall, gwen).await;
    assert!(intakes::objections(&mut hall.of(gwen), &other, id).await.unwrap().is_empty());
    assert_eq!(
        intakes::objections(&mut hall.of(margo), &convenor, id).await.unwrap()[0].reason,
        "We fell out"
    );
    hall.house.clock().advance(8 * DAY);
    assert!(matches!(intakes::object(&mut hall.of(gwen), &other, id, ada, "Late").await, Err(Refused::Gone)));
    let open = intakes::send(&mut hall.of(margo), &convenor, id).await;
    assert!(matches!(open, Err(Refused::Invalid(_))), "an objection waits: {open:?}");
    let answer = "We spoke with both, and they will be in different sets.";
    intakes::answer_objection(&mut hall.of(margo), &convenor, id, objection, answer).await.unwrap();
    // No letter leaves that nobody has read.
    assert_eq!(intakes::send(&mut hall.of(margo), &convenor, id).await.unwrap(), (0, 3));
    intakes::reconsider(&mut hall.of(margo), &convenor, id).await.unwrap();
    assert!(intakes::decisions(&mut hall.of(margo), &convenor, id).await.unwrap().is_empty());
});

// S2.16, S2.20: every decision is tagged with the version; a declined person has the reason and the date until which they may appeal.
both!(decisions_have_their_reason_their_version_and_a_day_until_which_one_may_appeal, async |hall: &Hall| {
    let world = hall.world().await;
    let (id, [ada, ben, oona]) = chosen(hall, &world).await;
    // Nobody outside is told before.
    let system = by_system(hall).await;
    assert!(intakes::result(&mut hall.system(), &system, oona).await.unwrap().is_none());
    assert_eq!(sent(hall, &world, id).await, (3, 0));
    let now = hall.house.clock().now();
    let until = |days: u32| Some(now + days * DAY);
    let (decision, read) = intakes::result(&mut hall.system(), &system, oona).await.unwrap().unwrap();
    assert_eq!((decision.outcome.as_str(), decision.criteria_version), ("decline", 1));
    assert_eq!(
        (decision.reason.as_str(), decision.until),
        ("You advise networks, and do not run one now.", until(14))
    );
    assert_eq!(read.mark("level").unwrap().mark, "clear");
    assert!(
        decision.letter.contains("Oona") && decision.letter.contains("advise networks"),
        "{}",
        decision.letter
    );
    let (offer, _) = intakes::result(&mut hall.system(), &system, ada).await.unwrap().unwrap();
    assert_eq!((offer.outcome.as_str(), offer.until), ("offer", until(10)));
    // Accepted once: the promise is next.
    intakes::accept(&mut hall.system(), ada).await.unwrap();
    assert!(matches!(intakes::accept(&mut hall.system(), ada).await, Err(Refused::Conflict)));
    assert!(intakes::accept(&mut hall.system(), oona).await.is_err(), "no place was offered there");
    // An appeal: two who have not read before.
    intakes::appeal(&mut hall.system(), oona, "I have run the minibus since May.").await.unwrap();
    assert!(matches!(intakes::appeal(&mut hall.system(), oona, "Again").await, Err(Refused::Gone)));
    let mut afresh = Vec::new();
    for name in ["gwen", "hamish", "farida", "iolo", "jonah", "margo"] {
        for reading in readings(hall, world.person(name)).await.iter().filter(|one| one.purpose == "appeal") {
            assert!(!["gwen", "hamish", "margo"].contains(&name), "{name} has read or chosen before");
            afresh.push((world.person(name), reading.id));
        }
    }
    let margo = world.person("margo");
    let convenor = seen(hall, margo).await;
    let end = async || {
        let words = "Dear Oona, we misread you. Come.";
        intakes::end_appeal(&mut hall.of(margo), &convenor, oona, Outcome::Offer, "The minibus", words).await
    };
    assert!(matches!(end().await, Err(Refused::Invalid(_))), "nobody has read it afresh");
    for person in world_people(&world) {
        for reading in readings(hall, person).await.iter().filter(|one| one.state == "asked") {
            assert_eq!(reading.purpose, "appeal");
            let viewer = seen(hall, person).await;
            let page = intakes::look(&mut hall.of(person), &viewer, reading.id).await.unwrap();
            assert_eq!(page.appeal, "I have run the minibus since May.");
            reads(hall, person, reading.id, "clear").await.unwrap();
        }
    }
    end().await.unwrap();
    let (decision, _) = intakes::result(&mut hall.system(), &system, oona).await.unwrap().unwrap();
    assert_eq!((decision.outcome.as_str(), decision.appeal_ended.as_deref()), ("offer", Some("changed")));
    assert!(intakes::next_round(&mut hall.system(), ben).await.is_ok());
    assert!(intakes::next_round(&mut hall.system(), ben).await.is_err());
});

fn world_people(world: &World) -> Vec<PersonId> {
    testkit::world::PEOPLE.iter().map(|one| world.person(one.called)).collect()
}

// Touchpoint 4: a place is kept for ten days, then the waiting list moves.
both!(a_place_that_nobody_takes_goes_to_whoever_waits_next, async |hall: &Hall| {
    let world = hall.world().await;
    let (id, [ada, ben, _]) = chosen(hall, &world).await;
    sent(hall, &world, id).await;
    hall.house.clock().advance(9 * DAY);
    intakes::lapse_old(&mut hall.system()).await.unwrap();
    let system = by_system(hall).await;
    let (offer, _) = intakes::result(&mut hall.system(), &system, ada).await.unwrap().unwrap();
    assert_eq!(offer.answer, None, "nine days are not ten");
    hall.house.clock().advance(2 * DAY);
    intakes::lapse_old(&mut hall.system()).await.unwrap();
    intakes::lapse_old(&mut hall.system()).await.unwrap();
    assert!(matches!(intakes::accept(&mut hall.system(), ada).await, Err(Refused::Gone)));
    // Ben's letter is drafted, and leaves once a convenor has read it.
    assert!(intakes::result(&mut hall.system(), &system, ben).await.unwrap().is_none());
    assert_eq!(sent(hall, &world, id).await, (1, 0));
    let (offer, _) = intakes::result(&mut hall.system(), &system, ben).await.unwrap().unwrap();
    assert_eq!(offer.outcome, "offer");
    intakes::accept(&mut hall.system(), ben).await.unwrap();
});

both!(an_intake_wants_criteria_two_readers_and_a_convenor, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, gwen) = (world.person("margo"), world.person("gwen"));
    let convenor = seen(hall, margo).await;
    let now = hall.house.clock().now();
    let new = New { name: " ", opens_at: now, closes_at: now, places: 0, readers: &[gwen] };
    let Err(Refused::Invalid(problems)) = intakes::open(&mut hall.of(margo), &convenor, new).await else {
        panic!("it was opened")
    };
    let fields: Vec<&str> = problems.iter().map(|one| one.field).collect();
    assert_eq!(fields, ["name", "closes", "places", "readers", "criteria"]);
    let member = seen(hall, gwen).await;
    let new = New { name: "Mine", opens_at: now, closes_at: now + DAY, places: 1, readers: &[gwen, margo] };
    assert!(matches!(intakes::open(&mut hall.of(gwen), &member, new).await, Err(Refused::NotAllowed(_))));
    // A visitor sees that there is an intake, and no table.
    let id = opened(hall, &world, &["gwen", "hamish"], 3).await;
    let visitor = charter::visit(&mut hall.visitor(), SLUG).await.unwrap();
    assert_eq!(intakes::list(&mut hall.visitor(), &visitor).await.unwrap()[0].name, "January");
    assert!(intakes::table(&mut hall.visitor(), &visitor, id).await.is_err());
});
