//! Which addresses of an archive belong to one person, and why we think so.
//!
//! Careful rather than clever: two people taken for one is worse than one taken for two, since a convenor can join, but
//! what was written under a wrong name cannot be unsaid. Nothing is joined but for one of the [`Why`]s, and a name joins
//! only if nobody contradicts it.
//!
//! These are guesses from what anybody could have written into a From line. They are good for showing an archive. They
//! prove nothing: never let somebody sign in or act as a person by an address that was only joined here.

mod name;

use std::collections::{BTreeMap, HashMap};

use crate::address::fold;
use crate::clean;
use name::{agree, folded_name, house, is_full_name, unhidden};

/// An address as an archive has it, with a name it was used with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    pub address: String,
    /// As it is to be shown ([`crate::Address::shown_name`]); empty if there was none.
    pub name: String,
    /// In how many letters.
    pub letters: u32,
}

/// Addresses that are taken for one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The name used most; empty if there never was one.
    pub name: String,
    /// Folded addresses, the one used most first.
    pub addresses: Vec<String>,
    pub letters: u32,
    /// Why each further address was joined to another one.
    pub joined: Vec<Joined>,
}

/// Two addresses that were taken for one person's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joined {
    pub address: String,
    pub with: String,
    pub why: Why,
}

/// Why two addresses are taken for one person's. Shown as an English sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// One is the other as an archive hides it: `ann at example.org`.
    Hidden,
    /// The same words before the @, at domains of one house (`example.org` and `lists.example.org`), and the same name.
    SameHouse,
    /// The same full name, of at least two words.
    SameName,
}

impl std::fmt::Display for Why {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Why::Hidden => "the same address, hidden from harvesters in one place",
            Why::SameHouse => {
                "the same name before the @ at the same organisation, and the same name of the person"
            }
            Why::SameName => "the same full name",
        })
    }
}

/// A name used with more addresses than this is no person's, or of too many people.
const MOST_ADDRESSES_OF_A_NAME: usize = 6;

/// Groups what was seen into people, in the order of their first mention. Near-linear in the number of entries.
pub fn people(seen: &[Seen]) -> Vec<Person> {
    let mut addresses = Addresses::default();
    for entry in seen {
        addresses.add(entry);
    }
    addresses.join_hidden();
    addresses.join_by_name();
    addresses.into_people()
}

#[derive(Default)]
struct Addresses {
    by_address: HashMap<String, usize>,
    entries: Vec<Entry>,
    above: Vec<usize>,
    joined: Vec<(usize, usize, Why)>,
}

struct Entry {
    address: String,
    /// Spellings of the name with their letters, by the folded name.
    names: BTreeMap<String, (String, u32)>,
    letters: u32,
}

impl Addresses {
    fn add(&mut self, seen: &Seen) {
        let address = fold(&clean::line(&seen.address));
        if address.is_empty() {
            return;
        }
        let at = *self.by_address.entry(address.clone()).or_insert_with(|| {
            self.entries.push(Entry { address, names: BTreeMap::new(), letters: 0 });
            self.above.push(self.above.len());
            self.entries.len() - 1
        });
        let entry = &mut self.entries[at];
        entry.letters += seen.letters;
        let name = clean::line(&seen.name);
        if !name.is_empty() {
            let known = entry.names.entry(folded_name(&name)).or_insert((name, 0));
            known.1 += seen.letters;
        }
    }

    fn join_hidden(&mut self) {
        for hidden in 0..self.entries.len() {
            let Some(open) = unhidden(&self.entries[hidden].address) else { continue };
            if let Some(open) = self.by_address.get(&open).copied() {
                self.join(hidden, open, Why::Hidden);
            }
        }
    }

