//! The charter changed by consent: proposed, answered, stopped, amended, settled.

use std::time::Duration;

use base::Id;
use community::{
    Actor, Refused, charter,
    charter::{
        Viewer,
        proposals::{self, Answer, Change, New},
        questions,
        sections::{self, SILENCE_AGREES},
    },
    people::reach,
    receipts,
};
use testkit::{Hall, World, both, world::SLUG};

const DAY: Duration = Duration::from_secs(86_400);

/// Somebody of the standing world, and how they see the community.
async fn who(hall: &Hall, world: &World, name: &str) -> (Actor, Viewer) {
    let actor = Actor::Person(world.person(name));
    let viewer = charter::visit(&mut hall.house.work(actor), SLUG).await.unwrap();
    (actor, viewer)
}

fn change(key: &str, words: &str) -> Change {
    Change { key: key.into(), words: words.into(), setting: None }
}

async fn propose(hall: &Hall, world: &World, name: &str, changes: Vec<Change>) -> Result<Id, Refused> {
    let (actor, viewer) = who(hall, world, name).await;
    let new = New { why: "It would be better for all of us.".into(), changes };
    proposals::propose(&mut hall.house.work(actor), &viewer, &new).await
}

async fn say(
    hall: &Hall,
    world: &World,
    name: &str,
    id: Id,
    answer: Answer,
    words: &str,
) -> Result<proposals::Answered, Refused> {
    let (actor, viewer) = who(hall, world, name).await;
    proposals::answer(&mut hall.house.work(actor), &viewer, id, answer, words).await
}

async fn look(hall: &Hall, world: &World, id: Id) -> proposals::Whole {
    let (actor, viewer) = who(hall, world, "margo").await;
    proposals::get(&mut hall.house.work(actor), &viewer, id).await.unwrap()
}

async fn cause(hall: &Hall) -> String {
    charter::visit(&mut hall.visitor(), SLUG).await.unwrap().community().cause.clone()
}

/// A week passes, and what is due is settled.
async fn a_week_passes(hall: &Hall) {
    hall.clock.advance(DAY * 8);
    proposals::close_due(&mut hall.system()).await.unwrap();
}

const SEVEN: [&str; 7] = ["margo", "jonah", "gwen", "hamish", "farida", "iolo", "nell"];

// S1.6
both!(an_objection_stops_a_proposal_until_its_words_are_amended_and_the_old_are_kept, async |hall: &Hall| {
    let world = hall.world().await;
    let before = cause(hall).await;
    let id =
        propose(hall, &world, "gwen", vec![change("cause", "We convene, and never alone.")]).await.unwrap();
    say(hall, &world, "margo", id, Answer::Ok, "").await.unwrap();
    let objected =
        say(hall, &world, "iolo", id, Answer::Object, "It no longer says for whom.").await.unwrap();
    assert!(objected.stopped);
    a_week_passes(hall).await;
    let stopped = look(hall, &world, id).await;
    assert_eq!(stopped.proposal.state, "stopped", "no time passes over an objection");
    assert_eq!(cause(hall).await, before);

    let (gwen, viewer) = who(hall, &world, "gwen").await;
    let amended = [change("cause", "People who run peer networks convene, and never alone.")];
    proposals::amend(&mut hall.house.work(gwen), &viewer, id, &amended).await.unwrap();
    for name in SEVEN {
        say(hall, &world, name, id, Answer::Ok, "").await.unwrap();
    }
    say(hall, &world, "nell", id, Answer::Concern, "It is long on a poster.").await.unwrap();
    a_week_passes(hall).await;

    let agreed = look(hall, &world, id).await;
    assert_eq!((agreed.proposal.state.as_str(), agreed.proposal.round), ("agreed", 2));
    assert_eq!(cause(hall).await, "People who run peer networks convene, and never alone.");
    let (margo, viewer) = who(hall, &world, "margo").await;
    let kept = sections::versions(&mut hall.house.work(margo), &viewer, "cause").await.unwrap();
    assert_eq!((kept[0].state.as_str(), kept[0].method.as_str()), ("agreed", "consent"));
    assert_eq!((kept[0].proposal, kept[1].words.as_str()), (Some(id), before.as_str()));
    let said: Vec<_> = agreed.said.iter().map(|said| (said.round, said.answer.as_str())).collect();
    assert!(said.contains(&(1, "object")) && said.contains(&(2, "concern")), "{said:?}");
    let words: Vec<_> = agreed.changes.iter().map(|change| change.words.as_str()).collect();
    assert_eq!(words.len(), 2, "the words of both rounds are kept: {words:?}");
});

