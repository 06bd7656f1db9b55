//! What was said: the people and their posts, as far as figures need them.
//!
//! [`Archive::say`] takes one post after the other, in any order, and keeps of its words only how often who used
//! which; so an archive may be larger than memory. [`Archive::settled`] puts the posts in order and finds whom each answers.

use std::collections::HashMap;

use base::Time;

use super::vocabulary::Vocabulary;
use crate::{PersonId, ThreadId};

/// Someone who said something.
#[derive(Clone, Debug, Default)]
pub struct Speaker {
    /// Who, where the house knows them.
    pub id: Option<PersonId>,
    /// Their name.
    pub name: String,
    /// The domain of their main address; empty when it is not known.
    pub domain: String,
    /// They asked to be left out: they are no node and in no figure.
    pub off_the_map: bool,
    /// Whether they convene.
    pub convenor: bool,
}

/// One post.
#[derive(Clone, Debug)]
pub struct Utterance<'a> {
    /// What no other post of the archive has: its id, or its number.
    pub key: i64,
    /// The key of the post that it answers, if that was said.
    pub parent: Option<i64>,
    /// Who, by number in the order of [`Archive::meet`].
    pub author: u32,
    /// In which conversation, by number in the order of [`Archive::open`].
    pub thread: u32,
    /// When.
    pub at: Time,
    /// How many minutes the author's clock was ahead of UTC, if that is known.
    pub offset: Option<i32>,
    /// Whether it began its conversation: a reply to something that the archive does not hold did not.
    pub opens: bool,
    /// Whether it asks something.
    pub asks: bool,
    /// The new words, without what is quoted. Empty is fine.
    pub words: &'a str,
}

/// A conversation: where to find it, and what it is about.
#[derive(Clone, Debug, Default)]
pub struct Conversation {
    /// Its id, where the house keeps it.
    pub id: Option<ThreadId>,
    /// Its subject.
    pub subject: String,
}

/// Nobody wrote mail before this; an older date is a clock that was never set. 1980-01-01.
const EARLIEST: Time = Time::from_secs(315_532_800);
/// How far ahead of ours a clock may be, in microseconds: two days.
const AHEAD: i64 = 2 * 86_400_000_000;

/// People, conversations and posts, gathered one by one.
#[derive(Default)]
pub struct Archive {
    pub(super) speakers: Vec<Speaker>,
    pub(super) conversations: Vec<Conversation>,
    pub(super) vocabulary: Vocabulary,
    posts: Vec<Raw>,
}

struct Raw {
    key: i64,
    parent: Option<i64>,
    post: Post,
}

/// A post without its words.
#[derive(Clone, Debug)]
pub(super) struct Post {
    pub author: u32,
    pub thread: u32,
    pub at: Time,
    pub offset: Option<i32>,
    pub opens: bool,
    pub asks: bool,
    /// The post that this one answers, by number; always somebody else's, and never one's own.
    pub answers: Option<u32>,
    /// Whether its author may be counted.
    pub counts: bool,
}

impl Archive {
    /// An archive in this language (`en`, `pt-BR`): it decides how endings are cut.
    pub fn new(language: &str) -> Archive {
        Archive { vocabulary: Vocabulary::of(language), ..Archive::default() }
    }

    /// Someone speaks here. Returns their number.
    pub fn meet(&mut self, speaker: Speaker) -> u32 {
        self.vocabulary.hide_name(&speaker.name);
        self.speakers.push(speaker);
        self.speakers.len() as u32 - 1
    }

    /// A conversation. Returns its number.
    pub fn open(&mut self, conversation: Conversation) -> u32 {
        self.conversations.push(conversation);
        self.conversations.len() as u32 - 1
    }

    /// Someone says something. A number of someone or of a conversation that was never met is not taken.
    pub fn say(&mut self, said: Utterance<'_>) -> bool {
        let Some(speaker) = self.speakers.get(said.author as usize) else { return false };
        if said.thread as usize >= self.conversations.len() {
            return false;
        }
        let counts = !speaker.off_the_map;
        if counts {
            self.vocabulary.note(said.author, said.words);
        }
        let Utterance { key, parent, author, thread, at, offset, opens, asks, .. } = said;
        let post = Post { author, thread, at, offset, opens, asks, answers: None, counts };
        self.posts.push(Raw { key, parent, post });
        true
    }

    /// How many posts were said.
    pub fn len(&self) -> usize {
        self.posts.len()
    }

    /// Whether nothing was said.
    pub fn is_empty(&self) -> bool {
        self.posts.is_empty()
    }

