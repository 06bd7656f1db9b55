//! Stages and their gates, readiness, "network or community?", the initiative.

use std::time::Duration;

use community::{
    Actor, Level, PersonId, Refused, charter,
    charter::{Charter, Standing, Viewer, sections},
    lifecycle::{self, Stage, fellowship, gates, initiative, readiness},
    members,
    people::{self, address::Address},
};
use testkit::{Hall, both, world::SLUG};

const DAY: Duration = Duration::from_secs(86_400);

/// A community that has just begun, with a convenor.
async fn begun(hall: &Hall) -> (Actor, PersonId, Viewer) {
    let charter = Charter {
        name: "Repair rooms".into(),
        cause: "We bring together people who run repair rooms, so that nothing is thrown away alone.".into(),
        domain: String::new(),
        practice: String::new(),
        rhythm: String::new(),
        level: Level::Open,
        usual_level: Level::MembersOnly,
        listed: true,
        language: "en".into(),
    };
    let community = charter::found(&mut hall.system(), "repair", &charter).await.unwrap();
    let olwen = join(hall, community, "Olwen", "olwen@repair.example", &["convenor"]).await;
    let actor = Actor::Person(olwen);
    let viewer = charter::visit(&mut hall.house.work(actor), "repair").await.unwrap();
    (actor, olwen, viewer)
}

async fn join(
    hall: &Hall,
    community: community::CommunityId,
    name: &str,
    address: &str,
    roles: &[&str],
) -> PersonId {
    let mut work = hall.system();
    work.begin().await.unwrap();
    let person = people::meet(&mut work, &Address::of(address).unwrap(), name, "en").await.unwrap();
    members::admit(&mut work, community, person, Standing::Member).await.unwrap();
    for role in roles {
        members::give_role(&mut work, community, person, role).await.unwrap();
    }
    work.done().await.unwrap();
    person
}

async fn unmet(hall: &Hall, who: Actor, viewer: &Viewer) -> Vec<&'static str> {
    let gate = gates::gate(&mut hall.house.work(who), viewer).await.unwrap();
    gate.iter().filter(|condition| !condition.met).map(|condition| condition.key).collect()
}

// S0.2
both!(the_gate_of_inquire_is_closed_with_notes_and_says_who_agreed, async |hall: &Hall| {
    let (actor, olwen, viewer) = begun(hall).await;
    let life = lifecycle::of(&mut hall.house.work(actor), &viewer).await.unwrap();
    assert_eq!(life.at(), Stage::Inquire);
    let in_a_year = hall.house.clock().now() + DAY * 365;
    assert_eq!(life.renews_at, Some(in_a_year), "a renewal date from the first day");
    assert_eq!(unmet(hall, actor, &viewer).await, ["talks", "no-better-home", "sponsor"]);
    let early = gates::pass(&mut hall.house.work(actor), &viewer, Stage::Design, "Time.", &[olwen]).await;
    let Err(Refused::Invalid(problems)) = early else { panic!("passed") };
    assert_eq!(
        problems.iter().map(|one| one.field).collect::<Vec<_>>(),
        ["talks", "no-better-home", "sponsor"]
    );
    for (condition, words, link) in [
        ("talks", "Nine talks between 2 and 20 November; notes below.", "https://repair.example/talks"),
        ("no-better-home", "Two networks near; neither repairs.", ""),
        ("sponsor", "None, and none needed.", ""),
    ] {
        gates::bring(&mut hall.house.work(actor), &viewer, condition, words, link).await.unwrap();
    }
    let gwyn = join(hall, viewer.community().id, "Gwyn", "gwyn@repair.example", &[]).await;
    let reasons = "Nine of nine want it, and nobody else does it.";
    let mut work = hall.house.work(actor);
    gates::pass(&mut work, &viewer, Stage::Design, reasons, &[olwen, gwyn]).await.unwrap();
    let steps = gates::history(&mut hall.house.work(actor), &viewer).await.unwrap();
    let step = &steps[0];
    assert_eq!((step.from.as_str(), step.to.as_str(), step.reasons.as_str()), ("inquire", "design", reasons));
    assert_eq!(step.agreed, ["Gwyn", "Olwen"]);
    assert_eq!((step.by.as_str(), step.at), ("Olwen", hall.house.clock().now()));
    assert_eq!(step.evidence.len(), 3);
    assert_eq!(step.evidence[0].link, "https://repair.example/talks");
});

