//! Who answers whom (practice 2.22): a graph with an arc from each who answered to each whom they answered.

use std::{collections::HashMap, ops::Range};

use network::{
    Graph, Partition, Ties,
    measures::{self, Sources},
};

use super::{archive::Speaker, told::Told};

/// Below this many people there is no network figure (practice 2.22).
pub const ENOUGH_FOR_A_NETWORK: usize = 7;
/// Steps that a search for brokers may take; beyond, ways are followed from some people only, and that is said.
const STEPS: usize = 60_000_000;

/// How people hold together.
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    /// How many people: all who wrote.
    pub people: usize,
    /// How many answers were counted.
    pub answers: usize,
    /// How many ordered pairs of people, of which one answered the other.
    pub arcs: usize,
    /// How many pairs, whichever answered.
    pub ties: usize,
    /// Pairs in which each answered the other.
    pub mutual: usize,
    /// Pairs in which only one answered the other.
    pub one_way: usize,
    /// Arcs that are returned, of all arcs.
    pub reciprocity: Option<f64>,
    /// People who answered somebody and were answered by somebody.
    pub both: usize,
    /// People who answered somebody, or were answered.
    pub either: usize,
    /// Ties, of all that could be.
    pub density: f64,
    /// Ties of a person, on average.
    pub mean_degree: f64,
    /// People in the largest part that ties join.
    pub joined: usize,
    /// People without a tie.
    pub alone: usize,
    /// People in the core, and how well a core with an edge fits (from 0.5 on there is a clear one).
    pub core: Option<(usize, f64)>,
    /// How ties lie towards organisations.
    pub domains: Option<Domains>,
    /// Who stands between.
    pub between: Option<Between>,
    /// Ties with a convenor at one end, of all ties; where convenors are known.
    pub with_convenors: Option<f64>,
}

/// How ties lie towards the domains of people's addresses.
#[derive(Clone, Debug, PartialEq)]
pub struct Domains {
    /// How many domains with people in them.
    pub count: usize,
    /// How many people are in them; addresses of public providers say nothing and are in none.
    pub people: usize,
    /// Ties across, and inside.
    pub across: usize,
    /// See `across`.
    pub inside: usize,
    /// The E-I index: -1 all inside, 1 all across.
    pub ei: f64,
    /// What it would be if people mixed by chance.
    pub expected: f64,
    /// The one less the other: 0 is chance, -0.5 strongly apart.
    pub gap: f64,
}

/// People whom others are joined through.
#[derive(Clone, Debug, PartialEq)]
pub struct Between {
    /// The smallest number of people through whom half of the shortest ways between others lead.
    pub half: usize,
    /// From how many people ways were followed, when not from all: then it is an estimate.
    pub estimated_from: Option<usize>,
}

/// A network with the people that its numbers stand for.
pub(super) struct Web {
    /// The speaker of each person.
    pub speakers: Vec<u32>,
    pub graph: Graph,
    pub ties: Ties,
    answers: usize,
}

impl Web {
    /// Who wrote and who answered whom among these posts.
    pub fn of(told: &Told, posts: Range<usize>) -> Option<Web> {
        let counted = || told.posts[posts.clone()].iter().filter(|post| post.counts);
        let mut speakers: Vec<u32> = counted().map(|post| post.author).collect();
        speakers.sort_unstable();
        speakers.dedup();
        let numbers: HashMap<u32, u32> = speakers.iter().enumerate().map(|(n, s)| (*s, n as u32)).collect();
        let arcs: Vec<(u32, u32, f64)> = counted()
            .filter_map(|post| {
                let answered = &told.posts[post.answers? as usize];
                // Someone who wrote before these posts, and not in them, is not among the people here.
                Some((*numbers.get(&post.author)?, *numbers.get(&answered.author)?, 1.0))
            })
            .collect();
        let answers = arcs.len();
        let graph = Graph::from_arcs(speakers.len(), arcs).ok()?;
        let ties = graph.ties();
        Some(Web { speakers, graph, ties, answers })
    }

    /// Its figures; nothing below seven people. `whole` also looks for core and brokers, which takes longer.
    pub fn figures(&self, speakers: &[Speaker], whole: bool) -> Option<Network> {
        network::when_enough(self.speakers.len(), ENOUGH_FOR_A_NETWORK, || self.measured(speakers, whole))?
    }

