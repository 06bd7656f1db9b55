//! What each feature keeps of a person: one list, for `MY DATA` and for `DELETE ME`. A feature that keeps something about people adds
//! its part to `PARTS`; docs/recipes/part.md says how.

use store::Statement;

/// What a feature keeps of a person.
pub(crate) struct Part {
    /// The key of the sentence that names it: `data-talks`. In the file for machines it stands without `data-`.
    pub key: &'static str,
    /// What its columns are called, six texts and two moments; an empty name for one that is not used.
    pub names: &'static [&'static str; 8],
    /// Shows it: `$1` is the person; six texts and two moments come out, NULL for what is not used.
    pub show: &'static Statement,
    /// Erases it: `$1` is the person.
    pub erase: &'static [&'static Statement],
}

/// Every part, in the order in which it is shown.
static PARTS: &[&[Part]] = &[
    crate::members::promises::PARTS,
    crate::newcomers::PARTS,
    crate::listening::PARTS,
    crate::practice::PARTS,
    crate::gatherings::PARTS,
    crate::commitments::PARTS,
    crate::exchanges::PARTS,
    crate::sets::PARTS,
    crate::methods::PARTS,
    crate::runsheets::PARTS,
    crate::topics::PARTS,
    crate::needs::PARTS,
    crate::attendance::PARTS,
    crate::feedback::PARTS,
    crate::recaps::PARTS,
    crate::founding::PARTS,
    crate::intakes::PARTS,
    crate::invitations::PARTS,
    crate::curation::PARTS,
    crate::charter::PARTS,
    crate::lifecycle::PARTS,
    crate::sponsors::PARTS,
    crate::roles::PARTS,
    crate::care::PARTS,
    crate::moderation::PARTS,
];

/// The parts one after another. (An iterator of references would not pass through the waits of a verb.)
pub(crate) fn all() -> Vec<&'static Part> {
    PARTS.iter().flat_map(|parts| parts.iter()).collect()
}