// S3.6
both!(readiness_says_which_of_the_four_risks_stands_in_the_way, async |hall: &Hall| {
    let (actor, _, viewer) = begun(hall).await;
    let answer = async |question, answer, evidence, accepted| {
        let mut work = hall.house.work(actor);
        readiness::answer(&mut work, &viewer, question, answer, evidence, accepted).await
    };
    assert!(
        matches!(answer("sponsor", "yes", "", "").await, Err(Refused::Invalid(_))),
        "a yes rests on something"
    );
    assert!(matches!(answer("sponsor", "maybe", "x", "").await, Err(Refused::Invalid(_))));
    answer("sponsor", "no", "", "None is needed: we have a room.").await.unwrap();
    answer("time", "partly", "Two of nine asked their managers.", "").await.unwrap();
    answer("cause", "yes", "Five of five could say it.", "").await.unwrap();
    answer("need", "yes", "Spare parts: seven want it.", "").await.unwrap();
    answer("convenor", "yes", "Olwen, three hours a week.", "").await.unwrap();
    answer("money", "no", "", "The chapel is free.").await.unwrap();
    answer("reply", "no", "Nobody was asked yet.", "We shall see.").await.unwrap();
    answer("care", "yes", "Somebody will.", "").await.unwrap();
    let lines = readiness::check(&mut hall.house.work(actor), &viewer).await.unwrap();
    let stands: Vec<_> = lines.iter().map(|line| (line.question, line.stands.word())).collect();
    assert_eq!(
        stands,
        [
            ("sponsor", "accepted"),
            ("time", "wants-words"),
            ("cause", "green"),
            ("need", "green"),
            ("convenor", "green"),
            ("money", "accepted"),
            ("reply", "blocks"),
            ("care", "blocks"),
        ],
        "whatever is written, and a yes to a carer who is not there is none"
    );
    let blocked: Vec<_> = readiness::Risk::ALL
        .into_iter()
        .filter(|risk| lines.iter().any(|line| line.risk == *risk && !line.stands.lets_begin()))
        .collect();
    assert_eq!(blocked, [readiness::Risk::Pressure, readiness::Risk::Resources]);
});

both!(care_cannot_be_skipped_in_silence_and_whoever_convenes_does_not_care_alone, async |hall: &Hall| {
    let (actor, olwen, viewer) = begun(hall).await;
    let community = viewer.community().id;
    for (condition, words) in [("talks", "Nine."), ("no-better-home", "None."), ("sponsor", "None.")] {
        gates::bring(&mut hall.house.work(actor), &viewer, condition, words, "").await.unwrap();
    }
    gates::pass(&mut hall.house.work(actor), &viewer, Stage::Design, "We begin.", &[olwen]).await.unwrap();
    let mut work = hall.system();
    work.begin().await.unwrap();
    members::give_role(&mut work, community, olwen, "carer").await.unwrap();
    work.done().await.unwrap();
    assert!(unmet(hall, actor, &viewer).await.contains(&"carer"), "not alone");
    assert!(initiative::leave_care_open(&mut hall.house.work(actor), &viewer, " ").await.is_err());
    let why = "Two people are thinking about it until Friday.";
    initiative::leave_care_open(&mut hall.house.work(actor), &viewer, why).await.unwrap();
    assert_eq!(lifecycle::of(&mut hall.house.work(actor), &viewer).await.unwrap().no_carer, why);
    assert!(unmet(hall, actor, &viewer).await.contains(&"carer"), "it is said, and opens no gate");
    join(hall, community, "Mair", "mair@repair.example", &["carer"]).await;
    assert!(!unmet(hall, actor, &viewer).await.contains(&"carer"));
});

both!(a_group_that_was_here_before_grows_with_a_baseline_and_no_gates_behind_it, async |hall: &Hall| {
    let (actor, olwen, viewer) = begun(hall).await;
    lifecycle::adopt(&mut hall.system(), viewer.community().id).await.unwrap();
    let life = lifecycle::of(&mut hall.house.work(actor), &viewer).await.unwrap();
    let now = hall.house.clock().now();
    assert_eq!((life.at(), life.baseline_until), (Stage::Grow, Some(now + DAY * 90)));
    assert!(gates::history(&mut hall.house.work(actor), &viewer).await.unwrap().is_empty());
    let back = gates::pass(&mut hall.house.work(actor), &viewer, Stage::Design, "Again.", &[olwen]).await;
    assert!(matches!(back, Err(Refused::Invalid(problems)) if problems[0].field == "stage"));
    // To end, no gate stands in the way: reasons do, and who agreed.
    let alone = gates::pass(&mut hall.house.work(actor), &viewer, Stage::Closing, "We are done.", &[]).await;
    assert!(matches!(alone, Err(Refused::Invalid(problems)) if problems[0].field == "agreed"));
    gates::pass(&mut hall.house.work(actor), &viewer, Stage::Closing, "We are done.", &[olwen])
        .await
        .unwrap();
});

