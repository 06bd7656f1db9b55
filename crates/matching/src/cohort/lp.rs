//! Linear programming, just as much of it as a bound wants: the dual simplex method with bounded variables, on a dense table.
//!
//! Every cost is 0 or more, so that any corner is a beginning; rows are added as they are found to be broken and the method goes on
//! from where it was. A table of fifty rows and two thousand columns is small: exchanging a row and a column walks over it once, in order.
//! What comes out are multipliers, one for each row; `bound` makes a proof of them.

/// Below this a number counts as nothing.
const NOTHING: f64 = 1e-9;
/// A row is broken, or a bound, from here.
const BROKEN: f64 = 1e-7;
/// So small an exchange would blow up what follows.
const PIVOT: f64 = 1e-7;

/// `sum of factors * variables <= most`; with `equal`, exactly.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub factors: Vec<(u32, i64)>,
    pub most: i64,
    pub equal: bool,
}

impl Row {
    /// What the table multiplies it by: its largest factor becomes 1.
    pub fn scale(&self) -> f64 {
        1.0 / self.factors.iter().map(|(_, factor)| factor.unsigned_abs()).max().unwrap_or(1).max(1) as f64
    }
}

/// How an effort to solve ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    /// No better corner.
    Solved,
    /// This row of the table cannot be met.
    Impossible(usize),
    /// It was stopped.
    Stopped,
}

/// A table: `basic[r] + sum of cells[r] * resting = const`. Variables are numbered: first those of the question, then one for each row.
#[derive(Clone)]
pub(super) struct Table {
    columns: usize,
    cells: Vec<f64>,
    basic: Vec<u32>,
    value: Vec<f64>,
    resting: Vec<u32>,
    /// The value at which each resting variable rests.
    rests: Vec<f64>,
    /// What one more of each resting variable costs.
    costs: Vec<f64>,
    lower: Vec<f64>,
    upper: Vec<f64>,
}

impl Table {
    /// Without rows. Each variable begins where it is told, at one of its bounds; `costs` as in the question, a little changed so that
    /// no two ways are the same.
    pub fn new(lower: Vec<f64>, upper: Vec<f64>, begins: Vec<f64>, costs: Vec<f64>) -> Table {
        let columns = costs.len();
        let resting = (0..columns as u32).collect();
        Table {
            columns,
            cells: Vec::new(),
            basic: Vec::new(),
            value: Vec::new(),
            resting,
            rests: begins,
            costs,
            lower,
            upper,
        }
    }

    pub fn rows(&self) -> usize {
        self.basic.len()
    }

    /// One more row: its own variable is basic.
    pub fn add(&mut self, row: &Row) {
        let scale = row.scale();
        let mut of_variable = vec![0.0; self.lower.len()];
        for (variable, factor) in &row.factors {
            of_variable[*variable as usize] = *factor as f64 * scale;
        }
        let mut cells: Vec<f64> =
            self.resting.iter().map(|variable| of_variable[*variable as usize]).collect();
        for (place, basic) in self.basic.iter().enumerate() {
            let factor = of_variable[*basic as usize];
            if factor != 0.0 {
                let line = &self.cells[place * self.columns..(place + 1) * self.columns];
                cells.iter_mut().zip(line).for_each(|(cell, other)| *cell -= factor * other);
            }
        }
        let values = self.values(self.lower.len());
        let used: f64 =
            row.factors.iter().map(|(v, factor)| *factor as f64 * scale * values[*v as usize]).sum();
        self.basic.push(self.lower.len() as u32);
        self.value.push(row.most as f64 * scale - used);
        self.cells.extend_from_slice(&cells);
        self.lower.push(0.0);
        self.upper.push(if row.equal { 0.0 } else { f64::INFINITY });
    }

    /// The values of the first `count` variables.
    pub fn values(&self, count: usize) -> Vec<f64> {
        let mut values = vec![0.0; count];
        let mut put = |variable: u32, value: f64| {
            if let Some(place) = values.get_mut(variable as usize) {
                *place = value;
            }
        };
        self.resting.iter().zip(&self.rests).for_each(|(variable, value)| put(*variable, *value));
        self.basic.iter().zip(&self.value).for_each(|(variable, value)| put(*variable, *value));
        values
    }

    /// Narrows a variable to one value.
    pub fn fix(&mut self, variable: u32, value: f64) {
        (self.lower[variable as usize], self.upper[variable as usize]) = (value, value);
        if let Some(place) = self.resting.iter().position(|one| *one == variable) {
            self.rest_at(place, value);
        }
    }

    fn rest_at(&mut self, place: usize, value: f64) {
        let change = value - self.rests[place];
        if change != 0.0 {
            self.rests[place] = value;
            for row in 0..self.basic.len() {
                self.value[row] -= self.cells[row * self.columns + place] * change;
            }
        }
    }

    /// For each of `rows` rows its multiplier: how much less everything would cost if the row allowed one more (of the scaled row).
    pub fn multipliers(&self, variables: usize, rows: usize) -> Vec<f64> {
        let mut found = vec![0.0; rows];
        for (variable, cost) in self.resting.iter().zip(&self.costs) {
            if let Some(place) = (*variable as usize).checked_sub(variables) {
                found[place] = *cost;
            }
        }
        found
    }

