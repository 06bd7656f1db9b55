//! Letters about who was there (touchpoint 18): to hosts the day after, to those of whom it is not clear; and a word after something heavy
//! (S2.36).

use base::Words;
use community::{
    Actor, GatheringId, House, PersonId, Refused, Work,
    attendance::{self, AskDoubt, AskList, Present},
    charter::{self, Viewer},
    people, runsheets,
};

use crate::{
    Sender,
    answers::{self, Addressee, Says, apart, inside},
    dates,
    gatherings::read_in,
};

/// The kind of the letter that asks hosts who was there.
pub const LIST: &str = "attendance-list";
/// The kind of the letter that asks somebody whether they were.
pub const DOUBT: &str = "attendance";
/// The kind of the letter that brings a word the day after.
pub const CHECK_IN: &str = "check-in";
/// Names that a letter lists; of more there is the page.
const MOST: usize = 40;

/// Asks whoever is to be asked: the job `attendance::ASK`. It may run twice: whoever was asked is not asked again.
pub async fn ask(house: &House, sender: &Sender) -> Result<(), Refused> {
    let due = attendance::lists_to_ask(&mut house.work(Actor::System)).await?;
    for one in due {
        let mut work = house.work(Actor::System);
        work.together();
        work.begin().await?;
        if attendance::list_asked(&mut work, one.gathering).await? {
            let place = crate::visit(&mut work, one.community).await?;
            ask_hosts(&mut work, sender, &one, &place).await?;
        }
        work.all_done().await?;
    }
    loop {
        let mut work = house.work(Actor::System);
        work.together();
        work.begin().await?;
        let due = attendance::doubts_to_ask(&mut work).await?;
        if due.is_empty() {
            return Ok(());
        }
        for one in &due {
            if attendance::doubt_asked(&mut work, one).await? {
                let place = crate::visit(&mut work, one.community).await?.community().name.clone();
                let to = Addressee {
                    person: Some(one.person),
                    address: one.address.clone(),
                    language: one.language.clone(),
                };
                answers::send(&mut work, sender, &to, doubt(one, &place)).await?;
            }
        }
        work.all_done().await?;
    }
}

/// Convenors, and whoever hosted a part of it by its plan.
async fn hosts(work: &mut Work<'_>, one: &AskList, place: &Viewer) -> Result<Vec<Addressee>, Refused> {
    let mut hosts: Vec<Addressee> = charter::holders(work, one.community, "convenor")
        .await?
        .into_iter()
        .map(|holder| Addressee {
            person: Some(holder.person),
            address: holder.address,
            language: holder.language,
        })
        .collect();
    for item in runsheets::look(work, place, one.gathering).await?.1.items {
        let Some(host) = item.host.filter(|host| hosts.iter().all(|one| one.person != Some(*host))) else {
            continue;
        };
        if let Some(address) = people::main_address(work, host).await? {
            let language = people::get(work, host).await?.language;
            hosts.push(Addressee { person: Some(host), address, language });
        }
    }
    hosts.retain(|one| !one.address.is_empty());
    Ok(hosts)
}

async fn ask_hosts(
    work: &mut Work<'_>,
    sender: &Sender,
    one: &AskList,
    place: &Viewer,
) -> Result<(), Refused> {
    for to in hosts(work, one, place).await? {
        let Some(person) = to.person else { continue };
        let zone = people::get(work, person).await?.zone;
        // As that host may see it: whoever hosts no longer is not asked.
        work.act_as(Actor::Person(person));
        let seen = charter::visit(work, &place.community().slug).await?;
        let listed = attendance::list(work, &seen, one.gathering).await;
        work.act_as(Actor::System);
        let Ok(listed) = listed else { continue };
        let mut says = list(one, &place.community().name, &listed, &to.language, &zone);
        let page = (sender.paths.attendance)(&place.community().slug, &one.gathering.to_string());
        says.link = Some((Words::of(&to.language).say("attendance-page").to_owned(), sender.link(&page)));
        answers::send(work, sender, &to, says).await?;
    }
    Ok(())
}

