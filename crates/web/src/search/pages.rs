//! Search: people who may know, then letters that say it.

use axum::{
    extract::{Path, Query},
    response::Response,
};
use community::search::{self, Hit, Knows, Note, Piece, Reason};
use serde::Deserialize;

use super::view::{FoundPerson, FoundPost, SearchPage, marked};
use crate::{
    asker::Asker,
    conversations::{named, room_of},
    dates::{self, Reading},
    errors::Trouble,
    html::Html,
    links,
    said::show,
    shell::{Here, Shell},
};

/// Pages beyond this are not asked for by people.
const LAST_PAGE: usize = 40;

/// What is asked.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
    page: Option<usize>,
}

/// `GET /c/{slug}/search`
pub async fn search(
    mut asker: Asker,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let page = asked.page.unwrap_or(1).clamp(1, LAST_PAGE);
    let found = search::search(&mut asker.work(), &viewer, &asked.q, page).await;
    let found = found.map_err(|refused| asker.trouble(refused))?;
    let reading = asker.reading();
    let person = |knows: Knows| FoundPerson {
        reason: reason(&asker.shell, &knows),
        words: pieces(&knows.words),
        who: named(&viewer, knows.person, knows.name),
    };
    let post = |hit: Hit| FoundPost {
        id: hit.post.0,
        subject: pieces(&hit.subject),
        excerpt: pieces(&hit.excerpt),
        author: viewer.calls(&hit.author),
        at: reading.day(hit.at),
        others: hit.others as u64,
        room: room_of(hit.level, &viewer),
    };
    let people = found.people.into_iter().map(person).collect();
    let posts = found.threads.into_iter().map(post).collect();
    let notes = found.notes.iter().map(|note| told(&asker.shell, note)).collect();
    let more = found.more.then(|| format!("{}&page={}", links::search_for(&slug, &asked.q), page + 1));
    let before = found.older.map(|at| Reading { zone: dates::zone("UTC"), ..reading }.day(at).stamp);
    let older =
        before.map(|day| links::search_for(&slug, &format!("{} before:{day}", without_before(&asked.q))));
    let query: String = asked.q.chars().take(300).collect();
    let shell = asker.shell;
    let title = match query.trim() {
        "" => shell.say("search-title").to_owned(),
        words => shell.tell("search-title-for", &[("query", words.into())]),
    };
    let mut shell = shell.titled(title).at(Here::Search);
    // A page of results is nobody's source: search engines are sent to the letters themselves.
    shell.listed = false;
    show(
        asker.news,
        &SearchPage { shell, slug, query, people, posts, more, older, notes, wider: found.wider },
    )
}

/// The query without a `before:` of its own: the new one goes further back.
fn without_before(query: &str) -> String {
    query.split(' ').filter(|word| !word.starts_with("before:")).collect::<Vec<_>>().join(" ")
}

fn reason(shell: &Shell, knows: &Knows) -> String {
    match knows.reason {
        Reason::Wrote => {
            let threads = knows.threads as u64;
            shell.tell(
                knows.reason.key(),
                &[("count", threads.into()), ("said", shell.number(&threads).into())],
            )
        }
        other => shell.say(other.key()).to_owned(),
    }
}

fn pieces(pieces: &[Piece]) -> Html {
    marked(pieces.iter().map(|piece| (piece.text.as_str(), piece.marked)))
}

fn told(shell: &Shell, note: &Note) -> String {
    match &note.given {
        Some(given) => shell.tell(note.key, &[("given", given.as_str().into())]),
        None => shell.say(note.key).to_owned(),
    }
}
