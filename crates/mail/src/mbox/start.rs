//! Where the first letter of a mailbox begins, or why this is no mailbox.

use std::io::Read;

use memchr::memmem;

use super::scan::Window;
use super::separator::{LOOK_AHEAD, begins_with_header, first_separator, separator};
use super::{MboxError, Problem, Why};

/// Text before the first letter is searched this far.
const REACH: usize = 1 << 20;

/// Steps to the first letter. Text in front of it is a problem to report; no letter at all is an error.
pub(super) fn find<R: Read>(window: &mut Window<R>) -> Result<Option<Problem>, MboxError> {
    window.fill(LOOK_AHEAD)?;
    if window.ahead().starts_with(b"\xef\xbb\xbf") {
        window.advance(3);
    }
    loop {
        window.fill(LOOK_AHEAD)?;
        let blank = window.ahead().iter().take_while(|b| b.is_ascii_whitespace()).count();
        // A space at the start of a line may belong to something: step over whole blank lines only.
        let lines = window.ahead()[..blank].iter().rposition(|b| *b == b'\n').map_or(0, |n| n + 1);
        let lines = if blank == window.ahead().len() { blank } else { lines };
        if lines == 0 {
            break;
        }
        window.advance(lines);
    }
    let ahead = window.ahead();
    if ahead.is_empty() || first_separator(ahead).is_some() {
        return Ok(None);
    }
    refuse_known_kinds(ahead)?;
    if looks_like_letter(ahead) {
        return Ok(None);
    }
    let place = window.place();
    window.fill(REACH)?;
    let ahead = window.ahead();
    let found = memmem::find_iter(ahead, b"\nFrom ").find(|at| separator(&ahead[at + 1..], true).is_some());
    match found {
        Some(at) => {
            window.advance(at + 1);
            Ok(Some(Problem { place, why: Why::Preamble { bytes: at as u64 + 1 } }))
        }
        None => Err(MboxError::NotAMailbox(if memchr::memchr(0, ahead).is_some() {
            "it holds binary data"
        } else {
            "it begins neither with a \"From \" line nor with the headers of a letter"
        })),
    }
}

/// Checks that a letter begins where reading stopped before.
pub(super) fn resume<R: Read>(window: &mut Window<R>) -> Result<Option<Problem>, MboxError> {
    window.fill(LOOK_AHEAD)?;
    if window.ahead().is_empty() || first_separator(window.ahead()).is_some() {
        return Ok(None);
    }
    Err(MboxError::Moved(window.place().offset))
}

/// The first two lines are headers (or one header, folded, or all there is).
fn looks_like_letter(ahead: &[u8]) -> bool {
    if !begins_with_header(ahead) {
        return false;
    }
    match memchr::memchr(b'\n', ahead) {
        None => true,
        Some(end) => {
            let rest = &ahead[end + 1..];
            begins_with_header(rest) || rest.is_empty() || matches!(rest[0], b' ' | b'\t' | b'\n' | b'\r')
        }
    }
}

fn refuse_known_kinds(ahead: &[u8]) -> Result<(), MboxError> {
    let kinds: [(&[u8], &str); 9] = [
        (b"PK\x03\x04", "it is a zip file; unpack it first"),
        (b"BZh", "it is packed with bzip2; unpack it first"),
        (b"\xfd7zXZ", "it is packed with xz; unpack it first"),
        (b"\x28\xb5\x2f\xfd", "it is packed with zstd; unpack it first"),
        (b"!BDN", "it is an Outlook data file; export it as mbox first"),
        (b"%PDF", "it is a PDF document"),
        (b"SQLite format 3", "it is a database"),
        (b"<!DOCTYPE", "it is a web page; the link to the archive itself is on that page"),
        (b"<html", "it is a web page; the link to the archive itself is on that page"),
    ];
    for (magic, what) in kinds {
        if ahead.len() >= magic.len() && ahead[..magic.len()].eq_ignore_ascii_case(magic) {
            return Err(MboxError::NotAMailbox(what));
        }
    }
    Ok(())
}
