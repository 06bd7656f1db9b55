//! A letter of an archive, as a door has read it.

use std::io;

use base::Time;
use store::blobs::Blobs;

use crate::{
    PersonId,
    conversations::{self, Kept, NewFile},
    search::terms,
};

/// A place in an archive: where a letter begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The number of its line, from 1.
    pub line: u64,
    /// How many bytes come before it.
    pub byte: u64,
}

/// A letter of an archive.
#[derive(Debug)]
pub struct Arrived {
    /// Where it begins.
    pub place: Place,
    /// Its own id; made up by the door where it has none.
    pub message_id: String,
    /// Its id was not written as ids are: it tells letters apart, and joins nothing.
    pub bare_id: bool,
    /// The ids that it refers to: they join its thread.
    pub references: Vec<String>,
    /// What it may answer, the likeliest first.
    pub parents: Vec<String>,
    /// Who wrote it: see [`know`](super::know).
    pub author: PersonId,
    /// When, as far as that can be believed.
    pub at: Time,
    /// Its subject, as a thread's subject would be written; may be empty.
    pub subject: String,
    /// The words as they were written.
    pub source: String,
    /// As they are shown: cleaned.
    pub html: String,
    /// The new words alone.
    pub words: String,
    /// Their language.
    pub language: &'static str,
    /// Whether they ask something.
    pub is_question: bool,
    /// What came with it.
    pub files: Vec<File>,
}

impl Arrived {
    /// The language of new words, where `usual` is that of the community, and whether they ask something.
    pub fn understand(words: &str, usual: &str) -> (&'static str, bool) {
        (terms::language_of(words, usual), conversations::is_question(words))
    }
}

/// An attachment whose bytes are kept already.
#[derive(Clone, Debug)]
pub struct File(pub(super) Kept);

impl File {
    /// Keeps an attachment. It blocks, and is done before the letter itself is kept: bytes without a row are harmless, a
    /// row without its bytes is not.
    pub fn keep(blobs: &Blobs, name: &str, kind: &str, bytes: &[u8]) -> io::Result<File> {
        let file = NewFile { name: name.to_owned(), kind: kind.to_owned(), bytes: bytes.to_vec() };
        Kept::put(blobs, &file).map(File)
    }
}
