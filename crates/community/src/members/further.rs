//! More of a profile: goals, the network that one runs, what helps to take part, whether one would be a newcomer's buddy; and the few
//! numbered lines by which a newcomer says all that matters (touchpoint 6, S2.3, S2.5).

use base::Time;
use store::{args, row};

use super::{Profile, profile, sql};
use crate::{CommunityId, PersonId, Problem, ReceiptId, Refused, Work, charter::Viewer, people, receipts};

/// A line of these, in characters.
const LONGEST: usize = 600;
/// Nobody runs a network of more.
const LARGEST: i64 = 100_000_000;

row! {
    /// What else a member says of themselves.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct Further {
        /// What they hope for here.
        pub goals: String,
        /// The network that they run.
        pub network: String,
        /// How many it reaches, as they say themselves.
        pub network_size: Option<i64>,
        /// What helps them to take part. They see it, and the convenors.
        pub access: String,
        /// They would be a newcomer's buddy.
        pub willing: bool,
    }
}

/// What else the member who looks says of themselves.
pub async fn further(work: &mut Work<'_>, viewer: &Viewer) -> Result<Further, Refused> {
    let person = viewer.member()?;
    work.one(&sql::FURTHER, args![viewer.community().id, person]).await
}

/// The member who acts writes it anew.
pub async fn write_further(work: &mut Work<'_>, viewer: &Viewer, further: &Further) -> Result<(), Refused> {
    let person = viewer.member()?;
    let mut problems = Vec::new();
    for (field, text) in
        [("goals", &further.goals), ("network", &further.network), ("access", &further.access)]
    {
        if text.chars().count() > LONGEST {
            problems.push(Problem { field, key: "problem-field-long" });
        }
    }
    if further.network_size.is_some_and(|size| !(0..=LARGEST).contains(&size)) {
        problems.push(Problem { field: "network_size", key: "problem-number" });
    }
    if !problems.is_empty() {
        return Err(Refused::Invalid(problems));
    }
    work.begin().await?;
    let community = viewer.community().id;
    put(work, community, person, further).await?;
    crate::newcomers::told_of_oneself(work, community, person).await?;
    work.note(Some(community), "wrote-profile", person.into(), "").await?;
    work.done().await
}

async fn put(
    work: &mut Work<'_>,
    community: CommunityId,
    person: PersonId,
    f: &Further,
) -> Result<(), Refused> {
    let row = args![
        community,
        person,
        f.goals.trim(),
        f.network.trim(),
        f.network_size,
        f.access.trim(),
        f.willing
    ];
    work.exec(&sql::WRITE_FURTHER, row).await.map(drop)
}

/// The member who acts would be a newcomer's buddy, or would rather not. A receipt takes it back.
pub async fn be_buddy(work: &mut Work<'_>, viewer: &Viewer, willing: bool) -> Result<ReceiptId, Refused> {
    let person = viewer.member()?;
    work.begin().await?;
    let before = further(work, viewer).await?;
    let community = viewer.community().id;
    put(work, community, person, &Further { willing, ..before.clone() }).await?;
    let was = if before.willing { "yes" } else { "no" };
    let receipt = receipts::keep(work, person, Some(community), "buddy", community.into(), was).await?;
    work.done().await?;
    Ok(receipt)
}

/// What was said of oneself in a few lines; a line that was left out stays as it was.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    /// What they practise now.
    pub practice: Option<String>,
    /// What they need.
    pub seeks: Option<String>,
    /// What they can give.
    pub offers: Option<String>,
    /// What helps them to take part.
    pub access: Option<String>,
    /// How they are called.
    pub name: Option<String>,
}

impl Lines {
    /// Whether nothing was said.
    pub fn is_empty(&self) -> bool {
        *self == Lines::default()
    }
}

/// The parts of what it was before, in a receipt.
const PART: char = '\u{1f}';

