//! One letter to many: what is the same for all is written and encoded once, and what differs is filled in.
//!
//! ```
//! use mail::Address;
//! use mail::compose::{Line, Mould, Own, Shared};
//! let mould = Mould::of(&Shared {
//!     from: Address::new("Ada via Peers", "peers@hall.example"),
//!     subject: Line::of("Hello"),
//!     text: "Answer to \u{E000}reply\u{E001}.\n".to_owned(),
//!     message_id: "1@hall.example".to_owned(),
//!     ..Shared::default()
//! })
//! .unwrap();
//! let (to, reply) = (Address::new("Ann", "ann@there.example"), Address::new("", "peers+abc@hall.example"));
//! let own = Own { to: &to, reply_to: Some(&reply), headers: &[], calendars: &[], fill: &|mark| (mark == "reply").then_some("peers+abc@hall.example") };
//! let bytes = mould.fill(&own).unwrap();
//! let letter = mail::parse(&bytes);
//! assert_eq!(letter.text.unwrap().trim(), "Answer to peers+abc@hall.example.");
//! ```

use mail_builder::{
    headers::{
        Header, address::Address as Written, content_type::ContentType, date::Date, message_id::MessageId,
        text::Text,
    },
    mime::{BodyPart, MimePart},
};
use sha2::{Digest, Sha256};

use super::{
    ComposeError, Line, calendars, flow, is_field_name, is_id,
    printable::{Printable, WIDTH},
    written,
};
use crate::{Address, clean};

/// Begins and ends a mark in a body: characters of the private use area, that mean nothing in a letter. `U+E000 name U+E001`.
const MARK: [char; 2] = ['\u{E000}', '\u{E001}'];

/// What a letter says to everybody.
#[derive(Clone, Debug, Default)]
pub struct Shared {
    /// From whom.
    pub from: Address,
    /// Its subject.
    pub subject: Line,
    /// Plain text with LF; long lines are wrapped. It may have marks.
    pub text: String,
    /// The same as HTML, if there is one. It may have marks.
    pub html: Option<String>,
    /// Without angle brackets.
    pub message_id: String,
    /// Unix seconds.
    pub date: i64,
    /// More fields. The ids of `In-Reply-To` and `References` are written as ids.
    pub headers: Vec<(String, Line)>,
    /// Files that go along.
    pub files: Vec<File>,
    /// The methods of calendars that each has their own copy of (RFC 6047). The first, when it is the only one of its method, stands beside the
    /// words, and once more as a file, for programs that only look there; the others are files.
    pub calendars: Vec<String>,
}

/// A file that goes with a letter.
#[derive(Clone, Debug, Default)]
pub struct File {
    /// Its name.
    pub name: String,
    /// Its type, like `application/pdf`.
    pub kind: String,
    /// Itself.
    pub bytes: Vec<u8>,
}

/// What a letter says to one person.
pub struct Own<'a> {
    /// To whom.
    pub to: &'a Address,
    /// Where their answer goes.
    pub reply_to: Option<&'a Address>,
    /// More fields.
    pub headers: &'a [(&'a str, Line)],
    /// Their calendars, with CRLF, in the order of [`Shared::calendars`].
    pub calendars: &'a [String],
    /// What stands where a mark is; a mark that it does not know leaves nothing.
    pub fill: &'a dyn Fn(&str) -> Option<&'a str>,
}

/// A letter, encoded, with holes.
#[derive(Debug)]
pub struct Mould {
    heads: Vec<u8>,
    body: Vec<Piece>,
}

#[derive(Debug, PartialEq)]
enum Piece {
    Bytes(Vec<u8>),
    Hole {
        mark: String,
        html: bool,
    },
    /// A calendar of whoever the letter goes to: as text, or as a file of this type.
    Calendar {
        place: usize,
        file: Option<String>,
    },
}

impl Mould {
    /// Encodes what is the same for all.
    pub fn of(shared: &Shared) -> Result<Mould, ComposeError> {
        let mut heads = Vec::new();
        field("From", &written(&shared.from)?, &mut heads);
        field("Subject", &Text::new(shared.subject.as_str()), &mut heads);
        field("Date", &Date::new(shared.date), &mut heads);
        if !is_id(&shared.message_id) {
            return Err(ComposeError::Id(clean::line(&shared.message_id)));
        }
        field("Message-ID", &MessageId::new(shared.message_id.as_str()), &mut heads);
        for (name, value) in &shared.headers {
            if !is_field_name(name) {
                return Err(ComposeError::Field(clean::line(name)));
            }
            more(name, value, &mut heads);
        }
        heads.extend_from_slice(b"MIME-Version: 1.0\r\n");
        let mut body = Body { boundary: boundary(shared), pieces: Vec::new(), open: Vec::new() };
        body.letter(shared);
        Ok(Mould { heads, body: body.ended() })
    }

