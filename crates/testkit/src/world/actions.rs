//! What people of the standing world say they will do: for the demo, where there is something to look at.

use std::time::Duration;

use community::{
    Actor, House, Refused, charter,
    commitments::{self, How},
    people::reach::{local, zone},
};

use super::{SLUG, World};

/// Some say what they will do; one has done it.
pub async fn actions(house: &House, world: &World) -> Result<(), Refused> {
    for (who, words, days, done) in [
        ("gwen", "hand the list on the kitchen door to two others", 10, false),
        ("iolo", "ring the three who went quiet", 5, true),
        ("hamish", "leave one item off the next agenda", 14, false),
    ] {
        let actor = Actor::Person(world.person(who));
        let viewer = charter::visit(&mut house.work(actor), SLUG).await?;
        let at = house.clock().now() + Duration::from_secs(days * 86_400);
        let on = local(at, zone("Europe/London")).date_naive().to_string();
        let (id, _) = commitments::commit(&mut house.work(actor), &viewer, words, &on, at).await?;
        if done {
            let note = "Two came back. The third wants to be left in peace, and said so kindly.";
            commitments::settle_commitment(&mut house.work(actor), &viewer, id, &How::Done, note).await?;
        }
    }
    Ok(())
}
