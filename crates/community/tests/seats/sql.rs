//! What no verb does.

/// As if all gatherings had been put down by other rules of their zones.
pub const AN_HOUR_LATE: &str =
    "UPDATE gatherings SET starts_at = starts_at + 3600000000, ends_at = ends_at + 3600000000";
