//! Search: what people find, and what they do not.

use std::time::Duration;

use community::{
    Actor, Level, PostId, ThreadId,
    charter::{self, Charter, Standing, Viewer},
    conversations::{self, New, NewFile, Words},
    members,
    people::{self, address::Address},
    search::{self, Found, Piece, Reason, index},
};
use testkit::{Hall, World, both, world::SLUG};

async fn seen_by(hall: &Hall, actor: Actor, slug: &str) -> Viewer {
    charter::visit(&mut hall.house.work(actor), slug).await.unwrap()
}

async fn find_in(hall: &Hall, actor: Actor, slug: &str, query: &str) -> Found {
    let viewer = seen_by(hall, actor, slug).await;
    search::search(&mut hall.house.work(actor), &viewer, query, 1).await.unwrap()
}

async fn find(hall: &Hall, actor: Actor, query: &str) -> Found {
    find_in(hall, actor, SLUG, query).await
}

fn said(pieces: &[Piece]) -> String {
    pieces
        .iter()
        .map(|piece| if piece.marked { format!("[{}]", piece.text) } else { piece.text.clone() })
        .collect()
}

fn subjects(found: &Found) -> Vec<String> {
    found.threads.iter().map(|hit| hit.subject.iter().map(|piece| piece.text.as_str()).collect()).collect()
}

fn names(found: &Found) -> Vec<&str> {
    found.people.iter().map(|one| one.name.as_str()).collect()
}

fn keys(found: &Found) -> Vec<&str> {
    found.notes.iter().map(|note| note.key).collect()
}

async fn start(
    hall: &Hall,
    who: Actor,
    slug: &str,
    subject: &str,
    words: &str,
    level: Option<Level>,
) -> (ThreadId, PostId) {
    let viewer = seen_by(hall, who, slug).await;
    hall.clock.advance(Duration::from_secs(3_600));
    let new = New { subject, words: Words { source: words, files: Vec::new() }, level, present: Vec::new() };
    conversations::start(&mut hall.house.work(who), &viewer, new).await.unwrap()
}

fn of(world: &World, who: &str) -> Actor {
    Actor::Person(world.person(who))
}

// S3.23
both!(a_member_finds_people_who_know_before_letters_that_say, async |hall: &Hall| {
    let world = hall.world().await;
    let found = find(hall, of(&world, "gwen"), "handing over").await;
    assert_eq!(found.people.len(), 3, "{:?}", found.people);
    let iolo = found.people.iter().find(|one| one.name.starts_with("Iolo")).unwrap();
    assert_eq!(iolo.reason, Reason::Offers);
    assert!(said(&iolo.words).starts_with("[Handing] things"), "{}", said(&iolo.words));
    assert!(!found.threads.is_empty());
    // Whoever asks is not sent to themselves.
    let asks = find(hall, of(&world, "iolo"), "rotas").await;
    assert!(!names(&asks).iter().any(|name| name.starts_with("Iolo")));
    assert!(names(&find(hall, of(&world, "gwen"), "rota").await)[0].starts_with("Iolo"));
    // Somebody looked for by name.
    let named = find(hall, of(&world, "gwen"), "siobhan").await;
    assert!(named.people[0].name.starts_with("Siobhán"));
    assert_eq!(named.people[0].reason, Reason::Name);
});

both!(words_are_found_in_every_ending_and_marked, async |hall: &Hall| {
    let world = hall.world().await;
    let found = find(hall, of(&world, "gwen"), "rotas surviving").await;
    assert_eq!(subjects(&found)[0], "A rota that survives its maker");
    assert_eq!(said(&found.threads[0].subject), "A [rota] that [survives] its maker");
    let found = find(hall, of(&world, "gwen"), "bicycle bells").await;
    let hit = &found.threads[0];
    assert!(said(&hit.excerpt).contains("a [bicycle] [bell]"), "{}", said(&hit.excerpt));
    assert_eq!(hit.author.split(' ').next(), Some("Yuki"));
});