both!(an_objection_that_is_taken_back_lets_the_proposal_go_on, async |hall: &Hall| {
    let world = hall.world().await;
    let id =
        propose(hall, &world, "gwen", vec![change("care", "Farida and Yuki look after us.")]).await.unwrap();
    let objected = say(hall, &world, "iolo", id, Answer::Object, "Nobody asked Yuki.").await.unwrap();
    assert_eq!(look(hall, &world, id).await.proposal.state, "stopped");
    let iolo = Actor::Person(world.person("iolo"));
    receipts::undo(&mut hall.house.work(iolo), objected.receipt).await.unwrap();
    let went_on = look(hall, &world, id).await;
    assert_eq!(went_on.proposal.state, "open");
    assert!(went_on.said.is_empty(), "as if nothing was said");
    // The last word counts.
    say(hall, &world, "iolo", id, Answer::Object, "Nobody asked Yuki.").await.unwrap();
    let changed = say(hall, &world, "iolo", id, Answer::Ok, "Yuki says yes.").await.unwrap();
    assert!(!changed.stopped);
    assert_eq!(look(hall, &world, id).await.said.len(), 1);
});

// Practice 2.17: quorum, and silence.
both!(too_few_answers_change_nothing_and_silence_counts_only_as_the_charter_says, async |hall: &Hall| {
    let world = hall.world().await;
    let id =
        propose(hall, &world, "gwen", vec![change("credit", "We name whose idea it was.")]).await.unwrap();
    for name in &SEVEN[..6] {
        say(hall, &world, name, id, Answer::Ok, "").await.unwrap();
    }
    a_week_passes(hall).await;
    let quiet = look(hall, &world, id).await;
    assert_eq!(quiet.proposal.state, "unanswered");
    assert_eq!((quiet.proposal.answered, quiet.proposal.quorum, quiet.proposal.asked), (6, 7, 13));
    assert!(say(hall, &world, "nell", id, Answer::Ok, "").await.is_err(), "it is over");

    // A draft that says so does not make it so; once it is agreed, it does.
    let (margo, viewer) = who(hall, &world, "margo").await;
    let mut work = hall.house.work(margo);
    let words = "By consent. Whoever says nothing within five working days agrees.";
    sections::draft_with(&mut work, &viewer, "decisions", words, SILENCE_AGREES).await.unwrap();
    assert!(!look(hall, &world, id).await.silence_agrees);
    let now = hall.house.clock().now();
    let mut work = hall.house.work(margo);
    sections::agreed_together(&mut work, &viewer, &["decisions"], now).await.unwrap();
    let (gwen, hers) = who(hall, &world, "gwen").await;
    let again = [change("credit", "We name whose idea it was.")];
    proposals::amend(&mut hall.house.work(gwen), &hers, id, &again).await.unwrap();
    a_week_passes(hall).await;
    let agreed = look(hall, &world, id).await;
    assert_eq!((agreed.proposal.state.as_str(), agreed.proposal.answered), ("agreed", 0));
    assert!(agreed.proposal.silence_agrees);
});

both!(who_is_away_is_not_counted, async |hall: &Hall| {
    let world = hall.world().await;
    for name in &SEVEN[..5] {
        let person = world.person(name);
        let mut work = hall.house.work(Actor::Person(person));
        reach::pause(&mut work, person, hall.house.clock().now() + DAY * 30).await.unwrap();
    }
    let id =
        propose(hall, &world, "ravi", vec![change("credit", "We name whose idea it was.")]).await.unwrap();
    assert_eq!(look(hall, &world, id).await.quorum, (4, 8));
});

// S4.24
both!(convenor_and_tools_are_agreed_in_one_round_with_its_date, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, viewer) = who(hall, &world, "margo").await;
    let mut work = hall.house.work(margo);
    sections::draft(&mut work, &viewer, "roles", "Margo and Jonah convene, until May 2027.").await.unwrap();
    let mut work = hall.house.work(margo);
    let words = "Letters and calendars; a phone line when we meet.";
    sections::draft_with(&mut work, &viewer, "channels", words, "mail calendar phone").await.unwrap();
    // As they stand.
    let as_they_stand =
        vec![change("roles", "Margo and Jonah convene, until May 2027."), change("channels", words)];
    let id = propose(hall, &world, "margo", as_they_stand).await.unwrap();
    let mut work = hall.house.work(margo);
    let meanwhile = sections::draft(&mut work, &viewer, "roles", "Margo alone.").await;
    assert!(
        matches!(meanwhile, Err(Refused::Invalid(problems)) if problems[0].key == "problem-section-proposed")
    );
    for name in SEVEN {
        say(hall, &world, name, id, Answer::Ok, "").await.unwrap();
    }
    a_week_passes(hall).await;
    for key in ["roles", "channels"] {
        let section =
            sections::current(&mut hall.system(), viewer.community().id, key).await.unwrap().unwrap();
        assert_eq!((section.version, section.method.as_str()), (1, "consent"), "{key}: as it stood");
        assert_eq!(section.agreed_at, Some(hall.house.clock().now()));
        assert!(section.proposal == Some(id) && section.review_on.is_some());
    }
});

