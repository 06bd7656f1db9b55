//! Somebody who never opens a page is a member like everybody else (product, promise 1).

use community::{
    charter, commitments,
    gatherings::{self, Coming, NewGathering},
    invitations::{self, Drafted, Invitee},
    lifecycle::fellowship,
    people::{self, address::Address},
};
use testkit::{Style, TestApp, both_apps, post::Sent, world::SLUG};

const ANA: &str = "ana@seeds.example";
const GWEN: &str = "gwen@pubcommons.example";
const COMMUNITY: &str = "peers@hall.example";

// S0.17: invited, she joins, says that she comes, posts, promises something and answers a pulse, all from her own mailbox.
both_apps!(whoever_never_signs_in_takes_part_in_everything, async |app: &TestApp| {
    let margo = app.world.person("margo");
    let seen = charter::visit(&mut app.hall.of(margo), SLUG).await.unwrap();
    let invitee = Invitee { name: "Ana Bright".into(), address: ANA.into(), note: String::new() };
    let drafted = invitations::draft(&mut app.hall.of(margo), &seen, &[invitee]).await.unwrap();
    let [Drafted::New(id)] = drafted[..] else { panic!("{drafted:?}") };
    invitations::send(&mut app.hall.of(margo), &seen, &[id]).await.unwrap();
    app.answers(&app.newest_to(ANA, "invitation").await, "Yes, gladly", Style::Phone).await;
    app.answers(&app.newest_to(ANA, "promise").await, "I AGREE", Style::Outlook).await;
    let address = Address::of(ANA).unwrap();
    let ana = people::by_address(&mut app.hall.system(), &address).await.unwrap().expect("she joined").id;
    let hers = charter::visit(&mut app.hall.of(ana), SLUG).await.unwrap();
    assert!(hers.is_member());

    let day = "2026-11-12".parse().unwrap();
    let circle = NewGathering { title: "Winter circle".into(), day, ..NewGathering::default() };
    let gathering = gatherings::plan(&mut app.hall.of(margo), &seen, &circle).await.unwrap();
    gatherings::invite(&mut app.hall.of(margo), &seen, gathering).await.unwrap();
    app.run().await;
    app.answers(&app.newest_to(ANA, "gathering").await, "YES", Style::Quoted).await;
    let seat = gatherings::seat_of(&mut app.hall.system(), gathering, ana).await.unwrap().expect("asked");
    assert_eq!(seat.coming(), Some(Coming::Yes));

    let words = "We have a glut of seed potatoes. Who has a cool shed until March, and how did you keep the mice out?";
    app.deliver(&Sent::new(GWEN, COMMUNITY, "Letters", "EACH")).await;
    app.deliver(&Sent::new(ANA, COMMUNITY, "A cool shed", words)).await;
    let gwen = app.newest_to(GWEN, "post").await;
    assert!(gwen.subject.contains("A cool shed") && gwen.plain.contains("mice"), "{}", gwen.plain);

    app.deliver(&Sent::new(ANA, COMMUNITY, "One thing", "I WILL ask three growers, by 7 days")).await;
    let all = commitments::my_commitments(&mut app.hall.of(ana), &hers).await.unwrap();
    assert_eq!(all[0].words, "ask three growers");

    let pulse = fellowship::open(&mut app.hall.of(margo), &seen).await.unwrap();
    app.run().await;
    app.answers(&app.newest_to(ANA, "fellowship").await, "4 3 5 2 4 4", Style::Phone).await;
    assert!(app.newest_to(ANA, "receipt").await.plain.contains("Counted"));
    fellowship::close(&mut app.hall.of(margo), &seen, pulse).await.unwrap();
    // No page was ever opened in her name.
    assert!(people::sessions::list(&mut app.hall.of(ana)).await.unwrap().is_empty());
});
