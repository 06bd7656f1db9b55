//! A backup of either engine is restored into either engine, whole or not at all.

use std::{fs, path::Path, time::Duration};

use base::Time;
use store::{
    Error, Place, Store, args,
    blobs::Blobs,
    dump::{backup, restore},
    migrate, row, statements,
    testing::{self, Fresh},
};

const NOON: Time = Time::from_secs(1_795_521_600);
const DERIVED: &[&str] = &["post_words", "person_words"];

statements! {
    PERSON = "INSERT INTO people (id, name, name_folded, language, zone, made_at, off_the_map) VALUES ($1, $2, $2, 'en', 'UTC', $3, $4)";
    ADDRESS = "INSERT INTO addresses (id, person_id, address, folded, is_main, verified_at) VALUES ($1, $2, $3, $3, TRUE, NULL)";
    RATE = "INSERT INTO rates (bucket, tokens, at) VALUES ($1, $2, $3)";
    PEOPLE = "SELECT id, name, made_at, off_the_map FROM people ORDER BY id";
    RATES = "SELECT bucket, tokens, at FROM rates ORDER BY at";
    PAIRS = "SELECT (SELECT COUNT(*) FROM people) AS people, (SELECT COUNT(*) FROM addresses) AS addresses";
}

row! {
    #[derive(Debug, PartialEq)]
    struct Person { id: i64, name: String, made_at: Time, off_the_map: bool }
}

/// A database on each engine that there is, filled.
async fn filled() -> Vec<Fresh> {
    let all: Vec<Fresh> =
        [Some(testing::sqlite().await), testing::postgres().await].into_iter().flatten().collect();
    for fresh in &all {
        fill(&fresh.store).await;
    }
    all
}

async fn empty() -> Vec<Fresh> {
    [Some(testing::sqlite().await), testing::postgres().await].into_iter().flatten().collect()
}

async fn fill(store: &Store) {
    let mut tx = store.begin().await.unwrap();
    let names = ["Amina", "tab\tand\nline", "back\\slash \\N", "Ünïcödé 🌱", "", "\u{1}\r"];
    for (id, name) in names.iter().enumerate() {
        tx.exec(&PERSON, args![id as i64 + 1, *name, NOON, id % 2 == 0]).await.unwrap();
        tx.exec(&ADDRESS, args![id as i64 + 1, id as i64 + 1, format!("{id}@example.org")]).await.unwrap();
    }
    // The order of texts is where the engines differ most, and numbers are where formats do.
    let rates =
        [("a", 0.1), ("B", -0.0), ("ä", 1e300), ("Z", f64::INFINITY), ("z", 5e-324), ("10", 3.0), ("9", 2.0)];
    for (at, (bucket, tokens)) in rates.iter().enumerate() {
        tx.exec(&RATE, args![*bucket, *tokens, at as i64]).await.unwrap();
    }
    tx.commit().await.unwrap();
}

fn blobs(folder: &Path) -> Blobs {
    Blobs::open(&folder.join("blobs")).unwrap()
}

/// Takes the tables away, as in a database that was just created. A SQLite file is given a new name instead: see [`moved`].
async fn strip(fresh: &Fresh) {
    if let Place::Postgres(_) = &fresh.place {
        let bare = "DO $$ DECLARE name text := current_schema(); BEGIN
            EXECUTE format('DROP SCHEMA %I CASCADE', name); EXECUTE format('CREATE SCHEMA %I', name); END $$";
        fresh.store.script(bare).await.unwrap();
    }
}

#[tokio::test]
async fn what_was_kept_on_one_engine_is_the_same_on_the_other() {
    for source in filled().await {
        let kept = blobs(source.folder.path());
        let picture = kept.put(&[7; 100_000]).unwrap();
        let file = source.folder.path().join("backup.tar.gz");
        let saved = backup(&source.place, &kept, &file, DERIVED, NOON).await.unwrap();
        assert_eq!((saved.rows(), saved.blobs), (19, 1));
        for target in empty().await {
            strip(&target).await;
            let (place, blobs) = (moved(&target.place), blobs(target.folder.path()));
            assert_eq!(restore(&file, &place, &blobs).await.unwrap(), saved);
            assert_eq!(blobs.get(&picture).unwrap(), [7; 100_000]);

            let store = Store::open(&place).await.unwrap();
            assert!(migrate::pending(&store).await.unwrap().is_empty());
            let (here, there) = (source.store.clone(), store);
            assert_eq!(
                here.all::<Person>(&PEOPLE, args![]).await.unwrap(),
                there.all::<Person>(&PEOPLE, args![]).await.unwrap()
            );
            assert_eq!(
                here.all::<(String, f64, i64)>(&RATES, args![]).await.unwrap(),
                there.all::<(String, f64, i64)>(&RATES, args![]).await.unwrap()
            );
        }
    }
}

/// A place that no open store holds.
fn moved(place: &Place) -> Place {
    match place {
        Place::File(path) => Place::File(path.with_file_name("restored.db")),
        other => other.clone(),
    }
}

#[tokio::test]
async fn a_database_whose_tables_are_made_but_empty_is_filled() {
    for source in filled().await {
        let kept = blobs(source.folder.path());
        let file = source.folder.path().join("backup.tar.gz");
        backup(&source.place, &kept, &file, DERIVED, NOON).await.unwrap();
        for target in empty().await {
            let place = moved(&target.place);
            migrate::run(&Store::open(&place).await.unwrap()).await.unwrap();
            // The threads of the store that was just dropped close their files a moment later.
            tokio::time::sleep(Duration::from_millis(100)).await;
            restore(&file, &place, &blobs(target.folder.path())).await.unwrap();
            let people: Vec<Person> = Store::open(&place).await.unwrap().all(&PEOPLE, args![]).await.unwrap();
            assert_eq!(people.len(), 6);
        }
    }
}

