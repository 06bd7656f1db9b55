//! "Does it exist already?": communities and lists that overlap, before another is founded (S2.10).
//!
//! By words of cause and practice anyone may compare: only communities that the founder may know of are looked at. By people it is not so:
//! whoever may choose the list could find out about one person by putting them on it and taking them off. So people are counted once,
//! for the first list of a founding; as "at least five, ten, fifteen"; and nobody founds more than a few times a day.

use std::collections::BTreeSet;

use store::{args, row};

use super::{Founding, sql};
use crate::{CommunityId, Refused, Work, search::terms};

/// Fewer people than these are no count (practice 5.3).
const ENOUGH: i64 = 5;
/// So many words must be shared.
const ENOUGH_WORDS: usize = 2;
/// So many are shown.
const MOST: usize = 8;

/// A community that overlaps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overlap {
    /// Its name in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its cause.
    pub cause: String,
    /// Whether it is a mailing list.
    pub list: bool,
    /// Whether the founder belongs to it.
    pub mine: bool,
    /// The words that it shares.
    pub words: Vec<String>,
    /// At least so many people of the list belong to it; nothing below five.
    pub at_least: Option<i64>,
}

row! {
    struct Row {
        id: CommunityId,
        slug: String,
        name: String,
        cause: String,
        domain: String,
        practice: String,
        language: String,
        list: bool,
        mine: bool,
    }
}

/// Words that say something, stemmed.
pub(super) fn stems(text: &str, language: &str) -> Vec<String> {
    let all = terms::folded_and_stemmed(text, language);
    let mut seen = BTreeSet::new();
    all.into_iter()
        .filter(|(word, _)| word.chars().count() > 3)
        .map(|(_, stem)| stem)
        .filter(|stem| seen.insert(stem.clone()))
        .collect()
}

/// What overlaps with a founding: those with most in common first.
pub(super) async fn overlaps(work: &mut Work<'_>, draft: &Founding) -> Result<Vec<Overlap>, Refused> {
    let rows: Vec<Row> = work.all(&sql::COMMUNITIES, args![draft.person]).await?;
    let shared: Vec<(CommunityId, i64)> = work.all(&sql::OVERLAPS, args![draft.id]).await?;
    let mut found = Vec::new();
    for row in rows.into_iter().filter(|row| Some(row.id) != draft.adopts && Some(row.id) != draft.community)
    {
        let own: BTreeSet<String> = draft.stems(&row.language).into_iter().collect();
        let text = [&row.name, &row.cause, &row.domain, &row.practice].map(String::as_str).join(" ");
        let all = terms::folded_and_stemmed(&text, &row.language);
        let mut seen = BTreeSet::new();
        let words: Vec<String> = all
            .into_iter()
            .filter(|(word, stem)| {
                word.chars().count() > 3 && own.contains(stem) && seen.insert(stem.clone())
            })
            .map(|(word, _)| word)
            .collect();
        let at_least = shared.iter().find(|(community, _)| *community == row.id).map(|(_, count)| *count);
        if words.len() >= ENOUGH_WORDS || at_least.is_some() {
            let Row { slug, name, cause, list, mine, .. } = row;
            found.push(Overlap { slug, name, cause, list, mine, words, at_least });
        }
    }
    found.sort_by_key(|one| std::cmp::Reverse((one.at_least.unwrap_or(0), one.words.len())));
    found.truncate(MOST);
    Ok(found)
}

/// Counts the people of a list in communities that the founder may know of: once. Part of keeping the first list.
pub(super) async fn count(work: &mut Work<'_>, draft: &Founding, folded: &[String]) -> Result<(), Refused> {
    let (known,): (i64,) = work.one(&sql::COUNTED, args![draft.id]).await?;
    if known > 0 || (folded.len() as i64) < ENOUGH {
        return Ok(());
    }
    let shared: Vec<(CommunityId, i64)> =
        work.all(&sql::SHARED, args![draft.person, folded.to_vec()]).await?;
    let mut rows = vec![args![draft.id, CommunityId::default(), 0i64]];
    rows.extend(
        shared
            .into_iter()
            .filter(|(_, count)| *count >= ENOUGH)
            .map(|(community, count)| args![draft.id, community, count / ENOUGH * ENOUGH]),
    );
    work.each(&sql::KEEP_OVERLAP, rows).await.map(drop)
}
