//! Builds a letter that leaves.
//!
//! ```
//! use mail::Address;
//! use mail::compose::{Draft, Line};
//! let draft = Draft {
//!     from: Address::new("Peer Network", "peers@example.org"),
//!     to: vec![Address::new("Ann Other", "ann@example.org")],
//!     subject: Line::of("Your link"),
//!     text: "Hello Ann".to_owned(),
//!     message_id: "1.peers@example.org".to_owned(),
//!     date: 1_629_979_200,
//!     ..Draft::default()
//! };
//! let bytes = draft.build().unwrap();
//! assert_eq!(mail::parse(&bytes).subject, "Your link");
//! ```

mod calendars;
mod flow;
mod line;
mod mould;
mod printable;

use mail_builder::MessageBuilder;
use mail_builder::headers::HeaderType;
use mail_builder::headers::address::Address as Written;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::message_id::MessageId;
use mail_builder::headers::text::Text;
use mail_builder::mime::MimePart;
use sha2::{Digest, Sha256};

use crate::address::{Address, Flaw, check};
use crate::clean;

pub use line::{Line, NotOneLine};
pub use mould::{File, Mould, Own, Shared};

/// A letter to be built. The same draft always gives the same bytes: the date and the Message-ID are the caller's, so that a
/// retry carries them again.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    pub from: Address,
    pub to: Vec<Address>,
    pub reply_to: Option<Address>,
    pub subject: Line,
    /// Plain text with LF; long lines are wrapped.
    pub text: String,
    /// The same as HTML, if there is one: sent beside the text, which comes first.
    pub html: Option<String>,
    /// Without angle brackets, unique: `something@our-domain`.
    pub message_id: String,
    /// Ids without angle brackets, as [`crate::thread::Ids`] has them.
    pub in_reply_to: Vec<String>,
    /// Oldest first.
    pub references: Vec<String>,
    /// Unix seconds.
    pub date: i64,
    /// More fields, `("List-Id", ...)`. They are folded and, if need be, encoded.
    pub headers: Vec<(&'static str, Line)>,
}

/// Why a letter cannot be built.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ComposeError {
    #[error("{address}: {flaw}")]
    Address { address: String, flaw: Flaw },
    #[error("nobody to send to")]
    NoReceiver,
    #[error("\"{0}\" is not an id for a letter")]
    Id(String),
    #[error("\"{0}\" is not a name for a header")]
    Header(&'static str),
    #[error("\"{0}\" is not a name for a header")]
    Field(String),
}

impl Draft {
    /// The letter as bytes, with CRLF.
    pub fn build(&self) -> Result<Vec<u8>, ComposeError> {
        if self.to.is_empty() {
            return Err(ComposeError::NoReceiver);
        }
        let mut built = MessageBuilder::new()
            .from(written(&self.from)?)
            .to(Written::List(self.to.iter().map(written).collect::<Result<_, _>>()?))
            .subject(self.subject.as_str())
            .date(self.date)
            .message_id(self.own_id()?);
        if let Some(reply_to) = &self.reply_to {
            built = built.reply_to(written(reply_to)?);
        }
        for (name, list) in [("In-Reply-To", &self.in_reply_to), ("References", &self.references)] {
            // Ids of letters that arrived hold anything. What cannot be written is left out: better a loose thread than a
            // letter that is never sent.
            let fit: Vec<String> = list.iter().filter(|id| is_id(id)).cloned().collect();
            if !fit.is_empty() {
                built = built.header(name, MessageId::new_list(fit.into_iter()));
            }
        }
        for (name, value) in &self.headers {
            if !is_field_name(name) {
                return Err(ComposeError::Header(name));
            }
            built = built.header(*name, HeaderType::Text(Text::new(value.as_str())));
        }
        let mut bytes = Vec::new();
        built.body(self.body()).serialize(&mut bytes);
        Ok(bytes)
    }

    fn own_id(&self) -> Result<MessageId<'_>, ComposeError> {
        let id = self.message_id.as_str();
        is_id(id).then(|| MessageId::new(id)).ok_or_else(|| ComposeError::Id(clean::line(id)))
    }

    fn body(&self) -> MimePart<'_> {
        let flowed =
            ContentType::new("text/plain").attribute("charset", "utf-8").attribute("format", "flowed");
        let text = MimePart::new(flowed, with_crlf(&flow::flowed(&clean::text(self.text.clone()))));
        let Some(html) = &self.html else { return text };
        let html_type = ContentType::new("text/html").attribute("charset", "utf-8");
        let html = MimePart::new(html_type, with_crlf(&clean::text(html.clone())));
        let both = ContentType::new("multipart/alternative").attribute("boundary", self.boundary());
        MimePart::new(both, vec![text, html])
    }

    /// From the content, so that it is always the same; with `=_`, which no encoding of ours writes.
    fn boundary(&self) -> String {
        let mut hash = Sha256::new();
        for piece in [&self.message_id, &self.text, self.html.as_deref().unwrap_or_default()] {
            hash.update(piece);
            hash.update([0]);
        }
        let hash: String = hash.finalize()[..12].iter().map(|b| format!("{b:02x}")).collect();
        format!("=_{hash}")
    }
}

