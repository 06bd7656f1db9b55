//! Asking somebody whether they would like to join, and suggesting somebody.

use std::time::Duration;

use community::{
    Actor, PersonId, Refused,
    charter::{self, Viewer},
    invitations::{self, Answer, Answered, Drafted, Invitee, Terms},
    notices::{self, To, Written},
    people::{self, address::Address},
};
use testkit::{Hall, both, world::SLUG};

const DAY: Duration = Duration::from_secs(86_400);

async fn seen_by(hall: &Hall, actor: Actor) -> Viewer {
    charter::visit(&mut hall.house.work(actor), SLUG).await.unwrap()
}

fn to(name: &str, address: &str, note: &str) -> Invitee {
    Invitee { name: name.into(), address: address.into(), note: note.into() }
}

/// Drafts and sends one as Margo.
async fn invited(hall: &Hall, margo: PersonId, invitee: Invitee) -> community::InvitationId {
    let viewer = seen_by(hall, Actor::Person(margo)).await;
    let drafted = invitations::draft(&mut hall.of(margo), &viewer, &[invitee]).await.unwrap();
    let [Drafted::New(id)] = drafted[..] else { panic!("{drafted:?}") };
    assert_eq!(invitations::send(&mut hall.of(margo), &viewer, &[id]).await.unwrap(), 1);
    id
}

async fn token(hall: &Hall, id: community::InvitationId) -> String {
    invitations::token(&mut hall.system(), id).await.unwrap()
}

async fn known(hall: &Hall, address: &str) -> bool {
    let address = Address::of(address).unwrap();
    people::by_address(&mut hall.system(), &address).await.unwrap().is_some()
}

both!(a_convenor_drafts_reads_edits_and_sends, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, gwen) = (world.person("margo"), world.person("gwen"));
    let viewer = seen_by(hall, Actor::Person(margo)).await;
    // Whoever is no convenor invites nobody.
    let member = seen_by(hall, Actor::Person(gwen)).await;
    assert!(invitations::draft(&mut hall.of(gwen), &member, &[]).await.is_err());
    let all = [
        to("Ana Bright", "ana@seeds.example", "You run a seed library and wrote about rotas."),
        to("", "no address", ""),
        to("Gwen", "GWEN@pubcommons.example", ""),
        to("Ana again", "Ana@Seeds.example", ""),
    ];
    let drafted = invitations::draft(&mut hall.of(margo), &viewer, &all).await.unwrap();
    let Drafted::New(id) = drafted[0] else { panic!("{drafted:?}") };
    assert_eq!(drafted[1], Drafted::Wrong("problem-address-at"));
    assert_eq!(drafted[2], Drafted::Member(gwen));
    assert_eq!(drafted[3], Drafted::Already(id));
    // Nothing leaves before somebody has said so.
    let (outbox,) = (notices::outbox(&mut hall.system(), 50).await.unwrap(),);
    assert!(outbox.iter().all(|letter| letter.kind != "invitation"));
    let bad = invitations::edit(&mut hall.of(margo), &viewer, id, &to("Ana", "ana@", "")).await;
    assert!(matches!(bad, Err(Refused::Invalid(_))), "{bad:?}");
    let anew = to("Ana Bright", "ana@seedlibrary.example", "You wrote about rotas that outlive their maker.");
    invitations::edit(&mut hall.of(margo), &viewer, id, &anew).await.unwrap();
    assert_eq!(invitations::drafted(&mut hall.of(margo), &viewer).await.unwrap()[0].address, anew.address);
    assert_eq!(invitations::send(&mut hall.of(margo), &viewer, &[id]).await.unwrap(), 1);
    // Two convenors at once: it goes out once, and what has left is not written anew.
    assert_eq!(invitations::send(&mut hall.of(margo), &viewer, &[id]).await.unwrap(), 0);
    let late = invitations::edit(&mut hall.of(margo), &viewer, id, &anew).await;
    assert!(matches!(late, Err(Refused::Conflict)), "{late:?}");
    assert_eq!(invitations::count(&mut hall.of(margo), &viewer).await.unwrap(), [("sent".to_owned(), 1)]);
});

