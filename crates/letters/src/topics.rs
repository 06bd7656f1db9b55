//! Letters about topics: what is live for you (touchpoint 12), and where you put your dots (touchpoint 13).

use base::Words;
use community::{
    Actor, House, Refused,
    charter::Viewer,
    topics::{self, Agenda, AskTopics},
};

use crate::{
    Sender,
    answers::{self, Addressee, Says, inside},
    dates,
};

/// The kind of the letter that asks for topics.
pub const TOPICS: &str = "topics";
/// The kind of the letter that asks for dots.
pub const DOTS: &str = "topic-dots";

/// Asks everyone who is to be asked: the job `topics::ASK`. It may run twice: whoever was asked is not asked again.
pub async fn ask(house: &House, sender: &Sender) -> Result<(), Refused> {
    loop {
        let mut work = house.work(Actor::System);
        work.together();
        work.begin().await?;
        let due = topics::topics_to_ask(&mut work).await?;
        if due.is_empty() {
            break;
        }
        // They come gathering by gathering: what is the same for many is looked up once.
        let mut known: Option<Viewer> = None;
        for one in &due {
            if topics::topics_asked(&mut work, one).await? {
                let place = match known.take().filter(|known| known.community().id == one.community) {
                    Some(known) => known,
                    None => crate::visit(&mut work, one.community).await?,
                };
                let place = known.insert(place).community();
                let agenda = topics::agenda_told(&mut work, one.gathering, one.person).await?;
                let mut says = letter(one, &place.name, &agenda);
                let page = (sender.paths.topics)(&place.slug, &one.gathering.to_string());
                says.link =
                    Some((Words::of(&one.language).say("topics-page").to_owned(), sender.link(&page)));
                let to = Addressee {
                    person: Some(one.person),
                    address: one.address.clone(),
                    language: one.language.clone(),
                };
                answers::send(&mut work, sender, &to, says).await?;
            }
        }
        work.all_done().await?;
    }
    Ok(())
}

/// The letter that asks.
pub fn letter(one: &AskTopics, community: &str, agenda: &Agenda) -> Says {
    let words = Words::of(&one.language);
    let zone = crate::gatherings::read_in(&one.zone, &one.place_zone);
    let until = if one.dots { agenda.call.dots_until } else { agenda.call.topics_until };
    let given = [
        ("title", inside(&one.title, 100).into()),
        ("community", inside(community, 100).into()),
        ("day", dates::day(words, one.starts_at, zone).into()),
        ("until", dates::day(words, until, zone).into()),
        ("each", agenda.each.into()),
        ("most", agenda.most_on_one.into()),
    ];
    let mut says = Says {
        kind: if one.dots { DOTS } else { TOPICS },
        community: Some((one.community, community.to_owned())),
        item: Some(one.gathering.into()),
        unasked: true,
        ..Says::default()
    };
    if one.dots {
        says.subject = words.tell("topics-dots-subject", &given);
        says.lead = words.tell("topics-dots-lead", &given);
        says.lines = vec![words.tell("topics-dots-until", &given)];
        says.seconds = 20;
        for ranked in &agenda.topics {
            let number = ranked.topic.number;
            says.choices.push(words.tell(
                "topics-dots-choice",
                &[("number", number.to_string().into()), ("what", inside(&ranked.topic.words, 160).into())],
            ));
        }
    } else {
        says.subject = words.tell("topics-subject", &given);
        says.lead = words.tell("topics-lead", &given);
        says.lines = vec![words.tell("topics-until", &given)];
        says.choices = vec![words.say("topics-choice").to_owned(), words.say("topics-none").to_owned()];
        says.seconds = 45;
    }
    let because = if one.dots { "topics-dots-because" } else { "topics-because" };
    says.because = vec![words.say(because).to_owned()];
    says
}
