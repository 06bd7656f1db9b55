//! Reads a method from its text, and refuses one that does not add up: with the line, and why.
//!
//! A text may come from anywhere: nothing in it is trusted for its size, nothing recurses, and what is refused is refused before much is made of it.

use std::collections::BTreeMap;

use super::{Circle, Group, LetterStep, Method, OUTCOMES, PURPOSES, Step};
use crate::gatherings::MODES;

/// The longest text, in bytes.
pub const LONGEST: usize = 32 * 1024;
/// The longest line, in characters.
const LONGEST_LINE: usize = 1_000;
/// Steps, with all repetitions; and lines of any other part.
pub const MOST_STEPS: usize = 100;
/// Nothing lasts longer than three days, or is repeated more often.
const MOST_MINUTES: u32 = 3 * 24 * 60;
const MOST_REPEATS: u32 = 20;
const MOST_PEOPLE: u32 = 10_000;
const MOST_DAYS: u32 = 60;
const PARTS: [&str; 7] = ["about", "roles", "rules", "steps", "again", "letters", "watch"];
const FACTS: [&str; 8] = ["name", "for", "people", "minutes", "trust", "modes", "gives", "source"];

/// What is wrong with a text, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The line, from 1; 0 for the text as a whole.
    pub line: usize,
    /// Why.
    pub why: Why,
}

/// Why a text is no method. Each has a sentence, see [`Why::key`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// The whole is too long.
    Large,
    /// A line is too long, or holds signs that are no letters.
    Line,
    /// Neither `name = value` nor part of anything.
    Unreadable,
    /// A fact or part that a method has not, or has twice.
    Unknown(String),
    /// It stands there before.
    Twice(String),
    /// A fact that is not there.
    Missing(&'static str),
    /// Not a whole number in its bounds.
    Number(String),
    /// A word that none of this kind is.
    Word(String),
    /// Least, best and most people do not follow each other.
    People,
    /// A step is not `minutes | groups | who | words`.
    Step,
    /// `repeat` and `end` do not pair.
    Repeat,
    /// More steps than are taken.
    Many,
    /// The minutes of the steps are so many, and not the so many that are said: the two differ by more than a tenth.
    Minutes(u32, u32),
    /// A group of so many, where so many can be the least.
    Group(u32, u32),
    /// It runs by letters, and has no steps for letters; or the other way round.
    Letters,
}

impl Why {
    /// The key of its sentence. `$found` and `$said` are [`Why::given`].
    pub fn key(&self) -> &'static str {
        match self {
            Why::Large => "method-wrong-large",
            Why::Line => "method-wrong-line",
            Why::Unreadable => "method-wrong-unreadable",
            Why::Unknown(_) => "method-wrong-unknown",
            Why::Twice(_) => "method-wrong-twice",
            Why::Missing(_) => "method-wrong-missing",
            Why::Number(_) => "method-wrong-number",
            Why::Word(_) => "method-wrong-word",
            Why::People => "method-wrong-people",
            Why::Step => "method-wrong-step",
            Why::Repeat => "method-wrong-repeat",
            Why::Many => "method-wrong-many",
            Why::Minutes(..) => "method-wrong-minutes",
            Why::Group(..) => "method-wrong-group",
            Why::Letters => "method-wrong-letters",
        }
    }

    /// What was found, and what was expected, where its sentence names them.
    pub fn given(&self) -> (String, String) {
        match self {
            Why::Unknown(text) | Why::Twice(text) | Why::Number(text) | Why::Word(text) => {
                (text.chars().take(40).collect(), String::new())
            }
            Why::Missing(fact) => ((*fact).to_owned(), String::new()),
            Why::Minutes(found, said) | Why::Group(found, said) => (found.to_string(), said.to_string()),
            _ => Default::default(),
        }
    }
}

fn wrong<T>(line: usize, why: Why) -> Result<T, Wrong> {
    Err(Wrong { line, why })
}

/// Lines with their numbers.
type Lines<'a> = Vec<(usize, &'a str)>;

