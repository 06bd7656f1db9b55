//! Where the bytes of a mailbox come from: a plain file, or a gzip file unpacked on the way.

use std::io::{self, Chain, Cursor, Read};

use flate2::read::MultiGzDecoder;

use super::{Limits, MboxError};

/// Bytes below this are unpacked whatever the ratio: a small archive of equal lines packs very well.
const RATIO_COUNTS_FROM: u64 = 64 << 20;

/// A reader that knows how much was taken from the outside and how much came out.
pub(super) struct Source<R: Read> {
    bytes: Bytes<R>,
    given: u64,
    limits: Limits,
}

enum Bytes<R: Read> {
    Plain(Counted<R>),
    Gzip(Box<MultiGzDecoder<Counted<R>>>),
}

/// What a read brought.
pub(super) enum Read1 {
    Some(usize),
    End,
    /// The packed file breaks off or is damaged here. What came before it is good.
    Damaged(String),
}

impl<R: Read> Source<R> {
    /// Looks at the first bytes to tell gzip from plain text.
    pub fn new(mut inner: R, limits: Limits) -> Result<Self, MboxError> {
        let mut head = Vec::with_capacity(2);
        while head.len() < 2 {
            let mut byte = [0u8; 1];
            match inner.read(&mut byte) {
                Ok(0) => break,
                Ok(_) => head.push(byte[0]),
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                Err(e) => return Err(e.into()),
            }
        }
        let gzip = head == [0x1f, 0x8b];
        let counted = Counted { inner: Cursor::new(head).chain(inner), taken: 0 };
        let bytes =
            if gzip { Bytes::Gzip(Box::new(MultiGzDecoder::new(counted))) } else { Bytes::Plain(counted) };
        Ok(Source { bytes, given: 0, limits })
    }

    pub fn is_gzip(&self) -> bool {
        matches!(self.bytes, Bytes::Gzip(_))
    }

    /// Bytes taken from the file itself, packed if it is packed.
    pub fn taken(&self) -> u64 {
        match &self.bytes {
            Bytes::Plain(counted) => counted.taken,
            Bytes::Gzip(decoder) => decoder.get_ref().taken,
        }
    }

    pub fn read(&mut self, into: &mut [u8]) -> Result<Read1, MboxError> {
        let read = loop {
            let read = match &mut self.bytes {
                Bytes::Plain(counted) => counted.read(into),
                Bytes::Gzip(decoder) => decoder.read(into),
            };
            match read {
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                other => break other,
            }
        };
        match read {
            Ok(0) => Ok(Read1::End),
            Ok(n) => {
                self.given += n as u64;
                self.guard()?;
                Ok(Read1::Some(n))
            }
            Err(e) if self.is_gzip() && is_damage(&e) => Ok(Read1::Damaged(e.to_string())),
            Err(e) => Err(e.into()),
        }
    }

    /// A gzip bomb ends the reading: its letters would be noise, and time is not ours to give away.
    fn guard(&self) -> Result<(), MboxError> {
        if !self.is_gzip() {
            return Ok(());
        }
        let (given, taken) = (self.given, self.taken());
        let too_big = given > self.limits.unpacked_bytes;
        let too_thin = given > RATIO_COUNTS_FROM && given / taken.max(1) > self.limits.unpack_ratio;
        if too_big || too_thin {
            return Err(MboxError::Bomb { packed: taken, unpacked: given });
        }
        Ok(())
    }
}

fn is_damage(e: &io::Error) -> bool {
    use io::ErrorKind::{InvalidData, InvalidInput, UnexpectedEof};
    matches!(e.kind(), InvalidData | InvalidInput | UnexpectedEof)
}

struct Counted<R: Read> {
    inner: Chain<Cursor<Vec<u8>>, R>,
    taken: u64,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(into)?;
        self.taken += n as u64;
        Ok(n)
    }
}