fn written(address: &Address) -> Result<Written<'static>, ComposeError> {
    let checked = check(&address.address)
        .map_err(|flaw| ComposeError::Address { address: clean::line(&address.address), flaw })?;
    let name = clean::line(&address.name);
    Ok(Written::new_address(Some(name).filter(|n| !n.is_empty()), checked))
}

fn is_id(id: &str) -> bool {
    id.len() <= 250
        && id.contains('@')
        && id.bytes().all(|b| b.is_ascii_graphic() && !matches!(b, b'<' | b'>'))
}

fn is_field_name(name: &str) -> bool {
    !name.is_empty() && name.len() <= 70 && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

fn with_crlf(text: &str) -> String {
    text.replace('\n', "\r\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse;

    fn draft() -> Draft {
        Draft {
            from: Address::new("Peer Network, Convenors", "peers@example.org"),
            to: vec![
                Address::new("Änne Other", "Anne.Other@example.org"),
                Address::new("", "bob@example.org"),
            ],
            reply_to: Some(Address::new("", "reply+abc@example.org")),
            subject: Line::of(
                "Grüße – a fairly long subject that has to be folded, since it goes on and on for longer",
            ),
            text: "Hello Änne\n\nline one\n-- \nPeers\n".to_owned(),
            html: Some("<p>Hello Änne</p>\n".to_owned()),
            message_id: "1.abc@example.org".to_owned(),
            in_reply_to: vec!["0.abc@example.org".to_owned()],
            references: (0..30).map(|n| format!("{n}.abcdefgh@example.org")).collect(),
            date: 1_629_979_200,
            headers: vec![
                ("List-Id", Line::of("Peers <peers.example.org>")),
                ("Auto-Submitted", Line::of("auto-generated")),
            ],
        }
    }

    #[test]
    fn a_letter_that_was_built_reads_back_the_same() {
        let draft = draft();
        let bytes = draft.build().unwrap();
        let letter = parse(&bytes);
        assert_eq!(letter.troubles, []);
        assert_eq!(letter.from, [draft.from]);
        assert_eq!(letter.to, draft.to);
        assert_eq!(letter.reply_to, [draft.reply_to.unwrap()]);
        assert_eq!(letter.subject, draft.subject.as_str());
        assert_eq!(letter.text.as_deref().map(str::trim_end), Some(draft.text.trim_end()));
        assert_eq!(letter.html.as_deref().map(str::trim_end), draft.html.as_deref().map(str::trim_end));
        assert!(letter.text_is_whole);
        assert_eq!(letter.message_id, draft.message_id);
        assert_eq!(letter.ids.in_reply_to, draft.in_reply_to);
        assert_eq!(letter.ids.references, draft.references);
        assert_eq!(letter.date, Some(draft.date));
        assert_eq!(letter.list.id.as_deref(), Some("peers.example.org"));
        assert!(letter.auto_submitted);
    }

    #[test]
    fn lines_are_short_and_end_with_both_characters() {
        let mut draft = draft();
        draft.text = format!("{}\nFrom here\n", "word ".repeat(500));
        let bytes = draft.build().unwrap();
        let text = String::from_utf8(bytes).unwrap();
        assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
        assert!(text.split("\r\n").all(|l| l.len() <= 100), "{text}");
    }

    #[test]
    fn the_same_draft_gives_the_same_bytes() {
        assert_eq!(draft().build(), draft().build());
    }

    // reliability 2.2 row 36
    #[test]
    fn nothing_can_begin_a_header_of_its_own() {
        assert_eq!(Line::new("x\r\nBcc: all@example.org"), Err(NotOneLine));
        let mut sly = draft();
        sly.subject = Line::of("x\r\nBcc: all@example.org");
        sly.to[0].name = "Ann\r\nBcc: all@example.org".to_owned();
        let text = String::from_utf8(sly.build().unwrap()).unwrap();
        assert!(!text.contains("\nBcc:"));
        sly.to[0].address = "ann@example.org\r\nBcc: all@example.org".to_owned();
        assert!(matches!(sly.build(), Err(ComposeError::Address { .. })));
        let sly = Draft { in_reply_to: vec!["a@b>\r\nBcc: c@d".to_owned()], ..draft() };
        assert!(!String::from_utf8(sly.build().unwrap()).unwrap().contains("Bcc:"));
        let sly = Draft { message_id: "a@b>\r\nBcc: c@d".to_owned(), ..draft() };
        assert!(matches!(sly.build(), Err(ComposeError::Id(_))));
        let sly = Draft { headers: vec![("X\r\nBcc", Line::of("c@d"))], ..draft() };
        assert!(matches!(sly.build(), Err(ComposeError::Header(_))));
    }
}
