//! Who was answered and how soon, what nobody answered, and newcomers.

use community::discover::{Answered, Newcomers, Part};

use super::{
    figures::{self, Bar},
    say::Say,
    section::{Entry, Figure, Section, Table, Told, cell},
};
use crate::{html::Html, links};

/// Who was answered, and how soon.
pub(super) fn answered(told: &Told<'_>) -> Section {
    let (say, whole) = (told.say, &told.seen.whole);
    let kinds: Vec<(&str, &Answered)> = [
        ("discover-answered-bar-openings", &whole.openings),
        ("discover-answered-bar-questions", &whole.questions),
        ("discover-answered-bar-first", &whole.first_posts),
    ]
    .into_iter()
    .filter_map(|(key, answered)| Some((key, answered.as_ref()?)))
    .collect();
    let lead = match &whole.questions {
        None => say.sentence("discover-answered-lead-few"),
        Some(asked) => asked_lead(say, asked),
    };
    let bars: Vec<Bar> = kinds.iter().map(|(key, answered)| bar(say, key, answered)).collect();
    let waiting = whole.openings.as_ref().map_or(0, |openings| openings.waiting);
    let figure = (!bars.is_empty()).then(|| Figure {
        class: "bars",
        svg: figures::bars(&say.plain("discover-answered-svg"), &bars),
        caption: match waiting {
            0 => say.sentence("discover-answered-caption"),
            _ => {
                let given = [("count", waiting.into()), ("said", say.number(waiting).into())];
                let waits = say.html("discover-answered-waiting", &given);
                Html(format!("{} {waits}", say.sentence("discover-answered-caption")))
            }
        },
    });
    let how = if told.seen.own_clocks { "discover-answered-how" } else { "discover-answered-how-utc" };
    Section {
        id: "answered",
        title: say.plain("discover-answered-title"),
        lead: vec![lead],
        tables: if kinds.is_empty() { Vec::new() } else { vec![answered_table(say, &kinds)] },
        figure,
        beside: vec![told.note(
            "discover-answered-how-title",
            vec![say.sentence(how), say.sentence("discover-answered-how-open")],
        )],
        ..Section::default()
    }
}

fn asked_lead(say: Say, asked: &Answered) -> Html {
    let count = ("asked", say.number(asked.asked).into());
    let (Some(median), Some(most)) = (asked.median_hours, asked.most_hours) else {
        return say.html("discover-answered-lead-none", &[count]);
    };
    let part = Part { part: asked.answered, of: asked.asked };
    // "Of 145 questions, 115 ..." reads better than "115 of 145" after it; from a hundred on, in hundredths.
    let part = if part.of < 100 { say.number(part.part) } else { say.part(part) };
    let given =
        [count, ("part", part.into()), ("median", say.span(median).into()), ("most", say.span(most).into())];
    say.html("discover-answered-lead", &given)
}

fn bar(say: Say, key: &str, answered: &Answered) -> Bar {
    let share = |count: usize| count as f64 / answered.asked.max(1) as f64;
    let (late, never) = (answered.answered - answered.in_time, answered.asked - answered.answered);
    let says = [
        (answered.in_time, "discover-answered-in-time"),
        (late, "discover-answered-late"),
        (never, "discover-answered-never"),
    ];
    let says: Vec<String> =
        says.iter().map(|(count, key)| format!("{} {}", say.digits(*count), say.plain(key))).collect();
    Bar {
        name: format!("{}: {}", say.plain(key), say.digits(answered.asked)),
        says: says.join(", "),
        parts: [share(answered.in_time), share(late), share(never)],
    }
}

fn answered_table(say: Say, kinds: &[(&str, &Answered)]) -> Table {
    let span = |hours: Option<f64>| hours.map_or("–".to_owned(), |hours| say.span(hours));
    let row = |(key, one): &(&str, &Answered)| {
        [
            say.plain(key),
            say.digits(one.asked),
            say.digits(one.askers),
            say.digits(one.answered),
            say.digits(one.in_time),
            span(one.median_hours),
            span(one.most_hours),
        ]
        .map(cell)
        .to_vec()
    };
    let head = ["kind", "asked", "askers", "answered", "soon", "median", "most"];
    Table {
        folded: Some(say.plain("discover-same-as-table")),
        caption: say.plain("discover-answered-table"),
        class: "num",
        head: head.map(|key| say.plain(&format!("discover-answered-{key}"))).to_vec(),
        rows: kinds.iter().map(row).collect(),
    }
}

