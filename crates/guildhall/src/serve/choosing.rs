//! The jobs of rounds of choosing.

use std::sync::Arc;

use community::{Actor, House, intakes};
use jobs::{Failure, Runner};
use letters::Sender;

use super::jobs::failure;

const HOUR: std::time::Duration = std::time::Duration::from_secs(3_600);

/// Gives a runner their handlers.
pub fn with(runner: Runner, house: &Arc<House>, sender: &Sender) -> Runner {
    let (reads, objects) = (house.clone(), house.clone());
    let (news, decides) = (house.clone(), house.clone());
    let (lapses, forgets) = (house.clone(), house.clone());
    let (of_reads, of_objects) = (sender.clone(), sender.clone());
    let (of_news, of_decides) = (sender.clone(), sender.clone());
    runner
        .on(intakes::READ, move |job| {
            let (house, sender) = (reads.clone(), of_reads.clone());
            async move {
                let id = job.payload.parse().map_err(|_| Failure::Never("no reading".into()))?;
                letters::intakes::reading(&house, &sender, id).await.map_err(failure)
            }
        })
        .on(intakes::OBJECT, move |job| {
            let (house, sender) = (objects.clone(), of_objects.clone());
            async move {
                let id = job.payload.parse().map_err(|_| Failure::Never("no intake".into()))?;
                letters::intakes::chosen(&house, &sender, id).await.map_err(failure)
            }
        })
        .on(intakes::NEWS, move |job| {
            let (house, sender) = (news.clone(), of_news.clone());
            async move { letters::intakes::news(&house, &sender, &job.payload).await.map_err(failure) }
        })
        .on(intakes::LETTER, move |job| {
            let (house, sender) = (decides.clone(), of_decides.clone());
            async move {
                let id = job.payload.parse().map_err(|_| Failure::Never("no decision".into()))?;
                letters::intakes::decision(&house, &sender, id).await.map_err(failure)
            }
        })
        // A place that nobody took goes to whoever waits next.
        .recurring("lapse-offers", HOUR)
        .on("lapse-offers", move |_| {
            let house = lapses.clone();
            async move { intakes::lapse_old(&mut house.work(Actor::System)).await.map_err(failure) }
        })
        .recurring("forget-choosing", HOUR * 24)
        .on("forget-choosing", move |_| {
            let house = forgets.clone();
            async move { intakes::forget_old(&mut house.work(Actor::System)).await.map_err(failure) }
        })
}
