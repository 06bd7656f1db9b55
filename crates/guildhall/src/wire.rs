//! Opens the house: folder, database, tables, a lane of ids. Every command that needs one begins here.

use std::{sync::Arc, time::Duration};

use anyhow::Result;
use base::{Chance, Clock};
use community::{Actor, House, Refused, Work};
use jobs::Runner;
use store::{
    Store,
    lanes::{self, Lane},
    migrate,
};

use crate::{config::Settings, folder, trouble};

/// An open house, and what must be given back when it closes.
pub struct Open {
    /// What every act stands on.
    pub house: Arc<House>,
    /// How it was set.
    pub settings: Settings,
    lane: Lane,
    _lock: Option<folder::Lock>,
}

/// Whether this process wants the folder for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alone {
    /// A server: a second one on the same embedded database is a mistake.
    Yes,
    /// A command: it may work beside a running server.
    No,
}

/// The clock of the machine. In a build for tests, days can pass: a journey over a year is walked with the program as it runs.
fn clock() -> Clock {
    let ahead =
        if cfg!(debug_assertions) { std::env::var("GUILDHALL_TEST_SECONDS_AHEAD").ok() } else { None };
    match ahead.and_then(|seconds| seconds.parse().ok()) {
        Some(seconds) => Clock::ahead(Duration::from_secs(seconds)),
        None => Clock::system(),
    }
}

/// Opens the database of the settings, without looking at its tables.
pub async fn store(settings: &Settings) -> Result<Store> {
    Store::open(&settings.place()).await.map_err(|error| trouble::told(error, settings))
}

impl Open {
    /// Opens the house; `holder` is for people who look who has which lane of ids.
    pub async fn begin(settings: &Settings, holder: &str, alone: Alone) -> Result<Open> {
        folder::make(&settings.store.data)?;
        // Many nodes may share the folder of blobs of one PostgreSQL; an embedded database has one server.
        let lock = match (alone, settings.sqlite_file()) {
            (Alone::Yes, Some(_)) => Some(folder::lock(&settings.store.data)?),
            _ => None,
        };
        let store = store(settings).await?;
        let told = |error| trouble::told(error, settings);
        for step in migrate::run(&store).await.map_err(told)? {
            tracing::info!(step, "the tables were changed");
        }
        let (clock, chance) = (clock(), Chance::system());
        let lane = lanes::lease(&store, holder, clock.now(), &chance).await.map_err(told)?;
        let ids = Arc::new(lane.ids());
        let house = House::new(store, &settings.blobs(), clock, chance, ids)
            .map_err(|error| trouble::refused(error, settings))?;
        house.let_found(settings.house.founders());
        Ok(Open { house: Arc::new(house), settings: settings.clone(), lane, _lock: lock })
    }

    /// An act of whoever runs the program.
    pub fn work(&self) -> Work<'_> {
        self.house.work(Actor::System)
    }

    /// A refusal as an error of the command.
    pub fn told(&self, error: Refused) -> anyhow::Error {
        trouble::refused(error, &self.settings)
    }

    /// Gives back what was leased.
    pub async fn end(self) -> Result<()> {
        lanes::give_back(self.house.store(), &self.lane)
            .await
            .map_err(|error| trouble::told(error, &self.settings))
    }

    /// Prolongs the lease of the lane for as long as it is asked to: until the lane is lost, which ends it.
    pub async fn keep_lane(&self) {
        loop {
            tokio::time::sleep(lanes::RENEWAL).await;
            match lanes::renew(self.house.store(), &self.lane, self.house.clock().now()).await {
                Ok(true) => {}
                Ok(false) => return,
                Err(error) => tracing::warn!(%error, "the lane of ids could not be prolonged just now"),
            }
        }
    }

    /// Who does the jobs that acts have promised.
    pub fn runner(&self) -> Runner {
        let house = &self.house;
        let runner = Runner::new(
            house.store().clone(),
            house.clock().clone(),
            house.chance().clone(),
            house.ids().clone(),
        );
        crate::serve::jobs::with_all(runner, house, &self.settings)
    }
}
