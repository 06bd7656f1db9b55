//! What a store promises, told once for both engines.

use store::{Engine, Store, args, row, statements, testing};

statements! {
    MAKE = "INSERT INTO rates (bucket, tokens, at) VALUES ($1, $2, $3)";
    /// `$2` stands before `$1` on purpose: SQLite numbers names by first appearance.
    SWAPPED = "UPDATE rates SET at = $2 WHERE bucket = $1";
    READ = "SELECT bucket, tokens, at FROM rates ORDER BY bucket";
    SOME = "SELECT bucket, tokens, at FROM rates WHERE at {IN $1} AND bucket {IN_TEXT $2} ORDER BY bucket";
}

row! {
    #[derive(Debug, PartialEq)]
    struct Rate { bucket: String, tokens: f64, at: i64 }
}

async fn both(story: impl AsyncFn(Store)) {
    let fresh = testing::sqlite().await;
    story(fresh.store.clone()).await;
    if let Some(fresh) = testing::postgres().await {
        story(fresh.store.clone()).await;
    }
}

#[tokio::test]
async fn values_go_where_their_number_says_and_come_back_as_they_were() {
    both(async |store| {
        let mut tx = store.begin().await.unwrap();
        tx.each(&MAKE, vec![args!["é\"\\\u{1}", 0.5, 1], args!["nul\0", 2.0, 2]]).await.unwrap();
        assert_eq!(tx.exec(&SWAPPED, args!["é\"\\\u{1}", 7]).await.unwrap(), 1);
        tx.commit().await.unwrap();
        let rates: Vec<Rate> = store.all(&READ, args![]).await.unwrap();
        assert_eq!(rates[0].bucket, "nul\u{fffd}");
        assert_eq!(rates[1], Rate { bucket: "é\"\\\u{1}".into(), tokens: 0.5, at: 7 });
        let some: Vec<Rate> = store
            .all(&SOME, args![vec![7i64, 9], vec!["é\"\\\u{1}".to_owned(), "other".to_owned()]])
            .await
            .unwrap();
        assert_eq!(some.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_transaction_that_is_dropped_or_failed_leaves_nothing() {
    both(async |store| {
        let mut dropped = store.begin().await.unwrap();
        dropped.exec(&MAKE, args!["a", 1.0, 1]).await.unwrap();
        drop(dropped);
        let mut failed = store.begin().await.unwrap();
        failed.exec(&MAKE, args!["b", 1.0, 1]).await.unwrap();
        let twice = failed.exec(&MAKE, args!["b", 1.0, 1]).await.unwrap_err();
        assert!(matches!(twice, store::Error::Conflict(_)), "{twice}");
        assert!(failed.exec(&MAKE, args!["c", 1.0, 1]).await.is_err());
        assert!(failed.commit().await.is_err());
        assert_eq!(store.all::<Rate>(&READ, args![]).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn many_writers_at_once_are_all_kept() {
    both(async |store| {
        let writers: Vec<_> = (0..100)
            .map(|number| {
                let store = store.clone();
                tokio::spawn(async move {
                    let mut tx = store.begin().await.unwrap();
                    tx.exec(&MAKE, args![format!("w{number:03}"), 1.0, number]).await.unwrap();
                    tx.commit().await.unwrap();
                })
            })
            .collect();
        for writer in writers {
            writer.await.unwrap();
        }
        assert_eq!(store.all::<Rate>(&READ, args![]).await.unwrap().len(), 100);
    })
    .await;
}

#[tokio::test]
async fn migrations_run_once_and_a_newer_database_is_refused() {
    both(async |store| {
        assert_eq!(store::migrate::run(&store).await.unwrap(), Vec::<String>::new());
        store
            .script("INSERT INTO migrations (number, name, hash) VALUES (9999, 'later', 'x')")
            .await
            .unwrap();
        let refused = store::migrate::run(&store).await.unwrap_err().to_string();
        assert!(refused.contains("newer Guildhall"), "{refused}");
    })
    .await;
}

#[tokio::test]
async fn statements_are_the_same_on_both_engines() {
    let one = testing::sqlite().await;
    let Some(other) = testing::postgres().await else { return };
    assert_eq!((one.store.engine(), other.store.engine()), (Engine::Sqlite, Engine::Postgres));
    assert_eq!(testing::differences(ALL, &one.store, &other.store).await, Vec::<String>::new());
}
