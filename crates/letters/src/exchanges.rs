//! Letters of methods that run themselves over days: are you in, a step, what came of it.

use base::Words;
use community::{
    Actor, House, Level, Refused,
    charter::Viewer,
    exchanges::{self, AskedTold, Exchange, Heard, PartTold, ResultTold, ToWrite, What},
    methods::Circle,
};

use crate::{
    Sender,
    answers::{self, Addressee, Says, apart, inside},
    dates,
};

/// The kind of the letter that asks whether somebody is in.
pub const ASKED: &str = "exchange-asked";
/// The kind of the letter of a step.
pub const STEP: &str = "exchange-step";
/// The kind of the letter about how it ended.
pub const RESULT: &str = "exchange-result";
/// The kind of the letter that brings what the presenter shares.
pub const SHARED: &str = "exchange-shared";

/// So many words of others go into one letter; all of them are on the page.
const MOST: usize = 40;
/// No one's words are longer there.
const LONGEST: usize = 1_500;

/// Moves on what is due, and writes to everyone who is to be written to: the job `exchanges::MOVE`. It may run twice.
pub async fn run(house: &House, sender: &Sender) -> Result<(), Refused> {
    loop {
        let due = exchanges::due(&mut house.work(Actor::System)).await?;
        let mut moved = false;
        for id in due {
            moved |= exchanges::move_on(&mut house.work(Actor::System), id).await?;
        }
        if !moved {
            break;
        }
    }
    loop {
        let mut work = house.work(Actor::System);
        work.together();
        work.begin().await?;
        let due = exchanges::to_write(&mut work).await?;
        if due.is_empty() {
            break;
        }
        let mut known: Option<Viewer> = None;
        for one in &due {
            if !exchanges::written(&mut work, one).await? {
                continue;
            }
            let place = match known.take().filter(|known| known.community().id == one.community) {
                Some(known) => known,
                None => crate::visit(&mut work, one.community).await?,
            };
            let place = known.insert(place).community();
            let words = Words::of(&one.language);
            let says = match one.what {
                What::Asked => {
                    let told = exchanges::asked_told(&mut work, one.exchange).await?;
                    Some(asked(words, one, &place.name, &told))
                }
                What::Step(part) => exchanges::part_told(&mut work, part)
                    .await?
                    .map(|told| step(words, one, &place.name, &told, part.into())),
                What::Result | What::Shared => {
                    let told = exchanges::result_told(&mut work, one.exchange, one.person).await?;
                    Some(result(words, one, &place.name, &told))
                }
            };
            if let Some(mut says) = says {
                let page = (sender.paths.exchange)(&place.slug, &one.exchange.to_string());
                says.link = Some((words.say("exchange-page").to_owned(), sender.link(&page)));
                let to = Addressee {
                    person: Some(one.person),
                    address: one.address.clone(),
                    language: one.language.clone(),
                };
                answers::send(&mut work, sender, &to, says).await?;
            }
        }
        work.all_done().await?;
    }
    Ok(())
}

fn letter(one: &ToWrite, kind: &'static str, community: &str, item: i64) -> Says {
    Says {
        kind,
        community: Some((one.community, community.to_owned())),
        item: Some(item),
        // Those who are in, and nobody else.
        level: Some(Level::InTheRoom),
        unasked: true,
        ..Says::default()
    }
}

/// What it is called in a sentence: the method, and the question of the day.
pub(crate) fn called(words: Words, exchange: &Exchange) -> String {
    match exchange.question.as_str() {
        "" => inside(&exchange.name, 80),
        question => words.tell(
            "exchange-called",
            &[("name", inside(&exchange.name, 80).into()), ("question", inside(question, 160).into())],
        ),
    }
}

/// The letter that asks whether somebody is in.
pub fn asked(words: Words, one: &ToWrite, community: &str, told: &AskedTold) -> Says {
    let exchange = &told.exchange;
    let given = [
        ("what", called(words, exchange).into()),
        ("name", inside(&exchange.name, 80).into()),
        ("who", inside(&exchange.begun_name, 80).into()),
        ("community", inside(community, 100).into()),
        ("letters", told.letters.into()),
        ("days", told.days.into()),
        ("until", dates::day(words, exchange.step_until, &one.zone).into()),
    ];
    Says {
        subject: words.tell("exchange-asked-subject", &given),
        lead: words.tell("exchange-asked-lead", &given),
        lines: vec![words.tell("exchange-asked-how", &given), words.tell("exchange-asked-until", &given)],
        choices: ["exchange-yes", "exchange-no"].map(|key| words.say(key).to_owned()).to_vec(),
        seconds: 10,
        because: vec![words.say("exchange-asked-because").to_owned()],
        level: Some(Level::MembersOnly),
        ..letter(one, ASKED, community, exchange.id.into())
    }
}

