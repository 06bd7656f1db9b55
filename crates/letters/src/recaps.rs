//! Letters about recaps (touchpoint 21): the draft to convenors, the recap to every member.

use base::Words;
use community::{
    Actor, GatheringId, House, Refused, Work, charter, gatherings, people,
    recaps::{self, AskDraft, Line, Recap, ToSend},
};

use crate::{
    Sender,
    answers::{self, Addressee, Says, inside},
    dates,
    gatherings::read_in,
};

/// The kind of the letter that shows a draft to convenors.
pub const DRAFT: &str = "recap-draft";
/// The kind of the letter that brings a recap.
pub const RECAP: &str = "recap";
/// Lines that a letter has; of more there is the page.
const MOST: usize = 12;

/// Shows convenors what was drafted: the job `recaps::ASK`. It may run twice: nobody is shown it twice.
pub async fn ask(house: &House, sender: &Sender) -> Result<(), Refused> {
    let due = recaps::drafts_to_ask(&mut house.work(Actor::System)).await?;
    for one in due {
        let mut work = house.work(Actor::System);
        work.together();
        work.begin().await?;
        if let Some(recap) = recaps::draft_asked(&mut work, one.gathering).await? {
            show(&mut work, sender, &one, &recap).await?;
        }
        work.all_done().await?;
    }
    Ok(())
}

async fn show(work: &mut Work<'_>, sender: &Sender, one: &AskDraft, recap: &Recap) -> Result<(), Refused> {
    let place = crate::visit(work, one.community).await?.community().clone();
    for convenor in charter::holders(work, one.community, "convenor").await? {
        if convenor.address.is_empty() {
            continue;
        }
        let words = Words::of(&convenor.language);
        let zone = people::get(work, convenor.person).await?.zone;
        let mut says = draft(words, one, &place.name, recap, &zone);
        let page = (sender.paths.recap)(&place.slug, &one.gathering.to_string());
        says.link = Some((words.say("recap-draft-page").to_owned(), sender.link(&page)));
        let to = Addressee {
            person: Some(convenor.person),
            address: convenor.address.clone(),
            language: convenor.language.clone(),
        };
        answers::send(work, sender, &to, says).await?;
    }
    Ok(())
}

/// The letter with the draft.
pub fn draft(words: Words, one: &AskDraft, community: &str, recap: &Recap, zone: &str) -> Says {
    let zone = read_in(zone, &one.place_zone);
    let given = [
        ("title", inside(&one.title, 100).into()),
        ("community", inside(community, 100).into()),
        ("day", dates::day(words, one.starts_at, zone).into()),
    ];
    let mut says = Says {
        kind: DRAFT,
        community: Some((one.community, community.to_owned())),
        item: Some(one.gathering.into()),
        subject: words.tell("recap-draft-subject", &given),
        lead: words.tell("recap-draft-lead", &given),
        choices: ["recap-draft-yes", "recap-draft-drop", "recap-draft-edit"]
            .map(|key| words.say(key).to_owned())
            .to_vec(),
        seconds: 60,
        because: vec![words.say("recap-draft-because").to_owned(), words.say("recap-draft-reads").to_owned()],
        unasked: true,
        ..Says::default()
    };
    fill(&mut says, words, recap);
    says
}

/// The lines, each with its number and its source.
fn fill(says: &mut Says, words: Words, recap: &Recap) {
    let lines: Vec<&Line> = recap.lines.iter().filter(|line| !line.dropped).collect();
    let text: Vec<String> = lines.iter().take(MOST).map(|one| line(words, one)).collect();
    says.quoted = vec![text.join("\n")];
    if lines.len() > MOST {
        says.lines.push(words.tell("recap-more", &[("count", (lines.len() - MOST).into())]));
    }
}

/// `2. We talked about a rota (Gwen Abernathy)`
fn line(words: Words, one: &Line) -> String {
    let name = if one.name.is_empty() { words.say("recap-nobody").to_owned() } else { inside(&one.name, 80) };
    let given = [("what", inside(&one.words, 240).into()), ("name", name.into())];
    let said = match one.source.as_str() {
        "topic" => words.tell("recap-line-topic", &given),
        "will" => words.tell("recap-line-will", &given),
        _ => words.tell("recap-line-took", &given),
    };
    match one.edited {
        true => format!("{}. {said} {}", one.number, words.say("recap-edited")),
        false => format!("{}. {said}", one.number),
    }
}

/// Brings a recap to every member: the job `recaps::SEND`. It may run twice: nobody gets it twice.
pub async fn send(house: &House, sender: &Sender, id: GatheringId) -> Result<(), Refused> {
    loop {
        let mut work = house.work(Actor::System);
        work.together();
        work.begin().await?;
        let due = recaps::recap_to_send(&mut work, id).await?;
        if due.is_empty() {
            return Ok(());
        }
        let gathering = gatherings::gathering(&mut work, id).await?;
        let recap = recaps::recap_told(&mut work, id).await?;
        let place = crate::visit(&mut work, gathering.community).await?.community().clone();
        for one in &due {
            if !recaps::recap_was_sent(&mut work, id, one.person).await? {
                continue;
            }
            let mut says = letter(one, &place, &gathering, &recap);
            let page = (sender.paths.recap)(&place.slug, &id.to_string());
            says.link = Some((Words::of(&one.language).say("recap-page").to_owned(), sender.link(&page)));
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

/// The letter with the recap.
pub fn letter(
    one: &ToSend,
    place: &charter::Community,
    gathering: &gatherings::Gathering,
    recap: &Recap,
) -> Says {
    let words = Words::of(&one.language);
    let zone = read_in(&one.zone, &gathering.zone);
    let stands = recap.stand.stands_at.unwrap_or_default();
    let given = [
        ("title", inside(&gathering.title, 100).into()),
        ("community", inside(&place.name, 100).into()),
        ("day", dates::day(words, gathering.starts_at, zone).into()),
        ("until", dates::day(words, stands, zone).into()),
    ];
    let mut says = Says {
        kind: RECAP,
        community: Some((place.id, place.name.clone())),
        item: Some(gathering.id.into()),
        subject: words.tell("recap-subject", &given),
        lead: words.tell("recap-lead", &given),
        lines: vec![words.tell("recap-fix", &given)],
        because: vec![words.say("recap-because").to_owned()],
        unasked: true,
        ..Says::default()
    };
    fill(&mut says, words, recap);
    says
}
