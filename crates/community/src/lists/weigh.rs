//! Whether a post may go out now, or waits: for a convenor, for its day, until one is a member long enough.

use std::time::Duration;

use base::Time;
use chrono::{Datelike, Days};
use chrono_tz::Tz;
use store::args;

use super::{Rule, get, rules, sql};
use crate::{
    CommunityId, PersonId, Refused, Work,
    people::reach::{local, moment, zone},
    search::terms,
};

/// What becomes of a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weighed {
    /// It goes out.
    Now,
    /// It is held.
    Held {
        /// The key of the sentence that says why.
        why: &'static str,
        /// When it goes out by itself; nothing when a convenor must say so.
        release_at: Option<Time>,
    },
}

/// When held posts go out, in minutes of the day there.
const MORNING: i64 = 6 * 60;

/// Weighs a post of a member by the rules of the community. The strictest counts: moderation first, then how long one is a member,
/// then the days. A convenor's own posts are never held for moderation.
pub async fn weigh(
    work: &mut Work<'_>,
    community: CommunityId,
    author: PersonId,
    subject: &str,
    answers: bool,
) -> Result<Weighed, Refused> {
    let now = work.now();
    let Some(list) = get(work, community).await? else { return Ok(Weighed::Now) };
    let standing: Option<(Time, bool, bool)> =
        work.opt(&sql::STANDING, args![community, author, now]).await?;
    let Some((since, wrote, convenes)) = standing else { return Err(Refused::NotAllowed("members")) };
    let held = |why, release_at| Ok(Weighed::Held { why, release_at });
    match list.moderation.as_str() {
        "all" if !convenes => return held("held-all", None),
        "new" if !convenes && !wrote => return held("held-new", None),
        _ => {}
    }
    // An answer in a thread that has gone out keeps nobody waiting for its kind.
    if answers {
        return Ok(Weighed::Now);
    }
    let rules = rules(work, community).await?;
    let Some(rule) = rules.iter().find(|rule| begins_with(subject, &rule.word)) else {
        return Ok(Weighed::Now);
    };
    // A community keeps its days where its rhythm is.
    let place: Option<(String,)> = work.opt(&sql::PLACE, args![community]).await?;
    Ok(by_rule(rule, since, now, place.map_or(Tz::UTC, |(name,)| zone(&name))))
}

fn by_rule(rule: &Rule, since: Time, now: Time, place: Tz) -> Weighed {
    let days = u64::try_from(rule.member_days).unwrap_or(0);
    let old_enough = since + Duration::from_secs(days * 86_400);
    let earliest = old_enough.max(now);
    match next_day(&rule.days, earliest, place) {
        at if at <= now => Weighed::Now,
        at if old_enough > now => Weighed::Held { why: "held-young", release_at: Some(at) },
        at => Weighed::Held { why: "held-day", release_at: Some(at) },
    }
}

/// `from`, when it falls on one of these days (`15`: Monday and Friday) there; else six in the morning of the next that does.
pub fn next_day(days: &str, from: Time, place: Tz) -> Time {
    let here = local(from, place);
    let fits = |weekday: chrono::Weekday| days.contains(&weekday.number_from_monday().to_string());
    if days.is_empty() || fits(here.weekday()) {
        return from;
    }
    let mut day = here.date_naive();
    for _ in 0..7 {
        day = day.checked_add_days(Days::new(1)).unwrap_or(day);
        if fits(day.weekday()) {
            return moment(day, MORNING, place).unwrap_or(from);
        }
    }
    from
}

/// `[Event] Tea`, `EVENT: tea` and `Event, tea` are event posts; `Eventually` is none.
fn begins_with(subject: &str, word: &str) -> bool {
    let folded = terms::fold(subject);
    let rest = folded.trim_start_matches(|c: char| !c.is_alphanumeric()).strip_prefix(word);
    rest.is_some_and(|rest| rest.chars().next().is_none_or(|c| !c.is_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const THURSDAY: Time = Time::from_secs(1_792_054_800);
    const DAY: u64 = 86_400;

    // S2.11
    #[test]
    fn event_posts_go_out_on_mondays_and_from_members_of_thirty_days() {
        let rule = Rule { word: "event".into(), days: "1".into(), member_days: 30 };
        let long = THURSDAY - Duration::from_secs(90 * DAY);
        let Weighed::Held { why, release_at: Some(at) } = by_rule(&rule, long, THURSDAY, Tz::UTC) else {
            panic!()
        };
        assert_eq!(why, "held-day");
        assert_eq!(local(at, Tz::UTC).to_string(), "2026-10-19 06:00:00 UTC");
        let young = THURSDAY - Duration::from_secs(10 * DAY);
        let Weighed::Held { why, release_at: Some(at) } = by_rule(&rule, young, THURSDAY, Tz::UTC) else {
            panic!()
        };
        assert_eq!(why, "held-young");
        assert_eq!(local(at, Tz::UTC).to_string(), "2026-11-09 06:00:00 UTC");
        assert_eq!(by_rule(&rule, long, at, Tz::UTC), Weighed::Now, "on a Monday");
        // Monday begins in Auckland when it is Sunday in London still, and ends there before it does here.
        let sunday = Time::from_secs(1_792_324_800);
        assert_eq!(local(sunday, Tz::UTC).to_string(), "2026-10-18 12:00:00 UTC");
        assert_eq!(by_rule(&rule, long, sunday, Tz::Pacific__Auckland), Weighed::Now);
        let six = next_day("2", sunday, Tz::Pacific__Auckland);
        assert_eq!(local(six, Tz::Pacific__Auckland).to_string(), "2026-10-20 06:00:00 NZDT");
    }

    #[test]
    fn a_kind_is_told_by_the_word_its_subject_begins_with() {
        for subject in ["[Event] Tea", "EVENT: tea", "Évent, tea", "event"] {
            assert!(begins_with(subject, "event"), "{subject}");
        }
        assert!(!begins_with("Eventually", "event") && !begins_with("The event", "event"));
    }
}
