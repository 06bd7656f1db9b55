//! Choosing, on pages: what a reader sees, who may choose, and one's own result.

use std::time::Duration;

use community::{
    ApplicationId, IntakeId, charter,
    curation::{self, Criteria, Ways},
    intakes::{self, Marked, New},
    people::address::Address,
};
use testkit::{Hall, TestApp, world::SLUG};

const DAY: Duration = Duration::from_secs(86_400);

/// A round that has closed, with two applications; Gwen and Hamish read.
async fn handed_out(app: &TestApp) -> (IntakeId, [ApplicationId; 2]) {
    let margo = app.world.person("margo");
    let seen = charter::visit(&mut app.hall.of(margo), SLUG).await.unwrap();
    let ways =
        Ways { nominations: false, applications: true, asks_invited: false, closes_at: None, door: false };
    curation::set_ways(&mut app.hall.of(margo), &seen, ways).await.unwrap();
    let criteria = Criteria {
        rules: "Whoever runs a network.".into(),
        experience: "One thing they did last month.".into(),
        level: "They answer for it.".into(),
        commitment: "Three hours a month.".into(),
        objectives: "One thing to learn.".into(),
        steps: "Two read.".into(),
        ..Criteria::default()
    };
    curation::publish_criteria(&mut app.hall.of(margo), &seen, &criteria).await.unwrap();
    let now = app.hall.house.clock().now();
    let readers = ["gwen", "hamish"].map(|name| app.world.person(name));
    let new = New { name: "January", opens_at: now, closes_at: now + DAY, places: 1, readers: &readers };
    let id = intakes::open(&mut app.hall.of(margo), &seen, new).await.unwrap();
    let system = charter::visit(&mut app.hall.system(), SLUG).await.unwrap();
    let mut both = Vec::new();
    for (name, address) in [("Ada Lorimer", "ada@seeds.example"), ("Oona Fairweather", "oona@seeds.example")]
    {
        let answers = [(1, "A repair café"), (2, "To learn"), (3, "A rota"), (4, "Tea")];
        let answers: Vec<(i64, String)> = answers.map(|(number, words)| (number, words.to_owned())).to_vec();
        let address = Address::of(address).unwrap();
        let begun =
            curation::begin_by_letter(&mut app.hall.system(), &system, &address, name, &answers).await;
        let (application, _) = begun.unwrap();
        curation::send_by_letter(&mut app.hall.system(), application).await.unwrap();
        both.push(application);
    }
    app.hall.house.clock().advance(2 * DAY);
    intakes::hand_out(&mut app.hall.of(margo), &seen, id).await.unwrap();
    app.run().await;
    (id, [both[0], both[1]])
}

async fn all_read(app: &TestApp) {
    for name in ["gwen", "hamish"] {
        let person = app.world.person(name);
        let seen = charter::visit(&mut app.hall.of(person), SLUG).await.unwrap();
        let readings = intakes::to_read(&mut app.hall.of(person), &seen).await.unwrap();
        for reading in readings.into_iter().filter(|reading| reading.read_at.is_none()) {
            let marks = ["experience", "level", "commitment", "objectives"].map(|criterion| Marked {
                criterion: criterion.into(),
                mark: "clear".into(),
                reason: String::new(),
            });
            intakes::mark(&mut app.hall.of(person), &seen, reading.id, &marks, "").await.unwrap();
        }
    }
}

// S1.14
#[tokio::test]
async fn a_reader_marks_on_a_page_that_has_no_name_and_a_convenor_sees_names_after_that() {
    let app = TestApp::over(Hall::sqlite().await).await;
    let (id, _) = handed_out(&app).await;
    let gwen = app.world.person("gwen");
    let seen = charter::visit(&mut app.hall.of(gwen), SLUG).await.unwrap();
    let reading = intakes::to_read(&mut app.hall.of(gwen), &seen).await.unwrap().remove(0);
    let here = format!("/c/peers/readings/{}", reading.id);
    let mut browser = app.signed_in("gwen").await;
    let page = browser.page(&here).await;
    assert!(page.contains("A repair café") && page.contains("One thing they did last month."), "{page}");
    for hidden in ["Lorimer", "Fairweather", "seeds.example"] {
        assert!(!page.contains(hidden), "{hidden}");
    }
    // What is not clear needs its reason; what was typed stays.
    let half = [("act", "mark"), ("experience", "some"), ("experience-reason", ""), ("level", "clear")];
    let answer = browser.post(&here, &half).await;
    assert_eq!(answer.status, 422);
    let whole = [
        ("act", "mark"),
        ("experience", "some"),
        ("experience-reason", "Not alone yet"),
        ("level", "clear"),
        ("commitment", "clear"),
        ("objectives", "clear"),
    ];
    let page = browser.post_and_go(&here, &whole).await;
    assert!(page.contains("Thank you for reading"), "{page}");
    // Somebody who does not read it does not find it; a convenor finds no name before both have read.
    assert_eq!(app.signed_in("farida").await.get(&here).await.status, 404);
    let round = format!("/c/peers/intakes/{id}");
    let page = app.signed_in("margo").await.page(&round).await;
    assert!(!page.contains("Lorimer") && page.contains("Application A"), "{page}");
    all_read(&app).await;
    let page = app.signed_in("margo").await.page(&round).await;
    assert!(page.contains("Ada Lorimer") && page.contains("they differ"), "{page}");
    // A member sees that there is a round, and no table.
    let page = app.signed_in("farida").await.page(&round).await;
    assert!(!page.contains("Lorimer") && page.replace("<bdi>", "").contains("Read by Gwen"), "{page}");
}