/// Reads a method.
pub fn read(text: &str) -> Result<Method, Wrong> {
    if text.len() > LONGEST {
        return wrong(0, Why::Large);
    }
    let (facts, parts) = divide(text)?;
    let fact =
        |name: &'static str| facts.get(name).copied().ok_or(Wrong { line: 0, why: Why::Missing(name) });
    let lines = |name: &str| parts.get(name).cloned().unwrap_or_default();
    let (people_line, people) = fact("people")?;
    let (least, best, most) = people_of(people).ok_or(Wrong { line: people_line, why: Why::People })?;
    let (minutes_line, minutes) = fact("minutes")?;
    let minutes = number(minutes_line, minutes, 1, MOST_MINUTES)?;
    let (trust_line, trust) = fact("trust")?;
    let steps = steps(&lines("steps"), least)?;
    let total: u32 = steps.iter().map(|step| step.minutes).sum();
    if total.abs_diff(minutes) * 10 > minutes {
        return wrong(minutes_line, Why::Minutes(total, minutes));
    }
    let (modes_line, modes) = fact("modes")?;
    let (modes, letters) = (words(modes_line, modes, &MODES)?, letters(&lines("letters"))?);
    if modes.iter().any(|mode| mode == "letters") && letters.is_empty() {
        return wrong(modes_line, Why::Letters);
    }
    let listed = |name: &'static str, known: &[&str]| {
        let (line, text) = fact(name)?;
        words(line, text, known)
    };
    Ok(Method {
        name: fact("name")?.1.to_owned(),
        purposes: listed("for", &PURPOSES)?,
        least,
        best,
        most,
        minutes,
        trust: number(trust_line, trust, 1, 3)?,
        modes,
        gives: listed("gives", &OUTCOMES)?,
        source: fact("source")?.1.to_owned(),
        about: plain(&lines("about")).join(" "),
        roles: roles(&lines("roles"))?,
        rules: plain(&lines("rules")),
        steps,
        again: plain(&lines("again")).join(" "),
        letters,
        watch: plain(&lines("watch")),
    })
}

type Divided<'a> = (BTreeMap<&'a str, (usize, &'a str)>, BTreeMap<&'a str, Lines<'a>>);

/// The facts above, and the parts below them.
fn divide(text: &str) -> Result<Divided<'_>, Wrong> {
    let (mut facts, mut parts): Divided<'_> = Default::default();
    let mut part: Option<&str> = None;
    for (place, line) in text.lines().enumerate() {
        let (place, line) = (place + 1, line.trim());
        let strange = |sign: char| sign.is_control() && sign != '\t';
        if line.chars().count() > LONGEST_LINE || line.chars().any(strange) {
            return wrong(place, Why::Line);
        }
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            if !PARTS.contains(&name) {
                return wrong(place, Why::Unknown(name.to_owned()));
            }
            if parts.insert(name, Vec::new()).is_some() {
                return wrong(place, Why::Twice(name.to_owned()));
            }
            part = Some(name);
        } else if let Some(lines) = part.and_then(|name| parts.get_mut(name)) {
            if lines.len() >= MOST_STEPS {
                return wrong(place, Why::Many);
            }
            lines.push((place, line));
        } else {
            let (name, value) = line.split_once('=').ok_or(Wrong { line: place, why: Why::Unreadable })?;
            let (name, value) = (name.trim(), value.trim());
            if !FACTS.contains(&name) {
                return wrong(place, Why::Unknown(name.to_owned()));
            }
            if value.is_empty() {
                return wrong(place, Why::Unreadable);
            }
            if facts.insert(name, (place, value)).is_some() {
                return wrong(place, Why::Twice(name.to_owned()));
            }
        }
    }
    Ok((facts, parts))
}

fn number(line: usize, text: &str, least: u32, most: u32) -> Result<u32, Wrong> {
    let found = text.trim().parse::<u32>().ok().filter(|found| (least..=most).contains(found));
    found.ok_or_else(|| Wrong { line, why: Why::Number(text.to_owned()) })
}

fn words(line: usize, text: &str, known: &[&str]) -> Result<Vec<String>, Wrong> {
    let mut found: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        if !known.contains(&word) {
            return wrong(line, Why::Word(word.to_owned()));
        }
        if found.iter().any(|one| one == word) {
            return wrong(line, Why::Twice(word.to_owned()));
        }
        found.push(word.to_owned());
    }
    Ok(found)
}

