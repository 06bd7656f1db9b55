//! Letters about roles: one is offered, answered, about to end, or has ended. Each is a job; run twice, it tells twice of the same, and
//! the first answer still counts once.

use base::Words;
use community::{
    Actor, CommunityId, House, PersonId, Refused, RoleOfferId, Work, charter,
    people::{self, erase::Alone},
    roles::{self, Role},
};

use crate::{
    Sender,
    answers::{self, Addressee, Says, apart, inside},
    dates,
};

/// Where a role stands in the list of all: what a letter about one keeps as its item.
pub(crate) fn number_of(role: &str) -> Option<i64> {
    roles::ALL.iter().position(|one| one.word == role).map(|place| place as i64)
}

/// The role of such a number.
pub(crate) fn of_number(number: Option<i64>) -> Option<&'static Role> {
    usize::try_from(number?).ok().and_then(|place| roles::ALL.get(place))
}

/// The name of a role in a sentence.
pub(crate) fn name(words: Words, role: &str) -> &'static str {
    roles::named(role).map_or("", |role| words.say(role.name))
}

async fn place(work: &mut Work<'_>, community: CommunityId) -> Result<(String, String), Refused> {
    let viewer = crate::visit(work, community).await?;
    let place = viewer.community();
    Ok((place.slug.clone(), place.name.clone()))
}

/// A person as letters know them: where, in which language, in which zone. Nobody where no address is known.
async fn whom(work: &mut Work<'_>, person: PersonId) -> Result<Option<(Addressee, String)>, Refused> {
    let who = people::get(work, person).await?;
    let address = people::main_address(work, person).await?;
    let to = |address| Addressee { person: Some(person), address, language: who.language.clone() };
    Ok(address.map(|address| (to(address), who.zone.clone())))
}

/// TP36: a role is offered. One question, what it asks for, and that a "not now" needs no reason.
pub async fn ask(house: &House, sender: &Sender, id: RoleOfferId) -> Result<(), Refused> {
    let mut work = house.work(Actor::System);
    let offer = roles::offer_by_id(&mut work, id).await?;
    if offer.state != "open" {
        return Ok(());
    }
    work.together();
    work.begin().await?;
    let (slug, community) = place(&mut work, offer.community).await?;
    let Some((to, zone)) = whom(&mut work, offer.person).await? else { return Ok(()) };
    let words = Words::of(&to.language);
    let Some(role) = roles::named(&offer.role) else { return Ok(()) };
    let says = offer_letter(words, sender, &offer, role, (&slug, &community), &zone, work.now());
    answers::send(&mut work, sender, &to, says).await?;
    work.all_done().await
}

/// The letter that asks.
pub fn offer_letter(
    words: Words,
    sender: &Sender,
    offer: &roles::Offer,
    role: &Role,
    (slug, community): (&str, &str),
    zone: &str,
    now: base::Time,
) -> Says {
    let giver = inside(&offer.giver, 80);
    let lead = words.tell(
        "role-offer-lead",
        &[
            ("name", giver.clone().into()),
            ("role", words.say(role.name).into()),
            ("community", inside(community, 100).into()),
        ],
    );
    let until = roles::ends(now, offer.months);
    let how_long = match until {
        Some(until) => words
            .tell("role-offer-until", &[("day", dates::day_and_year(words, until, zone).as_str().into())]),
        None => words.say("role-offer-open-end").to_owned(),
    };
    Says {
        kind: "role-offer",
        community: Some((offer.community, community.to_owned())),
        item: Some(offer.id.into()),
        subject: words.tell("role-offer-subject", &[("role", words.say(role.name).into())]),
        lead,
        lines: vec![
            words.say(role.does).to_owned(),
            how_long,
            words.tell("role-offer-free", &[("name", giver.into())]),
        ],
        quoted: Some(apart(&offer.words, 1_000)).filter(|words| !words.is_empty()).into_iter().collect(),
        choices: ["role-offer-yes", "role-offer-with", "role-offer-not-now"]
            .map(|key| words.say(key).to_owned())
            .to_vec(),
        link: Some((
            words.say("role-offer-page").to_owned(),
            sender.link(&format!("/c/{slug}/roles/{}", role.word)),
        )),
        unasked: true,
        ..Says::default()
    }
}

/// Whoever offered a role hears what was answered, and after a yes the other convenors too.
pub async fn answered(house: &House, sender: &Sender, id: RoleOfferId) -> Result<(), Refused> {
    let mut work = house.work(Actor::System);
    let offer = roles::offer_by_id(&mut work, id).await?;
    let yes = match offer.state.as_str() {
        "yes" => true,
        "not-now" => false,
        _ => return Ok(()),
    };
    work.together();
    work.begin().await?;
    let (_, community) = place(&mut work, offer.community).await?;
    let mut told: Vec<PersonId> = vec![offer.by];
    if yes {
        let convenors = charter::holders(&mut work, offer.community, "convenor").await?;
        told.extend(convenors.into_iter().map(|one| one.person));
    }
    told.sort_unstable();
    told.dedup();
    for person in told.into_iter().filter(|person| *person != offer.person) {
        let Some((to, _)) = whom(&mut work, person).await? else { continue };
        let words = Words::of(&to.language);
        let given = [
            ("name", inside(&offer.name, 80).into()),
            ("role", name(words, &offer.role).into()),
            ("community", inside(&community, 100).into()),
        ];
        let says = Says {
            kind: "role-told",
            community: Some((offer.community, community.clone())),
            subject: words.tell("role-told-subject", &given),
            lead: words.tell(if yes { "role-told-yes" } else { "role-told-not-now" }, &given),
            lines: if yes { Vec::new() } else { vec![words.say("role-told-not-now-more").to_owned()] },
            unasked: true,
            ..Says::default()
        };
        answers::send(&mut work, sender, &to, says).await?;
    }
    work.all_done().await
}

