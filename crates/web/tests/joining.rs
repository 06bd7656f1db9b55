//! Inviting and applying on pages.

use axum::http::StatusCode;
use community::{Actor, charter, curation, invitations};
use testkit::{Answer, TestApp, both_apps, world::SLUG};

fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let from = text.find(start).unwrap_or_else(|| panic!("no {start} in {text}")) + start.len();
    text[from..].split(end).next().unwrap_or_default()
}

/// The path of a page that a letter leads to.
fn path_in(letter: &str, start: &str) -> String {
    let link = format!("https://hall.example{start}");
    let found = letter.split_whitespace().find(|word| word.starts_with(&link));
    found.unwrap_or_else(|| panic!("no {link} in {letter}")).replace("https://hall.example", "")
}

async fn takes_applications(app: &TestApp) {
    let mut margo = app.signed_in("margo").await;
    let set = [("nominations", "1"), ("applications", "1"), ("closes", "2026-11-06")];
    let page = margo.post_and_go("/c/peers/joining/ways", &set).await;
    assert!(page.contains("Applications are open until"), "{page}");
}

const FILLED: [(&str, &str); 6] = [
    ("name", "Ana Bright"),
    ("email", "ana@seeds.example"),
    ("n1", "A seed library, and last month the rota."),
    ("n2", "Curiosity"),
    ("n3", "Somebody to ring"),
    ("n4", "Seeds"),
];

fn with<'a>(form: &'a str, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = FILLED.to_vec();
    fields.retain(|(name, _)| !more.iter().any(|(other, _)| other == name));
    fields.push(("form", form));
    fields.extend(more);
    fields
}

async fn applications(app: &TestApp) -> Vec<curation::Application> {
    let mut work = app.hall.system();
    let viewer = charter::visit(&mut work, SLUG).await.unwrap();
    curation::applications(&mut work, &viewer).await.unwrap()
}

fn sees_other(answer: &Answer, how: &str) {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    assert!(answer.location().ends_with(how), "{}", answer.location());
}

// The design of apply: no account; an error summary; nothing that was written is lost; a copy at once.
both_apps!(somebody_applies_without_an_account_and_a_lost_connection_loses_nothing, async |app: &TestApp| {
    takes_applications(app).await;
    let mut ana = app.browser();
    let page = ana.page("/c/peers/apply").await;
    for word in [">CV<", "employer", "grade", "password"] {
        assert!(!page.contains(word), "{word}");
    }
    let form = between(&page, "name=\"form\" value=\"", "\"").to_owned();
    let wrong = ana.post("/c/peers/apply", &with(&form, &[("email", "ana"), ("n2", "")])).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    for words in ["error-summary", "href=\"#email\"", "href=\"#q2\"", "A seed library, and last month", &form]
    {
        assert!(wrong.text.contains(words), "{words} in {}", wrong.text);
    }
    sees_other(&ana.post("/c/peers/apply", &with(&form, &[])).await, "/apply/sent?how=written");
    // The answer was lost on its way; the browser sends the form once more.
    sees_other(&ana.post("/c/peers/apply", &with(&form, &[])).await, "/apply/sent?how=written");
    let letters = app.letters().await;
    let copies = letters.iter().filter(|letter| letter.address == "ana@seeds.example").count();
    assert_eq!(copies, 1, "one application, one letter");
    assert!(applications(app).await.is_empty(), "nothing counts before the address has answered");
    // A mail scanner opens every link: nothing changes.
    let copy = app.newest_to("ana@seeds.example", "application").await;
    let own = path_in(&copy.plain, "/application/");
    for _ in 0..3 {
        assert!(app.browser().page(&own).await.contains("counts for nothing yet"));
    }
    assert!(applications(app).await.is_empty());
    let mut fields = with(&form, &[("act", "send"), ("n2", "Curiosity, and tea")]);
    fields.retain(|(name, _)| *name != "form" && *name != "email");
    let sent = ana.post_and_go(&own, &fields).await;
    assert!(sent.contains("Your application is sent"), "{sent}");
    let all = applications(app).await;
    assert_eq!((all.len(), all[0].state.as_str()), (1, "sent"));
    let copy = app.newest_to("ana@seeds.example", "application").await;
    assert!(copy.plain.contains("Curiosity, and tea"), "{}", copy.plain);
    // The form of before does nothing to it.
    sees_other(&ana.post("/c/peers/apply", &with(&form, &[("n2", "Else")])).await, "how=before");
    let gone = ana.post_and_go(&own, &[("act", "withdraw")]).await;
    assert!(gone.contains("You took it back"), "{gone}");
});