/// `4 8-60 999`
fn people_of(text: &str) -> Option<(u32, (u32, u32), u32)> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let [least, best, most] = words.as_slice() else { return None };
    let best = span(best)?;
    let (least, most): (u32, u32) = (least.parse().ok()?, most.parse().ok()?);
    let ordered = 1 <= least && least <= best.0 && best.1 <= most && most <= MOST_PEOPLE;
    ordered.then_some((least, best, most))
}

/// `8-60`, or `8`.
fn span(text: &str) -> Option<(u32, u32)> {
    let (from, to) = text.split_once('-').unwrap_or((text, text));
    let (from, to): (u32, u32) = (from.trim().parse().ok()?, to.trim().parse().ok()?);
    (1 <= from && from <= to).then_some((from, to))
}

pub(super) fn group(text: &str) -> Option<Group> {
    Some(match text {
        "alone" => Group::Alone,
        "pairs" => Group::Of(2, 2),
        "threes" => Group::Of(3, 3),
        "fours" => Group::Of(4, 4),
        "whole" => Group::Whole,
        "set" => Group::Fixed,
        "inner" => Group::Inner,
        "self-chosen" => Group::Chosen,
        other => {
            let (from, to) = span(other.strip_prefix("groups ")?)?;
            (from >= 2 && to <= MOST_PEOPLE).then_some(Group::Of(from, to))?
        }
    })
}

/// The four parts of a step.
fn quarters(line: usize, text: &str) -> Result<[&str; 4], Wrong> {
    let parts: Vec<&str> = text.split('|').map(str::trim).collect();
    match parts.as_slice() {
        [a, b, c, d] if !c.is_empty() && !d.is_empty() => Ok([a, b, c, d]),
        _ => wrong(line, Why::Step),
    }
}

/// The steps one after another, each repetition by itself.
fn steps(lines: &Lines<'_>, least: u32) -> Result<Vec<Step>, Wrong> {
    let mut steps: Vec<Step> = Vec::new();
    // How often, and from which step on: one at a time, and never one inside another.
    let mut open: Option<(u32, usize)> = None;
    let mut last = 0;
    for &(line, text) in lines {
        last = line;
        if let Some(times) = text.strip_prefix("repeat ") {
            if open.is_some() {
                return wrong(line, Why::Repeat);
            }
            open = Some((number(line, times, 1, MOST_REPEATS)?, steps.len()));
            continue;
        }
        if text == "end" {
            let Some((times, from)) = open.take() else { return wrong(line, Why::Repeat) };
            let once: Vec<Step> = steps.drain(from..).collect();
            if once.is_empty() {
                return wrong(line, Why::Repeat);
            }
            if from + once.len() * times as usize > MOST_STEPS {
                return wrong(line, Why::Many);
            }
            for round in 1..=times {
                steps.extend(once.iter().map(|step| Step { round: Some((round, times)), ..step.clone() }));
            }
            continue;
        }
        let [minutes, groups, who, say] = quarters(line, text)?;
        let minutes = number(line, minutes, 1, MOST_MINUTES)?;
        let group = group(groups).ok_or_else(|| Wrong { line, why: Why::Word(groups.to_owned()) })?;
        if let Group::Of(from, _) = group
            && from > least
        {
            return wrong(line, Why::Group(from, least));
        }
        if steps.len() >= MOST_STEPS {
            return wrong(line, Why::Many);
        }
        steps.push(Step { minutes, group, who: who.to_owned(), say: say.to_owned(), round: None });
    }
    if open.is_some() {
        return wrong(last, Why::Repeat);
    }
    if steps.is_empty() { wrong(0, Why::Missing("steps")) } else { Ok(steps) }
}

fn letters(lines: &Lines<'_>) -> Result<Vec<LetterStep>, Wrong> {
    let mut letters = Vec::with_capacity(lines.len());
    for &(line, text) in lines {
        let [days, who_with, who, say] = quarters(line, text)?;
        let days = number(line, days, 1, MOST_DAYS)?;
        let circle =
            Circle::named(who_with).ok_or_else(|| Wrong { line, why: Why::Word(who_with.to_owned()) })?;
        letters.push(LetterStep { days, circle, who: who.to_owned(), say: say.to_owned() });
    }
    Ok(letters)
}

