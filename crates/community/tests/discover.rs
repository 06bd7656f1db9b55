//! Discover: what people get.

use community::{
    Actor,
    charter::{self, Viewer},
    conversations::{self, New, Words},
    discover::{self, Discovery, Since},
    people,
};
use testkit::{Hall, both, world::SLUG};

async fn seen_by(hall: &Hall, actor: Actor) -> Viewer {
    charter::visit(&mut hall.house.work(actor), SLUG).await.unwrap()
}

async fn told(hall: &Hall, actor: Actor) -> Discovery {
    let viewer = seen_by(hall, actor).await;
    discover::of(&mut hall.house.work(actor), &viewer).await.unwrap()
}

// S4.11, practice 2.16: what may not be seen is not counted; what was said in a room is in no statistics, even for those present.
both!(a_visitors_discovery_counts_open_threads_alone_and_names_nobody, async |hall: &Hall| {
    let world = hall.world().await;
    let visitor = told(hall, Actor::Visitor).await;
    assert_eq!(visitor.whole.started, 3);
    assert!(
        !visitor.named && visitor.map.is_none_or(|map| map.points.iter().all(|point| point.name.is_empty()))
    );
    let present = told(hall, Actor::Person(world.person("desmond"))).await;
    assert_eq!(present.whole.started, 7, "the thread in the room is not among them");
    assert!(present.whole.posts > visitor.whole.posts);
    let map = present.map.expect("a map of more than seven people");
    assert!(map.points.iter().any(|point| point.name == "Margo Oyelaran" && point.convenor));
});

// S0.30: one word, and a person is in no figure; for good, until they say otherwise.
both!(whoever_leaves_the_map_is_in_no_figure_from_then_on, async |hall: &Hall| {
    let world = hall.world().await;
    let (gwen, hamish) = (world.person("gwen"), world.person("hamish"));
    let before = told(hall, Actor::Person(gwen)).await;
    people::leave_the_map(&mut hall.house.work(Actor::Person(hamish)), true).await.unwrap();
    let after = told(hall, Actor::Person(gwen)).await;
    assert_eq!(after.whole.people, before.whole.people - 1);
    assert!(after.whole.posts < before.whole.posts);
    let is_drawn = |seen: &Discovery, name: &str| {
        seen.map.as_ref().is_some_and(|map| map.points.iter().any(|point| point.name == name))
    };
    assert!(is_drawn(&before, "Hamish Dunmore") && !is_drawn(&after, "Hamish Dunmore"));
    people::leave_the_map(&mut hall.house.work(Actor::Person(hamish)), false).await.unwrap();
    assert_eq!(told(hall, Actor::Person(gwen)).await.whole, before.whole);
});

both!(
    what_was_counted_holds_until_somebody_writes_and_not_a_moment_after_somebody_leaves,
    async |hall: &Hall| {
        let world = hall.world().await;
        let gwen = Actor::Person(world.person("gwen"));
        let viewer = seen_by(hall, gwen).await;
        let basis = discover::basis(&mut hall.house.work(gwen), &viewer).await.unwrap();
        let since = async || discover::since(&mut hall.house.work(gwen), &viewer, &basis).await.unwrap();
        assert_eq!(since().await, Since::Nothing);
        let new = New {
            subject: "Does anyone keep bees?",
            words: Words { source: "Asking for a roof in Leeds. Who has tried?", files: Vec::new() },
            level: None,
            present: Vec::new(),
        };
        conversations::start(&mut hall.house.work(gwen), &viewer, new).await.unwrap();
        assert_eq!(since().await, Since::Grown);
        people::leave_the_map(&mut hall.house.work(gwen), true).await.unwrap();
        assert_eq!(since().await, Since::Otherwise);
        let visitor = seen_by(hall, Actor::Visitor).await;
        let open = discover::basis(&mut hall.house.work(Actor::Visitor), &visitor).await.unwrap();
        assert!(open.reach < basis.reach && !open.named);
    }
);

both!(a_post_that_was_taken_back_is_not_counted_and_makes_nobody_else_the_first, async |hall: &Hall| {
    let world = hall.world().await;
    let gwen = Actor::Person(world.person("gwen"));
    let before = told(hall, gwen).await;
    let viewer = seen_by(hall, gwen).await;
    let words = |source| Words { source, files: Vec::new() };
    let new = New { subject: "Keys", words: words("Who has the keys?"), level: None, present: Vec::new() };
    let (thread, post) = conversations::start(&mut hall.house.work(gwen), &viewer, new).await.unwrap();
    let iolo = Actor::Person(world.person("iolo"));
    let at = seen_by(hall, iolo).await;
    conversations::reply(&mut hall.house.work(iolo), &at, thread, None, words("I have. Do you?"))
        .await
        .unwrap();
    conversations::withdraw(&mut hall.house.work(gwen), &viewer, post).await.unwrap();
    let after = told(hall, gwen).await;
    assert_eq!(after.whole.posts, before.whole.posts + 1);
    assert_eq!(after.whole.started, before.whole.started);
});
