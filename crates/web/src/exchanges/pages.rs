//! `/c/{slug}/exchanges`

use axum::{
    Form,
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use base::Words;
use community::{
    ExchangeId, ExchangePartId, PersonId, Refused,
    charter::Viewer,
    exchanges::{self, Heard, Looked, Mine, NewExchange, Said},
    members,
    methods::{self, Circle},
};
use serde::Deserialize;

use super::view::{ExchangeLine, ExchangePage, ExchangesPage, StepLine, TurnForm};
use crate::{asker::Asker, errors::Trouble, forms::Problems, links, said, said::show};

/// Names of one form that are looked up.
const MOST_NAMES: usize = 60;

/// What the form of the list sends; its first field may come by the address.
#[derive(Deserialize, Default)]
pub struct Sent {
    #[serde(default)]
    method: String,
    #[serde(default)]
    question: String,
    #[serde(default)]
    people: String,
}

/// `GET /c/{slug}/exchanges`
pub async fn list(
    mut asker: Asker,
    Path(slug): Path<String>,
    Query(sent): Query<Sent>,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    shown(asker, &viewer, slug, [sent.method, String::new(), String::new()], Problems::none()).await
}

async fn shown(
    asker: Asker,
    viewer: &Viewer,
    slug: String,
    form: [String; 3],
    problems: Problems,
) -> Result<Response, Trouble> {
    let mut work = asker.work();
    let all = exchanges::list(&mut work, viewer).await.map_err(|refused| asker.trouble(refused))?;
    let own = methods::own_methods(&mut work, viewer).await.map_err(|refused| asker.trouble(refused))?;
    drop(work);
    let reading = asker.reading();
    let chosen = |key: &str| key == form[0];
    let mut names: Vec<(String, String, bool)> = methods::all()
        .iter()
        .filter(|(_, method)| method.runs_by_letters())
        .map(|(key, method)| ((*key).to_owned(), method.name.clone(), chosen(key)))
        .collect();
    for one in &own {
        if methods::read(&one.text).is_ok_and(|method| method.runs_by_letters()) {
            let key = one.id.to_string();
            let is_chosen = chosen(&key);
            names.push((key, one.name.clone(), is_chosen));
        }
    }
    let mut shell = asker.shell.clone().titled(asker.shell.say("exchanges-title"));
    shell.mistake = !problems.is_empty();
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let all = all.iter().map(|one| ExchangeLine::of(reading, one)).collect();
    let page = ExchangesPage { shell, slug, all, methods: names, form, problems };
    Ok((status, show(asker.news, &page)?).into_response())
}

/// `POST /c/{slug}/exchanges`
pub async fn begin(
    mut asker: Asker,
    Path(slug): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let words = asker.shell.words;
    let form = [sent.method.clone(), sent.question.clone(), sent.people.clone()];
    let people = match named(&asker, &viewer, &sent.people).await? {
        Ok(people) => people,
        Err(name) => {
            let problem = words.tell("problem-exchange-name", &[("name", name.into())]);
            return shown(asker, &viewer, slug, form, Problems::none().with("people", problem)).await;
        }
    };
    let new = NewExchange { method: sent.method, question: sent.question, people };
    let done = exchanges::begin(&mut asker.work(), &viewer, &new).await;
    match done {
        Ok(id) => Ok(said::then(&links::exchange(&slug, id), "exchange-begun", None)),
        Err(Refused::Invalid(problems)) => {
            let problems = Problems::found(words, &problems);
            shown(asker, &viewer, slug, form, problems).await
        }
        Err(refused) => Err(asker.trouble(refused)),
    }
}

/// People by their names, one a line; the first name that is nobody's, or several people's, comes back.
pub async fn named(
    asker: &Asker,
    viewer: &Viewer,
    text: &str,
) -> Result<Result<Vec<PersonId>, String>, Trouble> {
    let mut found = Vec::new();
    let names = text.split(['\n', ',', ';']).map(str::trim).filter(|name| !name.is_empty());
    for name in names.take(MOST_NAMES) {
        let called = members::called(&mut asker.work(), viewer, name).await;
        match called.map_err(|refused| asker.trouble(refused))?.as_slice() {
            [(person, _)] => found.push(*person),
            _ => return Ok(Err(name.chars().take(60).collect())),
        }
    }
    Ok(Ok(found))
}

/// `GET /c/{slug}/exchanges/{exchange}`
pub async fn one(mut asker: Asker, Path((slug, id)): Path<(String, String)>) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let id: ExchangeId = id.parse().map_err(|_| Trouble::NotFound)?;
    one_shown(asker, &viewer, slug, id, String::new(), Problems::none()).await
}

async fn one_shown(
    asker: Asker,
    viewer: &Viewer,
    slug: String,
    id: ExchangeId,
    form: String,
    problems: Problems,
) -> Result<Response, Trouble> {
    let looked = exchanges::look(&mut asker.work(), viewer, id).await;
    let looked = looked.map_err(|refused| asker.trouble(refused))?;
    let reading = asker.reading();
    let words = reading.words;
    let line = ExchangeLine::of(reading, &looked.exchange);
    let mut shell = asker.shell.clone().titled(line.title.as_str());
    shell.mistake = !problems.is_empty();
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let exchange = &looked.exchange;
    let state = looked.state.as_deref();
    let done = exchange.state == "done";
    let presents = exchange.presenter.is_some() && exchange.presenter == viewer.person();
    let own = exchange.begun_by.is_some() && exchange.begun_by == viewer.person();
    let running = exchange.state == "running";
    let answered = running.then(|| {
        let (asked, said) = looked.answered;
        words.tell(
            "exchange-answered",
            &[("asked", asked.to_string().into()), ("said", said.to_string().into())],
        )
    });
    let page = ExchangePage {
        shell,
        slug,
        steps: steps(words, &looked),
        people: looked.people.join(", "),
        answered,
        asks: exchange.state == "asking",
        is_in: state == Some("in") && !exchange.is_over(),
        turn: looked.mine.as_ref().map(|mine| turn(words, exchange.question.as_str(), mine)),
        kept: done && looked.result.is_empty() && matches!(state, Some("in" | "out")),
        result: result(&looked),
        may_share: done && presents && !exchange.shared,
        may_stop: !exchange.is_over() && (own || viewer.is_convenor()),
        line,
        form,
        problems,
    };
    Ok((status, show(asker.news, &page)?).into_response())
}

