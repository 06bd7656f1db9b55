//! Children of this program, and how much CPU they have used.

use std::{
    fs,
    io::{BufRead, BufReader},
    process::{Command, Stdio},
    time::Duration,
};

/// A child that serves on a port of its own, and ends with us.
pub struct Child {
    child: std::process::Child,
    /// Where it listens on this machine.
    pub port: u16,
    /// The PostgreSQL database that works for it; empty for none.
    pub database: String,
}

impl Child {
    /// Starts this program in another role; it prints its port when it is ready.
    pub fn start(role: &[&str]) -> Child {
        let program = std::env::current_exe().expect("our own path");
        let mut child =
            Command::new(program).args(role).stdout(Stdio::piped()).spawn().expect("a child of this program");
        let mut line = String::new();
        let out = child.stdout.take().expect("its output");
        BufReader::new(out).read_line(&mut line).expect("its port");
        Child { child, port: line.trim().parse().expect("a port"), database: String::new() }
    }

    /// CPU time of all its threads so far, user and system.
    pub fn cpu(&self) -> Duration {
        threads(self.child.id())
    }

    /// CPU time of the database's processes that work for it.
    pub fn database_cpu(&self) -> Duration {
        if self.database.is_empty() {
            return Duration::ZERO;
        }
        let Ok(all) = fs::read_dir("/proc") else { return Duration::ZERO };
        let pids = all.flatten().filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
        let works = |pid: &u32| {
            let named = fs::read(format!("/proc/{pid}/cmdline")).unwrap_or_default();
            String::from_utf8_lossy(&named).starts_with("postgres:")
                && String::from_utf8_lossy(&named).contains(&format!(" {} ", self.database))
        };
        pids.filter(works).map(threads).sum()
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// The first number of `schedstat` is the time on a CPU, in nanoseconds.
fn threads(pid: u32) -> Duration {
    let Ok(tasks) = fs::read_dir(format!("/proc/{pid}/task")) else { return Duration::ZERO };
    let nanos = |task: fs::DirEntry| {
        let text = fs::read_to_string(task.path().join("schedstat")).ok()?;
        text.split_whitespace().next()?.parse::<u64>().ok()
    };
    Duration::from_nanos(tasks.flatten().filter_map(nanos).sum())
}
