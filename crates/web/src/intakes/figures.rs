//! The group as figures: each measure with the band that was wished, before and after; what a swap would change. Never one number for all.

use community::intakes::{Balance, Counted, DIMENSIONS, Kind, Measured, Swap};

use crate::shell::Shell;

/// The parts of the profile that applications are read against, in their order.
pub const CRITERIA: [(&str, &str); 4] = [
    ("experience", "criterion-experience"),
    ("level", "criterion-level"),
    ("commitment", "criterion-commitment"),
    ("objectives", "criterion-objectives"),
];

/// The key of a mark, and its class.
pub fn mark_key(mark: &str) -> &'static str {
    match mark {
        "clear" => "mark-clear",
        "some" => "mark-some",
        _ => "mark-not-yet",
    }
}

/// What a dimension is called.
pub fn dimension_key(dimension: &str) -> &'static str {
    match dimension {
        "organisation" => "mix-organisation",
        "field" => "mix-field",
        "place" => "mix-place",
        "years" => "mix-years",
        _ => "mix-voice",
    }
}

/// A value as people read it: two dimensions have values of ours.
pub fn value(shell: &Shell, dimension: &str, value: &str) -> String {
    match (dimension, value) {
        ("years", "new") => shell.say("mix-years-new").to_owned(),
        ("years", "mid") => shell.say("mix-years-mid").to_owned(),
        ("years", "deep") => shell.say("mix-years-deep").to_owned(),
        ("voice", "early") => shell.say("mix-voice-early").to_owned(),
        ("voice", "waits") => shell.say("mix-voice-waits").to_owned(),
        (_, value) => value.to_owned(),
    }
}

/// One row of the balance: dots for people.
pub struct BalanceRow {
    /// The value, as it is read.
    pub value: String,
    /// One for each who stays.
    pub now: Vec<()>,
    /// One for each who would come.
    pub added: Vec<()>,
    /// More dots than a row holds.
    pub more: usize,
    /// Read out instead of the dots.
    pub said: String,
    /// What is missing or too much; empty when all is well.
    pub note: String,
}

/// The balance of one dimension.
pub struct BalanceTable {
    /// What it is called.
    pub caption: &'static str,
    /// Its values.
    pub rows: Vec<BalanceRow>,
}

/// A measure, in words.
pub struct MeasureRow {
    /// What is measured.
    pub what: String,
    /// The band that is wanted.
    pub band: String,
    /// Of who stays.
    pub before: String,
    /// Of the whole group.
    pub after: String,
    /// The group lies in its band.
    pub met: bool,
}

/// So many dots a row holds.
const DOTS: usize = 24;

/// The balance as tables of dots.
pub fn balance(shell: &Shell, rows: &[Balance]) -> Vec<BalanceTable> {
    let table = |dimension: &'static str| BalanceTable {
        caption: shell.say(dimension_key(dimension)),
        rows: rows
            .iter()
            .filter(|row| row.dimension == dimension)
            .map(|row| balance_row(shell, row))
            .collect(),
    };
    DIMENSIONS.iter().map(|dimension| table(dimension)).filter(|table| !table.rows.is_empty()).collect()
}

fn balance_row(shell: &Shell, row: &Balance) -> BalanceRow {
    let shown = row.now.min(DOTS);
    let added = row.added.min(DOTS - shown);
    let many = |count: usize| i64::try_from(count).unwrap_or(0).into();
    let note = match row.gap {
        0 => String::new(),
        few if few < 0 => shell.tell("mix-too-few", &[("count", (-few).into())]),
        many => shell.tell("mix-too-many", &[("count", many.into())]),
    };
    BalanceRow {
        value: value(shell, row.dimension, &row.value),
        now: vec![(); shown],
        added: vec![(); added],
        more: row.now + row.added - shown - added,
        said: shell.tell("mix-dots", &[("now", many(row.now)), ("added", many(row.added))]),
        note,
    }
}

/// The measures in words.
pub fn measures(shell: &Shell, all: &[Measured]) -> Vec<MeasureRow> {
    all.iter().map(|one| measure(shell, one)).collect()
}

fn measure(shell: &Shell, one: &Measured) -> MeasureRow {
    let value = value(shell, one.dimension, &one.value);
    let facts =
        [("dimension", shell.say(dimension_key(one.dimension)).into()), ("value", value.as_str().into())];
    let key = match one.kind {
        Kind::Spread => "measure-spread",
        Kind::Share => "measure-share",
        Kind::Power => "measure-power",
        Kind::Ties => "measure-ties",
        Kind::Cover => "measure-cover",
        Kind::Access => "measure-access",
    };
    let (from, to) = (i64::from(one.band.0 / 10), i64::from(one.band.1 / 10));
    let band = match one.kind {
        Kind::Power => shell.say("band-none").to_owned(),
        _ if to == 100 => shell.tell("band-least", &[("from", from.into())]),
        _ => shell.tell("band-between", &[("from", from.into()), ("to", to.into())]),
    };
    let said = |counted: &Counted| match (one.kind, counted.percent()) {
        (Kind::Power, _) => counted.of.to_string(),
        (_, Some(percent)) => shell.tell("measure-percent", &[("percent", percent.to_string().into())]),
        (_, None) => shell.say("measure-unknown").to_owned(),
    };
    MeasureRow {
        what: shell.tell(key, &facts),
        band,
        before: said(&one.before),
        after: said(&one.after),
        met: one.after.is_met,
    }
}

/// An exchange, in words.
pub struct SwapView {
    /// Who is out, and who comes.
    pub what: String,
    /// What it changes.
    pub changes: Vec<MeasureRow>,
    /// Looks at that group.
    pub href: String,
}

/// An exchange: `group` are those who are in now.
pub fn swap(shell: &Shell, swap: &Swap, group: &[i64], here: &str) -> SwapView {
    let names = |list: &[(i64, String)]| list.iter().map(|one| one.1.as_str()).collect::<Vec<_>>().join(", ");
    let (out, into) = (names(&swap.out), names(&swap.into));
    let kept = group.iter().filter(|id| !swap.out.iter().any(|one| one.0 == **id));
    let ids: Vec<String> = kept
        .copied()
        .chain(swap.into.iter().map(|one| one.0))
        .map(|id| format!("chosen={}", base::Id(id)))
        .collect();
    SwapView {
        what: shell.tell("group-swap-what", &[("out", out.as_str().into()), ("into", into.as_str().into())]),
        changes: measures(shell, &swap.changes),
        href: format!("{here}?{}", ids.join("&")),
    }
}
