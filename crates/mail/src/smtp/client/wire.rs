//! Bytes to a server, answers from it, each within a time.

use std::{io, time::Duration};

use smtp_proto::{Error, Response, response::parser::ResponseReceiver};
use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt},
    time::timeout,
};

use super::Reply;

/// How much is written at once: what [`Patience::body`](super::Patience::body) is for.
const PIECE: usize = 64 * 1024;
/// How much is read at once.
const READ: usize = 4096;

/// Anything that bytes go through.
pub(super) trait Stream: AsyncRead + AsyncWrite + Send + Sync + Unpin {}
impl<S: AsyncRead + AsyncWrite + Send + Sync + Unpin> Stream for S {}

/// One connection.
pub(super) struct Wire {
    stream: Box<dyn Stream>,
    read: Box<[u8; READ]>,
    from: usize,
    to: usize,
    answer: ResponseReceiver,
}

/// Why a connection is of no use any more.
#[derive(Debug, thiserror::Error)]
pub(super) enum Broken {
    #[error("the connection ended")]
    Ended,
    #[error("no answer within {} s", .0.as_secs())]
    Silent(Duration),
    #[error("{0}")]
    Io(#[from] io::Error),
    #[error("it answers what is no SMTP")]
    Nonsense,
}

impl Wire {
    pub(super) fn new(stream: Box<dyn Stream>) -> Wire {
        Wire { stream, read: Box::new([0; READ]), from: 0, to: 0, answer: ResponseReceiver::default() }
    }

    /// The bare stream, for TLS over it. What the server said before that is not believed: none, when there was anything
    /// (a command smuggled in before the handshake, RFC 3207 section 6).
    pub(super) fn bare(self) -> Option<Box<dyn Stream>> {
        (self.from == self.to).then_some(self.stream)
    }

    pub(super) async fn write(&mut self, bytes: &[u8], patience: Duration) -> Result<(), Broken> {
        for piece in bytes.chunks(PIECE) {
            within(patience, self.stream.write_all(piece)).await?;
        }
        within(patience, self.stream.flush()).await
    }

    /// The next answer.
    pub(super) async fn answer(&mut self, patience: Duration) -> Result<Reply, Broken> {
        self.whole_answer(patience).await.map(Reply::read)
    }

    /// The next answer, with all its lines.
    pub(super) async fn whole_answer(&mut self, patience: Duration) -> Result<Response<String>, Broken> {
        match timeout(patience, self.next_answer()).await {
            Ok(answer) => answer,
            Err(_) => Err(Broken::Silent(patience)),
        }
    }

    async fn next_answer(&mut self) -> Result<Response<String>, Broken> {
        loop {
            let mut unread = self.read[self.from..self.to].iter();
            let parsed = self.answer.parse(&mut unread);
            self.from = self.to - unread.len();
            match parsed {
                Ok(response) => {
                    self.answer.reset();
                    return Ok(response);
                }
                Err(Error::NeedsMoreData { .. }) => {}
                Err(_) => return Err(Broken::Nonsense),
            }
            (self.from, self.to) = (0, self.stream.read(&mut self.read[..]).await?);
            if self.to == 0 {
                return Err(Broken::Ended);
            }
        }
    }
}

async fn within(patience: Duration, work: impl Future<Output = io::Result<()>>) -> Result<(), Broken> {
    match timeout(patience, work).await {
        Ok(done) => Ok(done?),
        Err(_) => Err(Broken::Silent(patience)),
    }
}
