//! Composing the one letter: what is new, in which order, and where it ends.

use std::collections::{HashMap, HashSet};

use base::{Id, Time};
use store::{FromRow, Row, args, row};

use super::{Digest, Fits, Item, fit, items, sql};
use crate::{
    CommunityId, DeliveryId, Level, PersonId, PostId, Refused, ThreadId, Work, charter::only_system,
    conversations::last_words, lists, notices::post::spent, people::reach::Reach, search::terms,
};

/// What an answer is reckoned to take, in minutes.
pub const ASK_MINUTES: i64 = 10;
/// New posts of one community that are looked at: the newest.
const POSTS: i64 = 400;
/// Conversations in one letter at most; what is more is left out.
const MOST: usize = 12;
/// Conversations that are named as left out.
const MOST_LEFT_OUT: usize = 30;
/// Characters that are read in a minute: two hundred words.
const CHARACTERS: i64 = 1_100;

struct Reader {
    name: String,
    address: String,
    language: String,
    zone: String,
    reached: bool,
    reach: Reach,
}

impl FromRow for Reader {
    fn from_row(row: &Row<'_>) -> Result<Reader, store::Error> {
        Ok(Reader {
            name: row.get(0)?,
            address: row.get(1)?,
            language: row.get(2)?,
            zone: row.get(3)?,
            reached: row.get(4)?,
            reach: Reach::from_columns(row, 5)?,
        })
    }
}

row! {
    struct Place { id: CommunityId, slug: String, name: String, language: String, offers: String, since: Time, told: PostId }
}

row! {
    struct New {
        id: PostId, thread: ThreadId, subject: String, level: Level, starter: PersonId, posts: i64, author: PersonId, name: String,
        asks: bool, language: String, length: i64, words: String, wish: Option<String>, takes_part: bool
    }
}

/// A person's letter, or nothing: there is nothing new, or they are not to be written to now.
pub async fn compose(work: &mut Work<'_>, person: PersonId) -> Result<Option<Digest>, Refused> {
    only_system(work)?;
    let now = work.now();
    let Some(reader) = reader(work, person).await? else { return Ok(None) };
    if reader.reach.is_away(now) || reader.reach.mails == 0 {
        return Ok(None);
    }
    // What was not told for two of its spans, or five weeks, is no news any more: who was away hears of what was said meanwhile.
    let days = u64::try_from(reader.reach.span_days() * 2).unwrap_or(0).max(35);
    let oldest = Id::floor(now - std::time::Duration::from_secs(days * 86_400)).0;
    let one_by_one: Vec<(i64,)> = work.all(&sql::TOLD_ONE_BY_ONE, args![person, oldest]).await?;
    let one_by_one: HashSet<i64> = one_by_one.into_iter().map(|(post,)| post).collect();
    let narrowed: Vec<(CommunityId, String)> = work.all(&sql::NARROWED, args![person]).await?;
    let places: Vec<Place> = work.all(&sql::COMMUNITIES, args![person]).await?;
    let (mut found, mut up_to, mut asks_left) = (Vec::new(), Vec::new(), reader.reach.asks);
    for place in &places {
        let from = oldest.max(i64::from(place.told)).max(Id::floor(place.since).0);
        let posts: Vec<New> = work.all(&sql::POSTS, args![person, place.id, from, POSTS]).await?;
        let Some(newest) = posts.first().map(|post| post.id) else { continue };
        up_to.push((place.id, newest));
        if lists::is_busy(work, place.id).await? {
            // In a busy week half is asked (S3.4).
            asks_left /= 2;
        }
        let unwanted: Vec<&String> =
            narrowed.iter().filter(|(community, _)| *community == place.id).map(|(_, stem)| stem).collect();
        let new = posts.into_iter().filter(|post| !one_by_one.contains(&post.id.into())).collect();
        found.extend(threads(place, new, &unwanted));
    }
    found.sort_by_key(|(item, newest)| (item.fits, std::cmp::Reverse(*newest)));
    let mut all: Vec<Item> = found.into_iter().map(|(item, _)| item).collect();
    for item in all.iter_mut().filter(|item| item.fits == Fits::Asked) {
        if asks_left > 0 {
            asks_left -= 1;
            item.minutes += ASK_MINUTES;
        } else {
            item.fits = Fits::Unanswered;
        }
    }
    all.sort_by_key(|item| item.fits);
    if all.is_empty() {
        return Ok(None);
    }
    let budget = budget(work, person, &reader.reach).await?;
    let (items, left_out) = cut(all, budget);
    Ok(Some(digest(person, reader, items, left_out, budget, up_to)))
}

