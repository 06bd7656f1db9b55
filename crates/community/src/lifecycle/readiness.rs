//! The readiness check: eight questions before a community leaves design, and which of the four reasons for which communities fail stands in
//! its way (practice 2.27, S3.3 to S3.6).
//!
//! Verbs: [`check`], [`answer`].

use base::Time;
use store::{args, row};

use super::sql;
use crate::{
    Problem, Refused, Work,
    charter::{Viewer, sections::convenes},
};

/// Why communities fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Risk {
    /// Nobody who decides stands behind it.
    Leadership,
    /// Work leaves no time for it.
    Pressure,
    /// It is not clear what it is for.
    Focus,
    /// No hours, no money, no channel that reaches everyone, nobody who looks after people.
    Resources,
}

impl Risk {
    /// All four.
    pub const ALL: [Risk; 4] = [Risk::Leadership, Risk::Pressure, Risk::Focus, Risk::Resources];

    /// Its name.
    pub fn word(self) -> &'static str {
        match self {
            Risk::Leadership => "leadership",
            Risk::Pressure => "pressure",
            Risk::Focus => "focus",
            Risk::Resources => "resources",
        }
    }
}

/// The eight questions, the risk that each looks at, and whether its `no` stands in the way whatever is written beside it.
pub const QUESTIONS: [(&str, Risk, bool); 8] = [
    ("sponsor", Risk::Leadership, false),
    ("time", Risk::Pressure, false),
    ("cause", Risk::Focus, true),
    ("need", Risk::Focus, false),
    ("convenor", Risk::Resources, true),
    ("money", Risk::Resources, false),
    ("reply", Risk::Resources, true),
    ("care", Risk::Resources, true),
];

/// Longest words, in characters.
const LONGEST: usize = 2_000;

/// How one of the eight stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// Yes.
    Green,
    /// Not quite, and somebody wrote why it is begun all the same.
    Accepted,
    /// Not quite: it wants a yes, or that somebody writes why.
    WantsWords,
    /// Nobody has answered it.
    Unanswered,
    /// It stands in the way, whatever is written.
    Blocks,
}

impl Stands {
    /// Its name.
    pub fn word(self) -> &'static str {
        match self {
            Stands::Green => "green",
            Stands::Accepted => "accepted",
            Stands::WantsWords => "wants-words",
            Stands::Unanswered => "unanswered",
            Stands::Blocks => "blocks",
        }
    }

    /// Whether a community can be begun with it.
    pub fn lets_begin(self) -> bool {
        matches!(self, Stands::Green | Stands::Accepted)
    }
}

row! {
    /// An answer as it was given.
    #[derive(Clone, Debug)]
    pub struct Given {
        /// To which question.
        pub question: String,
        /// `yes`, `partly`, `no`.
        pub answer: String,
        /// What it rests on.
        pub evidence: String,
        /// Why it is begun all the same; may be empty.
        pub accepted: String,
        /// Who answered.
        pub name: String,
        /// When.
        pub at: Time,
    }
}

/// A question, and how it stands.
#[derive(Clone, Debug)]
pub struct Line {
    /// Which.
    pub question: &'static str,
    /// What it looks at.
    pub risk: Risk,
    /// A `no` stands in the way whatever is written.
    pub hard: bool,
    /// What was answered.
    pub given: Option<Given>,
    /// What the program counts beside it: so many, of so many.
    pub counted: Option<(i64, i64)>,
    /// How it stands.
    pub stands: Stands,
}

