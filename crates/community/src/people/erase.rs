//! Erasing a person (practice 5.4). What others wrote stays, without the person's words and name in it; what was theirs goes, and their
//! posts stay without their name, or go too.
//!
//! Of the erasure itself only a line of the ledger is kept: a hash that only this house can make of an address, and when. It is kept
//! outside of the database as well ([`ledger`]), so that a backup which is laid back is erased again ([`again`]).

use base::{Time, secret};
use store::{args, row};

use super::{
    cut::{self, Names, Runs},
    parts, signed_in, sql,
};
use crate::{
    CommunityId, DoubtId, PersonId, PostId, Rate, Refused, Work,
    charter::{Viewer, only_system},
    conversations,
    search::index,
};

/// The job that writes the ledger beside the database.
pub const LEDGER: &str = "erasure-ledger";

/// The job that asks somebody once more whether they want to be erased: payload, their id.
pub const ASK: &str = "erase-letter";
/// How often somebody may ask for that.
const ASKS: Rate = Rate::per(3, std::time::Duration::from_secs(86_400));

/// What will go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Preview {
    /// Posts that they wrote.
    pub posts: i64,
    /// Communities that they belong to.
    pub communities: i64,
    /// Notes of others about them, and notes of theirs that wait.
    pub notes: i64,
    /// Conversations in which others may have quoted or named them.
    pub threads: i64,
}

/// What would be erased of the person who acts.
pub async fn preview(work: &mut Work<'_>) -> Result<Preview, Refused> {
    let person = signed_in(work)?;
    let (posts, communities, notes, threads): (i64, i64, i64, i64) =
        work.one(&sql::ERASE_PREVIEW, args![person]).await?;
    Ok(Preview { posts, communities, notes, threads })
}

/// The person who acts wants to be erased: a letter to their mailbox says what goes, and asks once more. Nothing goes before its code
/// comes back from there.
pub async fn ask(work: &mut Work<'_>) -> Result<(), Refused> {
    let person = signed_in(work)?;
    work.begin().await?;
    ASKS.take(work, &format!("erase {person}")).await?;
    let now = work.now();
    work.promise(ASK, person.to_string(), now).await?;
    work.done().await
}

row! {
    /// A community that would have nobody to convene it.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Alone {
        /// Which.
        pub community: CommunityId,
        /// Its name.
        pub name: String,
        /// Its name in addresses.
        pub slug: String,
    }
}

/// The first community in which the person who acts is the only convenor and others are members: it is handed over before they are erased.
pub async fn convenes_alone(work: &mut Work<'_>) -> Result<Option<Alone>, Refused> {
    let (person, now) = (signed_in(work)?, work.now());
    work.opt(&sql::CONVENES_ALONE, args![person, now]).await
}

/// Erases the person who acts: profile, addresses, ways in, wishes, drafts, notes and what stands about them in the journal. Their posts
/// stay as a former member's; with `words_too` their words go as well, in quotes too, and an empty place keeps the shape of the thread. It cannot be taken back.
/// Whoever alone convenes members hands over first ([`convenes_alone`]).
pub async fn erase(work: &mut Work<'_>, words_too: bool) -> Result<(), Refused> {
    let person = signed_in(work)?;
    work.begin().await?;
    if convenes_alone(work).await?.is_some() {
        return Err(Refused::NotAllowed("last-convenor"));
    }
    remember(work, person, words_too).await?;
    go(work, person, words_too).await?;
    let now = work.now();
    work.promise_once(LEDGER, String::new(), now, LEDGER.to_owned()).await?;
    work.act_as(crate::Actor::System);
    work.note(None, "erased", 0, "").await?;
    work.act_as(crate::Actor::Person(person));
    work.done().await
}

