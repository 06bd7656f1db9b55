//! What stands in the index for a post and for a person, as one text for both engines.
//!
//! Its pieces are divided by blanks. A piece with `_` in it is a mark: no word has one, since words are letters and
//! digits. Marks say what a search may be narrowed by; what the asker may not see is never matched, because the mark of
//! what they may see is part of every question.
//!
//! That mark is the longest list of all, and walking it beside that of a word costs more than the word. So each engine has
//! a shorter way to the same end: on SQLite every word begins with its community ([`scoped`]), so that a member, who may see
//! all that stands in the index, needs no mark; on PostgreSQL, where words are kept with each row, the marks of time carry it.

use std::{collections::HashSet, fmt::Write};

use crate::{CommunityId, Level, PersonId, PostId};

use super::{
    stems::Stems,
    terms::{LONGEST_WORD, fold, pairs, tokens},
};

/// How many words of one text are indexed: fewer than the positions that PostgreSQL can hold.
const MOST_WORDS: usize = 10_000;

/// A post to be indexed, for whoever has its words in hand.
#[derive(Clone, Copy, Debug)]
pub struct ToIndex<'a> {
    /// The post.
    pub post: PostId,
    /// Where it was written.
    pub community: CommunityId,
    /// The level of its thread.
    pub level: Level,
    /// Who wrote it.
    pub author: PersonId,
    /// How many attachments it has.
    pub files: i64,
    /// The thread's subject, with the first post of a thread only.
    pub subject: Option<&'a str>,
    /// The new words, as in `posts.words`.
    pub words: &'a str,
    /// Their language, as [`terms::language_of`](super::terms::language_of) told it.
    pub language: &'a str,
}

/// The mark of what a viewer of this reach may see: a post carries it for each reach that is enough.
pub(super) fn seen_mark(community: CommunityId, reach: Level) -> String {
    format!("v{}_{community}", reach.min(Level::MembersOnly))
}

/// The text for SQLite: each word, and each word of a subject, begins with its community.
pub(super) fn scoped(text: &str, community: CommunityId) -> String {
    let scope = community.to_string();
    let mut scoped = String::with_capacity(text.len() * 3);
    for piece in text.split(' ').filter(|piece| !piece.is_empty()) {
        if !scoped.is_empty() {
            scoped.push(' ');
        }
        scope_piece(&mut scoped, piece, &scope);
    }
    scoped
}

/// Writes one piece of [`scoped`].
pub(super) fn scope_piece(out: &mut String, piece: &str, scope: &str) {
    match piece.strip_prefix(SUBJECT) {
        Some(word) => out.extend([SUBJECT, scope, word]),
        None if piece.contains('_') => out.push_str(piece),
        None => out.extend([scope, piece]),
    }
}

/// Whether a piece is scoped: whoever finds it is in its community.
pub(super) fn is_scoped(piece: &str) -> bool {
    piece.starts_with(SUBJECT) || !piece.contains('_')
}

const SUBJECT: &str = "t_";

/// The mark of an author.
pub(super) fn author_mark(person: PersonId) -> String {
    format!("p_{person}")
}

/// The mark of attachments.
pub(super) const FILES_MARK: &str = "f_";

/// The mark of a word that stands in the subject.
pub(super) fn subject_mark(stem: &str) -> String {
    format!("{SUBJECT}{stem}")
}

/// The mark of a profile's community.
pub(super) fn community_mark(community: CommunityId) -> String {
    format!("c_{community}")
}

/// The mark of a piece of a name.
pub(super) fn name_mark(piece: &str) -> String {
    format!("n_{piece}")
}

/// The text of a post; none for what is never found: what was said in the room, and what is sealed.
pub(super) fn of_post(post: &ToIndex<'_>, stems: &mut Stems) -> Option<String> {
    if post.level > Level::MembersOnly {
        return None;
    }
    let mut text = String::with_capacity(post.words.len() + 200);
    let mut more = HashSet::new();
    if let Some(subject) = post.subject {
        let from = text.len();
        words(&mut text, &mut more, subject, stems);
        let mut marks = String::new();
        for stem in
            text[from..].split(' ').chain(more.iter().map(String::as_str)).filter(|stem| !stem.is_empty())
        {
            push(&mut marks, &subject_mark(stem));
        }
        // They also keep a phrase from beginning in the subject and ending in the words.
        push(&mut text, &marks);
    }
    words(&mut text, &mut more, post.words, stems);
    for reach in reaches(post.level) {
        push(&mut text, &seen_mark(post.community, *reach));
    }
    push(&mut text, &author_mark(post.author));
    if post.files > 0 {
        push(&mut text, FILES_MARK);
    }
    for form in more {
        push(&mut text, &form);
    }
    Some(text)
}

/// The reaches that are enough for a level.
fn reaches(level: Level) -> &'static [Level] {
    let last = Level::MembersOnly.number() as usize;
    Level::ALL.get(level.number() as usize..=last).unwrap_or_default()
}

/// The text of a person in a community: the pieces of their name, and the words of their profile.
pub(super) fn of_person(community: CommunityId, name: &str, profile: &str, stems: &mut Stems) -> String {
    let mut text = String::new();
    let mut more = HashSet::new();
    words(&mut text, &mut more, profile, stems);
    push(&mut text, &community_mark(community));
    for piece in name_pieces(name) {
        push(&mut text, &name_mark(&piece));
    }
    for form in more {
        push(&mut text, &form);
    }
    text
}

