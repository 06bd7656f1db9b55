//! How a community does letters: as a mailing list, with rules for kinds of posts; in busy weeks; with what it means to ask; and
//! letters that were drafted for it.
//!
//! Verbs: [`get`], [`set`], [`rules`], [`set_rules`]; [`weigh`] says whether a post may go out now; [`busy`], [`mark_busy`],
//! [`unmark_busy`]; [`plan`], [`planned`], [`unplan`]; [`draft`], [`drafts`], [`approve`], [`send`], [`throw_away`].

mod busy;
mod drafted;
mod plan;
pub(crate) mod sql;
mod weigh;

use store::{args, row};

pub(crate) use busy::is_busy;
pub use busy::{Busy, busy, mark_busy, unmark_busy};
pub use drafted::{Drafted, approve, draft, drafts, send, throw_away};
pub use plan::{Plan, Planned, plan, planned, unplan};
pub use weigh::{Weighed, next_day, weigh};

use crate::{Actor, CommunityId, Problem, Refused, Work, charter::Viewer};

row! {
    /// How a community does letters as a mailing list: each post goes to all.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct List {
        /// Before each subject, without its brackets; may be empty.
        pub tag: String,
        /// Where an answer goes: `all`, `sender`.
        pub reply_to: String,
        /// Whose posts are held first: `nobody`, `new`, `all`.
        pub moderation: String,
        /// The days of the week on which letters go out (`15`: Monday and Friday); empty for each day.
        pub batch_days: String,
        /// With the plain head and foot of a list.
        pub plain_heads: bool,
        /// Whoever writes gets their own letter too.
        pub to_author: bool,
        /// Its List-Id, when it was adopted with one.
        pub list_id: String,
        /// An address of its own, when it kept one.
        pub address: String,
    }
}

impl Default for List {
    fn default() -> List {
        List {
            tag: String::new(),
            reply_to: "all".into(),
            moderation: "nobody".into(),
            batch_days: String::new(),
            plain_heads: false,
            to_author: false,
            list_id: String::new(),
            address: String::new(),
        }
    }
}

row! {
    /// A kind of post with a rule: "event posts on Mondays, members of 30 days".
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Rule {
        /// The word that its subject begins with, folded: `event`.
        pub word: String,
        /// The days on which it goes out; empty for each day.
        pub days: String,
        /// How many days one must have been a member.
        pub member_days: i64,
    }
}

/// How many rules a community may have.
const MOST_RULES: usize = 20;

/// The settings of a community as a mailing list; nothing when it is none.
pub async fn get(work: &mut Work<'_>, community: CommunityId) -> Result<Option<List>, Refused> {
    work.opt(&sql::GET, args![community]).await
}

/// Makes a community a mailing list, or no list any more. By its convenors.
pub async fn set(work: &mut Work<'_>, viewer: &Viewer, list: Option<&List>) -> Result<(), Refused> {
    convenes(work, viewer)?;
    if let Some(list) = list {
        let problems = problems(list);
        if !problems.is_empty() {
            return Err(Refused::Invalid(problems));
        }
    }
    work.begin().await?;
    let id = viewer.community().id;
    match list {
        Some(l) => {
            let tag = crate::people::clean_name(l.tag.trim_matches(['[', ']', ' ']));
            work.exec(
                &sql::SET,
                args![
                    id,
                    tag,
                    &l.reply_to,
                    &l.moderation,
                    days(&l.batch_days),
                    l.plain_heads,
                    l.to_author,
                    l.list_id.trim(),
                    l.address.trim()
                ],
            )
            .await?
        }
        None => work.exec(&sql::UNSET, args![id]).await?,
    };
    work.note(Some(id), if list.is_some() { "became-a-list" } else { "no-list-any-more" }, id.into(), "")
        .await?;
    work.done().await
}

fn problems(list: &List) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut say = |wrong: bool, field, key| {
        if wrong {
            problems.push(Problem { field, key });
        }
    };
    say(list.tag.chars().count() > 40, "tag", "problem-list-tag");
    say(!["all", "sender"].contains(&list.reply_to.as_str()), "reply_to", "problem-list-reply");
    say(
        !["nobody", "new", "all"].contains(&list.moderation.as_str()),
        "moderation",
        "problem-list-moderation",
    );
    // RFC 2919: a List-Id is a name of a few labels; what else is in it would break the header.
    let fits = |c: char| c.is_ascii_alphanumeric() || "-._".contains(c);
    say(list.list_id.len() > 250 || !list.list_id.trim().chars().all(fits), "list_id", "problem-list-id");
    say(
        !list.address.trim().is_empty() && crate::people::address::Address::of(&list.address).is_err(),
        "address",
        "problem-address-at",
    );
    problems
}

/// The days of the week that stand in a text, in order, each once.
fn days(text: &str) -> String {
    ('1'..='7').filter(|day| text.contains(*day)).collect()
}

/// The kinds of posts that have a rule.
pub async fn rules(work: &mut Work<'_>, community: CommunityId) -> Result<Vec<Rule>, Refused> {
    work.all(&sql::RULES, args![community]).await
}

/// Writes the rules anew. By its convenors.
pub async fn set_rules(work: &mut Work<'_>, viewer: &Viewer, rules: &[Rule]) -> Result<(), Refused> {
    convenes(work, viewer)?;
    if rules.len() > MOST_RULES {
        return Err(Refused::invalid("rules", "problem-rules-many"));
    }
    work.begin().await?;
    let id = viewer.community().id;
    work.exec(&sql::FORGET_RULES, args![id]).await?;
    for rule in rules {
        let word = crate::search::terms::fold(rule.word.trim().trim_matches(['[', ']', ':']));
        if word.is_empty() || word.chars().count() > 40 || !(0..=3_650).contains(&rule.member_days) {
            return Err(Refused::invalid("rules", "problem-rule"));
        }
        work.exec(&sql::KEEP_RULE, args![id, word, days(&rule.days), rule.member_days]).await?;
    }
    work.note(Some(id), "set-rules", id.into(), "").await?;
    work.done().await
}

/// These acts are a convenor's, or of whoever runs the program.
fn convenes(work: &Work<'_>, viewer: &Viewer) -> Result<(), Refused> {
    if viewer.is_convenor() || work.actor() == Actor::System {
        Ok(())
    } else {
        Err(Refused::NotAllowed("convene"))
    }
}
