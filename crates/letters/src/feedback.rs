//! Letters about how a gathering was (touchpoint 19): the question an hour after it, and what was said, to convenors.

use base::{Time, Words};
use community::{
    Actor, House, Refused, Work,
    charter::{self, Viewer},
    feedback::{self, AskFeedback, Change, Results, RoundOver},
};

use crate::{
    Sender,
    answers::{self, Addressee, Says, inside},
    dates,
    gatherings::read_in,
};

/// The kind of the letter that asks.
pub const FEEDBACK: &str = "feedback";
/// The kind of the letter that tells convenors what was said.
pub const SAID: &str = "feedback-said";

/// Asks everyone who is to be asked, and tells convenors of what is over: the job `feedback::ASK`. It may run twice: nobody is asked or told
/// twice.
pub async fn ask(house: &House, sender: &Sender) -> Result<(), Refused> {
    loop {
        let mut work = house.work(Actor::System);
        work.together();
        work.begin().await?;
        let due = feedback::feedback_to_ask(&mut work).await?;
        if due.is_empty() {
            break;
        }
        // They come gathering by gathering: what is the same for many is looked up once.
        let mut known: Option<(AskFeedback, Viewer, Vec<Change>)> = None;
        for one in &due {
            let Some(closes_at) = feedback::feedback_asked(&mut work, one).await? else { continue };
            let found = match known.take().filter(|(known, ..)| known.gathering == one.gathering) {
                Some(known) => known,
                None => {
                    let place = crate::visit(&mut work, one.community).await?;
                    let changes = feedback::last_changes(&mut work, one.gathering).await?;
                    (one.clone(), place, changes)
                }
            };
            let (_, place, changes) = known.insert(found);
            let community = place.community();
            let mut says = letter(one, &community.name, closes_at, changes);
            let page = (sender.paths.feedback)(&community.slug, &one.gathering.to_string());
            says.link = Some((Words::of(&one.language).say("feedback-page").to_owned(), sender.link(&page)));
            let to = Addressee {
                person: Some(one.person),
                address: one.address.clone(),
                language: one.language.clone(),
            };
            answers::send(&mut work, sender, &to, says).await?;
        }
        work.all_done().await?;
    }
    let over = feedback::rounds_over(&mut house.work(Actor::System)).await?;
    for one in over {
        let mut work = house.work(Actor::System);
        work.together();
        work.begin().await?;
        if let Some(results) = feedback::round_told(&mut work, &one).await? {
            tell(&mut work, sender, &one, &results).await?;
        }
        work.all_done().await?;
    }
    Ok(())
}

/// The letter that asks; it begins with what was changed after the gathering before.
pub fn letter(one: &AskFeedback, community: &str, closes_at: Time, changes: &[Change]) -> Says {
    let words = Words::of(&one.language);
    let zone = read_in(&one.zone, &one.place_zone);
    let given = [
        ("title", inside(&one.title, 100).into()),
        ("community", inside(community, 100).into()),
        ("until", dates::day(words, closes_at, zone).into()),
    ];
    let mut says = Says {
        kind: FEEDBACK,
        community: Some((one.community, community.to_owned())),
        item: Some(one.gathering.into()),
        subject: words.tell("feedback-subject", &given),
        lead: words.tell("feedback-lead", &given),
        choices: ["feedback-choice", "feedback-share", "feedback-away"]
            .map(|key| words.say(key).to_owned())
            .to_vec(),
        seconds: 20,
        because: vec![words.say("feedback-because").to_owned(), words.tell("feedback-reads", &given)],
        unasked: true,
        ..Says::default()
    };
    says.lines.extend(changes.iter().map(|change| changed(words, change)));
    says
}

/// You said, we changed.
fn changed(words: Words, change: &Change) -> String {
    let said = if change.said.is_empty() { &change.words } else { &change.said };
    let answer = inside(&change.answer, 160);
    match said.is_empty() {
        true => words.tell("feedback-last-changed", &[("answer", answer.into())]),
        false => {
            words.tell("feedback-last", &[("said", inside(said, 120).into()), ("answer", answer.into())])
        }
    }
}

async fn tell(
    work: &mut Work<'_>,
    sender: &Sender,
    one: &RoundOver,
    results: &Results,
) -> Result<(), Refused> {
    let place = crate::visit(work, one.community).await?.community().clone();
    for convenor in charter::holders(work, one.community, "convenor").await? {
        if convenor.address.is_empty() {
            continue;
        }
        let words = Words::of(&convenor.language);
        let mut says = said(words, one, &place.name, results);
        let page = (sender.paths.feedback)(&place.slug, &one.gathering.to_string());
        says.link = Some((words.say("feedback-said-page").to_owned(), sender.link(&page)));
        let to = Addressee {
            person: Some(convenor.person),
            address: convenor.address.clone(),
            language: convenor.language.clone(),
        };
        answers::send(work, sender, &to, says).await?;
    }
    Ok(())
}

/// The letter to a convenor: the numbers, and each thing that somebody would change, to be answered by its number.
pub fn said(words: Words, one: &RoundOver, community: &str, results: &Results) -> Says {
    let given = [
        ("title", inside(&one.title, 100).into()),
        ("community", inside(community, 100).into()),
        ("count", one.answered.into()),
    ];
    let mut says = Says {
        kind: SAID,
        community: Some((one.community, community.to_owned())),
        item: Some(one.gathering.into()),
        subject: words.tell("feedback-said-subject", &given),
        unasked: true,
        ..Says::default()
    };
    let Some(means) = results.means else {
        says.lead = words.tell("feedback-said-few", &given);
        return says;
    };
    says.lead = words.tell("feedback-said-lead", &given);
    for (key, mean) in ["feedback-useful", "feedback-enjoyable", "feedback-freely"].into_iter().zip(means) {
        says.lines.push(mean_line(words, key, mean));
    }
    for (number, change) in (1..).zip(results.changes.iter().take(20)) {
        says.numbers.push((Some(one.community), "change", change.id.0));
        let line = format!("{number}. {}", inside(&change.words, 300));
        says.quoted.push(match change.shared {
            true => format!("{line} ({})", words.say("feedback-is-shared")),
            false => line,
        });
    }
    if !says.quoted.is_empty() {
        says.quoted = vec![says.quoted.join("\n")];
        says.choices =
            ["feedback-answer-changed", "feedback-answer-not"].map(|key| words.say(key).to_owned()).to_vec();
        says.seconds = 60;
        says.because =
            vec![words.say("feedback-said-because").to_owned(), words.say("feedback-said-reads").to_owned()];
    }
    says
}

/// `Useful: 4.4`
fn mean_line(words: Words, key: &'static str, mean: Option<f64>) -> String {
    let mean = match mean {
        Some(mean) => format!("{mean:.1}"),
        None => words.say("feedback-alike").to_owned(),
    };
    words.tell(
        "feedback-mean",
        &[
            (
                "what",
                match key {
                    "feedback-useful" => words.say("feedback-useful"),
                    "feedback-enjoyable" => words.say("feedback-enjoyable"),
                    _ => words.say("feedback-freely"),
                }
                .into(),
            ),
            ("mean", mean.into()),
        ],
    )
}
