//! What the front pages show: the house, and a community.

use askama::Template;

use crate::{conversations::view::ThreadLine, icons, links, people::view::Named, rooms::Room, shell::Shell};

/// A community in the list of the house.
#[derive(Clone, Debug)]
pub struct CommunityLine {
    /// Its part of the address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// What it gathers for, in one sentence.
    pub cause: String,
    /// The reader belongs to it.
    pub mine: bool,
}

/// The front page of the house.
#[derive(Template)]
#[template(path = "front/house.html")]
pub struct HousePage {
    /// The frame.
    pub shell: Shell,
    /// The communities that the reader may know of, their own first.
    pub communities: Vec<CommunityLine>,
}

/// How the reader stands to a community.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Not signed in.
    Visitor,
    /// Signed in, no member.
    Guest,
    /// A member.
    Member,
}

/// The front page of a community.
#[derive(Template)]
#[template(path = "front/community.html")]
pub struct CommunityPage {
    /// The frame.
    pub shell: Shell,
    /// Its part of the address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// What it gathers for, in one sentence of 25 words at most. May be empty, as the next three.
    pub cause: String,
    /// What belongs to it, and who it is for.
    pub domain: String,
    /// What members do together.
    pub practice: String,
    /// When they meet.
    pub rhythm: String,
    /// Its room.
    pub room: Room,
    /// Who convenes it.
    pub convenors: Vec<Named>,
    /// The address that reaches the convenors, also for who is no member.
    pub contact: Option<String>,
    /// How many are members.
    pub members: u64,
    /// The newest threads that the reader may see.
    pub recent: Vec<ThreadLine>,
    /// How the reader stands to it.
    pub standing: Standing,
}
