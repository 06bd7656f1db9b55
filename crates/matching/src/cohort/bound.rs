//! What no group can be better than, in whole numbers.
//!
//! Whatever multipliers are given to the rows, weak duality makes a bound of them: a row that is met adds nothing above 0, and what is
//! left is least when each variable stands at one of its bounds (Neumaier and Shcherbina, "Safe bounds in linear and mixed-integer
//! programming", Mathematical Programming 2004). The multipliers that the table suggests are rounded to whole steps first; all that
//! follows is exact, so that a bound holds however the table was rounded on its way.

use super::lp::Row;

/// Steps of a multiplier.
const STEPS: f64 = (1_u64 << 40) as f64;

/// What the bound is about: costs, and the bounds of each variable. `open`: has no upper bound.
pub(super) struct Box<'a> {
    pub costs: &'a [i64],
    pub lower: &'a [i64],
    pub upper: &'a [i64],
    /// From this variable on there is no upper bound; each costs more than nothing, and stands in a row with its own cost, negative.
    pub open_from: usize,
}

/// No solution costs less. `multipliers` are those of the scaled rows.
pub(super) fn least(rows: &[Row], multipliers: &[f64], of: &Box<'_>) -> i64 {
    let mut whole: Vec<i128> = rows.iter().zip(multipliers).map(|(row, m)| rounded(row, *m)).collect();
    keep_open_down(rows, &mut whole, of.open_from, of.costs.len());
    let steps = 1_i128 << 40;
    let mut rest: Vec<i128> = of.costs.iter().map(|cost| i128::from(*cost) * steps).collect();
    let bound = combined(rows, &whole, &mut rest, of);
    i64::try_from(-((-bound).div_euclid(steps))).unwrap_or(i64::MIN)
}

/// Whether these multipliers prove that the rows cannot all be met.
pub(super) fn impossible(rows: &[Row], multipliers: &[f64], of: &Box<'_>) -> bool {
    [1.0, -1.0].iter().any(|sign| {
        // Rows with an open variable can always be met, and prove nothing.
        let opened = |row: &Row| row.factors.iter().any(|(v, _)| *v as usize >= of.open_from);
        let whole: Vec<i128> = rows
            .iter()
            .zip(multipliers)
            .map(|(row, m)| if opened(row) { 0 } else { rounded(row, sign * m) })
            .collect();
        let mut rest = vec![0_i128; of.costs.len()];
        combined(rows, &whole, &mut rest, of) > 0
    })
}

fn rounded(row: &Row, multiplier: f64) -> i128 {
    let value = multiplier * row.scale() * STEPS;
    if !value.is_finite() || value.abs() > 1e24 {
        return 0;
    }
    let value = value.round() as i128;
    if row.equal { value } else { value.max(0) }
}

/// An open variable may not gain by growing: the multipliers of its rows together are no more than 1.
fn keep_open_down(rows: &[Row], whole: &mut [i128], from: usize, count: usize) {
    let mut left = vec![1_i128 << 40; count.saturating_sub(from)];
    for (row, multiplier) in rows.iter().zip(whole.iter_mut()) {
        if let Some((variable, _)) = row.factors.iter().find(|(v, _)| *v as usize >= from) {
            let left = &mut left[*variable as usize - from];
            *multiplier = (*multiplier).min(*left);
            *left -= *multiplier;
        }
    }
}

fn combined(rows: &[Row], whole: &[i128], rest: &mut [i128], of: &Box<'_>) -> i128 {
    let mut bound = 0_i128;
    for (row, multiplier) in rows.iter().zip(whole) {
        if *multiplier != 0 {
            bound -= multiplier * i128::from(row.most);
            for (variable, factor) in &row.factors {
                rest[*variable as usize] += multiplier * i128::from(*factor);
            }
        }
    }
    for (variable, cost) in rest.iter().enumerate() {
        let stands = match (*cost >= 0, variable >= of.open_from) {
            (true, _) => of.lower[variable],
            (false, false) => of.upper[variable],
            // Cannot be, see `keep_open_down`; if it were, nothing would be proven.
            (false, true) => return i128::MIN / 4,
        };
        bound += cost * i128::from(stands);
    }
    bound
}
