//! The letter that asks how it went (touchpoint 22): on the day that somebody named, and once more.

use base::Words;
use community::{
    Actor, CommitmentId, House, Refused,
    commitments::{self, Commitment},
    people,
};

use crate::{
    Sender,
    answers::{self, Addressee, Says, inside},
    dates,
};

/// Asks: the job `commitments::LETTER`. Run twice, it asks twice, and the last answer counts.
pub async fn ask(house: &House, sender: &Sender, id: CommitmentId) -> Result<(), Refused> {
    let mut work = house.work(Actor::System);
    let said = match commitments::commitment_told(&mut work, id).await {
        // Taken back, or erased, since.
        Err(Refused::NotFound) => return Ok(()),
        other => other?,
    };
    if said.state != "open" {
        return Ok(());
    }
    let Some(address) = people::main_address(&mut work, said.person).await? else { return Ok(()) };
    let person = people::get(&mut work, said.person).await?;
    let place = crate::visit(&mut work, said.community).await?.community().clone();
    let to = Addressee { person: Some(said.person), address, language: person.language };
    let words = Words::of(&to.language);
    let mut says = letter(words, &place.name, &said, &person.zone);
    says.link = Some((
        words.say("commitment-page").to_owned(),
        sender.link(&(sender.paths.commitments)(&place.slug)),
    ));
    work.begin().await?;
    answers::send(&mut work, sender, &to, says).await?;
    work.done().await
}

/// The letter: what they said, and four words.
pub fn letter(words: Words, community: &str, said: &Commitment, zone: &str) -> Says {
    let given = [
        ("what", inside(&said.words, 200).into()),
        ("community", inside(community, 100).into()),
        ("day", dates::day(words, said.due_at, zone).into()),
    ];
    Says {
        kind: "commitment",
        community: Some((said.community, community.to_owned())),
        item: Some(said.id.into()),
        subject: words.tell("commitment-subject", &given),
        lead: words.tell("commitment-lead", &given),
        choices: ["commitment-done", "commitment-changed", "commitment-not-yet", "commitment-drop"]
            .map(|key| words.say(key).to_owned())
            .to_vec(),
        seconds: 10,
        because: vec![
            words.say("commitment-because").to_owned(),
            words
                .say(if said.set.is_some() { "commitment-reads-set" } else { "commitment-reads" })
                .to_owned(),
        ],
        unasked: true,
        ..Says::default()
    }
}
