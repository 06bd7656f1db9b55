//! Keeps the index: every post and every person stands in it as long as they may be found.

use std::collections::{BTreeMap, BTreeSet};

use store::{Engine, Statement, Value, args, row};

use super::{
    document::{self, ToIndex},
    postgres, sql, sqlite,
    stems::Stems,
};
use crate::{Actor, CommunityId, House, Level, PersonId, PostId, Refused, Work};

/// How many posts are indexed in one transaction when all are.
const BATCH: i64 = 500;

row! {
    struct Row {
        post: PostId,
        community: CommunityId,
        level: Level,
        author: PersonId,
        files: i64,
        subject: Option<String>,
        words: String,
        language: String,
        withdrawn: bool,
    }
}

impl Row {
    fn as_document(&self) -> ToIndex<'_> {
        ToIndex {
            post: self.post,
            community: self.community,
            level: self.level,
            author: self.author,
            files: self.files,
            subject: self.subject.as_deref(),
            words: &self.words,
            language: &self.language,
        }
    }
}

row! {
    struct PersonRow {
        membership: i64,
        community: CommunityId,
        name: String,
        practice: String,
        offers: String,
        about: String,
        language: String,
    }
}

/// Makes a post findable as it is now: new, edited, put back, or of another level. Part of another act.
pub(crate) async fn put(work: &mut Work<'_>, post: PostId) -> Result<(), Refused> {
    let rows: Vec<Row> = work.all(&sql::POSTS, args![vec![i64::from(post)]]).await?;
    put_rows(work, &rows).await
}

/// Takes a post out: it was withdrawn. Part of another act.
pub(crate) async fn take_out(work: &mut Work<'_>, post: PostId) -> Result<(), Refused> {
    let statement = choose(work.house(), &sqlite::TAKE_OUT, &postgres::TAKE_OUT);
    work.exec(statement, args![post]).await.map(drop)
}

/// Makes many posts findable, whose words are in hand: for imports. Part of another act.
pub async fn put_many(work: &mut Work<'_>, posts: &[ToIndex<'_>]) -> Result<(), Refused> {
    let texts = texts(posts, work.house().store().engine());
    match work.house().store().engine() {
        Engine::Sqlite => {
            work.each(&sqlite::PUT, texts.into_iter().map(|(post, text)| args![post, text]).collect())
                .await?;
        }
        Engine::Postgres if !texts.is_empty() => {
            let (ids, vectors): (Vec<i64>, Vec<String>) = texts.into_iter().unzip();
            work.exec(&postgres::PUT, args![ids, vectors]).await?;
        }
        Engine::Postgres => {}
    }
    let languages: BTreeSet<(CommunityId, &str)> =
        posts.iter().map(|post| (post.community, post.language)).collect();
    let languages = languages.into_iter().map(|(community, language)| args![community, language]).collect();
    work.each(&sql::WROTE_IN, languages).await.map(drop)
}

