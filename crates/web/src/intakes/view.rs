//! What the pages about choosing show.

use askama::Template;
use community::intakes::{Choice, Composition, Read};

pub use super::{
    figures::{
        BalanceRow, BalanceTable, CRITERIA, MeasureRow, SwapView, balance, dimension_key, mark_key, measures,
        swap, value,
    },
    people::People,
};
use crate::{dates::Moment, forms::Problems, links, shell::Shell};

/// A round in a list.
pub struct IntakeLine {
    /// Where it is.
    pub href: String,
    /// Its name.
    pub name: String,
    /// How it stands.
    pub state: &'static str,
    /// From when until when people apply, and how many places there are.
    pub when: String,
}

/// Something to read.
pub struct ReadingLine {
    /// Where it is.
    pub href: String,
    /// "Application C".
    pub label: String,
    /// Of which round.
    pub intake: String,
    /// It is marked already.
    pub read: bool,
}

/// Somebody who can be named.
pub struct PersonOption {
    /// Their id.
    pub id: String,
    /// Their name.
    pub name: String,
}

/// The rounds.
#[derive(Template)]
#[template(path = "intakes/list.html")]
pub struct ListPage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// The rounds, newest first.
    pub intakes: Vec<IntakeLine>,
    /// What the reader was asked to read.
    pub readings: Vec<ReadingLine>,
    /// The reader may open one: who could read, and how many may come.
    pub opening: Option<(People, String)>,
    /// As it was typed: name, opens, closes, places, readers by name.
    pub typed: [String; 5],
    /// What was wrong.
    pub problems: Problems,
    /// The reader is a member.
    pub member: bool,
}

/// An application in the table.
pub struct ReadRow {
    /// Its id.
    pub id: String,
    /// Its name, or its letter.
    pub name: String,
    /// Where they work; empty before.
    pub organisation: String,
    /// The name is back.
    pub named: bool,
    /// How many have read it.
    pub read: i64,
    /// For each part: its key, the mark that counts, or both where they differ, and the reasons.
    pub marks: Vec<MarkCell>,
}

/// One mark of the table.
pub struct MarkCell {
    /// The part.
    pub criterion: &'static str,
    /// What the part is called.
    pub part: &'static str,
    /// The class of the mark; empty when there is none yet.
    pub class: String,
    /// The mark in words.
    pub said: String,
    /// Why.
    pub reasons: Vec<String>,
    /// The two differ, and nothing is settled.
    pub differs: bool,
}

/// A row of the table.
pub fn read_row(shell: &Shell, read: &Read) -> ReadRow {
    let cell = |(criterion, key): &(&'static str, &'static str)| {
        let both = read.both(criterion);
        let differs = read.differs(criterion);
        let mark = read.mark(criterion);
        let said = match (differs, mark) {
            (true, _) => {
                both.iter().map(|one| shell.say(mark_key(&one.mark))).collect::<Vec<_>>().join(" / ")
            }
            (false, Some(one)) => shell.say(mark_key(&one.mark)).to_owned(),
            (false, None) => String::new(),
        };
        let reasons = mark
            .map_or(both.clone(), |one| if read.settled.contains(one) { vec![one] } else { both.clone() });
        MarkCell {
            criterion,
            part: shell.say(key),
            class: mark.map_or_else(String::new, |one| format!("mark mark--{}", one.mark)),
            said,
            reasons: reasons
                .iter()
                .map(|one| one.reason.clone())
                .filter(|reason| !reason.is_empty())
                .collect(),
            differs,
        }
    };
    let label = shell.tell("intake-label", &[("label", read.label.as_str().into())]);
    ReadRow {
        id: read.application.to_string(),
        name: if read.is_read() { read.name.clone() } else { label },
        organisation: read.organisation.clone(),
        named: read.is_read(),
        read: read.read,
        marks: CRITERIA.iter().map(cell).collect(),
    }
}

/// An objection, for convenors, or one's own.
pub struct ObjectionLine {
    /// Its id.
    pub id: String,
    /// To whom.
    pub name: String,
    /// Whose.
    pub by: String,
    /// Why.
    pub reason: String,
    /// What the convenors said to it.
    pub answer: String,
}

/// One round.
#[derive(Template)]
#[template(path = "intakes/intake.html")]
pub struct IntakePage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// The round.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How it stands, as it is stored and as it is said.
    pub state: (String, &'static str),
    /// Dates and places.
    pub when: String,
    /// The version of the criteria.
    pub version: i64,
    /// Who reads.
    pub readers: String,
    /// What the viewer may do: convene, or read for it.
    pub convenor: bool,
    /// See `convenor`.
    pub reads: bool,
    /// The viewer is a member.
    pub member: bool,
    /// Applications can still come in.
    pub still_open: bool,
    /// All as read.
    pub table: Vec<ReadRow>,
    /// Who is offered a place: id and name.
    pub offered: Vec<(String, String)>,
    /// Who chose, and why.
    pub chosen: (String, String),
    /// Until when members may object; while it lasts.
    pub objecting: Option<Moment>,
    /// Objections.
    pub objections: Vec<ObjectionLine>,
    /// Members who could read too.
    pub people: People,
    /// What was wrong.
    pub problems: Problems,
}

/// What is decided of one applicant, in the form.
pub struct VerdictRow {
    /// Their id.
    pub id: String,
    /// Their name.
    pub name: String,
    /// Their organisation.
    pub organisation: String,
    /// `offer`, `wait`, `decline`.
    pub outcome: String,
    /// Why.
    pub reason: String,
    /// What they bring, in a sentence; may be empty.
    pub brings: String,
}

