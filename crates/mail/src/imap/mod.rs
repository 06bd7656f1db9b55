//! Fetches letters from a mailbox that somebody else keeps (IMAP4rev1, RFC 3501; IDLE, RFC 2177; MOVE, RFC 6851).
//!
//! A letter is looked at without being marked (`BODY.PEEK`), and marked as seen or moved only when whoever fetched it says that it is
//! [done](Mailbox::done) with it: what breaks in between is fetched again.

mod connect;

use std::{collections::HashSet, path::PathBuf, time::Duration};

use async_imap::{Session, types::Fetch};
use futures_util::TryStreamExt;
use tokio::time::timeout;

use connect::Line;

/// How long the server may take for an answer, and for a whole letter.
const PATIENCE: Duration = Duration::from_secs(60);
const LONG: Duration = Duration::from_secs(600);

/// Letters that are looked at in one round; the rest is for the next.
const ROUND: usize = 500;

/// A mailbox, and the way to it.
#[derive(Clone)]
pub struct Account {
    /// The server.
    pub host: String,
    /// Its port: 993 with [`Security::Tls`], else 143.
    pub port: u16,
    /// How the line is encrypted.
    pub security: Security,
    /// A certificate that is believed besides the usual ones: a PEM file.
    pub certificate: Option<PathBuf>,
    /// Who we are to the server.
    pub user: String,
    /// Our password.
    pub password: String,
    /// The folder that letters come into.
    pub folder: String,
    /// The folder that letters are moved to when they are done; none: they are marked as seen.
    pub done_folder: Option<String>,
}

/// How the line is encrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Security {
    /// From the beginning.
    Tls,
    /// After the greeting, or not at all.
    StartTls,
    /// Never: for a server on this machine.
    Plain,
}

/// Why letters cannot be fetched.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// The server does not answer, or the line broke.
    #[error("the mailbox cannot be reached: {0}")]
    Away(String),
    /// User and password are not taken.
    #[error("the mailbox does not let us in: {0}")]
    NotLetIn(String),
    /// What the server said is not understood, or it refused what it must not.
    #[error("the mailbox refused: {0}")]
    Refused(String),
}

impl From<async_imap::error::Error> for Trouble {
    fn from(error: async_imap::error::Error) -> Trouble {
        use async_imap::error::Error::*;
        match error {
            Io(error) => Trouble::Away(error.to_string()),
            ConnectionLost => Trouble::Away("the line broke".into()),
            other => Trouble::Refused(other.to_string()),
        }
    }
}

/// An open mailbox.
pub struct Mailbox {
    session: Session<Line>,
    done_folder: Option<String>,
    can_idle: bool,
    can_move: bool,
}

async fn soon<T>(patience: Duration, act: impl Future<Output = Result<T, Trouble>>) -> Result<T, Trouble> {
    let late = |_| Trouble::Away(format!("no answer within {} s", patience.as_secs()));
    timeout(patience, act).await.map_err(late)?
}

impl Mailbox {
    /// Connects, signs in and opens the folder.
    pub async fn open(account: &Account) -> Result<Mailbox, Trouble> {
        soon(PATIENCE, async {
            let client = connect::connect(account).await?;
            let entered = client.login(&account.user, &account.password).await;
            let mut session = entered.map_err(|(error, _)| match error {
                async_imap::error::Error::No(why) => Trouble::NotLetIn(why),
                other => other.into(),
            })?;
            let can = session.capabilities().await?;
            let (can_idle, can_move) = (can.has_str("IDLE"), can.has_str("MOVE"));
            if let Some(folder) = &account.done_folder {
                // It is there already, most times.
                drop(session.create(folder).await);
            }
            session.select(&account.folder).await?;
            Ok(Mailbox { session, done_folder: account.done_folder.clone(), can_idle, can_move })
        })
        .await
    }

    /// Letters that are not done, the oldest first, without those in `known`.
    pub async fn waiting(&mut self, known: &HashSet<u32>) -> Result<Vec<u32>, Trouble> {
        // Where done letters are moved away, it does not matter whether a person has looked at one.
        let query = if self.done_folder.is_some() { "UNDELETED" } else { "UNSEEN UNDELETED" };
        let found = soon(PATIENCE, async { Ok(self.session.uid_search(query).await?) }).await?;
        let mut waiting: Vec<u32> = found.into_iter().filter(|uid| !known.contains(uid)).collect();
        waiting.sort_unstable();
        waiting.truncate(ROUND);
        Ok(waiting)
    }

    /// The head of a letter and its size; none when it is gone.
    pub async fn head(&mut self, uid: u32) -> Result<Option<(Vec<u8>, u64)>, Trouble> {
        let found = self.fetch(uid, "(UID RFC822.SIZE BODY.PEEK[HEADER])", PATIENCE).await?;
        Ok(found.and_then(|found| Some((found.header()?.to_vec(), found.size?.into()))))
    }

    /// A whole letter; none when it is gone. Look at its size first: it is held in memory.
    pub async fn letter(&mut self, uid: u32) -> Result<Option<Vec<u8>>, Trouble> {
        let found = self.fetch(uid, "(UID BODY.PEEK[])", LONG).await?;
        Ok(found.and_then(|found| Some(found.body()?.to_vec())))
    }

    async fn fetch(&mut self, uid: u32, what: &str, patience: Duration) -> Result<Option<Fetch>, Trouble> {
        soon(patience, async {
            let found: Vec<Fetch> =
                self.session.uid_fetch(uid.to_string(), what).await?.try_collect().await?;
            Ok(found.into_iter().find(|found| found.uid == Some(uid)))
        })
        .await
    }

    /// A letter was kept, or will never be: it is moved or marked, and not found again.
    pub async fn done(&mut self, uid: u32) -> Result<(), Trouble> {
        let (uid, session) = (uid.to_string(), &mut self.session);
        let (folder, can_move) = (&self.done_folder, self.can_move);
        soon(PATIENCE, async {
            let flags = match folder {
                Some(folder) if can_move => return Ok(session.uid_mv(&uid, folder).await?),
                Some(folder) => {
                    session.uid_copy(&uid, folder).await?;
                    // Taken out when the folder is next tidied; without MOVE nothing else leaves others' marks alone.
                    "+FLAGS.SILENT (\\Seen \\Deleted)"
                }
                None => "+FLAGS.SILENT (\\Seen)",
            };
            session.uid_store(&uid, flags).await?.try_collect::<Vec<_>>().await?;
            Ok(())
        })
        .await
    }

    /// Waits until something happens in the folder, at most `at_most`: told by the server where it can, else by time alone.
    pub async fn wait(mut self, at_most: Duration) -> Result<Mailbox, Trouble> {
        if !self.can_idle {
            tokio::time::sleep(at_most).await;
            soon(PATIENCE, async { Ok(self.session.noop().await?) }).await?;
            return Ok(self);
        }
        let mut idle = self.session.idle();
        soon(PATIENCE, async { Ok(idle.init().await?) }).await?;
        let (something, stop) = idle.wait_with_timeout(at_most);
        something.await?;
        drop(stop);
        self.session = soon(PATIENCE, async { Ok(idle.done().await?) }).await?;
        Ok(self)
    }

    /// Says goodbye.
    pub async fn close(mut self) {
        drop(soon(Duration::from_secs(5), async { Ok(self.session.logout().await?) }).await);
    }
}
