//! What the pages of conversations show. Everything here was already allowed to the reader.

use askama::Template;
use base::Id;

use crate::{
    dates::Moment, forms::Problems, html::Html, icons, links, people::view::Named, rooms::Room, shell::Shell,
};

/// What a reader wants of a thread.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Watch {
    /// As their settings have it.
    #[default]
    Usual,
    /// Every letter.
    Follow,
    /// None.
    Mute,
}

/// A thread in a list.
#[derive(Clone, Debug)]
pub struct ThreadLine {
    /// Which thread.
    pub id: Id,
    /// Its subject.
    pub subject: String,
    /// The first words of its newest post. May be empty.
    pub last_words: String,
    /// Who wrote the newest post.
    pub last_author: String,
    /// When.
    pub last_at: Moment,
    /// Who takes part: a few names, the starter first.
    pub names: Vec<String>,
    /// How many more take part.
    pub others: u64,
    /// How many posts.
    pub posts: u64,
    /// Something in it is new to the reader.
    pub unread: bool,
    /// What the reader wants of it.
    pub watch: Watch,
    /// Its room, if it is stricter than the community's.
    pub room: Option<Room>,
}

/// The conversations of a community.
#[derive(Template)]
#[template(path = "conversations/list.html")]
pub struct TalkPage {
    /// The frame.
    pub shell: Shell,
    /// The community.
    pub slug: String,
    /// Its room.
    pub room: Room,
    /// A page of threads, the newest first.
    pub threads: Vec<ThreadLine>,
    /// The address of the page with older threads.
    pub earlier: Option<String>,
    /// The address of the page with newer ones.
    pub later: Option<String>,
    /// The reader is a member, and may start one.
    pub member: bool,
    /// The path of a POST that marks all as read; none when nothing is new.
    pub all_read: Option<String>,
}

/// What a writer does in a post, in italics behind the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Does {
    /// The first post, without a question.
    Writes,
    /// It holds a question.
    Asks,
    /// The first answer of someone to a question.
    Answers,
    /// Anything after that.
    Adds,
}

impl Does {
    /// The key of its word.
    pub fn key(self) -> &'static str {
        match self {
            Does::Writes => "post-writes",
            Does::Asks => "post-asks",
            Does::Answers => "post-answers",
            Does::Adds => "post-adds",
        }
    }
}

/// How a post came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CameBy {
    /// Written on a page.
    Web,
    /// A letter.
    Mail,
    /// A letter of an archive that was imported.
    Archive,
}

/// A file that came with a post.
#[derive(Clone, Debug)]
pub struct AttachmentLine {
    /// Its address.
    pub href: String,
    /// Its name, cleaned.
    pub name: String,
    /// Its kind in words or letters: `PDF`, `picture`.
    pub kind: String,
    /// How large, in words: [`crate::sizes::say`].
    pub size: String,
    /// A picture of a kind that is safe to show (JPEG, PNG, GIF, WebP; never SVG).
    pub picture: bool,
}

/// A post of a thread.
#[derive(Clone, Debug)]
pub struct PostView {
    /// Which post; it is also its place on the page.
    pub id: Id,
    /// Who wrote it.
    pub author: Named,
    /// What they do in it.
    pub does: Does,
    /// When.
    pub at: Moment,
    /// How it came.
    pub came_by: CameBy,
    /// When it was last edited.
    pub edited: Option<Moment>,
    /// When its writer took it back; then nothing else of it is shown.
    pub withdrawn: Option<Moment>,
    /// The key of why it is not shown, where its author did not take it back.
    pub aside: Option<&'static str>,
    /// The reader may say that it worries them; or, convening, take it down.
    pub others: (bool, bool),
    /// Its words, cleaned by the heart.
    pub body: Html,
    /// The quoted part, cleaned, which is folded; none when the words carry their folds themselves.
    pub quoted: Option<Html>,
    /// The language of its words, if it is not the page's.
    pub language: Option<String>,
    /// Its files.
    pub attachments: Vec<AttachmentLine>,
    /// Shared documents that it links to.
    pub documents: Vec<DocumentLine>,
    /// The reader wrote it, and may edit it.
    pub mine: bool,
    /// The reader may take it back: who wrote it, or a convenor. For a withdrawn one: put it back, within a day.
    pub takes_back: bool,
    /// New to the reader.
    pub new: bool,
}

/// A shared document that a post links to.
#[derive(Clone, Debug)]
pub struct DocumentLine {
    /// Its address.
    pub href: String,
    /// What the words call it; may be empty.
    pub title: String,
    /// The key of what it is.
    pub kind: String,
    /// The key of who may open it, as far as its address tells.
    pub who: &'static str,
}

/// Someone who takes part in a thread.
#[derive(Clone, Debug)]
pub struct TakesPart {
    /// Who.
    pub who: Named,
    /// How many posts of the thread are theirs.
    pub posts: u64,
}

