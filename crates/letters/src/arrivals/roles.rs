//! Roles by letter: `YES`, `WITH name`, `NOT NOW` to one that is offered; `STEP DOWN`; `ROLES`, and a convenor's `ROLE host Gwen`.

use community::{
    PersonId, Refused, RoleOfferId, Work,
    charter::Viewer,
    members,
    notices::Named,
    people::erase::Alone,
    roles::{self, Role},
};

use super::{Outcome, Word, acting::Acting, lexicon::pieces, notes, said::Command};
use crate::{
    answers::inside,
    dates,
    roles::{last_letter, name, number_of, of_number},
};

/// What is said to an offer, to a term that ends, or by the last convenor.
pub(super) async fn answer(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    named: &Named,
    said: &Command,
) -> Result<Outcome, Refused> {
    match named.kind.as_str() {
        "role-offer" => to_offer(work, acting, named, said).await,
        "role-term" => to_term(work, acting, named, said).await,
        _ => instead(work, acting, named, said).await,
    }
}

async fn to_offer(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    named: &Named,
    said: &Command,
) -> Result<Outcome, Refused> {
    let id = RoleOfferId::from(named.item.ok_or(Refused::Gone)?);
    let viewer = acting.viewer(work).await?;
    let done = match said.word {
        Word::With => {
            let Some(other) = person(work, acting, &viewer, &said.rest).await? else {
                return Ok(Outcome::done("who"));
            };
            roles::with(work, &viewer, id, other.0).await
        }
        word => roles::answer(work, &viewer, id, matches!(word, Word::Yes | Word::Accept)).await,
    };
    let words = acting.words();
    let offer = match done {
        Ok(offer) => offer,
        Err(Refused::Conflict) => {
            let before = roles::offer_of(work, &viewer, id).await?;
            let key = if before.state == "yes" { "role-answered-yes" } else { "role-answered-before" };
            acting.receipt(work, None, words.say(key).to_owned(), Vec::new()).await?;
            return Ok(Outcome::done("settled-before"));
        }
        Err(Refused::NotFound) => {
            acting.receipt(work, None, words.say("role-answered-before").to_owned(), Vec::new()).await?;
            return Ok(Outcome::done("settled-before"));
        }
        Err(refused) => return Err(refused),
    };
    let given = [
        ("role", name(words, &offer.role).into()),
        ("name", inside(&offer.giver, 80).into()),
        ("community", inside(&viewer.community().name, 100).into()),
    ];
    let (key, outcome) = match said.word {
        Word::Yes | Word::Accept => ("role-taken", "took-role"),
        Word::With => ("role-taken-with", "took-role"),
        _ => ("role-not-now", "not-now"),
    };
    let mut lines = Vec::new();
    if outcome == "took-role" {
        lines.push(words.say("role-taken-stop").to_owned());
        if !roles::named(&offer.role).is_some_and(|role| role.sees.is_empty()) {
            lines.push(words.say("role-taken-log").to_owned());
        }
    }
    acting.receipt(work, None, words.tell(key, &given), lines).await?;
    Ok(Outcome::of(outcome, id.into()))
}

async fn to_term(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    named: &Named,
    said: &Command,
) -> Result<Outcome, Refused> {
    let role = of_number(named.item).ok_or(Refused::Gone)?;
    let words = acting.words();
    match said.word {
        Word::Yes => {
            let viewer = acting.viewer(work).await?;
            roles::go_on(work, &viewer, role.word).await?;
            let lead = words.tell("role-goes-on", &[("role", words.say(role.name).into())]);
            acting.receipt(work, None, lead, Vec::new()).await?;
            Ok(Outcome::done("goes-on"))
        }
        Word::With => instead(work, acting, named, said).await,
        // "NO", "NOT NOW": until the term ends nothing changes.
        Word::No | Word::Later => {
            let lead = words.tell("role-ends-then", &[("role", words.say(role.name).into())]);
            acting.receipt(work, None, lead, Vec::new()).await?;
            Ok(Outcome::done("ends-then"))
        }
        _ => down(work, acting, role).await,
    }
}

