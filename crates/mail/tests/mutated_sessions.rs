//! Sessions with random damage: the server never panics, never hangs, answers each letter that it keeps, and finds no end of a letter
//! where there is none.
//!
//! More by hand: `GUILDHALL_DAMAGE=500 cargo test --release -p mail --test mutated_sessions`

#[path = "support/mod.rs"]
mod corpora;
#[path = "support/smtp.rs"]
mod support;

use std::{
    sync::atomic::{AtomicUsize, Ordering},
    time::Duration,
};

use mail::smtp::server::Limits;
use support::{Memory, Running};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};

/// A small generator of our own (xorshift64*), so that a failure can be repeated from its seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % n.max(1)
    }
}

fn times() -> u64 {
    std::env::var("GUILDHALL_DAMAGE").ok().and_then(|times| times.parse().ok()).unwrap_or(1)
}

const SESSIONS: [&str; 6] = [
    "EHLO a\r\nMAIL FROM:<ann@example.org>\r\nRCPT TO:<peers@hall.example>\r\nDATA\r\nFrom: ann@example.org\r\n\r\nHi\r\n..x\r\n.\r\nQUIT\r\n",
    "EHLO a\r\nMAIL FROM:<> SIZE=10 BODY=8BITMIME SMTPUTF8\r\nRCPT TO:<peers@hall.example>\r\nBDAT 5\r\nhellBDAT 4 LAST\r\nbye\nNOOP\r\nQUIT\r\n",
    "HELO a\r\nVRFY x\r\nEXPN x\r\nHELP\r\nRSET\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<nobody@hall.example>\r\nRCPT TO:<x@elsewhere.example>\r\nDATA\r\nQUIT\r\n",
    "EHLO a\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<peers@hall.example>\r\nDATA\r\n\r\na\n.\nb\r\n.\r\nMAIL FROM:<c@d.example>\r\nRCPT TO:<postmaster>\r\nDATA\r\nx\r\n.\r\n",
    "EHLO [127.0.0.1]\r\nSTARTTLS\r\nAUTH PLAIN x\r\nETRN x\r\nMAIL FROM:<\"a b\"@c.example> X=Y\r\nBDAT 0 LAST\r\nQUIT\r\n",
    "LHLO a\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<peers@hall.example>\r\nRCPT TO:<peers-help@hall.example>\r\nDATA\r\n.\r\nQUIT\r\n",
];

const BITS: [&[u8]; 22] = [
    b"\r\n",
    b"\n",
    b"\r",
    b".",
    b"\r\n.\r\n",
    b"\n.\n",
    b"\r\n.\n",
    b"\r.\r",
    b"\0",
    b"\xff",
    b"<",
    b">",
    b":",
    b" ",
    b"BDAT 3\r\n",
    b"DATA\r\n",
    b"RSET\r\n",
    b"EHLO x\r\n",
    b"99999999999999999999",
    b"@",
    b"\"",
    b"\\",
];

fn damaged(session: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut out = session.to_vec();
    for _ in 0..1 + dice.below(6) {
        let at = dice.below(out.len() + 1);
        match dice.below(5) {
            0 if at < out.len() => out[at] = dice.below(256) as u8,
            1 => {
                let end = (at + dice.below(30)).min(out.len());
                out.drain(at..end);
            }
            2 => {
                let end = (at + dice.below(120)).min(out.len());
                let piece = out[at..end].to_vec();
                let to = dice.below(out.len() + 1);
                out.splice(to..to, piece);
            }
            _ => {
                let bit = BITS[dice.below(BITS.len())];
                out.splice(at..at, bit.iter().copied());
            }
        }
    }
    out
}

/// Sends bytes in pieces of random size and hears everything until the end.
async fn held(running: &Running, bytes: &[u8], dice: &mut Dice) -> String {
    let mut stream = TcpStream::connect(running.address).await.unwrap();
    stream.set_nodelay(true).unwrap();
    let mut greeting = [0; 128];
    let greeted = stream.read(&mut greeting).await.unwrap();
    let (mut reading, mut writing) = stream.split();
    let write = async {
        let mut rest = bytes;
        while !rest.is_empty() {
            let (now, later) = rest.split_at((1 + dice.below(200)).min(rest.len()));
            if writing.write_all(now).await.is_err() {
                break;
            }
            rest = later;
            if dice.below(4) == 0 {
                tokio::task::yield_now().await;
            }
        }
        drop(writing.shutdown().await);
    };
    let mut said = Vec::new();
    let (read, ()) = tokio::join!(timeout(Duration::from_secs(20), reading.read_to_end(&mut said)), write);
    drop(read.expect("the session ends when its client has gone"));
    String::from_utf8_lossy(&[&greeting[..greeted], &said].concat()).into_owned()
}

/// Panics of sessions, which end only their own task.
static PANICS: AtomicUsize = AtomicUsize::new(0);

fn count_panics() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        PANICS.fetch_add(1, Ordering::Relaxed);
        before(panic);
    }));
}

async fn running(lmtp: bool) -> Running {
    let limits = Limits { letters_a_minute: 0, letters_an_hour: 0, letter: 1_000_000, ..Limits::default() };
    Running::of(Memory::default(), limits, None, lmtp).await
}

