//! Erasing a person: the table of practice 5.4, and the ledger that a restored backup obeys.

use std::time::Duration;

use community::{
    PersonId, Refused, ThreadId, care,
    charter::{self, Viewer, proposals, questions},
    conversations::{self, New, Words},
    held::{self, Hold},
    journal, listening,
    members::{self, Further},
    notices,
    people::{self, address::Address, data, drafts, erase, quiet},
    roles, sponsors,
};
use testkit::{Hall, World, both, world::SLUG};

const HERS: &str = "We let the rota go in May, and nobody has missed it for a single day.";

async fn seen_by(hall: &Hall, person: PersonId) -> Viewer {
    charter::visit(&mut hall.of(person), SLUG).await.unwrap()
}

async fn says(hall: &Hall, person: PersonId, thread: Option<ThreadId>, words: &str) -> ThreadId {
    let viewer = seen_by(hall, person).await;
    let source = Words { source: words, files: Vec::new() };
    match thread {
        Some(thread) => {
            conversations::reply(&mut hall.of(person), &viewer, thread, None, source).await.unwrap();
            thread
        }
        None => {
            let new = New { subject: "Rotas", words: source, level: None, present: Vec::new() };
            conversations::start(&mut hall.of(person), &viewer, new).await.unwrap().0
        }
    }
}

/// Gwen says something; Iolo quotes her and names her; Farida says "Gwen", which may be anybody.
async fn talked(hall: &Hall, world: &World) -> ThreadId {
    let (gwen, iolo, farida) = (world.person("gwen"), world.person("iolo"), world.person("farida"));
    let thread = says(hall, gwen, None, &format!("{HERS}\n\nGwen")).await;
    let quoted = format!("> {HERS}\n\nGwen Abernathy is right, and gwen@pubcommons.example knows more.");
    says(hall, iolo, Some(thread), &quoted).await;
    says(hall, farida, Some(thread), "My neighbour Gwen says the same.").await;
    thread
}

async fn texts(hall: &Hall, world: &World, thread: ThreadId) -> Vec<String> {
    let margo = world.person("margo");
    let viewer = seen_by(hall, margo).await;
    let page = conversations::thread(&mut hall.of(margo), &viewer, thread, 1).await.unwrap();
    page.posts.iter().map(|post| post.html.clone()).collect()
}

// Practice 5.4
both!(quotes_and_names_go_from_what_others_wrote_and_doubts_go_to_a_convenor, async |hall: &Hall| {
    hall.house.letters_key().await.unwrap();
    let world = hall.world().await;
    let thread = talked(hall, &world).await;
    let gwen = world.person("gwen");
    let preview = erase::preview(&mut hall.of(gwen)).await.unwrap();
    assert!(preview.threads > 0 && preview.posts > 0);
    erase::erase(&mut hall.of(gwen), true).await.unwrap();
    let said = texts(hall, &world, thread).await;
    assert_eq!(said[0], "", "an empty place keeps the shape of the thread");
    assert!(
        !said[1].contains("rota") && !said[1].contains("Abernathy") && !said[1].contains("gwen@"),
        "{}",
        said[1]
    );
    assert!(said[1].contains("[removed]") && said[1].contains("is right, and"), "{}", said[1]);
    // What may be another Gwen stays until a convenor has looked.
    assert!(said[2].contains("My neighbour Gwen"), "{}", said[2]);
    let margo = world.person("margo");
    let viewer = seen_by(hall, margo).await;
    let doubts = erase::doubts(&mut hall.of(margo), &viewer).await.unwrap();
    let doubt = doubts.iter().find(|doubt| doubt.words.starts_with("My neighbour")).unwrap();
    assert_eq!((doubt.what().as_str(), doubt.subject.as_str()), ("Gwen", "Rotas"));
    let iolo = world.person("iolo");
    let member = seen_by(hall, iolo).await;
    assert!(erase::doubts(&mut hall.of(iolo), &member).await.is_err());
    assert!(erase::settle_doubt(&mut hall.of(iolo), &member, doubt.id, true).await.is_err());
    erase::settle_doubt(&mut hall.of(margo), &viewer, doubt.id, true).await.unwrap();
    assert!(texts(hall, &world, thread).await[2].contains("My neighbour [removed] says"));
    let refused = erase::settle_doubt(&mut hall.of(margo), &viewer, doubt.id, false).await;
    assert!(matches!(refused, Err(Refused::NotFound)));
    // Nothing of it is found any more.
    let found = community::search::search(&mut hall.of(margo), &viewer, "nobody missed single day", 1).await;
    assert!(found.unwrap().threads.iter().all(|hit| hit.thread != thread));
});

