//! The verb.

use std::collections::{BTreeMap, HashMap};

use store::{args, row};

use super::{
    Found, Hit, Note, PAGE, Piece,
    asked::{Asked, asked},
    candidates::{self, Span},
    document::{FILES_MARK, author_mark, name_mark},
    excerpt::{Finder, excerpt},
    know, language,
    query::{self, Query},
    question::{Form, Question},
    rank::{self, Candidate, Group},
    sql,
    terms::tokens,
};
use crate::{Level, PersonId, PostId, Refused, Work, charter::Viewer};

/// How many of the newest matches are looked at; how many of those whose subject says it.
const LOOKED_AT: i64 = 80;
/// See [`LOOKED_AT`].
const SUBJECTS: i64 = 30;
/// How many of each word, when no post has them all.
const OF_EACH: i64 = 60;
/// How many threads are ranked by their words: more than a page shows.
const READ: usize = 16;
/// What a subject that says all of it is worth.
const SUBJECT_WEIGHT: f64 = 3.0;

row! {
    struct Shown {
        post: PostId,
        author_id: PersonId,
        author: String,
        level: Level,
        words: String,
        language: String,
    }
}

/// People who know, then threads that say, as far as the viewer may see them. `page` counts from 1.
pub async fn search(work: &mut Work<'_>, viewer: &Viewer, text: &str, page: usize) -> Result<Found, Refused> {
    let mut query = query::parse(text);
    let mut found = Found { notes: std::mem::take(&mut query.notes), ..Found::default() };
    if query.is_empty() {
        return Ok(found);
    }
    let (languages, newest, busy) = languages(work, viewer).await?;
    let asked = telling(asked(&query, &languages), &mut found.notes);
    let span = Span {
        first: query.after.unwrap_or(0),
        last: query.before.map_or(newest, |before| newest.min(before - 1)),
        busy,
    };
    let matched = match narrowing(work, viewer, &query, newest, &mut found.notes).await? {
        Some(narrowing) => matches(work, viewer, &query, &asked, &narrowing, span, &mut found.notes).await?,
        None => Matched::default(),
    };
    found.older = matched.older;
    let candidates = matched.candidates;
    if page <= 1 {
        found.people =
            know::people(work, viewer, &asked, &candidates, &languages, query.is_narrowed()).await?;
    }
    let weight = |one: &Candidate| {
        let subject = if one.in_subject { SUBJECT_WEIGHT } else { 0.0 };
        subject + matched.weights.get(&one.post).copied().unwrap_or(0.0)
    };
    let mut groups = rank::group(&candidates, weight);
    let start = page.saturating_sub(1).saturating_mul(PAGE);
    found.more = groups.len() > start.saturating_add(PAGE);
    found.threads = show(work, viewer, &asked, &mut groups, start, &languages[0]).await?;
    if found.people.is_empty() && candidates.is_empty() && query.is_narrowed() && !query.terms.is_empty() {
        let words: Vec<String> = query.terms.iter().map(|term| term.words.join(" ")).collect();
        found.wider = Some(words.join(" "));
    }
    Ok(found)
}

/// The languages of a community, its own first; the id of its newest post, and of one some hundreds before it.
async fn languages(work: &mut Work<'_>, viewer: &Viewer) -> Result<(Vec<String>, i64, i64), Refused> {
    let own = language::tag(&viewer.community().language);
    let rows: Vec<(String, i64, i64)> = work.all(&sql::LANGUAGES, args![viewer.community().id]).await?;
    let (newest, busy) = rows.first().map_or((0, 0), |(_, newest, busy)| (*newest, *busy));
    let others = rows.into_iter().map(|(language, ..)| language).filter(|language| language != own);
    Ok(([own.to_owned()].into_iter().chain(others).collect(), newest, busy))
}

