//! Questions that nobody answered.

use base::Time;

use super::{
    archive::Conversation,
    told::{Heard, Told},
    working_time,
};
use crate::ThreadId;

/// How many are listed, at most.
const LISTED: usize = 30;

/// Questions that began a conversation and have been open for more than five working days.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unanswered {
    /// The newest of them, newest first.
    pub newest: Vec<Open>,
    /// How many there are.
    pub all: usize,
}

/// One of them. Nobody is named: the question waits, not the person.
#[derive(Clone, Debug, PartialEq)]
pub struct Open {
    /// Where it is, if the house keeps it.
    pub thread: Option<ThreadId>,
    /// What it is about.
    pub subject: String,
    /// Since when.
    pub at: Time,
}

pub(super) fn unanswered(told: &Told, conversations: &[Conversation]) -> Unanswered {
    let mut open: Vec<Open> = told
        .posts
        .iter()
        .zip(&told.heard)
        .filter(|(post, heard)| post.counts && post.opens && post.asks && **heard == Heard::Nobody)
        .filter(|(post, _)| {
            working_time::hours(post.at, told.end, post.offset.unwrap_or(0)) > working_time::FIVE_DAYS
        })
        .filter_map(|(post, _)| {
            let conversation = conversations.get(post.thread as usize)?;
            Some(Open { thread: conversation.id, subject: conversation.subject.clone(), at: post.at })
        })
        .collect();
    let all = open.len();
    open.reverse();
    open.truncate(LISTED);
    Unanswered { newest: open, all }
}