// Practice 5.4: the choice to keep what one wrote
both!(who_keeps_their_words_keeps_quotes_of_them_without_a_name, async |hall: &Hall| {
    hall.house.letters_key().await.unwrap();
    let world = hall.world().await;
    let thread = talked(hall, &world).await;
    let gwen = world.person("gwen");
    erase::erase(&mut hall.of(gwen), false).await.unwrap();
    let said = texts(hall, &world, thread).await;
    assert!(said[0].contains("We let the rota go") && !said[0].contains("Gwen"), "{}", said[0]);
    assert!(said[1].contains("We let the rota go") && !said[1].contains("Abernathy"), "{}", said[1]);
});

// Practice 5.4: profile, notes, held files, drafts, letters
both!(everything_of_the_table_goes, async |hall: &Hall| {
    hall.house.letters_key().await.unwrap();
    let world = hall.world().await;
    let (gwen, margo) = (world.person("gwen"), world.person("margo"));
    let (viewer, convenor) = (seen_by(hall, gwen).await, seen_by(hall, margo).await);
    let further = Further { goals: "Rest".into(), access: "Captions".into(), ..Further::default() };
    members::write_further(&mut hall.of(gwen), &viewer, &further).await.unwrap();
    let now = hall.clock.now();
    listening::log(&mut hall.of(margo), &convenor, gwen, now, "She is tired.", &[]).await.unwrap();
    drafts::keep(&mut hall.of(gwen), gwen, "start peers", "Later", "Not yet").await.unwrap();
    let mut work = hall.system();
    work.begin().await.unwrap();
    let file =
        conversations::NewFile { name: "a.txt".into(), kind: "text/plain".into(), bytes: b"hers".to_vec() };
    let hold = Hold {
        kind: "private",
        person: Some(gwen),
        address: "gwen@pubcommons.example",
        name: "Gwen",
        letter: conversations::ByLetter { words: "In confidence", ..Default::default() },
        files: vec![file],
        why: "held-private",
        ..Hold::default()
    };
    let held = held::hold(&mut work, world.community, hold).await.unwrap();
    let written = notices::Written {
        kind: "receipt",
        subject: "To Gwen alone",
        plain: "Dear Gwen",
        html: "<p>Dear Gwen</p>",
        host: "hall.example",
        ..notices::Written::default()
    };
    let to =
        notices::To { person: Some(gwen), address: "gwen@pubcommons.example", why: "asked", due_at: now };
    let (_, delivery) = notices::leave(&mut work, written, to).await.unwrap();
    work.done().await.unwrap();
    erase::erase(&mut hall.of(gwen), true).await.unwrap();
    assert!(listening::about(&mut hall.of(margo), &convenor, gwen).await.unwrap().is_empty());
    let beside = members::beside(&mut hall.of(margo), &convenor, gwen).await.unwrap();
    assert!(beside.goals.is_empty() && beside.access.is_empty() && beside.practised_at.is_none());
    assert!(drafts::waiting(&mut hall.of(gwen), "start peers").await.unwrap().is_none());
    let waits = held::get(&mut hall.of(margo), &convenor, held).await.unwrap();
    assert!(waits.words.is_empty() && waits.address.is_empty() && waits.person.is_none());
    let letter = notices::letter(&mut hall.system(), delivery).await.unwrap();
    assert!(letter.plain.is_empty() && !letter.address.contains("gwen"), "{letter:?}");
});

