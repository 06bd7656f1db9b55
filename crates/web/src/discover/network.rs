//! Who answers whom: the map with a table beside it, and what the network tells.

use community::discover::{Domains, Map, Network, Part};

use super::{
    figures,
    section::{Figure, Note, Reader, Section, Table, Told, cell},
};
use crate::html::Html;

pub(super) fn section(told: &Told<'_>) -> Section {
    let say = told.say;
    let mut section = Section { id: "network", title: say.plain("discover-net-title"), ..Section::default() };
    match (&told.seen.whole.network, &told.seen.map) {
        (None, _) => section.lead.push(say.sentence("discover-net-few")),
        (Some(_), None) => section.lead.push(say.sentence("discover-net-none")),
        (Some(network), Some(map)) => {
            let given = [
                ("people", say.number(network.people).into()),
                ("ties", say.number(network.ties).into()),
                ("mutual", say.number(network.mutual).into()),
            ];
            section.lead.push(say.html("discover-net-lead", &given));
            section.figure = Some(drawn(told, map));
            section.tables.extend(table(told, map));
            section.tables.push(in_figures(told, network));
            section.beside.push(told.note("discover-net-tells", tells(told, network)));
            section.beside.push(told.note("discover-net-how-title", vec![say.sentence("discover-net-how")]));
            section.beside.push(told.note("discover-net-across", across(told, network.domains.as_ref())));
        }
    }
    section.beside.push(leaving(told));
    section
}

fn drawn(told: &Told<'_>, map: &Map) -> Figure {
    let say = told.say;
    let brokers = map.points.iter().filter(|point| point.broker).count();
    let desc = say.told(
        "discover-net-desc",
        &[
            ("drawn", say.number(map.points.len()).into()),
            ("lines", say.number(map.lines.len()).into()),
            ("brokers", say.number(brokers).into()),
        ],
    );
    let mut caption = Vec::new();
    if map.points.len() < map.of_people {
        let given =
            [("drawn", say.number(map.points.len()).into()), ("people", say.number(map.of_people).into())];
        caption.push(say.html("discover-net-caption-part", &given));
    }
    caption.push(say.sentence("discover-net-caption"));
    // Only what is on this map is explained.
    let shown = [
        (brokers > 0, "discover-net-caption-broker"),
        (map.points.iter().any(|point| point.convenor), "discover-net-caption-convenor"),
        (map.points.iter().any(|point| point.group.is_some()), "discover-net-caption-group"),
    ];
    caption.extend(shown.iter().filter(|(is, _)| *is).map(|(_, key)| say.sentence(key)));
    let caption = Html(caption.iter().map(Html::to_string).collect::<Vec<_>>().join(" "));
    Figure { class: "net", svg: figures::map(&say.plain("discover-net-svg"), &desc, map), caption }
}

/// Everyone drawn with whom they are tied to, by name; nothing where names may not be told.
fn table(told: &Told<'_>, map: &Map) -> Option<Table> {
    let say = told.say;
    if !told.seen.named {
        return None;
    }
    let mut order: Vec<usize> = (0..map.points.len()).collect();
    order.sort_by(|one, other| map.points[*one].name.cmp(&map.points[*other].name));
    let rows = order
        .iter()
        .map(|person| {
            let mut others: Vec<&str> = map
                .lines
                .iter()
                .filter_map(|(one, other, _)| match *person {
                    person if person == *one => Some(map.points[*other].name.as_str()),
                    person if person == *other => Some(map.points[*one].name.as_str()),
                    _ => None,
                })
                .collect();
            others.sort_unstable();
            vec![cell(&map.points[*person].name), cell(others.join(", "))]
        })
        .collect();
    Some(Table {
        folded: Some(say.plain("discover-same-as-table")),
        caption: say.plain("discover-net-table"),
        class: "ties",
        head: vec![say.plain("discover-net-person"), say.plain("discover-net-joined")],
        rows,
    })
}

