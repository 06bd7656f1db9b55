//! Letters as people send them: answers in three styles, in two languages, and letters to our addresses; delivered to where
//! letters arrive, without SMTP.

use std::sync::atomic::{AtomicU64, Ordering};

use calendar::write::{Draft, Party};
use community::{
    ArrivalId,
    arrivals::{self, Arrival, Incoming, Raw},
    gatherings,
    notices::{self, Letter},
};
use letters::arrivals::Reader;
use mail::trust::{Resolver, Trusted};

use crate::{TestApp, app, world::SLUG};

/// A server in front of the house whose word counts in tests.
const FRONT: &str = "mx.hall.example";

/// What reads letters in a test: no name server is asked, and a server in front says what is proven.
pub fn reader() -> Reader {
    Reader {
        sender: app::sender(),
        resolver: Resolver::offline(),
        trusted: Trusted { authserv_ids: vec![FRONT.into()], ..Trusted::default() },
    }
}

/// How a person's mail program answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Plain text, what is answered quoted below: Thunderbird, in English.
    Quoted,
    /// The same in French.
    QuotedFrench,
    /// HTML, the answer on top and the whole letter below: Outlook, in English.
    Outlook,
    /// The same in French.
    OutlookFrench,
    /// The same in German.
    OutlookGerman,
    /// One line from a telephone.
    Phone,
    /// The same in French.
    PhoneFrench,
}

impl Style {
    /// All of them.
    pub const ALL: [Style; 7] = [
        Style::Quoted,
        Style::QuotedFrench,
        Style::Outlook,
        Style::OutlookFrench,
        Style::OutlookGerman,
        Style::Phone,
        Style::PhoneFrench,
    ];
}

/// A letter that somebody sends.
#[derive(Clone, Debug)]
pub struct Sent {
    /// Who, as `Name <address>`; its address is the envelope's sender too.
    pub from: String,
    /// To which address of ours.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// Whether the sender's domain says that it is theirs.
    pub proven: bool,
    /// Further header fields, each with its line end.
    pub heads: String,
    /// The content type of the body, and the body.
    pub body: (String, String),
    /// Its Message-ID.
    pub message_id: String,
}

impl Sent {
    /// A plain letter.
    pub fn new(from: &str, to: &str, subject: &str, words: &str) -> Sent {
        let mark = mark_of(&[from, to, subject, words]);
        Sent {
            from: from.into(),
            to: to.into(),
            subject: subject.into(),
            proven: true,
            heads: String::new(),
            body: ("text/plain; charset=utf-8".into(), words.replace('\n', "\r\n")),
            message_id: format!("{mark}@sender.example"),
        }
    }

    /// Nothing proves that it is from whom it says.
    pub fn unproven(mut self) -> Sent {
        self.proven = false;
        self
    }

    /// With a header field.
    pub fn with(mut self, name: &str, value: &str) -> Sent {
        self.heads.push_str(&format!("{name}: {value}\r\n"));
        self
    }

    /// The address alone.
    pub fn address(&self) -> &str {
        self.from.rsplit_once('<').map_or(self.from.as_str(), |(_, rest)| rest.trim_end_matches('>'))
    }

    /// As it goes over the wire.
    pub fn raw(&self) -> Vec<u8> {
        let domain = self.address().rsplit_once('@').map_or("", |(_, domain)| domain);
        let result = if self.proven { "pass" } else { "none" };
        let mut raw = format!("Authentication-Results: {FRONT}; dmarc={result} header.from={domain}\r\n");
        raw.push_str(&format!("From: {}\r\nTo: {}\r\nSubject: {}\r\n", self.from, self.to, self.subject));
        raw.push_str(&format!(
            "Date: Thu, 15 Oct 2026 09:00:00 +0000\r\nMessage-ID: <{}>\r\n",
            self.message_id
        ));
        raw.push_str(&self.heads);
        raw.push_str(&format!(
            "MIME-Version: 1.0\r\nContent-Type: {}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{}\r\n",
            self.body.0, self.body.1
        ));
        raw.into_bytes()
    }
}

/// Letters that say the same are two letters: each has its own mark.
fn mark_of(parts: &[&str]) -> String {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let hash: String = base::secret::hash(parts.join("\u{1f}").as_bytes()).chars().take(16).collect();
    format!("{hash}.{count}")
}

