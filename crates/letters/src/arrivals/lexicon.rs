//! The words that people can reply, in the languages that we read: data in `words/<language>.txt`.
//!
//! All languages are read at once. Nobody is asked which language they answer in, and a word that means something in two
//! languages means the same in both (a test holds that).

use std::{collections::HashMap, sync::LazyLock};

use community::search::terms::fold;

const FILES: [(&str, &str); 5] = [
    ("en", include_str!("words/en.txt")),
    ("fr", include_str!("words/fr.txt")),
    ("es", include_str!("words/es.txt")),
    ("de", include_str!("words/de.txt")),
    ("pt", include_str!("words/pt.txt")),
];

macro_rules! words { ($($(#[$doc:meta])* $name:ident $key:literal,)+) => {
    /// A word that can be replied.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum Word { $($(#[$doc])* $name,)+ }

    impl Word {
        /// All of them.
        pub const ALL: &[Word] = &[$(Word::$name,)+];

        /// Its name in the files of words, and in the keys of sentences.
        pub fn key(self) -> &'static str {
            match self { $(Word::$name => $key,)+ }
        }

        fn named(key: &str) -> Option<Word> {
            match key { $($key => Some(Word::$name),)+ _ => None }
        }
    }
} }

words! {
    /// What can I reply?
    Help "help",
    /// Nothing any more but what must be.
    Stop "stop",
    /// Leave the community.
    Leave "leave",
    /// Away for a while.
    Pause "pause",
    /// One step less.
    Less "less",
    /// One step more; with a number, more of that.
    More "more",
    /// Who reads this?
    Who "who",
    /// The story so far.
    CatchUp "catch-up",
    /// One's own year.
    Mirror "mirror",
    /// What is kept of me.
    MyData "my-data",
    /// Something about me is wrong.
    Correct "correct",
    /// Erase me; posts stay without a name.
    DeleteMe "delete-me",
    /// Erase my posts too.
    DeleteEverything "delete-everything",
    /// For the convenors alone.
    Private "private",
    /// For a carer alone.
    Care "care",
    /// It was heavy: a carer is told.
    Heavy "heavy",
    /// A question for everyone.
    Ask "ask",
    /// Something that I can give.
    Offer "offer",
    /// A story to tell.
    Story "story",
    /// Something to talk about.
    Topic "topic",
    /// Thanks to somebody.
    Thank "thank",
    /// I would like to be introduced.
    Intro "intro",
    /// Take it back.
    Undo "undo",
    /// No more of this thread, or of a topic.
    Mute "mute",
    /// Every post of this thread.
    Follow "follow",
    /// Nothing is asked of me.
    Rest "rest",
    /// The one letter each day.
    Daily "daily",
    /// The one letter each week.
    Weekly "weekly",
    /// The one letter each month.
    Monthly "monthly",
    /// Each post at once.
    Each "each",
    /// Only the one letter.
    Digest "digest",
    /// So many minutes a week.
    Minutes "minutes",
    /// So many letters a week.
    AWeek "a-week",
    /// I am back.
    Return "return",
    /// Leaving: my name stays.
    KeepName "keep-name",
    /// Leaving: my name goes.
    NoName "no-name",
    /// A friend of the community.
    Alumni "alumni",
    /// Not written to at all.
    AlumniNo "alumni-no",
    /// Somebody answers dates for me.
    Delegate "delegate",
    /// Let it through.
    Accept "accept",
    /// Do not let it through.
    Reject "reject",
    /// Yes.
    Yes "yes",
    /// No.
    No "no",
    /// I want to found a community.
    Found "found",
    /// None of them.
    None "none",
    /// I agree: the whole phrase.
    Agree "agree",
    /// Read it afresh.
    Appeal "appeal",
    /// A question before I agree.
    Question "question",
    /// A concern about a proposal.
    Concern "concern",
    /// An objection to it.
    Object "object",
    /// I used it.
    Used "used",
    /// Somebody else would fit.
    Suggest "suggest",
    /// All that there is to tell about what was asked.
    TellMore "tell-more",
    /// I take my application back.
    Withdraw "withdraw",
    /// Not now: ask me again.
    Later "later",
    /// Somebody else, please.
    Switch "switch",
    /// What I practise now.
    MovedTo "moved-to",
    /// I do not practise it any more.
    MovedOn "moved-on",
    /// I do not know.
    Unsure "unsure",
    /// It goes: what was written down about me.
    DeleteIt "delete-it",
    /// I would help a newcomer to land.
    Buddy "buddy",
    /// Yes, together with somebody.
    With "with",
    /// I hold a role no more.
    StepDown "step-down",
    /// Who does what here; of a convenor, with a role and a name: will you?
    Roles "roles",
    /// This post worries me.
    Worry "worry",
    /// I say what I will do, and by when.
    Will "will",
    /// It is done.
    Done "done",
    /// It became something else.
    Changed "changed",
    /// Not yet: by another day.
    NotYet "not-yet",
    /// It is let go.
    Drop "drop",
    /// What I take with me.
    Take "take",
    /// A line of mine is wrong.
    Fix "fix",
    /// For a part of it.
    Part "part",
    /// Perhaps.
    Maybe "maybe",
    /// I come later than it begins.
    Late "late",
    /// I take part by telephone.
    Phone "phone",
    /// Not on that day.
    NotOn "not-on",
    /// Nothing in this step.
    Pass "pass",
    /// No more of this exchange, or this set.
    StepOut "step-out",
    /// Others may read it.
    Share "share",
}

/// What the files say.
pub(super) struct Lexicon {
    /// Phrases, as their folded pieces joined by one blank.
    pub words: HashMap<String, Word>,
    /// Lists behind `@`: each phrase with its place in its list.
    pub lists: HashMap<&'static str, HashMap<String, usize>>,
    /// Pieces of the longest phrase.
    pub longest: usize,
}

/// The words of all languages.
pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon { words: HashMap::new(), lists: HashMap::new(), longest: 1 };
    for (_, text) in FILES {
        for (name, said) in
            text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" = "))
        {
            if let Some(list) = name.strip_prefix('@') {
                let list = lexicon.lists.entry(list).or_default();
                let ordered = matches!(name, "@months" | "@numbers" | "@weekdays" | "@foods" | "@access");
                for (place, phrases) in said.split(';').enumerate() {
                    let phrases: Vec<&str> =
                        if ordered { phrases.split_whitespace().collect() } else { vec![phrases] };
                    for phrase in phrases {
                        list.entry(pieces(phrase).join(" ")).or_insert(place + 1);
                    }
                }
            } else if let Some(word) = Word::named(name) {
                for phrase in said.split(';') {
                    let pieces = pieces(phrase);
                    lexicon.longest = lexicon.longest.max(pieces.len());
                    lexicon.words.entry(pieces.join(" ")).or_insert(word);
                }
            }
        }
    }
    lexicon
});