    fn join_by_name(&mut self) {
        let mut users: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, entry) in self.entries.iter().enumerate() {
            for name in entry.names.keys().filter(|n| !n.is_empty()) {
                users.entry(name.clone()).or_default().push(at);
            }
        }
        for (name, mut users) in users {
            // A role has a name, but is not a person; and an address that many names share (a list, a desk) is no bridge.
            users.retain(|at| !is_shared(&self.entries[*at]));
            self.join_houses(&users);
            if is_full_name(&name) && self.groups_of(&users) <= MOST_ADDRESSES_OF_A_NAME {
                for pair in users.windows(2) {
                    self.join(pair[1], pair[0], Why::SameName);
                }
            }
        }
    }

    fn join_houses(&mut self, users: &[usize]) {
        let mut houses: HashMap<(String, String), usize> = HashMap::new();
        for at in users {
            let Some((local, domain)) = self.entries[*at].address.rsplit_once('@') else { continue };
            let key = (local.split('+').next().unwrap_or(local).to_owned(), house(domain).to_owned());
            match houses.get(&key) {
                Some(first) => self.join(*at, *first, Why::SameHouse),
                None => {
                    houses.insert(key, *at);
                }
            }
        }
    }

    fn groups_of(&self, users: &[usize]) -> usize {
        let mut tops: Vec<usize> = users.iter().map(|at| self.top(*at)).collect();
        tops.sort_unstable();
        tops.dedup();
        tops.len()
    }

    fn join(&mut self, a: usize, b: usize, why: Why) {
        let (top_a, top_b) = (self.top(a), self.top(b));
        if top_a != top_b {
            // The older stays on top, so that the outcome does not depend on chance. Groups are small: no balance needed.
            let (older, younger) = (top_a.min(top_b), top_a.max(top_b));
            self.above[younger] = older;
            self.joined.push((a, b, why));
        }
    }

    fn top(&self, mut at: usize) -> usize {
        while self.above[at] != at {
            at = self.above[at];
        }
        at
    }

    fn into_people(self) -> Vec<Person> {
        let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for at in 0..self.entries.len() {
            groups.entry(self.top(at)).or_default().push(at);
        }
        let mut reasons: BTreeMap<usize, Vec<Joined>> = BTreeMap::new();
        for (a, b, why) in &self.joined {
            let joined = Joined {
                address: self.entries[*a].address.clone(),
                with: self.entries[*b].address.clone(),
                why: *why,
            };
            reasons.entry(self.top(*a)).or_default().push(joined);
        }
        let mut found = Vec::with_capacity(groups.len());
        for (top, mut members) in groups {
            // A hidden address cannot be written to, so it never comes first.
            members.sort_by_key(|at| {
                (!self.entries[*at].address.contains('@'), u32::MAX - self.entries[*at].letters, *at)
            });
            found.push(Person {
                name: self.name_of(&members),
                addresses: members.iter().map(|at| self.entries[*at].address.clone()).collect(),
                letters: members.iter().map(|at| self.entries[*at].letters).sum(),
                joined: reasons.remove(&top).unwrap_or_default(),
            });
        }
        found
    }

    fn name_of(&self, members: &[usize]) -> String {
        let mut counts: BTreeMap<&str, (&str, u32)> = BTreeMap::new();
        for (folded, (spelling, letters)) in members.iter().flat_map(|at| &self.entries[*at].names) {
            counts.entry(folded).or_insert((spelling, 0)).1 += letters;
        }
        // Of two names used as often, the fuller one; then by the alphabet.
        let best = counts.values().max_by(|a, b| {
            a.1.cmp(&b.1).then(a.0.chars().count().cmp(&b.0.chars().count())).then(b.0.cmp(a.0))
        });
        best.map(|(name, _)| (*name).to_owned()).unwrap_or_default()
    }
}

