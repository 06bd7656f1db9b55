//! What an invitation says: the same sentences in the letter, in the preview before it is sent, and on its page.

use base::Words;

use super::{Invitation, OPEN_FOR, convenes, get, matches, terms};
use crate::{
    InvitationId, Refused, Work,
    charter::{self, Viewer},
    gatherings::{self, FirstDate},
};

/// As much of the charter's words about gaining and giving stands in a letter; the rest is on its page.
const LONGEST_OFFERS: usize = 240;

/// An invitation as it is read. Reply words stand between stars: `*YES*`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The language that it is written in.
    pub language: String,
    /// Its subject.
    pub subject: String,
    /// Who asks whom to what, in one sentence.
    pub lead: String,
    /// Cause, gain and give, time, first date, the promise; one fact each.
    pub lines: Vec<String>,
    /// The line to this person alone, in the words of whoever invites; may be empty.
    pub note: String,
    /// What can be answered, each with its word.
    pub choices: Vec<String>,
    /// The first date, to be kept free: where there is one, and not several to choose from.
    pub hold: Option<FirstDate>,
    /// Why they have it, what is kept of them, and until when.
    pub why: Vec<String>,
}

/// An invitation as it will be read. For convenors, before it is sent, and for the letter.
pub async fn reading(work: &mut Work<'_>, viewer: &Viewer, id: InvitationId) -> Result<Reading, Refused> {
    let invitation = get(work, viewer, id).await?;
    reading_of(work, viewer, &invitation, "first").await
}

/// The same for an invitation at hand; `which` is `first`, `again`, `reminder`, or `more` for all that there is to tell.
pub async fn reading_of(
    work: &mut Work<'_>,
    viewer: &Viewer,
    invitation: &Invitation,
    which: &str,
) -> Result<Reading, Refused> {
    convenes(work, viewer)?;
    let community = viewer.community();
    let words = Words::of(&community.language);
    let terms = terms(work, viewer).await?;
    let place = &community.name;
    let by = inviter(work, viewer, invitation).await?;
    let name = first_name(&invitation.name);
    let suggester = invitation.suggester.as_str();
    let until = invitation.closes_at().unwrap_or_else(|| work.now() + OPEN_FOR);
    let until = day(words, until);
    let facts = [
        ("name", name.into()),
        ("by", by.as_str().into()),
        ("community", place.as_str().into()),
        ("suggester", suggester.into()),
        ("until", until.as_str().into()),
    ];
    let greeted = if name.is_empty() { "invite-lead" } else { "invite-lead-name" };
    let lead = words.tell(if which == "reminder" { "invite-lead-reminder" } else { greeted }, &facts);
    let mut lines = vec![community.cause.clone()];
    if which == "more" {
        lines.extend(
            [
                ("invite-domain", &community.domain),
                ("invite-practice", &community.practice),
                ("invite-rhythm", &community.rhythm),
            ]
            .into_iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(key, text)| words.tell(key, &[("text", text.as_str().into())])),
        );
    }
    let told = matches(work, viewer, &invitation.note).await?;
    // Where nobody has said what one gains and gives, the charter may.
    if terms.gain.is_empty()
        && terms.give.is_empty()
        && let Some(offers) = charter::sections::current(work, community.id, "offers").await?
    {
        lines.push(first_words(&offers.words, LONGEST_OFFERS));
    }
    lines.extend(gains(words, &terms, &told));
    if terms.minutes > 0 {
        lines.push(words.tell("invite-minutes", &[("minutes", terms.minutes.into())]));
    }
    // What a convenor wrote of the first date is words, and nothing that a calendar could hold.
    let (first_date, hold) = match terms.first_date.as_str() {
        "" => {
            let date = gatherings::first_date(work, viewer).await?;
            (date.as_ref().map(|date| gatherings::said_first(words, date)), date)
        }
        said => (Some(said.to_owned()), None),
    };
    if let Some(date) = first_date {
        lines.push(words.tell("invite-first-date", &[("date", date.into())]));
    }
    lines.push(words.say("invite-promise").to_owned());
    let mut why = vec![if invitation.is_suggested() {
        words.tell("invite-why-suggested", &facts)
    } else {
        words.tell("invite-why", &facts)
    }];
    why.push(
        words.say(if invitation.is_suggested() { "invite-kept-suggested" } else { "invite-kept" }).to_owned(),
    );
    why.push(words.tell("invite-until", &facts));
    let choices: &[&str] = if which == "more" {
        &["invite-yes", "invite-no", "invite-suggest"]
    } else {
        &["invite-yes", "invite-more", "invite-no", "invite-suggest"]
    };
    Ok(Reading {
        language: community.language.clone(),
        subject: words
            .tell(if which == "reminder" { "invite-subject-reminder" } else { "invite-subject" }, &facts),
        lead,
        lines: lines.into_iter().filter(|line| !line.is_empty()).map(|line| without_stars(&line)).collect(),
        note: invitation.note.clone(),
        hold: hold.filter(|date| date.others == 0),
        choices: choices.iter().map(|key| words.say(key).to_owned()).collect(),
        why,
    })
}

