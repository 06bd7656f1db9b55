//! Founding a community and choosing a date, on pages.

use axum::http::StatusCode;
use testkit::{Browser, Hall, TestApp};

const LIST: &str = "Name;E-Mail\nAda Lovelace;ada@example.org\nBob Byron;bob@example.org\nAda Lovelace;ada@elsewhere.example\nCarol;carol@example\n=1+1;dan@example.org\nBob Byron;bob@example.org\n";

async fn begun(browser: &mut Browser<'_>) -> String {
    let answer = browser.post("/begin", &[]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    answer.location().trim_end_matches("/cause").to_owned()
}

const CAUSE: [(&str, &str); 4] = [
    ("name", "Bridge Builders"),
    ("who", "campaign leaders"),
    ("what", "leading through a crisis"),
    ("why", "nobody learns the hard way alone"),
];

/// A page without the marks that keep names and hours apart from the words around them.
fn flat(page: &str) -> String {
    page.replace("<bdi>", "").replace("</bdi>", "")
}

// S1.10, S0.1, S2.4: a list is pasted, and ten minutes later everything is ready to be seen, and written otherwise.
#[tokio::test]
async fn a_convenor_founds_a_community_from_a_pasted_list() {
    let app = TestApp::over(Hall::sqlite().await).await;
    let before = app.letters().await.len();
    let mut gwen = app.signed_in("gwen").await;
    assert!(gwen.page("/begin").await.contains("Five plain steps"));
    let at = begun(&mut gwen).await;
    // What is wanting is said in its place, and what was written stays.
    let wrong =
        gwen.post(&format!("{at}/cause"), &[("name", "Bridge Builders"), ("who", "campaign leaders")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        wrong.text.contains("Say what they practise") && wrong.text.contains("value=\"campaign leaders\"")
    );
    let people = gwen.post_and_go(&format!("{at}/cause"), &CAUSE).await;
    assert!(people.contains("Whom do you want to ask?"));
    // The session is lost: another browser goes on where it was.
    drop(gwen);
    let mut gwen = app.signed_in("gwen").await;
    assert!(gwen.page("/begin").await.contains("Bridge Builders"));
    let read = gwen.post(&format!("{at}/people"), &[("list", LIST)]).await;
    assert_eq!(read.status, StatusCode::OK);
    for fact in [
        "One line could not be read",
        "Line 5",
        "the part after the @ has no dot",
        "One name under several addresses",
        "ada@example.org, ada@elsewhere.example",
        "Line 7: bob@example.org stands in line 3 already.",
        "Names that begin like a formula",
        "4 addresses were read",
    ] {
        assert!(flat(&read.text).contains(fact), "{fact}: {}", read.text);
    }
    let thirteen: String = (1..=13).map(|n| format!("Leader {n} <leader{n}@org{n}.example>\n")).collect();
    let exists = gwen.post_and_go(&format!("{at}/people"), &[("list", &thirteen)]).await;
    assert!(flat(&exists).contains("Is it here already?"));
    let preset = gwen.page(&format!("{at}/preset")).await;
    for title in ["Senior leaders", "Network of networks", "Specialists", "Open door", "Plain mailing list"] {
        assert!(flat(&preset).contains(title), "{title}");
    }
    let preview = gwen.post_and_go(&format!("{at}/preset"), &[("preset", "senior-leaders")]).await;
    for fact in [
        "nothing has happened yet",
        "We bring together campaign leaders who practise leading through a crisis so that nobody learns the hard way alone.",
        "13 invitations",
        "leader13@org13.example",
        "Gwen Abernathy",
        "second Thursday of each month",
        "Promised at most",
        "DELEGATE",
        "https://hall.example/c/bridge-builders",
        "bridge-builders@hall.example",
    ] {
        assert!(flat(&preview).contains(fact), "{fact}: {preview}");
    }
    assert!(preview.matches("<time datetime=\"2027-").count() >= 9, "a year of dates");
    // The invitation stands there as it will be read.
    assert!(flat(&preview).contains("Dear Leader") || flat(&preview).contains("Leader"), "{preview}");
    // All of it can be written otherwise.
    let charter = gwen.page(&format!("{at}/charter")).await;
    assert_eq!(charter.matches("<textarea").count(), 21);
    let changed = gwen.post_and_go(&format!("{at}/charter"), &[("care", "Yuki looks after us.")]).await;
    assert!(flat(&changed).contains("Yuki looks after us."));
    let odd = gwen.post(&format!("{at}/charter"), &[("cause", &"word ".repeat(26))]).await;
    assert_eq!(odd.status, StatusCode::UNPROCESSABLE_ENTITY);
    gwen.post_and_go(&format!("{at}/charter"), &[("cause", "")]).await;
    let rhythm = [
        ("name", "Circle"),
        ("every", "quarter"),
        ("nth", "1"),
        ("weekday", "2"),
        ("at", "16:00"),
        ("zone", "Europe/London"),
        ("minutes", "60"),
        ("mode", "phone"),
        ("starts", "2026-11-01"),
        ("skip", ""),
        ("asked", "yes"),
        ("dates", "2026-11-10 16:00\n2026-11-17 16:00"),
    ];
    let changed = gwen.post_and_go(&format!("{at}/rhythm"), &rhythm).await;
    assert!(
        changed.contains("quarter") && flat(&changed).contains("Tuesday 10 November, 16:00"),
        "{changed}"
    );
    let details = [
        ("note", "I thought of you first."),
        ("minutes", "40"),
        ("slug", "bridges"),
        ("level", "members-only"),
        ("renewal", "2027-06-01"),
    ];
    let changed = gwen.post_and_go(&format!("{at}/details"), &details).await;
    assert!(
        changed.contains("I thought of you first.") && flat(&changed).contains("/c/bridges"),
        "{changed}"
    );
    assert_eq!(app.letters().await.len(), before, "nobody was written to");
    let done = gwen.post_and_go(&format!("{at}/preview"), &[("act", "found")]).await;
    for part in
        ["Group", "Space", "Knowledge", "Care", "Yuki looks after us.", "Low capture", "bridges@hall.example"]
    {
        assert!(flat(&done).contains(part), "{part}: {done}");
    }
    let sent = app.letters().await;
    let invited = sent.iter().filter(|letter| letter.address.contains("@org")).count();
    assert_eq!(invited, 13);
    let one = sent.iter().find(|letter| letter.address == "leader7@org7.example").unwrap();
    let plain = one.plain.split_whitespace().collect::<Vec<_>>().join(" ");
    for fact in [
        "Bridge Builders",
        "nobody learns the hard way alone",
        "I thought of you first.",
        "Tuesday 10 November, 16:00",
    ] {
        assert!(plain.contains(fact), "{fact}: {plain}");
    }
    // The founder is asked which date suits; sent twice, the form founds nothing twice.
    assert!(sent.iter().any(|letter| letter.kind == "dates" && letter.address == "gwen@pubcommons.example"));
    let again = gwen.post(&format!("{at}/preview"), &[("act", "found")]).await;
    assert_eq!(again.location(), format!("{at}/done"));
    assert_eq!(app.letters().await.len(), sent.len());
    // S1.9: nothing is withheld from a community that costs nothing: each page of a convenor is there.
    for page in [
        "",
        "/rhythm",
        "/dates",
        "/people",
        "/talk",
        "/letters",
        "/held",
        "/discover",
        "/search",
        "/invitations",
        "/joining",
        "/applications",
        "/profile",
        "/belonging",
        "/unreached",
    ] {
        gwen.page(&format!("/c/bridges{page}")).await;
    }
}

// Hostile: another's founding by its address; a list that no page can hold.
#[tokio::test]
async fn a_founding_opens_for_its_founder_alone() {
    let app = TestApp::over(Hall::sqlite().await).await;
    let mut gwen = app.signed_in("gwen").await;
    let at = begun(&mut gwen).await;
    let mut iolo = app.signed_in("iolo").await;
    for step in [
        "", "/cause", "/people", "/exists", "/preset", "/preview", "/charter", "/rhythm", "/details", "/done",
    ] {
        assert_eq!(iolo.get(&format!("{at}{step}")).await.status, StatusCode::NOT_FOUND, "{step}");
    }
    let act = iolo.post(&format!("{at}/preview"), &[("act", "found")]).await;
    assert_eq!(act.status, StatusCode::NOT_FOUND);
    assert_eq!(app.browser().get(&at).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(app.browser().get("/begin").await.status, StatusCode::UNAUTHORIZED);
    let many: String = (0..3_100).map(|n| format!("p{n}@example.org\n")).collect();
    let answer = gwen.post(&format!("{at}/people"), &[("list", &many)]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("guildhall import members"));
    // What is wanting is named, and no button founds it.
    let preview = gwen.page(&format!("{at}/preview")).await;
    assert!(flat(&preview).contains("Before it can begin") && !preview.contains("value=\"found\""));
    let act = gwen.post(&format!("{at}/preview"), &[("act", "found")]).await;
    assert_eq!(act.status, StatusCode::UNPROCESSABLE_ENTITY);
    let gone = gwen.post_and_go(&format!("{at}/preview"), &[("act", "drop")]).await;
    assert!(gone.contains("It is thrown away"));
}

// TP10 by hand, and the year of dates.
#[tokio::test]
async fn a_rhythm_is_set_and_a_date_is_chosen_on_pages() {
    let app = TestApp::over(Hall::sqlite().await).await;
    let mut margo = app.signed_in("margo").await;
    let rhythm = [
        ("name", "Circle"),
        ("every", "month"),
        ("nth", "2"),
        ("weekday", "4"),
        ("at", "10:00"),
        ("zone", "Europe/London"),
        ("minutes", "90"),
        ("mode", "video"),
        ("starts", "2026-11-01"),
        ("skip", "2027-08-01 2027-08-31"),
    ];
    let page = margo.post_and_go("/c/peers/rhythm", &rhythm).await;
    assert!(flat(&page).contains("the second Thursday of each month at 10:00 (Europe/London)"), "{page}");
    assert!(flat(&page).contains("Thursday 12 August 2027, 10:00") && flat(&page).contains("left out"));
    let mut wrong = rhythm;
    wrong[4] = ("at", "25:00");
    let answer = margo.post("/c/peers/rhythm", &wrong).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("Write the hour like 10:00") && answer.text.contains("value=\"25:00\""));
    let mut wil = app.signed_in("wilhelmina").await;
    assert!(flat(&wil.page("/c/peers/rhythm").await).contains("11:00 where you are"));
    assert_eq!(wil.post("/c/peers/rhythm", &rhythm).await.status, StatusCode::FORBIDDEN);

    let poll = [
        ("title", "Winter circle"),
        ("minutes", "90"),
        ("dates", "2026-12-10 10:00\n2026-12-11 10:00"),
        ("zone", "Europe/London"),
        ("closes", "2026-11-20 18:00"),
    ];
    let page = margo.post("/c/peers/dates", &poll).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.text);
    let at = page.location().to_owned();
    let unread = margo
        .post(
            "/c/peers/dates",
            &[
                ("title", "x"),
                ("minutes", "90"),
                ("dates", "soon\n2026-12-11 10:00"),
                ("zone", "UTC"),
                ("closes", "2026-11-20 18:00"),
            ],
        )
        .await;
    assert_eq!(unread.status, StatusCode::UNPROCESSABLE_ENTITY, "nobody is asked about less than was meant");
    let shown = wil.page(&at).await;
    assert!(
        flat(&shown).contains("Thursday 10 December, 11:00") && !flat(&shown).contains("What was answered")
    );
    let after = wil.post_and_go(&at, &[("suits", "2"), ("note", "after eleven")]).await;
    assert!(flat(&after).contains("Your answer is kept") && flat(&after).contains("suits one of you"));
    let results = margo.page(&at).await;
    assert!(flat(&results).contains("Wilhelmina Dace") && flat(&results).contains("after eleven"));
    assert_eq!(wil.post(&format!("{at}/choose"), &[("number", "2")]).await.status, StatusCode::FORBIDDEN);
    let chosen = margo.post_and_go(&format!("{at}/choose"), &[("number", "2")]).await;
    assert!(flat(&chosen).contains("It is Friday 11 December, 10:00"), "{chosen}");
    assert!(app.browser().get(&at).await.status == StatusCode::UNAUTHORIZED);
    assert!(
        app.letters()
            .await
            .iter()
            .any(|letter| letter.kind == "gathering" && letter.subject.contains("Friday 11 December"))
    );
}
