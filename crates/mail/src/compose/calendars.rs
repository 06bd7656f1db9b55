//! The calendars of a letter (RFC 6047): which stands beside the words, and how each is a file.

use mail_builder::{
    headers::content_type::ContentType,
    mime::{BodyPart, MimePart},
};

/// A calendar as a file: what stands beside the words already is only to be kept (no method), anything else is to be acted on.
pub(super) fn file_of<'a>(calendar: &'a str, place: usize, method: &'a str) -> MimePart<'a> {
    let body = BodyPart::from(calendar.as_bytes());
    let part = match method {
        "" => MimePart::new("application/ics", body),
        method => MimePart::new(kind(method), body),
    };
    match place {
        0 => part.attachment("invitation.ics"),
        place => part.attachment(format!("invitation-{}.ics", place + 1)),
    }
}

pub(super) fn kind(method: &str) -> ContentType<'_> {
    ContentType::new("text/calendar").attribute("charset", "utf-8").attribute("method", method)
}

/// A method, with nothing that could end it.
pub(super) fn letters_of(method: &str) -> String {
    method.chars().filter(char::is_ascii_alphabetic).collect()
}

/// Whether the first calendar stands beside the words.
pub(super) fn is_beside(calendars: &[String]) -> bool {
    calendars.first().is_some_and(|first| calendars.iter().filter(|one| *one == first).count() == 1)
}
