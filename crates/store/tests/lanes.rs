//! Each process that writes has a lane of ids for itself.

use std::collections::BTreeSet;

use base::{Chance, Time, id::LANES};
use store::{Store, lanes, testing};

const NOON: Time = Time::from_secs(1_795_521_600);

async fn both(story: impl AsyncFn(Store)) {
    for fresh in [Some(testing::sqlite().await), testing::postgres().await].into_iter().flatten() {
        story(fresh.store.clone()).await;
    }
}

#[tokio::test]
async fn processes_that_start_together_get_different_lanes() {
    both(async |store| {
        let chance = Chance::seeded(3);
        let all = (0..40).map(|_| lanes::lease(&store, "node", NOON, &chance));
        let leased = futures_util::future::try_join_all(all).await.unwrap();
        assert_eq!(leased.iter().map(|lane| lane.number).collect::<BTreeSet<_>>().len(), 40);
    })
    .await;
}

#[tokio::test]
async fn a_lane_is_free_again_when_it_is_given_back_or_its_lease_has_ended() {
    both(async |store| {
        let chance = Chance::seeded(3);
        let full = format!(
            "WITH RECURSIVE n(lane) AS (SELECT 0 UNION ALL SELECT lane + 1 FROM n WHERE lane < {})
            INSERT INTO lanes (lane, holder, until) SELECT lane, 'other', {} FROM n",
            LANES - 1,
            (NOON + lanes::LEASE).0
        );
        store.script(&full).await.unwrap();
        let refused = lanes::lease(&store, "node", NOON, &chance).await.unwrap_err();
        assert!(refused.is_passing(), "{refused}");
        store.script("DELETE FROM lanes WHERE lane = 77").await.unwrap();
        let lane = lanes::lease(&store, "node", NOON, &chance).await.unwrap();
        assert_eq!(lane.number, 77);
        lanes::give_back(&store, &lane).await.unwrap();
        assert_eq!(lanes::lease(&store, "node", NOON, &chance).await.unwrap().number, 77);
        assert!(!lanes::renew(&store, &lane, NOON).await.unwrap(), "another process has it");
        assert!(lanes::lease(&store, "node", NOON + lanes::LEASE, &chance).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn a_lease_that_is_renewed_goes_on() {
    both(async |store| {
        let chance = Chance::seeded(3);
        let lane = lanes::lease(&store, "node", NOON, &chance).await.unwrap();
        assert!(lanes::renew(&store, &lane, NOON + lanes::RENEWAL).await.unwrap());
        let until: Vec<(i64,)> = store.all(&lanes::LIVE, store::args![NOON + lanes::LEASE]).await.unwrap();
        assert_eq!(until.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn statements_are_the_same_on_both_engines() {
    let one = testing::sqlite().await;
    let Some(other) = testing::postgres().await else { return };
    assert_eq!(testing::differences(lanes::ALL, &one.store, &other.store).await, Vec::<String>::new());
}
