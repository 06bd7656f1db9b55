//! The desk where letters are handed in, by whatever way they come: it knows which addresses are ours, and says that a letter is kept
//! only when it is.
//!
//! What a letter says is read later, by a job; here nothing is decided that needs its words.

mod mailbox;

use std::{
    io::{Read, Seek},
    sync::Arc,
    time::Duration,
};

use community::{
    Actor, House, Refused,
    arrivals::{self, Incoming, Raw},
};
use mail::{
    headers::MOST_HEADER_BYTES,
    repeat,
    smtp::{
        Reply,
        server::{Envelope, Letter, Way},
    },
    thread::{ids_of, made_up_id},
};
use tokio::{task::spawn_blocking, time::timeout};

/// How long the database may take to say whose an address is, or that a letter is kept. One that says nothing is away.
const PATIENCE: Duration = Duration::from_secs(30);
/// A letter that is longer is hashed on a thread of its own.
const LONG: usize = 64 << 10;

const FULL: Reply = Reply::new(452, [4, 3, 1], "there is no room here just now; try again later");
const AWAY: Reply = Reply::new(451, [4, 3, 0], "letters cannot be kept here just now; try again later");
const UNKNOWN: Reply = Reply::new(550, [5, 1, 1], "nobody has this address here");
const NOT_OURS: Reply = Reply::new(554, [5, 7, 1], "letters to others are not passed on here");

/// Says whether a letter of so many bytes finds room on the disk.
type Room = Box<dyn Fn(u64) -> bool + Send + Sync>;

/// The desk. Cheap to clone.
#[derive(Clone)]
pub struct Desk {
    house: Arc<House>,
    domain: Arc<str>,
    room: Arc<Room>,
}

impl Desk {
    /// A desk of `house` for addresses of `domain`. `room` says whether a letter of so many bytes finds room on the disk, with something to
    /// spare: a disk that is quite full keeps nothing in order.
    pub fn new(house: Arc<House>, domain: &str, room: impl Fn(u64) -> bool + Send + Sync + 'static) -> Desk {
        Desk { house, domain: domain.into(), room: Arc::new(Box::new(room)) }
    }

    /// Whether a letter of so many bytes can be taken.
    pub fn has_room(&self, size: u64) -> bool {
        (self.room)(size)
    }

    /// Keeps a letter. `Ok` is said only when it is on disk; the words name it.
    pub async fn take(
        &self,
        came_by: &'static str,
        envelope: Envelope,
        letter: Letter,
    ) -> Result<String, Reply> {
        if !self.has_room(letter.len()) {
            return Err(FULL);
        }
        let (message_id, mark, raw) = self.read(letter).await.map_err(|refused| reply(&refused))?;
        let incoming = Incoming {
            came_by,
            peer: envelope.peer.map(|peer| peer.to_string()).unwrap_or_default(),
            helo: envelope.helo,
            sender: envelope.sender,
            recipients: envelope.recipients,
            message_id,
            mark,
            raw,
        };
        // Each letter is an act of its own. Those that are brought together share one sync of the disk: the store sees to that.
        let mut work = self.house.work(Actor::System);
        let kept = timeout(PATIENCE, arrivals::keep(&mut work, vec![incoming])).await.map_err(|_| AWAY)?;
        let kept = kept.map_err(|refused| reply(&refused))?;
        let kept = kept.first().ok_or(AWAY)?;
        Ok(match kept.new {
            0 => format!("kept before as {}", kept.id),
            _ => format!("kept as {}", kept.id),
        })
    }

    /// Its Message-ID, what a repeat of the letter would have in common with it, and where its bytes are.
    async fn read(&self, letter: Letter) -> Result<(String, String, Raw), Refused> {
        let broken = |error: tokio::task::JoinError| Refused::Broken(error.to_string());
        let named = |raw: &[u8]| ids_of(raw).message_id.unwrap_or_else(|| made_up_id(raw));
        match letter {
            Letter::Small(raw) if raw.len() <= LONG => Ok((named(&raw), repeat::mark(&raw), Raw::Here(raw))),
            Letter::Small(raw) => {
                let read = spawn_blocking(move || (named(&raw), repeat::mark(&raw), Raw::Here(raw))).await;
                read.map_err(broken)
            }
            Letter::Large(mut file, size) => {
                let read = spawn_blocking(move || {
                    let mut head = Vec::new();
                    file.by_ref().take(MOST_HEADER_BYTES as u64).read_to_end(&mut head)?;
                    file.rewind()?;
                    let mark = repeat::mark_of(&mut file)?;
                    file.rewind()?;
                    let id = ids_of(&head).message_id.unwrap_or_else(|| made_up_id(mark.as_bytes()));
                    Ok::<_, std::io::Error>((id, mark, file))
                });
                let (id, mark, file) = read.await.map_err(broken)??;
                Ok((id, mark, arrivals::put_away(&self.house, file, size).await?))
            }
        }
    }
}

impl mail::smtp::server::Desk for Desk {
    async fn sender(&self, envelope: &Envelope) -> Result<(), Reply> {
        if self.has_room(envelope.announced) { Ok(()) } else { Err(FULL) }
    }

    async fn recipient(&self, _: &Envelope, recipient: &str) -> Result<(), Reply> {
        let mut work = self.house.work(Actor::System);
        let found = timeout(PATIENCE, arrivals::destination(&mut work, recipient, &self.domain)).await;
        match found {
            Ok(Ok(Some(_))) => Ok(()),
            Ok(Ok(None)) if is_of(recipient, &self.domain) => Err(UNKNOWN),
            Ok(Ok(None)) => Err(NOT_OURS),
            Ok(Err(refused)) => Err(reply(&refused)),
            Err(_) => Err(AWAY),
        }
    }

    async fn keep(&self, envelope: Envelope, letter: Letter) -> Result<String, Reply> {
        let came_by = match envelope.way {
            Way::Smtp => "smtp",
            Way::Lmtp => "lmtp",
        };
        self.take(came_by, envelope, letter).await
    }
}

fn is_of(address: &str, domain: &str) -> bool {
    address.rsplit_once('@').is_none_or(|(_, host)| host.eq_ignore_ascii_case(domain))
}

/// What a client hears when a letter cannot be kept: always to come again, for nothing of what went wrong is its fault.
fn reply(refused: &Refused) -> Reply {
    match refused {
        Refused::Full(why) => {
            tracing::error!(why, "the disk is full: letters are not taken");
            FULL
        }
        refused => {
            tracing::warn!(%refused, "a letter could not be taken just now");
            AWAY
        }
    }
}