/// `WITH name`, where somebody looks for who does it next: a convenor offers it to them; of anybody else the convenors hear the name.
async fn instead(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    named: &Named,
    said: &Command,
) -> Result<Outcome, Refused> {
    let role = of_number(named.item).ok_or(Refused::Gone)?;
    let viewer = acting.viewer(work).await?;
    let Some(other) = person(work, acting, &viewer, &said.rest).await? else {
        return Ok(Outcome::done("who"));
    };
    offered(work, acting, &viewer, role, other).await
}

async fn offered(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    viewer: &Viewer,
    role: &'static Role,
    (person, called): (PersonId, String),
) -> Result<Outcome, Refused> {
    let words = acting.words();
    let given = [("name", inside(&called, 80).into()), ("role", words.say(role.name).into())];
    if !viewer.is_convenor() {
        let text = words.tell("role-suggested", &given);
        return notes::to_convenors(work, acting, &text, "answer-to-convenors").await;
    }
    match roles::offer(work, viewer, role.word, person, role.months, "").await {
        Ok(id) => {
            acting.receipt(work, None, words.tell("role-offered", &given), Vec::new()).await?;
            Ok(Outcome::of("role-offered", id.into()))
        }
        Err(refused) => Err(refused),
    }
}

/// The one member who is called so; else it is asked who is meant, and None.
pub(super) async fn person(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    viewer: &Viewer,
    called: &str,
) -> Result<Option<(PersonId, String)>, Refused> {
    let found = members::called(work, viewer, called).await?;
    if let [one] = found.as_slice() {
        return Ok(Some(one.clone()));
    }
    let words = acting.words();
    let lead = if found.is_empty() {
        words.tell("role-nobody-called", &[("name", inside(called, 80).into())])
    } else {
        words.tell("role-several-called", &[("name", inside(called, 80).into())])
    };
    let mut says = acting.says("receipt", "answer-question-subject", lead);
    says.lines = found.iter().map(|(_, name)| inside(name, 80)).collect();
    acting.answer(work, says).await?;
    Ok(None)
}

