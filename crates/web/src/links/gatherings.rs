//! Addresses of gatherings, and of dates for calendar programs.

use std::fmt::Display;

/// The gatherings of a community; POST plans one.
pub fn gatherings(slug: &str) -> String {
    format!("/c/{slug}/gatherings")
}

/// A gathering; POST says whether one comes.
pub fn gathering(slug: &str, id: impl Display) -> String {
    format!("/c/{slug}/gatherings/{id}")
}

/// POST: changes a gathering.
pub fn gathering_change(slug: &str, id: impl Display) -> String {
    format!("/c/{slug}/gatherings/{id}/change")
}

/// POST: calls a gathering off.
pub fn gathering_cancel(slug: &str, id: impl Display) -> String {
    format!("/c/{slug}/gatherings/{id}/cancel")
}

/// POST: a convenor writes down an answer, or gives a seat.
pub fn gathering_seat(slug: &str, id: impl Display) -> String {
    format!("/c/{slug}/gatherings/{id}/seat")
}

/// POST: brings a guest, lets one in, or not.
pub fn gathering_guest(slug: &str, id: impl Display) -> String {
    format!("/c/{slug}/gatherings/{id}/guest")
}

/// POST: plans a year of a rhythm.
pub fn gatherings_year(slug: &str) -> String {
    format!("/c/{slug}/gatherings/year")
}

/// The open gatherings of a community, for calendar programs.
pub fn gatherings_feed(slug: &str) -> String {
    format!("/c/{slug}/gatherings.ics")
}

/// One's own dates; POST makes, or takes away, their address for calendar programs.
pub const OWN_DATES: &str = "/dates";

/// The address of somebody's dates, for their calendar program.
pub fn dates_feed(secret: &str) -> String {
    format!("/dates/{secret}.ics")
}