both!(each_text_is_understood_in_its_own_language_with_accents_or_without, async |hall: &Hall| {
    let world = hall.world().await;
    let gwen = of(&world, "gwen");
    for (subject, words) in [
        (
            "Compte rendu",
            "Nous avons longuement parlé des réunions mensuelles et de la manière de les préparer, avec des bénévoles fatigués.",
        ),
        (
            "Bericht",
            "Wir haben gestern ausführlich über die Häuser der Genossenschaft gesprochen und darüber, wer die Schlüssel verwaltet.",
        ),
        (
            "Informe",
            "Hemos hablado de las gestiones pendientes con el ayuntamiento y de cómo repartir mejor el trabajo entre vecinas.",
        ),
        (
            "Отчёт",
            "Мы долго говорили о ежемесячных встречах и о том, как лучше готовить их вместе с соседями.",
        ),
        ("記録", "昨日の会議では自由な対話について話しました。次の集まりは来週です。"),
    ] {
        start(hall, gwen, SLUG, subject, words, None).await;
    }
    for (query, subject) in [
        ("réunion", "Compte rendu"),
        ("reunion mensuelle", "Compte rendu"),
        ("benevole", "Compte rendu"),
        ("Haus Schlüssel", "Bericht"),
        ("genossenschaften", "Bericht"),
        ("gestión", "Informe"),
        ("vecina", "Informe"),
        ("встреча", "Отчёт"),
        ("отчет", "Отчёт"),
        ("対話", "記録"),
        ("会議", "記録"),
    ] {
        let found = find(hall, gwen, query).await;
        assert_eq!(subjects(&found).first().map(String::as_str), Some(subject), "{query}: {found:?}");
        assert!(keys(&found).is_empty(), "{query}: {:?}", found.notes);
        let hit = &found.threads[0];
        assert!(hit.excerpt.iter().chain(&hit.subject).any(|piece| piece.marked), "{query}");
    }
});

both!(a_phrase_is_found_in_its_order_only, async |hall: &Hall| {
    let world = hall.world().await;
    let gwen = of(&world, "gwen");
    start(hall, gwen, SLUG, "One", "The kettle is never silent.", None).await;
    start(hall, gwen, SLUG, "Two", "A silent kettle is broken.", None).await;
    assert_eq!(subjects(&find(hall, gwen, "\"silent kettle\"").await), ["Two"]);
    assert_eq!(find(hall, gwen, "silent kettle").await.threads.len(), 2);
    assert_eq!(subjects(&find(hall, gwen, "„silent kettles“").await), ["Two"]);
    // Not from the subject into the words.
    assert!(subjects(&find(hall, gwen, "\"two a silent\"").await).is_empty());
});

both!(a_search_is_narrowed_by_person_day_file_and_subject, async |hall: &Hall| {
    let world = hall.world().await;
    let gwen = of(&world, "gwen");
    assert_eq!(subjects(&find(hall, gwen, "from:iolo rota").await), ["A rota that survives its maker"]);
    assert!(find(hall, gwen, "from:gwen rota").await.threads.is_empty());
    assert_eq!(find(hall, gwen, "from:\"ravi\" rota").await.wider.as_deref(), Some("rota"));
    let by_address = find(hall, gwen, "from:siobhan").await;
    assert!(by_address.threads.iter().all(|hit| hit.author.starts_with("Siobhán")));
    assert!(!by_address.threads.is_empty());
    let unknown = find(hall, gwen, "from:rumpelstiltskin rota").await;
    assert_eq!((keys(&unknown), unknown.threads.len()), (vec!["search-wrong-person"], 0));
    // The world ends on 15 October 2026.
    assert!(find(hall, gwen, "bell after:2026-10-16").await.threads.is_empty());
    assert_eq!(find(hall, gwen, "bell after:2026-09").await.threads.len(), 1);
    assert!(find(hall, gwen, "bell before:2026-09").await.threads.is_empty());
    assert_eq!(find(hall, gwen, "bell before:2027").await.threads.len(), 1);
    assert_eq!(
        subjects(&find(hall, gwen, "in:subject meeting").await),
        ["How do you end a meeting that has gone well?"]
    );
    assert!(find(hall, gwen, "rota has:attachment").await.threads.is_empty());
    let viewer = seen_by(hall, gwen, SLUG).await;
    let files = vec![NewFile { name: "rota.txt".into(), kind: "text/plain".into(), bytes: b"x".to_vec() }];
    let words = Words { source: "The rota is attached.", files };
    let new = New { subject: "Sheet", words, level: None, present: vec![] };
    conversations::start(&mut hall.house.work(gwen), &viewer, new).await.unwrap();
    assert_eq!(subjects(&find(hall, gwen, "rota has:attachment").await), ["Sheet"]);
    assert_eq!(subjects(&find(hall, gwen, "has:file").await), ["Sheet"]);
});

