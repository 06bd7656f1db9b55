//! `/c/{slug}/roles`: who does what, and everything that can be said about it.

use axum::{
    Form,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use community::{
    PersonId, Problem, Refused, RoleOfferId,
    charter::Viewer,
    members,
    roles::{self, Offer, Role},
};
use serde::Deserialize;

use super::view::{HandoverPage, HolderLine, OfferLine, RoleRow, RolesPage};
use crate::{
    asker::Asker, dates::Reading, errors::Trouble, forms::Problems, links, said, said::show, shell::Here,
};

/// `GET /c/{slug}/roles`
pub async fn page(mut asker: Asker, Path(slug): Path<String>) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    shown(asker, &viewer, &Act::default(), Problems::none()).await
}

async fn shown(asker: Asker, viewer: &Viewer, typed: &Act, problems: Problems) -> Result<Response, Trouble> {
    let told = |refused| asker.trouble(refused);
    let mut work = asker.work();
    let held = roles::all(&mut work, viewer).await.map_err(told)?;
    let offers = roles::offers(&mut work, viewer).await.map_err(told)?;
    drop(work);
    let (reading, me) = (asker.reading(), viewer.person());
    let holder = |one: roles::Holding| HolderLine {
        person: one.person.0,
        name: viewer.calls(&one.name),
        since: reading.day(one.since),
        until: one.term_ends.map(|ends| reading.day(ends)),
        by: viewer.calls(&one.giver),
        me: me == Some(one.person),
    };
    let row = |role: &'static Role| {
        let mine = held.iter().any(|one| one.role == role.word && me == Some(one.person));
        let of_care = matches!(role.word, "carer" | "safeguarding-lead");
        RoleRow {
            word: role.word,
            name: role.name,
            does: role.does,
            handover: mine || viewer.is_convenor() && !of_care,
            holders: held.iter().filter(|one| one.role == role.word).cloned().map(holder).collect(),
        }
    };
    let rows = roles::ALL.iter().map(row).collect();
    let (asked, waiting): (Vec<Offer>, Vec<Offer>) =
        offers.into_iter().partition(|offer| me == Some(offer.person));
    let lines =
        |offers: Vec<Offer>| offers.into_iter().filter_map(|one| line(one, viewer, &reading)).collect();
    let title = asker.shell.say("roles-title");
    let mut shell = asker.shell;
    shell.mistake = !problems.is_empty();
    let months = if typed.months.is_empty() { "6" } else { &typed.months };
    let page = RolesPage {
        shell: shell.titled(title).at(Here::People),
        slug: viewer.community().slug.clone(),
        roles: rows,
        asked: lines(asked),
        waiting: lines(waiting),
        convenor: viewer.is_convenor(),
        typed: (typed.role.clone(), typed.who.clone(), months.to_owned(), typed.words.clone()),
        shows: (viewer.hides_titles(), viewer.first_names()),
        problems,
    };
    show(asker.news, &page)
}

fn line(offer: Offer, viewer: &Viewer, reading: &Reading) -> Option<OfferLine> {
    let role = roles::named(&offer.role)?;
    Some(OfferLine {
        id: offer.id.0,
        role: role.name,
        does: role.does,
        word: role.word,
        name: viewer.calls(&offer.name),
        giver: viewer.calls(&offer.giver),
        words: offer.words,
        months: offer.months,
        since: reading.day(offer.made_at),
    })
}

/// What the forms send.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Act {
    act: String,
    offer: String,
    role: String,
    person: String,
    who: String,
    months: String,
    words: String,
    titles: Option<String>,
    first: Option<String>,
}

