//! No figure about too few.

/// The figure, unless it would rest on fewer than `least` people: then there is none.
///
/// How few are too few is the caller's policy, not this crate's. The figure is not even computed when it may
/// not be shown.
///
/// ```
/// assert_eq!(network::when_enough(13, 7, || 0.4), Some(0.4));
/// assert_eq!(network::when_enough(6, 7, || 0.4), None);
/// ```
pub fn when_enough<T>(people: usize, least: usize, figure: impl FnOnce() -> T) -> Option<T> {
    (people >= least).then(figure)
}
