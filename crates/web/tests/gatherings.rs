//! Gatherings by hand: planned, answered, called off; and the address of one's own dates.

use testkit::{Hall, TestApp};

async fn app() -> TestApp {
    TestApp::over(Hall::sqlite().await).await
}

const PLAN: [(&str, &str); 12] = [
    ("title", "Autumn circle"),
    ("purpose", "What we have learned"),
    ("day", "2026-10-29"),
    ("hour", "10:00"),
    ("zone", "Europe/London"),
    ("minutes", "90"),
    ("mode", "video"),
    ("place", ""),
    ("link", ""),
    ("dial_in", "+44 1632 960144"),
    ("capacity", ""),
    ("open", "yes"),
];

/// Margo plans it; where it is.
async fn planned(app: &TestApp) -> String {
    let mut margo = app.signed_in("margo").await;
    let preview = margo.post("/c/peers/gatherings", &PLAN).await;
    assert!(preview.text.contains("Plan it and ask everyone"), "nobody is asked before it was looked at");
    let sure: Vec<(&str, &str)> = PLAN.iter().copied().chain([("sure", "yes")]).collect();
    let done = margo.post("/c/peers/gatherings", &sure).await;
    done.location().to_owned()
}

#[tokio::test]
async fn a_gathering_is_planned_after_a_look_and_answered_on_its_page() {
    let app = app().await;
    let place = planned(&app).await;
    app.run().await;
    let mut gwen = app.signed_in("gwen").await;
    let page = gwen.page(&place).await;
    for fact in ["Autumn circle", "Join by", "Jitsi", "tel:+441632960144", "Will you be there?"] {
        assert!(page.contains(fact), "{fact}: {page}");
    }
    let page =
        gwen.post_and_go(&place, &[("coming", "accepted"), ("note", "By train"), ("shown", "yes")]).await;
    assert!(page.contains("Your answer is kept") && page.contains("You answered on"), "{page}");
    let mut iolo = app.signed_in("iolo").await;
    assert!(iolo.page(&place).await.contains("Gwen"), "she lets it be seen");
    assert!(!iolo.page(&place).await.contains("By train"), "her line is for the hosts");
    // Nobody who is not asked sees the way in, and the list is open because it was said so.
    let mut visitor = app.browser();
    let seen = visitor.page(&place).await;
    assert!(
        seen.contains("Autumn circle") && !seen.contains("meet.jit.si") && !seen.contains("960144"),
        "{seen}"
    );
    let open = visitor.get("/c/peers/gatherings.ics").await;
    assert!(
        open.text.contains("SUMMARY:Autumn circle") && !open.text.contains("meet.jit.si"),
        "{}",
        open.text
    );
    // A member does not change it.
    let refused = gwen.post(&format!("{place}/cancel"), &[]).await;
    assert_eq!(refused.status.as_u16(), 403);
    let mut margo = app.signed_in("margo").await;
    let list = margo.page(&place).await;
    assert!(list.contains("By train"), "{list}");
    let page = margo.post_and_go(&format!("{place}/guest"), &[("name", "Ada Guest")]).await;
    assert!(page.contains("Ada Guest"));
    let page = margo.post_and_go(&format!("{place}/cancel"), &[]).await;
    assert!(page.contains("This gathering is called off"), "{page}");
}

#[tokio::test]
async fn what_cannot_be_comes_back_with_what_was_written() {
    let app = app().await;
    let mut margo = app.signed_in("margo").await;
    let odd: Vec<(&str, &str)> = PLAN
        .iter()
        .map(|(name, value)| match *name {
            "day" => ("day", "2020-01-01"),
            "link" => ("link", "javascript:alert(1)"),
            _ => (*name, *value),
        })
        .collect();
    let back = margo.post("/c/peers/gatherings", &odd).await;
    assert_eq!(back.status.as_u16(), 422);
    assert!(
        back.text.contains("still ahead")
            && back.text.contains("Autumn circle")
            && back.text.contains("Write the link like")
    );
}

#[tokio::test]
async fn ones_own_dates_are_followed_by_an_address_that_can_be_taken_back() {
    let app = app().await;
    planned(&app).await;
    app.run().await;
    let mut gwen = app.signed_in("gwen").await;
    let page = gwen.post_and_go("/dates", &[("what", "make")]).await;
    let address = page
        .split("https://hall.example")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .unwrap_or_default()
        .to_owned();
    assert!(address.starts_with("/dates/") && address.ends_with(".ics"), "{page}");
    let mut program = app.browser();
    let feed = program.get(&address).await;
    assert!(feed.text.contains("SUMMARY:Autumn circle (Peer Network Convenors)"), "{}", feed.text);
    assert!(feed.text.contains("meet.jit.si") && !feed.text.contains("ATTENDEE"), "{}", feed.text);
    gwen.post("/dates", &[("what", "drop")]).await;
    assert_eq!(program.get(&address).await.status.as_u16(), 404);
    assert_eq!(program.get("/dates/0000000000000000000000000.ics").await.status.as_u16(), 404);
}
