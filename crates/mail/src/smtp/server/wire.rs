//! The line to a client: what it has sent and we have not read, what we have said and not sent, and how long we wait.

use std::{io, sync::Arc, time::Duration};

use rustls::ServerConfig;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::{sleep, timeout},
};
use tokio_rustls::{TlsAcceptor, server::TlsStream};

use super::seats::Taken;
use crate::smtp::Reply;

/// Read at once while commands are exchanged, and while a letter comes in.
const SIP: usize = 2 << 10;
pub(super) const GULP: usize = 64 << 10;
/// A memory that has grown is given back when it is empty.
const KEPT: usize = 8 << 10;
/// How long a client may take to read what we say, or to agree on a cipher.
const SLOW: Duration = Duration::from_secs(60);

pub(super) enum Stream {
    Tcp(TcpStream),
    Tls(Box<TlsStream<TcpStream>>),
    #[cfg(unix)]
    Socket(tokio::net::UnixStream),
}

/// Why a session ends before it says QUIT.
#[derive(Debug)]
pub(super) enum Ended {
    /// The client is gone.
    Gone,
    /// It said nothing for too long.
    Silent,
    /// Its place is wanted for another, or the program stops.
    Asked,
}

impl From<io::Error> for Ended {
    fn from(_: io::Error) -> Ended {
        Ended::Gone
    }
}

/// A line that was read.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// It lies in the buffer that was given, its end included.
    Well,
    /// It was longer than it may be; the rest was skipped.
    TooLong,
    /// It ended with a line feed alone.
    Bare,
}

pub(super) struct Wire {
    stream: Option<Stream>,
    input: Vec<u8>,
    at: usize,
    output: Vec<u8>,
    place: Taken,
    /// It was asked to leave while a letter came in; it leaves after that.
    leaves: bool,
}

impl Wire {
    pub fn new(stream: Stream, place: Taken) -> Wire {
        Wire { stream: Some(stream), input: Vec::new(), at: 0, output: Vec::new(), place, leaves: false }
    }

    /// Whether the client has said something before it was greeted.
    pub fn spoke_early(&mut self) -> bool {
        let mut first = [0; 512];
        match &self.stream {
            Some(Stream::Tcp(stream)) => matches!(stream.try_read(&mut first), Ok(1..)),
            _ => false,
        }
    }

    /// What was sent and not yet taken.
    pub fn waiting(&self) -> &[u8] {
        &self.input[self.at..]
    }

    /// Takes `count` bytes of what is waiting.
    pub fn take(&mut self, count: usize) {
        self.at += count;
        if self.at >= self.input.len() {
            self.at = 0;
            self.input.clear();
            if self.input.capacity() > KEPT {
                self.input = Vec::new();
            }
        }
    }

    /// Says something. It is sent before we wait for more, so that answers to what came together go together.
    pub fn say(&mut self, reply: &Reply) {
        reply.write(&mut self.output);
    }

    /// Says bytes as they are.
    pub fn say_raw(&mut self, bytes: &[u8]) {
        self.output.extend_from_slice(bytes);
    }

    pub async fn flush(&mut self) -> Result<(), Ended> {
        if self.output.is_empty() {
            return Ok(());
        }
        let output = &self.output;
        let sent = async {
            match self.stream.as_mut().ok_or(Ended::Gone)? {
                Stream::Tcp(stream) => stream.write_all(output).await?,
                Stream::Tls(stream) => {
                    stream.write_all(output).await?;
                    stream.flush().await?;
                }
                #[cfg(unix)]
                Stream::Socket(stream) => stream.write_all(output).await?,
            }
            Ok(())
        };
        let sent: Result<(), Ended> = timeout(SLOW, sent).await.unwrap_or(Err(Ended::Silent));
        self.output.clear();
        sent
    }

