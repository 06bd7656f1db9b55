//! Asks members to gatherings, and tells them of changes: jobs of the program. What is the same for many is written once, for each language
//! and zone; each has their own copy of the calendar.

use std::collections::BTreeMap;

use base::Words;
use calendar::write::Method;
use community::{
    Actor, CommunityId, GatheringId, House, PersonId, Refused, SeriesId, Work,
    charter::Viewer,
    gatherings::{self, Gathering, Guest, Poll, Series},
    lists,
    notices::{self, Enclosed, To},
};

use super::{
    calendar::{self as sheets, Origin},
    read_in, said,
};
use crate::{
    Sender,
    answers::{self, Addressee, Says, inside},
    dates,
};

/// The kind of the letter that asks somebody to come, or tells of a change.
pub const GATHERING: &str = "gathering";
/// The kind of the letter with a year of dates.
pub const YEAR: &str = "gathering-year";
/// Dates that a letter of a year names; of the others it says how many.
const NAMED: usize = 12;

/// Writes all letters about gatherings that are due: the job `gatherings::TELL`. It may run twice: whoever was told is not told again.
pub async fn due(house: &House, sender: &Sender) -> Result<(), Refused> {
    let all = gatherings::to_write(&mut house.work(Actor::System)).await?;
    let mut series: Vec<SeriesId> = all.iter().filter_map(|one| one.series).collect();
    series.sort_unstable();
    series.dedup();
    for id in series {
        ask_to_year(house, sender, id).await?;
    }
    for one in &all {
        tell_of(house, sender, one.id).await?;
    }
    Ok(())
}

/// A community, as letters about its gatherings need it: with the address that it had before it came here.
pub(super) async fn place(
    work: &mut Work<'_>,
    community: CommunityId,
) -> Result<(Viewer, Option<String>), Refused> {
    let viewer = crate::visit(work, community).await?;
    let own = lists::get(work, community).await?.map(|list| list.address).filter(|own| !own.is_empty());
    Ok((viewer, own))
}

/// Those who read the same letter: by language, zone, and whatever else makes a difference.
pub(super) fn groups<K: Ord>(
    due: &[Guest],
    there: &str,
    differs: impl Fn(&Guest) -> K,
) -> BTreeMap<(String, String, K), Vec<Guest>> {
    let mut groups: BTreeMap<(String, String, K), Vec<Guest>> = BTreeMap::new();
    for guest in due {
        let zone = read_in(&guest.zone, there).to_owned();
        groups.entry((guest.language.clone(), zone, differs(guest))).or_default().push(guest.clone());
    }
    groups
}

/// One letter to several, with a calendar or without.
pub(super) async fn send(
    work: &mut Work<'_>,
    sender: &Sender,
    language: &str,
    says: Says,
    guests: &[Guest],
    calendars: &[Enclosed],
) -> Result<(), Refused> {
    let community = says.community.as_ref().map(|(id, _)| *id);
    let letter = answers::write(work, sender, language, says).await?;
    notices::enclose_calendars(work, letter, calendars).await?;
    let due_at = work.now();
    let to: Vec<To<'_>> = guests
        .iter()
        .map(|guest| To { person: Some(guest.person), address: &guest.address, why: "direct", due_at })
        .collect();
    notices::address_to(work, letter, community, &to).await.map(drop)
}

async fn tell_of(house: &House, sender: &Sender, id: GatheringId) -> Result<(), Refused> {
    let mut after = PersonId::default();
    loop {
        let mut work = house.work(Actor::System);
        work.together();
        work.begin().await?;
        let due = gatherings::to_tell_of(&mut work, id, after).await?;
        let Some(last) = due.last() else { return Ok(()) };
        after = last.person;
        let gathering = gatherings::gathering(&mut work, id).await?;
        let (viewer, own) = place(&mut work, gathering.community).await?;
        let series = match gathering.series {
            Some(series) => Some(gatherings::series(&mut work, series).await?.0),
            None => None,
        };
        let poll = match gathering.poll {
            Some(poll) => Some(Poll::of(&mut work, poll).await?),
            None => None,
        };
        let community = viewer.community();
        let origin = Origin::of(sender, &community.slug, &community.name, own);
        for ((language, zone, asked), guests) in groups(&due, &gathering.zone, |guest| guest.is_new()) {
            let words = Words::of(&language);
            let says = invitation(words, &zone, &origin, &viewer, &gathering, asked);
            let mut calendars = vec![sheets::one(&origin, &gathering, series.as_ref(), words)];
            // The hours that were asked to be kept free while the date was chosen are free again.
            if let Some(poll) = poll.as_ref().filter(|_| asked) {
                calendars.extend(sheets::options(&origin, poll, Method::Cancel, words));
            }
            send(&mut work, sender, &language, says, &guests, &calendars).await?;
        }
        gatherings::seats_told(&mut work, std::slice::from_ref(&gathering), &due).await?;
        work.all_done().await?;
    }
}

