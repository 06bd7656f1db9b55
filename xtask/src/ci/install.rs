//! Installing what a check needs and the machine lacks.

use std::{env, path::PathBuf, process::Command};

use anyhow::{Context, Result};

use super::step;

/// Where a program is; none when it is nowhere.
pub fn find(program: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(program)).find(|path| path.is_file())
}

/// Whether we are root.
pub fn is_root() -> bool {
    step::output(Command::new("id").arg("-u")).is_ok_and(|id| id == "0")
}

/// Installs Debian packages, as root or by `sudo`; elsewhere it says what to install.
pub fn packages(names: &[&str]) -> Result<()> {
    let wanted = names.join(" and ");
    let help =
        || format!("{wanted} is needed for this step: install it with your system's packages, and run again");
    find("apt-get").with_context(help)?;
    println!("installing {wanted}");
    let apt_get = |words: &[&str]| {
        let mut command = if is_root() { Command::new("apt-get") } else { Command::new("sudo") };
        if !is_root() {
            // Without a password, or not at all: nobody may be there to type one.
            command.args(["-n", "apt-get"]);
        }
        step::run(command.args(words).env("DEBIAN_FRONTEND", "noninteractive"))
    };
    // A machine's list may be old or absent; when it cannot be renewed, the old one may do.
    drop(apt_get(&["update", "-qq"]));
    let install = [&["install", "-y", "-qq", "--no-install-recommends"], names].concat();
    apt_get(&install).with_context(help)
}
