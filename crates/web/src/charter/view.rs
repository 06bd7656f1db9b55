//! What the pages of the charter show.

use askama::Template;
use base::Id;

use crate::{dates::Moment, forms::Problems, links, shell::Shell};

/// Whether a setting names a channel.
pub fn holds(setting: &str, channel: &str) -> bool {
    setting.split(' ').any(|one| one == channel)
}

/// A section, to be read.
#[derive(Clone, Debug)]
pub struct SectionView {
    /// Its key.
    pub key: String,
    /// Its name.
    pub title: &'static str,
    /// What it says.
    pub words: String,
    /// What a program reads of it, said as a sentence; may be empty.
    pub setting: String,
    /// "Agreed", "Draft", "Not yet".
    pub state: &'static str,
    /// The class of that label.
    pub label: &'static str,
    /// How and when it was agreed; may be empty.
    pub how: String,
    /// Whether it is needed before launch.
    pub needed: bool,
    /// Whether it has older versions.
    pub older: bool,
}

/// A proposal in a list.
#[derive(Clone, Debug)]
pub struct ProposalLine {
    /// Its id.
    pub id: Id,
    /// The names of its sections.
    pub sections: String,
    /// Who proposed it.
    pub name: String,
    /// Where it stands, as a word.
    pub state: &'static str,
    /// The class of that label.
    pub label: &'static str,
    /// Until when, or since when.
    pub when: Moment,
}

/// A question.
#[derive(Clone, Debug)]
pub struct QuestionLine {
    /// Its id.
    pub id: Id,
    /// What is asked.
    pub words: String,
    /// Who asked.
    pub name: String,
    /// When.
    pub at: Moment,
    /// The answer; may be empty.
    pub answer: String,
    /// Who answered.
    pub answerer: String,
    /// Whether the reader may answer it.
    pub mine: bool,
}

/// The charter. Forms: `words` to ask a question; `question`, `answer` to answer one.
#[derive(Template)]
#[template(path = "charter/charter.html")]
pub struct CharterPage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its cause.
    pub cause: String,
    /// The reader is a member.
    pub member: bool,
    /// The reader convenes it.
    pub convenor: bool,
    /// The sections that say something, or that the reader may see to be missing.
    pub sections: Vec<SectionView>,
    /// Rules, roles, decisions, resources, boundaries: the key, the name, the state and its label.
    pub five: Vec<(&'static str, &'static str, &'static str, &'static str)>,
    /// Until when it is meant to go on.
    pub renews: Option<Moment>,
    /// Nobody is named to care for people: why; nothing when somebody is.
    pub no_carer: Option<String>,
    /// Proposals, the newest first.
    pub proposals: Vec<ProposalLine>,
    /// Questions, open ones first.
    pub questions: Vec<QuestionLine>,
    /// What was wrong with a form.
    pub problems: Problems,
}

/// A field of the charter's form.
#[derive(Clone, Debug)]
pub struct FieldView {
    /// The section's key.
    pub key: &'static str,
    /// Its name.
    pub title: &'static str,
    /// What to write there.
    pub hint: &'static str,
    /// What it says.
    pub words: String,
    /// What a program reads of it.
    pub setting: String,
    /// Its version, which what is sent was written beside.
    pub version: i64,
    /// It was agreed: it changes by consent.
    pub agreed: bool,
    /// It says something, and was not agreed: it can be said that it was.
    pub open: bool,
    /// Whether a charter cannot be saved without it.
    pub required: bool,
}

/// The charter, to be written. Fields: `words-<section>`, `setting-<section>` and `beside-<section>` of each; `agreed` (several), `day`.
#[derive(Template)]
#[template(path = "charter/edit.html")]
pub struct EditPage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// Its fields.
    pub fields: Vec<FieldView>,
    /// The channels, with their names.
    pub channels: Vec<(&'static str, &'static str)>,
    /// The levels, with their names.
    pub levels: Vec<(i64, &'static str)>,
    /// Today, as a day's field takes it.
    pub today: String,
    /// What was wrong with a form.
    pub problems: Problems,
}

/// A change of a section, to be written.
#[derive(Clone, Debug)]
pub struct ChangeView {
    /// The section's key.
    pub key: &'static str,
    /// Its name.
    pub title: &'static str,
    /// What it says now.
    pub now: String,
    /// What it shall say.
    pub words: String,
    /// What a program reads of it.
    pub setting: String,
}

/// A change to be proposed: which sections first (`section`, several, by GET), then their words (`words-<section>`,
/// `setting-<section>`) and `why`.
#[derive(Template)]
#[template(path = "charter/propose.html")]
pub struct ProposePage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// The sections to choose from: key, name, whether it says something.
    pub choose: Vec<(&'static str, &'static str, bool)>,
    /// The sections that were chosen.
    pub changes: Vec<ChangeView>,
    /// The channels, with their names.
    pub channels: Vec<(&'static str, &'static str)>,
    /// The levels, with their names.
    pub levels: Vec<(i64, &'static str)>,
    /// Why.
    pub why: String,
    /// How many must answer, of how many.
    pub quorum: (i64, i64),
    /// Silence agrees.
    pub silence: bool,
    /// What was wrong with the form.
    pub problems: Problems,
}