/// The letter that asks somebody to come; or tells whoever was asked of a change, or that it is called off.
pub fn invitation(
    words: Words,
    zone: &str,
    origin: &Origin<'_>,
    viewer: &Viewer,
    gathering: &Gathering,
    asked: bool,
) -> Says {
    let community = viewer.community();
    let at = said(words, gathering.starts_at, zone);
    let title = inside(&gathering.title, 100);
    let day = dates::day(words, gathering.starts_at, zone);
    let (subject, lead) = match (asked, gathering.is_cancelled()) {
        (_, true) => ("gathering-off-subject", "gathering-off"),
        (true, _) => ("gathering-subject", "gathering-ask"),
        (false, _) => ("gathering-changed-subject", "gathering-changed"),
    };
    let mut says = Says {
        kind: GATHERING,
        community: Some((community.id, community.name.clone())),
        item: Some(gathering.id.into()),
        subject: words.tell(subject, &[("title", title.as_str().into()), ("day", day.into())]),
        lead: words.tell(
            lead,
            &[
                ("title", title.into()),
                ("community", inside(&community.name, 100).into()),
                ("at", at.into()),
                ("minutes", gathering.minutes.into()),
            ],
        ),
        unasked: true,
        ..Says::default()
    };
    let page = (origin.sender.paths.gathering)(origin.slug, &gathering.id.to_string());
    says.link = Some((words.say("gathering-page").to_owned(), origin.sender.link(&page)));
    if gathering.is_cancelled() {
        says.lines = vec![words.say("gathering-off-calendar").to_owned()];
        return says;
    }
    says.seconds = 5;
    says.choices = choices(words);
    says.lines = vec![words.tell("dates-zone", &[("zone", zone.replace('_', " ").into())])];
    if !gathering.purpose.is_empty() {
        says.lines.insert(0, inside(&gathering.purpose, 300));
    }
    says.lines.extend(sheets::way_in(words, gathering));
    says.lines.push(words.say("gathering-or-calendar").to_owned());
    says.because = vec![words.say("gathering-why").to_owned()];
    says
}

/// What can be answered.
pub(crate) fn choices(words: Words) -> Vec<String> {
    ["gathering-choice-yes", "gathering-choice-maybe", "gathering-choice-no"]
        .map(|key| words.say(key).to_owned())
        .into()
}

async fn ask_to_year(house: &House, sender: &Sender, id: SeriesId) -> Result<(), Refused> {
    let mut after = PersonId::default();
    loop {
        let mut work = house.work(Actor::System);
        work.together();
        work.begin().await?;
        let due = gatherings::to_ask_series(&mut work, id, after).await?;
        let Some(last) = due.last() else { return Ok(()) };
        after = last.person;
        let (series, mut all) = gatherings::series(&mut work, id).await?;
        let now = work.now();
        all.retain(|one| one.is_ahead(now));
        let Some(first) = all.first() else { return Ok(()) };
        let (viewer, own) = place(&mut work, first.community).await?;
        let community = viewer.community();
        let origin = Origin::of(sender, &community.slug, &community.name, own);
        for ((language, zone, ()), guests) in groups(&due, &series.zone, |_| ()) {
            let words = Words::of(&language);
            let says = year(words, &zone, &origin, &viewer, &series, &all);
            let calendars: Vec<Enclosed> = sheets::year(&origin, &series, &all, words).into_iter().collect();
            send(&mut work, sender, &language, says, &guests, &calendars).await?;
        }
        gatherings::seats_told(&mut work, &all, &due).await?;
        work.all_done().await?;
    }
}

