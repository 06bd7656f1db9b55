//! The mix that a community has chosen: what share of its people a value should have (S2.7).

use store::{args, row};

use super::{DIMENSIONS, convenor, kept, sql};
use crate::{Problem, Refused, Work, charter::Viewer, people::clean_name};

/// Bands, at most.
const MOST: usize = 48;
/// The usual: no organisation and no field has more than this share.
pub(super) const USUAL_CAP: i64 = 300;

row! {
    /// What share a value should have, in thousandths. With an empty value: no value of the dimension more than `most`.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Band {
        /// One of [`DIMENSIONS`].
        pub dimension: String,
        /// The value.
        pub value: String,
        /// At least.
        pub least: i64,
        /// At most.
        pub most: i64,
    }
}

/// The mix that was chosen; the usual one where nothing was: no organisation and no field above 30 in a hundred, voices 30 to 70.
pub async fn mix(work: &mut Work<'_>, viewer: &Viewer) -> Result<Vec<Band>, Refused> {
    viewer.member()?;
    of_community(work, viewer).await
}

pub(super) async fn of_community(work: &mut Work<'_>, viewer: &Viewer) -> Result<Vec<Band>, Refused> {
    let chosen: Vec<Band> = work.all(&sql::MIX, args![viewer.community().id]).await?;
    let mut all = chosen;
    for (dimension, value, least, most) in
        [("organisation", "", 0, USUAL_CAP), ("field", "", 0, USUAL_CAP), ("voice", "early", 300, 700)]
    {
        if !all.iter().any(|band| band.dimension == dimension && band.value == value) {
            all.push(Band { dimension: dimension.into(), value: value.into(), least, most });
        }
    }
    Ok(all)
}

/// Chooses the mix anew. By a convenor.
pub async fn set_mix(work: &mut Work<'_>, viewer: &Viewer, bands: &[Band]) -> Result<(), Refused> {
    convenor(viewer)?;
    let mut problems = Vec::new();
    let mut rows = Vec::new();
    let community = viewer.community().id;
    for band in bands.iter().take(MOST + 1) {
        let value = clean_name(&kept(&band.value, 80));
        let is_share = |share: i64| (0..=1_000).contains(&share);
        if !DIMENSIONS.contains(&band.dimension.as_str())
            || !is_share(band.least)
            || !is_share(band.most)
            || band.least > band.most
        {
            problems.push(Problem { field: "mix", key: "problem-mix" });
        }
        rows.push(args![community, &band.dimension, value, band.least, band.most]);
    }
    if rows.len() > MOST {
        problems.push(Problem { field: "mix", key: "problem-mix-many" });
    }
    if !problems.is_empty() {
        return Err(Refused::Invalid(problems));
    }
    work.begin().await?;
    work.exec(&sql::DROP_MIX, args![community]).await?;
    work.each(&sql::KEEP_BAND, rows).await?;
    work.note(Some(community), "set-mix", community.into(), "").await?;
    work.done().await
}
