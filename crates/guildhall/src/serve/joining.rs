//! The jobs of invitations and applications.

use std::sync::Arc;

use community::{Actor, House, curation, invitations};
use jobs::{Failure, Runner};
use letters::Sender;

use super::jobs::failure;

const HOUR: std::time::Duration = std::time::Duration::from_secs(3_600);

/// Gives a runner their handlers.
pub fn with(runner: Runner, house: &Arc<House>, sender: &Sender) -> Runner {
    let (house_here, sender_here) = (house.clone(), sender.clone());
    let mut runner = runner.on(invitations::LETTER, move |job| {
        let (house, sender) = (house_here.clone(), sender_here.clone());
        async move { letters::invitations::write(&house, &sender, &job.payload).await.map_err(failure) }
    });
    let (house_here, sender_here) = (house.clone(), sender.clone());
    runner = runner.on(invitations::SUGGESTED, move |job| {
        let (house, sender) = (house_here.clone(), sender_here.clone());
        async move {
            let id =
                job.payload.parse().map_err(|_| Failure::Never(format!("no invitation: {}", job.payload)))?;
            letters::invitations::suggested(&house, &sender, id).await.map_err(failure)
        }
    });
    let (house_here, sender_here) = (house.clone(), sender.clone());
    runner = runner.on(curation::LETTER, move |job| {
        let (house, sender) = (house_here.clone(), sender_here.clone());
        async move { letters::curation::write(&house, &sender, &job.payload).await.map_err(failure) }
    });
    let (house_here, sender_here) = (house.clone(), sender.clone());
    runner = runner.on(curation::FLOOD, move |job| {
        let (house, sender) = (house_here.clone(), sender_here.clone());
        async move {
            let id =
                job.payload.parse().map_err(|_| Failure::Never(format!("no community: {}", job.payload)))?;
            letters::curation::flood(&house, &sender, id).await.map_err(failure)
        }
    });
    macro_rules! again {
        ($($name:literal, $verb:path;)+) => {$(
            let house_here = house.clone();
            runner = runner.recurring($name, HOUR).on($name, move |_| {
                let house = house_here.clone();
                async move { $verb(&mut house.work(Actor::System)).await.map(drop).map_err(failure) }
            });
        )+};
    }
    again! {
        "remind-invitations", invitations::remind_due;
        "forget-invitations", invitations::forget_old;
        "forget-applications", curation::forget_old;
    }
    runner
}
