//! The frame of every page: who is reading, where they are, and what stands at the head and the foot.

use axum::http::{HeaderMap, Method, Uri, header};
use base::words::{Argument, Words};

use crate::{assets, html::Html, icons, links, safe_path::safe_path, sentence, theme::Theme};

/// What every page's template holds as `shell`.
#[derive(Clone)]
pub struct Shell {
    /// The language of the page.
    pub words: Words,
    /// Daylight, lamplight or as the device.
    pub theme: Theme,
    /// This page's own path and query, to come back to after `POST /theme`.
    pub path: String,
    /// What is true, in the tab and in a list of search results; without the name of the community.
    pub title: String,
    /// One sentence about the page, for search engines and previews. May be empty.
    pub description: String,
    /// The form came back with a problem: the title begins with "Error: ".
    pub mistake: bool,
    /// The community that the page belongs to.
    pub place: Option<Place>,
    /// Who is signed in.
    pub reader: Option<Reader>,
    /// Which entry of the navigation is current.
    pub here: Here,
    /// The page's one address, whole (`https://...`), when it has several.
    pub canonical: Option<String>,
    /// Whether there is a feed of what is public here.
    pub feed: bool,
    /// Whether search engines may list the page. Only what is open says yes.
    pub listed: bool,
    /// What just happened, on top of the page.
    pub notice: Option<Notice>,
    /// Letters go to an outbox on this host (a demo): the colophon links to it.
    pub outbox: bool,
    /// Who hosts this house, for the last line of the page. May be empty.
    pub host: String,
}

/// The community of a page.
#[derive(Clone, Debug)]
pub struct Place {
    /// Its name.
    pub name: String,
    /// Its part of the address.
    pub slug: String,
    /// The address that letters to all go to, once the house receives mail.
    pub letters_to: Option<String>,
    /// Whether the reader may see what the archive tells.
    pub tells: bool,
    /// Whether the reader may see who is here: members only, by default.
    pub people: bool,
}

/// Who is signed in.
#[derive(Clone, Debug)]
pub struct Reader {
    /// The name that they go by.
    pub name: String,
}

/// An entry of the navigation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Here {
    /// None of them.
    #[default]
    Elsewhere,
    /// The front page.
    Front,
    /// Conversations.
    Talk,
    /// People.
    People,
    /// Search.
    Search,
    /// What the archive tells.
    Discover,
    /// The reader's account.
    Account,
}

/// What just happened, said once on top of a page.
#[derive(Clone, Debug)]
pub struct Notice {
    /// Its colour, which the words do not rely on.
    pub tone: Tone,
    /// What is true now: "Your answer is with the others".
    pub title: String,
    /// A sentence more. May be empty.
    pub text: String,
    /// A way back: the path of a POST and the words on its button.
    pub undo: Option<(String, String)>,
}

/// How a notice is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// It worked.
    Well,
    /// Good to know.
    Plain,
    /// It did not work, or needs care.
    Care,
}

impl Tone {
    /// The class of the notice.
    pub fn class(self) -> &'static str {
        match self {
            Tone::Well => "notice notice--well",
            Tone::Plain => "notice notice--plain",
            Tone::Care => "notice notice--care",
        }
    }

    /// Whether it is read out at once, or when the reader pauses.
    pub fn role(self) -> &'static str {
        if self == Tone::Care { "alert" } else { "status" }
    }
}

impl Shell {
    /// The frame for a request: its language, its light and its path.
    pub fn of(headers: &HeaderMap, uri: &Uri) -> Shell {
        let words = language(headers);
        Shell {
            words,
            theme: Theme::of(headers),
            path: uri.path_and_query().map_or("/", |path| path.as_str()).to_owned(),
            title: words.say("house-name").to_owned(),
            description: String::new(),
            mistake: false,
            place: None,
            reader: None,
            here: Here::Elsewhere,
            canonical: None,
            feed: false,
            listed: false,
            notice: None,
            outbox: false,
            host: String::new(),
        }
    }

    /// On a page that answers a form, one comes back to the page with the form: the address that it was sent to may
    /// have no page of its own.
    pub fn answering(mut self, method: &Method, headers: &HeaderMap) -> Shell {
        if *method != Method::GET {
            let page = headers.get(header::REFERER).and_then(|page| page.to_str().ok()?.parse::<Uri>().ok());
            let path = page.as_ref().and_then(Uri::path_and_query).map_or("/", |path| path.as_str());
            self.path = safe_path(path).to_owned();
        }
        self
    }

    /// With this title.
    pub fn titled(mut self, title: impl Into<String>) -> Shell {
        self.title = title.into();
        self
    }

