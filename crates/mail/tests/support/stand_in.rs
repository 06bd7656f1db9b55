//! A mail server that does as it is told: it refuses, stalls or hangs up where a test wants it.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{Arc, Mutex, mpsc},
    thread,
    time::Duration,
};

/// What it does at some point instead of saying yes.
#[derive(Clone, Debug)]
#[allow(dead_code, reason = "not every test does everything")]
pub enum Does {
    /// Answers this.
    Says(&'static str),
    /// Never answers.
    Stalls,
    /// Hangs up.
    HangsUp,
}

/// How it behaves.
#[derive(Clone)]
pub struct Behaviour {
    /// What it offers.
    pub offers: Vec<&'static str>,
    /// At a command, by its beginning: the first that fits.
    pub at: Vec<(&'static str, Does)>,
    /// At the end of the letter with this text in it, before it is kept.
    pub at_letter: Vec<(&'static str, Does)>,
    /// Hangs up after so many bytes of a letter.
    pub cuts_after: Option<usize>,
    /// Keeps the letter, and then hangs up without a word.
    pub keeps_and_hangs_up: Option<&'static str>,
    /// Answers for each recipient.
    pub lmtp: bool,
    /// Takes its time over each letter.
    pub slow: Option<Duration>,
}

impl Default for Behaviour {
    fn default() -> Behaviour {
        let offers = vec!["PIPELINING", "SIZE 1000000", "8BITMIME", "SMTPUTF8", "ENHANCEDSTATUSCODES"];
        let (at, at_letter) = Default::default();
        Behaviour {
            offers,
            at,
            at_letter,
            cuts_after: None,
            keeps_and_hangs_up: None,
            lmtp: false,
            slow: None,
        }
    }
}

/// What it was brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    pub sender: String,
    pub recipients: Vec<String>,
    pub letter: Vec<u8>,
}

#[allow(dead_code, reason = "not every test looks at everything")]
pub struct StandIn {
    pub address: SocketAddr,
    pub kept: Arc<Mutex<Vec<Kept>>>,
    pub commands: Arc<Mutex<Vec<String>>>,
    pub connections: Arc<Mutex<usize>>,
}

impl StandIn {
    /// Begins to listen; it goes on for as long as the test does.
    pub fn with(behaviour: Behaviour) -> StandIn {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let kept: Arc<Mutex<Vec<Kept>>> = Arc::default();
        let commands: Arc<Mutex<Vec<String>>> = Arc::default();
        let connections: Arc<Mutex<usize>> = Arc::default();
        let told = (kept.clone(), commands.clone(), connections.clone());
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let (behaviour, kept, commands) = (behaviour.clone(), told.0.clone(), told.1.clone());
                *told.2.lock().unwrap() += 1;
                thread::spawn(move || drop(Talk { behaviour, kept, commands }.talk(stream)));
            }
        });
        StandIn { address, kept, commands, connections }
    }
}

struct Talk {
    behaviour: Behaviour,
    kept: Arc<Mutex<Vec<Kept>>>,
    commands: Arc<Mutex<Vec<String>>>,
}

struct End;
impl From<std::io::Error> for End {
    fn from(_: std::io::Error) -> End {
        End
    }
}

impl Talk {
    fn does(&self, does: &Does, out: &mut TcpStream) -> Result<(), End> {
        match does {
            Does::Says(answer) => {
                out.write_all(format!("{answer}\r\n").as_bytes())?;
                if answer.starts_with("421") { Err(End) } else { Ok(()) }
            }
            Does::Stalls => {
                let (_keep, never) = mpsc::channel::<()>();
                let _ = never.recv_timeout(Duration::from_secs(30));
                Err(End)
            }
            Does::HangsUp => Err(End),
        }
    }

