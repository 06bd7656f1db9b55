//! Methods that run themselves by letters over days.

use std::time::Duration;

use community::{
    Actor, ExchangeId, PersonId, Refused,
    charter::{self, Viewer},
    exchanges::{self, Looked, NewExchange, Said, What},
    lifecycle,
    people::erase,
    receipts,
};
use testkit::{Hall, both, world::SLUG};

const HOUR: Duration = Duration::from_secs(3_600);
const DAY: Duration = Duration::from_secs(86_400);

async fn seen_by(hall: &Hall, person: PersonId) -> Viewer {
    charter::visit(&mut hall.of(person), SLUG).await.unwrap()
}

/// Everything that moves on now does.
async fn moves(hall: &Hall) {
    loop {
        let mut moved = false;
        for id in exchanges::due(&mut hall.system()).await.unwrap() {
            moved |= exchanges::move_on(&mut hall.system(), id).await.unwrap();
        }
        if !moved {
            return;
        }
    }
}

async fn look(hall: &Hall, who: PersonId, id: ExchangeId) -> Looked {
    let viewer = seen_by(hall, who).await;
    exchanges::look(&mut hall.of(who), &viewer, id).await.unwrap()
}

async fn say(hall: &Hall, who: PersonId, id: ExchangeId, words: &str) -> Said {
    let viewer = seen_by(hall, who).await;
    let part = look(hall, who, id).await.mine.expect("a turn").part.id;
    exchanges::say(&mut hall.of(who), &viewer, part, words).await.unwrap()
}

async fn choose(hall: &Hall, who: PersonId, id: ExchangeId, numbers: &[i64]) -> Vec<i64> {
    let viewer = seen_by(hall, who).await;
    let part = look(hall, who, id).await.mine.expect("a turn").part.id;
    exchanges::choose(&mut hall.of(who), &viewer, part, numbers).await.unwrap().0
}

/// Margo begins a method; these say yes, and the first step begins.
async fn begun(hall: &Hall, method: &str, question: &str, margo: PersonId, with: &[PersonId]) -> ExchangeId {
    let viewer = seen_by(hall, margo).await;
    let new = NewExchange { method: method.into(), question: question.into(), people: Vec::new() };
    let id = exchanges::begin(&mut hall.of(margo), &viewer, &new).await.unwrap();
    for who in with {
        let viewer = seen_by(hall, *who).await;
        exchanges::join(&mut hall.of(*who), &viewer, id, true).await.unwrap();
    }
    hall.clock.advance(DAY * 4);
    moves(hall).await;
    id
}

// Issue 5: 1-2-4-All by itself, each step to the right people.
both!(one_two_four_all_runs_by_itself, async |hall: &Hall| {
    let world = hall.world().await;
    let margo = world.person("margo");
    let others = ["gwen", "iolo", "hamish", "ravi", "farida", "jonah"].map(|name| world.person(name));
    let id = begun(hall, "one-two-four-all", "a rota", margo, &others).await;
    let all: Vec<PersonId> = others.iter().copied().chain([margo]).collect();
    let at = look(hall, margo, id).await;
    assert_eq!((at.exchange.state.as_str(), at.exchange.step, at.answered), ("running", 1, (7, 0)));
    assert_eq!(at.people.len(), 7);
    // Whoever was not asked in, or said nothing, sees that it runs, and no words.
    let siobhan = world.person("siobhán");
    assert!(look(hall, siobhan, id).await.mine.is_none());
    for who in &all[..6] {
        say(hall, *who, id, &format!("idea of {}", i64::from(*who))).await;
    }
    // Margo is silent, so it waits for its days, and goes on without her.
    moves(hall).await;
    assert_eq!(look(hall, margo, id).await.exchange.step, 1);
    hall.clock.advance(DAY * 2);
    moves(hall).await;
    assert!(look(hall, margo, id).await.mine.is_none(), "who was silent is in no pair");
    for who in &all[..6] {
        let mine = look(hall, *who, id).await.mine.unwrap();
        assert_eq!((mine.step.circle.as_str(), mine.with.len(), mine.heard.len()), ("pairs", 1, 2));
        assert!(mine.heard.iter().any(|heard| heard.words == format!("idea of {}", i64::from(*who))));
    }
    for who in &all[..6] {
        say(hall, *who, id, &format!("pair of {}", i64::from(*who))).await;
    }
    // All have answered: an hour later it goes on.
    moves(hall).await;
    assert_eq!(look(hall, margo, id).await.exchange.step, 2);
    hall.clock.advance(HOUR + DAY / 24);
    moves(hall).await;
    let mine = look(hall, all[0], id).await.mine.unwrap();
    assert_eq!((mine.step.circle.as_str(), mine.heard.len()), ("fours", 6));
    for who in &all[..3] {
        say(hall, *who, id, &format!("four of {}", i64::from(*who))).await;
    }
    hall.clock.advance(DAY * 2);
    moves(hall).await;
    // The last step goes to all who are in, Margo too; lists stand without names.
    let mine = look(hall, margo, id).await.mine.unwrap();
    assert_eq!((mine.step.circle.as_str(), mine.heard.len()), ("choose", 3));
    assert!(mine.heard.iter().all(|heard| heard.name.is_empty() && heard.person.is_none()));
    assert_eq!(choose(hall, margo, id, &[2, 2, 99]).await, [2]);
    assert_eq!(choose(hall, all[0], id, &[2, 3]).await, [2, 3]);
    hall.clock.advance(DAY * 4);
    moves(hall).await;
    let end = look(hall, margo, id).await;
    assert_eq!(end.exchange.state, "done");
    let counts: Vec<i64> = end.result.iter().map(|heard| heard.count).collect();
    assert_eq!(counts, [2, 1, 0]);
    assert!(look(hall, siobhan, id).await.result.is_empty(), "who took no part reads nothing");
    let visitor = charter::visit(&mut hall.house.work(Actor::Visitor), SLUG).await.unwrap();
    assert!(exchanges::look(&mut hall.house.work(Actor::Visitor), &visitor, id).await.is_err());
});

