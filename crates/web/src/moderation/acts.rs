//! "This worries me", and what a convenor does by themselves: each with the rule that was agreed, and a reason.

use axum::{
    Form,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use community::{
    PersonId, PostId, Refused,
    charter::Viewer,
    conversations, members,
    moderation::{self, Because, ReadBy},
};
use serde::Deserialize;

use super::view::{BecausePage, WorryPage};
use crate::{
    asker::Asker, errors::Trouble, forms::Problems, html::Html, links, said, said::show, shell::Here,
};

async fn seen(asker: &Asker, viewer: &Viewer, post: PostId) -> Result<(String, String), Trouble> {
    viewer.member().map_err(|refused| asker.trouble(refused))?;
    let found = conversations::versions(&mut asker.work(), viewer, post).await;
    let (it, _) = found.map_err(|refused| asker.trouble(refused))?;
    Ok((it.subject, it.html))
}

/// `GET /c/{slug}/posts/{post}/worry`
pub async fn worry_form(
    mut asker: Asker,
    Path((slug, post)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let post: PostId = post.parse().map_err(|_| Trouble::NotFound)?;
    worrying(asker, &viewer, post, String::new(), Problems::none()).await
}

async fn worrying(
    asker: Asker,
    viewer: &Viewer,
    post: PostId,
    words: String,
    problems: Problems,
) -> Result<Response, Trouble> {
    let (subject, html) = seen(&asker, viewer, post).await?;
    let mut shell = asker.shell;
    shell.mistake = !problems.is_empty();
    let title = shell.say("worry-title");
    let shell = shell.titled(title).at(Here::Talk);
    let slug = viewer.community().slug.clone();
    show(asker.news, &WorryPage { shell, slug, post: post.0, subject, body: Html(html), words, problems })
}

/// What the form sends.
#[derive(Deserialize)]
pub struct Worried {
    #[serde(default)]
    words: String,
    #[serde(default)]
    to: String,
}

/// `POST /c/{slug}/posts/{post}/worry`
pub async fn worry(
    mut asker: Asker,
    Path((slug, post)): Path<(String, String)>,
    Form(worried): Form<Worried>,
) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let post: PostId = post.parse().map_err(|_| Trouble::NotFound)?;
    let words = worried.words.replace("\r\n", "\n");
    let to = if worried.to == "carers" { ReadBy::Carers } else { ReadBy::Convenors };
    match moderation::worry(&mut asker.work(), &viewer, post, &words, to).await {
        Ok(_) => Ok(said::then(&links::post(&slug, post), "worried", None)),
        Err(Refused::Invalid(list)) => {
            let problems = Problems::found(asker.shell.words, &list);
            let page = worrying(asker, &viewer, post, words, problems).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(refused) => Err(asker.trouble(refused)),
    }
}

/// The rule and the reason, as the form sends them.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Said {
    section: String,
    rule: String,
    reason: String,
}

impl Said {
    fn because(&self) -> Because<'_> {
        Because { section: &self.section, rule: &self.rule, reason: &self.reason }
    }
}

/// What a page of a rule and a reason is about.
struct About {
    action: String,
    title: String,
    lede: &'static str,
    button: &'static str,
    body: Option<Html>,
}

fn because_page(asker: Asker, about: About, said: Said, problems: Problems) -> Result<Response, Trouble> {
    let mut shell = asker.shell;
    shell.mistake = !problems.is_empty();
    let shell = shell.titled(about.title.clone());
    let page = BecausePage {
        shell,
        action: about.action,
        title: about.title,
        lede: about.lede,
        button: about.button,
        body: about.body,
        typed: (said.section, said.rule, said.reason),
        problems,
    };
    show(asker.news, &page)
}

