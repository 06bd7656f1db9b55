//! Taking back what a receipt says.

use store::args;

use super::{Receipt, get, sql};
use crate::{
    Actor, CommunityId, PostId, ReceiptId, Refused, Work, attendance,
    charter::{self, Viewer},
    commitments, conversations, exchanges, gatherings, held, members, needs,
    people::{self, reach},
    recaps, topics,
};

/// The person who acts takes back what they did, within a day; what was taken back before is [`Refused::Gone`], as is what can be
/// taken back no more. Returns what it was.
pub async fn undo(work: &mut Work<'_>, id: ReceiptId) -> Result<Receipt, Refused> {
    let person = people::signed_in(work)?;
    work.begin().await?;
    let receipt = get(work, id).await?;
    let now = work.now();
    if !receipt.is_open(now) {
        return Err(Refused::Gone);
    }
    // Before the act itself: should that fail, nothing of this is kept.
    if work.exec(&sql::UNDONE, args![id, now]).await? == 0 {
        return Err(Refused::Gone);
    }
    let subject = receipt.subject;
    let before = work.within(true);
    match (receipt.act.as_str(), receipt.community) {
        ("posted", Some(community)) => {
            let viewer = visit(work, community).await?;
            conversations::withdraw(work, &viewer, PostId::from(subject)).await?;
        }
        ("reach" | "delivery" | "narrow" | "wish", community) => {
            reach::put_back(work, person, &receipt.act, community, subject, &receipt.before).await?;
        }
        ("left" | "alumni", Some(community)) => {
            members::belong_again(work, community, person, &receipt.before).await?;
        }
        ("stepped-down", Some(community)) => {
            crate::roles::hold_again(work, community, person, &receipt.before).await?;
        }
        ("accepted" | "rejected", Some(community)) => {
            let viewer = visit(work, community).await?;
            held::reopen(work, &viewer, subject.into()).await?;
        }
        ("offer", Some(community)) => {
            let viewer = visit(work, community).await?;
            members::set_offers(work, &viewer, &receipt.before).await?;
        }
        ("consent", Some(community)) => {
            let viewer = visit(work, community).await?;
            charter::proposals::put_back(work, &viewer, person, base::Id(subject), &receipt.before).await?;
        }
        ("lines" | "buddy", Some(community)) => {
            let viewer = visit(work, community).await?;
            members::put_lines_back(work, &viewer, &receipt.act, &receipt.before).await?;
        }
        ("delegate", _) => people::delegates::end_folded(work, &receipt.before).await?,
        ("date-answer", Some(_)) => {
            gatherings::put_back(work, person, subject.into(), &receipt.before).await?;
        }
        ("commitment" | "commitment-said", Some(_)) => {
            commitments::put_back(work, person, subject.into(), &receipt.before).await?;
        }
        ("rsvp", Some(_)) => {
            gatherings::put_seat_back(work, person, subject.into(), &receipt.before).await?;
        }
        ("attendance", Some(_)) => {
            attendance::put_back(work, person, subject.into(), &receipt.before).await?
        }
        ("attendance-list", Some(_)) => attendance::unlist(work, person, subject.into()).await?,
        ("took", Some(_)) => recaps::untake(work, person, subject.into(), &receipt.before).await?,
        ("fixed-line", Some(_)) => recaps::unfix(work, person, subject.into(), &receipt.before).await?,
        ("heavy", Some(_)) => attendance::unmark(work, subject.into()).await?,
        ("needs", Some(_)) => needs::take_back(work, person, subject.into()).await?,
        ("topic", Some(_)) => topics::take_back(work, person, subject.into(), &receipt.before).await?,
        ("dots", Some(_)) => topics::put_back(work, person, subject.into(), &receipt.before).await?,
        ("set-in" | "set-bid", Some(_)) => {
            crate::sets::put_back(work, person, &receipt.act, subject, &receipt.before).await?;
        }
        ("exchange-in" | "exchange-out" | "exchange-said", Some(_)) => {
            exchanges::put_back(work, person, &receipt.act, subject, &receipt.before).await?;
        }
        ("name", _) => people::rename(work, person, &receipt.before).await?,
        _ => return Err(Refused::Gone),
    }
    work.within(before);
    work.note(receipt.community, "took-back", id.into(), "").await?;
    work.done().await?;
    Ok(receipt)
}

async fn visit(work: &mut Work<'_>, community: CommunityId) -> Result<Viewer, Refused> {
    let actor = work.actor();
    work.act_as(Actor::System);
    let slug = charter::slug(work, community).await;
    work.act_as(actor);
    charter::visit(work, &slug?).await
}
