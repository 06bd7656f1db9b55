//! Reads a mailbox file, letter by letter, in little memory whatever its size.
//!
//! ```no_run
//! # fn main() -> Result<(), mail::mbox::MboxError> {
//! use mail::mbox::{Item, Mailbox};
//! let mut mailbox = Mailbox::open("archive.mbox".as_ref())?;
//! while let Some(item) = mailbox.next()? {
//!     match item {
//!         Item::Letter(letter) => println!("line {}: {} bytes", letter.place.line, letter.raw.len()),
//!         Item::Problem(problem) => println!("line {}: {}", problem.place.line, problem.why),
//!     }
//! }
//! # Ok(()) }
//! ```
//!
//! The mailbox may be packed with gzip, may mix line endings, may leave `From ` lines in letters unescaped (see
//! `separator.rs` for the rules) or count bytes in `Content-Length`. A file that holds one letter without a `From `
//! line is a mailbox of one. What cannot be read is an [`Item::Problem`] with its place; nothing is left out silently.

mod scan;
mod separator;
mod source;
mod start;

use std::borrow::Cow;
use std::fmt;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use scan::Window;
use source::Source;

/// How much a mailbox may cost us.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// A longer letter is reported and skipped. Bytes.
    pub letter_bytes: usize,
    /// A gzip file may unpack to so many bytes.
    pub unpacked_bytes: u64,
    /// Beyond the first 64 MB, a gzip file may grow by this factor. Text of letters packs three to ten times.
    pub unpack_ratio: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { letter_bytes: 64 << 20, unpacked_bytes: 256 << 30, unpack_ratio: 200 }
    }
}

/// A place in a mailbox. Of a gzip file it is counted in the unpacked text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Place {
    /// Bytes before it.
    pub offset: u64,
    /// The number of its line, from 1.
    pub line: u64,
}

/// What comes next in a mailbox.
#[derive(Debug)]
pub enum Item<'a> {
    Letter(RawLetter<'a>),
    Problem(Problem),
}

/// One letter as it lies in the mailbox.
#[derive(Debug)]
pub struct RawLetter<'a> {
    /// Where its `From ` line begins (its first header, when it has none).
    pub place: Place,
    /// Where what follows it begins: go on from here with [`Mailbox::open_at`].
    pub next: Place,
    /// Headers and body, without the `From ` line, with `>From ` unescaped. Copied only if something was unescaped.
    pub raw: Cow<'a, [u8]>,
    /// The date of the `From ` line, Unix seconds; usually when the list's server took the letter in.
    pub from_line_date: Option<i64>,
}

/// A part of the mailbox that could not be read as a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub place: Place,
    pub why: Why,
}

/// Why a part of a mailbox could not be read. Shown as an English sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// Longer than [`Limits::letter_bytes`].
    TooLong { bytes: u64, limit: usize },
    /// Text before the first letter.
    Preamble { bytes: u64 },
    /// The packed file ends early or is damaged; the letters before this place were read.
    Damaged { what: String },
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Why::TooLong { bytes, limit } => {
                write!(f, "the letter has {bytes} bytes; more than {limit} are not read")
            }
            Why::Preamble { bytes } => write!(f, "{bytes} bytes before the first letter are not a letter"),
            Why::Damaged { what } => {
                write!(f, "the packed file breaks off or is damaged from here on ({what})")
            }
        }
    }
}

