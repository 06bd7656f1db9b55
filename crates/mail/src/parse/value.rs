//! Makes the value of a header field fit to be parsed: UTF-8, one line break at its end, no UTF-7.

use memchr::memmem;

use super::trouble::{Trouble, Troubles};
use crate::decode::{self, Odd};

/// A value longer than this is cut. Nobody reads a subject of 32 kB; lists of receivers may need it.
const LONGEST: usize = 32 << 10;

/// `charset`: what the letter says of its own text, which is the best guess for bytes that should not be there.
pub(super) fn prepared(value: &[u8], charset: Option<&str>, troubles: &mut Troubles) -> Vec<u8> {
    let mut value = &value[..value.len().min(LONGEST)];
    while value.last().is_some_and(|b| matches!(b, b'\r' | b'\n')) {
        value = &value[..value.len() - 1];
    }
    let mut out = match std::str::from_utf8(value) {
        Ok(_) => value.to_vec(),
        Err(_) if !troubles.guess => String::from_utf8_lossy(value).into_owned().into_bytes(),
        Err(_) => {
            let (text, odd) = decode::charset(value, charset);
            if charset.is_none() || odd == Some(Odd::Lie) {
                troubles.note(Trouble::WrongCharset(charset.unwrap_or_default().to_owned()));
            }
            text.into_owned().into_bytes()
        }
    };
    disarm_utf7(&mut out, troubles);
    out.push(b'\n');
    out
}

/// Gives encoded words in UTF-7 a character set that nobody knows, so that they stay as they are written.
fn disarm_utf7(value: &mut [u8], troubles: &mut Troubles) {
    let mut searched = 0;
    while let Some(found) = memmem::find(&value[searched..], b"=?") {
        let begin = searched + found + 2;
        let end = begin + value[begin..].iter().take(60).take_while(|b| **b != b'?').count();
        let name: Vec<u8> = value[begin..end]
            .iter()
            .filter(|b| b.is_ascii_alphanumeric())
            .map(u8::to_ascii_lowercase)
            .collect();
        if memmem::find(&name, b"utf7").is_some() {
            value[begin..end].fill(b'x');
            troubles.note(Trouble::Utf7);
        }
        searched = begin;
    }
}
