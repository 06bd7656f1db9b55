//! What a topic of a Discourse forum holds.

use std::collections::BTreeSet;

use serde_json::{Value, json};

/// Its title, the posts that are in the file, and who wrote them.
pub fn topic(raw: &[u8]) -> Value {
    let read = super::as_json(raw);
    let posts = read["post_stream"]["posts"].as_array().or_else(|| read["posts"].as_array());
    let posts = posts.map(Vec::as_slice).unwrap_or_default();
    let usernames: BTreeSet<&str> = posts.iter().filter_map(|post| post["username"].as_str()).collect();
    json!({ "title": read["title"], "posts": posts.len(), "usernames": usernames })
}
