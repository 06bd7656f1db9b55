//! Letters about the yearly question (touchpoint 41): the question, the second one, a hello for convenors, a convenor's own words, and
//! that nothing more is asked.

use base::{Time, Words};
use community::{
    Actor, CheckId, CommunityId, House, PersonId, Refused, Work, charter, people,
    practice::{self, Check},
};

use crate::{
    Sender,
    answers::{self, Addressee, Says, apart, inside},
};

async fn to(work: &mut Work<'_>, person: PersonId) -> Result<Option<Addressee>, Refused> {
    let Some(address) = people::main_address(work, person).await? else { return Ok(None) };
    let language = people::get(work, person).await?.language;
    Ok(Some(Addressee { person: Some(person), address, language }))
}

async fn place(work: &mut Work<'_>, community: CommunityId) -> Result<charter::Community, Refused> {
    Ok(crate::visit(work, community).await?.community().clone())
}

/// Asks a member: the job `practice::LETTER`. Run twice, it asks twice, and the last answer counts.
pub async fn ask(house: &House, sender: &Sender, id: CheckId) -> Result<(), Refused> {
    let mut work = house.work(Actor::System);
    let check = practice::told(&mut work, id).await?;
    if check.answered_at.is_some() || check.standing != "member" {
        return Ok(());
    }
    let Some(to) = to(&mut work, check.person).await? else { return Ok(()) };
    let place = place(&mut work, check.community).await?;
    work.begin().await?;
    let says = letter(Words::of(&to.language), &place, &check);
    answers::send(&mut work, sender, &to, says).await?;
    work.done().await
}

/// The question, with what they said last.
fn letter(words: Words, place: &charter::Community, check: &Check) -> Says {
    let given = [("community", inside(&place.name, 100).into())];
    let lead = if check.again_at.is_some() { "practice-letter-again" } else { "practice-letter" };
    let lead = match lead {
        "practice-letter-again" => words.tell("practice-letter-again", &given),
        _ => words.tell("practice-letter", &given),
    };
    Says {
        kind: "practice",
        community: Some((place.id, place.name.clone())),
        item: Some(check.id.into()),
        subject: words.tell("practice-letter-subject", &given),
        lead,
        quoted: Some(check.practice.as_str())
            .filter(|said| !said.is_empty())
            .map(|said| apart(said, 600))
            .into_iter()
            .collect(),
        choices: ["practice-yes", "practice-moved-to", "practice-moved-on", "practice-unsure"]
            .map(|key| words.say(key).to_owned())
            .to_vec(),
        seconds: 10,
        because: vec![words.say("practice-because").to_owned(), words.say("practice-reads").to_owned()],
        unasked: true,
        ..Says::default()
    }
}

/// Asks the convenors to say hello to whoever did not answer twice: the job `practice::HELLO`.
pub async fn hello(house: &House, sender: &Sender, community: CommunityId, at: Time) -> Result<(), Refused> {
    let mut work = house.work(Actor::System);
    let silent = practice::silent(&mut work, community, at).await?;
    if silent.is_empty() {
        return Ok(());
    }
    let place = place(&mut work, community).await?;
    work.begin().await?;
    for convenor in charter::holders(&mut work, community, "convenor").await? {
        if convenor.address.is_empty() {
            continue;
        }
        let words = Words::of(&convenor.language);
        let given = [("count", silent.len().into()), ("community", inside(&place.name, 100).into())];
        let page = format!("{}/practice", (sender.paths.community)(&place.slug));
        let says = Says {
            kind: "practice-hello",
            community: Some((place.id, place.name.clone())),
            subject: words.tell("practice-hello-subject", &given),
            lead: words.tell("practice-hello", &given),
            lines: silent.iter().take(40).map(|one| inside(&one.name, 80)).collect(),
            because: vec![words.say("practice-hello-because").to_owned()],
            link: Some((words.say("practice-hello-page").to_owned(), sender.link(&page))),
            unasked: true,
            ..Says::default()
        };
        let to = Addressee {
            person: Some(convenor.person),
            address: convenor.address.clone(),
            language: convenor.language.clone(),
        };
        answers::send(&mut work, sender, &to, says).await?;
    }
    work.done().await
}

/// Brings a convenor's own words: the job `practice::WORDS`.
pub async fn words(
    house: &House,
    sender: &Sender,
    id: CheckId,
    by: PersonId,
    said: &str,
) -> Result<(), Refused> {
    let mut work = house.work(Actor::System);
    let check = practice::told(&mut work, id).await?;
    let Some(to) = to(&mut work, check.person).await? else { return Ok(()) };
    let place = place(&mut work, check.community).await?;
    let name = people::get(&mut work, by).await?.name;
    work.begin().await?;
    let words = Words::of(&to.language);
    let given = [("name", inside(&name, 80).into()), ("community", inside(&place.name, 100).into())];
    let friend = check.standing == "alumni";
    let choices: &[&str] = if friend {
        &["answer-return", "answer-alumni-no"]
    } else {
        &["practice-yes", "practice-moved-to", "practice-alumni"]
    };
    let choices = choices
        .iter()
        .map(|key| match *key {
            "answer-return" => words.say("answer-return"),
            "answer-alumni-no" => words.say("practice-alumni-no"),
            "practice-yes" => words.say("practice-yes"),
            "practice-moved-to" => words.say("practice-moved-to"),
            _ => words.say("practice-alumni"),
        })
        .map(str::to_owned)
        .collect();
    let says = Says {
        kind: "practice",
        community: Some((place.id, place.name.clone())),
        item: Some(check.id.into()),
        subject: words.tell("practice-words-subject", &given),
        lead: words.tell(if friend { "practice-words-friend" } else { "practice-words" }, &given),
        quoted: vec![apart(said, 8_000)],
        choices,
        because: vec![words.say("practice-words-reads").to_owned()],
        unasked: true,
        ..Says::default()
    };
    answers::send(&mut work, sender, &to, says).await?;
    work.done().await
}

/// Tells somebody that nothing more is asked of them: the job `practice::RESTING`.
pub async fn resting(house: &House, sender: &Sender, id: CheckId) -> Result<(), Refused> {
    let mut work = house.work(Actor::System);
    let check = practice::told(&mut work, id).await?;
    if check.answered_at.is_some() || check.standing != "member" {
        return Ok(());
    }
    let Some(to) = to(&mut work, check.person).await? else { return Ok(()) };
    let place = place(&mut work, check.community).await?;
    work.begin().await?;
    let words = Words::of(&to.language);
    let given = [("community", inside(&place.name, 100).into())];
    let says = Says {
        kind: "practice",
        community: Some((place.id, place.name.clone())),
        item: Some(check.id.into()),
        subject: words.tell("practice-resting-subject", &given),
        lead: words.tell("practice-resting", &given),
        choices: ["practice-yes", "practice-alumni"].map(|key| words.say(key).to_owned()).to_vec(),
        unasked: true,
        ..Says::default()
    };
    answers::send(&mut work, sender, &to, says).await?;
    work.done().await
}
