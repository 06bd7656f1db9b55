//! A community of many posts, made once and kept in cargo's target folder (on PostgreSQL in a schema of its own).

use std::{
    path::PathBuf,
    sync::Arc,
    time::{Duration, Instant},
};

use base::{Chance, Clock, Id, Ids, Time};
use community::{
    Actor, CommunityId, House, Level, PersonId, PostId, ThreadId,
    charter::{self, Charter, Standing},
    members,
    people::{self, address::Address},
    search::{ToIndex, index},
};
use store::{Place, Store, args, migrate, statements};

use super::queries::{VOCABULARY, rank, word};

pub const SLUG: &str = "bench";
/// The first post; the last is fifteen years later.
const BEGIN: Time = Time::from_secs(1_300_000_000);
const YEARS: u64 = 15;
const BATCH: usize = 1_000;
const IN_A_THREAD: usize = 6;

pub struct Hall {
    pub house: Arc<House>,
    pub asker: PersonId,
}

statements! {
    THREAD = "INSERT INTO threads (id, community_id, subject, level, starter_id, started_at, last_post_id, last_at, last_author_id, last_words, posts, authors)
        VALUES ($1, $2, $3, 3, $4, $5, $6, $5, $4, '', 6, 3)";
    POST = "INSERT INTO posts (id, community_id, thread_id, author_id, at, came_by, source, html, words, language, is_question, files, version)
        VALUES ($1, $2, $3, $4, $5, 'archive', $6, $6, $6, 'en', FALSE, 0, 1)";
    COUNT = "SELECT COUNT(*) AS posts FROM posts";
    ASKER = "SELECT m.person_id FROM memberships m JOIN communities c ON c.id = m.community_id WHERE c.slug = 'bench' ORDER BY m.id LIMIT 1";
}

fn folder() -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or("target".into(), PathBuf::from);
    target.join("bench-search")
}

pub async fn sqlite(posts: usize) -> Hall {
    let folder = folder().join(format!("{posts}"));
    std::fs::create_dir_all(&folder).expect("a folder");
    hall(Place::File(folder.join("guildhall.db")), folder, posts).await
}

/// Where `GUILDHALL_TEST_POSTGRES` names a server.
pub async fn postgres(posts: usize) -> Option<Hall> {
    let Ok(address) = std::env::var(store::testing::POSTGRES) else {
        println!("\nskipped on PostgreSQL: {} names no server", store::testing::POSTGRES);
        return None;
    };
    let schema = format!("bench_search_{posts}");
    let server = Store::open(&Place::Postgres(address.clone())).await.expect("the server answers");
    server.script(&format!("CREATE SCHEMA IF NOT EXISTS {schema}")).await.expect("a schema");
    let mark = if address.contains('?') { '&' } else { '?' };
    let place = Place::Postgres(format!("{address}{mark}options=-csearch_path%3D{schema}"));
    Some(hall(place, folder().join(schema), posts).await)
}

async fn hall(place: Place, folder: PathBuf, posts: usize) -> Hall {
    let store = Store::open(&place).await.expect("the database opens");
    migrate::run(&store).await.expect("the tables are made");
    let clock = Clock::standing_at(BEGIN);
    let house = House::new(store, &folder.join("blobs"), clock, Chance::seeded(1), Arc::new(Ids::new(1)))
        .expect("the house stands");
    let there: (i64,) = house.store().one(&COUNT, args![]).await.expect("a count");
    if there.0 == 0 {
        fill(&house, posts).await;
    }
    let there: (i64,) = house.store().one(&COUNT, args![]).await.expect("a count");
    assert_eq!(
        there.0 as usize,
        posts,
        "half filled: remove {} or its schema, and begin anew",
        folder.display()
    );
    let (asker,): (PersonId,) = house.store().one(&ASKER, args![]).await.expect("a member");
    Hall { house: Arc::new(house), asker }
}

/// The ranks of the words of a post, always the same: those of its thread's matter, and others.
pub fn ranks(post: usize) -> Vec<usize> {
    let matter = Chance::seeded((post / IN_A_THREAD) as u64 + 1_000_000_007);
    let matter: Vec<usize> = (0..12).map(|_| 100 + rank(&matter) % (VOCABULARY - 100)).collect();
    let chance = Chance::seeded(post as u64);
    let length = 20 + chance.below(80) + chance.below(80);
    (0..length)
        .map(|_| if chance.below(5) == 0 { matter[chance.below(12) as usize] } else { rank(&chance) })
        .collect()
}

fn text(ranks: &[usize]) -> String {
    let mut text = String::new();
    for (place, rank) in ranks.iter().enumerate() {
        text.push_str(&word(*rank));
        text.push_str(if place % 14 == 13 { ".\n" } else { " " });
    }
    text
}