fn roles(lines: &Lines<'_>) -> Result<Vec<(String, String)>, Wrong> {
    let of = |&(line, text): &(usize, &str)| match text.split_once(':') {
        Some((role, duty)) => Ok((role.trim().to_owned(), duty.trim().to_owned())),
        None => wrong(line, Why::Unreadable),
    };
    lines.iter().map(of).collect()
}

fn plain(lines: &Lines<'_>) -> Vec<String> {
    lines.iter().map(|(_, line)| (*line).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::methods::text;

    fn good() -> String {
        text("one-two-four-all").unwrap().to_owned()
    }

    fn with(from: &str, to: &str) -> Result<Method, Wrong> {
        let good = good();
        assert!(good.contains(from), "{from}");
        read(&good.replacen(from, to, 1))
    }

    #[test]
    fn what_does_not_add_up_is_refused_with_line_and_reason() {
        let refused = |from, to| with(from, to).unwrap_err();
        assert_eq!(refused("minutes = 12", "minutes = 20"), Wrong { line: 4, why: Why::Minutes(12, 20) });
        assert_eq!(refused("people = 4 ", "people = 3 "), Wrong { line: 20, why: Why::Group(4, 3) });
        assert_eq!(refused("people = 4 8-60", "people = 9 8-60"), Wrong { line: 3, why: Why::People });
        assert_eq!(refused("2 | pairs", "-2 | pairs"), Wrong { line: 19, why: Why::Number("-2".into()) });
        assert_eq!(refused("2 | pairs", "2.5 | pairs"), Wrong { line: 19, why: Why::Number("2.5".into()) });
        assert_eq!(refused("| both |", "|  |").why, Why::Step);
        assert_eq!(refused("2 | pairs", "2 | gropus"), Wrong { line: 19, why: Why::Word("gropus".into()) });
        assert_eq!(refused("trust = 1", "trust = 9").why, Why::Number("9".into()));
        assert_eq!(refused("trust = 1", "").why, Why::Missing("trust"));
        assert_eq!(refused("[watch]", "[wacth]").why, Why::Unknown("wacth".into()));
        assert_eq!(refused("[watch]", "[rules]").why, Why::Twice("rules".into()));
        assert_eq!(refused("for = ideas", "for = money").why, Why::Word("money".into()));
        assert_eq!(refused("[letters]", "[again]").why, Why::Letters);
        assert_eq!(refused("name = 1-2-4-All", "name 1-2-4-All"), Wrong { line: 1, why: Why::Unreadable });
    }

    #[test]
    fn a_hostile_text_costs_nothing() {
        assert_eq!(read(&"x".repeat(LONGEST + 1)).unwrap_err(), Wrong { line: 0, why: Why::Large });
        assert_eq!(
            with("1 | alone", "repeat 4000000000\n1 | alone").unwrap_err().why,
            Why::Number("4000000000".into())
        );
        let nested = with("1 | alone", "repeat 2\nrepeat 2\n1 | alone").unwrap_err();
        assert_eq!((nested.line, nested.why), (19, Why::Repeat));
        assert_eq!(with("1 | alone", "repeat 2\n1 | alone").unwrap_err().why, Why::Repeat);
        assert_eq!(with("1 | alone", "end\n1 | alone").unwrap_err().why, Why::Repeat);
        let many = format!("repeat 20\n{}end\n[watch]", "1 | whole | all | Go on.\n".repeat(6));
        assert_eq!(with("[letters]", &many).unwrap_err().why, Why::Twice("watch".into()));
        let many = format!("repeat 20\n{}end\n1 | alone", "1 | whole | all | Go on.\n".repeat(6));
        assert_eq!(with("1 | alone", &many).unwrap_err().why, Why::Many);
        assert_eq!(with("1 | alone", "1 | al\u{1b}one").unwrap_err(), Wrong { line: 18, why: Why::Line });
        assert_eq!(read("").unwrap_err().why, Why::Missing("people"));
        assert!(read(&"[\u{0}".repeat(500)).is_err());
    }

    #[test]
    fn a_round_is_laid_out_step_by_step() {
        let troika = read(text("troika").unwrap()).unwrap();
        assert_eq!(troika.steps.len(), 1 + 3 * 4);
        assert_eq!(troika.steps[1].round, Some((1, 3)));
        assert_eq!(troika.steps[12].round, Some((3, 3)));
        assert_eq!(troika.steps.iter().map(|step| step.minutes).sum::<u32>(), 31);
    }
}
