//! Open questions: what a proposal leaves unclear, and what the community lives with for now.
//!
//! Verbs: [`open`], [`ask`], [`settle`]; [`question`] and [`mark_told`] for letters.

use base::{Id, Time};
use store::{args, row};

use super::{Viewer, only_system, sql};
use crate::{Actor, CommunityId, PersonId, Refused, Work};

/// The job that tells of a question, or of its answer: payload, its id.
pub const TELL: &str = "charter-question";
/// Longest words, in characters.
const LONGEST: usize = 2_000;

row! {
    /// A question.
    #[derive(Clone, Debug)]
    pub struct Question {
        /// Its id.
        pub id: Id,
        /// In which community.
        pub community: CommunityId,
        /// To which proposal, if to one.
        pub proposal: Option<Id>,
        /// Who asked.
        pub by: Option<PersonId>,
        /// Their name.
        pub name: String,
        /// What they asked.
        pub words: String,
        /// When.
        pub asked_at: Time,
        /// The answer; empty while there is none.
        pub answer: String,
        /// Who answered.
        pub answered_by: Option<PersonId>,
        /// Their name.
        pub answerer: String,
        /// When.
        pub answered_at: Option<Time>,
    }
}

/// The questions of a community, open ones first, at most a hundred. For members.
pub async fn open(work: &mut Work<'_>, viewer: &Viewer) -> Result<Vec<Question>, Refused> {
    viewer.member()?;
    work.all(&sql::QUESTIONS, args![viewer.community().id]).await
}

/// A member asks: about a proposal, or what the community has not settled.
pub async fn ask(
    work: &mut Work<'_>,
    viewer: &Viewer,
    proposal: Option<Id>,
    words: &str,
) -> Result<Id, Refused> {
    let person = viewer.member()?;
    let words = written(words, "question")?;
    work.begin().await?;
    let (id, now, community): (Id, _, _) = (work.id(), work.now(), viewer.community().id);
    if let Some(proposal) = proposal {
        work.opt::<super::proposals::Proposal>(&sql::PROPOSAL, args![proposal, community])
            .await?
            .ok_or(Refused::NotFound)?;
    }
    super::proposals::ASKS.take(work, &format!("question {community} {person}")).await?;
    work.exec(&sql::ASK_QUESTION, args![id, community, proposal, person, words, now]).await?;
    work.promise_once(TELL, id.to_string(), now, format!("{TELL} {id}")).await?;
    work.note(Some(community), "asked-question", id.0, "").await?;
    work.done().await?;
    Ok(id)
}

/// A convenor, or whoever made the proposal that it is about, answers: the question is settled, and stays to be read.
pub async fn settle(work: &mut Work<'_>, viewer: &Viewer, id: Id, words: &str) -> Result<(), Refused> {
    let person = viewer.member()?;
    let words = written(words, "answer")?;
    work.begin().await?;
    let (now, community) = (work.now(), viewer.community().id);
    let question: Option<Question> = work.opt(&sql::QUESTION, args![id]).await?;
    let question = question.filter(|it| it.community == community).ok_or(Refused::NotFound)?;
    let proposer = match question.proposal {
        Some(proposal) => super::proposals::get(work, viewer, proposal).await?.proposal.by,
        None => None,
    };
    if !viewer.is_convenor() && proposer != Some(person) {
        return Err(Refused::NotAllowed("convene"));
    }
    if work.exec(&sql::ANSWER_QUESTION, args![id, words, person, now]).await? == 0 {
        return Err(Refused::Conflict);
    }
    work.promise_once(TELL, id.to_string(), now, format!("{TELL} {id} answered")).await?;
    work.note(Some(community), "answered-question", id.0, "").await?;
    work.done().await
}

/// One of them. For the system: a letter tells of it.
pub async fn question(work: &mut Work<'_>, id: Id) -> Result<Question, Refused> {
    if work.actor() != Actor::System {
        return Err(Refused::NotAllowed("system"));
    }
    work.opt(&sql::QUESTION, args![id]).await?.ok_or(Refused::NotFound)
}

/// It was told of, or its answer was; false when it had been. Part of the act that tells.
pub async fn mark_told(work: &mut Work<'_>, id: Id, answer: bool) -> Result<bool, Refused> {
    only_system(work)?;
    let statement = if answer { &sql::TOLD_ANSWER } else { &sql::TOLD_QUESTION };
    Ok(work.exec(statement, args![id]).await? > 0)
}

fn written(words: &str, field: &'static str) -> Result<String, Refused> {
    let words = words.replace("\r\n", "\n").trim().to_owned();
    if words.is_empty() {
        return Err(Refused::invalid(field, "problem-words-empty"));
    }
    if words.chars().count() > LONGEST {
        return Err(Refused::invalid(field, "problem-field-long"));
    }
    Ok(words)
}
