//! A server with a desk that remembers, and a client that says exactly what it is told to.

#![allow(dead_code, reason = "not every test asks for everything")]

use std::{
    io::Read,
    net::SocketAddr,
    path::PathBuf,
    sync::{Arc, Mutex},
    time::Duration,
};

use mail::smtp::{
    Reply,
    server::{Certificate, Desk, Door, Envelope, Letter, Limits, Server},
};
use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};

/// What was kept: the envelope and the bytes.
pub type Kept = Arc<Mutex<Vec<(Envelope, Vec<u8>)>>>;

/// Knows everybody at hall.example but `nobody`, and keeps letters in memory.
#[derive(Clone, Default)]
pub struct Memory {
    pub kept: Kept,
    /// Said instead of keeping.
    pub refuses: Arc<Mutex<Option<Reply>>>,
    /// How long keeping takes.
    pub takes: Duration,
}

impl Desk for Memory {
    async fn sender(&self, _: &Envelope) -> Result<(), Reply> {
        Ok(())
    }

    async fn recipient(&self, _: &Envelope, recipient: &str) -> Result<(), Reply> {
        match recipient.rsplit_once('@') {
            _ if recipient == "postmaster" => Ok(()),
            Some(("nobody", "hall.example")) => {
                Err(Reply::new(550, [5, 1, 1], "nobody has this address here"))
            }
            Some((local, "hall.example")) if !local.contains('%') => Ok(()),
            Some((_, "hall.example")) => Err(Reply::new(550, [5, 1, 1], "nobody has this address here")),
            _ => Err(Reply::new(554, [5, 7, 1], "letters to others are not passed on here")),
        }
    }

    async fn keep(&self, envelope: Envelope, letter: Letter) -> Result<String, Reply> {
        tokio::time::sleep(self.takes).await;
        if let Some(reply) = self.refuses.lock().unwrap().clone() {
            return Err(reply);
        }
        let raw = match letter {
            Letter::Small(raw) => raw,
            Letter::Large(mut file, _) => {
                let mut raw = Vec::new();
                file.read_to_end(&mut raw).unwrap();
                raw
            }
        };
        self.kept.lock().unwrap().push((envelope, raw));
        Ok("kept".into())
    }
}

/// A server that runs until the test ends.
pub struct Running {
    pub address: SocketAddr,
    pub desk: Memory,
    pub server: Server<Memory>,
    pub folder: tempfile::TempDir,
    stop: Option<tokio::sync::oneshot::Sender<()>>,
}

impl Running {
    pub async fn begin() -> Running {
        Running::with(Limits::default(), None).await
    }

    pub async fn with(limits: Limits, certificate: Option<Certificate>) -> Running {
        Running::of(Memory::default(), limits, certificate, false).await
    }

    pub async fn of(desk: Memory, limits: Limits, certificate: Option<Certificate>, lmtp: bool) -> Running {
        let folder = tempfile::tempdir().unwrap();
        let mut server = Server::new("mx.hall.example", desk.clone(), folder.path().to_owned(), limits);
        if let Some(certificate) = certificate {
            server = server.with_certificate(certificate);
        }
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let door = if lmtp { Door::Lmtp(listener) } else { Door::Smtp(listener) };
        let (stop, stopped) = tokio::sync::oneshot::channel();
        let serving = server.clone();
        tokio::spawn(async move { serving.serve(door, async { drop(stopped.await) }).await });
        Running { address, desk, server, folder, stop: Some(stop) }
    }

    /// Asks it to stop.
    pub fn stop(&mut self) {
        self.stop.take();
    }

    pub fn kept(&self) -> Vec<(Envelope, Vec<u8>)> {
        self.desk.kept.lock().unwrap().clone()
    }

    /// What was kept, as text.
    pub fn letters(&self) -> Vec<String> {
        self.kept().iter().map(|(_, raw)| String::from_utf8_lossy(raw).into_owned()).collect()
    }

    /// A client that has read the greeting.
    pub async fn client(&self) -> Client<TcpStream> {
        let mut client = self.silent().await;
        assert!(client.answer().await.starts_with("220 "));
        client
    }

    /// A client that has said EHLO too.
    pub async fn greeted(&self) -> Client<TcpStream> {
        let mut client = self.client().await;
        client.say("EHLO client.example\r\n").await.expect("250");
        client
    }

    /// A client that is about to send a letter.
    pub async fn sending(&self) -> Client<TcpStream> {
        let mut client = self.greeted().await;
        client.say("MAIL FROM:<ann@example.org>\r\n").await.expect("250");
        client.say("RCPT TO:<peers@hall.example>\r\n").await.expect("250");
        client.say("DATA\r\n").await.expect("354");
        client
    }

    /// A client that has read nothing yet.
    pub async fn silent(&self) -> Client<TcpStream> {
        Client::new(TcpStream::connect(self.address).await.unwrap())
    }
}

/// Says bytes and reads answers.
pub struct Client<S> {
    pub stream: S,
    read: Vec<u8>,
}

/// An answer: all its lines.
pub struct Answer(pub String);

impl Answer {
    /// Fails the test unless it begins so.
    #[track_caller]
    pub fn expect(self, begin: &str) -> String {
        assert!(self.0.starts_with(begin), "expected {begin}, heard {:?}", self.0);
        self.0
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> Client<S> {
    pub fn new(stream: S) -> Client<S> {
        Client { stream, read: Vec::new() }
    }

    /// Sends bytes; a line that is closed already is no failure.
    pub async fn send(&mut self, bytes: impl AsRef<[u8]>) {
        drop(self.stream.write_all(bytes.as_ref()).await);
        drop(self.stream.flush().await);
    }

    /// Says something and reads the answer.
    pub async fn say(&mut self, bytes: impl AsRef<[u8]>) -> Answer {
        self.send(bytes).await;
        Answer(self.answer().await)
    }

    /// The next answer, all its lines; empty when the line was closed.
    pub async fn answer(&mut self) -> String {
        let mut from = 0;
        loop {
            while let Some(end) = self.read[from..].iter().position(|b| *b == b'\n').map(|end| from + end + 1)
            {
                let line = &self.read[from..end];
                from = end;
                if line.get(3) != Some(&b'-') {
                    let answer = self.read.drain(..end).collect();
                    return String::from_utf8(answer).unwrap();
                }
            }
            let mut piece = [0; 4096];
            let read = timeout(Duration::from_secs(20), self.stream.read(&mut piece)).await;
            match read.expect("an answer within 20 s") {
                Ok(count @ 1..) => self.read.extend_from_slice(&piece[..count]),
                _ => return String::new(),
            }
        }
    }

    /// Waits until the line is closed, whatever bytes come before that.
    pub async fn rest_of_nonsense(&mut self) {
        let mut rest = Vec::new();
        drop(timeout(Duration::from_secs(20), self.stream.read_to_end(&mut rest)).await.expect("the end"));
    }

    /// Everything that is said until the line is closed.
    pub async fn rest(&mut self) -> String {
        let mut said = String::new();
        loop {
            match self.answer().await {
                answer if answer.is_empty() => return said,
                answer => said.push_str(&answer),
            }
        }
    }
}

/// The certificate of the fixtures with this name, and its key.
pub fn fixture(name: &str) -> (PathBuf, PathBuf) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../mail/tests/fixtures/tls");
    (folder.join(format!("{name}.crt")), folder.join(format!("{name}.key")))
}