    /// The letter to one person.
    pub fn fill(&self, own: &Own<'_>) -> Result<Vec<u8>, ComposeError> {
        let size = self.body.iter().map(|piece| match piece {
            Piece::Bytes(bytes) => bytes.len(),
            Piece::Hole { .. } => 120,
            Piece::Calendar { place, .. } => own.calendars.get(*place).map_or(0, |one| one.len() * 3 / 2),
        });
        let mut out = Vec::with_capacity(self.heads.len() + 2048 + size.sum::<usize>());
        out.extend_from_slice(&self.heads);
        // Behind the shared fields, and before the type of the body, which is the first piece.
        field("To", &written(own.to)?, &mut out);
        if let Some(reply_to) = own.reply_to {
            field("Reply-To", &written(reply_to)?, &mut out);
        }
        for (name, value) in own.headers {
            if !is_field_name(name) {
                return Err(ComposeError::Field(clean::line(name)));
            }
            value_of(name, value, &mut out);
        }
        for piece in &self.body {
            match piece {
                Piece::Bytes(bytes) => out.extend_from_slice(bytes),
                Piece::Hole { mark, html } => {
                    let value = (own.fill)(mark).map(clean::line).unwrap_or_default();
                    let value = if *html { escaped(&value) } else { value };
                    let mut line = Printable { out: &mut out, column: 0, fresh: false };
                    value.bytes().for_each(|byte| line.push(byte, false));
                    line.soft_break();
                }
                Piece::Calendar { place, file } => {
                    let calendar = own.calendars.get(*place).map_or("", String::as_str);
                    match file {
                        None => {
                            let text = clean::text(calendar.replace("\r\n", "\n"));
                            Printable { out: &mut out, column: 0, fresh: true }.text(&text);
                        }
                        Some(method) => calendars::file_of(calendar, *place, method).write_part(&mut out),
                    }
                }
            }
        }
        Ok(out)
    }
}

fn field(name: &str, value: &impl Header, out: &mut Vec<u8>) {
    out.extend_from_slice(name.as_bytes());
    out.extend_from_slice(b": ");
    value.write_header(out, name.len() + 2);
}

/// A field of the caller's. Of ids, those that cannot be written are left out.
fn more(name: &str, value: &Line, out: &mut Vec<u8>) {
    match name.to_ascii_lowercase().as_str() {
        "in-reply-to" | "references" => {
            let ids = value.as_str().split([' ', '<', '>', ',']).filter(|id| is_id(id)).map(str::to_owned);
            let ids: Vec<String> = ids.collect();
            if !ids.is_empty() {
                field(name, &MessageId::new_list(ids.into_iter()), out);
            }
        }
        // A phrase and an id: only the phrase may be encoded (RFC 2919).
        "list-id" => match value.as_str().rsplit_once('<') {
            Some((phrase, id)) if !phrase.is_ascii() => {
                let id = id.trim_end_matches('>').to_owned();
                field(name, &Written::new_address(Some(phrase.trim().to_owned()), id), out);
            }
            _ => value_of(name, value, out),
        },
        _ => value_of(name, value, out),
    }
}

/// Words are encoded where they have to be. What has none but ASCII is written as it is, because addresses of pages and of mail
/// may not be encoded (RFC 2369); it is folded at blanks, and a longer piece stands in a line of its own.
fn value_of(name: &str, value: &Line, out: &mut Vec<u8>) {
    const LONGEST: usize = 900;
    let pieces = || value.as_str().split(' ').filter(|piece| !piece.is_empty());
    if !value.as_str().is_ascii() || pieces().any(|piece| piece.len() > LONGEST) {
        return field(name, &Text::new(value.as_str()), out);
    }
    out.extend_from_slice(name.as_bytes());
    out.push(b':');
    let mut column = name.len() + 1;
    for (number, piece) in pieces().enumerate() {
        if number > 0 && column + 1 + piece.len() > WIDTH {
            out.extend_from_slice(b"\r\n");
            column = 0;
        }
        out.push(b' ');
        out.extend_from_slice(piece.as_bytes());
        column += 1 + piece.len();
    }
    out.extend_from_slice(b"\r\n");
}

/// The same for the same letter; with `=_`, which no encoding of ours writes.
fn boundary(shared: &Shared) -> String {
    let mut hash = Sha256::new();
    for piece in [&shared.message_id, &shared.text] {
        hash.update(piece);
        hash.update([0]);
    }
    hash.finalize().iter().take(12).map(|byte| format!("{byte:02x}")).collect()
}

fn escaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for c in value.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

