//! Decisions, each with its reason and the version of the criteria; the letters that tell them, read by a person before they leave; and what
//! is answered to them (S2.16, S2.20, touchpoint 4).

use std::time::Duration;

use base::{Time, Words};
use store::{args, row};

use super::{NEWS, Read, convenes, convenor, get, hand_out, kept, lock, sql, table};
use crate::{
    Actor, ApplicationId, CommunityId, IntakeId, PersonId, Refused, Work,
    charter::{self, Viewer, only_system},
    curation,
};

/// The job that sends a decision: payload, the id of the application.
pub const LETTER: &str = "decision-letter";
/// How long a place is kept for whoever it is offered to.
pub const KEPT: Duration = Duration::from_secs(10 * 86_400);
/// How long a decision can be appealed.
pub const APPEALS: Duration = Duration::from_secs(14 * 86_400);
const LONGEST_LETTER: usize = 4_000;
const LONGEST_APPEAL: usize = 4_000;

/// What can be decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A place.
    Offer,
    /// A place when one becomes free.
    Wait,
    /// Not this time.
    Decline,
}

impl Outcome {
    /// As it is stored.
    pub fn word(self) -> &'static str {
        match self {
            Outcome::Offer => "offer",
            Outcome::Wait => "wait",
            Outcome::Decline => "decline",
        }
    }

    /// What a form or a row says.
    pub fn of(word: &str) -> Option<Outcome> {
        [Outcome::Offer, Outcome::Wait, Outcome::Decline].into_iter().find(|one| one.word() == word)
    }

    fn state(self) -> &'static str {
        match self {
            Outcome::Offer => "offered",
            Outcome::Wait => "waiting",
            Outcome::Decline => "declined",
        }
    }
}

row! {
    /// What was decided of an application.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Decision {
        /// Which application.
        pub application: ApplicationId,
        /// Of which intake.
        pub intake: IntakeId,
        /// The community.
        pub community: CommunityId,
        /// The applicant's name.
        pub name: String,
        /// `offer`, `wait`, `decline`.
        pub outcome: String,
        /// The order of those who wait.
        pub place: i64,
        /// Why.
        pub reason: String,
        /// The version of the criteria by which it was decided.
        pub criteria_version: i64,
        /// The words of the letter.
        pub letter: String,
        /// The convenor who has read the letter; empty as long as nobody has.
        pub read_by: String,
        /// When the letter left.
        pub sent_at: Option<Time>,
        /// An offer is kept until then; anything else can be appealed until then.
        pub until: Option<Time>,
        /// `accepted`, `refused`, `lapsed`, `appealed`, `next-round`.
        pub answer: Option<String>,
        /// When.
        pub answered_at: Option<Time>,
        /// What whoever appeals says.
        pub appeal: String,
        /// `upheld`, `changed`.
        pub appeal_ended: Option<String>,
    }
}

impl Decision {
    /// A first draft of the letter, for a person to make theirs. Dates, the version of the criteria and what can be replied are not in it: they
    /// are added when it leaves, so that nobody can forget or promise them wrongly.
    pub(super) fn draft(words: Words, viewer: &Viewer, outcome: Outcome, name: &str, reason: &str) -> String {
        let key = match outcome {
            Outcome::Offer => "intakes-draft-offer",
            Outcome::Wait => "intakes-draft-wait",
            Outcome::Decline => "intakes-draft-decline",
        };
        let first = name.split_whitespace().next().unwrap_or_default();
        let community = &viewer.community().name;
        words.tell(
            key,
            &[("name", first.into()), ("community", community.as_str().into()), ("reason", reason.into())],
        )
    }

    /// Whether it can be answered now: a place taken, or a decision appealed.
    pub fn is_open(&self, now: Time) -> bool {
        self.sent_at.is_some() && self.answer.is_none() && self.until.is_none_or(|until| now < until)
    }
}

/// The decisions of an intake, with their letters. For convenors.
pub async fn decisions(work: &mut Work<'_>, viewer: &Viewer, id: IntakeId) -> Result<Vec<Decision>, Refused> {
    convenes(work, viewer)?;
    let intake = get(work, viewer, id).await?;
    work.all(&sql::DECISIONS, args![intake.id]).await
}

async fn one(work: &mut Work<'_>, application: ApplicationId) -> Result<Decision, Refused> {
    work.opt(&sql::DECISION, args![application]).await?.ok_or(Refused::NotFound)
}

/// The same, for whoever answers it: others wait.
async fn locked(work: &mut Work<'_>, application: ApplicationId) -> Result<Decision, Refused> {
    work.begin().await?;
    work.opt::<(ApplicationId,)>(&sql::LOCK_DECISION, args![application]).await?.ok_or(Refused::NotFound)?;
    one(work, application).await
}

