//! Keeps lanes at work for as long as something is due.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use community::{Actor, Work};
use mail::smtp::client::{Manner, Pool};
use tokio::{sync::Notify, task::JoinSet, time::sleep};

use super::{House, Pace, Way, away::Away, lane};

/// How often somebody looks for what is due without being woken: what was due later, and what another node wrote.
const LOOK: Duration = Duration::from_secs(5);
/// How long letters on their way may take once the program is asked to stop.
const GRACE: Duration = Duration::from_secs(15);

/// Where letters leave.
pub struct Office {
    pub(super) heart: Arc<community::House>,
    pub(super) house: House,
    pub(super) way: Way,
    pub(super) pace: Pace,
    pub(super) manner: Manner,
    pub(super) pool: Pool,
    pub(super) away: Mutex<Away>,
    /// Something may be due, or there is more of it than one lane takes.
    pub(super) more: Notify,
    stopping: AtomicBool,
}

impl Office {
    /// An office that does nothing yet.
    pub fn new(heart: Arc<community::House>, house: House, way: Way, pace: Pace, manner: Manner) -> Office {
        let (pool, away, more, stopping) = Default::default();
        Office { heart, house, way, pace, manner, pool, away, more, stopping }
    }

    /// Something may be due.
    pub fn wake(&self) {
        self.more.notify_one();
    }

    /// Sends what is due until `stop` is ready. Then nothing more is begun, and what is on its way gets a little time.
    pub async fn run(self: Arc<Self>, stop: impl Future<Output = ()>) {
        let mut stop = std::pin::pin!(stop);
        let mut lanes = Lanes::default();
        loop {
            self.begin(&mut lanes).await;
            tokio::select! {
                () = &mut stop => break,
                () = lanes.one_ends(), if !lanes.tasks.is_empty() => {}
                () = self.more.notified() => {}
                () = sleep(LOOK) => self.pool.sweep(),
            }
        }
        self.stopping.store(true, Ordering::Relaxed);
        let all = async {
            while !lanes.tasks.is_empty() {
                lanes.one_ends().await;
            }
        };
        if tokio::time::timeout(GRACE, all).await.is_err() {
            tracing::warn!("some letters were on their way when the program ended; they will be sent again");
        }
    }

    /// Sends everything that is due now, and ends. For tests, and for commands.
    pub async fn send_due(self: &Arc<Self>) {
        let mut lanes = Lanes::default();
        loop {
            self.begin(&mut lanes).await;
            if lanes.tasks.is_empty() {
                return;
            }
            tokio::select! {
                () = lanes.one_ends() => {}
                () = self.more.notified() => {}
            }
        }
    }

    pub(super) fn is_stopping(&self) -> bool {
        self.stopping.load(Ordering::Relaxed)
    }

    pub(super) fn work(&self) -> Work<'_> {
        self.heart.work(Actor::System)
    }

    pub(super) fn away(&self) -> std::sync::MutexGuard<'_, Away> {
        self.away.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Begins lanes where something is due and there is room for one.
    async fn begin(self: &Arc<Self>, lanes: &mut Lanes) {
        use community::notices::deliveries;
        let now = self.heart.clock().now();
        let due = match deliveries::next_due(&mut self.work()).await {
            Ok(due) => due.is_some_and(|due| due <= now),
            Err(error) => return tracing::warn!(%error, "nobody knows just now which letters are due"),
        };
        if !due || self.is_stopping() {
            return;
        }
        if matches!(self.way, Way::Relay(_)) {
            if lanes.tasks.len() < self.pace.sessions && self.away().until("", now).is_none() {
                lanes.begin(self, None);
            }
            return;
        }
        let domains = match deliveries::domains(&mut self.work()).await {
            Ok(domains) => domains,
            Err(error) => return tracing::warn!(%error, "nobody knows just now where letters are due"),
        };
        for domain in domains {
            let busy = lanes.at.get(&domain).copied().unwrap_or(0);
            let room = lanes.tasks.len() < self.pace.sessions && busy < self.pace.sessions_each;
            if room && self.away().until(&domain, now).is_none() {
                lanes.begin(self, Some(domain));
            }
        }
    }
}

/// The lanes that are at work.
#[derive(Default)]
struct Lanes {
    tasks: JoinSet<()>,
    of: HashMap<tokio::task::Id, String>,
    at: HashMap<String, usize>,
}

impl Lanes {
    fn begin(&mut self, office: &Arc<Office>, domain: Option<String>) {
        let name = domain.clone().unwrap_or_default();
        let office = office.clone();
        let task = self.tasks.spawn(async move { lane::run(&office, domain.as_deref()).await });
        *self.at.entry(name.clone()).or_default() += 1;
        self.of.insert(task.id(), name);
    }

    async fn one_ends(&mut self) {
        let id = match self.tasks.join_next_with_id().await {
            Some(Ok((id, ()))) => id,
            Some(Err(broken)) => {
                tracing::error!(%broken, "a lane of letters broke; what it had is due again in a minute");
                broken.id()
            }
            None => return,
        };
        if let Some(name) = self.of.remove(&id)
            && let Some(count) = self.at.get_mut(&name)
        {
            *count -= 1;
            if *count == 0 {
                self.at.remove(&name);
            }
        }
    }
}
