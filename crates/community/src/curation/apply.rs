//! Applying on a page, without an account: what was written is kept whatever happens to the connection, and nothing counts before the address
//! has answered.

use base::{Secret, Time};
use store::args;

use super::flood;
use super::{Question, one, questions_of, sql, ways};
use crate::{
    ApplicationId, Problem, Rate, Refused, Work,
    charter::Viewer,
    people::{address::Address, clean_name},
    sealed,
};

/// The job that writes to whoever applies; payload: the application's id, and `copy`, `later`, `questions`, `receipt`, `withdrawn`.
pub const LETTER: &str = "application-letter";
/// An answer is no longer than this, in characters.
pub const LONGEST: usize = 4_000;
/// One address gets so many letters by other people's typing.
const PER_ADDRESS: Rate = Rate::per(2, std::time::Duration::from_secs(3_600));

/// What the form holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filled {
    /// Their name.
    pub name: String,
    /// Their address, as it was typed.
    pub address: String,
    /// The number of each question that has an answer, and the answer; options that were chosen, one a line.
    pub answers: Vec<(i64, String)>,
    /// What would make it easier.
    pub easier: String,
}

/// Where an application comes from.
#[derive(Clone, Copy, Debug)]
pub struct From<'a> {
    /// The network, as rates count it.
    pub network: &'a str,
    /// What the form held since it was opened: the same form sent twice is one application.
    pub form: &'a Secret,
    /// The language that the page was read in.
    pub language: &'a str,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Applied {
    /// It is kept, and a letter with a copy goes to the address: it counts once that is answered.
    Written(ApplicationId),
    /// It is kept to be finished: a letter with its page goes to the address.
    Later(ApplicationId),
    /// It is kept; so many came at once that its letter waits for a convenor.
    Waits(ApplicationId),
    /// This form was sent before, and its address has answered: it is changed on the page that the letter leads to.
    SentBefore(ApplicationId),
}

impl Applied {
    /// Which application.
    pub fn id(self) -> ApplicationId {
        match self {
            Applied::Written(id) | Applied::Later(id) | Applied::Waits(id) | Applied::SentBefore(id) => id,
        }
    }
}

/// Somebody applies; with `later` they go on another time. Sent again with the same form it is the same application: a lost connection
/// makes no second one. Whether the address is known here is told to nobody.
pub async fn apply(
    work: &mut Work<'_>,
    viewer: &Viewer,
    filled: &Filled,
    from: From<'_>,
    later: bool,
) -> Result<Applied, Refused> {
    let community = viewer.community().id;
    let ways = ways(work, community).await?;
    if !ways.takes(work.now()) {
        return Err(Refused::NotAllowed("applications-closed"));
    }
    let questions = questions_of(work, viewer, ways.door).await?;
    let address = check(filled, &questions, later)?;
    work.begin().await?;
    let begun_by = from.form.hash();
    let before: Option<super::Application> = work.opt(&sql::BEGUN_BY, args![&begun_by]).await?;
    let now = work.now();
    if let Some(before) = before {
        if before.community != community {
            return Err(Refused::Conflict);
        }
        if before.proven_at.is_some() || before.state != "begun" {
            return Ok(Applied::SentBefore(before.id));
        }
        let moved = before.address.to_lowercase() != address.folded();
        work.exec(&sql::CHANGE, args![before.id, clean_name(&filled.name), easier(filled), now]).await?;
        work.exec(&sql::MOVE, args![before.id, address.written(), address.folded()]).await?;
        keep_answers(work, before.id, &questions, filled).await?;
        let changed = moved || !later;
        let applied = match before.held_at {
            Some(_) => Applied::Waits(before.id),
            None => {
                if changed {
                    letter(work, before.id, &address, later).await?;
                }
                of(before.id, later)
            }
        };
        work.done().await?;
        return Ok(applied);
    }
    let key = work.letters_key().await?;
    // Nobody learns where somebody was; only whether two came from the same place.
    let network = sealed::mark(&key, "network", from.network).chars().take(24).collect::<String>();
    let held = flood::is_flood(work, community, &network).await?;
    let id: ApplicationId = work.id();
    let version = super::criteria::newest(work, community).await?;
    let source = if ways.door { "door" } else { "page" };
    let name = clean_name(&filled.name);
    let language = base::Words::of(from.language).tag();
    let held_at: Option<Time> = held.then_some(now);
    work.exec(
        &sql::BEGIN,
        args![
            id,
            community,
            address.written(),
            address.folded(),
            name,
            language,
            version,
            source,
            easier(filled),
            network,
            begun_by,
            held_at,
            now
        ],
    )
    .await?;
    keep_answers(work, id, &questions, filled).await?;
    work.note(Some(community), "began-application", id.into(), "").await?;
    let applied = if held {
        flood::tell(work, community).await?;
        Applied::Waits(id)
    } else {
        letter(work, id, &address, later).await?;
        of(id, later)
    };
    work.done().await?;
    Ok(applied)
}

