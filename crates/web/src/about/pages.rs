//! Pages that explain: the rooms, what we hold, how usable this is.

use axum::response::Response;

use super::view::{AccessibilityPage, LevelsPage, PrivacyPage};
use crate::{asker::Asker, errors::Trouble, said::show};

/// `GET /rooms`
pub async fn levels(asker: Asker) -> Result<Response, Trouble> {
    let title = asker.shell.say("levels-title");
    show(asker.news, &LevelsPage { shell: asker.shell.titled(title) })
}

/// `GET /privacy`
pub async fn privacy(asker: Asker) -> Result<Response, Trouble> {
    let title = asker.shell.say("privacy-title");
    show(asker.news, &PrivacyPage { shell: asker.shell.titled(title) })
}

/// `GET /accessibility`
pub async fn accessibility(asker: Asker) -> Result<Response, Trouble> {
    let title = asker.shell.say("accessibility-title");
    show(asker.news, &AccessibilityPage { shell: asker.shell.titled(title) })
}