/// A role by what it is called, at the beginning of some words; and the words behind it.
fn role_in<'t>(acting: &Acting<'_, '_>, text: &'t str) -> Option<(&'static Role, &'t str)> {
    let words = acting.words();
    let mut best: Option<(&'static Role, usize)> = None;
    let said = pieces(text);
    for role in roles::ALL {
        for called in [words.say(role.name), role.word] {
            let called = pieces(called);
            if said.starts_with(&called) && best.is_none_or(|(_, count)| count < called.len()) {
                best = Some((role, called.len()));
            }
        }
    }
    let (role, count) = best?;
    let mut rest = text.trim_start();
    for _ in 0..count {
        rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
        rest = rest.trim_start_matches(|c: char| c.is_alphanumeric() || c == '\'');
    }
    Some((role, rest.trim_matches(|c: char| !c.is_alphanumeric())))
}

/// `ROLES`: who does what. `ROLE host Gwen`, from a convenor: will Gwen host?
pub(super) async fn word(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    said: &Command,
) -> Result<Outcome, Refused> {
    let viewer = acting.viewer(work).await?;
    if let Some((role, called)) = role_in(acting, &said.rest)
        && !called.is_empty()
    {
        if !viewer.is_convenor() {
            return Err(Refused::NotAllowed("convenors"));
        }
        let Some(other) = person(work, acting, &viewer, called).await? else {
            return Ok(Outcome::done("who"));
        };
        return offered(work, acting, &viewer, role, other).await;
    }
    let all = roles::all(work, &viewer).await?;
    let words = acting.words();
    let zone = community::people::get(work, acting.person).await?.zone;
    let mut says = acting.says("receipt", "roles-letter-subject", acting.here("roles-letter-lead"));
    for role in roles::ALL {
        let who: Vec<String> = all
            .iter()
            .filter(|one| one.role == role.word)
            .map(|one| match one.term_ends {
                Some(ends) => words.tell(
                    "roles-letter-until",
                    &[
                        ("name", inside(&one.name, 80).into()),
                        ("day", dates::day_and_year(words, ends, &zone).into()),
                    ],
                ),
                None => inside(&one.name, 80),
            })
            .collect();
        let who = if who.is_empty() { words.say("roles-nobody").to_owned() } else { who.join(", ") };
        says.lines.push(format!("{}: {who}", words.say(role.name)));
    }
    if let Ok(place) = acting.place() {
        let page = format!("/c/{}/roles/log", place.slug);
        says.link = Some((words.say("roles-letter-log").to_owned(), acting.reader.sender.link(&page)));
    }
    acting.answer(work, says).await?;
    Ok(Outcome::done(Word::Roles.key()))
}

/// `STEP DOWN`, with a role where one holds several.
pub(super) async fn step_down(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    said: &Command,
) -> Result<Outcome, Refused> {
    let viewer = acting.viewer(work).await?;
    let mine: Vec<String> = roles::all(work, &viewer)
        .await?
        .into_iter()
        .filter(|one| one.person == acting.person)
        .map(|one| one.role)
        .collect();
    let asked = role_in(acting, &said.rest).map(|(role, _)| role);
    let words = acting.words();
    match (asked, mine.as_slice()) {
        (Some(role), _) if mine.iter().any(|one| one == role.word) => down(work, acting, role).await,
        (None, [only]) => down(work, acting, roles::named(only).ok_or(Refused::Gone)?).await,
        _ => {
            let key = if mine.is_empty() { "role-none" } else { "role-which" };
            let mut says = acting.says("receipt", "answer-question-subject", words.say(key).to_owned());
            says.choices = mine
                .iter()
                .map(|role| words.tell("role-which-choice", &[("role", name(words, role).into())]))
                .collect();
            acting.answer(work, says).await?;
            Ok(Outcome::done("which-role"))
        }
    }
}

async fn down(work: &mut Work<'_>, acting: &Acting<'_, '_>, role: &'static Role) -> Result<Outcome, Refused> {
    let viewer = acting.viewer(work).await?;
    let receipt = match roles::step_down(work, &viewer, role.word).await {
        Ok(receipt) => receipt,
        Err(Refused::NotAllowed("last-convenor")) => return last(work, acting).await,
        Err(Refused::Gone) => {
            acting.receipt(work, None, acting.words().say("role-none").to_owned(), Vec::new()).await?;
            return Ok(Outcome::done("no-role"));
        }
        Err(refused) => return Err(refused),
    };
    let words = acting.words();
    let lead = words.tell("role-stepped-down", &[("role", words.say(role.name).into())]);
    let mut says = acting.says("role-ended", "answer-receipt-subject", lead);
    says.item = number_of(role.word);
    says.lines = vec![words.say("role-stepped-down-more").to_owned()];
    says.choices = ["role-ended-handover", "answer-undo"].map(|key| words.say(key).to_owned()).to_vec();
    acting.answer(work, says).await?;
    Ok(Outcome::of("stepped-down", receipt.into()))
}

/// The last convenor would go: why not yet, and what to do.
pub(super) async fn last(work: &mut Work<'_>, acting: &Acting<'_, '_>) -> Result<Outcome, Refused> {
    let place = acting.place()?;
    let alone = Alone { community: place.id, name: place.name.clone(), slug: place.slug.clone() };
    last_of(work, acting, &alone).await
}

/// The same about one of their communities, whatever letter they answered.
pub(super) async fn last_of(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    alone: &Alone,
) -> Result<Outcome, Refused> {
    let usual = acting.says("role-last", "role-last-subject", String::new());
    let says = last_letter(usual, alone, acting.words());
    acting.answer(work, says).await?;
    Ok(Outcome::done("last-convenor"))
}

/// Words to the letter that a role has ended: what the next one must know.
pub(super) async fn hand_over(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    named: &Named,
) -> Result<Outcome, Refused> {
    let role = of_number(named.item).ok_or(Refused::Gone)?;
    let viewer = acting.viewer(work).await?;
    let said = acting.came.reply.words.trim();
    roles::add_to_handover(work, &viewer, role.word, said).await?;
    let words = acting.words();
    let lead = words.tell("role-handed-over", &[("role", words.say(role.name).into())]);
    acting.receipt(work, None, lead, Vec::new()).await?;
    Ok(Outcome::done("handed-over"))
}