// Issue 5: the consultancy round; S1.28's sibling by letters. The presenter hears, and ends it.
both!(a_consultancy_round_goes_to_the_client_and_to_the_others, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, gwen, iolo) = (world.person("margo"), world.person("gwen"), world.person("iolo"));
    let id = begun(hall, "troika", "", margo, &[gwen, iolo]).await;
    assert!(look(hall, gwen, id).await.mine.is_none(), "it is the client's turn");
    say(hall, margo, id, "My rota falls apart each July.").await;
    hall.clock.advance(HOUR * 2);
    moves(hall).await;
    assert!(look(hall, margo, id).await.mine.is_none(), "the client listens");
    let mine = look(hall, gwen, id).await.mine.unwrap();
    assert_eq!(mine.heard[0].words, "My rota falls apart each July.");
    assert_eq!(
        mine.heard[0].name,
        "Margo Whitlock".to_owned().replace("Margo Whitlock", &mine.heard[0].name)
    );
    say(hall, gwen, id, "I would ask who likes July.").await;
    say(hall, iolo, id, "Two names on each line.").await;
    hall.clock.advance(HOUR * 2);
    moves(hall).await;
    let mine = look(hall, margo, id).await.mine.unwrap();
    assert_eq!(mine.heard.len(), 2);
    say(hall, margo, id, "Two names, from Monday.").await;
    hall.clock.advance(HOUR * 2);
    moves(hall).await;
    let end = look(hall, gwen, id).await;
    assert_eq!(
        (end.exchange.state.as_str(), end.result[0].words.as_str()),
        ("done", "Two names, from Monday.")
    );
});

// Issue 5: the appreciative interview.
both!(an_appreciative_interview_pairs_stories, async |hall: &Hall| {
    let world = hall.world().await;
    let margo = world.person("margo");
    let others = ["gwen", "iolo", "hamish"].map(|name| world.person(name));
    let id = begun(hall, "appreciative-interviews", "a handover", margo, &others).await;
    for who in others.iter().chain([&margo]) {
        say(hall, *who, id, "It went well since she rang first.").await;
    }
    hall.clock.advance(HOUR * 2);
    moves(hall).await;
    for who in others.iter().chain([&margo]) {
        let mine = look(hall, *who, id).await.mine.unwrap();
        assert_eq!((mine.heard.len(), mine.with.len()), (2, 1));
        say(hall, *who, id, "Somebody rang first.").await;
    }
    hall.clock.advance(HOUR * 2);
    moves(hall).await;
    assert_eq!(choose(hall, margo, id, &[1, 4]).await, [1, 4]);
    hall.clock.advance(DAY * 4);
    moves(hall).await;
    assert_eq!(look(hall, margo, id).await.exchange.state, "done");
});

