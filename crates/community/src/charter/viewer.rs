//! Who looks at a community, and how far they may see.

use store::{FromRow, Row, args};

use super::{Community, sql};
use crate::{Actor, Level, PersonId, Refused, Work};

/// How a person belongs to a community.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Takes part.
    Member,
    /// Wrote in an archive that was imported, and was not asked yet: nothing is sent to them, and they see what a visitor sees.
    Known,
    /// Was a member, and is no more than a friend of it: at most one letter in a quarter, and may come back by one word.
    Alumni,
    /// Left. What they said stays, under their name or without it; nothing is sent to them.
    Left,
}

impl Standing {
    /// As it is stored.
    pub fn word(self) -> &'static str {
        match self {
            Standing::Member => "member",
            Standing::Known => "known",
            Standing::Alumni => "alumni",
            Standing::Left => "left",
        }
    }

    pub(crate) fn of(word: &str) -> Option<Standing> {
        use Standing::*;
        [Member, Known, Alumni, Left].into_iter().find(|standing| standing.word() == word)
    }
}

/// Someone who looks at one community, with what they may see of it. Made by [`visit`] alone.
#[derive(Clone, Debug)]
pub struct Viewer {
    community: Community,
    person: Option<PersonId>,
    standing: Option<Standing>,
    convenor: bool,
    carer: bool,
    sponsor: bool,
    lead: bool,
    hides_titles: bool,
    first_names: bool,
    reach: Level,
}

impl Viewer {
    /// The community.
    pub fn community(&self) -> &Community {
        &self.community
    }

    /// Who looks, if they said so.
    pub fn person(&self) -> Option<PersonId> {
        self.person
    }

    /// Whether they take part.
    pub fn is_member(&self) -> bool {
        self.standing == Some(Standing::Member)
    }

    /// How they belong to it, if they do or did.
    pub fn standing(&self) -> Option<Standing> {
        self.standing
    }

    /// Whether they convene it: as convenor or co-convenor.
    pub fn is_convenor(&self) -> bool {
        self.convenor
    }

    /// Whether they are one of its carers.
    pub fn is_carer(&self) -> bool {
        self.carer
    }

    /// Whether they look for a sponsor: at the charter, the stage, and what was promised. It gives no right to anything else, and opens no
    /// page on which a person is.
    pub fn is_sponsor(&self) -> bool {
        self.sponsor
    }

    /// Whether they are its safeguarding lead. They read what was passed on to them, and not all that carers read (practice 5.6).
    pub fn is_safeguarding_lead(&self) -> bool {
        self.lead
    }

    /// Whether no role is shown beside a name here (S1.3).
    pub fn hides_titles(&self) -> bool {
        self.hides_titles
    }

    /// Whether people are shown by their first names here (S1.3).
    pub fn first_names(&self) -> bool {
        self.first_names
    }

    /// What somebody is called here: their whole name, or the first of it.
    pub fn calls(&self, name: &str) -> String {
        let first = name.split_whitespace().next().filter(|_| self.first_names);
        first.unwrap_or(name).to_owned()
    }

    /// The strictest level that they may read without being named in the room.
    pub fn reach(&self) -> Level {
        self.reach
    }

    /// The member who acts, or a refusal.
    pub fn member(&self) -> Result<PersonId, Refused> {
        self.person.filter(|_| self.is_member()).ok_or(Refused::NotAllowed("members"))
    }

    /// The person for statements: 0 is nobody.
    pub(crate) fn person_or_nobody(&self) -> PersonId {
        self.person.unwrap_or_default()
    }
}

/// What one statement tells: every page asks it.
struct Seen {
    community: Community,
    standing: Option<String>,
    convenor: bool,
    carer: bool,
    anywhere: bool,
    sponsor: bool,
    lead: bool,
    hides_titles: bool,
    first_names: bool,
}

impl FromRow for Seen {
    fn from_row(row: &Row<'_>) -> Result<Seen, store::Error> {
        let community = Community::from_row(row)?;
        let (standing, convenor, carer, anywhere) = (row.get(12)?, row.get(13)?, row.get(14)?, row.get(15)?);
        let (sponsor, lead, hides_titles, first_names) =
            (row.get(16)?, row.get(17)?, row.get(18)?, row.get(19)?);
        Ok(Seen { community, standing, convenor, carer, anywhere, sponsor, lead, hides_titles, first_names })
    }
}

/// Looks at a community. It is not found when the asker may not know of it.
pub async fn visit(work: &mut Work<'_>, slug: &str) -> Result<Viewer, Refused> {
    let actor = work.actor();
    let (person, now) = (actor.person(), work.now());
    let args = args![slug, person.unwrap_or_default(), now];
    let seen: Seen = work.opt(&sql::SEEN, args).await?.ok_or(Refused::NotFound)?;
    let community = seen.community;
    let standing = seen.standing.as_deref().and_then(Standing::of);
    let member = standing == Some(Standing::Member);
    if community.visibility == "hidden" && !member && !seen.sponsor && actor != Actor::System {
        return Err(Refused::NotFound);
    }
    let reach = match actor {
        Actor::System => Level::Sealed,
        _ if member => Level::MembersOnly,
        _ if seen.anywhere => Level::Network,
        _ => Level::Open,
    };
    Ok(Viewer {
        community,
        person,
        standing,
        convenor: seen.convenor && member,
        carer: seen.carer && member,
        sponsor: seen.sponsor && !member,
        lead: seen.lead && member,
        hides_titles: seen.hides_titles,
        first_names: seen.first_names,
        reach,
    })
}
