//! Words that are meant for people: an answer in a thread, or a thread of their own.

use base::Words;
use community::{
    Actor, Level, PostId, Refused, ThreadId, Work,
    charter::Viewer,
    conversations::{self, ByLetter},
    held::{self, Hold, WaitsFor},
    lifecycle::{self, Stage},
    lists::{self, Weighed},
    people, receipts,
};

use super::{
    Outcome,
    acting::Acting,
    came::{Came, Place},
    said::Command,
};
use crate::{
    answers::{apart, inside},
    dates,
};

/// Words of a letter as the heart takes them. `words` are the new words, where something of ours was said before them.
pub(super) struct Made {
    source: String,
    html: String,
    words: String,
    message_id: Option<String>,
}

impl Made {
    pub fn of(came: &Came<'_>, viewer: &Viewer, level: Level) -> Made {
        let earlier = Words::of(&viewer.community().language).say("letter-earlier");
        let (source, shown) = came.shown(earlier, level == Level::Open);
        Made {
            source,
            html: shown.html,
            words: shown.plain,
            message_id: came.message_id().map(str::to_owned),
        }
    }

    /// Only these words, as plain text: what was said behind a word or a number of ours.
    pub fn only(words: &str, message_id: Option<String>) -> Made {
        let options = markup::LetterOptions::new("…");
        let shown = markup::from_mail_text(words, &options);
        Made { source: words.to_owned(), html: shown.html, words: words.to_owned(), message_id }
    }

    pub fn letter(&self) -> ByLetter<'_> {
        ByLetter {
            source: &self.source,
            html: &self.html,
            words: &self.words,
            message_id: self.message_id.as_deref(),
        }
    }
}

/// Answers in a thread, as the person who acts. A letter that is a post already is left alone.
pub(super) async fn reply(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    thread: ThreadId,
    parent: Option<PostId>,
    only: Option<&str>,
) -> Result<Outcome, Refused> {
    let viewer = acting.viewer(work).await?;
    let head = conversations::thread(work, &viewer, thread, 1).await?.thread;
    if let Some(outcome) = ended(work, acting, &viewer).await? {
        return Ok(outcome);
    }
    let came = acting.came;
    let mut made = match only {
        Some(words) => Made::only(words, None),
        None => Made::of(came, &viewer, head.level),
    };
    if let Some(outcome) = already(work, acting, &viewer, &mut made).await? {
        return Ok(outcome);
    }
    let meant = Meant { thread: Some(thread), parent, subject: &head.subject };
    if let Some(outcome) = held_by_rule(work, acting, &viewer, meant, &made).await? {
        return Ok(outcome);
    }
    let files = if only.is_some() { Vec::new() } else { came.files() };
    let post = conversations::reply_by_letter(work, &viewer, thread, parent, &made.letter(), files).await?;
    posted(work, acting, post, &head.subject, head.level).await?;
    Ok(Outcome::of("posted", post.into()))
}

/// Starts a thread, as the person who acts.
pub(super) async fn start(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    subject: &str,
    only: Option<&str>,
) -> Result<Outcome, Refused> {
    let viewer = acting.viewer(work).await?;
    viewer.member()?;
    if let Some(outcome) = ended(work, acting, &viewer).await? {
        return Ok(outcome);
    }
    let level = viewer.community().usual_level;
    let came = acting.came;
    let mut made = match only {
        Some(words) => Made::only(words, came.message_id().map(str::to_owned)),
        None => Made::of(came, &viewer, level),
    };
    if let Some(outcome) = already(work, acting, &viewer, &mut made).await? {
        return Ok(outcome);
    }
    let meant = Meant { thread: None, parent: None, subject };
    if let Some(outcome) = held_by_rule(work, acting, &viewer, meant, &made).await? {
        return Ok(outcome);
    }
    let (_, post) =
        conversations::start_by_letter(work, &viewer, subject, None, &made.letter(), came.files()).await?;
    posted(work, acting, post, subject, level).await?;
    Ok(Outcome::of("posted", post.into()))
}

/// Where words are meant to go.
struct Meant<'a> {
    thread: Option<ThreadId>,
    parent: Option<PostId>,
    subject: &'a str,
}

