//! The letter that asks whoever comes to a gathering in person what they need there (touchpoint 40).

use base::Words;
use community::{
    Actor, House, Refused,
    charter::Viewer,
    needs::{self, AskNeeds},
};

use crate::{
    Sender,
    answers::{self, Addressee, Says, inside},
    dates,
};

/// The kind of the letter that asks.
pub const NEEDS: &str = "needs";

/// Asks everyone who is to be asked: the job `needs::ASK`. It may run twice: whoever was asked is not asked again within a week.
pub async fn ask(house: &House, sender: &Sender) -> Result<(), Refused> {
    loop {
        let mut work = house.work(Actor::System);
        work.together();
        work.begin().await?;
        let due = needs::needs_to_ask(&mut work).await?;
        if due.is_empty() {
            return Ok(());
        }
        // They come gathering by gathering: what is the same for many is looked up once.
        let mut known: Option<Viewer> = None;
        for one in &due {
            needs::needs_asked(&mut work, one).await?;
            let place = match known.take().filter(|known| known.community().id == one.community) {
                Some(known) => known,
                None => crate::visit(&mut work, one.community).await?,
            };
            let place = known.insert(place).community();
            let mut says = letter(one, &place.name);
            let page = (sender.paths.needs)(&place.slug, &one.gathering.to_string());
            says.link = Some((Words::of(&one.language).say("needs-page").to_owned(), sender.link(&page)));
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

/// The letter that asks.
pub fn letter(one: &AskNeeds, community: &str) -> Says {
    let words = Words::of(&one.language);
    let zone = crate::gatherings::read_in(&one.zone, &one.place_zone);
    let given = [
        ("title", inside(&one.title, 100).into()),
        ("community", inside(community, 100).into()),
        ("day", dates::day(words, one.starts_at, zone).into()),
    ];
    Says {
        kind: NEEDS,
        community: Some((one.community, community.to_owned())),
        item: Some(one.gathering.into()),
        subject: words.tell(if one.again { "needs-again-subject" } else { "needs-subject" }, &given),
        lead: words.tell("needs-lead", &given),
        choices: ["needs-choice-food", "needs-choice-access", "needs-choice-travel", "needs-choice-none"]
            .map(|key| words.say(key).to_owned())
            .to_vec(),
        seconds: 90,
        because: vec![words.say("needs-because").to_owned(), words.say("needs-reads").to_owned()],
        unasked: true,
        ..Says::default()
    }
}
