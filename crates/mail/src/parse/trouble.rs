//! What was odd about a letter that was read all the same.

use std::fmt;

/// Something that had to be guessed, cut or left out while a letter was read. Shown as an English sentence;
/// [`Trouble::key`] is for counting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// The header block is longer, or has more fields, than is read.
    HeadersCut,
    /// Nobody is named as the author.
    NoFrom,
    /// More than one From field; the first counts.
    SeveralFrom,
    /// A name shows another address than the one it stands for.
    NameShowsAddress(String),
    /// Characters that hide or turn text were taken out of a heading, a name or a file name.
    HiddenCharacters,
    NoMessageId,
    NoDate,
    /// Before there was mail, or in the future.
    OddDate(i64),
    UnknownCharset(String),
    /// The text is not of the character set that the letter names.
    WrongCharset(String),
    /// UTF-7 is never decoded: it hides markup.
    Utf7,
    NulBytes,
    /// Base64 or quoted-printable with something else in it.
    BrokenEncoding,
    /// A multipart without its boundary: read as text.
    BrokenMultipart,
    /// Parts inside parts inside parts; the innermost are not read.
    TooDeep,
    TooManyParts,
    /// The first ones were kept.
    TooManyAttachments,
    /// It was replaced by a safe one.
    OddFileName(String),
}

impl Trouble {
    /// A short name for counting.
    pub fn key(&self) -> &'static str {
        match self {
            Trouble::HeadersCut => "headers-cut",
            Trouble::NoFrom => "no-from",
            Trouble::SeveralFrom => "several-from",
            Trouble::NameShowsAddress(_) => "name-shows-address",
            Trouble::HiddenCharacters => "hidden-characters",
            Trouble::NoMessageId => "no-message-id",
            Trouble::NoDate => "no-date",
            Trouble::OddDate(_) => "odd-date",
            Trouble::UnknownCharset(_) => "unknown-charset",
            Trouble::WrongCharset(_) => "wrong-charset",
            Trouble::Utf7 => "utf-7",
            Trouble::NulBytes => "nul-bytes",
            Trouble::BrokenEncoding => "broken-encoding",
            Trouble::BrokenMultipart => "broken-multipart",
            Trouble::TooDeep => "too-deep",
            Trouble::TooManyParts => "too-many-parts",
            Trouble::TooManyAttachments => "too-many-attachments",
            Trouble::OddFileName(_) => "odd-file-name",
        }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Trouble::HeadersCut => f.write_str("the headers are too long; the rest of them was not read"),
            Trouble::NoFrom => f.write_str("nobody is named as the author"),
            Trouble::SeveralFrom => f.write_str("there is more than one From; the first counts"),
            Trouble::NameShowsAddress(name) => {
                write!(f, "the name \"{name}\" shows another address than the real one")
            }
            Trouble::HiddenCharacters => {
                f.write_str("hidden characters were taken out of the subject or a name")
            }
            Trouble::NoMessageId => f.write_str("the letter has no Message-ID; one was made from its text"),
            Trouble::NoDate => f.write_str("the letter has no date that can be read"),
            Trouble::OddDate(_) => f.write_str("the date of the letter cannot be true"),
            Trouble::UnknownCharset(name) => {
                write!(f, "the character set \"{name}\" is unknown; it was guessed")
            }
            Trouble::WrongCharset(name) if name.is_empty() => {
                f.write_str("the letter names no character set; it was guessed")
            }
            Trouble::WrongCharset(name) => {
                write!(f, "the text is not in the character set \"{name}\" that it names; it was guessed")
            }
            Trouble::Utf7 => f.write_str("text in UTF-7 was not decoded"),
            Trouble::NulBytes => f.write_str("NUL bytes in the text are shown as \u{fffd}"),
            Trouble::BrokenEncoding => f.write_str("a part is damaged: its encoding holds something else"),
            Trouble::BrokenMultipart => {
                f.write_str("the boundary between the parts is missing; they were read as one text")
            }
            Trouble::TooDeep => f.write_str("parts are nested too deep; the innermost were not read"),
            Trouble::TooManyParts => f.write_str("the letter has too many parts; the first ones were read"),
            Trouble::TooManyAttachments => {
                f.write_str("the letter has too many attachments; the first ones were kept")
            }
            Trouble::OddFileName(name) => write!(f, "the file name \"{name}\" was replaced by a safe one"),
        }
    }
}

/// Collects each kind of trouble once or a few times: a letter of a thousand broken parts has one trouble, not a thousand.
#[derive(Debug, Default)]
pub(crate) struct Troubles {
    pub found: Vec<Trouble>,
    /// Bare bytes above ASCII in headers may be guessed.
    pub guess: bool,
}

impl Troubles {
    pub fn note(&mut self, trouble: Trouble) {
        if self.found.len() < 50 && !self.found.contains(&trouble) {
            self.found.push(trouble);
        }
    }
}
