//! How evenly people take part.

use community::discover::Evenness;

use super::{
    figures::{self, Bar},
    section::{Figure, Section, Table, Told, cell},
};
use crate::html::Html;

pub(super) fn section(told: &Told<'_>) -> Section {
    let say = told.say;
    let mut section = Section { id: "even", title: say.plain("discover-even-title"), ..Section::default() };
    let Some(even) = &told.seen.whole.evenness else {
        section.lead.push(say.sentence("discover-even-few"));
        return section;
    };
    let given = [
        ("half", even.half.into()),
        ("half-said", say.number(even.half).into()),
        ("people", say.number(even.people).into()),
    ];
    section.lead.push(say.html("discover-even-lead", &given));
    let parts = parts(told, even);
    let svg = if even.each.is_empty() {
        figures::bars(
            &say.plain("discover-even-svg"),
            &parts.iter().map(|(bar, _)| bar).cloned().collect::<Vec<_>>(),
        )
    } else {
        figures::sticks(&say.plain("discover-even-sticks-svg"), &even.each)
    };
    section.figure = Some(Figure { class: "bars", svg, caption: say.sentence("discover-even-caption") });
    section.tables.push(table(told, even, &parts));
    let gini = say.html("discover-even-gini", &[("gini", say.decimal(even.gini, 2).into())]);
    section
        .beside
        .push(told.note("discover-even-gini-title", vec![gini, say.sentence("discover-even-expected")]));
    section
}

/// The busiest hundredth, the next nine, the rest; each with how many people it is.
fn parts(told: &Told<'_>, even: &Evenness) -> Vec<(Bar, usize)> {
    let say = told.say;
    ["discover-even-busiest", "discover-even-next", "discover-even-rest"]
        .into_iter()
        .zip(even.parts.people.into_iter().zip(even.parts.shares))
        .filter(|(_, (people, _))| *people > 0)
        .map(|(key, (people, share))| {
            let bar = Bar {
                name: say.counted(key, people),
                says: say.0.tell("discover-even-share", &[("share", say.in_hundred(share).into())]),
                parts: [share, 0.0, 0.0],
            };
            (bar, people)
        })
        .collect()
}

fn table(told: &Told<'_>, even: &Evenness, parts: &[(Bar, usize)]) -> Table {
    let say = told.say;
    let mut rows: Vec<Vec<Html>> = parts
        .iter()
        .map(|(bar, people)| [bar.name.clone(), say.digits(*people), bar.says.clone()].map(cell).to_vec())
        .collect();
    if !even.each.is_empty() {
        let each: Vec<String> = even.each.iter().map(|count| say.digits(*count)).collect();
        rows = vec![
            [say.plain("discover-even-each"), say.digits(even.people), each.join(", ")].map(cell).to_vec(),
        ];
    }
    Table {
        folded: Some(say.plain("discover-same-as-table")),
        caption: say.plain("discover-even-table"),
        class: "num",
        head: ["who", "people", "letters"].map(|key| say.plain(&format!("discover-even-{key}"))).to_vec(),
        rows,
    }
}
