//! The window that slides over a mailbox, and the cut between two letters.

use std::borrow::Cow;
use std::io::Read;
use std::ops::Range;

use memchr::{memchr, memchr_iter, memmem};

use super::separator::{self, LOOK_AHEAD, separator};
use super::source::{Read1, Source};
use super::{Limits, MboxError, Place, Problem, RawLetter, Why};

/// Bytes read at a time.
const CHUNK: usize = 256 << 10;

/// A `Content-Length` is believed only if a letter begins or the file ends just after it, and never further ahead
/// than this: what it counts must be in the window to be checked.
const CONTENT_LENGTH_REACH: usize = 8 << 20;

/// Headers longer than this are not searched for a `Content-Length`.
const HEADER_REACH: usize = 64 << 10;

/// A piece of the mailbox in memory. It always stands at the beginning of a letter.
pub(super) struct Window<R: Read> {
    source: Source<R>,
    limits: Limits,
    bytes: Vec<u8>,
    /// Where we stand in `bytes`.
    start: usize,
    /// The same in the file.
    place: Place,
    ended: bool,
    damage: Option<String>,
}

/// One letter, by its places in the window.
pub(super) struct LetterCut {
    place: Place,
    next: Place,
    raw: Range<usize>,
    from_line_date: Option<i64>,
}

pub(super) enum Cut {
    Letter(LetterCut),
    Problem(Problem),
}

impl<R: Read> Window<R> {
    pub fn new(source: Source<R>, limits: Limits) -> Self {
        let place = Place { offset: 0, line: 1 };
        Window { source, limits, bytes: Vec::new(), start: 0, place, ended: false, damage: None }
    }

    pub fn taken(&self) -> u64 {
        self.source.taken()
    }

    pub fn place(&self) -> Place {
        self.place
    }

    pub fn stand_at(&mut self, place: Place) {
        self.place = place;
    }

    /// What is in memory from where we stand.
    pub fn ahead(&self) -> &[u8] {
        &self.bytes[self.start..]
    }

    /// Reads until `n` bytes are ahead, or the file ends.
    pub fn fill(&mut self, n: usize) -> Result<(), MboxError> {
        while self.ahead().len() < n && !self.ended {
            // Moving pays only when most of the window is behind us; else a lie about lengths makes us move all day.
            if self.start > self.bytes.len() / 2 {
                self.bytes.drain(..self.start);
                self.start = 0;
            }
            let old = self.bytes.len();
            self.bytes.resize(old + CHUNK, 0);
            let read = self.source.read(&mut self.bytes[old..]);
            let got = if let Ok(Read1::Some(n)) = read { n } else { 0 };
            self.bytes.truncate(old + got);
            match read? {
                Read1::Some(_) => {}
                Read1::End => self.ended = true,
                Read1::Damaged(what) => {
                    self.ended = true;
                    self.damage = Some(what);
                }
            }
        }
        Ok(())
    }

    /// Steps forward, counting lines.
    pub fn advance(&mut self, n: usize) {
        let passed = &self.bytes[self.start..self.start + n];
        self.place.line += memchr_iter(b'\n', passed).count() as u64;
        self.place.offset += n as u64;
        self.start += n;
    }

    pub fn discard_to(&mut self, place: Place) -> Result<(), MboxError> {
        while self.place.offset < place.offset {
            self.fill(1)?;
            let left = usize::try_from(place.offset - self.place.offset).unwrap_or(usize::MAX);
            let step = self.ahead().len().min(left);
            if step == 0 {
                return Err(MboxError::Moved(place.offset));
            }
            self.advance(step);
        }
        Ok(())
    }

    /// The damage at which the file ended, once.
    pub fn damage(&mut self) -> Option<Problem> {
        let what = self.damage.take()?;
        Some(Problem { place: self.place, why: Why::Damaged { what } })
    }

    pub fn letter(&self, cut: &LetterCut) -> RawLetter<'_> {
        RawLetter {
            place: cut.place,
            next: cut.next,
            raw: unescape(&self.bytes[cut.raw.clone()]),
            from_line_date: cut.from_line_date,
        }
    }

    fn is_separator(&mut self, at: usize, blank_before: bool) -> Result<bool, MboxError> {
        self.fill(at + LOOK_AHEAD)?;
        Ok(self.ahead().get(at..).is_some_and(|line| separator(line, blank_before).is_some()))
    }
}

/// Cuts the letter at which the window stands from what follows it, and steps behind it.
pub(super) fn cut<R: Read>(window: &mut Window<R>) -> Result<Option<Cut>, MboxError> {
    window.fill(LOOK_AHEAD)?;
    if window.ahead().is_empty() {
        return Ok(None);
    }
    let place = window.place();
    let first = separator::first_separator(window.ahead());
    let body = match first {
        Some(_) => memchr(b'\n', window.ahead()).map_or(window.ahead().len(), |n| n + 1),
        None => 0,
    };
    let mut counted = Counted::Unknown;
    // Candidates are searched from the line break before them; the one before the first header counts too.
    let mut searched = body.saturating_sub(1);
    let finder = memmem::Finder::new(b"\nFrom ");
    let end = loop {
        match finder.find(&window.ahead()[searched..]) {
            Some(found) => {
                let line = searched + found + 1;
                searched = line;
                if line == body || !window.is_separator(line, is_blank_before(window.ahead(), line))? {
                    continue;
                }
                if let Counted::Unknown = counted {
                    counted = count(window, body)?;
                }
                match counted {
                    Counted::To(end) if line < end => searched = end - 1,
                    _ => break line,
                }
            }
            None if window.ended => break window.ahead().len(),
            None => {
                searched = searched.max(window.ahead().len().saturating_sub(8));
                if searched > window.limits.letter_bytes {
                    return skip(window, place).map(Some);
                }
                window.fill(window.ahead().len() + 1)?;
            }
        }
    };
    if end - body > window.limits.letter_bytes {
        window.advance(end);
        let why = Why::TooLong { bytes: (end - body) as u64, limit: window.limits.letter_bytes };
        return Ok(Some(Cut::Problem(Problem { place, why })));
    }
    let from_line_date = first.and_then(|s| s.date);
    let raw_end =
        if end == window.ahead().len() { end } else { without_blank_line(window.ahead(), body, end) };
    let raw = window.start + body..window.start + raw_end;
    window.advance(end);
    Ok(Some(Cut::Letter(LetterCut { place, next: window.place(), raw, from_line_date })))
}

