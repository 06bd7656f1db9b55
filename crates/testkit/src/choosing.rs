//! The letters of choosing, in tests: what the program does with these jobs.

use std::sync::Arc;

use community::{House, intakes};
use jobs::{Failure, Runner};

use crate::app::sender;

/// Gives a runner the handlers of rounds of choosing.
pub(crate) fn with(runner: Runner, house: &Arc<House>) -> Runner {
    let never = |refused: community::Refused| Failure::Never(refused.to_string());
    let (reads, objects) = (house.clone(), house.clone());
    let (news, decides) = (house.clone(), house.clone());
    runner
        .on(intakes::READ, move |job| {
            let house = reads.clone();
            async move {
                let id = job.payload.parse().map_err(|_| Failure::Never("no reading".into()))?;
                letters::intakes::reading(&house, &sender(), id).await.map_err(never)
            }
        })
        .on(intakes::OBJECT, move |job| {
            let house = objects.clone();
            async move {
                let id = job.payload.parse().map_err(|_| Failure::Never("no intake".into()))?;
                letters::intakes::chosen(&house, &sender(), id).await.map_err(never)
            }
        })
        .on(intakes::NEWS, move |job| {
            let house = news.clone();
            async move { letters::intakes::news(&house, &sender(), &job.payload).await.map_err(never) }
        })
        .on(intakes::LETTER, move |job| {
            let house = decides.clone();
            async move {
                let id = job.payload.parse().map_err(|_| Failure::Never("no decision".into()))?;
                letters::intakes::decision(&house, &sender(), id).await.map_err(never)
            }
        })
}