/// Used with full names that contradict each other: a list that writes in the name of others, a desk, a family.
fn is_shared(entry: &Entry) -> bool {
    let mut full = entry.names.keys().filter(|name| is_full_name(name)).take(8);
    let Some(first) = full.next() else { return false };
    full.any(|other| !agree(first, other))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(list: &[(&str, &str, u32)]) -> Vec<Seen> {
        list.iter()
            .map(|(a, n, c)| Seen { address: a.to_string(), name: n.to_string(), letters: *c })
            .collect()
    }

    fn groups(list: &[(&str, &str, u32)]) -> Vec<Vec<String>> {
        people(&seen(list)).into_iter().map(|p| p.addresses).collect()
    }

    #[test]
    fn a_full_name_joins_addresses_however_it_is_written() {
        let found = people(&seen(&[
            ("ann@example.org", "Ann Other", 3),
            ("a.other@example.com", "Other, Ann M.", 9),
            ("bob@example.org", "Bob", 1),
            ("bob@example.com", "Bob", 1),
        ]));
        assert_eq!(found.len(), 3);
        assert_eq!(found[0].addresses, ["a.other@example.com", "ann@example.org"]);
        assert_eq!((found[0].name.as_str(), found[0].letters), ("Other, Ann M.", 12));
        let why = Joined {
            address: "a.other@example.com".into(),
            with: "ann@example.org".into(),
            why: Why::SameName,
        };
        assert_eq!(found[0].joined, [why]);
    }

    #[test]
    fn roles_and_lists_are_not_people() {
        for name in ["Mailing List Admin", "Ann via Peers", "Support Team", "News Letter Bot", "A B", "root"]
        {
            assert_eq!(groups(&[("a@example.org", name, 1), ("b@example.com", name, 1)]).len(), 2, "{name}");
        }
        // The list writes in the name of everybody; it must not tie them together.
        let list = [
            ("peers@lists.example.org", "Ann Other", 1),
            ("peers@lists.example.org", "Bob Third", 1),
            ("ann@example.org", "Ann Other", 1),
            ("bob@example.org", "Bob Third", 1),
        ];
        assert_eq!(groups(&list).len(), 3);
    }

    #[test]
    fn a_name_of_very_many_addresses_is_a_common_name() {
        let many: Vec<(String, &str, u32)> =
            (0..20).map(|n| (format!("ann{n}@house{n}.example"), "Ann Other", 1)).collect();
        let many: Vec<(&str, &str, u32)> = many.iter().map(|(a, n, c)| (a.as_str(), *n, *c)).collect();
        assert_eq!(groups(&many).len(), 20);
    }

    #[test]
    fn the_same_local_part_at_one_house_joins_with_the_same_short_name() {
        assert_eq!(groups(&[("ann@example.org", "Ann", 1), ("ann@mail.example.org", "Ann", 1)]).len(), 1);
        assert_eq!(groups(&[("ann@cs.example.ac.uk", "Ann", 1), ("ann@example.ac.uk", "Ann", 1)]).len(), 1);
        assert_eq!(groups(&[("ann@one.ac.uk", "Ann", 1), ("ann@two.ac.uk", "Ann", 1)]).len(), 2);
        assert_eq!(
            groups(&[("ann@example.org", "Ann", 1), ("ann@example.org.evil.example", "Ann", 1)]).len(),
            2
        );
        assert_eq!(groups(&[("ann@example.org", "Ann", 1), ("ann@mail.example.org", "Andrew", 1)]).len(), 2);
        assert_eq!(groups(&[("ann@example.org", "", 1), ("ann@mail.example.org", "", 1)]).len(), 2);
    }

    #[test]
    fn a_hidden_address_is_its_open_twin() {
        let found = people(&seen(&[("ann at example.org", "", 5), ("Ann@Example.org", "Ann", 1)]));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].addresses, ["ann@example.org", "ann at example.org"]);
        assert_eq!(found[0].joined[0].why, Why::Hidden);
    }

    #[test]
    fn fifty_thousand_people_are_grouped_in_no_time() {
        let list: Vec<Seen> = (0..50_000u32)
            .map(|n| Seen {
                address: format!("p{n}@house{}.example", n % 977),
                name: format!("Name{} Family{}", letters(n / 2), letters(n % 7)),
                letters: 1,
            })
            .collect();
        assert!(people(&list).len() > 10_000);
    }

    fn letters(mut n: u32) -> String {
        let mut word = String::new();
        while n > 0 {
            word.push(char::from(b'a' + (n % 26) as u8));
            n /= 26;
        }
        word
    }
}
