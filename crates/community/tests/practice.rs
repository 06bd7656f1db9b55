//! Once a year: do you still practise? (S2.17, TP41)

use std::time::Duration;

use community::{
    CheckId, PersonId, Refused,
    charter::{self, Standing, Viewer},
    members, practice,
};
use testkit::{Hall, World, both, world::SLUG};

const DAY: Duration = Duration::from_secs(86_400);

async fn seen_by(hall: &Hall, person: PersonId) -> Viewer {
    charter::visit(&mut hall.of(person), SLUG).await.unwrap()
}

async fn begun(hall: &Hall, world: &World) -> Viewer {
    hall.clock.advance(DAY * 400);
    let margo = world.person("margo");
    let viewer = seen_by(hall, margo).await;
    assert_eq!(practice::begin(&mut hall.of(margo), &viewer).await.unwrap(), 13);
    viewer
}

async fn check_of(hall: &Hall, world: &World, viewer: &Viewer, who: &str) -> practice::Check {
    let margo = world.person("margo");
    let list = practice::list(&mut hall.of(margo), viewer).await.unwrap();
    list.into_iter().find(|check| check.person == world.person(who)).unwrap()
}

// S2.17
both!(a_convenor_runs_the_yearly_check_and_sees_each_answer, async |hall: &Hall| {
    let world = hall.world().await;
    let gwen = world.person("gwen");
    let member = seen_by(hall, gwen).await;
    assert!(practice::begin(&mut hall.of(gwen), &member).await.is_err(), "a convenor runs it");
    let margo = world.person("margo");
    let convenor = seen_by(hall, margo).await;
    assert_eq!(practice::begin(&mut hall.of(margo), &convenor).await.unwrap(), 0, "all have said so lately");
    let viewer = begun(hall, &world).await;
    assert_eq!(practice::begin(&mut hall.of(margo), &viewer).await.unwrap(), 0, "nobody is asked twice");
    let id = async |who: &str| -> CheckId { check_of(hall, &world, &viewer, who).await.id };
    practice::still(&mut hall.of(gwen), id("gwen").await).await.unwrap();
    let iolo = world.person("iolo");
    let seen = seen_by(hall, iolo).await;
    practice::moved_to(&mut hall.of(iolo), &seen, id("iolo").await, "A food co-op").await.unwrap();
    practice::moved_on(&mut hall.of(world.person("ravi")), id("ravi").await, "I teach now").await.unwrap();
    practice::unsure(&mut hall.of(world.person("farida")), id("farida").await, "").await.unwrap();
    // Nobody answers for another.
    let other = practice::still(&mut hall.of(gwen), id("jonah").await).await;
    assert!(matches!(other, Err(Refused::NotFound)));
    for (who, answer) in [("gwen", "yes"), ("iolo", "moved-to"), ("ravi", "moved-on"), ("farida", "unsure")] {
        assert_eq!(check_of(hall, &world, &viewer, who).await.answer.as_deref(), Some(answer));
    }
    assert_eq!(members::profile(&mut hall.of(iolo), &seen).await.unwrap().practice, "A food co-op");
    assert!(seen_by(hall, world.person("ravi")).await.is_member(), "nobody falls out by an answer");
    // A year later it comes round; whoever said so lately is not asked.
    hall.clock.advance(DAY * 366);
    assert_eq!(practice::begin_due(&mut hall.system()).await.unwrap(), 13);
    assert_eq!(practice::begin_due(&mut hall.system()).await.unwrap(), 0);
});

// TP41: second ask at 21 days, then human contact, then resting; nobody lapses by silence.
both!(silence_is_asked_once_more_then_greeted_then_left_in_peace, async |hall: &Hall| {
    let world = hall.world().await;
    let viewer = begun(hall, &world).await;
    let (margo, jonah) = (world.person("margo"), world.person("jonah"));
    practice::still(&mut hall.of(margo), check_of(hall, &world, &viewer, "margo").await.id).await.unwrap();
    hall.clock.advance(DAY * 20);
    assert_eq!(practice::again(&mut hall.system()).await.unwrap(), 0);
    hall.clock.advance(DAY * 2);
    assert_eq!(practice::again(&mut hall.system()).await.unwrap(), 12);
    assert_eq!(practice::again(&mut hall.system()).await.unwrap(), 0);
    hall.clock.advance(DAY * 22);
    assert_eq!(practice::greet(&mut hall.system()).await.unwrap(), 1);
    let at = hall.clock.now();
    let silent = practice::silent(&mut hall.system(), world.community, at).await.unwrap();
    assert_eq!(silent.len(), 12);
    // Too early to let anybody go, and never without words of one's own.
    let id = check_of(hall, &world, &viewer, "jonah").await.id;
    assert!(practice::let_go(&mut hall.of(margo), &viewer, id, "Dear Jonah").await.is_err());
    hall.clock.advance(DAY * 31);
    assert_eq!(practice::rest(&mut hall.system()).await.unwrap(), 12);
    let gwen = world.person("gwen");
    let beside = members::beside(&mut hall.of(margo), &viewer, gwen).await.unwrap();
    assert!(beside.resting_at.is_some() && seen_by(hall, gwen).await.is_member());
    // YES brings her back at any time.
    practice::still(&mut hall.of(gwen), check_of(hall, &world, &viewer, "gwen").await.id).await.unwrap();
    assert!(members::beside(&mut hall.of(margo), &viewer, gwen).await.unwrap().resting_at.is_none());
    // By a convenor's own letter somebody becomes a friend; a convenor does not.
    let iolo = check_of(hall, &world, &viewer, "iolo").await.id;
    assert!(practice::let_go(&mut hall.of(margo), &viewer, iolo, "  ").await.is_err(), "in words");
    practice::let_go(&mut hall.of(margo), &viewer, iolo, "Dear Iolo, thank you.").await.unwrap();
    assert_eq!(seen_by(hall, world.person("iolo")).await.standing(), Some(Standing::Alumni));
    let refused = practice::let_go(&mut hall.of(margo), &viewer, id, "Dear Jonah").await;
    assert!(matches!(refused, Err(Refused::NotAllowed(_))));
    assert!(seen_by(hall, jonah).await.is_convenor());
    // Nobody but a convenor writes or lets go.
    let farida = world.person("farida");
    let member = seen_by(hall, farida).await;
    let other = check_of(hall, &world, &viewer, "ravi").await.id;
    assert!(practice::let_go(&mut hall.of(farida), &member, other, "Dear Ravi").await.is_err());
    assert!(practice::write(&mut hall.of(farida), &member, other, "Dear Ravi").await.is_err());
});