/// The letter to a host: who had said yes, and how it is said who was there.
pub fn list(one: &AskList, community: &str, listed: &[Present], language: &str, zone: &str) -> Says {
    let words = Words::of(language);
    let zone = read_in(zone, &one.place_zone);
    let given = [
        ("title", inside(&one.title, 100).into()),
        ("community", inside(community, 100).into()),
        ("day", dates::day(words, one.starts_at, zone).into()),
    ];
    let mut says = Says {
        kind: LIST,
        community: Some((one.community, community.to_owned())),
        item: Some(one.gathering.into()),
        subject: words.tell("attendance-list-subject", &given),
        lead: words.tell("attendance-list-lead", &given),
        choices: ["attendance-list-all", "attendance-list-but", "attendance-list-heavy"]
            .map(|key| words.say(key).to_owned())
            .to_vec(),
        seconds: 20,
        because: vec![
            words.say("attendance-list-because").to_owned(),
            words.say("attendance-list-reads").to_owned(),
        ],
        unasked: true,
        ..Says::default()
    };
    let yes: Vec<&Present> = listed.iter().filter(|one| one.had_said_yes()).collect();
    for (number, present) in (1..).zip(yes.iter().take(MOST)) {
        says.numbers.push((Some(one.community), "person", present.person.into()));
        says.quoted.push(format!("{number}. {}", inside(&present.name, 80)));
    }
    if yes.len() > MOST {
        says.lines.push(words.tell("attendance-list-more", &[("count", (yes.len() - MOST).into())]));
    }
    says.quoted = vec![says.quoted.join("\n")];
    says
}

/// The letter to somebody of whom it is not clear.
pub fn doubt(one: &AskDoubt, community: &str) -> Says {
    let words = Words::of(&one.language);
    let zone = read_in(&one.zone, &one.place_zone);
    let given = [
        ("title", inside(&one.title, 100).into()),
        ("community", inside(community, 100).into()),
        ("day", dates::day(words, one.starts_at, zone).into()),
    ];
    Says {
        kind: DOUBT,
        community: Some((one.community, community.to_owned())),
        item: Some(one.gathering.into()),
        subject: words.tell("attendance-subject", &given),
        lead: words.tell("attendance-lead", &given),
        choices: ["attendance-yes", "attendance-part", "attendance-no"]
            .map(|key| words.say(key).to_owned())
            .to_vec(),
        seconds: 3,
        because: vec![words.say("attendance-because").to_owned(), words.say("attendance-reads").to_owned()],
        unasked: true,
        ..Says::default()
    }
}

/// Brings a word to somebody the day after: the job `attendance::CHECK_IN`. Run twice, it comes twice.
pub async fn check_in(house: &House, sender: &Sender, payload: &str) -> Result<(), Refused> {
    let (id, person) = payload.split_once(' ').ok_or(Refused::NotFound)?;
    let (Ok(id), Ok(person)) = (id.parse::<GatheringId>(), person.parse::<PersonId>()) else {
        return Err(Refused::NotFound);
    };
    let mut work = house.work(Actor::System);
    let Some((said, by)) = attendance::check_in_told(&mut work, id, person).await? else { return Ok(()) };
    let gathering = community::gatherings::gathering(&mut work, id).await?;
    let Some(address) = people::main_address(&mut work, person).await? else { return Ok(()) };
    let language = people::get(&mut work, person).await?.language;
    let by = people::get(&mut work, by).await?.name;
    let place = crate::visit(&mut work, gathering.community).await?.community().clone();
    let words = Words::of(&language);
    let given = [("name", inside(&by, 80).into()), ("title", inside(&gathering.title, 100).into())];
    let says = Says {
        kind: CHECK_IN,
        community: Some((place.id, place.name.clone())),
        item: Some(id.into()),
        subject: words.tell("check-in-subject", &given),
        lead: words.tell("check-in-lead", &given),
        quoted: vec![apart(&said, 2_000)],
        lines: vec![words.say("check-in-care").to_owned()],
        because: vec![words.say("check-in-reads").to_owned()],
        unasked: true,
        ..Says::default()
    };
    let to = Addressee { person: Some(person), address, language };
    work.begin().await?;
    answers::send(&mut work, sender, &to, says).await?;
    work.done().await
}
