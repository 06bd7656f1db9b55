//! Reminders two days before (touchpoint 15), and the way in an hour before (touchpoint 17): the job `gatherings::REMIND`. It may run twice:
//! whoever was reminded is not reminded again.

use base::Words;
use community::{
    Actor, GatheringId, House, PersonId, Refused,
    charter::Viewer,
    gatherings::{self, Coming, Gathering},
};

use super::{
    calendar::{self as sheets, Origin},
    said,
    tell::{choices, groups, place, send},
};
use crate::{
    Sender,
    answers::{Says, inside},
};

/// The kind of the letter that reminds.
pub const REMINDER: &str = "gathering-reminder";
/// The kind of the letter that tells the way in.
pub const JOINING: &str = "gathering-joining";

/// Writes the reminders that are due.
pub async fn due(house: &House, sender: &Sender) -> Result<(), Refused> {
    for way_in in [true, false] {
        let near = gatherings::near(&mut house.work(Actor::System), way_in).await?;
        for one in near {
            remind(house, sender, one.id, way_in).await?;
        }
    }
    Ok(())
}

async fn remind(house: &House, sender: &Sender, id: GatheringId, way_in: bool) -> Result<(), Refused> {
    let mut after = PersonId::default();
    loop {
        let mut work = house.work(Actor::System);
        work.together();
        work.begin().await?;
        let due = gatherings::to_remind(&mut work, id, way_in, after).await?;
        let Some(last) = due.last() else { return Ok(()) };
        after = last.person;
        let gathering = gatherings::gathering(&mut work, id).await?;
        let (viewer, own) = place(&mut work, gathering.community).await?;
        let community = viewer.community();
        let origin = Origin::of(sender, &community.slug, &community.name, own);
        for ((language, zone, answer), guests) in groups(&due, &gathering.zone, |guest| guest.answer.clone())
        {
            let words = Words::of(&language);
            let coming = answer.as_deref().and_then(Coming::of);
            let says = reminder(words, &zone, &origin, &viewer, &gathering, coming, way_in);
            send(&mut work, sender, &language, says, &guests, &[]).await?;
        }
        gatherings::were_reminded(&mut work, id, way_in, &due).await?;
        work.all_done().await?;
    }
}

/// A reminder; or the way in.
pub fn reminder(
    words: Words,
    zone: &str,
    origin: &Origin<'_>,
    viewer: &Viewer,
    gathering: &Gathering,
    coming: Option<Coming>,
    way_in: bool,
) -> Says {
    let community = viewer.community();
    let title = inside(&gathering.title, 100);
    let at = said(words, gathering.starts_at, zone);
    let lead = match (way_in, coming) {
        (true, _) => "gathering-joining",
        (false, Some(Coming::Yes)) => "gathering-reminder-yes",
        (false, Some(_)) => "gathering-reminder-maybe",
        (false, None) => "gathering-reminder",
    };
    let subject = if way_in { "gathering-joining-subject" } else { "gathering-reminder-subject" };
    let facts = [("title", title.as_str().into()), ("at", at.as_str().into())];
    let mut says = Says {
        kind: if way_in { JOINING } else { REMINDER },
        community: Some((community.id, community.name.clone())),
        item: Some(gathering.id.into()),
        subject: words.tell(subject, &facts),
        lead: words.tell(lead, &facts),
        unasked: true,
        ..Says::default()
    };
    says.lines = sheets::way_in(words, gathering);
    says.lines.push(words.tell("dates-zone", &[("zone", zone.replace('_', " ").into())]));
    says.choices = match (way_in, coming) {
        (false, None | Some(Coming::Perhaps)) => choices(words),
        _ => {
            vec![words.say("gathering-choice-late").to_owned(), words.say("gathering-choice-not").to_owned()]
        }
    };
    if !way_in {
        says.seconds = 5;
        if coming.is_none() {
            says.choices.push(words.say("gathering-choice-phone").to_owned());
        }
    }
    let page = (origin.sender.paths.gathering)(origin.slug, &gathering.id.to_string());
    says.link = Some((words.say("gathering-page").to_owned(), origin.sender.link(&page)));
    says.because = vec![words.say("gathering-why").to_owned()];
    says
}
