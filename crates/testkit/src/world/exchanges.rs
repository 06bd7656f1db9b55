//! Methods that run by letters in the standing world: one that is done, and one in the middle. For the demo, where there is something to look
//! at.

use std::time::Duration;

use base::Clock;
use community::{
    Actor, ExchangeId, House, Refused, charter,
    exchanges::{self, NewExchange},
};

use super::{SLUG, World};

const HOUR: Duration = Duration::from_secs(3_600);
const DAY: Duration = Duration::from_secs(86_400);

/// What was said a while ago, and what runs now; told in the past, so that it stands where it would stand.
pub async fn exchanges(house: &House, world: &World) -> Result<(), Refused> {
    let now = house.clock().now();
    let clock = Clock::standing_at(now - DAY * 21);
    let then = house.at(clock.clone());
    let (margo, gwen, iolo) = ("margo", "gwen", "iolo");
    let troika = begin(&then, world, gwen, "troika", "", &[margo, iolo]).await?;
    clock.advance(HOUR * 2);
    goes_on(&then, troika).await?;
    say(&then, world, troika, gwen, "The list on the kitchen door lives as long as I do. I would like it to live without me, and I do not know whom to ask.").await?;
    clock.advance(HOUR * 2);
    goes_on(&then, troika).await?;
    say(
        &then,
        world,
        troika,
        margo,
        "Who wrote on it last week? I would ask them what they would miss if it stopped.",
    )
    .await?;
    say(
        &then,
        world,
        troika,
        iolo,
        "I gave ours to two people who had never met. They are friends now. I can introduce them to you.",
    )
    .await?;
    clock.advance(HOUR * 2);
    goes_on(&then, troika).await?;
    say(&then, world, troika, gwen, "That somebody would miss it. I will ask the two who write on it most.")
        .await?;
    clock.advance(HOUR * 2);
    goes_on(&then, troika).await?;
    clock.set(now - DAY * 3);
    let all = [gwen, iolo, "hamish", "ravi"];
    let runs =
        begin(&then, world, margo, "one-two-four-all", "a rota that survives the summer", &all).await?;
    clock.advance(HOUR * 2);
    goes_on(&then, runs).await?;
    for (who, words) in [
        (gwen, "Two names on each line, never one."),
        (iolo, "Ask who likes July, and begin there."),
        ("hamish", "Fewer lines. Some weeks need nobody."),
        ("ravi", "A text on Friday to whoever is on, from whoever was."),
        (margo, "Say at the table who could stand in, before anybody has to ask."),
    ] {
        say(&then, world, runs, who, words).await?;
    }
    clock.advance(HOUR * 2);
    goes_on(&then, runs).await?;
    say(&then, world, runs, iolo, "Two names on each line, and one of them likes July.").await
}

async fn begin(
    house: &House,
    world: &World,
    who: &str,
    method: &str,
    question: &str,
    with: &[&str],
) -> Result<ExchangeId, Refused> {
    let actor = Actor::Person(world.person(who));
    let viewer = charter::visit(&mut house.work(actor), SLUG).await?;
    let people = with.iter().map(|name| world.person(name)).collect();
    let new = NewExchange { method: method.into(), question: question.into(), people };
    let id = exchanges::begin(&mut house.work(actor), &viewer, &new).await?;
    for name in with {
        let actor = Actor::Person(world.person(name));
        let viewer = charter::visit(&mut house.work(actor), SLUG).await?;
        exchanges::join(&mut house.work(actor), &viewer, id, true).await?;
    }
    Ok(id)
}

async fn say(house: &House, world: &World, id: ExchangeId, who: &str, words: &str) -> Result<(), Refused> {
    let actor = Actor::Person(world.person(who));
    let viewer = charter::visit(&mut house.work(actor), SLUG).await?;
    let looked = exchanges::look(&mut house.work(actor), &viewer, id).await?;
    let part = looked.mine.ok_or(Refused::NotFound)?.part.id;
    exchanges::say(&mut house.work(actor), &viewer, part, words).await.map(drop)
}

async fn goes_on(house: &House, id: ExchangeId) -> Result<(), Refused> {
    exchanges::move_on(&mut house.work(Actor::System), id).await.map(drop)
}