async fn go(work: &mut Work<'_>, person: PersonId, words_too: bool) -> Result<(), Refused> {
    let now = work.now();
    let posts: Vec<(PostId,)> = work.all(&sql::ALL_POSTS_BY, args![person]).await?;
    take_out(work, person, words_too).await?;
    if words_too {
        for statement in [&sql::ERASE_VERSIONS, &sql::ERASE_FILES, &sql::ERASE_LAST_WORDS] {
            work.exec(statement, args![person]).await?;
        }
        work.exec(&sql::ERASE_WORDS, args![person, now]).await?;
        for (post,) in &posts {
            index::take_out(work, *post).await?;
        }
    }
    // Before what waits in their name, which it hangs on.
    crate::roles::forget(work, person).await?;
    work.exec(&sql::ERASE_ARRIVALS, args![person]).await?;
    for statement in [
        &sql::ERASE_LETTERS_OF_POSTS,
        &sql::ERASE_LETTERS,
        &sql::ERASE_LETTER_FILES,
        &sql::ERASE_DELIVERIES,
        &sql::ERASE_HELD_FILES,
        &sql::ERASE_HELD_WORDS,
        &sql::ERASE_HELD,
        &sql::ERASE_PROFILES,
        &sql::ERASE_ROLES,
        &sql::ERASE_WATCHES,
        &sql::ERASE_READ_MARKS,
        &sql::ERASE_PRESENCES,
        &sql::ERASE_DRAFTS,
        &sql::ERASE_DRAFTED,
        &sql::ERASE_SESSIONS,
        &sql::ERASE_PASSAGES,
        &sql::ERASE_RECEIPTS,
        &sql::ERASE_CONFIRMATIONS,
        &sql::ERASE_DELEGATES,
        &sql::ERASE_REACH,
        &sql::ERASE_NARROWED,
        &sql::ERASE_DIGESTS,
        &sql::ERASE_TOLD,
        &sql::ERASE_ALIASES,
        &sql::ERASE_QUIET,
        &sql::ERASE_JOURNAL,
    ] {
        work.exec(statement, args![person]).await?;
    }
    // Before the addresses: a part may be known by them.
    for part in parts::all() {
        for statement in part.erase {
            work.exec(statement, args![person]).await?;
        }
    }
    work.exec(&sql::ERASE_ADDRESSES, args![person]).await?;
    let name = base::Words::english().say("person-former");
    work.exec(&sql::ERASE_PERSON, args![person, name, crate::search::terms::fold(name)]).await?;
    if !words_too {
        for (post,) in &posts {
            index::put(work, *post).await?;
        }
    }
    index::put_person(work, person).await
}

row! {
    struct Said { id: PostId, community: CommunityId, thread: crate::ThreadId, author: PersonId, source: String, html: String, words: String }
}

/// So many posts are looked at in one step.
const STEP: i64 = 200;

/// Takes their words and their name out of what others wrote, and their name out of what they wrote themselves.
async fn take_out(work: &mut Work<'_>, person: PersonId, words_too: bool) -> Result<(), Refused> {
    let who: super::Person = work.opt(&sql::GET, args![person]).await?.ok_or(Refused::NotFound)?;
    let addresses: Vec<super::KnownAddress> = work.all(&sql::ADDRESSES, args![person]).await?;
    let addresses: Vec<String> = addresses.into_iter().map(|one| one.address).collect();
    let names = Names::of(&who.name, &addresses);
    let own: Vec<String> = names.certain.iter().chain(&names.doubtful).cloned().collect();
    let mut runs = Runs::default();
    if words_too {
        let theirs: Vec<(PostId, String)> = work.all(&sql::WORDS_OF, args![person]).await?;
        for (post, words) in &theirs {
            runs.add((*post).into(), words);
        }
    }
    // Where nothing is known of them but one word, that word alone is looked for in their own threads.
    let nothing = "\u{1f}".to_owned();
    let name = if names.certain.len() > addresses.len() { like(&who.name) } else { nothing.clone() };
    let address = addresses.first().map_or(nothing, |address| like(address));
    let mut after = PostId::default();
    loop {
        let some: Vec<Said> = work.all(&sql::MAY_NAME, args![person, after, &name, &address, STEP]).await?;
        let Some(last) = some.last() else { break };
        after = last.id;
        for post in some {
            let forms = if post.author == person { &own } else { &names.certain };
            // Their own words go as a whole, when they go.
            if post.author == person && words_too {
                continue;
            }
            let nothing_of_theirs = Runs::default();
            let runs = if post.author == person { &nothing_of_theirs } else { &runs };
            clean(work, &post, runs, forms).await?;
            if post.author != person {
                doubt(work, &post, &names, forms, runs).await?;
            }
        }
    }
    let subjects: Vec<(crate::ThreadId, String)> =
        work.all(&sql::SUBJECTS_NAMING, args![person, &name]).await?;
    for (thread, subject) in subjects {
        if let Some(cut) = cut::cut(&subject, false, 0, &Runs::default(), &names.certain) {
            work.exec(&sql::SET_SUBJECT, args![thread, cut]).await?;
        }
    }
    Ok(())
}

