//! Moderation: somebody is worried about a post; a post is set aside or taken down, a member is asked to stop or to go. Each act names the
//! rule that was agreed and a reason, is told kindly, and can be appealed to a second person (practice 5.6).
//!
//! Verbs: [`worry`], [`acknowledge`], [`set_aside`], [`propose`], [`second`], [`take_down`], [`ask_to_stop`], [`withdraw_member`],
//! [`appeal`], [`decide_appeal`], [`cases`], [`case`], [`mine`]; [`by_id`], [`readers`], [`for_house`], [`answer_for_house`] and [`remind`] for the program.

mod appeal;
mod measure;
mod see;
pub(crate) mod sql;
mod worry;

use base::Time;
use store::row;

pub use appeal::{answer_for_house, appeal, decide_appeal, for_house};
pub use measure::{Because, Measure, ask_to_stop, propose, second, take_down, withdraw_member};
pub use see::{Reader, Seen, View, anyone_beside, by_id, case, cases, mine, readers, second_name};
pub use worry::{ReadBy, acknowledge, remind, set_aside, worry};

use crate::{CaseId, CommunityId, Level, PersonId, PostId, ThreadId, people::parts::Part};

/// What is kept of people here: see [`Part`]. What was decided stays, by which rule.
pub(crate) static PARTS: &[Part] = &[Part {
    key: "data-cases",
    names: &["community", "whose", "words", "rule", "reason", "measure", "made", "decided"],
    show: &sql::MINE,
    erase: &[&sql::FORGET_WORRIES, &sql::FORGET_APPEALS],
}];

/// The job that tells of a case: payload, its id and what happened (`worried`, `read`, `aside`, `proposed`, `differs`, `decided`,
/// `appealed`, `answered`, `late`), with a blank between them.
pub const TELL: &str = "case-letter";

row! {
    /// A worry, or a measure; and its appeal.
    #[derive(Clone, Debug)]
    pub struct Case {
        /// Its id.
        pub id: CaseId,
        /// The community.
        pub community: CommunityId,
        /// Whose post it is, or who is asked to stop.
        pub person: PersonId,
        /// Their name.
        pub name: String,
        /// The post.
        pub post: Option<PostId>,
        /// Its thread.
        pub thread: Option<ThreadId>,
        /// The thread's subject.
        pub subject: String,
        /// The thread's level.
        pub level: Level,
        /// Who is worried.
        pub reporter: Option<PersonId>,
        /// Why.
        pub worry: String,
        /// Who reads it: `convenors`, `carers`.
        pub read_by: String,
        /// Since when.
        pub made_at: Time,
        /// Until when somebody says that they have read it.
        pub acknowledge_by: Option<Time>,
        /// When somebody did.
        pub acknowledged_at: Option<Time>,
        /// Until when it is decided.
        pub decide_by: Option<Time>,
        /// The post is set aside meanwhile.
        pub held: bool,
        /// What the first of two proposes.
        pub proposed: Option<String>,
        /// Who.
        pub proposed_by: Option<PersonId>,
        /// Their name.
        pub proposer: String,
        /// The section of the charter that holds the rule; may be empty.
        pub rule_key: String,
        /// Its version then.
        pub rule_version: i64,
        /// The rule, in words.
        pub rule: String,
        /// The reason.
        pub reason: String,
        /// What was done: `nothing`, `take-down`, `stop`, `go`.
        pub measure: Option<String>,
        /// When.
        pub decided_at: Option<Time>,
        /// By whom, last.
        pub decided_by: Option<PersonId>,
        /// What somebody says against it.
        pub appeal: Option<String>,
        /// When.
        pub appealed_at: Option<Time>,
        /// Who decides on that; nobody for whoever runs the house.
        pub appeal_to: Option<PersonId>,
        /// `stands`, `lifted`.
        pub appeal_verdict: Option<String>,
        /// What they say with it.
        pub appeal_answer: Option<String>,
        /// When.
        pub appeal_at: Option<Time>,
    }
}
