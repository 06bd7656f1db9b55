//! One lane: takes what is due, sends it through one session, writes down what became of it.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
    time::Duration,
};

use base::Time;
use community::{
    DeliveryId, LetterId, Refused,
    notices::{
        self, Enclosed,
        deliveries::{self, Claimed, Origin, Outcome, Said, Settled},
        token,
    },
};
use mail::{
    compose::{File, Mould},
    smtp::client::{Fate, Parcel, Reply, Session, Target, Told, Trouble, mx},
};
use tokio::sync::mpsc;

use super::{Office, Way, mould, parcel};

/// How many deliveries are taken at once.
const BATCH: i64 = 200;
/// How many fates are written down in one commit.
const SETTLED: usize = 200;
/// How often deliveries in hand are kept for longer.
const RENEWAL: Duration = Duration::from_secs(20);
/// How many letters are made ready ahead of what is sent; and how many bytes of them.
const AHEAD: usize = 32;
const BYTES_AHEAD: usize = 1_000_000;
/// So many sessions that end before one letter was answered, one after the other, mean that nobody is there.
const BREAKS: usize = 3;
/// Files that go with one letter weigh this at most.
const FILES: i64 = 20_000_000;

/// Sends what is due at a domain, or anywhere, until nothing is.
pub(super) async fn run(office: &Office, domain: Option<&str>) {
    if let Err(error) = go(office, domain).await {
        // What is in hand is due again when its lease ends.
        tracing::warn!(%error, "letters cannot leave just now");
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
}

async fn go(office: &Office, domain: Option<&str>) -> Result<(), Refused> {
    let name = domain.unwrap_or_default();
    let mut session = match reach(office, domain).await {
        Ok(session) => session,
        Err(trouble) => return unreachable(office, domain, &trouble).await,
    };
    let mut moulds = Moulds::default();
    let (mut first, mut breaks) = (true, 0);
    loop {
        let (claimed, more) = deliveries::claim(&mut office.work(), domain, BATCH).await?;
        if claimed.is_empty() && !more {
            break;
        }
        // Where there is more than one batch, another lane can help.
        if claimed.len() as i64 == BATCH && first {
            office.more.notify_one();
        }
        first = false;
        let sent = send(office, &mut session, claimed, &mut moulds).await?;
        if sent.answered > 0 || sent.broke.is_none() {
            office.away().answers(name);
            breaks = 0;
        }
        if let Some(why) = sent.broke {
            breaks += 1;
            if breaks >= BREAKS {
                let host = session.target().host.clone();
                return unreachable(office, domain, &Trouble::Away { host, why }).await;
            }
            // A letter that the other side cannot bear must not keep the others: it has its pause, and they go on.
            match reach(office, domain).await {
                Ok(again) => session = again,
                Err(trouble) => return unreachable(office, domain, &trouble).await,
            }
        }
        if office.is_stopping() {
            break;
        }
    }
    office.pool.give_back(session);
    Ok(())
}

async fn reach(office: &Office, domain: Option<&str>) -> Result<Session, Trouble> {
    let targets: Vec<Target> = match (&office.way, domain) {
        (Way::Relay(target), _) => vec![target.clone()],
        (Way::Direct { names, port }, Some(domain)) => mx::targets(names, domain, *port).await?,
        (Way::Direct { .. }, None) => Vec::new(),
    };
    office.pool.take(&targets, &office.manner).await
}

/// Nobody is there. A relay is tried again soon, and no letter is to blame; a domain is left alone as a whole, or for good.
async fn unreachable(office: &Office, domain: Option<&str>, trouble: &Trouble) -> Result<(), Refused> {
    let (now, chance) = (office.heart.clock().now(), office.heart.chance());
    tracing::warn!(domain, %trouble, "letters cannot be handed over");
    let Some(domain) = domain else {
        let due_at = office.away().failed("", now, chance);
        return wait_for_relay(office, trouble, due_at).await;
    };
    if !trouble.lasts() {
        let until = office.away().failed(domain, now, chance);
        let why = trouble.to_string();
        while deliveries::put_off(&mut office.work(), domain, until, &why).await? > 0 {}
    }
    // What is left was tried for too long, or there is no such place.
    loop {
        let (claimed, more) = deliveries::claim(&mut office.work(), Some(domain), BATCH).await?;
        let why = trouble.to_string();
        let outcome = if trouble.lasts() {
            Outcome::Never { code: None, why, address: true }
        } else {
            Outcome::Later { code: None, why }
        };
        let settled = claimed.iter().map(|claimed| settled(claimed, outcome.clone())).collect::<Vec<_>>();
        deliveries::settle(&mut office.work(), &settled).await?;
        if !more {
            return Ok(());
        }
    }
}

/// Some letters say why all wait: enough for whoever looks.
async fn wait_for_relay(office: &Office, trouble: &Trouble, due_at: Time) -> Result<(), Refused> {
    let (claimed, _) = deliveries::claim(&mut office.work(), None, BATCH).await?;
    let outcome = Outcome::NotTried { why: Some(trouble.to_string()), due_at };
    let settled: Vec<Settled> = claimed.iter().map(|claimed| settled(claimed, outcome.clone())).collect();
    deliveries::settle(&mut office.work(), &settled).await
}

fn settled(claimed: &Claimed, outcome: Outcome) -> Settled {
    Settled { id: claimed.id, attempts: claimed.attempts, outcome }
}

/// What became of a batch.
struct Sent {
    /// How many letters were answered, whatever the answer.
    answered: usize,
    /// Why the session is of no use any more.
    broke: Option<String>,
}

async fn send(
    office: &Office,
    session: &mut Session,
    claimed: Vec<Claimed>,
    moulds: &mut Moulds,
) -> Result<Sent, Refused> {
    let key = office.heart.letters_key().await?;
    moulds.fetch(office, &claimed).await?;
    let ahead = moulds.ahead(&claimed);
    let (give, mut parcels) = mpsc::channel::<Parcel>(ahead);
    let (tell, told) = mpsc::channel::<Told>(SETTLED);
    let open = claimed.iter().map(|claimed| (claimed.id, claimed.attempts)).collect();
    let mut desk = Desk { office, open, answered: 0, broke: false };
    let mut spoiled = Vec::new();
    let feeding = feed(office, &claimed, moulds, &key, ahead, give, &mut spoiled);
    let sending = async {
        let ended = session.deliver(&mut parcels, &tell).await;
        // Whoever makes letters ready need not go on.
        parcels.close();
        drop(tell);
        ended
    };
    let ((), ended, kept) = tokio::join!(feeding, sending, desk.keep(told));
    kept?;
    desk.spoiled(spoiled).await?;
    desk.lay_back().await?;
    Ok(Sent { answered: desk.answered, broke: ended.err() })
}

/// Makes letters ready, as fast as they are taken.
async fn feed(
    office: &Office,
    claimed: &[Claimed],
    moulds: &Moulds,
    key: &[u8; 32],
    ahead: usize,
    give: mpsc::Sender<Parcel>,
    spoiled: &mut Vec<(DeliveryId, String)>,
) {
    let slow = office.house.keys.are_slow();
    for some in claimed.chunks(ahead) {
        if office.is_stopping() {
            return;
        }
        let ready: Vec<_> = some
            .iter()
            .map(|claimed| (claimed.clone(), moulds.of(claimed), token(key, claimed.id), *key))
            .collect();
        let house = office.house.clone();
        let make = move || {
            ready
                .into_iter()
                .map(|(claimed, mould, token, key)| {
                    let made = match mould {
                        Ok(made) => {
                            let seat = |about| seat(&key, about, &claimed);
                            parcel(&made.mould, &made.said, &claimed, &token, &made.calendars, &seat, &house)
                                .map_err(|why| why.to_string())
                        }
                        Err(why) => Err(why),
                    };
                    (claimed.id, made)
                })
                .collect::<Vec<_>>()
        };
        // An RSA signature takes a millisecond: not where pages are answered.
        let made = if slow { tokio::task::spawn_blocking(make).await.unwrap_or_default() } else { make() };
        for (id, made) in made {
            match made {
                Ok(parcel) => {
                    if give.send(parcel).await.is_err() {
                        return;
                    }
                }
                Err(why) => spoiled.push((id, why)),
            }
        }
    }
}

/// What proves that a calendar's answer comes from whoever this copy went to.
fn seat(key: &[u8; 32], about: i64, claimed: &Claimed) -> String {
    claimed.person.map(|person| community::gatherings::proof(key, about, person)).unwrap_or_default()
}

/// Writes down what became of letters while others are on their way.
struct Desk<'a> {
    office: &'a Office,
    /// What is still in our hands, and with which attempt.
    open: HashMap<DeliveryId, i64>,
    answered: usize,
    /// The line broke, and a letter has been told to be lost.
    broke: bool,
}