/// The language that an applicant reads.
pub(super) async fn language(work: &mut Work<'_>, application: ApplicationId) -> Result<String, Refused> {
    let (language,): (String,) = work.one(&sql::LANGUAGE, args![application]).await?;
    Ok(language)
}

/// A convenor has read a letter, or written it anew: it may leave. Until then it stays.
pub async fn write_letter(
    work: &mut Work<'_>,
    viewer: &Viewer,
    application: ApplicationId,
    words: &str,
) -> Result<(), Refused> {
    let by = convenor(viewer)?;
    let words = kept(words, LONGEST_LETTER);
    if words.is_empty() {
        return Err(Refused::invalid("letter", "problem-words-empty"));
    }
    let decision = locked(work, application).await?;
    if decision.community != viewer.community().id {
        return Err(Refused::NotFound);
    }
    if work.exec(&sql::WRITE_LETTER, args![application, words, by]).await? == 0 {
        return Err(Refused::Conflict);
    }
    work.note(Some(decision.community), "read-letter", application.into(), "").await?;
    work.done().await
}

/// Sends the letters that a convenor has read: once members had their five working days, and every objection its answer. How many left, and
/// how many wait to be read.
pub async fn send(work: &mut Work<'_>, viewer: &Viewer, id: IntakeId) -> Result<(i64, i64), Refused> {
    convenor(viewer)?;
    let intake = lock(work, viewer, id).await?;
    let now = work.now();
    if !matches!(intake.state.as_str(), "chosen" | "telling") {
        return Err(Refused::Conflict);
    }
    if intake.objections_until.is_some_and(|until| now < until) {
        return Err(Refused::invalid("letters", "problem-send-early"));
    }
    let (waiting,): (i64,) = work.one(&sql::OPEN_OBJECTIONS, args![id]).await?;
    if waiting > 0 {
        return Err(Refused::invalid("letters", "problem-send-objections"));
    }
    let all: Vec<Decision> = work.all(&sql::DECISIONS, args![id]).await?;
    let mut sent = 0;
    for decision in all.iter().filter(|one| one.sent_at.is_none() && !one.read_by.is_empty()) {
        leave(work, decision).await?;
        sent += 1;
    }
    let left = all.iter().filter(|one| one.sent_at.is_none() && one.read_by.is_empty()).count() as i64;
    if sent > 0 {
        work.exec(&sql::TELLING, args![id, if left == 0 { "over" } else { "telling" }, now]).await?;
        work.note(Some(intake.community), "sent-decisions", id.into(), "").await?;
    }
    work.done().await?;
    Ok((sent, left))
}

/// One letter leaves: from now on its days count.
async fn leave(work: &mut Work<'_>, decision: &Decision) -> Result<(), Refused> {
    let now = work.now();
    let outcome = Outcome::of(&decision.outcome).unwrap_or(Outcome::Decline);
    let until = match (outcome, decision.appeal_ended.as_deref()) {
        (Outcome::Offer, _) => Some(now + KEPT),
        // It was read afresh: that is the end of it.
        (_, Some(_)) => Some(now),
        _ => Some(now + APPEALS),
    };
    work.exec(&sql::LEAVES, args![decision.application, now, until]).await?;
    work.exec(&sql::DECIDED, args![decision.application, outcome.state(), &decision.reason, now]).await?;
    work.promise(LETTER, decision.application.to_string(), now).await
}

/// What a letter about a decision needs. For the system.
pub async fn letter(work: &mut Work<'_>, application: ApplicationId) -> Result<Decision, Refused> {
    only_system(work)?;
    one(work, application).await
}

/// Whoever is offered a place takes it, within ten days: the promise is next. For the system, whose letter was answered.
pub async fn accept(work: &mut Work<'_>, application: ApplicationId) -> Result<PersonId, Refused> {
    only_system(work)?;
    let decision = locked(work, application).await?;
    if decision.outcome != "offer" || decision.sent_at.is_none() {
        return Err(Refused::NotAllowed("accept"));
    }
    if !decision.is_open(work.now()) {
        return Err(if decision.answer.as_deref() == Some("accepted") {
            Refused::Conflict
        } else {
            Refused::Gone
        });
    }
    answer(work, &decision, "accepted").await?;
    let person = curation::person_of(work, application).await?;
    work.exec(&sql::MOVE_DESCRIPTION, args![decision.community, application, person]).await?;
    let origin = format!("application {application}");
    curation::promise(work, decision.community, person, &origin).await?;
    work.done().await?;
    Ok(person)
}

/// Whoever is offered a place would rather not: it goes to whoever waits next. For the system.
pub async fn refuse(work: &mut Work<'_>, application: ApplicationId) -> Result<(), Refused> {
    only_system(work)?;
    let decision = locked(work, application).await?;
    if !decision.is_open(work.now()) {
        return Err(Refused::Gone);
    }
    answer(work, &decision, "refused").await?;
    let now = work.now();
    work.exec(&sql::DECIDED, args![application, "withdrawn", &decision.reason, now]).await?;
    if decision.outcome == "offer" {
        move_up(work, decision.intake).await?;
    }
    work.done().await
}