/// The member who acts says a few lines of themselves. A receipt takes them back.
pub async fn say_lines(work: &mut Work<'_>, viewer: &Viewer, lines: &Lines) -> Result<ReceiptId, Refused> {
    let person = viewer.member()?;
    let all = [&lines.practice, &lines.seeks, &lines.offers, &lines.access, &lines.name];
    if all.into_iter().flatten().any(|line| line.chars().count() > LONGEST) {
        return Err(Refused::invalid("lines", "problem-field-long"));
    }
    work.begin().await?;
    let (was, further) = (profile(work, viewer).await?, further(work, viewer).await?);
    let name = people::get(work, person).await?.name;
    let before = [&was.practice, &was.seeks, &was.offers, &further.access, &name]
        .map(String::as_str)
        .join(&PART.to_string());
    set_lines(work, viewer, lines).await?;
    let community = viewer.community().id;
    let receipt = receipts::keep(work, person, Some(community), "lines", community.into(), &before).await?;
    crate::newcomers::told_of_oneself(work, community, person).await?;
    work.note(Some(community), "wrote-profile", person.into(), "").await?;
    work.done().await?;
    Ok(receipt)
}

async fn set_lines(work: &mut Work<'_>, viewer: &Viewer, lines: &Lines) -> Result<(), Refused> {
    let person = viewer.member()?;
    let mut now: Profile = profile(work, viewer).await?;
    for (line, to) in [
        (&lines.practice, &mut now.practice),
        (&lines.seeks, &mut now.seeks),
        (&lines.offers, &mut now.offers),
    ] {
        if let Some(line) = line {
            *to = line.trim().to_owned();
        }
    }
    super::profile::put(work, viewer, person, &now).await?;
    if let Some(access) = &lines.access {
        let more = Further { access: access.clone(), ..further(work, viewer).await? };
        put(work, viewer.community().id, person, &more).await?;
    }
    if let Some(name) = lines.name.as_deref().map(people::clean_name).filter(|name| !name.is_empty()) {
        people::rename(work, person, &name).await?;
    }
    crate::search::index::put_person(work, person).await
}

/// The lines, or the wish to be a buddy, as they were. Part of taking an act back.
pub(crate) async fn put_back(
    work: &mut Work<'_>,
    viewer: &Viewer,
    act: &str,
    before: &str,
) -> Result<(), Refused> {
    if act == "buddy" {
        let person = viewer.member()?;
        let was = Further { willing: before == "yes", ..further(work, viewer).await? };
        return put(work, viewer.community().id, person, &was).await;
    }
    let was: Vec<String> = before.split(PART).map(str::to_owned).collect();
    let [practice, seeks, offers, access, name] = <[String; 5]>::try_from(was).map_err(|_| Refused::Gone)?;
    let lines = Lines {
        practice: Some(practice),
        seeks: Some(seeks),
        offers: Some(offers),
        access: Some(access),
        name: Some(name),
    };
    set_lines(work, viewer, &lines).await
}

row! {
    /// What stands beside a member's profile.
    #[derive(Clone, Debug, Default)]
    pub struct Beside {
        /// When their practice was last said to hold.
        pub practised_at: Option<Time>,
        /// What they hope for here.
        pub goals: String,
        /// The network that they run.
        pub network: String,
        /// How many it reaches, as they say themselves.
        pub network_size: Option<i64>,
        /// What helps them to take part; empty for whoever may not see it.
        pub access: String,
        /// They would be a newcomer's buddy.
        pub willing: bool,
        /// Nothing is asked of them since then.
        pub resting_at: Option<Time>,
    }
}

/// What stands beside a member's profile; for members. What helps them to take part is for themselves and for convenors.
pub async fn beside(work: &mut Work<'_>, viewer: &Viewer, person: PersonId) -> Result<Beside, Refused> {
    let asks = viewer.member()?;
    let sees = viewer.is_convenor() || asks == person;
    let found = work.opt(&sql::BESIDE, args![viewer.community().id, person, sees]).await?;
    Ok(found.unwrap_or_default())
}

row! {
    /// A member's goals, and the network that they run.
    #[derive(Clone, Debug)]
    pub struct Goals {
        /// Who.
        pub person: PersonId,
        /// Their name.
        pub name: String,
        /// What they hope for here.
        pub goals: String,
        /// The network that they run.
        pub network: String,
        /// How many it reaches, as they say themselves.
        pub network_size: Option<i64>,
    }
}

/// What members hope for, and the networks that they run: for members, as everything that they say of themselves (S2.3).
pub async fn goals(work: &mut Work<'_>, viewer: &Viewer) -> Result<Vec<Goals>, Refused> {
    viewer.member()?;
    work.all(&sql::GOALS, args![viewer.community().id]).await
}
