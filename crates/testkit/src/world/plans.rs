//! A gathering of the standing world with its plan: for the demo, where there is something to look at.

use std::time::Duration;

use community::{
    Actor, GatheringId, House, Refused, charter,
    gatherings::{self, NewGathering},
    people::reach::{local, zone},
    runsheets::{self, NewItem},
    topics,
};

use super::{SLUG, World};

/// Margo lays a plan for the next gathering; Gwen and Hamish host. Where nothing is planned yet, she plans it.
pub async fn plans(house: &House, world: &World) -> Result<GatheringId, Refused> {
    let margo = Actor::Person(world.person("margo"));
    let viewer = charter::visit(&mut house.work(margo), SLUG).await?;
    let ahead = gatherings::coming(&mut house.work(margo), &viewer).await?;
    let id = match ahead.iter().find(|one| one.minutes >= 90) {
        Some(one) => one.id,
        None => {
            let day = local(house.clock().now() + Duration::from_secs(21 * 86_400), zone("Europe/London"))
                .date_naive();
            let new = NewGathering {
                title: "Monthly gathering".into(),
                day,
                zone: "Europe/London".into(),
                minutes: 90,
                link: "https://meet.jit.si/peers-by-the-kettle".into(),
                ..NewGathering::default()
            };
            gatherings::plan(&mut house.work(margo), &viewer, &new).await?
        }
    };
    let item = |method: &str, host: &str, minutes: i64, question: &str| NewItem {
        method: method.into(),
        host: Some(world.person(host)),
        minutes: Some(minutes),
        question: question.into(),
        ..NewItem::default()
    };
    let items = [
        NewItem { title: "Tea, and who is here".into(), minutes: Some(10), ..NewItem::default() },
        item("better-than-expected", "margo", 8, ""),
        item("one-two-four-all", "gwen", 20, "a rota that survives the summer"),
        item("troika", "hamish", 40, ""),
        NewItem {
            title: "What will each of us do, and by when?".into(),
            minutes: Some(10),
            ..NewItem::default()
        },
    ];
    runsheets::lay(&mut house.work(margo), &viewer, id, 0, &items).await?;
    runsheets::open_ideas(&mut house.work(margo), &viewer, id, "What should we stop doing?").await?;
    for (who, words) in [("gwen", "Minutes that nobody reads"), ("iolo", "Meeting on Fridays")] {
        let actor = Actor::Person(world.person(who));
        let viewer = charter::visit(&mut house.work(actor), SLUG).await?;
        runsheets::add_idea(&mut house.work(actor), &viewer, id, words).await?;
    }
    let now = house.clock().now();
    let days = |days: u64| now + Duration::from_secs(days * 86_400);
    let starts = gatherings::one(&mut house.work(margo), &viewer, id).await?.starts_at;
    if starts > days(8) {
        topics::call_topics(&mut house.work(margo), &viewer, id, days(4), days(8)).await?;
        for (who, words) in [
            ("gwen", "A rota that survives the summer"),
            ("ravi", "Who holds the keys when I am away"),
            ("siobhán", "Three lines that people read"),
            ("margo", "Our renewal day"),
        ] {
            let actor = Actor::Person(world.person(who));
            let viewer = charter::visit(&mut house.work(actor), SLUG).await?;
            topics::propose_topic(&mut house.work(actor), &viewer, id, words).await?;
        }
    }
    runsheets::seat(&mut house.work(margo), &viewer, id, 3, &[]).await?;
    Ok(id)
}
