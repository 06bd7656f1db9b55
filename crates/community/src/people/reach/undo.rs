//! Taking back what was said about letters.

use std::time::Duration;

use store::{args, row};

use super::{Reach, acts, sql};
use crate::{CommunityId, PersonId, ReceiptId, Refused, Work, people::oneself};

/// How long less can be taken back at its page. (`UNDO` in a letter works for a day.)
pub const UNDO: Duration = Duration::from_secs(30 * 86_400);

/// What these acts are called in receipts.
const ACTS: [&str; 4] = ["reach", "delivery", "narrow", "wish"];

row! {
    struct Kept { id: ReceiptId, community: Option<CommunityId>, act: String, subject: i64, before: String }
}

/// The newest of what a person said about letters that can still be taken back.
pub async fn latest(work: &mut Work<'_>, person: PersonId) -> Result<Option<ReceiptId>, Refused> {
    oneself(work, person)?;
    let acts: Vec<String> = ACTS.iter().map(|act| (*act).to_owned()).collect();
    let since = work.now() - UNDO;
    let row: Option<(ReceiptId,)> = work.opt(&sql::LATEST, args![person, acts, since]).await?;
    Ok(row.map(|(id,)| id))
}

/// Takes back what was said about letters, within thirty days. Gone, when it is too late or was done before.
pub async fn take_back(work: &mut Work<'_>, person: PersonId, receipt: ReceiptId) -> Result<(), Refused> {
    oneself(work, person)?;
    work.begin().await?;
    let now = work.now();
    let kept: Option<Kept> = work.opt(&sql::RECEIPT, args![receipt, person, now - UNDO]).await?;
    let kept = kept.ok_or(Refused::Gone)?;
    put_back(work, person, &kept.act, kept.community, kept.subject, &kept.before).await?;
    work.exec(&sql::UNDONE, args![kept.id, now]).await?;
    work.note(kept.community, "took-back", kept.id.into(), "").await?;
    work.done().await
}

/// Puts back what one of these acts changed. Part of taking a receipt back.
pub(crate) async fn put_back(
    work: &mut Work<'_>,
    person: PersonId,
    act: &str,
    community: Option<CommunityId>,
    subject: i64,
    before: &str,
) -> Result<(), Refused> {
    match (act, community) {
        ("reach", _) => {
            let before = Reach::read(before)
                .ok_or_else(|| Refused::Broken("what a receipt keeps cannot be read".into()))?;
            acts::set(work, person, &before).await
        }
        ("delivery", Some(community)) => {
            work.exec(&sql::SET_DELIVERY, args![person, community, before]).await.map(drop)
        }
        ("narrow", Some(community)) => {
            work.exec(&sql::WIDEN, args![person, community, before]).await.map(drop)
        }
        ("wish", _) => {
            let before = Some(before).filter(|wish| matches!(*wish, "follow" | "mute"));
            work.exec(&sql::SET_WISH, args![person, subject, before]).await.map(drop)
        }
        _ => Err(Refused::NotFound),
    }
}
