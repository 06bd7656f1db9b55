//! The addresses of all pages, in one place: templates write them and routes answer them.
//!
//! An address is stable and readable, and a link in an old letter still opens the page. None holds a secret but
//! [`letter_link`], which is used up by the form on its page.

mod gatherings;
mod meeting;
mod order;

use std::fmt::Display;

pub use gatherings::*;
pub use meeting::*;
pub use order::*;

/// The communities of this house.
pub const HOUSE: &str = "/";
/// Asks for a sign-in letter.
pub const SIGN_IN: &str = "/sign-in";
/// "Look in your letters", with a box for the code.
pub const SIGN_IN_CODE: &str = "/sign-in/code";
/// POST: ends this session.
pub const SIGN_OUT: &str = "/sign-out";
/// The reader's own account.
pub const ACCOUNT: &str = "/account";
/// POST: keeps language, zone and light.
pub const ACCOUNT_SETTINGS: &str = "/account/settings";
/// POST: ends one session, or all others.
pub const ACCOUNT_SESSIONS: &str = "/account/sessions";
/// POST: sends what is kept of the reader to their mailbox, or asks there whether it shall go.
pub const ACCOUNT_DATA: &str = "/account/data";
/// POST: keeps daylight or lamplight.
pub const THEME: &str = "/theme";
/// The letters of a demo, which are not sent.
pub const OUTBOX: &str = "/outbox";
/// What each room means.
pub const LEVELS: &str = "/rooms";
/// What we hold about you.
pub const PRIVACY: &str = "/privacy";
/// How usable the pages are, and for whom not yet.
pub const ACCESSIBILITY: &str = "/accessibility";

/// The page that a sign-in letter's link opens.
pub fn letter_link(token: &str) -> String {
    format!("/sign-in/letter/{token}")
}

/// The demo's way in for a person of its world, without a letter.
pub fn demo(person: impl Display) -> String {
    format!("/demo/{person}")
}

/// One letter of the outbox.
pub fn outbox_letter(letter: impl Display) -> String {
    format!("/outbox/{letter}")
}

/// The HTML part of a letter of the outbox, locked, for a frame.
pub fn outbox_letter_html(letter: impl Display) -> String {
    format!("/outbox/{letter}/html")
}

/// A community's front page.
pub fn community(slug: &str) -> String {
    format!("/c/{slug}")
}

/// Its conversations.
pub fn talk(slug: &str) -> String {
    format!("/c/{slug}/talk")
}

/// POST: everything there is now is read.
pub fn all_read(slug: &str) -> String {
    format!("/c/{slug}/talk/read")
}

/// Starts a thread.
pub fn start(slug: &str) -> String {
    format!("/c/{slug}/talk/new")
}

/// A thread.
pub fn thread(slug: &str, thread: impl Display) -> String {
    format!("/c/{slug}/talk/{thread}")
}

/// A page of a thread; the first has the plain address.
pub fn thread_page(slug: &str, thread: impl Display, page: u32) -> String {
    if page <= 1 { self::thread(slug, thread) } else { format!("/c/{slug}/talk/{thread}?page={page}") }
}

/// POST: an answer, its preview, or a draft to keep.
pub fn answer(slug: &str, thread: impl Display) -> String {
    format!("/c/{slug}/talk/{thread}/answer")
}

/// POST: follow, mute, or neither.
pub fn watch(slug: &str, thread: impl Display) -> String {
    format!("/c/{slug}/talk/{thread}/watch")
}

/// POST: all of the thread is read.
pub fn read(slug: &str, thread: impl Display) -> String {
    format!("/c/{slug}/talk/{thread}/read")
}

/// One post, wherever its thread is turned to: leads to the page and the place.
pub fn post(slug: &str, post: impl Display) -> String {
    format!("/c/{slug}/posts/{post}")
}

/// Edits a post.
pub fn edit(slug: &str, post: impl Display) -> String {
    format!("/c/{slug}/posts/{post}/edit")
}

