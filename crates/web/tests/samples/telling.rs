//! What an invented archive tells, for the gallery: ten people of two organisations over three years, and one newcomer a month.

use base::Time;
use community::discover::{Archive, Conversation, Discovery, Look, Speaker, Utterance, discover};
use web::discover::view::{DiscoverPage, Reader, tell};

use super::{NOW, SLUG, Sample, sample, shell};

const DAY: i64 = 86_400_000_000;

struct Told {
    archive: Archive,
    key: i64,
}

impl Told {
    fn say(&mut self, author: u32, thread: u32, days_ago: i64, opens: bool, words: &str) {
        self.key += 1;
        let said = Utterance {
            key: self.key,
            parent: None,
            author,
            thread,
            at: Time(NOW.0 - days_ago * DAY + self.key),
            offset: Some(60),
            opens,
            asks: words.ends_with('?'),
            words,
        };
        assert!(self.archive.say(said));
    }

    fn begin(&mut self, author: u32, days_ago: i64, words: &str) -> u32 {
        let subject = format!("Number {}: {words}", self.key);
        let thread = self.archive.open(Conversation { id: Some((self.key + 1).into()), subject });
        self.say(author, thread, days_ago, true, words);
        thread
    }
}

/// What it tells; `named` with names on the map.
pub fn discovery(named: bool) -> Discovery {
    let mut told = Told { archive: Archive::new("en"), key: 0 };
    let names = ["Ada", "Bea", "Cem", "Dot", "Eve", "Fay", "Gil", "Hal", "Ira", "Jon"];
    for (place, name) in names.iter().enumerate() {
        let domain = if place % 2 == 0 { "kettle.example" } else { "commons.example" };
        told.archive.meet(Speaker {
            name: format!("{name} <Example>"),
            domain: domain.into(),
            convenor: place == 0,
            ..Speaker::default()
        });
    }
    for month in 0..36_i64 {
        let days_ago = 1_080 - month * 30;
        let newcomer = told.archive.meet(Speaker {
            name: format!("Newcomer {month}"),
            domain: "gmail.com".into(),
            ..Speaker::default()
        });
        let thread = told.begin(newcomer, days_ago, "Who has tried a rota?");
        if month % 3 != 0 {
            told.say((month % 10) as u32, thread, days_ago - 1, false, "We have, on paper.");
            told.say(newcomer, thread, days_ago - 20, false, "Thank you, it holds.");
        }
        for step in 0..5_i64 {
            let (one, other) = (((month + step) % 5 * 2) as u32, ((month * 3 + step) % 5 * 2 + 1) as u32);
            let thread = told.begin(one, days_ago - step, "The kettle boils over; whose turn is it?");
            told.say(other, thread, days_ago - step, false, "Mine, with the commons and the orchard.");
            told.say(one, thread, days_ago - step - 1, false, "Kettle on.");
        }
    }
    discover(told.archive, Look { now: NOW, living: true, named })
}

/// The page for a member, for a visitor, and where nothing was said.
pub fn all(lit: impl Fn(web::shell::Shell) -> web::shell::Shell) -> Vec<Sample> {
    let page = |member: bool, telling| DiscoverPage {
        shell: lit(shell("/c/peers/discover", "People here answer each other", member)),
        slug: SLUG.into(),
        telling,
    };
    let telling = |named, reader| {
        let words = base::Words::english();
        Some(tell(&discovery(named), words, web::dates::zone("Europe/London"), reader, SLUG))
    };
    vec![
        sample("discover-member", &page(true, telling(true, Reader::Member { left_out: false }))),
        sample("discover-visitor", &page(false, telling(false, Reader::Visitor))),
        sample("discover-empty", &page(true, None)),
    ]
}