fn of(id: ApplicationId, later: bool) -> Applied {
    if later { Applied::Later(id) } else { Applied::Written(id) }
}

/// A letter to the address; one that had several a moment ago gets the next a little later, so that nobody is flooded by what others type.
async fn letter(
    work: &mut Work<'_>,
    id: ApplicationId,
    address: &Address,
    later: bool,
) -> Result<(), Refused> {
    let now = work.now();
    let bucket = bucket(work, address).await?;
    let when = match PER_ADDRESS.take(work, &bucket).await {
        Ok(()) => now,
        Err(Refused::TooMany { again_at }) => again_at,
        Err(refused) => return Err(refused),
    };
    let which = if later { "later" } else { "copy" };
    work.promise_once(LETTER, format!("{id} {which}"), when, format!("{LETTER} {id} {which}")).await
}

async fn bucket(work: &mut Work<'_>, address: &Address) -> Result<String, Refused> {
    let key = work.letters_key().await?;
    Ok(format!("apply-address {}", &sealed::mark(&key, "apply", address.folded())[..24]))
}

/// What is wrong, all of it at once.
fn check(filled: &Filled, questions: &[Question], later: bool) -> Result<Address, Refused> {
    let mut problems = Vec::new();
    if !later && clean_name(&filled.name).is_empty() {
        problems.push(Problem { field: "name", key: "problem-apply-name" });
    }
    let address = Address::of(&filled.address);
    if let Err(key) = address {
        problems.push(Problem { field: "email", key });
    }
    problems.extend(wrong_answers(&filled.answers, questions, later));
    match address {
        Ok(address) if problems.is_empty() => Ok(address),
        _ => Err(Refused::Invalid(problems)),
    }
}

/// What is wrong with answers; fields are named by the place of their question, `q1`, `q2` ...
pub(super) fn wrong_answers(answers: &[(i64, String)], questions: &[Question], later: bool) -> Vec<Problem> {
    const FIELDS: [&str; 8] = ["q1", "q2", "q3", "q4", "q5", "q6", "q7", "q8"];
    let mut problems = Vec::new();
    for (question, field) in questions.iter().zip(FIELDS) {
        let said = answers.iter().find(|(number, _)| *number == question.number);
        let said = said.map_or("", |(_, words)| words.trim());
        if said.chars().count() > LONGEST {
            problems.push(Problem { field, key: "problem-answer-long" });
        } else if said.is_empty() && question.required && !later {
            let key = if question.kind == "words" { "problem-answer-empty" } else { "problem-answer-choose" };
            problems.push(Problem { field, key });
        }
    }
    problems
}

fn easier(filled: &Filled) -> String {
    plain(&filled.easier, 1_000)
}

/// Words as somebody wrote them, without characters that hide.
pub(super) fn plain(words: &str, most: usize) -> String {
    let words = words.replace("\r\n", "\n");
    let kept: String = words.chars().filter(|c| !c.is_control() || *c == '\n').take(most).collect();
    kept.trim().to_owned()
}

/// Keeps the answers to what is asked; what was chosen must be among the options.
pub(super) async fn keep_answers(
    work: &mut Work<'_>,
    id: ApplicationId,
    questions: &[Question],
    filled: &Filled,
) -> Result<(), Refused> {
    for question in questions {
        let said = filled.answers.iter().filter(|(number, _)| *number == question.number);
        let said: Vec<&str> = said.map(|(_, words)| words.as_str()).collect();
        let words = plain(&said.join("\n"), LONGEST);
        let words = match question.kind.as_str() {
            "words" => words,
            kind => {
                let chosen: Vec<&str> = question
                    .choices()
                    .filter(|choice| words.lines().any(|line| line.trim() == *choice))
                    .collect();
                chosen.into_iter().take(if kind == "one" { 1 } else { 12 }).collect::<Vec<_>>().join("\n")
            }
        };
        keep_answer(work, id, question.number, &words).await?;
    }
    Ok(())
}

/// Keeps one answer; an empty one is none.
pub(super) async fn keep_answer(
    work: &mut Work<'_>,
    id: ApplicationId,
    question: i64,
    words: &str,
) -> Result<(), Refused> {
    if words.is_empty() {
        work.exec(&sql::DROP_ANSWER, args![id, question]).await?;
    } else {
        work.exec(&sql::KEEP_ANSWER, args![id, question, words]).await?;
    }
    Ok(())
}

/// The questions that need an answer and have none.
pub(super) async fn missing(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: ApplicationId,
) -> Result<Vec<Question>, Refused> {
    let application = one(work, id).await?.ok_or(Refused::NotFound)?;
    let questions = questions_of(work, viewer, application.source == "door").await?;
    let answers = super::answers_of(work, id).await?;
    let has = |question: &Question| answers.iter().any(|(number, _)| *number == question.number);
    Ok(questions.into_iter().filter(|question| question.required && !has(question)).collect())
}
