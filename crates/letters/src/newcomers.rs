//! Letters to newcomers: the welcome, a few lines about oneself (touchpoint 6), two people and a first act, how to be reached
//! (touchpoint 7), a buddy (touchpoint 8). One question in each.

use base::{Time, Words};
use community::{
    Actor, BuddyId, CommunityId, House, PersonId, Refused, Work,
    charter::{self, Viewer},
    newcomers::{self, Buddy, Meet, Step, Why},
    people::{self, reach},
};

use crate::{
    Sender,
    answers::{self, Addressee, Says, inside},
    gatherings::said,
    hold::Hold,
    story,
};

/// How long two who meet for the first time talk, in minutes.
const TALK: i64 = 20;

/// Somebody of a community, as letters write to them.
struct There {
    to: Addressee,
    viewer: Viewer,
}

/// Somebody as they are now; none when they are no member any more, or have no address.
async fn there(
    work: &mut Work<'_>,
    community: CommunityId,
    person: PersonId,
) -> Result<Option<There>, Refused> {
    work.act_as(Actor::System);
    let Some(address) = people::main_address(work, person).await? else { return Ok(None) };
    let language = people::get(work, person).await?.language;
    let slug = charter::slug(work, community).await?;
    work.act_as(Actor::Person(person));
    let viewer = charter::visit(work, &slug).await;
    work.act_as(Actor::System);
    let Ok(viewer) = viewer else { return Ok(None) };
    let to = Addressee { person: Some(person), address, language };
    Ok(viewer.is_member().then_some(There { to, viewer }))
}

/// Welcomes a new member, with the story so far: the job `members::WELCOME`. Run twice, it welcomes twice.
pub async fn welcome(
    house: &House,
    sender: &Sender,
    community: CommunityId,
    person: PersonId,
) -> Result<(), Refused> {
    let mut work = house.work(Actor::System);
    work.begin().await?;
    // Gone again before the letter was written.
    let Some(there) = there(&mut work, community, person).await? else { return Ok(()) };
    let words = Words::of(&there.to.language);
    work.act_as(Actor::Person(person));
    let mut says = story::so_far(&mut work, &there.viewer, words).await?;
    as_welcome(&mut says, words, sender, &there.viewer);
    says.unasked = true;
    work.act_as(Actor::System);
    answers::send(&mut work, sender, &there.to, says).await?;
    work.done().await
}

/// The story so far, as a welcome.
pub(crate) fn as_welcome(says: &mut Says, words: Words, sender: &Sender, viewer: &Viewer) {
    let community = viewer.community();
    let name = inside(&community.name, 100);
    says.kind = "joined";
    says.subject = words.tell("answer-joined-subject", &[("community", name.clone().into())]);
    says.lead = words.tell("answer-joined", &[("community", name.into())]);
    let address = format!("{}@{}", community.slug, sender.domain());
    says.lines.insert(0, words.tell("answer-joined-how", &[("address", address.into())]));
    says.numbers.clear();
    says.choices = ["answer-choice-catch-up", "answer-choice-help", "answer-choice-leave"]
        .map(|key| words.say(key).to_owned())
        .to_vec();
}

/// Sends what is due to newcomers: a recurring job. Each letter and that it was sent are one act; run twice, it sends once.
pub async fn send_due(house: &House, sender: &Sender) -> Result<usize, Refused> {
    let due = newcomers::due(&mut house.work(Actor::System)).await?;
    let mut count = 0;
    for (community, person, step) in due {
        let mut work = house.work(Actor::System);
        work.begin().await?;
        if let Some(there) = there(&mut work, community, person).await? {
            work.act_as(Actor::Person(person));
            let says = letter(&mut work, sender, &there, step).await?;
            work.act_as(Actor::System);
            answers::send(&mut work, sender, &there.to, says).await?;
            count += 1;
        }
        newcomers::sent(&mut work, community, person, step).await?;
        work.done().await?;
    }
    Ok(count)
}