impl Lexicon {
    /// The place of a piece in a list, from 1.
    pub fn place(&self, list: &str, phrase: &str) -> Option<usize> {
        self.lists.get(list)?.get(phrase).copied()
    }

    /// The longest phrase that the pieces begin with: the word, and how many pieces it takes.
    pub fn begins(&self, pieces: &[String]) -> Option<(Word, usize)> {
        (1..=self.longest.min(pieces.len()))
            .rev()
            .find_map(|count| Some((*self.words.get(&pieces[..count].join(" "))?, count)))
    }

    /// The longest phrase of a list that the pieces begin with: how many pieces it takes.
    pub fn begins_with(&self, list: &str, pieces: &[String]) -> Option<usize> {
        (1..=3.min(pieces.len())).rev().find(|count| self.place(list, &pieces[..*count].join(" ")).is_some())
    }
}

/// The words of a line, folded: case, accents and punctuation are gone.
pub(super) fn pieces(line: &str) -> Vec<String> {
    let folded = fold(line).replace(['’', '‘'], "'");
    folded
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .map(|piece| piece.trim_matches('\''))
        .filter(|piece| !piece.is_empty())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_said_in_every_language_and_means_one_thing() {
        let mut meant: HashMap<String, (Word, &str)> = HashMap::new();
        for (language, text) in FILES {
            let said: HashMap<&str, &str> = text.lines().filter_map(|line| line.split_once(" = ")).collect();
            for word in Word::ALL {
                let phrases =
                    said.get(word.key()).unwrap_or_else(|| panic!("{language} does not say {}", word.key()));
                for phrase in phrases.split(';') {
                    let phrase = pieces(phrase).join(" ");
                    assert!(!phrase.is_empty(), "{language}: {}", word.key());
                    let before = meant.insert(phrase.clone(), (*word, language));
                    if let Some((other, where_)) = before {
                        assert_eq!(
                            other, *word,
                            "{phrase:?} is {other:?} in {where_} and {word:?} in {language}"
                        );
                    }
                }
            }
            for list in [
                "polite", "greeting", "until", "day", "week", "month", "year", "months", "numbers",
                "weekdays", "tomorrow", "clear", "some", "not-yet", "foods", "access",
            ] {
                assert!(said.contains_key(format!("@{list}").as_str()), "{language} has no @{list}");
            }
            assert_eq!(said["@months"].split(';').count(), 12, "{language}");
        }
    }
}
