//! A community that somebody is about to found, as far as its steps are written: everything here follows from the words alone.

use std::collections::BTreeMap;

use base::Time;
use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, Timelike};

use super::presets::{Preset, clock, preset};
use crate::{
    CommunityId, FoundingId, Level, PersonId, Problem,
    charter::{CAUSE_WORDS, sections},
    gatherings::{MOST_OPTIONS, Rhythm, Skip},
    people::reach::{local, moment, zone},
    search::terms,
};

/// How far ahead the first date lies, at least: invitations want time.
const AHEAD: u64 = 14;
/// Dates that are proposed, when nobody has said which.
const PROPOSED: usize = 4;
/// A community is renewed after so many months when nobody says otherwise.
const RENEWS: u32 = 12;

/// Somebody of the pasted list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Their name; may be empty.
    pub name: String,
    /// Their address, as it was written.
    pub address: String,
}

/// A community that somebody is about to found.
#[derive(Clone, Debug)]
pub struct Founding {
    /// Its id.
    pub id: FoundingId,
    /// Who founds it.
    pub person: PersonId,
    /// Their name.
    pub founder: String,
    /// Their zone.
    pub zone: String,
    /// The community that is adopted.
    pub adopts: Option<CommunityId>,
    /// What it became.
    pub community: Option<CommunityId>,
    /// When it was begun.
    pub made_at: Time,
    /// When something was written last.
    pub changed_at: Time,
    /// When it was founded.
    pub founded_at: Option<Time>,
    /// What was written into each field.
    pub words: BTreeMap<String, String>,
    /// Whom the list names.
    pub people: Vec<Listed>,
}

impl Founding {
    /// What was written into a field.
    pub fn word(&self, field: &str) -> &str {
        self.words.get(field).map_or("", String::as_str).trim()
    }

    /// The name of the community.
    pub fn name(&self) -> String {
        crate::people::clean_name(self.word("name"))
    }

    /// The sentence that people gather for: "We bring together WHO who practise WHAT so that WHY."
    pub fn cause(&self) -> String {
        let own = self.word("section:cause");
        if !own.is_empty() {
            return one_line(own);
        }
        let (who, what, why) = (self.part("who"), self.part("what"), self.part("why"));
        if who.is_empty() || what.is_empty() || why.is_empty() {
            return String::new();
        }
        format!("We bring together {who} who practise {what} so that {why}.")
    }

    /// A part of the cause, as it stands inside a sentence.
    fn part(&self, field: &str) -> String {
        one_line(self.word(field)).trim_end_matches(['.', '!', ' ']).to_owned()
    }

