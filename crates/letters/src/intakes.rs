//! Letters about choosing: an application to read blind, whom members may object to, what waits for the convenors, and what was decided
//! (touchpoint 4).

use base::{Words, words::Argument};
use community::{
    Actor, ApplicationId, CommunityId, House, IntakeId, Level, ReadingId, Refused, Work,
    charter::{self, Viewer},
    curation, gatherings, intakes, people,
};

use crate::{
    Sender,
    answers::{self, Addressee, Says, apart, inside},
    dates, hold,
};

/// An answer of an application is shown to its reader up to here.
const SHOWN: usize = 4_000;

async fn visit(work: &mut Work<'_>, community: CommunityId) -> Result<Viewer, Refused> {
    crate::visit(work, community).await
}

/// Asks a member to read an application, blind: the job `intakes::READ`. Run twice, it asks twice, and the first answer counts.
pub async fn reading(house: &House, sender: &Sender, id: ReadingId) -> Result<(), Refused> {
    let mut work = house.work(Actor::System);
    let found = match intakes::asked(&mut work, id).await {
        Ok(Some(found)) => found,
        // Read, handed on, or forgotten in the meantime.
        Ok(None) | Err(Refused::NotFound) => return Ok(()),
        Err(refused) => return Err(refused),
    };
    let (community, person, letter) = found;
    let viewer = visit(&mut work, community).await?;
    let reader = people::get(&mut work, person).await?;
    let Some(address) = people::main_address(&mut work, person).await? else { return Ok(()) };
    let says = reading_letter(Words::of(&reader.language), sender, &viewer, &letter);
    work.together();
    work.begin().await?;
    let to = Addressee { person: Some(person), address, language: reader.language };
    answers::send(&mut work, sender, &to, says).await?;
    work.all_done().await
}

/// The letter that asks a member to read: what somebody answered, and the parts of the profile in numbers.
pub fn reading_letter(words: Words, sender: &Sender, viewer: &Viewer, letter: &intakes::ReadLetter) -> Says {
    let community = viewer.community();
    let reading = &letter.reading;
    let facts = [
        ("community", Argument::from(inside(&community.name, 100))),
        ("label", reading.label.clone().into()),
        ("intake", inside(&reading.intake_name, 100).into()),
    ];
    let appeal = reading.purpose == "appeal";
    let mut says = Says {
        kind: "reading",
        community: Some((community.id, community.name.clone())),
        item: Some(reading.id.into()),
        personal: true,
        subject: words.tell("reading-subject", &facts),
        lead: words.tell(if appeal { "reading-lead-appeal" } else { "reading-lead" }, &facts),
        choices: ["reading-choice-marks", "reading-choice-know"]
            .map(|key| words.say(key).to_owned())
            .to_vec(),
        seconds: 240,
        because: ["reading-why", "reading-who"].map(|key| words.say(key).to_owned()).to_vec(),
        link: Some((
            words.say("reading-page").to_owned(),
            sender.link(&format!("/c/{}/readings/{}", community.slug, reading.id)),
        )),
        unasked: true,
        ..Says::default()
    };
    let parts = letter.criteria.profile();
    for (number, (criterion, wanted)) in
        (1..).zip(parts.iter().filter(|(_, wanted)| !wanted.trim().is_empty()))
    {
        let name = words.say(criterion_key(criterion));
        says.lines.push(format!("{number}. {name}: {}", inside(wanted, 400)));
        says.numbers.push((Some(community.id), "mark", reading.id.into()));
    }
    for (question, said) in &letter.answers {
        says.quoted.push(format!("{}\n\n{}", inside(question, 400), apart(said, SHOWN)));
    }
    if !letter.appeal.is_empty() {
        says.quoted.push(format!("{}\n\n{}", words.say("reading-appeal"), apart(&letter.appeal, SHOWN)));
    }
    says
}

/// What a part of the profile is called.
pub fn criterion_key(criterion: &str) -> &'static str {
    match criterion {
        "experience" => "criterion-experience",
        "level" => "criterion-level",
        "commitment" => "criterion-commitment",
        _ => "criterion-objectives",
    }
}

/// Tells members who was chosen, and that they may object: the job `intakes::OBJECT`. Run twice, it tells twice.
pub async fn chosen(house: &House, sender: &Sender, id: IntakeId) -> Result<(), Refused> {
    let mut work = house.work(Actor::System);
    let Some((viewer, intake)) = find(&mut work, id).await? else { return Ok(()) };
    if intake.state != "chosen" {
        return Ok(());
    }
    let decisions = intakes::decisions(&mut work, &viewer, id).await?;
    let members = intakes::to_tell(&mut work, &viewer).await?;
    work.together();
    work.begin().await?;
    for (person, address, language, zone) in members {
        let words = Words::of(&language);
        let says = chosen_letter(words, sender, &viewer, &intake, &decisions, &zone);
        answers::send(&mut work, sender, &Addressee { person: Some(person), address, language }, says)
            .await?;
    }
    work.all_done().await
}

