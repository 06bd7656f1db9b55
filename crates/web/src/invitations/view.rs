//! What the pages of invitations show.

use askama::Template;
use base::Id;
use community::invitations::Reading;

use crate::{dates::Moment, forms::Problems, links, shell::Shell};

/// One invitation in the convenors' list.
#[derive(Clone, Debug)]
pub struct InvitationLine {
    /// Which.
    pub id: Id,
    /// Name and address; empty once they are forgotten.
    pub who: String,
    /// Who gave the address; may be empty.
    pub suggester: String,
    /// Its state: `draft`, `sent`, `bounced` ...
    pub state: String,
    /// Since when it is so.
    pub at: Moment,
    /// It waits for an answer.
    pub open: bool,
    /// It can be sent again.
    pub again: bool,
}

/// Whom a community invites. Fields of the new one: `name`, `address`, `note`, `several`; of sending: `id` (several); of what each says: `gain`,
/// `give`, `minutes`, `first_date`.
#[derive(Template)]
#[template(path = "invitations/list.html")]
pub struct InvitationsPage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// How many are in each state.
    pub counts: Vec<(String, i64)>,
    /// Suggested people, who wait for a word.
    pub suggested: Vec<InvitationLine>,
    /// Drafts.
    pub drafts: Vec<InvitationLine>,
    /// What was sent.
    pub sent: Vec<InvitationLine>,
    /// What was typed.
    pub typed: [String; 4],
    /// What every invitation says: gain, give, minutes, first date.
    pub terms: [String; 4],
    /// What became of those who were drafted a moment ago, one sentence each.
    pub told: Vec<String>,
    /// What was wrong.
    pub problems: Problems,
}

/// A member, and their words.
type Said = (String, String);

/// One invitation as it will be read. Fields `name`, `address`, `note`; the buttons `act` (`save`, `send`, `drop`, `again`, `withdraw`).
#[derive(Template)]
#[template(path = "invitations/one.html")]
pub struct InvitationPage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// Which.
    pub id: Id,
    /// Whether it may be changed and sent.
    pub draft: bool,
    /// It waits for an answer.
    pub open: bool,
    /// Its state.
    pub state: String,
    /// Name, address, note.
    pub typed: [String; 3],
    /// As it is read.
    pub reading: Reading,
    /// What members offer and look for that the note speaks of: the topic, and each member with their words.
    pub matches: Vec<(String, Vec<Said>, Vec<Said>)>,
    /// What was wrong.
    pub problems: Problems,
}

/// The page of whoever is invited. The form has `act` (`yes`, `no`, `suggest`) and `name`, `address`.
#[derive(Template)]
#[template(path = "invitations/invited.html")]
pub struct InvitedPage {
    /// The frame.
    pub shell: Shell,
    /// The last part of its address.
    pub token: String,
    /// The community's part of the address, when everyone may look at it.
    pub slug: Option<String>,
    /// It waits for an answer.
    pub open: bool,
    /// Its state.
    pub state: String,
    /// As it is read.
    pub reading: Reading,
    /// Whether somebody else may be suggested.
    pub nominations: bool,
    /// What was typed: name and address of somebody else.
    pub typed: [String; 2],
    /// What was wrong.
    pub problems: Problems,
}

/// Suggesting somebody. Fields `name`, `address`, `note`.
#[derive(Template)]
#[template(path = "invitations/suggest.html")]
pub struct SuggestPage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// Whether members may suggest somebody.
    pub open: bool,
    /// Name, address, note.
    pub typed: [String; 3],
    /// What was wrong.
    pub problems: Problems,
}
