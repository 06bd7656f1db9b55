//! What a community needs, and how well each channel serves it; and how the same is done by mail (S0.28).

use super::KEYS;

/// How well a channel serves a need.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// Not at all.
    No,
    /// With some trouble.
    Partly,
    /// Well.
    Well,
}

impl Fit {
    /// Its name.
    pub fn word(self) -> &'static str {
        match self {
            Fit::No => "no",
            Fit::Partly => "partly",
            Fit::Well => "well",
        }
    }
}

/// What communities need: to ask for help, to say who comes, to tell a story, to be a small group, to decide, to be found again, to speak in
/// confidence, to become close.
pub const NEEDS: [&str; 8] = ["ask", "rsvp", "story", "small-group", "decide", "keep", "confide", "bond"];

/// For each need, the channels that serve it well, and those that serve it with some trouble. Mail serves each in its own way, which the
/// table names; it is called good where nothing is lost by it.
const TABLE: [(&str, &[&str], &[&str]); 8] = [
    ("ask", &["mail", "chat", "web"], &["messenger", "phone", "video", "in-person"]),
    ("rsvp", &["calendar", "mail", "web"], &["messenger", "chat", "phone"]),
    ("story", &["in-person", "video", "documents", "web"], &["mail", "phone", "chat", "post"]),
    ("small-group", &["in-person", "video", "phone"], &["chat", "messenger", "mail"]),
    ("decide", &["mail", "web", "in-person"], &["video", "documents", "chat"]),
    ("keep", &["web", "documents"], &["mail", "chat"]),
    ("confide", &["in-person", "phone", "web"], &["video", "post"]),
    ("bond", &["in-person"], &["video", "phone", "post"]),
];

/// A need, and how it is served.
#[derive(Clone, Debug)]
pub struct Row {
    /// Which.
    pub need: &'static str,
    /// Each channel of the community: how well it serves, and whether everybody may use it.
    pub cells: Vec<(&'static str, Fit, bool)>,
    /// Whether a channel that everybody may use serves it well.
    pub served: bool,
}

/// How well a channel serves a need.
pub fn fit(need: &str, channel: &str) -> Fit {
    match TABLE.iter().find(|(one, _, _)| *one == need) {
        Some((_, well, _)) if well.contains(&channel) => Fit::Well,
        Some((_, _, partly)) if partly.contains(&channel) => Fit::Partly,
        _ => Fit::No,
    }
}

/// The table: every need by every channel that the community uses. `allowed` says of a channel whether every member may use it.
pub fn table(used: &[&str], allowed: impl Fn(&str) -> bool) -> Vec<Row> {
    NEEDS
        .into_iter()
        .map(|need| {
            let used = KEYS.into_iter().filter(|key| used.contains(key));
            let cells: Vec<_> = used.map(|key| (key, fit(need, key), allowed(key))).collect();
            let served = cells.iter().any(|(_, fit, allowed)| *allowed && *fit == Fit::Well);
            Row { need, cells, served }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_need_has_its_line_and_every_channel_is_known() {
        for need in NEEDS {
            let (_, well, partly) = TABLE.iter().find(|(one, _, _)| *one == need).expect(need);
            assert!(well.iter().chain(*partly).all(|channel| KEYS.contains(channel)), "{need}");
            assert!(!well.iter().any(|channel| partly.contains(channel)), "{need}");
        }
    }

    #[test]
    fn what_is_not_allowed_serves_nobody() {
        let rows = table(&["mail", "chat", "in-person"], |channel| channel != "in-person");
        let served: Vec<_> = rows.iter().filter(|row| row.served).map(|row| row.need).collect();
        assert_eq!(served, ["ask", "rsvp", "decide"]);
    }
}
