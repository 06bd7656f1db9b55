//! The letters of joining, in tests: what the program does with these jobs.

use std::sync::Arc;

use community::{House, curation, invitations};
use jobs::{Failure, Runner};

use crate::app::sender;

/// Gives a runner the handlers of invitations and applications.
pub(crate) fn with(runner: Runner, house: &Arc<House>) -> Runner {
    let never = |refused: community::Refused| Failure::Never(refused.to_string());
    let (invites, suggests) = (house.clone(), house.clone());
    let (applies, floods) = (house.clone(), house.clone());
    runner
        .on(invitations::LETTER, move |job| {
            let house = invites.clone();
            async move { letters::invitations::write(&house, &sender(), &job.payload).await.map_err(never) }
        })
        .on(invitations::SUGGESTED, move |job| {
            let house = suggests.clone();
            async move {
                let id = job.payload.parse().map_err(|_| Failure::Never("no invitation".into()))?;
                letters::invitations::suggested(&house, &sender(), id).await.map_err(never)
            }
        })
        .on(curation::LETTER, move |job| {
            let house = applies.clone();
            async move { letters::curation::write(&house, &sender(), &job.payload).await.map_err(never) }
        })
        .on(curation::FLOOD, move |job| {
            let house = floods.clone();
            async move {
                let id = job.payload.parse().map_err(|_| Failure::Never("no community".into()))?;
                letters::curation::flood(&house, &sender(), id).await.map_err(never)
            }
        })
}