/// Holds a post if the community's rules say so (S2.11): for a convenor, for its day, or until its author is a member long enough. Held
/// mail is answered at once, with the reason.
async fn held_by_rule(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    viewer: &Viewer,
    meant: Meant<'_>,
    made: &Made,
) -> Result<Option<Outcome>, Refused> {
    let community = viewer.community().id;
    work.act_as(Actor::System);
    let weighed = lists::weigh(work, community, acting.person, meant.subject, meant.thread.is_some()).await?;
    let Weighed::Held { why, release_at } = weighed else {
        work.act_as(Actor::Person(acting.person));
        return Ok(None);
    };
    let who = people::get(work, acting.person).await?;
    let hold = Hold {
        kind: "post",
        waits_for: Some(if release_at.is_some() { WaitsFor::Day } else { WaitsFor::Convenors }),
        arrival: Some(acting.came.arrival.id),
        thread: meant.thread,
        parent: meant.parent,
        person: Some(acting.person),
        address: &acting.to.address,
        name: &who.name,
        subject: meant.subject,
        letter: made.letter(),
        files: acting.came.files(),
        why,
        release_at,
        ..Hold::default()
    };
    let id = held::hold(work, community, hold).await?;
    work.act_as(Actor::Person(acting.person));
    let words = acting.words();
    let lead = match release_at {
        Some(at) => {
            words.tell("answer-held-day", &[("day", dates::day_and_year(words, at, &who.zone).into())])
        }
        None => acting.here("answer-held-word"),
    };
    acting.receipt(work, None, lead, vec![words.say(crate::held::why_key(why)).to_owned()]).await?;
    Ok(Some(Outcome::held("held", id.into())))
}

/// What becomes of a letter that is a post already: nothing when it is the same; when it says something else under the same
/// Message-ID, it is a letter of its own, and the first is never overwritten (reliability 2.2, case 28).
async fn already(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    viewer: &Viewer,
    made: &mut Made,
) -> Result<Option<Outcome>, Refused> {
    let Some(id) = made.message_id.clone() else { return Ok(None) };
    work.act_as(Actor::System);
    let here = conversations::already_here(work, viewer.community(), &id).await?;
    work.act_as(Actor::Person(acting.person));
    match here {
        Some(here) if here.author == acting.person && here.source == made.source => {
            Ok(Some(Outcome::of("known", here.post.into())))
        }
        Some(_) => {
            made.message_id = None;
            Ok(None)
        }
        None => Ok(None),
    }
}

/// A community that has ended takes nothing more: the words go back to whoever wrote them.
async fn ended(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    viewer: &Viewer,
) -> Result<Option<Outcome>, Refused> {
    if lifecycle::of(work, viewer).await?.at() != Stage::Closed {
        return Ok(None);
    }
    let words = acting.words();
    let mut says = acting.says("receipt", "answer-question-subject", acting.here("answer-ended"));
    says.lines = vec![words.say("answer-ended-archive").to_owned()];
    says.quoted = vec![apart(&acting.came.reply.words, 4_000)];
    let page = (acting.reader.sender.paths.community)(&viewer.community().slug);
    says.link = Some((words.say("answer-ended-page").to_owned(), acting.reader.sender.link(&page)));
    acting.answer(work, says).await?;
    Ok(Some(Outcome::refused("closed")))
}

/// The receipt of a post.
async fn posted(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    post: PostId,
    subject: &str,
    level: Level,
) -> Result<(), Refused> {
    let community = acting.place()?.id;
    let receipt = receipts::keep(work, acting.person, Some(community), "posted", post.into(), "").await?;
    let words = acting.words();
    let subject = if subject.trim().is_empty() { words.say("answer-no-subject") } else { subject };
    let lead = words.tell(
        "answer-posted",
        &[("subject", inside(subject, 120).into()), ("community", inside(&acting.place()?.name, 100).into())],
    );
    let mut says = acting.says("receipt", "answer-receipt-subject", lead);
    says.item = Some(receipt.into());
    says.level = Some(level);
    says.choices = vec![words.say("answer-undo").to_owned()];
    let viewer = acting.viewer(work).await?;
    if let Some(until) = lifecycle::of(work, &viewer).await?.paused_until {
        let day = dates::day_and_year(words, until, "UTC");
        says.lines.push(words.tell("answer-rests", &[("day", day.into())]));
    }
    let left_out = acting.came.left_out();
    if left_out > 0 {
        says.lines.push(words.tell("answer-files-left", &[("count", left_out.into())]));
    }
    acting.answer(work, says).await
}

/// A letter to the community's own address: into the thread that it answers, or a thread of its own.
pub(super) async fn to_community(
    work: &mut Work<'_>,
    acting: &mut Acting<'_, '_>,
) -> Result<Outcome, Refused> {
    let viewer = acting.viewer(work).await?;
    viewer.member()?;
    match thread_of(work, acting.came, &viewer).await? {
        Some((thread, parent)) => {
            acting.thread = Some(thread);
            reply(work, acting, thread, parent, None).await
        }
        None => {
            let subject = acting.came.subject();
            start(work, acting, &subject, None).await
        }
    }
}

/// The thread that a letter without a token answers: by the ids of its head, then by the tag in its subject (`[#...]`).
pub(super) async fn thread_of(
    work: &mut Work<'_>,
    came: &Came<'_>,
    viewer: &Viewer,
) -> Result<Option<(ThreadId, Option<PostId>)>, Refused> {
    if let Some(found) = conversations::answered(work, viewer, &came.answers()).await? {
        return Ok(Some(found));
    }
    let tag = came.letter.subject.split("[#").nth(1).and_then(|rest| rest.split(']').next());
    let Some(thread) = tag.and_then(|tag| tag.to_ascii_lowercase().parse::<ThreadId>().ok()) else {
        return Ok(None);
    };
    Ok(conversations::thread(work, viewer, thread, 1).await.ok().map(|page| (page.thread.id, None)))
}

