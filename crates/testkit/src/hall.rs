//! A house over a fresh database.

use std::sync::Arc;

use base::{Chance, Clock, Ids, Time};
use community::{Actor, House, PersonId, Work};
use store::testing::{self, Fresh};

use crate::World;

/// When tests begin: Thursday 15 October 2026, 09:00 UTC.
pub const MORNING: Time = Time::from_secs(1_792_054_800);

/// A house over a database that is there for one test only, with a clock that the test moves.
pub struct Hall {
    /// The house.
    pub house: Arc<House>,
    /// Its clock.
    pub clock: Clock,
    /// The database, and the folder that goes with it.
    pub fresh: Fresh,
}

impl Hall {
    /// On SQLite.
    pub async fn sqlite() -> Hall {
        Hall::over(testing::sqlite().await)
    }

    /// On PostgreSQL, where a server for tests is named.
    pub async fn postgres() -> Option<Hall> {
        testing::postgres().await.map(Hall::over)
    }

    fn over(fresh: Fresh) -> Hall {
        let clock = Clock::standing_at(MORNING);
        let (chance, ids) = (Chance::seeded(7), Arc::new(Ids::new(1)));
        let blobs = fresh.folder.path().join("blobs");
        let house =
            House::new(fresh.store.clone(), &blobs, clock.clone(), chance, ids).expect("the house stands");
        Hall { house: Arc::new(house), clock, fresh }
    }

    /// Begins an act of the system.
    pub fn system(&self) -> Work<'_> {
        self.house.work(Actor::System)
    }

    /// Begins an act of a person.
    pub fn of(&self, person: PersonId) -> Work<'_> {
        self.house.work(Actor::Person(person))
    }

    /// Begins an act of a visitor.
    pub fn visitor(&self) -> Work<'_> {
        self.house.work(Actor::Visitor)
    }

    /// Fills it with the standing world.
    pub async fn world(&self) -> World {
        World::fill(&self.house).await.expect("the world is made")
    }
}