/// How many open questions are shown before the rest is folded away.
const AT_ONCE: usize = 8;

/// Questions that nobody answered.
pub(super) fn open(told: &Told<'_>) -> Section {
    let (say, open) = (told.say, &told.seen.unanswered);
    let mut lead = Vec::new();
    if open.all == 0 {
        lead.push(say.sentence("discover-open-none"));
    } else {
        let given = [("count", open.all.into()), ("said", say.number(open.all).into())];
        lead.push(say.html("discover-open-lead", &given));
        if open.newest.len() < open.all {
            lead.push(say.html("discover-open-part", &[("shown", say.number(open.newest.len()).into())]));
        }
    }
    let mut lines: Vec<Entry> = open
        .newest
        .iter()
        .map(|one| Entry {
            title: if one.subject.is_empty() {
                say.plain("discover-open-untitled")
            } else {
                one.subject.clone()
            },
            // A file has no pages to lead to.
            href: match one.thread.filter(|_| !told.slug.is_empty()) {
                Some(thread) => links::thread(told.slug, thread),
                None => String::new(),
            },
            meta: told.day(one.at),
        })
        .collect();
    let more = lines.split_off(lines.len().min(AT_ONCE));
    let more = (!more.is_empty()).then(|| {
        let given = [("count", more.len().into()), ("said", say.number(more.len()).into())];
        (say.told("discover-open-more", &given), more)
    });
    Section { id: "open", title: say.plain("discover-open-title"), lead, lines, more, ..Section::default() }
}

/// Newcomers who came back.
pub(super) fn newcomers(told: &Told<'_>) -> Section {
    let say = told.say;
    let mut section =
        Section { id: "newcomers", title: say.plain("discover-new-title"), ..Section::default() };
    let mut why = vec![say.sentence("discover-new-why")];
    match &told.seen.whole.newcomers {
        None => section.lead.push(say.sentence("discover-new-few")),
        Some(newcomers) => {
            fill_newcomers(say, newcomers, &mut section);
            if told.seen.to.0 - told.seen.from.0 >= 365 * 86_400_000_000 {
                why.push(say.sentence("discover-new-first"));
            }
        }
    }
    section.beside.push(told.note("discover-new-why-title", why));
    section
}

fn fill_newcomers(say: Say, newcomers: &Newcomers, section: &mut Section) {
    let all = newcomers.returned;
    let given = [("of", say.number(all.of).into()), ("part", say.number(all.part).into())];
    section.lead.push(say.html("discover-new-lead", &given));
    if let Some(later) = newcomers.later {
        section.lead.push(say.html("discover-new-later", &[("part", say.number(later.part).into())]));
    }
    let rows: Vec<(&str, Part)> = [
        ("discover-new-all", Some(all)),
        ("discover-new-answered", newcomers.returned_when_answered),
        ("discover-new-not", newcomers.returned_when_not),
    ]
    .into_iter()
    .filter_map(|(key, part)| Some((key, part?)))
    .collect();
    let bars: Vec<Bar> = rows
        .iter()
        .map(|(key, part)| Bar {
            name: format!("{}: {}", say.plain(key), say.digits(part.of)),
            says: say.told("discover-new-bar", &[("part", say.part(*part).into())]),
            parts: [part.share(), 0.0, 1.0 - part.share()],
        })
        .collect();
    section.figure = Some(Figure {
        class: "bars",
        svg: figures::bars(&say.plain("discover-new-svg"), &bars),
        caption: match newcomers.recent {
            0 => say.sentence("discover-new-caption"),
            recent => {
                let given = [("count", recent.into()), ("said", say.number(recent).into())];
                let more = say.html("discover-new-recent", &given);
                Html(format!("{} {more}", say.sentence("discover-new-caption")))
            }
        },
    });
    if rows.len() == 1 {
        section.lead.push(say.sentence("discover-new-split-held"));
    }
    section.tables.push(Table {
        folded: Some(say.plain("discover-same-as-table")),
        caption: say.plain("discover-new-table"),
        class: "num",
        head: ["discover-new-who", "discover-answered-asked", "discover-new-came"]
            .map(|key| say.plain(key))
            .to_vec(),
        rows: rows
            .iter()
            .map(|(key, part)| {
                [say.plain(key), say.digits(part.of), say.digits(part.part)].map(cell).to_vec()
            })
            .collect(),
    });
}
