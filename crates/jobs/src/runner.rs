//! Runs what is due.

use std::{
    collections::{BTreeMap, HashMap},
    panic::AssertUnwindSafe,
    pin::pin,
    sync::Arc,
    time::Duration,
};

use base::{Chance, Clock, Id, Ids, Time};
use futures_util::{FutureExt, future::BoxFuture};
use store::{Error, Statement, Store, args, row};
use tokio::{sync::Notify, task::JoinSet, time::sleep};

use crate::{retry, schedule::Recurring, sql};

/// How many jobs one runner has in hand at once. Most wait for a database or for another host, not for a processor.
const WORKERS: usize = 8;
/// How often a runner looks for work that nobody woke it for: pauses that have ended, and what other nodes pushed.
const POLL: Duration = Duration::from_secs(1);
/// How long a job belongs to a worker that gives no sign of life.
const LEASE: Duration = Duration::from_secs(120);
/// How often a worker gives one.
const RENEWAL: Duration = Duration::from_secs(40);
/// A job that takes longer hangs. It is stopped, and counts as failed.
const LONGEST: Duration = Duration::from_secs(30 * 60);
/// See [`Runner::grace`].
const GRACE: Duration = Duration::from_secs(10);

row! {
    /// A job in a worker's hands.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Claimed {
        /// Which.
        pub id: Id,
        /// What is to be done.
        pub kind: String,
        /// With what.
        pub payload: String,
        /// Which attempt this is, from 1.
        pub attempts: i64,
    }
}

/// Why a job was not done. The reason is for whoever reads the list of dead letters.
#[derive(Clone, Debug, PartialEq)]
pub enum Failure {
    /// It may work later: it is tried again after a pause.
    Later(String),
    /// It never will: a person must look.
    Never(String),
}

impl From<Error> for Failure {
    /// Always later: even a defect is put right by the next version, and the list of dead letters is for what is left then.
    fn from(error: Error) -> Failure {
        Failure::Later(error.to_string())
    }
}

/// Tells a runner in this process that something was pushed. Call it after the commit.
#[derive(Clone, Debug, Default)]
pub struct Waker(Arc<Notify>);

impl Waker {
    /// A waker, for a runner that may not be made yet: see [`Runner::woken_by`].
    pub fn new() -> Waker {
        Waker::default()
    }

    /// Wakes the runner; when it is busy, it will look again.
    pub fn wake(&self) {
        self.0.notify_one();
    }
}

type Handler = Arc<dyn Fn(Claimed) -> BoxFuture<'static, Result<(), Failure>> + Send + Sync>;

/// Claims what is due and runs it. It takes only kinds that it has a handler for: while nodes are being updated, the old
/// ones leave the new kinds alone.
pub struct Runner {
    desk: Arc<Desk>,
    ids: Arc<Ids>,
    waker: Waker,
    handlers: BTreeMap<&'static str, Handler>,
    recurring: Vec<Recurring>,
    grace: Duration,
}

/// What a worker needs to settle a job.
struct Desk {
    store: Store,
    clock: Clock,
    chance: Chance,
}

impl Runner {
    /// A runner without handlers yet. `ids` is for the recurring jobs that it pushes.
    pub fn new(store: Store, clock: Clock, chance: Chance, ids: Arc<Ids>) -> Runner {
        let desk = Arc::new(Desk { store, clock, chance });
        let (waker, handlers, recurring) = (Waker::new(), BTreeMap::new(), Vec::new());
        Runner { desk, ids, waker, handlers, recurring, grace: GRACE }
    }

