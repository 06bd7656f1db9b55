//! A letter as bytes: what it says to everybody, and to one.

use base::Time;
use calendar::write::{Draft, Party};
use community::notices::{
    Enclosed,
    deliveries::{Claimed, Origin, Said},
};
use mail::{
    Address,
    compose::{ComposeError, File, Line, Mould, Own, Shared},
    smtp::client::Parcel,
};

use super::House;

/// The word before the @ of letters that come from no community.
const OURS: &str = "guildhall";
/// Letters that somebody has just asked for, one by one: there is nothing to have less of.
const ASKED_FOR: [&str; 4] = ["passage", "receipt", "confirm", "address"];
/// Of how many bytes letters can refer to earlier ones: what all programs read.
const LINE: usize = 8_000;

/// A letter cannot be made.
#[derive(Debug, thiserror::Error)]
#[error("the letter cannot be written: {0}")]
pub struct NotWritten(#[from] ComposeError);

/// Where letters of a community come from, and where what is said about them goes.
pub struct Heads<'a> {
    house: &'a House,
    /// The word before the @.
    word: &'a str,
    origin: Option<&'a Origin>,
}

impl<'a> Heads<'a> {
    /// Of a community, or of the house itself.
    pub fn of(house: &'a House, origin: Option<&'a Origin>) -> Heads<'a> {
        Heads { house, word: origin.map_or(OURS, |origin| origin.slug.as_str()), origin }
    }

    /// `slug@domain`, or the address that a list had before it came here.
    fn from(&self) -> String {
        let own = self.origin.and_then(|origin| origin.own.clone());
        own.unwrap_or_else(|| self.at(self.word))
    }

    fn at(&self, word: &str) -> String {
        format!("{word}@{}", self.house.domain)
    }

    /// The fields of a community's letters, for programs that sort and answer mail (RFC 2369, RFC 2919).
    fn list(&self) -> Vec<(&'static str, String)> {
        let Some(Origin { name, slug, list_id, .. }) = self.origin else { return Vec::new() };
        let list_id = list_id.clone().unwrap_or_else(|| format!("{slug}.{}", self.house.domain));
        vec![
            ("List-Id", format!("{} <{list_id}>", phrase(name))),
            ("List-Post", format!("<mailto:{}>", self.from())),
            ("List-Help", format!("<mailto:{}>", self.at(&format!("{slug}-help")))),
        ]
    }
}

/// A name that cannot be taken for an address.
fn phrase(name: &str) -> String {
    name.chars().filter(|c| !matches!(c, '<' | '>' | '@' | '"' | '\\')).collect()
}

/// What a letter says to everybody, encoded once.
pub fn mould(
    said: &Said,
    origin: Option<&Origin>,
    files: Vec<File>,
    calendars: &[Enclosed],
    house: &House,
) -> Result<Mould, NotWritten> {
    let heads = Heads::of(house, origin);
    let mut fields: Vec<(String, Line)> = Vec::new();
    // What the letter brings along itself comes first, and is not said again.
    for line in said.heads.lines().filter(|line| line.len() <= LINE) {
        if let Some((name, value)) = line.split_once(':') {
            fields.push((name.trim().to_owned(), Line::of(value)));
        }
    }
    let mut add = |name: &str, value: String| {
        if !fields.iter().any(|(known, _)| known.eq_ignore_ascii_case(name)) {
            fields.push((name.to_owned(), Line::of(&value)));
        }
    };
    for (name, value) in heads.list() {
        add(name, value);
    }
    if has_less(said, origin) {
        add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".to_owned());
    } else {
        // Each stands for itself: no folding into a conversation.
        add("X-Entity-Ref-ID", said.id.to_string());
    }
    if let Some(level) = said.level {
        add("X-Guildhall-Level", level.number().to_string());
    }
    // RFC 3834, and the same for Exchange: nobody's absence is announced to us.
    add("Auto-Submitted", "auto-generated".to_owned());
    add("X-Auto-Response-Suppress", "All".to_owned());
    let name = if said.from_name.is_empty() { &house.name } else { &said.from_name };
    let shared = Shared {
        from: Address::new(name, &heads.from()),
        subject: Line::of(&said.subject),
        text: said.plain.clone(),
        html: Some(said.html.clone()).filter(|html| !html.is_empty()),
        message_id: said.message_id.clone(),
        date: Time::secs(said.made_at),
        headers: fields,
        files,
        calendars: calendars.iter().map(|one| one.method.clone()).collect(),
    };
    Ok(Mould::of(&shared)?)
}

fn has_less(said: &Said, origin: Option<&Origin>) -> bool {
    !ASKED_FOR.contains(&said.kind.as_str()) && (origin.is_some() || said.kind == "digest")
}

/// The letter to one person, signed, with its envelope. `token` is what names this delivery in addresses, `seat` what proves their copy of a
/// calendar about something.
pub fn parcel(
    mould: &Mould,
    said: &Said,
    claimed: &Claimed,
    token: &str,
    calendars: &[Enclosed],
    seat: &dyn Fn(i64) -> String,
    house: &House,
) -> Result<Parcel, NotWritten> {
    let origin = claimed.community.as_ref();
    let heads = Heads::of(house, origin);
    let reply = heads.at(&format!("{}+{token}", heads.word));
    let stop = format!("{}{}", house.base_url, (house.less)(token));
    let why = (house.why)(&claimed.language, &claimed.why);
    let (to, reply_to) = (Address::new(&claimed.name, &claimed.address), Address::new("", &reply));
    let own_reply = !said.heads.lines().any(|line| line.to_ascii_lowercase().starts_with("reply-to:"));
    // What comes back with this in its head went out from here: it is dropped, and nobody else can write it (reliability 1.11).
    let mut headers = vec![(crate::arrivals::LOOP_FIELD, Line::of(token))];
    if has_less(said, origin) {
        // RFC 8058: the first is for the button of a mail program, and covered by the signature.
        headers.push(("List-Unsubscribe", Line::of(&format!("<{stop}>, <mailto:{reply}?subject=STOP>"))));
    }
    let attendee = Party { name: claimed.name.clone(), email: claimed.address.clone() };
    let own_copy = |one: &Enclosed| Draft::of(one.body.clone()).to(&attendee, &seat(one.about), &reply);
    let calendars: Vec<String> = calendars.iter().map(own_copy).collect();
    let own = Own {
        to: &to,
        calendars: &calendars,
        reply_to: Some(&reply_to).filter(|_| own_reply),
        headers: &headers,
        fill: &|mark| match mark {
            "reply" => Some(&reply),
            "stop" => Some(&stop),
            "name" => Some(&claimed.name),
            "why" => Some(&why),
            _ => None,
        },
    };
    let letter = mould.fill(&own)?;
    let from = heads.from();
    let domain = from.rsplit_once('@').map_or("", |(_, domain)| domain);
    let mut bytes = house.keys.sign(domain, &letter);
    // Most letters of most houses have one signature: the letter is moved once.
    bytes.reserve_exact(letter.len());
    bytes.extend_from_slice(&letter);
    Ok(Parcel {
        tag: claimed.id.into(),
        // A report about this letter names it, and cannot be made up (VERP).
        sender: heads.at(&format!("bounce+{token}")),
        recipients: vec![claimed.address.clone()],
        bytes,
    })
}
