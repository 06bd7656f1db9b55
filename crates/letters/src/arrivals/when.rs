//! Until when, and how much: `PAUSE 3 MONTHS`, `UNTIL 1 SEP`, `30 MINUTES`.

use base::Time;
use chrono::{DateTime, Datelike, Days, Months, NaiveDate, TimeZone, Utc};

use super::{
    lexicon::{LEXICON, pieces},
    numbered::is_joint,
};

/// The longest pause, in days.
const LONGEST: i64 = 2 * 366;
/// What is meant by a pause without an end.
const USUAL: u64 = 28;

/// Until when somebody is away: a span, or a day (which day is meant without a year is the next that comes); four weeks when nothing is
/// said. None when something is said that is no time. The pause ends at six in the morning of that day, in `zone`.
pub fn until(words: &str, now: Time, zone: chrono_tz::Tz) -> Option<Time> {
    let local = DateTime::<Utc>::from_timestamp(now.secs(), 0)?.with_timezone(&zone);
    let today = local.date_naive();
    let day = match day(&pieces(words), today) {
        Some(day) => day,
        None if only_polite(words) => today.checked_add_days(Days::new(USUAL))?,
        None => return None,
    };
    let days = (day - today).num_days();
    if !(1..=LONGEST).contains(&days) {
        return None;
    }
    let morning = day.and_hms_opt(6, 0, 0)?;
    let moment =
        zone.from_local_datetime(&morning).earliest().unwrap_or_else(|| zone.from_utc_datetime(&morning));
    Some(Time::from_secs(moment.timestamp()))
}

/// What comes before "by" and the day that it names, the last in the line: "call Ben by 3 June". None where no day is named.
pub fn by(words: &str, now: Time, zone: chrono_tz::Tz) -> Option<(String, Time)> {
    let starts: Vec<usize> = words
        .char_indices()
        .filter(|(at, _)| *at == 0 || words[..*at].ends_with(char::is_whitespace))
        .map(|(at, _)| at)
        .take(200)
        .collect();
    let named = |at: usize| {
        let all = pieces(&words[at..]);
        let taken = LEXICON.begins_with("by", &all)?;
        let behind = &all[taken..all.len().min(taken + SAYS_THE_DAY)];
        if behind.is_empty() { None } else { until(&behind.join(" "), now, zone) }
    };
    let mut found: Option<(usize, Time)> = None;
    for at in starts.into_iter().rev() {
        match (named(at), found) {
            // "avant le 3 juin": the words before it belong to it too.
            (Some(time), None) => found = Some((at, time)),
            (Some(time), Some((_, same))) if time == same => found = Some((at, time)),
            (_, Some(_)) => break,
            (None, None) => {}
        }
    }
    let (at, time) = found?;
    Some((words[..at].trim().trim_end_matches([',', ';']).to_owned(), time))
}

/// The days that words name, one after another: `14 MAY and 3 June`. Which year is meant is the next that comes; at most a dozen.
pub fn days(words: &str, now: Time, zone: chrono_tz::Tz) -> Vec<NaiveDate> {
    let Some(here) = DateTime::<Utc>::from_timestamp(now.secs(), 0) else { return Vec::new() };
    let today = here.with_timezone(&zone).date_naive();
    let parts = words.split([',', ';', '\n', '&', '+']).map(pieces);
    let days = parts.flat_map(|part| {
        part.split(|piece| is_joint(piece)).filter_map(|named| day(named, today)).collect::<Vec<_>>()
    });
    days.take(12).collect()
}

/// So many pieces behind "until" may say the day.
const SAYS_THE_DAY: usize = 6;

/// Until when a mail program says that somebody is away, read from its whole answer: the latest day that is named behind "until" or
/// "back on", within half a year. Days that are named otherwise may be anything.
pub fn away_until(text: &str, now: Time, zone: chrono_tz::Tz) -> Option<Time> {
    let most = now + std::time::Duration::from_secs(183 * 86_400);
    // A sentence at a time; a dot behind a number is no end ("bis 1. November").
    let pieces = pieces(text);
    let mut latest = None;
    for at in 0..pieces.len().min(2_000) {
        let rest = &pieces[at..];
        let list = ["until", "back"].into_iter().find_map(|list| LEXICON.begins_with(list, rest));
        let Some(taken) = list else { continue };
        let behind = &rest[taken..rest.len().min(taken + SAYS_THE_DAY)];
        // "for a week" says how long, "for help" does not; a weekday alone is soon over.
        let Some(time) = names_a_day(behind).then(|| until(&behind.join(" "), now, zone)).flatten() else {
            continue;
        };
        if time <= most && latest.is_none_or(|latest| latest < time) {
            latest = Some(time);
        }
    }
    latest
}

