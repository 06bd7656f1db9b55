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
    let all =
        [&profile.practice, &profile.offers, &profile.seeks, &profile.about].map(String::as_str).join("\n");
    let stems = terms::padded_stems(&all, terms::language_of(&all, &viewer.community().language));
    let p = profile;
    work.exec(
        &sql::WRITE_PROFILE,
        args![community, person, p.practice.trim(), p.offers.trim(), p.seeks.trim(), p.about.trim(), stems],
    )
    .await?;
    work.exec(&sql::RENAME, args![person, &name, terms::fold(&name)]).await?;
    index::put_person(work, person).await?;
    work.note(Some(community), "wrote-profile", person.into(), "").await?;
    work.done().await
}
