//! `guildhall admin message-ids`

use std::{
    collections::HashSet,
    hash::{BuildHasher, RandomState},
    process::ExitCode,
};

use anyhow::Result;
use clap::Args;
use community::{archives, arrivals};

use super::say;
use crate::wire::Open;

/// Lists every Message-ID that is kept, one a line: of posts, community by community, and of letters that came and are no posts (yet).
#[derive(Args)]
pub struct MessageIds {}

impl MessageIds {
    pub async fn run(self, open: &Open) -> Result<ExitCode> {
        // A letter that became a post is in both; of the ids said, a hash is enough to know them again.
        let (hasher, mut said) = (RandomState::new(), HashSet::new());
        let mut after = base::Id::default();
        loop {
            let page =
                archives::message_ids(&mut open.work(), after).await.map_err(|error| open.told(error))?;
            let Some((last, _)) = page.last() else { break };
            after = *last;
            for (_, message_id) in page {
                said.insert(hasher.hash_one(&message_id));
                say(message_id);
            }
        }
        let mut after = community::ArrivalId::default();
        loop {
            let page =
                arrivals::message_ids(&mut open.work(), after).await.map_err(|error| open.told(error))?;
            let Some((last, _)) = page.last() else { return Ok(ExitCode::SUCCESS) };
            after = *last;
            for (_, message_id) in page {
                if said.insert(hasher.hash_one(&message_id)) {
                    say(message_id);
                }
            }
        }
    }
}
