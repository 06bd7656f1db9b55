//! One thread, fifty posts a page, with the form for an answer at its foot.

use std::collections::HashMap;

use axum::{
    extract::{Path, Query},
    response::Response,
};
use base::Id;
use community::{
    PostId, ThreadId,
    charter::Viewer,
    conversations::{self, Listing, Page, Post},
    people::drafts,
};
use serde::Deserialize;

use super::{
    form, named,
    view::{Answering, AttachmentLine, CameBy, DocumentLine, Does, PostView, TakesPart, ThreadPage, Writing},
    wish,
};
use crate::{
    asker::Asker, dates::Reading, errors::Trouble, html::Html, links, rooms::Room, said::show, shell::Here,
    sizes,
};

/// How many of those who take part are named beside a thread.
const NAMED: usize = 12;

/// Which page, and which post is answered.
#[derive(Deserialize)]
pub struct Turn {
    page: Option<i64>,
    answer: Option<PostIdText>,
}

#[derive(Deserialize)]
struct PostIdText(String);

/// `GET /c/{slug}/talk/{thread}`
pub async fn show_thread(
    mut asker: Asker,
    Path((slug, thread)): Path<(String, String)>,
    Query(turn): Query<Turn>,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let thread: ThreadId = thread.parse().map_err(|_| Trouble::NotFound)?;
    let draft = match viewer.is_member() {
        true => drafts::waiting(&mut asker.work(), &form::reply_place(thread))
            .await
            .map_err(|r| asker.trouble(r))?,
        false => None,
    };
    let kept = draft.as_ref().map(|draft| asker.reading().moment(draft.at));
    let writing =
        Writing { words: draft.map(|draft| draft.words).unwrap_or_default(), kept, ..Writing::default() };
    let to = turn.answer.and_then(|text| text.0.parse().ok());
    page(asker, &viewer, thread, turn.page.unwrap_or(1), to, writing).await
}

/// The page of a thread, with a form in some state.
pub(super) async fn page(
    asker: Asker,
    viewer: &Viewer,
    thread: ThreadId,
    number: i64,
    to: Option<PostId>,
    mut writing: Writing,
) -> Result<Response, Trouble> {
    let mut work = asker.work();
    let page = conversations::thread(&mut work, viewer, thread, number)
        .await
        .map_err(|refused| asker.trouble(refused))?;
    drop(work);
    let slug = viewer.community().slug.clone();
    let reading = asker.reading();
    let Page { thread, posts, files, authors, number, pages } = page;
    let unread = viewer.is_member() && thread.read_to < i64::from(thread.last_post_id);
    let asks = posts.first().is_some_and(|post| number == 1 && post.is_question);
    writing.to = to
        .and_then(|id| posts.iter().find(|post| post.id == id))
        .map(|post| (post.id.0, viewer.calls(&post.author)));
    if viewer.is_member() {
        let answers = to
            .and_then(|id| posts.iter().find(|post| post.id == id))
            .map_or(thread.starter_id, |post| post.author_id);
        let words = &writing.words;
        writing.cost =
            form::cost(&asker, viewer, Some(thread.id), thread.level, Some(answers), words).await?;
    }
    let answering = match (viewer.is_member(), viewer.person()) {
        (true, _) => Answering::Open(Box::new(writing)),
        (false, Some(_)) => Answering::MembersOnly,
        (false, None) => Answering::SignIn,
    };
    let mut by_post: HashMap<PostId, Vec<AttachmentLine>> = HashMap::new();
    for file in files.iter() {
        by_post.entry(file.post_id).or_default().push(attachment(&slug, file, &asker));
    }
    let seen = Seen {
        viewer,
        reading: &reading,
        starter: thread.starter_id,
        begins: posts.first().filter(|_| number == 1).map(|post| post.id),
        read_to: thread.read_to,
        language: asker.shell.words.tag(),
    };
    let posts: Vec<PostView> = posts.iter().map(|post| seen.post(post, &mut by_post)).collect();
    let people: Vec<TakesPart> = authors
        .iter()
        .take(NAMED)
        .map(|(id, name, posts)| TakesPart {
            who: named(viewer, *id, name.clone()),
            posts: posts.unsigned_abs(),
        })
        .collect();
    let mut shell = asker.shell.at(Here::Talk);
    if let Answering::Open(writing) = &answering
        && !writing.problems.is_empty()
    {
        shell.mistake = true;
    }
    // Only what is open may be found by search engines, whatever its community is.
    shell.listed &= thread.level == community::Level::Open;
    let shell = shell.titled(thread.subject.clone());
    show(
        asker.news,
        &ThreadPage {
            shell,
            slug,
            id: thread.id.0,
            subject: thread.subject,
            asks,
            starter: viewer.calls(&thread.starter),
            started: reading.day(thread.started_at),
            count: thread.posts.unsigned_abs(),
            room: Room(thread.level.number()),
            posts,
            page: u32::try_from(number).unwrap_or(1),
            pages: u32::try_from(pages).unwrap_or(1),
            others: thread.authors.unsigned_abs().saturating_sub(people.len() as u64),
            people,
            answering,
            watch: viewer.is_member().then(|| wish(thread.wish.as_deref())),
            unread,
        },
    )
}