/// Holds a letter until somebody has said a word. As the system.
pub(super) async fn hold(
    work: &mut Work<'_>,
    came: &Came<'_>,
    place: &Place,
    waits_for: WaitsFor,
    person: Option<community::PersonId>,
    why: &'static str,
) -> Result<Outcome, Refused> {
    work.act_as(Actor::System);
    let viewer = community::charter::visit(work, &place.slug).await?;
    // Whose word it is decides what it may answer: a thread that they do not see is not answered by it.
    let seen_by = match person {
        Some(person) => {
            work.act_as(Actor::Person(person));
            let seen = community::charter::visit(work, &place.slug).await;
            let found = match seen {
                Ok(viewer) => thread_of(work, came, &viewer).await?,
                Err(_) => None,
            };
            work.act_as(Actor::System);
            found
        }
        None => None,
    };
    let made = Made::of(came, &viewer, Level::MembersOnly);
    let subject = came.subject();
    let from = came.from.as_ref().map_or("", |from| from.written());
    let id = held::hold(
        work,
        place.id,
        Hold {
            kind: "post",
            waits_for: Some(waits_for),
            arrival: Some(came.arrival.id),
            thread: seen_by.map(|(thread, _)| thread),
            parent: seen_by.and_then(|(_, post)| post),
            person,
            address: from,
            name: &came.name,
            subject: &subject,
            letter: made.letter(),
            files: came.files(),
            why,
            ..Hold::default()
        },
    )
    .await?;
    Ok(Outcome::held("held", id.into()))
}

/// `ASK: ...`: a thread of its own, so that everyone can answer.
pub(super) async fn ask(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    said: &Command,
) -> Result<Outcome, Refused> {
    let words = said.words();
    if words.is_empty() {
        let says = acting.says(
            "receipt",
            "answer-question-subject",
            acting.words().say("answer-ask-empty").to_owned(),
        );
        acting.answer(work, says).await?;
        return Ok(Outcome::done("ask"));
    }
    let subject = words.lines().next().unwrap_or_default().to_owned();
    start(work, acting, &subject, Some(&words)).await
}

/// TP9, `CATCH UP`: the story so far. What was said among a few is not in it.
pub(super) async fn catch_up(work: &mut Work<'_>, acting: &Acting<'_, '_>) -> Result<(), Refused> {
    let viewer = acting.viewer(work).await?;
    let mut says = crate::story::so_far(work, &viewer, acting.words()).await?;
    says.answers = acting.came.message_id().map(str::to_owned);
    acting.answer(work, says).await
}

/// The subject of a thread that the person who acts may see.
pub(super) async fn subject_of(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    thread: ThreadId,
) -> Result<String, Refused> {
    let viewer = acting.viewer(work).await?;
    Ok(conversations::thread(work, &viewer, thread, 1).await?.thread.subject)
}

/// An answer to a number: posted, with its receipt and the thread's subject; the letter that tells of all numbers tells of it.
pub(super) async fn reply_quietly(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    thread: ThreadId,
    words: &str,
) -> Result<(community::ReceiptId, String), Refused> {
    let viewer = acting.viewer(work).await?;
    let subject = conversations::thread(work, &viewer, thread, 1).await?.thread.subject;
    let made = Made::only(words, None);
    let post =
        conversations::reply_by_letter(work, &viewer, thread, None, &made.letter(), Vec::new()).await?;
    let receipt =
        receipts::keep(work, acting.person, Some(viewer.community().id), "posted", post.into(), "").await?;
    Ok((receipt, subject))
}

/// `MORE 2`: the newest of a conversation, in a letter of its own, which can be answered.
pub(super) async fn in_full(
    work: &mut Work<'_>,
    acting: &Acting<'_, '_>,
    thread: ThreadId,
) -> Result<(), Refused> {
    let viewer = acting.viewer(work).await?;
    let page = conversations::thread(work, &viewer, thread, 0).await?;
    let words = acting.words();
    if page.thread.level >= Level::InTheRoom {
        let says = acting.says(
            "receipt",
            "answer-question-subject",
            words.say("answer-room-not-by-letter").to_owned(),
        );
        return acting.answer(work, says).await;
    }
    let mut says = acting.says("post", "answer-receipt-subject", String::new());
    says.subject = format!("Re: {}", inside(&page.thread.subject, 200));
    says.thread = Some(thread);
    says.level = Some(page.thread.level);
    says.lead = words.tell("answer-in-full", &[("subject", inside(&page.thread.subject, 120).into())]);
    for post in page.posts.iter().rev().take(5).rev().filter(|post| post.withdrawn_at.is_none()) {
        let text = markup::text_of_html(&post.html, false);
        says.quoted.push(format!("{}:\n\n{}", inside(&post.author, 80), crate::answers::apart(&text, 6_000)));
    }
    acting.answer(work, says).await
}
