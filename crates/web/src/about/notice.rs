//! `/c/{slug}/privacy`: what a community keeps of people, made of what it uses.

use axum::{extract::Path, response::Response};
use community::privacy;

use super::view::NoticePage;
use crate::{asker::Asker, errors::Trouble, said::show};

/// `GET /c/{slug}/privacy`
pub async fn notice(mut asker: Asker, Path(slug): Path<String>) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let found = privacy::notice(&mut asker.work(), &viewer).await;
    let notice = found.map_err(|refused| asker.trouble(refused))?;
    let name = viewer.community().name.clone();
    let title = asker.shell.tell("notice-title", &[("community", name.as_str().into())]);
    let names = notice.convenors.iter().map(|name| viewer.calls(name)).collect::<Vec<_>>().join(", ");
    let member = viewer.is_member();
    let shell = asker.shell.titled(title.clone());
    show(asker.news, &NoticePage { shell, slug, title, kept: notice.kept, names, open: notice.open, member })
}
