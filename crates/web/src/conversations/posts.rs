//! One post: edited, taken back, put back, and what it said before.

use axum::{
    Form,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use community::{
    PostId, Refused,
    charter::Viewer,
    conversations::{self, Mine},
    people::drafts,
};
use serde::Deserialize;

use super::{
    form,
    view::{EditPage, VersionLine, VersionsPage, WithdrawPage, Writing},
};
use crate::{
    asker::Asker, errors::Trouble, forms::Problems, html::Html, links, said, said::show, shell::Here, sign_in,
};

fn id(text: &str) -> Result<PostId, Trouble> {
    text.parse().map_err(|_| Trouble::NotFound)
}

/// `GET /c/{slug}/posts/{post}/edit`
pub async fn edit_form(
    mut asker: Asker,
    Path((slug, post)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let post = id(&post)?;
    let mut work = asker.work();
    let mine =
        conversations::mine(&mut work, &viewer, post).await.map_err(|refused| asker.trouble(refused))?;
    let draft = drafts::waiting(&mut work, &format!("edit {post}"))
        .await
        .map_err(|refused| asker.trouble(refused))?;
    drop(work);
    let kept = draft.as_ref().map(|draft| asker.reading().moment(draft.at));
    let words = draft.map_or_else(|| mine.source.clone(), |draft| draft.words);
    edit_page(asker, &viewer, &mine, mine.version, Writing { words, kept, ..Writing::default() })
}

fn edit_page(
    asker: Asker,
    viewer: &Viewer,
    mine: &Mine,
    version: i64,
    writing: Writing,
) -> Result<Response, Trouble> {
    let mut shell = asker.shell;
    shell.mistake = !writing.problems.is_empty();
    let title = shell.say("edit-title");
    let shell = shell.titled(title).at(Here::Talk);
    let (slug, subject) = (viewer.community().slug.clone(), mine.subject.clone());
    show(asker.news, &EditPage { shell, slug, post: mine.id.0, subject, version, writing })
}

/// What the edit form sends.
#[derive(Deserialize)]
pub struct Edited {
    #[serde(default)]
    words: String,
    version: i64,
    #[serde(default)]
    act: String,
}

/// `POST /c/{slug}/posts/{post}/edit`
pub async fn edit(
    mut asker: Asker,
    Path((slug, post)): Path<(String, String)>,
    Form(edited): Form<Edited>,
) -> Result<Response, Trouble> {
    let post = id(&post)?;
    let words = edited.words.replace("\r\n", "\n");
    if asker.person.is_none() {
        let kept = form::rescue(&asker, &format!("edit {post}"), "", &words).await?;
        return sign_in::pages::again(asker, &links::edit(&slug, post), kept);
    }
    let viewer = asker.visit(&slug).await?;
    let mine = conversations::mine(&mut asker.work(), &viewer, post)
        .await
        .map_err(|refused| asker.trouble(refused))?;
    if edited.act == "preview" {
        let writing = form::again(words, true, Problems::none());
        return edit_page(asker, &viewer, &mine, edited.version, writing);
    }
    match conversations::edit(&mut asker.work(), &viewer, post, edited.version, &words).await {
        Ok(_) => Ok(said::then(&links::post(&slug, post), "edited", None)),
        // What somebody wrote is never thrown away: the form comes back with it, and with the newest version's number.
        Err(Refused::Conflict) => {
            let problems = Problems::none().with("words", asker.shell.say("problem-edit-conflict"));
            let writing = form::again(words, false, problems);
            let page = edit_page(asker, &viewer, &mine, mine.version, writing)?;
            Ok((StatusCode::CONFLICT, page).into_response())
        }
        Err(refused) => {
            let (status, problems) = form::problems(&asker, refused)?;
            let page = edit_page(asker, &viewer, &mine, edited.version, form::again(words, false, problems))?;
            Ok((status, page).into_response())
        }
    }
}

/// `GET /c/{slug}/posts/{post}/withdraw`: asks first.
pub async fn withdraw_form(
    mut asker: Asker,
    Path((slug, post)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    viewer.member().map_err(|refused| asker.trouble(refused))?;
    let post = id(&post)?;
    let (it, _) = conversations::versions(&mut asker.work(), &viewer, post)
        .await
        .map_err(|refused| asker.trouble(refused))?;
    if Some(it.author) != viewer.person() {
        return Err(Trouble::NotAllowed);
    }
    let title = asker.shell.say("withdraw-title");
    let shell = asker.shell.titled(title).at(Here::Talk);
    show(asker.news, &WithdrawPage { shell, slug, post: post.0, subject: it.subject, body: Html(it.html) })
}

/// `POST /c/{slug}/posts/{post}/withdraw`
pub async fn withdraw(
    mut asker: Asker,
    Path((slug, post)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let post = id(&post)?;
    conversations::withdraw(&mut asker.work(), &viewer, post)
        .await
        .map_err(|refused| asker.trouble(refused))?;
    Ok(said::then(&links::post(&slug, post), "withdrawn", Some(&links::restore(&slug, post))))
}

/// `POST /c/{slug}/posts/{post}/restore`
pub async fn restore(
    mut asker: Asker,
    Path((slug, post)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let post = id(&post)?;
    conversations::restore(&mut asker.work(), &viewer, post)
        .await
        .map_err(|refused| asker.trouble(refused))?;
    Ok(said::then(&links::post(&slug, post), "restored", None))
}

/// `GET /c/{slug}/posts/{post}/versions`
pub async fn versions(
    mut asker: Asker,
    Path((slug, post)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let post = id(&post)?;
    let found = conversations::versions(&mut asker.work(), &viewer, post).await;
    let (it, before) = found.map_err(|refused| asker.trouble(refused))?;
    let reading = asker.reading();
    let newest_at = it.edited_at.unwrap_or(it.at);
    let newest = VersionLine { number: it.version, at: reading.moment(newest_at), body: Html(it.html) };
    let older = before.into_iter().map(|one| VersionLine {
        number: one.number,
        at: reading.moment(one.at),
        body: Html(one.html),
    });
    let versions = std::iter::once(newest).chain(older).collect();
    let title = asker.shell.say("versions-title");
    let shell = asker.shell.titled(title).at(Here::Talk);
    show(
        asker.news,
        &VersionsPage {
            shell,
            slug,
            post: post.0,
            subject: it.subject,
            author: viewer.calls(&it.author_name),
            versions,
        },
    )
}