// S2.20, S2.21
#[tokio::test]
async fn a_convenor_tries_a_swap_chooses_once_and_whoever_applied_reads_their_own_result() {
    let app = TestApp::over(Hall::sqlite().await).await;
    let (id, [ada, oona]) = handed_out(&app).await;
    all_read(&app).await;
    let group = format!("/c/peers/intakes/{id}/group");
    let mut margo = app.signed_in("margo").await;
    assert!(margo.page(&group).await.contains("Suggested together"));
    let swapped = margo.page(&format!("{group}?chosen={ada}&out={ada}&in={oona}")).await;
    assert!(swapped.contains("Oona Fairweather instead of Ada Lorimer"), "{swapped}");
    // A member is not shown the group of a round.
    assert_eq!(app.signed_in("farida").await.get(&group).await.status, 403);
    let (of_ada, of_oona) = (format!("outcome-{ada}"), format!("outcome-{oona}"));
    let why = format!("why-{oona}");
    let form = [
        ("act", "choose"),
        (of_ada.as_str(), "offer"),
        (of_oona.as_str(), "decline"),
        (why.as_str(), "You do not run one yet."),
        ("reason", "Ada mends the South."),
    ];
    let mut jonah = app.signed_in("jonah").await;
    let without = margo.post(&group, &form[..3]).await;
    assert_eq!(without.status, 422, "a reason is needed");
    assert!(margo.post_and_go(&group, &form).await.contains("The members are asked"));
    // Two convenors at once: the first counts, the other is told.
    assert!(jonah.post_and_go(&group, &form).await.contains("Somebody was first"));
    let member = app.signed_in("farida").await.page(&format!("/c/peers/intakes/{id}")).await;
    assert!(member.contains("Ada mends the South.") && !member.contains("Oona"), "{member}");
    // The letters: read by a person, and not before members had their days.
    let letters = format!("/c/peers/intakes/{id}/letters");
    let words =
        [("act", "read"), ("application", &oona.to_string()), ("letter", "Dear Oona, not this time.")]
            .map(|(name, value)| (name, value.to_owned()));
    let words: Vec<(&str, &str)> = words.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert!(margo.post_and_go(&letters, &words).await.contains("It may leave"));
    assert_eq!(margo.post(&letters, &[("act", "send")]).await.status, 422);
    let token = curation::token(&mut app.hall.system(), oona).await.unwrap();
    let result = format!("/application/{token}/result");
    let mut visitor = app.browser();
    assert!(visitor.page(&result).await.contains("Nothing is decided yet"));
    app.hall.house.clock().advance(8 * DAY);
    // Sessions outlive a week.
    assert!(margo.post_and_go(&letters, &[("act", "send")]).await.contains("Some letters stay"));
    app.run().await;
    let page = visitor.page(&result).await;
    for part in ["You do not run one yet.", "second reading until", "version 1 of", "How it was read"] {
        assert!(page.contains(part), "{part} in {page}");
    }
    let empty = visitor.post(&result, &[("act", "appeal"), ("appeal", " ")]).await;
    assert_eq!(empty.status, 422);
    let page = visitor.post_and_go(&result, &[("act", "appeal"), ("appeal", "I have, since May.")]).await;
    assert!(page.contains("It is read afresh"), "{page}");
    // Another's result is not behind a made-up address.
    assert_eq!(visitor.get("/application/aaaaaaaaaaaaaaaaaaaaaaaaaa/result").await.status, 404);
}

// S2.7
#[tokio::test]
async fn members_see_gaps_against_the_mix_that_a_convenor_has_chosen() {
    let app = TestApp::over(Hall::sqlite().await).await;
    let mut margo = app.signed_in("margo").await;
    let mix = [("act", "mix"), ("mix", "place: South 30-60\norganisation: 30")];
    assert!(margo.post_and_go("/c/peers/composition", &mix).await.contains("Kept"));
    assert_eq!(margo.post("/c/peers/composition", &[("act", "mix"), ("mix", "nonsense")]).await.status, 422);
    let mut gwen = app.signed_in("gwen").await;
    let said = [("act", "describe"), ("place", "North"), ("years", "deep"), ("voice", "early")];
    let page = gwen.post_and_go("/c/peers/composition", &said).await;
    for part in ["South", "One is missing", "North", "30 to 60 in 100"] {
        assert!(page.contains(part), "{part} in {page}");
    }
    assert_eq!(app.browser().get("/c/peers/composition").await.status, 401);
}