/// The eight questions as they stand. For members: what a convenor is asked, everyone may read.
pub async fn check(work: &mut Work<'_>, viewer: &Viewer) -> Result<Vec<Line>, Refused> {
    if work.actor() != crate::Actor::System {
        viewer.member()?;
    }
    let (community, now) = (viewer.community().id, work.now());
    let given: Vec<Given> = work.all(&sql::READINESS, args![community]).await?;
    let (sponsors,): (i64,) = work.one(&sql::SPONSORS_WITH_PROMISE, args![community]).await?;
    let (carers,): (i64,) = work.one(&sql::CARERS, args![community, now]).await?;
    let (proven, members): (i64, i64) = work.one(&sql::PROVEN, args![community]).await?;
    let (convenors,): (i64,) = work.one(&sql::HOLDERS_OF, args![community, "convenor", now]).await?;
    let cause = i64::from(!viewer.community().cause.is_empty());
    Ok(QUESTIONS
        .into_iter()
        .map(|(question, risk, hard)| {
            let given = given.iter().find(|one| one.question == question).cloned();
            let counted = match question {
                "sponsor" => Some((sponsors, 1)),
                "cause" => Some((cause, 1)),
                "convenor" => Some((convenors, 1)),
                "reply" => Some((proven, members)),
                "care" => Some((carers, 1)),
                _ => None,
            };
            let missing = hard && counted.is_some_and(|(have, need)| have < need.min(1));
            let stands = stands(given.as_ref(), hard, missing);
            Line { question, risk, hard, given, counted, stands }
        })
        .collect())
}

/// A `yes` to what the program can see is not there does not count.
fn stands(given: Option<&Given>, hard: bool, missing: bool) -> Stands {
    match given.map(|given| (given.answer.as_str(), given.accepted.is_empty())) {
        None => Stands::Unanswered,
        Some(("no", _)) if hard => Stands::Blocks,
        Some(_) if missing => Stands::Blocks,
        Some(("yes", _)) => Stands::Green,
        Some((_, false)) => Stands::Accepted,
        Some(_) => Stands::WantsWords,
    }
}

/// How many of the eight do not let it begin.
pub(super) async fn open(work: &mut Work<'_>, viewer: &Viewer) -> Result<usize, Refused> {
    Ok(check(work, viewer).await?.iter().filter(|line| !line.stands.lets_begin()).count())
}

/// A convenor answers one of the eight: with what it rests on; and, where it is no clear yes, why it is begun all the same.
pub async fn answer(
    work: &mut Work<'_>,
    viewer: &Viewer,
    question: &str,
    answer: &str,
    evidence: &str,
    accepted: &str,
) -> Result<(), Refused> {
    convenes(work, viewer)?;
    let tidy = |words: &str| words.replace("\r\n", "\n").trim().to_owned();
    let (evidence, accepted) = (tidy(evidence), tidy(accepted));
    let Some((field, _, _)) = QUESTIONS.into_iter().find(|(one, _, _)| *one == question) else {
        return Err(Refused::NotFound);
    };
    let mut problems = Vec::new();
    let mut say = |wrong: bool, key| {
        if wrong {
            problems.push(Problem { field, key });
        }
    };
    say(!["yes", "partly", "no"].contains(&answer), "problem-ready-answer");
    say(answer == "yes" && evidence.is_empty(), "problem-ready-evidence");
    say(evidence.chars().count() > LONGEST || accepted.chars().count() > LONGEST, "problem-field-long");
    if !problems.is_empty() {
        return Err(Refused::Invalid(problems));
    }
    work.begin().await?;
    let (now, by, community) = (work.now(), work.actor().person(), viewer.community().id);
    work.exec(&sql::ANSWER_READINESS, args![community, field, answer, evidence, accepted, by, now]).await?;
    work.note(Some(community), "answered-readiness", community.into(), field).await?;
    work.done().await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(answer: &str, accepted: &str) -> Given {
        Given {
            question: String::new(),
            answer: answer.into(),
            evidence: "We asked.".into(),
            accepted: accepted.into(),
            name: String::new(),
            at: Time::default(),
        }
    }

    #[test]
    fn a_no_that_is_hard_blocks_and_any_other_wants_words() {
        assert_eq!(stands(None, true, false), Stands::Unanswered);
        assert_eq!(stands(Some(&given("no", "We start anyway.")), true, false), Stands::Blocks);
        assert_eq!(stands(Some(&given("no", "")), false, false), Stands::WantsWords);
        assert_eq!(stands(Some(&given("no", "There is a village hall.")), false, false), Stands::Accepted);
        assert_eq!(stands(Some(&given("partly", "")), true, false), Stands::WantsWords);
        assert_eq!(stands(Some(&given("yes", "")), true, true), Stands::Blocks, "a yes to what is not there");
        assert_eq!(stands(Some(&given("yes", "")), true, false), Stands::Green);
    }
}
