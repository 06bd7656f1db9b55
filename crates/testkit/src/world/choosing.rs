//! A round of choosing, in the demo: it has closed, two members have read each application, and the group can be looked at.

use std::time::Duration;

use community::{
    Actor, House, Refused,
    charter::{self, Viewer},
    intakes::{self, Band, Marked, New},
};

use super::{SLUG, World};

const DAY: u64 = 86_400;

/// How members describe themselves: organisation, field, place, years, voice.
const SAID: [(&str, [&str; 5]); 7] = [
    ("margo", ["The Common Kettle", "Food and growing", "North", "deep", "early"]),
    ("gwen", ["Pub Commons", "Places and buildings", "Wales and West", "deep", "early"]),
    ("hamish", ["Isles Energy", "Energy and transport", "Scotland and islands", "deep", "early"]),
    ("farida", ["New Neighbours", "Care and neighbours", "Midlands", "mid", "waits"]),
    ("iolo", ["Cwm Repair", "Places and buildings", "Wales and West", "mid", "early"]),
    ("nell", ["Skerry Crofters", "Food and growing", "Scotland and islands", "mid", "waits"]),
    ("yuki", ["Bluebird Carers", "Care and neighbours", "North", "mid", "early"]),
];

/// How those who applied describe themselves.
const APPLICANTS: [[&str; 5]; 4] = [
    ["Bread Round", "Food and growing", "South and East", "new", "waits"],
    ["Tideline Swimmers", "Care and neighbours", "South and East", "mid", "early"],
    ["Harbour Sheds", "Places and buildings", "North", "new", "early"],
    ["Seed Library", "Food and growing", "Midlands", "new", "waits"],
];

/// Opens a round that has closed, lets it be read, and says which mix is wanted.
pub async fn choose(house: &House, world: &World) -> Result<(), Refused> {
    let now = house.clock().now();
    for (name, said) in SAID {
        let person = world.person(name);
        let viewer = seen(house, Actor::Person(person)).await?;
        let said = said.map(str::to_owned);
        intakes::describe(&mut house.work(Actor::Person(person)), &viewer, &said).await?;
    }
    let margo = world.person("margo");
    let viewer = seen(house, Actor::Person(margo)).await?;
    let band = |dimension: &str, value: &str, least, most| Band {
        dimension: dimension.into(),
        value: value.into(),
        least,
        most,
    };
    let bands = [
        band("place", "South and East", 150, 400),
        band("years", "new", 200, 400),
        band("voice", "early", 300, 700),
    ];
    intakes::set_mix(&mut house.work(Actor::Person(margo)), &viewer, &bands).await?;
    let readers = ["gwen", "hamish", "farida"].map(|name| world.person(name));
    let new = New {
        name: "January",
        opens_at: now - Duration::from_secs(14 * DAY),
        closes_at: now - Duration::from_secs(DAY),
        places: 2,
        readers: &readers,
    };
    let id = intakes::open(&mut house.work(Actor::Person(margo)), &viewer, new).await?;
    intakes::hand_out(&mut house.work(Actor::Person(margo)), &viewer, id).await?;
    for (at, reader) in readers.iter().enumerate() {
        let viewer = seen(house, Actor::Person(*reader)).await?;
        let asked = intakes::to_read(&mut house.work(Actor::Person(*reader)), &viewer).await?;
        // Gwen has one before her still.
        let left = usize::from(at == 0);
        for reading in asked.iter().skip(left) {
            let marks = ["experience", "level", "commitment", "objectives"].map(|criterion| {
                let clear = at != 1 || criterion != "commitment";
                Marked {
                    criterion: criterion.into(),
                    mark: if clear { "clear" } else { "some" }.into(),
                    reason: if clear {
                        "Says it with an example."
                    } else {
                        "Three hours, if the bus allows."
                    }
                    .into(),
                }
            });
            intakes::mark(&mut house.work(Actor::Person(*reader)), &viewer, reading.id, &marks, "").await?;
        }
    }
    // Who they are is put down once two have read what they wrote, not knowing it.
    let read = intakes::table(&mut house.work(Actor::Person(margo)), &viewer, id).await?;
    for (one, said) in read.iter().filter(|one| one.read >= 2).zip(APPLICANTS) {
        let mut work = house.work(Actor::Person(margo));
        intakes::describe_applicant(&mut work, &viewer, one.application, &said.map(str::to_owned)).await?;
    }
    Ok(())
}

async fn seen(house: &House, actor: Actor) -> Result<Viewer, Refused> {
    charter::visit(&mut house.work(actor), SLUG).await
}
