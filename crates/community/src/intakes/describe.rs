//! How people describe themselves, for the balance of the whole; and what there is between two of them.

use store::{args, row};

use super::{convenes, convenor, kept, sql};
use crate::{ApplicationId, IntakeId, Refused, Work, charter::Viewer, people::clean_name};

/// What people can say of themselves: where they work, in which field, where they live, how long they have been at it (`new`: under two
/// years, `mid`, `deep`: over ten), and how they take part (`early`: speaks in order to think; `waits`: thinks, then speaks).
pub const DIMENSIONS: [&str; 5] = ["organisation", "field", "place", "years", "voice"];
/// What there can be between two: a tie, a line of power elsewhere, not both, only both.
pub const KINDS: [&str; 4] = ["tie", "line", "avoid", "together"];
const LONGEST: usize = 80;

/// The member who acts describes themself: in the order of [`DIMENSIONS`]; empty for what they would rather not say.
pub async fn describe(work: &mut Work<'_>, viewer: &Viewer, said: &[String; 5]) -> Result<(), Refused> {
    let person = viewer.member()?;
    work.begin().await?;
    put(work, viewer, person.into(), said).await?;
    work.note(Some(viewer.community().id), "described", person.into(), "").await?;
    work.done().await
}

/// A convenor puts down how an applicant described themself, where the questions did not ask for it: once two have read what they wrote.
pub async fn describe_applicant(
    work: &mut Work<'_>,
    viewer: &Viewer,
    application: ApplicationId,
    said: &[String; 5],
) -> Result<(), Refused> {
    convenor(viewer)?;
    work.begin().await?;
    let community = viewer.community().id;
    let (known,): (i64,) = work.one(&sql::READ_HERE, args![community, application]).await?;
    if known == 0 {
        return Err(Refused::NotFound);
    }
    put(work, viewer, application.into(), said).await?;
    work.note(Some(community), "described-applicant", application.into(), "").await?;
    work.done().await
}

async fn put(work: &mut Work<'_>, viewer: &Viewer, who: i64, said: &[String; 5]) -> Result<(), Refused> {
    let community = viewer.community().id;
    for (dimension, value) in DIMENSIONS.iter().zip(said) {
        let value = clean_name(&kept(value, LONGEST));
        let known = match *dimension {
            "years" => ["", "new", "mid", "deep"].contains(&value.as_str()),
            "voice" => ["", "early", "waits"].contains(&value.as_str()),
            _ => true,
        };
        if !known {
            return Err(Refused::invalid("years", "problem-described"));
        }
        match value.is_empty() {
            true => work.exec(&sql::UNDESCRIBE, args![community, who, *dimension]).await?,
            false => work.exec(&sql::DESCRIBE, args![community, who, *dimension, value]).await?,
        };
    }
    Ok(())
}

/// What applicants answered to questions of this kind is how they describe themselves. Part of handing out.
pub(super) async fn keep_answers(work: &mut Work<'_>, intake: IntakeId) -> Result<(), Refused> {
    let said: Vec<(i64, ApplicationId, String, String, String)> =
        work.all(&sql::SAID_OF_THEMSELVES, args![intake]).await?;
    let mut rows = Vec::new();
    for (community, application, dimension, words, options) in said {
        let options: Vec<&str> = options.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let place = options.iter().position(|option| *option == words.trim());
        // The answers to these two stand in order, whatever their words: from new to deep, from early to waiting.
        let value = match (dimension.as_str(), place) {
            ("years", Some(0)) => "new".to_owned(),
            ("years", Some(place)) if place + 1 == options.len() => "deep".to_owned(),
            ("years", Some(_)) => "mid".to_owned(),
            ("voice", Some(place)) => (if place == 0 { "early" } else { "waits" }).to_owned(),
            ("years" | "voice", None) => continue,
            _ => clean_name(&kept(&words, LONGEST)),
        };
        if !value.is_empty() {
            rows.push(args![community, application, dimension, value]);
        }
    }
    work.each(&sql::DESCRIBE, rows).await.map(drop)
}

/// How the member who acts described themself, in the order of [`DIMENSIONS`].
pub async fn described(work: &mut Work<'_>, viewer: &Viewer) -> Result<[String; 5], Refused> {
    let person = viewer.member()?;
    let said: Vec<(String, String)> = work.all(&sql::DESCRIBED, args![viewer.community().id, person]).await?;
    let of = |dimension: &str| {
        said.iter().find(|(one, _)| one == dimension).map(|(_, value)| value.clone()).unwrap_or_default()
    };
    Ok(DIMENSIONS.map(of))
}

row! {
    /// Two people, and what there is between them.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Between {
        /// A person or an application.
        pub one: i64,
        /// Another.
        pub other: i64,
        /// `tie`, `line`, `avoid`, `together`.
        pub kind: String,
    }
}

row! {
    /// Two people by name, and what there is between them.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Pair {
        /// A person or an application.
        pub one: i64,
        /// Another.
        pub other: i64,
        /// `tie`, `line`, `avoid`, `together`.
        pub kind: String,
        /// What the one is called.
        pub one_name: String,
        /// What the other is called.
        pub other_name: String,
    }
}

/// The smaller id first: a pair has no order.
pub(super) fn ordered(one: i64, other: i64) -> (i64, i64) {
    (one.min(other), one.max(other))
}

/// A convenor says what there is between two: members, or applicants whose name is back; `set`: or that it is not so.
pub async fn set_between(
    work: &mut Work<'_>,
    viewer: &Viewer,
    between: &Between,
    set: bool,
) -> Result<(), Refused> {
    let by = convenor(viewer)?;
    if !KINDS.contains(&between.kind.as_str()) || between.one == between.other {
        return Err(Refused::invalid("kind", "problem-between"));
    }
    work.begin().await?;
    let community = viewer.community().id;
    for one in [between.one, between.other] {
        let known: (i64,) = work.one(&sql::KNOWN_HERE, args![community, one]).await?;
        if known.0 == 0 {
            return Err(Refused::NotFound);
        }
    }
    let ((one, other), now) = (ordered(between.one, between.other), work.now());
    match set {
        true => work.exec(&sql::SET_BETWEEN, args![community, one, other, &between.kind, by, now]).await?,
        false => work.exec(&sql::UNSET_BETWEEN, args![community, one, other, &between.kind]).await?,
    };
    work.note(Some(community), "set-between", one, &between.kind).await?;
    work.done().await
}

/// What there is between members and applicants, the first two hundred. For convenors, once the names are back: of an application that is
/// still read, nothing.
pub async fn between(work: &mut Work<'_>, viewer: &Viewer) -> Result<Vec<Pair>, Refused> {
    convenes(work, viewer)?;
    work.all(&sql::PAIRS, args![viewer.community().id]).await
}
