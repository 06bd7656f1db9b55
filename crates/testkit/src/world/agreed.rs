//! What the standing community agreed, proposes, and was promised: for the demo, and for who wants pages with something on them.

use std::time::Duration;

use community::{
    Actor, House, Refused,
    charter::{
        self, channels,
        proposals::{self, Answer, Change, New},
        questions, sections,
    },
    lifecycle::{fellowship, gates, initiative, readiness},
    sponsors::{self, Record},
};

use super::{SLUG, World};

const DAY: Duration = Duration::from_secs(86_400);

/// Sections, their words and what a program reads of them.
const SECTIONS: &[(&str, &str, &str)] = &[
    (
        "community",
        "People who convene a network with their own hands, ten to twenty of us. Beginners and old hands, no two from one organisation unless there is room.",
        "",
    ),
    ("offers", "You gain: an answer by Monday. You give: an hour a month, and one honest story a year.", ""),
    (
        "promise",
        "What is said here stays here. We ask before we advise. We say what went wrong as well as what worked.",
        "",
    ),
    ("level", "Members read what is said here. For our own practice only; never whose it was.", "3"),
    (
        "channels",
        "Letters and calendars carry everything. We meet by video, or by phone where the line is thin.",
        "mail calendar video phone",
    ),
    (
        "roles",
        "Margo and Jonah convene until May. Hamish, Desmond and Jonah host. Farida and Yuki look after people.",
        "",
    ),
    (
        "decisions",
        "Small things: whoever does it asks two others, then decides. How we work: by consent. Who does what: we ask for reasons.",
        "",
    ),
    ("resources", "Two hours a week of each convenor. The Common Kettle lends a room and a kettle.", ""),
    ("care", "Write CARE to any letter. Farida or Yuki answer within one working day.", ""),
    (
        "success",
        "Nobody asks alone. We stop when two gatherings in a row have fewer than six, and nobody minds.",
        "",
    ),
];

/// What was agreed when they met in May.
const TOGETHER: &[&str] =
    &["cause", "domain", "practice", "rhythm", "community", "promise", "level", "channels", "care"];

impl World {
    /// Fills the pages of the charter, of stages, sponsors and channels.
    pub async fn agree(&self, house: &House) -> Result<(), Refused> {
        let now = house.clock().now();
        let margo = Actor::Person(self.person("margo"));
        let viewer = charter::visit(&mut house.work(margo), SLUG).await?;
        for (key, words, setting) in SECTIONS {
            sections::draft_with(&mut house.work(margo), &viewer, key, words, setting).await?;
        }
        sections::agreed_together(&mut house.work(margo), &viewer, TOGETHER, now - DAY * 20).await?;
        for (who, key, why, words) in [
            (
                "gwen",
                "promise",
                "Two of us were quoted in a grant report, kindly and by name.",
                "What is said here stays here, unless its speaker says otherwise. We ask before we advise. We say what went wrong as well as what worked.",
            ),
            (
                "iolo",
                "success",
                "Six is many in January. I would rather count who was missed.",
                "Nobody asks alone. We stop when somebody leaves and nobody notices.",
            ),
        ] {
            let actor = Actor::Person(self.person(who));
            let theirs = charter::visit(&mut house.work(actor), SLUG).await?;
            let change = Change { key: key.into(), words: words.into(), setting: None };
            let new = New { why: why.into(), changes: vec![change] };
            let id = proposals::propose(&mut house.work(actor), &theirs, &new).await?;
            let said: &[(&str, Answer, &str)] = match key {
                "promise" => &[
                    ("nell", Answer::Ok, ""),
                    ("ravi", Answer::Ok, ""),
                    (
                        "farida",
                        Answer::Concern,
                        "Newcomers will not know how to say otherwise. Let us tell them in their first week.",
                    ),
                ],
                _ => &[
                    ("hamish", Answer::Ok, ""),
                    (
                        "margo",
                        Answer::Object,
                        "How would we know that nobody notices? I need a sign that I can see.",
                    ),
                ],
            };
            for (name, answer, words) in said {
                let person = Actor::Person(self.person(name));
                let seen = charter::visit(&mut house.work(person), SLUG).await?;
                proposals::answer(&mut house.work(person), &seen, id, *answer, words).await?;
            }
        }
        let iolo = Actor::Person(self.person("iolo"));
        let his = charter::visit(&mut house.work(iolo), SLUG).await?;
        questions::ask(&mut house.work(iolo), &his, None, "Do we want to be more than twenty?").await?;
        let mut work = house.work(margo);
        gates::bring(
            &mut work,
            &viewer,
            "landing",
            "Four of the five who came in spring have asked or answered something.",
            "",
        )
        .await?;
        let plan = "We ask each other whether to go on without it. The list costs nothing.";
        initiative::tie(&mut house.work(margo), &viewer, "Networks that last, 2026 to 2028", plan).await?;
        for (question, answer, evidence, accepted) in [
            ("sponsor", "yes", "The Kettle Fund, by letter of 3 March.", ""),
            ("cause", "yes", "Five of five said it in their own words.", ""),
            ("money", "no", "", "The Common Kettle is free on Tuesdays."),
        ] {
            readiness::answer(&mut house.work(margo), &viewer, question, answer, evidence, accepted).await?;
        }
        self.sponsored(house, margo, &viewer).await?;
        fellowship::open(&mut house.work(margo), &viewer).await.map(drop)
    }

    async fn sponsored(&self, house: &House, margo: Actor, viewer: &charter::Viewer) -> Result<(), Refused> {
        let now = house.clock().now();
        let record = Record {
            organisation: "The Kettle Fund".into(),
            contact: "Petra Lund".into(),
            address: "petra@kettlefund.example".into(),
            every_days: sponsors::EVERY_DAYS,
        };
        let id = sponsors::keep(&mut house.work(margo), viewer, None, &record).await?;
        for (words, due) in [
            ("Two thousand for the day in May", now - DAY * 12),
            ("A room for the autumn gathering", now + DAY * 60),
        ] {
            sponsors::promise(&mut house.work(margo), viewer, id, words, due).await?;
        }
        let policy = channels::New {
            organisation: "Pub Commons".into(),
            domain: "pubcommons.example".into(),
            policy: "Apps we may use, 2026".into(),
            allowed: vec!["calendar".into(), "phone".into(), "documents".into()],
        };
        channels::allow(&mut house.work(margo), viewer, &policy).await
    }
}