/// Every version of a post.
pub fn versions(slug: &str, post: impl Display) -> String {
    format!("/c/{slug}/posts/{post}/versions")
}

/// Asks whether to take a post back (GET), and takes it back (POST).
pub fn withdraw(slug: &str, post: impl Display) -> String {
    format!("/c/{slug}/posts/{post}/withdraw")
}

/// POST: puts back what was taken back, within a day.
pub fn restore(slug: &str, post: impl Display) -> String {
    format!("/c/{slug}/posts/{post}/restore")
}

/// An attachment, to show or to keep.
pub fn attachment(slug: &str, attachment: impl Display) -> String {
    format!("/c/{slug}/files/{attachment}")
}

/// The directory.
pub fn people(slug: &str) -> String {
    format!("/c/{slug}/people")
}

/// A person's page.
pub fn person(slug: &str, person: impl Display) -> String {
    format!("/c/{slug}/people/{person}")
}

/// The reader's own profile here, to edit.
pub fn profile(slug: &str) -> String {
    format!("/c/{slug}/profile")
}

/// Search.
pub fn search(slug: &str) -> String {
    format!("/c/{slug}/search")
}

/// A search that was asked already.
pub fn search_for(slug: &str, query: &str) -> String {
    format!("/c/{slug}/search?{}", pair("q", query))
}

/// Signs in and goes on to `next`.
pub fn sign_in_for(next: &str) -> String {
    format!("{SIGN_IN}?{}", pair("next", next))
}

fn pair(name: &str, value: &str) -> String {
    url::form_urlencoded::Serializer::new(String::new()).append_pair(name, value).finish()
}

/// What the archive tells.
pub fn discover(slug: &str) -> String {
    format!("/c/{slug}/discover")
}

/// POST: leaves the map, or returns to it.
pub fn discover_map(slug: &str) -> String {
    format!("/c/{slug}/discover/map")
}

/// The Atom feed of what is public.
pub fn feed(slug: &str) -> String {
    format!("/c/{slug}/feed.atom")
}

/// Whom letters do not reach any more: for the convenors of a community.
pub fn unreached(slug: &str) -> String {
    format!("/c/{slug}/unreached")
}

/// Less of what a letter told of: asks (GET), and does it (POST, also by a mail program's own button: RFC 8058). Holds the token of one
/// letter to one person, which can do nothing but less.
pub fn less(token: &str) -> String {
    format!("/less/{token}")
}

/// POST: takes back what was chosen at the page of less, within thirty days.
pub fn less_restore(token: &str) -> String {
    format!("/less/{token}/restore")
}

/// How letters reach the reader: choices, and what was sent to them.
pub const REACH: &str = "/account/letters";
/// POST: a word: less, more, rest, away, back, stop.
pub const REACH_WORD: &str = "/account/letters/word";
/// POST: what one community sends.
pub const REACH_COMMUNITY: &str = "/account/letters/community";
/// POST: a topic to leave out, or to hear of again.
pub const REACH_TOPIC: &str = "/account/letters/topic";
/// POST: takes back what was chosen last.
pub const REACH_RESTORE: &str = "/account/letters/restore";

/// What the reader did by letter; POST takes one of them back.
pub const RECEIPTS: &str = "/account/receipts";

/// What waits for a word: for convenors and carers.
pub fn held(slug: &str) -> String {
    format!("/c/{slug}/held")
}

/// POST: a word to one thing that waits.
pub fn held_one(slug: &str, held: impl Display) -> String {
    format!("/c/{slug}/held/{held}")
}

/// How the reader belongs to a community; POST changes it.
pub fn belonging(slug: &str) -> String {
    format!("/c/{slug}/belonging")
}

/// How a community does letters: for its convenors.
pub fn lists(slug: &str) -> String {
    format!("/c/{slug}/letters")
}

/// POST: busy weeks.
pub fn lists_busy(slug: &str) -> String {
    format!("/c/{slug}/letters/busy")
}

/// POST: what is to be asked next month.
pub fn lists_plan(slug: &str) -> String {
    format!("/c/{slug}/letters/plan")
}