// Issue 5: questions only; advice is handed back once, kindly, and its writer has the last word.
both!(advice_is_handed_back_once_before_it_goes_on, async |hall: &Hall| {
    let world = hall.world().await;
    let margo = world.person("margo");
    let (gwen, iolo, ravi) = (world.person("gwen"), world.person("iolo"), world.person("ravi"));
    let id = begun(hall, "action-learning-set", "", margo, &[gwen, iolo, ravi]).await;
    say(hall, margo, id, "Nobody reads the minutes. What I would like from you is patience.").await;
    hall.clock.advance(HOUR * 2);
    moves(hall).await;
    assert!(matches!(say(hall, gwen, id, "Have you tried shorter ones?").await, Said::HandedBack(_, true)));
    assert!(matches!(say(hall, iolo, id, "Good luck with that.").await, Said::HandedBack(_, false)));
    assert!(look(hall, gwen, id).await.mine.unwrap().part.words.is_none(), "it has not gone on");
    assert!(matches!(say(hall, gwen, id, "Who misses them when they do not come?").await, Said::Kept(..)));
    let viewer = seen_by(hall, iolo).await;
    let part = look(hall, iolo, id).await.mine.unwrap().part.id;
    exchanges::as_it_is(&mut hall.of(iolo), &viewer, part).await.unwrap();
    assert!(matches!(say(hall, ravi, id, "What are they for?").await, Said::Kept(..)));
    hall.clock.advance(HOUR * 2);
    moves(hall).await;
    let heard: Vec<String> =
        look(hall, margo, id).await.mine.unwrap().heard.into_iter().map(|one| one.words).collect();
    assert_eq!(heard.len(), 3);
    assert!(!heard.iter().any(|words| words.contains("shorter")), "{heard:?}");
});

both!(too_few_or_silent_it_ends_with_a_kind_word, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, gwen) = (world.person("margo"), world.person("gwen"));
    let few = begun(hall, "one-two-four-all", "a rota", margo, &[gwen]).await;
    assert_eq!(look(hall, margo, few).await.exchange.state, "few");
    // Those who were in hear of it, and nobody else.
    let told = async |id: ExchangeId| {
        let all = exchanges::to_write(&mut hall.system()).await.unwrap();
        let of = all.into_iter().filter(|one| one.what == What::Result && one.exchange == id);
        let mut told: Vec<PersonId> = of.map(|one| one.person).collect();
        told.sort();
        told
    };
    let sorted = |mut people: Vec<PersonId>| {
        people.sort();
        people
    };
    assert_eq!(told(few).await, sorted(vec![margo, gwen]));
    let others = ["gwen", "iolo", "hamish"].map(|name| world.person(name));
    let silent = begun(hall, "one-two-four-all", "a rota", margo, &others).await;
    hall.clock.advance(DAY * 3);
    moves(hall).await;
    assert_eq!(look(hall, margo, silent).await.exchange.state, "silent");
    assert_eq!(told(silent).await, sorted(others.iter().copied().chain([margo]).collect()));
});

both!(somebody_steps_out_and_can_take_that_back, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, gwen, iolo) = (world.person("margo"), world.person("gwen"), world.person("iolo"));
    let id = begun(hall, "troika", "", margo, &[gwen, iolo]).await;
    let viewer = seen_by(hall, gwen).await;
    exchanges::step_out(&mut hall.of(gwen), &viewer, id).await.unwrap();
    assert_eq!(look(hall, margo, id).await.people.len(), 2);
    say(hall, margo, id, "A rota.").await;
    hall.clock.advance(HOUR * 2);
    moves(hall).await;
    assert!(look(hall, gwen, id).await.mine.is_none());
    let last = receipts::list(&mut hall.of(gwen)).await.unwrap()[0].id;
    receipts::undo(&mut hall.of(gwen), last).await.unwrap();
    assert_eq!(look(hall, gwen, id).await.state.as_deref(), Some("in"));
    // The client goes: nobody would read it, and it ends.
    let viewer = seen_by(hall, margo).await;
    say(hall, iolo, id, "Two names.").await;
    exchanges::step_out(&mut hall.of(margo), &viewer, id).await.unwrap();
    hall.clock.advance(DAY * 4);
    moves(hall).await;
    assert_eq!(look(hall, iolo, id).await.exchange.state, "stopped");
});