async fn answer(work: &mut Work<'_>, decision: &Decision, what: &str) -> Result<(), Refused> {
    let now = work.now();
    if work.exec(&sql::ANSWER, args![decision.application, what, now]).await? == 0 {
        return Err(Refused::Conflict);
    }
    work.note(Some(decision.community), what, decision.application.into(), "").await
}

/// The first of those who wait is offered the place: its letter is drafted, and a convenor is told that it waits to be read.
async fn move_up(work: &mut Work<'_>, intake: IntakeId) -> Result<(), Refused> {
    let next: Option<(ApplicationId, String, String)> = work.opt(&sql::NEXT_WAITING, args![intake]).await?;
    let Some((application, name, community)) = next else { return Ok(()) };
    let words = Words::of(&language(work, application).await?);
    let first = name.split_whitespace().next().unwrap_or_default().to_owned();
    let draft = words.tell(
        "intakes-draft-moved",
        &[("name", first.as_str().into()), ("community", community.as_str().into())],
    );
    work.exec(&sql::MOVE_UP, args![application, draft]).await?;
    let now = work.now();
    work.exec(&sql::TELLING, args![intake, "telling", now]).await?;
    let once = format!("{NEWS} {intake} moved {application}");
    work.promise_once(NEWS, format!("{intake} moved"), now, once).await
}

/// Whoever was not offered a place asks that it be read afresh, within fourteen days: by two members who have not read it. For the system.
pub async fn appeal(work: &mut Work<'_>, application: ApplicationId, words: &str) -> Result<(), Refused> {
    only_system(work)?;
    let decision = locked(work, application).await?;
    let now = work.now();
    // Whoever asked for the next round may still appeal.
    let was = decision.answer.as_deref();
    let may = matches!(was, None | Some("next-round" | "asked-again"))
        && decision.until.is_some_and(|until| now < until);
    if decision.outcome == "offer" || decision.sent_at.is_none() || !may {
        return Err(Refused::Gone);
    }
    work.exec(&sql::APPEAL, args![application, kept(words, LONGEST_APPEAL), now]).await?;
    let intake: super::Intake =
        work.opt(&sql::ONE, args![decision.intake]).await?.ok_or(Refused::NotFound)?;
    hand_out::give(work, &intake, application, "appeal").await?;
    let once = format!("{NEWS} {} appeal {application}", decision.intake);
    work.promise_once(NEWS, format!("{} appealed", decision.intake), now, once).await?;
    work.note(Some(decision.community), "appealed", application.into(), "").await?;
    work.done().await
}

/// A convenor ends an appeal, once two members have read it afresh: it stays so, or a place is offered after all. The letter is theirs, and
/// leaves at once.
pub async fn end_appeal(
    work: &mut Work<'_>,
    viewer: &Viewer,
    application: ApplicationId,
    outcome: Outcome,
    reason: &str,
    words: &str,
) -> Result<(), Refused> {
    let by = convenor(viewer)?;
    let (reason, words) = (kept(reason, 2_000), kept(words, LONGEST_LETTER));
    if reason.is_empty() || words.is_empty() {
        return Err(Refused::invalid("reason", "problem-appeal-reason"));
    }
    let decision = locked(work, application).await?;
    if decision.community != viewer.community().id {
        return Err(Refused::NotFound);
    }
    if decision.answer.as_deref() != Some("appealed") {
        return Err(Refused::Conflict);
    }
    let (afresh,): (i64,) = work.one(&sql::READ_AFRESH, args![application]).await?;
    if afresh < hand_out::EACH as i64 {
        return Err(Refused::invalid("reason", "problem-appeal-unread"));
    }
    let ended = if outcome.word() == decision.outcome { "upheld" } else { "changed" };
    let row = args![application, outcome.word(), &reason, &words, by, ended];
    work.exec(&sql::END_APPEAL, row).await?;
    let decision = one(work, application).await?;
    leave(work, &decision).await?;
    work.note(Some(decision.community), "ended-appeal", application.into(), ended).await?;
    work.done().await
}

/// Whoever was not offered a place would like to be asked at the next round. For the system.
pub async fn next_round(work: &mut Work<'_>, application: ApplicationId) -> Result<(), Refused> {
    only_system(work)?;
    let decision = locked(work, application).await?;
    if decision.outcome == "offer" || decision.sent_at.is_none() || decision.answer.is_some() {
        return Err(Refused::Gone);
    }
    answer(work, &decision, "next-round").await?;
    work.done().await
}

