//! Sends letters one after the other, and as far ahead as the server can hear.

use std::collections::VecDeque;

use tokio::sync::mpsc::{Receiver, Sender, error::TryRecvError};

use super::{
    Parcel, Session, Told,
    transaction::{Begun, envelope, stuffed},
    wire::Broken,
};

/// How many letters are on their way at once, with `CHUNKING`.
const AHEAD: usize = 20;
/// And how many bytes of them: enough for a quick line, and little to be in doubt about when it breaks.
const BYTES_AHEAD: usize = 256 * 1024;

/// Whatever else there is to send.
enum Next {
    Parcel(Parcel),
    /// Nothing just now.
    Nothing,
    /// Never again.
    End,
}

impl Session {
    /// Sends what comes through `parcels` until there will be no more, and tells what became of each.
    ///
    /// An error is the end of this session, with its reason. What was begun was told as lost; what was not begun is still in
    /// `parcels`, for another session.
    pub async fn deliver(
        &mut self,
        parcels: &mut Receiver<Parcel>,
        told: &Sender<Told>,
    ) -> Result<(), String> {
        let mut begun = VecDeque::new();
        let ended = if self.offers.chunking && self.offers.pipelining {
            self.in_a_stream(parcels, told, &mut begun).await
        } else {
            self.in_turns(parcels, told, &mut begun).await
        };
        let Err(why) = ended else { return Ok(()) };
        let why = why.to_string();
        for lost in begun {
            // Whoever does not listen any more does not want to know.
            drop(told.send(lost.told(&why)).await);
        }
        Err(why)
    }

    /// The next parcel that can be given to this server; what cannot be is told at once.
    async fn next(
        &self,
        parcels: &mut Receiver<Parcel>,
        told: &Sender<Told>,
        wait: bool,
    ) -> Result<Next, Broken> {
        // It said that it closes: nothing more is begun.
        if self.closing {
            return Err(Broken::Ended);
        }
        loop {
            let parcel = match parcels.try_recv() {
                Ok(parcel) => parcel,
                Err(TryRecvError::Disconnected) => return Ok(Next::End),
                Err(TryRecvError::Empty) if !wait => return Ok(Next::Nothing),
                Err(TryRecvError::Empty) => match parcels.recv().await {
                    Some(parcel) => parcel,
                    None => return Ok(Next::End),
                },
            };
            let Some(no) = self.objection(&parcel) else { return Ok(Next::Parcel(parcel)) };
            let mut refused = Begun::of(&parcel);
            refused.all(&no);
            drop(told.send(refused.told("")).await);
        }
    }

    /// `BDAT` (RFC 3030) needs no go-ahead, so that nothing waits for anything. `RSET` before each letter, because after a
    /// refused one the state is not known otherwise.
    async fn in_a_stream(
        &mut self,
        parcels: &mut Receiver<Parcel>,
        told: &Sender<Told>,
        begun: &mut VecDeque<Begun>,
    ) -> Result<(), Broken> {
        let (mut out, mut ahead, mut more) = (Vec::new(), 0, true);
        // The size of each that is on its way.
        let mut sizes = VecDeque::new();
        loop {
            while more && begun.len() < AHEAD && ahead < BYTES_AHEAD {
                match self.next(parcels, told, begun.is_empty()).await? {
                    Next::Parcel(parcel) => {
                        out.extend_from_slice(b"RSET\r\n");
                        envelope(&parcel, self.offers, &mut out);
                        out.extend_from_slice(format!("BDAT {} LAST\r\n", parcel.bytes.len()).as_bytes());
                        out.extend_from_slice(&parcel.bytes);
                        let mut one = Begun::of(&parcel);
                        one.written = true;
                        begun.push_back(one);
                        sizes.push_back(parcel.bytes.len());
                        ahead += parcel.bytes.len();
                    }
                    Next::Nothing => break,
                    Next::End => more = false,
                }
            }
            if !out.is_empty() {
                self.wire.write(&out, self.manner.patience.body).await?;
                out.clear();
                out.shrink_to(2 * BYTES_AHEAD);
            }
            if begun.is_empty() && !more {
                return Ok(());
            }
            while let Some(first) = begun.front_mut() {
                self.answer().await?;
                self.hear_envelope(first).await?;
                self.hear_end(first).await?;
                ahead -= sizes.pop_front().unwrap_or(0);
                if let Some(first) = begun.pop_front() {
                    drop(told.send(first.told("it answered nothing")).await);
                }
                // Half of what may be on its way is heard before more is sent: fewer and larger writes.
                let room = begun.len() <= AHEAD / 2 && ahead <= BYTES_AHEAD / 2;
                if room && !parcels.is_empty() {
                    break;
                }
            }
        }
    }

