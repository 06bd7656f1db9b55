//! Two people whom a newcomer might meet, each with the reason in a line.

use std::collections::HashSet;

use store::{args, row};

use super::sql;
use crate::{
    PersonId, Refused, Work,
    charter::Viewer,
    search::terms::{language_of, padded_stems},
};

/// Why somebody may be good to meet: with the words that say it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// They can give what the newcomer looks for.
    Offers(String),
    /// They look for what the newcomer can give.
    Seeks(String),
    /// They do something alike.
    Practises(String),
    /// They convene the community, and know who is who.
    Convenes,
}

/// Somebody to meet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meet {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Why.
    pub why: Why,
}

row! {
    struct Other { person: PersonId, name: String, practice: String, offers: String, seeks: String, convenes: bool }
}

/// Two members whom `person` might meet: by needs and offers first, then by what they do, then whoever convenes.
pub(super) async fn two(
    work: &mut Work<'_>,
    viewer: &Viewer,
    person: PersonId,
) -> Result<Vec<Meet>, Refused> {
    let now = work.now();
    let community = viewer.community();
    let own = crate::members::profile(work, viewer).await?;
    let others: Vec<Other> = work.all(&sql::OTHERS, args![community.id, person, now]).await?;
    let stems = |text: &str| -> HashSet<String> {
        let stems = padded_stems(text, language_of(text, &community.language));
        // Short stems are the small words of a language: they make nobody alike.
        stems.split(' ').filter(|stem| stem.chars().count() > 3).map(str::to_owned).collect()
    };
    let (practice, offers, seeks) = (stems(&own.practice), stems(&own.offers), stems(&own.seeks));
    let mut found: Vec<(usize, Meet)> = Vec::new();
    for other in others {
        let shared = |mine: &HashSet<String>, theirs: &str| mine.intersection(&stems(theirs)).count();
        let by = [
            (shared(&seeks, &other.offers) * 3, Why::Offers(other.offers.clone())),
            (shared(&offers, &other.seeks) * 2, Why::Seeks(other.seeks.clone())),
            (shared(&practice, &other.practice), Why::Practises(other.practice.clone())),
        ];
        let (most, why) = by.into_iter().rev().max_by_key(|(count, _)| *count).unwrap_or((0, Why::Convenes));
        let (most, why) = if most == 0 && other.convenes { (0, Why::Convenes) } else { (most, why) };
        if most > 0 || why == Why::Convenes {
            found.push((most, Meet { person: other.person, name: other.name, why }));
        }
    }
    // Alike by as much, the one who has been here longer comes first: ids sort by time.
    found.sort_by_key(|(most, meet)| (std::cmp::Reverse(*most), meet.person));
    Ok(found.into_iter().take(2).map(|(_, meet)| meet).collect())
}