#[tokio::test]
async fn a_database_with_data_or_in_use_is_not_replaced() {
    for source in filled().await {
        let kept = blobs(source.folder.path());
        let file = source.folder.path().join("backup.tar.gz");
        backup(&source.place, &kept, &file, DERIVED, NOON).await.unwrap();
        let again = backup(&source.place, &kept, &file, DERIVED, NOON).await.unwrap_err();
        assert!(again.to_string().contains("exists already"), "{again}");
        for target in filled().await {
            let refused = restore(&file, &target.place, &kept).await.unwrap_err();
            assert!(matches!(refused, Error::Conflict(_)), "{refused}");
            let people: Vec<Person> = target.store.all(&PEOPLE, args![]).await.unwrap();
            assert_eq!(people.len(), 6);
            if let Place::File(path) = &target.place {
                assert!(refused.to_string().contains("open in another program"), "{refused}");
                let copy = Place::File(path.with_file_name("copy.db"));
                assert!(restore(&file, &copy, &kept).await.is_ok());
                let refused = restore(&file, &copy, &kept).await.unwrap_err().to_string();
                assert!(refused.contains("holds data already"), "{refused}");
            }
        }
    }
}

#[tokio::test]
async fn a_damaged_backup_leaves_nothing_behind() {
    for source in filled().await {
        let kept = blobs(source.folder.path());
        kept.put(b"minutes").unwrap();
        let file = source.folder.path().join("backup.tar.gz");
        backup(&source.place, &kept, &file, DERIVED, NOON).await.unwrap();
        let whole = fs::read(&file).unwrap();
        for (number, target) in empty().await.into_iter().enumerate() {
            let place = moved(&target.place);
            for cut in [0, 10, whole.len() / 2, whole.len() - 300] {
                let broken = source.folder.path().join(format!("broken-{number}-{cut}.tar.gz"));
                fs::write(&broken, &whole[..cut]).unwrap();
                assert!(
                    restore(&broken, &place, &blobs(target.folder.path())).await.is_err(),
                    "cut at {cut}"
                );
            }
            if let Place::File(path) = &place {
                assert!(!path.exists() && !path.with_added_extension("restoring").exists());
            }
            let store = Store::open(&place).await.unwrap();
            migrate::run(&store).await.unwrap();
            assert_eq!(store.all::<Person>(&PEOPLE, args![]).await.unwrap(), []);
        }
    }
}

#[tokio::test]
async fn a_server_that_goes_on_writing_is_backed_up_as_it_was_at_one_moment() {
    for source in filled().await {
        let writer = tokio::spawn({
            let store = source.store.clone();
            async move {
                for id in 100.. {
                    let mut tx = store.begin().await.unwrap();
                    tx.exec(&PERSON, args![id, "Zahra", NOON, false]).await.unwrap();
                    tx.exec(&ADDRESS, args![id, id, format!("{id}@example.org")]).await.unwrap();
                    tx.commit().await.unwrap();
                }
            }
        });
        for number in 0..5 {
            tokio::time::sleep(Duration::from_millis(50)).await;
            let kept = blobs(source.folder.path());
            let file = source.folder.path().join(format!("backup-{number}.tar.gz"));
            backup(&source.place, &kept, &file, DERIVED, NOON).await.unwrap();
            let place = Place::File(source.folder.path().join(format!("restored-{number}.db")));
            restore(&file, &place, &kept).await.unwrap();
            let (people, addresses): (i64, i64) =
                Store::open(&place).await.unwrap().one(&PAIRS, args![]).await.unwrap();
            assert!(people > 6 && people == addresses, "{people} people, {addresses} addresses");
        }
        writer.abort();
    }
}

#[tokio::test]
async fn a_new_table_is_not_forgotten_and_one_that_cannot_be_kept_stops_the_backup() {
    for source in empty().await {
        let kept = blobs(source.folder.path());
        source.store.script("CREATE TABLE later_tables (id BIGINT NOT NULL PRIMARY KEY)").await.unwrap();
        let file = source.folder.path().join("backup.tar.gz");
        let saved = backup(&source.place, &kept, &file, DERIVED, NOON).await.unwrap();
        assert!(saved.tables.iter().any(|(name, _)| name == "later_tables"));
        source.store.script("CREATE TABLE odd (id BIGINT NOT NULL PRIMARY KEY, day DATE)").await.unwrap();
        let file = source.folder.path().join("second.tar.gz");
        let refused = backup(&source.place, &kept, &file, DERIVED, NOON).await.unwrap_err();
        assert!(refused.to_string().contains("odd"), "{refused}");
        assert!(!file.exists());
    }
}

#[tokio::test]
async fn a_backup_of_a_newer_program_is_refused() {
    let source = testing::sqlite().await;
    source
        .store
        .script("INSERT INTO migrations (number, name, hash) VALUES (9999, '9999_later.sql', 'x')")
        .await
        .unwrap();
    let kept = blobs(source.folder.path());
    let file = source.folder.path().join("backup.tar.gz");
    backup(&source.place, &kept, &file, DERIVED, NOON).await.unwrap();
    let place = Place::File(source.folder.path().join("restored.db"));
    let refused = restore(&file, &place, &kept).await.unwrap_err();
    assert!(
        matches!(refused, Error::Version(_)) && refused.to_string().contains("9999_later.sql"),
        "{refused}"
    );
}
