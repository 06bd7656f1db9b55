//! What the page of receipts shows.

use askama::Template;
use base::Id;

use crate::{dates::Moment, icons, links, shell::Shell};

/// One act.
#[derive(Clone, Debug)]
pub struct ReceiptLine {
    /// Which: field `receipt` of its form.
    pub id: Id,
    /// What was done: a sentence's part.
    pub act: String,
    /// In which community; empty for none.
    pub place: String,
    /// When.
    pub at: Moment,
    /// It can still be taken back.
    pub open: bool,
    /// It was taken back.
    pub undone: bool,
}

/// What the reader did.
#[derive(Template)]
#[template(path = "receipts/list.html")]
pub struct ReceiptsPage {
    /// The frame.
    pub shell: Shell,
    /// The newest first.
    pub receipts: Vec<ReceiptLine>,
}