/// An answer to a letter of ours, as a person's mail program writes it.
pub fn answer(from: &str, to: &str, letter: &Letter, words: &str, style: Style) -> Sent {
    let quoted: String = letter.plain.lines().map(|line| format!("> {line}\n")).collect();
    let escape = |text: &str| {
        text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('\n', "<br>\r\n")
    };
    let outlook = |from: &str, sent: &str, to_word: &str, subject: &str, date: &str| {
        format!(
            "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\"></head><body lang=\"EN-GB\"><div class=\"WordSection1\"><p class=\"MsoNormal\">{}</p><p class=\"MsoNormal\">&nbsp;</p><div style=\"border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm\"><p class=\"MsoNormal\"><b>{from}:</b> {} &lt;{}&gt;<br><b>{sent}:</b> {date}<br><b>{to_word}:</b> {}<br><b>{subject}:</b> {}</p></div><p class=\"MsoNormal\">{}</p></div></body></html>",
            escape(words),
            escape(&letter.from_name),
            escape(to),
            escape(&letter.address),
            escape(&letter.subject),
            escape(&letter.plain)
        )
    };
    let (kind, body, prefix) = match style {
        Style::Quoted => (
            "text/plain",
            format!("{words}\n\nOn 15/10/2026 09:05, {} wrote:\n{quoted}", letter.from_name),
            "Re:",
        ),
        Style::QuotedFrench => (
            "text/plain",
            format!("{words}\n\nLe 15/10/2026 à 09:05, {} a écrit :\n{quoted}", letter.from_name),
            "Re:",
        ),
        Style::Outlook => (
            "text/html",
            outlook("From", "Sent", "To", "Subject", "Thursday, October 15, 2026 9:05 AM"),
            "RE:",
        ),
        Style::OutlookFrench => {
            ("text/html", outlook("De", "Envoyé", "À", "Objet", "jeudi 15 octobre 2026 09:05"), "RE:")
        }
        Style::OutlookGerman => (
            "text/html",
            outlook("Von", "Gesendet", "An", "Betreff", "Donnerstag, 15. Oktober 2026 09:05"),
            "AW:",
        ),
        Style::Phone => (
            "text/plain",
            format!(
                "{words}\n\nSent from my iPhone\n\n> On 15 Oct 2026, at 09:05, {} <{to}> wrote:\n> \n{quoted}",
                letter.from_name
            ),
            "Re:",
        ),
        Style::PhoneFrench => (
            "text/plain",
            format!(
                "{words}\n\nEnvoyé de mon iPhone\n\n> Le 15 oct. 2026 à 09:05, {} <{to}> a écrit :\n> \n{quoted}",
                letter.from_name
            ),
            "Re:",
        ),
    };
    let mut sent = Sent::new(from, to, &format!("{prefix} {}", letter.subject), words);
    sent.message_id =
        format!("{}@sender.example", mark_of(&[from, to, words, &letter.message_id, &format!("{style:?}")]));
    sent.body = (format!("{kind}; charset=utf-8"), body.replace("\r\n", "\n").replace('\n', "\r\n"));
    sent.with("In-Reply-To", &format!("<{}>", letter.message_id))
        .with("References", &format!("<{}>", letter.message_id))
}

/// What the calendar of somebody answers to an event.
pub fn reply_to(asked: &calendar::Item, from: &str, partstat: &str) -> String {
    let whose = Party { name: String::new(), email: from.into() };
    let stamp = chrono::DateTime::from_timestamp(1_792_100_000, 0).expect("a moment");
    calendar::write::reply(asked, &whose, partstat, "", stamp)
}

/// As Outlook, Google and Thunderbird send the answer of a calendar: words, and the calendar beside them.
pub fn by_calendar(from: &str, to: &str, ics: &str) -> Sent {
    let mut sent = Sent::new(from, to, "Accepted: Autumn circle", ics);
    let body = format!(
        "--b1\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nSomebody has accepted this invitation.\r\n--b1\r\n\
         Content-Type: text/calendar; charset=UTF-8; method=REPLY\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{ics}\r\n--b1--\r\n"
    );
    sent.body = ("multipart/alternative; boundary=\"b1\"".into(), body);
    sent.with("Auto-Submitted", "auto-generated")
}

impl TestApp {
    /// Delivers a letter, and does what is queued; what became of it.
    pub async fn deliver(&self, sent: &Sent) -> Arrival {
        let id = self.hand_in(sent).await;
        self.run().await;
        arrivals::arrival(&mut self.hall.system(), id).await.expect("it arrived")
    }

