//! Whom a row names.

use std::collections::VecDeque;

use super::{
    Bad, Entry, Item, LONGEST_NAME, Wrong, cells::Record, columns::Columns, export::begins_formula, shown,
};
use crate::{Address, address, clean};

/// What looks like an address in a cell, and the name beside it.
struct Found {
    name: String,
    address: Result<String, Wrong>,
}

/// Reads a row: one person with a table's columns or without, or each of a line of recipients.
pub(super) fn read(record: &Record, columns: Option<&Columns>, items: &mut VecDeque<Item>) {
    let cells: Vec<&str> = record.cells.iter().map(String::as_str).collect();
    if let Some(columns) = columns
        && let Some(item) = of_columns(record, &cells, columns)
    {
        items.push_back(item);
        return;
    }
    let addressed: Vec<usize> = (0..cells.len()).filter(|place| has_at(cells[*place])).collect();
    if addressed.is_empty() {
        items.push_back(bad(record, Wrong::NoAddress));
        return;
    }
    let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
    let recipients = cells.iter().any(|cell| cell.contains('<')) && (addressed.len() > 1 || filled <= 2);
    if recipients || addressed.len() == filled {
        of_recipients(record, &cells, items);
    } else {
        items.push_back(of_table(record, &cells, &addressed));
    }
}

fn has_at(cell: &str) -> bool {
    cell.contains(['@', '＠'])
}

/// A row of a table whose head is known. None when its columns hold no address and another does: the row is out of line.
fn of_columns(record: &Record, cells: &[&str], columns: &Columns) -> Option<Item> {
    let at = |place: Option<usize>| place.and_then(|place| cells.get(place)).copied().unwrap_or("");
    let given: Vec<&str> =
        columns.addresses.iter().map(|place| at(Some(*place))).filter(|cell| !cell.is_empty()).collect();
    if given.is_empty() && cells.iter().any(|cell| has_at(cell)) {
        return None;
    }
    // A contact book of Google's puts several into one cell: `a@example.org ::: b@example.org`.
    let found: Vec<Found> = given
        .iter()
        .flat_map(|cell| cell.split(":::").flat_map(|part| part.split(['\n', ';'])))
        .flat_map(|part| all_in(part.trim()))
        .collect();
    let both = [at(columns.given), at(columns.family)].join(" ");
    let name =
        [at(columns.whole), both.trim()].into_iter().find(|name| !name.trim().is_empty()).unwrap_or("");
    Some(match given.is_empty() {
        true => bad(record, Wrong::NoAddress),
        false => one_of(record, found, name),
    })
}

/// A row of a table without a head: the name is in the cells beside the address.
fn of_table(record: &Record, cells: &[&str], addressed: &[usize]) -> Item {
    let found: Vec<Found> = addressed.iter().flat_map(|place| all_in(cells[*place])).collect();
    let is_name = |cell: &&str| {
        !has_at(cell)
            && cell.chars().any(char::is_alphabetic)
            && !cell.chars().any(|c| c.is_ascii_digit())
            && cell.chars().count() <= 80
    };
    let names: Vec<&str> = cells.iter().copied().filter(is_name).collect();
    let single = |name: &&str| !name.contains(' ');
    let first = addressed.first().copied().unwrap_or(0);
    let name = match names.as_slice() {
        // "Ann", "Other", and then the address.
        [one, two, ..]
            if single(one)
                && single(two)
                && cells.iter().position(|cell| cell == two).is_some_and(|place| place < first) =>
        {
            format!("{one} {two}")
        }
        [one, ..] => (*one).to_owned(),
        [] => {
            cells.iter().find(|cell| begins_formula(cell)).map(|cell| (*cell).to_owned()).unwrap_or_default()
        }
    };
    one_of(record, found, &name)
}

/// One person under the addresses of their row: the first that can be used, the others beside it.
fn one_of(record: &Record, found: Vec<Found>, name: &str) -> Item {
    let named = found.iter().find(|one| !one.name.is_empty()).map(|one| one.name.clone()).unwrap_or_default();
    let (mut good, mut wrong) = (Vec::new(), None);
    for one in found {
        match one.address {
            Ok(address) if good.contains(&address) => {}
            Ok(address) => good.push(address),
            Err(why) => wrong = wrong.or(Some(why)),
        }
    }
    if good.is_empty() {
        return bad(record, wrong.unwrap_or(Wrong::NoAddress));
    }
    let address = good.remove(0);
    entry(record.line, if name.trim().is_empty() { &named } else { name }, address, good)
}

