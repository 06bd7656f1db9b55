//! A member's own words about themselves: practice, what they can offer, what they look for.

use store::{args, row};

use super::sql;
use crate::{
    Problem, Refused, Work,
    charter::Viewer,
    search::{index, terms},
};

const LONGEST: usize = 600;
const LONGEST_ABOUT: usize = 4_000;

row! {
    /// A profile.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct Profile {
        /// What they do, in a line or two.
        pub practice: String,
        /// What they can offer to others.
        pub offers: String,
        /// What they look for.
        pub seeks: String,
        /// Anything more, in Markdown.
        pub about: String,
    }
}

/// The profile of the member who looks.
pub async fn profile(work: &mut Work<'_>, viewer: &Viewer) -> Result<Profile, Refused> {
    let person = viewer.member()?;
    work.one(&sql::PROFILE, args![viewer.community().id, person]).await
}

/// The member who acts writes their profile anew, and their name.
pub async fn write_profile(
    work: &mut Work<'_>,
    viewer: &Viewer,
    name: &str,
    profile: &Profile,
) -> Result<(), Refused> {
    let person = viewer.member()?;
    let name = crate::people::clean_name(name);
    let mut problems = Vec::new();
    if name.is_empty() {
        problems.push(Problem { field: "name", key: "problem-name" });
    }
    for (field, text) in
        [("practice", &profile.practice), ("offers", &profile.offers), ("seeks", &profile.seeks)]
    {
        if text.chars().count() > LONGEST {
            problems.push(Problem { field, key: "problem-field-long" });
        }
    }
    if profile.about.chars().count() > LONGEST_ABOUT {
        problems.push(Problem { field: "about", key: "problem-field-long" });
    }
    if !problems.is_empty() {
        return Err(Refused::Invalid(problems));
    }
    work.begin().await?;
    let community = viewer.community().id;
    put(work, viewer, person, profile).await?;
    work.exec(&sql::RENAME, args![person, &name, terms::fold(&name)]).await?;
    index::put_person(work, person).await?;
    crate::newcomers::told_of_oneself(work, community, person).await?;
    work.note(Some(community), "wrote-profile", person.into(), "").await?;
    work.done().await
}

/// Longest list of what somebody offers, in characters.
const LONGEST_OFFERS: usize = LONGEST;

/// The member who acts offers one thing more: it stands in their profile, where others find it. A receipt takes it back.
pub async fn offer(work: &mut Work<'_>, viewer: &Viewer, words: &str) -> Result<crate::ReceiptId, Refused> {
    let person = viewer.member()?;
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.is_empty() {
        return Err(Refused::invalid("offers", "problem-words-empty"));
    }
    work.begin().await?;
    let before = profile(work, viewer).await?;
    let offers = if before.offers.is_empty() {
        words
    } else {
        format!("{}; {words}", before.offers.trim_end_matches('.'))
    };
    if offers.chars().count() > LONGEST_OFFERS {
        return Err(Refused::invalid("offers", "problem-field-long"));
    }
    set_offers(work, viewer, &offers).await?;
    let community = viewer.community().id;
    let receipt =
        crate::receipts::keep(work, person, Some(community), "offer", community.into(), &before.offers)
            .await?;
    work.note(Some(community), "offered", person.into(), "").await?;
    work.done().await?;
    Ok(receipt)
}

/// What the member who acts offers, anew. Part of another act.
pub(crate) async fn set_offers(work: &mut Work<'_>, viewer: &Viewer, offers: &str) -> Result<(), Refused> {
    let person = viewer.member()?;
    let now = Profile { offers: offers.to_owned(), ..profile(work, viewer).await? };
    put(work, viewer, person, &now).await?;
    index::put_person(work, person).await
}

pub(super) async fn put(
    work: &mut Work<'_>,
    viewer: &Viewer,
    person: crate::PersonId,
    p: &Profile,
) -> Result<(), Refused> {
    let community = viewer.community();
    let all = [&p.practice, &p.offers, &p.seeks, &p.about].map(String::as_str).join("\n");
    let stems = terms::padded_stems(&all, terms::language_of(&all, &community.language));
    let row = args![
        community.id,
        person,
        p.practice.trim(),
        p.offers.trim(),
        p.seeks.trim(),
        p.about.trim(),
        stems,
        work.now()
    ];
    work.exec(&sql::WRITE_PROFILE, row).await.map(drop)
}