/// `POST /c/{slug}/roles`
pub async fn act(
    mut asker: Asker,
    Path(slug): Path<String>,
    Form(act): Form<Act>,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    match done(&asker, &viewer, &act).await {
        Ok(key) => Ok(said::then(&links::roles(&slug), key, None)),
        Err(Refused::Invalid(list)) => {
            let problems = Problems::found(asker.shell.words, &list);
            let page = shown(asker, &viewer, &act, problems).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        // Why not yet, and what to do, is said kindly: it is no fault of theirs.
        Err(Refused::NotAllowed("last-convenor")) => Ok(said::then(&links::roles(&slug), "role-last", None)),
        Err(Refused::Conflict | Refused::Gone) => Ok(said::then(&links::roles(&slug), "role-over", None)),
        Err(refused) => Err(asker.trouble(refused)),
    }
}

async fn done(asker: &Asker, viewer: &Viewer, act: &Act) -> Result<&'static str, Refused> {
    let mut work = asker.work();
    let offer = || act.offer.parse::<RoleOfferId>().map_err(|_| Refused::NotFound);
    Ok(match act.act.as_str() {
        "yes" => roles::answer(&mut work, viewer, offer()?, true).await.map(|_| "role-taken")?,
        "not-now" => roles::answer(&mut work, viewer, offer()?, false).await.map(|_| "role-not-now")?,
        "with" => {
            let other = called(&mut work, viewer, &act.who).await?;
            roles::with(&mut work, viewer, offer()?, other).await.map(|_| "role-taken")?
        }
        "take-back" => roles::take_back(&mut work, viewer, offer()?).await.map(|()| "role-offer-back")?,
        "down" => roles::step_down(&mut work, viewer, &act.role).await.map(|_| "role-down")?,
        "on" => roles::go_on(&mut work, viewer, &act.role).await.map(|()| "role-goes-on")?,
        "end" => {
            let person = act.person.parse().map_err(|_| Refused::NotFound)?;
            roles::end(&mut work, viewer, person, &act.role).await.map(|()| "role-ended")?
        }
        "term" => {
            let person = act.person.parse().map_err(|_| Refused::NotFound)?;
            let months = act.months.trim().parse().unwrap_or(-1);
            roles::set_term(&mut work, viewer, person, &act.role, months).await.map(|()| "role-shown")?
        }
        "show" => {
            let (titles, first) = (act.titles.is_some(), act.first.is_some());
            roles::show_names(&mut work, viewer, titles, first).await.map(|()| "role-shown")?
        }
        "offer" => {
            let person = called(&mut work, viewer, &act.who).await?;
            let months = act.months.trim().parse().unwrap_or(-1);
            roles::offer(&mut work, viewer, &act.role, person, months, &act.words)
                .await
                .map(|_| "role-offered")?
        }
        _ => return Err(Refused::NotFound),
    })
}

/// The one member who is called so, or what is wrong with the name.
pub(crate) async fn called(
    work: &mut community::Work<'_>,
    viewer: &Viewer,
    name: &str,
) -> Result<PersonId, Refused> {
    let found = members::called(work, viewer, name).await?;
    match found.as_slice() {
        [(person, _)] => Ok(*person),
        [] => Err(Refused::Invalid(vec![Problem { field: "person", key: "problem-not-a-member" }])),
        _ => Err(Refused::Invalid(vec![Problem { field: "person", key: "problem-several-called" }])),
    }
}

/// `GET /c/{slug}/roles/{role}`
pub async fn handover(
    mut asker: Asker,
    Path((slug, role)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let role = roles::named(&role).ok_or(Trouble::NotFound)?;
    let found = roles::handover(&mut asker.work(), &viewer, role.word).await;
    let kept = found.map_err(|refused| asker.trouble(refused))?;
    let by = kept.as_ref().map(|kept| (viewer.calls(&kept.name), asker.reading().day(kept.at)));
    let kept = kept.unwrap_or_default();
    handed(asker, &slug, role, (kept.know, kept.open, kept.people), by, Problems::none())
}

fn handed(
    asker: Asker,
    slug: &str,
    role: &'static Role,
    (know, open, people): (String, String, String),
    by: Option<(String, crate::dates::Moment)>,
    problems: Problems,
) -> Result<Response, Trouble> {
    let mut shell = asker.shell;
    shell.mistake = !problems.is_empty();
    let title = shell.say("handover-title");
    let page = HandoverPage {
        shell: shell.titled(title).at(Here::People),
        slug: slug.to_owned(),
        role: role.word,
        name: role.name,
        care: matches!(role.word, "carer" | "safeguarding-lead"),
        know,
        open,
        people,
        by,
        problems,
    };
    show(asker.news, &page)
}

/// What the form of a hand-over sends.
#[derive(Deserialize)]
pub struct Written {
    #[serde(default)]
    know: String,
    #[serde(default)]
    open: String,
    #[serde(default)]
    people: String,
}

/// `POST /c/{slug}/roles/{role}`
pub async fn write_handover(
    mut asker: Asker,
    Path((slug, role)): Path<(String, String)>,
    Form(written): Form<Written>,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let role = roles::named(&role).ok_or(Trouble::NotFound)?;
    let clean = |text: String| text.replace("\r\n", "\n");
    let (know, open, people) = (clean(written.know), clean(written.open), clean(written.people));
    let done = roles::write_handover(&mut asker.work(), &viewer, role.word, &know, &open, &people).await;
    match done {
        Ok(()) => Ok(said::then(&links::role(&slug, role.word), "handover", None)),
        Err(Refused::Invalid(list)) => {
            let problems = Problems::found(asker.shell.words, &list);
            let page = handed(asker, &slug, role, (know, open, people), None, problems)?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(refused) => Err(asker.trouble(refused)),
    }
}
