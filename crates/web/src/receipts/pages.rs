//! `/account/receipts`

use axum::{Form, response::Response};
use community::{Refused, receipts};
use serde::Deserialize;

use super::view::{ReceiptLine, ReceiptsPage};
use crate::{asker::Asker, errors::Trouble, links, said, said::show, shell::Here};

/// `GET /account/receipts`
pub async fn list(asker: Asker) -> Result<Response, Trouble> {
    asker.signed_in()?;
    let found = receipts::list(&mut asker.work()).await.map_err(|refused| asker.trouble(refused))?;
    let (reading, words) = (asker.reading(), asker.shell.words);
    let receipts = found.into_iter().map(|one| ReceiptLine {
        id: one.id.0,
        act: words.say(act(&one.act)).to_owned(),
        open: one.is_open(reading.now),
        undone: one.undone_at.is_some(),
        at: reading.moment(one.made_at),
        place: one.place,
    });
    let receipts = receipts.collect();
    let title = asker.shell.say("receipts-title");
    let shell = asker.shell.titled(title).at(Here::Account);
    show(asker.news, &ReceiptsPage { shell, receipts })
}

/// What an act is called.
fn act(act: &str) -> &'static str {
    match act {
        "posted" => "act-posted",
        "wish" => "act-wish",
        "left" => "act-left",
        "alumni" => "act-alumni",
        "accepted" => "act-accepted",
        "rejected" => "act-rejected",
        "delegate" => "act-delegate",
        "name" => "act-name",
        "offer" => "act-offer",
        "delivery" => "act-delivery",
        "narrow" => "act-narrow",
        _ => "act-reach",
    }
}

/// What the form sends.
#[derive(Deserialize)]
pub struct Undone {
    receipt: String,
}

/// `POST /account/receipts`
pub async fn undo(asker: Asker, Form(undone): Form<Undone>) -> Result<Response, Trouble> {
    asker.signed_in()?;
    let id = undone.receipt.parse().map_err(|_| Trouble::NotFound)?;
    let key = match receipts::undo(&mut asker.work(), id).await {
        Ok(_) => "undone",
        Err(Refused::Gone) => "undo-late",
        Err(refused) => return Err(asker.trouble(refused)),
    };
    Ok(said::then(links::RECEIPTS, key, None))
}
