//! `guildhall admin sign-in`

use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::Args;
use community::people::{address::Address, passages};

use super::say;
use crate::wire::Open;

/// Shows the link and the code of a sign-in that somebody has asked for, when its letter cannot arrive.
///
/// The link signs in only the browser that asked, so that it is worth nothing to anybody else.
#[derive(Args)]
pub struct SignIn {
    /// The address that was written on the sign-in page
    address: String,
}

impl SignIn {
    pub async fn run(self, open: &Open) -> Result<ExitCode> {
        let Ok(address) = Address::of(&self.address) else {
            bail!("{:?} is no address; expected name@place.example", self.address)
        };
        let (mut work, base) = (open.work(), open.settings.base_url());
        let sender = crate::serve::jobs::sender(&open.settings);
        let issued = async {
            match passages::newest(&mut work, &address).await? {
                Some(passage) => passages::issue(&mut work, passage).await,
                None => Ok(None),
            }
        };
        let Some(issued) = issued.await.map_err(|error| open.told(error))? else {
            bail!(
                "no sign-in for {} is open. Write the address on {base}/sign-in first, then run this again within ten minutes; the person must be known here",
                address.written()
            );
        };
        work.done().await.map_err(|error| open.told(error))?;
        say(format_args!("In the browser that asked, within ten minutes:"));
        say(format_args!("  open      {}", letters::people::passage_link(&sender, &issued.token)));
        say(format_args!("  or type   {}", letters::people::spaced(&issued.code)));
        Ok(ExitCode::SUCCESS)
    }
}
