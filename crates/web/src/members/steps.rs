//! `/c/{slug}/steps`: whom a convenor could invite to what, how many take part how often, and how many may come next.

use axum::{Form, extract::Path, response::Response};
use base::words::Words;
use community::{
    PersonId,
    members::{
        steps::{self, Step},
        throttle::{self, Suggestion},
    },
};
use serde::Deserialize;

use super::view::{StepLine, StepsPage};
use crate::{asker::Asker, errors::Trouble, links, said, said::show, shell::Here};

/// `GET /c/{slug}/steps`
pub async fn page(mut asker: Asker, Path(slug): Path<String>) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let told = |refused| asker.trouble(refused);
    let mut work = asker.work();
    let next = steps::next_steps(&mut work, &viewer).await.map_err(told)?;
    let levels = steps::levels(&mut work, &viewer).await.map_err(told)?;
    let suggestion = throttle::suggest(&mut work, &viewer).await.map_err(told)?;
    drop(work);
    let words = asker.shell.words;
    let line = |one: steps::Invitation| StepLine {
        person: one.person.0,
        step: one.to.word(),
        said: words.tell(
            "steps-why",
            &[
                ("name", viewer.calls(&one.name).into()),
                ("does", words.say(&format!("step-{}", one.does.word())).into()),
                ("to", words.say(&format!("step-ask-{}", one.to.word())).into()),
            ],
        ),
        name: viewer.calls(&one.name),
        role: matches!(one.to, Step::Host | Step::CoConvene),
    };
    let why = throttle_why(words, &suggestion);
    let levels = words.tell(
        "steps-levels",
        &[
            ("core", levels.core.into()),
            ("active", levels.active.into()),
            ("occasional", levels.occasional.into()),
            ("peripheral", levels.peripheral.into()),
        ],
    );
    let steps = next.into_iter().map(line).collect();
    let title = asker.shell.say("steps-title");
    let shell = asker.shell.titled(title).at(Here::People);
    show(asker.news, &StepsPage { shell, slug, steps, levels, places: suggestion.places, why })
}

/// Why so many may come next, as a sentence.
pub(crate) fn throttle_why(words: Words, suggestion: &Suggestion) -> String {
    words.tell(
        &format!("throttle-{}", suggestion.why.word()),
        &[
            ("landed", suggestion.landed.into()),
            ("joined", suggestion.joined.into()),
            ("from", suggestion.days.0.into()),
            ("to", suggestion.days.1.into()),
            ("members", suggestion.members.into()),
        ],
    )
}

/// What the forms send.
#[derive(Deserialize)]
pub struct Invited {
    person: String,
    step: String,
}

/// `POST /c/{slug}/steps`
pub async fn act(
    mut asker: Asker,
    Path(slug): Path<String>,
    Form(invited): Form<Invited>,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let person: PersonId = invited.person.parse().map_err(|_| Trouble::NotFound)?;
    let done = steps::invited(&mut asker.work(), &viewer, person, &invited.step).await;
    done.map_err(|refused| asker.trouble(refused))?;
    Ok(said::then(&links::steps(&slug), "step-asked", None))
}