    /// `DATA` has to be granted before the letter; with `PIPELINING` the end of one letter and the beginning of the next go out
    /// together.
    async fn in_turns(
        &mut self,
        parcels: &mut Receiver<Parcel>,
        told: &Sender<Told>,
        begun: &mut VecDeque<Begun>,
    ) -> Result<(), Broken> {
        let patience = self.manner.patience;
        let mut out = Vec::new();
        // The letter that was granted.
        let mut granted: Option<Parcel> = None;
        loop {
            let next = match self.next_in_turn(parcels, told, &granted).await? {
                Next::End if granted.is_none() => return Ok(()),
                Next::Parcel(parcel) => Some(parcel),
                _ => None,
            };
            begun.extend(next.iter().map(Begun::of));
            out.clear();
            if let (Some(parcel), Some(current)) = (&granted, begun.front_mut()) {
                let letter = if current.is_wanted() { &parcel.bytes[..] } else { b"" };
                stuffed(letter, &mut out);
                current.written = true;
            }
            let ahead = self.offers.pipelining;
            let swept = std::mem::take(&mut self.unclean) && next.is_some();
            if let Some(parcel) = next.as_ref().filter(|_| ahead) {
                out.extend_from_slice(if swept { b"RSET\r\n" } else { b"" });
                envelope(parcel, self.offers, &mut out);
                out.extend_from_slice(b"DATA\r\n");
            }
            self.wire.write(&out, patience.body).await?;
            if granted.take().is_some()
                && let Some(current) = begun.front_mut()
            {
                self.hear_end(current).await?;
                if let Some(current) = begun.pop_front() {
                    drop(told.send(current.told("it answered nothing")).await);
                }
            }
            let Some(parcel) = next else { continue };
            let Some(current) = begun.front_mut() else { continue };
            if swept {
                if !ahead {
                    self.wire.write(b"RSET\r\n", patience.command).await?;
                }
                self.answer().await?;
            }
            if ahead {
                self.hear_envelope(current).await?;
            } else {
                self.ask_envelope(&parcel, current).await?;
                if current.is_wanted() {
                    self.wire.write(b"DATA\r\n", patience.command).await?;
                }
            }
            let answer = if ahead || current.is_wanted() {
                Some(self.answer_within(patience.data).await?)
            } else {
                None
            };
            if answer.as_ref().is_some_and(|answer| answer.code == 354) {
                granted = Some(parcel);
            } else {
                if let Some(answer) = &answer {
                    current.all(answer);
                }
                self.unclean = true;
                if let Some(current) = begun.pop_front() {
                    drop(told.send(current.told("it answered nothing")).await);
                }
            }
        }
    }

    async fn next_in_turn(
        &self,
        parcels: &mut Receiver<Parcel>,
        told: &Sender<Told>,
        granted: &Option<Parcel>,
    ) -> Result<Next, Broken> {
        if granted.is_none() {
            return self.next(parcels, told, true).await;
        }
        // It closes behind the letter that it has granted: that one is sent still.
        if self.closing || !self.offers.pipelining {
            return Ok(Next::Nothing);
        }
        self.next(parcels, told, false).await
    }
}
