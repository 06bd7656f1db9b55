//! The story so far (touchpoint 9), on one page.

use base::Words;
use community::{
    Level, Refused, Work,
    charter::{self, Viewer},
    conversations,
};

use crate::answers::{Says, inside};

/// What a member is told who asks for the story so far: what for, who is who, when one meets, and the newest conversations, numbered: `2 FOLLOW`, or `2:` and an answer.
pub(crate) async fn so_far(work: &mut Work<'_>, viewer: &Viewer, words: Words) -> Result<Says, Refused> {
    viewer.member()?;
    let community = viewer.community();
    let listed = conversations::newest(work, viewer, None).await?.threads;
    let shown: Vec<_> =
        listed.into_iter().filter(|thread| thread.level < Level::InTheRoom).take(12).collect();
    let mut says = Says {
        kind: "catch-up",
        community: Some((community.id, community.name.clone())),
        level: shown.iter().map(|thread| thread.level).max(),
        subject: words.say("answer-catch-up-subject").to_owned(),
        lead: words.tell("answer-catch-up", &[("community", inside(&community.name, 100).into())]),
        ..Says::default()
    };
    if !community.cause.is_empty() {
        says.lines.push(inside(&community.cause, 400));
    }
    for (number, thread) in (1..).zip(&shown) {
        // Of what only members may read a letter of many tells its name and who began it (practice 2.16).
        says.lines.push(words.tell(
            "answer-catch-up-line",
            &[
                ("number", i64::to_string(&number).into()),
                ("subject", inside(&thread.subject, 120).into()),
                ("name", inside(&thread.starter, 80).into()),
                ("count", thread.posts.into()),
            ],
        ));
        says.numbers.push((Some(community.id), "thread", thread.id.into()));
    }
    if shown.is_empty() {
        says.lines.push(words.say("answer-catch-up-empty").to_owned());
    } else {
        says.choices = ["answer-catch-up-follow", "answer-catch-up-answer"]
            .map(|key| words.say(key).to_owned())
            .to_vec();
    }
    // Who is who, as far as a letter tells it: who convenes, hosts and cares. And when one meets.
    for (role, key) in [("convenor", "story-convenors"), ("host", "story-hosts"), ("carer", "story-carers")] {
        let names = charter::role_names(work, viewer, role).await?;
        if !names.is_empty() {
            let names = names.iter().map(|name| inside(name, 80)).collect::<Vec<_>>().join(", ");
            let given = [("names", names.into())];
            says.lines.push(match key {
                "story-convenors" => words.tell("story-convenors", &given),
                "story-hosts" => words.tell("story-hosts", &given),
                _ => words.tell("story-carers", &given),
            });
        }
    }
    if !community.rhythm.is_empty() {
        says.lines.push(words.tell("story-rhythm", &[("rhythm", inside(&community.rhythm, 300).into())]));
    }
    Ok(says)
}
