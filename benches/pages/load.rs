//! Asks for pages over connections that are kept, from one thread, and notes how long each answer took.

use std::{
    cell::Cell,
    rc::Rc,
    time::{Duration, Instant},
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::process::Child;

/// One request, as it is sent.
#[derive(Clone)]
pub struct Ask {
    head: String,
    body: String,
}

impl Ask {
    /// `GET path`
    pub fn get(path: &str) -> Ask {
        Ask { head: format!("GET {path} HTTP/1.1\r\nhost: localhost\r\n"), body: String::new() }
    }

    /// `POST path` with a body.
    pub fn post(path: &str, kind: &str, body: String) -> Ask {
        let head = format!(
            "POST {path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: {kind}\r\ncontent-length: {}\r\n",
            body.len()
        );
        Ask { head, body }
    }

    /// With a header.
    pub fn with(mut self, name: &str, value: &str) -> Ask {
        self.head.push_str(&format!("{name}: {value}\r\n"));
        self
    }

    fn bytes(&self) -> Vec<u8> {
        format!("{}\r\n{}", self.head, self.body).into_bytes()
    }
}

/// Requests that are made again and again, in order.
pub struct Load {
    asks: Vec<Vec<u8>>,
    next: Cell<usize>,
}

impl Load {
    /// These.
    pub fn of(asks: Vec<Ask>) -> Rc<Load> {
        Rc::new(Load { asks: asks.iter().map(Ask::bytes).collect(), next: Cell::new(0) })
    }

    fn next(&self) -> usize {
        let place = self.next.get();
        self.next.set(place + 1);
        place
    }
}

/// What one turn showed.
pub struct Run {
    /// How long it was.
    pub wall: Duration,
    /// Answers.
    pub count: usize,
    /// Answers that were refusals.
    pub refused: usize,
    /// Microseconds of the server's CPU for each.
    pub cpu: f64,
    /// Microseconds of the database's CPU for each, where it is a process of its own.
    pub database: f64,
    /// How long each took, in microseconds, sorted.
    pub took: Vec<u32>,
}

impl Run {
    /// Answers in a second.
    pub fn rate(&self) -> f64 {
        self.count as f64 / self.wall.as_secs_f64()
    }

    /// The time that all but one in a hundred stayed under, in milliseconds.
    pub fn p99(&self) -> f64 {
        let place = (self.took.len() * 99 / 100).min(self.took.len().saturating_sub(1));
        self.took.get(place).map_or(0.0, |micros| f64::from(*micros) / 1_000.0)
    }
}

/// Asks for as long as `span`, over `connections`.
pub async fn run(server: &Child, load: &Rc<Load>, connections: usize, span: Duration) -> Run {
    go(server, load, connections, Some(span)).await
}

/// Asks for each once.
pub async fn each(server: &Child, load: &Rc<Load>, connections: usize) -> Run {
    go(server, load, connections, None).await
}

#[allow(clippy::disallowed_methods)] // a duration is printed
async fn go(server: &Child, load: &Rc<Load>, connections: usize, span: Option<Duration>) -> Run {
    let (cpu, database, begun) = (server.cpu(), server.database_cpu(), Instant::now());
    let asking = (0..connections).map(|_| connection(server.port, Rc::clone(load), begun, span));
    let local = tokio::task::LocalSet::new();
    let tasks: Vec<_> = asking.map(|one| local.spawn_local(one)).collect();
    local.await;
    let wall = begun.elapsed();
    let (mut took, mut refused) = (Vec::new(), 0);
    for task in tasks {
        let (times, no) = task.await.expect("a connection ends in order");
        took.extend(times);
        refused += no;
    }
    took.sort_unstable();
    let count = took.len().max(1);
    let each = |now: Duration, then: Duration| now.saturating_sub(then).as_secs_f64() * 1e6 / count as f64;
    let (cpu, database) = (each(server.cpu(), cpu), each(server.database_cpu(), database));
    Run { wall, count, refused, cpu, database, took }
}

#[allow(clippy::disallowed_methods)] // a duration is printed
async fn connection(port: u16, load: Rc<Load>, begun: Instant, span: Option<Duration>) -> (Vec<u32>, usize) {
    let mut line = Line::to(port).await;
    let (mut took, mut refused) = (Vec::new(), 0);
    loop {
        let place = load.next();
        let over = span.map_or(place >= load.asks.len(), |span| begun.elapsed() >= span);
        if over {
            return (took, refused);
        }
        let asked = Instant::now();
        let (status, _) = line.ask(&load.asks[place % load.asks.len()]).await;
        took.push(u32::try_from(asked.elapsed().as_micros()).unwrap_or(u32::MAX));
        refused += usize::from(status >= 400);
    }
}

/// The body of one answer, which must be a page.
pub async fn once(port: u16, ask: &Ask) -> Vec<u8> {
    let mut line = Line::to(port).await;
    let (status, body) = line.ask(&ask.bytes()).await;
    let start = String::from_utf8_lossy(&line.read[..line.filled.min(4_000)]).into_owned();
    assert_eq!(status, 200, "{}\n{start}", ask.head);
    line.read[body..line.filled].to_vec()
}

/// One connection, with room for the largest answer.
struct Line {
    stream: TcpStream,
    read: Vec<u8>,
    filled: usize,
}

impl Line {
    async fn to(port: u16) -> Line {
        let stream = TcpStream::connect(("127.0.0.1", port)).await.expect("the server answers");
        stream.set_nodelay(true).expect("no delay");
        Line { stream, read: vec![0; 2_000_000], filled: 0 }
    }

    /// The status of an answer, and where its body begins.
    async fn ask(&mut self, bytes: &[u8]) -> (u16, usize) {
        self.stream.write_all(bytes).await.expect("the request is sent");
        self.filled = 0;
        let mut whole: Option<(usize, Option<usize>)> = None;
        loop {
            let got = self.stream.read(&mut self.read[self.filled..]).await.expect("an answer");
            assert!(got > 0, "the server closed");
            self.filled += got;
            let read = &self.read[..self.filled];
            whole = whole.or_else(|| head(read));
            let Some((body, length)) = whole else { continue };
            let done = match length {
                Some(length) => self.filled >= body + length,
                None => read.ends_with(b"0\r\n\r\n"),
            };
            if done {
                let status = std::str::from_utf8(&read[9..12]).ok().and_then(|code| code.parse().ok());
                return (status.unwrap_or(0), body);
            }
        }
    }
}

/// Where the body begins, and its length if it was said.
fn head(read: &[u8]) -> Option<(usize, Option<usize>)> {
    let end = read.windows(4).position(|four| four == b"\r\n\r\n")? + 4;
    let text = std::str::from_utf8(&read[..end]).ok()?;
    let mut lines = text.lines().filter_map(|line| line.split_once(": "));
    let length = lines.find(|(name, _)| name.eq_ignore_ascii_case("content-length"));
    Some((end, length.and_then(|(_, value)| value.trim().parse().ok())))
}
