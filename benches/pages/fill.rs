//! Fills a community as an archive of ten years would: threads of all sizes, their posts lying between each other's.

use std::collections::HashSet;

use base::{Chance, Id, Ids, Time};
use community::{
    Actor, House, Level, ThreadId,
    charter::{self, Charter},
    search::index,
};
use store::{Value, args};

use crate::town::token;

/// The community.
pub const SLUG: &str = "town";
/// The subject of the thread of fifty posts.
pub const FIFTY: &str = "What do you do when a circle goes quiet?";
/// The subject of the thread of ten thousand posts, in the large community.
pub const LONG: &str = "Say hello here";
/// Who is signed in.
pub const MEMBERS: usize = 400;
/// Who writes.
const PEOPLE: usize = 4_000;
/// Bytes of text in a post: fifty of them are 36 kB.
const TEXT: usize = 720;
const DAY: f64 = 86_400e6;
/// Rows that are kept in one commit.
const BATCH: usize = 5_000;

store::statements! {
    /// Somebody.
    PERSON = "INSERT INTO people (id, name, name_folded, language, zone, made_at, off_the_map) VALUES ($1, $2, $2, 'en', 'Europe/London', $3, FALSE)";
    /// Belongs.
    MEMBER = "INSERT INTO memberships (id, community_id, person_id, standing, since, practice, offers, seeks, about, stems) VALUES ($1, $2, $3, $4, $5, '', '', '', '', '')";
    /// Is signed in.
    SESSION = "INSERT INTO sessions (id, person_id, token_hash, browser, made_at, expires_at) VALUES ($1, $2, $3, 'Firefox', $4, $5)";
    /// A thread.
    THREAD = "INSERT INTO threads (id, community_id, subject, level, starter_id, started_at, last_post_id, last_at, last_author_id, last_words, posts, authors)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    /// A post.
    POST = "INSERT INTO posts (id, community_id, thread_id, parent_id, author_id, at, came_by, source, html, words, language, is_question, files, version)
        VALUES ($1, $2, $3, $4, $5, $6, 'archive', $7, $8, $7, 'en', $9, 0, 1)";
}

struct Thread {
    id: ThreadId,
    subject: String,
    level: i64,
    started: i64,
    at: Vec<i64>,
    posts: Vec<(Id, usize)>,
}

/// Fills an empty house with `posts` posts.
pub async fn fill(house: &House, posts: usize) {
    let dice = Chance::seeded(5);
    let now = house.clock().now().0;
    let community =
        charter::found(&mut house.work(Actor::System), SLUG, &charter()).await.expect("a community");
    let ids = Ids::new(2);
    let people: Vec<Id> = (0..PEOPLE).map(|_| ids.next(Time(now - (4_000.0 * DAY) as i64))).collect();
    let since = Time(now - (3_900.0 * DAY) as i64);
    let rows = people.iter().map(|id| args![*id, format!("{} {}", name(&dice), name(&dice)), since]);
    keep(house, &PERSON, rows.collect()).await;
    let standing = |place: usize| if place < MEMBERS { "member" } else { "known" };
    let rows = people.iter().enumerate();
    let rows = rows.map(|(place, id)| args![ids.next(since), community, *id, standing(place), since]);
    keep(house, &MEMBER, rows.collect()).await;
    let until = Time(now + (300.0 * DAY) as i64);
    let rows = people.iter().take(MEMBERS).enumerate();
    let rows = rows.map(|(place, id)| args![ids.next(since), *id, token(place).hash(), since, until]);
    keep(house, &SESSION, rows.collect()).await;

    let mut threads = plan(&dice, posts, now);
    threads.sort_by_key(|thread| thread.started);
    let ids = Ids::new(3);
    for thread in &mut threads {
        thread.id = ids.next(Time(thread.started)).into();
    }
    // In the order of time, as letters come: the posts of a thread lie far from each other.
    let every = threads.iter().enumerate();
    let mut line: Vec<(i64, usize)> =
        every.flat_map(|(place, thread)| thread.at.iter().map(move |at| (*at, place))).collect();
    line.sort_unstable();
    let ids = Ids::new(4);
    for (at, place) in &line {
        let said = &mut threads[*place].posts;
        let again =
            (!said.is_empty() && dice.below(10) < 6).then(|| said[dice.below(said.len() as u64) as usize].1);
        let someone = (dice.below(PEOPLE as u64) * dice.below(PEOPLE as u64)) as usize / PEOPLE;
        said.push((ids.next(Time(*at)), again.unwrap_or(someone)));
    }
    let rows = threads.iter().map(|thread| {
        let (first, last) = (thread.posts[0], thread.posts[thread.posts.len() - 1]);
        let authors: HashSet<usize> = thread.posts.iter().map(|(_, author)| *author).collect();
        let (at, subject) = (thread.at[thread.at.len() - 1], &thread.subject);
        let (count, authors) = (thread.posts.len() as i64, authors.len() as i64);
        let words = words(&dice, 150);
        args![
            thread.id,
            community,
            subject,
            thread.level,
            people[first.1],
            thread.started,
            last.0,
            at,
            people[last.1],
            words,
            count,
            authors
        ]
    });
    keep(house, &THREAD, rows.collect()).await;
    let texts: Vec<(String, String)> = (0..997).map(|_| text(&dice)).collect();
    let mut told = vec![0; threads.len()];
    for some in line.chunks(BATCH) {
        let rows = some.iter().map(|(at, place)| {
            let (thread, turn) = (&threads[*place], told[*place]);
            told[*place] += 1;
            let (id, author) = thread.posts[turn];
            let parent = turn.checked_sub(1).map(|before| thread.posts[before].0);
            let (plain, html) = &texts[dice.below(texts.len() as u64) as usize];
            args![id, community, thread.id, parent, people[author], *at, plain, html, turn == 0]
        });
        keep(house, &POST, rows.collect()).await;
    }
    if posts <= 100_000 {
        index::reindex_all(house, None, |_| {}).await.expect("the index is made");
    }
    if house.store().engine() == store::Engine::Postgres {
        house.store().script("VACUUM ANALYZE").await.expect("the planner knows the tables");
    }
}

