//! Reading blind, choosing, objecting, deciding.

use community::{
    ApplicationId,
    curation::{self, Criteria, Ways},
    intakes::{self, New, Outcome, Verdict},
    notices::Letter,
    people::address::Address,
};
use testkit::{Style, TestApp};

use super::{DAY, FARIDA, GWEN, app, outbox, viewer};

const OONA: &str = "oona@seeds.example";
const MARKS: &str = "1 CLEAR\n2 SOME they answer to a board\n3 clear\n4 Clear, both ways";

async fn applies(app: &TestApp, name: &str, address: &str) -> ApplicationId {
    let seen = viewer(app, "margo").await;
    let answers = [
        (1, "A repair café on the first Saturday, and a shed with forty tools in it."),
        (2, "To learn how others hand things over."),
        (3, "A rota that does not live in my head."),
        (4, "Soldering, and minutes on one page."),
    ];
    let answers: Vec<(i64, String)> = answers.map(|(number, words)| (number, words.to_owned())).to_vec();
    let address = Address::of(address).unwrap();
    let mut work = app.hall.system();
    let (id, _) = curation::begin_by_letter(&mut work, &seen, &address, name, &answers).await.unwrap();
    curation::send_by_letter(&mut app.hall.system(), id).await.unwrap();
    id
}

pub async fn letters() -> Vec<Letter> {
    let app = app().await;
    let (margo, seen) = (app.world.person("margo"), viewer(&app, "margo").await);
    let ways =
        Ways { nominations: false, applications: true, asks_invited: false, closes_at: None, door: false };
    curation::set_ways(&mut app.hall.of(margo), &seen, ways).await.unwrap();
    let criteria = Criteria {
        rules: "Whoever runs a network of peers.".into(),
        experience: "One thing they did last month, with their own hands.".into(),
        level: "They answer for it.".into(),
        commitment: "About three hours a month.".into(),
        objectives: "One thing to offer and one to learn.".into(),
        steps: "Two read blind.".into(),
        ..Criteria::default()
    };
    curation::publish_criteria(&mut app.hall.of(margo), &seen, &criteria).await.unwrap();
    let now = app.hall.clock.now();
    let readers = ["gwen", "hamish"].map(|name| app.world.person(name));
    let new = New { name: "January", opens_at: now, closes_at: now + DAY, places: 1, readers: &readers };
    let id = intakes::open(&mut app.hall.of(margo), &seen, new).await.unwrap();
    let three = [
        applies(&app, "Ada Lorimer", "ada@seeds.example").await,
        applies(&app, "Ben Strachan", "ben@seeds.example").await,
        applies(&app, "Oona Fairweather", OONA).await,
    ];
    app.hall.clock.advance(2 * DAY);
    intakes::hand_out(&mut app.hall.of(margo), &seen, id).await.unwrap();
    let all = outbox(&app).await;
    for letter in all.iter().filter(|one| one.kind == "reading") {
        if letter.address == GWEN {
            app.answers(letter, "1 clear", Style::Phone).await;
        }
        app.answers(letter, MARKS, Style::Quoted).await;
    }
    let outcomes = [Outcome::Offer, Outcome::Wait, Outcome::Decline];
    let verdicts: Vec<Verdict> = three
        .iter()
        .zip(outcomes)
        .map(|(application, outcome)| Verdict {
            application: *application,
            outcome,
            reason: if outcome == Outcome::Decline { "You do not run one yet." } else { "" }.into(),
        })
        .collect();
    let reason = "Ada mends the South, and three of us need what she knows about tools.";
    intakes::choose(&mut app.hall.of(margo), &seen, id, &verdicts, reason).await.unwrap();
    let chosen = app.newest_to(FARIDA, "chosen").await;
    app.answers(&chosen, "1 We fell out over the minibus", Style::Phone).await;
    for one in intakes::objections(&mut app.hall.of(margo), &seen, id).await.unwrap() {
        intakes::answer_objection(&mut app.hall.of(margo), &seen, id, one.id, "We have talked.")
            .await
            .unwrap();
    }
    for one in intakes::decisions(&mut app.hall.of(margo), &seen, id).await.unwrap() {
        intakes::write_letter(&mut app.hall.of(margo), &seen, one.application, &one.letter).await.unwrap();
    }
    app.hall.clock.advance(8 * DAY);
    intakes::send(&mut app.hall.of(margo), &seen, id).await.unwrap();
    let ada = app.newest_to("ada@seeds.example", "decision").await;
    app.answers(&ada, "ACCEPT", Style::Phone).await;
    let oona = app.newest_to(OONA, "decision").await;
    app.answers(&oona, "APPEAL I have run the minibus since May.", Style::Outlook).await;
    let now = app.hall.clock.now();
    let new = New { name: "May", opens_at: now, closes_at: now + 9 * DAY, places: 2, readers: &readers };
    intakes::open(&mut app.hall.of(margo), &seen, new).await.unwrap();
    let again = app.newest_to("ben@seeds.example", "next-round").await;
    app.answers(&again, "NO", Style::Phone).await;
    outbox(&app).await
}
