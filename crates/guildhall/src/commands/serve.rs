//! `guildhall serve`

use std::process::ExitCode;

use anyhow::Result;
use clap::Args;

use crate::{
    config::Settings,
    serve,
    wire::{Alone, Open},
};

/// Serves the pages and does what was promised, until it is stopped with Ctrl-C.
#[derive(Args)]
pub struct Serve {}

impl Serve {
    pub async fn run(self, settings: &Settings) -> Result<ExitCode> {
        super::write_log(settings);
        let listener = serve::listen(settings).await?;
        let letters = serve::arriving::listen(settings).await?;
        let open = Open::begin(settings, "serve", Alone::Yes).await?;
        super::tell(format_args!("Guildhall is open at {}", settings.base_url()));
        for door in letters.told() {
            super::tell(format_args!("Letters to @{} come in by {door}", settings.domain()));
        }
        let pages = serve::pages(&open, false);
        serve::serve(open, listener, letters, pages).await?;
        super::WELL
    }
}
