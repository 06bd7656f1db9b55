//! The addresses of what happens when people meet: methods, run-sheets, topics, what comes of it.

use std::fmt::Display;

/// What people say they will do; POST says something to it.
pub fn commitments(slug: &str) -> String {
    format!("/c/{slug}/commitments")
}

/// The methods that a community can choose from.
pub fn methods(slug: &str) -> String {
    format!("/c/{slug}/methods")
}

/// One method.
pub fn method(slug: &str, key: impl Display) -> String {
    format!("/c/{slug}/methods/{key}")
}

/// Writing a method of one's own, from a copy or anew; POST keeps it.
pub fn method_write(slug: &str, from: &str) -> String {
    let from = if from.is_empty() { String::new() } else { format!("?from={from}") };
    format!("/c/{slug}/methods/write{from}")
}

/// POST: shares a method of one's own, or no longer, or takes it away.
pub fn method_settle(slug: &str, id: impl Display) -> String {
    format!("/c/{slug}/methods/{id}/settle")
}

/// The plan of a gathering; POST lays it.
pub fn plan(slug: &str, gathering: impl Display) -> String {
    format!("/c/{slug}/gatherings/{gathering}/plan")
}

/// The page for the room; POST goes on.
pub fn run(slug: &str, gathering: impl Display) -> String {
    format!("/c/{slug}/gatherings/{gathering}/run")
}

/// How far it has come, for the page for the room.
pub fn run_state(slug: &str, gathering: impl Display) -> String {
    format!("/c/{slug}/gatherings/{gathering}/run/state")
}

/// Topics of a gathering; POST says one, or puts dots.
pub fn topics(slug: &str, gathering: impl Display) -> String {
    format!("/c/{slug}/gatherings/{gathering}/topics")
}

/// What somebody needs at a gathering, and for hosts how many need what; POST says it.
pub fn needs(slug: &str, gathering: impl Display) -> String {
    format!("/c/{slug}/gatherings/{gathering}/needs")
}

/// Who was at a gathering; POST says it.
pub fn attendance(slug: &str, gathering: impl Display) -> String {
    format!("/c/{slug}/gatherings/{gathering}/attendance")
}

/// How a gathering was; POST says it, or answers what was said.
pub fn feedback(slug: &str, gathering: impl Display) -> String {
    format!("/c/{slug}/gatherings/{gathering}/feedback")
}

/// What is told of a gathering; POST says a line of it, or sends it.
pub fn recap(slug: &str, gathering: impl Display) -> String {
    format!("/c/{slug}/gatherings/{gathering}/recap")
}

/// Where a community meets in person; POST writes a place down.
pub fn venues(slug: &str) -> String {
    format!("/c/{slug}/venues")
}

/// Ideas without authors; POST adds some.
pub fn ideas(slug: &str, gathering: impl Display) -> String {
    format!("/c/{slug}/gatherings/{gathering}/ideas")
}

/// Who sits with whom; POST makes groups.
pub fn groups(slug: &str, gathering: impl Display) -> String {
    format!("/c/{slug}/gatherings/{gathering}/groups")
}

/// Methods that run by letters; POST begins one.
pub fn exchanges(slug: &str) -> String {
    format!("/c/{slug}/exchanges")
}

/// One of them; POST answers it.
pub fn exchange(slug: &str, id: impl Display) -> String {
    format!("/c/{slug}/exchanges/{id}")
}

/// The sets that somebody is in; POST forms one.
pub fn sets(slug: &str) -> String {
    format!("/c/{slug}/sets")
}

/// One of them; POST acts in it.
pub fn set(slug: &str, id: impl Display) -> String {
    format!("/c/{slug}/sets/{id}")
}