async fn letter(work: &mut Work<'_>, sender: &Sender, there: &There, step: Step) -> Result<Says, Refused> {
    let words = Words::of(&there.to.language);
    let community = there.viewer.community();
    let name = inside(&community.name, 100);
    let mut says = Says {
        community: Some((community.id, community.name.clone())),
        unasked: true,
        because: vec![
            words.tell("newcomer-because", &[("community", name.clone().into())]),
            words
                .say(match step {
                    Step::Week => "newcomer-reads-talk",
                    Step::Reach => "newcomer-reads-nobody",
                    _ => "newcomer-reads",
                })
                .to_owned(),
        ],
        ..Says::default()
    };
    match step {
        Step::Profile | Step::Again => {
            let again = step == Step::Again;
            says.kind = "profile";
            says.subject = words.tell("profile-letter-subject", &[("community", name.clone().into())]);
            says.lead = words.say(if again { "profile-letter-again" } else { "profile-letter" }).to_owned();
            says.choices =
                ["profile-line-1", "profile-line-2", "profile-line-3", "profile-line-4", "profile-line-5"]
                    .map(|key| words.say(key).to_owned())
                    .to_vec();
            says.seconds = 90;
            says.lines = vec![words.say("profile-letter-how").to_owned()];
        }
        Step::Week => {
            let weeks = newcomers::first_weeks(work, &there.viewer).await?;
            says.kind = "first-weeks";
            says.subject = words.tell("weeks-letter-subject", &[("community", name.clone().into())]);
            says.lead = words.say("weeks-letter").to_owned();
            says.lines = weeks.meet.iter().map(|meet| why(words, meet)).collect();
            let post = format!("{}@{}", community.slug, sender.domain());
            match &weeks.first {
                Some((thread, subject)) => {
                    says.lines.push(words.tell("weeks-first", &[("subject", inside(subject, 120).into())]));
                    says.choices = vec![words.say("weeks-answer").to_owned()];
                    says.numbers = vec![(Some(community.id), "thread", i64::from(*thread))];
                }
                None => says.lines.push(words.tell("weeks-hello", &[("address", post.into())])),
            }
            says.choices.push(words.say("answer-choice-catch-up").to_owned());
            let page = format!("{}/welcome", (sender.paths.community)(&community.slug));
            says.link = Some((words.say("weeks-page").to_owned(), sender.link(&page)));
        }
        Step::Reach => {
            let mine = reach::get(work, people::signed_in(work)?).await?;
            says.kind = "reach";
            says.subject = words.say("reach-letter-subject").to_owned();
            says.lead = words.tell(
                "reach-letter",
                &[("mails", mine.mails.to_string().into()), ("minutes", mine.minutes.to_string().into())],
            );
            says.choices =
                ["reach-choice-week", "reach-choice-each", "reach-choice-pause", "reach-choice-delegate"]
                    .map(|key| words.say(key).to_owned())
                    .to_vec();
            says.seconds = 20;
        }
        Step::Practice => {
            says.kind = "practice-what";
            says.subject = words.say("practice-what-subject").to_owned();
            says.lead = words.tell("practice-what", &[("community", name.clone().into())]);
            says.choices = vec![words.say("practice-what-choice").to_owned()];
            says.seconds = 20;
        }
    }
    Ok(says)
}

/// Why somebody may be good to meet, in a line.
pub(crate) fn why(words: Words, meet: &Meet) -> String {
    let name = inside(&meet.name, 80);
    let tell = |key: &str, what: &str| {
        words.tell(key, &[("name", name.clone().into()), ("what", inside(what, 160).into())])
    };
    match &meet.why {
        Why::Offers(what) => tell("meet-offers", what),
        Why::Seeks(what) => tell("meet-seeks", what),
        Why::Practises(what) => tell("meet-practises", what),
        Why::Convenes => words.tell("meet-convenes", &[("name", name.clone().into())]),
    }
}

/// Asks one of a pair, or both: the job `newcomers::LETTER`. Run twice, it asks twice, and the answer counts once.
pub async fn ask_buddies(house: &House, sender: &Sender, id: BuddyId, whom: &str) -> Result<(), Refused> {
    let mut work = house.work(Actor::System);
    work.begin().await?;
    let pair = newcomers::told(&mut work, id).await?;
    if pair.ended_at.is_some() || pair.introduced_at.is_some() {
        return Ok(());
    }
    let hour = hour(&mut work, &pair).await?;
    for (person, side) in [(pair.newcomer, "newcomer"), (pair.buddy, "buddy")] {
        if whom != "both" && whom != side {
            continue;
        }
        if let Some(there) = there(&mut work, pair.community, person).await? {
            let words = Words::of(&there.to.language);
            let mut says = buddy_letter(words, &there.viewer, &pair, side == "buddy");
            says.hold = match &hour {
                // Who is asked again has it already.
                Some((at, zones)) if pair.later_at.is_none() && pair.nudged_at.is_none() => {
                    let to_buddy = side == "buddy";
                    let other = if to_buddy { &pair.newcomer_name } else { &pair.buddy_name };
                    let name = inside(&there.viewer.calls(other), 80);
                    Some(Hold {
                        about: ("buddy", pair.id.into()),
                        title: words.tell("buddy-hold", &[("name", name.into())]),
                        at: *at,
                        zone: zones[usize::from(to_buddy)].clone(),
                        minutes: TALK,
                    })
                }
                _ => None,
            };
            answers::send(&mut work, sender, &there.to, says).await?;
        }
    }
    work.done().await
}