/// What is asked for without words that tell nothing; all of it, when there is nothing else.
fn telling(asked: Vec<Asked>, notes: &mut Vec<Note>) -> Vec<Asked> {
    if asked.iter().all(|one| one.common) {
        if !asked.is_empty() {
            notes.push(Note::plain("search-only-common"));
        }
        return asked;
    }
    asked.into_iter().filter(|one| !one.common).collect()
}

/// The marks that every post must have, beside that of what the viewer may see; nothing when no post can have them all.
async fn narrowing(
    work: &mut Work<'_>,
    viewer: &Viewer,
    query: &Query,
    newest: i64,
    notes: &mut Vec<Note>,
) -> Result<Option<Question>, Refused> {
    let mut all = Question::default();
    if query.files {
        all = all.and(FILES_MARK);
    }
    if query.from.is_empty() {
        return Ok(Some(all));
    }
    let mut authors: Vec<Form> = Vec::new();
    for name in &query.from {
        let marks: Vec<Form> = named(work, viewer, name)
            .await?
            .into_iter()
            .map(|person| Form::Word(author_mark(person)))
            .collect();
        // Who wrote nothing that the asker may see is as unknown to them as who is not here.
        let any = Question(vec![marks.clone()]);
        let always = Span { first: 0, last: newest, busy: newest };
        let wrote = candidates::find(work, viewer, &any, always, 1).await?;
        match wrote.is_empty() {
            true => notes.push(Note::about("search-wrong-person", name)),
            false => authors.extend(marks),
        }
    }
    all.0.push(authors);
    Ok(Some(all).filter(|all| all.0.iter().all(|any| !any.is_empty())))
}

/// The people whom somebody may mean. By address only for members, and never by a part of one that could be guessed
/// letter by letter.
async fn named(work: &mut Work<'_>, viewer: &Viewer, name: &str) -> Result<Vec<PersonId>, Refused> {
    let community = viewer.community().id;
    if viewer.is_member() && name.contains('@') {
        let name = name.trim_end_matches('@');
        let local = if name.contains('@') { String::new() } else { name.to_owned() };
        let (from, to) = match local.is_empty() {
            // An empty range.
            true => ("@".to_owned(), "@".to_owned()),
            false => (format!("{local}@"), format!("{local}A")),
        };
        let people: Vec<(PersonId,)> = work.all(&sql::BY_ADDRESS, args![community, name, from, to]).await?;
        return Ok(people.into_iter().map(|(person,)| person).collect());
    }
    let pieces = tokens(name).map(|token| vec![Form::Beginning(name_mark(token.text))]);
    let mut question = Question(pieces.collect());
    if question.0.is_empty() {
        return Ok(Vec::new());
    }
    question = question.and(super::document::community_mark(community));
    let memberships = candidates::find_people(work, &question, 20).await?;
    let people: Vec<(PersonId,)> = work.all(&sql::PERSONS, args![community, memberships]).await?;
    Ok(people.into_iter().map(|(person,)| person).collect())
}

/// What the index found, newest first, and what the words of each are worth when it has not all.
#[derive(Default)]
struct Matched {
    candidates: Vec<Candidate>,
    weights: HashMap<PostId, f64>,
    older: Option<base::Time>,
}

async fn matches(
    work: &mut Work<'_>,
    viewer: &Viewer,
    query: &Query,
    asked: &[Asked],
    narrowing: &Question,
    span: Span,
    notes: &mut Vec<Note>,
) -> Result<Matched, Refused> {
    let with = |mut question: Question| {
        question.0.extend(narrowing.0.iter().cloned());
        question
    };
    let words = with(Question(asked.iter().map(|one| one.forms.clone()).collect()));
    let subject = with(Question(asked.iter().flat_map(Asked::in_subject).collect()));
    let in_subject = query.in_subject && !asked.is_empty();
    let [words_most, subject_most] = match () {
        () if in_subject => [0, LOOKED_AT],
        // Without words, the two ask the same.
        () if asked.is_empty() => [LOOKED_AT, 0],
        () => [LOOKED_AT, SUBJECTS],
    };
    let (candidates, oldest) =
        candidates::find_both(work, viewer, (&words, words_most), (&subject, subject_most), span).await?;
    if candidates.is_empty() && asked.len() > 1 && !in_subject {
        return any(work, viewer, asked, with, span, notes).await;
    }
    Ok(Matched { candidates, weights: HashMap::new(), older: oldest.map(|oldest| oldest.0.time()) })
}

