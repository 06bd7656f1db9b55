//! The two small programs of Postfix that test senders and receivers.

use std::{
    net::{TcpListener, TcpStream},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// A receiver that throws away what it takes.
pub struct Sink {
    child: Child,
    pub port: u16,
}

impl Sink {
    /// Begins to take letters.
    pub fn begin() -> Sink {
        // A port that was free a moment ago.
        let port =
            TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a free port").port();
        let child = Command::new("/usr/sbin/smtp-sink")
            .args(["-u", "nobody", &format!("127.0.0.1:{port}"), "1000"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("smtp-sink, from the Debian package postfix");
        for _ in 0..100 {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                break;
            }
            thread::sleep(Duration::from_millis(20));
        }
        Sink { child, port }
    }
}

impl Drop for Sink {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// How many seconds smtp-source takes for as many letters of this length, one at a time in each session.
pub fn source(sink: &Sink, letters: usize, length: usize, sessions: usize) -> f64 {
    let began = Instant::now();
    let told = Command::new("/usr/sbin/smtp-source")
        .args(["-d", "-s", &sessions.to_string(), "-m", &letters.to_string(), "-l", &length.to_string()])
        .args(["-f", "hall@hall.example", "-t", "member@there.example", &format!("127.0.0.1:{}", sink.port)])
        .status();
    assert!(told.is_ok_and(|status| status.success()), "smtp-source, from the Debian package postfix");
    began.elapsed().as_secs_f64()
}