/// The letter about who was chosen: their names in numbers, the reason, and until when one may object.
pub fn chosen_letter(
    words: Words,
    sender: &Sender,
    viewer: &Viewer,
    intake: &intakes::Intake,
    decisions: &[intakes::Decision],
    zone: &str,
) -> Says {
    let community = viewer.community();
    let day = intake.objections_until.map_or(String::new(), |until| dates::day(words, until, zone));
    let facts = [
        ("community", Argument::from(inside(&community.name, 100))),
        ("intake", inside(&intake.name, 100).into()),
        ("name", inside(&intake.chooser, 80).into()),
        ("day", day.into()),
    ];
    let mut says = Says {
        kind: "chosen",
        community: Some((community.id, community.name.clone())),
        item: Some(intake.id.into()),
        level: Some(Level::MembersOnly),
        subject: words.tell("chosen-subject", &facts),
        lead: words.tell("chosen-lead", &facts),
        quoted: vec![apart(&intake.reason, 2_000)],
        choices: vec![words.say("chosen-object").to_owned()],
        seconds: 30,
        because: ["chosen-why", "chosen-who"].map(|key| words.tell(key, &facts)).to_vec(),
        link: Some((
            words.say("chosen-page").to_owned(),
            sender.link(&format!("/c/{}/intakes/{}", community.slug, intake.id)),
        )),
        unasked: true,
        ..Says::default()
    };
    for (number, one) in (1..).zip(decisions.iter().filter(|one| one.outcome == "offer")) {
        says.lines.push(format!("{number}. {}", inside(&one.name, 100)));
        says.numbers.push((Some(community.id), "applicant", one.application.into()));
    }
    says
}

async fn find(work: &mut Work<'_>, id: IntakeId) -> Result<Option<(Viewer, intakes::Intake)>, Refused> {
    let Some(community) = intakes::community_of(work, id).await? else { return Ok(None) };
    let viewer = visit(work, community).await?;
    let intake = intakes::get(work, &viewer, id).await?;
    Ok(Some((viewer, intake)))
}

/// Tells convenors what waits for them: the job `intakes::NEWS`, whose payload is an intake and what happened. Run twice, it tells twice.
pub async fn news(house: &House, sender: &Sender, payload: &str) -> Result<(), Refused> {
    let (id, what) = payload.split_once(' ').unwrap_or((payload, ""));
    let id: IntakeId = id.parse().map_err(|_| Refused::NotFound)?;
    let mut work = house.work(Actor::System);
    let Some((viewer, intake)) = find(&mut work, id).await? else { return Ok(()) };
    let key = match what {
        "first" => "intake-news-read",
        "appeal" => "intake-news-afresh",
        "readers" => "intake-news-readers",
        "objection" => "intake-news-objection",
        "appealed" => "intake-news-appealed",
        _ => "intake-news-moved",
    };
    let community = viewer.community();
    work.together();
    work.begin().await?;
    for convenor in charter::holders(&mut work, community.id, "convenor").await? {
        if convenor.address.is_empty() {
            continue;
        }
        let words = Words::of(&convenor.language);
        let facts = [
            ("community", Argument::from(inside(&community.name, 100))),
            ("intake", inside(&intake.name, 100).into()),
        ];
        let says = Says {
            kind: "intake",
            community: Some((community.id, community.name.clone())),
            item: Some(id.into()),
            subject: words.tell("intake-news-subject", &facts),
            lead: words.tell(key, &facts),
            link: Some((
                words.say("intake-news-page").to_owned(),
                sender.link(&format!("/c/{}/intakes/{id}", community.slug)),
            )),
            because: vec![crate::convenes(words, &community.name)],
            unasked: true,
            ..Says::default()
        };
        let to = Addressee {
            person: Some(convenor.person),
            address: convenor.address,
            language: convenor.language,
        };
        answers::send(&mut work, sender, &to, says).await?;
    }
    work.all_done().await
}

/// Asks those who wanted to hear of the next round, when it opens: the job `intakes::NEXT`. Each is asked once, however often it runs.
pub async fn next_round(house: &House, sender: &Sender, id: IntakeId) -> Result<(), Refused> {
    let mut work = house.work(Actor::System);
    let Some((viewer, intake)) = find(&mut work, id).await? else { return Ok(()) };
    if intake.closes_at <= work.now() {
        return Ok(());
    }
    for one in intakes::asks_next(&mut work, id).await? {
        work.together();
        work.begin().await?;
        if intakes::asked_again(&mut work, one.application).await? {
            let says = next_letter(Words::of(&one.language), &viewer, &intake, &one);
            let to = Addressee { person: None, address: one.address, language: one.language };
            answers::send(&mut work, sender, &to, says).await?;
        }
        work.all_done().await?;
    }
    Ok(())
}

