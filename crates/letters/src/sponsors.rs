//! The letter that tells a sponsor that they may look, at what, and at what not.

use base::{Id, Words};
use community::{Actor, House, Level, Refused, people, sponsors};

use crate::{
    Sender,
    answers::{self, Addressee, Says, inside},
};

/// Tells them: the job `sponsors::LETTER`.
pub async fn tell(house: &House, sender: &Sender, id: Id) -> Result<(), Refused> {
    let mut work = house.work(Actor::System);
    work.together();
    work.begin().await?;
    let (sponsor, viewer) = sponsors::told(&mut work, id).await?;
    let Some(person) = sponsor.person else { return Ok(()) };
    let community = viewer.community();
    let who = people::get(&mut work, person).await?;
    let words = Words::of(&who.language);
    let name = inside(&community.name, 100);
    let says = Says {
        kind: "sponsor",
        community: Some((community.id, community.name.clone())),
        item: Some(id.0),
        level: Some(Level::Open),
        subject: words.tell("sponsor-letter-subject", &[("community", name.clone().into())]),
        lead: words.tell(
            "sponsor-letter",
            &[("community", name.into()), ("organisation", inside(&sponsor.organisation, 100).into())],
        ),
        lines: ["sponsor-letter-sees", "sponsor-letter-not", "sponsor-letter-answer"]
            .map(|key| words.say(key).to_owned())
            .to_vec(),
        link: Some((
            words.say("sponsor-letter-page").to_owned(),
            sender.link(&format!("/c/{}/sponsor", community.slug)),
        )),
        unasked: true,
        ..Says::default()
    };
    let to = Addressee { person: Some(person), address: sponsor.address.clone(), language: who.language };
    answers::send(&mut work, sender, &to, says).await?;
    work.all_done().await
}