/// Whether these pieces begin with a day: a number or a month among the first three.
fn names_a_day(pieces: &[String]) -> bool {
    let first = pieces.iter().take(3);
    let named = first.clone().any(|piece| month(piece).is_some());
    let counted = first.clone().any(|piece| leading_number(piece).is_some_and(|number| number > 0));
    let spans = ["week", "month", "day"];
    let span = first.clone().any(|piece| spans.iter().any(|list| LEXICON.place(list, piece).is_some()));
    named || counted && (pieces.iter().skip(1).take(2).any(|piece| piece.parse::<u32>().is_ok()) || span)
}

fn only_polite(words: &str) -> bool {
    pieces(words)
        .iter()
        .all(|piece| LEXICON.place("polite", piece).is_some() || LEXICON.place("until", piece).is_some())
}

fn day(pieces: &[String], today: NaiveDate) -> Option<NaiveDate> {
    // 2027-01-31
    if let [year, month, day] = numbers(pieces).as_slice()
        && *year > 1_900
    {
        return NaiveDate::from_ymd_opt(i32::try_from(*year).ok()?, *month, *day);
    }
    let named = pieces.iter().enumerate().find_map(|(at, piece)| Some((at, month(piece)?)));
    if let Some((at, month)) = named {
        return in_month(pieces, at, month, today);
    }
    for (at, piece) in pieces.iter().enumerate() {
        let count = || count(pieces.get(at.checked_sub(1)?)?);
        let is = |list| LEXICON.place(list, piece).is_some();
        if is("tomorrow") {
            return today.succ_opt();
        } else if is("day") {
            return today.checked_add_days(Days::new(count().unwrap_or(1)));
        } else if is("week") {
            return today.checked_add_days(Days::new(7 * count().unwrap_or(1)));
        } else if is("month") {
            return today.checked_add_months(Months::new(u32::try_from(count().unwrap_or(1)).ok()?));
        } else if is("year") {
            return today.checked_add_months(Months::new(12 * u32::try_from(count().unwrap_or(1)).ok()?));
        } else if let Some(day) = LEXICON.place("weekdays", piece) {
            let ahead = (day as u64 + 6 - u64::from(today.weekday().number_from_monday()) + 1) % 7;
            return today.checked_add_days(Days::new(if ahead == 0 { 7 } else { ahead }));
        }
    }
    // 1.9. or 1/9/2027: the day comes first.
    match numbers(pieces).as_slice() {
        [day, month] => next(*day, *month, today),
        [day, month, year] => {
            let year = if *year < 100 { year + 2_000 } else { *year };
            NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, *month, *day)
        }
        _ => None,
    }
}

/// A day of a month that was named: `1 September 2027`, `Sept 1st`, `September`.
fn in_month(pieces: &[String], at: usize, month: u32, today: NaiveDate) -> Option<NaiveDate> {
    let mut day = None;
    let mut year = None;
    for piece in pieces[at.saturating_sub(2)..].iter().take(5) {
        match leading_number(piece) {
            Some(number) if number > 1_900 => year = i32::try_from(number).ok(),
            Some(number) if day.is_none() => day = Some(number),
            _ => {}
        }
    }
    let day = day.unwrap_or(1);
    match year {
        Some(year) => NaiveDate::from_ymd_opt(year, month, day),
        None => next(day, month, today),
    }
}

/// The next such day that comes.
fn next(day: u32, month: u32, today: NaiveDate) -> Option<NaiveDate> {
    let this = NaiveDate::from_ymd_opt(today.year(), month, day);
    match this {
        Some(this) if this > today => Some(this),
        _ => NaiveDate::from_ymd_opt(today.year() + 1, month, day),
    }
}

fn month(piece: &str) -> Option<u32> {
    LEXICON.place("months", piece).and_then(|place| u32::try_from(place).ok())
}

fn numbers(pieces: &[String]) -> Vec<u32> {
    pieces.iter().filter_map(|piece| piece.parse().ok()).collect()
}

/// `1st`, `1er`, `3rd`
fn leading_number(piece: &str) -> Option<u32> {
    let digits = piece.chars().take_while(char::is_ascii_digit).count();
    if piece.len() - digits > 2 { None } else { piece.get(..digits)?.parse().ok() }
}

fn count(piece: &str) -> Option<u64> {
    piece
        .parse()
        .ok()
        .or_else(|| LEXICON.place("numbers", piece).map(|place| place as u64))
        .filter(|count| *count <= 1_000)
}