/// Every number of the network, by the names that the field gives them.
fn in_figures(told: &Told<'_>, network: &Network) -> Table {
    let say = told.say;
    let count = |number: usize| Some(say.digits(number));
    let decimal = |number: f64| say.decimal(number, 3);
    let pairs = (network.mutual + network.one_way).max(1) as f64;
    let domains = network.domains.as_ref();
    let rows = [
        ("people", count(network.people)),
        ("answers", count(network.answers)),
        ("arcs", count(network.arcs)),
        ("ties", count(network.ties)),
        ("mutual", count(network.mutual)),
        ("reciprocity", network.reciprocity.map(decimal)),
        ("dyads", Some(decimal(network.mutual as f64 / pairs))),
        ("density", Some(decimal(network.density))),
        ("mean", Some(say.decimal(network.mean_degree, 2))),
        ("joined", count(network.joined)),
        ("alone", count(network.alone)),
        ("between", network.between.as_ref().and_then(|between| count(between.half))),
        ("core", network.core.and_then(|(size, _)| count(size))),
        ("fit", network.core.map(|(_, fit)| decimal(fit))),
        ("ei", domains.map(|domains| decimal(domains.ei))),
        ("expected", domains.map(|domains| decimal(domains.expected))),
        ("gap", domains.map(|domains| decimal(domains.gap))),
    ];
    Table {
        folded: Some(say.plain("discover-net-figures")),
        caption: say.plain("discover-net-figures"),
        class: "num",
        head: vec![say.plain("discover-net-value"), say.plain("discover-net-number")],
        rows: rows
            .into_iter()
            .filter_map(|(key, value)| {
                Some(vec![cell(say.plain(&format!("discover-nf-{key}"))), cell(value?)])
            })
            .collect(),
    }
}

fn tells(told: &Told<'_>, network: &Network) -> Vec<Html> {
    let say = told.say;
    let mut tells = Vec::new();
    if let Some(between) = &network.between {
        let given = [("count", between.half.into()), ("said", say.number(between.half).into())];
        let mut sentence = say.html("discover-net-between", &given);
        if let Some(people) = between.estimated_from {
            let estimate = say.html("discover-net-estimate", &[("people", say.number(people).into())]);
            sentence = Html(format!("{sentence} {estimate}"));
        }
        tells.push(sentence);
    }
    let returned = Part { part: 2 * network.mutual, of: network.arcs };
    if network.arcs > 0 {
        tells.push(say.html("discover-net-return", &[("part", say.part(returned).into())]));
    }
    let density = say.in_hundred(network.density);
    let given = [("mean", say.decimal(network.mean_degree, 1).into()), ("density", density.into())];
    tells.push(say.html("discover-net-mean", &given));
    let given = [("joined", say.number(network.joined).into()), ("alone", say.number(network.alone).into())];
    tells.push(say.html("discover-net-reached", &given));
    if let Some((size, fit)) = network.core {
        let key = if fit >= 0.5 { "discover-net-core" } else { "discover-net-no-core" };
        // A core that does not fit is told by its number alone.
        let count = if fit >= 0.5 { size.into() } else { say.number(size).into() };
        let given =
            [("count", count), ("said", say.number(size).into()), ("fit", say.decimal(fit, 2).into())];
        tells.push(say.html(key, &given));
    }
    if let Some(share) = network.with_convenors {
        let part = Part { part: (share * network.ties as f64).round() as usize, of: network.ties };
        tells.push(say.html("discover-net-convenors", &[("part", say.part(part).into())]));
    }
    tells
}

fn across(told: &Told<'_>, domains: Option<&Domains>) -> Vec<Html> {
    let say = told.say;
    let Some(domains) = domains else { return vec![say.sentence("discover-net-domains-few")] };
    let given = [
        ("people", say.number(domains.people).into()),
        ("domains", say.counted("discover-domains-count", domains.count).into()),
        ("across", say.number(domains.across).into()),
        ("inside", say.number(domains.inside).into()),
    ];
    // Practice 6.3, U4: from a gap of -.15 on people mix; what is above chance by as much is told too.
    let key = match domains.gap {
        gap if gap < -0.15 => "discover-net-gap-apart",
        gap if gap > 0.15 => "discover-net-gap-out",
        _ => "discover-net-gap-even",
    };
    let decimal = |number| say.decimal(number, 2);
    let gap = [
        ("ei", decimal(domains.ei).into()),
        ("expected", decimal(domains.expected).into()),
        ("gap", decimal(domains.gap).into()),
    ];
    vec![say.html("discover-net-domains", &given), say.html(key, &gap), say.sentence("discover-net-public")]
}

fn leaving(told: &Told<'_>) -> Note {
    let say = told.say;
    let mut text = Vec::new();
    match told.reader {
        Reader::Holder => {
            let option = [("option", "--leave-out ADDRESS".into())];
            text.push(say.html("discover-net-leave-file", &option));
            if !told.seen.named {
                text.push(say.sentence("discover-net-unnamed-file"));
            }
        }
        Reader::Visitor => {
            text.push(say.sentence("discover-net-leave"));
            text.push(say.sentence("discover-net-unnamed"));
        }
        Reader::Member { left_out: false } => text.push(say.sentence("discover-net-leave")),
        Reader::Member { left_out: true } => text.push(say.sentence("discover-net-leave-left")),
    }
    Note {
        title: say.plain("discover-net-leave-title"),
        text,
        leave: matches!(told.reader, Reader::Member { .. }),
    }
}
