//! What is asked of whoever applies: what moves you, what you need, how you like to take part (S1.14); practise, need, offer (touchpoint 2).

use base::Words;
use store::{args, row};

use super::{convenes, sql};
use crate::{CommunityId, Problem, Refused, Work, charter::Viewer};

/// So many questions a community asks at most: an application takes minutes.
const MOST: usize = 8;
const LONGEST: usize = 400;

row! {
    /// A question.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct Question {
        /// Its number, which no other question of the community ever has; 0 for a new one.
        pub number: i64,
        /// What is asked.
        pub words: String,
        /// More about it; may be empty.
        pub hint: String,
        /// `words`; `one` of the options, or `any` of them.
        pub kind: String,
        /// What can be chosen, one a line.
        pub options: String,
        /// Whether an application needs an answer.
        pub required: bool,
        /// `practice`, `moves`, `needs`, `offers`, `how`, where the program must know; else empty.
        pub about: String,
    }
}

impl Question {
    /// What can be chosen.
    pub fn choices(&self) -> impl Iterator<Item = &str> {
        self.options.lines().map(str::trim).filter(|line| !line.is_empty())
    }
}

/// What a community asks; the usual questions as long as it has written none. For whoever may look at it.
pub async fn questions(work: &mut Work<'_>, viewer: &Viewer) -> Result<Vec<Question>, Refused> {
    let community = viewer.community();
    asked(work, community.id, &community.language).await
}

async fn asked(
    work: &mut Work<'_>,
    community: CommunityId,
    language: &str,
) -> Result<Vec<Question>, Refused> {
    let own: Vec<Question> = work.all(&sql::QUESTIONS, args![community]).await?;
    Ok(if own.is_empty() { usual(language) } else { own })
}

/// Everything that a community has asked at any time: answers keep their question. For convenors and readers.
pub async fn ever_asked(work: &mut Work<'_>, viewer: &Viewer) -> Result<Vec<Question>, Refused> {
    let community = viewer.community();
    let mut all: Vec<Question> = work.all(&sql::EVER_ASKED, args![community.id]).await?;
    for one in usual(&community.language) {
        if !all.iter().any(|other| other.number == one.number) {
            all.push(one);
        }
    }
    Ok(all)
}

/// What is asked of whoever comes through this way: through the open door one sentence, of what they would like to bring.
pub async fn questions_of(
    work: &mut Work<'_>,
    viewer: &Viewer,
    door: bool,
) -> Result<Vec<Question>, Refused> {
    let all = questions(work, viewer).await?;
    if !door {
        return Ok(all);
    }
    let words = Words::of(&viewer.community().language);
    let offer = all.into_iter().find(|one| one.about == "offers");
    let offer = offer.or_else(|| usual(words.tag()).into_iter().find(|one| one.about == "offers"));
    Ok(offer
        .map(|one| Question {
            words: words.say("question-door").to_owned(),
            hint: words.say("question-door-hint").to_owned(),
            kind: "words".into(),
            required: true,
            ..one
        })
        .into_iter()
        .collect())
}

/// The questions that a community begins with. None asks for a CV, a grade or an employer.
fn usual(language: &str) -> Vec<Question> {
    let words = Words::of(language);
    let of = |number: i64, about: &str, kind: &str, required: bool| Question {
        number,
        words: words.say(&format!("question-{about}")).to_owned(),
        hint: words.say(&format!("question-{about}-hint")).to_owned(),
        kind: kind.to_owned(),
        options: if kind == "any" { words.say("question-how-options").to_owned() } else { String::new() },
        required,
        about: about.to_owned(),
    };
    vec![
        of(1, "practice", "words", true),
        of(2, "moves", "words", true),
        of(3, "needs", "words", true),
        of(4, "offers", "words", true),
        of(5, "how", "any", false),
    ]
}

/// Asks these questions from now on, in this order. A question keeps its number as long as it asks the same; what is left out is not asked
/// any more, and answers that were given stay. By a convenor.
pub async fn set_questions(
    work: &mut Work<'_>,
    viewer: &Viewer,
    questions: &[Question],
) -> Result<(), Refused> {
    convenes(work, viewer)?;
    check(questions)?;
    work.begin().await?;
    let (community, now) = (viewer.community().id, work.now());
    let ever = ever_asked(work, viewer).await?;
    let (highest,): (i64,) = work.one(&sql::HIGHEST, args![community]).await?;
    // The numbers of the usual questions are theirs.
    let mut next = highest.max(i64::try_from(usual("en").len()).unwrap_or(0)) + 1;
    work.exec(&sql::END_QUESTIONS, args![community, now]).await?;
    for (place, q) in (1i64..).zip(questions) {
        let known = ever.iter().any(|one| one.number == q.number);
        let number = if known { q.number } else { next };
        next += i64::from(!known);
        let about = ever.iter().find(|one| one.number == number).map_or(q.about.as_str(), |one| &one.about);
        let args = args![
            community,
            number,
            place,
            q.words.trim(),
            q.hint.trim(),
            &q.kind,
            q.options.trim(),
            q.required,
            about
        ];
        work.exec(&sql::KEEP_QUESTION, args).await?;
    }
    work.note(Some(community), "set-questions", community.into(), "").await?;
    work.done().await
}

fn check(questions: &[Question]) -> Result<(), Refused> {
    if questions.is_empty() || questions.len() > MOST {
        return Err(Refused::invalid("questions", "problem-questions-many"));
    }
    let mut problems = Vec::new();
    for q in questions {
        if q.words.trim().is_empty() || q.words.chars().count() > LONGEST || q.hint.chars().count() > LONGEST
        {
            problems.push(Problem { field: "questions", key: "problem-question-words" });
        }
        let fits = match q.kind.as_str() {
            "words" => true,
            "one" | "any" => (2..=12).contains(&q.choices().count()),
            _ => false,
        };
        if !fits {
            problems.push(Problem { field: "questions", key: "problem-question-options" });
        }
    }
    problems.dedup();
    if problems.is_empty() { Ok(()) } else { Err(Refused::Invalid(problems)) }
}
