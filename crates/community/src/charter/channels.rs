//! What people meet and talk by, and what an organisation lets its people use.

/// The channels that a charter may name, in the order in which they are shown: mail first, which everybody has.
pub const KEYS: [&str; 10] =
    ["mail", "calendar", "phone", "in-person", "video", "documents", "chat", "messenger", "web", "post"];
