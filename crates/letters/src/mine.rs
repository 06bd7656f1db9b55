//! The letters that give people what is kept of them, and ask once more before it is erased (TP45): whether they asked by a letter or on
//! a page, it goes to their mailbox, which proves whose it is.

use base::{Id, Words};
use community::{
    Actor, House, PersonId, Refused, Work,
    conversations::NewFile,
    people::{self, address::Address, confirmations, data, erase},
};

use crate::{
    Sender,
    answers::{self, Addressee, Says},
    roles,
};

/// Everything, readable and as a file: the job [`data::SEND`]. Run twice, it sends it twice.
pub async fn send(house: &House, sender: &Sender, person: PersonId) -> Result<(), Refused> {
    let mut work = house.work(Actor::System);
    let Some(to) = whom(&mut work, person).await? else { return Ok(()) };
    let words = Words::of(&to.language);
    work.begin().await?;
    let mine = data::asked_for(&mut work, person).await?;
    let usual =
        Says { kind: "my-data", subject: words.say("answer-data-subject").to_owned(), ..Says::default() };
    answers::send(&mut work, sender, &to, everything(usual, &mine, words)).await?;
    work.done().await
}

/// What will go, and the code that must come back before it does: the job [`erase::ASK`]. Whoever alone convenes members hands over first. Run twice, it asks twice.
pub async fn ask(house: &House, sender: &Sender, person: PersonId) -> Result<(), Refused> {
    let mut work = house.work(Actor::Person(person));
    let preview = erase::preview(&mut work).await?;
    let alone = erase::convenes_alone(&mut work).await?;
    work.act_as(Actor::System);
    let Some(to) = whom(&mut work, person).await? else { return Ok(()) };
    let words = Words::of(&to.language);
    work.begin().await?;
    if let Some(alone) = alone {
        let usual =
            Says { kind: "role-last", subject: words.say("role-last-subject").to_owned(), ..Says::default() };
        answers::send(&mut work, sender, &to, roles::last_letter(usual, &alone, words)).await?;
        return work.done().await;
    }
    let asked = ask_once_more(&mut work, person, &to.address).await?;
    let usual =
        Says { kind: "confirm", subject: words.say("answer-erase-subject").to_owned(), ..Says::default() };
    answers::send(&mut work, sender, &to, erasing(usual, &preview, &asked, words)).await?;
    work.done().await
}

/// Where they are written to, and in which language; nobody when they are gone, or have no address.
async fn whom(work: &mut Work<'_>, person: PersonId) -> Result<Option<Addressee>, Refused> {
    let who = match people::get(work, person).await {
        Err(Refused::NotFound) => return Ok(None),
        other => other?,
    };
    let address = people::main_address(work, person).await?;
    Ok(address.map(|address| Addressee { person: Some(person), address, language: who.language }))
}

/// What `MY DATA` says, upon what every such letter has.
pub(crate) fn everything(usual: Says, mine: &data::Mine, words: Words) -> Says {
    let line = |section: &data::Section| {
        words.tell(
            "answer-data-section",
            &[("what", words.say(section.key).into()), ("count", section.rows.len().into())],
        )
    };
    let file = |name: &str, kind: &str, text: String| NewFile {
        name: name.into(),
        kind: kind.into(),
        bytes: text.into_bytes(),
    };
    Says {
        lead: words.say("answer-data").to_owned(),
        lines: mine.sections.iter().map(line).chain([words.say("answer-data-how").to_owned()]).collect(),
        choices: ["answer-choice-correct", "answer-choice-delete"]
            .map(|key| words.say(key).to_owned())
            .to_vec(),
        files: vec![
            file("my-data.txt", "text/plain", readable(mine, words)),
            file("my-data.json", "application/json", json(mine)),
        ],
        ..usual
    }
}

/// A code that was made for somebody who wants to be erased, and its confirmation. Part of another act of the program.
pub(crate) async fn ask_once_more(
    work: &mut Work<'_>,
    person: PersonId,
    main: &str,
) -> Result<(Id, String), Refused> {
    let address = Address::of(main).map_err(|key| Refused::invalid("address", key))?;
    let ask = confirmations::Ask {
        person: Some(person),
        address: &address,
        act: "erase",
        subject: person.into(),
        detail: "",
    };
    confirmations::ask(work, ask).await
}

/// What `DELETE ME` is answered with, upon what every such letter has.
pub(crate) fn erasing(
    usual: Says,
    preview: &erase::Preview,
    (id, code): &(Id, String),
    words: Words,
) -> Says {
    let count = |key, number: i64| words.tell(key, &[("count", number.into())]);
    Says {
        community: None,
        item: Some(id.0),
        lead: words.say("answer-erase").to_owned(),
        lines: vec![
            count("answer-erase-posts", preview.posts),
            count("answer-erase-communities", preview.communities),
            count("answer-erase-notes", preview.notes),
            count("answer-erase-quotes", preview.threads),
            words.say("answer-erase-mail").to_owned(),
            words.say("answer-erase-backups").to_owned(),
        ],
        choices: ["answer-erase-keep", "answer-erase-all", "answer-erase-no"]
            .map(|key| words.tell(key, &[("code", code.as_str().into())]))
            .to_vec(),
        ..usual
    }
}

fn readable(mine: &data::Mine, words: Words) -> String {
    let mut out = String::new();
    for section in &mine.sections {
        out.push_str(words.say(section.key));
        out.push('\n');
        for row in &section.rows {
            out.push('\n');
            for (name, value) in section.names.iter().zip(row) {
                out.push_str(&format!("  {name}: {}\n", value.replace('\n', "\n    ")));
            }
        }
        out.push('\n');
    }
    out
}

/// The same as JSON (RFC 8259): an object of lists of objects, all values texts.
fn json(mine: &data::Mine) -> String {
    let mut out = String::from("{\n");
    for (place, section) in mine.sections.iter().enumerate() {
        out.push_str(&format!("{}  {}: [", if place > 0 { ",\n" } else { "" }, quoted(section.what)));
        for (place, row) in section.rows.iter().enumerate() {
            let fields: Vec<String> = section
                .names
                .iter()
                .zip(row)
                .map(|(name, value)| format!("{}: {}", quoted(name), quoted(value)))
                .collect();
            out.push_str(&format!("{}\n    {{{}}}", if place > 0 { "," } else { "" }, fields.join(", ")));
        }
        out.push_str("\n  ]");
    }
    out.push_str("\n}\n");
    out
}

fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if u32::from(c) < 0x20 => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_holds_any_text() {
        assert_eq!(quoted("a\"b\\c\nd\u{1}"), "\"a\\\"b\\\\c\\nd\\u0001\"");
    }
}