    fn talk(&self, stream: TcpStream) -> Result<(), End> {
        let mut out = stream.try_clone()?;
        let mut input = BufReader::new(stream);
        out.write_all(b"220 stand-in ready\r\n")?;
        let mut now = Kept { sender: String::new(), recipients: vec![], letter: vec![] };
        let mut open = false;
        loop {
            let mut line = String::new();
            if input.read_line(&mut line)? == 0 {
                return Ok(());
            }
            let command = line.trim_end().to_owned();
            self.commands.lock().unwrap().push(command.clone());
            if let Some((_, does)) = self.behaviour.at.iter().find(|(begins, _)| command.starts_with(begins))
            {
                if command.starts_with("BDAT") {
                    let size = command.split(' ').nth(1).and_then(|n| n.parse().ok()).unwrap_or(0);
                    input.read_exact(&mut vec![0; size])?;
                }
                self.does(does, &mut out)?;
                continue;
            }
            let verb = command.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
            match verb.as_str() {
                "EHLO" | "LHLO" => {
                    let lines: Vec<&str> =
                        ["here"].into_iter().chain(self.behaviour.offers.iter().copied()).collect();
                    for (number, line) in lines.iter().enumerate() {
                        let dash = if number + 1 == lines.len() { ' ' } else { '-' };
                        out.write_all(format!("250{dash}{line}\r\n").as_bytes())?;
                    }
                }
                "HELO" => out.write_all(b"250 here\r\n")?,
                "MAIL" if open => out.write_all(b"503 5.5.1 nested MAIL\r\n")?,
                "MAIL" => {
                    open = true;
                    now.sender = between(&command);
                    out.write_all(b"250 2.1.0 ok\r\n")?;
                }
                "RCPT" if open => {
                    now.recipients.push(between(&command));
                    out.write_all(b"250 2.1.5 ok\r\n")?;
                }
                "DATA" if now.recipients.is_empty() => out.write_all(b"503 5.5.1 no recipients\r\n")?,
                "DATA" => {
                    out.write_all(b"354 go on\r\n")?;
                    loop {
                        let mut line = Vec::new();
                        input.read_until(b'\n', &mut line)?;
                        if line == b".\r\n" {
                            break;
                        }
                        if line.is_empty() {
                            return Err(End);
                        }
                        now.letter.extend_from_slice(line.strip_prefix(b".").unwrap_or(&line));
                        if self.behaviour.cuts_after.is_some_and(|most| now.letter.len() > most) {
                            return Err(End);
                        }
                    }
                    self.end(&mut now, &mut out)?;
                    open = false;
                }
                "BDAT" => {
                    let size: usize = command.split(' ').nth(1).and_then(|n| n.parse().ok()).unwrap_or(0);
                    if let Some(most) = self.behaviour.cuts_after.filter(|most| size > *most) {
                        input.read_exact(&mut vec![0; most])?;
                        return Err(End);
                    }
                    now.letter = vec![0; size];
                    input.read_exact(&mut now.letter)?;
                    if now.recipients.is_empty() {
                        // As RFC 3030 says: after this only RSET helps.
                        out.write_all(b"503 5.5.1 no recipients\r\n")?;
                    } else {
                        self.end(&mut now, &mut out)?;
                        open = false;
                    }
                }
                "RSET" => {
                    open = false;
                    now = Kept { sender: String::new(), recipients: vec![], letter: vec![] };
                    out.write_all(b"250 2.0.0 ok\r\n")?;
                }
                "QUIT" => {
                    out.write_all(b"221 2.0.0 bye\r\n")?;
                    return Ok(());
                }
                _ => out.write_all(b"503 5.5.1 not now\r\n")?,
            }
        }
    }

    fn end(&self, now: &mut Kept, out: &mut TcpStream) -> Result<(), End> {
        let done = std::mem::replace(now, Kept { sender: String::new(), recipients: vec![], letter: vec![] });
        let text = String::from_utf8_lossy(&done.letter).into_owned();
        if let Some(slow) = self.behaviour.slow {
            thread::sleep(slow);
        }
        if let Some((_, does)) = self.behaviour.at_letter.iter().find(|(has, _)| text.contains(has)) {
            return self.does(does, out);
        }
        let answers = if self.behaviour.lmtp { done.recipients.len() } else { 1 };
        self.kept.lock().unwrap().push(done);
        if self.behaviour.keeps_and_hangs_up.is_some_and(|has| text.contains(has)) {
            return Err(End);
        }
        for number in 0..answers {
            out.write_all(if number == 1 { b"452 4.2.2 full\r\n" } else { b"250 2.0.0 kept\r\n" })?;
        }
        Ok(())
    }
}

fn between(command: &str) -> String {
    command.split(['<', '>']).nth(1).unwrap_or_default().to_owned()
}
