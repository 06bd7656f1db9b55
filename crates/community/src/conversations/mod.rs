//! Conversations: threads and posts, the same by mail, web and chat.
//!
//! Verbs: [`newest`], [`thread`], [`start`], [`reply`], [`start_by_letter`], [`reply_by_letter`], [`answered`], [`already_here`], [`edit`], [`withdraw`], [`restore`], [`watch`], [`mark_read`],
//! [`mark_all_read`], [`attachment`], [`versions`], [`feed`].

mod attach;
mod by_letter;
mod edit;
mod kept;
mod question;
mod read;
pub(crate) mod sql;
mod tighten;
mod watch;
mod withdraw;
mod write;

use base::Time;
use store::row;

pub use attach::{Attachment, NewFile, attachment};
pub(crate) use attach::{Kept, keep as keep_files, list as list_files};
pub use by_letter::{
    AlreadyHere, ByLetter, LONGEST_LETTER, already_here, answered, reply_by_letter, start_by_letter,
};
pub(crate) use by_letter::{name as name_letter, start_sealed_within, subject_or_first_words};
pub use edit::{Mine, Version, edit, mine, versions};
pub(crate) use kept::KeptPages;
pub use question::is_question;
pub use read::{FeedEntry, Page, Threads, feed, newer, newest, of_person, thread, thread_of};
pub(crate) use tighten::tighten;
pub use watch::{Wish, mark_all_read, mark_read, watch};
pub(crate) use withdraw::withdraw_again;
pub use withdraw::{UNDO, empty_withdrawn, restore, withdraw};
pub(crate) use write::{Head, Made, begin_thread, go_on, last_words};
pub use write::{New, Words, reply, start};

use crate::{AttachmentId, Level, PersonId, PostId, ThreadId};

/// How many posts a page of a thread holds, and how many threads a page of the list.
pub const POSTS_PAGE: i64 = 50;
/// See [`POSTS_PAGE`].
pub const THREADS_PAGE: i64 = 30;

row! {
    /// A thread in a list.
    #[derive(Clone, Debug)]
    pub struct Listed {
        /// Its id.
        pub id: ThreadId,
        /// Its subject.
        pub subject: String,
        /// Its level of confidentiality.
        pub level: Level,
        /// Who started it.
        pub starter_id: PersonId,
        /// Their name.
        pub starter: String,
        /// When.
        pub started_at: Time,
        /// Its newest post.
        pub last_post_id: PostId,
        /// When that was written.
        pub last_at: Time,
        /// By whom.
        pub last_author_id: PersonId,
        /// Their name.
        pub last_author: String,
        /// The first words of the newest post.
        pub last_words: String,
        /// How many posts it has.
        pub posts: i64,
        /// How many people wrote in it.
        pub authors: i64,
        /// `follow` or `mute`, if the viewer said so.
        pub wish: Option<String>,
        /// Whether there is something that the viewer has not said to have read.
        pub unread: bool,
    }
}

row! {
    /// The head of a thread.
    #[derive(Clone, Debug)]
    pub struct Thread {
        /// Its id.
        pub id: ThreadId,
        /// Its subject.
        pub subject: String,
        /// Its level of confidentiality.
        pub level: Level,
        /// Who started it.
        pub starter_id: PersonId,
        /// Their name.
        pub starter: String,
        /// When.
        pub started_at: Time,
        /// Its newest post.
        pub last_post_id: PostId,
        /// When that was written.
        pub last_at: Time,
        /// How many posts it has.
        pub posts: i64,
        /// How many people wrote in it.
        pub authors: i64,
        /// `follow` or `mute`, if the viewer said so.
        pub wish: Option<String>,
        /// Up to which post the viewer has said to have read.
        pub read_to: i64,
    }
}

row! {
    /// A message in a conversation.
    #[derive(Clone, Debug)]
    pub struct Post {
        /// Its id.
        pub id: PostId,
        /// What it answers.
        pub parent_id: Option<PostId>,
        /// Who wrote it.
        pub author_id: PersonId,
        /// Their name.
        pub author: String,
        /// When.
        pub at: Time,
        /// How it came: `web`, `mail`, `archive`.
        pub came_by: String,
        /// As it is shown: cleaned when it was kept. Nothing when it was withdrawn.
        pub html: String,
        /// The language of its words.
        pub language: String,
        /// Whether it asks something.
        pub is_question: bool,
        /// How many attachments it has.
        pub files: i64,
        /// 1, and one more with each edit.
        pub version: i64,
        /// When it was edited last.
        pub edited_at: Option<Time>,
        /// When it was withdrawn.
        pub withdrawn_at: Option<Time>,
        /// Why it is not shown, where its author did not withdraw it: `held`, `taken-down`.
        pub aside: Option<String>,
    }
}

row! {
    /// An attachment, as it is listed under its post.
    #[derive(Clone, Debug)]
    pub struct Listing {
        /// Its id.
        pub id: AttachmentId,
        /// Its post.
        pub post_id: PostId,
        /// Its file's name, made safe.
        pub name: String,
        /// Its media type, as it was told; nothing rests on it.
        pub kind: String,
        /// In bytes.
        pub size: i64,
    }
}
