//! What a founder can begin with: charter, rhythm and minutes, as data in `presets/<language>/`.

use std::{collections::BTreeMap, sync::LazyLock};

const FILES: [(&str, &str); 6] = [
    ("common", include_str!("presets/en/common.txt")),
    ("senior-leaders", include_str!("presets/en/senior-leaders.txt")),
    ("network-of-networks", include_str!("presets/en/network-of-networks.txt")),
    ("specialists", include_str!("presets/en/specialists.txt")),
    ("open-door", include_str!("presets/en/open-door.txt")),
    ("mailing-list", include_str!("presets/en/mailing-list.txt")),
];

/// What a founder can begin with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preset {
    /// Its name in files and forms.
    pub key: &'static str,
    /// Its name for people.
    pub title: &'static str,
    /// Whom it is for.
    pub for_whom: &'static str,
    /// Minutes a month that are asked of a member, at most.
    pub minutes: i64,
    /// The level when nobody says otherwise, as a word.
    pub level: &'static str,
    /// Whether others may know that it exists.
    pub listed: bool,
    /// `invited`, `asked`, `open`
    pub joining: &'static str,
    /// The one letter: `weekly`, `monthly`, `none`.
    pub digest: &'static str,
    /// Letters with one question in a month.
    pub questions: i64,
    /// Its rhythm; nothing when it does not meet.
    pub rhythm: Option<Beat>,
    /// What a gathering is called.
    pub gathering: &'static str,
    /// A mailing list: each post goes to all.
    pub list: bool,
    /// The charter, by its sections.
    pub sections: BTreeMap<&'static str, &'static str>,
}

/// A rhythm without its first day and its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beat {
    /// One of [`crate::gatherings::EVERY`].
    pub every: &'static str,
    /// 1 is Monday.
    pub weekday: i64,
    /// Which in the month.
    pub nth: i64,
    /// The minute of the day.
    pub minute: i64,
    /// How long.
    pub minutes: i64,
    /// One of [`crate::gatherings::MODES`].
    pub mode: &'static str,
    /// Nothing else is put in its place.
    pub protected: bool,
}

static ALL: LazyLock<Vec<Preset>> = LazyLock::new(|| {
    let common = FILES[0].1;
    FILES[1..].iter().map(|(key, text)| read(key, common, text)).collect()
});

/// All of them.
pub fn presets() -> &'static [Preset] {
    &ALL
}

/// One by its name.
pub fn preset(key: &str) -> Option<&'static Preset> {
    ALL.iter().find(|preset| preset.key == key)
}

fn read(key: &'static str, common: &'static str, text: &'static str) -> Preset {
    let (mut facts, mut sections) = (BTreeMap::new(), BTreeMap::new());
    for text in [common, text] {
        let (head, rest) = text.split_once("\n[").unwrap_or((text, ""));
        facts.extend(
            head.lines()
                .filter(|line| !line.starts_with('#'))
                .filter_map(|line| line.split_once(" = "))
                .map(|(name, value)| (name.trim(), value.trim())),
        );
        sections.extend(
            rest.split("\n[")
                .filter_map(|part| part.split_once("]\n"))
                .map(|(key, words)| (key, words.trim())),
        );
    }
    let fact = |name: &str| facts.get(name).copied().unwrap_or("");
    let number = |name: &str| fact(name).parse().unwrap_or(0);
    Preset {
        key,
        title: fact("title"),
        for_whom: fact("for"),
        minutes: number("minutes"),
        level: fact("level"),
        listed: fact("listed") == "yes",
        joining: fact("joining"),
        digest: fact("digest"),
        questions: number("questions"),
        rhythm: beat(fact("rhythm")),
        gathering: fact("gathering"),
        list: fact("list") == "yes",
        sections,
    }
}

/// `month 4 2 10:00 45 video protected`
fn beat(text: &'static str) -> Option<Beat> {
    let words: Vec<&'static str> = text.split(' ').collect();
    let [every, weekday, nth, at, minutes, mode, rest @ ..] = words.as_slice() else { return None };
    Some(Beat {
        every,
        weekday: weekday.parse().ok()?,
        nth: nth.parse().ok()?,
        minute: clock(at)?,
        minutes: minutes.parse().ok()?,
        mode,
        protected: rest.contains(&"protected"),
    })
}

/// The minute of the day of `10:00`.
pub(super) fn clock(text: &str) -> Option<i64> {
    let (hour, minute) = text.trim().split_once(':')?;
    let (hour, minute): (i64, i64) = (hour.trim().parse().ok()?, minute.trim().parse().ok()?);
    ((0..24).contains(&hour) && (0..60).contains(&minute)).then_some(hour * 60 + minute)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Level, charter::sections::KEYS};

    #[test]
    fn every_preset_says_everything_that_a_charter_wants() {
        for preset in presets() {
            assert!(
                !preset.title.is_empty() && !preset.for_whom.is_empty() && preset.minutes > 0,
                "{}",
                preset.key
            );
            assert!(["invited", "asked", "open"].contains(&preset.joining), "{}", preset.key);
            assert!(["weekly", "monthly", "none"].contains(&preset.digest), "{}", preset.key);
            assert!(Level::named(preset.level).is_some(), "{}", preset.key);
            assert_eq!(preset.rhythm.is_none(), preset.list, "only a list does not meet: {}", preset.key);
            // The cause is the founder's own to say.
            let (_, keys) = KEYS.split_first().unwrap();
            for key in keys {
                assert!(
                    preset.sections.get(key).is_some_and(|words| !words.is_empty()),
                    "{}: {key}",
                    preset.key
                );
            }
            assert_eq!(preset.sections.len(), keys.len(), "{}: {:?}", preset.key, preset.sections.keys());
        }
        assert_eq!(
            presets().iter().map(|preset| preset.key).collect::<Vec<_>>(),
            ["senior-leaders", "network-of-networks", "specialists", "open-door", "mailing-list"]
        );
    }

    // S0.1
    #[test]
    fn senior_leaders_give_an_hour_a_month() {
        let leaders = preset("senior-leaders").unwrap();
        assert_eq!((leaders.minutes, leaders.joining, leaders.listed), (60, "invited", false));
        assert_eq!(
            leaders.rhythm.map(|beat| (beat.every, beat.minutes, beat.protected)),
            Some(("month", 45, true))
        );
        assert!(leaders.sections["channels"].contains("DELEGATE"));
    }
}
