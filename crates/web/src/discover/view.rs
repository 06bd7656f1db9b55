//! What the page of an archive shows, for a community and for a file.

use askama::Template;
use base::words::Words;
use community::discover::Discovery;

pub use super::section::{Entry, Figure, Note, Reader, Section, Table};
use super::{answers, conclusion, evenness, groups, network, quarters, section::Told};
use crate::{html::Html, shell::Shell};

/// What an archive tells, in sentences, figures and tables.
#[derive(Clone, Debug)]
pub struct Telling {
    /// From when to when.
    pub kicker: String,
    /// The conclusion.
    pub title: String,
    /// The sentence below it.
    pub lede: String,
    /// When it was made.
    pub made: String,
    /// Everything else.
    pub sections: Vec<Section>,
    /// What is counted and what is not.
    pub how: Vec<Html>,
    /// Its title.
    pub how_title: String,
    /// The name of the list of sections.
    pub nav: String,
    /// The words on the button that leaves the map, or returns to it; and which of the two.
    pub leave: (String, &'static str),
}

/// Tells what `seen` shows; `slug` is the community's part of the address, and empty for a file.
pub fn tell(seen: &Discovery, words: Words, zone: chrono_tz::Tz, reader: Reader, slug: &str) -> Telling {
    let told = Told::new(seen, words, zone, reader, slug);
    let say = told.say;
    let kicker = [("from", told.month(seen.from).into()), ("to", told.month(seen.to).into())];
    let mut sections = vec![
        conclusion::section(&told),
        answers::answered(&told),
        answers::open(&told),
        answers::newcomers(&told),
        evenness::section(&told),
        network::section(&told),
    ];
    sections.extend(groups::section(&told));
    sections.push(quarters::section(&told));
    let mut how: Vec<Html> = ["discover-how-small", "discover-how-left", "discover-how-formulas"]
        .map(|key| say.sentence(key))
        .to_vec();
    match reader {
        Reader::Holder => {}
        Reader::Visitor => how.insert(0, say.sentence("discover-how-visitor")),
        Reader::Member { .. } => how.insert(0, say.sentence("discover-how-open")),
    }
    if seen.undated > 0 {
        let given = [("count", seen.undated.into()), ("said", say.number(seen.undated).into())];
        how.push(say.html("discover-how-undated", &given));
    }
    let made = match reader {
        Reader::Holder => told.day(seen.made_at),
        _ => told.reading.moment(seen.made_at).said,
    };
    let left_out = reader == Reader::Member { left_out: true };
    let leave =
        if left_out { ("discover-net-leave-return", "return") } else { ("discover-net-leave-do", "leave") };
    Telling {
        kicker: say.told("discover-kicker", &kicker),
        title: conclusion::title(&told),
        lede: conclusion::lede(&told),
        made: say.told("discover-made", &[("when", made.into())]),
        sections,
        how,
        how_title: say.plain("discover-how-title"),
        nav: say.plain("discover-nav"),
        leave: (say.plain(leave.0), leave.1),
    }
}

/// The page of a community.
#[derive(Template)]
#[template(path = "discover/page.html")]
pub struct DiscoverPage {
    /// The frame.
    pub shell: Shell,
    /// Its part of the address.
    pub slug: String,
    /// What the archive tells; nothing where nothing was said.
    pub telling: Option<Telling>,
}

/// The page about a bare archive: one file that needs nothing else.
#[derive(Template)]
#[template(path = "discover/file.html")]
pub(super) struct FilePage<'a> {
    pub words: Words,
    pub name: &'a str,
    pub style: String,
    pub slug: &'static str,
    pub telling: Telling,
}
