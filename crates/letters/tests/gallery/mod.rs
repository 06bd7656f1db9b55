//! Every letter there is, as the standing community gets it: for the test of what a good letter is, and to look at
//! (`cargo x gallery FOLDER`). Each scene is a story of its own, told over letters; what is done on a page is done by its verb.

mod after;
mod agreeing;
mod arriving;
mod belonging;
mod caring;
mod choosing;
mod exchanges;
mod joining;
mod meeting;
mod sets;
mod talking;
mod topics;

use std::{collections::BTreeMap, time::Duration};

use community::{
    PersonId,
    charter::{self, Viewer},
    notices::{self, Letter},
};
use testkit::{Hall, TestApp, post::Sent, world::SLUG};

pub const MARGO: &str = "margo@commonkettle.example";
pub const JONAH: &str = "jonah@commonkettle.example";
pub const GWEN: &str = "gwen@pubcommons.example";
pub const IOLO: &str = "iolo@cwmrepair.example";
pub const FARIDA: &str = "farida@newneighbours.example";
pub const MAIR: &str = "mair@valley.example";
pub const DAY: Duration = Duration::from_secs(86_400);

/// A letter of the gallery.
pub struct Entry {
    /// Its kind and what tells it from others of its kind.
    pub name: String,
    pub letter: Letter,
}

/// Every letter, by its name. A convenor has no letter, if theirs says what a member's says.
pub async fn all() -> Vec<Entry> {
    let mut letters = Vec::new();
    letters.extend(talking::letters().await);
    letters.extend(arriving::letters().await);
    letters.extend(joining::letters().await);
    letters.extend(choosing::letters().await);
    letters.extend(belonging::letters().await);
    letters.extend(agreeing::letters().await);
    letters.extend(caring::letters().await);
    letters.extend(meeting::letters().await);
    letters.extend(topics::letters().await);
    letters.extend(sets::letters().await);
    letters.extend(exchanges::letters().await);
    let mut named = BTreeMap::new();
    for letter in letters {
        // Written by hand, so that it comes back.
        if letter.subject == "x" {
            continue;
        }
        // Two of the one letter are enough to look at.
        if letter.kind == "digest" && ![IOLO, GWEN].contains(&letter.address.as_str()) {
            continue;
        }
        named.entry(name_of(&letter)).or_insert(letter);
    }
    named.into_iter().map(|(name, letter)| Entry { name, letter }).collect()
}

/// Kind and subject; of what always has one subject, the first words too.
fn name_of(letter: &Letter) -> String {
    let who = letter.address.split('@').next().unwrap_or_default();
    let told = match letter.kind.as_str() {
        "digest" => format!("{who} {}", letter.subject),
        kind if ["receipt", "application-done", "invitation-done", "case-heard", "intake"]
            .contains(&kind)
            || letter.subject.is_empty() =>
        {
            lead(&letter.plain)
        }
        _ => letter.subject.clone(),
    };
    let kept: String =
        told.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { ' ' }).collect();
    let words: Vec<&str> = kept.split_whitespace().take(6).collect();
    format!("{}-{}", letter.kind, words.join("-"))
}

/// The sentence below the first line.
pub fn lead(plain: &str) -> String {
    plain.lines().skip(1).find(|line| !line.trim().is_empty()).unwrap_or_default().to_owned()
}

pub async fn app() -> TestApp {
    TestApp::over(Hall::sqlite().await).await
}

pub async fn viewer(app: &TestApp, name: &str) -> Viewer {
    seen(app, app.world.person(name)).await
}

pub async fn seen(app: &TestApp, person: PersonId) -> Viewer {
    charter::visit(&mut app.hall.of(person), SLUG).await.unwrap()
}

/// The house as its letters know it.
pub fn sender() -> letters::Sender {
    testkit::post::reader().sender
}

/// All letters of a house, oldest first.
pub async fn outbox(app: &TestApp) -> Vec<Letter> {
    app.run().await;
    let mut all = notices::outbox(&mut app.hall.system(), 5_000).await.unwrap();
    all.reverse();
    all
}

pub async fn writes(app: &TestApp, from: &str, to: &str, subject: &str, words: &str) {
    app.deliver(&Sent::new(from, &format!("{to}@hall.example"), subject, words)).await;
}