/// What a section would say.
#[derive(Clone, Debug)]
pub struct ChangedView {
    /// The section's name.
    pub title: &'static str,
    /// What it said; empty for nothing, or for the same.
    pub before: String,
    /// What it would say.
    pub words: String,
    /// What a program would read of it, said as a sentence; may be empty.
    pub setting: String,
}

/// What somebody said.
#[derive(Clone, Debug)]
pub struct SaidView {
    /// Who.
    pub name: String,
    /// "OK", "Concern", "Objection".
    pub answer: &'static str,
    /// The class of that label.
    pub label: &'static str,
    /// In their words.
    pub words: String,
}

/// A round.
#[derive(Clone, Debug)]
pub struct RoundView {
    /// Its number.
    pub number: i64,
    /// Its words.
    pub changes: Vec<ChangedView>,
    /// Concerns and objections.
    pub said: Vec<SaidView>,
    /// How many said OK.
    pub ok: i64,
}

/// A proposal. Forms: `act` (`ok`, `concern`, `object`, `question`) with `words`; `act` (`amend`) with `words-<section>`; `act` (`withdraw`).
#[derive(Template)]
#[template(path = "charter/proposal.html")]
pub struct ProposalPage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// Its id.
    pub id: Id,
    /// The names of its sections.
    pub sections: String,
    /// Who proposed it.
    pub name: String,
    /// Why.
    pub why: String,
    /// Where it stands, as a word.
    pub state: &'static str,
    /// The class of that label.
    pub label: &'static str,
    /// What that means, as a sentence.
    pub stands: String,
    /// It can be answered.
    pub open: bool,
    /// The reader may amend it or take it back.
    pub theirs: bool,
    /// What the reader said: `ok`, `concern`, `object`; empty for nothing yet.
    pub mine: String,
    /// The rounds, the newest first.
    pub rounds: Vec<RoundView>,
    /// What the form for amending it holds.
    pub amend: Vec<ChangeView>,
    /// The channels, with their names.
    pub channels: Vec<(&'static str, &'static str)>,
    /// The levels, with their names.
    pub levels: Vec<(i64, &'static str)>,
    /// Questions to it.
    pub questions: Vec<QuestionLine>,
    /// What was written in the answer's form.
    pub words: String,
    /// What was wrong with a form.
    pub problems: Problems,
}

/// A version of a section.
#[derive(Clone, Debug)]
pub struct VersionView {
    /// Its number.
    pub number: i64,
    /// What it said.
    pub words: String,
    /// How it came to be.
    pub how: String,
    /// Since when.
    pub at: Moment,
}

/// What a section said before.
#[derive(Template)]
#[template(path = "charter/versions.html")]
pub struct VersionsPage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// The section's name.
    pub title: &'static str,
    /// Its versions, the newest first.
    pub versions: Vec<VersionView>,
}

/// What an organisation allows.
#[derive(Clone, Debug)]
pub struct PolicyView {
    /// Its id.
    pub id: Id,
    /// The organisation.
    pub organisation: String,
    /// What stands behind the @ of its addresses.
    pub domain: String,
    /// The policy's name.
    pub policy: String,
    /// Each channel: its name, and whether it is allowed.
    pub channels: Vec<(&'static str, bool)>,
    /// How many members it holds for.
    pub members: i64,
    /// Who they are, for convenors.
    pub people: Vec<String>,
}

impl PolicyView {
    /// Whether there is a channel that it does not allow.
    pub fn limits(&self) -> bool {
        self.channels.iter().any(|(_, allowed)| !allowed)
    }
}

/// A need, and how it is served.
#[derive(Clone, Debug)]
pub struct NeedRow {
    /// Its name.
    pub need: &'static str,
    /// Each channel: how well, as a word; and whether everybody may use it.
    pub cells: Vec<(&'static str, bool)>,
    /// Whether it is served well.
    pub served: bool,
    /// How the same is done by mail.
    pub by_mail: &'static str,
}

/// Channels: what is used, what organisations allow, and how needs are served. Forms: `organisation`, `domain`, `policy`, `allowed` (several);
/// `drop`; and by GET `address`.
#[derive(Template)]
#[template(path = "charter/channels.html")]
pub struct ChannelsPage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// The reader convenes it.
    pub convenor: bool,
    /// The names of the channels that are used: the columns of the table.
    pub used: Vec<&'static str>,
    /// All channels, with their names.
    pub all: Vec<(&'static str, &'static str)>,
    /// The table.
    pub needs: Vec<NeedRow>,
    /// What organisations allow.
    pub policies: Vec<PolicyView>,
    /// The address that was asked about; may be empty.
    pub address: String,
    /// What holds for it: the organisation, the policy, and each channel; nothing when no policy does.
    pub holds: Option<PolicyView>,
    /// An address was asked about.
    pub asked: bool,
    /// What was written in the form.
    pub organisation: String,
    /// See `organisation`.
    pub domain: String,
    /// See `organisation`.
    pub policy: String,
    /// What was wrong with a form.
    pub problems: Problems,
}
