//! Large bytes in a folder, named by their hash: attachments, raw letters, recordings.
//!
//! The same bytes are kept once. A blob is complete or absent: it is written beside, synced, and renamed.

use std::{
    fs, io,
    io::Write,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use base::secret::hash;
use sha2::{Digest, Sha256};

/// A folder of blobs. Cheap to clone. Its calls block: ask from a blocking task, or keep them few.
#[derive(Clone, Debug)]
pub struct Blobs {
    folder: PathBuf,
}

impl Blobs {
    /// The blobs in `folder`, which is made when it is absent.
    pub fn open(folder: &Path) -> io::Result<Blobs> {
        fs::create_dir_all(folder)?;
        Ok(Blobs { folder: folder.to_owned() })
    }

    /// Keeps `bytes`; returns their hash (SHA-256, 64 hexadecimal digits).
    pub fn put(&self, bytes: &[u8]) -> io::Result<String> {
        let name = hash(bytes);
        let place = self.place(&name);
        if place.metadata().is_ok_and(|known| known.len() == bytes.len() as u64) {
            touch(&place);
            return Ok(name);
        }
        let shelf = place.parent().unwrap_or(&self.folder);
        fs::create_dir_all(shelf)?;
        // A name of its own: the same bytes may be kept twice at the same moment.
        let mut beside = tempfile::NamedTempFile::with_prefix_in("part-", shelf)?;
        beside.write_all(bytes)?;
        beside.as_file().sync_all()?;
        beside.persist(&place).map_err(|failed| failed.error)?;
        fs::File::open(shelf)?.sync_all()?;
        Ok(name)
    }

    /// The bytes of a blob; an error of kind `NotFound` when it is not there.
    pub fn get(&self, name: &str) -> io::Result<Vec<u8>> {
        if !is_hash(name) {
            return Err(io::ErrorKind::NotFound.into());
        }
        fs::read(self.place(name))
    }

    /// A blob's size, and the file to read it from; an error of kind `NotFound` when it is not there.
    pub fn open_one(&self, name: &str) -> io::Result<(u64, fs::File)> {
        if !is_hash(name) {
            return Err(io::ErrorKind::NotFound.into());
        }
        let file = fs::File::open(self.place(name))?;
        Ok((file.metadata()?.len(), file))
    }

    /// Keeps all that `source` gives, however large; returns its hash as [`put`](Blobs::put) does.
    pub fn put_all(&self, source: &mut impl io::Read) -> io::Result<String> {
        // Beside the shelves: the name is known only at the end.
        let mut beside = tempfile::NamedTempFile::with_prefix_in("part-", &self.folder)?;
        let mut hasher = Sha256::new();
        let mut buffer = vec![0; 64 << 10];
        loop {
            match source.read(&mut buffer) {
                Ok(0) => break,
                Ok(count) => {
                    hasher.update(&buffer[..count]);
                    beside.write_all(&buffer[..count])?;
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        beside.as_file().sync_all()?;
        let name: String = hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        let place = self.place(&name);
        let shelf = place.parent().unwrap_or(&self.folder);
        fs::create_dir_all(shelf)?;
        beside.persist(&place).map_err(|failed| failed.error)?;
        fs::File::open(shelf)?.sync_all()?;
        Ok(name)
    }

    /// Takes a blob away; one that is not there is no error.
    pub fn remove(&self, name: &str) -> io::Result<()> {
        if !is_hash(name) {
            return Ok(());
        }
        match fs::remove_file(self.place(name)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// The names of blobs that nobody has put here for so long, in no order. Whoever sweeps must spare the young: a row that
    /// names one may not be kept yet.
    pub fn untouched_for(&self, span: Duration) -> io::Result<Vec<String>> {
        let Some(before) = file_clock().checked_sub(span) else { return Ok(Vec::new()) };
        let old = |name: &String| {
            self.place(name).metadata().and_then(|known| known.modified()).is_ok_and(|at| at < before)
        };
        Ok(self.names()?.into_iter().filter(old).collect())
    }

    /// Takes away what was begun so long ago and never became a blob, because the program was killed or the disk was full.
    pub fn sweep_unfinished(&self, span: Duration) -> io::Result<()> {
        let Some(before) = file_clock().checked_sub(span) else { return Ok(()) };
        let shelves =
            fs::read_dir(&self.folder)?.flatten().map(|entry| entry.path()).filter(|path| path.is_dir());
        for folder in shelves.chain([self.folder.clone()]).collect::<Vec<_>>() {
            for file in fs::read_dir(folder)?.flatten() {
                let is_part = file.file_name().to_string_lossy().starts_with("part-");
                let is_old = || file.metadata().and_then(|told| told.modified()).is_ok_and(|at| at < before);
                if is_part && is_old() {
                    drop(fs::remove_file(file.path()));
                }
            }
        }
        Ok(())
    }

    /// Every blob's name, in no order.
    pub fn names(&self) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for shelf in fs::read_dir(&self.folder)? {
            let shelf = shelf?.path();
            if shelf.is_dir() {
                let files = fs::read_dir(shelf)?.filter_map(|file| file.ok()?.file_name().into_string().ok());
                names.extend(files.filter(|name| is_hash(name)));
            }
        }
        Ok(names)
    }

    fn place(&self, name: &str) -> PathBuf {
        // 256 shelves keep each folder short.
        self.folder.join(name.get(..2).unwrap_or("__")).join(name)
    }
}

/// Makes a blob young again. Where the folder does not allow it nobody can sweep there either.
fn touch(place: &Path) {
    if let Ok(file) = fs::File::options().append(true).open(place) {
        drop(file.set_times(fs::FileTimes::new().set_modified(file_clock())));
    }
}

/// The clock that files are dated by.
#[allow(clippy::disallowed_methods)] // the age of a file is told by the machine, not by the house
fn file_clock() -> SystemTime {
    SystemTime::now()
}

fn is_hash(name: &str) -> bool {
    name.len() == 64 && name.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blob_that_is_put_again_is_young_again() {
        let folder = tempfile::tempdir().unwrap();
        let blobs = Blobs::open(folder.path()).unwrap();
        let name = blobs.put(b"minutes").unwrap();
        let day = Duration::from_secs(86_400);
        let age = || {
            let file = fs::File::options().append(true).open(blobs.place(&name)).unwrap();
            file.set_times(fs::FileTimes::new().set_modified(file_clock() - 2 * day)).unwrap();
        };
        assert!(blobs.untouched_for(day).unwrap().is_empty());
        age();
        assert_eq!(blobs.untouched_for(day).unwrap(), std::slice::from_ref(&name));
        blobs.put(b"minutes").unwrap();
        assert!(blobs.untouched_for(day).unwrap().is_empty());
    }

    #[test]
    fn the_same_bytes_may_be_kept_by_many_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let blobs = Blobs::open(folder.path()).unwrap();
        std::thread::scope(|threads| {
            let all: Vec<_> = (0..8).map(|_| threads.spawn(|| blobs.put(&[7; 100_000]).unwrap())).collect();
            let names: Vec<String> = all.into_iter().map(|thread| thread.join().unwrap()).collect();
            assert!(names.iter().all(|name| *name == names[0]));
        });
        assert_eq!(blobs.names().unwrap().len(), 1);
    }

    // reliability 2.1 case 5
    #[test]
    fn what_never_became_a_blob_is_swept_away_and_what_is_being_written_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let blobs = Blobs::open(folder.path()).unwrap();
        let name = blobs.put(b"minutes").unwrap();
        let parts = [folder.path().join("part-1"), folder.path().join(&name[..2]).join("part-2")];
        parts.iter().for_each(|path| fs::write(path, "half").unwrap());
        blobs.sweep_unfinished(Duration::from_secs(60)).unwrap();
        assert!(parts.iter().all(|path| path.exists()));
        std::thread::sleep(Duration::from_millis(20));
        blobs.sweep_unfinished(Duration::ZERO).unwrap();
        assert!(!parts.iter().any(|path| path.exists()));
        assert_eq!(blobs.get(&name).unwrap(), b"minutes");
    }

    #[test]
    fn the_same_bytes_are_kept_once_and_a_path_is_not_a_name() {
        let folder = tempfile::tempdir().unwrap();
        let blobs = Blobs::open(folder.path()).unwrap();
        let name = blobs.put(b"minutes").unwrap();
        assert_eq!(blobs.put(b"minutes").unwrap(), name);
        assert_eq!(blobs.names().unwrap(), std::slice::from_ref(&name));
        assert_eq!(blobs.get(&name).unwrap(), b"minutes");
        blobs.remove(&name).unwrap();
        blobs.remove(&name).unwrap();
        assert!(blobs.names().unwrap().is_empty());
        assert_eq!(blobs.get("../../etc/passwd").unwrap_err().kind(), io::ErrorKind::NotFound);
    }
}
