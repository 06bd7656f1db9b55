//! The bytes of a letter as they come in: where it ends, what is odd about it, and how much of it is held in memory.

use std::{
    fs::File,
    io::{self, Seek, Write},
    path::{Path, PathBuf},
};

use super::{Letter, heads};
use crate::{headers::MOST_HEADER_BYTES, smtp::Reply};

/// A letter that is longer goes to a file, piece by piece.
const IN_MEMORY: usize = 1 << 20;

const NO_ROOM: Reply =
    Reply::new(452, [4, 3, 1], "there is no room for this letter just now; try again later");
const BARE: Reply =
    Reply::new(550, [5, 5, 2], "a line of this letter ends with a line feed alone; lines end with CR LF");

/// A letter on its way in.
pub(super) struct Body {
    most: u64,
    folder: PathBuf,
    piece: Vec<u8>,
    /// The first bytes, once the letter has outgrown the memory.
    head: Vec<u8>,
    file: Option<File>,
    length: u64,
    /// Whether what comes next begins a line: what came before ends with CR LF.
    begins_line: bool,
    last: u8,
    is_bare: bool,
    trouble: Option<Reply>,
}

impl Body {
    /// A letter of at most `most` bytes; a large one lies in `folder`, without a name, while it comes in.
    pub fn new(most: u64, folder: &Path) -> Body {
        let (piece, head, file) = (Vec::new(), Vec::new(), None);
        let folder = folder.to_owned();
        let (length, begins_line, last, is_bare, trouble) = (0, true, 0, false, None);
        Body { most, folder, piece, head, file, length, begins_line, last, is_bare, trouble }
    }

    /// Takes what a client sends after DATA; returns how many bytes were used, and whether the letter ended with the last of them.
    /// What is left over is the beginning of an end that may come, or already the next command.
    pub fn take_lines(&mut self, input: &[u8]) -> (usize, bool) {
        let mut at = 0;
        while at < input.len() {
            if self.begins_line && input[at] == b'.' {
                match &input[at + 1..] {
                    [b'\r', b'\n', ..] => return (at + 3, true),
                    [] | [b'\r'] => return (at, false),
                    // A dot at the beginning of a line was doubled by the client.
                    _ => at += 1,
                }
                self.begins_line = false;
                // The dot that was taken out stands before what follows: a line feed alone is not the end of this line.
                self.last = b'.';
                continue;
            }
            match memchr::memchr(b'\n', &input[at..]) {
                None => {
                    self.keep(&input[at..]);
                    self.last = input[input.len() - 1];
                    self.begins_line = false;
                    at = input.len();
                }
                Some(length) => {
                    let before = if length > 0 { input[at + length - 1] } else { self.last };
                    self.begins_line = before == b'\r';
                    self.is_bare |= !self.begins_line;
                    self.keep(&input[at..=at + length]);
                    self.last = b'\n';
                    at += length + 1;
                }
            }
        }
        (at, false)
    }

    /// Takes what a client sends after BDAT: it has no end but its length, and no dots.
    pub fn take_chunk(&mut self, input: &[u8]) {
        let mut before = self.last;
        for at in memchr::memchr_iter(b'\n', input) {
            if at > 0 {
                before = input[at - 1];
            }
            self.is_bare |= before != b'\r';
        }
        self.last = input.last().copied().unwrap_or(self.last);
        self.keep(input);
    }

    fn keep(&mut self, bytes: &[u8]) {
        self.length += bytes.len() as u64;
        if self.trouble.is_some() {
            return;
        }
        if self.length > self.most {
            return self.give_up(too_large(self.most));
        }
        self.piece.extend_from_slice(bytes);
    }

    fn give_up(&mut self, reply: Reply) {
        self.trouble = Some(reply);
        self.piece = Vec::new();
        self.file = None;
    }

    /// How much has come in, kept or not.
    pub fn length(&self) -> u64 {
        self.length
    }

    /// Why it will be refused, if that is known already.
    pub fn trouble(&self) -> Option<&Reply> {
        self.trouble.as_ref()
    }

    /// Writes to the file what has gathered in memory, when that is much. To be called after each piece.
    pub async fn settle(&mut self) {
        if self.piece.len() < IN_MEMORY {
            return;
        }
        if self.file.is_none() {
            self.head = self.piece[..self.piece.len().min(MOST_HEADER_BYTES + 4_096)].to_vec();
        }
        let (file, folder, piece) = (self.file.take(), self.folder.clone(), std::mem::take(&mut self.piece));
        let written = tokio::task::spawn_blocking(move || -> io::Result<_> {
            let mut file = match file {
                Some(file) => file,
                None => tempfile::tempfile_in(folder)?,
            };
            file.write_all(&piece)?;
            let mut piece = piece;
            piece.clear();
            Ok((file, piece))
        });
        match written.await {
            Ok(Ok((file, piece))) => (self.file, self.piece) = (Some(file), piece),
            Ok(Err(error)) => {
                tracing::warn!(%error, "a large letter could not be written down");
                self.give_up(NO_ROOM);
            }
            Err(_) => self.give_up(NO_ROOM),
        }
    }

