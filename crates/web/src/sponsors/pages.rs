//! `/c/{slug}/sponsors` for convenors, `/c/{slug}/sponsor` for a sponsor.

use axum::{
    extract::{Path, RawForm},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use base::{Id, Time};
use community::{
    Refused,
    charter::{Viewer, sections},
    lifecycle,
    sponsors::{self, EVERY_DAYS, Promise, Record},
};

use super::view::{OwnPage, PromiseView, SponsorView, SponsorsPage};
use crate::{
    asker::Asker,
    charter::edit::{Fields, convenor},
    dates::Reading,
    errors::Trouble,
    forms::Problems,
    lifecycle::pages::name,
    links, said,
    said::show,
};

/// `GET /c/{slug}/sponsors`
pub async fn page(mut asker: Asker, Path(slug): Path<String>) -> Result<Response, Trouble> {
    let viewer = convenor(&mut asker, &slug).await?;
    shown(asker, &viewer, &Fields::of(b""), Problems::none()).await
}

fn promise(reading: &Reading, one: &Promise) -> PromiseView {
    PromiseView {
        id: one.id,
        organisation: one.organisation.clone(),
        words: one.words.clone(),
        due: reading.day(one.due_at),
        open: one.is_open(),
        overdue: one.is_overdue(reading.now),
        kept: one.kept_at.is_some(),
    }
}

async fn shown(
    asker: Asker,
    viewer: &Viewer,
    sent: &Fields,
    problems: Problems,
) -> Result<Response, Trouble> {
    let list = sponsors::list(&mut asker.work(), viewer).await.map_err(|refused| asker.trouble(refused))?;
    let reading = asker.reading();
    let now = reading.now;
    let of = |id: Id| list.promises.iter().filter(move |one| one.sponsor == id);
    let mut shell = asker.shell;
    shell.mistake = !problems.is_empty();
    let title = shell.say("sponsors-title");
    // A form of one that is there came back: what was typed stands in its own fields.
    let new = sent.text("act") == "keep" && sent.text("sponsor").is_empty();
    let typed = |name: &str| if new { sent.text(name).to_owned() } else { String::new() };
    let page = SponsorsPage {
        slug: viewer.community().slug.clone(),
        overdue: list.overdue(now).map(|one| promise(&reading, one)).collect(),
        silent: list.silent(now).map(|one| one.organisation.clone()).collect(),
        sponsors: list
            .sponsors
            .iter()
            .map(|one| SponsorView {
                id: one.id,
                organisation: one.organisation.clone(),
                contact: one.contact.clone(),
                address: one.address.clone(),
                every_days: one.every_days,
                spoke: one.spoke_at.map(|at| reading.day(at)),
                due: reading.day(one.word_due()),
                silent: one.word_due() < now,
                looks: one.person.is_some(),
                promises: of(one.id).map(|one| promise(&reading, one)).collect(),
            })
            .collect(),
        organisation: typed("organisation"),
        contact: typed("contact"),
        address: typed("address"),
        problems,
        shell: shell.titled(title),
    };
    show(asker.news, &page)
}

/// The end of a day: until then a promise is in time.
fn end_of(day: &str) -> Time {
    sections::day(day).map_or(Time::default(), |day| day + std::time::Duration::from_secs(86_399))
}

/// `POST /c/{slug}/sponsors`
pub async fn act(
    mut asker: Asker,
    Path(slug): Path<String>,
    RawForm(form): RawForm,
) -> Result<Response, Trouble> {
    let viewer = convenor(&mut asker, &slug).await?;
    let sent = Fields::of(&form);
    let id = |name: &str| sent.text(name).parse::<Id>().map_err(|_| Trouble::NotFound);
    let mut work = asker.work();
    let work = &mut work;
    let done: Result<(), Refused> = match sent.text("act") {
        "keep" => {
            let record = Record {
                organisation: sent.text("organisation").to_owned(),
                contact: sent.text("contact").to_owned(),
                address: sent.text("address").to_owned(),
                every_days: sent
                    .get("every_days")
                    .map_or(EVERY_DAYS, |days| days.trim().parse().unwrap_or(0)),
            };
            let there = if sent.text("sponsor").is_empty() { None } else { Some(id("sponsor")?) };
            sponsors::keep(work, &viewer, there, &record).await.map(drop)
        }
        "spoke" => sponsors::spoke(work, &viewer, id("sponsor")?).await,
        "end" => sponsors::end(work, &viewer, id("sponsor")?).await,
        "invite" => sponsors::invite(work, &viewer, id("sponsor")?).await,
        "promise" => {
            let due = end_of(sent.text("due"));
            sponsors::promise(work, &viewer, id("sponsor")?, sent.text("promise"), due).await.map(drop)
        }
        "kept" => sponsors::kept(work, &viewer, id("promised")?).await,
        "release" => sponsors::release(work, &viewer, id("promised")?).await,
        _ => return Err(Trouble::Unreadable),
    };
    match done {
        Ok(()) => Ok(said::then(&links::sponsors(&slug), "sponsors-saved", None)),
        Err(Refused::Invalid(list)) => {
            let mark = sent.text("sponsor");
            let problems = list.iter().fold(Problems::none(), |problems, one| {
                // The fields of one that is there carry its id.
                problems.with(&format!("{}{mark}", one.field), asker.shell.words.say(one.key))
            });
            let page = shown(asker, &viewer, &sent, problems).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(refused) => Err(asker.trouble(refused)),
    }
}

/// `GET /c/{slug}/sponsor`
pub async fn own(mut asker: Asker, Path(slug): Path<String>) -> Result<Response, Trouble> {
    asker.signed_in()?;
    let viewer = asker.visit(&slug).await?;
    let mut work = asker.work();
    let own = sponsors::own(&mut work, &viewer).await.map_err(|refused| asker.trouble(refused))?;
    let life = lifecycle::of(&mut work, &viewer).await.map_err(|refused| asker.trouble(refused))?;
    drop(work);
    let reading = asker.reading();
    let title = asker.shell.say("sponsor-title");
    let shell = asker.shell.titled(title);
    let community = viewer.community();
    let page = OwnPage {
        slug,
        name: community.name.clone(),
        cause: community.cause.clone(),
        organisation: own.sponsor.organisation,
        stage: name(shell.words, life.at()),
        renews: life.renews_at.map(|at| reading.day(at)),
        members: own.members,
        promises: own.promises.iter().map(|one| promise(&reading, one)).collect(),
        shell,
    };
    show(asker.news, &page)
}
