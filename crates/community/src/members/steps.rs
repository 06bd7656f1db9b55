//! Who could be invited to go one step further, with the reason (practice 2.27, S3.19). It is a list for convenors: no step is shown
//! beside a name anywhere, and nobody hears of a "not now". And how many take part how often: as counts, never as a label (2.4, 5.7).

use std::time::Duration;

use base::{Id, Time};
use store::{args, row};

use super::sql;
use crate::{PersonId, Refused, Work, charter::Viewer};

const DAY: u64 = 86_400;
/// Acts are looked at so far back: W182.
const LOOKED_BACK: Duration = Duration::from_secs(182 * DAY);
/// Who was asked is not asked again for so long.
const AGAIN: Duration = Duration::from_secs(60 * DAY);
/// Who only receives, at most once a quarter.
const AGAIN_QUIET: Duration = Duration::from_secs(91 * DAY);
/// So often one has done something before the next is suggested.
const TWICE: i64 = 2;
/// Longest list.
const MOST: usize = 30;

/// The steps, from receiving letters to convening together. What is not counted yet (stories, methods, working groups) is still a step
/// that one is invited to: never two at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Receives.
    Receive,
    /// Answers a number.
    Number,
    /// Says one line.
    Line,
    /// Answers an ask.
    Answer,
    /// Tells a story.
    Story,
    /// Runs a method.
    Method,
    /// Hosts.
    Host,
    /// Leads a working group.
    Lead,
    /// Convenes together with others.
    CoConvene,
}

impl Step {
    const ALL: [Step; 9] = [
        Step::Receive,
        Step::Number,
        Step::Line,
        Step::Answer,
        Step::Story,
        Step::Method,
        Step::Host,
        Step::Lead,
        Step::CoConvene,
    ];

    /// As it is stored, and at the end of its keys.
    pub fn word(self) -> &'static str {
        match self {
            Step::Receive => "receive",
            Step::Number => "number",
            Step::Line => "line",
            Step::Answer => "answer",
            Step::Story => "story",
            Step::Method => "method",
            Step::Host => "host",
            Step::Lead => "lead",
            Step::CoConvene => "co-convene",
        }
    }

    fn up(self) -> Step {
        Step::ALL.into_iter().find(|step| *step > self).unwrap_or(self)
    }

    fn named(word: &str) -> Option<Step> {
        Step::ALL.into_iter().find(|step| step.word() == word)
    }
}

/// Somebody who could be invited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// What they do now.
    pub does: Step,
    /// How often, in half a year.
    pub times: i64,
    /// What they could be invited to: one step more, or the same again.
    pub to: Step,
}

row! {
    struct Acts {
        person: PersonId,
        name: String,
        lines: i64,
        answers: i64,
        hosts: bool,
        asked_at: Option<Time>,
    }
}

/// Whom to invite to what, with the reason. For convenors.
pub async fn next_steps(work: &mut Work<'_>, viewer: &Viewer) -> Result<Vec<Invitation>, Refused> {
    viewer.member()?;
    if !viewer.is_convenor() {
        return Err(Refused::NotAllowed("convenors"));
    }
    let (community, now) = (viewer.community().id, work.now());
    let args = args![community, Id::floor(now - LOOKED_BACK), now];
    let all: Vec<Acts> = work.all(&sql::STEPS, args).await?;
    let mut next: Vec<Invitation> = all.into_iter().filter_map(|one| invitation(one, now)).collect();
    // Who has done something twice first; whoever only receives last.
    next.sort_by_key(|one| (one.to == one.does, one.does == Step::Receive, one.person));
    next.truncate(MOST);
    Ok(next)
}

fn invitation(one: Acts, now: Time) -> Option<Invitation> {
    let (does, times) = match (one.hosts, one.answers, one.lines) {
        (true, ..) => (Step::Host, TWICE),
        (_, answers, _) if answers > 0 => (Step::Answer, answers),
        (_, _, lines) if lines > 0 => (Step::Line, lines),
        _ => (Step::Receive, TWICE),
    };
    let quiet = if does == Step::Receive { AGAIN_QUIET } else { AGAIN };
    if one.asked_at.is_some_and(|asked| asked + quiet > now) {
        return None;
    }
    let to = if times >= TWICE { does.up() } else { does };
    Some(Invitation { person: one.person, name: one.name, does, times, to })
}

/// A convenor has invited somebody: they are not suggested again for a while, whatever they say.
pub async fn invited(
    work: &mut Work<'_>,
    viewer: &Viewer,
    person: PersonId,
    step: &str,
) -> Result<(), Refused> {
    viewer.member()?;
    if !viewer.is_convenor() {
        return Err(Refused::NotAllowed("convenors"));
    }
    let step = Step::named(step).ok_or(Refused::NotFound)?;
    work.begin().await?;
    let (community, now) = (viewer.community().id, work.now());
    let member: Option<(String,)> = work.opt(&crate::roles::sql::MEMBER, args![community, person]).await?;
    member.ok_or(Refused::NotFound)?;
    work.exec(&sql::STEP_ASKED, args![community, person, step.word(), now]).await?;
    work.done().await
}

/// How many take part how often, in the last thirteen weeks (practice 2.4).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Levels {
    /// Hosted or led something, or acted in nine weeks or more.
    pub core: i64,
    /// Acted in four weeks or more.
    pub active: i64,
    /// In one to three.
    pub occasional: i64,
    /// Receive, and may simply be reading.
    pub peripheral: i64,
}

row! {
    struct Weeks { weeks: i64, leads: bool }
}

/// How many take part how often: for every member, as counts alone.
pub async fn levels(work: &mut Work<'_>, viewer: &Viewer) -> Result<Levels, Refused> {
    viewer.member()?;
    let (community, now) = (viewer.community().id, work.now());
    let since = now - Duration::from_secs(91 * DAY);
    let all: Vec<Weeks> = work.all(&sql::WEEKS, args![community, Id::floor(since), since, now]).await?;
    let mut levels = Levels::default();
    for one in all {
        let place = match (one.leads, one.weeks) {
            (true, _) | (_, 9..) => &mut levels.core,
            (_, 4..) => &mut levels.active,
            (_, 1..) => &mut levels.occasional,
            _ => &mut levels.peripheral,
        };
        *place += 1;
    }
    Ok(levels)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Time = Time::from_secs(1_792_054_800);

    fn acts(lines: i64, answers: i64, hosts: bool, asked: Option<u64>) -> Acts {
        let asked_at = asked.map(|days| NOW - Duration::from_secs(days * DAY));
        Acts { person: PersonId::default(), name: String::new(), lines, answers, hosts, asked_at }
    }

    // S3.19; practice 2.27: one step up after twice, the same again otherwise, never two, and not within sixty days.
    #[test]
    fn one_step_up_and_never_two() {
        let to = |acts| invitation(acts, NOW).map(|one| one.to);
        assert_eq!(to(acts(5, 2, false, None)), Some(Step::Story));
        assert_eq!(to(acts(5, 1, false, None)), Some(Step::Answer), "once: the same again");
        assert_eq!(to(acts(2, 0, false, None)), Some(Step::Answer));
        assert_eq!(to(acts(0, 0, true, None)), Some(Step::Lead));
        assert_eq!(to(acts(2, 0, false, Some(59))), None);
        assert_eq!(to(acts(2, 0, false, Some(61))), Some(Step::Answer));
        assert_eq!(to(acts(0, 0, false, None)), Some(Step::Number));
        assert_eq!(to(acts(0, 0, false, Some(80))), None, "who only receives, once a quarter");
        assert_eq!(Step::CoConvene.up(), Step::CoConvene);
    }
}
