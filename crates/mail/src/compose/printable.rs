//! Quoted-printable (RFC 2045 section 6.7), written bit by bit.

/// The longest line of quoted-printable (RFC 2045 section 6.7).
pub(super) const WIDTH: usize = 76;
/// What may take room in a line besides the longest escape: the sign that it goes on.
const ROOM: usize = WIDTH - 1;

/// Quoted-printable, with lines of at most 76 characters.
pub(super) struct Printable<'a> {
    pub out: &'a mut Vec<u8>,
    pub column: usize,
    /// Nothing of the text's own line was written yet.
    pub fresh: bool,
}

impl Printable<'_> {
    pub fn text(&mut self, text: &str) {
        for (number, line) in text.split('\n').enumerate() {
            if number > 0 {
                self.out.extend_from_slice(b"\r\n");
                (self.column, self.fresh) = (0, true);
            }
            let bytes = line.as_bytes();
            for (place, byte) in bytes.iter().enumerate() {
                self.push(*byte, place + 1 == bytes.len());
            }
        }
    }

    pub fn push(&mut self, byte: u8, last: bool) {
        const HEX: &[u8; 16] = b"0123456789ABCDEF";
        let blank = matches!(byte, b' ' | b'\t');
        // `From` at the beginning of a line is changed by those who keep letters in one file (RFC 4155).
        let plain =
            matches!(byte, b'!'..=b'<' | b'>'..=b'~') && !(self.fresh && byte == b'F') || blank && !last;
        let width = if plain { 1 } else { 3 };
        if self.column + width > ROOM {
            self.soft_break();
        }
        if plain {
            self.out.push(byte);
        } else {
            self.out.extend_from_slice(&[b'=', HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]]);
        }
        self.column += width;
        self.fresh = false;
    }

    pub fn soft_break(&mut self) {
        if self.column > 0 {
            self.out.extend_from_slice(b"=\r\n");
            self.column = 0;
        }
    }
}