/// What is gained and given, and of what members and this person could speak: topics and numbers, no more than a visitor may know.
fn gains(words: Words, terms: &super::Terms, told: &[super::Match]) -> Vec<String> {
    let mut lines = Vec::new();
    for (key, text) in [("invite-gain", &terms.gain), ("invite-give", &terms.give)] {
        if !text.is_empty() {
            lines.push(words.tell(key, &[("text", text.as_str().into())]));
        }
    }
    let topics = |some: fn(&super::Match) -> bool| -> Vec<String> {
        told.iter().filter(|one| some(one)).map(|one| one.topic.clone()).collect()
    };
    let (gain, give) = (topics(|one| !one.offered.is_empty()), topics(|one| !one.sought.is_empty()));
    let of = |topics: &[String]| topics.join(words.say("invite-match-between"));
    if !gain.is_empty() {
        lines.push(words.tell("invite-match-gain", &[("topics", of(&gain).into())]));
    }
    if !give.is_empty() {
        lines.push(words.tell("invite-match-give", &[("topics", of(&give).into())]));
    }
    lines
}

/// Who invites: whoever sent it, else the convenors.
async fn inviter(work: &mut Work<'_>, viewer: &Viewer, invitation: &Invitation) -> Result<String, Refused> {
    if !invitation.by_name.is_empty() {
        return Ok(invitation.by_name.clone());
    }
    let convenors = charter::convenors(work, viewer).await?;
    let words = Words::of(&viewer.community().language);
    Ok(match convenors.as_slice() {
        [] => viewer.community().name.clone(),
        [(_, one)] => one.clone(),
        [(_, one), (_, other), ..] => {
            words.tell("invite-two", &[("one", one.as_str().into()), ("other", other.as_str().into())])
        }
    })
}

/// The first words of a text, on one line.
fn first_words(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= most {
        return line;
    }
    let kept: String = line.chars().take(most).collect();
    let whole = kept.rsplit_once(' ').map_or(kept.as_str(), |(whole, _)| whole);
    format!("{whole} …")
}

/// What a name begins with: how somebody is addressed.
fn first_name(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or("")
}

/// Words of people beside ours hold no reply word.
fn without_stars(line: &str) -> String {
    line.replace('*', "")
}

/// A day as it is said in a letter: "Friday 16 October".
fn day(words: Words, at: base::Time) -> String {
    use chrono::Datelike;
    let then = crate::people::reach::local(at, chrono_tz::UTC);
    let key = |keys: &'static [&'static str], place: u32| {
        usize::try_from(place).ok().and_then(|place| keys.get(place)).map_or("", |key| words.say(key))
    };
    let weekday = key(&base::numbers::WEEKDAYS, then.weekday().num_days_from_monday());
    let month = key(&base::numbers::MONTHS, then.month0());
    let day = then.day().to_string();
    words.tell("date-day", &[("weekday", weekday.into()), ("day", day.into()), ("month", month.into())])
}
