//! Letters about what waits for a person's word, and about what was settled: jobs of the program.

use base::Words;
use community::{
    Actor, CommunityId, HeldId, House, Refused, Work, care,
    charter::{self, Holder},
    held::{self, Held},
    people,
};

use crate::{
    Sender,
    answers::{self, Addressee, Says, apart, inside},
};

/// Words of one thing that waits are shown up to here, when it is alone; less, when there are several.
const SHOWN: usize = 4_000;
const SHOWN_EACH: usize = 400;

/// Tells whoever must settle it that something waits: the job `held::ASK`. Run twice, it tells twice of the same, and the first word still
/// counts once.
pub async fn ask(house: &House, sender: &Sender, id: HeldId) -> Result<(), Refused> {
    let mut work = house.work(Actor::System);
    let (held, waiting) = held::beside(&mut work, id).await?;
    if held.settled_at.is_some() {
        return Ok(());
    }
    work.together();
    work.begin().await?;
    match (held.kind.as_str(), held.waits_for.as_str()) {
        (_, "author") => was_this_you(&mut work, sender, &held).await?,
        ("private", _) => {
            for note in waiting.iter().filter(|one| one.kind == "private") {
                // Each note is answered by itself; one that was told before is not told again.
                if note.id >= held.id {
                    self::note(&mut work, sender, note).await?;
                }
            }
            to_settle(&mut work, sender, &held, &waiting).await?;
        }
        ("care", _) => asks_for_care(&mut work, sender, &held).await?,
        _ => {
            for note in waiting.iter().filter(|one| one.kind == "private" && one.id >= held.id) {
                self::note(&mut work, sender, note).await?;
            }
            to_settle(&mut work, sender, &held, &waiting).await?;
        }
    }
    work.all_done().await
}

async fn place(work: &mut Work<'_>, community: CommunityId) -> Result<(String, String), Refused> {
    let viewer = crate::visit(work, community).await?;
    let place = viewer.community();
    Ok((place.slug.clone(), place.name.clone()))
}

fn to(holder: &Holder) -> Addressee {
    Addressee {
        person: Some(holder.person),
        address: holder.address.clone(),
        language: holder.language.clone(),
    }
}

/// What waits for the convenors, numbered when there are several.
async fn to_settle(
    work: &mut Work<'_>,
    sender: &Sender,
    held: &Held,
    waiting: &[Held],
) -> Result<(), Refused> {
    let waiting: Vec<&Held> =
        waiting.iter().filter(|one| matches!(one.kind.as_str(), "post" | "joiner")).collect();
    if waiting.is_empty() {
        return Ok(());
    }
    let (slug, name) = place(work, held.community).await?;
    for convenor in charter::holders(work, held.community, "convenor").await? {
        if convenor.address.is_empty() {
            continue;
        }
        let words = Words::of(&convenor.language);
        let says = settle_letter(words, sender, (held.community, &name, &slug), &waiting);
        answers::send(work, sender, &to(&convenor), says).await?;
    }
    Ok(())
}

/// The letter that asks convenors for a word.
pub fn settle_letter(
    words: Words,
    sender: &Sender,
    place: (CommunityId, &str, &str),
    waiting: &[&Held],
) -> Says {
    let (community, name, slug) = place;
    let one = waiting.len() == 1;
    let mut says = Says {
        kind: "held",
        community: Some((community, name.to_owned())),
        item: waiting.first().filter(|_| one).map(|held| held.id.into()),
        subject: words
            .tell("held-subject", &[("count", waiting.len().into()), ("community", inside(name, 80).into())]),
        lead: words
            .tell("held-lead", &[("count", waiting.len().into()), ("community", inside(name, 100).into())]),
        link: Some((words.say("held-page").to_owned(), sender.link(&format!("/c/{slug}/held")))),
        because: vec![crate::convenes(words, name)],
        unasked: true,
        ..Says::default()
    };
    for (number, held) in (1..).zip(waiting) {
        let from = if held.address.is_empty() {
            inside(&held.name, 80)
        } else {
            format!("{} <{}>", inside(&held.name, 80), inside(&held.address, 120))
        };
        let what = if held.kind == "joiner" { "held-line-joiner" } else { "held-line-post" };
        let subject =
            inside(if held.subject.is_empty() { words.say("answer-no-subject") } else { &held.subject }, 120);
        let line = words.tell(what, &[("from", from.into()), ("subject", subject.into())]);
        let why = words.say(why_key(&held.why));
        let shown = if one { SHOWN } else { SHOWN_EACH };
        let number = if one { String::new() } else { format!("{number}. ") };
        says.quoted.push(format!("{number}{line}\n{why}\n\n{}", apart(&held.words, shown)));
        says.numbers.push((Some(community), "held", held.id.into()));
    }
    let keys: &[&str] =
        if one { &["held-accept", "held-reject"] } else { &["held-accept-number", "held-reject-number"] };
    says.choices = keys
        .iter()
        .map(|key| match *key {
            "held-accept" => words.say("held-accept"),
            "held-reject" => words.say("held-reject"),
            "held-accept-number" => words.say("held-accept-number"),
            _ => words.say("held-reject-number"),
        })
        .map(str::to_owned)
        .collect();
    says
}

