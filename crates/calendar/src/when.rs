//! A day or a time of a calendar, as it was written.

/// A DATE or DATE-TIME (RFC 5545 3.3.4, 3.3.5). Nothing is reckoned: which moment it is depends on the zone.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct When {
    /// `2026-05-03`, `2026-05-03T10:12:00`, or with `Z` behind if it is UTC; what cannot be read is as written.
    pub written: String,
    /// The name of its zone (TZID), where one is given and it is not UTC.
    pub zone: Option<String>,
}

impl When {
    /// A whole day, without a time.
    pub fn is_day(&self) -> bool {
        self.written.len() == 10
    }
}

/// Reads a value with the name of its zone.
pub(crate) fn read(value: &str, zone: Option<&str>) -> When {
    let value = value.trim();
    let written =
        written(value).unwrap_or_else(|| value.chars().filter(|c| !c.is_control()).take(60).collect());
    let zone = zone
        .filter(|_| !written.ends_with('Z') && written.len() > 10)
        .map(|zone| zone.trim().chars().take(200).collect());
    When { written, zone }
}

fn written(value: &str) -> Option<String> {
    let (day, time) = match value.split_once(['T', 't']) {
        Some((day, time)) => (day, Some(time)),
        None => (value, None),
    };
    let figures =
        |text: &str, length: usize| text.len() == length && text.bytes().all(|b| b.is_ascii_digit());
    let day: String = day.chars().filter(|c| *c != '-').collect();
    if !figures(&day, 8) || !("01"..="12").contains(&&day[4..6]) || !("01"..="31").contains(&&day[6..]) {
        return None;
    }
    let day = format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..]);
    let Some(time) = time else { return Some(day) };
    let (time, utc) = match time.strip_suffix(['Z', 'z']) {
        Some(time) => (time, "Z"),
        None => (time, ""),
    };
    let mut time: String = time.chars().filter(|c| *c != ':').collect();
    if time.len() == 4 {
        time.push_str("00");
    }
    figures(&time, 6).then(|| format!("{day}T{}:{}:{}{utc}", &time[..2], &time[2..4], &time[4..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_times_are_told_as_written() {
        for (value, wanted) in [
            ("20260503", "2026-05-03"),
            ("20260503T101200", "2026-05-03T10:12:00"),
            ("20260503T101200Z", "2026-05-03T10:12:00Z"),
            ("2026-05-03T10:12:00Z", "2026-05-03T10:12:00Z"),
            ("soon", "soon"),
        ] {
            assert_eq!(read(value, None).written, wanted);
        }
        assert_eq!(read("20260503T101200", Some("Europe/Berlin")).zone.as_deref(), Some("Europe/Berlin"));
        assert_eq!(read("20260503T101200Z", Some("Europe/Berlin")).zone, None);
    }
}