    /// Hands a letter in: kept, not read yet.
    pub async fn hand_in(&self, sent: &Sent) -> ArrivalId {
        let raw = sent.raw();
        let incoming = Incoming {
            came_by: "smtp",
            peer: "192.0.2.1".into(),
            helo: "mail.sender.example".into(),
            sender: sent.address().to_owned(),
            recipients: vec![sent.to.clone()],
            mark: mail::repeat::mark(&raw),
            message_id: sent.message_id.clone(),
            raw: Raw::Here(raw),
        };
        let kept = arrivals::keep(&mut self.hall.system(), vec![incoming]).await.expect("it is kept");
        kept[0].id
    }

    /// The address that an answer to a letter goes to.
    pub async fn reply_to(&self, letter: &Letter) -> String {
        let key = self.hall.house.letters_key().await.expect("a key");
        let local = if matches!(letter.kind.as_str(), "digest" | "passage") { "guildhall" } else { SLUG };
        format!("{local}+{}@hall.example", notices::token(&key, letter.delivery))
    }

    /// Answers a letter from the address that it went to.
    pub async fn answers(&self, letter: &Letter, words: &str, style: Style) -> Arrival {
        self.answers_from(&letter.address.clone(), letter, words, style).await
    }

    /// Answers a letter from another address.
    pub async fn answers_from(&self, from: &str, letter: &Letter, words: &str, style: Style) -> Arrival {
        let to = self.reply_to(letter).await;
        self.deliver(&answer(from, &to, letter, words, style)).await
    }

    /// The event in the calendar that goes with a letter, as its reader has it; none for a letter without.
    pub async fn event_in(&self, letter: &Letter) -> Option<calendar::Item> {
        self.events_in(letter).await.into_iter().next()
    }

    /// The events in all calendars that go with a letter.
    pub async fn events_in(&self, letter: &Letter) -> Vec<calendar::Item> {
        let mut work = self.hall.system();
        let sheets = notices::calendars(&mut work, letter.id).await.expect("a letter");
        let key = work.letters_key().await.expect("a key");
        let person =
            notices::named(&mut work, letter.delivery).await.expect("a letter").and_then(|one| one.person);
        let whose = Party { name: String::new(), email: letter.address.clone() };
        let reply = self.reply_to(letter).await;
        let copy = |sheet: notices::Enclosed| {
            let proof = person.map(|person| gatherings::proof(&key, sheet.about, person)).unwrap_or_default();
            let text = Draft::of(sheet.body).to(&whose, &proof, &reply);
            calendar::read(text.as_bytes()).items.remove(0)
        };
        sheets.into_iter().map(copy).collect()
    }

    /// Answers the calendar that goes with a letter, as a calendar program does: to whom it names as the organiser, beside a sentence of its
    /// own, and marked as written by a machine.
    pub async fn answers_by_calendar(&self, letter: &Letter, partstat: &str, comment: &str) -> Arrival {
        let asked = self.event_in(letter).await.expect("a calendar");
        self.answers_event(letter, &asked, partstat, comment).await
    }

    /// The same for one of the calendars that go with it.
    pub async fn answers_event(
        &self,
        letter: &Letter,
        asked: &calendar::Item,
        partstat: &str,
        comment: &str,
    ) -> Arrival {
        let whose = Party { name: String::new(), email: letter.address.clone() };
        let stamp = chrono::DateTime::from_timestamp(1_792_100_000, 0).expect("a moment");
        let ics = calendar::write::reply(asked, &whose, partstat, comment, stamp);
        let to = asked.organizer.clone().expect("an organiser");
        self.deliver(&by_calendar(&letter.address, &to, &ics)).await
    }

    /// The newest letter to an address; of a kind, when one is named.
    pub async fn newest_to(&self, address: &str, kind: &str) -> Letter {
        let letters = self.letters().await;
        let fits = |letter: &&Letter| letter.address == address && (kind.is_empty() || letter.kind == kind);
        let found = letters.iter().find(fits).cloned();
        let all: Vec<String> = letters
            .iter()
            .map(|letter| format!("{} to {}: {}", letter.kind, letter.address, letter.subject))
            .collect();
        found.unwrap_or_else(|| panic!("no letter {kind:?} to {address} among {all:#?}"))
    }
}
