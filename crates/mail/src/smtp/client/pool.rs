//! Sessions that wait for the next letters.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use tokio::time::Instant;

use super::{Manner, Session, Target, Trouble};

/// A session that nobody wanted for so long is closed; many servers close it after a little more.
const IDLE: Duration = Duration::from_secs(20);
/// After so long without a word the server is asked whether it is still there.
const DOUBT: Duration = Duration::from_secs(1);
/// So many wait for one server.
const EACH: usize = 8;

/// Keeps sessions open for a while, each for one [`Target`]: same server, same privacy, same login.
#[derive(Default)]
pub struct Pool {
    idle: Mutex<HashMap<Target, Vec<(Session, Instant)>>>,
}

impl Pool {
    /// A session to the first of `targets` that can be had: one that waits, or a new one.
    pub async fn take(&self, targets: &[Target], manner: &Manner) -> Result<Session, Trouble> {
        for target in targets {
            while let Some((mut session, since)) = self.waiting(target) {
                let idle = since.elapsed();
                if idle < DOUBT || (idle < IDLE && session.is_alive().await) {
                    return Ok(session);
                }
                tokio::spawn(session.quit());
            }
        }
        let mut trouble = Trouble::Away { host: String::new(), why: "there is nobody to ask".to_owned() };
        for target in targets {
            match Session::open(target, manner).await {
                Ok(session) => return Ok(session),
                Err(why) => trouble = why,
            }
        }
        Err(trouble)
    }

    /// Gives back a session whose letters are all answered.
    pub fn give_back(&self, session: Session) {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let waiting = idle.entry(session.target().clone()).or_default();
        if session.closing || waiting.len() >= EACH {
            drop(idle);
            tokio::spawn(session.quit());
        } else {
            waiting.push((session, Instant::now()));
        }
    }

    /// Closes what nobody wanted for a while. Ask for it now and then.
    pub fn sweep(&self) {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        for waiting in idle.values_mut() {
            let (old, young) = waiting.drain(..).partition(|(_, since)| since.elapsed() >= IDLE);
            *waiting = young;
            for (session, _) in Vec::from_iter::<Vec<(Session, Instant)>>(old) {
                tokio::spawn(session.quit());
            }
        }
        idle.retain(|_, waiting| !waiting.is_empty());
    }

    fn waiting(&self, target: &Target) -> Option<(Session, Instant)> {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        idle.get_mut(target)?.pop()
    }
}