fn steps(words: Words, looked: &Looked) -> Vec<StepLine> {
    let exchange = &looked.exchange;
    let line = |step: &exchanges::ExchangeStep| StepLine {
        place: step.step,
        say: step.asks(&exchange.question, words.say("exchange-this")),
        who: format!("{} · {}", step.who, words.tell("method-days", &[("count", step.days.into())])),
        here: exchange.state == "running" && exchange.step == step.step,
        over: exchange.step > step.step || exchange.state == "done",
    };
    looked.steps.iter().map(line).collect()
}

fn turn(words: Words, question: &str, mine: &Mine) -> TurnForm {
    let circle = mine.step.circle();
    let numbers = circle.by_numbers();
    let heard = |(number, one): (usize, &Heard)| {
        let before = if numbers { format!("{number}.") } else { one.name.clone() };
        (before, one.words.clone())
    };
    let said = mine.part.words.as_ref().map(|said| match said.as_str() {
        "" => words.say("exchange-you-passed").to_owned(),
        said => words.tell("exchange-you-said", &[("words", said.into())]),
    });
    let waits = mine.part.handed_back.clone().filter(|back| mine.part.words.as_ref() != Some(back));
    TurnForm {
        part: mine.part.id.to_string(),
        say: mine.step.asks(question, words.say("exchange-this")),
        with: match mine.with.is_empty() {
            true => String::new(),
            false => words.tell("exchange-step-with", &[("with", mine.with.join(", ").into())]),
        },
        heard: (1..).zip(&mine.heard).map(heard).collect(),
        label: match circle {
            Circle::Questions => "exchange-your-question",
            Circle::Choose | Circle::Take => "exchange-your-numbers",
            _ => "exchange-your-answer",
        },
        numbers,
        said,
        handed_back: waits.map(|said| words.tell("exchange-you-were-handed", &[("words", said.into())])),
    }
}

fn result(looked: &Looked) -> Vec<(String, String)> {
    let by_numbers = looked.result.iter().any(|one| one.count > 0);
    let line = |(number, one): (usize, &Heard)| {
        let before = match (by_numbers, one.takers.as_str()) {
            (true, "") => format!("{} ×", one.count),
            (true, names) => format!("{number}. {names}"),
            (false, _) => one.name.clone(),
        };
        (before, one.words.clone())
    };
    (1..).zip(&looked.result).map(line).collect()
}

/// What the forms of one send.
#[derive(Deserialize)]
pub struct Act {
    act: String,
    #[serde(default)]
    part: String,
    #[serde(default)]
    words: String,
}

/// `POST /c/{slug}/exchanges/{exchange}`
pub async fn act(
    mut asker: Asker,
    Path((slug, id)): Path<(String, String)>,
    Form(sent): Form<Act>,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let id: ExchangeId = id.parse().map_err(|_| Trouble::NotFound)?;
    let part = sent.part.parse::<ExchangePartId>().map_err(|_| Trouble::NotFound);
    let mut work = asker.work();
    let key = |said: Said| match said {
        Said::Kept(..) => "exchange-answered",
        Said::HandedBack(..) => "exchange-handed-back",
    };
    let numbers = || -> Vec<i64> {
        let apart = |c: char| !c.is_ascii_digit();
        sent.words.split(apart).filter_map(|number| number.parse().ok()).take(200).collect()
    };
    let done = match sent.act.as_str() {
        "join" => exchanges::join(&mut work, &viewer, id, true).await.map(|_| "exchange-in"),
        "no" => exchanges::join(&mut work, &viewer, id, false).await.map(|_| "exchange-no"),
        "out" => exchanges::step_out(&mut work, &viewer, id).await.map(|_| "exchange-out"),
        "stop" => exchanges::stop(&mut work, &viewer, id).await.map(|()| "exchange-stopped"),
        "share" => exchanges::share(&mut work, &viewer, id).await.map(|_| "exchange-shared"),
        "say" => exchanges::say(&mut work, &viewer, part?, &sent.words).await.map(key),
        "as-it-is" => exchanges::as_it_is(&mut work, &viewer, part?).await.map(key),
        "choose" => {
            exchanges::choose(&mut work, &viewer, part?, &numbers()).await.map(|_| "exchange-answered")
        }
        "pass" => exchanges::pass(&mut work, &viewer, part?).await.map(|_| "exchange-answered"),
        _ => return Err(Trouble::Unreadable),
    };
    drop(work);
    match done {
        Ok(key) => Ok(said::then(&links::exchange(&slug, id), key, None)),
        Err(Refused::Invalid(problems)) => {
            let problems = Problems::found(asker.shell.words, &problems);
            one_shown(asker, &viewer, slug, id, sent.words, problems).await
        }
        Err(refused) => Err(asker.trouble(refused)),
    }
}
