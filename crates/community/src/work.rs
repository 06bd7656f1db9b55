//! One act from beginning to end: who acts, when, in which transaction.

use base::{Chance, Id, Time};
use jobs::Job;
use store::{Batch, FromRow, Statement, Tx, Value};

use crate::{Actor, CommunityId, House, Refused, journal};

/// What a verb takes first. It reads from the store until [`begin`](Work::begin), and from then on from its own
/// transaction; [`done`](Work::done) keeps everything in one commit. Dropped without it, nothing happened.
pub struct Work<'a> {
    house: &'a House,
    actor: Actor,
    now: Time,
    tx: Option<Tx>,
    promised: bool,
    together: bool,
}

impl<'a> Work<'a> {
    pub(crate) fn new(house: &'a House, actor: Actor) -> Work<'a> {
        Work { house, actor, now: house.clock.now(), tx: None, promised: false, together: false }
    }

    /// From here on what verbs do is not kept one by one, but together, by [`all_done`](Work::all_done): a letter that arrived
    /// is read, acted on, answered and put away in one commit, so that no crash makes it act twice.
    pub fn together(&mut self) {
        self.together = true;
    }

    /// Whether verbs that are called inside another leave the commit to it; returns what held before.
    pub(crate) fn within(&mut self, another: bool) -> bool {
        std::mem::replace(&mut self.together, another)
    }

    /// The rest is done by `actor`: one letter lets a person act, and the program answer.
    pub fn act_as(&mut self, actor: Actor) {
        self.actor = actor;
    }

    /// The house that this act is done in.
    pub fn house(&self) -> &'a House {
        self.house
    }

    /// Who acts.
    pub fn actor(&self) -> Actor {
        self.actor
    }

    /// When: the same moment for the whole act.
    pub fn now(&self) -> Time {
        self.now
    }

    /// The dice.
    pub fn chance(&self) -> &Chance {
        &self.house.chance
    }

    /// A new id.
    pub fn id<T: From<Id>>(&self) -> T {
        T::from(self.house.ids.next(self.now))
    }

    /// From here on this act may write, and reads what it has written. A verb that writes says so before it reads
    /// what its decision rests on.
    pub async fn begin(&mut self) -> Result<(), Refused> {
        if self.tx.is_none() {
            // Made before anything is written: an embedded database has one writer, and an act that needs the key later would wait
            // for itself. Read once, and kept.
            self.house.letters_key().await?;
            self.tx = Some(self.house.store.begin().await?);
        }
        Ok(())
    }

    /// Whether it writes: then it must see what it has written, and nothing that was kept before.
    pub(crate) fn writes(&self) -> bool {
        self.tx.is_some()
    }

    pub(crate) async fn all<R: FromRow>(
        &mut self,
        statement: &'static Statement,
        args: Vec<Value>,
    ) -> Result<Vec<R>, Refused> {
        match &mut self.tx {
            Some(tx) => Ok(tx.all(statement, args).await?),
            None => Ok(self.house.store.all(statement, args).await?),
        }
    }

    pub(crate) async fn opt<R: FromRow>(
        &mut self,
        statement: &'static Statement,
        args: Vec<Value>,
    ) -> Result<Option<R>, Refused> {
        Ok(self.all(statement, args).await?.into_iter().next())
    }

    pub(crate) async fn one<R: FromRow>(
        &mut self,
        statement: &'static Statement,
        args: Vec<Value>,
    ) -> Result<R, Refused> {
        let row = self.opt(statement, args).await?;
        row.ok_or_else(|| Refused::Broken(format!("{}: no row where one must be", statement.name)))
    }

    pub(crate) async fn exec(
        &mut self,
        statement: &'static Statement,
        args: Vec<Value>,
    ) -> Result<u64, Refused> {
        Ok(self.writing(statement)?.exec(statement, args).await?)
    }

    pub(crate) async fn each(
        &mut self,
        statement: &'static Statement,
        lists: Vec<Vec<Value>>,
    ) -> Result<u64, Refused> {
        Ok(self.writing(statement)?.each(statement, lists).await?)
    }

