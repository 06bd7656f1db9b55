//! Who belongs to a community: membership, profile, roles.
//!
//! Verbs: [`admit`], [`give_role`], [`directory`], [`called`], [`person`], [`profile`], [`write_profile`], [`offer`], [`further`], [`write_further`], [`say_lines`], [`be_buddy`], [`beside`], [`goals`];
//! what members promise ([`promises`]); [`bring`], [`namesakes`] for lists; [`ask_to_join`], [`leave`], [`alumni`], [`come_back`], [`without_name`], [`open_to_all`]; [`throttle::suggest`],
//! how many may come next; [`steps::next_steps`], [`steps::invited`], [`steps::levels`].

mod bring;
mod further;
mod join;
mod leave;
mod profile;
pub mod promises;
pub(crate) mod sql;
pub mod steps;
pub mod throttle;

use base::Time;
use store::{args, row};

pub use bring::{Brought, Newcomer, bring, namesakes};
pub(crate) use further::put_back as put_lines_back;
pub use further::{
    Beside, Further, Goals, Lines, be_buddy, beside, further, goals, say_lines, write_further,
};
pub(crate) use join::let_in;
pub use join::{Joining, WELCOME, ask_to_join, come_back, open_to_all};
pub(crate) use leave::belong_again;
pub use leave::{alumni, leave, without_name};
pub(crate) use profile::set_offers;
pub use profile::{Profile, offer, profile, write_profile};

use crate::{
    CommunityId, PersonId, Refused, Work,
    charter::{Standing, Viewer, only_system},
    conversations,
};

/// How many people a page of the directory holds.
pub const PAGE: i64 = 60;

/// Lets a person belong to a community; a member stays one. Part of another act.
pub async fn admit(
    work: &mut Work<'_>,
    community: CommunityId,
    person: PersonId,
    standing: Standing,
) -> Result<(), Refused> {
    only_system(work)?;
    let (id, now): (base::Id, _) = (work.id(), work.now());
    work.exec(&sql::ADMIT, args![id, community, person, standing.word(), now]).await?;
    if standing == Standing::Member {
        crate::people::reach::begin(work, person).await?;
    }
    crate::search::index::put_person(work, person).await
}

/// Gives a role to a member, without an end: for whoever runs the program, and for founding. People [offer](crate::roles::offer) them.
/// Part of another act.
pub async fn give_role(
    work: &mut Work<'_>,
    community: CommunityId,
    person: PersonId,
    role: &str,
) -> Result<(), Refused> {
    only_system(work)?;
    if crate::roles::named(role).is_none() {
        return Err(Refused::invalid("role", "problem-role"));
    }
    let (id, now): (base::Id, _) = (work.id(), work.now());
    work.exec(&sql::GIVE_ROLE, args![id, community, person, role, now]).await?;
    crate::roles::begin_span(work, community, person, role).await
}

row! {
    /// A person in the directory.
    #[derive(Clone, Debug)]
    pub struct Listed {
        /// Their id.
        pub id: PersonId,
        /// Their name.
        pub name: String,
        /// For the next page: see [`directory`].
        pub name_folded: String,
        /// `member` or `known`.
        pub standing: String,
        /// What they do.
        pub practice: String,
        /// What they can offer.
        pub offers: String,
        /// What they look for.
        pub seeks: String,
        /// Their roles, with blanks between them.
        pub roles: String,
        /// Since when they belong to it.
        pub since: Time,
    }
}

impl Listed {
    /// Whether they take part, or only wrote in the archive.
    pub fn is_member(&self) -> bool {
        self.standing == Standing::Member.word()
    }
}