/// A pattern that holds a text as it is.
fn like(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    format!("%{escaped}%")
}

async fn clean(work: &mut Work<'_>, post: &Said, runs: &Runs, forms: &[String]) -> Result<(), Refused> {
    let id: i64 = post.id.into();
    let versions: Vec<(i64, String, String)> = work.all(&sql::VERSIONS_OF, args![post.id]).await?;
    for (number, source, html) in versions {
        let new_source = cut::cut(&source, false, id, runs, forms);
        let new_html = cut::cut(&html, true, id, runs, forms);
        if new_source.is_some() || new_html.is_some() {
            let (source, html) = (new_source.unwrap_or(source), new_html.unwrap_or(html));
            work.exec(&sql::SET_VERSION, args![post.id, number, source, html]).await?;
        }
    }
    let source = cut::cut(&post.source, false, id, runs, forms);
    let html = cut::cut(&post.html, true, id, runs, forms);
    let words = cut::cut(&post.words, false, id, runs, forms);
    if source.is_none() && html.is_none() && words.is_none() {
        return Ok(());
    }
    let source = source.unwrap_or_else(|| post.source.clone());
    let html = html.unwrap_or_else(|| post.html.clone());
    let words = words.unwrap_or_else(|| post.words.clone());
    let first = conversations::last_words(&words);
    work.exec(&sql::SET_WORDS, args![post.id, source, html, words]).await?;
    work.exec(&conversations::sql::LAST_WORDS, args![post.thread, post.id, first]).await?;
    index::put(work, post.id).await
}

/// What may be their name, in a post that is clean otherwise.
async fn doubt(
    work: &mut Work<'_>,
    post: &Said,
    names: &Names,
    forms: &[String],
    runs: &Runs,
) -> Result<(), Refused> {
    let id: i64 = post.id.into();
    let words = cut::cut(&post.words, false, id, runs, forms).unwrap_or_else(|| post.words.clone());
    let now = work.now();
    for (starts, length) in cut::doubts(&words, &names.doubtful).into_iter().take(20) {
        let doubt: DoubtId = work.id();
        work.exec(&sql::DOUBT, args![doubt, post.community, post.id, starts, length, now]).await?;
    }
    Ok(())
}

row! {
    /// What may be a name of somebody who was erased, in what another member wrote.
    #[derive(Clone, Debug)]
    pub struct Doubt {
        /// Its id.
        pub id: DoubtId,
        /// The post.
        pub post: PostId,
        /// Who wrote it.
        pub author: String,
        /// What the thread is called.
        pub subject: String,
        /// Its new words.
        pub words: String,
        /// Where, in characters.
        pub starts: i64,
        /// How many.
        pub length: i64,
    }
}

impl Doubt {
    /// What stands there.
    pub fn what(&self) -> String {
        cut::at(&self.words, self.starts, self.length)
    }
}

/// What may be names of people who were erased, for convenors to look at.
pub async fn doubts(work: &mut Work<'_>, viewer: &Viewer) -> Result<Vec<Doubt>, Refused> {
    if !viewer.is_convenor() {
        return Err(Refused::NotAllowed("convenors"));
    }
    work.all(&sql::DOUBTS, args![viewer.community().id, viewer.reach()]).await
}