both!(a_proposal_says_why_and_changes_something_and_there_is_one_about_each_section, async |hall: &Hall| {
    let world = hall.world().await;
    let (gwen, viewer) = who(hall, &world, "gwen").await;
    let nothing = New::default();
    let refused = proposals::propose(&mut hall.house.work(gwen), &viewer, &nothing).await;
    assert!(matches!(refused, Err(Refused::Invalid(problems)) if problems.len() == 2));
    propose(hall, &world, "gwen", vec![change("care", "We look after each other.")]).await.unwrap();
    let second = propose(hall, &world, "iolo", vec![change("care", "We do not.")]).await;
    assert!(
        matches!(second, Err(Refused::Invalid(problems)) if problems[0].key == "problem-section-proposed")
    );
    // Each is a letter to everyone: three a week of one member.
    for key in ["credit", "knowledge"] {
        propose(hall, &world, "gwen", vec![change(key, "As we said.")]).await.unwrap();
    }
    let fourth = propose(hall, &world, "gwen", vec![change("leaving", "As we said.")]).await;
    assert!(matches!(fourth, Err(Refused::TooMany { .. })));
});

both!(only_members_propose_and_answer_and_only_whose_it_is_amends, async |hall: &Hall| {
    let world = hall.world().await;
    let id = propose(hall, &world, "gwen", vec![change("care", "We look after each other.")]).await.unwrap();
    let visitor = charter::visit(&mut hall.visitor(), SLUG).await.unwrap();
    assert!(proposals::list(&mut hall.visitor(), &visitor).await.is_err());
    assert!(proposals::get(&mut hall.visitor(), &visitor, id).await.is_err());
    let said = proposals::answer(&mut hall.visitor(), &visitor, id, Answer::Object, "No.").await;
    assert!(matches!(said, Err(Refused::NotAllowed(_))));
    let (iolo, viewer) = who(hall, &world, "iolo").await;
    let amended = [change("care", "Else.")];
    let refused = proposals::amend(&mut hall.house.work(iolo), &viewer, id, &amended).await;
    assert!(matches!(refused, Err(Refused::NotAllowed(_))));
    // An objection, and a concern, say why.
    assert!(matches!(say(hall, &world, "iolo", id, Answer::Object, " ").await, Err(Refused::Invalid(_))));
    // A proposal of another community is not here.
    assert!(matches!(say(hall, &world, "iolo", Id(1), Answer::Ok, "").await, Err(Refused::NotFound)));
    // After three rounds of letters people had better talk.
    let (gwen, hers) = who(hall, &world, "gwen").await;
    for words in ["One.", "Two."] {
        proposals::amend(&mut hall.house.work(gwen), &hers, id, &[change("care", words)]).await.unwrap();
    }
    let fourth = proposals::amend(&mut hall.house.work(gwen), &hers, id, &[change("care", "Three.")]).await;
    assert!(
        matches!(fourth, Err(Refused::Invalid(problems)) if problems[0].key == "problem-proposal-rounds")
    );
    proposals::withdraw(&mut hall.house.work(gwen), &hers, id).await.unwrap();
    assert!(matches!(say(hall, &world, "iolo", id, Answer::Ok, "").await, Err(Refused::Gone)));
});

both!(two_who_amend_at_once_do_not_overwrite_each_other, async |hall: &Hall| {
    let world = hall.world().await;
    let id = propose(hall, &world, "gwen", vec![change("care", "We look after each other.")]).await.unwrap();
    let ((gwen, hers), (margo, theirs)) = (who(hall, &world, "gwen").await, who(hall, &world, "margo").await);
    let (mut one, mut two) = (hall.house.work(gwen), hall.house.work(margo));
    let (first, second) = ([change("care", "One.")], [change("care", "Two.")]);
    let (a, b) = tokio::join!(
        proposals::amend(&mut one, &hers, id, &first),
        proposals::amend(&mut two, &theirs, id, &second)
    );
    let rounds = look(hall, &world, id).await.proposal.round;
    let done = i64::from(a.is_ok()) + i64::from(b.is_ok());
    assert_eq!(rounds, 1 + done, "each that was done is a round of its own: {a:?} {b:?}");
});

both!(an_open_question_is_kept_until_somebody_answers_it, async |hall: &Hall| {
    let world = hall.world().await;
    let id = propose(hall, &world, "gwen", vec![change("care", "We look after each other.")]).await.unwrap();
    let (iolo, viewer) = who(hall, &world, "iolo").await;
    let question = questions::ask(&mut hall.house.work(iolo), &viewer, Some(id), "Who is we?").await.unwrap();
    let refused = questions::settle(&mut hall.house.work(iolo), &viewer, question, "All.").await;
    assert!(matches!(refused, Err(Refused::NotAllowed(_))));
    let (gwen, hers) = who(hall, &world, "gwen").await;
    questions::settle(&mut hall.house.work(gwen), &hers, question, "All thirteen.").await.unwrap();
    let again = questions::settle(&mut hall.house.work(gwen), &hers, question, "Or twelve.").await;
    assert!(matches!(again, Err(Refused::Conflict)));
    questions::ask(&mut hall.house.work(iolo), &viewer, None, "Do we want to be more?").await.unwrap();
    let kept = questions::open(&mut hall.house.work(iolo), &viewer).await.unwrap();
    let words: Vec<_> = kept.iter().map(|one| (one.words.as_str(), one.answer.as_str())).collect();
    assert_eq!(words, [("Do we want to be more?", ""), ("Who is we?", "All thirteen.")]);
});
