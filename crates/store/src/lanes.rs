//! A lane of ids for each process that writes.
//!
//! An id carries the number of a lane, so that two processes never make the same one. A process leases a lane when it
//! starts, prolongs the lease while it runs, and gives it back when it ends; one that was killed lets it run out.

use std::time::Duration;

use base::{Chance, Ids, Time, id::LANES};

use crate::{Error, Store, args, statements};

/// How long a lease lasts. Short, so that a program that is started and killed all day does not use up the lanes.
pub const LEASE: Duration = Duration::from_secs(3600);
/// How often the holder should [`renew`].
pub const RENEWAL: Duration = Duration::from_secs(600);

statements! {
    LIVE = "SELECT lane FROM lanes WHERE until > $1";
    TAKE = "INSERT INTO lanes (lane, holder, until) VALUES ($1, $2, $3)
        ON CONFLICT (lane) DO UPDATE SET holder = $2, until = $3 WHERE lanes.until <= $4";
    RENEW = "UPDATE lanes SET until = $3 WHERE lane = $1 AND holder = $2";
    GIVE_BACK = "DELETE FROM lanes WHERE lane = $1 AND holder = $2";
}

/// A lane that is ours until the lease ends.
#[derive(Clone, Debug, PartialEq)]
pub struct Lane {
    /// 0 to 1023.
    pub number: u16,
    /// Who has it: the name that was given and a word of chance, for a name may be used again by a new process.
    pub holder: String,
}

impl Lane {
    /// The maker of ids in this lane. Make one, and share it: two would make the same ids.
    pub fn ids(&self) -> Ids {
        Ids::new(self.number)
    }
}

/// Leases a lane that nobody has, or whose lease has ended. `holder` is for people who look into the table: a host, a command.
pub async fn lease(store: &Store, holder: &str, now: Time, chance: &Chance) -> Result<Lane, Error> {
    let holder = format!("{holder} {:08x}", chance.below(1 << 32));
    loop {
        let live: Vec<(i64,)> = store.all(&LIVE, args![now]).await?;
        // Begun at a lane of chance, so that processes which start together do not all want the same one.
        let start = chance.below(u64::from(LANES)) as u16;
        let free = (0..LANES)
            .map(|step| (start + step) % LANES)
            .find(|lane| !live.contains(&(i64::from(*lane),)))
            .ok_or_else(|| {
                Error::Away(format!(
                    "all {LANES} lanes of ids are leased; the first lease ends within an hour"
                ))
            })?;
        let mut tx = store.begin().await?;
        let taken = tx.exec(&TAKE, args![i64::from(free), &holder, now + LEASE, now]).await?;
        tx.commit().await?;
        if taken == 1 {
            return Ok(Lane { number: free, holder });
        }
    }
}

/// Prolongs the lease. False when another has the lane by now: no more ids may be made in it; lease a new one.
pub async fn renew(store: &Store, lane: &Lane, now: Time) -> Result<bool, Error> {
    let mut tx = store.begin().await?;
    let touched = tx.exec(&RENEW, args![i64::from(lane.number), &lane.holder, now + LEASE]).await?;
    tx.commit().await?;
    Ok(touched == 1)
}

/// Gives the lane back, at the end of the process.
pub async fn give_back(store: &Store, lane: &Lane) -> Result<(), Error> {
    let mut tx = store.begin().await?;
    tx.exec(&GIVE_BACK, args![i64::from(lane.number), &lane.holder]).await?;
    tx.commit().await
}