async fn fill(house: &House, posts: usize) {
    let start = Instant::now();
    let (community, authors) = gather(house, (posts / 100).max(20)).await;
    let chance = Chance::seeded(3);
    let gap = Duration::from_secs(YEARS * 365 * 86_400) / posts as u32;
    let mut indexing = Duration::ZERO;
    let mut thread = ThreadId::default();
    for first in (0..posts).step_by(BATCH) {
        let (mut threads, mut rows, mut kept) = (Vec::new(), Vec::new(), Vec::new());
        for post in first..(first + BATCH).min(posts) {
            let at = BEGIN + gap * post as u32;
            let id = PostId::from(Id::floor(at).0 + post as i64 % 4_096);
            // Some write far more than others.
            let author = authors[(chance.below(authors.len() as u64) * chance.below(authors.len() as u64)
                / authors.len() as u64) as usize];
            let ranks = ranks(post);
            let subject = (post % IN_A_THREAD == 0).then(|| {
                thread = ThreadId::from(i64::from(id));
                text(&ranks[..5]).trim().to_owned()
            });
            if let Some(subject) = &subject {
                threads.push(args![thread, community, subject.as_str(), author, at, id]);
            }
            let words = text(&ranks);
            rows.push(args![id, community, thread, author, at, words.as_str()]);
            kept.push((id, author, subject, words));
        }
        let mut tx = house.store().begin().await.expect("a transaction");
        tx.each(&THREAD, threads).await.expect("threads");
        tx.each(&POST, rows).await.expect("posts");
        tx.commit().await.expect("kept");
        let to_index: Vec<ToIndex<'_>> = kept
            .iter()
            .map(|(post, author, subject, words)| ToIndex {
                post: *post,
                community,
                level: Level::MembersOnly,
                author: *author,
                files: 0,
                subject: subject.as_deref(),
                words,
                language: "en",
            })
            .collect();
        let begun = Instant::now();
        let mut work = house.work(Actor::System);
        work.begin().await.expect("an act");
        index::put_many(&mut work, &to_index).await.expect("indexed");
        work.done().await.expect("kept");
        indexing += begun.elapsed();
    }
    let begun = Instant::now();
    index::settle(house).await.expect("settled");
    println!(
        "filled in {:.0} s; indexing {:.0} µs a post, settling {:.1} s",
        start.elapsed().as_secs_f64(),
        indexing.as_secs_f64() * 1e6 / posts as f64,
        begun.elapsed().as_secs_f64()
    );
}

/// Makes the index anew: after what stands in it has changed its form.
pub async fn reindex(house: &House) {
    let begun = Instant::now();
    let done = index::reindex_all(house, None, |_| ()).await.expect("made anew").done;
    index::settle(house).await.expect("settled");
    println!("\nmade anew: {:.0} µs a post", begun.elapsed().as_secs_f64() * 1e6 / done as f64);
}

async fn gather(house: &House, authors: usize) -> (CommunityId, Vec<PersonId>) {
    let charter = Charter {
        name: "Bench".into(),
        cause: "To be measured.".into(),
        domain: String::new(),
        practice: String::new(),
        rhythm: String::new(),
        level: Level::Open,
        usual_level: Level::MembersOnly,
        listed: true,
        language: "en".into(),
    };
    let community = charter::found(&mut house.work(Actor::System), SLUG, &charter).await.expect("founded");
    let mut met = Vec::new();
    let mut work = house.work(Actor::System);
    work.begin().await.expect("an act");
    for number in 0..authors {
        let address = Address::of(&format!("p{number}@bench.example")).expect("an address");
        let name = format!("{} {}", word(3_000 + number), word(9_000 + number * 7 % 20_000));
        let person = people::meet(&mut work, &address, &name, "en").await.expect("met");
        let standing = if number < 300 { Standing::Member } else { Standing::Known };
        members::admit(&mut work, community, person, standing).await.expect("admitted");
        met.push(person);
    }
    work.done().await.expect("kept");
    let chance = Chance::seeded(5);
    for person in met.iter().take(300) {
        let mut work = house.work(Actor::Person(*person));
        let viewer = charter::visit(&mut work, SLUG).await.expect("a member");
        let some = |count: usize| text(&(0..count).map(|_| rank(&chance)).collect::<Vec<_>>());
        let profile =
            members::Profile { practice: some(15), offers: some(12), seeks: some(8), about: some(60) };
        members::write_profile(&mut work, &viewer, "Somebody Bench", &profile).await.expect("written");
    }
    (community, met)
}
