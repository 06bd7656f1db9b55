//! `guildhall admin message-ids`

use std::process::ExitCode;

use anyhow::Result;
use clap::Args;
use community::archives;

use super::say;
use crate::wire::Open;

/// Lists every Message-ID that is kept, one a line, community by community.
#[derive(Args)]
pub struct MessageIds {}

impl MessageIds {
    pub async fn run(self, open: &Open) -> Result<ExitCode> {
        let mut after = base::Id::default();
        loop {
            let page =
                archives::message_ids(&mut open.work(), after).await.map_err(|error| open.told(error))?;
            let Some((last, _)) = page.last() else { return Ok(ExitCode::SUCCESS) };
            after = *last;
            for (_, message_id) in page {
                say(message_id);
            }
        }
    }
}