fn again(asker: Asker, about: About, said: Said, refused: Refused) -> Result<Response, Trouble> {
    match refused {
        Refused::Invalid(list) => {
            let problems = Problems::found(asker.shell.words, &list);
            let page = because_page(asker, about, said, problems)?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        refused => Err(asker.trouble(refused)),
    }
}

async fn about_post(asker: &Asker, viewer: &Viewer, post: PostId) -> Result<About, Trouble> {
    let (_, html) = seen(asker, viewer, post).await?;
    Ok(About {
        action: links::take_down(&viewer.community().slug, post),
        title: asker.shell.say("take-down-title").to_owned(),
        lede: "take-down-lede",
        button: "because-down-do",
        body: Some(Html(html)),
    })
}

/// `GET /c/{slug}/posts/{post}/take-down`
pub async fn take_down_form(
    mut asker: Asker,
    Path((slug, post)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    let viewer = convenor(&mut asker, &slug).await?;
    let post: PostId = post.parse().map_err(|_| Trouble::NotFound)?;
    let about = about_post(&asker, &viewer, post).await?;
    because_page(asker, about, Said::default(), Problems::none())
}

async fn convenor(asker: &mut Asker, slug: &str) -> Result<Viewer, Trouble> {
    let viewer = asker.visit(slug).await?;
    if viewer.is_convenor() { Ok(viewer) } else { Err(asker.trouble(Refused::NotAllowed("convenors"))) }
}

/// `POST /c/{slug}/posts/{post}/take-down`
pub async fn take_down(
    mut asker: Asker,
    Path((slug, post)): Path<(String, String)>,
    Form(because): Form<Said>,
) -> Result<Response, Trouble> {
    let viewer = convenor(&mut asker, &slug).await?;
    let post: PostId = post.parse().map_err(|_| Trouble::NotFound)?;
    let about = about_post(&asker, &viewer, post).await?;
    let done = moderation::take_down(&mut asker.work(), &viewer, post, because.because()).await;
    match done {
        Ok(case) => Ok(said::then(&links::case(&slug, case), "case-noted", None)),
        Err(refused) => again(asker, about, because, refused),
    }
}

async fn about_person(asker: &Asker, viewer: &Viewer, person: PersonId, go: bool) -> Result<About, Trouble> {
    let found = members::person(&mut asker.work(), viewer, person).await;
    let name = viewer.calls(&found.map_err(|refused| asker.trouble(refused))?.person.name);
    let slug = &viewer.community().slug;
    let given = [("name", name.as_str().into())];
    let (action, title, lede, button) = if go {
        (links::end_membership(slug, person), "go-title", "go-lede", "because-go-do")
    } else {
        (links::ask_to_stop(slug, person), "stop-title", "stop-lede", "because-stop-do")
    };
    Ok(About { action, title: asker.shell.tell(title, &given), lede, button, body: None })
}

async fn person_form(mut asker: Asker, slug: &str, person: &str, go: bool) -> Result<Response, Trouble> {
    let viewer = convenor(&mut asker, slug).await?;
    let person: PersonId = person.parse().map_err(|_| Trouble::NotFound)?;
    let about = about_person(&asker, &viewer, person, go).await?;
    because_page(asker, about, Said::default(), Problems::none())
}

async fn person_act(
    mut asker: Asker,
    slug: &str,
    person: &str,
    go: bool,
    because: Said,
) -> Result<Response, Trouble> {
    let viewer = convenor(&mut asker, slug).await?;
    let person: PersonId = person.parse().map_err(|_| Trouble::NotFound)?;
    let about = about_person(&asker, &viewer, person, go).await?;
    let mut work = asker.work();
    let done = match go {
        true => moderation::withdraw_member(&mut work, &viewer, person, because.because()).await,
        false => moderation::ask_to_stop(&mut work, &viewer, person, because.because()).await,
    };
    drop(work);
    match done {
        Ok(case) => Ok(said::then(&links::case(slug, case), "case-noted", None)),
        Err(Refused::NotAllowed("last-convenor")) => Ok(said::then(&links::roles(slug), "role-last", None)),
        Err(refused) => again(asker, about, because, refused),
    }
}

/// `GET /c/{slug}/people/{person}/stop`
pub async fn stop_form(
    asker: Asker,
    Path((slug, person)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    person_form(asker, &slug, &person, false).await
}

/// `POST /c/{slug}/people/{person}/stop`
pub async fn stop(
    asker: Asker,
    Path((slug, person)): Path<(String, String)>,
    Form(because): Form<Said>,
) -> Result<Response, Trouble> {
    person_act(asker, &slug, &person, false, because).await
}

/// `GET /c/{slug}/people/{person}/end`
pub async fn end_form(
    asker: Asker,
    Path((slug, person)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    person_form(asker, &slug, &person, true).await
}

/// `POST /c/{slug}/people/{person}/end`
pub async fn end(
    asker: Asker,
    Path((slug, person)): Path<(String, String)>,
    Form(because): Form<Said>,
) -> Result<Response, Trouble> {
    person_act(asker, &slug, &person, true, because).await
}
