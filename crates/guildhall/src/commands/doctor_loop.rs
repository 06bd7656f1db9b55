//! A letter around the whole loop: written as any letter, sent by the running server, taken in again, answered, and the answer read.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use community::{Refused, arrivals, arrivals::Arrival, notices};
use letters::{Sender, round};
use mail::smtp::client::{Fate, Parcel, Session, Target, mx};

use super::doctor::Findings;
use crate::{
    config::Settings,
    serve::{jobs, leaving},
    wire::{Alone, Open},
};

/// How often somebody looks whether it has come.
const LOOK: Duration = Duration::from_millis(250);
/// So many of the newest letters are looked through: more do not come between two looks.
const NEWEST: i64 = 500;
/// What the two letters are called.
const OUT: &str = "a letter to itself";
const BACK: &str = "its answer";

/// Sends it, waits for it, answers it, and waits for the answer.
pub async fn go_round(settings: &Settings, wait: Duration, found: &mut Findings) -> Result<()> {
    if !settings.leaving.is_set() || !settings.arriving.is_set() {
        found.note(OUT, "was not sent: letters have no way out, or no way in");
        return Ok(());
    }
    if settings.sqlite_file().is_some_and(|file| !file.exists()) {
        found.note(OUT, "was not sent: there is no database yet; it is made by the first serve or import");
        return Ok(());
    }
    let open = Open::begin(settings, "doctor", Alone::No).await?;
    let going = Round { open: &open, sender: jobs::sender(settings), wait };
    let went = going.go(found).await;
    open.end().await?;
    went
}

struct Round<'a> {
    open: &'a Open,
    sender: Sender,
    wait: Duration,
}

impl Round<'_> {
    async fn go(&self, found: &mut Findings) -> Result<()> {
        let told = |error| self.open.told(error);
        let delivery = round::begin(&mut self.open.work(), &self.sender).await.map_err(told)?;
        let letter = notices::letter(&mut self.open.work(), delivery).await.map_err(told)?;
        let Some((arrival, took)) = self.came(&letter.message_id).await.map_err(told)? else {
            let letter = notices::letter(&mut self.open.work(), delivery).await.map_err(told)?;
            let said = letter.error.unwrap_or_default();
            let seconds = self.wait.as_secs();
            found.wrong(OUT, match letter.state.as_str() {
                "waiting" if said.is_empty() => "it still waits in the outbox; is guildhall serve running with these settings?".to_owned(),
                "waiting" | "failed" => format!("it could not leave; its receiver said: {said}"),
                _ => format!("it left, and did not come in again within {seconds} seconds; does the MX of the domain lead here, and does the server in front hand letters on?"),
            });
            return Ok(());
        };
        found.well(
            OUT,
            format_args!("left, came in {} by {}, and was known again as our own", after(took), by(&arrival)),
        );
        let answer = round::answer(&mut self.open.work(), &self.sender, delivery).await.map_err(told)?;
        let message_id = answer.message_id.clone();
        if let Err(why) = self.post(answer).await {
            found.wrong(BACK, format_args!("it could not be sent: {why:#}"));
            return Ok(());
        }
        match self.came(&message_id).await.map_err(told)? {
            Some((arrival, took)) if arrival.outcome == "loop-answer" => {
                found.well(BACK, format_args!("came in {} and found its letter by its address", after(took)));
            }
            Some((arrival, _)) => found.wrong(BACK, format_args!("it came in and was not taken for one ({}); do SPF, DKIM and DMARC say that our letters are ours?", arrival.outcome)),
            None => found.wrong(BACK, "it was sent and did not come in; does every address of the domain lead here, with its +part? (In Postfix: recipient_delimiter = +)"),
        }
        Ok(())
    }

    /// The letter with this Message-ID once it was read, and how long that took.
    #[allow(clippy::disallowed_methods, reason = "how long it took is printed")]
    async fn came(&self, message_id: &str) -> Result<Option<(Arrival, Duration)>, Refused> {
        let since = Instant::now();
        while since.elapsed() < self.wait {
            let newest = arrivals::newest(&mut self.open.work(), NEWEST).await?;
            let mut ours = newest.into_iter().filter(|arrival| arrival.message_id == message_id);
            if let Some(arrival) = ours.next().filter(|arrival| arrival.state != "waiting") {
                return Ok(Some((arrival, since.elapsed())));
            }
            tokio::time::sleep(LOOK).await;
        }
        Ok(None)
    }

    /// Hands the answer over as the mail program of a person would.
    async fn post(&self, answer: round::Answer) -> Result<()> {
        let settings = &self.open.settings;
        let manner = leaving::manner(settings)?;
        let targets: Vec<Target> = match leaving::way(settings)? {
            letters::leaving::Way::Relay(target) => vec![target],
            letters::leaving::Way::Direct { names, port } => {
                mx::targets(&names, &settings.domain(), port).await?
            }
        };
        let mut bytes = leaving::keys(settings)?.sign(&settings.domain(), &answer.bytes);
        bytes.extend_from_slice(&answer.bytes);
        let sender = round::house(&self.sender);
        let parcel = Parcel { tag: 0, sender, recipients: vec![answer.to], bytes };
        let mut trouble = None;
        for target in targets {
            let mut session = match Session::open(&target, &manner).await {
                Ok(session) => session,
                Err(why) => {
                    trouble = Some(why);
                    continue;
                }
            };
            let (give, mut parcels) = tokio::sync::mpsc::channel(1);
            let (tell, mut told) = tokio::sync::mpsc::channel(1);
            give.send(parcel.clone()).await?;
            drop(give);
            let ended = session.deliver(&mut parcels, &tell).await;
            session.quit().await;
            return match told.try_recv().ok().and_then(|told| told.fates.into_iter().next()) {
                Some(Fate::Taken(_)) => Ok(()),
                Some(Fate::Later(reply) | Fate::Never(reply)) => bail!("{reply}"),
                Some(Fate::Lost { why, .. }) => bail!("{why}"),
                None => bail!("{}", ended.err().unwrap_or_default()),
            };
        }
        match trouble {
            Some(why) => Err(why.into()),
            None => bail!("nobody takes letters to {}", settings.domain()),
        }
    }
}

/// A time as people say it.
fn after(took: Duration) -> String {
    match took.as_secs() {
        0 => "within a second".to_owned(),
        1 => "after one second".to_owned(),
        seconds => format!("after {seconds} seconds"),
    }
}

/// By which way it came.
fn by(arrival: &Arrival) -> String {
    match arrival.peer.as_str() {
        "" => arrival.came_by.to_uppercase(),
        peer => format!("{} from {peer}", arrival.came_by.to_uppercase()),
    }
}
