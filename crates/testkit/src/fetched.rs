//! Programs of others that tests talk to: fetched once from their registries, into the folder of the build.

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// A folder with what `fetch` brings into it, once for all runs; none, with a line that says so, where it cannot be had. In CI it must be.
/// `place` is `env!("CARGO_TARGET_TMPDIR")` of the test.
pub fn fetched(place: &str, name: &str, fetch: impl Fn(&Path) -> bool) -> Option<PathBuf> {
    let folder = Path::new(place).join(name);
    let done = folder.join("fetched");
    if done.exists() {
        return Some(folder);
    }
    std::fs::create_dir_all(&folder).ok()?;
    if fetch(&folder) {
        std::fs::write(&done, "").ok()?;
        return Some(folder);
    }
    assert!(std::env::var("CI").as_deref() != Ok("true"), "{name} could not be fetched");
    println!("skipped: {name} could not be fetched");
    None
}

/// A folder of Python with these packages.
pub fn python(place: &str, name: &str, packages: &[&str]) -> Option<PathBuf> {
    fetched(place, name, |folder| {
        runs(Command::new("python3").args(["-m", "venv"]).arg(folder))
            && runs(Command::new(folder.join("bin/pip")).args(["install", "-q"]).args(packages))
    })
}

/// A folder of Node with these packages.
pub fn node(place: &str, name: &str, packages: &[&str]) -> Option<PathBuf> {
    fetched(place, name, |folder| {
        runs(
            Command::new("npm")
                .args(["install", "--prefix"])
                .arg(folder)
                .args(["--no-audit", "--no-fund"])
                .args(packages),
        )
    })
}

/// Whether a command goes well.
pub fn runs(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}
