//! Letters as a format: mailboxes, parsing, threading, addresses, composing. It knows no members and no store, and has no
//! clock of its own.
//!
//! # An archive, from file to people
//!
//! ```no_run
//! use mail::date;
//! use mail::mbox::{Item, Mailbox};
//! use mail::people::{Seen, people};
//! # fn main() -> Result<(), mail::mbox::MboxError> {
//! # let now = 0;
//! let mut mailbox = Mailbox::open("archive.mbox".as_ref())?; // or .mbox.gz
//! let (mut before, mut seen) = (None, Vec::new());
//! while let Some(item) = mailbox.next()? {
//!     match item {
//!         Item::Letter(raw) => {
//!             let letter = mail::parse(&raw.raw);
//!             let (sent, _) = date::best(letter.date, &letter.received, raw.from_line_date, before, now);
//!             before = Some(sent);
//!             // letter.message_id is always there: look it up, and what it answers among letter.ids.parents().
//!             for author in &letter.from {
//!                 let name = author.shown_name().unwrap_or_default().to_owned();
//!                 seen.push(Seen { address: author.address.clone(), name, letters: 1 });
//!             }
//!             // Keep raw.next: Mailbox::open_at goes on from there after a crash.
//!         }
//!         Item::Problem(problem) => eprintln!("line {}: {}", problem.place.line, problem.why),
//!     }
//! }
//! for person in people(&seen) {
//!     println!("{}: {:?}, because {:?}", person.name, person.addresses, person.joined);
//! }
//! # Ok(()) }
//! ```
//!
//! # What is where
//!
//! | Module | Lets you |
//! | --- | --- |
//! | [`mbox`] | read a mailbox file of any size, packed or plain, letter by letter, with the place of each; go on in the middle |
//! | [`parse()`] | read one letter: [`Letter`], its [`Attachment`]s, and each [`Trouble`] it made |
//! | [`headers`] | go through the fields of a letter without decoding them |
//! | [`thread`] | find the ids in a letter; count threads; name a letter that has no id |
//! | [`date`] | choose the date to believe |
//! | [`address`] | compare and check addresses; say in words what is wrong with one |
//! | [`people`] | see which addresses of an archive are one person's, and why |
//! | [`auto`] | see whether a person wrote it or a program: [`auto::of`] |
//! | [`bounce`] | read reports of letters that did not arrive, were delayed, or were complained about: [`bounce::report`] |
//! | [`list`] | see whether a list passed it on, and whether that list was ours: [`list::of`], [`list::has_passed`] |
//! | [`reply`] | have the author's new words, with and without signature: [`reply::of`] |
//! | [`forward`] | unwrap a letter that is passed on: [`forward::of`] |
//! | [`trust`] | know who it is proven to be from (SPF, DKIM, DMARC, ARC): [`trust::check`] |
//! | [`compose`] | build a letter that leaves, with nothing smuggled into its headers |
//! | [`names`] | ask name servers who takes mail for a domain, and what it says about its mail |
//! | [`sign`] | make keys, and sign what leaves (DKIM) |
//! | [`smtp`] | take letters in and hand letters over, by SMTP and LMTP |
//! | [`imap`] | fetch letters from a mailbox that somebody else keeps |
//! | [`repeat`] | know a letter that is brought again |
//! | [`clean`] | take out of a line, a text or a file name what hides or breaks |
//! | [`explain`] | show as JSON what was read |
//!
//! # In which order
//!
//! A calendar's answer first (the crate `calendar`): Google's are marked as written by a program. Then [`bounce::report`], then
//! [`list::has_passed`], then [`auto::of`]; what is left is a person's, and [`forward::of`] and [`reply::of`] say what they say.
//!
//! # What you can rely on
//!
//! - Reading a letter never fails, panics or recurses. Depth (20 multiparts), parts (250), attachments (50), headers (128 kB, 1,000
//!   fields) and ids (250 bytes) have an end; what was cut is a [`Trouble`]. A letter inside a letter is an attachment.
//! - Text is UTF-8 without NUL and CR; subjects, names and file names are one line without what hides or turns text. UTF-7 is never
//!   decoded.
//! - HTML is as the sender wrote it. Clean it before anybody sees it; the same for the kinds of attachments, which may lie.
//! - Memory is twice the longest letter allowed (64 MB each by [`mbox::Limits`]) at worst, and some hundred kilobytes as a rule.
//! - Nothing that a letter says about its author is proven by reading it; [`trust::check`] proves it, and nothing else does.
//! - A person's letter is never taken for a report: see [`bounce`].
//!
//! Headers, encodings and character sets are read by `mail-parser`; the tree of parts is walked here, so that its depth and
//! number have an end.

pub mod address;
pub mod auto;
pub mod bounce;
pub mod clean;
pub mod compose;
pub mod contacts;
pub mod date;
mod decode;
pub mod explain;
pub mod forward;
pub mod headers;
pub mod imap;
pub mod list;
pub mod mbox;
pub mod names;
pub mod parse;
pub mod people;
pub mod repeat;
pub mod reply;
mod scan;
pub mod sign;
pub mod smtp;
pub mod thread;
pub mod trust;

pub use address::Address;
pub use parse::{Attachment, Letter, Trouble, head, parse};
