//! The letter to whoever has been quiet for two years: whether we keep what is here.

use base::Words;
use community::{Actor, House, PersonId, Refused, people};

use crate::{
    Sender,
    answers::{self, Addressee, Says},
};

/// Asks: the job `quiet::LETTER`. Run twice, it asks twice.
pub async fn ask(house: &House, sender: &Sender, person: PersonId) -> Result<(), Refused> {
    let mut work = house.work(Actor::System);
    let Some(address) = people::main_address(&mut work, person).await? else { return Ok(()) };
    let language = people::get(&mut work, person).await?.language;
    work.begin().await?;
    let words = Words::of(&language);
    let says = Says {
        kind: "still-here",
        subject: words.say("quiet-subject").to_owned(),
        lead: words.tell("quiet-lead", &[("host", sender.host().into())]),
        choices: ["quiet-yes", "quiet-data", "quiet-delete"].map(|key| words.say(key).to_owned()).to_vec(),
        seconds: 10,
        because: vec![words.say("quiet-because").to_owned()],
        unasked: true,
        ..Says::default()
    };
    let to = Addressee { person: Some(person), address, language };
    answers::send(&mut work, sender, &to, says).await?;
    work.done().await
}