    /// Does jobs of `kind` by `handler`, which must bear being run twice.
    ///
    /// # Panics
    ///
    /// When somebody does jobs of this kind already: the later would silently take them from the earlier.
    pub fn on<F, W>(mut self, kind: &'static str, handler: F) -> Runner
    where
        F: Fn(Claimed) -> W + Send + Sync + 'static,
        W: Future<Output = Result<(), Failure>> + Send + 'static,
    {
        let before = self.handlers.insert(kind, Arc::new(move |claimed| handler(claimed).boxed()));
        assert!(before.is_none(), "two handlers for jobs of the kind {kind}");
        self
    }

    /// Pushes a job of this kind now, when it has never run, and then every so often, once for all nodes. It needs a handler too.
    pub fn recurring(mut self, name: &'static str, every: Duration) -> Runner {
        self.recurring.push(Recurring { name, every });
        self
    }

    /// How long jobs in hand may go on once the program is asked to stop; ten seconds if nothing is said.
    pub fn grace(mut self, grace: Duration) -> Runner {
        self.grace = grace;
        self
    }

    /// Listens to a waker that others have already.
    pub fn woken_by(mut self, waker: Waker) -> Runner {
        self.waker = waker;
        self
    }

    /// The waker of this runner.
    pub fn waker(&self) -> Waker {
        self.waker.clone()
    }

    /// Wakes the runner; see [`Waker::wake`].
    pub fn wake(&self) {
        self.waker.wake();
    }

    /// Runs until `shutdown` is ready. Then it takes no more, gives what is in hand a little time, and lays the rest back.
    pub async fn run(&self, shutdown: impl Future<Output = ()>) {
        let mut shutdown = pin!(shutdown);
        let mut in_hand = InHand::default();
        let mut ticked = None;
        loop {
            self.tick_each_second(&mut ticked).await;
            match self.claim(WORKERS - in_hand.tasks.len()).await {
                Ok(claimed) => claimed.into_iter().for_each(|claimed| in_hand.begin(self, claimed)),
                Err(error) => tracing::warn!(%error, "no jobs can be claimed just now"),
            }
            let may_take_more = in_hand.tasks.len() < WORKERS;
            tokio::select! {
                () = &mut shutdown => break,
                () = in_hand.one_ends(), if !in_hand.tasks.is_empty() => {}
                () = self.waker.0.notified(), if may_take_more => {}
                () = sleep(POLL), if may_take_more => {}
            }
        }
        in_hand.lay_down(&self.desk, self.grace).await;
    }

    /// Runs, one after the other, until nothing is due now; returns how many were begun. For tests and for an orderly end.
    pub async fn run_due(&self) -> Result<usize, Error> {
        self.tick(self.desk.clock.now()).await?;
        let mut begun = 0;
        while let Some(claimed) = self.claim(1).await?.pop() {
            begun += 1;
            self.attempt(claimed).await;
        }
        Ok(begun)
    }

    async fn tick_each_second(&self, ticked: &mut Option<Time>) {
        let now = self.desk.clock.now();
        if ticked.is_none_or(|then| now >= then + POLL || now < then) {
            match self.tick(now).await {
                Ok(()) => *ticked = Some(now),
                Err(error) => tracing::warn!(%error, "recurring jobs cannot be pushed just now"),
            }
        }
    }

    async fn tick(&self, now: Time) -> Result<(), Error> {
        for recurring in &self.recurring {
            recurring.tick(&self.desk.store, &self.ids, now).await?;
        }
        Ok(())
    }

    async fn claim(&self, wanted: usize) -> Result<Vec<Claimed>, Error> {
        let (store, now) = (&self.desk.store, self.desk.clock.now());
        let kinds: Vec<String> = self.handlers.keys().map(|kind| (*kind).to_owned()).collect();
        if wanted == 0 || store.opt::<(i64,)>(&sql::IS_DUE, args![now, kinds.clone()]).await?.is_none() {
            return Ok(Vec::new());
        }
        let mut tx = store.begin().await?;
        let mut claimed: Vec<Claimed> =
            tx.all(&sql::CLAIM, args![now, kinds, wanted as i64, now + LEASE]).await?;
        tx.commit().await?;
        // What RETURNING gives is in no order.
        claimed.sort_by_key(|job| job.id);
        Ok(claimed)
    }

    /// One attempt, from the handler to the row's end. It owns all it needs, so that it can be a task.
    fn attempt(&self, claimed: Claimed) -> impl Future<Output = ()> + Send + 'static {
        let desk = self.desk.clone();
        let handler = self.handlers.get(claimed.kind.as_str()).cloned();
        let longest_pause = self.recurring.iter().find(|job| job.name == claimed.kind).map(|job| job.every);
        async move {
            let Some(handler) = handler else { return };
            let (id, attempts, kind) = (claimed.id, claimed.attempts, claimed.kind.clone());
            // It was begun too often and never ended: whoever takes it, dies. It is not tried again.
            let outcome = if attempts > retry::ATTEMPTS {
                Err(Failure::Never("each worker that took it ended before the job did".into()))
            } else {
                tokio::select! {
                    outcome = guarded(handler, claimed) => outcome,
                    () = desk.keep_lease(id, attempts) => {
                        tracing::warn!(%id, kind, "a job was taken by another worker, and left to it");
                        return;
                    }
                }
            };
            if let Err(error) = desk.settle(id, attempts, &kind, outcome, longest_pause).await {
                // The lease will end, and the job will run again.
                tracing::warn!(%id, kind, %error, "the end of a job could not be written down");
            }
        }
    }
}