/// The texts of those that may be found, by id.
fn texts(posts: &[ToIndex<'_>], engine: Engine) -> Vec<(i64, String)> {
    let mut by_language: BTreeMap<&str, Stems> = BTreeMap::new();
    let mut texts = Vec::with_capacity(posts.len());
    for post in posts {
        let stems = by_language.entry(post.language).or_insert_with(|| Stems::of(post.language));
        if let Some(text) = document::of_post(post, stems) {
            let text = match engine {
                Engine::Sqlite => document::scoped(&text, post.community),
                Engine::Postgres => document::vector(&text, Some(post)),
            };
            texts.push((post.post.into(), text));
        }
    }
    // FTS5 gathers words in memory as long as ids rise, and writes them out whenever one does not; letters of an archive come in any order.
    texts.sort_unstable_by_key(|(post, _)| *post);
    texts
}

async fn put_rows(work: &mut Work<'_>, rows: &[Row]) -> Result<(), Refused> {
    let (found, hidden): (Vec<&Row>, Vec<&Row>) =
        rows.iter().partition(|row| !row.withdrawn && row.level <= Level::MembersOnly);
    for row in hidden {
        take_out(work, row.post).await?;
    }
    let posts: Vec<ToIndex<'_>> = found.into_iter().map(Row::as_document).collect();
    put_many(work, &posts).await
}

/// Makes a person findable by the members of each of their communities, as they are now. Part of another act.
pub(crate) async fn put_person(work: &mut Work<'_>, person: PersonId) -> Result<(), Refused> {
    let rows = work.all(&sql::PERSON, args![person]).await?;
    put_people(work, rows).await
}

/// Makes people findable of whom nothing is known but a name: `(membership, name)`. Part of another act.
pub(crate) async fn put_newcomers(
    work: &mut Work<'_>,
    community: CommunityId,
    language: &str,
    some: Vec<(base::Id, String)>,
) -> Result<(), Refused> {
    let engine = work.house().store().engine();
    let put = choose(work.house(), &sqlite::PUT_PERSON, &postgres::PUT_PERSON);
    let mut stems = Stems::of(language);
    let texts = some
        .into_iter()
        .map(|(membership, name)| {
            let text = document::of_person(community, &name, "", &mut stems);
            let text = if engine == Engine::Postgres { document::vector(&text, None) } else { text };
            args![membership.0, text]
        })
        .collect();
    work.each(put, texts).await.map(drop)
}

async fn put_people(work: &mut Work<'_>, rows: Vec<PersonRow>) -> Result<(), Refused> {
    let engine = work.house().store().engine();
    let put = choose(work.house(), &sqlite::PUT_PERSON, &postgres::PUT_PERSON);
    let texts: Vec<Vec<Value>> = rows
        .iter()
        .map(|row| {
            let profile = [&row.offers, &row.practice, &row.about].map(String::as_str).join("\n");
            let language = super::terms::language_of(&profile, &row.language);
            let text = document::of_person(row.community, &row.name, &profile, &mut Stems::of(language));
            let text = if engine == Engine::Postgres { document::vector(&text, None) } else { text };
            args![row.membership, text]
        })
        .collect();
    work.each(put, texts).await.map(drop)
}

fn choose(house: &House, sqlite: &'static Statement, postgres: &'static Statement) -> &'static Statement {
    match house.store().engine() {
        Engine::Sqlite => sqlite,
        Engine::Postgres => postgres,
    }
}

/// How far the index has been made anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Posts that were looked at.
    pub done: i64,
    /// Posts that there are.
    pub all: i64,
    /// The last of them: where to go on, should it be cut off.
    pub last: PostId,
}

/// Makes the whole index anew, from what is stored: after a restore, and for repair. It empties the index first; or goes
/// on after the post where it was cut off. Batches are committed one by one, so that others may write in between.
pub async fn reindex_all(
    house: &House,
    after: Option<PostId>,
    mut told: impl FnMut(Progress) + Send,
) -> Result<Progress, Refused> {
    let mut work = house.work(Actor::System);
    let (all,): (i64,) = work.one(&sql::POSTS_ALL, args![]).await?;
    let mut progress = Progress { done: 0, all, last: after.unwrap_or_default() };
    if after.is_none() {
        work.begin().await?;
        work.exec(choose(house, &sqlite::EMPTY, &postgres::EMPTY), args![]).await?;
        work.exec(choose(house, &sqlite::EMPTY_PEOPLE, &postgres::EMPTY_PEOPLE), args![]).await?;
        work.done().await?;
        reindex_people(house).await?;
    }
    loop {
        let mut work = house.work(Actor::System);
        work.begin().await?;
        let rows: Vec<Row> = work.all(&sql::POSTS_AFTER, args![progress.last, BATCH]).await?;
        let Some(last) = rows.last() else { return Ok(progress) };
        progress.last = last.post;
        progress.done += rows.len() as i64;
        put_rows(&mut work, &rows).await?;
        work.done().await?;
        told(progress);
    }
}

async fn reindex_people(house: &House) -> Result<(), Refused> {
    let mut last = 0;
    loop {
        let mut work = house.work(Actor::System);
        work.begin().await?;
        let rows: Vec<PersonRow> = work.all(&sql::PEOPLE_AFTER, args![last, BATCH]).await?;
        let Some(row) = rows.last() else { return Ok(()) };
        last = row.membership;
        put_people(&mut work, rows).await?;
        work.done().await?;
    }
}

/// Sorts together what many small writes have left: after an import. Searches are right without it, and faster with it.
pub async fn settle(house: &House) -> Result<(), Refused> {
    match house.store().engine() {
        // Some pages at a time, so that others may write in between; the count says whether there was anything to merge.
        Engine::Sqlite => {
            for _ in 0..400 {
                let mut work = house.work(Actor::System);
                work.begin().await?;
                work.exec(&sqlite::MERGE, args![2_000]).await?;
                work.done().await?;
            }
        }
        Engine::Postgres => house.store().script(postgres::SETTLE).await?,
    }
    Ok(())
}