/// `30 MINUTES`, `2 A WEEK`: the number before a word of ours, and the word.
pub fn amount(line: &str) -> Option<(i64, super::lexicon::Word)> {
    use super::lexicon::Word;
    let all = pieces(line);
    let number = i64::try_from(count(all.first()?)?).ok()?;
    let mut rest = &all[1..];
    // "3 mails a week", "30 min"
    loop {
        match LEXICON.begins(rest) {
            Some((word @ (Word::Minutes | Word::AWeek), _)) => return Some((number, word)),
            _ if rest.len() > 1 && rest.len() + 2 > all.len() => rest = &rest[1..],
            _ => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn until_when_is_read_in_five_languages() {
        // Thursday 15 October 2026, 09:00 UTC.
        let now = Time::from_secs(1_792_054_800);
        let day = |words: &str| {
            let time = until(words, now, chrono_tz::Europe::London)?;
            Some(DateTime::<Utc>::from_timestamp(time.secs(), 0)?.date_naive().to_string())
        };
        for (words, expected) in [
            ("3 MONTHS", "2027-01-15"),
            ("two weeks please", "2026-10-29"),
            ("for a week", "2026-10-22"),
            ("until 1 September", "2027-09-01"),
            ("UNTIL 1 SEP", "2027-09-01"),
            ("till Nov 3rd", "2026-11-03"),
            ("bis 1. November", "2026-11-01"),
            ("bis 2.11.", "2026-11-02"),
            ("drei Wochen", "2026-11-05"),
            ("jusqu'au 1er décembre", "2026-12-01"),
            ("deux semaines", "2026-10-29"),
            ("hasta el 24 de diciembre", "2026-12-24"),
            ("até 5 de janeiro", "2027-01-05"),
            ("until 2027-01-31", "2027-01-31"),
            ("until Monday", "2026-10-19"),
            ("until Thursday", "2026-10-22"),
            ("demain", "2026-10-16"),
            ("", "2026-11-12"),
        ] {
            assert_eq!(day(words).as_deref(), Some(expected), "{words}");
        }
        for words in ["until the cows come home", "900 weeks", "31 February"] {
            assert_eq!(day(words), None, "{words}");
        }
    }

    #[test]
    fn an_absence_is_read_from_what_a_mail_program_says() {
        // Thursday 15 October 2026, 09:00 UTC.
        let now = Time::from_secs(1_792_054_800);
        let day = |words: &str| {
            let time = away_until(words, now, chrono_tz::Europe::London)?;
            Some(DateTime::<Utc>::from_timestamp(time.secs(), 0)?.date_naive().to_string())
        };
        for (words, expected) in [
            ("Out of office\nI am away until 12 November. For urgent matters call Ben.", "2026-11-12"),
            ("I will be back on Monday 2 November 2026.", "2026-11-02"),
            ("Returning on 3 November. Until then my colleague answers, for two things only.", "2026-11-03"),
            ("Ich bin bis zum 1. November nicht im Haus.", "2026-11-01"),
            ("Ich bin ab dem 2.11.2026 zurück. Bis 2.11.2026 vertritt mich Eva.", "2026-11-02"),
            ("Je suis absente jusqu'au 1er décembre.", "2026-12-01"),
            ("De retour le 4 novembre.", "2026-11-04"),
            ("Estaré fuera hasta el 24 de noviembre.", "2026-11-24"),
            ("Estou ausente até 5 de janeiro.", "2027-01-05"),
        ] {
            assert_eq!(day(words).as_deref(), Some(expected), "{words}");
        }
        for words in [
            "I am out of the office. For urgent help ring 0123 456.",
            "Thank you for your letter of 3 November.",
            "I am away until further notice.",
            "Away until 12 November 2029.",
            "Please wait up to 5 days for an answer to ticket 7.",
        ] {
            assert!(day(words).is_none_or(|day| day.as_str() < "2026-10-25"), "{words}: {:?}", day(words));
        }
    }

    #[test]
    fn an_amount_is_a_number_and_its_word() {
        use super::super::lexicon::Word;
        assert_eq!(amount("30 MINUTES"), Some((30, Word::Minutes)));
        assert_eq!(amount("2 a week"), Some((2, Word::AWeek)));
        assert_eq!(amount("3 mails a week please"), Some((3, Word::AWeek)));
        assert_eq!(amount("zwei pro Woche"), Some((2, Word::AWeek)));
        assert_eq!(amount("3 people came"), None);
    }
}
