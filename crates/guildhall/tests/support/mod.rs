//! The program as people run it: a process with its own folder.
#![allow(dead_code, reason = "not every test asks for everything")]

pub mod post;

use std::{
    io::Read,
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    time::Duration,
};

/// A folder of its own, with the program in it.
pub struct Program {
    pub folder: tempfile::TempDir,
    database: Option<String>,
}

impl Program {
    /// On the embedded database.
    pub fn new() -> Program {
        Program { folder: tempfile::tempdir().expect("a folder"), database: None }
    }

    /// On a fresh schema of the PostgreSQL for tests; none, with a line that says so, where there is none.
    pub async fn on_postgres() -> Option<(Program, store::testing::Fresh)> {
        let fresh = store::testing::postgres().await?;
        let store::Place::Postgres(address) = &fresh.place else { return None };
        let folder = tempfile::tempdir().expect("a folder");
        Some((Program { folder, database: Some(address.clone()) }, fresh))
    }

    /// A command, not yet run.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_guildhall"));
        command.args(args).current_dir(self.folder.path()).stdin(Stdio::null());
        for name in ["SETTINGS", "DATA", "DATABASE", "LISTEN", "BASE_URL", "SMTP"] {
            command.env_remove(format!("GUILDHALL_{name}"));
        }
        command.env("GUILDHALL_LOG", "warn");
        if let Some(database) = &self.database {
            command.env("GUILDHALL_DATABASE", database);
        }
        command
    }

    /// Runs it to its end.
    pub fn run(&self, args: &[&str]) -> Output {
        self.command(args).output().expect("the program runs")
    }

    /// Runs it, and wants it to go well; returns what it said.
    pub fn well(&self, args: &[&str]) -> String {
        let output = self.run(args);
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(
            output.status.success(),
            "{args:?} failed:\n{said}\n{}",
            String::from_utf8_lossy(&output.stderr)
        );
        said
    }

    /// Runs it, and wants it to fail; returns why, as it told.
    pub fn fails(&self, args: &[&str]) -> String {
        let mut running = self.begin(args);
        for _ in 0..1_200 {
            if let Some(status) = running.0.try_wait().expect("a process") {
                let mut told = String::new();
                running.0.stderr.take().map(|mut stderr| stderr.read_to_string(&mut told));
                assert!(!status.success(), "{args:?} went well:\n{told}");
                return told;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("{args:?} still runs after a minute");
    }

    /// Begins it.
    pub fn begin(&self, args: &[&str]) -> Running {
        let child = self.command(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
        Running(child.expect("the program runs"))
    }

    /// Writes a file into its folder.
    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, bytes).expect("a file");
        path
    }
}

/// A process that is killed when the test ends.
pub struct Running(pub Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The number before `what` in a report.
pub fn figure(report: &str, what: &str) -> u64 {
    let line = report.lines().find_map(|line| line.trim().strip_suffix(what)?.trim().parse().ok());
    line.unwrap_or_else(|| panic!("no figure for {what:?} in:\n{report}"))
}

/// A folder of the corpora, or none (with a line that says so) where they are not at hand. In CI they must be.
pub fn corpus(kind: &str) -> Option<PathBuf> {
    let root = std::env::var_os("GUILDHALL_CORPORA").map(PathBuf::from);
    let root = root.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpora"));
    let folder = root.join(kind);
    if folder.is_dir() {
        return Some(folder);
    }
    assert!(std::env::var("CI").as_deref() != Ok("true"), "no corpora at {}", folder.display());
    println!("skipped: no corpora at {} (set GUILDHALL_CORPORA)", folder.display());
    None
}

/// The files of a folder with this ending, in order.
pub fn files(folder: &Path, ending: &str) -> Vec<String> {
    let mut found: Vec<String> = std::fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|e| e == ending))
        .map(|path| path.to_string_lossy().into_owned())
        .collect();
    found.sort();
    found
}
