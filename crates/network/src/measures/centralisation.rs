//! Does everything hang on one person?

use crate::Ties;

/// Freeman's degree centralisation, `Σ (d_max - d_i) / ((n - 1)(n - 2))`: 1 for a star, 0 if all have as many
/// ties. `None` below three people. (L. C. Freeman, "Centrality in social networks", Social Networks 1, 1979.)
pub fn centralisation(ties: &Ties) -> Option<f64> {
    let people = ties.people();
    if people < 3 {
        return None;
    }
    let most = (0..people as u32).map(|person| ties.degree(person)).max().unwrap_or(0);
    let missing = most * people - 2 * ties.count();
    Some(missing as f64 / ((people - 1) as f64 * (people - 2) as f64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_is_wholly_centralised_and_a_ring_not_at_all() {
        let star = Ties::from_pairs(5, (1..5).map(|leaf| (0, leaf, 1.0))).unwrap();
        let ring = Ties::from_pairs(5, (0..5).map(|one| (one, (one + 1) % 5, 1.0))).unwrap();
        assert_eq!((centralisation(&star), centralisation(&ring)), (Some(1.0), Some(0.0)));
        assert_eq!(centralisation(&Ties::from_pairs(2, [(0, 1, 1.0)]).unwrap()), None);
    }
}