    /// Waits for more, at most `patience`; at least one byte has come when it returns. `in_letter`: only a client whose place is wanted
    /// is interrupted.
    pub async fn fill(&mut self, at_most: usize, patience: Duration, in_letter: bool) -> Result<(), Ended> {
        self.flush().await?;
        if self.at > 0 {
            self.input.drain(..self.at);
            self.at = 0;
        }
        let (stream, input, seat) =
            (self.stream.as_mut().ok_or(Ended::Gone)?, &mut self.input, &self.place.seat);
        input.reserve(at_most);
        let read = async {
            match stream {
                Stream::Tcp(stream) => stream.read_buf(input).await,
                Stream::Tls(stream) => stream.read_buf(input).await,
                #[cfg(unix)]
                Stream::Socket(stream) => stream.read_buf(input).await,
            }
        };
        let mut read = std::pin::pin!(read);
        let mut too_long = std::pin::pin!(sleep(patience));
        let asked_before = self.leaves;
        if asked_before && !in_letter {
            return Err(Ended::Asked);
        }
        let mut leaves = asked_before;
        let count = loop {
            tokio::select! {
                biased;
                count = &mut read => break count?,
                at_once = seat.asked_to_leave(), if !leaves => {
                    if at_once || !in_letter {
                        return Err(Ended::Asked);
                    }
                    leaves = true;
                }
                () = &mut too_long => return Err(Ended::Silent),
            }
        };
        self.leaves = leaves;
        if count == 0 {
            return Err(Ended::Gone);
        }
        self.place.seat.heard();
        Ok(())
    }

    /// Reads one line of at most `most` bytes into `line`.
    pub async fn line(&mut self, line: &mut Vec<u8>, most: usize, patience: Duration) -> Result<Line, Ended> {
        line.clear();
        let mut looked_at = 0;
        loop {
            let waiting = &self.input[self.at..];
            if let Some(end) = memchr::memchr(b'\n', &waiting[looked_at..]).map(|end| looked_at + end) {
                if end >= most {
                    self.take(end + 1);
                    return Ok(Line::TooLong);
                }
                line.extend_from_slice(&waiting[..=end]);
                self.take(end + 1);
                return Ok(if line.ends_with(b"\r\n") { Line::Well } else { Line::Bare });
            }
            looked_at = waiting.len();
            if looked_at > most {
                return self.skip_line(patience).await;
            }
            self.fill(SIP, patience, false).await?;
        }
    }

    /// Skips the rest of a line that is too long, in no memory; a client that sends megabytes without an end is left.
    async fn skip_line(&mut self, patience: Duration) -> Result<Line, Ended> {
        let mut skipped = 0;
        loop {
            let waiting = self.waiting();
            let (count, length) = (waiting.len(), memchr::memchr(b'\n', waiting));
            if let Some(end) = length {
                self.take(end + 1);
                return Ok(Line::TooLong);
            }
            self.take(count);
            skipped += count;
            if skipped > 1 << 20 {
                self.say(&Reply::new(500, [5, 5, 2], "this line has no end; goodbye"));
                return Err(Ended::Gone);
            }
            self.fill(GULP, patience, false).await?;
        }
    }

    /// Encrypts the line. What the client sent before that, unencrypted, is not heard.
    pub async fn encrypt(&mut self, config: Arc<ServerConfig>) -> Result<(), Ended> {
        self.flush().await?;
        self.input.clear();
        self.at = 0;
        let Some(Stream::Tcp(stream)) = self.stream.take() else { return Err(Ended::Gone) };
        let agreed = timeout(SLOW, TlsAcceptor::from(config).accept(stream)).await;
        let stream = agreed.map_err(|_| Ended::Silent)??;
        self.stream = Some(Stream::Tls(Box::new(stream)));
        Ok(())
    }

    /// Whether it is encrypted, and whether it could be.
    pub fn is_encrypted(&self) -> bool {
        matches!(self.stream, Some(Stream::Tls(_)))
    }

    /// Says the last words and closes. The rest of what the client sends is read for a moment: closed over unread bytes, a line is
    /// reset, and the client would not hear why.
    pub async fn close(mut self) {
        if self.flush().await.is_err() {
            return;
        }
        let Some(stream) = self.stream else { return };
        let lingering = async move {
            let mut rest = [0; 4096];
            match stream {
                Stream::Tcp(mut stream) => {
                    stream.shutdown().await?;
                    while stream.read(&mut rest).await? > 0 {}
                }
                Stream::Tls(mut stream) => stream.shutdown().await?,
                #[cfg(unix)]
                Stream::Socket(mut stream) => stream.shutdown().await?,
            }
            io::Result::Ok(())
        };
        drop(timeout(Duration::from_secs(2), lingering).await);
    }
}