/// What a post's view depends on.
struct Seen<'a> {
    viewer: &'a Viewer,
    reading: &'a Reading,
    starter: community::PersonId,
    /// The post that began the thread, when it is on this page.
    begins: Option<PostId>,
    read_to: i64,
    language: &'static str,
}

impl Seen<'_> {
    fn post(&self, post: &Post, files: &mut HashMap<PostId, Vec<AttachmentLine>>) -> PostView {
        let does = match (self.begins == Some(post.id), post.is_question) {
            (true, true) => Does::Asks,
            (true, false) => Does::Writes,
            (false, _) if post.author_id == self.starter => Does::Adds,
            (false, _) => Does::Answers,
        };
        let came_by = match post.came_by.as_str() {
            "mail" => CameBy::Mail,
            "archive" => CameBy::Archive,
            _ => CameBy::Web,
        };
        PostView {
            id: post.id.0,
            author: named(self.viewer, post.author_id, post.author.clone()),
            does,
            at: self.reading.moment(post.at),
            came_by,
            edited: post.edited_at.map(|at| self.reading.moment(at)),
            withdrawn: post.withdrawn_at.map(|at| self.reading.day(at)),
            body: Html(post.html.clone()),
            quoted: None,
            language: Some(&post.language).filter(|tag| !tag.is_empty() && *tag != self.language).cloned(),
            attachments: files.remove(&post.id).unwrap_or_default(),
            documents: documents(&post.html),
            mine: self.viewer.person() == Some(post.author_id),
            takes_back: self.viewer.is_member()
                && self.viewer.person() == Some(post.author_id)
                && post.aside.is_none(),
            aside: post
                .aside
                .as_deref()
                .map(|why| if why == "held" { "post-held" } else { "post-taken-down" }),
            others: {
                let others = self.viewer.is_member() && self.viewer.person() != Some(post.author_id);
                (others, others && self.viewer.is_convenor())
            },
            new: self.viewer.is_member() && i64::from(post.id) > self.read_to && self.read_to > 0,
        }
    }
}

/// The shared documents that a post links to.
fn documents(html: &str) -> Vec<DocumentLine> {
    markup::documents::documents(html)
        .into_iter()
        .map(|one| DocumentLine {
            href: one.url,
            title: one.title,
            kind: format!("document-{}", one.kind.word()),
            who: if one.open { "document-open" } else { "document-asked" },
        })
        .collect()
}

fn attachment(slug: &str, file: &Listing, asker: &Asker) -> AttachmentLine {
    let picture = matches!(file.kind.as_str(), "image/jpeg" | "image/png" | "image/gif" | "image/webp");
    let kind = file.name.rsplit_once('.').map_or("", |(_, end)| end);
    let kind = if kind.is_empty() || kind.len() > 8 { file.kind.clone() } else { kind.to_uppercase() };
    AttachmentLine {
        href: links::attachment(slug, file.id),
        name: file.name.clone(),
        kind,
        size: sizes::say(asker.shell.words, file.size.unsigned_abs()),
        picture,
    }
}

/// `GET /c/{slug}/posts/{post}`: leads to the page where the post stands.
pub async fn deep_link(
    mut asker: Asker,
    Path((slug, post)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let post: PostId = post.parse().map_err(|_| Trouble::NotFound)?;
    let found = conversations::thread_of(&mut asker.work(), &viewer, post).await;
    let (thread, page) = found.map_err(|refused| asker.trouble(refused))?;
    let page = u32::try_from(page).unwrap_or(1);
    let address = format!("{}#{post}", links::thread_page(&slug, thread, page));
    Ok(axum::response::IntoResponse::into_response(axum::response::Redirect::to(&address)))
}

/// The id of a post in a form, if there is one.
pub(super) fn post_id(text: &str) -> Option<PostId> {
    text.parse::<Id>().ok().map(PostId)
}
