//! Letters about dates: which of them suit (touchpoint 10), and what was answered; about gatherings: [`tell`], [`remind`]. Jobs of the program.

pub mod calendar;
pub mod remind;
pub mod tell;

use ::calendar::write::Method;
use base::{Time, Words};
use community::{
    Actor, House, PollId, Refused, Work,
    charter::{self, Viewer},
    gatherings::{self, Due, Poll},
    people::{self, reach::local},
};

use calendar::Origin;

use crate::{
    Sender,
    answers::{self, Addressee, Says, inside},
    dates,
};

/// The kind of the letter that asks which dates suit.
pub const DATES: &str = "dates";
/// The kind of the letter that tells a convenor what was answered, and asks which date it shall be.
pub const RESULTS: &str = "dates-answered";

/// Asks everyone who is to be asked, and tells convenors of what is over: the job `gatherings::ASK`. It may run twice: whoever was asked
/// is not asked again.
pub async fn ask(house: &House, sender: &Sender) -> Result<(), Refused> {
    loop {
        let mut work = house.work(Actor::System);
        work.together();
        work.begin().await?;
        let due = gatherings::to_ask(&mut work).await?;
        if due.is_empty() {
            break;
        }
        // They come poll by poll: what is the same for many is looked up once.
        let mut known: Option<(Poll, Viewer, Option<String>)> = None;
        for one in &due {
            if gatherings::asked(&mut work, one.poll, one.person).await? {
                let found = match known.take().filter(|(poll, ..)| poll.id == one.poll) {
                    Some(known) => known,
                    None => {
                        let poll = Poll::of(&mut work, one.poll).await?;
                        let (place, own) = tell::place(&mut work, poll.community).await?;
                        (poll, place, own)
                    }
                };
                let (poll, place, own) = known.insert(found);
                let community = place.community();
                let mut says = question(poll, one, &community.name, sender, &community.slug);
                let origin = Origin::of(sender, &community.slug, &community.name, own.clone());
                says.calendars = calendar::options(&origin, poll, Method::Request, Words::of(&one.language));
                answers::send(&mut work, sender, &to(one), says).await?;
            }
        }
        work.all_done().await?;
    }
    let over = gatherings::to_tell(&mut house.work(Actor::System)).await?;
    for poll in over {
        let mut work = house.work(Actor::System);
        work.together();
        work.begin().await?;
        if gatherings::told(&mut work, poll).await? {
            results(&mut work, poll, sender).await?;
        }
        work.all_done().await?;
    }
    Ok(())
}

fn to(due: &Due) -> Addressee {
    Addressee { person: Some(due.person), address: due.address.clone(), language: due.language.clone() }
}

/// The zone that somebody reads dates in: their own; where they have not said which, the one that the dates were put down in.
pub(crate) fn zone_of<'a>(theirs: &'a str, poll: &'a Poll) -> &'a str {
    read_in(theirs, &poll.zone)
}

/// The same, for any place.
pub(crate) fn read_in<'a>(theirs: &'a str, there: &'a str) -> &'a str {
    if matches!(theirs, "" | "UTC") { there } else { theirs }
}

/// `Thursday 14 January, 10:00`
pub(crate) fn said(words: Words, at: Time, zone: &str) -> String {
    use chrono::Timelike;
    let there = local(at, people::reach::zone(zone));
    let hour = dates::clock(i64::from(there.hour() * 60 + there.minute()));
    words.tell("dates-at", &[("day", dates::day(words, at, zone).into()), ("hour", hour.into())])
}

/// The letter that asks: choices first, one question.
pub fn question(poll: &Poll, due: &Due, name: &str, sender: &Sender, slug: &str) -> Says {
    let words = Words::of(&due.language);
    let zone = zone_of(&due.zone, poll);
    let mut says = Says {
        kind: DATES,
        community: Some((poll.community, name.to_owned())),
        item: Some(poll.id.into()),
        subject: words.tell("dates-subject", &[("title", inside(&poll.title, 80).into())]),
        lead: words.tell(
            "dates-lead",
            &[
                ("title", inside(&poll.title, 100).into()),
                ("community", inside(name, 100).into()),
                ("minutes", poll.minutes.into()),
            ],
        ),
        unasked: true,
        link: Some((
            words.say("dates-page").to_owned(),
            sender.link(&(sender.paths.dates)(slug, &poll.id.to_string())),
        )),
        ..Says::default()
    };
    says.lines = vec![
        words.say("dates-or-calendar").to_owned(),
        words.tell("dates-zone", &[("zone", zone.replace('_', " ").into())]),
        words.tell("dates-until", &[("day", dates::day(words, poll.closes_at, zone).into())]),
    ];
    for option in &poll.options {
        let at = said(words, option.at, zone);
        says.choices.push(
            words.tell("dates-choice", &[("number", option.number.to_string().into()), ("at", at.into())]),
        );
        says.numbers.push((Some(poll.community), "date", option.number));
    }
    says.choices.push(words.say("dates-none").to_owned());
    says
}

/// Tells the convenors what was answered, and asks which date it shall be.
async fn results(work: &mut Work<'_>, poll: PollId, sender: &Sender) -> Result<(), Refused> {
    let poll = Poll::of(work, poll).await?;
    let viewer = crate::visit(work, poll.community).await?;
    let (poll, all, counts) = gatherings::results(work, &viewer, poll.id).await?;
    let answered = all.iter().filter(|one| one.numbers.is_some()).count();
    let (name, slug) = (viewer.community().name.clone(), viewer.community().slug.clone());
    for convenor in charter::holders(work, poll.community, "convenor").await? {
        if convenor.address.is_empty() {
            continue;
        }
        let words = Words::of(&convenor.language);
        let zone = people::get(work, convenor.person).await?.zone;
        let zone = zone_of(&zone, &poll).to_owned();
        let mut says = Says {
            kind: RESULTS,
            community: Some((poll.community, name.clone())),
            item: Some(poll.id.into()),
            subject: words.tell("dates-answered-subject", &[("title", inside(&poll.title, 80).into())]),
            lead: words.tell(
                "dates-answered-lead",
                &[
                    ("title", inside(&poll.title, 100).into()),
                    ("answered", answered.into()),
                    ("asked", all.len().into()),
                ],
            ),
            lines: vec![words.tell("dates-zone", &[("zone", zone.replace('_', " ").into())])],
            link: Some((
                words.say("dates-page").to_owned(),
                sender.link(&(sender.paths.dates)(&slug, &poll.id.to_string())),
            )),
            unasked: true,
            ..Says::default()
        };
        for option in &poll.options {
            let suits =
                counts.iter().find(|(number, _)| *number == option.number).map_or(0, |(_, count)| *count);
            says.choices.push(words.tell(
                "dates-answered-choice",
                &[
                    ("number", option.number.to_string().into()),
                    ("at", said(words, option.at, &zone).into()),
                    ("count", suits.into()),
                ],
            ));
            says.numbers.push((Some(poll.community), "date", option.number));
        }
        let to = Addressee {
            person: Some(convenor.person),
            address: convenor.address.clone(),
            language: convenor.language.clone(),
        };
        answers::send(work, sender, &to, says).await?;
    }
    Ok(())
}
