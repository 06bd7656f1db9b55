//! Who is invited and who applies, in the demo: tests make their own.

use std::time::Duration;

use base::{Clock, Secret};
use community::{
    Actor, House, Refused,
    charter::{self, Viewer},
    curation::{self, Criteria, Filled, From, Ways},
    invitations::{self, Drafted, Invitee, Terms},
};

use super::{SLUG, World};

const DAY: u64 = 86_400;

/// Name, address, and what each answered: practice, what moves them, needs, offers, how they take part.
const APPLICANTS: &[(&str, &str, [&str; 5])] = &[
    (
        "Ffion Marsh",
        "ffion@tidemills.example",
        [
            "Nine tide mills that mill again, and a newsletter on flour bags.",
            "I have nobody to ask who does this and is not a miller.",
            "How to end a meeting that nobody chairs.",
            "Stone dressing. And I can listen for an hour without a word.",
            "I think, then speak",
        ],
    ),
    (
        "Tobias Hale",
        "tobias@allotmentring.example",
        [
            "A ring of forty allotments; last month I drew the water rota for the third time.",
            "The rota.",
            "Somebody who has handed a rota over and lived.",
            "Compost, plans on paper, patience with councils.",
            "I would rather write",
        ],
    ),
    (
        "T. Hale",
        "tobias.hale@post.example",
        [
            "A ring of forty allotments; last month I drew the water rota for the third time.",
            "I was not sure that the first one came through.",
            "Help with the rota.",
            "Compost.",
            "I would rather write",
        ],
    ),
    (
        "Bahija Lorimer",
        "bahija@nightkitchens.example",
        [
            "Eleven kitchens that cook at night; last month I closed the twelfth, with a dinner.",
            "I would like to have done that closing sooner, and not alone.",
            "People who have ended something and can say how it felt.",
            "Closing with grace. A soup for forty.",
            "I speak in order to think",
        ],
    ),
];

/// Opens the ways in, publishes criteria, invites some people, and lets some apply.
pub async fn join(house: &House, world: &World) -> Result<(), Refused> {
    let now = house.clock().now();
    let clock = Clock::standing_at(now - Duration::from_secs(12 * DAY));
    let then = house.at(clock.clone());
    let (margo, gwen) = (world.person("margo"), world.person("gwen"));
    let viewer = seen(&then, Actor::Person(margo)).await?;
    let closes_at = Some(now + Duration::from_secs(24 * DAY));
    let ways = Ways { nominations: true, applications: true, asks_invited: false, closes_at, door: false };
    curation::set_ways(&mut then.work(Actor::Person(margo)), &viewer, ways).await?;
    curation::publish_criteria(&mut then.work(Actor::Person(margo)), &viewer, &criteria()).await?;
    let terms = Terms {
        gain: "twelve people to ring on a bad Monday, who know the work.".into(),
        give: "one honest question a month, and an ear for somebody else’s.".into(),
        minutes: 180,
        first_date: String::new(),
    };
    invitations::set_terms(&mut then.work(Actor::Person(margo)), &viewer, &terms).await?;
    let people = [
        (
            "Ana Bright",
            "ana@seedlibrary.example",
            "You wrote about rotas that outlive the person who made them.",
        ),
        ("Ben Field", "ben@breadround.example", "You stopped a newsletter, and told me how."),
        (
            "Cai Dale",
            "cai@valleybuses.example",
            "Volunteers who drive at four in the morning: Adaeze would like you.",
        ),
    ];
    let invitees = people.map(|(name, address, note)| Invitee {
        name: name.into(),
        address: address.into(),
        note: note.into(),
    });
    let drafted = invitations::draft(&mut then.work(Actor::Person(margo)), &viewer, &invitees).await?;
    let ids: Vec<_> = drafted
        .iter()
        .filter_map(|one| match one {
            Drafted::New(id) => Some(*id),
            _ => None,
        })
        .collect();
    invitations::send(&mut then.work(Actor::Person(margo)), &viewer, ids.get(..2).unwrap_or_default())
        .await?;
    clock.set(now - Duration::from_secs(2 * DAY));
    let member = seen(&then, Actor::Person(gwen)).await?;
    let efa = Invitee {
        name: "Efa Fern".into(),
        address: "efa@villagehalls.example".into(),
        note: "Runs eleven halls by telephone, and laughs.".into(),
    };
    invitations::suggest(&mut then.work(Actor::Person(gwen)), &member, &efa).await?;
    for (place, (name, address, answers)) in APPLICANTS.iter().enumerate() {
        let visitor = seen(&then, Actor::Visitor).await?;
        let filled = Filled {
            name: (*name).into(),
            address: (*address).into(),
            answers: (1..).zip(answers.iter().map(|words| (*words).to_owned())).collect(),
            easier: if place == 0 { "Captions, please.".into() } else { String::new() },
        };
        let form = Secret::given(&format!("the form of applicant {place}"));
        let network = format!("192.0.2.{place}");
        let from = From { network: &network, form: &form, language: "en" };
        let applied = curation::apply(&mut then.work(Actor::Visitor), &visitor, &filled, from, false).await?;
        curation::send_by_letter(&mut then.work(Actor::System), applied.id()).await?;
    }
    Ok(())
}

async fn seen(house: &House, actor: Actor) -> Result<Viewer, Refused> {
    charter::visit(&mut house.work(actor), SLUG).await
}

fn criteria() -> Criteria {
    Criteria {
        rules: "For people who run a network, forum, alliance or circle of peers, now, with their own hands.\n\nNot for consultants to networks, and not for staff whose network is a mailing list.".into(),
        experience: "A year or more of running it; at least one thing that went wrong.".into(),
        level: "They answer for it: nobody above them decides what the network does.".into(),
        commitment: "About three hours a month, for a year. Rest is allowed.".into(),
        objectives: "To do it well, to be less alone with it, and to hand it over one day.".into(),
        steps: "Two members read each application, apart and without names.\nThen the convenors choose a group, not a list.\nYou hear by letter, with reasons, and may ask a second person to look again.".into(),
        ..Criteria::default()
    }
}
