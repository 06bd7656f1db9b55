//! Inviting, suggesting and applying over letters alone (touchpoints 1 to 3): no page is opened.

use std::time::Duration;

use community::{
    InvitationId, PersonId,
    charter::{self, Viewer, sections},
    curation::{self, Ways},
    gatherings::{self, NewGathering, NewPoll},
    invitations::{self, Drafted, Invitee, Terms},
    notices::Letter,
    people::{self, address::Address},
};
use testkit::{
    Style, TestApp, both_apps,
    post::{Sent, by_calendar, reply_to},
    world::SLUG,
};

const ANA: &str = "ana@seeds.example";
const GWEN: &str = "gwen@pubcommons.example";
const MARGO: &str = "margo@commonkettle.example";
const DAY: Duration = Duration::from_secs(86_400);

async fn viewer(app: &TestApp, person: PersonId) -> Viewer {
    charter::visit(&mut app.hall.of(person), SLUG).await.unwrap()
}

/// Margo invites Ana; the letter that Ana gets.
async fn invited(app: &TestApp) -> (InvitationId, Letter) {
    let margo = app.world.person("margo");
    let seen = viewer(app, margo).await;
    let terms = Terms {
        gain: "twelve people to ring on a bad Monday.".into(),
        give: "one honest question a month.".into(),
        minutes: 120,
        first_date: "Thursday 3 December, 10:00".into(),
    };
    invitations::set_terms(&mut app.hall.of(margo), &seen, &terms).await.unwrap();
    let ana = Invitee {
        name: "Ana Bright".into(),
        address: ANA.into(),
        note: "You wrote about rotas that outlive their maker.".into(),
    };
    let drafted = invitations::draft(&mut app.hall.of(margo), &seen, &[ana]).await.unwrap();
    let [Drafted::New(id)] = drafted[..] else { panic!("{drafted:?}") };
    invitations::send(&mut app.hall.of(margo), &seen, &[id]).await.unwrap();
    (id, app.newest_to(ANA, "invitation").await)
}

async fn state(app: &TestApp, id: InvitationId) -> String {
    invitations::by_id(&mut app.hall.system(), id).await.unwrap().state
}

async fn known(app: &TestApp, address: &str) -> bool {
    let address = Address::of(address).unwrap();
    people::by_address(&mut app.hall.system(), &address).await.unwrap().is_some()
}

async fn open(app: &TestApp, ways: Ways) {
    let margo = app.world.person("margo");
    let seen = viewer(app, margo).await;
    curation::set_ways(&mut app.hall.of(margo), &seen, ways).await.unwrap();
}

