//! Real networks on which igraph and NetworkX agree: so must we. (Practice 2.22; S4.2, S0.3.)
//!
//! The networks lie outside this repository: `GUILDHALL_CORPORA`, or `../shared/corpora` beside the workspace.
//! Where they are absent the test says so and passes, except in CI.

use std::path::{Path, PathBuf};

use network::groups::natural_groups;
use network::measures::{
    Sources, arc_density, betweenness, bridging, components, constraint, core_numbers, isolates, pagerank,
    reciprocity,
};
use network::{Graph, Partition};
use serde_json::Value;

#[test]
fn our_own_reading_circles_have_the_agreed_values() {
    check(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures"), "reading-circles", 0);
}

#[test]
fn dlt1_has_the_agreed_values() {
    // The reference numbers these people from 1, the files from 0.
    if let Some(folder) = networks() {
        check(&folder, "dlt1", 1);
    }
}

#[test]
fn email_eu_core_has_the_agreed_values() {
    if let Some(folder) = networks() {
        check(&folder, "email-eu-core", 0);
    }
}

fn check(folder: &Path, name: &str, first: u32) {
    let reference: Value = serde_json::from_str(&read(&folder.join("reference.json"))).unwrap();
    let agreed = &reference[name];
    let number = |key: &str| agreed[key].as_f64().unwrap_or_else(|| panic!("{name} has no {key}"));
    let same = |found: f64, key: &str| close(found, number(key), 1e-9, &format!("{name}: {key}"));

    let groups = Partition::by_label(rows(folder, name, "groups").iter().map(|row| Some(row[1])));
    let arcs = rows(folder, name, "arcs");
    let graph = Graph::from_arcs(groups.people(), arcs.iter().map(|row| (row[0], row[1], f64::from(row[2]))))
        .unwrap();
    let ties = graph.ties();

    same(graph.people() as f64, "members");
    same(graph.arcs() as f64, "arcs");
    same(graph.outgoing().total_weight(), "messages");
    same(groups.groups() as f64, "groups");
    same(arc_density(&graph).unwrap(), "density");
    same(reciprocity(&graph).unwrap().arcs, "reciprocity");
    let lie = bridging(graph.outgoing(), true, &groups).unwrap();
    same(lie.weighted_ei, "ei_index_weighted");
    same(lie.ei, "ei_index_arcs");
    let cores = core_numbers(&ties);
    same(f64::from(cores.highest()), "max_core");
    same(cores.innermost().len() as f64, "in_max_core");
    same(components(ties.adjacency()).count() as f64, "weak_components");
    same(isolates(&ties).len() as f64, "isolates");

    // Groups differ with the seed; the best of a few must explain the ties as well as the reference does.
    let best = (0..10).filter_map(|seed| natural_groups(&ties, seed, 10)).map(|found| found.modularity);
    let best = best.fold(f64::NEG_INFINITY, f64::max);
    assert!(best >= number("leiden_modularity") - 5e-5, "{name}: modularity {best}");

    let between = betweenness(graph.outgoing(), true, &Sources::All).top(3);
    top_three(&between, &agreed["betweenness_top3"], first, 1e-4);
    let mut ranked: Vec<_> = (0..).zip(pagerank(&graph, 0.85)).collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
    top_three(&ranked[..3], &agreed["pagerank_top3"], first, 1e-8);
    if let Some(lowest) = agreed.get("constraint_lowest3") {
        let mut constraints: Vec<_> = (0..graph.people() as u32)
            .filter_map(|person| Some((person, constraint(&ties, person)?)))
            .collect();
        constraints.sort_by(|a, b| a.1.total_cmp(&b.1));
        top_three(&constraints[..3], lowest, first, 1e-8);
    }
}

fn top_three(found: &[(u32, f64)], agreed: &Value, first: u32, tolerance: f64) {
    let agreed = agreed.as_array().unwrap();
    assert_eq!(found.len(), agreed.len());
    for ((person, value), agreed) in found.iter().zip(agreed) {
        assert_eq!((person + first).to_string(), agreed[0].as_str().unwrap());
        close(*value, agreed[1].as_f64().unwrap(), tolerance, "top three");
    }
}

fn close(found: f64, agreed: f64, tolerance: f64, what: &str) {
    assert!((found - agreed).abs() <= tolerance, "{what}: {found}, agreed is {agreed}");
}

fn rows(folder: &Path, name: &str, kind: &str) -> Vec<Vec<u32>> {
    let text = read(&folder.join(format!("{name}.{kind}.tsv")));
    text.lines().map(|line| line.split('\t').map(|cell| cell.parse().unwrap()).collect()).collect()
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
}

/// The folder of networks, or `None` and one printed line. In CI it must be there.
fn networks() -> Option<PathBuf> {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let corpora = std::env::var_os("GUILDHALL_CORPORA")
        .map_or_else(|| workspace.join("../shared/corpora"), PathBuf::from);
    let folder = corpora.join("networks");
    if folder.is_dir() {
        return Some(folder);
    }
    assert!(std::env::var("CI").as_deref() != Ok("true"), "no networks at {}", folder.display());
    eprintln!("skipped: no networks at {}", folder.display());
    None
}