struct Body {
    boundary: String,
    pieces: Vec<Piece>,
    open: Vec<u8>,
}

impl Body {
    fn letter(&mut self, shared: &Shared) {
        if shared.files.is_empty() && shared.calendars.is_empty() {
            return self.words(shared);
        }
        self.multipart("mixed", "m");
        self.begin("m");
        self.words(shared);
        for file in &shared.files {
            self.begin("m");
            let part = MimePart::new(file.kind.as_str(), BodyPart::from(file.bytes.as_slice()));
            part.attachment(clean::file_name(&file.name).unwrap_or_else(|| "file".to_owned()))
                .write_part(&mut self.open);
        }
        for (place, method) in shared.calendars.iter().enumerate() {
            let method = if place == 0 && calendars::is_beside(&shared.calendars) {
                String::new()
            } else {
                calendars::letters_of(method)
            };
            self.begin("m");
            self.calendar(place, Some(method));
        }
        self.end("m");
    }

    /// Room for a calendar.
    fn calendar(&mut self, place: usize, file: Option<String>) {
        let bytes = std::mem::take(&mut self.open);
        self.pieces.push(Piece::Bytes(bytes));
        self.pieces.push(Piece::Calendar { place, file });
    }

    fn words(&mut self, shared: &Shared) {
        let text = flow::flowed(&clean::text(shared.text.clone()));
        let flowed =
            ContentType::new("text/plain").attribute("charset", "utf-8").attribute("format", "flowed");
        let Some(html) = &shared.html else { return self.part(flowed, &text, false) };
        self.multipart("alternative", "a");
        self.begin("a");
        self.part(flowed, &text, false);
        self.begin("a");
        self.part(
            ContentType::new("text/html").attribute("charset", "utf-8"),
            &clean::text(html.clone()),
            true,
        );
        // The last is the best that a program understands (RFC 2046 5.1.4).
        if let Some(method) = shared.calendars.first().filter(|_| calendars::is_beside(&shared.calendars)) {
            self.begin("a");
            field("Content-Type", &calendars::kind(&calendars::letters_of(method)), &mut self.open);
            self.open.extend_from_slice(b"Content-Transfer-Encoding: quoted-printable\r\n\r\n");
            self.calendar(0, None);
        }
        self.end("a");
    }

    fn multipart(&mut self, kind: &str, which: &str) {
        let boundary = format!("=_{which}{}", self.boundary);
        let kind = ContentType::new(format!("multipart/{kind}")).attribute("boundary", boundary);
        field("Content-Type", &kind, &mut self.open);
        self.open.extend_from_slice(b"\r\n");
    }

    fn begin(&mut self, which: &str) {
        self.open.extend_from_slice(format!("\r\n--=_{which}{}\r\n", self.boundary).as_bytes());
    }

    fn end(&mut self, which: &str) {
        self.open.extend_from_slice(format!("\r\n--=_{which}{}--\r\n", self.boundary).as_bytes());
    }

    fn part(&mut self, kind: ContentType<'_>, text: &str, html: bool) {
        field("Content-Type", &kind, &mut self.open);
        self.open.extend_from_slice(b"Content-Transfer-Encoding: quoted-printable\r\n\r\n");
        let mut rest = text;
        let mut fresh = true;
        let mut column = 0;
        while let Some((before, mark, after)) = next_mark(rest) {
            let mut line = Printable { out: &mut self.open, column, fresh };
            line.text(before);
            // The value begins a line of its own, which joins the one before.
            line.soft_break();
            let bytes = std::mem::take(&mut self.open);
            self.pieces.push(Piece::Bytes(bytes));
            self.pieces.push(Piece::Hole { mark: mark.to_owned(), html });
            (rest, fresh, column) = (after, false, 0);
        }
        Printable { out: &mut self.open, column, fresh }.text(rest);
    }

    fn ended(mut self) -> Vec<Piece> {
        if !self.open.ends_with(b"\r\n") {
            self.open.extend_from_slice(b"\r\n");
        }
        self.pieces.push(Piece::Bytes(self.open));
        self.pieces
    }
}