/// Why something waits, as a sentence: the key is what is kept with it.
pub fn why_key(why: &str) -> &'static str {
    match why {
        "held-stranger" => "held-stranger",
        "held-stranger-unproven" => "held-stranger-unproven",
        "held-token" => "held-token",
        "held-unproven" => "held-unproven",
        "held-joiner" => "held-joiner",
        "held-private" => "held-private",
        "held-to-convenor" => "held-to-convenor",
        "held-to-convenor-unproven" => "held-to-convenor-unproven",
        "held-new" => "held-new",
        "held-all" => "held-all",
        "held-day" => "held-day",
        "held-young" => "held-young",
        "held-heavy" => "held-heavy",
        "held-care-unproven" => "held-care-unproven",
        _ => "held-care",
    }
}

/// A note to the convenors: its words, and an answer that goes back to whoever wrote it.
async fn note(work: &mut Work<'_>, sender: &Sender, held: &Held) -> Result<(), Refused> {
    let (_, name) = place(work, held.community).await?;
    for convenor in charter::holders(work, held.community, "convenor").await? {
        // Whoever wrote it as a convenor need not be told what they said.
        if convenor.address.is_empty() || Some(convenor.person) == held.person {
            continue;
        }
        let words = Words::of(&convenor.language);
        // Whoever wrote without a name is called by their address.
        let from = if held.name.trim().is_empty() { &held.address } else { &held.name };
        let says = Says {
            kind: "note",
            community: Some((held.community, name.clone())),
            item: Some(held.id.into()),
            subject: words.tell(
                "note-subject",
                &[("name", inside(from, 80).into()), ("subject", inside(&held.subject, 120).into())],
            ),
            lead: words.tell(
                "note-lead",
                &[("name", inside(from, 80).into()), ("community", inside(&name, 100).into())],
            ),
            lines: vec![words.say(why_key(&held.why)).to_owned()],
            quoted: vec![apart(&held.words, SHOWN * 4)],
            choices: vec![words.tell("note-answer", &[("name", inside(from, 80).into())])],
            unasked: true,
            ..Says::default()
        };
        answers::send(work, sender, &to(&convenor), says).await?;
    }
    Ok(())
}

/// Somebody asks for a carer: that, until when, and where it can be read. Nothing of it is in the letter. Only who is asked now is told.
async fn asks_for_care(work: &mut Work<'_>, sender: &Sender, held: &Held) -> Result<(), Refused> {
    let (slug, name) = place(work, held.community).await?;
    let Some((person, _)) = care::now_asked(work, held.id).await? else { return Ok(()) };
    let Some(address) = people::main_address(work, person).await? else { return Ok(()) };
    let who = people::get(work, person).await?;
    let words = Words::of(&who.language);
    let page = match held.thread {
        Some(thread) => format!("/c/{slug}/talk/{thread}"),
        None => format!("/c/{slug}/held"),
    };
    let mut lines = Vec::new();
    if let Some(by) = care::answer_by(work, held.id).await? {
        let by = crate::dates::day_and_hour(words, by, &who.zone);
        lines.push(words.tell("care-until", &[("by", by.into())]));
    }
    lines.push(words.say("care-page").to_owned());
    let says = Says {
        kind: "care",
        community: Some((held.community, name.clone())),
        item: Some(held.id.into()),
        level: Some(community::Level::Sealed),
        subject: words.tell("care-subject", &[("community", inside(&name, 80).into())]),
        lead: words.tell("care-lead", &[("community", inside(&name, 100).into())]),
        lines,
        link: Some((words.say("care-open").to_owned(), sender.link(&page))),
        unasked: true,
        ..Says::default()
    };
    let to = Addressee { person: Some(person), address, language: who.language };
    answers::send(work, sender, &to, says).await.map(drop)
}