// Practice 5.4: a restored backup obeys the ledger.
both!(a_ledger_erases_again_whoever_was_there_before_and_nobody_who_came_after, async |hall: &Hall| {
    hall.house.letters_key().await.unwrap();
    let world = hall.world().await;
    let gwen = world.person("gwen");
    // The ledger of a house in which Gwen was erased; this house is its backup, in which she was not yet.
    let mut ledger = erase::ledger(&mut hall.system()).await.unwrap();
    assert!(ledger.lines.is_empty());
    erase::erase(&mut hall.of(world.person("iolo")), true).await.unwrap();
    let one = erase::ledger(&mut hall.system()).await.unwrap().lines;
    assert_eq!(one.len(), 1);
    assert!(!one[0].seal.contains('@') && one[0].words_too);
    let address = Address::of("gwen@pubcommons.example").unwrap();
    ledger.lines = one;
    assert_eq!(erase::again(&mut hall.system(), &ledger).await.unwrap(), 0, "he is gone already");
    // Somebody comes under the address that was his: they are somebody new.
    hall.clock.advance(Duration::from_secs(86_400));
    let mut work = hall.system();
    work.begin().await.unwrap();
    let iolo = Address::of("iolo@cwmrepair.example").unwrap();
    let new = people::meet(&mut work, &iolo, "Another Iolo", "en").await.unwrap();
    work.done().await.unwrap();
    assert_eq!(erase::again(&mut hall.system(), &ledger).await.unwrap(), 0);
    assert_eq!(people::get(&mut hall.system(), new).await.unwrap().name, "Another Iolo");
    // The line that names whoever erased themselves after the backup: made as the house makes it.
    let seal = testkit_seal(&ledger.key, "gwen@pubcommons.example");
    ledger.lines.push(erase::Line { seal, at: hall.clock.now(), words_too: false });
    assert_eq!(erase::again(&mut hall.system(), &ledger).await.unwrap(), 1);
    assert!(people::by_address(&mut hall.system(), &address).await.unwrap().is_none());
    assert!(!seen_by(hall, gwen).await.is_member());
    assert_eq!(erase::ledger(&mut hall.system()).await.unwrap().lines.len(), 2);
    assert!(erase::again(&mut hall.of(new), &ledger).await.is_err(), "whoever runs the program alone");
});

fn testkit_seal(key: &str, address: &str) -> String {
    base::secret::hex(&base::secret::seal(key.as_bytes(), format!("erased {address}").as_bytes()))
}

// Practice 5.4: retention
both!(after_two_quiet_years_people_are_asked_and_the_journal_keeps_totals, async |hall: &Hall| {
    let world = hall.world().await;
    assert_eq!(quiet::ask_quiet(&mut hall.system()).await.unwrap(), 0);
    assert_eq!(journal::forget_old(&mut hall.system()).await.unwrap(), 0);
    hall.clock.advance(Duration::from_secs(900 * 86_400));
    let gwen = world.person("gwen");
    says(hall, gwen, None, "I am still here.").await;
    assert_eq!(quiet::ask_quiet(&mut hall.system()).await.unwrap(), 12);
    assert_eq!(quiet::ask_quiet(&mut hall.system()).await.unwrap(), 0);
    quiet::still_here(&mut hall.of(world.person("iolo"))).await.unwrap();
    hall.clock.advance(Duration::from_secs(100 * 86_400));
    assert_eq!(
        quiet::ask_quiet(&mut hall.system()).await.unwrap(),
        11,
        "once more, and not whoever said a word"
    );
    hall.clock.advance(Duration::from_secs(100 * 86_400));
    assert_eq!(quiet::ask_quiet(&mut hall.system()).await.unwrap(), 0, "twice at most");
    let folded = journal::forget_old(&mut hall.system()).await.unwrap();
    assert!(folded > 0);
    assert_eq!(journal::forget_old(&mut hall.system()).await.unwrap(), 0);
    let left = journal::since(&mut hall.system(), world.community, base::Id(0), 1_000).await.unwrap();
    assert!(left.iter().all(|line| line.at >= hall.clock.now() - journal::KEPT));
});