both!(a_rest_has_an_end_and_comes_once_in_two_years, async |hall: &Hall| {
    let (actor, olwen, viewer) = begun(hall).await;
    let now = hall.house.clock().now();
    let rest = async |days: u32| {
        let until = hall.house.clock().now() + DAY * days;
        lifecycle::pause(&mut hall.house.work(actor), &viewer, until, "Harvest.", &[olwen]).await
    };
    assert!(matches!(rest(60).await, Err(Refused::Invalid(_))), "what has not met cannot rest");
    lifecycle::adopt(&mut hall.system(), viewer.community().id).await.unwrap();
    assert!(matches!(rest(300).await, Err(Refused::Invalid(_))), "six months at most");
    rest(60).await.unwrap();
    let life = lifecycle::of(&mut hall.house.work(actor), &viewer).await.unwrap();
    assert_eq!((life.at(), life.paused_until), (Stage::Paused, Some(now + DAY * 60)));
    hall.clock.advance(DAY * 61);
    assert_eq!(lifecycle::resume_due(&mut hall.system()).await.unwrap(), 1);
    assert_eq!(lifecycle::of(&mut hall.house.work(actor), &viewer).await.unwrap().at(), Stage::Grow);
    let again = rest(30).await;
    assert!(matches!(again, Err(Refused::Invalid(problems)) if problems[0].key == "problem-pause-lately"));
});

both!(of_two_who_decide_at_once_the_first_ones_word_counts, async |hall: &Hall| {
    let (actor, olwen, viewer) = begun(hall).await;
    lifecycle::adopt(&mut hall.system(), viewer.community().id).await.unwrap();
    let gwyn = join(hall, viewer.community().id, "Gwyn", "gwyn@repair.example", &["convenor"]).await;
    let theirs = charter::visit(&mut hall.house.work(Actor::Person(gwyn)), "repair").await.unwrap();
    let (mut one, mut two) = (hall.house.work(actor), hall.house.work(Actor::Person(gwyn)));
    let until = hall.house.clock().now() + DAY * 30;
    let (agreed, agreed_too) = ([olwen], [gwyn]);
    let (a, b) = tokio::join!(
        gates::pass(&mut one, &viewer, Stage::Closing, "We are done.", &agreed),
        lifecycle::pause(&mut two, &theirs, until, "Only tired.", &agreed_too)
    );
    assert!(a.is_ok() != b.is_ok(), "one of them: {a:?} {b:?}");
    assert_eq!(gates::history(&mut hall.house.work(actor), &viewer).await.unwrap().len(), 1);
});

// S4.4
both!(six_numbers_of_five_members_say_whether_it_is_a_community, async |hall: &Hall| {
    let world = hall.world().await;
    let margo = Actor::Person(world.person("margo"));
    let convenor = charter::visit(&mut hall.house.work(margo), SLUG).await.unwrap();
    let gwen = Actor::Person(world.person("gwen"));
    let hers = charter::visit(&mut hall.house.work(gwen), SLUG).await.unwrap();
    assert!(fellowship::open(&mut hall.house.work(gwen), &hers).await.is_err());
    let id = fellowship::open(&mut hall.house.work(margo), &convenor).await.unwrap();
    let say = async |name, numbers: &[i64]| {
        let who = Actor::Person(world.person(name));
        let viewer = charter::visit(&mut hall.house.work(who), SLUG).await.unwrap();
        fellowship::answer(&mut hall.house.work(who), &viewer, id, numbers).await
    };
    for wrong in [&[4, 4, 4, 4, 4][..], &[4, 4, 4, 4, 4, 6], &[0, 4, 4, 4, 4, 4]] {
        assert!(matches!(say("gwen", wrong).await, Err(Refused::Invalid(_))));
    }
    for name in ["gwen", "iolo", "nell", "ravi"] {
        say(name, &[5, 4, 3, 4, 4, 3]).await.unwrap();
    }
    assert!(matches!(say("gwen", &[1, 1, 1, 1, 1, 1]).await, Err(Refused::Conflict)), "each counts once");
    let standing = async || fellowship::standing(&mut hall.house.work(gwen), &hers).await.unwrap().unwrap();
    let four = standing().await;
    assert_eq!((four.answered, four.mine, four.shown), (4, true, None));
    say("yuki", &[4, 3, 4, 3, 3, 4]).await.unwrap();
    assert_eq!(standing().await.shown, None, "nothing is shown while it is open");
    fellowship::close(&mut hall.house.work(margo), &convenor, id).await.unwrap();
    let shown = standing().await.shown.unwrap();
    assert_eq!((shown.mean, shown.mode), (3.8, fellowship::Mode::Community));
    assert_eq!(shown.means, [Some(4.8), Some(3.8), Some(3.2), Some(3.8), Some(3.8), Some(3.2)]);
    assert!(matches!(say("farida", &[1, 1, 1, 1, 1, 1]).await, Err(Refused::Gone)));
    let again = fellowship::open(&mut hall.house.work(margo), &convenor).await;
    assert!(matches!(again, Err(Refused::Invalid(_))), "not again so soon");
});