    /// What it begins with.
    pub fn preset(&self) -> Option<&'static Preset> {
        preset(self.word("preset"))
    }

    /// Nothing in it is looser than this.
    pub fn level(&self) -> Level {
        let word = if self.word("level").is_empty() {
            self.preset().map_or("", |preset| preset.level)
        } else {
            self.word("level")
        };
        Level::named(word).unwrap_or(Level::MembersOnly)
    }

    /// Whether others may know that it exists.
    pub fn is_listed(&self) -> bool {
        match self.word("listed") {
            "" => self.preset().is_some_and(|preset| preset.listed),
            word => word == "yes",
        }
    }

    /// Minutes a month that are asked of a member, at most.
    pub fn budget(&self) -> i64 {
        self.word("minutes")
            .parse()
            .ok()
            .filter(|minutes| (1..=6_000).contains(minutes))
            .unwrap_or_else(|| self.preset().map_or(0, |preset| preset.minutes))
    }

    /// Its name in addresses.
    pub fn slug(&self) -> String {
        let own = crate::charter::slug_of(self.word("slug"));
        if self.word("slug").is_empty() { crate::charter::slug_of(&self.name()) } else { own }
    }

    /// The rhythm; nothing when it does not meet.
    pub fn rhythm(&self, now: Time) -> Option<Rhythm> {
        let preset = self.preset()?;
        if self.word("rhythm:every") == "none"
            || preset.rhythm.is_none() && self.word("rhythm:every").is_empty()
        {
            return None;
        }
        let beat = preset.rhythm.unwrap_or(super::presets::Beat {
            every: "month",
            weekday: 4,
            nth: 2,
            minute: 600,
            minutes: 60,
            mode: "video",
            protected: false,
        });
        let number = |field: &str, usual: i64| self.word(field).parse().unwrap_or(usual);
        let or = |field: &str, usual: &str| {
            if self.word(field).is_empty() { usual.to_owned() } else { self.word(field).to_owned() }
        };
        let today = local(now, zone(&self.zone)).date_naive();
        let earliest = today.checked_add_days(Days::new(AHEAD)).unwrap_or(today);
        Some(Rhythm {
            name: or("rhythm:name", preset.gathering),
            every: or("rhythm:every", beat.every),
            weekday: number("rhythm:weekday", beat.weekday),
            nth: number("rhythm:nth", beat.nth),
            minute: clock(self.word("rhythm:at")).unwrap_or(beat.minute),
            zone: or("zone", &self.zone),
            minutes: number("rhythm:minutes", beat.minutes),
            mode: or("rhythm:mode", beat.mode),
            purpose: String::new(),
            protected: match self.word("rhythm:protected") {
                "" => beat.protected,
                word => word == "yes",
            },
            starts_on: self.word("rhythm:starts").parse().unwrap_or(earliest),
            skips: skips(self.word("rhythm:skip")),
        })
    }

    /// The dates of the first poll: what was written, one a line, else four from the rhythm's hour on, a few days apart.
    pub fn dates(&self, now: Time) -> Vec<Time> {
        let Some(rhythm) = self.rhythm(now) else { return Vec::new() };
        let place = zone(&rhythm.zone);
        if !self.word("dates").is_empty() {
            let read = |line: &str| {
                let wall =
                    NaiveDateTime::parse_from_str(&line.trim().replace('T', " "), "%Y-%m-%d %H:%M").ok()?;
                moment(wall.date(), i64::from(wall.hour() * 60 + wall.minute()), place)
            };
            return self.word("dates").lines().filter_map(read).take(MOST_OPTIONS).collect();
        }
        // The first date of the rhythm, the days beside it, and the same day a week later: what suits most may not be what the rule says.
        let Some(first) =
            crate::gatherings::year(&rhythm, rhythm.starts_on).into_iter().find(|slot| !slot.skipped)
        else {
            return Vec::new();
        };
        let weekday = |day: NaiveDate| {
            day.weekday().number_from_monday() <= 5 || first.on.weekday().number_from_monday() > 5
        };
        let days =
            [0, 1, 5, 7, 8, 12].into_iter().filter_map(|step| first.on.checked_add_days(Days::new(step)));
        days.filter(|day| weekday(*day))
            .filter_map(|day| moment(day, rhythm.minute, place))
            .filter(|at| *at > now)
            .take(PROPOSED)
            .collect()
    }

    /// Who looks after people: the founder, unless somebody else is named.
    pub fn carer(&self) -> String {
        let named = crate::people::clean_name(self.word("carer"));
        if named.is_empty() { self.founder.clone() } else { named }
    }

    /// The day of renewal.
    pub fn renewal(&self, now: Time) -> NaiveDate {
        let today = local(now, zone(&self.zone)).date_naive();
        let usual = today.checked_add_months(Months::new(RENEWS)).unwrap_or(today);
        self.word("renewal").parse().unwrap_or(usual)
    }

    /// The charter draft: each section with its words; `rhythm` is how the rhythm is said.
    pub fn sections(&self, rhythm: &str, minutes: i64) -> Vec<(&'static str, String)> {
        let Some(preset) = self.preset() else { return Vec::new() };
        let (who, what, why) = (self.part("who"), self.part("what"), self.part("why"));
        let meeting = preset.rhythm.map_or(0, |beat| beat.minutes);
        let meeting = self.word("rhythm:minutes").parse().unwrap_or(meeting);
        let fill = |text: &str| {
            text.replace("{who}", &who)
                .replace("{Who}", &raised(&who))
                .replace("{what}", &what)
                .replace("{why}", &why)
                .replace("{rhythm}", rhythm)
                .replace("{minutes}", &minutes.to_string())
                .replace("{meeting}", &meeting.to_string())
                .replace("{founder}", &self.founder)
                .replace("{carer}", &self.carer())
        };
        sections::KEYS
            .into_iter()
            .map(|key| {
                let own = self.word(&format!("section:{key}"));
                let words = match key {
                    "cause" => self.cause(),
                    _ if !own.is_empty() => own.to_owned(),
                    _ => fill(preset.sections.get(key).copied().unwrap_or("")),
                };
                (key, words)
            })
            .collect()
    }

    /// What is wrong with what was written, or wanting: nothing is founded before this is empty.
    pub fn problems(&self, now: Time) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut say = |wrong: bool, field, key| {
            if wrong {
                problems.push(Problem { field, key });
            }
        };
        let (name, cause) = (self.name(), self.cause());
        say(name.is_empty() || name.chars().count() > 100, "name", "problem-community-name");
        if self.adopts.is_none() {
            let parts = ["who", "what", "why"].map(|field| !self.part(field).is_empty());
            say(cause.is_empty() && !parts[0], "who", "problem-founding-who");
            say(cause.is_empty() && !parts[1], "what", "problem-founding-what");
            say(cause.is_empty() && !parts[2], "why", "problem-founding-why");
        }
        say(cause.split_whitespace().count() > CAUSE_WORDS, "who", "problem-cause-long");
        say(self.preset().is_none(), "preset", "problem-founding-preset");
        if let Some(rhythm) = self.rhythm(now) {
            problems.extend(rhythm.problems());
            let dates = self.dates(now);
            let asked = self.word("poll") != "no";
            if asked && self.adopts.is_none() {
                let poll = self.poll(&rhythm, &dates, now);
                problems.extend(poll.problems(now).into_iter().filter(|one| one.field == "dates"));
            }
        }
        problems
    }

    /// The first poll.
    pub(super) fn poll<'a>(
        &'a self,
        rhythm: &'a Rhythm,
        dates: &'a [Time],
        now: Time,
    ) -> crate::gatherings::NewPoll<'a> {
        let first = dates.iter().min().copied().unwrap_or(now);
        // Closed two days before the first date, and after ten days at the latest.
        let latest = now + std::time::Duration::from_secs(10 * 86_400);
        let closes_at = (first - std::time::Duration::from_secs(2 * 86_400))
            .max(now + std::time::Duration::from_secs(86_400))
            .min(latest);
        crate::gatherings::NewPoll {
            title: &rhythm.name,
            minutes: rhythm.minutes,
            zone: &rhythm.zone,
            dates,
            closes_at,
        }
    }

    /// The words that a founder looks for when they ask whether it exists already: folded and stemmed.
    pub(super) fn stems(&self, language: &str) -> Vec<String> {
        let all = [
            self.name(),
            self.cause(),
            self.word("who").to_owned(),
            self.word("what").to_owned(),
            self.word("why").to_owned(),
        ]
        .join(" ");
        let own = ["we", "bring", "together", "who", "practise", "so", "that"];
        let words: String = all
            .split_whitespace()
            .filter(|word| !own.contains(&terms::fold(word).as_str()))
            .collect::<Vec<_>>()
            .join(" ");
        super::overlap::stems(&words, language)
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn raised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// `2027-08-01 2027-08-31`, one a line.
fn skips(text: &str) -> Vec<Skip> {
    let of = |line: &str| {
        let mut days = line.split_whitespace().filter_map(|day| day.parse::<NaiveDate>().ok());
        let from = days.next()?;
        Some(Skip { from, to: days.next().unwrap_or(from) })
    };
    text.lines().filter_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gatherings::year;

    /// Monday 30 November 2026, 15:00 UTC.
    const NOW: Time = Time::from_secs(1_796_050_800);

    fn founding(words: &[(&str, &str)]) -> Founding {
        Founding {
            id: FoundingId::default(),
            person: PersonId::default(),
            founder: "Ada Lovelace".into(),
            zone: "Europe/London".into(),
            adopts: None,
            community: None,
            made_at: NOW,
            changed_at: NOW,
            founded_at: None,
            words: words.iter().map(|(field, words)| ((*field).to_owned(), (*words).to_owned())).collect(),
            people: Vec::new(),
        }
    }

    const CAUSE: [(&str, &str); 5] = [
        ("name", "Bridge builders"),
        ("who", "campaign leaders"),
        ("what", "leading in a crisis."),
        ("why", "nobody learns the hard way alone"),
        ("preset", "senior-leaders"),
    ];

    // S0.1: charter, rhythm of twelve months and sixty minutes a month, filled in beforehand.
    #[test]
    fn the_senior_leaders_preset_fills_in_charter_rhythm_and_minutes() {
        let draft = founding(&CAUSE);
        assert_eq!(draft.problems(NOW), []);
        assert_eq!(
            draft.cause(),
            "We bring together campaign leaders who practise leading in a crisis so that nobody learns the hard way alone."
        );
        let rhythm = draft.rhythm(NOW).unwrap();
        assert_eq!(year(&rhythm, rhythm.starts_on).len(), 12);
        assert_eq!(draft.budget(), 60);
        let sections = draft.sections("The second Thursday of each month.", 60);
        assert_eq!(sections.len(), 21);
        for (key, words) in &sections {
            assert!(!words.is_empty() && !words.contains(['{', '}']), "{key}: {words}");
        }
        assert_eq!(draft.dates(NOW).len(), 4);
        assert!(draft.dates(NOW).iter().all(|at| *at > NOW + std::time::Duration::from_secs(13 * 86_400)));
    }

    #[test]
    fn everything_that_is_filled_in_can_be_written_otherwise() {
        let mut words = CAUSE.to_vec();
        words.extend([
            ("minutes", "45"),
            ("section:care", "Yuki looks after us."),
            ("rhythm:every", "quarter"),
            ("rhythm:at", "16:30"),
            ("dates", "2027-01-12 16:30\nnonsense\n2027-01-13T17:00"),
            ("rhythm:skip", "2027-07-01 2027-08-31"),
            ("listed", "yes"),
        ]);
        let draft = founding(&words);
        let rhythm = draft.rhythm(NOW).unwrap();
        assert_eq!((rhythm.every.as_str(), rhythm.minute, rhythm.skips.len()), ("quarter", 990, 1));
        assert_eq!((draft.budget(), draft.dates(NOW).len(), draft.is_listed()), (45, 2, true));
        assert!(draft.sections("", 45).contains(&("care", "Yuki looks after us.".into())));
        words.push(("rhythm:every", "none"));
        assert!(founding(&words).rhythm(NOW).is_none() && founding(&words).dates(NOW).is_empty());
    }

    #[test]
    fn what_is_wanting_is_said_field_by_field() {
        let problem = |words: &[(&str, &str)]| {
            founding(words).problems(NOW).iter().map(|one| one.field).collect::<Vec<_>>()
        };
        assert_eq!(problem(&[]), ["name", "who", "what", "why", "preset"]);
        let mut long = CAUSE.to_vec();
        long.push((
            "why",
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen",
        ));
        assert_eq!(problem(&long), ["who"], "more than twenty-five words");
        let mut dates = CAUSE.to_vec();
        dates.push(("dates", "2020-01-01 10:00\n2027-01-01 10:00"));
        assert_eq!(problem(&dates), ["dates"]);
    }
}