    /// The multipliers that show why a row of the table cannot be met.
    pub fn reasons(&self, row: usize, variables: usize, rows: usize) -> Vec<f64> {
        let mut found = vec![0.0; rows];
        let line = &self.cells[row * self.columns..(row + 1) * self.columns];
        for (variable, cell) in self.resting.iter().zip(line) {
            if let Some(place) = (*variable as usize).checked_sub(variables) {
                found[place] = *cell;
            }
        }
        if let Some(place) = (self.basic[row] as usize).checked_sub(variables) {
            found[place] = 1.0;
        }
        found
    }

    /// Goes from corner to corner until every bound is kept. `go_on` is told how many cells each step walked over.
    pub fn solve(&mut self, mut go_on: impl FnMut(usize) -> bool) -> Ended {
        loop {
            let Some((row, too_low)) = self.most_broken() else { return Ended::Solved };
            if !go_on(self.cells.len() + self.columns) {
                return Ended::Stopped;
            }
            match self.entering(row, too_low) {
                None => return Ended::Impossible(row),
                Some(column) => self.exchange(row, column, too_low),
            }
        }
    }

    fn most_broken(&self) -> Option<(usize, bool)> {
        let mut worst = (BROKEN, None);
        for (row, (variable, value)) in self.basic.iter().zip(&self.value).enumerate() {
            let (lower, upper) = (self.lower[*variable as usize], self.upper[*variable as usize]);
            if lower - value > worst.0 {
                worst = (lower - value, Some((row, true)));
            }
            if value - upper > worst.0 {
                worst = (value - upper, Some((row, false)));
            }
        }
        worst.1
    }

    /// Which resting variable takes the place of a row's. Those that are passed on the way change to their other bound.
    fn entering(&mut self, row: usize, too_low: bool) -> Option<usize> {
        let line = &self.cells[row * self.columns..(row + 1) * self.columns];
        let mut ways: Vec<(f64, usize, f64)> = Vec::new();
        for (place, cell) in line.iter().enumerate() {
            let variable = self.resting[place] as usize;
            let (lower, upper) = (self.lower[variable], self.upper[variable]);
            if cell.abs() < PIVOT || upper - lower < NOTHING {
                continue;
            }
            let at_lower = self.rests[place] - lower < NOTHING;
            // Raising the row's variable wants a resting one at its lower bound with a factor below 0, or one at its upper above 0.
            if (*cell < 0.0) == (at_lower == too_low) {
                ways.push((self.costs[place].abs() / cell.abs(), place, upper - lower));
            }
        }
        ways.sort_unstable_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
        let variable = self.basic[row] as usize;
        let mut missing = match too_low {
            true => self.lower[variable] - self.value[row],
            false => self.value[row] - self.upper[variable],
        };
        let mut passed = 0;
        for (_, place, room) in &ways {
            let gain = self.cells[row * self.columns + place].abs() * room;
            if gain >= missing || passed + 1 == ways.len() {
                break;
            }
            missing -= gain;
            passed += 1;
        }
        // All of them together do not suffice: that is seen when none is left, once they rest at their other bounds.
        let entering = ways.get(passed).map(|way| way.1)?;
        for (_, place, _) in &ways[..passed] {
            let variable = self.resting[*place] as usize;
            let at_lower = self.rests[*place] - self.lower[variable] < NOTHING;
            let to = if at_lower { self.upper[variable] } else { self.lower[variable] };
            self.rest_at(*place, to);
        }
        Some(entering)
    }

    fn exchange(&mut self, row: usize, column: usize, too_low: bool) {
        let width = self.columns;
        let pivot = self.cells[row * width + column];
        let (leaves, enters) = (self.basic[row], self.resting[column]);
        let bound = if too_low { self.lower[leaves as usize] } else { self.upper[leaves as usize] };
        let step = (self.value[row] - bound) / pivot;
        let line: Vec<f64> = {
            let line = &mut self.cells[row * width..(row + 1) * width];
            line.iter_mut().for_each(|cell| *cell /= pivot);
            line[column] = 1.0 / pivot;
            line.to_vec()
        };
        for other in 0..self.basic.len() {
            if other == row {
                continue;
            }
            let cells = &mut self.cells[other * width..(other + 1) * width];
            let factor = cells[column];
            if factor.abs() < 1e-13 {
                cells[column] = 0.0;
                continue;
            }
            cells.iter_mut().zip(&line).for_each(|(cell, of_row)| *cell -= factor * of_row);
            cells[column] = -factor / pivot;
            self.value[other] -= factor * step;
        }
        let cost = self.costs[column];
        self.costs.iter_mut().zip(&line).for_each(|(one, of_row)| *one -= cost * of_row);
        self.costs[column] = -cost / pivot;
        self.value[row] = self.rests[column] + step;
        (self.basic[row], self.resting[column]) = (enters, leaves);
        self.rests[column] = bound;
    }
}