/// Why a mailbox cannot be read at all, or no further.
#[derive(Debug, thiserror::Error)]
pub enum MboxError {
    #[error("the file cannot be read: {0}")]
    Io(#[from] io::Error),
    #[error("this is not a mailbox: {0}")]
    NotAMailbox(&'static str),
    #[error("{packed} bytes unpack to more than {unpacked}: this is no honest archive of letters")]
    Bomb { packed: u64, unpacked: u64 },
    #[error("no letter begins at byte {0}: the file is not the one that was read before")]
    Moved(u64),
}

/// A reader of a mailbox, over anything that can be read.
pub struct Mailbox<R: Read> {
    window: Window<R>,
    /// The first letter was looked for.
    begun: bool,
    /// Reading goes on in the middle: the letter at this offset must be there.
    resumed: bool,
    /// Bytes at the front of the file that were not read but sought over.
    sought: u64,
    ended: bool,
}

impl Mailbox<File> {
    /// Opens a mailbox file.
    pub fn open(path: &Path) -> Result<Self, MboxError> {
        Self::open_at(path, Place { offset: 0, line: 1 })
    }

    /// Goes on where reading stopped: `place` is a [`RawLetter::next`] of the same file. Seeks in a plain file; a gzip
    /// file is unpacked from its beginning and what was read is passed over.
    pub fn open_at(path: &Path, place: Place) -> Result<Self, MboxError> {
        let mut file = File::open(path)?;
        let mut head = Vec::new();
        file.by_ref().take(2).read_to_end(&mut head)?;
        let gzip = head == [0x1f, 0x8b];
        file.seek(SeekFrom::Start(0))?;
        if place.offset == 0 || gzip {
            let mut mailbox = Self::new(file)?;
            mailbox.pass_over(place)?;
            return Ok(mailbox);
        }
        if place.offset > file.metadata()?.len() {
            return Err(MboxError::Moved(place.offset));
        }
        file.seek(SeekFrom::Start(place.offset))?;
        // Two bytes of a letter are no gzip file, so the reader takes it for plain again.
        let mut mailbox = Self::new(file)?;
        mailbox.window.stand_at(place);
        mailbox.resumed = true;
        mailbox.sought = place.offset;
        Ok(mailbox)
    }
}

impl<R: Read> Mailbox<R> {
    /// Reads a mailbox with the usual limits.
    pub fn new(reader: R) -> Result<Self, MboxError> {
        Self::with_limits(reader, Limits::default())
    }

    pub fn with_limits(reader: R, limits: Limits) -> Result<Self, MboxError> {
        let source = Source::new(reader, limits)?;
        let window = Window::new(source, limits);
        Ok(Mailbox { window, begun: false, resumed: false, sought: 0, ended: false })
    }

    /// Reads and forgets what lies before `place`, which is a [`RawLetter::next`] of the same mailbox.
    pub fn pass_over(&mut self, place: Place) -> Result<(), MboxError> {
        if place.offset == 0 {
            return Ok(());
        }
        self.window.discard_to(place)?;
        self.resumed = true;
        Ok(())
    }

    /// Bytes taken from the file so far (packed bytes of a gzip file), with those passed over: for a progress bar.
    pub fn bytes_read(&self) -> u64 {
        self.sought + self.window.taken()
    }

    /// The next letter or problem; None at the end. After an error there is nothing more.
    // Not an Iterator: the letter borrows the one buffer, which is why memory stays small.
    #[allow(clippy::should_implement_trait)]
    pub fn next(&mut self) -> Result<Option<Item<'_>>, MboxError> {
        if self.ended {
            return Ok(None);
        }
        if !self.begun {
            self.begun = true;
            let found =
                if self.resumed { start::resume(&mut self.window) } else { start::find(&mut self.window) };
            match found {
                Ok(None) => {}
                Ok(Some(problem)) => return Ok(Some(Item::Problem(problem))),
                Err(e) => {
                    self.ended = true;
                    return Err(e);
                }
            }
        }
        match scan::cut(&mut self.window) {
            Ok(Some(scan::Cut::Letter(cut))) => Ok(Some(Item::Letter(self.window.letter(&cut)))),
            Ok(Some(scan::Cut::Problem(problem))) => Ok(Some(Item::Problem(problem))),
            Ok(None) => {
                self.ended = true;
                Ok(self.window.damage().map(Item::Problem))
            }
            Err(e) => {
                self.ended = true;
                Err(e)
            }
        }
    }
}