/// The pieces of a name, folded: not stemmed, and each character of a run without blanks begins one.
pub(super) fn name_pieces(name: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    for token in tokens(name) {
        let folded = fold(token.text);
        match token.unspaced {
            true => pieces.extend(folded.char_indices().map(|(at, _)| folded[at..].to_owned())),
            false => pieces.push(folded),
        }
    }
    pieces
}

fn words(text: &mut String, more: &mut HashSet<String>, written: &str, stems: &mut Stems) {
    for token in tokens(written).take(MOST_WORDS) {
        if token.unspaced {
            for pair in pairs(&fold(token.text)).take(MOST_WORDS) {
                push(text, pair);
            }
        } else if token.text.len() <= LONGEST_WORD * 4 && token.text.chars().count() <= LONGEST_WORD {
            let forms = stems.forms(token.text);
            push(text, &forms.first);
            if let Some(second) = forms.second {
                more.insert(second.to_string());
            }
        }
    }
}

fn push(text: &mut String, piece: &str) {
    if !text.is_empty() && !piece.is_empty() {
        text.push(' ');
    }
    text.push_str(piece);
}

/// How wide the windows of time are, as powers of two of milliseconds: 3 days, 12 days, 50 days, 199 days, 2 years, 9 years.
pub(super) const WINDOWS: [u32; 6] = [28, 30, 32, 34, 36, 38];

/// The mark of the window of one width that a post's id falls in, for viewers of one reach in one community. Only
/// PostgreSQL needs them: see `postgres.rs`.
pub(super) fn window_mark(community: CommunityId, reach: Level, width: u32, number: i64) -> String {
    format!("w{width}_{}_{number}", seen_mark(community, reach))
}

/// The number of the window of one width that an id falls in.
pub(super) fn window_of(post: i64, width: u32) -> i64 {
    post >> (22 + width)
}

/// The text as PostgreSQL's `tsvector` reads it: each piece once, words with their places, marks without.
pub(super) fn vector(text: &str, post: Option<&ToIndex<'_>>) -> String {
    let mut places: Vec<(&str, usize)> = text.split(' ').filter(|piece| !piece.is_empty()).zip(1..).collect();
    places.sort_unstable();
    let mut vector = String::with_capacity(text.len() * 2);
    let mut last = "";
    for (piece, place) in places {
        if piece != last {
            // No piece has a quote or a backslash in it: see `tokens`.
            let _ = write!(vector, " '{piece}'");
            last = piece;
            if !piece.contains('_') {
                let _ = write!(vector, ":{place}");
            }
        } else if !piece.contains('_') {
            let _ = write!(vector, ",{place}");
        }
    }
    if let Some(post) = post {
        for reach in reaches(post.level) {
            for width in WINDOWS {
                let number = window_of(post.post.into(), width);
                let _ = write!(vector, " '{}'", window_mark(post.community, *reach, width, number));
            }
        }
    }
    vector
}

#[cfg(test)]
mod tests {
    use super::*;

    fn post(level: Level, subject: Option<&'static str>) -> ToIndex<'static> {
        ToIndex {
            post: PostId::from(1 << 60),
            community: CommunityId::from(5),
            level,
            author: PersonId::from(7),
            files: 1,
            subject,
            words: "Biscuits for the meetings",
            language: "en",
        }
    }

    #[test]
    fn a_post_carries_the_marks_of_all_who_may_find_it_and_of_nobody_else() {
        let text = of_post(&post(Level::ChathamHouse, Some("Rota")), &mut Stems::of("en")).unwrap();
        assert!(text.starts_with("rota t_rota biscuit for the meet v2_"), "{text}");
        let pieces: Vec<&str> = text.split(' ').collect();
        for reach in Level::ALL {
            let mark = seen_mark(CommunityId::from(5), reach);
            assert_eq!(pieces.contains(&mark.as_str()), reach >= Level::ChathamHouse, "{mark}");
        }
        assert!(pieces.contains(&FILES_MARK) && pieces.contains(&author_mark(PersonId::from(7)).as_str()));
    }

    #[test]
    fn what_was_said_in_the_room_has_no_text_for_the_index() {
        for level in [Level::InTheRoom, Level::Sealed] {
            assert_eq!(of_post(&post(level, None), &mut Stems::of("en")), None);
        }
    }

    #[test]
    fn a_vector_has_each_word_once_with_its_places() {
        assert_eq!(vector("b a b x_1 x_1", None), " 'a':2 'b':1,3 'x_1'");
        let members = post(Level::MembersOnly, None);
        assert_eq!(vector("a", Some(&members)).matches(" 'w").count(), WINDOWS.len());
        let open = post(Level::Open, None);
        assert_eq!(vector("a", Some(&open)).matches(" 'w").count(), 4 * WINDOWS.len());
    }

    #[test]
    fn on_sqlite_every_word_is_a_word_of_its_community() {
        let community = CommunityId::from(5);
        assert_eq!(scoped("tea t_tea p_x", community), format!("{community}tea t_{community}tea p_x"));
    }
}
