//! "This worries me", what those who decide reply to it, and an appeal: by letter.

use community::{
    CaseId, PostId, Refused, ThreadId, Work, conversations,
    moderation::{self, Because, Measure, ReadBy},
    notices::Number,
};

use super::{Outcome, acting::Acting, notes, said::Command, settle::Line};
use crate::{answers::inside, dates, moderation::measure_key};

/// `WORRY` to a letter that brought a post: the convenors read it; the carers, where a convenor wrote the post.
pub(super) async fn worry(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    post: PostId,
    words: &str,
) -> Result<Outcome, Refused> {
    let (lead, case) = worried(work, acting, post, words).await?;
    acting.receipt(work, None, lead, vec![acting.words().say("worry-heard-more").to_owned()]).await?;
    Ok(Outcome::of("worried", case.into()))
}

async fn worried(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    post: PostId,
    words: &str,
) -> Result<(String, CaseId), Refused> {
    let viewer = acting.viewer(work).await?;
    let case = moderation::worry(work, &viewer, post, words, ReadBy::Convenors).await?;
    let zone = community::people::get(work, acting.person).await?.zone;
    let said = acting.words();
    let day = |by: Option<base::Time>| by.map(|by| dates::day_and_hour(said, by, &zone)).unwrap_or_default();
    let decided = case.decide_by.map(|by| dates::day(said, by, &zone)).unwrap_or_default();
    let given = [("read", day(case.acknowledge_by).into()), ("decided", decided.into())];
    Ok((said.tell("worry-heard", &given), case.id))
}

/// The same to a number of a letter of many things: about the newest post there.
pub(super) async fn about_thread(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    thread: ThreadId,
    words: &str,
) -> Result<Line, Refused> {
    let viewer = acting.viewer(work).await?;
    let newest = conversations::thread(work, &viewer, thread, 1).await?.thread.last_post_id;
    let (lead, _) = worried(work, acting, newest, words).await?;
    Ok(Line { lead, receipt: None })
}

/// A number of a letter about a case.
pub(super) async fn number(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    number: &Number,
    reason: &str,
) -> Result<Line, Refused> {
    let id = CaseId::from(number.item);
    let viewer = acting.viewer(work).await?;
    // By letter the rule is the promise that everybody made, where there is one; else the reason says the rule too.
    let because = Because { section: "promise", rule: "", reason };
    let own = Because { section: "", rule: reason, reason };
    let done = match number.kind.as_str() {
        "case-read" => moderation::acknowledge(work, &viewer, id).await.map(|()| "case-noted"),
        "case-aside" => moderation::set_aside(work, &viewer, id, true).await.map(|()| "case-set-aside"),
        "case-down" => match moderation::propose(work, &viewer, id, Measure::TakeDown, because).await {
            Err(Refused::Invalid(problems)) if problems.iter().all(|one| one.field == "rule") => {
                moderation::propose(work, &viewer, id, Measure::TakeDown, own).await
            }
            done => done,
        }
        .map(|()| "case-proposed"),
        "case-fine" => moderation::propose(work, &viewer, id, Measure::Nothing, Because { reason, ..own })
            .await
            .map(|()| "case-proposed"),
        "case-agree" => moderation::second(work, &viewer, id, true).await.map(|()| "case-agreed"),
        "case-differ" => moderation::second(work, &viewer, id, false).await.map(|()| "case-differed"),
        "case-lift" => {
            moderation::decide_appeal(work, &viewer, id, true, reason).await.map(|()| "case-answered")
        }
        _ => moderation::decide_appeal(work, &viewer, id, false, reason).await.map(|()| "case-answered"),
    };
    let words = acting.words();
    let key = match done {
        Ok(key) => key,
        // Somebody else was first: that is no fault of theirs.
        Err(Refused::Conflict) => "case-before",
        Err(Refused::NotAllowed("second-oneself")) => "case-not-oneself",
        Err(Refused::Invalid(_)) => "case-why",
        Err(refused) => return Err(refused),
    };
    Ok(Line { lead: words.say(key).to_owned(), receipt: None })
}

/// `APPEAL` and words, to the letter that says what was done; or to any, about the latest that can be appealed.
pub(super) async fn appeal(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    case: Option<i64>,
    said: &Command,
) -> Result<Outcome, Refused> {
    let text = said.words();
    let id = match case {
        Some(id) => Some(CaseId::from(id)),
        None => {
            moderation::mine(work).await?.into_iter().find(|one| one.appealed_at.is_none()).map(|one| one.id)
        }
    };
    let Some(id) = id else {
        return notes::to_convenors(work, acting, &text, "answer-to-convenors").await;
    };
    let words = acting.words();
    let lead = match moderation::appeal(work, id, &text).await {
        Ok(case) => {
            let what = words.say(measure_key(case.measure.as_deref().unwrap_or("nothing")));
            match case.appeal_to {
                Some(second) => {
                    work.act_as(community::Actor::System);
                    let name = community::people::get(work, second).await?.name;
                    work.act_as(community::Actor::Person(acting.person));
                    words.tell("appeal-heard", &[("name", inside(&name, 80).into()), ("what", what.into())])
                }
                None => words.tell("appeal-heard-house", &[("what", what.into())]),
            }
        }
        Err(Refused::Conflict) => words.say("appeal-before").to_owned(),
        Err(Refused::Gone) => words.say("appeal-late").to_owned(),
        Err(Refused::Invalid(_)) => words.say("appeal-empty").to_owned(),
        Err(refused) => return Err(refused),
    };
    acting.receipt(work, None, lead, Vec::new()).await?;
    Ok(Outcome::of("appealed", id.into()))
}