/// The group as a whole.
#[derive(Template)]
#[template(path = "intakes/group.html")]
pub struct GroupPage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// The round.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How many places, how many applicants.
    pub places: (i64, i64),
    /// How many stay.
    pub stay: i64,
    /// The program proposes it: and whether it is proven to be the best.
    pub proposed: Option<bool>,
    /// No group meets all conditions.
    pub impossible: bool,
    /// Who is in it.
    pub chosen: Vec<VerdictRow>,
    /// Who is not.
    pub others: Vec<VerdictRow>,
    /// The balance.
    pub balance: Vec<BalanceTable>,
    /// The measures.
    pub measures: Vec<MeasureRow>,
    /// The exchange that was asked for.
    pub swap: Option<SwapView>,
    /// What the next best would change.
    pub next: Vec<SwapView>,
    /// Whoever there can be something between.
    pub people: Vec<PersonOption>,
    /// There are more members than the list holds: they are named.
    pub many: bool,
    /// What there is: the pair, its kind, and how the form names it.
    pub between: Vec<(String, String)>,
    /// Nothing was said yet of whoever is described.
    pub unsaid: [String; 5],
    /// The group was chosen already: nothing can be changed here.
    pub closed: bool,
    /// The reason for the group, as it was typed.
    pub reason: String,
    /// What was wrong.
    pub problems: Problems,
}

/// A row of the form of verdicts.
pub fn verdict_row(shell: &Shell, choice: &Choice, outcome: &str, reason: &str) -> VerdictRow {
    let mut brings: Vec<String> = choice
        .brings
        .iter()
        .map(|(dimension, said)| {
            let value = value(shell, dimension, said);
            shell.tell(
                "group-brings",
                &[
                    ("dimension", shell.say(dimension_key(dimension)).into()),
                    ("value", value.as_str().into()),
                ],
            )
        })
        .collect();
    if choice.meets > 0 {
        brings.push(shell.tell("group-meets", &[("count", i64::try_from(choice.meets).unwrap_or(0).into())]));
    }
    VerdictRow {
        id: base::Id(choice.application).to_string(),
        name: choice.name.clone(),
        organisation: choice.organisation.clone(),
        outcome: outcome.to_owned(),
        reason: reason.to_owned(),
        brings: brings.join(" "),
    }
}

/// A letter that tells a decision.
pub struct LetterRow {
    /// The application.
    pub id: String,
    /// To whom.
    pub name: String,
    /// What it says, in a word.
    pub outcome: &'static str,
    /// Its words.
    pub letter: String,
    /// Who has read it; empty for nobody.
    pub read_by: String,
    /// When it left.
    pub sent: Option<Moment>,
    /// What was answered; empty for nothing.
    pub answer: &'static str,
    /// What whoever appeals says; empty when nobody does.
    pub appeal: String,
}

/// The letters of a round.
#[derive(Template)]
#[template(path = "intakes/letters.html")]
pub struct LettersPage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// The round.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The letters.
    pub letters: Vec<LetterRow>,
    /// Until when members may object, while it lasts.
    pub objecting: Option<Moment>,
    /// What was wrong.
    pub problems: Problems,
}

/// A part of the profile, to be marked.
pub struct PartRow {
    /// `experience` ...
    pub criterion: String,
    /// What it is called.
    pub name: &'static str,
    /// What is looked for.
    pub wanted: String,
    /// The mark that was given.
    pub mark: String,
    /// And why.
    pub reason: String,
}

impl PartRow {
    /// Whether this mark was given.
    pub fn is(&self, mark: &str) -> bool {
        self.mark == mark
    }
}

/// An application to read without a name.
#[derive(Template)]
#[template(path = "intakes/reading.html")]
pub struct ReadingPage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// The reading.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// Of which round.
    pub intake: String,
    /// What was asked, and answered.
    pub answers: Vec<(String, String)>,
    /// The parts of the profile.
    pub parts: Vec<PartRow>,
    /// What the reader says of the whole.
    pub note: String,
    /// What whoever appeals says.
    pub appeal: String,
    /// Both have read it.
    pub over: bool,
    /// What was wrong.
    pub problems: Problems,
}

/// The members as a whole.
#[derive(Template)]
#[template(path = "intakes/composition.html")]
pub struct CompositionPage {
    /// The frame.
    pub shell: Shell,
    /// The community's part of the address.
    pub slug: String,
    /// How many they are.
    pub stay: i64,
    /// The balance.
    pub balance: Vec<BalanceTable>,
    /// The measures.
    pub measures: Vec<MeasureRow>,
    /// How the reader described themself, in the order of the dimensions.
    pub said: [String; 5],
    /// The mix, one band a line; for convenors.
    pub mix: Option<String>,
    /// What was wrong.
    pub problems: Problems,
}

/// One's own result.
#[derive(Template)]
#[template(path = "intakes/result.html")]
pub struct ResultPage {
    /// The frame.
    pub shell: Shell,
    /// Of one's own page.
    pub token: String,
    /// The community.
    pub place: String,
    /// Its part of the address.
    pub slug: String,
    /// `offer`, `wait`, `decline`; empty before it was told.
    pub outcome: String,
    /// Why.
    pub reason: String,
    /// The version of the criteria.
    pub version: i64,
    /// Until when it can be answered.
    pub until: Option<Moment>,
    /// It can be answered now.
    pub open: bool,
    /// It can be appealed now.
    pub appealable: bool,
    /// What was answered.
    pub answer: &'static str,
    /// How it was read.
    pub marks: Vec<MarkCell>,
    /// What was wrong.
    pub problems: Problems,
}

/// What the composition tells of those who are in, for links.
pub fn ids(composition: &Composition) -> Vec<i64> {
    composition.chosen.iter().map(|one| one.application).collect()
}