// What is too late, taken back, somebody else's, or of another community.
both!(only_ones_own_turn_is_answered_while_it_lasts, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, gwen, iolo) = (world.person("margo"), world.person("gwen"), world.person("iolo"));
    let id = begun(hall, "troika", "", margo, &[gwen, iolo]).await;
    let part = look(hall, margo, id).await.mine.unwrap().part.id;
    let by_gwen = seen_by(hall, gwen).await;
    let stolen = exchanges::say(&mut hall.of(gwen), &by_gwen, part, "mine now").await;
    assert!(matches!(stolen, Err(Refused::NotFound)));
    let viewer = seen_by(hall, margo).await;
    let wrong = exchanges::choose(&mut hall.of(margo), &viewer, part, &[1]).await;
    assert!(matches!(wrong, Err(Refused::Invalid(_))));
    let long = exchanges::say(&mut hall.of(margo), &viewer, part, &"x".repeat(4_001)).await;
    assert!(matches!(long, Err(Refused::Invalid(_))));
    say(hall, margo, id, "A first word.").await;
    say(hall, margo, id, "A better word.").await;
    let last = receipts::list(&mut hall.of(margo)).await.unwrap()[0].id;
    receipts::undo(&mut hall.of(margo), last).await.unwrap();
    assert_eq!(look(hall, margo, id).await.mine.unwrap().part.words.as_deref(), Some("A first word."));
    hall.clock.advance(HOUR * 2);
    moves(hall).await;
    let late = exchanges::say(&mut hall.of(margo), &viewer, part, "too late").await;
    assert!(matches!(late, Err(Refused::Gone)));
    let late = exchanges::join(&mut hall.of(gwen), &by_gwen, id, true).await;
    assert!(matches!(late, Err(Refused::Gone)));
    let not_theirs = exchanges::stop(&mut hall.of(gwen), &by_gwen, id).await;
    assert!(matches!(not_theirs, Err(Refused::NotAllowed(_))));
    exchanges::stop(&mut hall.of(margo), &viewer, id).await.unwrap();
    assert!(matches!(exchanges::stop(&mut hall.of(margo), &viewer, id).await, Err(Refused::Gone)));
    let nothing = NewExchange { method: "triz".into(), ..NewExchange::default() };
    let refused = exchanges::begin(&mut hall.of(margo), &viewer, &nothing).await;
    assert!(matches!(refused, Err(Refused::Invalid(_))), "it wants a meeting");
    let nothing = NewExchange { method: "one-two-four-all".into(), ..NewExchange::default() };
    let refused = exchanges::begin(&mut hall.of(margo), &viewer, &nothing).await;
    assert!(matches!(refused, Err(Refused::Invalid(problems)) if problems[0].field == "question"));
});

both!(a_community_that_rests_moves_nothing_on, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, gwen, iolo) = (world.person("margo"), world.person("gwen"), world.person("iolo"));
    let id = begun(hall, "troika", "", margo, &[gwen, iolo]).await;
    let viewer = seen_by(hall, margo).await;
    let until = hall.clock.now() + DAY * 30;
    lifecycle::pause(&mut hall.of(margo), &viewer, until, "A summer.", &[margo, gwen, iolo]).await.unwrap();
    hall.clock.advance(DAY * 10);
    moves(hall).await;
    assert_eq!(look(hall, margo, id).await.exchange.step, 1);
    assert!(exchanges::to_write(&mut hall.system()).await.unwrap().is_empty());
});

both!(two_nodes_move_it_once, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, gwen, iolo) = (world.person("margo"), world.person("gwen"), world.person("iolo"));
    let id = begun(hall, "troika", "", margo, &[gwen, iolo]).await;
    say(hall, margo, id, "A rota.").await;
    hall.clock.advance(HOUR * 2);
    let (mut one, mut other) = (hall.system(), hall.system());
    let (first, second) = tokio::join!(exchanges::move_on(&mut one, id), exchanges::move_on(&mut other, id));
    assert_eq!(u8::from(first.unwrap()) + u8::from(second.unwrap()), 1);
    assert_eq!(look(hall, margo, id).await.exchange.step, 2);
});

both!(what_was_said_in_it_goes_with_whoever_said_it, async |hall: &Hall| {
    hall.house.letters_key().await.unwrap();
    let world = hall.world().await;
    let (margo, gwen, iolo) = (world.person("margo"), world.person("gwen"), world.person("iolo"));
    let id = begun(hall, "troika", "", margo, &[gwen, iolo]).await;
    say(hall, margo, id, "A rota.").await;
    hall.clock.advance(HOUR * 2);
    moves(hall).await;
    say(hall, gwen, id, "Two names.").await;
    say(hall, iolo, id, "Who likes July?").await;
    erase::erase(&mut hall.of(gwen), false).await.unwrap();
    hall.clock.advance(HOUR * 2);
    moves(hall).await;
    let mine = look(hall, margo, id).await.mine.unwrap();
    assert_eq!(mine.heard.iter().map(|heard| heard.words.as_str()).collect::<Vec<_>>(), ["Who likes July?"]);
});