// Practice 5.4: what was decided stays with how many said what; their words go. Hostile: a sponsor's contact who is erased.
both!(words_to_the_charter_and_a_sponsors_contact_go, async |hall: &Hall| {
    hall.house.letters_key().await.unwrap();
    let world = hall.world().await;
    let (gwen, margo, iolo) = (world.person("gwen"), world.person("margo"), world.person("iolo"));
    let (his, convenor) = (seen_by(hall, iolo).await, seen_by(hall, margo).await);
    let change = proposals::Change { key: "success".into(), words: "We stop in May.".into(), setting: None };
    let new = proposals::New { why: "It has been long.".into(), changes: vec![change] };
    let id = proposals::propose(&mut hall.of(margo), &convenor, &new).await.unwrap();
    let hers = seen_by(hall, gwen).await;
    proposals::answer(&mut hall.of(gwen), &hers, id, proposals::Answer::Concern, "May is lambing.")
        .await
        .unwrap();
    questions::ask(&mut hall.of(gwen), &hers, None, "Who has the keys in May?").await.unwrap();
    let record = sponsors::Record {
        organisation: "The Kettle Fund".into(),
        contact: "Gwen Abernathy".into(),
        address: "gwen@pubcommons.example".into(),
        every_days: 90,
    };
    sponsors::keep(&mut hall.of(margo), &convenor, None, &record).await.unwrap();
    erase::erase(&mut hall.of(gwen), true).await.unwrap();
    let kept = sponsors::list(&mut hall.of(margo), &convenor).await.unwrap().sponsors;
    assert_eq!((kept[0].organisation.as_str(), kept[0].contact.as_str()), ("The Kettle Fund", ""));
    assert_eq!(kept[0].address, "", "what the organisation promised stays");
    let whole = proposals::get(&mut hall.of(iolo), &his, id).await.unwrap();
    let said: Vec<_> = whole.said_now().map(|said| (said.answer.as_str(), said.words.as_str())).collect();
    assert_eq!(said, [("concern", "[removed]")], "counted still");
    let open = questions::open(&mut hall.of(iolo), &his).await.unwrap();
    assert_eq!(open.iter().map(|one| one.words.as_str()).collect::<Vec<_>>(), ["[removed]"]);
});

// Decision 0032: the last convenor hands over first, and is then erased like anybody.
both!(the_last_convenor_hands_over_before_they_are_erased, async |hall: &Hall| {
    hall.house.letters_key().await.unwrap();
    let world = hall.world().await;
    let (margo, jonah, gwen) = (world.person("margo"), world.person("jonah"), world.person("gwen"));
    erase::erase(&mut hall.of(jonah), false).await.unwrap();
    let alone = erase::convenes_alone(&mut hall.of(margo)).await.unwrap().unwrap();
    assert_eq!(alone.slug, SLUG);
    assert!(matches!(
        erase::erase(&mut hall.of(margo), false).await,
        Err(Refused::NotAllowed("last-convenor"))
    ));
    assert!(seen_by(hall, margo).await.is_convenor(), "nothing was erased");
    let mut work = hall.system();
    work.begin().await.unwrap();
    members::give_role(&mut work, world.community, gwen, "convenor").await.unwrap();
    work.done().await.unwrap();
    erase::erase(&mut hall.of(margo), false).await.unwrap();
    assert!(seen_by(hall, gwen).await.is_convenor());
});

// Roles and care are shown to whose they are, and nobody else's name but of who looks after them.
both!(what_is_kept_of_roles_and_care_is_in_ones_own_data, async |hall: &Hall| {
    let world = hall.world().await;
    let (margo, gwen, yuki) = (world.person("margo"), world.person("gwen"), world.person("yuki"));
    let convenor = seen_by(hall, margo).await;
    roles::offer(&mut hall.of(margo), &convenor, "scribe", gwen, 12, "You write short.").await.unwrap();
    care::look_after(&mut hall.of(margo), &convenor, gwen, Some(yuki)).await.unwrap();
    care::spoke(&mut hall.of(margo), &convenor, gwen).await.unwrap();
    let kept = async |person| data::of_me(&mut hall.of(person)).await.unwrap().sections;
    let rows = |all: &[data::Section], what: &str| {
        all.iter().find(|section| section.what == what).unwrap().rows.clone()
    };
    let hers = kept(gwen).await;
    assert_eq!(rows(&hers, "offers")[0][1..3], ["scribe", "You write short."]);
    assert_eq!(rows(&hers, "carers")[0][1], "Yuki Tanner");
    assert_eq!(rows(&hers, "contacts")[0][1], "Margo Oyelaran");
    assert!(rows(&kept(yuki).await, "roles")[0].contains(&"carer".to_owned()));
    erase::erase(&mut hall.of(gwen), false).await.unwrap();
    assert!(rows(&kept(margo).await, "offers").is_empty());
});
