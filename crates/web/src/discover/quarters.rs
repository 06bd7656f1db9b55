//! Everything by quarter: small lines beside the last whole quarter, and all quarters in a table.

use community::discover::{Answered, ENOUGH, Figures, Network, Quarter};

use super::{
    figures,
    section::{Section, Table, Told, cell},
};
use crate::html::Html;

/// A figure that is followed over time.
struct Line {
    key: &'static str,
    of: fn(&Figures) -> Option<f64>,
    places: usize,
}

const fn line(key: &'static str, places: usize, of: fn(&Figures) -> Option<f64>) -> Line {
    Line { key, of, places }
}

fn hundred(share: f64) -> f64 {
    share * 100.0
}

/// What fewer than five people did is not told.
fn enough(figures: &Figures, count: usize) -> Option<f64> {
    (figures.people >= ENOUGH).then_some(count as f64)
}

fn questions(figures: &Figures) -> Option<&Answered> {
    figures.questions.as_ref()
}

fn network(figures: &Figures) -> Option<&Network> {
    figures.network.as_ref()
}

const LINES: [Line; 17] = [
    line("discover-q-people", 0, |f| Some(f.people as f64)),
    line("discover-q-posts", 0, |f| enough(f, f.posts)),
    line("discover-q-started", 0, |f| enough(f, f.started)),
    line("discover-q-often", 0, |f| Some(f.evenness.as_ref()?.often as f64)),
    line("discover-q-half", 0, |f| Some(f.evenness.as_ref()?.half as f64)),
    line("discover-q-gini", 2, |f| Some(f.evenness.as_ref()?.gini)),
    line("discover-q-questions", 0, |f| Some(hundred(questions(f)?.share()))),
    line("discover-q-soon", 0, |f| Some(hundred(questions(f)?.share_in_time()))),
    line("discover-q-median", 0, |f| questions(f)?.median_hours),
    line("discover-q-new", 0, |f| enough(f, f.first_timers)),
    line("discover-q-first", 0, |f| Some(hundred(f.first_posts.as_ref()?.share()))),
    line("discover-q-returned", 0, |f| Some(hundred(f.newcomers.as_ref()?.returned.share()))),
    line("discover-q-ties", 0, |f| Some(network(f)?.ties as f64)),
    line("discover-q-mean", 1, |f| Some(network(f)?.mean_degree)),
    line("discover-q-density", 2, |f| Some(network(f)?.density)),
    line("discover-q-reciprocity", 0, |f| Some(hundred(network(f)?.reciprocity?))),
    line("discover-q-gap", 2, |f| Some(network(f)?.domains.as_ref()?.gap)),
];

pub(super) fn section(told: &Told<'_>) -> Section {
    let (say, quarters) = (told.say, &told.seen.quarters);
    let mut section = Section { id: "time", title: say.plain("discover-time-title"), ..Section::default() };
    let Some(last) = quarters.iter().rposition(|quarter| !quarter.partial) else {
        section.lead.push(say.sentence("discover-time-few"));
        section.tables.push(every_quarter(told));
        return section;
    };
    section.lead.push(wrote(told, "discover-time-lead", &quarters[last]));
    section
        .lead
        .extend(last.checked_sub(4).map(|before| wrote(told, "discover-time-before", &quarters[before])));
    let given = [
        ("count", say.number(quarters.len()).into()),
        ("quarter", say.quarter_short(&quarters[last]).into()),
    ];
    section.beside.push(told.note(
        "discover-time-read-title",
        vec![say.html("discover-time-read", &given), say.sentence("discover-time-caption")],
    ));
    section.tables.push(small_lines(told, last));
    section.tables.push(every_quarter(told));
    section
}

fn wrote(told: &Told<'_>, key: &str, quarter: &Quarter) -> Html {
    let figures = &quarter.figures;
    let given = [("quarter", told.say.quarter(quarter).into()), ("wrote", told.wrote(figures).into())];
    told.say.html(key, &given)
}

fn value(told: &Told<'_>, line: &Line, quarter: &Quarter) -> String {
    match (line.of)(&quarter.figures) {
        None => "–".to_owned(),
        Some(value) if line.places == 0 && value >= 0.0 => told.say.digits(value.round() as usize),
        Some(value) => told.say.decimal(value, line.places),
    }
}

fn small_lines(told: &Told<'_>, last: usize) -> Table {
    let (say, quarters) = (told.say, &told.seen.quarters);
    let before = last.checked_sub(4);
    let rows = LINES
        .iter()
        .filter(|line| quarters.iter().any(|quarter| (line.of)(&quarter.figures).is_some()))
        .map(|line| {
            let values: Vec<Option<f64>> =
                quarters.iter().map(|quarter| (line.of)(&quarter.figures)).collect();
            let mut row = vec![cell(say.plain(line.key)), figures::spark(&values, last)];
            row.extend(before.map(|before| cell(value(told, line, &quarters[before]))));
            row.push(cell(value(told, line, &quarters[last])));
            row
        })
        .collect();
    let mut head = vec![say.plain("discover-time-figure"), say.plain("discover-time-line")];
    head.extend(before.map(|before| say.quarter_short(&quarters[before])));
    head.push(say.quarter_short(&quarters[last]));
    Table { folded: None, caption: say.plain("discover-time-table"), class: "num over-time", head, rows }
}

fn every_quarter(told: &Told<'_>) -> Table {
    let say = told.say;
    let mut head = vec![say.plain("discover-time-quarter")];
    head.extend(LINES.iter().map(|line| say.plain(line.key)));
    let rows = told
        .seen
        .quarters
        .iter()
        .rev()
        .map(|quarter| {
            let mut name = say.quarter(quarter);
            if quarter.partial {
                name = say.0.tell("discover-quarter-partial", &[("quarter", name.into())]);
            }
            let mut row: Vec<Html> = vec![cell(name)];
            row.extend(LINES.iter().map(|line| cell(value(told, line, quarter))));
            row
        })
        .collect();
    Table {
        folded: Some(say.plain("discover-time-all")),
        caption: say.plain("discover-time-all"),
        class: "num all-quarters",
        head,
        rows,
    }
}
