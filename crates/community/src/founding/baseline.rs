//! What an adopted archive told when it was adopted: later figures are held against it (S2.6).

use base::Time;
use store::{args, row};

use super::sql;
use crate::{Refused, Work, charter::Viewer, discover};

row! {
    /// A figure of the baseline.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Figure {
        /// Which: `people`, `posts`, `started`, `answered`, `answered-in-time`, `gini`, `came-back`, `reciprocity`.
        pub figure: String,
        /// How much; shares are between 0 and 1.
        pub value: f64,
        /// Since when it is kept.
        pub taken_at: Time,
    }
}

/// The baseline of a community; empty when none was taken. For its members.
pub async fn baseline(work: &mut Work<'_>, viewer: &Viewer) -> Result<Vec<Figure>, Refused> {
    if work.actor() != crate::Actor::System {
        viewer.member()?;
    }
    work.all(&sql::BASELINE, args![viewer.community().id]).await
}

/// Figures that rest on enough people. What Discover leaves out is not kept either.
pub(super) fn figures(found: &discover::Discovery) -> Vec<(&'static str, f64)> {
    let whole = found.lately.as_ref().unwrap_or(&found.whole);
    let mut figures = vec![
        ("people", whole.people as f64),
        ("posts", whole.posts as f64),
        ("started", whole.started as f64),
    ];
    if let Some(answered) = &whole.questions {
        figures.push(("answered", answered.share()));
        figures.push(("answered-in-time", answered.share_in_time()));
    }
    if let Some(evenness) = &whole.evenness {
        figures.push(("gini", evenness.gini));
    }
    if let Some(newcomers) = &whole.newcomers {
        figures.push(("came-back", newcomers.returned.share()));
    }
    if let Some(reciprocity) = whole.network.as_ref().and_then(|network| network.reciprocity) {
        figures.push(("reciprocity", reciprocity));
    }
    figures
}

/// Keeps them. What was kept stays: a baseline is taken once.
pub(super) async fn keep(
    work: &mut Work<'_>,
    viewer: &Viewer,
    figures: &[(&'static str, f64)],
) -> Result<(), Refused> {
    let (community, now) = (viewer.community().id, work.now());
    let rows = figures.iter().map(|(figure, value)| args![community, *figure, *value, now]).collect();
    work.each(&sql::KEEP_FIGURE, rows).await.map(drop)
}
