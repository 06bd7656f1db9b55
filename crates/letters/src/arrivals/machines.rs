//! Letters that no person wrote: reports, answers for somebody who is away, what a list has sent back, answers of a calendar.
//! None of them is posted, and none is answered; what a mail program says of an absence is asked of the person themselves.

use community::{
    Refused, Work,
    arrivals::{Destination, For},
    notices,
};
use mail::{
    auto::{Auto, Why},
    bounce::{Class, Report},
};

use super::{Outcome, Reader, absence, calendar, came::Came};
use crate::hold;

/// The field that says that a letter went out from this house: a token of ours, which nobody can make up to have a letter dropped.
pub(crate) const LOOP_FIELD: &str = "X-Guildhall-Loop";

/// What a letter was taken for, when no person wrote it.
pub(super) async fn taken(
    work: &mut Work<'_>,
    came: &Came<'_>,
    reader: &Reader,
    to: &Destination,
) -> Result<Option<Outcome>, Refused> {
    // A report counts only under an address that we wrote on the envelope of that very letter.
    if let For::Bounce(delivery) = to.what {
        return match mail::bounce::report(came.raw, &came.letter, Some(&came.arrival.sender)) {
            Some(Report::Failed(failures)) => {
                if let Some(worst) = failures.iter().max_by_key(|failure| failure.class == Class::Permanent) {
                    notices::bounced(work, delivery, worst.class == Class::Permanent, &worst.why).await?;
                }
                Ok(Some(Outcome::of("bounce", delivery.into())))
            }
            Some(Report::Delivered) => Ok(Some(Outcome::of("delivered", delivery.into()))),
            Some(Report::Complaint(_)) => Ok(Some(Outcome::of("complaint", delivery.into()))),
            None => Ok(Some(Outcome::refused("no-report"))),
        };
    }
    if is_ours(work, came, reader, to).await? {
        return Ok(Some(Outcome::refused("loop")));
    }
    if came.arrival.sender.is_empty() && mail::bounce::report(came.raw, &came.letter, Some("")).is_some() {
        return Ok(Some(Outcome::refused("stray-report")));
    }
    match came.hold {
        // A calendar answers by itself, and it is a person's answer.
        Some(hold::Answered::Words(_)) => return Ok(None),
        Some(hold::Answered::Perhaps) => return Ok(Some(Outcome::done("hold-perhaps"))),
        None => {}
    }
    if let Some(outcome) = calendar::taken(work, came, reader, to).await? {
        return Ok(Some(outcome));
    }
    if let For::Reply(delivery) | For::House(Some(delivery)) = to.what
        && came.auto.is_away()
        && absence::ask(work, came, reader, delivery).await?
    {
        return Ok(Some(Outcome::refused("away")));
    }
    Ok(match (came.auto.auto, came.auto.why) {
        (Auto::No, _) => None,
        (_, Why::ReadReceipt) => Some(Outcome::refused("read-receipt")),
        (_, Why::Report) => Some(Outcome::refused("report")),
        (Auto::Replied, _) => Some(Outcome::refused("auto-reply")),
        (Auto::Generated, _) => Some(Outcome::refused("machine")),
    })
}

/// It went out from here, and has come back.
async fn is_ours(
    work: &mut Work<'_>,
    came: &Came<'_>,
    reader: &Reader,
    to: &Destination,
) -> Result<bool, Refused> {
    for field in mail::headers::fields(came.raw).filter(|field| field.is(LOOP_FIELD)) {
        if notices::by_token(work, field.text().trim()).await?.is_some() {
            return Ok(true);
        }
    }
    let Some((slug, _)) = &to.community else { return Ok(false) };
    let (id, address) =
        (format!("{slug}.{}", reader.sender.domain()), format!("{slug}@{}", reader.sender.domain()));
    Ok(mail::list::has_passed(came.raw, &id, &address))
}