/// Runs a handler: a panic and an endless wait are failures like others.
async fn guarded(handler: Handler, claimed: Claimed) -> Result<(), Failure> {
    let work = AssertUnwindSafe(async move { handler(claimed).await }).catch_unwind();
    match tokio::time::timeout(LONGEST, work).await {
        Ok(Ok(outcome)) => outcome,
        Ok(Err(panic)) => {
            let told = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
            let told = told.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default();
            Err(Failure::Later(format!("it panicked: {told}")))
        }
        Err(_) => Err(Failure::Later(format!("it took longer than {} minutes", LONGEST.as_secs() / 60))),
    }
}

impl Desk {
    /// Prolongs a lease for as long as it is ours; ends when it is not.
    async fn keep_lease(&self, id: Id, attempts: i64) {
        loop {
            sleep(RENEWAL).await;
            let until = self.clock.now() + LEASE;
            match self.write(&sql::RENEW, args![id, attempts, until]).await {
                Ok(0) => return,
                Ok(_) => {}
                Err(error) => tracing::warn!(%id, %error, "a lease could not be prolonged"),
            }
        }
    }

    async fn settle(
        &self,
        id: Id,
        attempts: i64,
        kind: &str,
        outcome: Result<(), Failure>,
        longest_pause: Option<Duration>,
    ) -> Result<(), Error> {
        let now = self.clock.now();
        let (reason, pause) = match outcome {
            Ok(()) => return self.write(&sql::DONE, args![id, attempts]).await.map(drop),
            Err(Failure::Later(reason)) => (reason, retry::pause(attempts, &self.chance)),
            Err(Failure::Never(reason)) => (reason, None),
        };
        let touched = match pause {
            Some(pause) => {
                tracing::info!(%id, kind, attempts, reason, "a job failed and will be tried again");
                let at = now + longest_pause.map_or(pause, |longest| pause.min(longest));
                self.write(&sql::LATER, args![id, attempts, at, reason]).await?
            }
            None => {
                tracing::error!(%id, kind, attempts, reason, "a job was given up");
                self.write(&sql::GIVE_UP, args![id, attempts, now, reason]).await?
            }
        };
        if touched == 0 {
            tracing::warn!(%id, kind, "a job was taken by another worker while this one ended");
        }
        Ok(())
    }

    async fn write(&self, statement: &'static Statement, args: Vec<store::Value>) -> Result<u64, Error> {
        let mut tx = self.store.begin().await?;
        let touched = tx.exec(statement, args).await?;
        tx.commit().await?;
        Ok(touched)
    }
}

/// The jobs that are being done, each a task. Dropped, they stop where they are, as if the process had been killed.
#[derive(Default)]
struct InHand {
    tasks: JoinSet<()>,
    which: HashMap<tokio::task::Id, (Id, i64)>,
}

impl InHand {
    fn begin(&mut self, runner: &Runner, claimed: Claimed) {
        let which = (claimed.id, claimed.attempts);
        let task = self.tasks.spawn(runner.attempt(claimed));
        self.which.insert(task.id(), which);
    }

    async fn one_ends(&mut self) {
        let task = match self.tasks.join_next_with_id().await {
            Some(Ok((task, ()))) => task,
            Some(Err(broken)) => broken.id(),
            None => return,
        };
        self.which.remove(&task);
    }

    async fn lay_down(mut self, desk: &Desk, grace: Duration) {
        let all_end = async {
            while !self.tasks.is_empty() {
                self.one_ends().await;
            }
        };
        if tokio::time::timeout(grace, all_end).await.is_ok() {
            return;
        }
        self.tasks.shutdown().await;
        for (id, attempts) in self.which.into_values() {
            tracing::info!(%id, "a job is laid back: the program stops");
            if let Err(error) = desk.write(&sql::RELEASE, args![id, attempts]).await {
                tracing::warn!(%id, %error, "a job could not be laid back; its lease will end");
            }
        }
    }
}
