//! A raw letter made ready to be kept: read, cleaned, understood, its attachments laid down.

use std::io;

use community::archives::{Arrived, File};
use mail::mbox::Place;
use markup::{Addresses, LetterOptions, Rendered};
use store::blobs::Blobs;

use super::{author, subject};

/// More of the text of a letter is cut off when it is shown and kept; the rest is rarely words. Bytes.
const LONGEST: usize = 1_000_000;

/// A raw letter on its way.
pub struct Raw {
    pub place: Place,
    pub next: Place,
    pub bytes: Vec<u8>,
    pub from_line_date: Option<i64>,
}

/// A letter that was read; its date and its author are looked up when it is its turn.
pub struct Ready {
    pub next: Place,
    pub weight: usize,
    pub author: String,
    pub header_date: Option<i64>,
    pub received: Vec<i64>,
    pub from_line_date: Option<i64>,
    pub arrived: Arrived,
}

/// What parsing needs to know.
#[derive(Clone)]
pub struct Desk {
    pub blobs: Blobs,
    /// The usual language of the community.
    pub language: String,
    /// The words on which a reader presses to see an earlier letter.
    pub earlier: &'static str,
    /// The whole world may read it.
    pub open: bool,
    /// What the list puts before subjects.
    pub tag: Option<String>,
    /// For a letter without a subject.
    pub no_subject: &'static str,
}

/// Reads a letter. The only thing that can fail is keeping its attachments.
pub fn read(raw: &Raw, desk: &Desk) -> io::Result<Ready> {
    let letter = mail::parse(&raw.bytes);
    let (author, _) = author::of(&letter);
    let (source, shown) = words(&letter, desk);
    let (language, is_question) = Arrived::understand(&shown.plain, &desk.language);
    let mut files = Vec::with_capacity(letter.attachments.len());
    for file in &letter.attachments {
        let name = file.file_name.as_deref().unwrap_or_default();
        files.push(File::keep(&desk.blobs, name, &file.content_type, &file.bytes)?);
    }
    let subject = match subject::of_thread(&letter.subject, desk.tag.as_deref()) {
        empty if empty.is_empty() => desk.no_subject.to_owned(),
        subject => subject,
    };
    let ids = &letter.ids;
    let arrived = Arrived {
        place: community::archives::Place { line: raw.place.line, byte: raw.place.offset },
        bare_id: ids.bare,
        references: ids.in_reply_to.iter().chain(&ids.references).cloned().collect(),
        parents: ids.parents().map(str::to_owned).collect(),
        message_id: letter.message_id,
        author: Default::default(),
        at: Default::default(),
        subject,
        source,
        html: shown.html,
        words: shown.plain,
        language,
        is_question,
        files,
    };
    Ok(Ready {
        next: raw.next,
        weight: raw.bytes.len(),
        author,
        header_date: letter.date,
        received: letter.received,
        from_line_date: raw.from_line_date,
        arrived,
    })
}

/// The words as they came, and as they are shown. Plain text where it says all that the HTML says.
fn words(letter: &mail::Letter<'_>, desk: &Desk) -> (String, Rendered) {
    let mut options = LetterOptions::new(desk.earlier);
    options.addresses = if desk.open { Addresses::Hide } else { Addresses::Link };
    let (text, html) = (letter.text.as_deref(), letter.html.as_deref());
    match (text, html) {
        (Some(text), None) => plain(text, &options),
        (Some(text), Some(_)) if letter.text_is_whole && !text.trim().is_empty() => plain(text, &options),
        (_, Some(html)) => {
            let html = cut(html);
            (html.to_owned(), markup::from_mail_html(html, &options))
        }
        (None, None) => (String::new(), Rendered::default()),
    }
}

fn plain(text: &str, options: &LetterOptions<'_>) -> (String, Rendered) {
    let text = cut(text);
    (text.to_owned(), markup::from_mail_text(text, options))
}

fn cut(text: &str) -> &str {
    &text[..text.floor_char_boundary(LONGEST)]
}
