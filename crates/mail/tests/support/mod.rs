//! Where the corpora of real letters lie, for the tests that read them.

use std::path::PathBuf;

/// A folder of the corpora, or None (with a line that says so) where they are not at hand. In CI they must be.
pub fn corpus(kind: &str) -> Option<PathBuf> {
    let root = std::env::var_os("GUILDHALL_CORPORA")
        .map(PathBuf::from)
        .unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpora"));
    let folder = root.join(kind);
    if folder.is_dir() {
        return Some(folder);
    }
    assert!(std::env::var("CI").as_deref() != Ok("true"), "no corpora at {}", folder.display());
    println!("skipped: no corpora at {} (set GUILDHALL_CORPORA)", folder.display());
    None
}

/// The files of a folder with this ending, in order.
pub fn files(folder: &std::path::Path, ending: &str) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == ending))
        .collect();
    found.sort();
    found
}
