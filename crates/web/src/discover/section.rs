//! What a page about an archive is made of: sections, each with sentences, a figure, tables and notes beside it.

use base::numbers::MONTHS;
use base::{Time, words::Words};
use community::discover::{Discovery, ENOUGH, Figures};

use super::say::Say;
use crate::{dates::Reading, html::Html};

/// A section of the page.
#[derive(Clone, Debug, Default)]
pub struct Section {
    /// Its place on the page.
    pub id: &'static str,
    /// Its title.
    pub title: String,
    /// What it says.
    pub lead: Vec<Html>,
    /// The figure.
    pub figure: Option<Figure>,
    /// Things with a title and a line each.
    pub entries: Vec<Entry>,
    /// Things to open and read, a line each.
    pub lines: Vec<Entry>,
    /// More lines, folded away under a name.
    pub more: Option<(String, Vec<Entry>)>,
    /// Tables: the same as the figure, and more.
    pub tables: Vec<Table>,
    /// What stands beside it.
    pub beside: Vec<Note>,
}

/// A drawing with what it says below.
#[derive(Clone, Debug)]
pub struct Figure {
    /// The class of its size.
    pub class: &'static str,
    /// The drawing.
    pub svg: Html,
    /// How it is read.
    pub caption: Html,
}

/// A thing with a title and a line.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its title.
    pub title: String,
    /// Where it leads; empty where there is no page of it.
    pub href: String,
    /// A line below.
    pub meta: String,
}

/// A table. The first cell of each row is its head.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// Its name when it is folded away; shown open without one.
    pub folded: Option<String>,
    /// Its caption.
    pub caption: String,
    /// The class of the table.
    pub class: &'static str,
    /// Heads of the columns.
    pub head: Vec<String>,
    /// Rows.
    pub rows: Vec<Vec<Html>>,
}

/// A note beside a section.
#[derive(Clone, Debug)]
pub struct Note {
    /// Its title.
    pub title: String,
    /// Its sentences.
    pub text: Vec<Html>,
    /// The person who looks may leave the map, or return to it.
    pub leave: bool,
}

/// For whom the page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// The holder of a bare archive.
    Holder,
    /// A visitor of a community.
    Visitor,
    /// A member, and whether they asked to be left out.
    Member {
        /// They are in no figure.
        left_out: bool,
    },
}

/// What sections are made from.
#[derive(Clone, Copy)]
pub(super) struct Told<'a> {
    pub say: Say,
    pub reading: Reading,
    pub seen: &'a Discovery,
    pub reader: Reader,
    /// The community's part of the address.
    pub slug: &'a str,
}

impl<'a> Told<'a> {
    pub fn new(
        seen: &'a Discovery,
        words: Words,
        zone: chrono_tz::Tz,
        reader: Reader,
        slug: &'a str,
    ) -> Told<'a> {
        Told { say: Say(words), reading: Reading { words, zone, now: seen.made_at }, seen, reader, slug }
    }

    pub fn note(&self, title: &str, text: Vec<Html>) -> Note {
        Note { title: self.say.plain(title), text, leave: false }
    }

    /// "28 January 2010": always with its year, since archives are long.
    pub fn day(&self, time: Time) -> String {
        let day = self.reading.day(time).stamp;
        self.dated("discover-day", &day)
    }

    /// "January 2010".
    pub fn month(&self, time: Time) -> String {
        let day = self.reading.day(time).stamp;
        self.dated("discover-month", &day)
    }

    fn dated(&self, key: &str, stamp: &str) -> String {
        let mut parts = stamp.rsplitn(3, '-');
        let (day, month, year) = (parts.next(), parts.next(), parts.next());
        let month = month.and_then(|month| month.parse::<usize>().ok()).unwrap_or(1);
        let month = self.say.plain(MONTHS[month.saturating_sub(1) % 12]);
        let day = day.unwrap_or_default().trim_start_matches('0').to_owned();
        let year = year.unwrap_or_default().to_owned();
        self.say.0.tell(key, &[("day", day.into()), ("month", month.into()), ("year", year.into())])
    }

    /// "88 people wrote 1,358 posts"; of fewer than five people, that alone.
    pub fn wrote(&self, figures: &Figures) -> String {
        match figures.people {
            0 => self.say.plain("discover-wrote-nobody"),
            1..ENOUGH => self.say.plain("discover-wrote-few"),
            people => {
                let posts = self.say.counted("discover-posts-count", figures.posts);
                self.say.0.tell(
                    "discover-wrote",
                    &[("people", self.people(people).into()), ("posts", posts.into())],
                )
            }
        }
    }

    /// "88 people".
    pub fn people(&self, count: usize) -> String {
        self.say.counted("discover-people-count", count)
    }
}

/// Plain words as a cell or a sentence.
pub(super) fn cell(words: impl AsRef<str>) -> Html {
    crate::html::escaped(words.as_ref())
}
