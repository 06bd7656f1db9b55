//! The letter to a member of whom a convenor wrote something down after a talk: every word of it, and how to correct or delete it.

use base::Words;
use community::{Actor, House, Level, NoteId, Refused, listening, people};

use crate::{
    Sender,
    answers::{self, Addressee, Says, apart, inside},
    dates,
};

/// Tells the member: the job `listening::LETTER`. Run twice, it tells twice.
pub async fn tell(house: &House, sender: &Sender, id: NoteId) -> Result<(), Refused> {
    let mut work = house.work(Actor::System);
    // Deleted again before it was told: then there is nothing to tell.
    let note = match listening::told(&mut work, id).await {
        Err(Refused::NotFound) => return Ok(()),
        other => other?,
    };
    let Some(address) = people::main_address(&mut work, note.person).await? else { return Ok(()) };
    let who = people::get(&mut work, note.person).await?;
    let place = crate::visit(&mut work, note.community).await?.community().clone();
    work.begin().await?;
    let words = Words::of(&who.language);
    let day = dates::day_and_year(words, note.talked_at, &who.zone);
    let given = [("name", inside(&note.writer, 80).into()), ("day", day.into())];
    let says = Says {
        kind: "talk-note",
        community: Some((place.id, place.name.clone())),
        item: Some(note.id.into()),
        level: Some(Level::MembersOnly),
        subject: words.tell("talk-letter-subject", &given),
        lead: words.tell("talk-letter", &given),
        quoted: vec![apart(&note.words, 4_000)],
        choices: ["talk-letter-correct", "talk-letter-delete"].map(|key| words.say(key).to_owned()).to_vec(),
        seconds: 30,
        because: vec![words.say("talk-letter-reads").to_owned()],
        unasked: true,
        ..Says::default()
    };
    let to = Addressee { person: Some(note.person), address, language: who.language };
    answers::send(&mut work, sender, &to, says).await?;
    work.done().await
}
