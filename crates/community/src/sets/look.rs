//! Looking at one's sets.

use std::time::Duration;

use store::args;

use super::{Bid, Meeting, Set, SetMember, one, sql, state_of};
use crate::{
    Refused, SetId, Work,
    charter::Viewer,
    commitments::{self, Commitment},
};

/// What was said longer ago is not carried over.
const HALF_YEAR: Duration = Duration::from_secs(182 * 86_400);

/// A set as a member of it sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Looked {
    /// It.
    pub set: Set,
    /// Who is in, or asked.
    pub people: Vec<SetMember>,
    /// Its meetings, the next one last.
    pub meetings: Vec<Meeting>,
    /// Whether the viewer is in: `asked`, `in`, `no`, `out`; nothing for whoever formed it and is not a member of it.
    pub state: Option<String>,
    /// What the viewer is asked to bring.
    pub bid: Option<Bid>,
    /// What was said that somebody would do: the viewer's own, and what is shared.
    pub actions: Vec<Commitment>,
}

/// The sets that the viewer is in, asked to, or formed.
pub async fn list(work: &mut Work<'_>, viewer: &Viewer) -> Result<Vec<Set>, Refused> {
    let person = viewer.member()?;
    work.all(&sql::LIST, args![viewer.community().id, person]).await
}

/// One of them.
pub async fn look(work: &mut Work<'_>, viewer: &Viewer, id: SetId) -> Result<Looked, Refused> {
    let person = viewer.member()?;
    let set = one(work, viewer, id).await?;
    let state = state_of(work, id, person).await?;
    let people = work.all(&sql::PEOPLE, args![id]).await?;
    let meetings: Vec<Meeting> = work.all(&sql::MEETINGS, args![id]).await?;
    let (mut bid, mut actions) = (None, Vec::new());
    if state.as_deref() == Some("in") {
        bid = work.opt(&sql::BID_OPEN, args![id, person]).await?;
        let since = work.now() - HALF_YEAR;
        actions = work.all(&commitments::sql::OF_SET, args![id, person, since]).await?;
    }
    Ok(Looked { set, people, meetings, state, bid, actions })
}