/// What is in a form for words: an answer, a new thread, an edit. Field `words`.
#[derive(Clone, Debug, Default)]
pub struct Writing {
    /// What was written so far.
    pub words: String,
    /// As it will be shown, cleaned by the heart; after "Look at it first".
    pub preview: Option<Html>,
    /// What was wrong.
    pub problems: Problems,
    /// When these words were kept for later.
    pub kept: Option<Moment>,
    /// The post that is answered, and whose it is; none to answer the thread.
    pub to: Option<(Id, String)>,
    /// How many people will be able to read it.
    pub readers: Option<u64>,
    /// Whom it will reach as a letter and what that costs them, in a sentence or two.
    pub cost: String,
    /// After "Look at it first": the age at which it is easy to read, and words that not everybody knows, each with a plainer one.
    pub plainness: Option<(i64, Vec<(String, &'static str)>)>,
}

/// Whether the reader may answer.
#[derive(Clone, Debug)]
pub enum Answering {
    /// Yes, with this form.
    Open(Box<Writing>),
    /// They must sign in first.
    SignIn,
    /// They are signed in, and not a member.
    MembersOnly,
}

/// A thread, fifty posts a page.
#[derive(Template)]
#[template(path = "conversations/thread.html")]
pub struct ThreadPage {
    /// The frame.
    pub shell: Shell,
    /// The community.
    pub slug: String,
    /// Which thread.
    pub id: Id,
    /// Its subject.
    pub subject: String,
    /// Whether it began with a question.
    pub asks: bool,
    /// Who started it.
    pub starter: String,
    /// When.
    pub started: Moment,
    /// How many posts it has.
    pub count: u64,
    /// Its room.
    pub room: Room,
    /// The posts of this page.
    pub posts: Vec<PostView>,
    /// Which page this is, from 1.
    pub page: u32,
    /// How many there are.
    pub pages: u32,
    /// Who takes part, the most words first; at most a dozen.
    pub people: Vec<TakesPart>,
    /// How many more.
    pub others: u64,
    /// The form at the foot.
    pub answering: Answering,
    /// What a member wants of this thread; none for visitors.
    pub watch: Option<Watch>,
    /// Something in it is new to the reader.
    pub unread: bool,
}

impl ThreadPage {
    fn numbers(&self) -> Vec<u32> {
        page_numbers(self.page, self.pages)
    }

    fn address(&self, page: &u32) -> String {
        links::thread_page(&self.slug, self.id, *page)
    }

    fn before(&self) -> String {
        self.address(&self.page.saturating_sub(1))
    }

    fn after(&self) -> String {
        self.address(&self.page.saturating_add(1))
    }

    fn open(&self) -> bool {
        matches!(self.answering, Answering::Open(_))
    }

    /// Signs in and comes back to the form.
    fn sign_in(&self) -> String {
        links::sign_in_for(&format!("{}#answer", self.address(&self.page)))
    }

    /// Answers one post: this page again, with the form turned to it.
    fn answer_to(&self, post: &Id) -> String {
        if self.page > 1 {
            format!("?page={}&answer={post}#answer", self.page)
        } else {
            format!("?answer={post}#answer")
        }
    }
}

/// Starts a thread. Fields `subject`, `words`, `level`, `present`, `files`; button `act`: `send`, `preview` or `keep`.
#[derive(Template)]
#[template(path = "conversations/start.html")]
pub struct StartPage {
    /// The frame.
    pub shell: Shell,
    /// The community.
    pub slug: String,
    /// What was written as the subject.
    pub subject: String,
    /// What was written.
    pub writing: Writing,
    /// The rooms it may have: the community's, and stricter ones.
    pub rooms: Vec<Room>,
    /// The room that is chosen.
    pub room: Room,
    /// Who may be let into a room of level 4 or 5: field `present`, the id of each who is chosen.
    pub present: Vec<(Named, bool)>,
}

/// Edits a post. Field `words`; button `act`: `send` or `preview`.
#[derive(Template)]
#[template(path = "conversations/edit.html")]
pub struct EditPage {
    /// The frame.
    pub shell: Shell,
    /// The community.
    pub slug: String,
    /// Which post.
    pub post: Id,
    /// The subject of its thread.
    pub subject: String,
    /// The version that is edited, so that a second edit does not undo a first. Field `version`.
    pub version: i64,
    /// What is written.
    pub writing: Writing,
}

/// Asks whether to take a post back.
#[derive(Template)]
#[template(path = "conversations/withdraw.html")]
pub struct WithdrawPage {
    /// The frame.
    pub shell: Shell,
    /// The community.
    pub slug: String,
    /// Which post.
    pub post: Id,
    /// The subject of its thread.
    pub subject: String,
    /// Its words, cleaned.
    pub body: Html,
}

/// What a post said at one time.
#[derive(Clone, Debug)]
pub struct VersionLine {
    /// From 1.
    pub number: i64,
    /// Since when it said so.
    pub at: Moment,
    /// Its words, cleaned.
    pub body: Html,
}

/// Every version of a post, the newest first.
#[derive(Template)]
#[template(path = "conversations/versions.html")]
pub struct VersionsPage {
    /// The frame.
    pub shell: Shell,
    /// The community.
    pub slug: String,
    /// Which post.
    pub post: Id,
    /// The subject of its thread.
    pub subject: String,
    /// Who wrote it.
    pub author: String,
    /// The versions, the newest first.
    pub versions: Vec<VersionLine>,
}

/// The numbers of a page navigation: the ends, the neighbours, and 0 where some are left out.
fn page_numbers(page: u32, pages: u32) -> Vec<u32> {
    let mut numbers = Vec::new();
    let mut last = 0;
    for n in [1, page.saturating_sub(1), page, page.saturating_add(1), pages] {
        if n > last && n <= pages {
            if n > last + 1 {
                numbers.push(0);
            }
            numbers.push(n);
            last = n;
        }
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn far_pages_are_left_out_of_the_numbers() {
        assert_eq!(page_numbers(5, 9), [1, 0, 4, 5, 6, 0, 9]);
        assert_eq!(page_numbers(1, 2), [1, 2]);
        assert_eq!(page_numbers(1, 1), [1]);
        assert_eq!(page_numbers(2, 400_000), [1, 2, 3, 0, 400_000]);
    }
}
