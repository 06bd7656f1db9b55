//! Dates as letters write them, and which of several to believe.

use mail_parser::DateTime;

/// 1971-01-01, the year of the first network mail. An earlier date is a clock that was never set.
pub const EARLIEST: i64 = 365 * 86_400;

/// Which of the dates of a letter was believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Believed {
    Header,
    /// The Received field of a server.
    Received,
    /// The `From ` line of the mailbox.
    FromLine,
    /// The letter before it in the mailbox.
    Neighbour,
    Nothing,
}

/// Which date of a letter to believe, in Unix seconds. `latest` is now, or when the archive was made, plus a day for clocks that
/// run ahead. The Date field counts, unless it lies before [`EARLIEST`] or after `latest`, or the server that took the letter in
/// contradicts it by more than a week ahead or two years back (1904, 1980 and 2094 are clocks, not dates). Then the servers
/// count, the first one before the last; then the `From ` line; then the neighbour; else it is [`EARLIEST`].
pub fn best(
    header: Option<i64>,
    received: &[i64],
    from_line: Option<i64>,
    neighbour: Option<i64>,
    latest: i64,
) -> (i64, Believed) {
    const WEEK: i64 = 7 * 86_400;
    const TWO_YEARS: i64 = 730 * 86_400;
    let plausible = |date: &i64| (EARLIEST..=latest).contains(date);
    // The newest Received is by the server nearest to us, the least likely to be invented.
    let witness = received.iter().copied().find(plausible);
    let header = header.filter(plausible).filter(|date| {
        let witnessed = witness.is_none_or(|w| (w - TWO_YEARS..=w + WEEK).contains(date));
        let before_from_line = from_line.filter(plausible).is_none_or(|f| *date <= f + WEEK);
        witnessed && (witness.is_some() || before_from_line)
    });
    let sent = received
        .iter()
        .copied()
        .rev()
        .find(plausible)
        .filter(|sent| witness.is_none_or(|w| w - sent < TWO_YEARS));
    header
        .map(|d| (d, Believed::Header))
        .or(sent.or(witness).map(|d| (d, Believed::Received)))
        .or(from_line.filter(plausible).map(|d| (d, Believed::FromLine)))
        .or(neighbour.filter(plausible).map(|d| (d, Believed::Neighbour)))
        .unwrap_or((EARLIEST.min(latest), Believed::Nothing))
}

/// The date in a Date field.
pub(crate) fn in_header(value: &[u8]) -> Option<i64> {
    let text = String::from_utf8_lossy(&value[..value.len().min(200)]);
    let line = format!("{}\n", text.replace(['\r', '\n', '\0'], " "));
    if let Some(date) = DateTime::parse_rfc822(&line).filter(is_real) {
        return Some(date.to_timestamp());
    }
    let tokens: Vec<&str> = line.split_whitespace().map(|t| t.trim_matches(',')).take(24).collect();
    (0..tokens.len())
        .find_map(|i| day_first(&tokens[i..]).or_else(|| asctime(&tokens[i..])))
        .map(|(unix, _)| unix)
}

/// The date at the end of a Received field.
pub(crate) fn in_received(value: &[u8]) -> Option<i64> {
    let at = memchr::memrchr(b';', value)?;
    in_header(&value[at + 1..])
}

fn is_real(date: &DateTime) -> bool {
    (1..=12).contains(&date.month)
        && (1..=31).contains(&date.day)
        && date.hour < 25
        && date.minute < 60
        && date.second < 62
        && (1800..=9999).contains(&date.year)
}