// 2.16, S4.11
both!(who_may_not_see_does_not_find_count_or_guess, async |hall: &Hall| {
    let world = hall.world().await;
    // Open to all.
    let visitor = find(hall, Actor::Visitor, "bell").await;
    assert_eq!(subjects(&visitor), ["How do you end a meeting that has gone well?"]);
    assert!(!names(&visitor).is_empty(), "who wrote what is open may be named");
    assert!(visitor.people.iter().all(|one| one.reason == Reason::Wrote));
    // For members.
    for query in [
        "rota",
        "carers",
        "whatsapp",
        "from:iolo",
        "from:iolo rota",
        "from:ravi in:subject rota",
        "maker survives",
        "Iolo",
    ] {
        let found = find(hall, Actor::Visitor, query).await;
        assert!(found.threads.is_empty() && found.people.is_empty(), "{query}: {found:?}");
        assert!(found.older.is_none() && !found.more);
    }
    // Iolo wrote only for members: a visitor hears of him what they hear of nobody.
    let (iolo, nobody) =
        (find(hall, Actor::Visitor, "from:iolo").await, find(hall, Actor::Visitor, "from:nobody").await);
    assert_eq!(keys(&iolo), keys(&nobody));
    // An address finds somebody for members only.
    assert!(!find(hall, of(&world, "gwen"), "from:margo@commonkettle.example").await.threads.is_empty());
    assert!(find(hall, Actor::Visitor, "from:margo@commonkettle.example").await.threads.is_empty());
    assert!(find(hall, of(&world, "gwen"), "from:mar@").await.threads.is_empty(), "not letter by letter");
    // In the room: nobody finds it, not even those present.
    for who in ["gwen", "jonah", "adaeze"] {
        let found = find(hall, of(&world, who), "grant turned down").await;
        assert!(!subjects(&found).iter().any(|subject| subject.contains("Grant turned down")), "{who}");
        assert!(find(hall, of(&world, who), "\"stayed with the four of us\"").await.threads.is_empty());
    }
});

async fn another(hall: &Hall) -> Actor {
    let charter = Charter {
        name: "Other".into(),
        cause: "Other things.".into(),
        domain: String::new(),
        practice: String::new(),
        rhythm: String::new(),
        level: Level::Open,
        usual_level: Level::MembersOnly,
        listed: true,
        language: "en".into(),
    };
    let id = charter::found(&mut hall.system(), "other", &charter).await.unwrap();
    let mut work = hall.system();
    work.begin().await.unwrap();
    let address = Address::of("otto@other.example").unwrap();
    let otto = people::meet(&mut work, &address, "Otto Other", "en").await.unwrap();
    members::admit(&mut work, id, otto, Standing::Member).await.unwrap();
    work.done().await.unwrap();
    Actor::Person(otto)
}