/// Many small threads and a few large ones: one in a hundred has more than sixty posts.
fn plan(dice: &Chance, posts: usize, now: i64) -> Vec<Thread> {
    let begun = now - (3_650.0 * DAY) as i64;
    let even = || (dice.below(1 << 40) + 1) as f64 / (1u64 << 40) as f64;
    let thread = |subject: String, level: i64, started: i64, size: usize, gap: f64| {
        let mut at = vec![started];
        for _ in 1..size {
            at.push((at[at.len() - 1] + (-even().ln() * gap * DAY) as i64 + 1).min(now - 1_000_000));
        }
        Thread { id: ThreadId::default(), subject, level, started, at, posts: Vec::new() }
    };
    let mut threads = vec![thread(FIFTY.into(), 0, now - (4.0 * DAY) as i64, 50, 0.05)];
    let mut made = 50;
    if posts >= 100_000 {
        threads.push(thread(LONG.into(), 0, begun, 10_000, 0.3));
        made += 10_000;
    }
    while made < posts {
        let size = (even().powf(-0.9).ceil() as usize).min(2_000).min(posts - made);
        let started = begun + (even() * 3_640.0 * DAY) as i64;
        let level = if dice.below(5) == 0 { 3 } else { 0 };
        threads.push(thread(words(dice, 40), level, started, size, 0.3));
        made += size;
    }
    threads
}

async fn keep(house: &House, statement: &'static store::Statement, rows: Vec<Vec<Value>>) {
    let mut rows = rows.into_iter();
    loop {
        let some: Vec<_> = rows.by_ref().take(BATCH).collect();
        if some.is_empty() {
            return;
        }
        let mut tx = house.store().begin().await.expect("a transaction");
        tx.each(statement, some).await.expect("rows");
        tx.commit().await.expect("kept");
    }
}

fn charter() -> Charter {
    Charter {
        name: "Town of measures".into(),
        cause: "We are here to be measured.".into(),
        domain: String::new(),
        practice: String::new(),
        rhythm: String::new(),
        level: Level::Open,
        usual_level: Level::Open,
        listed: true,
        language: "en".into(),
    }
}

const COMMON: &str = "the of and to in a is that it was for on are as with they be at one have this from by hot but some what \
    there we can out other were all your when up use how said each she which their time if will way about many then them \
    would write like so these her long make thing see him two has look more day could go come did my sound no most number \
    who over know water than call first people may down side been now find any new work part take get place made live \
    where after back little only round man year came show every good me give our under name very through just form \
    much great think say help low line before turn cause same mean differ move right boy old too does tell sentence set";

/// About `bytes` bytes of words: common ones, and seldom ones made of syllables.
pub fn words(dice: &Chance, bytes: usize) -> String {
    let common: Vec<&str> = COMMON.split_whitespace().collect();
    let mut said = String::with_capacity(bytes + 16);
    let mut length = 0;
    while said.len() < bytes {
        if length > 0 {
            said.push_str(if length % 14 == 0 { ". " } else { " " });
        }
        match dice.below(6) {
            0 => said.push_str(&name(dice).to_lowercase()),
            _ => said.push_str(common[dice.below(common.len() as u64) as usize]),
        }
        length += 1;
    }
    said.push('.');
    said
}

fn name(dice: &Chance) -> String {
    let syllables = ["ba", "len", "mo", "ri", "ta", "sun", "vel", "ka", "dor", "ni", "fa", "gil", "os", "pe"];
    let made: String = (0..3).map(|_| syllables[dice.below(14) as usize]).collect();
    made[..1].to_uppercase() + &made[1..]
}

/// The words of a post, plain and as they are shown.
fn text(dice: &Chance) -> (String, String) {
    let parts: Vec<String> = (0..3).map(|_| words(dice, TEXT / 3 - 6)).collect();
    let html: String = parts.iter().map(|part| format!("<p>{part}</p>\n")).collect();
    (parts.join("\n\n"), html)
}