/// A line of recipients, as mail programs write it. `Other, Ann <ann@example.org>` is one, though a comma parts it.
fn of_recipients(record: &Record, cells: &[&str], items: &mut VecDeque<Item>) {
    let mut before: Vec<&str> = Vec::new();
    for cell in cells.iter().filter(|cell| !cell.is_empty()) {
        if !has_at(cell) {
            before.push(cell);
            continue;
        }
        let last = before.pop().filter(|_| cell.contains('<') && !cell.trim_start().starts_with('<'));
        items.extend(before.drain(..).map(|text| nobody(record.line, text)));
        for mut found in all_in(cell) {
            if let Some(last) = last {
                found.name = format!("{last}, {}", found.name.trim());
            }
            items.push_back(match found.address {
                Ok(address) => entry(record.line, &turned(&found.name), address, Vec::new()),
                Err(why) => Item::Bad(Bad { line: record.line, text: shown(cell), why }),
            });
        }
    }
    // What stands behind the last address is mostly a place or a remark of it.
    if items.is_empty() {
        items.push_back(bad(record, Wrong::NoAddress));
    }
}

fn nobody(line: u64, text: &str) -> Item {
    Item::Bad(Bad { line, text: shown(text), why: Wrong::NoAddress })
}

/// Every address in a cell with the name beside it: `Ann <a@b>`, `a@b (Ann)`, `Ann a@b`, `a@b c@d`.
fn all_in(cell: &str) -> Vec<Found> {
    let cell = cell.replace('＠', "@");
    if let Some((name, rest)) = cell.rsplit_once('<') {
        let address = rest.split('>').next().unwrap_or(rest);
        // Without a name before it, it may stand behind.
        let behind = rest.split_once('>').map_or("", |(_, behind)| behind);
        let name = if name.trim().is_empty() { behind } else { name };
        return vec![Found { name: name.to_owned(), address: checked(address) }];
    }
    let comment =
        cell.split_once('(').and_then(|(_, rest)| rest.split_once(')')).map(|(inside, _)| inside.to_owned());
    let bare = match &comment {
        Some(inside) if !inside.contains('@') => cell.replace(&format!("({inside})"), " "),
        _ => cell.clone(),
    };
    let words: Vec<&str> = bare.split_whitespace().collect();
    let with: Vec<&str> = words.iter().copied().filter(|word| word.contains('@')).collect();
    let beside: Vec<&str> = words.iter().copied().filter(|word| !word.contains('@')).collect();
    match with.as_slice() {
        // "ann @example.org": a blank inside the address, and no name.
        [one] if one.starts_with('@') || one.ends_with('@') => {
            vec![Found { name: String::new(), address: checked(bare.trim()) }]
        }
        [one] => vec![Found {
            name: comment.filter(|inside| !inside.contains('@')).unwrap_or_else(|| beside.join(" ")),
            address: checked(one),
        }],
        [] => vec![Found { name: String::new(), address: checked(bare.trim()) }],
        several => several.iter().map(|one| Found { name: String::new(), address: checked(one) }).collect(),
    }
}

fn checked(text: &str) -> Result<String, Wrong> {
    let text = text.trim();
    let text = text.strip_prefix("mailto:").or_else(|| text.strip_prefix("MAILTO:")).unwrap_or(text);
    let text = text.trim_matches(|c: char| {
        matches!(c, '<' | '>' | '"' | '\'' | '(' | ')' | '[' | ']' | ',' | ';' | ':' | '.')
            || c.is_whitespace()
    });
    // Nobody's address begins so, and to a spreadsheet or a shell it would be more than an address. An @ alone is a flaw of its own.
    if begins_formula(text) && !text.starts_with(['@', '＠']) {
        return Err(Wrong::Formula);
    }
    address::check(text).map_err(Wrong::Address)
}

/// `Other, Ann` is `Ann Other`; `Ann Other, PhD` stays.
fn turned(name: &str) -> String {
    let parts: Vec<&str> = name.split(',').map(str::trim).collect();
    let [family, given] = parts.as_slice() else { return name.to_owned() };
    let title =
        given.contains('.') || given.chars().filter(|c| c.is_uppercase()).count() > 1 && !given.contains(' ');
    if title || given.is_empty() || family.is_empty() { name.to_owned() } else { format!("{given} {family}") }
}

fn entry(line: u64, name: &str, address: String, others: Vec<String>) -> Item {
    let formula = begins_formula(name.trim_matches(['"', ' ']));
    let bare = clean::line(name);
    let bare = bare
        .trim_matches(|c: char| matches!(c, '"' | '\'' | '<' | '>' | ',' | ';' | ':') || c.is_whitespace());
    let bare: String =
        bare.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(LONGEST_NAME).collect();
    // A name that is an address, or another's address, is no name.
    let shown = Address::new(&bare, &address).shown_name().map(str::to_owned);
    let name = shown.filter(|name| !formula && name.chars().any(char::is_alphabetic)).unwrap_or_default();
    Item::Entry(Entry { line, name, address, others, formula })
}

fn bad(record: &Record, why: Wrong) -> Item {
    let text = record
        .cells
        .iter()
        .filter(|cell| !cell.is_empty())
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join(", ");
    Item::Bad(Bad { line: record.line, text: shown(&text), why })
}
