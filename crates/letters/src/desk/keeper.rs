//! Keeps letters of many clients in one commit: while one is written to disk, those that come in gather for the next.

use std::{sync::Arc, time::Duration};

use community::{
    Actor, House, Refused,
    arrivals::{self, Incoming, Kept, Raw},
};
use mail::smtp::Reply;
use tokio::{
    sync::{mpsc, oneshot},
    time::timeout,
};

use super::{AWAY, reply};

/// Letters that may wait for the keeper; whoever brings one more waits before it.
pub(super) const MOST_WAITING: usize = 256;
/// Letters of one commit, and their bytes.
const MOST: usize = 64;
const MOST_BYTES: usize = 4 << 20;
/// A database that does not answer within this is away.
const PATIENCE: Duration = Duration::from_secs(30);

/// A letter, and whoever waits to hear that it is kept.
pub(super) struct Waiting {
    letter: Incoming,
    told: oneshot::Sender<Result<Kept, Reply>>,
}

/// Writes letters down for all desks of a house.
pub struct Keeper {
    house: Arc<House>,
    waiting: mpsc::Receiver<Waiting>,
}

impl Keeper {
    pub(super) fn new(house: Arc<House>, waiting: mpsc::Receiver<Waiting>) -> Keeper {
        Keeper { house, waiting }
    }

    /// Keeps letters until the last desk is gone.
    pub async fn run(mut self) {
        while let Some(first) = self.waiting.recv().await {
            let mut bytes = first.letter.weight();
            let mut batch = vec![first];
            while batch.len() < MOST && bytes < MOST_BYTES {
                let Ok(next) = self.waiting.try_recv() else { break };
                bytes += next.letter.weight();
                batch.push(next);
            }
            self.keep(batch).await;
        }
    }

    async fn keep(&self, batch: Vec<Waiting>) {
        let (letters, told): (Vec<Incoming>, Vec<_>) = batch.into_iter().map(|w| (w.letter, w.told)).unzip();
        // One letter that the database cannot take must not turn away the others.
        let again = if letters.len() > 1 { letters.clone() } else { Vec::new() };
        match self.commit(letters).await {
            Ok(kept) => {
                for (told, kept) in told.into_iter().zip(kept) {
                    drop(told.send(Ok(kept)));
                }
            }
            Err(Refused::Broken(_) | Refused::Conflict) if !again.is_empty() => {
                for (told, letter) in told.into_iter().zip(again) {
                    let kept = self.commit(vec![letter]).await.map_err(|refused| reply(&refused));
                    drop(told.send(kept.and_then(|kept| kept.first().copied().ok_or(AWAY))));
                }
            }
            Err(refused) => {
                let reply = reply(&refused);
                told.into_iter().for_each(|told| drop(told.send(Err(reply.clone()))));
            }
        }
    }

    async fn commit(&self, letters: Vec<Incoming>) -> Result<Vec<Kept>, Refused> {
        let mut work = self.house.work(Actor::System);
        let kept = timeout(PATIENCE, arrivals::keep(&mut work, letters)).await;
        kept.unwrap_or_else(|_| Err(Refused::Away(format!("no answer within {} s", PATIENCE.as_secs()))))
    }
}

trait Weighs {
    fn weight(&self) -> usize;
}

impl Weighs for Incoming {
    fn weight(&self) -> usize {
        match &self.raw {
            Raw::Here(raw) => raw.len(),
            Raw::Away(..) => 0,
        }
    }
}

/// Hands a letter to the keeper, and waits until it is on disk.
pub(super) async fn keep(keeper: &mpsc::Sender<Waiting>, letter: Incoming) -> Result<Kept, Reply> {
    let (told, kept) = oneshot::channel();
    keeper.send(Waiting { letter, told }).await.map_err(|_| AWAY)?;
    kept.await.unwrap_or(Err(AWAY))
}