both!(nothing_is_shown_of_fewer_than_five, async |hall: &Hall| {
    let world = hall.world().await;
    let margo = Actor::Person(world.person("margo"));
    let convenor = charter::visit(&mut hall.house.work(margo), SLUG).await.unwrap();
    let id = fellowship::open(&mut hall.house.work(margo), &convenor).await.unwrap();
    for name in ["gwen", "iolo", "nell", "margo"] {
        let who = Actor::Person(world.person(name));
        let viewer = charter::visit(&mut hall.house.work(who), SLUG).await.unwrap();
        fellowship::answer(&mut hall.house.work(who), &viewer, id, &[1, 2, 1, 2, 1, 2]).await.unwrap();
    }
    hall.clock.advance(DAY * 15);
    assert_eq!(fellowship::close_due(&mut hall.system()).await.unwrap(), 1);
    let stand = fellowship::standing(&mut hall.house.work(margo), &convenor).await.unwrap().unwrap();
    assert_eq!((stand.answered, stand.shown), (4, None));
});

// S3.10
both!(when_the_initiative_ends_there_is_a_choice_of_a_new_purpose_or_an_end, async |hall: &Hall| {
    let (actor, olwen, viewer) = begun(hall).await;
    lifecycle::adopt(&mut hall.system(), viewer.community().id).await.unwrap();
    let tie = async |name, plan| initiative::tie(&mut hall.house.work(actor), &viewer, name, plan).await;
    assert!(matches!(tie("Right to Repair 2027", "").await, Err(Refused::Invalid(_))), "what if it ends?");
    assert!(initiative::end(&mut hall.house.work(actor), &viewer).await.is_err(), "there is none");
    tie("Right to Repair 2027", "We ask each other whether to go on as a circle of friends.").await.unwrap();
    initiative::end(&mut hall.house.work(actor), &viewer).await.unwrap();
    let life = lifecycle::of(&mut hall.house.work(actor), &viewer).await.unwrap();
    assert!(life.initiative_ended_at.is_some() && life.choice.is_empty(), "a choice waits");
    let mut work = hall.house.work(actor);
    initiative::choose(&mut work, &viewer, true, "It was for the campaign.", &[olwen]).await.unwrap();
    let life = lifecycle::of(&mut hall.house.work(actor), &viewer).await.unwrap();
    assert_eq!((life.at(), life.choice.as_str()), (Stage::Closing, "close"));
    let again = initiative::choose(&mut hall.house.work(actor), &viewer, false, "", &[]).await;
    assert!(matches!(again, Err(Refused::Gone)));
});

both!(a_renewal_day_is_at_most_two_years_away, async |hall: &Hall| {
    let (actor, _, viewer) = begun(hall).await;
    let words = "We look at it again, and go on, change, or stop.";
    let late =
        sections::draft_with(&mut hall.house.work(actor), &viewer, "renewal", words, "2199-01-01").await;
    assert!(matches!(late, Err(Refused::Invalid(_))));
    let day = hall.house.clock().now() + DAY * 200;
    let text = chrono_day(day);
    sections::draft_with(&mut hall.house.work(actor), &viewer, "renewal", words, &text).await.unwrap();
    let life = lifecycle::of(&mut hall.house.work(actor), &viewer).await.unwrap();
    assert_eq!(life.renews_at, sections::day(&text));
});

/// `2027-05-01`
fn chrono_day(time: base::Time) -> String {
    let days = time.secs().div_euclid(86_400);
    let date = sections::day("2026-01-01").unwrap().secs().div_euclid(86_400);
    let mut left = days - date;
    let (mut year, lengths) = (2026, [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
    loop {
        let leap = i64::from(year % 4 == 0);
        for (month, length) in (1..).zip(lengths) {
            let length = length + if month == 2 { leap } else { 0 };
            if left < length {
                return format!("{year}-{month:02}-{:02}", left + 1);
            }
            left -= length;
        }
        year += 1;
    }
}
