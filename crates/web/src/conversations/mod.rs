//! Conversations: the list, a thread, writing, editing, taking back.

pub mod answer;
pub mod feed;
pub mod files;
mod form;
mod hold;
pub mod list;
pub mod posts;
pub mod start;
pub mod thread;
pub mod view;
pub mod watch;

use community::{PersonId, charter::Viewer, conversations::Listed};

use crate::{dates::Reading, people::view::Named, rooms::Room};
use view::{ThreadLine, Watch};

/// A name, with a link where the reader may see the person.
pub fn named(viewer: &Viewer, id: PersonId, name: String) -> Named {
    Named { name: viewer.calls(&name), person: viewer.is_member().then_some(id.0) }
}

/// The room of a thread, when it is another than the community's.
pub fn room_of(level: community::Level, viewer: &Viewer) -> Option<Room> {
    (level != viewer.community().level).then_some(Room(level.number()))
}

/// Threads as lines of a list.
pub fn lines(threads: Vec<Listed>, viewer: &Viewer, reading: &Reading) -> Vec<ThreadLine> {
    let line = |thread: Listed| {
        let alone = thread.last_author_id == thread.starter_id;
        let (starter, last_author) = (viewer.calls(&thread.starter), viewer.calls(&thread.last_author));
        let names = if alone { vec![starter] } else { vec![starter, last_author.clone()] };
        ThreadLine {
            id: thread.id.0,
            subject: thread.subject,
            last_words: thread.last_words,
            last_author,
            last_at: reading.moment(thread.last_at),
            others: thread.authors.unsigned_abs().saturating_sub(names.len() as u64),
            names,
            posts: thread.posts.unsigned_abs(),
            unread: thread.unread,
            watch: wish(thread.wish.as_deref()),
            room: room_of(thread.level, viewer),
        }
    };
    threads.into_iter().map(line).collect()
}

/// What a reader wants of a thread.
pub fn wish(word: Option<&str>) -> Watch {
    match word {
        Some("follow") => Watch::Follow,
        Some("mute") => Watch::Mute,
        _ => Watch::Usual,
    }
}