/// The letter about a round that opens, to somebody who asked for it.
fn next_letter(words: Words, viewer: &Viewer, intake: &intakes::Intake, one: &intakes::Asks) -> Says {
    let community = viewer.community();
    let first = one.name.split_whitespace().next().unwrap_or_default();
    let last = intake.closes_at - std::time::Duration::from_secs(1);
    let facts = [
        ("community", Argument::from(inside(&community.name, 100))),
        ("name", inside(first, 60).into()),
        ("day", dates::day(words, last, "UTC").into()),
    ];
    Says {
        kind: "next-round",
        community: Some((community.id, community.name.clone())),
        item: Some(one.application.into()),
        level: Some(Level::Open),
        subject: words.tell("next-round-subject", &facts),
        lead: words.tell("next-round-lead", &facts),
        choices: ["next-round-yes", "next-round-no"].map(|key| words.say(key).to_owned()).to_vec(),
        seconds: 10,
        because: ["next-round-why", "application-reads"].map(|key| words.say(key).to_owned()).to_vec(),
        unasked: true,
        ..Says::default()
    }
}

/// Writes what was decided: the job `intakes::LETTER`. Run twice, it writes twice, and both letters say the same.
pub async fn decision(house: &House, sender: &Sender, id: ApplicationId) -> Result<(), Refused> {
    let mut work = house.work(Actor::System);
    let decision = match intakes::letter(&mut work, id).await {
        Ok(decision) if decision.sent_at.is_some() => decision,
        Ok(_) | Err(Refused::NotFound) => return Ok(()),
        Err(refused) => return Err(refused),
    };
    let viewer = visit(&mut work, decision.community).await?;
    let application = curation::by_id(&mut work, id).await?;
    let page = sender.link(&(sender.paths.application)(&curation::token(&mut work, id).await?));
    let words = Words::of(&application.language);
    let mut says = decision_letter(words, &viewer, &decision, page);
    if decision.outcome == "offer" {
        let date = gatherings::first_date(&mut work, &viewer).await?.filter(|date| date.others == 0);
        let about = ("offer", id.into());
        says.hold = date.map(|date| hold::first_date(words, about, &viewer.community().name, &date));
    }
    let to = Addressee { person: None, address: application.address, language: application.language };
    work.together();
    work.begin().await?;
    answers::send(&mut work, sender, &to, says).await?;
    work.all_done().await
}

/// The letter about what was decided: a convenor's words, then what can be replied, until when, and by which criteria it was decided.
pub fn decision_letter(words: Words, viewer: &Viewer, decision: &intakes::Decision, page: String) -> Says {
    let community = viewer.community();
    let day = decision.until.map_or(String::new(), |until| dates::day(words, until, "UTC"));
    let facts = [
        ("community", Argument::from(inside(&community.name, 100))),
        ("day", day.into()),
        ("version", decision.criteria_version.into()),
    ];
    let over = decision.appeal_ended.is_some();
    let (subject, choices): (_, &[&'static str]) = match decision.outcome.as_str() {
        "offer" => ("decision-subject-offer", &["decision-accept", "decision-refuse"]),
        "wait" if over => ("decision-subject-wait", &["decision-no-wait"]),
        "wait" => ("decision-subject-wait", &["decision-appeal", "decision-no-wait"]),
        _ if over => ("decision-subject", &["decision-next-round"]),
        _ => ("decision-subject", &["decision-appeal", "decision-next-round"]),
    };
    let mut because = Vec::new();
    match decision.outcome.as_str() {
        "offer" => because.push(words.tell("decision-kept", &facts)),
        _ if over => because.push(words.say("decision-final").to_owned()),
        _ => because.push(words.tell("decision-until", &facts)),
    }
    because.push(words.tell("decision-criteria", &facts));
    because.push(words.say("decision-reads").to_owned());
    let mut paragraphs = decision.letter.split("\n\n").map(str::trim).filter(|one| !one.is_empty());
    let lead = paragraphs.next().unwrap_or_default();
    Says {
        kind: "decision",
        community: Some((community.id, community.name.clone())),
        item: Some(decision.application.into()),
        personal: true,
        subject: words.tell(subject, &facts),
        lead: inside(lead, 4_000),
        lines: paragraphs.map(|one| inside(one, 4_000)).collect(),
        choices: choices.iter().map(|key| words.tell(key, &facts)).collect(),
        seconds: 10,
        because,
        link: Some((words.say("decision-page").to_owned(), page)),
        unasked: true,
        ..Says::default()
    }
}
