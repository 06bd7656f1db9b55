//! The files of the project, as git knows them.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, ensure};

/// Every text file by its path from the root, with forward slashes.
#[derive(Default)]
pub struct Tree {
    /// Path and text.
    pub files: BTreeMap<String, String>,
}

/// The folder that holds the workspace.
pub fn root() -> PathBuf {
    // `cargo run` says where this crate is; its parent is the root. Where it was built may be another working copy.
    let here = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or(env!("CARGO_MANIFEST_DIR").into());
    let here = PathBuf::from(here);
    here.parent().map_or(here.clone(), Path::to_owned)
}

impl Tree {
    /// What is in the working copy: committed, or new and not ignored.
    pub fn read() -> Result<Tree> {
        let root = root();
        let listed = Command::new("git")
            .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
            .current_dir(&root)
            .output()
            .context("git is needed to know which files are ours")?;
        ensure!(listed.status.success(), "git ls-files: {}", String::from_utf8_lossy(&listed.stderr));
        let mut files = BTreeMap::new();
        for path in String::from_utf8_lossy(&listed.stdout).split_terminator('\0') {
            // A picture or a font is not text, and a file may be deleted and still listed.
            if let Some(text) = fs::read(root.join(path)).ok().and_then(|bytes| String::from_utf8(bytes).ok())
            {
                files.insert(path.to_owned(), text);
            }
        }
        Ok(Tree { files })
    }

    /// The files under a folder with an ending.
    pub fn under<'a>(&'a self, folder: &'a str, ending: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.files
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()))
            .filter(move |(path, _)| path.starts_with(folder) && path.ends_with(ending))
    }

    /// A tree of a test.
    #[cfg(test)]
    pub fn of(files: &[(&str, &str)]) -> Tree {
        Tree { files: files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect() }
    }
}