async fn reader(work: &mut Work<'_>, person: PersonId) -> Result<Option<Reader>, Refused> {
    let reader: Option<Reader> = work.opt(&sql::READER, args![person]).await?;
    Ok(reader.filter(|reader| reader.reached && reader.reach.stopped_at.is_none()))
}

fn digest(
    person: PersonId,
    reader: Reader,
    items: Vec<Item>,
    left_out: Vec<Item>,
    budget: i64,
    up_to: Vec<(CommunityId, PostId)>,
) -> Digest {
    let Reader { name, address, language, zone, reach, .. } = reader;
    Digest { person, name, address, language, zone, reach, items, left_out, budget, rest: false, up_to }
}

/// The minutes that the letter may take: the week's, shared out by the rhythm, less what other letters took of them.
async fn budget(work: &mut Work<'_>, person: PersonId, reach: &Reach) -> Result<i64, Refused> {
    let spent = spent(work, vec![person.into()]).await?;
    let (_, seconds) = spent.get(&person).copied().unwrap_or_default().counted(reach);
    Ok(match reach.rhythm.as_str() {
        "daily" => (reach.minutes / 7).max(3),
        "monthly" => reach.minutes * 4 - seconds / 60,
        _ => reach.minutes - seconds / 60,
    }
    .max(1))
}

/// The threads of new posts, each with the newest of them.
fn threads(place: &Place, posts: Vec<New>, unwanted: &[&String]) -> Vec<(Item, PostId)> {
    let mut order: Vec<ThreadId> = Vec::new();
    let mut by_thread: HashMap<ThreadId, Vec<New>> = HashMap::new();
    for post in posts {
        by_thread.entry(post.thread).or_insert_with_key(|thread| {
            order.push(*thread);
            Vec::new()
        });
        if let Some(of) = by_thread.get_mut(&post.thread) {
            of.push(post);
        }
    }
    let mut items = Vec::with_capacity(order.len());
    for thread in order {
        let Some(mut posts) = by_thread.remove(&thread) else { continue };
        posts.reverse();
        let Some((first, newest)) = posts.first().zip(posts.last()) else { continue };
        let subject = terms::folded_and_stemmed(&first.subject, &place.language);
        if unwanted.iter().any(|unwanted| subject.iter().any(|(_, stem)| stem == *unwanted)) {
            continue;
        }
        items.push((item(place, &posts, first), newest.id));
    }
    items
}

fn item(place: &Place, posts: &[New], first: &New) -> Item {
    let total = i64::try_from(posts.len()).unwrap_or(i64::MAX);
    let begins = total == first.posts || (first.author == first.starter && posts.len() > 1);
    let unanswered = first.posts == 1;
    let mut names: Vec<String> = Vec::new();
    for post in posts {
        if !names.contains(&post.name) {
            names.push(post.name.clone());
        }
    }
    let mut offers = String::new();
    let fits = if first.takes_part || first.wish.as_deref() == Some("follow") {
        Fits::Theirs
    } else if unanswered && first.asks {
        let question = fit::stems(&format!("{} {}", first.subject, first.words), &place.language);
        match fit::offer_for(&place.offers, &place.language, &question) {
            Some(offer) => {
                offers = offer;
                Fits::Asked
            }
            None => Fits::Unanswered,
        }
    } else if unanswered {
        Fits::Unanswered
    } else if begins {
        Fits::New
    } else {
        Fits::GoesOn
    };
    let length: i64 = posts.iter().map(|post| post.length).sum();
    // What the level forbids is not in the letter: names in the Chatham House, words from members only on.
    let (names, words) = match first.level {
        Level::Open | Level::Network => (names, last_words(&first.words)),
        Level::MembersOnly => (names, String::new()),
        _ => (Vec::new(), String::new()),
    };
    Item {
        community: place.id,
        slug: place.slug.clone(),
        community_name: place.name.clone(),
        thread: first.thread,
        subject: first.subject.clone(),
        level: first.level,
        names,
        letters: total,
        begins,
        words,
        minutes: minutes(length),
        fits,
        offers,
    }
}