/// Passes over a letter that is too long to hold, without holding it.
fn skip<R: Read>(window: &mut Window<R>, place: Place) -> Result<Cut, MboxError> {
    let finder = memmem::Finder::new(b"\nFrom ");
    loop {
        let mut searched = 0;
        while let Some(found) = finder.find(&window.ahead()[searched..]) {
            let line = searched + found + 1;
            searched = line;
            if window.is_separator(line, is_blank_before(window.ahead(), line))? {
                window.advance(line);
                return Ok(Cut::Problem(too_long(window, place)));
            }
        }
        if window.ended {
            window.advance(window.ahead().len());
            return Ok(Cut::Problem(too_long(window, place)));
        }
        window.advance(window.ahead().len().saturating_sub(8).max(searched.saturating_sub(2)));
        window.fill(CHUNK)?;
    }
}

fn too_long<R: Read>(window: &Window<R>, place: Place) -> Problem {
    let bytes = window.place.offset - place.offset;
    Problem { place, why: Why::TooLong { bytes, limit: window.limits.letter_bytes } }
}

#[derive(Clone, Copy)]
enum Counted {
    Unknown,
    No,
    /// The letter ends here, as its `Content-Length` says and what follows confirms.
    To(usize),
}

fn count<R: Read>(window: &mut Window<R>, body: usize) -> Result<Counted, MboxError> {
    window.fill(body + HEADER_REACH)?;
    let ahead = window.ahead();
    let reach = &ahead[body..ahead.len().min(body + HEADER_REACH)];
    let Some((header_end, length)) = content_length(reach) else { return Ok(Counted::No) };
    let end = body + header_end + length;
    window.fill(end + LOOK_AHEAD)?;
    // One or two line breaks may stand between the counted text and the next letter.
    for gap in 0..5 {
        let at = end + gap;
        if at >= window.ahead().len() {
            let to_the_end = window.ended && at == window.ahead().len();
            return Ok(if to_the_end { Counted::To(at) } else { Counted::No });
        }
        if window.ahead()[at..].starts_with(b"From ") && window.ahead()[at - 1] == b'\n' {
            let sure = window.is_separator(at, true)?;
            return Ok(if sure { Counted::To(at) } else { Counted::No });
        }
        if !matches!(window.ahead()[at], b'\r' | b'\n') {
            break;
        }
    }
    Ok(Counted::No)
}

/// The end of the header block and what its `Content-Length` says.
fn content_length(letter: &[u8]) -> Option<(usize, usize)> {
    let (mut at, mut length) = (0, None);
    loop {
        let end = at + memchr(b'\n', &letter[at..])?;
        let line = letter[at..end].strip_suffix(b"\r").unwrap_or(&letter[at..end]);
        at = end + 1;
        if line.is_empty() {
            return length.map(|length| (at, length));
        }
        const NAME: &[u8] = b"content-length:";
        if line.len() > NAME.len() && line[..NAME.len()].eq_ignore_ascii_case(NAME) {
            let digits = std::str::from_utf8(&line[NAME.len()..]).ok()?.trim();
            length = Some(digits.parse().ok().filter(|n| *n <= CONTENT_LENGTH_REACH)?);
        }
    }
}

fn is_blank_before(bytes: &[u8], line: usize) -> bool {
    let before = &bytes[..line];
    before.ends_with(b"\n\n") || before.ends_with(b"\n\r\n") || matches!(before, b"" | b"\n" | b"\r\n")
}

/// The blank line before the next `From ` line belongs to the mailbox, not to the letter.
fn without_blank_line(bytes: &[u8], body: usize, end: usize) -> usize {
    let letter = &bytes[body..end];
    if letter.ends_with(b"\n\r\n") {
        end - 2
    } else if letter.ends_with(b"\n\n") {
        end - 1
    } else {
        end
    }
}

/// Takes one `>` from each line that was escaped when it was put into the mailbox. The habits differ (mboxo escapes
/// `From ` only, mboxrd `>From ` too) and cannot be told apart afterwards; one `>` less is right for both but rarely.
fn unescape(letter: &[u8]) -> Cow<'_, [u8]> {
    let finder = memmem::Finder::new(b">From ");
    let mut kept: Vec<u8> = Vec::new();
    let (mut copied, mut searched) = (0, 0);
    while let Some(found) = finder.find(&letter[searched..]) {
        let at = searched + found;
        searched = at + 1;
        let line = letter[..at].iter().rposition(|b| *b != b'>').map_or(0, |n| n + 1);
        // At the top of the headers it is the From_ line of another machine, not text.
        if line == 0 || letter[line - 1] != b'\n' {
            continue;
        }
        kept.extend_from_slice(&letter[copied..at]);
        copied = at + 1;
    }
    if copied == 0 {
        return Cow::Borrowed(letter);
    }
    kept.extend_from_slice(&letter[copied..]);
    Cow::Owned(kept)
}