/// POST: drafted letters.
pub fn lists_drafts(slug: &str) -> String {
    format!("/c/{slug}/letters/drafts")
}

/// What a sponsor may not have: a report on one person.
pub fn person_report(slug: &str, person: impl Display) -> String {
    format!("/c/{slug}/people/{person}/report")
}

/// Where one applies to a community; POST sends the form.
pub fn apply(slug: &str) -> String {
    format!("/c/{slug}/apply")
}

/// How joining and choosing works: for everyone who may look at a community.
pub fn joining(slug: &str) -> String {
    format!("/c/{slug}/joining")
}

/// POST: how people may come in; for convenors.
pub fn joining_ways(slug: &str) -> String {
    format!("/c/{slug}/joining/ways")
}

/// The criteria, drafted and published; for convenors.
pub fn joining_criteria(slug: &str) -> String {
    format!("/c/{slug}/joining/criteria")
}

/// The questions of an application; for convenors.
pub fn joining_questions(slug: &str) -> String {
    format!("/c/{slug}/joining/questions")
}

/// Who has applied; for convenors. POST lets those go who wait because many came at once.
pub fn applications(slug: &str) -> String {
    format!("/c/{slug}/applications")
}

/// One's own application. Holds the token of one application, which can do nothing else.
pub fn application(token: &str) -> String {
    format!("/application/{token}")
}

/// Whom a community invites; for convenors. POST drafts invitations.
pub fn invitations(slug: &str) -> String {
    format!("/c/{slug}/invitations")
}

/// POST: sends the drafts that were chosen.
pub fn invitations_send(slug: &str) -> String {
    format!("/c/{slug}/invitations/send")
}

/// POST: what every invitation says of the community.
pub fn invitations_terms(slug: &str) -> String {
    format!("/c/{slug}/invitations/terms")
}

/// One invitation as it will be read; POST changes it, or does something with it.
pub fn invitation_draft(slug: &str, invitation: impl Display) -> String {
    format!("/c/{slug}/invitations/{invitation}")
}

/// An invitation, for whoever is invited. Holds the token of one invitation, which can do nothing else.
pub fn invitation(token: &str) -> String {
    format!("/invitation/{token}")
}

/// The rounds of choosing; POST opens one.
pub fn intakes(slug: &str) -> String {
    format!("/c/{slug}/intakes")
}

/// One round; POST does something with it.
pub fn intake(slug: &str, intake: impl Display) -> String {
    format!("/c/{slug}/intakes/{intake}")
}

/// The group as a whole; for convenors. POST chooses.
pub fn intake_group(slug: &str, intake: impl Display) -> String {
    format!("/c/{slug}/intakes/{intake}/group")
}

/// The letters of a round; for convenors. POST reads, writes and sends them.
pub fn intake_letters(slug: &str, intake: impl Display) -> String {
    format!("/c/{slug}/intakes/{intake}/letters")
}

/// An application to read without a name; POST marks it.
pub fn reading(slug: &str, reading: impl Display) -> String {
    format!("/c/{slug}/readings/{reading}")
}

/// The members as a whole, against the mix that was chosen; POST describes oneself, or chooses the mix.
pub fn composition(slug: &str) -> String {
    format!("/c/{slug}/composition")
}

/// What was decided of one's own application, and how it was read; POST answers it. Holds the token of that application.
pub fn application_result(token: &str) -> String {
    format!("/application/{token}/result")
}

/// Suggests somebody; for members.
pub fn suggest(slug: &str) -> String {
    format!("/c/{slug}/suggest")
}

/// What members hope for, and the networks that they run.
pub fn goals(slug: &str) -> String {
    format!("/c/{slug}/goals")
}

/// What members promise each other; POST agrees, or asks.
pub fn promise(slug: &str) -> String {
    format!("/c/{slug}/promise")
}

/// Who agreed to which words: for convenors; POST asks those who have not.
pub fn promises(slug: &str) -> String {
    format!("/c/{slug}/promises")
}

