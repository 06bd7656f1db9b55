//! People who know, before threads that say: from what they offer and do, and from who wrote most about it.

use std::collections::{HashMap, HashSet};

use store::{args, row};

use super::{
    Knows, Piece, Reason,
    asked::Asked,
    candidates,
    document::{community_mark, name_mark},
    excerpt::{Finder, excerpt},
    question::{Any, Form, Question},
    rank::Candidate,
    sql,
};
use crate::{
    PersonId, Refused, ThreadId, Work,
    charter::{Standing, Viewer},
};

/// How many are named.
const NAMED: usize = 3;
/// How many profiles are read.
const PROFILES: i64 = 24;
/// How many of those who wrote are looked at.
const WRITERS: usize = 10;

row! {
    struct Row {
        person: PersonId,
        name: String,
        standing: String,
        practice: String,
        offers: String,
        about: String,
    }
}

/// Up to three people who may know. Profiles are for members, as the directory is; a visitor is told of those who wrote
/// what they may read. Whoever asks is not sent to themselves.
pub(super) async fn people(
    work: &mut Work<'_>,
    viewer: &Viewer,
    asked: &[Asked],
    candidates: &[Candidate],
    languages: &[String],
    narrowed: bool,
) -> Result<Vec<Knows>, Refused> {
    if asked.is_empty() || asked.iter().all(|one| one.common) {
        return Ok(Vec::new());
    }
    let wrote = writers(candidates, viewer.person());
    let known: Vec<i64> = wrote.iter().take(WRITERS).map(|one| one.person.into()).collect();
    let rows: Vec<Row> = if viewer.is_member() {
        let [all, some] = if narrowed { [nobody(), nobody()] } else { matching(viewer, asked) };
        candidates::people(work, viewer, [&all, &some], PROFILES, known).await?
    } else {
        let names: Vec<(PersonId, String)> = work.all(&sql::NAMES, args![known]).await?;
        names.into_iter().map(|(person, name)| Row::named(person, name)).collect()
    };
    let mut met = HashSet::new();
    let by_person: HashMap<PersonId, &Writer> = wrote.iter().map(|one| (one.person, one)).collect();
    let finder = Finder::of(asked);
    let mut scored: Vec<(f64, Knows)> = rows
        .into_iter()
        .filter(|row| Some(row.person) != viewer.person() && met.insert(row.person))
        .filter_map(|row| {
            let wrote = by_person.get(&row.person).copied();
            weigh(row, wrote, asked, &finder, languages, narrowed)
        })
        .collect();
    scored.sort_by(|(a, one), (b, other)| {
        b.total_cmp(a).then(one.name.cmp(&other.name)).then(one.person.cmp(&other.person))
    });
    Ok(scored.into_iter().take(NAMED).map(|(_, knows)| knows).collect())
}

impl Row {
    fn named(person: PersonId, name: String) -> Row {
        Row {
            person,
            name,
            standing: String::new(),
            practice: String::new(),
            offers: String::new(),
            about: String::new(),
        }
    }
}

/// Someone who wrote what was found.
struct Writer {
    person: PersonId,
    threads: HashSet<ThreadId>,
    posts: usize,
    /// The subject of the newest of these.
    subject: String,
}

/// Who wrote what was found, those in most threads first.
fn writers(candidates: &[Candidate], but: Option<PersonId>) -> Vec<Writer> {
    let mut places: HashMap<PersonId, usize> = HashMap::new();
    let mut writers: Vec<Writer> = Vec::new();
    for one in candidates.iter().filter(|one| Some(one.author) != but) {
        let place = *places.entry(one.author).or_insert_with(|| {
            let (threads, subject) = (HashSet::new(), one.subject.clone());
            writers.push(Writer { person: one.author, threads, posts: 0, subject });
            writers.len() - 1
        });
        writers[place].threads.insert(one.thread);
        writers[place].posts += 1;
    }
    // Those who come first are the newest, and stay so among equals.
    writers.sort_by_key(|one| std::cmp::Reverse((one.threads.len(), one.posts)));
    writers
}

/// The members whose name or profile has all of the words, and those who have some.
fn matching(viewer: &Viewer, asked: &[Asked]) -> [Question; 2] {
    let community = community_mark(viewer.community().id);
    let all: Vec<Any> = asked.iter().filter(|one| !one.common).map(with_name).collect();
    let some = match all.len() {
        1 => nobody(),
        _ => Question(vec![all.iter().flatten().cloned().collect()]).and(community.clone()),
    };
    [Question(all).and(community), some]
}

/// What nobody has.
fn nobody() -> Question {
    Question::default().and("none_")
}

fn with_name(asked: &Asked) -> Any {
    let name = asked.name.iter().map(|name| Form::Word(name_mark(name)));
    asked.forms.iter().cloned().chain(name).collect()
}

/// What speaks for a person, and how much; nothing when nothing does.
fn weigh(
    row: Row,
    wrote: Option<&Writer>,
    asked: &[Asked],
    finder: &Finder<'_>,
    languages: &[String],
    narrowed: bool,
) -> Option<(f64, Knows)> {
    let named =
        asked.iter().filter(|one| one.name.as_ref().is_some_and(|name| has_name(&row.name, name))).count();
    let mut best: (f64, Reason, Vec<Piece>) = (0.0, Reason::Wrote, Vec::new());
    let mut score = 0.0;
    if named > 0 && !narrowed {
        best = (6.0 * named as f64, Reason::Name, Vec::new());
        score += best.0;
    }
    let is_member = row.standing == Standing::Member.word();
    let profile = [
        (&row.offers, Reason::Offers, 4.0),
        (&row.practice, Reason::Practice, 2.5),
        (&row.about, Reason::About, 1.5),
    ];
    for (text, reason, weight) in profile.into_iter().filter(|_| is_member) {
        // A profile is short: it is tried in each language rather than guessed which it is in.
        let Some(found) =
            languages.iter().map(|language| finder.find(text, language)).find(|found| !found.is_empty())
        else {
            continue;
        };
        let terms: HashSet<usize> = found.iter().map(|one| one.term).collect();
        // Who knows of all that is asked weighs more than who knows of each alone.
        let share = terms.len() as f64 / asked.len() as f64;
        let worth = weight * terms.len() as f64 * share;
        score += worth;
        if worth > best.0 {
            best = (worth, reason, excerpt(text, &found));
        }
    }
    let threads = wrote.map_or(0, |one| one.threads.len());
    if let Some(wrote) = wrote {
        let worth = 1.5 * (1.0 + threads as f64).ln();
        score += worth;
        if worth > best.0 {
            best = (worth, Reason::Wrote, finder.marked(&wrote.subject, &languages[0]));
        }
    }
    let (_, reason, words) = best;
    (score > 0.0).then_some((score, Knows { person: row.person, name: row.name, reason, words, threads }))
}

fn has_name(name: &str, piece: &str) -> bool {
    super::document::name_pieces(name).iter().any(|one| one == piece)
}
