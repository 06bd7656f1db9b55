//! Moderation: by a rule that was agreed, with a reason, told, and open to appeal; two decide, and whom it is about is never one of them.

use std::time::Duration;

use community::{
    CaseId, PersonId, PostId, Refused, ThreadId,
    charter::{self, Standing, Viewer},
    conversations, members,
    moderation::{self, Because, Measure, ReadBy, View},
    roles,
};
use testkit::{Hall, World, both, world::SLUG};

const DAY: u64 = 86_400;

async fn seen_by(hall: &Hall, person: PersonId) -> Viewer {
    charter::visit(&mut hall.of(person), SLUG).await.unwrap()
}

const RULE: Because<'static> = Because {
    section: "",
    rule: "We speak of what we did, not of who others are.",
    reason: "It names a member.",
};

/// A post of Nell's that others see.
async fn unkind(hall: &Hall, world: &World) -> (ThreadId, PostId) {
    let nell = world.person("nell");
    let words = conversations::Words { source: "Gwen never answers.", files: Vec::new() };
    let new = conversations::New { subject: "Who answers", words, level: None, present: Vec::new() };
    conversations::start(&mut hall.of(nell), &seen_by(hall, nell).await, new).await.unwrap()
}

async fn html(hall: &Hall, person: PersonId, thread: ThreadId) -> (String, Option<String>) {
    let viewer = seen_by(hall, person).await;
    let page = conversations::thread(&mut hall.of(person), &viewer, thread, 1).await.unwrap();
    (page.posts[0].html.clone(), page.posts[0].aside.clone())
}

async fn worried(hall: &Hall, person: PersonId, post: PostId, to: ReadBy) -> CaseId {
    let viewer = seen_by(hall, person).await;
    moderation::worry(&mut hall.of(person), &viewer, post, "This is unkind.", to).await.unwrap().id
}

// Practice 5.6: acknowledged within one working day, decided by two people within ten.
both!(two_people_decide_on_what_worries_somebody_and_the_author_is_neither, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, jonah, gwen, nell) =
        (world.person("margo"), world.person("jonah"), world.person("gwen"), world.person("nell"));
    let (thread, post) = unkind(hall, &world).await;
    let id = worried(hall, gwen, post, ReadBy::Convenors).await;
    assert_eq!(worried(hall, gwen, post, ReadBy::Convenors).await, id, "said twice, it is one");
    let (first, second) = (seen_by(hall, margo).await, seen_by(hall, jonah).await);
    let seen = moderation::case(&mut hall.of(margo), &first, id).await.unwrap();
    assert_eq!(seen.view, View::Reader);
    let hours = |by: Option<base::Time>| by.unwrap().since(hall.clock.now()).as_secs() / 3_600;
    assert_eq!((hours(seen.case.acknowledge_by), hours(seen.case.decide_by)), (24, 14 * 24));
    // Whom it is about neither sees it nor is one of those who decide; a member does not know of it.
    let author = seen_by(hall, nell).await;
    assert!(matches!(moderation::case(&mut hall.of(nell), &author, id).await, Err(Refused::NotFound)));
    assert!(moderation::cases(&mut hall.of(gwen), &seen_by(hall, gwen).await).await.is_err());
    let own = moderation::worry(&mut hall.of(nell), &author, post, "", ReadBy::Convenors).await;
    assert!(matches!(own, Err(Refused::NotAllowed("worry-own"))), "{own:?}");
    // Set aside meanwhile, and shown to nobody; whom it is about now knows that, and not who was worried.
    moderation::set_aside(&mut hall.of(margo), &first, id, true).await.unwrap();
    assert_eq!(html(hall, gwen, thread).await, (String::new(), Some("held".into())));
    let told = moderation::case(&mut hall.of(nell), &author, id).await.unwrap();
    assert_eq!((told.view, told.case.reporter, told.case.worry.as_str()), (View::Concerned, None, ""));
    let back = conversations::restore(&mut hall.of(nell), &author, post).await;
    assert!(matches!(back, Err(Refused::Gone)), "its author does not put it back: {back:?}");
    hall.clock.advance(Duration::from_secs(3 * DAY));
    conversations::empty_withdrawn(&mut hall.system()).await.unwrap();
    // One proposes: nothing is done. Never without a reason; and nobody is the second to themselves.
    let bare =
        moderation::propose(&mut hall.of(margo), &first, id, Measure::TakeDown, Because::default()).await;
    assert!(matches!(bare, Err(Refused::Invalid(_))), "{bare:?}");
    moderation::propose(&mut hall.of(margo), &first, id, Measure::TakeDown, RULE).await.unwrap();
    let again = moderation::propose(&mut hall.of(jonah), &second, id, Measure::Nothing, RULE).await;
    assert!(matches!(again, Err(Refused::Conflict)), "two at once: the first counts: {again:?}");
    let alone = moderation::second(&mut hall.of(margo), &first, id, true).await;
    assert!(matches!(alone, Err(Refused::NotAllowed("second-oneself"))), "{alone:?}");
    // The second sees it otherwise; then agrees.
    moderation::second(&mut hall.of(jonah), &second, id, false).await.unwrap();
    moderation::propose(&mut hall.of(jonah), &second, id, Measure::TakeDown, RULE).await.unwrap();
    moderation::second(&mut hall.of(margo), &first, id, true).await.unwrap();
    assert_eq!(html(hall, gwen, thread).await, (String::new(), Some("taken-down".into())));
    let late = moderation::second(&mut hall.of(jonah), &second, id, true).await;
    assert!(matches!(late, Err(Refused::Conflict)), "{late:?}");
    // The appeal goes to somebody who had no part in it: both convenors decided, so a carer.
    let appealed = moderation::appeal(&mut hall.of(nell), id, "I meant myself.").await.unwrap();
    let carer = appealed.appeal_to.unwrap();
    assert!([world.person("farida"), world.person("yuki")].contains(&carer));
    let not_them = moderation::decide_appeal(&mut hall.of(margo), &first, id, false, "").await;
    assert!(matches!(not_them, Err(Refused::NotFound)), "{not_them:?}");
    let looks = seen_by(hall, carer).await;
    moderation::decide_appeal(&mut hall.of(carer), &looks, id, true, "It can be read so.").await.unwrap();
    let (shown, aside) = html(hall, gwen, thread).await;
    assert!(shown.contains("Gwen never answers") && aside.is_none());
    let twice = moderation::decide_appeal(&mut hall.of(carer), &looks, id, false, "").await;
    assert!(matches!(twice, Err(Refused::Conflict)), "{twice:?}");
});

