//! Letters about the charter: a proposal to everyone, what came of it to whom it concerns, a question to whoever can answer it. Jobs of the
//! program; each may run twice, and tells once.

use std::collections::HashMap;

use base::{Id, Words};
use community::{
    Actor, House, LetterId, Level, PersonId, Refused, Work,
    charter::{
        Holder,
        proposals::{self, Changed, Told, Whole},
        questions,
    },
    notices::{self, To},
};

use crate::{
    Sender,
    answers::{self, Addressee, Says, apart, inside},
    dates,
};

/// How many people are addressed at a time.
const BATCH: i64 = 500;
/// Words of one section that a letter shows, in characters.
const SHOWN: usize = 2_000;

/// Asks every member about the round that is open: the job `proposals::ASK`.
pub async fn ask(house: &House, sender: &Sender, id: Id) -> Result<(), Refused> {
    let mut work = house.work(Actor::System);
    work.together();
    work.begin().await?;
    let told = proposals::told(&mut work, id).await?;
    let proposal = &told.whole.proposal;
    if proposal.state != "open" || !proposals::mark_told(&mut work, id, proposal.round).await? {
        return Ok(());
    }
    let community = told.viewer.community();
    to_all(&mut work, sender, community.id, |words| proposal_letter(words, sender, &told)).await?;
    work.all_done().await
}

/// Writes a letter once for each language, and addresses it to every member who is not away. Part of another act.
pub(crate) async fn to_all(
    work: &mut Work<'_>,
    sender: &Sender,
    community: community::CommunityId,
    says: impl Fn(Words) -> Says,
) -> Result<(), Refused> {
    let mut letters: HashMap<&'static str, LetterId> = HashMap::new();
    let mut after = PersonId::default();
    loop {
        let members = proposals::asked(work, community, after, BATCH).await?;
        let Some(last) = members.last() else { return Ok(()) };
        after = last.person;
        let mut by_language: HashMap<&'static str, Vec<&Holder>> = HashMap::new();
        for member in &members {
            by_language.entry(Words::of(&member.language).tag()).or_default().push(member);
        }
        for (tag, members) in by_language {
            let letter = match letters.get(tag) {
                Some(letter) => *letter,
                None => {
                    let letter = answers::write(work, sender, tag, says(Words::of(tag))).await?;
                    letters.insert(tag, letter);
                    letter
                }
            };
            let now = work.now();
            let to = |member: &&Holder| (Some(member.person), member.address.clone());
            let addresses: Vec<_> = members.iter().map(to).collect();
            let to: Vec<To<'_>> = addresses
                .iter()
                .map(|(person, address)| To { person: *person, address, why: "direct", due_at: now })
                .collect();
            notices::address_to(work, letter, Some(community), &to).await?;
        }
    }
}

/// The names of the sections that a proposal changes: "Promise, Rhythm".
pub(crate) fn sections<'a>(words: Words, changes: impl Iterator<Item = &'a Changed>) -> String {
    changes.map(|change| words.say(&format!("charter-section-{}", change.key))).collect::<Vec<_>>().join(", ")
}

fn page(sender: &Sender, told: &Told) -> String {
    let (slug, id) = (&told.viewer.community().slug, told.whole.proposal.id);
    sender.link(&format!("/c/{slug}/charter/proposals/{id}"))
}