both!(a_community_is_searched_for_itself_alone, async |hall: &Hall| {
    let world = hall.world().await;
    let otto = another(hall).await;
    start(hall, otto, "other", "Zeppelins", "The rota of zeppelins, for members.", None).await;
    start(hall, otto, "other", "Balloons", "The rota of balloons, for all.", Some(Level::Open)).await;
    start(hall, otto, "other", "Kites", "The rota of kites, for the house.", Some(Level::Network)).await;
    let gwen = of(&world, "gwen");
    assert!(find(hall, gwen, "zeppelins").await.threads.is_empty());
    assert!(find(hall, gwen, "balloons").await.threads.is_empty());
    assert!(find(hall, gwen, "otto").await.people.is_empty());
    assert!(find(hall, gwen, "from:otto").await.threads.is_empty());
    assert_eq!(find_in(hall, otto, "other", "rota").await.threads.len(), 3);
    assert!(find_in(hall, otto, "other", "bell").await.threads.is_empty());
    // In the other community, a guest from this house sees what is open and what is for the house.
    let mut guest = subjects(&find_in(hall, gwen, "other", "rota").await);
    guest.sort();
    assert_eq!(guest, ["Balloons", "Kites"]);
    assert_eq!(subjects(&find_in(hall, Actor::Visitor, "other", "rota").await), ["Balloons"]);
});

both!(what_was_edited_or_withdrawn_is_found_as_it_is_now, async |hall: &Hall| {
    let world = hall.world().await;
    let gwen = of(&world, "gwen");
    let viewer = seen_by(hall, gwen, SLUG).await;
    let (_, post) = start(hall, gwen, SLUG, "Draft", "About porcupines.", None).await;
    assert_eq!(find(hall, gwen, "porcupine").await.threads.len(), 1);
    conversations::edit(&mut hall.house.work(gwen), &viewer, post, 1, "About hedgehogs.").await.unwrap();
    assert!(find(hall, gwen, "porcupine").await.threads.is_empty());
    assert_eq!(subjects(&find(hall, gwen, "draft hedgehog").await), ["Draft"]);
    conversations::withdraw(&mut hall.house.work(gwen), &viewer, post).await.unwrap();
    assert!(find(hall, gwen, "hedgehog").await.threads.is_empty());
    assert!(find(hall, gwen, "draft").await.threads.is_empty());
    conversations::restore(&mut hall.house.work(gwen), &viewer, post).await.unwrap();
    assert_eq!(find(hall, gwen, "hedgehog").await.threads.len(), 1);
});

both!(a_community_that_becomes_stricter_is_found_by_fewer, async |hall: &Hall| {
    let world = hall.world().await;
    assert_eq!(find(hall, Actor::Visitor, "bell").await.threads.len(), 1);
    let margo = of(&world, "margo");
    let viewer = seen_by(hall, margo, SLUG).await;
    let c = viewer.community().clone();
    let stricter = Charter {
        name: c.name,
        cause: c.cause,
        domain: c.domain,
        practice: c.practice,
        rhythm: c.rhythm,
        level: Level::MembersOnly,
        usual_level: Level::MembersOnly,
        listed: true,
        language: c.language,
    };
    charter::amend(&mut hall.house.work(margo), &viewer, &stricter).await.unwrap();
    assert!(find(hall, Actor::Visitor, "bell").await.threads.is_empty());
    assert_eq!(find(hall, of(&world, "gwen"), "bell").await.threads.len(), 1);
});

both!(an_empty_a_wrong_and_a_hostile_query_are_answered, async |hall: &Hall| {
    let world = hall.world().await;
    let gwen = of(&world, "gwen");
    for query in ["", "   ", "\"\"", "…", "\0"] {
        let found = find(hall, gwen, query).await;
        assert!(found.threads.is_empty() && found.people.is_empty(), "{query:?}");
    }
    let long = "rota ".repeat(2_000);
    let quotes = "\"".repeat(10_000);
    for query in [
        "NEAR(rota bell)",
        "rota*",
        "rota AND NOT bell",
        "words:rota",
        "rota\0bell",
        "'); DROP TABLE posts; --",
        "^rota + bell",
        "{rota bell}",
        "rota & | ! <-> :*",
        "\\'rota",
        "v3_ p_ f_ t_rota",
        "rota\" OR \"bell",
        "rota:A",
        "-rota",
        "from:*",
        "from:%",
        "from:\"\" rota",
        "after:9999-99-99 rota",
        "before:-1",
        "has:",
        "\u{202e}rota",
        "𝒳𝒴",
        "अनुभव",
        "%_%",
        long.as_str(),
        quotes.as_str(),
    ] {
        find(hall, gwen, query).await;
        find(hall, Actor::Visitor, query).await;
    }
    assert_eq!(keys(&find(hall, gwen, &long).await), ["search-too-long"]);
    // Marks are not words: whoever types one finds nothing by it.
    let mark = format!("p_{}", world.person("iolo"));
    assert!(find(hall, gwen, &mark).await.threads.iter().all(|hit| !hit.author.starts_with("Iolo")));
    assert_eq!(keys(&find(hall, gwen, "rota after:tomorrow").await), ["search-wrong-date"]);
    assert_eq!(
        find(hall, gwen, "rota after:tomorrow").await.threads.len(),
        find(hall, gwen, "rota").await.threads.len()
    );
    // No post has both: those that have one, and it is said.
    let any = find(hall, gwen, "laminated bicycle").await;
    assert_eq!((keys(&any), any.threads.len()), (vec!["search-any"], 2));
    assert_eq!(keys(&find(hall, gwen, "the").await), ["search-only-common"]);
});

