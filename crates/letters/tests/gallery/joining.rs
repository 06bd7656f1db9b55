//! Inviting, suggesting, applying.

use base::Secret;
use community::{
    curation::{self, Filled, From, Ways},
    invitations::{self, Drafted, Invitee, Terms},
    notices::Letter,
};
use testkit::{Style, TestApp, world::SLUG};

use super::{DAY, GWEN, MARGO, app, outbox, viewer, writes};

const ANA: &str = "ana@seeds.example";
const NIA: &str = "nia@bakery.example";

pub async fn letters() -> Vec<Letter> {
    let app = app().await;
    let (margo, seen) = (app.world.person("margo"), viewer(&app, "margo").await);
    let ways =
        Ways { nominations: true, applications: true, asks_invited: false, closes_at: None, door: false };
    curation::set_ways(&mut app.hall.of(margo), &seen, ways).await.unwrap();
    let terms = Terms {
        gain: "twelve people to ring on a bad Monday.".into(),
        give: "one honest question a month.".into(),
        minutes: 120,
        first_date: "Thursday 3 December, 10:00".into(),
    };
    invitations::set_terms(&mut app.hall.of(margo), &seen, &terms).await.unwrap();
    let note = "You wrote about rotas that outlive their maker.".into();
    let ana = Invitee { name: "Ana Bright".into(), address: ANA.into(), note };
    let drafted = invitations::draft(&mut app.hall.of(margo), &seen, &[ana]).await.unwrap();
    let [Drafted::New(id)] = drafted[..] else { panic!("{drafted:?}") };
    invitations::send(&mut app.hall.of(margo), &seen, &[id]).await.unwrap();
    let letter = app.newest_to(ANA, "invitation").await;
    app.answers(&letter, "TELL ME MORE", Style::Phone).await;
    app.answers_from("zed@elsewhere.example", &letter, "YES", Style::Quoted).await;
    app.answers(&letter, "SUGGEST Ben Field <ben@bread.example>", Style::Phone).await;
    writes(&app, GWEN, "peers", "Somebody for us", &format!("SUGGEST Nia Rees <{NIA}>")).await;
    let suggested = app.newest_to(MARGO, "suggested").await;
    app.answers(&suggested, "ACCEPT", Style::Phone).await;
    let theirs = app.newest_to(NIA, "invitation").await;
    app.answers(&theirs, "NO", Style::Phone).await;
    app.hall.clock.advance(11 * DAY);
    invitations::remind_due(&mut app.hall.system()).await.unwrap();
    app.answers(&letter, "YES", Style::Phone).await;
    app.answers(&letter, "YES", Style::Phone).await;
    applying(&app).await;
    flooded(&app).await;
    outbox(&app).await
}

async fn applying(app: &TestApp) {
    let cai = "Cai Pugh <cai@kiosk.example>";
    let words = "Practise: a kiosk by the station\nNeed: company on Mondays";
    writes(app, cai, "peers-join", "May I join?", words).await;
    let questions = app.newest_to("cai@kiosk.example", "questions").await;
    app.answers(&questions, "1 To meet others who do this.", Style::Phone).await;
    let missing = app.newest_to("cai@kiosk.example", "questions").await;
    app.answers(&missing, "1 Coffee, and the waiting room.", Style::Phone).await;
    let copy = app.newest_to("cai@kiosk.example", "application").await;
    app.answers(&copy, "2 I run a kiosk, and the bench beside it.", Style::Phone).await;
    app.answers(&copy, "WITHDRAW", Style::Phone).await;
}

/// A hall full of people, within an hour, from one network.
async fn flooded(app: &TestApp) {
    for number in 0..24 {
        let mut work = app.hall.system();
        let seen = community::charter::visit(&mut work, SLUG).await.unwrap();
        let filled = Filled {
            name: format!("Student {number}"),
            address: format!("student{number}@college.example"),
            answers: (1..=4).map(|question| (question, "Because of the course.".to_owned())).collect(),
            easier: String::new(),
        };
        let form = Secret::given(&format!("form{number:022}"));
        let from = From { network: "192.0.2.0", form: &form, language: "en" };
        curation::apply(&mut work, &seen, &filled, from, false).await.unwrap();
    }
}
