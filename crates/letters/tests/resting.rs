//! A community that rests, and one that has ended: what then leaves, and what does not (practice 2.25).

use std::time::Duration;

use community::{
    charter::{self, Viewer},
    commitments,
    gatherings::{self, NewGathering, NewPoll},
    lifecycle::{self, Stage, gates},
    newcomers, notices,
    people::reach,
    practice,
};
use testkit::{Style, TestApp, both_apps, post::Sent, world::SLUG};

const GWEN: &str = "gwen@pubcommons.example";
const IOLO: &str = "iolo@cwmrepair.example";
const FARIDA: &str = "farida@newneighbours.example";
const DAY: Duration = Duration::from_secs(86_400);

async fn viewer(app: &TestApp, name: &str) -> Viewer {
    charter::visit(&mut app.hall.of(app.world.person(name)), SLUG).await.unwrap()
}

/// What went to a member's address since, by kind.
async fn kinds(app: &TestApp, since: base::Time) -> Vec<String> {
    letters::digest::send_due(&app.hall.house, &testkit::post::reader().sender).await.unwrap();
    letters::newcomers::send_due(&app.hall.house, &testkit::post::reader().sender).await.unwrap();
    letters::gatherings::ask(&app.hall.house, &testkit::post::reader().sender).await.unwrap();
    letters::gatherings::tell::due(&app.hall.house, &testkit::post::reader().sender).await.unwrap();
    letters::gatherings::remind::due(&app.hall.house, &testkit::post::reader().sender).await.unwrap();
    letters::exchanges::run(&app.hall.house, &testkit::post::reader().sender).await.unwrap();
    letters::sets::run(&app.hall.house, &testkit::post::reader().sender).await.unwrap();
    letters::topics::ask(&app.hall.house, &testkit::post::reader().sender).await.unwrap();
    commitments::ask_due(&mut app.hall.system()).await.unwrap();
    newcomers::pair(&mut app.hall.system()).await.unwrap();
    practice::begin_due(&mut app.hall.system()).await.unwrap();
    practice::again(&mut app.hall.system()).await.unwrap();
    app.run().await;
    let all = notices::outbox(&mut app.hall.system(), 1_000).await.unwrap();
    all.into_iter().filter(|letter| letter.made_at > since).map(|letter| letter.kind).collect()
}

async fn pauses(app: &TestApp, days: u32) {
    let (margo, seen) = (app.world.person("margo"), viewer(app, "margo").await);
    let until = app.hall.clock.now() + DAY * days;
    lifecycle::pause(&mut app.hall.of(margo), &seen, until, "It is harvest.", &[margo]).await.unwrap();
}

// Practice 2.25: up to six months, date fixed, all sends stop but the convenor address works.
both_apps!(
    a_community_that_rests_sends_nothing_and_what_was_written_goes_out_after,
    async |app: &TestApp| {
        let (margo, gwen) = (app.world.person("margo"), app.world.person("gwen"));
        let seen = viewer(app, "margo").await;
        reach::deliver(&mut app.hall.of(gwen), gwen, app.world.community, "each").await.unwrap();
        practice::begin(&mut app.hall.of(margo), &seen).await.unwrap();
        let at = |days: u32| app.hall.clock.now() + DAY * days;
        let dates = [at(60), at(61)];
        let new = NewPoll { title: "Winter", minutes: 60, zone: "UTC", dates: &dates, closes_at: at(50) };
        gatherings::ask(&mut app.hall.of(margo), &seen, &new).await.unwrap();
        let meet = async |title: &str, days: u32| {
            let day = reach::local(at(days), reach::zone("UTC")).date_naive();
            let new = NewGathering { title: title.into(), day, ..NewGathering::default() };
            let id = gatherings::plan(&mut app.hall.of(margo), &seen, &new).await.unwrap();
            gatherings::invite(&mut app.hall.of(margo), &seen, id).await.unwrap();
        };
        let gwens = viewer(app, "gwen").await;
        let said =
            commitments::commit(&mut app.hall.of(gwen), &gwens, "ring Ben", "2026-11-03", at(20)).await;
        said.unwrap();
        // One of which people know, and would be reminded; and one that is planned meanwhile.
        meet("Harvest circle", 26).await;
        letters::gatherings::tell::due(&app.hall.house, &testkit::post::reader().sender).await.unwrap();
        pauses(app, 40).await;
        meet("Winter circle", 60).await;
        let since = app.hall.clock.now();
        app.hall.clock.advance(DAY * 25);
        assert!(kinds(app, since).await.is_empty(), "nothing leaves by itself");
        let sent = Sent::new(&format!("Iolo <{IOLO}>"), "peers@hall.example", "Chairs", "Who has chairs?");
        assert_eq!(app.deliver(&sent).await.outcome, "posted");
        let receipt = app.newest_to(IOLO, "receipt").await;
        assert!(receipt.plain.contains("rests until"), "{}", receipt.plain);
        app.hall.clock.advance(DAY * 2);
        let sent = kinds(app, since).await;
        assert_eq!(sent, ["receipt"], "only what somebody asked for");
        // A convenor, a carer: they are reached.
        let sent = Sent::new(&format!("Gwen <{GWEN}>"), "peers-convenor@hall.example", "Hello", "May I ask?");
        app.deliver(&sent).await;
        let sent =
            Sent::new(&format!("Gwen <{GWEN}>"), "peers-care@hall.example", "Hello", "I do not sleep.");
        app.deliver(&sent).await;
        app.newest_to("margo@commonkettle.example", "note").await;
        app.newest_to(FARIDA, "care").await;
        // It goes on: what was written is told, and what was due is asked.
        app.hall.clock.advance(DAY * 14);
        lifecycle::resume_due(&mut app.hall.system()).await.unwrap();
        let went = kinds(app, app.hall.clock.now() - DAY).await;
        for kind in ["post", "dates", "gathering", "commitment"] {
            assert!(went.iter().any(|one| one == kind), "{kind} in {went:?}");
        }
        assert!(app.newest_to(GWEN, "post").await.plain.contains("Who has chairs?"));
    }
);

// Practice 2.25: read-only, and its addresses answer.
both_apps!(a_community_that_has_ended_takes_nothing_and_says_so, async |app: &TestApp| {
    let (margo, seen) = (app.world.person("margo"), viewer(app, "margo").await);
    for stage in [Stage::Closing, Stage::Closed] {
        let mut work = app.hall.of(margo);
        if stage == Stage::Closed {
            let words = "We met in May, thanked each other, and said where the archive is.";
            gates::bring(&mut work, &seen, "checklist", words, "").await.unwrap();
        }
        gates::pass(&mut work, &seen, stage, "We agreed to end in autumn.", &[margo]).await.unwrap();
    }
    let sent = Sent::new(&format!("Iolo <{IOLO}>"), "peers@hall.example", "Chairs", "Who has chairs?");
    let arrival = app.deliver(&sent).await;
    assert_eq!((arrival.state.as_str(), arrival.outcome.as_str()), ("refused", "closed"), "{arrival:?}");
    let told = app.newest_to(IOLO, "receipt").await;
    for part in ["has ended", "Who has chairs?", "/c/peers"] {
        assert!(told.plain.contains(part), "{part}: {}", told.plain);
    }
    // One may still leave, and have what is kept of one.
    assert_eq!(app.answers(&told, "MY DATA", Style::Phone).await.state, "done");
});