impl Desk<'_> {
    async fn keep(&mut self, mut told: mpsc::Receiver<Told>) -> Result<(), Refused> {
        let mut some = Vec::with_capacity(SETTLED);
        loop {
            match tokio::time::timeout(RENEWAL, told.recv_many(&mut some, SETTLED)).await {
                Ok(0) => return Ok(()),
                Ok(_) => {}
                Err(_) => {
                    let open: Vec<DeliveryId> = self.open.keys().copied().collect();
                    deliveries::renew(&mut self.office.work(), &open).await?;
                    continue;
                }
            }
            let settled: Vec<Settled> = some.drain(..).filter_map(|told| self.settled(told)).collect();
            deliveries::settle(&mut self.office.work(), &settled).await?;
        }
    }

    fn settled(&mut self, told: Told) -> Option<Settled> {
        let id = DeliveryId::from(told.tag);
        let attempts = self.open.remove(&id)?;
        let fate = told.fates.into_iter().next()?;
        self.answered += usize::from(!matches!(fate, Fate::Lost { .. }));
        let outcome = match fate {
            // The line broke over the letter before: this one is not to blame, and surely did not arrive.
            Fate::Lost { maybe: false, .. } if self.broke => {
                Outcome::NotTried { why: None, due_at: self.office.heart.clock().now() }
            }
            fate => {
                self.broke |= matches!(fate, Fate::Lost { .. });
                outcome(fate)
            }
        };
        Some(Settled { id, attempts, outcome })
    }

    /// A letter that cannot be made is never sent: a person must look.
    async fn spoiled(&mut self, spoiled: Vec<(DeliveryId, String)>) -> Result<(), Refused> {
        let mut settled = Vec::new();
        for (id, why) in spoiled {
            tracing::error!(%id, why, "a letter cannot be made");
            if let Some(attempts) = self.open.remove(&id) {
                settled.push(Settled {
                    id,
                    attempts,
                    outcome: Outcome::Never { code: None, why, address: false },
                });
            }
        }
        deliveries::settle(&mut self.office.work(), &settled).await
    }

    /// What was not begun is due again at once.
    async fn lay_back(&mut self) -> Result<(), Refused> {
        let due_at = self.office.heart.clock().now();
        let back =
            |(id, attempts)| Settled { id, attempts, outcome: Outcome::NotTried { why: None, due_at } };
        let settled: Vec<Settled> = self.open.drain().map(back).collect();
        deliveries::settle(&mut self.office.work(), &settled).await
    }
}