/// What a letter says, on one line.
fn said(letter: &Letter) -> String {
    letter.plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

const APPLY: Ways =
    Ways { nominations: true, applications: true, asks_invited: false, closes_at: None, door: false };

// TP1; S4.23, S1.11; the mail contract of practice 4.1.
both_apps!(the_invitation_is_short_says_why_and_its_choices_stand_first, async |app: &TestApp| {
    let (_, letter) = invited(app).await;
    let plain = &letter.plain;
    assert_eq!(letter.subject, "Margo Oyelaran would like to invite you to Peer Network Convenors");
    for words in [
        "Ana, Margo Oyelaran would like to invite you",
        "so that no convenor learns the hard way alone",
        "You gain: twelve people to ring",
        "You give: one honest question",
        "Members can help with: rotas",
        "120 minutes a month",
        "First date: Thursday 3 December",
        "One promise",
        "You wrote about rotas",
        "because Margo Oyelaran gave us your address",
        "silence is an answer too",
        "https://hall.example/invitation/",
    ] {
        assert!(plain.replace('\n', " ").contains(words), "{words} in\n{plain}");
    }
    let yes = plain.find("YES").unwrap();
    assert!(yes < plain.find("You gain").unwrap() && yes < 400, "the choices stand first:\n{plain}");
    for choice in ["TELL ME MORE", "NO", "SUGGEST"] {
        assert!(plain.contains(choice), "{choice}");
    }
    // The level, the cause, the line of the one who invites, the link and the foot stand apart.
    let own = plain.replace("You wrote about rotas that outlive their maker.", "").replace(
        "We bring together people who run peer networks, so that no\nconvenor learns the hard way alone.",
        "",
    );
    let counted = own
        .lines()
        .skip(1)
        .take_while(|line| *line != "--")
        .flat_map(str::split_whitespace)
        .filter(|word| word.chars().any(char::is_alphanumeric) && !word.contains("://"))
        .count();
    assert!(counted <= 120, "{counted} words:\n{plain}");
    assert!(!plain.contains("Iolo") && !letter.html.contains("Iolo"), "no member is named");
});

// TP1, in three styles and two languages.
both_apps!(yes_leads_to_the_promise_and_nobody_is_a_member_before_it, async |app: &TestApp| {
    let (id, letter) = invited(app).await;
    let arrival = app.answers(&letter, "Oui, volontiers", Style::OutlookFrench).await;
    assert_eq!((arrival.state.as_str(), arrival.outcome.as_str()), ("done", "invited-yes"), "{arrival:?}");
    assert_eq!(state(app, id).await, "yes");
    let margo = app.world.person("margo");
    let community = viewer(app, margo).await.community().id;
    let ana = Address::of(ANA).unwrap();
    let ana = people::by_address(&mut app.hall.system(), &ana).await.unwrap().unwrap().id;
    let standing = charter::standing(&mut app.hall.system(), community, ana).await.unwrap();
    assert_eq!(standing, None, "a yes is no promise");
    let promise = app.newest_to(ANA, "promise").await;
    app.answers(&promise, "I AGREE", Style::Phone).await;
    let standing = charter::standing(&mut app.hall.system(), community, ana).await.unwrap();
    assert_eq!(standing, Some(charter::Standing::Member));
    // Said again, it changes nothing, and is answered kindly.
    app.answers(&letter, "YES", Style::Quoted).await;
    assert!(said(&app.newest_to(ANA, "invitation-done").await).contains("said yes already"));
});

both_apps!(tell_me_more_tells_more_and_words_go_to_a_convenor, async |app: &TestApp| {
    let (id, letter) = invited(app).await;
    assert_eq!(app.answers(&letter, "Tell me more, please!", Style::Phone).await.outcome, "invited-more");
    let more = app.newest_to(ANA, "invitation").await;
    assert!(said(&more).contains("Running a network, forum") && more.plain.contains("YES"), "{}", more.plain);
    app.answers(&more, "Who else is there, and may I bring my dog?", Style::Quoted).await;
    let note = app.newest_to(MARGO, "note").await;
    assert!(said(&note).contains("may I bring my dog"), "{}", note.plain);
    assert_eq!(state(app, id).await, "sent", "it stays open");
    assert_eq!(app.answers(&letter, "no thanks", Style::Outlook).await.outcome, "invited-no");
    assert_eq!(state(app, id).await, "no");
    assert!(!known(app, ANA).await);
});

both_apps!(one_reminder_after_ten_days_and_then_silence, async |app: &TestApp| {
    let (id, _) = invited(app).await;
    app.hall.clock.advance(11 * DAY);
    invitations::remind_due(&mut app.hall.system()).await.unwrap();
    let reminder = app.newest_to(ANA, "invitation").await;
    assert!(reminder.plain.replace('\n', " ").contains("the one reminder"), "{}", reminder.plain);
    app.hall.clock.advance(20 * DAY);
    invitations::remind_due(&mut app.hall.system()).await.unwrap();
    assert_eq!(state(app, id).await, "lapsed");
    let letters = app.letters().await;
    assert_eq!(letters.iter().filter(|letter| letter.address == ANA).count(), 2, "no third letter");
    app.answers(&reminder, "YES", Style::Phone).await;
    assert!(said(&app.newest_to(ANA, "invitation-done").await).contains("This invitation is closed"));
    assert!(!known(app, ANA).await);
});

// Hostile: an invitation that was forwarded to a stranger.
both_apps!(a_stranger_does_not_join_as_the_invited_person, async |app: &TestApp| {
    open(app, APPLY).await;
    let (id, letter) = invited(app).await;
    let arrival = app.answers_from("zed@elsewhere.example", &letter, "YES", Style::Quoted).await;
    assert_eq!((arrival.state.as_str(), arrival.outcome.as_str()), ("refused", "not-theirs"));
    assert_eq!(state(app, id).await, "sent");
    let told = app.newest_to("zed@elsewhere.example", "not-yours").await;
    for words in ["peers-join@hall.example", "/c/peers/apply", "went to somebody else"] {
        assert!(told.plain.replace('\n', " ").contains(words), "{words} in {}", told.plain);
    }
    assert!(!told.plain.contains("Ana"), "whose it was is not told");
    assert!(!known(app, "zed@elsewhere.example").await && !known(app, ANA).await);
    // A letter that says it is from Ana, and that her domain disowns, does nothing either; nor does a member's.
    app.answers_from(GWEN, &letter, "YES", Style::Phone).await;
    assert_eq!(state(app, id).await, "sent");
});

// Hostile: a reply from an assistant.
both_apps!(an_assistant_does_not_answer_the_invitation, async |app: &TestApp| {
    // Ana is known to this house from elsewhere, and has an assistant for dates.
    let ana = {
        let mut work = app.hall.system();
        work.begin().await.unwrap();
        let ana = people::meet(&mut work, &Address::of(ANA).unwrap(), "Ana Bright", "en").await.unwrap();
        work.done().await.unwrap();
        ana
    };
    let assistant = Address::of("pa@seeds.example").unwrap();
    people::delegates::name(&mut app.hall.of(ana), &assistant).await.unwrap();
    let (id, letter) = invited(app).await;
    let arrival =
        app.answers_from("pa@seeds.example", &letter, "Yes, she would love to", Style::Quoted).await;
    assert_eq!(arrival.state, "refused");
    assert_eq!(state(app, id).await, "sent");
    let told = app.newest_to("pa@seeds.example", "not-yours").await;
    assert!(told.plain.replace('\n', " ").contains("by nobody for them"), "{}", told.plain);
    assert_eq!(app.answers(&letter, "YES", Style::Phone).await.outcome, "invited-yes");
});

// Practice 5.2, Art. 14: whoever is suggested is told by whom, and forgotten by NO.
both_apps!(a_member_suggests_a_convenor_decides_and_no_forgets, async |app: &TestApp| {
    let sent = Sent::new(
        &format!("Gwen Abernathy <{GWEN}>"),
        "peers@hall.example",
        "Somebody for us",
        "SUGGEST Ana Bright <ana@seeds.example>",
    );
    assert_eq!(app.deliver(&sent).await.outcome, "suggested");
    let receipt = app.newest_to(GWEN, "receipt").await;
    assert!(said(&receipt).contains("Thank you for Ana Bright"), "{}", receipt.plain);
    assert!(app.letters().await.iter().all(|letter| letter.address != ANA), "nothing went to her yet");
    let asked = app.newest_to(MARGO, "suggested").await;
    assert!(
        said(&asked).contains("Gwen Abernathy suggests Ana Bright <ana@seeds.example>"),
        "{}",
        asked.plain
    );
    app.answers(&asked, "ACCEPT", Style::Outlook).await;
    assert!(said(&app.newest_to(MARGO, "receipt").await).contains("Ana Bright is invited"));
    let letter = app.newest_to(ANA, "invitation").await;
    let told = said(&letter);
    for words in
        ["Gwen Abernathy gave us your address", "NO deletes your name and address at once", "A hash stays"]
    {
        assert!(told.contains(words), "{words} in {told}");
    }
    // The second convenor comes too late.
    let late = app.newest_to("jonah@commonkettle.example", "suggested").await;
    app.answers(&late, "REJECT", Style::Phone).await;
    let told = app.newest_to("jonah@commonkettle.example", "receipt").await;
    assert!(said(&told).contains("settled this already"), "{}", told.plain);
    assert_eq!(app.answers(&letter, "NO", Style::Phone).await.outcome, "invited-no");
    let margo = app.world.person("margo");
    let seen = viewer(app, margo).await;
    let all = invitations::all(&mut app.hall.of(margo), &seen).await.unwrap();
    assert_eq!((all[0].state.as_str(), all[0].address.as_str(), all[0].name.as_str()), ("no", "", ""));
    assert!(!known(app, ANA).await);
    let farewell = app.newest_to(ANA, "invitation-done").await;
    assert!(said(&farewell).contains("are deleted here"), "{}", farewell.plain);
});

both_apps!(an_invited_person_suggests_another_and_keeps_their_own_invitation, async |app: &TestApp| {
    let (id, letter) = invited(app).await;
    let arrival = app.answers(&letter, "SUGGEST Ben Field <ben@bread.example>", Style::Phone).await;
    assert_eq!(arrival.outcome, "suggested");
    assert_eq!(state(app, id).await, "sent");
    let asked = app.newest_to(MARGO, "suggested").await;
    assert!(said(&asked).contains("Ana Bright suggests Ben Field"), "{}", asked.plain);
    app.answers(&asked, "REJECT", Style::Quoted).await;
    assert!(app.letters().await.iter().all(|letter| letter.address != "ben@bread.example"));
});

// TP2: a letter with three lines; the address is proven by answering.
both_apps!(three_lines_to_join_are_an_application, async |app: &TestApp| {
    open(app, APPLY).await;
    let words = "Dear all,\n\nPractise: a seed library in two towns\nNeed: somebody to share the rota with\nOffer: seeds, and Friday afternoons";
    let sent = Sent::new("Ana Bright <ana@seeds.example>", "peers-join@hall.example", "May I join?", words);
    assert_eq!(app.deliver(&sent).await.outcome, "questions");
    let questions = app.newest_to(ANA, "questions").await;
    assert!(said(&questions).contains("1. What moves you to join?"), "{}", questions.plain);
    assert!(
        !said(&questions).contains("What do you need"),
        "what was answered is not asked: {}",
        questions.plain
    );
    let margo = app.world.person("margo");
    let seen = viewer(app, margo).await;
    assert!(curation::applications(&mut app.hall.of(margo), &seen).await.unwrap().is_empty());
    let arrival = app.answers(&questions, "I would like to meet others who do this.", Style::Phone).await;
    assert_eq!(arrival.outcome, "applied");
    let all = curation::applications(&mut app.hall.of(margo), &seen).await.unwrap();
    assert_eq!((all.len(), all[0].state.as_str(), all[0].source.as_str()), (1, "sent", "letter"));
    let copy = app.newest_to(ANA, "application").await;
    for words in ["a seed library in two towns", "meet others who do this", "WITHDRAW"] {
        assert!(said(&copy).contains(words), "{words} in {}", copy.plain);
    }
    // A line is changed by its number, and all of it is taken back in a word.
    app.answers(&copy, "4 Seeds, and no Fridays", Style::Quoted).await;
    let answers = curation::answers(&mut app.hall.of(margo), &seen, all[0].id).await.unwrap();
    assert!(answers.contains(&(4, "Seeds, and no Fridays".to_owned())), "{answers:?}");
    assert_eq!(app.answers(&copy, "withdraw", Style::Outlook).await.outcome, "withdrew");
    let all = curation::applications(&mut app.hall.of(margo), &seen).await.unwrap();
    assert_eq!(all[0].state, "withdrawn");
});

// TP3: numbered questions, numbered lines; missing ones are asked once more.
both_apps!(
    numbered_lines_answer_numbered_questions_and_what_is_missing_is_asked_once,
    async |app: &TestApp| {
        open(app, APPLY).await;
        let sent =
            Sent::new("Ana Bright <ana@seeds.example>", "peers-join@hall.example", "QUESTIONS", "QUESTIONS");
        assert_eq!(app.deliver(&sent).await.outcome, "questions");
        let questions = app.newest_to(ANA, "questions").await;
        assert!(said(&questions).contains("5. How do you like to take part?"), "{}", questions.plain);
        let lines = "1. A seed library\n2: Curiosity\n4) Help with rotas, and tea\n5 I would rather write";
        assert_eq!(app.answers(&questions, lines, Style::Outlook).await.outcome, "missing");
        let missing = app.newest_to(ANA, "questions").await;
        assert!(
            said(&missing).contains("1. What do you need") && said(&missing).contains("We ask this once"),
            "{}",
            missing.plain
        );
        assert!(!missing.plain.contains("\n2. "), "{}", missing.plain);
        // They say nothing more to it: it counts as it is.
        assert_eq!(app.answers(&missing, "1", Style::Phone).await.outcome, "applied");
        let margo = app.world.person("margo");
        let seen = viewer(app, margo).await;
        let all = curation::applications(&mut app.hall.of(margo), &seen).await.unwrap();
        let answers = curation::answers(&mut app.hall.of(margo), &seen, all[0].id).await.unwrap();
        let lines: Vec<(i64, &str)> =
            answers.iter().map(|(number, words)| (*number, words.as_str())).collect();
        assert_eq!(
            lines,
            [
                (1, "A seed library"),
                (2, "Curiosity"),
                (4, "Help with rotas, and tea"),
                (5, "I would rather write")
            ]
        );
    }
);

// Hostile: somebody applies in another's name; the address never answers, and nothing counts.
both_apps!(an_application_in_anothers_name_counts_for_nothing, async |app: &TestApp| {
    open(app, APPLY).await;
    let words = "Practise: x y z\nNeed: x y z\nOffer: x y z";
    let sent =
        Sent::new("Ana Bright <ana@seeds.example>", "peers-join@hall.example", "Join", words).unproven();
    app.deliver(&sent).await;
    let questions = app.newest_to(ANA, "questions").await;
    assert!(said(&questions).contains("Was it not you who wrote?"), "{}", questions.plain);
    app.answers_from("zed@elsewhere.example", &questions, "1 Let me in", Style::Phone).await;
    let margo = app.world.person("margo");
    let seen = viewer(app, margo).await;
    assert!(curation::applications(&mut app.hall.of(margo), &seen).await.unwrap().is_empty());
    // Written to again within the hour, she gets no second letter.
    app.deliver(&Sent::new("Ana <ana@seeds.example>", "peers-join@hall.example", "Join", "Again").unproven())
        .await;
    let letters = app.letters().await;
    assert_eq!(letters.iter().filter(|letter| letter.address == ANA).count(), 1);
});

// TP1 with questions: a community may ask whoever it invites.
both_apps!(yes_leads_to_questions_where_the_community_asks_some, async |app: &TestApp| {
    open(app, Ways { asks_invited: true, ..APPLY }).await;
    let (id, letter) = invited(app).await;
    assert_eq!(app.answers(&letter, "YES", Style::Phone).await.outcome, "invited-yes");
    assert_eq!(state(app, id).await, "yes");
    let questions = app.newest_to(ANA, "questions").await;
    let lines = "1 Seeds\n2 Curiosity\n3 A rota\n4 Tea";
    assert_eq!(app.answers(&questions, lines, Style::Quoted).await.outcome, "applied");
    let margo = app.world.person("margo");
    let seen = viewer(app, margo).await;
    let all = curation::applications(&mut app.hall.of(margo), &seen).await.unwrap();
    assert_eq!((all[0].source.as_str(), all[0].person.is_some()), ("invitation", true));
});

// S4.23, TP1: where the convenors wrote nothing, the charter says what one gains and gives, and the next date is the one that is planned.
both_apps!(an_invitation_says_what_the_charter_offers_and_the_next_date, async |app: &TestApp| {
    let margo = app.world.person("margo");
    let seen = viewer(app, margo).await;
    let words = "You gain: an answer by Monday.\nYou give: an hour a month.";
    sections::draft(&mut app.hall.of(margo), &seen, "offers", words).await.unwrap();
    let now = app.hall.clock.now();
    let at = |days: u32| now + DAY * days;
    let dates = [at(20), at(21), at(27)];
    let new = NewPoll {
        title: "First circle",
        minutes: 60,
        zone: "Europe/London",
        dates: &dates,
        closes_at: at(9),
    };
    let poll = gatherings::ask(&mut app.hall.of(margo), &seen, &new).await.unwrap();
    let ana = Invitee { name: "Ana Bright".into(), address: ANA.into(), note: String::new() };
    let drafted = invitations::draft(&mut app.hall.of(margo), &seen, &[ana]).await.unwrap();
    let [Drafted::New(id)] = drafted[..] else { panic!("{drafted:?}") };
    let lines = async || {
        let reading = invitations::reading(&mut app.hall.of(margo), &seen, id).await.unwrap();
        reading.lines.join("\n")
    };
    let read = lines().await;
    assert!(read.contains("You gain: an answer by Monday. You give: an hour a month."), "{read}");
    assert!(
        read.contains("First date: Wednesday 4 November, 09:00 (Europe/London), or one of 2 others"),
        "{read}"
    );
    gatherings::choose(&mut app.hall.of(margo), &seen, poll, 3).await.unwrap();
    let read = lines().await;
    assert!(read.contains("First date: Wednesday 11 November, 09:00 (Europe/London)."), "{read}");
    // Whoever reads it after it was moved reads where it is now.
    let coming = gatherings::coming(&mut app.hall.of(margo), &seen).await.unwrap();
    let circle = coming.into_iter().find(|one| one.poll == Some(poll)).expect("what was chosen is planned");
    let later = NewGathering { day: "2026-11-13".parse().unwrap(), ..circle.as_new() };
    gatherings::change(&mut app.hall.of(margo), &seen, circle.id, &later).await.unwrap();
    let read = lines().await;
    assert!(read.contains("First date: Friday 13 November, 09:00 (Europe/London)."), "{read}");
});

/// Margo invites Ana when a gathering is planned: the letter brings the hour along.
async fn invited_to_a_date(app: &TestApp) -> (InvitationId, Letter) {
    let margo = app.world.person("margo");
    let seen = viewer(app, margo).await;
    let circle = NewGathering {
        title: "What nobody outside may read".into(),
        day: "2026-10-22".parse().unwrap(),
        zone: "Europe/London".into(),
        minutes: 75,
        ..NewGathering::default()
    };
    gatherings::plan(&mut app.hall.of(margo), &seen, &circle).await.unwrap();
    let ana = Invitee { name: "Ana Bright".into(), address: ANA.into(), note: String::new() };
    let drafted = invitations::draft(&mut app.hall.of(margo), &seen, &[ana]).await.unwrap();
    let [Drafted::New(id)] = drafted[..] else { panic!("{drafted:?}") };
    invitations::send(&mut app.hall.of(margo), &seen, &[id]).await.unwrap();
    (id, app.newest_to(ANA, "invitation").await)
}

// TP1 over the calendar alone: to accept the first date is to say yes, and to decline it is to say no.
both_apps!(the_first_date_is_held_and_to_accept_it_is_yes, async |app: &TestApp| {
    let (id, letter) = invited_to_a_date(app).await;
    let event = app.event_in(&letter).await.expect("the first date");
    let start = event.start.as_ref().unwrap();
    assert_eq!(
        (start.written.as_str(), start.zone.as_deref()),
        ("2026-10-22T10:00:00", Some("Europe/London"))
    );
    assert_eq!(event.summary.as_deref(), Some("Peer Network Convenors: first date, to be kept free"));
    // Perhaps is no answer, and what is written beside it is read by a convenor.
    assert_eq!(app.answers_by_calendar(&letter, "TENTATIVE", "").await.outcome, "hold-perhaps");
    app.answers_by_calendar(&letter, "TENTATIVE", "Is it in the morning each time?").await;
    assert!(said(&app.newest_to(MARGO, "note").await).contains("in the morning each time"));
    assert_eq!(state(app, id).await, "sent");
    // Somebody to whom it was passed on has not been invited.
    let ics = reply_to(&event, "zed@elsewhere.example", "ACCEPTED");
    app.deliver(&by_calendar("zed@elsewhere.example", &app.reply_to(&letter).await, &ics)).await;
    assert_eq!(state(app, id).await, "sent");
    let yes = app.answers_by_calendar(&letter, "ACCEPTED", "").await;
    assert_eq!(yes.outcome, "invited-yes");
    assert_eq!(state(app, id).await, "yes");
    assert!(said(&app.newest_to(ANA, "promise").await).contains("AGREE"));
    // A reminder does not put it into their calendar again.
    assert!(app.event_in(&app.newest_to(ANA, "promise").await).await.is_none());
});

both_apps!(to_decline_the_first_date_is_no, async |app: &TestApp| {
    let (id, letter) = invited_to_a_date(app).await;
    assert_eq!(app.answers_by_calendar(&letter, "DECLINED", "").await.outcome, "invited-no");
    assert_eq!(state(app, id).await, "no");
});