    /// With this description.
    pub fn described(mut self, description: impl Into<String>) -> Shell {
        self.description = description.into();
        self
    }

    /// With this entry of the navigation marked.
    pub fn at(mut self, here: Here) -> Shell {
        self.here = here;
        self
    }

    /// The whole title: "Error: " where a form came back, and the name of the community.
    pub fn whole_title(&self) -> String {
        let error = if self.mistake { self.say("problem-error") } else { "" };
        let gap = if self.mistake { " " } else { "" };
        let name = self.place.as_ref().map_or(self.say("house-name"), |place| &place.name);
        if self.title == name {
            format!("{error}{gap}{name}")
        } else {
            format!("{error}{gap}{} · {name}", self.title)
        }
    }

    /// A sentence that needs nothing.
    pub fn say(&self, key: &str) -> &'static str {
        self.words.say(key)
    }

    /// A number in running text: see [`base::numbers::say`].
    pub fn number(&self, number: &u64) -> String {
        base::numbers::say(self.words, *number)
    }

    /// A sentence with something in it.
    pub fn tell(&self, key: &str, given: &[(&'static str, Argument<'_>)]) -> String {
        self.words.tell(key, given)
    }

    /// A sentence with links, reply words or names in it: see [`sentence::rich`].
    pub fn rich(&self, key: &str, given: &[(&'static str, Argument<'_>)], links: &[&str]) -> Html {
        sentence::rich(self.words, key, given, links)
    }

    /// The line under an act that says how it is done from the inbox.
    pub fn by_reply(&self, key: &str) -> Html {
        let said = sentence::rich(self.words, key, &[], &[]);
        Html(format!(r#"<p class="by-reply">{}<span>{said}</span></p>"#, icons::small("letter")))
    }

    /// The address of an asset.
    pub fn asset(&self, name: &str) -> &'static str {
        assets::address(name)
    }

    /// `aria-current="page"` for the entry that the reader is at.
    pub fn current(&self, here: Here) -> Html {
        Html(if self.here == here { r#" aria-current="page""#.to_owned() } else { String::new() })
    }

    /// Where the name in the masthead leads.
    pub fn home(&self) -> String {
        self.place.as_ref().map_or(links::HOUSE.to_owned(), |place| links::community(&place.slug))
    }
}

/// The address of a link that opens a letter.
pub fn mailto(address: &str) -> String {
    format!("mailto:{address}")
}

/// The first language that the browser asks for and the house speaks; English otherwise.
///
/// In the order in which it is written: every browser writes the best first, and weights are not looked at.
pub fn language(headers: &HeaderMap) -> Words {
    let asked = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or("en");
    let tags = asked.split(',').take(20).filter_map(|one| one.split(';').next()).map(str::trim);
    let spoken = |tag: &&str| {
        let short = tag.split('-').next().unwrap_or("");
        let mut known = Words::languages().filter(|known| Words::of(known).is_of_pages());
        known.any(|known| known.eq_ignore_ascii_case(tag) || known.eq_ignore_ascii_case(short))
    };
    tags.into_iter().find(spoken).map_or(Words::english(), Words::of)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell() -> Shell {
        Shell::of(&HeaderMap::new(), &Uri::from_static("/c/peers/talk?page=2"))
    }

    #[test]
    fn the_title_says_what_is_true_then_whose_page_it_is() {
        let mut shell = shell().titled("Two answers need another look");
        assert_eq!(shell.whole_title(), "Two answers need another look · Guildhall");
        shell.mistake = true;
        assert_eq!(shell.whole_title(), "Error: Two answers need another look · Guildhall");
    }

    #[test]
    fn the_browsers_language_is_spoken_when_we_can() {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_LANGUAGE, "xx-YY, en-GB;q=0.8, de".parse().expect("a header"));
        assert_eq!(language(&headers).tag(), "en");
        assert_eq!(shell().path, "/c/peers/talk?page=2");
    }

    #[test]
    fn from_the_answer_to_a_form_one_comes_back_to_the_page_with_the_form() {
        let mut headers = HeaderMap::new();
        assert_eq!(shell().answering(&Method::GET, &headers).path, "/c/peers/talk?page=2");
        assert_eq!(shell().answering(&Method::POST, &headers).path, "/");
        for (from, path) in [
            ("https://hall.example/c/peers/talk/1?page=3", "/c/peers/talk/1?page=3"),
            ("https://hall.example//evil.example", "/"),
            ("nonsense", "/"),
        ] {
            headers.insert(header::REFERER, from.parse().expect("a header"));
            assert_eq!(shell().answering(&Method::POST, &headers).path, path);
        }
    }
}