/// The people of a community by name, after `after` (a folded name and an id), those whose name or profile has all of
/// `words` when there are any. For members only: a list of members can tell more than each of its lines.
pub async fn directory(
    work: &mut Work<'_>,
    viewer: &Viewer,
    words: &str,
    after: Option<(&str, PersonId)>,
) -> Result<Vec<Listed>, Refused> {
    viewer.member()?;
    let now = work.now();
    let (name, id) = after.unwrap_or(("", PersonId::default()));
    let wanted = crate::search::terms::folded_and_stemmed(words, &viewer.community().language);
    let mut likes = vec!["%".to_owned(); 6];
    for (place, (folded, stem)) in wanted.iter().take(3).enumerate() {
        likes[place * 2] = format!("%{}%", escape_like(folded));
        likes[place * 2 + 1] = format!("% {}%", escape_like(stem));
    }
    let mut args = args![viewer.community().id, name, id, now];
    args.extend(likes.into_iter().map(store::Value::Text));
    args.extend(args![PAGE]);
    work.all(&sql::DIRECTORY, args).await
}

/// `%`, `_` and `\` mean themselves.
fn escape_like(word: &str) -> String {
    word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}

/// Members who are called so: by their whole name, or by how it begins. One whose whole name it is comes alone. For members.
pub async fn called(
    work: &mut Work<'_>,
    viewer: &Viewer,
    name: &str,
) -> Result<Vec<(PersonId, String)>, Refused> {
    viewer.member()?;
    let name = crate::search::terms::fold(crate::people::clean_name(name).trim_matches(['.', ',', '!']));
    if name.is_empty() {
        return Ok(Vec::new());
    }
    let begins = format!("{} %", escape_like(&name));
    let found: Vec<(PersonId, String)> =
        work.all(&sql::CALLED, args![viewer.community().id, &name, begins]).await?;
    let whole: Vec<_> =
        found.iter().filter(|(_, called)| crate::search::terms::fold(called) == name).cloned().collect();
    Ok(if whole.len() == 1 { whole } else { found })
}

/// How many take part, and how many more wrote in the archive.
pub async fn count(work: &mut Work<'_>, viewer: &Viewer) -> Result<(i64, i64), Refused> {
    work.one(&sql::COUNT, args![viewer.community().id]).await
}

/// One person of a community.
pub struct PersonPage {
    /// Who.
    pub person: Listed,
    /// More about them, in their words.
    pub about: String,
    /// The threads that they wrote in last, as far as the viewer may see them.
    pub threads: Vec<conversations::Listed>,
}

/// A person of a community and what they wrote last. For members, like the directory.
pub async fn person(work: &mut Work<'_>, viewer: &Viewer, person: PersonId) -> Result<PersonPage, Refused> {
    viewer.member()?;
    let (community, now) = (viewer.community().id, work.now());
    let listed: Listed =
        work.opt(&sql::PERSON, args![community, person, now]).await?.ok_or(Refused::NotFound)?;
    let (about,): (String,) = work.one(&sql::ABOUT, args![community, person]).await?;
    let threads = conversations::of_person(work, viewer, person).await?;
    Ok(PersonPage { person: listed, about, threads })
}

row! {
    /// A community that a person is a member of.
    #[derive(Clone, Debug)]
    pub struct Mine {
        /// Its name in addresses.
        pub slug: String,
        /// Its name.
        pub name: String,
        /// The person's roles there, with blanks between them.
        pub roles: String,
    }
}

/// Where the person who acts is a member.
pub async fn mine(work: &mut Work<'_>) -> Result<Vec<Mine>, Refused> {
    let (person, now) = (crate::people::signed_in(work)?, work.now());
    work.all(&sql::MINE, args![person, now]).await
}

/// What one person did here, for a sponsor: always refused. Sponsors see totals that protect people; a report on one person would turn
/// taking part into being watched (practice S1.2, 5.7).
pub async fn report_on(
    work: &mut Work<'_>,
    viewer: &Viewer,
    person: PersonId,
) -> Result<std::convert::Infallible, Refused> {
    viewer.member()?;
    let (community, now) = (viewer.community().id, work.now());
    work.opt::<Listed>(&sql::PERSON, args![community, person, now]).await?.ok_or(Refused::NotFound)?;
    Err(Refused::NotAllowed("report-on-a-person"))
}