/// What must hold of any session.
async fn check(running: &Running, bytes: &[u8], answers: usize, dice: &mut Dice, what: &str) {
    let before = running.kept().len();
    let said = held(running, bytes, dice).await;
    let kept = running.kept();
    let promised = said.matches("250 2.0.0 kept").count();
    let wanted: usize = kept[before..]
        .iter()
        .map(|(envelope, _)| if answers == 1 { 1 } else { envelope.recipients.len() })
        .sum();
    // A client that has gone may not hear all; it never hears of more than was kept.
    assert!(promised <= wanted, "{what}: {promised} of {wanted}\n{said}");
    for line in said.lines() {
        let code = line.get(..3).and_then(|code| code.parse::<u16>().ok());
        assert!(code.is_some_and(|code| (200..600).contains(&code)), "{what}: {line:?}");
    }
    for (envelope, raw) in &kept[before..] {
        assert!(!envelope.recipients.is_empty() && raw.len() <= 1_000_000, "{what}");
        assert!(
            envelope.recipients.iter().all(|name| name.ends_with("@hall.example") || name == "postmaster"),
            "{what}"
        );
    }
    running.desk.kept.lock().unwrap().clear();
    assert_eq!(PANICS.load(Ordering::Relaxed), 0, "{what}");
}

#[tokio::test]
async fn sessions_with_random_damage_end_well() {
    count_panics();
    let (smtp, lmtp) = (running(false).await, running(true).await);
    for seed in 1..=150 * times() {
        for session in SESSIONS {
            let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9) + session.len() as u64);
            let bytes = damaged(session.as_bytes(), &mut dice);
            let (server, answers) = if session.starts_with("LHLO") { (&lmtp, 2) } else { (&smtp, 1) };
            let what = format!("seed {seed}: {:?}", String::from_utf8_lossy(&bytes));
            check(server, &bytes, answers, &mut dice, &what).await;
        }
    }
}

/// What a letter is, said as plainly as can be: everything before CR LF dot CR LF, without the first dot of each line.
fn plainly(sent: &[u8]) -> Option<Vec<u8>> {
    let whole = [b"\r\n", sent].concat();
    let end = whole.windows(5).position(|window| window == b"\r\n.\r\n")?;
    let mut letter = Vec::new();
    for at in 2..end + 2 {
        let doubled = whole[at] == b'.' && whole[at - 2..at] == *b"\r\n";
        if !doubled {
            letter.push(whole[at]);
        }
    }
    Some(letter)
}

// reliability 2.2 case 19
#[tokio::test]
async fn of_letters_put_together_by_chance_exactly_the_one_is_kept_that_ends_with_cr_lf_dot_cr_lf() {
    let running = running(true).await;
    const PIECES: [&str; 9] =
        ["a", "\r", "\n", ".", "\r\n", "\r\n.", "\0", "MAIL FROM:<x@y.example>", "\r\n.\r"];
    for seed in 1..=400 * times() {
        let mut dice = Dice(seed);
        let body: String = (0..dice.below(40)).map(|_| PIECES[dice.below(PIECES.len())]).collect();
        let sent = format!("Subject: x\r\n\r\n{body}\r\n.\r\n");
        let wanted = plainly(sent.as_bytes()).unwrap();
        let session = format!(
            "LHLO a\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<peers@hall.example>\r\nDATA\r\n{sent}QUIT\r\n"
        );
        held(&running, session.as_bytes(), &mut dice).await;
        let kept = std::mem::take(&mut *running.desk.kept.lock().unwrap());
        assert_eq!(kept.first().map(|(_, raw)| raw), Some(&wanted), "seed {seed}: {sent:?}");
    }
}

#[tokio::test]
async fn letters_of_other_projects_are_kept_as_they_are() {
    let Some(folder) = corpora::corpus("mime") else { return };
    let running = running(true).await;
    for path in corpora::files(&folder, "eml") {
        let letter = std::fs::read(&path).unwrap();
        if letter.len() > 200_000 {
            continue;
        }
        let mut dice = Dice(letter.len() as u64 + 1);
        // As a client sends it: lines end with CR LF, and a dot at the beginning of one is doubled.
        let lines = letter.split(|b| *b == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line));
        let wanted: Vec<u8> = lines.flat_map(|line| [line, b"\r\n"].concat()).collect();
        let mut sent =
            b"LHLO a\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<peers@hall.example>\r\nDATA\r\n".to_vec();
        for line in wanted.split_inclusive(|b| *b == b'\n') {
            if line.starts_with(b".") {
                sent.push(b'.');
            }
            sent.extend_from_slice(line);
        }
        sent.extend_from_slice(b".\r\nQUIT\r\n");
        let said = held(&running, &sent, &mut dice).await;
        let kept = std::mem::take(&mut *running.desk.kept.lock().unwrap());
        match kept.first() {
            // A line that had a CR of its own before its end may end a letter early; then it is no letter of a client.
            Some((_, raw)) if !wanted.windows(5).any(|window| window == b"\r\n.\r\n") => {
                assert!(*raw == wanted, "{}", path.display())
            }
            Some(_) => {}
            None => assert!(said.contains("\r\n55"), "{}: {said}", path.display()),
        }
    }
}