/// Whoever asked for a carer hears that another one is asked now, and until when. The job `care::PASSED_ON`.
pub async fn care_passed_on(house: &House, sender: &Sender, id: HeldId) -> Result<(), Refused> {
    let mut work = house.work(Actor::System);
    let (held, _) = held::beside(&mut work, id).await?;
    let (Some(person), Some((_, asked))) = (held.person, care::now_asked(&mut work, id).await?) else {
        return Ok(());
    };
    work.together();
    work.begin().await?;
    let (_, name) = place(&mut work, held.community).await?;
    let who = people::get(&mut work, person).await?;
    let Some(address) = people::main_address(&mut work, person).await? else { return Ok(()) };
    let words = Words::of(&who.language);
    let by = care::answer_by(&mut work, id).await?.unwrap_or(work.now());
    let by = crate::dates::day_and_hour(words, by, &who.zone);
    let says = Says {
        kind: "care-told",
        community: Some((held.community, name.clone())),
        subject: words.say("care-passed-on-subject").to_owned(),
        lead: words.tell("care-passed-on", &[("name", inside(&asked, 80).into()), ("by", by.into())]),
        lines: vec![words.say("answer-care-danger").to_owned()],
        unasked: true,
        ..Says::default()
    };
    let to = Addressee { person: Some(person), address, language: who.language };
    answers::send(&mut work, sender, &to, says).await?;
    work.all_done().await
}

/// No carer has answered, and nobody is left to ask: the convenors hear that somebody waits, and not who. The job `care::NOBODY`.
pub async fn care_nobody(house: &House, sender: &Sender, id: HeldId) -> Result<(), Refused> {
    let mut work = house.work(Actor::System);
    let (held, _) = held::beside(&mut work, id).await?;
    work.together();
    work.begin().await?;
    let (slug, name) = place(&mut work, held.community).await?;
    for convenor in charter::holders(&mut work, held.community, "convenor").await? {
        if convenor.address.is_empty() || Some(convenor.person) == held.person {
            continue;
        }
        let words = Words::of(&convenor.language);
        let says = Says {
            kind: "care-told",
            community: Some((held.community, name.clone())),
            subject: words.say("care-nobody-subject").to_owned(),
            lead: words.tell("care-nobody", &[("community", inside(&name, 100).into())]),
            lines: vec![words.say("care-nobody-more").to_owned()],
            link: Some((words.say("role-told-page").to_owned(), sender.link(&format!("/c/{slug}/roles")))),
            unasked: true,
            ..Says::default()
        };
        answers::send(&mut work, sender, &to(&convenor), says).await?;
    }
    work.all_done().await
}

/// "Was this you?": at the person's main address, with the words that came in their name (reliability 2.3, case 46).
async fn was_this_you(work: &mut Work<'_>, sender: &Sender, held: &Held) -> Result<(), Refused> {
    let Some(person) = held.person else { return Ok(()) };
    let Some(address) = people::main_address(work, person).await? else { return Ok(()) };
    let who = people::get(work, person).await?;
    let (_, name) = place(work, held.community).await?;
    let words = Words::of(&who.language);
    let subject =
        if held.subject.is_empty() { words.say("answer-no-subject") } else { held.subject.as_str() };
    let says = Says {
        kind: "was-this-you",
        community: Some((held.community, name.clone())),
        item: Some(held.id.into()),
        subject: words.say("was-you-subject").to_owned(),
        lead: words.tell(
            "was-you-lead",
            &[
                ("community", inside(&name, 100).into()),
                ("subject", inside(subject, 120).into()),
                ("address", inside(&held.address, 200).into()),
            ],
        ),
        lines: vec![words.say("was-you-why").to_owned()],
        quoted: vec![apart(&held.words, SHOWN)],
        choices: ["was-you-yes", "was-you-no"].map(|key| words.say(key).to_owned()).to_vec(),
        unasked: true,
        ..Says::default()
    };
    let to = Addressee { person: Some(person), address, language: who.language };
    answers::send(work, sender, &to, says).await.map(drop)
}