both!(results_come_in_pages_without_one_thread_twice, async |hall: &Hall| {
    let world = hall.world().await;
    let gwen = of(&world, "gwen");
    for number in 0..40 {
        start(
            hall,
            of(&world, ["gwen", "iolo", "nell", "hamish", "ravi"][number % 5]),
            SLUG,
            &format!("Walk {number}"),
            "Lanterns by the canal.",
            None,
        )
        .await;
        hall.clock.advance(Duration::from_secs(7_200));
    }
    let viewer = seen_by(hall, gwen, SLUG).await;
    let mut all = Vec::new();
    for page in 1..=3 {
        let found = search::search(&mut hall.house.work(gwen), &viewer, "lantern", page).await.unwrap();
        assert_eq!(found.more, page < 3);
        assert_eq!(found.people.is_empty(), page > 1);
        all.extend(subjects(&found));
    }
    assert_eq!(all.len(), 40);
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 40);
    let beyond = search::search(&mut hall.house.work(gwen), &viewer, "lantern", usize::MAX).await.unwrap();
    assert!(beyond.threads.is_empty() && !beyond.more);
});

both!(the_index_is_made_anew_from_what_is_stored_and_goes_on_where_it_was_cut_off, async |hall: &Hall| {
    let world = hall.world().await;
    let gwen = of(&world, "gwen");
    let before = (subjects(&find(hall, gwen, "rota").await), names(&find(hall, gwen, "rota").await).len());
    hall.fresh.store.script(match hall.fresh.store.engine() {
        store::Engine::Sqlite => "INSERT INTO post_words (post_words) VALUES ('delete-all'); INSERT INTO person_words (person_words) VALUES ('delete-all')",
        store::Engine::Postgres => "DELETE FROM post_words; DELETE FROM person_words",
    }).await.unwrap();
    assert!(find(hall, gwen, "rota").await.threads.is_empty());
    let mut told = 0;
    let progress = index::reindex_all(&hall.house, None, |_| told += 1).await.unwrap();
    assert!(told > 0 && progress.done == progress.all && progress.all > 20);
    let after = find(hall, gwen, "rota").await;
    assert_eq!((subjects(&after), names(&after).len()), before);
    let rest = index::reindex_all(&hall.house, Some(progress.last), |_| {}).await.unwrap();
    assert_eq!(rest.done, 0);
    index::settle(&hall.house).await.unwrap();
    assert_eq!(subjects(&find(hall, gwen, "rota").await), before.0);
    assert!(find(hall, gwen, "grant turned down").await.threads.is_empty());
});

#[tokio::test]
async fn every_statement_of_search_is_taken_by_its_engine() {
    let sqlite = store::testing::sqlite().await;
    let stores = [Some(sqlite), store::testing::postgres().await];
    for fresh in stores.iter().flatten() {
        for statement in search::statements_of(fresh.store.engine()) {
            fresh
                .store
                .describe(statement)
                .await
                .unwrap_or_else(|error| panic!("{}: {error}", statement.name));
        }
    }
}