/// The letter that asks (TP35).
pub fn proposal_letter(words: Words, sender: &Sender, told: &Told) -> Says {
    let (community, whole) = (told.viewer.community(), &told.whole);
    let proposal = &whole.proposal;
    let name = inside(&community.name, 100);
    let by = inside(&proposal.name, 80);
    let named = sections(words, whole.now());
    let day = dates::day(words, proposal.closes_at, "UTC");
    let again = proposal.round > 1;
    let lead = if again { "proposal-letter-again" } else { "proposal-letter" };
    let silence = if whole.silence_agrees { "proposal-letter-silence" } else { "proposal-letter-answers" };
    let mut quoted = vec![format!("{}\n{}", words.say("proposal-letter-why"), apart(&proposal.why, SHOWN))];
    for change in whole.now() {
        quoted.push(shown(words, change));
    }
    let choices = [
        "proposal-choice-ok",
        "proposal-choice-concern",
        "proposal-choice-object",
        "proposal-choice-question",
    ];
    Says {
        kind: "proposal",
        community: Some((community.id, community.name.clone())),
        item: Some(proposal.id.0),
        level: Some(Level::MembersOnly),
        subject: words.tell("proposal-letter-subject", &[("sections", named.clone().into())]),
        lead: words.tell(
            lead,
            &[
                ("name", by.into()),
                ("community", name.into()),
                ("sections", named.into()),
                ("day", day.clone().into()),
            ],
        ),
        lines: vec![words.say("proposal-letter-words").to_owned()],
        seconds: 60,
        because: vec![
            words.tell(
                silence,
                &[
                    ("quorum", whole.quorum.0.to_string().into()),
                    ("asked", whole.quorum.1.to_string().into()),
                ],
            ),
            words.say("proposal-letter-reads").to_owned(),
        ],
        quoted,
        choices: choices.map(|key| words.say(key).to_owned()).to_vec(),
        link: Some((words.say("proposal-letter-page").to_owned(), page(sender, told))),
        unasked: true,
        ..Says::default()
    }
}

/// What a section says, and what it would say.
fn shown(words: Words, change: &Changed) -> String {
    let name = words.say(&format!("charter-section-{}", change.key));
    let new = apart(&change.words, SHOWN);
    if change.before.is_empty() || change.before == change.words {
        return format!("{name}\n\n{new}");
    }
    let before = apart(&change.before, SHOWN);
    let (was, would) = (words.say("proposal-letter-now"), words.say("proposal-letter-new"));
    format!("{name}\n\n{was}\n{before}\n\n{would}\n{new}")
}

/// Tells what came of a proposal, or that it is stopped: the job `proposals::SETTLED`. Whoever made it, answered it or convenes is told.
pub async fn settled(house: &House, sender: &Sender, id: Id) -> Result<(), Refused> {
    let mut work = house.work(Actor::System);
    work.together();
    work.begin().await?;
    let told = proposals::told(&mut work, id).await?;
    let community = told.viewer.community().id;
    let state = told.whole.proposal.state.clone();
    let kind = match state.as_str() {
        "agreed" => "proposal-agreed",
        "unanswered" => "proposal-unanswered",
        "stopped" => "proposal-stopped",
        // It went on, or was taken back, in the meantime.
        _ => return Ok(()),
    };
    for member in proposals::heard(&mut work, community, id).await? {
        let since = told.whole.proposal.opened_at;
        if notices::had_about(&mut work, member.person, kind, since).await? {
            continue;
        }
        let words = Words::of(&member.language);
        let says = settled_letter(words, sender, &told, kind, member.person);
        let to = Addressee {
            person: Some(member.person),
            address: member.address.clone(),
            language: member.language.clone(),
        };
        answers::send(&mut work, sender, &to, says).await?;
    }
    work.all_done().await
}

/// The letter that says what came of it.
pub fn settled_letter(
    words: Words,
    sender: &Sender,
    told: &Told,
    kind: &'static str,
    reader: PersonId,
) -> Says {
    let (community, whole) = (told.viewer.community(), &told.whole);
    let proposal = &whole.proposal;
    let named = sections(words, whole.now());
    let given = [
        ("sections", named.clone().into()),
        ("community", inside(&community.name, 100).into()),
        ("answered", proposal.answered.to_string().into()),
        ("asked", proposal.asked.to_string().into()),
        ("quorum", proposal.quorum.to_string().into()),
    ];
    let mine = proposal.by == Some(reader) || told.viewer.person() == Some(reader);
    let (lead, subject, next) = match kind {
        "proposal-agreed" => ("proposal-agreed", "proposal-agreed-subject", "proposal-agreed-next"),
        "proposal-unanswered" => {
            ("proposal-unanswered", "proposal-unanswered-subject", "proposal-unanswered-next")
        }
        _ if mine => ("proposal-stopped", "proposal-stopped-subject", "proposal-stopped-yours"),
        _ => ("proposal-stopped", "proposal-stopped-subject", "proposal-stopped-next"),
    };
    let mut quoted = Vec::new();
    if kind == "proposal-agreed" {
        quoted.extend(whole.now().map(|change| {
            let name = words.say(&format!("charter-section-{}", change.key));
            format!("{name}\n\n{}", apart(&change.words, SHOWN))
        }));
    }
    quoted.extend(said(words, whole, kind));
    Says {
        kind,
        community: Some((community.id, community.name.clone())),
        level: Some(Level::MembersOnly),
        subject: words.tell(subject, &given),
        lead: words.tell(lead, &given),
        lines: vec![words.say(next).to_owned()],
        quoted,
        link: Some((words.say("proposal-letter-page").to_owned(), page(sender, told))),
        unasked: true,
        ..Says::default()
    }
}