    fn measured(&self, speakers: &[Speaker], whole: bool) -> Option<Network> {
        let Web { graph, ties, .. } = self;
        let people = 0..graph.people() as u32;
        let gives = |person: &u32| graph.outgoing().degree(*person) > 0;
        let takes = |person: &u32| graph.incoming().degree(*person) > 0;
        let returned = measures::reciprocity(graph);
        let leads = |person: u32| self.speaker(speakers, person).is_some_and(|speaker| speaker.convenor);
        let led = people.clone().any(leads).then(|| measures::dependence(ties, leads)).flatten();
        Some(Network {
            people: graph.people(),
            answers: self.answers,
            arcs: graph.arcs(),
            ties: ties.count(),
            mutual: returned.map_or(0, |returned| returned.mutual),
            one_way: returned.map_or(0, |returned| returned.one_way),
            reciprocity: returned.map(|returned| returned.arcs),
            both: people.clone().filter(|person| gives(person) && takes(person)).count(),
            either: people.filter(|person| gives(person) || takes(person)).count(),
            density: measures::density(ties)?,
            mean_degree: measures::mean_degree(ties)?,
            joined: measures::components(ties.adjacency()).largest(),
            alone: measures::isolates(ties).len(),
            core: whole
                .then(|| measures::core_periphery(ties))
                .flatten()
                .map(|core| (core.members.len(), core.fit)),
            domains: self.domains(speakers),
            between: whole.then(|| self.brokers().1).flatten(),
            with_convenors: led.map(|led| led.ties),
        })
    }

    fn speaker<'s>(&self, speakers: &'s [Speaker], person: u32) -> Option<&'s Speaker> {
        speakers.get(*self.speakers.get(person as usize)? as usize)
    }

    fn domains(&self, speakers: &[Speaker]) -> Option<Domains> {
        let label = |person: u32| organisation(&self.speaker(speakers, person)?.domain);
        let groups = Partition::by_label((0..self.graph.people() as u32).map(label));
        // Practice 6.3, U4: at least two groups of at least three.
        if groups.sizes().iter().filter(|size| **size >= 3).count() < 2 {
            return None;
        }
        let bridging = measures::bridging(self.ties.adjacency(), false, &groups)?;
        Some(Domains {
            count: groups.groups(),
            people: groups.sizes().iter().sum(),
            across: bridging.across,
            inside: bridging.inside,
            ei: bridging.ei,
            expected: bridging.expected_ei,
            gap: bridging.gap,
        })
    }

    /// Those through whom half of the shortest ways between others lead, in the order of their numbers: they are
    /// not to be ranked.
    pub fn brokers(&self) -> (Vec<u32>, Option<Between>) {
        let people = self.graph.people();
        let entries = (2 * self.ties.count()).max(1);
        let sources = (STEPS / entries).max(20);
        let sources =
            if sources >= people { Sources::All } else { Sources::Sample { count: sources, seed: 1 } };
        let found = measures::betweenness(self.ties.adjacency(), false, &sources);
        let total: f64 = found.of.iter().sum();
        let mut sum = 0.0;
        let mut half: Vec<u32> = Vec::new();
        for (person, ways) in found.top(people) {
            if sum * 2.0 >= total {
                break;
            }
            sum += ways;
            half.push(person);
        }
        if half.is_empty() {
            return (half, None);
        }
        half.sort_unstable();
        let estimated_from = (found.sources < people).then_some(found.sources);
        let between = Between { half: half.len(), estimated_from };
        (half, Some(between))
    }
}

/// Providers of addresses to everybody: to share one says nothing about two people.
const PUBLIC: [&str; 34] = [
    "gmail",
    "googlemail",
    "yahoo",
    "ymail",
    "hotmail",
    "outlook",
    "live",
    "msn",
    "aol",
    "icloud",
    "me",
    "mac",
    "gmx",
    "web",
    "t-online",
    "freenet",
    "mail",
    "fastmail",
    "proton",
    "protonmail",
    "pm",
    "posteo",
    "mailbox",
    "riseup",
    "yandex",
    "qq",
    "163",
    "126",
    "sina",
    "orange",
    "free",
    "laposte",
    "libero",
    "earthlink",
];

/// The organisation that a domain stands for: `mail.cs.example.ac.uk` is `example.ac.uk`. None for public providers.
fn organisation(domain: &str) -> Option<String> {
    let labels: Vec<&str> =
        domain.trim_end_matches('.').split('.').filter(|label| !label.is_empty()).collect();
    let [.., second, last] = labels[..] else { return None };
    // `ac.uk`, `com.au`, `go.jp`: a country that divides itself further.
    let divided = labels.len() >= 3 && last.len() == 2 && (second.len() <= 3);
    let keep = if divided { 3 } else { 2 };
    let own = &labels[labels.len().saturating_sub(keep)..];
    let name = own.first()?;
    (!PUBLIC.contains(name)).then(|| own.join("."))
}

#[cfg(test)]
mod tests {

    #[test]
    fn an_organisation_is_the_domain_without_its_machines() {
        for (domain, organisation) in [
            ("mail.cs.example.edu", Some("example.edu")),
            ("staff.example.ac.uk", Some("example.ac.uk")),
            ("example.de", Some("example.de")),
            ("gmail.com", None),
            ("yahoo.co.uk", None),
            ("localhost", None),
            ("", None),
        ] {
            assert_eq!(super::organisation(domain).as_deref(), organisation, "{domain}");
        }
    }
}
