//! What we say to people, in their language.
//!
//! Sentences lie in `locales/<language>/<feature>.ftl` (Fluent) and are built into the program. A key that a
//! language does not have is said in English; a key that English does not have is a defect, shown as
//! `⟦key⟧` and found by a test.

use std::{borrow::Cow, collections::HashMap, sync::LazyLock};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use rust_embed::RustEmbed;
use unic_langid::LanguageIdentifier;

#[derive(RustEmbed)]
#[folder = "../../locales"]
struct Locales;

/// The words of one language. Cheap to copy and to pass on.
#[derive(Clone, Copy)]
pub struct Words(&'static Language);

struct Language {
    tag: &'static str,
    plain: HashMap<String, String>,
    simple: HashMap<String, Vec<Part>>,
    bundle: FluentBundle<FluentResource>,
}

static LANGUAGES: LazyLock<Vec<Language>> = LazyLock::new(|| {
    let mut tags: Vec<String> =
        Locales::iter().filter_map(|path| Some(path.split_once('/')?.0.to_owned())).collect();
    tags.sort();
    tags.dedup();
    tags.into_iter().map(|tag| Language::load(tag.leak())).collect()
});

/// A piece of a sentence that chooses nothing, only has texts put in. It is put together here, not by Fluent, because a
/// page says hundreds of them: each day, each hour.
enum Part {
    Words(String),
    Given(String),
}

impl Language {
    fn load(tag: &'static str) -> Language {
        let id: LanguageIdentifier = tag.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        // Placeables are not wrapped in bidi isolates: the marks would end up in subjects and headers. Pages use <bdi>.
        bundle.set_use_isolating(false);
        let (mut keys, mut sources) = (Vec::new(), Vec::new());
        for path in Locales::iter().filter(|path| path.starts_with(tag) && path.ends_with(".ftl")) {
            let Some(file) = Locales::get(&path) else { continue };
            let text = String::from_utf8_lossy(&file.data).into_owned();
            keys.extend(
                text.lines()
                    .filter_map(|line| Some(line.split_once(" =")?.0))
                    .filter(is_key)
                    .map(str::to_owned),
            );
            sources.extend(messages(&text));
            let resource = match FluentResource::try_new(text) {
                Ok(resource) => resource,
                Err((readable, _)) => readable,
            };
            bundle.add_resource_overriding(resource);
        }
        let plain = keys.into_iter().filter_map(|key| Some((key.clone(), plainly(&bundle, &key)?))).collect();
        let simple = sources.into_iter().filter_map(|(key, source)| {
            let parts = simply(&bundle, &key, &source)?;
            Some((key, parts))
        });
        Language { tag, plain, simple: simple.collect(), bundle }
    }
}

/// The messages of a file, as they are written: a key, and the lines that belong to it.
fn messages(file: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for line in file.lines() {
        match (line.split_once(" =").filter(|(key, _)| is_key(key)), found.last_mut()) {
            (Some((key, value)), _) => found.push((key.to_owned(), value.to_owned())),
            (None, Some((_, value))) => {
                value.push('\n');
                value.push_str(line);
            }
            (None, None) => {}
        }
    }
    found
}

/// The first of the letters that hold a place; private, so no sentence has them.
const PLACE: u32 = 0xE000;

/// The parts of a sentence that takes arguments and chooses nothing by them: Fluent is asked once, with marks for texts.
fn simply(bundle: &FluentBundle<FluentResource>, key: &str, source: &str) -> Option<Vec<Part>> {
    let begins = |rest: &str| {
        rest.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect::<String>()
    };
    let mut names: Vec<String> = source.split('$').skip(1).map(begins).collect();
    names.dedup();
    if names.is_empty() || source.contains("->") {
        return None;
    }
    let mut given = FluentArgs::with_capacity(names.len());
    for (place, name) in (PLACE..).zip(&names) {
        given.set(name.clone(), char::from_u32(place)?.to_string());
    }
    let mut errors = Vec::new();
    let said = bundle.format_pattern(bundle.get_message(key)?.value()?, Some(&given), &mut errors);
    if !errors.is_empty() {
        return None;
    }
    let mut parts = vec![Part::Words(String::new())];
    for letter in said.chars() {
        let name = u32::from(letter).checked_sub(PLACE).and_then(|place| names.get(place as usize));
        match (name, parts.last_mut()) {
            (Some(name), _) => parts.push(Part::Given(name.clone())),
            (None, Some(Part::Words(words))) => words.push(letter),
            (None, _) => parts.push(Part::Words(letter.to_string())),
        }
    }
    Some(parts)
}

/// The parts with texts put in; none when one is missing, or is a number, which a language has its own way to write.
fn put_together(parts: &[Part], arguments: &[(&'static str, Argument<'_>)]) -> Option<String> {
    let mut said = String::with_capacity(64);
    for part in parts {
        said.push_str(match part {
            Part::Words(words) => words,
            Part::Given(name) => match arguments.iter().find(|(given, _)| given == name) {
                Some((_, Argument::Text(text))) => text,
                _ => return None,
            },
        });
    }
    Some(said)
}

fn is_key(key: &&str) -> bool {
    !key.is_empty() && key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// The sentence when it needs no arguments: looked up, not formatted, on every page.
fn plainly(bundle: &FluentBundle<FluentResource>, key: &str) -> Option<String> {
    let mut errors = Vec::new();
    let said = bundle.format_pattern(bundle.get_message(key)?.value()?, None, &mut errors).into_owned();
    errors.is_empty().then_some(said)
}

impl Words {
    /// The words of `tag` (`en`, `fr`, `pt-BR`), of its language without the region, or English.
    pub fn of(tag: &str) -> Words {
        let short = tag.split(['-', '_']).next().unwrap_or("en");
        let find = |tag: &str| LANGUAGES.iter().find(|language| language.tag.eq_ignore_ascii_case(tag));
        Words(find(tag).or_else(|| find(short)).or_else(|| find("en")).expect("English is built in"))
    }

    /// The same for a page: a language that only letters speak so far gives English, so that no page is half in one and half in
    /// another.
    pub fn of_pages(tag: &str) -> Words {
        let words = Words::of(tag);
        if words.is_of_pages() { words } else { Words::english() }
    }

    /// Whether pages speak it, and not letters alone.
    pub fn is_of_pages(self) -> bool {
        self.has("skip-to-page")
    }

    /// English.
    pub fn english() -> Words {
        Words::of("en")
    }

    /// The language's tag, for `lang="…"`.
    pub fn tag(self) -> &'static str {
        self.0.tag
    }

    /// `rtl` for Arabic, Hebrew, Persian and Urdu, else `ltr`; for `dir="…"`.
    pub fn direction(self) -> &'static str {
        match self.0.tag.split('-').next() {
            Some("ar" | "he" | "fa" | "ur") => "rtl",
            _ => "ltr",
        }
    }

    /// The tags of all languages that are built in.
    pub fn languages() -> impl Iterator<Item = &'static str> {
        LANGUAGES.iter().map(|language| language.tag)
    }

    /// Whether this language itself has the sentence.
    pub fn has(self, key: &str) -> bool {
        self.0.bundle.has_message(key)
    }

    /// A sentence that needs no arguments.
    pub fn say(self, key: &str) -> &'static str {
        let english =
            || LANGUAGES.iter().find(|language| language.tag == "en").and_then(|en| en.plain.get(key));
        match self.0.plain.get(key).or_else(english) {
            Some(said) => said,
            None => missing(key),
        }
    }

    /// A sentence with arguments: `words.tell("posts-count", &[("count", 3.into())])`.
    pub fn tell(self, key: &str, arguments: &[(&'static str, Argument<'_>)]) -> String {
        if let Some(said) = self.0.simple.get(key).and_then(|parts| put_together(parts, arguments)) {
            return said;
        }
        let language = if self.has(key) { self } else { Words::english() };
        language.tell_by_fluent(key, arguments)
    }

    fn tell_by_fluent(self, key: &str, arguments: &[(&'static str, Argument<'_>)]) -> String {
        let Some(pattern) = self.0.bundle.get_message(key).and_then(|message| message.value()) else {
            return missing(key).to_owned();
        };
        let mut given = FluentArgs::with_capacity(arguments.len());
        for (name, value) in arguments {
            given.set(
                *name,
                match value {
                    Argument::Text(text) => FluentValue::from(text.as_ref()),
                    Argument::Number(number) => FluentValue::from(*number),
                },
            );
        }
        self.0.bundle.format_pattern(pattern, Some(&given), &mut Vec::new()).into_owned()
    }
}

