//! A server that takes letters, and people who write to it.
#![allow(dead_code, reason = "not every test asks for everything")]

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    path::PathBuf,
    process::{Command, Stdio},
    sync::atomic::{AtomicU32, Ordering},
    time::Duration,
};

use super::{Program, Running};

/// An address that nobody listens at just now, and that no other test of this process is given. Below the ports that the machine
/// gives to clients: one of those may be taken again before a server has it.
pub fn free_address() -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    loop {
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let port = 11_000 + (std::process::id().wrapping_mul(61) + number) % 20_000;
        let address = format!("127.0.0.1:{port}");
        if TcpListener::bind(&address).is_ok() {
            return address;
        }
    }
}

/// Serves, and waits until it is open.
pub fn serve(program: &Program, more: &[&str]) -> Running {
    serve_ahead(program, 0, more)
}

/// Serves with a clock that is so many seconds ahead of the machine's.
pub fn serve_ahead(program: &Program, seconds: u64, more: &[&str]) -> Running {
    let mut command = program.command(&[&["serve"], more].concat());
    command.env("GUILDHALL_TEST_SECONDS_AHEAD", seconds.to_string());
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut running = Running(child.expect("the program runs"));
    let mut said = BufReader::new(running.0.stdout.take().expect("its output"));
    let mut line = String::new();
    said.read_line(&mut line).expect("a line");
    if !line.contains("Guildhall is open") {
        let mut told = String::new();
        running.0.stderr.take().map(|mut stderr| stderr.read_to_string(&mut told));
        panic!("it did not open: {line}{told}");
    }
    running
}

/// The answer to a request for a page.
pub fn get(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).expect("a line");
    stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a line");
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").expect("a line");
    let mut answer = String::new();
    drop(stream.read_to_string(&mut answer));
    answer
}

/// A client that speaks SMTP, line by line.
pub struct Client {
    stream: BufReader<TcpStream>,
}

impl Client {
    /// Connects and greets; none where nobody answers.
    pub fn greeted(address: &str) -> Option<Client> {
        let stream = TcpStream::connect(address).ok()?;
        stream.set_read_timeout(Some(Duration::from_secs(60))).ok()?;
        stream.set_nodelay(true).ok()?;
        let mut client = Client { stream: BufReader::new(stream) };
        client.answer().filter(|answer| answer.starts_with("220"))?;
        client.say("EHLO client.example\r\n").filter(|answer| answer.starts_with("250")).map(|_| client)
    }

    /// Says something, and hears the last line of the answer; none when the line is broken.
    pub fn say(&mut self, text: &str) -> Option<String> {
        self.stream.get_mut().write_all(text.as_bytes()).ok()?;
        self.answer()
    }

    /// The last line of the next answer.
    pub fn answer(&mut self) -> Option<String> {
        loop {
            let mut line = String::new();
            if self.stream.read_line(&mut line).ok()? == 0 || !line.ends_with('\n') {
                return None;
            }
            if line.as_bytes().get(3) != Some(&b'-') {
                return Some(line.trim_end().to_owned());
            }
        }
    }

    /// Sends a letter; the first answer that is no yes, or the last. None when the line broke before it.
    pub fn send(&mut self, from: &str, to: &str, letter: &str) -> Option<String> {
        for command in [format!("MAIL FROM:<{from}>\r\n"), format!("RCPT TO:<{to}>\r\n"), "DATA\r\n".into()] {
            let answer = self.say(&command)?;
            if !answer.starts_with(['2', '3']) {
                drop(self.say("RSET\r\n"));
                return Some(answer);
            }
        }
        self.say(&format!("{letter}\r\n.\r\n"))
    }
}

/// A letter with this Message-ID.
pub fn letter(id: &str, words: &str) -> String {
    format!(
        "From: Gwen <gwen@pubcommons.example>\r\nTo: peers@hall.example\r\nSubject: {id}\r\nMessage-ID: <{id}>\r\nDate: Thu, 15 Oct 2026 09:00:00 +0000\r\n\r\n{words}"
    )
}

/// Where a program of the machine is; none, with a line that says so, where it is absent. In CI it must not be.
pub fn tool(name: &str) -> Option<PathBuf> {
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let more = [
        PathBuf::from("/usr/sbin"),
        PathBuf::from("/usr/lib/postfix/sbin"),
        PathBuf::from("/usr/libexec/postfix"),
    ];
    let found = std::env::split_paths(&folders)
        .chain(more)
        .map(|folder| folder.join(name))
        .find(|path| path.is_file());
    if found.is_none() {
        assert!(std::env::var("CI").as_deref() != Ok("true"), "{name} is not installed");
        println!("skipped: {name} is not installed");
    }
    found
}

/// Whether we are root; where not, with a line that says so. In CI tests run as root.
pub fn is_root() -> bool {
    let told = Command::new("id").arg("-u").output();
    let root = told.is_ok_and(|told| told.stdout.starts_with(b"0"));
    if !root {
        println!("skipped: this needs to be root");
    }
    root
}

/// Sends a form as a browser of this place would; the whole answer.
pub fn post_form(address: &str, path: &str, cookie: &str, fields: &[(&str, &str)]) -> String {
    let mut body = String::new();
    for (name, value) in fields {
        body.push_str(&format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"));
    }
    body.push_str("--x--\r\n");
    let mut stream = TcpStream::connect(address).expect("a line");
    stream.set_read_timeout(Some(Duration::from_secs(60))).expect("a line");
    let sent = write!(
        stream,
        "POST {path} HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\nSec-Fetch-Site: same-origin\r\nCookie: {cookie}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    );
    sent.expect("a line");
    let mut answer = String::new();
    drop(stream.read_to_string(&mut answer));
    answer
}

/// The cookies that an answer sets.
pub fn cookies(answer: &str) -> String {
    let set = answer.lines().filter_map(|line| {
        let (name, value) = line.split_once(": ")?;
        name.eq_ignore_ascii_case("set-cookie")
            .then(|| value.split(';').next().unwrap_or_default().to_owned())
    });
    set.collect::<Vec<_>>().join("; ")
}
