//! What our answers look like: whole letters, as text and as HTML, held against the files beside this one. `GUILDHALL_WRITE=1` writes them anew.

use std::{fs, path::Path};

use testkit::{Hall, Style, TestApp, post::Sent};

const GWEN: &str = "gwen@pubcommons.example";
const MARGO: &str = "margo@commonkettle.example";

/// A letter as it was set, against its file. What differs from run to run is taken out.
fn looks(name: &str, body: &str) {
    let mut said = body.to_owned();
    for (before, length) in [("/talk/", 13), ("DELETE ME ", 8), ("DELETE EVERYTHING ", 8)] {
        let mut from = 0;
        while let Some(at) = said[from..].find(before).map(|at| from + at + before.len()) {
            let id =
                said.get(at..at + length).is_some_and(|id| id.chars().all(|c| c.is_ascii_alphanumeric()));
            if id {
                said.replace_range(at..at + length, "…");
            }
            from = at;
        }
    }
    let said: String = said.lines().map(|line| format!("{}\n", line.trim_end())).collect();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/answers").join(name);
    if std::env::var_os("GUILDHALL_WRITE").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, &said).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == said, "{name} looks otherwise now:\n{said}");
}

#[tokio::test]
async fn answers_look_as_they_did() {
    let app = TestApp::over(Hall::sqlite().await).await;
    let stranger = "Mair Evans <mair@valley.example>";
    app.deliver(&Sent::new(
        stranger,
        "peers@hall.example",
        "May I ask?",
        "Is there a network like yours in Kerry?",
    ))
    .await;
    app.deliver(&Sent::new(
        "Olwen Rees <olwen@valley.example>",
        "peers-join@hall.example",
        "Hello",
        "I run a tool library.",
    ))
    .await;
    app.deliver(
        &Sent::new(&format!("Gwen <{GWEN}>"), "peers@hall.example", "Trailers", "Who has one?").unproven(),
    )
    .await;
    app.deliver(&Sent::new(
        &format!("Gwen <{GWEN}>"),
        "peers@hall.example",
        "Rotas",
        "Who has handed one over?",
    ))
    .await;
    let receipt = app.newest_to(GWEN, "receipt").await;
    app.answers(&receipt, "HELP", Style::Phone).await;
    app.answers(&receipt, "HEAVY", Style::Phone).await;
    app.answers(&receipt, "PRIVATE the accounts worry me", Style::Phone).await;
    app.answers(&receipt, "MY DATA", Style::Phone).await;
    app.answers(&receipt, "DELETE ME", Style::Phone).await;
    app.answers(&receipt, "LEAVE", Style::Phone).await;
    let held = app.newest_to(MARGO, "held").await;
    app.answers(&held, "REJECT please write to the Kerry list", Style::Phone).await;
    for (address, kind) in [
        ("mair@valley.example", "waits"),
        ("mair@valley.example", "settled"),
        ("olwen@valley.example", "promise"),
        (MARGO, "held"),
        (MARGO, "note"),
        ("jonah@commonkettle.example", "settled"),
        ("farida@newneighbours.example", "care"),
        (GWEN, "was-this-you"),
        (GWEN, "help"),
        (GWEN, "my-data"),
        (GWEN, "confirm"),
        (GWEN, "left"),
    ] {
        let letter = app.newest_to(address, kind).await;
        let who = address.split('@').next().unwrap();
        looks(&format!("{kind}.{who}.txt"), &format!("Subject: {}\n\n{}", letter.subject, letter.plain));
        looks(&format!("{kind}.{who}.html"), &letter.html);
        assert!(
            letter.html.len() < 20_000 && !letter.html.contains("<img") && !letter.html.contains("<script")
        );
        assert!(
            letter.plain.lines().all(|line| line.starts_with("    ") || line.chars().count() <= 66),
            "{}",
            letter.plain
        );
    }
}