/// Tells everyone else that something is settled: the other convenors, and whoever it is from. The job `held::SETTLED`.
pub async fn settled(house: &House, sender: &Sender, id: HeldId) -> Result<(), Refused> {
    let mut work = house.work(Actor::System);
    let (held, _) = held::beside(&mut work, id).await?;
    // Taken back in the meantime, or a matter between two: nothing to tell.
    let Some(verdict) = held.verdict.clone() else { return Ok(()) };
    if !matches!(held.kind.as_str(), "post" | "joiner") || held.waits_for == "day" {
        return Ok(());
    }
    work.together();
    work.begin().await?;
    let (_, name) = place(&mut work, held.community).await?;
    if held.waits_for == "convenors" {
        for convenor in charter::holders(&mut work, held.community, "convenor").await? {
            if Some(convenor.person) == held.settled_by || convenor.address.is_empty() {
                continue;
            }
            let words = Words::of(&convenor.language);
            let says = settled_letter(words, (held.community, &name), &held, &verdict);
            answers::send(&mut work, sender, &to(&convenor), says).await?;
        }
        // Somebody who joined is welcomed by a letter of its own.
        if (held.kind.as_str(), verdict.as_str()) != ("joiner", "accepted") {
            to_author(&mut work, sender, &held, &verdict, &name).await?;
        }
    }
    work.all_done().await
}

/// What other convenors are told.
pub fn settled_letter(words: Words, place: (CommunityId, &str), held: &Held, verdict: &str) -> Says {
    let what = inside(if held.subject.is_empty() { &held.name } else { &held.subject }, 120);
    let key = match verdict {
        "accepted" => "settled-accepted",
        "rejected" => "settled-rejected",
        _ => "settled-lapsed",
    };
    let mut says = Says {
        kind: "settled",
        community: Some((place.0, place.1.to_owned())),
        subject: words.tell("settled-subject", &[("what", what.clone().into())]),
        lead: words.tell(
            key,
            &[
                ("what", what.into()),
                ("name", inside(&held.settler, 80).into()),
                ("from", inside(&held.name, 80).into()),
            ],
        ),
        unasked: true,
        ..Says::default()
    };
    if let Some(reason) = held.reason.as_deref().filter(|reason| !reason.is_empty()) {
        says.quoted = vec![apart(reason, 2_000)];
    }
    says
}

/// Whoever wrote it, or wants to join, hears what came of it.
async fn to_author(
    work: &mut Work<'_>,
    sender: &Sender,
    held: &Held,
    verdict: &str,
    name: &str,
) -> Result<(), Refused> {
    // To an address that nobody has proven a rejection is not sent: whoever is behind it may never have written.
    if held.why.ends_with("unproven") || held.why == "held-token" || held.address.is_empty() {
        return Ok(());
    }
    let viewer = crate::visit(work, held.community).await?;
    let language = match held.person {
        Some(person) => people::get(work, person).await?.language,
        None => viewer.community().language.clone(),
    };
    let words = Words::of(&language);
    let subject = inside(&held.subject, 120);
    let key = match (held.kind.as_str(), verdict) {
        ("joiner", "rejected") => "author-not-joined",
        ("joiner", _) => "author-join-lapsed",
        (_, "accepted") => "author-accepted",
        (_, "rejected") => "author-rejected",
        _ => "author-lapsed",
    };
    let mut says = Says {
        kind: "settled",
        community: Some((held.community, name.to_owned())),
        subject: words.tell("author-subject", &[("community", inside(name, 100).into())]),
        lead: words.tell(key, &[("community", inside(name, 100).into()), ("subject", subject.into())]),
        ..Says::default()
    };
    if let Some(reason) = held.reason.as_deref().filter(|reason| !reason.is_empty()) {
        says.quoted = vec![apart(reason, 2_000)];
    }
    let to = Addressee { person: held.person, address: held.address.clone(), language };
    answers::send(work, sender, &to, says).await.map(drop)
}