    /// The whole letter, or why it is refused.
    pub async fn end(mut self, hops: usize, refuse_bare: bool) -> Result<Letter, Reply> {
        if let Some(reply) = self.trouble {
            return Err(reply);
        }
        heads::check(if self.file.is_some() { &self.head } else { &self.piece }, hops)?;
        if self.is_bare && refuse_bare {
            return Err(BARE);
        }
        let Some(mut file) = self.file.take() else { return Ok(Letter::Small(self.piece)) };
        let (piece, length) = (self.piece, self.length);
        let written = tokio::task::spawn_blocking(move || -> io::Result<File> {
            file.write_all(&piece)?;
            file.rewind()?;
            Ok(file)
        });
        match written.await {
            Ok(Ok(file)) => Ok(Letter::Large(file, length)),
            _ => Err(NO_ROOM),
        }
    }
}

/// 552, with the size that would do.
pub(super) fn too_large(most: u64) -> Reply {
    Reply::told(
        552,
        [5, 3, 4],
        format!("this letter is larger than {most} bytes, the most that is taken here"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is kept of `sent`, in pieces of `piece` bytes, and what was left over behind its end; none where no end came.
    fn received(sent: &[u8], piece: usize) -> Option<(Vec<u8>, Vec<u8>, bool)> {
        let mut body = Body::new(1_000, Path::new("."));
        let (mut waiting, mut rest) = (Vec::new(), sent);
        while !rest.is_empty() {
            let (now, later) = rest.split_at(piece.min(rest.len()));
            waiting.extend_from_slice(now);
            rest = later;
            let (used, done) = body.take_lines(&waiting);
            waiting.drain(..used);
            if done {
                waiting.extend_from_slice(rest);
                return Some((body.piece, waiting, body.is_bare));
            }
        }
        None
    }

    // reliability 2.2 case 19
    #[test]
    fn only_cr_lf_dot_cr_lf_ends_a_letter_in_whatever_pieces_it_comes() {
        for (sent, kept, bare) in [
            ("hi\r\n..\r\n.a\r\n\r\n.\r\n", "hi\r\n.\r\na\r\n\r\n", false),
            (".\r\n", "", false),
            ("..\r\n.\r\n", ".\r\n", false),
            ("a\n.\nb\r\n.\r\n", "a\n.\nb\r\n", true),
            ("a\n.\r\nb\r\n.\r\n", "a\n.\r\nb\r\n", true),
            ("a\r\n.\nb\r\n.\r\n", "a\r\n\nb\r\n", true),
            ("a\r.\rb\r\n.\r\n", "a\r.\rb\r\n", false),
            ("a\r.\r\nb\r\n.\r\n", "a\r.\r\nb\r\n", false),
            ("a\r\n.\rb\r\n.\r\n", "a\r\n\rb\r\n", false),
            ("a\r\n\0.\r\nb\r\n.\r\n", "a\r\n\0.\r\nb\r\n", false),
            ("a\r\n.\r\rb\r\n.\r\n", "a\r\n\r\rb\r\n", false),
        ] {
            let sent = [sent.as_bytes(), b"QUIT\r\n"].concat();
            for piece in 1..=sent.len() {
                let told = received(&sent, piece).unwrap_or_else(|| panic!("{sent:?} did not end"));
                let wanted = (kept.as_bytes().to_vec(), b"QUIT\r\n".to_vec(), bare);
                assert_eq!(told, wanted, "{:?} by {piece}", String::from_utf8_lossy(&sent));
            }
        }
    }

    #[test]
    fn a_chunk_is_taken_as_it_is_and_a_line_feed_alone_is_seen_across_chunks() {
        let mut body = Body::new(1_000, Path::new("."));
        body.take_chunk(b"a\r\n.\r\nb\r");
        body.take_chunk(b"\nc");
        assert!(!body.is_bare);
        body.take_chunk(b"\n");
        assert!(body.is_bare);
        assert_eq!(body.piece, b"a\r\n.\r\nb\r\nc\n");
    }

    // reliability 2.2 case 24
    #[tokio::test]
    async fn a_large_letter_lies_in_a_file_and_a_too_large_one_nowhere() {
        let folder = tempfile::tempdir().unwrap();
        let mut body = Body::new(4 << 20, folder.path());
        for _ in 0..48 {
            body.take_chunk(&[b'x'; 64 << 10]);
            body.settle().await;
            assert!(body.piece.len() <= IN_MEMORY);
        }
        // Too long a head: it has no end.
        assert_eq!(body.end(50, true).await.unwrap_err().code, 554);
        let mut body = Body::new(4 << 20, folder.path());
        body.take_chunk(b"Subject: x\r\n\r\n");
        for _ in 0..48 {
            body.take_chunk(&[b'x'; 64 << 10]);
            body.settle().await;
        }
        let letter = body.end(50, true).await.unwrap();
        let Letter::Large(mut file, length) = letter else { panic!("it is large") };
        let mut read = Vec::new();
        io::Read::read_to_end(&mut file, &mut read).unwrap();
        assert_eq!((read.len() as u64, length), (length, (3 << 20) + 14));
        let mut body = Body::new(1 << 20, folder.path());
        for _ in 0..48 {
            body.take_chunk(&[b'x'; 64 << 10]);
            body.settle().await;
        }
        assert_eq!(body.end(50, true).await.unwrap_err().code, 552);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[tokio::test]
    async fn a_disk_that_cannot_be_written_refuses_a_large_letter_for_now() {
        let mut body = Body::new(4 << 20, Path::new("/nowhere/at/all"));
        body.take_chunk(b"Subject: x\r\n\r\n");
        for _ in 0..20 {
            body.take_chunk(&[b'x'; 64 << 10]);
            body.settle().await;
        }
        assert_eq!(body.end(50, true).await.unwrap_err().code, 452);
    }
}