fn next_mark(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once(MARK[0])?;
    let (mark, after) = rest.split_once(MARK[1])?;
    Some((before, mark, after))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse;

    fn shared() -> Shared {
        Shared {
            from: Address::new("Ada via Peers", "peers@hall.example"),
            subject: Line::of("Grüße"),
            text: format!(
                "\u{E000}name\u{E001}, hello.\n\nFrom here on: {} and äöü=é. Answer to \u{E000}reply\u{E001}\n.\n\n\u{E000}stop\u{E001}\n-- \nPeers\n",
                "a long line ".repeat(30)
            ),
            html: Some(
                "<p>Dear \u{E000}name\u{E001}, <a href=\"\u{E000}stop\u{E001}\">less</a></p>\n".to_owned(),
            ),
            message_id: "1@hall.example".to_owned(),
            date: 1_629_979_200,
            headers: vec![
                ("In-Reply-To".to_owned(), Line::of("<0@hall.example>")),
                ("References".to_owned(), Line::of("<a@b> bad <0@hall.example>")),
                ("List-Id".to_owned(), Line::of("Peers <peers.hall.example>")),
            ],
            files: Vec::new(),
            calendars: Vec::new(),
        }
    }

    fn filled(shared: &Shared, name: &str, stop: &str) -> Vec<u8> {
        let (to, reply) =
            (Address::new(name, "ann@there.example"), Address::new("", "peers+abc@hall.example"));
        let own = Own {
            to: &to,
            reply_to: Some(&reply),
            headers: &[(
                "List-Unsubscribe",
                Line::of("<https://hall.example/stop/abc>, <mailto:peers+abc@hall.example?subject=STOP>"),
            )],
            calendars: &[],
            fill: &|mark| match mark {
                "name" => Some(name),
                "reply" => Some("peers+abc@hall.example"),
                "stop" => Some(stop),
                _ => None,
            },
        };
        Mould::of(shared).unwrap().fill(&own).unwrap()
    }

    #[test]
    fn what_is_filled_in_is_read_again_in_its_place() {
        for name in ["Ann", "Änne <b>\"O'Hara\" & Söhne", "", "x = y"] {
            let stop = format!("https://hall.example/stop/{}?a=b", "0123456789".repeat(12));
            let bytes = filled(&shared(), name, &stop);
            let raw = String::from_utf8(bytes.clone()).unwrap();
            assert!(raw.is_ascii() && raw.ends_with("\r\n"));
            assert!(
                raw.contains("\r\nList-Unsubscribe: <https://hall.example/stop/abc>,\r\n <mailto:peers+abc@"),
                "{raw}"
            );
            let body = raw.split_once("\r\n\r\n").unwrap().1;
            assert!(body.split("\r\n").all(|line| line.len() <= 76 || line.starts_with("Content")), "{raw}");
            assert!(!raw.replace("\r\n", "").contains(['\r', '\n']));
            let letter = parse(&bytes);
            let text = letter.text.clone().unwrap();
            assert!(text.starts_with(&format!("{name}, hello.")), "{text}");
            assert!(text.contains("Answer to peers+abc@hall.example"), "{text}");
            assert!(text.contains(&stop), "{text}");
            let html = letter.html.clone().unwrap();
            assert!(
                html.contains(&format!("Dear {}, <a href=\"{}\">", escaped(name), escaped(&stop))),
                "{html}"
            );
            assert_eq!(letter.subject, "Grüße");
            assert_eq!(letter.ids.references, ["a@b", "0@hall.example"]);
            assert_eq!(letter.reply_to[0].address, "peers+abc@hall.example");
        }
    }

    #[test]
    fn the_same_letter_to_the_same_person_is_the_same_bytes() {
        assert_eq!(filled(&shared(), "Ann", "x"), filled(&shared(), "Ann", "x"));
    }

    // reliability 2.2 case 36
    #[test]
    fn nothing_that_is_filled_in_begins_a_line_or_a_field() {
        let sly = "Ann\r\nBcc: all@example.org\r\n\r\n.\r\n--=_a\u{E000}stop\u{E001}";
        let raw = String::from_utf8(filled(&shared(), sly, "x\r\nBcc: y@z.example")).unwrap();
        assert!(!raw.contains("\nBcc"), "{raw}");
        let mut wrong = shared();
        wrong.headers = vec![("X\r\nBcc".to_owned(), Line::of("c@d"))];
        assert!(matches!(Mould::of(&wrong), Err(ComposeError::Field(_))));
    }

    #[test]
    fn files_go_along_and_a_letter_without_html_is_one_part() {
        let mut with = shared();
        with.files =
            vec![File {
                name: "Bericht ä.pdf".into(), kind: "application/pdf".into(), bytes: vec![7; 1000]
            }];
        let bytes = filled(&with, "Ann", "x");
        let letter = parse(&bytes);
        assert_eq!(
            (letter.attachments.len(), letter.attachments[0].file_name.as_deref()),
            (1, Some("Bericht ä.pdf"))
        );
        assert!(letter.text.is_some() && letter.html.is_some());
        with.files.clear();
        with.html = None;
        let raw = String::from_utf8(filled(&with, "Ann", "x")).unwrap();
        assert!(!raw.contains("multipart"));
        assert!(parse(raw.as_bytes()).text.unwrap().starts_with("Ann, hello."));
    }
}