/// The hour that both are asked to keep free, and the zones of the newcomer and the buddy; nothing where there is none in the day of both, or where
/// it is over.
async fn hour(work: &mut Work<'_>, pair: &Buddy) -> Result<Option<(Time, [String; 2])>, Refused> {
    let zones = [people::get(work, pair.newcomer).await?.zone, people::get(work, pair.buddy).await?.zone];
    let at = newcomers::hour_for_two(pair.asked_at, reach::zone(&zones[0]), reach::zone(&zones[1]));
    Ok(at.filter(|at| *at > work.now()).map(|at| (at, zones)))
}

/// TP8: a name, twenty minutes, and no more than that.
fn buddy_letter(words: Words, viewer: &Viewer, pair: &Buddy, to_buddy: bool) -> Says {
    let community = viewer.community();
    let name = inside(if to_buddy { &pair.newcomer_name } else { &pair.buddy_name }, 80);
    let here = || inside(&community.name, 100);
    let given = [("name", name.into()), ("community", here().into())];
    let again = pair.nudged_at.is_some();
    let (subject, lead) = match (to_buddy, again) {
        (false, _) => ("buddy-subject-newcomer", words.tell("buddy-newcomer", &given)),
        (true, false) => ("buddy-subject-buddy", words.tell("buddy-buddy", &given)),
        (true, true) => ("buddy-subject-buddy", words.tell("buddy-buddy-again", &given)),
    };
    let subject = match subject {
        "buddy-subject-newcomer" => words.tell("buddy-subject-newcomer", &given),
        _ => words.tell("buddy-subject-buddy", &given),
    };
    Says {
        kind: "buddy",
        community: Some((community.id, community.name.clone())),
        item: Some(pair.id.into()),
        subject,
        lead,
        choices: ["buddy-yes", "buddy-later", "buddy-switch"].map(|key| words.say(key).to_owned()).to_vec(),
        seconds: 10,
        because: vec![
            words.say(if to_buddy { "buddy-because-buddy" } else { "buddy-because-newcomer" }).to_owned(),
            words.say("buddy-reads").to_owned(),
        ],
        unasked: true,
        ..Says::default()
    }
}

/// Both said yes: each is told how the other is reached. The job `newcomers::MET`.
pub async fn introduce(house: &House, sender: &Sender, id: BuddyId) -> Result<(), Refused> {
    let mut work = house.work(Actor::System);
    work.begin().await?;
    let pair = newcomers::told(&mut work, id).await?;
    if pair.ended_at.is_some() {
        return Ok(());
    }
    let hour = hour(&mut work, &pair).await?;
    let newcomer = there(&mut work, pair.community, pair.newcomer).await?;
    let buddy = there(&mut work, pair.community, pair.buddy).await?;
    let (Some(newcomer), Some(buddy)) = (newcomer, buddy) else { return Ok(()) };
    for (place, one, other, name) in
        [(0, &newcomer, &buddy, &pair.buddy_name), (1, &buddy, &newcomer, &pair.newcomer_name)]
    {
        let words = Words::of(&one.to.language);
        let community = one.viewer.community();
        let given = [("name", inside(name, 80).into()), ("address", inside(&other.to.address, 200).into())];
        let kept = hour
            .as_ref()
            .map(|(at, zones)| words.tell("buddies-hour", &[("at", said(words, *at, &zones[place]).into())]));
        let says = Says {
            kind: "buddies",
            community: Some((community.id, community.name.clone())),
            item: Some(pair.id.into()),
            subject: words.tell("buddies-subject", &given),
            lead: words.tell("buddies-lead", &given),
            lines: std::iter::once(words.say("buddies-how").to_owned()).chain(kept).collect(),
            unasked: true,
            ..Says::default()
        };
        answers::send(&mut work, sender, &one.to, says).await?;
    }
    work.done().await
}
