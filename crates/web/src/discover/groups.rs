//! The natural groups, each named by its own words.

use community::discover::{CLEAR, FAINT, Group, Groups};

use super::section::{Entry, Section, Told};

/// Nothing where there is no network.
pub(super) fn section(told: &Told<'_>) -> Option<Section> {
    let say = told.say;
    let groups = told.seen.groups.as_ref()?;
    let mut section =
        Section { id: "groups", title: say.plain("discover-groups-title"), ..Section::default() };
    section.lead.push(if groups.described.is_empty() {
        say.sentence(if groups.modularity < FAINT { "discover-groups-none" } else { "discover-groups-small" })
    } else {
        let key = if groups.modularity >= CLEAR {
            "discover-groups-lead-clear"
        } else {
            "discover-groups-lead-faint"
        };
        say.html(key, &[("count", say.number(groups.described.len()).into())])
    });
    section.entries = groups.described.iter().map(|group| entry(told, group)).collect();
    section.lead.extend(others(told, groups));
    let how = say.html("discover-groups-how", &[("modularity", say.decimal(groups.modularity, 2).into())]);
    section.beside.push(told.note("discover-groups-how-title", vec![how]));
    if !groups.described.is_empty() {
        section
            .beside
            .push(told.note("discover-groups-use-title", vec![say.sentence("discover-groups-use")]));
    }
    Some(section)
}

fn entry(told: &Told<'_>, group: &Group) -> Entry {
    let say = told.say;
    let letter = group.letter.to_string();
    let title = if group.words.is_empty() {
        say.0.tell("discover-groups-no-words", &[("letter", letter.into())])
    } else {
        say.0.tell(
            "discover-groups-words",
            &[("letter", letter.into()), ("words", group.words.join(", ").into())],
        )
    };
    let meta = say.told(
        "discover-groups-size",
        &[
            ("people", told.people(group.people).into()),
            ("inside", say.number(group.inside).into()),
            ("across", say.number(group.across).into()),
        ],
    );
    Entry { title, href: String::new(), meta }
}

fn others(told: &Told<'_>, groups: &Groups) -> Option<crate::html::Html> {
    let others = groups.others;
    let given = [("count", others.into()), ("said", told.say.number(others).into())];
    (others > 0 && !groups.described.is_empty()).then(|| told.say.html("discover-groups-others", &given))
}
