//! The data folder: made when it is absent, written to by one server at a time, watched for its space.

use std::{
    fs::{self, File, TryLockError},
    io::Write,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use base::Time;

/// Held by the running server; see [`lock`]. Let go when it is dropped, and by the machine when the process dies.
#[derive(Debug)]
pub struct Lock(#[allow(dead_code, reason = "held, not read")] File);

/// Makes the folder, and shows that it can be written to.
pub fn make(folder: &Path) -> Result<()> {
    let told = || {
        format!(
            "the data folder {} cannot be written to; give the user that runs Guildhall the right to, or name another folder with --data",
            folder.display()
        )
    };
    fs::create_dir_all(folder).with_context(told)?;
    let trial = folder.join(format!(".trial-{}", std::process::id()));
    let written = fs::write(&trial, b"a trial");
    drop(fs::remove_file(&trial));
    written.with_context(told)
}

/// Takes the folder for this process alone, until it ends.
pub fn lock(folder: &Path) -> Result<Lock> {
    let path = folder.join("guildhall.lock");
    let mut file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&path)
        .with_context(|| format!("{} cannot be written", path.display()))?;
    match file.try_lock() {
        Ok(()) => {
            file.set_len(0)?;
            writeln!(file, "{}", std::process::id())?;
            Ok(Lock(file))
        }
        Err(TryLockError::WouldBlock) => bail!(
            "another Guildhall is running on the data folder {} (process {}); stop it first, or name another folder with --data",
            folder.display(),
            fs::read_to_string(&path).unwrap_or_default().trim()
        ),
        Err(TryLockError::Error(error)) => {
            Err(error).with_context(|| format!("{} cannot be locked", path.display()))
        }
    }
}

/// How many bytes are free for us on the disk of `folder`; none where the machine does not tell.
pub fn free_bytes(folder: &Path) -> Option<u64> {
    #[cfg(unix)]
    {
        let told = rustix::fs::statvfs(folder).ok()?;
        Some(told.f_bavail.saturating_mul(told.f_frsize))
    }
    #[cfg(not(unix))]
    None
}

/// What time it is on the disk of `folder`: that of a file which is written now. Network disks have a clock of their own.
pub fn clock(folder: &Path) -> Option<Time> {
    let trial = folder.join(format!(".clock-{}", std::process::id()));
    fs::write(&trial, b"tick").ok()?;
    let written = trial.metadata().and_then(|told| told.modified());
    drop(fs::remove_file(&trial));
    let since = written.ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
    Some(Time::from_millis(i64::try_from(since.as_millis()).ok()?))
}

/// The size of a file and of what SQLite keeps beside it.
pub fn size(file: &Path) -> u64 {
    let beside = ["", "-wal"].map(|end| PathBuf::from(format!("{}{end}", file.display())));
    beside.iter().filter_map(|path| Some(path.metadata().ok()?.len())).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_one_is_told_who_has_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        let first = lock(folder.path()).unwrap();
        let told = lock(folder.path()).unwrap_err().to_string();
        assert!(told.contains("another Guildhall is running"), "{told}");
        assert!(told.contains(&std::process::id().to_string()), "{told}");
        drop(first);
        lock(folder.path()).unwrap();
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_named_with_a_remedy() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "not a folder").unwrap();
        let told = format!("{:#}", make(&file.join("data")).unwrap_err());
        assert!(told.contains("cannot be written to") && told.contains("--data"), "{told}");
    }
}
