//! Every page of the house with people in it, to look at: `cargo run -p web --example gallery`, then open the address
//! that it prints. Add `?theme=dark` for lamplight and `?dir=rtl` to read from right to left.

#[path = "../tests/samples/mod.rs"]
mod samples;

use std::sync::Arc;

use axum::{
    Router,
    extract::{Path, Query},
    response::Html,
    routing::{get, post},
};
use base::{Clock, Ids};
use web::{guard::Guard, theme::Theme};

#[derive(serde::Deserialize)]
struct Look {
    theme: Option<Theme>,
    dir: Option<String>,
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let pages = Router::new()
        .merge(web::assets::routes())
        .route("/", get(list))
        .route("/theme", post(web::theme::choose))
        .route("/gallery/{name}", get(one))
        .route("/outbox/{letter}/html", get(letter));
    let guard =
        Guard { clock: Clock::system(), ids: Arc::new(Ids::new(0)), https: false, uploads: 1_000_000 };
    let door = tokio::net::TcpListener::bind("127.0.0.1:8099").await?;
    println!("http://{}", door.local_addr()?);
    axum::serve(door, web::guard::around(pages, guard)).await
}

async fn letter() -> impl axum::response::IntoResponse {
    (
        [("content-security-policy", web::headers::LOCKED)],
        Html("<p style=\"font-family:Georgia\">Hello Iolo, you asked to sign in.</p>"),
    )
}

async fn list() -> Html<String> {
    let line = |page: samples::Sample| {
        format!("<li><a href=\"/gallery/{0}\">{0}</a>, {1} bytes", page.name, page.html.len())
    };
    Html(samples::all(Theme::Auto).into_iter().map(line).collect())
}

async fn one(
    Path(name): Path<String>,
    Query(look): Query<Look>,
) -> Result<Html<String>, web::errors::Trouble> {
    let page = samples::all(look.theme.unwrap_or_default()).into_iter().find(|page| page.name == name);
    let html = page.ok_or(web::errors::Trouble::NotFound)?.html;
    Ok(Html(if look.dir.as_deref() == Some("rtl") {
        html.replacen("dir=\"ltr\"", "dir=\"rtl\"", 1)
    } else {
        html
    }))
}