/// The letter of a step: what is asked, and what was said before.
pub fn step(words: Words, one: &ToWrite, community: &str, told: &PartTold, part: i64) -> Says {
    let (exchange, mine) = (&told.exchange, &told.mine);
    let this = words.say("exchange-this");
    let given = [
        ("what", called(words, exchange).into()),
        ("name", inside(&exchange.name, 80).into()),
        ("step", mine.part.step.to_string().into()),
        ("steps", told.steps.to_string().into()),
        ("with", mine.with.iter().map(|name| inside(name, 60)).collect::<Vec<_>>().join(", ").into()),
        ("until", dates::day(words, exchange.step_until, &one.zone).into()),
        ("presenter", inside(&exchange.presenter_name, 80).into()),
    ];
    let circle = mine.step.circle();
    let answer = match circle {
        Circle::Choose | Circle::Take => "exchange-choice-numbers",
        Circle::Questions => "exchange-choice-question",
        _ => "exchange-choice-words",
    };
    let mut lines = Vec::new();
    if !mine.with.is_empty() {
        lines.push(words.tell("exchange-step-with", &given));
    }
    lines.push(words.tell("exchange-step-until", &given));
    let reads = match (circle, told.next) {
        (_, None) if circle == Circle::Presenter && exchange.set.is_some() => "exchange-reads-own",
        (Circle::Choose, _) => "exchange-reads-counted",
        (Circle::Take, _) | (_, None) => "exchange-reads-end",
        (_, Some(Circle::Pairs)) => "exchange-reads-pairs",
        (_, Some(Circle::Fours)) => "exchange-reads-fours",
        (_, Some(Circle::Presenter)) => "exchange-reads-presenter",
        (_, Some(Circle::Choose | Circle::Take)) => "exchange-reads-list",
        (_, Some(Circle::Alone)) => "exchange-reads-end",
        (_, Some(_)) => "exchange-reads-all",
    };
    Says {
        subject: words.tell("exchange-step-subject", &given),
        lead: inside(&mine.step.asks(&exchange.question, this), 600),
        lines,
        quoted: quoted(words, &mine.heard, circle.by_numbers()),
        choices: [answer, "exchange-pass", "exchange-out"].map(|key| words.say(key).to_owned()).to_vec(),
        seconds: if circle.by_numbers() { 30 } else { 90 },
        because: vec![words.tell("exchange-step-because", &given), words.tell(reads, &given)],
        ..letter(one, STEP, community, part)
    }
}

/// What people said, each by itself: with names, or with numbers.
fn quoted(words: Words, heard: &[Heard], numbered: bool) -> Vec<String> {
    let one = |(number, heard): (usize, &Heard)| {
        let said = apart(&heard.words, LONGEST);
        match (numbered, heard.name.as_str()) {
            (true, _) => format!("{number}. {said}"),
            (false, "") => said,
            (false, name) => {
                words.tell("exchange-heard", &[("name", inside(name, 80).into()), ("words", said.into())])
            }
        }
    };
    (1..).zip(heard).take(MOST).map(one).collect()
}

/// The letter about how it ended.
pub fn result(words: Words, one: &ToWrite, community: &str, told: &ResultTold) -> Says {
    let exchange = &told.exchange;
    let is_presenter = exchange.presenter == Some(one.person);
    let given = [
        ("what", called(words, exchange).into()),
        ("name", inside(&exchange.name, 80).into()),
        ("presenter", inside(&exchange.presenter_name, 80).into()),
        ("community", inside(community, 100).into()),
    ];
    let shared = one.what == What::Shared;
    let lead = match exchange.state.as_str() {
        _ if shared => "exchange-shared-lead",
        "few" => "exchange-few-lead",
        "silent" => "exchange-silent-lead",
        "stopped" => "exchange-stopped-lead",
        _ if told.result.is_empty() => "exchange-done-kept-lead",
        _ => "exchange-done-lead",
    };
    let mut quoted = Vec::new();
    for (number, heard) in (1..).zip(&told.result).take(MOST) {
        let said = apart(&heard.words, LONGEST);
        let count = ("count", heard.count.into());
        quoted.push(match told.circle {
            Some(Circle::Choose) => words.tell("exchange-counted", &[count, ("words", said.into())]),
            Some(Circle::Take) if heard.count > 0 => words.tell(
                "exchange-taken",
                &[
                    ("number", number.to_string().into()),
                    ("words", said.into()),
                    ("names", inside(&heard.takers, 400).into()),
                ],
            ),
            Some(Circle::Take) => format!("{number}. {said}"),
            _ if heard.name.is_empty() => said,
            _ => words
                .tell("exchange-heard", &[("name", inside(&heard.name, 80).into()), ("words", said.into())]),
        });
    }
    let own = is_presenter && exchange.set.is_some() && !exchange.shared && exchange.state == "done";
    let mut lines = Vec::new();
    if exchange.state == "done" && !shared {
        lines.push(words.say("exchange-done-will").to_owned());
    }
    Says {
        subject: words
            .tell(if shared { "exchange-shared-subject" } else { "exchange-result-subject" }, &given),
        lead: words.tell(lead, &given),
        lines,
        quoted,
        choices: if own { vec![words.say("exchange-share").to_owned()] } else { Vec::new() },
        because: vec![words.say("exchange-result-because").to_owned()],
        ..letter(one, if shared { SHARED } else { RESULT }, community, exchange.id.into())
    }
}