/// No post has all the words: those that have some, each word weighing more the rarer it is.
async fn any(
    work: &mut Work<'_>,
    viewer: &Viewer,
    asked: &[Asked],
    with: impl Fn(Question) -> Question,
    span: Span,
    notes: &mut Vec<Note>,
) -> Result<Matched, Refused> {
    let mut weights: HashMap<PostId, f64> = HashMap::new();
    for one in asked.iter().take(6) {
        let posts =
            candidates::find(work, viewer, &with(Question(vec![one.forms.clone()])), span, OF_EACH).await?;
        // When there are more than we take, those that we take reach less far back the more common the word is.
        let reached = posts.last().map_or(0, |oldest| span.last - i64::from(*oldest)) as f64;
        let share = if (posts.len() as i64) < OF_EACH { 1.0 } else { reached / (span.last.max(1)) as f64 };
        let count = posts.len() as f64 / share.clamp(1e-4, 1.0);
        for post in posts {
            *weights.entry(post).or_default() += (1.0 + 10_000.0 / (1.0 + count)).ln();
        }
    }
    let mut posts: Vec<PostId> = weights.keys().copied().collect();
    posts.sort_unstable_by(|a, b| b.cmp(a));
    if !posts.is_empty() {
        notes.push(Note::plain("search-any"));
    }
    let candidates = candidates::seen(work, viewer, &posts).await?;
    Ok(Matched { candidates, weights, older: None })
}

/// Reads the words of the best threads, ranks these by them, and makes one page.
async fn show(
    work: &mut Work<'_>,
    viewer: &Viewer,
    asked: &[Asked],
    groups: &mut [Group],
    start: usize,
    usual: &str,
) -> Result<Vec<Hit>, Refused> {
    let end = groups.len().min(start.saturating_add(PAGE));
    if start >= end {
        return Ok(Vec::new());
    }
    let ranked = groups.len().min(READ);
    let read: Vec<i64> = groups[..ranked]
        .iter()
        .chain(&groups[start.max(ranked).min(end)..end])
        .map(|one| one.best.post.into())
        .collect();
    let args = args![viewer.community().id, viewer.reach(), read];
    let rows: Vec<Shown> = work.all(&sql::SHOWN, args).await?;
    let finder = Finder::of(asked);
    let mut shown: BTreeMap<PostId, _> = rows
        .into_iter()
        .map(|row| {
            let found = finder.find(&row.words, &row.language);
            (row.post, (row, found))
        })
        .collect();
    for group in &mut groups[..ranked] {
        let words = shown.get(&group.best.post).map_or(0.0, |(_, found)| rank::of_words(found, asked.len()));
        group.score += words;
    }
    groups[..ranked].sort_by(rank::best_first);
    let page = groups[start..end].iter();
    Ok(page
        .filter_map(|group| {
            let (row, found) = shown.remove(&group.best.post)?;
            Some(Hit {
                thread: group.best.thread,
                subject: subject(&finder, &group.best.subject, &row.language, usual),
                level: row.level,
                post: row.post,
                author_id: row.author_id,
                author: row.author,
                at: row.post.0.time(),
                excerpt: excerpt(&row.words, &found),
                others: group.posts - 1,
            })
        })
        .collect())
}

/// A subject is too short to tell its language: it is that of the post, or the usual one.
fn subject(finder: &Finder<'_>, subject: &str, language: &str, usual: &str) -> Vec<Piece> {
    let pieces = finder.marked(subject, language);
    if language == usual || pieces.iter().any(|piece| piece.marked) {
        return pieces;
    }
    finder.marked(subject, usual)
}