both!(a_worry_about_a_convenor_goes_to_those_whom_it_does_not_concern, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, gwen, farida) = (world.person("margo"), world.person("gwen"), world.person("farida"));
    let words = conversations::Words { source: "Some of you are lazy.", files: Vec::new() };
    let new = conversations::New { subject: "Minutes", words, level: None, present: Vec::new() };
    let convenor = seen_by(hall, margo).await;
    let (_, post) = conversations::start(&mut hall.of(margo), &convenor, new).await.unwrap();
    let id = worried(hall, gwen, post, ReadBy::Convenors).await;
    assert!(moderation::case(&mut hall.of(margo), &convenor, id).await.is_err());
    let case = moderation::by_id(&mut hall.system(), id).await.unwrap();
    let readers = moderation::readers(&mut hall.system(), &case).await.unwrap();
    assert_eq!(readers.iter().map(|one| one.person).collect::<Vec<_>>(), [world.person("jonah")]);
    // Without another convenor, the carers read it.
    roles::step_down(
        &mut hall.of(world.person("jonah")),
        &seen_by(hall, world.person("jonah")).await,
        "convenor",
    )
    .await
    .unwrap();
    let readers = moderation::readers(&mut hall.system(), &case).await.unwrap();
    assert!(readers.len() == 2 && readers.iter().all(|one| one.side == "carers"), "{readers:?}");
    let to_carers = worried(hall, world.person("iolo"), post, ReadBy::Carers).await;
    let carer = seen_by(hall, farida).await;
    assert_eq!(moderation::cases(&mut hall.of(farida), &carer).await.unwrap().len(), 2);
    // What nobody has read in its time is told again, once.
    hall.clock.advance(Duration::from_secs(4 * DAY));
    assert_eq!(moderation::remind(&mut hall.system()).await.unwrap(), 2);
    assert_eq!(moderation::remind(&mut hall.system()).await.unwrap(), 0);
    moderation::acknowledge(&mut hall.of(farida), &carer, to_carers).await.unwrap();
});