fn outcome(fate: Fate) -> Outcome {
    match fate {
        Fate::Taken(reply) => Outcome::Sent { code: reply.code.into() },
        Fate::Later(reply) => Outcome::Later { code: Some(reply.code.into()), why: reply.to_string() },
        Fate::Never(reply) => {
            let address = blames_the_address(&reply);
            Outcome::Never { code: Some(reply.code.into()), why: reply.to_string(), address }
        }
        Fate::Lost { why, maybe } => {
            let doubt = if maybe { "; it may have arrived" } else { "" };
            Outcome::Later { code: None, why: format!("the line was lost: {why}{doubt}") }
        }
    }
}

/// Whether there is nobody of that name (RFC 3463: 5.1 is about addresses, 5.2 about mailboxes, 5.4 about the way); 5.3, 5.5, 5.6 and
/// 5.7 are about the letter, or about us.
fn blames_the_address(reply: &Reply) -> bool {
    match reply.enhanced {
        [0, ..] => matches!(reply.code, 550 | 551 | 553),
        [_, subject, _] => matches!(subject, 1 | 2 | 4),
    }
}

/// A letter, how it is encoded, and its calendars.
struct Letter {
    said: Said,
    mould: Mould,
    calendars: Vec<Enclosed>,
}

/// That; or why it cannot be.
type Made = Result<Arc<Letter>, String>;

