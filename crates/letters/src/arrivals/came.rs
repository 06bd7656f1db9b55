//! A letter that came, read: its words, its author as it claims and as far as that is proven.

use community::{
    CommunityId,
    arrivals::Arrival,
    conversations::{LONGEST_LETTER, NewFile},
    people::address::Address,
};
use mail::{auto, reply, trust};
use markup::{Addresses, LetterOptions, Rendered};

use super::{Reader, envelope};
use crate::{answers::Addressee, hold};

/// More attachments of one letter are not kept; a post takes no more.
const MOST_FILES: usize = 10;
/// A larger attachment is not kept: the letter is, whole, for a month.
const LARGEST_FILE: usize = 25 * 1024 * 1024;

/// A letter that came.
pub(super) struct Came<'a> {
    pub arrival: Arrival,
    pub raw: &'a [u8],
    pub letter: mail::Letter<'a>,
    /// Its words, cut.
    pub reply: reply::Reply,
    /// Whether a person wrote it.
    pub auto: auto::Found,
    /// Who it is proven to be from.
    pub proven: trust::Verdict,
    /// Its one author's address, if it can be read.
    pub from: Option<Address>,
    /// The name there.
    pub name: String,
    /// What a calendar answered to an hour that a letter asked to be kept free.
    pub hold: Option<hold::Answered>,
}

impl<'a> Came<'a> {
    pub async fn of(arrival: Arrival, raw: &'a [u8], reader: &Reader) -> Came<'a> {
        let letter = mail::parse(raw);
        let proven = trust::check(raw, &envelope(&arrival), &reader.resolver, &reader.trusted).await;
        let auto = auto::of(raw, &letter, Some(&arrival.sender));
        let several = letter.from.len() > 1 || letter.troubles.contains(&mail::Trouble::SeveralFrom);
        let author = letter.from.first().filter(|_| !several);
        let from = author.and_then(|from| Address::of(&from.address).ok());
        let name = author.and_then(|from| from.shown_name()).unwrap_or_default().to_owned();
        Came { reply: reply::of(&letter), raw, auto, proven, from, name, letter, arrival, hold: None }
    }

    /// Whether the author's domain has said that somebody else wrote it: it asks for such letters to be turned away, and nothing passed.
    pub fn is_forged(&self) -> bool {
        !self.proven.proven
            && matches!(self.proven.policy, trust::Policy::Quarantine | trust::Policy::Reject)
            && matches!(self.proven.why, trust::Why::NothingPassed | trust::Why::NotAligned)
    }

    /// Its Message-ID, when it has one of its own that others can refer to.
    pub fn message_id(&self) -> Option<&str> {
        self.letter.ids.message_id.as_deref().filter(|_| !self.letter.ids.bare)
    }

    /// The ids that it answers, the likeliest first.
    pub fn answers(&self) -> Vec<String> {
        self.letter.ids.parents().map(str::to_owned).collect()
    }

    /// Its words as they came, and as they are shown: the plain text where that says all that the HTML says.
    pub fn shown(&self, earlier: &str, open: bool) -> (String, Rendered) {
        let mut options = LetterOptions::new(earlier);
        options.addresses = if open { Addresses::Hide } else { Addresses::Link };
        let cut = |text: &str| text[..text.floor_char_boundary(LONGEST_LETTER)].to_owned();
        match (
            self.letter.text.as_deref().filter(|text| !text.trim().is_empty()),
            self.letter.html.as_deref(),
        ) {
            (Some(text), None) => {
                let text = cut(text);
                let shown = markup::from_mail_text(&text, &options);
                (text, shown)
            }
            (Some(text), Some(_)) if self.letter.text_is_whole => {
                let text = cut(text);
                let shown = markup::from_mail_text(&text, &options);
                (text, shown)
            }
            (_, Some(html)) => {
                let html = cut(html);
                let shown = markup::from_mail_html(&html, &options);
                (html, shown)
            }
            (None, None) => (String::new(), Rendered::default()),
        }
    }

    /// Its attachments; too many, and too large ones, are left out.
    pub fn files(&self) -> Vec<NewFile> {
        let fit = self.letter.attachments.iter().filter(|file| file.bytes.len() <= LARGEST_FILE);
        // What carries an answer of a calendar or a signature is no file that somebody meant to share.
        let meant = fit.filter(|file| {
            let signature =
                ["pgp-signature", "pkcs7-signature"].iter().any(|kind| file.content_type.contains(kind));
            let answer =
                self.hold.is_some() && ::calendar::is_calendar(&file.content_type, file.file_name.as_deref());
            !signature && !answer
        });
        meant
            .take(MOST_FILES)
            .map(|file| NewFile {
                name: file.file_name.clone().unwrap_or_default(),
                kind: file.content_type.to_string(),
                bytes: file.bytes.to_vec(),
            })
            .collect()
    }

    /// How many of its attachments are left out.
    pub fn left_out(&self) -> usize {
        let fit = self.letter.attachments.iter().filter(|file| file.bytes.len() <= LARGEST_FILE).count();
        self.letter.attachments.len() - fit.min(MOST_FILES)
    }

    /// Its subject, without what mail programs put before an answer's.
    pub fn subject(&self) -> String {
        let mut subject = self.letter.subject.trim();
        loop {
            let before = subject;
            for prefix in
                ["re:", "aw:", "sv:", "antw:", "rv:", "rif:", "fwd:", "fw:", "wg:", "tr:", "re :", "fwd :"]
            {
                let begins =
                    subject.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
                if begins {
                    subject = subject[prefix.len()..].trim_start();
                }
            }
            if subject == before {
                return subject.to_owned();
            }
        }
    }

    /// Whether an answer may be sent: a person wrote it, and it can be answered (RFC 3834).
    pub fn may_be_answered(&self) -> bool {
        self.auto.auto == auto::Auto::No && !self.arrival.sender.is_empty() && self.from.is_some()
    }

    /// Whoever wrote, when nobody of ours is behind the address. Answered is the envelope's sender, not what anybody can write into a
    /// letter (RFC 3834 4).
    pub fn stranger(&self, language: &str) -> Addressee {
        Addressee { person: None, address: self.arrival.sender.clone(), language: language.to_owned() }
    }
}

/// The community of an act, with what its letters need.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub id: CommunityId,
    pub slug: String,
    pub name: String,
}
