//! Answers to letters that ask for words of their own: how it went, what is live for you, a step of a method, a set.

use community::{Refused, Work, notices::Named};

use super::{Outcome, acting::Acting, commitments, exchanges, sets, topics};

/// What an answer to one of them does. None when it says nothing of that, or answers another letter.
pub(super) async fn read(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    named: &Named,
) -> Result<Option<Outcome>, Refused> {
    let allowed = acting.allowed;
    if allowed.commitment {
        return commitments::read(work, acting, named).await;
    }
    if allowed.topics {
        return topics::read(work, acting, named).await;
    }
    if allowed.exchange {
        return exchanges::read(work, acting, named).await;
    }
    if allowed.set {
        return sets::read(work, acting, named).await;
    }
    Ok(None)
}