/// Letters that were encoded for this lane.
#[derive(Default)]
struct Moulds {
    made: HashMap<(LetterId, Option<String>), Made>,
    sizes: HashMap<LetterId, usize>,
}

impl Moulds {
    fn slug(origin: Option<&Origin>) -> Option<String> {
        origin.map(|origin| origin.slug.clone())
    }

    /// Reads and encodes what is not here yet; what no letter of this batch needs is let go.
    async fn fetch(&mut self, office: &Office, claimed: &[Claimed]) -> Result<(), Refused> {
        let wanted: HashSet<LetterId> = claimed.iter().map(|claimed| claimed.letter).collect();
        self.made.retain(|(letter, _), _| wanted.contains(letter));
        self.sizes.retain(|letter, _| wanted.contains(letter));
        let missing: Vec<LetterId> =
            wanted.iter().copied().filter(|letter| !self.sizes.contains_key(letter)).collect();
        if missing.is_empty() {
            return Ok(());
        }
        for said in deliveries::letters(&mut office.work(), &missing).await? {
            let files = files(office, said.id).await?;
            let calendars = match said.calendars {
                0 => Vec::new(),
                _ => notices::calendars(&mut office.work(), said.id).await?,
            };
            let weight: usize = files.iter().map(|file| file.bytes.len() * 4 / 3).sum();
            self.sizes.insert(said.id, said.plain.len() + said.html.len() + weight + 2_000);
            for one in claimed.iter().filter(|claimed| claimed.letter == said.id) {
                let key = (said.id, Moulds::slug(one.community.as_ref()));
                self.made.entry(key).or_insert_with(|| {
                    match mould(&said, one.community.as_ref(), files.clone(), &calendars, &office.house) {
                        Ok(mould) => {
                            Ok(Arc::new(Letter { said: said.clone(), mould, calendars: calendars.clone() }))
                        }
                        Err(why) => Err(why.to_string()),
                    }
                });
            }
        }
        Ok(())
    }

    fn of(&self, claimed: &Claimed) -> Made {
        let key = (claimed.letter, Moulds::slug(claimed.community.as_ref()));
        self.made.get(&key).cloned().unwrap_or_else(|| Err("the letter is not there any more".to_owned()))
    }

    /// How many letters may be ready at once, so that large ones do not fill the memory.
    fn ahead(&self, claimed: &[Claimed]) -> usize {
        let largest = claimed.iter().filter_map(|claimed| self.sizes.get(&claimed.letter)).max();
        largest.map_or(AHEAD, |size| (BYTES_AHEAD / size.max(&1)).clamp(1, AHEAD))
    }
}

async fn files(office: &Office, letter: LetterId) -> Result<Vec<File>, Refused> {
    let mut files = Vec::new();
    let mut weight = 0;
    for file in deliveries::files(&mut office.work(), letter).await? {
        weight += file.size;
        if weight > FILES {
            tracing::warn!(%letter, "files that are too large for a letter were left out");
            break;
        }
        let bytes = office.heart.blobs().get(&file.blob)?;
        files.push(File { name: file.name, kind: file.kind, bytes });
    }
    Ok(files)
}