/// A newcomer's first weeks; POST answers a buddy.
pub fn welcome(slug: &str) -> String {
    format!("/c/{slug}/welcome")
}

/// What was written down after talks with somebody; POST writes, corrects, deletes.
pub fn talks(slug: &str, person: impl Display) -> String {
    format!("/c/{slug}/people/{person}/talks")
}

/// Who still practises: for convenors; POST asks, and writes to one of them.
pub fn practice(slug: &str) -> String {
    format!("/c/{slug}/practice")
}

/// Names that may be those of people who were erased: for convenors; POST settles one.
pub fn erasures(slug: &str) -> String {
    format!("/c/{slug}/erasures")
}

/// Founding a community: the two starts, and what one has begun.
pub const BEGIN: &str = "/begin";

/// A founding, at its first step that is wanting.
pub fn founding(id: impl Display) -> String {
    format!("/begin/{id}")
}

/// A step of it; POST keeps what was written.
pub fn founding_step(id: impl Display, step: &str) -> String {
    format!("/begin/{id}/{step}")
}

/// A community's rhythm with a year of dates; POST sets it.
pub fn rhythm(slug: &str) -> String {
    format!("/c/{slug}/rhythm")
}

/// POST: takes a rhythm away.
pub fn rhythm_drop(slug: &str) -> String {
    format!("/c/{slug}/rhythm/drop")
}

/// Dates to choose among: the newest; POST asks for one.
pub fn polls(slug: &str) -> String {
    format!("/c/{slug}/dates")
}

/// A poll of dates; POST answers it.
pub fn dates(slug: &str, poll: impl Display) -> String {
    format!("/c/{slug}/dates/{poll}")
}

/// POST: chooses a date.
pub fn dates_choose(slug: &str, poll: impl Display) -> String {
    format!("/c/{slug}/dates/{poll}/choose")
}

/// A community's charter.
pub fn charter(slug: &str) -> String {
    format!("/c/{slug}/charter")
}

/// Writes the charter: for convenors. POST saves it.
pub fn charter_edit(slug: &str) -> String {
    format!("/c/{slug}/charter/edit")
}

/// POST: asks a question, or answers one.
pub fn charter_questions(slug: &str) -> String {
    format!("/c/{slug}/charter/questions")
}

/// What a section said before.
pub fn section_versions(slug: &str, section: &str) -> String {
    format!("/c/{slug}/charter/sections/{section}")
}

/// Proposes a change of the charter; POST asks the members.
pub fn propose(slug: &str) -> String {
    format!("/c/{slug}/charter/propose")
}

/// The same, of one section.
pub fn propose_section(slug: &str, section: &str) -> String {
    format!("/c/{slug}/charter/propose?{}", pair("section", section))
}

/// A proposal; POST says something to it.
pub fn proposal(slug: &str, proposal: impl Display) -> String {
    format!("/c/{slug}/charter/proposals/{proposal}")
}

/// What organisations allow, and what serves which need; POST writes a policy.
pub fn channels(slug: &str) -> String {
    format!("/c/{slug}/channels")
}

/// Where a community is in its life; POST acts on it.
pub fn stage(slug: &str) -> String {
    format!("/c/{slug}/stage")
}

/// The readiness check; POST answers one of its questions.
pub fn readiness(slug: &str) -> String {
    format!("/c/{slug}/stage/readiness")
}

/// "What is it for?"; POST asks, answers, or says what tells the cause.
pub fn clarity(slug: &str) -> String {
    format!("/c/{slug}/stage/clarity")
}

/// "Network or community?"; POST answers, opens or closes it.
pub fn fellowship(slug: &str) -> String {
    format!("/c/{slug}/stage/fellowship")
}

/// Sponsors: for convenors; POST acts on them.
pub fn sponsors(slug: &str) -> String {
    format!("/c/{slug}/sponsors")
}

/// What a sponsor sees.
pub fn sponsor(slug: &str) -> String {
    format!("/c/{slug}/sponsor")
}
