//! `FOUND name`, with a list below: begins a founding. What it becomes is seen and confirmed on its page, since it writes to people in
//! somebody's name.

use community::{
    Refused, Work,
    founding::{self, LONGEST_LIST, Listed, MOST_PEOPLE},
    people::clean_name,
};
use mail::contacts::Roll;

use super::{Outcome, acting::Acting, said::Command};
use crate::answers::inside;

/// Begins a founding from a letter to the house.
pub(super) async fn begin(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    said: &Command,
) -> Result<Outcome, Refused> {
    let words = acting.words();
    let name = clean_name(said.rest.trim_matches(['"', '“', '”', '«', '»', ' ']));
    if name.is_empty() {
        let says =
            acting.says("receipt", "answer-question-subject", words.say("founding-letter-name").to_owned());
        acting.answer(work, says).await?;
        return Ok(Outcome::done("found-how"));
    }
    if !founding::may_found(work).await? {
        let says = acting.says(
            "receipt",
            "answer-question-subject",
            words.say("founding-letter-not-allowed").to_owned(),
        );
        acting.answer(work, says).await?;
        return Ok(Outcome::refused("found-not-allowed"));
    }
    let text = list_of(acting, said);
    let roll = Roll::of(&text, MOST_PEOPLE);
    let id = founding::begin(work, None).await?;
    let mut fields = vec![("name", name.clone())];
    fields.extend(cause(&said.below));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(field, words)| (*field, words.as_str())).collect();
    founding::write(work, id, &fields).await?;
    let people: Vec<Listed> = roll
        .people
        .iter()
        .map(|one| Listed { name: one.name.clone(), address: one.address.clone() })
        .collect();
    if !people.is_empty() {
        founding::list(work, id, &text, &people).await?;
    }
    let lead = words
        .tell("founding-letter-lead", &[("name", inside(&name, 100).into()), ("count", people.len().into())]);
    let mut says = acting.says("receipt", "founding-letter-subject", lead);
    says.subject = words.tell("founding-letter-subject", &[("name", inside(&name, 80).into())]);
    if roll.bad_in_all > 0 {
        says.lines.push(words.tell("founding-letter-bad", &[("count", roll.bad_in_all.into())]));
    }
    if roll.more {
        says.lines.push(words.tell("founding-letter-more", &[("most", MOST_PEOPLE.to_string().into())]));
    }
    says.lines.push(words.say("founding-letter-why-page").to_owned());
    let sender = &acting.reader.sender;
    says.link = Some((
        words.say("founding-letter-page").to_owned(),
        sender.link(&(sender.paths.founding)(&id.to_string())),
    ));
    acting.answer(work, says).await?;
    Ok(Outcome::of("found", id.into()))
}

/// The list: the lines below, and files that are lists. Lines that hold no address and are no table are not of it.
fn list_of(acting: &Acting<'_, '_>, said: &Command) -> String {
    let mut text: String = said
        .below
        .lines()
        .filter(|line| line.contains(['@', '\t', ';']) || line.split(',').count() > 2)
        .map(|line| format!("{line}\n"))
        .collect();
    for file in &acting.came.letter.attachments {
        let name = file.file_name.as_deref().unwrap_or_default().to_lowercase();
        if !file.inline
            && (name.ends_with(".csv") || name.ends_with(".tsv") || name.ends_with(".txt"))
            && text.len() + file.bytes.len() <= LONGEST_LIST
        {
            text.push_str(&String::from_utf8_lossy(&file.bytes));
            text.push('\n');
        }
    }
    text
}

/// "We bring together WHO who practise WHAT so that WHY.", where somebody wrote it.
fn cause(below: &str) -> Vec<(&'static str, String)> {
    let line = below.split_whitespace().collect::<Vec<_>>().join(" ");
    let part = |text: &str, mark: &str| -> Option<(String, String)> {
        let at = text.to_ascii_lowercase().find(mark)?;
        Some((text.get(..at)?.trim().to_owned(), text.get(at + mark.len()..)?.trim().to_owned()))
    };
    let Some((_, rest)) = part(&line, "we bring together ") else { return Vec::new() };
    let Some((who, rest)) = part(&rest, " who practise ").or_else(|| part(&rest, " who practice ")) else {
        return Vec::new();
    };
    let Some((what, rest)) = part(&rest, " so that ") else { return Vec::new() };
    let why = rest.split_once(['.', '!']).map_or(rest.as_str(), |(why, _)| why).trim().to_owned();
    vec![("who", who), ("what", what), ("why", why)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cause_is_known_by_its_pattern() {
        let found = cause(
            "We bring together people who run\nnetworks who practise convening so that nobody learns alone.\nada@example.org",
        );
        assert_eq!(
            found,
            [
                ("who", "people who run networks".into()),
                ("what", "convening".into()),
                ("why", "nobody learns alone".into())
            ]
        );
        assert!(cause("We bring together nobody. İ who practise").is_empty());
    }
}
