//! `/c/{slug}/gatherings/{gathering}/needs`

use axum::{
    body::Bytes,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use base::Words;
use community::{
    PersonId, Refused,
    charter::Viewer,
    gatherings::Gathering,
    needs::{self, ACCESS, FOODS, Needs, Totals},
    venues::{self, Venue},
};

use super::view::{HostView, NeedsPage, Tick, TotalLine};
use crate::{
    asker::Asker,
    charter::edit::Fields,
    errors::Trouble,
    forms::Problems,
    links,
    runsheets::lay::{head, visit},
    said,
    said::show,
    venues::view::{VenueLine, fact_key},
};

/// `GET /c/{slug}/gatherings/{gathering}/needs`
pub async fn page(mut asker: Asker, Path((slug, id)): Path<(String, String)>) -> Result<Response, Trouble> {
    let (viewer, gathering, sheet) = visit(&mut asker, &slug, &id).await?;
    let own = needs::own_needs(&mut asker.work(), &viewer, gathering.id).await;
    let own = own.map_err(|refused| asker.trouble(refused))?;
    let (said, form) = (own.is_some(), own.unwrap_or_default());
    shown(asker, &viewer, slug, &gathering, (sheet.led_by(&viewer), said, form), Problems::none()).await
}

async fn shown(
    asker: Asker,
    viewer: &Viewer,
    slug: String,
    gathering: &Gathering,
    (leads, said, form): (bool, bool, Needs),
    problems: Problems,
) -> Result<Response, Trouble> {
    let (words, reading) = (asker.shell.words, asker.reading());
    let mut work = asker.work();
    let found = async {
        let venue = venues::venue_of(&mut work, viewer, gathering.id).await?;
        if !leads {
            return Ok((venue, None));
        }
        let totals = needs::totals(&mut work, viewer, gathering.id).await?;
        let room = venues::checklist(&mut work, viewer, gathering.id).await?;
        Ok((venue, Some((totals, room))))
    };
    let found = found.await;
    drop(work);
    let (venue, host) = found.map_err(|refused: Refused| asker.trouble(refused))?;
    let mut shell = asker.shell.clone().titled(asker.shell.say("needs-title"));
    shell.mistake = !problems.is_empty();
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = NeedsPage {
        shell,
        head: head(&asker, &slug, gathering, leads),
        host: host.map(|(totals, room)| hosts(words, venue.as_ref(), totals, room)),
        venue: venue.as_ref().map(|venue| VenueLine::of(words, venue)),
        asks: gathering.in_person() && gathering.is_ahead(reading.now),
        said,
        foods: ticks(words, &FOODS, &form.foods, food_key),
        access: ticks(words, &ACCESS, &form.access, fact_key),
        form,
        problems,
    };
    Ok((status, show(asker.news, &page)?).into_response())
}

fn ticks(words: Words, all: &[&'static str], own: &[String], key: fn(&str) -> &'static str) -> Vec<Tick> {
    let tick = |value: &&'static str| Tick {
        value,
        said: words.say(key(value)).to_owned(),
        ticked: own.iter().any(|one| one == value),
    };
    all.iter().map(tick).collect()
}

fn food_key(food: &str) -> &'static str {
    match food {
        "vegetarian" => "needs-vegetarian",
        "vegan" => "needs-vegan",
        "gluten-free" => "needs-gluten-free",
        "dairy-free" => "needs-dairy-free",
        "nut-free" => "needs-nut-free",
        "halal" => "needs-halal",
        "kosher" => "needs-kosher",
        "no-pork" => "needs-no-pork",
        _ => "needs-no-alcohol",
    }
}

fn item_key(item: &str) -> &'static str {
    match item {
        "circle" => "room-circle",
        "tea" => "room-tea",
        "signs" => "room-signs",
        "quiet-corner" => "room-quiet-corner",
        "names" => "room-names",
        "doors" => "room-doors",
        "microphone" => "room-microphone",
        "watcher" => "room-watcher",
        "link-tried" => "room-link-tried",
        "captions" => "room-captions",
        "chat-read" => "room-chat-read",
        "no-recording" => "room-no-recording",
        "number-tried" => "room-number-tried",
        "round-order" => "room-round-order",
        "days-said" => "room-days-said",
        _ => "room-who-reads",
    }
}

fn hosts(words: Words, venue: Option<&Venue>, totals: Totals, room: Vec<(&'static str, bool)>) -> HostView {
    let plain = |said: String, count| TotalLine { said, count, met: String::new(), unmet: false };
    let in_words = |all: Vec<(String, i64)>| all.into_iter().map(move |(said, count)| plain(said, count));
    let of_venue = |need: &'static str, count: i64| {
        let of_place = !matches!(need, "large-print" | "interpreter");
        let has = venue.and_then(|venue| venue.has(need));
        let key = match has {
            _ if !of_place => "needs-bring",
            Some(true) => "needs-met",
            Some(false) => "needs-unmet",
            None => "needs-unknown",
        };
        TotalLine {
            said: words.say(fact_key(need)).to_owned(),
            count,
            met: words.say(key).to_owned(),
            unmet: of_place && has != Some(true),
        }
    };
    let food = totals.foods.iter().map(|(food, count)| plain(words.say(food_key(food)).to_owned(), *count));
    let access = totals.access.iter().map(|(need, count)| of_venue(need, *count));
    HostView {
        answered: totals.answered,
        coming: totals.coming,
        hidden: totals.hidden,
        food: food.chain(in_words(totals.food_words)).collect(),
        access: access.chain(in_words(totals.access_words)).collect(),
        travel: in_words(totals.travel).collect(),
        silent: totals.silent.into_iter().map(|(person, name)| (person.to_string(), name)).collect(),
        room: room
            .into_iter()
            .map(|(value, ticked)| Tick { value, said: words.say(item_key(value)).to_owned(), ticked })
            .collect(),
    }
}

/// `POST /c/{slug}/gatherings/{gathering}/needs`
pub async fn act(
    mut asker: Asker,
    Path((slug, id)): Path<(String, String)>,
    body: Bytes,
) -> Result<Response, Trouble> {
    let (viewer, gathering, sheet) = visit(&mut asker, &slug, &id).await?;
    let fields = Fields::of(&body);
    let all = |name: &str| fields.all(name).map(str::to_owned).collect::<Vec<_>>();
    let form = Needs {
        foods: all("food"),
        food_words: fields.text("food_words").to_owned(),
        access: all("access"),
        access_words: fields.text("access_words").to_owned(),
        travel: fields.text("travel").to_owned(),
    };
    let mut work = asker.work();
    let id = gathering.id;
    let done = match fields.text("act") {
        "say" => needs::say_needs(&mut work, &viewer, id, &form).await.map(|_| "needs-said"),
        "record" => {
            let person: PersonId = fields.text("person").parse().map_err(|_| Trouble::NotFound)?;
            needs::record_needs(&mut work, &viewer, id, person, &form).await.map(|()| "needs-recorded")
        }
        "tick" => venues::tick(&mut work, &viewer, id, &all("item")).await.map(|()| "room-ticked"),
        _ => return Err(Trouble::Unreadable),
    };
    drop(work);
    match done {
        Ok(key) => Ok(said::then(&links::needs(&slug, id), key, None)),
        Err(Refused::Invalid(problems)) => {
            let problems = Problems::found(asker.shell.words, &problems);
            let leads = sheet.led_by(&viewer);
            shown(asker, &viewer, slug, &gathering, (leads, false, form), problems).await
        }
        Err(refused) => Err(asker.trouble(refused)),
    }
}