/// A convenor has looked: it is taken out of the post, or it is somebody else and stays.
pub async fn settle_doubt(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: DoubtId,
    remove: bool,
) -> Result<(), Refused> {
    let by = viewer.member()?;
    if !viewer.is_convenor() {
        return Err(Refused::NotAllowed("convenors"));
    }
    work.begin().await?;
    let community = viewer.community().id;
    let doubt: Doubt =
        work.opt(&sql::ONE_DOUBT, args![community, viewer.reach(), id]).await?.ok_or(Refused::NotFound)?;
    let now = work.now();
    if remove {
        let post: Said = work.opt(&sql::POST_SAID, args![doubt.post]).await?.ok_or(Refused::NotFound)?;
        clean(work, &post, &Runs::default(), &[doubt.what()]).await?;
        // The same name stood there more than once, perhaps; what is left of it has moved.
        work.exec(&sql::SETTLE_DOUBTS_OF, args![doubt.post, now, by]).await?;
    } else {
        work.exec(&sql::SETTLE_DOUBT, args![id, now, by]).await?;
    }
    work.note(Some(community), if remove { "took-name-out" } else { "left-name" }, doubt.post.into(), "")
        .await?;
    work.done().await
}

row! {
    /// A line of the ledger: a hash of an address, when its owner was erased, and whether their words went too.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Line {
        /// The hash.
        pub seal: String,
        /// When.
        pub at: Time,
        /// Their words went too.
        pub words_too: bool,
    }
}

/// The ledger of erasures: the key that its hashes are made with, and its lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// The key, in hexadecimal digits.
    pub key: String,
    /// The oldest first.
    pub lines: Vec<Line>,
}

fn hex(bytes: &[u8]) -> String {
    secret::hex(bytes)
}

fn seal(key: &str, address: &str) -> String {
    hex(&secret::seal(key.as_bytes(), format!("erased {}", address.to_lowercase()).as_bytes()))
}

/// The key of the ledger: made of the house's own, from which nothing leads back to that.
async fn key(work: &mut Work<'_>) -> Result<String, Refused> {
    let house = work.letters_key().await?;
    Ok(hex(&secret::seal(&house, b"the ledger of erasures")))
}

/// Everything that must be known to erase again what a backup brings back. For the system: it is kept beside the database.
pub async fn ledger(work: &mut Work<'_>) -> Result<Ledger, Refused> {
    only_system(work)?;
    let key = key(work).await?;
    Ok(Ledger { key, lines: work.all(&sql::LEDGER, args![]).await? })
}

/// Erases again whoever a ledger says was erased, in a backup that was laid back: those who were there before. Whoever came after it under the
/// same address is somebody new, and stays. Returns how many. For the system.
pub async fn again(work: &mut Work<'_>, ledger: &Ledger) -> Result<usize, Refused> {
    only_system(work)?;
    work.begin().await?;
    let lines: std::collections::HashMap<&str, &Line> =
        ledger.lines.iter().map(|line| (line.seal.as_str(), line)).collect();
    let mut gone = std::collections::BTreeMap::new();
    let mut after = String::new();
    loop {
        let some: Vec<(PersonId, String, Time)> =
            work.all(&sql::ADDRESSES_AFTER, args![&after, 1_000_i64]).await?;
        let Some(last) = some.last() else { break };
        after.clone_from(&last.1);
        for (person, folded, made_at) in some {
            if let Some(line) = lines.get(seal(&ledger.key, &folded).as_str())
                && made_at <= line.at
            {
                let words_too = gone.entry(person).or_insert(false);
                *words_too |= line.words_too;
            }
        }
    }
    for (person, words_too) in &gone {
        go(work, *person, *words_too).await?;
    }
    // From now on they are known here too, whichever key they were written with.
    let own = key(work).await?;
    if own == ledger.key {
        for line in &ledger.lines {
            work.exec(&sql::REMEMBER_ERASURE, args![&line.seal, line.at, line.words_too]).await?;
        }
    }
    work.note(None, "erased-again", gone.len() as i64, "").await?;
    work.done().await?;
    Ok(gone.len())
}

/// Keeps a hash of each address, and when: nothing that tells who it was, enough to know them again in a backup.
async fn remember(work: &mut Work<'_>, person: PersonId, words_too: bool) -> Result<(), Refused> {
    let key = key(work).await?;
    let now = work.now();
    let addresses: Vec<super::KnownAddress> = work.all(&sql::ADDRESSES, args![person]).await?;
    for address in addresses {
        work.exec(&sql::REMEMBER_ERASURE, args![seal(&key, &address.address), now, words_too]).await?;
    }
    Ok(())
}
