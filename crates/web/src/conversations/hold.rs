//! What waits before it goes out: a community that is a list may hold a post for a convenor, for its day, or until its author is a
//! member long enough. By page as by letter.

use community::{
    Actor, Level, PostId, ThreadId,
    charter::Viewer,
    conversations::{ByLetter, NewFile},
    held::{self, Hold, WaitsFor},
    lists::{self, Weighed},
    people,
};

use crate::{asker::Asker, errors::Trouble};

/// What somebody wants to say, and where.
pub(super) struct Said<'a> {
    pub thread: Option<ThreadId>,
    pub parent: Option<PostId>,
    pub level: Option<Level>,
    pub subject: &'a str,
    pub words: &'a str,
}

/// Holds a post if the community's rules say so; what was said of it, for the next page. Otherwise the files are given back.
pub(super) async fn held(
    asker: &Asker,
    viewer: &Viewer,
    said: Said<'_>,
    files: Vec<NewFile>,
) -> Result<Result<&'static str, Vec<NewFile>>, Trouble> {
    let Ok(author) = viewer.member() else { return Ok(Err(files)) };
    let community = viewer.community().id;
    let answers = said.thread.is_some();
    let mut work = asker.door.house().work(Actor::System);
    let weighed = lists::weigh(&mut work, community, author, said.subject, answers).await?;
    let Weighed::Held { why, release_at } = weighed else { return Ok(Err(files)) };
    if said.words.trim().is_empty() || said.words.len() > community::conversations::LONGEST_LETTER {
        // The form says what is wrong with it.
        return Ok(Err(files));
    }
    let rendered = markup::from_markdown(said.words);
    let person = people::get(&mut work, author).await?;
    let address = people::main_address(&mut work, author).await?.unwrap_or_default();
    work.begin().await?;
    let hold = Hold {
        kind: "post",
        waits_for: Some(if release_at.is_some() { WaitsFor::Day } else { WaitsFor::Convenors }),
        thread: said.thread,
        parent: said.parent,
        level: said.level,
        person: Some(author),
        address: &address,
        name: &person.name,
        subject: said.subject,
        letter: ByLetter {
            source: said.words,
            html: &rendered.html,
            words: &rendered.plain,
            message_id: None,
        },
        files,
        why,
        release_at,
        ..Hold::default()
    };
    held::hold(&mut work, community, hold).await?;
    work.done().await?;
    Ok(Ok(if release_at.is_some() { "held-for-its-day" } else { "held-for-a-word" }))
}
