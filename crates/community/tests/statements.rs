//! Every statement of the heart is the same to both engines: its columns, and how many values it takes.

#[tokio::test]
async fn every_statement_is_taken_by_both_engines_alike() {
    let one = store::testing::sqlite().await;
    let statements = community::statements();
    assert!(statements.len() > 50, "the registry lists them all");
    let Some(other) = store::testing::postgres().await else {
        for statement in statements {
            one.store.describe(statement).await.unwrap_or_else(|error| panic!("{error}"));
        }
        return;
    };
    assert_eq!(
        store::testing::differences(&statements, &one.store, &other.store).await,
        Vec::<String>::new()
    );
}