/// Objections of a round that is stopped; concerns of one that was agreed, which are kept beside it.
fn said(words: Words, whole: &Whole, kind: &str) -> Vec<String> {
    let wanted = if kind == "proposal-stopped" { "object" } else { "concern" };
    let head = if wanted == "object" { "proposal-objects" } else { "proposal-keeps-in-sight" };
    whole
        .said_now()
        .filter(|said| said.answer == wanted && kind != "proposal-unanswered")
        .map(|said| {
            let head = words.tell(head, &[("name", inside(&said.name, 80).into())]);
            format!("{head}\n\n{}", apart(&said.words, SHOWN))
        })
        .collect()
}

/// Tells whoever can answer of a question, or whoever asked of the answer: the job `questions::TELL`.
pub async fn question(house: &House, sender: &Sender, id: Id) -> Result<(), Refused> {
    let mut work = house.work(Actor::System);
    work.together();
    work.begin().await?;
    let question = questions::question(&mut work, id).await?;
    let viewer = crate::visit(&mut work, question.community).await?;
    let community = viewer.community();
    let answered = question.answered_at.is_some();
    if !questions::mark_told(&mut work, id, answered).await? {
        return Ok(());
    }
    let proposer = match question.proposal {
        Some(proposal) => proposals::told(&mut work, proposal).await?.whole.proposal.by,
        None => None,
    };
    let mut to = community::charter::holders(&mut work, community.id, "convenor").await?;
    let who = if answered { question.by } else { proposer };
    if answered {
        to.clear();
    }
    if let Some(person) = who.filter(|person| !to.iter().any(|one| one.person == *person)) {
        let is = community::people::get(&mut work, person).await?;
        let address = community::people::main_address(&mut work, person).await?.unwrap_or_default();
        to.push(Holder { person, name: is.name, language: is.language, address });
    }
    for one in to.iter().filter(|one| !one.address.is_empty()) {
        // Who asked as a convenor need not be told what they asked.
        if !answered && Some(one.person) == question.by {
            continue;
        }
        let words = Words::of(&one.language);
        let name = if answered { &question.answerer } else { &question.name };
        let given = [("name", inside(name, 80).into()), ("community", inside(&community.name, 100).into())];
        let asked = apart(&question.words, SHOWN);
        let says = Says {
            kind: if answered { "question-answered" } else { "charter-question" },
            community: Some((community.id, community.name.clone())),
            item: Some(id.0).filter(|_| !answered),
            level: Some(Level::MembersOnly),
            subject: words
                .say(if answered { "question-answered-subject" } else { "question-subject" })
                .to_owned(),
            lead: words.tell(if answered { "question-answered" } else { "question-asked" }, &given),
            quoted: if answered { vec![asked, apart(&question.answer, SHOWN)] } else { vec![asked] },
            choices: if answered { Vec::new() } else { vec![words.say("question-choice").to_owned()] },
            unasked: true,
            ..Says::default()
        };
        let to = Addressee {
            person: Some(one.person),
            address: one.address.clone(),
            language: one.language.clone(),
        };
        answers::send(&mut work, sender, &to, says).await?;
    }
    work.all_done().await
}