    fn writing(&mut self, statement: &Statement) -> Result<&mut Tx, Refused> {
        self.tx
            .as_mut()
            .ok_or_else(|| Refused::Broken(format!("{} before the act began to write", statement.name)))
    }

    /// Promises a job, in this act's commit.
    pub(crate) async fn promise(
        &mut self,
        kind: &'static str,
        payload: String,
        run_at: Time,
    ) -> Result<(), Refused> {
        let (id, now) = (self.id(), self.now);
        let Some(tx) = &mut self.tx else {
            return Err(Refused::Broken(format!("{kind} promised before writing")));
        };
        jobs::push(tx, id, now, Job { kind, payload, run_at, once: None }).await?;
        self.promised = true;
        Ok(())
    }

    /// Promises one job for each payload, in this act's commit and in one journey.
    pub(crate) async fn promise_all(
        &mut self,
        kind: &'static str,
        payloads: Vec<String>,
        run_at: Time,
    ) -> Result<(), Refused> {
        if payloads.is_empty() {
            return Ok(());
        }
        let now = self.now;
        let jobs = payloads
            .into_iter()
            .map(|payload| (self.id(), Job { kind, payload, run_at, once: None }))
            .collect();
        let Some(tx) = &mut self.tx else {
            return Err(Refused::Broken(format!("{kind} promised before writing")));
        };
        jobs::push_all(tx, now, jobs).await?;
        self.promised = true;
        Ok(())
    }

    /// Ends the act with these rows and a job for each payload, in one journey. True when every row was new; else nothing of the act
    /// was kept, and it must be begun again.
    pub(crate) async fn done_if_new(
        &mut self,
        rows: Batch,
        kind: &'static str,
        payloads: Vec<String>,
    ) -> Result<bool, Refused> {
        let now = self.now;
        let job = |payload| (self.id(), Job { kind, payload, run_at: now, once: None });
        let jobs = jobs::pushes(now, payloads.into_iter().map(job).collect());
        let Some(tx) = self.tx.take() else {
            return Err(Refused::Broken(format!("{} before the act began to write", rows.statement.name)));
        };
        let kept = tx.keep_all_or_none(vec![rows, jobs]).await?;
        if kept {
            self.promised = false;
            self.house.changed(true);
        }
        Ok(kept)
    }

    /// Promises a job, unless one with the same key waits already.
    pub(crate) async fn promise_once(
        &mut self,
        kind: &'static str,
        payload: String,
        run_at: Time,
        once: String,
    ) -> Result<(), Refused> {
        let (id, now) = (self.id(), self.now);
        let Some(tx) = &mut self.tx else {
            return Err(Refused::Broken(format!("{kind} promised before writing")));
        };
        jobs::push(tx, id, now, Job { kind, payload, run_at, once: Some(once) }).await?;
        self.promised = true;
        Ok(())
    }

    /// The secret that proves reply addresses: made once, the same for every node of the house.
    pub async fn letters_key(&mut self) -> Result<[u8; 32], Refused> {
        let house = self.house;
        house.letters_key().await
    }

    /// Writes the one journal line of this act.
    pub(crate) async fn note(
        &mut self,
        community: Option<CommunityId>,
        act: &str,
        subject: i64,
        detail: &str,
    ) -> Result<(), Refused> {
        journal::write(self, community, act, subject, detail).await
    }

    /// Ends the act: rows, journal line and jobs are kept together, or not at all.
    /// Several verbs that are done [`together`](Work::together) wait for [`all_done`](Work::all_done).
    pub async fn done(&mut self) -> Result<(), Refused> {
        if self.together { Ok(()) } else { self.all_done().await }
    }

    /// Keeps what was done [`together`](Work::together).
    pub async fn all_done(&mut self) -> Result<(), Refused> {
        if let Some(tx) = self.tx.take() {
            tx.commit().await?;
            self.house.changed(std::mem::take(&mut self.promised));
        }
        Ok(())
    }
}