/// What a job about a holder carries.
fn payload(text: &str) -> Option<(CommunityId, PersonId, String, String)> {
    let mut pieces = text.split(' ');
    let (community, person) = (pieces.next()?.parse().ok()?, pieces.next()?.parse().ok()?);
    let (role, why) = (pieces.next()?.to_owned(), pieces.next().unwrap_or("").to_owned());
    Some((community, person, role, why))
}

/// A holder is reminded that a term ends: to go on, to hand over, or to stop.
pub async fn term(house: &House, sender: &Sender, told: &str) -> Result<(), Refused> {
    let Some((community, person, role, _)) = payload(told) else { return Err(Refused::Gone) };
    let mut work = house.work(Actor::System);
    work.together();
    work.begin().await?;
    let (slug, name_of) = place(&mut work, community).await?;
    let Some(ends) = roles::term_of(&mut work, community, person, &role).await? else { return Ok(()) };
    let Some((to, zone)) = whom(&mut work, person).await? else { return Ok(()) };
    let words = Words::of(&to.language);
    let given = [
        ("role", name(words, &role).into()),
        ("community", inside(&name_of, 100).into()),
        ("day", dates::day_and_year(words, ends, &zone).into()),
    ];
    let says = Says {
        kind: "role-term",
        community: Some((community, name_of.clone())),
        item: number_of(&role),
        subject: words.tell("role-term-subject", &given),
        lead: words.tell("role-term-lead", &given),
        lines: vec![words.say("role-term-more").to_owned()],
        choices: ["role-term-yes", "role-term-with", "role-term-step-down"]
            .map(|key| words.say(key).to_owned())
            .to_vec(),
        link: Some((
            words.say("role-handover-page").to_owned(),
            sender.link(&format!("/c/{slug}/roles/{role}")),
        )),
        unasked: true,
        ..Says::default()
    };
    answers::send(&mut work, sender, &to, says).await?;
    work.all_done().await
}

/// A role has ended: who held it is thanked and asked what the next one must know; the convenors are told, and whether anybody holds it now.
pub async fn ended(house: &House, sender: &Sender, told: &str) -> Result<(), Refused> {
    let Some((community, person, role, why)) = payload(told) else { return Err(Refused::Gone) };
    let mut work = house.work(Actor::System);
    work.together();
    work.begin().await?;
    let (slug, name_of) = place(&mut work, community).await?;
    let left = charter::holders(&mut work, community, &role).await?;
    if left.iter().any(|one| one.person == person) && !roles::convenes(&role) {
        // Taken back in the meantime.
        return Ok(());
    }
    let who = people::get(&mut work, person).await?.name;
    if why != "stepped-down"
        && let Some((to, _)) = whom(&mut work, person).await?
    {
        let words = Words::of(&to.language);
        let says = ended_letter(words, sender, (community, &name_of, &slug), &role, why == "term");
        answers::send(&mut work, sender, &to, says).await?;
    }
    for convenor in charter::holders(&mut work, community, "convenor").await? {
        if convenor.person == person || convenor.address.is_empty() {
            continue;
        }
        let words = Words::of(&convenor.language);
        let given = [
            ("name", inside(&who, 80).into()),
            ("role", name(words, &role).into()),
            ("community", inside(&name_of, 100).into()),
        ];
        let mut lines = Vec::new();
        if left.is_empty() {
            lines.push(words.tell("role-told-nobody", &given));
        }
        let says = Says {
            kind: "role-told",
            community: Some((community, name_of.clone())),
            subject: words.tell("role-told-subject", &given),
            lead: words.tell("role-told-ended", &given),
            lines,
            link: Some((words.say("role-told-page").to_owned(), sender.link(&format!("/c/{slug}/roles")))),
            unasked: true,
            ..Says::default()
        };
        let to = Addressee {
            person: Some(convenor.person),
            address: convenor.address.clone(),
            language: convenor.language.clone(),
        };
        answers::send(&mut work, sender, &to, says).await?;
    }
    work.all_done().await
}

/// What whoever held a role is told when it has ended.
pub(crate) fn ended_letter(
    words: Words,
    sender: &Sender,
    (community, name_of, slug): (CommunityId, &str, &str),
    role: &str,
    over: bool,
) -> Says {
    let given = [("role", name(words, role).into()), ("community", inside(name_of, 100).into())];
    Says {
        kind: "role-ended",
        community: Some((community, name_of.to_owned())),
        item: number_of(role),
        subject: words.tell("role-ended-subject", &given),
        lead: words.tell(if over { "role-ended-term" } else { "role-ended-lead" }, &given),
        lines: vec![words.say("role-ended-more").to_owned()],
        choices: vec![words.say("role-ended-handover").to_owned()],
        link: Some((
            words.say("role-handover-page").to_owned(),
            sender.link(&format!("/c/{slug}/roles/{role}")),
        )),
        unasked: true,
        ..Says::default()
    }
}

/// The only convenor would go: why not yet, and what to do; upon what every such letter has.
pub(crate) fn last_letter(usual: Says, alone: &Alone, words: Words) -> Says {
    Says {
        community: Some((alone.community, alone.name.clone())),
        item: number_of("convenor"),
        lead: words.tell("role-last-lead", &[("community", inside(&alone.name, 100).into())]),
        lines: vec![words.say("role-last-more").to_owned()],
        choices: vec![words.say("role-last-with").to_owned()],
        ..usual
    }
}
