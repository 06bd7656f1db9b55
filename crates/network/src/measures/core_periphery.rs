//! Is there a core with an edge around it?

use crate::Ties;

/// The best division into a core and an edge that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Core {
    /// Who is in the core, best connected first.
    pub members: Vec<u32>,
    /// Pearson correlation between the ties and the ideal, in which a pair is tied if either is in the core.
    /// From 0.5 on there is a clear core (practice 2.22); near 0 there is none.
    pub fit: f64,
}

/// Core and periphery after Borgatti and Everett ("Models of core/periphery structures", Social Networks 21,
/// 1999), greedily: people by falling degree, every beginning of that line tried as the core.
///
/// `None` if no fit is defined: below three people, or if none or all are tied to each other.
pub fn core_periphery(ties: &Ties) -> Option<Core> {
    let people = ties.people();
    if people < 3 {
        return None;
    }
    let mut line: Vec<u32> = (0..people as u32).collect();
    line.sort_by_key(|person| std::cmp::Reverse(ties.degree(*person)));

    let pairs = people as f64 * (people as f64 - 1.0) / 2.0;
    let tied = ties.count() as f64;
    let mut inside = vec![false; people];
    let (mut ideal, mut both) = (0.0, 0.0);
    let mut best: Option<(f64, usize)> = None;
    for (size, person) in line.iter().enumerate() {
        // The person brings the pairs with everyone who was outside, and of these some are tied.
        ideal += (people - 1 - size) as f64;
        let row = ties.adjacency().neighbours(*person);
        both += row.iter().filter(|other| !inside[**other as usize]).count() as f64;
        inside[*person as usize] = true;
        let fit = correlation(pairs, tied, ideal, both);
        if fit.is_some_and(|fit| best.is_none_or(|(before, _)| fit > before)) {
            best = fit.map(|fit| (fit, size + 1));
        }
    }
    let (fit, size) = best?;
    line.truncate(size);
    Some(Core { members: line, fit })
}

/// Pearson correlation of two yes-or-no columns over `all` pairs: `one` and `other` say yes so often, `both`
/// together.
fn correlation(all: f64, one: f64, other: f64, both: f64) -> Option<f64> {
    let spread = one * (all - one) * other * (all - other);
    (spread > 0.0).then(|| (all * both - one * other) / spread.sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_is_all_core_and_edge() {
        let star = Ties::from_pairs(6, (0..6).filter(|leaf| *leaf != 2).map(|leaf| (2, leaf, 1.0))).unwrap();
        assert_eq!(core_periphery(&star), Some(Core { members: vec![2], fit: 1.0 }));
    }

    #[test]
    fn where_none_or_all_are_tied_there_is_no_core_to_tell() {
        assert_eq!(core_periphery(&Ties::from_pairs(5, []).unwrap()), None);
        let all = (0..4).flat_map(|one| (0..one).map(move |other| (one, other, 1.0)));
        assert_eq!(core_periphery(&Ties::from_pairs(4, all).unwrap()), None);
    }
}
