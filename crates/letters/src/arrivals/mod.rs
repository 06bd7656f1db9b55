//! From a letter that arrived to what it does.
//!
//! [`read`] goes, in this order: which address of ours is it; did a person write it at all (`machines`); which letter does it answer;
//! who wrote it (`author`); what does it say ([`said`]); the verb of the heart; an answer. All of it is one commit, so that neither a
//! crash nor a letter that is brought twice makes anything happen twice.

mod absence;
mod acting;
mod acts;
mod addresses;
pub mod allowed;
mod around;
mod asking;
mod attendance;
mod author;
mod belonging;
mod calendar;
mod came;
mod charter;
mod commitments;
mod curation;
mod exchanges;
mod feedback;
mod founding;
mod gatherings;
mod help;
mod intakes;
mod invitations;
mod leaving;
mod lexicon;
mod machines;
mod me;
mod moderation;
mod needs;
mod notes;
mod numbered;
mod numbers;
mod posting;
mod recaps;
mod replies;
mod roles;
pub mod said;
mod sets;
mod settle;
mod topics;
mod when;

use community::{
    Actor, ArrivalId, House, Refused, Work,
    arrivals::{self, Destination, For, State},
};
use mail::trust::{Envelope, Resolver, Trusted};

use crate::Sender;
use came::Came;
pub use lexicon::Word;
pub(crate) use machines::LOOP_FIELD;
pub use when::amount;

/// What reads letters: the house as letters know it, and who is asked whether a letter is from whom it says.
#[derive(Clone)]
pub struct Reader {
    /// The house.
    pub sender: Sender,
    /// Who is asked for the records of domains.
    pub resolver: Resolver,
    /// Servers whose word counts.
    pub trusted: Trusted,
}

/// A letter of more bytes waits for its turn to be read.
const LONG: i64 = 2_000_000;
static LONG_ONES: tokio::sync::Semaphore = tokio::sync::Semaphore::const_new(1);

/// What became of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Outcome {
    state: State,
    what: &'static str,
    subject: Option<i64>,
}

impl Outcome {
    fn done(what: &'static str) -> Outcome {
        Outcome { state: State::Done, what, subject: None }
    }

    fn of(what: &'static str, subject: i64) -> Outcome {
        Outcome { state: State::Done, what, subject: Some(subject) }
    }

    fn held(what: &'static str, subject: i64) -> Outcome {
        Outcome { state: State::Held, what, subject: Some(subject) }
    }

    fn refused(what: &'static str) -> Outcome {
        Outcome { state: State::Refused, what, subject: None }
    }
}

/// Reads a letter that arrived, does what it asks, and answers it: once, however often it is called. A refusal that may pass (the
/// store is away, too many letters at once) is returned, and the letter waits; any other is told to whoever wrote.
pub async fn read(house: &House, reader: &Reader, id: ArrivalId) -> Result<(), Refused> {
    let mut work = house.work(Actor::System);
    let arrival = arrivals::arrival(&mut work, id).await?;
    if arrival.state != "waiting" {
        return Ok(());
    }
    // A long letter is in memory as a whole while it is read, and in parts once more: one at a time.
    let _turn = match arrival.size > LONG {
        true => LONG_ONES.acquire().await.ok(),
        false => None,
    };
    let raw = arrivals::raw(&mut work, id).await?;
    let destination = arrivals::destination(&mut work, &arrival.recipient, reader.sender.domain()).await?;
    let mut came = Came::of(arrival, &raw, reader).await;
    if let Some(Destination { what: For::Reply(_) | For::House(Some(_)), .. }) = &destination {
        calendar::to_hold(&mut came, reader.sender.domain());
    }
    let outcome = match destination {
        Some(to) => once(&mut work, &came, reader, &to).await,
        // A community that is no more, since the letter was taken.
        None => Ok(Outcome::refused("nobody")),
    };
    let (mut work, outcome) = match outcome {
        Ok(outcome) => (work, outcome),
        Err(refused) if passes(&refused) => return Err(refused),
        Err(refused) => {
            tracing::debug!(%refused, arrival = %id, "a letter could not do what it asks");
            // Nothing of the act is kept; that it failed is, and is said.
            drop(work);
            let mut work = house.work(Actor::System);
            work.together();
            work.begin().await?;
            if !arrivals::claim(&mut work, id).await? {
                return Ok(());
            }
            acts::say_refused(&mut work, &came, reader, &refused).await?;
            (work, Outcome::refused("refused"))
        }
    };
    work.begin().await?;
    work.act_as(Actor::System);
    arrivals::finish(&mut work, id, outcome.state, outcome.what, outcome.subject).await?;
    work.all_done().await
}

/// Whether it may be tried again.
fn passes(refused: &Refused) -> bool {
    matches!(refused, Refused::Away(_) | Refused::Full(_) | Refused::Broken(_) | Refused::TooMany { .. })
}

async fn once(
    work: &mut Work<'_>,
    came: &Came<'_>,
    reader: &Reader,
    to: &Destination,
) -> Result<Outcome, Refused> {
    work.together();
    work.begin().await?;
    if !arrivals::claim(work, came.arrival.id).await? {
        return Err(Refused::Away("another node reads this letter".into()));
    }
    if let Some(outcome) = machines::taken(work, came, reader, to).await? {
        return Ok(outcome);
    }
    if let Some((_, community)) = &to.community {
        arrivals::count(work, *community).await?;
    }
    match to.what {
        For::Reply(delivery) | For::House(Some(delivery)) => {
            replies::read(work, came, reader, to, delivery).await
        }
        For::House(None) => addresses::house(work, came, reader).await,
        For::Bounce(_) => Ok(Outcome::refused("no-report")),
        For::Postmaster => addresses::postmaster(work, came, reader).await,
        _ => addresses::read(work, came, reader, to).await,
    }
}

/// The envelope, as the checks want it.
fn envelope(arrival: &arrivals::Arrival) -> Envelope<'_> {
    Envelope { peer: arrival.peer.parse().ok(), helo: &arrival.helo, mail_from: &arrival.sender }
}