    /// The posts in the order of their dates, each with the one that it answers; and how many were left out because
    /// their date cannot be true.
    pub(super) fn settled(&mut self, now: Time) -> (Vec<Post>, usize) {
        let mut raws = std::mem::take(&mut self.posts);
        let all = raws.len();
        raws.retain(|raw| raw.post.at >= EARLIEST && raw.post.at.0 <= now.0.saturating_add(AHEAD));
        let undated = all - raws.len();
        raws.sort_unstable_by_key(|raw| (raw.post.at, raw.key));
        let places: HashMap<i64, u32> =
            raws.iter().enumerate().map(|(place, raw)| (raw.key, place as u32)).collect();
        let parents: Vec<Option<u32>> =
            raws.iter().map(|raw| raw.parent.and_then(|key| places.get(&key).copied())).collect();
        let mut posts: Vec<Post> = raws.into_iter().map(|raw| raw.post).collect();
        join(&mut posts, &parents, self.conversations.len());
        (posts, undated)
    }
}

/// The way through one conversation.
#[derive(Clone, Copy, Default)]
struct Way {
    /// Its first post.
    head: Option<u32>,
    /// The newest post that is not by whoever wrote the first.
    newest_other: Option<u32>,
}

/// Finds whom each post answers. Where no parent is known, a post answers whoever began the conversation; and when
/// it is by that person, it answers whoever else wrote last. Answers to oneself are none.
fn join(posts: &mut [Post], parents: &[Option<u32>], conversations: usize) {
    let mut ways = vec![Way::default(); conversations];
    for place in 0..posts.len() {
        let (author, thread) = (posts[place].author, posts[place].thread as usize);
        let way = ways[thread];
        let starter = way.head.map(|head| posts[head as usize].author);
        let guessed = if starter == Some(author) { way.newest_other } else { way.head };
        // A parent in another conversation, or later than its answer, is a mistake of whoever wrote the headers.
        let known = parents[place]
            .filter(|parent| *parent < place as u32 && posts[*parent as usize].thread as usize == thread);
        posts[place].answers =
            known.or(guessed).filter(|answered| posts[*answered as usize].author != author);
        let way = &mut ways[thread];
        match starter {
            None => way.head = Some(place as u32),
            Some(starter) if starter != author => way.newest_other = Some(place as u32),
            Some(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Posts of one conversation, each by (author, parent's place).
    fn answered(said: &[(u32, Option<i64>)]) -> Vec<Option<u32>> {
        let mut archive = Archive::new("en");
        for _ in 0..3 {
            archive.meet(Speaker::default());
        }
        let thread = archive.open(Conversation::default());
        for (place, (author, parent)) in said.iter().enumerate() {
            let at = Time::from_secs(1_000_000_000 + place as i64);
            archive.say(Utterance {
                key: place as i64,
                parent: *parent,
                author: *author,
                thread,
                at,
                offset: None,
                opens: place == 0,
                asks: false,
                words: "",
            });
        }
        archive.settled(Time::from_secs(2_000_000_000)).0.into_iter().map(|post| post.answers).collect()
    }

    #[test]
    fn a_post_answers_its_parent_else_the_starter_else_whoever_wrote_last() {
        assert_eq!(answered(&[(0, None), (1, Some(0)), (2, Some(1))]), [None, Some(0), Some(1)]);
        assert_eq!(answered(&[(0, None), (1, None), (2, None)]), [None, Some(0), Some(0)]);
        assert_eq!(answered(&[(0, None), (1, None), (2, None), (0, None)])[3], Some(2));
    }

    #[test]
    fn nobody_answers_themselves_or_what_is_not_there_yet() {
        assert_eq!(answered(&[(0, None), (0, Some(0))]), [None, None]);
        assert_eq!(answered(&[(0, None), (1, Some(2)), (1, Some(1))]), [None, Some(0), None]);
        assert_eq!(answered(&[(0, None), (1, Some(77))]), [None, Some(0)], "a parent that nobody has");
    }

    #[test]
    fn a_date_that_cannot_be_true_is_left_out_and_counted() {
        let mut archive = Archive::new("en");
        let author = archive.meet(Speaker::default());
        let thread = archive.open(Conversation::default());
        for (key, secs) in [-2_082_844_800, 1_000_000_000, 3_900_000_000].into_iter().enumerate() {
            let at = Time::from_secs(secs);
            let said = Utterance {
                key: key as i64,
                parent: None,
                author,
                thread,
                at,
                offset: None,
                opens: true,
                asks: false,
                words: "",
            };
            assert!(archive.say(said));
        }
        let (posts, undated) = archive.settled(Time::from_secs(1_800_000_000));
        assert_eq!((posts.len(), undated), (1, 2));
    }
}