both_apps!(finish_it_later_keeps_it_and_sends_its_page, async |app: &TestApp| {
    takes_applications(app).await;
    let mut ana = app.browser();
    let page = ana.page("/c/peers/apply").await;
    let form = between(&page, "name=\"form\" value=\"", "\"").to_owned();
    let later = with(&form, &[("n2", ""), ("n3", ""), ("name", ""), ("later", "1")]);
    sees_other(&ana.post("/c/peers/apply", &later).await, "how=later");
    let letter = app.newest_to("ana@seeds.example", "questions").await;
    let own = path_in(&letter.plain, "/application/");
    // From another browser, another day.
    let page = app.browser().page(&own).await;
    assert!(page.contains("A seed library, and last month the rota."), "{page}");
    let mut other = app.browser();
    let early = other.post(&own, &[("act", "send"), ("name", "Ana"), ("n1", "Seeds"), ("n4", "Tea")]).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(early.text.contains("href=\"#q2\"") && !early.text.contains("href=\"#q1\""), "{}", early.text);
    let all = [("act", "send"), ("name", "Ana"), ("n1", "Seeds"), ("n2", "a"), ("n3", "b"), ("n4", "Tea")];
    assert!(other.post_and_go(&own, &all).await.contains("Your application is sent"));
});

// Hostile: an applicant reading another's data by changing an address.
both_apps!(another_address_shows_nothing_of_another_application, async |app: &TestApp| {
    takes_applications(app).await;
    let mut ana = app.browser();
    let page = ana.page("/c/peers/apply").await;
    let form = between(&page, "name=\"form\" value=\"", "\"").to_owned();
    ana.post("/c/peers/apply", &with(&form, &[])).await;
    let copy = app.newest_to("ana@seeds.example", "application").await;
    let own = path_in(&copy.plain, "/application/");
    let mut letters: Vec<char> = own.chars().collect();
    let last = letters.len() - 1;
    letters[last] = if letters[last] == '3' { '4' } else { '3' };
    let other: String = letters.into_iter().collect();
    assert_eq!(ana.get(&other).await.status, StatusCode::NOT_FOUND);
    assert_eq!(ana.post(&other, &[("act", "withdraw")]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(ana.get("/application/1").await.status, StatusCode::NOT_FOUND);
    assert_eq!(ana.get("/c/peers/applications").await.status, StatusCode::UNAUTHORIZED);
    let mut gwen = app.signed_in("gwen").await;
    assert_eq!(gwen.get("/c/peers/applications").await.status, StatusCode::FORBIDDEN);
    assert_eq!(gwen.get("/c/peers/invitations").await.status, StatusCode::FORBIDDEN);
    let answer = ana.get(&own).await;
    assert_eq!(answer.headers["cache-control"], "no-store");
});

// S2.16, S2.19: criteria are published, and everyone reads them with their versions.
both_apps!(a_convenor_publishes_criteria_and_everyone_reads_them, async |app: &TestApp| {
    let mut margo = app.signed_in("margo").await;
    let empty =
        margo.post("/c/peers/joining/criteria", &[("rules", "For convenors"), ("act", "publish")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.text.contains("href=\"#commitment\"") && empty.text.contains("For convenors"));
    let filled = |rules: &'static str| {
        [
            ("rules", rules),
            ("experience", "Two years"),
            ("level", "They answer for it"),
            ("commitment", "Three hours a month"),
            ("objectives", "To hand over well"),
            ("act", "publish"),
        ]
    };
    margo.post_and_go("/c/peers/joining/criteria", &filled("For whoever runs a network")).await;
    margo.post_and_go("/c/peers/joining/criteria", &filled("For whoever runs a circle")).await;
    let page = app.browser().page("/c/peers/joining").await;
    for words in [
        "For whoever runs a circle",
        "Version <bdi>2</bdi>",
        "For whoever runs a network",
        "Version <bdi>1</bdi>",
        "Three hours a month",
    ] {
        assert!(page.contains(words), "{words} in {page}");
    }
    let mut gwen = app.signed_in("gwen").await;
    assert_eq!(gwen.get("/c/peers/joining/criteria").await.status, StatusCode::FORBIDDEN);
    let questions =
        [("number0", "1"), ("words0", "What do you run?"), ("kind0", "words"), ("required0", "1")];
    margo.post_and_go("/c/peers/joining/questions", &questions).await;
    takes_applications(app).await;
    assert!(app.browser().page("/c/peers/apply").await.contains("What do you run?"));
});

// S1.13
both_apps!(the_open_door_asks_for_one_sentence, async |app: &TestApp| {
    let mut margo = app.signed_in("margo").await;
    margo.post_and_go("/c/peers/joining/ways", &[("door", "1")]).await;
    let mut ana = app.browser();
    let page = ana.page("/c/peers/apply").await;
    assert_eq!(page.matches("<textarea").count(), 1, "one sentence");
    let text = page.to_lowercase();
    for word in ["employer", "grade", "salary"] {
        assert!(!text.contains(word), "{word}");
    }
    let form = between(&page, "name=\"form\" value=\"", "\"").to_owned();
    let one = [("name", "Ana"), ("email", "ana@seeds.example"), ("n4", "Seeds"), ("form", &form)];
    sees_other(&ana.post("/c/peers/apply", &one).await, "how=written");
    let copy = app.newest_to("ana@seeds.example", "application").await;
    app.answers(&copy, "YES", testkit::Style::Phone).await;
    let promise = app.newest_to("ana@seeds.example", "promise").await;
    app.answers(&promise, "I AGREE", testkit::Style::Phone).await;
    let mut gwen = app.signed_in("gwen").await;
    assert!(gwen.page("/c/peers/people?q=ana").await.contains("Ana"));
});

// S4.23: a convenor drafts, reads, edits and sends; nothing leaves before.
both_apps!(a_convenor_previews_an_invitation_and_its_page_answers_by_post_alone, async |app: &TestApp| {
    let mut margo = app.signed_in("margo").await;
    let typed = [
        ("name", "Ana Bright"),
        ("address", "ana@seeds.example"),
        ("note", "You wrote about rotas."),
        ("several", "Ben <ben@bread.example>\nnobody@\nGwen <gwen@pubcommons.example>"),
    ];
    let answer = margo.post("/c/peers/invitations", &typed).await;
    assert_eq!(answer.status, StatusCode::OK);
    for words in ["nobody@", "They are a member already", "are drafted"] {
        assert!(answer.text.contains(words), "{words} in {}", answer.text);
    }
    let list = margo.page("/c/peers/invitations").await;
    let preview = between(&list, "href=\"/c/peers/invitations/", "\"");
    let preview = format!("/c/peers/invitations/{preview}");
    let page = margo.page(&preview).await;
    assert!(page.contains("so that no convenor learns") || page.contains("Iolo"), "{page}");
    assert!(app.letters().await.iter().all(|letter| letter.kind != "invitation"));
    let ids: Vec<&str> =
        list.split("name=\"id\" value=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(ids.len(), 2);
    let chosen: Vec<(&str, &str)> = ids.iter().map(|id| ("id", *id)).collect();
    margo.post_and_go("/c/peers/invitations/send", &chosen).await;
    let letter = app.newest_to("ana@seeds.example", "invitation").await;
    let own = path_in(&letter.plain, "/invitation/");
    // A scanner opens it; then Ana, who presses the button.
    let mut ana = app.browser();
    for _ in 0..3 {
        assert!(ana.page(&own).await.contains("An invitation to you"));
    }
    let suggested =
        ana.post_and_go(&own, &[("act", "suggest"), ("name", "Cai"), ("address", "cai@seeds.example")]).await;
    assert!(suggested.contains("A convenor decides"), "{suggested}");
    let yes = ana.post_and_go(&own, &[("act", "yes")]).await;
    assert!(yes.contains("You have said yes"), "{yes}");
    app.newest_to("ana@seeds.example", "promise").await;
    let letter = app.newest_to("ben@bread.example", "invitation").await;
    let no = path_in(&letter.plain, "/invitation/");
    assert!(ana.post_and_go(&no, &[("act", "no")]).await.contains("You are not asked again"));
    let mut work = app.hall.system();
    let viewer = charter::visit(&mut work, SLUG).await.unwrap();
    let counts = invitations::count(&mut work, &viewer).await.unwrap();
    let expected = [("no", 1), ("suggested", 1), ("yes", 1)].map(|(word, count)| (word.to_owned(), count));
    assert_eq!(counts, expected);
    assert_eq!(work.actor(), Actor::System);
});

both_apps!(a_member_suggests_somebody_on_a_page, async |app: &TestApp| {
    let mut gwen = app.signed_in("gwen").await;
    let wrong = gwen.post("/c/peers/suggest", &[("name", "Ana"), ("address", "ana")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("value=\"Ana\""));
    let done =
        gwen.post_and_go("/c/peers/suggest", &[("name", "Ana"), ("address", "ana@seeds.example")]).await;
    assert!(done.contains("A convenor decides"), "{done}");
    let mut margo = app.signed_in("margo").await;
    let list = margo.page("/c/peers/invitations").await;
    assert!(list.contains("suggested by <bdi>Gwen Abernathy</bdi>"), "{list}");
    assert_eq!(app.browser().get("/c/peers/suggest").await.status, StatusCode::UNAUTHORIZED);
});
