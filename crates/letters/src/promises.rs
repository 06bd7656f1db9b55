//! The letter that asks for a promise (touchpoint 5): the exact words with their version, the level, and what is kept, why, how long,
//! and who reads it.

use base::Words;
use community::{
    CommunityId, House, Level, PromiseId, Refused, Work,
    members::promises::{self, Promise, PromiseWords},
    people,
};

use crate::{
    Sender,
    answers::{self, Addressee, Says, inside, level_key},
};

/// Sends the promise to whoever is asked: the job `promises::LETTER`. Run twice, it asks twice, and the first whole phrase counts.
pub async fn send(house: &House, sender: &Sender, id: PromiseId) -> Result<(), Refused> {
    let mut work = house.work(community::Actor::System);
    let promise = promises::get(&mut work, id).await?;
    // Answered, or taken back, in the meantime.
    if !promise.is_open(work.now()) || promise.declined_at.is_some() {
        return Ok(());
    }
    work.begin().await?;
    ask(&mut work, sender, &promise).await?;
    work.done().await
}

async fn ask(work: &mut Work<'_>, sender: &Sender, promise: &Promise) -> Result<(), Refused> {
    let Some(address) = people::main_address(work, promise.person).await? else { return Ok(()) };
    let language = people::get(work, promise.person).await?.language;
    let says = letter(Words::of(&language), promise, sender);
    let to = Addressee { person: Some(promise.person), address, language };
    answers::send(work, sender, &to, says).await.map(drop)
}

/// What the letter says.
pub fn letter(words: Words, promise: &Promise, sender: &Sender) -> Says {
    let (lead, because) = match promise.origin.as_str() {
        "join" => ("promise-lead-join", "promise-because-join"),
        "changed" => ("promise-lead-changed", "promise-because-member"),
        "asked" => ("promise-lead-asked", "promise-because-member"),
        _ => ("promise-lead-chosen", "promise-because-chosen"),
    };
    let lead = if promise.reminded_at.is_some() { "promise-lead-again" } else { lead };
    let place = (promise.community, promise.place.as_str());
    let mut says =
        exact(words, place, lead, because, (promise.version, &promise.words, promise.level, &promise.notice));
    says.item = Some(promise.id.into());
    says.link = Some((
        words.say("promise-page").to_owned(),
        sender.link(&format!("{}/promise", (sender.paths.community)(&promise.slug))),
    ));
    says.unasked = true;
    says
}

/// The same to somebody who asked to join by a letter, and of whom nothing is kept.
pub(crate) fn to_whom_asked(words: Words, place: (CommunityId, &str), asked: &PromiseWords) -> Says {
    let said = (asked.version, asked.words.as_str(), asked.level, asked.notice.as_str());
    exact(words, place, "promise-lead-join", "promise-because-join", said)
}

fn exact(
    words: Words,
    place: (CommunityId, &str),
    lead: &'static str,
    because: &'static str,
    (version, said, level, notice): (i64, &str, Level, &str),
) -> Says {
    let community = || inside(place.1, 100);
    let lead = match lead {
        "promise-lead-join" => words.tell("promise-lead-join", &[("community", community().into())]),
        "promise-lead-changed" => words.tell("promise-lead-changed", &[("community", community().into())]),
        "promise-lead-asked" => words.tell("promise-lead-asked", &[("community", community().into())]),
        "promise-lead-again" => words.tell("promise-lead-again", &[("community", community().into())]),
        _ => words.tell("promise-lead-chosen", &[("community", community().into())]),
    };
    let because = match because {
        "promise-because-join" => words.say("promise-because-join"),
        "promise-because-member" => words.say("promise-because-member"),
        _ => words.say("promise-because-chosen"),
    };
    Says {
        kind: "promise",
        community: Some((place.0, place.1.to_owned())),
        level: Some(level),
        subject: words.tell("promise-subject", &[("community", community().into())]),
        lead,
        quoted: vec![
            answers::apart(said, 4_000),
            format!(
                "{}\n\n{}",
                words.tell("promise-level", &[("level", words.say(level_key(level)).into())]),
                answers::apart(notice, 4_000)
            ),
        ],
        choices: vec![words.say("promise-agree").to_owned(), words.say("promise-question").to_owned()],
        seconds: 40,
        because: vec![
            words.tell("promise-version", &[("version", version.into())]),
            because.to_owned(),
            words.say("promise-reads").to_owned(),
        ],
        ..Says::default()
    }
}
