//! What the demo shows of belonging: promises agreed to, buddies, a talk written down.

use std::time::Duration;

use community::{
    Actor, House, Refused, charter, listening,
    members::{self, Further, promises},
};

use super::{SLUG, World};

/// Adds it to a world that stands.
pub async fn belong(house: &House, world: &World) -> Result<(), Refused> {
    let visit = async |called: &str| -> Result<charter::Viewer, Refused> {
        charter::visit(&mut house.work(Actor::Person(world.person(called))), SLUG).await
    };
    let of = |called: &str| house.work(Actor::Person(world.person(called)));
    for called in ["margo", "jonah", "gwen", "iolo", "farida", "ravi"] {
        promises::agree_as_member(&mut of(called), &visit(called).await?).await?;
    }
    for called in ["gwen", "iolo"] {
        members::be_buddy(&mut of(called), &visit(called).await?, true).await?;
    }
    let further = Further {
        goals: "Hand the rota over before the winter, and still know how it goes.".into(),
        network: "Pub Commons, nineteen pubs that their villages own".into(),
        network_size: Some(400),
        access: "A phone line; the video freezes in our valley.".into(),
        willing: true,
    };
    members::write_further(&mut of("gwen"), &visit("gwen").await?, &further).await?;
    let margo = visit("margo").await?;
    let talked = house.clock().now() - Duration::from_secs(3 * 86_400);
    let words = "Gwen would like to hand the rota over, and does not know whom to ask.\n\nShe laughs when she talks of the bell.";
    let (gwen, tags) = (world.person("gwen"), ["giving", "rest"]);
    listening::log(&mut of("margo"), &margo, gwen, talked, words, &tags).await?;
    Ok(())
}
