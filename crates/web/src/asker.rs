//! Who asks for a page.

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, Uri, header, request::Parts},
};
use base::{Secret, Words};
use community::{
    Actor, PersonId, Refused, SessionId, Work,
    charter::{self, Viewer},
    people::{
        Person,
        sessions::{self, Presented},
    },
};

use crate::{
    cookies, dates,
    dates::Reading,
    door::Door,
    errors::Trouble,
    said,
    shell::{Place, Reader, Shell},
};

/// The name of the session's cookie.
pub(crate) const SESSION: &str = "hall";

/// Who asks, and the frame of the page for them.
pub struct Asker {
    /// The door.
    pub door: Door,
    /// The frame: language, light, name.
    pub shell: Shell,
    /// Who it is, if they are signed in.
    pub person: Option<(SessionId, Person)>,
    /// Whose session it was, if it has ended: their unsent words may be kept for them.
    pub ended: Option<PersonId>,
    /// Whether the frame says what just happened: the answer lets go of it ([`said::show`]).
    pub news: bool,
}

/// Whether the browser brings a session, good or not.
pub(crate) fn has_session(door: &Door, headers: &HeaderMap) -> bool {
    cookies::value(headers, &door.settings().cookie(SESSION)).is_some()
}

impl Asker {
    /// As whom they act.
    pub fn actor(&self) -> Actor {
        self.person.as_ref().map_or(Actor::Visitor, |(_, person)| Actor::Person(person.id))
    }

    /// Begins an act of theirs.
    pub fn work(&self) -> Work<'_> {
        self.door.house().work(self.actor())
    }

    /// The person who is signed in, or the page that says to do so.
    pub fn signed_in(&self) -> Result<&(SessionId, Person), Trouble> {
        self.person.as_ref().ok_or(Trouble::SignIn)
    }

    /// How they read dates.
    pub fn reading(&self) -> Reading {
        let zone = self.person.as_ref().map_or(dates::zone("UTC"), |(_, person)| dates::zone(&person.zone));
        Reading { words: self.shell.words, zone, now: self.door.house().clock().now() }
    }

    /// What went wrong, as a page for them.
    pub fn trouble(&self, refused: Refused) -> Trouble {
        match refused {
            // Who has not said who they are may be allowed once they do.
            Refused::NotAllowed(_) if self.person.is_none() => Trouble::SignIn,
            other => other.into(),
        }
    }

    /// Looks at a community: who may see what, and the frame with its name.
    pub async fn visit(&mut self, slug: &str) -> Result<Viewer, Trouble> {
        let visited = charter::visit(&mut self.work(), slug).await;
        let viewer = visited.map_err(|refused| self.trouble(refused))?;
        let community = viewer.community();
        let open = community.level == community::Level::Open;
        self.shell.place = Some(Place {
            name: community.name.clone(),
            slug: community.slug.clone(),
            letters_to: Some(&self.door.settings().mail_domain)
                .filter(|domain| !domain.is_empty() && viewer.is_member())
                .map(|domain| format!("{}@{domain}", community.slug)),
            tells: viewer.is_member() || open,
            people: viewer.is_member(),
        });
        self.shell.feed = open;
        self.shell.listed = open && community.visibility == "listed";
        Ok(viewer)
    }
}

impl FromRequestParts<Door> for Asker {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, door: &Door) -> Result<Asker, Trouble> {
        let mut shell = Shell::of(&parts.headers, &parts.uri).answering(&parts.method, &parts.headers);
        shell.outbox = door.settings().demo;
        shell.host.clone_from(&door.settings().host);
        shell.notice = said::notice(&parts.headers, shell.words);
        let news = shell.notice.is_some();
        let mut asker = Asker { door: door.clone(), shell, person: None, ended: None, news };
        let Some(token) = cookies::value(&parts.headers, &door.settings().cookie(SESSION)) else {
            return Ok(asker);
        };
        let presented = sessions::of(&mut asker.work(), &Secret::given(token)).await;
        match presented.map_err(|refused| asker.trouble(refused))? {
            Presented::Open(session, person) => {
                // What a person chose for themselves goes before what their browser asks for.
                asker.shell.words = Words::of_pages(&person.language);
                asker.shell.notice = said::notice(&parts.headers, asker.shell.words);
                asker.shell.reader = Some(Reader { name: person.name.clone() });
                asker.person = Some((session, person));
            }
            Presented::Ended(person) => asker.ended = Some(person),
            Presented::Unknown => {}
        }
        Ok(asker)
    }
}

/// The network that a request comes from, as rates count it: an IPv4 address, or the /64 of an IPv6 address. What a proxy
/// says is believed only of one that is named in the settings.
pub fn network(door: &Door, headers: &HeaderMap, peer: Option<std::net::IpAddr>) -> String {
    use std::net::IpAddr;
    let behind = peer.filter(|peer| door.settings().proxies.hold(*peer)).and_then(|_| {
        let told = headers.get("x-forwarded-for")?.to_str().ok()?;
        told.rsplit(',').next()?.trim().parse::<IpAddr>().ok()
    });
    match behind.or(peer).map(|address| address.to_canonical()) {
        Some(IpAddr::V4(address)) => address.to_string(),
        Some(IpAddr::V6(address)) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
        None => "nowhere".to_owned(),
    }
}

/// The browser as a person knows it: "Firefox on Linux". Made of a few words that browsers have said for years.
pub fn browser(headers: &HeaderMap) -> String {
    let told = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or("");
    let find = |list: &[(&str, &str)]| {
        list.iter().find(|(mark, _)| told.contains(mark)).map(|(_, name)| name.to_string())
    };
    let name = find(&[
        ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"),
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("CriOS/", "Chrome"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
        ("curl/", "curl"),
    ]);
    let system = find(&[
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Mac OS X", "Mac"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ]);
    match (name, system) {
        (Some(name), Some(system)) => format!("{name}, {system}"),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => String::new(),
    }
}

/// The path and query that was asked for.
pub fn path(uri: &Uri) -> &str {
    uri.path_and_query().map_or("/", |path| path.as_str())
}
