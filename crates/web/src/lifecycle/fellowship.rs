//! `/c/{slug}/stage/fellowship`: "network or community?"

use axum::{
    extract::{Path, RawForm},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use community::{
    Refused,
    charter::Viewer,
    lifecycle::fellowship::{self, Mode, STATEMENTS},
};

use super::view::FellowshipPage;
use crate::{asker::Asker, charter::edit::Fields, errors::Trouble, forms::Problems, links, said, said::show};

/// `GET /c/{slug}/stage/fellowship`
pub async fn page(mut asker: Asker, Path(slug): Path<String>) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    shown(asker, &viewer, Problems::none()).await
}

/// What to use, by what a group is.
fn features(mode: Mode) -> &'static [&'static str] {
    match mode {
        Mode::Community => &["feature-rhythm", "feature-promise", "feature-safety", "feature-renewal"],
        Mode::Becoming => &["feature-pairs", "feature-task", "feature-rhythm-later"],
        Mode::Network => {
            &["feature-directory", "feature-introductions", "feature-calls", "feature-no-ballot"]
        }
    }
}

async fn shown(asker: Asker, viewer: &Viewer, problems: Problems) -> Result<Response, Trouble> {
    let stand =
        fellowship::standing(&mut asker.work(), viewer).await.map_err(|refused| asker.trouble(refused))?;
    let (reading, words) = (asker.reading(), asker.shell.words);
    let shown = stand.as_ref().and_then(|stand| stand.shown.as_ref());
    let open = stand.as_ref().filter(|stand| stand.is_open(reading.now));
    let one = |number: f64| format!("{number:.1}");
    let statement = |place: usize| {
        let mean = shown.map(|shown| match shown.means.get(place - 1).copied().flatten() {
            Some(mean) => one(mean),
            None => words.say("fellowship-alike").to_owned(),
        });
        (place, words.say(&format!("fellowship-statement-{place}")), mean)
    };
    let mut shell = asker.shell;
    shell.mistake = !problems.is_empty();
    let title = shell.say("fellowship-title");
    let page = FellowshipPage {
        slug: viewer.community().slug.clone(),
        convenor: viewer.is_convenor(),
        statements: (1..=STATEMENTS).map(statement).collect(),
        open: open.map(|stand| reading.day(stand.check.closes_at)),
        mine: stand.as_ref().is_some_and(|stand| stand.mine),
        may_open: viewer.is_convenor() && open.is_none(),
        answered: stand.as_ref().map(|stand| stand.answered),
        too_few: stand.is_some() && open.is_none() && shown.is_none(),
        result: shown.map(|shown| {
            let mode = shown.mode.word();
            let (name, text) = (format!("fellowship-{mode}"), format!("fellowship-{mode}-text"));
            (one(shown.mean), words.say(&name), words.say(&text))
        }),
        features: shown
            .map_or(&[][..], |shown| features(shown.mode))
            .iter()
            .map(|key| words.say(key))
            .collect(),
        problems,
        shell: shell.titled(title),
    };
    show(asker.news, &page)
}

/// `POST /c/{slug}/stage/fellowship`
pub async fn act(
    mut asker: Asker,
    Path(slug): Path<String>,
    RawForm(form): RawForm,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let sent = Fields::of(&form);
    let mut work = asker.work();
    let done = match sent.text("act") {
        "open" => fellowship::open(&mut work, &viewer).await.map(|_| "fellowship-opened"),
        act => {
            let stand = fellowship::standing(&mut work, &viewer).await.map_err(|r| asker.trouble(r))?;
            let id = stand.ok_or(Trouble::NotFound)?.check.id;
            if act == "close" {
                fellowship::close(&mut work, &viewer, id).await.map(|()| "fellowship-closed")
            } else {
                let number = |place: usize| sent.text(&format!("number{place}")).parse().unwrap_or(0);
                let numbers: Vec<i64> = (1..=STATEMENTS).map(number).collect();
                fellowship::answer(&mut work, &viewer, id, &numbers).await.map(|()| "fellowship-counted")
            }
        }
    };
    drop(work);
    match done {
        Ok(key) => Ok(said::then(&links::fellowship(&slug), key, None)),
        Err(Refused::Invalid(list)) => {
            let problems = Problems::found(asker.shell.words, &list);
            let page = shown(asker, &viewer, problems).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(refused) => Err(asker.trouble(refused)),
    }
}