// S4.23, S1.11: the cause stands on each invitation, with what one gains and gives, and what members and this person could speak of.
both!(an_invitation_tells_the_cause_and_what_is_gained_before_they_join, async |hall: &Hall| {
    let world = hall.world().await;
    let margo = world.person("margo");
    let viewer = seen_by(hall, Actor::Person(margo)).await;
    let terms = Terms {
        gain: "Twelve people to ring on a bad Monday.".into(),
        give: "One honest question a month.".into(),
        minutes: 120,
        first_date: "Thursday 3 December, 10:00".into(),
    };
    invitations::set_terms(&mut hall.of(margo), &viewer, &terms).await.unwrap();
    let note = "You wrote about rotas that outlive the person who made them, and about menders.";
    let drafted =
        invitations::draft(&mut hall.of(margo), &viewer, &[to("Ana Bright", "ana@seeds.example", note)])
            .await;
    let [Drafted::New(id)] = drafted.unwrap()[..] else { panic!() };
    let reading = invitations::reading(&mut hall.of(margo), &viewer, id).await.unwrap();
    let said = reading.lines.join("\n");
    assert!(said.starts_with(&viewer.community().cause), "{said}");
    for words in [
        "Twelve people to ring",
        "One honest question",
        "120 minutes a month",
        "3 December",
        "rotas",
        "menders",
    ] {
        assert!(said.contains(words), "{words} in {said}");
    }
    assert_eq!(reading.note, note);
    assert!(reading.subject.contains("Margo Oyelaran"), "{}", reading.subject);
    assert!(reading.why.join(" ").contains("Margo Oyelaran gave us your address"), "{:?}", reading.why);
    // The convenor sees who it is; the letter tells no member's name, and none of their words.
    let matches = invitations::matches(&mut hall.of(margo), &viewer, note).await.unwrap();
    let offered: Vec<&str> =
        matches.iter().flat_map(|one| &one.offered).map(|(name, _)| name.as_str()).collect();
    assert_eq!(offered, ["Iolo Prydderch"]);
    assert!(!said.contains("Iolo") && !said.contains("Handing things over"), "{said}");
});

// TP1
both!(an_invitation_is_answered_once_reminded_once_and_closed_by_silence, async |hall: &Hall| {
    let world = hall.world().await;
    let margo = world.person("margo");
    let ana = invited(hall, margo, to("Ana Bright", "ana@seeds.example", "")).await;
    let ben = invited(hall, margo, to("Ben", "ben@seeds.example", "")).await;
    hall.clock.advance(9 * DAY);
    assert_eq!(invitations::remind_due(&mut hall.system()).await.unwrap(), 0);
    hall.clock.advance(2 * DAY);
    assert_eq!(invitations::remind_due(&mut hall.system()).await.unwrap(), 2);
    assert_eq!(invitations::remind_due(&mut hall.system()).await.unwrap(), 0);
    let mut work = hall.system();
    assert!(matches!(
        invitations::answer(&mut work, ana, Answer::Yes, None).await.unwrap(),
        Answered::Promise(_)
    ));
    drop(work);
    assert_eq!(
        invitations::answer(&mut hall.system(), ana, Answer::Yes, None).await.unwrap(),
        Answered::Over,
        "a second yes is the same yes"
    );
    hall.clock.advance(20 * DAY);
    invitations::remind_due(&mut hall.system()).await.unwrap();
    let of = |id| async move { invitations::by_id(&mut hall.system(), id).await.unwrap().state };
    assert_eq!((of(ana).await.as_str(), of(ben).await.as_str()), ("yes", "lapsed"));
    assert_eq!(
        invitations::answer(&mut hall.system(), ben, Answer::Yes, None).await.unwrap(),
        Answered::Over
    );
    // By a convenor's hand it opens again; and is taken back.
    let viewer = seen_by(hall, Actor::Person(margo)).await;
    invitations::again(&mut hall.of(margo), &viewer, ben).await.unwrap();
    assert_eq!(of(ben).await, "sent");
    invitations::withdraw(&mut hall.of(margo), &viewer, ben).await.unwrap();
    assert_eq!(
        invitations::answer(&mut hall.system(), ben, Answer::Yes, None).await.unwrap(),
        Answered::Over
    );
    assert!(!known(hall, "ben@seeds.example").await, "whoever never said yes is not made known");
});

both!(
    the_page_of_an_invitation_opens_for_its_token_alone_and_looking_changes_nothing,
    async |hall: &Hall| {
        let world = hall.world().await;
        let margo = world.person("margo");
        let (ana, ben) = (
            invited(hall, margo, to("Ana", "ana@seeds.example", "")).await,
            invited(hall, margo, to("Ben", "ben@seeds.example", "")).await,
        );
        let token = token(hall, ana).await;
        // A mail scanner opens it ten times.
        for _ in 0..10 {
            let (_, invitation, reading) = invitations::look(&mut hall.visitor(), &token).await.unwrap();
            assert_eq!((invitation.id, invitation.state.as_str()), (ana, "sent"));
            assert!(reading.lead.contains("Ana"), "{}", reading.lead);
        }
        let mut other = token.clone();
        other.replace_range(0..1, "7");
        assert!(matches!(invitations::look(&mut hall.visitor(), &other).await, Err(Refused::NotFound)));
        // The token of a letter is no token of a page, and a visitor acts by nothing else.
        assert!(invitations::answer(&mut hall.visitor(), ben, Answer::Yes, None).await.is_err());
        let answered = invitations::answer_here(&mut hall.visitor(), &token, Answer::No).await.unwrap();
        assert_eq!(answered, Answered::No { forgotten: false });
        assert_eq!(invitations::by_id(&mut hall.system(), ben).await.unwrap().state, "sent");
    }
);