fn minutes(length: i64) -> i64 {
    (length + CHARACTERS / 2).div_euclid(CHARACTERS).max(1)
}

/// What is in the letter and what is left out. The first is always in: a letter is never empty.
fn cut(all: Vec<Item>, budget: i64) -> (Vec<Item>, Vec<Item>) {
    let (mut items, mut left_out, mut room) = (Vec::<Item>::new(), Vec::new(), budget);
    for item in all {
        if items.is_empty() || (item.minutes <= room && items.len() < MOST) {
            room -= item.minutes;
            items.push(item);
        } else if left_out.len() < MOST_LEFT_OUT {
            left_out.push(item);
        }
    }
    (items, left_out)
}

row! {
    struct Standing {
        thread: ThreadId, subject: String, level: Level, community: CommunityId, slug: String, name: String, posts: i64,
        length: Option<i64>, words: String, newest: PostId
    }
}

/// What a letter left out, composed as one of its own; nothing when it left nothing out, or nothing of it may be seen any more.
/// `MORE` is asked for, so no budget cuts it.
pub async fn left_out(
    work: &mut Work<'_>,
    person: PersonId,
    delivery: DeliveryId,
) -> Result<Option<Digest>, Refused> {
    only_system(work)?;
    let asked = items(work, delivery).await?;
    let threads: Vec<i64> =
        asked.iter().filter(|item| item.left_out && item.kind == "thread").map(|item| item.item).collect();
    let Some(reader) = reader(work, person).await?.filter(|_| !threads.is_empty()) else { return Ok(None) };
    let rows: Vec<Standing> = work.all(&sql::THREADS, args![person, threads.clone()]).await?;
    let authors: Vec<(ThreadId, String)> = work.all(&sql::AUTHORS, args![threads.clone()]).await?;
    let mut all: Vec<Item> = rows
        .into_iter()
        .map(|row| {
            let names =
                || authors.iter().filter(|(of, _)| *of == row.thread).map(|(_, name)| name.clone()).collect();
            let (names, words) = match row.level {
                Level::Open | Level::Network => (names(), row.words),
                Level::MembersOnly => (names(), String::new()),
                _ => (Vec::new(), String::new()),
            };
            Item {
                community: row.community,
                slug: row.slug,
                community_name: row.name,
                thread: row.thread,
                subject: row.subject,
                level: row.level,
                names,
                letters: row.posts,
                begins: false,
                words,
                minutes: minutes(row.length.unwrap_or(0)),
                fits: Fits::GoesOn,
                offers: String::new(),
            }
        })
        .collect();
    let place = |item: &Item| threads.iter().position(|thread| *thread == i64::from(item.thread));
    all.sort_by_key(place);
    if all.is_empty() {
        return Ok(None);
    }
    let budget = all.iter().map(|item| item.minutes).sum();
    Ok(Some(Digest { rest: true, ..digest(person, reader, all, Vec::new(), budget, Vec::new()) }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(minutes: i64) -> Item {
        Item {
            community: CommunityId::default(),
            slug: String::new(),
            community_name: String::new(),
            thread: ThreadId::default(),
            subject: String::new(),
            level: Level::Open,
            names: Vec::new(),
            letters: 1,
            begins: true,
            words: String::new(),
            minutes,
            fits: Fits::New,
            offers: String::new(),
        }
    }

    #[test]
    fn a_letter_ends_at_its_budget_and_is_never_empty() {
        let (items, left_out) = cut(vec![of(20), of(9), of(5), of(1)], 30);
        assert_eq!(items.iter().map(|item| item.minutes).collect::<Vec<_>>(), [20, 9, 1]);
        assert_eq!(left_out.len(), 1);
        assert_eq!(cut(vec![of(90)], 10).0.len(), 1);
        assert_eq!(cut((0..40).map(|_| of(1)).collect(), 500).0.len(), MOST);
    }
}