row! {
    /// Somebody who asked for the next round, or waits.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Asks {
        /// What they applied with.
        pub application: ApplicationId,
        /// Their name.
        pub name: String,
        /// Where they are written to.
        pub address: String,
        /// In which language.
        pub language: String,
    }
}

/// Who asked for the next round of a community, or waits since an earlier one, and was not asked again yet. For the letters of a round that opens.
pub async fn asks_next(work: &mut Work<'_>, intake: IntakeId) -> Result<Vec<Asks>, Refused> {
    only_system(work)?;
    work.all(&sql::ASKS_NEXT, args![intake]).await
}

/// They are asked, once. False when they were before. Part of the act that writes the letter.
pub async fn asked_again(work: &mut Work<'_>, application: ApplicationId) -> Result<bool, Refused> {
    only_system(work)?;
    Ok(work.exec(&sql::ASKED_AGAIN, args![application]).await? > 0)
}

/// Offers that nobody took within ten days: the place goes to whoever waits next. A recurring act of the program.
pub async fn lapse_old(work: &mut Work<'_>) -> Result<(), Refused> {
    only_system(work)?;
    work.begin().await?;
    let now = work.now();
    let due: Vec<Decision> = work.all(&sql::LAPSED, args![now]).await?;
    for decision in due {
        answer(work, &decision, "lapsed").await?;
        work.exec(&sql::DECIDED, args![decision.application, "lapsed", &decision.reason, now]).await?;
        move_up(work, decision.intake).await?;
    }
    work.done().await
}

/// Forgets what is left of applications that were forgotten, and of people who were erased: how they described themselves, what there was
/// between them and others, and the words of letters. A recurring act of the program.
pub async fn forget_old(work: &mut Work<'_>) -> Result<(), Refused> {
    only_system(work)?;
    work.begin().await?;
    for statement in
        [&sql::FORGET_DESCRIBED, &sql::FORGET_BETWEEN, &sql::FORGET_LETTERS, &sql::FORGET_DELIVERIES]
    {
        work.exec(statement, args![]).await?;
    }
    work.done().await
}

/// Somebody's own result: what was decided once it was told, with its reason, and how it was read, mark by mark, without saying by whom. None
/// before. For the system: a page or a letter that is theirs alone asks.
pub async fn result(
    work: &mut Work<'_>,
    viewer: &Viewer,
    application: ApplicationId,
) -> Result<Option<(Decision, Read)>, Refused> {
    only_system(work)?;
    let decision: Option<Decision> = work.opt(&sql::DECISION, args![application]).await?;
    let told = |one: &Decision| one.sent_at.is_some() && one.community == viewer.community().id;
    let Some(decision) = decision.filter(told) else { return Ok(None) };
    let read = table(work, viewer, decision.intake).await?;
    let own = read.into_iter().find(|one| one.application == application);
    Ok(own.map(|read| (decision, read)))
}

/// The same behind the address of one's own page: whoever has it is who applied. Looking changes nothing.
pub async fn result_here(
    work: &mut Work<'_>,
    token: &str,
) -> Result<(curation::Own, Option<(Decision, Read)>), Refused> {
    let own = curation::look(work, token).await?;
    let actor = work.actor();
    work.act_as(Actor::System);
    let found = async {
        let slug = &own.community.slug;
        let viewer = charter::visit(work, slug).await?;
        result(work, &viewer, own.application.id).await
    }
    .await;
    work.act_as(actor);
    Ok((own, found?))
}

/// What whoever applied answers to a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answered {
    /// They take the place.
    Accept,
    /// They would rather not.
    Refuse,
    /// It is to be read afresh.
    Appeal,
    /// They would like to be asked at the next round.
    NextRound,
}

/// An answer behind the address of one's own page: the same as by letter.
pub async fn answer_here(
    work: &mut Work<'_>,
    token: &str,
    answered: Answered,
    words: &str,
) -> Result<(), Refused> {
    let id = curation::look(work, token).await?.application.id;
    let actor = work.actor();
    work.act_as(Actor::System);
    let done = match answered {
        Answered::Accept => accept(work, id).await.map(drop),
        Answered::Refuse => refuse(work, id).await,
        Answered::Appeal if words.trim().is_empty() => Err(Refused::invalid("appeal", "problem-words-empty")),
        Answered::Appeal => appeal(work, id, words).await,
        Answered::NextRound => next_round(work, id).await,
    };
    work.act_as(actor);
    done
}

/// Who is offered a place. For members, once the group is chosen.
pub async fn offered(
    work: &mut Work<'_>,
    viewer: &Viewer,
    id: IntakeId,
) -> Result<Vec<(ApplicationId, String)>, Refused> {
    viewer.member()?;
    let intake = get(work, viewer, id).await?;
    work.all(&sql::OFFERED, args![intake.id]).await
}
