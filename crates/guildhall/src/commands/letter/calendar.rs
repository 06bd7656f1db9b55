//! What a calendar file, or the calendar in a letter, is taken for.

use calendar::{Attendee, Calendar, Item};
use serde_json::{Value, json};

/// All items of a file.
pub fn file(raw: &[u8]) -> Value {
    let read = calendar::read(raw);
    let events: Vec<Value> = read.items.iter().map(item).collect();
    json!({ "method": read.method, "events": events, "cut": read.cut })
}

/// The first calendar of a letter that asks or answers something, or else the first there is; null without one.
pub fn of_letter(letter: &mail::Letter<'_>) -> Value {
    let calendars = letter
        .attachments
        .iter()
        .filter(|file| calendar::is_calendar(&file.content_type, file.file_name.as_deref()))
        .map(|file| calendar::read(&file.bytes));
    let mut best: Option<Calendar> = None;
    for found in calendars {
        let better = best.as_ref().is_none_or(|best| best.method.is_none() && found.method.is_some());
        if better && (found.method.is_some() || !found.items.is_empty()) {
            best = Some(found);
        }
    }
    let Some(read) = best else { return Value::Null };
    let mut told = read.items.first().map(item).unwrap_or_else(|| json!({}));
    told["method"] = json!(read.method);
    told["items"] = json!(read.items.len());
    told
}

fn item(item: &Item) -> Value {
    json!({
        "uid": item.uid,
        "summary": item.summary,
        "comment": item.comment,
        "dtstart": item.start.as_ref().map(|when| &when.written),
        "sequence": item.sequence,
        "recurrence_id": item.recurrence_id.as_ref().map(|when| &when.written),
        "organizer": item.organizer,
        "attendees": item.attendees.iter().map(attendee).collect::<Vec<_>>(),
        "status": item.status,
        "repeats": item.repeats,
    })
}

fn attendee(attendee: &Attendee) -> Value {
    json!({ "email": attendee.email, "name": attendee.name, "partstat": attendee.partstat })
}