/// A date found among the words of a `From ` line.
pub(crate) struct FromLineDate {
    pub unix: i64,
    /// The first word that belongs to it.
    pub begins: usize,
    /// The word after it.
    pub ends: usize,
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Finds `Thu Aug 26 16:49:36 2021` (asctime, with or without seconds and zone) or `Thu, 26 Aug 2021 16:49:36 +0200`.
/// Without a zone the time is taken for UTC: nobody knows better.
pub(crate) fn find_in_from_line(tokens: &[&str]) -> Option<FromLineDate> {
    (0..tokens.len()).find_map(|i| {
        let day = tokens[i].trim_end_matches(',');
        DAYS.iter().any(|d| d.eq_ignore_ascii_case(day)).then_some(())?;
        let rest = &tokens[i + 1..];
        let (date, used) = asctime(rest).or_else(|| day_first(rest))?;
        Some(FromLineDate { unix: date, begins: i, ends: i + 1 + used })
    })
}

fn asctime(t: &[&str]) -> Option<(i64, usize)> {
    let month = month(t.first()?)?;
    let day = number(t.get(1)?, 1, 31)?;
    let seconds = clock(t.get(2)?)?;
    let (mut zone, mut used) = (0, 3);
    if let Some(offset) = t.get(3).and_then(|z| zone_offset(z)) {
        (zone, used) = (offset, 4);
    }
    let year = year(t.get(used)?)?;
    used += 1;
    if let Some(offset) = t.get(used).filter(|z| z.starts_with(['+', '-'])).and_then(|z| zone_offset(z)) {
        (zone, used) = (offset, used + 1);
    }
    Some((days_from_civil(year, month, day) * 86_400 + seconds - zone, used))
}

fn day_first(t: &[&str]) -> Option<(i64, usize)> {
    let day = number(t.first()?, 1, 31)?;
    let month = month(t.get(1)?)?;
    let year = year(t.get(2)?)?;
    let seconds = clock(t.get(3)?)?;
    let (mut zone, mut used) = (0, 4);
    if let Some(offset) = t.get(4).and_then(|z| zone_offset(z)) {
        (zone, used) = (offset, 5);
    }
    Some((days_from_civil(year, month, day) * 86_400 + seconds - zone, used))
}

fn month(word: &str) -> Option<i64> {
    MONTHS.iter().position(|m| m.eq_ignore_ascii_case(word)).map(|m| m as i64 + 1)
}

fn year(word: &str) -> Option<i64> {
    match word.len() {
        4 => number(word, 1900, 2200),
        2 => number(word, 0, 99).map(|y| if y < 70 { 2000 + y } else { 1900 + y }),
        _ => None,
    }
}

fn number(word: &str, least: i64, most: i64) -> Option<i64> {
    if word.is_empty() || word.len() > 4 || !word.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    word.parse().ok().filter(|n| (least..=most).contains(n))
}

/// `9:10`, `09:10:11` in seconds of the day.
fn clock(word: &str) -> Option<i64> {
    let mut parts = word.split(':');
    let hours = number(parts.next()?, 0, 24)?;
    let minutes = number(parts.next()?, 0, 59)?;
    let seconds = parts.next().map_or(Some(0), |s| number(s, 0, 61))?;
    parts.next().is_none().then_some(hours * 3600 + minutes * 60 + seconds)
}

/// Seconds east of UTC. Letters of a zone that we do not know are taken for UTC, as RFC 5322 4.3 says.
fn zone_offset(word: &str) -> Option<i64> {
    if let Some(digits) = word.strip_prefix(['+', '-']) {
        let n = (digits.len() == 4).then(|| number(digits, 0, 1400)).flatten()?;
        let offset = (n / 100) * 3600 + (n % 100) * 60;
        return Some(if word.starts_with('-') { -offset } else { offset });
    }
    if word.is_empty() || word.len() > 5 || !word.bytes().all(|b| b.is_ascii_alphabetic()) {
        return None;
    }
    let hours = match word.to_ascii_uppercase().as_str() {
        "EST" => -5,
        "EDT" => -4,
        "CST" => -6,
        "CDT" => -5,
        "MST" => -7,
        "MDT" => -6,
        "PST" => -8,
        "PDT" => -7,
        "BST" | "CET" | "MET" => 1,
        "CEST" | "MEST" | "EET" => 2,
        "EEST" => 3,
        _ => 0,
    };
    Some(hours * 3600)
}

/// Days since 1970-01-01 of a day in the Gregorian calendar (Howard Hinnant, "chrono-Compatible Low-Level Date
/// Algorithms").
pub(crate) fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year - era * 400;
    let day_of_year = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Option<i64> {
        let tokens: Vec<&str> = line.split_whitespace().collect();
        find_in_from_line(&tokens).map(|d| d.unix)
    }

    #[test]
    fn the_date_of_a_from_line_is_read_in_each_of_its_shapes() {
        let noon = Some(1_629_979_200); // 2021-08-26 12:00:00 UTC
        for line in [
            "ann@example.org Thu Aug 26 12:00:00 2021",
            "ann@example.org Thu Aug 26 12:00 2021",
            "ann@example.org Thu Aug 26 14:00:00 2021 +0200",
            "ann@example.org Thu Aug 26 14:00:00 CEST 2021",
            "ann@example.org Thu, 26 Aug 2021 08:00:00 -0400",
            "ann at example.org  Thu Aug 26 12:00:00 21",
        ] {
            assert_eq!(read(line), noon, "{line}");
        }
        assert_eq!(read("ann Thu Aug 32 12:00:00 2021"), None);
        assert_eq!(read("ann Thu Aug 26 25:00:00 2021"), None);
    }

    #[test]
    fn a_date_header_is_read_in_its_shapes() {
        let noon = Some(1_629_979_200);
        for value in [
            " Thu, 26 Aug 2021 14:00:00 +0200 (CEST)",
            "26 Aug 2021 12:00 GMT",
            "Thu, 26 Aug\r\n 2021 08:00:00 EDT",
            "Thu Aug 26 12:00:00 2021",
        ] {
            assert_eq!(in_header(value.as_bytes()), noon, "{value}");
        }
        for nonsense in ["", "yesterday", "99 Foo 2021 99:99:99 +9999", "\0\0\0"] {
            assert_eq!(in_header(nonsense.as_bytes()), None, "{nonsense}");
        }
        assert_eq!(in_received(b"from a by b; Thu, 26 Aug 2021 12:00:00 +0000"), noon);
    }

    #[test]
    fn a_date_that_cannot_be_true_is_replaced_by_the_next_best() {
        let (noon, day, now) = (1_629_979_200, 86_400, 1_700_000_000);
        let (in_1904, in_2094) = (-2_082_844_800, 3_930_000_000);
        assert_eq!(best(Some(noon), &[noon + 60], None, None, now), (noon, Believed::Header));
        for wrong in [Some(in_1904), Some(in_2094), None, Some(0)] {
            assert_eq!(best(wrong, &[noon + 60, noon], None, None, now), (noon, Believed::Received));
            assert_eq!(best(wrong, &[in_2094], Some(noon), None, now), (noon, Believed::FromLine));
            assert_eq!(best(wrong, &[], None, Some(noon), now), (noon, Believed::Neighbour));
            assert_eq!(best(wrong, &[], None, None, now), (EARLIEST, Believed::Nothing));
        }
        // A clock that is merely wrong is found out by the server.
        assert_eq!(best(Some(noon + 30 * day), &[noon], None, None, now), (noon, Believed::Received));
        assert_eq!(best(Some(315_532_800), &[noon], None, None, now), (noon, Believed::Received));
        // The From_ line of a converted archive is younger than its letters.
        assert_eq!(best(Some(noon), &[], Some(noon + 900 * day), None, now), (noon, Believed::Header));
    }
}