// Hostile: a convenor who removes the last convenor; a member who is made to go, and appeals.
both!(
    a_member_goes_by_a_rule_with_a_reason_and_may_appeal_and_never_the_last_convenor,
    async |hall: &Hall| {
        let world = hall.world().await;
        let (margo, jonah, gwen, nell) =
            (world.person("margo"), world.person("jonah"), world.person("gwen"), world.person("nell"));
        let convenor = seen_by(hall, margo).await;
        let member = seen_by(hall, gwen).await;
        let no = moderation::withdraw_member(&mut hall.of(gwen), &member, nell, RULE).await;
        assert!(matches!(no, Err(Refused::NotAllowed("convenors"))), "{no:?}");
        let bare = Because { reason: "", ..RULE };
        let bare = moderation::withdraw_member(&mut hall.of(margo), &convenor, nell, bare).await;
        assert!(matches!(bare, Err(Refused::Invalid(_))), "{bare:?}");
        let id = moderation::withdraw_member(&mut hall.of(margo), &convenor, nell, RULE).await.unwrap();
        assert_eq!(seen_by(hall, nell).await.standing(), Some(Standing::Left));
        // Who had to go still reads what was done, and appeals; another convenor looks again.
        let mine = moderation::mine(&mut hall.of(nell)).await.unwrap();
        assert_eq!((mine.len(), mine[0].reason.as_str()), (1, "It names a member."));
        let other = moderation::appeal(&mut hall.of(gwen), id, "Not mine").await;
        assert!(matches!(other, Err(Refused::NotFound)), "{other:?}");
        let appealed = moderation::appeal(&mut hall.of(nell), id, "I will not do it again.").await.unwrap();
        assert_eq!(appealed.appeal_to, Some(jonah));
        let again = moderation::appeal(&mut hall.of(nell), id, "And again").await;
        assert!(matches!(again, Err(Refused::Conflict)), "{again:?}");
        let looks = seen_by(hall, jonah).await;
        moderation::decide_appeal(&mut hall.of(jonah), &looks, id, true, "Welcome back.").await.unwrap();
        assert!(seen_by(hall, nell).await.is_member());
        // Asked to stop: nothing is taken from them.
        moderation::ask_to_stop(&mut hall.of(jonah), &looks, nell, RULE).await.unwrap();
        assert!(seen_by(hall, nell).await.is_member());
        // A convenor is made to go by another, and the one who is left by nobody.
        moderation::withdraw_member(&mut hall.of(margo), &convenor, jonah, RULE).await.unwrap();
        let stale = moderation::withdraw_member(&mut hall.of(jonah), &looks, margo, RULE).await;
        assert!(stale.is_err(), "who had to go decides nothing any more: {stale:?}");
        let own = moderation::withdraw_member(&mut hall.of(margo), &convenor, margo, RULE).await;
        assert!(own.is_err());
        assert!(members::leave(&mut hall.of(margo), &convenor).await.is_err());
        assert!(seen_by(hall, margo).await.is_convenor());
        // Nobody but carers is left to look again: one of them does; and where nobody is, whoever runs the house.
        let id = moderation::ask_to_stop(&mut hall.of(margo), &convenor, gwen, RULE).await.unwrap();
        for carer in ["farida", "yuki"] {
            let carer = world.person(carer);
            roles::step_down(&mut hall.of(carer), &seen_by(hall, carer).await, "carer").await.unwrap();
        }
        assert_eq!(moderation::appeal(&mut hall.of(gwen), id, "Why?").await.unwrap().appeal_to, None);
        moderation::answer_for_house(&mut hall.system(), id, false, "It was fair.").await.unwrap();
        let told = moderation::mine(&mut hall.of(gwen)).await.unwrap();
        assert_eq!(told[0].appeal_verdict.as_deref(), Some("stands"));
    }
);

both!(an_appeal_is_open_for_thirty_days_and_what_was_taken_down_for_sixty, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, nell) = (world.person("margo"), world.person("nell"));
    let (_, post) = unkind(hall, &world).await;
    let convenor = seen_by(hall, margo).await;
    let id = moderation::take_down(&mut hall.of(margo), &convenor, post, RULE).await.unwrap();
    let member = seen_by(hall, nell).await;
    let by_hand = conversations::withdraw(&mut hall.of(margo), &convenor, post).await;
    assert!(matches!(by_hand, Err(Refused::NotAllowed(_))), "never without a rule: {by_hand:?}");
    hall.clock.advance(Duration::from_secs(31 * DAY));
    let late = moderation::appeal(&mut hall.of(nell), id, "Late").await;
    assert!(matches!(late, Err(Refused::Gone)), "{late:?}");
    conversations::empty_withdrawn(&mut hall.system()).await.unwrap();
    let kept = moderation::case(&mut hall.of(nell), &member, id).await.unwrap();
    assert!(kept.html.unwrap().contains("Gwen never answers"));
    hall.clock.advance(Duration::from_secs(30 * DAY));
    conversations::empty_withdrawn(&mut hall.system()).await.unwrap();
    let emptied = moderation::case(&mut hall.of(nell), &member, id).await.unwrap();
    assert_eq!(emptied.html.unwrap(), "");
});

// The rule is the one that was agreed: its section, its version, its words.
both!(the_rule_is_the_one_that_was_agreed, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, nell) = (world.person("margo"), world.person("nell"));
    let convenor = seen_by(hall, margo).await;
    charter::sections::draft(&mut hall.of(margo), &convenor, "boundaries", "We do not sell to each other.")
        .await
        .unwrap();
    let because = Because { section: "boundaries", rule: "", reason: "That was an advert." };
    let id = moderation::ask_to_stop(&mut hall.of(margo), &convenor, nell, because).await.unwrap();
    let case = moderation::by_id(&mut hall.system(), id).await.unwrap();
    assert_eq!((case.rule_key.as_str(), case.rule.as_str()), ("boundaries", "We do not sell to each other."));
    assert!(case.rule_version > 0);
});