/// The letter with a year of dates (touchpoint 11).
pub fn year(
    words: Words,
    zone: &str,
    origin: &Origin<'_>,
    viewer: &Viewer,
    series: &Series,
    all: &[Gathering],
) -> Says {
    let community = viewer.community();
    let title = inside(&series.title, 100);
    let mut says = Says {
        kind: YEAR,
        community: Some((community.id, community.name.clone())),
        item: Some(series.id.into()),
        subject: words.tell("gathering-year-subject", &[("title", title.as_str().into())]),
        lead: words.tell(
            "gathering-year",
            &[
                ("title", title.into()),
                ("community", inside(&community.name, 100).into()),
                ("count", all.len().into()),
                ("minutes", series.minutes.into()),
            ],
        ),
        unasked: true,
        seconds: 10,
        ..Says::default()
    };
    let example = all.get(1).or(all.first()).map(|one| said_day(words, one, zone)).unwrap_or_default();
    says.choices = vec![
        words.say("gathering-year-yes").to_owned(),
        words.tell("gathering-year-not", &[("day", example.into())]),
        words.say("gathering-year-no").to_owned(),
    ];
    says.lines = all.iter().take(NAMED).map(|one| said(words, one.starts_at, zone)).collect();
    if all.len() > NAMED {
        says.lines.push(words.tell("gathering-year-more", &[("count", (all.len() - NAMED).into())]));
    }
    says.lines.push(words.tell("dates-zone", &[("zone", zone.replace('_', " ").into())]));
    says.lines.push(words.say("gathering-or-calendar").to_owned());
    let page = (origin.sender.paths.gatherings)(origin.slug);
    says.link = Some((words.say("gathering-all-page").to_owned(), origin.sender.link(&page)));
    says.because = vec![words.say("gathering-why").to_owned()];
    says
}

/// `14 MAY`, to be written back.
fn said_day(words: Words, one: &Gathering, zone: &str) -> String {
    use chrono::Datelike;
    let there = community::people::reach::local(one.starts_at, community::people::reach::zone(zone));
    let month = words.say(base::numbers::MONTHS[there.month0() as usize % 12]);
    format!("{} {}", there.day(), month).to_uppercase()
}

/// Tells somebody who waited that they have a seat: the job `gatherings::SEATED`. Run twice, it tells twice.
pub async fn seated(house: &House, sender: &Sender, payload: &str) -> Result<(), Refused> {
    let (id, person) = payload.split_once(' ').ok_or(Refused::NotFound)?;
    let (Ok(id), Ok(person)) = (id.parse::<GatheringId>(), person.parse::<PersonId>()) else {
        return Err(Refused::NotFound);
    };
    let mut work = house.work(Actor::System);
    work.together();
    work.begin().await?;
    let gathering = gatherings::gathering(&mut work, id).await?;
    let seat = gatherings::seat_of(&mut work, id, person).await?;
    // Given up in the meantime, or too late to be of use.
    if !gathering.is_ahead(work.now()) || !seat.is_some_and(|seat| seat.is_in()) {
        return Ok(());
    }
    let Some(guest) = gatherings::guest(&mut work, id, person).await? else { return Ok(()) };
    let (viewer, own) = place(&mut work, gathering.community).await?;
    let community = viewer.community();
    let origin = Origin::of(sender, &community.slug, &community.name, own);
    let words = Words::of(&guest.language);
    let zone = read_in(&guest.zone, &gathering.zone).to_owned();
    let mut says = invitation(words, &zone, &origin, &viewer, &gathering, true);
    let (title, at) = (inside(&gathering.title, 100), said(words, gathering.starts_at, &zone));
    says.subject = words.tell("gathering-seat-subject", &[("title", title.as_str().into())]);
    says.lead = words.tell("gathering-seat", &[("title", title.into()), ("at", at.into())]);
    says.choices = vec![words.say("gathering-choice-give-up").to_owned()];
    let to =
        Addressee { person: Some(person), address: guest.address.clone(), language: guest.language.clone() };
    answers::send(&mut work, sender, &to, says).await?;
    work.all_done().await
}