/// A letter about an invitation, as the letters door leaves one.
async fn letter_of(hall: &Hall, id: community::InvitationId, address: &str) {
    let mut work = hall.system();
    work.begin().await.unwrap();
    let written = Written {
        kind: "invitation",
        item: Some(id.into()),
        subject: "To Ana",
        plain: "Dear Ana",
        html: "<p>Dear Ana",
        host: "hall.example",
        ..Written::default()
    };
    let due_at = work.now();
    let (_, delivery) =
        notices::leave(&mut work, written, To { person: None, address, why: "direct", due_at })
            .await
            .unwrap();
    invitations::has_letter(&mut work, id, delivery).await.unwrap();
    work.done().await.unwrap();
    // It is not on its way any more.
    notices::deliveries::hold(&mut hall.system()).await.unwrap();
}

// Practice 5.2, Art. 14: a nominee who never agreed is no member, NO forgets at once, and nobody asks again.
both!(who_was_suggested_is_told_by_whom_and_forgotten_at_once_by_a_no, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, gwen) = (world.person("margo"), world.person("gwen"));
    let member = seen_by(hall, Actor::Person(gwen)).await;
    invitations::suggest(&mut hall.of(gwen), &member, &to("Ana Bright", "ana@seeds.example", ""))
        .await
        .unwrap();
    // Whether somebody is known here is not told to whoever suggests them.
    invitations::suggest(&mut hall.of(gwen), &member, &to("Iolo", "iolo@cwmrepair.example", ""))
        .await
        .unwrap();
    invitations::suggest(&mut hall.of(gwen), &member, &to("Ana", "ana@seeds.example", "")).await.unwrap();
    let viewer = seen_by(hall, Actor::Person(margo)).await;
    let drafted = invitations::drafted(&mut hall.of(margo), &viewer).await.unwrap();
    let [one] = &drafted[..] else { panic!("{drafted:?}") };
    assert_eq!((one.state.as_str(), one.suggester.as_str()), ("suggested", "Gwen Abernathy"));
    let reading = invitations::reading(&mut hall.of(margo), &viewer, one.id).await.unwrap();
    let why = reading.why.join(" ");
    assert!(
        why.contains("Gwen Abernathy gave us your address")
            && why.contains("NO deletes your name and address at once"),
        "{why}"
    );
    invitations::send(&mut hall.of(margo), &viewer, &[one.id]).await.unwrap();
    letter_of(hall, one.id, "ana@seeds.example").await;
    let page = token(hall, one.id).await;
    let answered = invitations::answer_here(&mut hall.visitor(), &page, Answer::No).await.unwrap();
    assert_eq!(answered, Answered::No { forgotten: true });
    let left = invitations::by_id(&mut hall.system(), one.id).await.unwrap();
    assert_eq!(
        (left.address.as_str(), left.name.as_str(), left.suggester.as_str(), left.state.as_str()),
        ("", "", "", "no")
    );
    assert!(left.forgotten_at.is_some() && !known(hall, "ana@seeds.example").await);
    let outbox = notices::outbox(&mut hall.system(), 50).await.unwrap();
    let letter = outbox.iter().find(|letter| letter.kind == "invitation").unwrap();
    assert!(
        letter.plain.is_empty() && letter.subject.is_empty() && letter.address.starts_with("erased-"),
        "{letter:?}"
    );
    assert!(matches!(invitations::look(&mut hall.visitor(), &page).await, Err(Refused::Gone)));
    let again = invitations::draft(&mut hall.of(margo), &viewer, &[to("Ana", "ana@seeds.example", "")])
        .await
        .unwrap();
    assert_eq!(again, [Drafted::NotAgain]);
});

both!(who_was_suggested_and_says_nothing_is_forgotten_after_ninety_days, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, gwen) = (world.person("margo"), world.person("gwen"));
    let member = seen_by(hall, Actor::Person(gwen)).await;
    for name in ["ana", "ben"] {
        let who = to(name, &format!("{name}@seeds.example"), "");
        invitations::suggest(&mut hall.of(gwen), &member, &who).await.unwrap();
    }
    let viewer = seen_by(hall, Actor::Person(margo)).await;
    let drafted = invitations::drafted(&mut hall.of(margo), &viewer).await.unwrap();
    let (ana, ben) = (drafted[0].id, drafted[1].id);
    invitations::send(&mut hall.of(margo), &viewer, &[ana]).await.unwrap();
    hall.clock.advance(31 * DAY);
    invitations::remind_due(&mut hall.system()).await.unwrap();
    assert_eq!(
        invitations::forget_old(&mut hall.system()).await.unwrap(),
        1,
        "whom no convenor asked within a month"
    );
    assert_eq!(invitations::by_id(&mut hall.system(), ben).await.unwrap().address, "");
    assert_eq!(invitations::by_id(&mut hall.system(), ana).await.unwrap().address, "ana@seeds.example");
    hall.clock.advance(60 * DAY);
    assert_eq!(invitations::forget_old(&mut hall.system()).await.unwrap(), 1);
    assert_eq!(invitations::by_id(&mut hall.system(), ana).await.unwrap().address, "");
    let again = [to("", "ana@seeds.example", ""), to("", "ben@seeds.example", "")];
    let again = invitations::draft(&mut hall.of(margo), &viewer, &again).await.unwrap();
    assert_eq!(again[0], Drafted::NotAgain);
    assert!(matches!(again[1], Drafted::New(_)), "who was never written to may be asked");
});
