//! Letters of action learning sets: are you in, it begins, what would you bring (touchpoint 14), who presents and what comes back.

use base::Words;
use community::{
    Actor, House, Level, Refused,
    charter::Viewer,
    sets::{self, Meeting, ToWrite, Told, What},
};

use crate::{
    Sender,
    answers::{self, Addressee, Says, inside},
    dates,
};

/// The kind of the letter that asks whether somebody is in.
pub const ASKED: &str = "set-asked";
/// The kind of the letter that says that it begins, or does not.
pub const BEGINS: &str = "set-begins";
/// The kind of the letter that asks for a matter.
pub const BID: &str = "set-bid";
/// The kind of the letter that names who presents.
pub const NAMED: &str = "set-named";

/// Lets sets go on, and writes to everyone who is to be written to: the job `sets::MOVE`. It may run twice.
pub async fn run(house: &House, sender: &Sender) -> Result<(), Refused> {
    sets::keep_time(&mut house.work(Actor::System)).await?;
    loop {
        let mut work = house.work(Actor::System);
        work.together();
        work.begin().await?;
        let due = sets::to_write(&mut work).await?;
        if due.is_empty() {
            return Ok(());
        }
        let mut known: Option<Viewer> = None;
        for one in &due {
            if !sets::written(&mut work, one).await? {
                continue;
            }
            let place = match known.take().filter(|known| known.community().id == one.community) {
                Some(known) => known,
                None => crate::visit(&mut work, one.community).await?,
            };
            let place = known.insert(place).community();
            let words = Words::of(&one.language);
            let told = sets::told(&mut work, one.set, one.person).await?;
            let mut says = letter(words, one, &place.name, &told);
            let page = (sender.paths.set)(&place.slug, &one.set.to_string());
            says.link = Some((words.say("set-page").to_owned(), sender.link(&page)));
            let to = Addressee {
                person: Some(one.person),
                address: one.address.clone(),
                language: one.language.clone(),
            };
            answers::send(&mut work, sender, &to, says).await?;
        }
        work.all_done().await?;
    }
}

/// The letter.
pub fn letter(words: Words, one: &ToWrite, community: &str, told: &Told) -> Says {
    let (set, meeting) = (&told.set, &told.meeting);
    let names: Vec<String> = told
        .people
        .iter()
        .filter(|other| other.person != one.person)
        .map(|other| inside(&other.name, 60))
        .collect();
    let when = dates::day_and_hour(words, meeting.at, &one.zone);
    let presents = meeting.presenter == Some(one.person);
    let hosts = meeting.host == Some(one.person);
    let given = [
        ("set", inside(&set.name, 80).into()),
        ("community", inside(community, 100).into()),
        ("who", inside(&set.made_name, 80).into()),
        ("names", names.join(", ").into()),
        ("count", told.people.len().into()),
        ("weeks", set.weeks.into()),
        ("meetings", set.planned.into()),
        ("number", meeting.number.to_string().into()),
        ("when", when.into()),
        ("place", inside(&set.place, 200).into()),
        ("presenter", inside(&meeting.presenter_name, 80).into()),
        ("host", inside(&meeting.host_name, 80).into()),
    ];
    let says = Says {
        community: Some((one.community, community.to_owned())),
        // What is said in a set stays there.
        level: Some(Level::InTheRoom),
        unasked: true,
        because: vec![words.tell("set-because", &given)],
        ..Says::default()
    };
    match one.what {
        What::Asked => Says {
            kind: ASKED,
            item: Some(one.set.into()),
            subject: words.tell("set-asked-subject", &given),
            lead: words.tell("set-asked-lead", &given),
            lines: vec![words.tell("set-asked-how", &given), words.tell("set-asked-first", &given)],
            choices: ["set-yes", "set-no"].map(|key| words.say(key).to_owned()).to_vec(),
            seconds: 20,
            because: vec![words.say("set-asked-because").to_owned()],
            ..says
        },
        What::Begins if set.state == "ended" => Says {
            kind: BEGINS,
            item: Some(one.set.into()),
            subject: words.tell("set-not-subject", &given),
            lead: words.tell("set-not-lead", &given),
            ..says
        },
        What::Begins => Says {
            kind: BEGINS,
            item: Some(one.set.into()),
            subject: words.tell("set-begins-subject", &given),
            lead: words.tell("set-begins-lead", &given),
            lines: vec![words.say("set-rules").to_owned()],
            ..says
        },
        What::Bid(bid) => Says {
            kind: BID,
            item: Some(bid.into()),
            subject: words.tell("set-bid-subject", &given),
            lead: words.tell("set-bid-lead", &given),
            lines: vec![words.say("set-bid-turn").to_owned()],
            choices: ["set-bid-line", "set-bid-none"].map(|key| words.say(key).to_owned()).to_vec(),
            seconds: 20,
            because: vec![words.tell("set-because", &given), words.say("set-bid-reads").to_owned()],
            ..says
        },
        What::Named(bid) => Says {
            kind: NAMED,
            item: Some(bid.into()),
            subject: words.tell("set-named-subject", &given),
            lead: words.tell(if presents { "set-named-lead-you" } else { "set-named-lead" }, &given),
            lines: named(words, meeting, told, &given, hosts),
            quoted: told.actions.iter().map(|one| inside(&one.words, 300)).collect(),
            ..says
        },
    }
}

fn named(
    words: Words,
    meeting: &Meeting,
    told: &Told,
    given: &[(&'static str, base::words::Argument<'_>)],
    hosts: bool,
) -> Vec<String> {
    let mut lines = Vec::new();
    if told.set.by_letters {
        lines.push(words.tell("set-named-by-letters", given));
    } else {
        lines.push(
            words.tell(if told.set.place.is_empty() { "set-named-when" } else { "set-named-where" }, given),
        );
    }
    if hosts && !told.set.by_letters {
        lines.push(words.say("set-named-host-you").to_owned());
    } else if meeting.host.is_some() && !told.set.by_letters {
        lines.push(words.tell("set-named-host", given));
    }
    if meeting.number >= told.set.planned {
        lines.push(words.say("set-named-last").to_owned());
    }
    if !told.actions.is_empty() {
        lines.push(words.say("set-named-carried").to_owned());
    }
    lines
}
