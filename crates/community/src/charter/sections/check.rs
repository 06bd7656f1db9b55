//! What a section may say, and how its words and settings are read.

use base::Time;
use chrono::{DateTime, Months, NaiveDate, Utc};

use super::{KEYS, LONGEST, RENEWS_AT_LATEST, SILENCE_AGREES};
use crate::{
    Actor, Problem, Refused, Work,
    charter::{CAUSE_WORDS, Viewer, channels},
};

/// What is wrong with a section.
pub(in crate::charter) fn problems(
    work: &Work<'_>,
    viewer: &Viewer,
    key: &str,
    words: &str,
    setting: &str,
) -> Vec<Problem> {
    let Some(field) = KEYS.into_iter().find(|one| *one == key) else {
        return vec![Problem { field: "section", key: "problem-section" }];
    };
    let mut found = Vec::new();
    let mut say = |wrong: bool, key| {
        if wrong {
            found.push(Problem { field, key });
        }
    };
    say(words.chars().count() > LONGEST, "problem-field-long");
    match field {
        "cause" => say(words.split_whitespace().count() > CAUSE_WORDS, "problem-cause-long"),
        "renewal" => {
            let latest = after(work.now(), RENEWS_AT_LATEST);
            let fits = day(setting).is_some_and(|day| day > work.now() && day <= latest);
            say(!setting.is_empty() && !fits, "problem-renewal");
        }
        "decisions" => say(!setting.is_empty() && setting != SILENCE_AGREES, "problem-silence"),
        "channels" => {
            let known = setting.split_whitespace().all(|one| channels::KEYS.contains(&one));
            say(!known, "problem-channel");
        }
        "level" => {
            let number = setting.parse::<i64>().ok();
            let floor = viewer.community().level.number();
            say(!setting.is_empty() && number.is_none_or(|n| n < floor || n > 4), "problem-level-looser");
        }
        _ => say(!setting.is_empty(), "problem-section"),
    }
    found
}

/// Words as they are kept: the cause on one line, the others as they were written.
pub(in crate::charter) fn tidy(key: &str, words: &str) -> String {
    match key {
        "cause" => words.split_whitespace().collect::<Vec<_>>().join(" "),
        _ => words.replace("\r\n", "\n").trim().to_owned(),
    }
}

/// A day as it stands in a setting: its beginning.
pub fn day(text: &str) -> Option<Time> {
    let day = NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d").ok()?;
    Some(Time::from_secs(day.and_hms_opt(0, 0, 0)?.and_utc().timestamp()))
}

/// So many months after a moment.
pub(crate) fn after(time: Time, months: u32) -> Time {
    let later = DateTime::<Utc>::from_timestamp(time.secs(), 0)
        .and_then(|moment| moment.checked_add_months(Months::new(months)));
    later.map_or(time, |moment| Time::from_secs(moment.timestamp()))
}

/// The section of this name.
pub(in crate::charter) fn key(name: &str) -> Result<&'static str, Refused> {
    KEYS.into_iter().find(|key| *key == name).ok_or(Refused::NotFound)
}

pub(crate) fn convenes(work: &Work<'_>, viewer: &Viewer) -> Result<(), Refused> {
    if viewer.is_convenor() || work.actor() == Actor::System {
        Ok(())
    } else {
        Err(Refused::NotAllowed("convene"))
    }
}

#[cfg(test)]
mod tests {
    use super::{super::*, *};

    #[test]
    fn what_is_needed_and_what_is_required_are_sections() {
        for one in NEEDED.iter().chain(&REQUIRED).chain(&FIVE) {
            assert!(KEYS.contains(one), "{one}");
        }
        assert!(key("nothing").is_err());
    }

    #[test]
    fn a_day_is_its_beginning_and_months_are_those_of_the_calendar() {
        let day = day("2026-11-30").unwrap();
        assert_eq!(day, Time::from_secs(1_795_996_800));
        assert_eq!(after(day, 3), super::day("2027-02-28").unwrap());
        assert_eq!(super::day("2026-02-30"), None);
    }
}
