//! Applications that are likely the same person's: shown to convenors with the reason, never merged by the program.

use std::collections::HashMap;

use store::args;

use super::{Application, applications, convenes, sql};
use crate::{ApplicationId, Refused, Work, charter::Viewer, search::terms::fold};

/// An answer says something of a person from so many letters on.
const TELLING: usize = 40;

/// Applications that are likely one person's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alike {
    /// Which.
    pub applications: Vec<ApplicationId>,
    /// Why: `name`, `address`, `words`.
    pub why: Vec<&'static str>,
}

/// Which applications are likely the same person's. For convenors.
pub async fn alike(work: &mut Work<'_>, viewer: &Viewer) -> Result<Vec<Alike>, Refused> {
    convenes(work, viewer)?;
    let all = applications(work, viewer).await?;
    let answers: Vec<(ApplicationId, i64, String)> =
        work.all(&sql::ALL_ANSWERS, args![viewer.community().id]).await?;
    Ok(found(&all, &answers))
}

fn found(all: &[Application], answers: &[(ApplicationId, i64, String)]) -> Vec<Alike> {
    let place: HashMap<ApplicationId, usize> =
        all.iter().enumerate().map(|(place, one)| (one.id, place)).collect();
    let mut said: HashMap<(&'static str, String), Vec<usize>> = HashMap::new();
    for (at, one) in all.iter().enumerate().filter(|(_, one)| one.state != "withdrawn") {
        let name = fold(&one.name);
        if name.split_whitespace().count() > 1 {
            said.entry(("name", name)).or_default().push(at);
        }
        said.entry(("address", skeleton(&one.address))).or_default().push(at);
    }
    for (id, question, words) in answers {
        let folded: String = fold(words).chars().filter(|c| c.is_alphanumeric()).collect();
        if folded.chars().count() >= TELLING
            && let Some(at) = place.get(id).filter(|at| all[**at].state != "withdrawn")
        {
            said.entry(("words", format!("{question} {folded}"))).or_default().push(*at);
        }
    }
    // Whoever shares something with one of a group belongs to the group: each points to the first that it is like.
    let mut first: Vec<usize> = (0..all.len()).collect();
    let mut why: HashMap<usize, Vec<&'static str>> = HashMap::new();
    let mut shared: Vec<(&'static str, Vec<usize>)> =
        said.into_iter().filter(|(_, some)| some.len() > 1).map(|((why, _), some)| (why, some)).collect();
    shared.sort();
    for (_, some) in &shared {
        let lowest = some.iter().map(|at| root(&first, *at)).min().unwrap_or(0);
        for at in some {
            let root = root(&first, *at);
            first[root] = lowest;
        }
    }
    for (reason, some) in &shared {
        let reasons = why.entry(root(&first, some[0])).or_default();
        if !reasons.contains(reason) {
            reasons.push(reason);
        }
    }
    let mut groups: HashMap<usize, Vec<ApplicationId>> = HashMap::new();
    for (at, one) in all.iter().enumerate() {
        groups.entry(root(&first, at)).or_default().push(one.id);
    }
    let mut alike: Vec<Alike> = groups
        .into_iter()
        .filter(|(_, some)| some.len() > 1)
        .map(|(root, applications)| Alike { applications, why: why.remove(&root).unwrap_or_default() })
        .collect();
    alike.sort_by_key(|one| one.applications.clone());
    alike
}

fn root(first: &[usize], mut at: usize) -> usize {
    while first[at] != at {
        at = first[at];
    }
    at
}

/// An address without what many mail programs leave out: dots, and what stands behind a plus.
fn skeleton(address: &str) -> String {
    let folded = address.to_lowercase();
    let (local, domain) = folded.rsplit_once('@').unwrap_or((&folded, ""));
    let local = local.split('+').next().unwrap_or(local).replace('.', "");
    format!("{local}@{domain}")
}