fn missing(key: &str) -> &'static str {
    format!("⟦{key}⟧").leak()
}

/// What is put into a sentence.
#[derive(Clone, Debug)]
pub enum Argument<'a> {
    /// Words, as they are.
    Text(Cow<'a, str>),
    /// A number, which chooses the plural and is written as the language writes numbers.
    Number(f64),
}

impl<'a> From<&'a str> for Argument<'a> {
    fn from(text: &'a str) -> Self {
        Argument::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Argument<'a> {
    fn from(text: &'a String) -> Self {
        Argument::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Argument<'_> {
    fn from(text: String) -> Self {
        Argument::Text(Cow::Owned(text))
    }
}

macro_rules! numbers { ($($kind:ty),+) => {$(
    impl From<$kind> for Argument<'_> { fn from(number: $kind) -> Self { Argument::Number(number as f64) } }
)+} }
numbers!(i32, i64, u32, u64, usize, f64);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_language_speaks_english_and_an_unknown_key_shows_itself() {
        let words = Words::of("xx-YY");
        assert_eq!(words.tag(), "en");
        assert_eq!(words.say("skip-to-page"), "Skip to the page");
        assert_eq!(words.say("no-such-key"), "⟦no-such-key⟧");
    }

    #[test]
    fn a_page_is_in_one_language() {
        assert_eq!(Words::of("fr-CA").tag(), "fr");
        assert_eq!(Words::of_pages("fr-CA").tag(), "en");
        assert_eq!(Words::of_pages("en-GB").tag(), "en");
    }

    #[test]
    fn every_language_says_what_english_says_and_puts_the_same_things_in() {
        let holes = |text: &str| {
            let mut names: Vec<String> = text
                .split('$')
                .skip(1)
                .map(|rest| rest.chars().take_while(char::is_ascii_alphanumeric).collect())
                .collect();
            names.sort();
            names.dedup();
            names
        };
        let all = |tag: &str| -> HashMap<String, String> {
            let files = Locales::iter().filter(|path| path.split('/').next() == Some(tag));
            let texts = files.filter_map(|path| Locales::get(&path));
            texts.flat_map(|file| messages(&String::from_utf8_lossy(&file.data))).collect()
        };
        let english = all("en");
        for tag in Words::languages().filter(|tag| *tag != "en") {
            let said = all(tag);
            assert!(said.len() > 300, "{tag}: {}", said.len());
            for (key, text) in said {
                let meant = english.get(&key).unwrap_or_else(|| panic!("{tag}: nobody says {key}"));
                assert_eq!(holes(&text), holes(meant), "{tag}: {key}");
            }
        }
    }

    #[test]
    fn what_is_put_together_here_is_what_fluent_says() {
        let mut compared = 0;
        for language in LANGUAGES.iter() {
            for (key, parts) in &language.simple {
                let named = parts.iter().filter_map(|part| match part {
                    Part::Given(name) => Some(&*name.clone().leak()),
                    Part::Words(_) => None,
                });
                let given: Vec<(&'static str, Argument)> =
                    named.map(|name| (name, Argument::from(format!("<{name} {{é}}>")))).collect();
                let words = Words(language);
                assert_eq!(words.tell(key, &given), words.tell_by_fluent(key, &given), "{key}");
                compared += 1;
            }
        }
        assert!(compared > 10, "{compared}");
        let day = [("weekday", "Friday".into()), ("day", "9".into()), ("month", "October".into())];
        assert_eq!(Words::english().tell("date-day", &day), "Friday 9 October");
    }
}
