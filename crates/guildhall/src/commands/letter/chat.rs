//! What a message of a chat service, or of the fediverse, is.

use serde_json::{Value, json};

/// An event of Slack (with its envelope, or bare) or of Matrix: its types.
pub fn event(raw: &[u8]) -> Value {
    let read = match super::as_json(raw) {
        // A room's state is a list of events: the first is told.
        Value::Array(list) => list.into_iter().next().unwrap_or_default(),
        one => one,
    };
    let inner = &read["event"];
    if inner.is_object() {
        return json!({ "outer_type": read["type"], "event_type": inner["type"], "subtype": inner["subtype"] });
    }
    let subtype = if read["subtype"].is_string() { &read["subtype"] } else { &read["content"]["msgtype"] };
    json!({ "outer_type": read["type"], "event_type": read["type"], "subtype": subtype })
}

/// An activity or object of ActivityPub: its type; the first, where there are several.
pub fn activity(raw: &[u8]) -> Value {
    let read = super::as_json(raw);
    let kind = match &read["type"] {
        Value::Array(types) => types.first().cloned().unwrap_or_default(),
        one => one.clone(),
    };
    json!({ "type": kind })
}
